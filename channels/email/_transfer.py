"""What a part's bytes were before they were written in 7 bits for the journey."""

import re
from binascii import Error, a2b_base64, a2b_qp, a2b_uu

_no_base64 = re.compile(rb"[^A-Za-z0-9+/]")


def content(body: bytes, encoding: str) -> bytes:
    """As much of it as can be had; an encoding nobody knows is none."""
    match encoding.strip().lower():
        case "base64":
            return unbase64(body)
        case "quoted-printable":
            return a2b_qp(body)
        case "uuencode" | "x-uuencode" | "uue" | "x-uue":
            return _unuu(body)
        case _:
            return body


def unbase64(body: bytes) -> bytes:
    """Letters that do not belong, missing padding and a cut end are passed over."""
    try:
        return a2b_base64(body)
    except Error:
        letters = _no_base64.sub(b"", body)
        whole = letters[: len(letters) - (len(letters) % 4 == 1)]
        return a2b_base64(whole + b"=" * (-len(whole) % 4))


def _unuu(body: bytes) -> bytes:
    out = bytearray()
    for line in body[body.find(b"\n", body.find(b"begin ")) + 1 :].splitlines():
        if line in (b"end", b"`"):
            break
        try:
            out += a2b_uu(line)
        except Error:  # a line without the length it says, as broken encoders write them
            out += a2b_uu(line[: (((line[:1] or b" ")[0] - 32 & 63) * 4 + 5) // 3])
    return bytes(out)

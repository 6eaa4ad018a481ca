"""What Outlook packs into winmail.dat: subject, body and files ([MS-OXTNEF], [MS-OXRTFCP])."""

import re
import struct
from collections.abc import Iterator
from typing import NamedTuple

from channels.email import _html
from channels.email._charsets import decoded
from channels.message import Attachment

SIGNATURE = b"\x78\x9f\x3e\x22"
SUBJECT, BODY, MESSAGE, CODEPAGE = 0x8004, 0x800C, 0x9003, 0x9007
FILE, FILE_NAME, FILE_CONTENT, FILE_MORE = 0x9002, 0x8010, 0x800F, 0x9005
# MAPI properties ([MS-OXPROPS]).
P_SUBJECT, P_BODY, P_RTF, P_HTML = 0x0037, 0x1000, 0x1009, 0x1013
P_CONTENT, P_NAME, P_LONG_NAME, P_TYPE = 0x3701, 0x3704, 0x3707, 0x370E
SIZES = {0x02: 4, 0x03: 4, 0x04: 4, 0x05: 8, 0x06: 8, 0x07: 8, 0x0A: 4, 0x0B: 4, 0x14: 8, 0x40: 8, 0x48: 16}
TEXTS, MANY, UNICODE, OBJECT = (0x0D, 0x1E, 0x1F, 0x102), 0x1000, 0x1F, 0x0D
MOST, FILES = 2_000, 100  # properties, files
UNPACKED = 1 << 20  # bytes of a text

# The words that every compressed text may refer to before it has any of its own.
DICTIONARY = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript "
    b"\\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par "
    b"\\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
)
_token = re.compile(
    r"\\'(?P<hex>[0-9a-fA-F]{2})|\\u(?P<letter>-?\d{1,5}) ?(?:\\'[0-9a-fA-F]{2}|\?)?"
    r"|\\(?P<word>[a-z]{1,32})(?P<number>-?\d{1,10})? ?|\\(?P<sign>[^a-z])|(?P<brace>[{}])|[\r\n]+|(?P<text>[^\\{}\r\n]+)"
)
_unseen = frozenset(
    "fonttbl colortbl stylesheet info pict themedata generator listtable rsidtbl xmlnstbl".split()
)

Properties = dict[int, tuple[int, bytes]]


class Packed(NamedTuple):
    subject: str
    text: str
    files: tuple[Attachment, ...]


def unpacked(content: bytes) -> Packed | None:
    """None for what is no such file; of a damaged one as much as can be had."""
    if not content.startswith(SIGNATURE):
        return None
    told: dict[int, bytes] = {}
    files: list[dict[int, bytes]] = []
    for number, value in _attributes(content):
        if number == FILE and len(files) < FILES:
            files.append({})
        elif number in (FILE_NAME, FILE_CONTENT, FILE_MORE) and files:
            files[-1][number] = value
        else:
            told.setdefault(number, value)
    page = struct.unpack_from("<I", told.get(CODEPAGE, b"").ljust(4, b"\0"))[0]
    charset = f"cp{page}" if page else ""
    known = _properties(told.get(MESSAGE, b""))
    subject = _text(known, P_SUBJECT, charset) or _string(told.get(SUBJECT, b""), charset)
    found = (_file(one, charset) for one in files)
    return Packed(subject, _body(known, told.get(BODY, b""), charset), tuple(filter(None, found)))


def _attributes(content: bytes) -> Iterator[tuple[int, bytes]]:
    """(number, value) of each; one that is longer than the file is its last."""
    at = 6
    while at + 9 <= len(content):
        number, _, length = struct.unpack_from("<HHI", content, at + 1)
        yield number, content[at + 9 : at + 9 + length]
        at += 9 + length + 2


def _properties(content: bytes) -> Properties:
    found: Properties = {}
    try:
        (count,) = struct.unpack_from("<I", content)
        at = 4
        for _ in range(min(count, MOST)):
            kind, number = struct.unpack_from("<HH", content, at)
            at = _after_name(content, at + 4) if number >= 0x8000 else at + 4
            value, at = _value(content, at, kind)
            found.setdefault(number, (kind & ~MANY, value))
    except struct.error:
        pass  # what came before the damage counts
    return found


def _after_name(content: bytes, at: int) -> int:
    """A property of somebody's own is named by a GUID and a number or a word."""
    kind, length = struct.unpack_from("<II", content, at + 16)
    return at + 24 + (_padded(length) if kind == 1 else 0)


def _value(content: bytes, at: int, kind: int) -> tuple[bytes, int]:
    """The first of its values, and where the next property begins."""
    base = kind & ~MANY
    count = 1
    if kind & MANY or base in TEXTS:
        (count,) = struct.unpack_from("<I", content, at)
        at += 4
    first = b""
    for number in range(min(count, MOST)):
        length = SIZES.get(base, 0)
        if base in TEXTS:
            (length,) = struct.unpack_from("<I", content, at)
            at += 4
        elif not length:
            raise struct.error("a property of no known kind")
        first = content[at : at + length] if number == 0 else first
        at += _padded(length)
    return first, at


def _padded(length: int) -> int:
    return length + -length % 4


def _text(known: Properties, number: int, charset: str) -> str:
    kind, value = known.get(number, (0, b""))
    return _string(value, "utf-16-le" if kind == UNICODE else charset)


def _string(value: bytes, charset: str) -> str:
    if charset == "utf-16-le":
        return value.decode(charset, "replace").partition("\0")[0].strip()
    return decoded(value.partition(b"\0")[0], charset).strip()


def _body(known: Properties, plain: bytes, charset: str) -> str:
    text = _text(known, P_BODY, charset) or _string(plain, charset)
    if text:
        return text
    if P_HTML in known:
        return _html.unmarked(_html.shown(decoded(known[P_HTML][1], charset))).strip()
    return _rtf_text(_unpacked_rtf(known[P_RTF][1])) if P_RTF in known else ""


def _file(parts: dict[int, bytes], charset: str) -> Attachment | None:
    more = _properties(parts.get(FILE_MORE, b""))
    kind, inner = more.get(P_CONTENT, (0, b""))
    content = parts.get(FILE_CONTENT) or (inner[16:] if kind == OBJECT else inner)  # after the object's class
    name = _text(more, P_LONG_NAME, charset) or _string(parts.get(FILE_NAME, b""), charset)
    name = name or _text(more, P_NAME, charset) or "file"
    return Attachment(name, _text(more, P_TYPE, charset) or "application/octet-stream", content or b"")


def _unpacked_rtf(content: bytes) -> bytes:
    if len(content) < 16:
        return b""
    _, size, kind = struct.unpack_from("<II4s", content)
    if kind == b"MELA":
        return content[16 : 16 + size]
    out = bytearray(DICTIONARY)
    end = min(size, UNPACKED) + len(DICTIONARY)
    at = 16
    while at < len(content) and len(out) < end:
        flags = content[at]
        at += 1
        for bit in range(8):
            if at >= len(content) or len(out) >= end:
                break
            if flags >> bit & 1:
                (reference,) = struct.unpack_from(">H", content[at : at + 2].ljust(2, b"\0"))
                at += 2
                start = _place(reference >> 4, len(out))
                if start < 0:
                    return bytes(out[len(DICTIONARY) :])
                for step in range((reference & 15) + 2):
                    out.append(out[start + step])
            else:
                out.append(content[at])
                at += 1
    return bytes(out[len(DICTIONARY) : end])


def _place(offset: int, written: int) -> int:
    """A reference is a place in a ring of 4,096 bytes; a reference to the end itself ends the text."""
    place = written - (written - offset) % 4096
    return -1 if place == written or place < 0 else place


def _rtf_text(rtf: bytes) -> str:
    """The text of it; of a page packed into RTF, the page's."""
    page = re.search(rb"\\ansicpg(\d{3,5})", rtf)
    charset = f"cp{page[1].decode()}" if page else "cp1252"
    is_html = b"\\fromhtml" in rtf[:1000]
    out: list[str] = []
    unseen = [False]
    for token in _token.finditer(rtf.decode("latin-1")):
        if token["brace"] == "{":
            unseen.append(unseen[-1])
        elif token["brace"]:
            unseen = unseen[:-1] or [False]
        elif token["word"] == "htmlrtf":
            unseen[-1] = token["number"] != "0"
        elif token["word"] in _unseen or token["sign"] == "*":
            unseen[-1] = True  # a group for programs
        elif token["word"] == "htmltag":
            unseen[-1] = unseen[-2] if len(unseen) > 1 else False
        elif not unseen[-1]:
            out.append(_said(token, charset, is_html))
    text = "".join(out)
    return (_html.unmarked(_html.shown(text)) if is_html else text).strip()


def _said(token: re.Match[str], charset: str, is_html: bool) -> str:
    if token["hex"]:
        return decoded(bytes.fromhex(token["hex"]), charset)
    if token["letter"]:
        return chr(int(token["letter"]) % 0x10000)
    if token["word"]:
        return {"par": "\n", "line": "\n", "tab": "\t"}.get(token["word"], "") if not is_html else ""
    if token["sign"]:
        return {"~": "\u00a0"}.get(token["sign"], token["sign"])
    return token["text"] or ""

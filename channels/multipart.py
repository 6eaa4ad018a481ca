"""The parts of a multipart/form-data body (RFC 7578)."""

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message as Mime
from itertools import islice
from typing import NamedTuple

MOST_PARTS = 1_000

_blank = re.compile(rb"\r?\n\r?\n")
_parameter = re.compile(r';\s*([\w*]+)="?((?<=")(?:[^"\\]|\\.)*(?=")|[^";]*)')


class Part(NamedTuple):
    """One field or file as sent."""

    field: str
    filename: str | None  # None: an ordinary field
    content_type: str
    content: bytes

    def text(self) -> str:
        return self.content.decode()


def parts(content_type: str, body: bytes) -> list[Part]:
    """Every part in the order sent. Raises ValueError where the body is not what the content type says."""
    whole = Mime()
    whole["content-type"] = content_type
    boundary = str(whole.get_boundary("")).encode("latin-1", "replace")
    pieces = list(islice(_pieces(boundary, body), MOST_PARTS + 1)) if boundary else []
    if not 0 < len(pieces) <= MOST_PARTS:
        raise ValueError("a multipart form without readable parts")
    return [_part(piece) for piece in pieces]


def _pieces(boundary: bytes, body: bytes) -> Iterator[bytes]:
    """What stands between the borders; the last may lack its end. Nothing inside is looked at: a file may be a mail."""
    border = re.compile(rb"--%b(--)?[ \t]*(?=\r?\n|\Z)" % re.escape(boundary))
    begun = None
    for found in border.finditer(body):
        end = found.start()
        if end and body[end - 1 : end] != b"\n":
            continue
        if begun is not None:
            yield body[begun : end - (2 if body[end - 2 : end] == b"\r\n" else 1)]
        begun = found.end()
        if found[1]:
            return
    if begun is not None:
        yield re.sub(rb"\r?\n\Z", b"", body[begun:])


def _part(piece: bytes) -> Part:
    empty = _blank.search(piece)
    head, content = (piece[: empty.start()], piece[empty.end() :]) if empty else (piece, b"")
    part = message_from_bytes(head.lstrip() + b"\r\n\r\n")
    if "content-transfer-encoding" in part:
        part.set_payload(content.decode("ascii", "surrogateescape"))
        content = bytes(part.get_payload(decode=True))
    # Browsers send names as raw UTF-8 (RFC 7578, 5.1), which the e-mail parser would replace.
    raw = next((str(value) for name, value in part.raw_items() if name.lower() == "content-disposition"), "")
    said = dict(_parameter.findall(raw.encode("utf-8", "surrogateescape").decode("utf-8", "replace")))
    if "name" not in said:
        raise ValueError("a form part without a name")
    filename = part.get_filename() if "filename*" in said else said.get("filename")
    return Part(_unescaped(said["name"]), filename and _unescaped(filename), part.get_content_type(), content)


def _unescaped(name: str) -> str:
    """As browsers escape what would end a quoted name."""
    return name.replace("%22", '"').replace('\\"', '"').replace("%0D%0A", " ")

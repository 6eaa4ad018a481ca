"""The parts of a multipart/form-data body (RFC 7578)."""

import re
from email import message_from_bytes
from email.message import Message as Mime
from typing import NamedTuple

MOST_PARTS = 1_000

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
    head = f"Content-Type: {content_type}\r\n\r\n".encode("latin-1", "replace")
    whole = message_from_bytes(head + body)
    found = whole.get_payload()
    if not whole.is_multipart() or not isinstance(found, list) or len(found) > MOST_PARTS:
        raise ValueError("a multipart form without readable parts")
    return [_part(part) for part in found if isinstance(part, Mime)]


def _part(part: Mime) -> Part:
    # Browsers send names as raw UTF-8 (RFC 7578, 5.1), which the e-mail parser would replace.
    raw = next((str(value) for name, value in part.raw_items() if name.lower() == "content-disposition"), "")
    said = dict(_parameter.findall(raw.encode("utf-8", "surrogateescape").decode("utf-8", "replace")))
    if "name" not in said:
        raise ValueError("a form part without a name")
    content = part.get_payload(decode=True)
    content = content if isinstance(content, bytes) else b""
    filename = part.get_filename() if "filename*" in said else said.get("filename")
    return Part(_unescaped(said["name"]), filename and _unescaped(filename), part.get_content_type(), content)


def _unescaped(name: str) -> str:
    """As browsers escape what would end a quoted name."""
    return name.replace("%22", '"').replace('\\"', '"').replace("%0D%0A", " ")

"""The parts of a multipart/form-data body (RFC 7578)."""

from email import message_from_bytes
from email.message import Message as Mime
from typing import NamedTuple

MOST_PARTS = 1_000


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
    field = part.get_param("name", header="content-disposition")
    if not isinstance(field, str):
        raise ValueError("a form part without a name")
    content = part.get_payload(decode=True)
    # Browsers send file and field names as raw UTF-8, which the e-mail parser keeps as surrogates.
    filename = part.get_filename()
    shown = None if filename is None else _utf8(filename)
    return Part(_utf8(field), shown, part.get_content_type(), content if isinstance(content, bytes) else b"")


def _utf8(raw: str) -> str:
    return raw.encode("utf-8", "surrogateescape").decode("utf-8", "replace")

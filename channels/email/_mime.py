"""The parts of a mail, within limits: its text, its files, its headers."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import Message as Mime
from email.parser import BytesParser
from email.policy import compat32
from email.utils import getaddresses

from channels.email._text import HEADER, decoded, from_html, header, tidy
from channels.message import Attachment

DEPTH, PARTS, FILES = 20, 100, 100
SHAPING = "content-type", "content-disposition", "content-transfer-encoding"


@dataclass(slots=True)
class Mail:
    """What a mail says, decoded."""

    headers: Mime
    text: str = ""
    html: str = ""
    files: list[Attachment] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)  # the content type of every part

    def header(self, name: str) -> str:
        return header(self.headers.get(name))

    def every(self, name: str) -> list[str]:
        return [header(value) for value in self.headers.get_all(name, [])[:50]]

    def addresses(self, name: str) -> list[tuple[str, str]]:
        """(name, address) of everybody in this header; what is no address is left out."""
        raw = [_ascii(value) for value in self.headers.get_all(name, [])[:20]]
        try:
            found = getaddresses(raw)
        except (ValueError, IndexError, RecursionError):
            found = []
        return [(_bare(header(who)), address.strip("<> ")) for who, address in found if "@" in address]

    @property
    def body(self) -> str:
        """The plain text; of a mail in HTML alone its text."""
        return tidy(self.text) or from_html(self.html)


def parsed(content: bytes) -> Mail:
    """Never an error: what cannot be taken apart is one text."""
    try:
        mime = BytesParser(policy=compat32).parsebytes(content)
    except (RecursionError, ValueError, LookupError):
        mime = BytesParser(policy=compat32).parsebytes(content, headersonly=True)
        return Mail(mime, text=decoded(content[-200_000:], None))
    mail = Mail(mime)
    for part in _parts(mime):
        _add(mail, part)
    return mail


def _parts(mime: Mime, depth: int = 0) -> Iterator[Mime]:
    """The leaves in order; a mail inside is one leaf."""
    stack = [(mime, 0)]
    count = 0
    while stack and count < PARTS:
        part, depth = stack.pop()
        _cut(part)
        inner = part.get_payload()
        if part.get_content_maintype() == "multipart" and isinstance(inner, list) and depth < DEPTH:
            stack += [(one, depth + 1) for one in reversed(inner[:PARTS]) if isinstance(one, Mime)]
        else:
            count += 1
            yield part


def _add(mail: Mail, part: Mime) -> None:
    kind = part.get_content_type()
    mail.kinds.append(kind)
    is_file = part.get_content_disposition() == "attachment"
    if kind == "text/plain" and not is_file:
        mail.text += ("\n" if mail.text else "") + _text(part)
    elif kind == "text/html" and not is_file:
        mail.html += _text(part)
    elif len(mail.files) < FILES and part.get_content_maintype() != "multipart":
        mail.files.append(Attachment(_filename(part), kind, _content(part)))


def _content(part: Mime) -> bytes:
    inner = part.get_payload()
    if isinstance(inner, list):  # a mail inside, or the fields of a delivery report
        return b"\n".join(_flat(one) for one in inner if isinstance(one, Mime))
    try:
        content = part.get_payload(decode=True)
    except (ValueError, LookupError):
        content = None
    if isinstance(content, bytes):
        return content
    return str(inner).encode("utf-8", "surrogateescape")


def _flat(mime: Mime) -> bytes:
    try:
        return mime.as_bytes()
    except (ValueError, LookupError, RecursionError, TypeError, AttributeError, KeyError):
        return b""


def _text(part: Mime) -> str:
    charset = part.get_param("charset")
    return decoded(_content(part), charset if isinstance(charset, str) else None)


def _filename(part: Mime) -> str:
    try:
        name = part.get_filename()
    except (ValueError, LookupError, TypeError):
        name = None
    return header(name) or part.get_content_type().replace("/", ".")


def _cut(part: Mime) -> None:
    """What shapes the mail is read by code that takes minutes for a long header."""
    for name in SHAPING:
        value = part.get(name)
        if value is not None and len(str(value)) > HEADER:
            del part[name]
            part[name] = str(value)[:HEADER].replace("\r", " ").replace("\n", " ")


def _ascii(raw: object) -> str:
    """An address header for the parser of addresses: raw letters survive as they are."""
    text = str(raw)[:HEADER]
    content = text.encode("utf-8", "surrogateescape")
    return text if content.isascii() else decoded(content, None)


def _bare(name: str) -> str:
    return name.strip().strip("'\"").strip()

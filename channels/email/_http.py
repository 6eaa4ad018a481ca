"""Mail that comes by HTTP: raw or taken apart, with what its provider alone knows of it; and receipts of ours."""

import re
from base64 import encodebytes
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from email.message import EmailMessage
from typing import NamedTuple
from urllib.parse import parse_qsl, quote

from channels.elements import strings
from channels.email import _headers, _read
from channels.email._headers import Headers
from channels.invented import EMAIL, NAME, TEXT
from channels.message import Attachment, Delivery, Message, Setting, Settings, digest
from channels.multipart import parts

SETTINGS = {"own_addresses": _read.SETTINGS["own_addresses"]}
BASIC = Setting("user:password, as you wrote them into the address: https://user:password@...", secret=True)
MAX_BODY = 50 << 20
TO = "biuro@example.com"  # whom samples are to
# Whose verdict on a sender is believed: it is put on top of the mail, where no sender can put anything.
OURS = "leadinlet"
BORDER = b"leadinlet"  # no part has a line of it: all are base64

# One vocabulary of what became of a mail of ours, and how far in its life each is.
STATES = {"queued": 1, "sent": 2, "deferred": 3, "delivered": 4, "bounced": 5, "complained": 6, "opened": 7}
STATES |= {"clicked": 8, "unsubscribed": 9}

_of_mime = re.compile(
    rb"^(?:mime-version|content-[\w-]+)[ \t]*:[^\n]*(?:\n[ \t][^\n]*)*(?:\n|\Z)", re.I | re.M
)
_telling = re.compile(r"multipart/(report|signed|encrypted)\b", re.I)
_boundary = re.compile(r";\s*boundary=(\"[^\"]*\"|[^;\s]*)", re.I)
_gap = re.compile(rb"\r?\n(?:[ \t]*\r?\n)+")
_unsafe = re.compile(r"[^\w.:+-]")
_kind = re.compile(r"[\w.+-]{1,100}/[\w.+-]{1,100}")


class Text(NamedTuple):
    """One of the texts of a mail, as many of them as there are saying the same."""

    kind: str
    content: bytes
    charset: str = "utf-8"


def read(
    raw: bytes,
    settings: Settings,
    *,
    sender: str | None = None,
    recipient: str = "",
    is_proven: bool = False,
    **known: object,
) -> Message:
    """The mail's message. `sender` and `recipient` are those of its journey; an empty sender takes no answer."""
    is_proven = is_proven and len(authors(raw)) == 1
    path = None if sender is None else _line(sender).strip("<> ")
    ours = f"Authentication-Results: {OURS}; dmarc={'pass' if is_proven else 'none'}\r\n"
    ours += "" if path is None else f"Return-Path: <{path}>\r\n"
    own = ",".join([settings["own_addresses"], recipient])
    mail = ours.encode("utf-8", "replace") + raw.lstrip(b"\r\n")
    said = _read.read(mail, {**settings, "own_addresses": own, "authserv_id": OURS, "layouts": ""})
    journey = strings({"envelope_from": path, "envelope_to": recipient, **known})
    return replace(said, fields={**said.fields, **journey})


def damaged(delivery: Delivery) -> Message:
    return _read.damaged(delivery.body)


def receipt(key: str, state: str, *, at: datetime | None = None, **fields: object) -> Message:
    """What became of a mail of ours: it says more of that, and creates nothing."""
    return Message(
        key=key.strip("<> "),
        kind="email",
        rank=STATES.get(state, 0),
        at=at,
        fields=strings({"status": state, **fields}),
    )


def fields(delivery: Delivery) -> dict[str, bytes]:
    """Every text field, in bytes: a raw mail is in several charsets at once."""
    if delivery.is_multipart:
        sent = parts(delivery.headers["content-type"], delivery.body)
        return {part.field: part.content for part in sent if part.filename is None}
    pairs = parse_qsl(delivery.body.decode("latin-1"), keep_blank_values=True, encoding="latin-1")
    return {name: value.encode("latin-1") for name, value in pairs}


def head(pairs: Iterable[tuple[str, str]]) -> bytes:
    """A list of headers as the top of a mail has them."""
    return "".join(f"{_line(name)}: {_line(value)}\r\n" for name, value in pairs).encode("utf-8", "replace")


def composed(top: bytes, texts: Iterable[Text], files: Iterable[Attachment]) -> bytes:
    """A mail that its provider took apart, put together again, so that it is read as any other."""
    inner = [_part(f"{text.kind}; charset={_unsafe.sub('', text.charset)}", text.content) for text in texts]
    alike = _many("multipart/alternative", BORDER + b"-texts", inner)
    whole = [alike, *(_file(file) for file in files)]
    top = _gap.sub(b"\r\n", top.strip() + b"\r\n")
    return _of_mime.sub(b"", top) + _many(_outer(top), BORDER, whole)


def authors(raw: bytes) -> list[str]:
    """The domains a mail says it is from: mostly one."""
    found = headers(raw).addresses("from")
    return [address.rpartition("@")[2].lower() for _, address in found]


def is_aligned(domain: str, raw: bytes) -> bool:
    """Whether a domain that was verified vouches for the sender shown, as DMARC asks (RFC 7489, 3.1): it is their
    domain or the one above. Names below it do not: who rents one at a host does not speak for the host."""
    domain = domain.strip("<>. ").rpartition("@")[2].lower()
    shown = authors(raw)
    return "." in domain and len(shown) == 1 and f".{shown[0]}".endswith(f".{domain}")


def headers(raw: bytes) -> Headers:
    return _headers.read(raw, 0, len(raw))[0]


def invented(now: datetime) -> bytes:
    """The mail of a sample."""
    mail = EmailMessage()
    mail["From"] = f"{NAME} <{EMAIL}>"
    mail["To"] = TO
    mail["Subject"] = "Próba / Sample"
    mail["Date"] = now
    mail["Message-ID"] = f"<{digest(now.isoformat())}@example.org>"
    mail.set_content(f"{TEXT}\n\n{NAME}\n")
    return mail.as_bytes()


def _line(text: str) -> str:
    return " ".join(text.split())


def _outer(top: bytes) -> str:
    """Reports, and what is signed or encrypted, are told by the kind of the whole."""
    kind = headers(top).get("content-type")
    return _boundary.sub("", kind) if _telling.match(kind) else "multipart/mixed"


def _many(kind: str, border: bytes, inside: Iterable[bytes]) -> bytes:
    begin = f'Content-Type: {kind}; boundary="'.encode() + border + b'"\r\n\r\n'
    return b"".join([begin, *_between(border, inside), b"--", border, b"--\r\n"])


def _between(border: bytes, inside: Iterable[bytes]) -> Iterator[bytes]:
    for one in inside:
        yield from (b"--", border, b"\r\n", one, b"\r\n")


def _part(kind: str, content: bytes, more: str = "") -> bytes:
    start = f"Content-Type: {kind}\r\n{more}Content-Transfer-Encoding: base64\r\n\r\n"
    return start.encode("utf-8", "replace") + encodebytes(content)


def _file(file: Attachment) -> bytes:
    kind = file.content_type.lower().partition(";")[0].strip()
    is_one = _kind.fullmatch(kind) and not kind.startswith("multipart/")
    name = f"Content-Disposition: attachment; filename*=UTF-8''{quote(file.name)}\r\n"
    return _part(kind if is_one else "application/octet-stream", file.content, name)

"""A mailbox, read by IMAP.

Give the server, the user and its password; for Gmail an app password (Google account, Security, App
passwords), for Microsoft 365 the OAuth client and refresh token of your tenant. Mails stay where they are and
as unread as they were. New mail comes within a second where the server can tell of it (IDLE), else within a
minute.

Nothing from before is read unless you say how many days back; mail that no person wrote (auto-replies,
bounces, newsletters) is kept and shown, but never becomes a lead.
"""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from typing import NamedTuple

from channels.email import _automatic
from channels.email._mime import Mail, parsed
from channels.message import Claim, Delivery, Direction, Message, Setting, Settings, digest, fold

SETTINGS = {
    "host": Setting("IMAP server, such as imap.gmail.com", required=True),
    "port": Setting("Its port; 993 with tls, else 143"),
    "security": Setting("tls, starttls, or none (this machine only)", default="tls"),
    "user": Setting("User, mostly the address itself", required=True),
    "password": Setting("Password, or app password", secret=True),
    "oauth_client_id": Setting("In place of a password: the OAuth client's id"),
    "oauth_client_secret": Setting("the OAuth client's secret", secret=True),
    "oauth_refresh_token": Setting("the refresh token of this mailbox", secret=True),
    "oauth_token_url": Setting("where access tokens are given out; known for Gmail and Microsoft 365"),
    "folders": Setting("Folders, comma-separated", default="INBOX"),
    "since": Setting("now, or how many days back to begin", default="now"),
    "own_addresses": Setting("Your own addresses, comma-separated: mail from them is not a client's"),
    "authserv_id": Setting(
        "The name your server signs Authentication-Results with: senders it vouches for are proven"
    ),
}
MAX_BODY = 50 << 20
PROTECTED_BY = "secret"  # the mailbox is signed in to
SHOWN = "from", "to", "cc", "reply-to", "subject", "date", "message-id", "in-reply-to", "list-id"
GLANCE = {
    name: re.compile(rb"^%b:[ \t]*([^\r\n]{0,200})" % name.encode(), re.I | re.M)
    for name in ("from", "subject")
}

_letters = re.compile(r"[^\W\d_]{2,}")
_id = re.compile(r"<([^<>\s]+)>")
_comment = re.compile(r"\([^()]*\)")
_dmarc = re.compile(r"(?:^|[;\s])dmarc\s*=\s*(\w+)", re.I)


class Person(NamedTuple):
    name: str
    address: str

    @property
    def domain(self) -> str:
        return self.address.lower().rpartition("@")[2]


def verify(delivery: Delivery, settings: Settings) -> bool:
    return delivery.method == "IMAP"  # nobody may post mails in


def sample(settings: Settings, url: str, now: datetime) -> Delivery:
    mail = EmailMessage()
    mail["From"] = "Jan Próbny <jan.probny@example.org>"
    mail["To"] = settings["user"]
    mail["Subject"] = "Próba / Sample"
    mail["Date"] = now
    mail["Message-ID"] = f"<{digest(now.isoformat())}@example.org>"
    mail.set_content("Dzień dobry, to jest próba.\nThis is a sample.\n\nJan Próbny\ntel. 600 000 000\n")
    return Delivery(received_at=now, method="IMAP", body=mail.as_bytes())


def parse(delivery: Delivery, settings: Settings) -> Iterable[Message]:
    mail = parsed(delivery.body)
    own = _own(settings)
    automatic = _automatic.reason(mail)
    sender = _first(mail, "from") or _first(mail, "sender") or Person("", "")
    answer = _first(mail, "reply-to") if automatic != _automatic.LIST else None
    if answer is None or answer.address.lower() == sender.address.lower():
        answer = None
    if sender.address.lower() in own and (answer is None or answer.address.lower() in own):
        yield _message(mail, direction="out", claims=_addressed(mail, own))
        return
    claims = (
        [Claim("email", sender.address, _is_proven(mail, settings["authserv_id"]))] if sender.address else []
    )
    if answer is not None and not _is_one(sender, answer, own):
        # A site's form or a portal writes for somebody, who is in Reply-To alone.
        sender, claims = answer, []
    claims += [Claim("email", answer.address)] if answer is not None else []
    yield _message(mail, claims=tuple(claims), name=sender.name, automatic=automatic)


def damaged(delivery: Delivery) -> Message:
    """For a mail that cannot be read safely: what its first lines tell at a glance."""
    head = delivery.body[:65_536]
    found = {name: _line.search(head) for name, _line in GLANCE.items()}
    fields = {name: line[1].decode("utf-8", "replace").strip() for name, line in found.items() if line}
    return Message(
        key=digest(delivery.body),
        kind="email",
        claims=(),
        text="This mail could not be read safely. The original is kept with its delivery.",
        fields={name: value for name, value in fields.items() if value},
    )


def _message(
    mail: Mail,
    claims: tuple[Claim, ...],
    direction: Direction = "in",
    name: str = "",
    automatic: str = "",
) -> Message:
    return Message(
        key=_key(mail),
        kind="email",
        claims=claims,
        at=_at(mail.headers.get("date")),
        direction=direction,
        automatic=automatic,
        name=name,
        thread=_thread(mail),
        text=mail.text,
        fields=_fields(mail),
        attachments=mail.files,
    )


def _key(mail: Mail) -> str:
    """The same for a mail however often and through whatever folder it comes; different mails that share a
    Message-ID, as broken senders make them, stay apart. Of what travel adds (Received, X-...) nothing counts."""
    stable = (b"".join(mail.headers.raw(name).split()) for name in ("message-id", "date", "from", "subject"))
    return digest(*stable, mail.digest)


def _thread(mail: Mail) -> str:
    """The mail that began it."""
    ids = [_id.findall(mail.headers.get(name)) for name in ("references", "in-reply-to", "message-id")]
    return next((found[0] for found in ids if found), "")


def _first(mail: Mail, header: str) -> Person | None:
    return next((Person(*one) for one in mail.headers.addresses(header)), None)


def _own(settings: Settings) -> set[str]:
    words = (*settings["own_addresses"].split(","), settings.get("user", ""))
    return {word.strip().lower() for word in words if "@" in word}


def _is_one(sender: Person, answer: Person, own: set[str]) -> bool:
    """Whether From and Reply-To are one person's: at one domain, or under a common name and not at ours."""
    names = [set(_letters.findall(fold(one.name))) for one in (sender, answer)]
    is_ours = sender.domain in {address.rpartition("@")[2] for address in own}
    return sender.domain == answer.domain or (bool(names[0] & names[1]) and not is_ours)


def _is_proven(mail: Mail, authserv_id: str) -> bool:
    """Whether our own server says DMARC passed (RFC 8601): only the topmost such header can be its own."""
    server, _, verdicts = _comment.sub("", mail.headers.get("authentication-results")).partition(";")
    is_ours = server.split(" ")[0].lower() == authserv_id.strip().lower() != ""
    verdict = _dmarc.findall(verdicts)
    return is_ours and [one.lower() for one in verdict] == ["pass"]


def _addressed(mail: Mail, own: set[str]) -> tuple[Claim, ...]:
    """The person we wrote to: the first, for several are not one contact."""
    people = [address for name in ("to", "cc", "bcc") for _, address in mail.headers.addresses(name)]
    return tuple(Claim("email", address) for address in people if address.lower() not in own)[:1]


def _at(date: str) -> datetime | None:
    try:
        at = parsedate_to_datetime(date)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    at = at.replace(tzinfo=UTC) if date.rstrip().endswith("-0000") else at
    return at if 1990 <= at.year < 2100 else None


def _fields(mail: Mail) -> dict[str, str]:
    fields = {name.replace("-", "_"): mail.headers.get(name) for name in SHOWN}
    return {name: value for name, value in fields.items() if value}

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
from email.utils import parsedate_to_datetime

from channels.email import _automatic
from channels.email._mime import Mail, parsed
from channels.message import Claim, Delivery, Direction, Message, Setting, Settings, digest

SETTINGS = {
    "host": Setting("IMAP server, such as imap.gmail.com", required=True),
    "port": Setting("Its port; 993 with tls, else 143"),
    "security": Setting("tls, starttls, or none (this machine only)", default="tls"),
    "user": Setting("User, mostly the address itself", required=True),
    "password": Setting("Password, or app password", secret=True),
    "oauth_client_id": Setting("In place of a password: the OAuth client's id"),
    "oauth_client_secret": Setting("the OAuth client's secret", secret=True),
    "oauth_refresh_token": Setting("the refresh token of this mailbox", secret=True),
    "oauth_token_url": Setting("where access tokens are given out"),
    "folders": Setting("Folders, comma-separated", default="INBOX"),
    "since": Setting("now, or how many days back to begin", default="now"),
    "own_addresses": Setting("Your own addresses, comma-separated: mail from them is not a client's"),
    "authserv_id": Setting(
        "The name your server signs Authentication-Results with: senders it vouches for are proven"
    ),
}
MAX_BODY = 50 << 20
SHOWN = {
    "subject": "subject",
    "to": "to",
    "cc": "cc",
    "reply_to": "reply-to",
    "message_id": "message-id",
    "in_reply_to": "in-reply-to",
    "list_id": "list-id",
}


def verify(delivery: Delivery, settings: Settings) -> bool:
    return delivery.method == "IMAP"  # nobody may post mails in


def parse(delivery: Delivery, settings: Settings) -> Iterable[Message]:
    mail = parsed(delivery.body)
    name, sender = next(iter(mail.addresses("from")), ("", ""))
    own = {address.strip().lower() for address in settings["own_addresses"].split(",")}
    direction: Direction = "out" if sender.lower() in own else "in"
    yield Message(
        key=_key(mail, sender),
        kind="email",
        claims=_addressed(mail) if direction == "out" else _claims(mail, sender, settings["authserv_id"]),
        at=_at(mail.header("date")),
        direction=direction,
        automatic=_automatic.reason(mail) if direction == "in" else "",
        name=name if direction == "in" else "",
        thread=_thread(mail),
        text=mail.body,
        fields=_fields(mail),
        attachments=tuple(mail.files),
    )


def damaged(delivery: Delivery) -> Message:
    """For a mail that cannot be read safely: what its first lines tell at a glance."""
    head = delivery.body[:65_536].decode("utf-8", "replace")
    found = re.search(r"^Subject:[ \t]*([^\r\n]{0,200})", head, re.I | re.M)
    subject = found[1].strip() if found else ""
    text = "This mail could not be read safely. The original is kept with its delivery."
    return Message(
        key=digest(delivery.body),
        kind="email",
        claims=(),
        text=text,
        fields={"subject": subject} if subject else {},
    )


def _key(mail: Mail, sender: str) -> str:
    """The same for a mail however often and through whatever folder it comes; different mails that share a
    Message-ID, as broken senders make them, stay apart."""
    headers = [mail.header(name) for name in ("message-id", "date", "subject")]
    return digest(*headers, sender, " ".join(mail.body.split()), [file.name for file in mail.files])


def _thread(mail: Mail) -> str:
    """The mail that began it."""
    ids = [
        re.findall(r"<([^<>\s]+)>", mail.header(name)) for name in ("references", "in-reply-to", "message-id")
    ]
    return next((found[0] for found in ids if found), "")


def _claims(mail: Mail, sender: str, authserv_id: str) -> tuple[Claim, ...]:
    answer = next((address for _, address in mail.addresses("reply-to")), "")
    claims = [Claim("email", sender, _is_proven(mail, authserv_id))] if sender else []
    if not answer or answer.lower() == sender.lower():
        return tuple(claims)
    # Another domain: a site's form or a portal writes for somebody, who is in Reply-To alone.
    is_same = answer.lower().partition("@")[2] == sender.lower().partition("@")[2]
    return (*(claims if is_same else []), Claim("email", answer))


def _is_proven(mail: Mail, authserv_id: str) -> bool:
    """Whether our own server says DMARC passed (RFC 8601): only the topmost such header can be its own."""
    results = next(iter(mail.every("authentication-results")), "")
    server, _, verdicts = results.partition(";")
    is_ours = bool(authserv_id) and server.split(" ")[0].strip().lower() == authserv_id.strip().lower()
    return is_ours and re.search(r"(^|[;\s])dmarc\s*=\s*pass\b", verdicts, re.I) is not None


def _addressed(mail: Mail) -> tuple[Claim, ...]:
    return tuple(Claim("email", address) for _, address in mail.addresses("to")[:1])


def _at(date: str) -> datetime | None:
    try:
        at = parsedate_to_datetime(date)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    return at if 1990 <= at.year < 2100 else None


def _fields(mail: Mail) -> dict[str, str]:
    fields = {name: mail.header(header) for name, header in SHOWN.items()}
    sender = mail.header("from")
    return {name: value for name, value in {"from": sender, **fields}.items() if value}

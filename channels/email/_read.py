"""A mail to what it means: who writes, for whom, and what they say. All channels that bring mails read so."""

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import NamedTuple

from channels.email import _automatic, _taught
from channels.email._bounce import failure
from channels.email._calendar import invitation
from channels.email._charsets import decoded
from channels.email._forwarded import Forwarded, forwarded
from channels.email._lines import plain
from channels.email._mime import Mail, parsed
from channels.email._notice import notice
from channels.email._quotes import reply
from channels.email._services import MAILERS, TRACES, is_form_service, is_portal
from channels.email._words import is_forward
from channels.forms._form import Filled
from channels.message import Claim, Direction, Message, Setting, Settings, digest, fold

SETTINGS = {
    "own_addresses": Setting("Your own addresses, comma-separated: mail from them is not a client's"),
    "authserv_id": Setting(
        "The name your server signs Authentication-Results with: senders it vouches for are proven"
    ),
    "layouts": Setting("Layouts of forms and portals that you have shown by channel teach, as JSON"),
}
SHOWN = "from", "to", "cc", "reply-to", "subject", "date", "message-id", "in-reply-to", "list-id"
GLANCE = {
    name: re.compile(rb"^%b:[ \t]*([^\r\n]{0,200})" % name.encode(), re.I | re.M)
    for name in ("from", "subject")
}
CALENDARS = "text/calendar", "application/ics"
NUMBERS = 3  # telephone numbers of a signature that are looked at
CHANGED = "this sender's layout is none of those shown: show it again with leadinlet channel teach"
KNOWN = "no"  # in place of a need that an earlier reading told

_via = re.compile(r"\s+(?:via|przez|über|par|por|tramite)\s.+$", re.I)
_letters = re.compile(r"[^\W\d_]{2,}")
_id = re.compile(r"<([^<>\s]+)>")
_comment = re.compile(r"\([^()]*\)")
_dmarc = re.compile(r"(?:^|[;\s])dmarc\s*=\s*(\w+)", re.I)
_number = re.compile(r"(?<![\w.,/-])\+?\(?\d[\d ()./-]{6,18}\d(?![\w@])")
_fax = re.compile(r"\b(fax|faks|nip|regon|krs|iban|konto|vat|tax)\b", re.I)
_title = re.compile(
    r"\b(manager|director|head of|ceo|cto|cfo|coo|owner|founder|president|consultant|engineer|specialist|assistant|sales|"
    r"kierownik|dyrektor|prezes|właściciel(ka)?|specjalist[ak]a?|handlowiec|doradca|asystent(ka)?|inżynier|księgow[ay]|menedżer|"
    r"koordynator(ka)?|geschäftsführer(in)?|leiter(in)?|vertrieb|gérant|directeur|directrice|responsable|director[a]?|gerente|"
    r"titolare|direttore|eigenaar|directeur|ředitel|riaditeľ|директор|менеджер)\b",
    re.I,
)


class Person(NamedTuple):
    name: str
    address: str

    @property
    def domain(self) -> str:
        return self.address.lower().rpartition("@")[2]


def read(content: bytes, settings: Settings, is_sent: bool = False) -> Message:
    """Never an error: a mail is always something that happened. `is_sent`: it lies where we keep what we sent."""
    mail = parsed(content)
    own = _own(settings)
    if is_sent:
        return _message(mail, direction="out", claims=_addressed(mail, own))
    automatic = _automatic.reason(mail)
    sender = Person(*mail.headers.sender())
    answer = _answer(mail, sender, automatic)
    if layouts := _taught.of_sender(settings["layouts"], sender.address):
        return _shown(mail, layouts, answer)
    told = notice(mail.marked) if _writes_for_others(mail, sender, answer, automatic, own) else None
    if told is not None:
        return _notified(mail, told, answer)
    inner = None if automatic else forwarded(mail.marked, mail.subject) or _attached(mail, sender, own)
    if inner is not None and "@" in inner.address and inner.address.lower() not in own:
        return _passed_on(mail, inner, sender)
    if sender.address.lower() in own and (answer is None or answer.address.lower() in own):
        return _message(mail, direction="out", claims=_addressed(mail, own))
    if is_portal(sender.domain) and answer is None:
        return _message(mail, claims=(), automatic=automatic or _automatic.NOBODY)
    return _written(mail, sender, answer, automatic, own, settings)


def teach(content: bytes, settings: Settings, shown: Mapping[str, str]) -> dict[str, str]:
    """The settings with the layout of this mail, in which these values stand. Raises LookupError where one does not."""
    mail = parsed(content)
    layout = _taught.learned(mail.text, mail.headers.sender()[1], shown)
    known = [one for one in _taught.layouts(settings["layouts"]) if one != layout]
    return {"layouts": json.dumps([*known, layout], ensure_ascii=False)}


def damaged(content: bytes) -> Message:
    """For a mail that cannot be read safely: what its first lines tell at a glance."""
    head = content[:65_536]
    found = {name: _line.search(head) for name, _line in GLANCE.items()}
    fields = {name: line[1].decode("utf-8", "replace").strip() for name, line in found.items() if line}
    return Message(
        key=digest(content),
        kind="email",
        claims=(),
        text="This mail could not be read safely. The original is kept with its delivery.",
        fields={name: value for name, value in fields.items() if value},
    )


def _written(
    mail: Mail, sender: Person, answer: Person | None, automatic: str, own: set[str], settings: Settings
) -> Message:
    """A person's own mail. Their signature tells numbers, unconfirmed."""
    said = reply(mail.marked)
    claims = (
        [Claim("email", sender.address, _is_proven(mail, settings["authserv_id"]))] if sender.address else []
    )
    if answer is not None and (is_portal(sender.domain) or not _is_one(sender, answer, own)):
        # A site's form or a portal writes for somebody, who is in Reply-To alone.
        sender, claims = answer, []
    claims += [Claim("email", answer.address)] if answer is not None else []
    claims += [] if automatic else [Claim("phone", number) for number in _numbers(said.signature)]
    fields = {"reply": said.text if said.text != mail.text else "", "signature": said.signature}
    fields["job_title"] = _job(said.signature)
    return _message(mail, claims=tuple(claims), name=sender.name, automatic=automatic, fields=fields)


def _shown(mail: Mail, layouts: list[_taught.Layout], answer: Person | None) -> Message:
    """A mail of a sender whose layout the owner has shown. One that fits none is nobody's, and says so."""
    found = next(filter(None, (_taught.read(mail.text, layout) for layout in reversed(layouts))), None)
    if found is not None and (found.claims or answer is not None):
        return replace(_notified(mail, found, answer, KNOWN), rank=min(len(layouts), 999))
    told = notice(mail.marked)
    if told is not None:
        return _notified(mail, told, answer, CHANGED)
    return _message(mail, claims=None, fields={"needs_you": CHANGED})


def _notified(mail: Mail, told: Filled, answer: Person | None, need: str = "") -> Message:
    """What a site's form or a portal says somebody wrote; Reply-To may know more of them."""
    name, claims = told.name, told.claims
    if answer is not None:
        claims = tuple(dict.fromkeys((*claims, Claim("email", answer.address))))
        name = answer.name if set(fold(name).split()) < set(fold(answer.name).split()) else name
    return _message(mail, claims=claims, name=name, text=told.text, fields={**told.fields, "needs_you": need})


def _attached(mail: Mail, sender: Person, own: set[str]) -> Forwarded | None:
    """A mail passed on as a file: by one of ours, or under a subject that says so."""
    inside = [file for file in mail.files if file.content_type == "message/rfc822"]
    is_passed_on = is_forward(mail.subject, mail.text) or sender.address.lower() in own
    if len(inside) != 1 or not is_passed_on:
        return None
    inner = parsed(inside[0].content)
    to = tuple(address for _, address in inner.headers.addresses("to"))
    date = inner.headers.get("date")
    return Forwarded(*inner.headers.sender(), to, date, inner.subject, inner.marked, mail.text)


def _passed_on(mail: Mail, inner: Forwarded, forwarder: Person) -> Message:
    """A forwarded mail is its first sender's."""
    said = reply(inner.text)
    claims = [Claim("email", inner.address), *(Claim("phone", number) for number in _numbers(said.signature))]
    fields = {
        "subject": inner.subject,
        "forwarded_by": forwarder.address,
        "comment": inner.comment,
        "from": f"{inner.name} <{inner.address}>".strip(),
        "to": ", ".join(inner.to),
        "date": inner.date,
        "reply": said.text if said.text != plain(inner.text) else "",
        "signature": said.signature,
    }
    return _message(mail, claims=tuple(claims), name=inner.name, text=plain(inner.text), fields=fields)


def _message(
    mail: Mail,
    claims: tuple[Claim, ...] | None,
    direction: Direction = "in",
    name: str = "",
    automatic: str = "",
    text: str = "",
    fields: dict[str, str] | None = None,
) -> Message:
    failed = failure(mail) if automatic == _automatic.BOUNCE else {}
    known = _fields(mail) | _protection(mail) | failed | _invitation(mail) | (fields or {})
    return Message(
        key=_key(mail),
        kind="email",
        claims=claims,
        at=_at(mail.headers.get("date")),
        direction=direction,
        automatic=automatic,
        name=name,
        thread=_thread(mail),
        text=text or mail.text,
        fields={name: value for name, value in known.items() if value},
        attachments=mail.kept,
    )


def _answer(mail: Mail, sender: Person, automatic: str) -> Person | None:
    """Who gets the answer, where that is somebody else than the sender."""
    sends_for_others = is_portal(sender.domain) or is_form_service(sender.domain)
    answer = _first(mail, "reply-to") if automatic != _automatic.LIST or sends_for_others else None
    if answer is None or answer.address.lower() == sender.address.lower():
        return None
    if is_portal(answer.domain):
        return Person(_via.sub("", answer.name), answer.address) if _is_lent(answer) else None
    return answer


def _is_lent(answer: Person) -> bool:
    """Whether a portal's address is one lent for a conversation, such as k2j4h5g6@..., and no desk of its own."""
    local = answer.address.partition("@")[0]
    return "+" in local or (len(local) >= 6 and re.search(r"\d", local) is not None)


def _writes_for_others(
    mail: Mail, sender: Person, answer: Person | None, automatic: str, own: set[str]
) -> bool:
    is_service = is_portal(sender.domain) or is_form_service(sender.domain)
    is_own = sender.address.lower() in own
    if automatic == _automatic.LIST:
        return is_service or is_own  # services put List-Unsubscribe into notices, too
    if automatic not in ("", _automatic.PROGRAM, _automatic.NOBODY):
        return False
    local = sender.address.lower().partition("@")[0]
    is_a_program = bool(automatic) or local in MAILERS or any(trace in mail.headers for trace in TRACES)
    return is_a_program or answer is not None or is_own or is_service


def _numbers(signature: str) -> list[str]:
    lines = [line for line in signature.splitlines() if not _fax.search(line)]
    found = [match[0].strip() for line in lines for match in _number.finditer(line)]
    return list(dict.fromkeys(found))[:NUMBERS]


def _job(signature: str) -> str:
    """The line of a signature that tells what somebody is."""
    short = (line.strip() for line in signature.splitlines() if len(line) < 80 and "@" not in line)
    return next((line for line in short if _title.search(line) and not re.search(r"\d{3}", line)), "")


def _protection(mail: Mail) -> dict[str, str]:
    if {"multipart/encrypted", "application/pgp-encrypted"} & mail.kinds:
        return {"protection": "encrypted"}
    if {"application/pkcs7-mime", "application/x-pkcs7-mime"} & mail.kinds:
        return {"protection": "encrypted or signed (S/MIME)"}
    signed = {"application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature"}
    return {"protection": "signed"} if signed & mail.kinds else {}


def _invitation(mail: Mail) -> dict[str, str]:
    """Who invites, when and where."""
    calendar = next((file for file in mail.files if file.content_type in CALENDARS), None)
    return invitation(decoded(calendar.content)) if calendar else {}


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
    return {word.strip().lower() for word in settings["own_addresses"].split(",") if "@" in word}


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
    shown = {name.replace("-", "_"): mail.headers.get(name) for name in SHOWN}
    return shown | {"subject": mail.subject}

"""One call is one activity: what its pieces have in common, whichever provider tells them."""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from urllib.parse import urlsplit

from channels.elements import strings
from channels.message import Attachment, Claim, Delivery, Fetch, Kind, Message, Setting, literal

RINGING, TALKING, ENDED, RECORDED, TRANSCRIBED, FETCHED = 2, 3, 4, 5, 6, 7
# What one of our own people did with the call says more than that the line was taken, by a machine perhaps; a
# message left says more than that nobody was there.
LEGS = {"missed": 8, "busy": 8, "failed": 8, "talking": 10, "answered": 11}
LEFT = 9
OWN = Setting(
    "Your own people's numbers that calls are put through to, with commas; those in call_answer are known"
)
# The one vocabulary of outcomes, and the words that providers have for each.
OUTCOMES = {
    "ringing": "ringing ring newcall start started initiated initiate queued incoming incomingcall new alerting setup "
    "callstart dialbegin created starting",
    "talking": "talking inprogress answer up ongoing active connected callaccepted pickup bridged",
    "answered": "answered completed complete ok success successful normalclearing normal proper accepted finished "
    "normalcallclearing talked timelimit",
    "missed": "missed noanswer canceled cancelled cancel timeout unanswered notanswered nouseranswer originatorcancel "
    "abandoned abandon noone missedcall nouserresponding norequestor noresponse",
    "busy": "busy userbusy rejected reject declined callrejected denied blocked",
    "voicemail": "voicemail machine voicemailmessage",
    "failed": "failed fail failure error congestion unavailable chanunavail notfound unallocatednumber notallowed "
    "nomoney nolimit nodaylimit nomoneynolimit unallocated noroute invalidnumberformat unknown unspecified "
    "linelimit callfailed",
}
# Callers who hide their number, as providers write it in its place.
HIDDEN = set(
    (
        "anonymous restricted unavailable unknown private withheld blocked hidden anonim anonymousinvalid "
        "266696687 7378742833 2562533 8656696 464"
    ).split()
)
INTERNAL = 5  # digits of the longest extension
SHORT = 6  # digits of the longest short code; whatever is longer may have its country in front

_outcomes = {word: outcome for outcome, words in OUTCOMES.items() for word in words.split()}
_ranks = {"ringing": RINGING, "talking": TALKING}
_kinds: Mapping[str, Kind] = {"call": "call", "social": "social"}


def call(
    key: str,
    status: str = "",
    *,
    client: str | None = None,
    is_inbound: bool = True,
    rank: int | None = None,
    at: datetime | None = None,
    name: str = "",
    text: str = "",
    **fields: object,
) -> Message:
    """A piece of a call. `status` is the provider's word for how far it is or how it ended, `client` the other
    side's number; None where this piece does not say it."""
    ended = outcome(status)
    kept = {"outcome": ended, "status": "" if status == ended else status, **fields}
    furthest = _ranks.get(ended, ENDED if ended else 0)
    return Message(
        key=key,
        kind="call",
        claims=None if client is None else claims(client),
        rank=furthest if rank is None else rank,
        at=at,
        direction="in" if is_inbound else "out",
        name=name,
        text=text,
        fields=strings(kept),
    )


def leg(key: str, status: str, to: str, *, at: datetime | None = None, **fields: object) -> Message:
    """A piece of a call that was put through to one of our own people: whether they took it."""
    ended = outcome(status)
    is_taken = ended in ("talking", "answered")
    told = {"outcome": "answered" if is_taken else ended, "answered_by": number(to) if is_taken else ""}
    talked = {"seconds": 0} if ended in LEGS and not is_taken else {}
    kept = strings({**(told if ended in LEGS else {}), **fields, **talked})
    return Message(key=key, kind="call", claims=None, rank=LEGS.get(ended, 1), at=at, fields=kept)


def voicemail(key: str, recording: str, seconds: object = "", *, at: datetime | None = None) -> Message:
    """A piece of a call that nobody took: the caller left a message. Nobody talked for a second."""
    told = {"outcome": "voicemail", "seconds": 0, "recording": recording, "recording_seconds": seconds}
    return Message(key=key, kind="call", claims=None, rank=LEFT, at=at, fields=strings(told))


def outcome(status: str) -> str:
    """The outcome a provider's word stands for; empty for one that tells none."""
    return _outcomes.get("".join(letter for letter in status.lower() if letter.isalpha()), "")


def number(raw: str) -> str:
    """Of sip:+48...@host;tag=1 the number."""
    bare = (
        raw.strip().partition(":")[2]
        if raw.strip().lower().startswith(("sip:", "tel:", "sips:"))
        else raw.strip()
    )
    return bare.partition("@")[0].partition(";")[0]


def international(raw: object) -> str:
    """With its plus, for providers that write a number's country and leave the plus out."""
    said = number(str(raw or ""))
    return f"+{said}" if said.isdecimal() and len(said) > SHORT and said[0] != "0" else said


def is_own(raw: str, *told: str) -> bool:
    """Whether it is one of the numbers that the owner wrote there, with or without their country."""
    digits = re.sub(r"\D", "", number(raw))
    known = re.findall(r"\d+", re.sub(r"[\s().-]", "", " ".join(f"{text}," for text in told)))
    return any(len(one) > SHORT and digits.endswith(one.lstrip("0")) for one in known)


def claims(raw: str) -> tuple[Claim, ...]:
    """Who calls; nobody for hidden and internal numbers, and for names in place of one."""
    said = number(raw)
    digits = sum(letter.isdigit() for letter in said)
    is_named = any(letter.isalpha() for letter in said)
    is_hidden = "".join(letter for letter in said.lower() if letter.isalnum()) in HIDDEN
    return () if is_hidden or is_named or digits <= INTERNAL else (Claim("phone", said, proven=True),)


def media(
    key: str,
    url: str,
    hosts: tuple[str, ...],
    name: str,
    sign_in: str = "",
    headers: Mapping[str, str] | None = None,
    kind: Kind = "call",
) -> Iterator[Fetch]:
    """A recording or a picture; only from the provider's own hosts, for our secrets may go with the request.

    `sign_in` is "{user}:{password}@" in the settings' names.
    """
    parts = urlsplit(url)
    host = parts.hostname or ""
    if parts.scheme == "https" and any(host == one or host.endswith(f".{one}") for one in hosts):
        query = f"?{parts.query}" if parts.query else ""
        place = (
            parts.netloc.rpartition("@")[2] + parts.path + query
        )  # with its port: a PBX of one's own has others
        yield Fetch(
            key=f"{key} {name}",
            about=f"{kind} {name} {key}",
            url=f"https://{sign_in}{literal(place)}",
            headers=headers or {},
        )


def fetched(delivery: Delivery) -> Message:
    """What media() asked for, once it is here."""
    kind, name, key = delivery.about.split(" ", 2)
    content_type = delivery.headers.get("content-type", "application/octet-stream").split(";")[0]
    ending = content_type.rpartition("/")[2]
    ending = "mp3" if (kind, ending) == ("call", "mpeg") else ending.removeprefix("x-")
    file = Attachment(name if "." in name else f"{name}.{ending}", content_type, delivery.body)
    return Message(key=key, kind=_kinds.get(kind, "sms"), rank=FETCHED, attachments=(file,))

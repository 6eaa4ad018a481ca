"""One call is one activity: what its pieces have in common, whichever provider tells them."""

import re
from collections.abc import Mapping
from datetime import datetime

from channels.elements import strings
from channels.message import Message, Setting
from channels.numbers import claims, number

RINGING, TALKING, ENDED, RECORDED, TRANSCRIBED = 2, 3, 4, 5, 6
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

_outcomes = {word: outcome for outcome, words in OUTCOMES.items() for word in words.split()}
_ranks = {"ringing": RINGING, "talking": TALKING}


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
    kept = {"outcome": ended, "status": "" if status == ended else status, **_counted(fields)}
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
    kept = strings({**(told if ended in LEGS else {}), **_counted(fields), **talked})
    return Message(key=key, kind="call", claims=None, rank=LEGS.get(ended, 1), at=at, fields=kept)


def voicemail(key: str, recording: str, seconds: object = "", *, at: datetime | None = None) -> Message:
    """A piece of a call that nobody took: the caller left a message. Nobody talked for a second."""
    told = {"outcome": "voicemail", "seconds": 0, "recording": recording, "recording_seconds": seconds}
    return Message(key=key, kind="call", claims=None, rank=LEFT, at=at, fields=strings(told))


def _counted(fields: Mapping[str, object]) -> dict[str, object]:
    """The length of the talk in whole seconds, for rules to be held against."""
    return {name: seconds(value) if name == "seconds" else value for name, value in fields.items()}


def outcome(status: str) -> str:
    """The outcome a provider's word stands for; empty for one that tells none."""
    return _outcomes.get("".join(letter for letter in status.lower() if letter.isalpha()), "")


def seconds(text: object) -> str:
    """A length as whole seconds, whether it is told as 75, 75.0 or 00:01:15; empty for any other form."""
    said = str("" if text is None else text).strip()
    if re.fullmatch(r"\d+(\.\d+)?", said):
        return said.partition(".")[0]
    if not re.fullmatch(r"\d+(:\d\d){1,2}(\.\d+)?", said):
        return ""
    length = 0
    for part in said.partition(".")[0].split(":"):
        length = length * 60 + int(part)
    return str(length)

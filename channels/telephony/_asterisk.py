"""What Asterisk tells of a call, by whichever of its interfaces: of each leg that it begins, rings, is taken, ends.

A call is the legs that belong together; the first of them names it. Nothing but the end of a leg that was taken says
that a call was answered: the first leg is "up" as soon as a menu, a queue or a voicemail box has it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from channels.elements import moment
from channels.message import Message, Setting, Settings
from channels.numbers import INTERNAL, LONGEST, claims, international, is_own
from channels.telephony._call import call
from channels.telephony._pbx import ended

# How far each piece is: a leg nobody took says less than the end of the call, and that less than a leg that was taken.
RINGING, UNTAKEN, OVER, VOICEMAIL, TALKING, ANSWERED, COUNTED = 10, 15, 20, 25, 30, 40, 45
TRUNKS = re.compile(
    r"from-(trunk|pstn|did|external|outside|sip-external|provider)|inbound|incoming", re.IGNORECASE
)
ENDPOINT = re.compile(r"[^/]+/(?:[^/@]*/)?([^/@;]+?)(?:@.*)?-[0-9a-f]{8}(?:;[12])?")  # PJSIP/101-0000001a
NUMBER = re.compile(r"\+?\d{6,}")

SETTINGS = {
    "trunks": Setting(
        "Names of your trunks, such as PJSIP/provider, comma-separated; calls on them come from outside"
    ),
    "numbers": Setting("Your own numbers, comma-separated: a call from one of them goes out"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Leg:
    """One channel, as Asterisk calls it."""

    call: str  # the id of the call's first leg
    id: str
    name: str = ""
    caller: str = ""
    shown: str = ""
    exten: str = ""
    context: str = ""
    is_up: bool = False

    @property
    def is_first(self) -> bool:
        return self.id == self.call


def began(leg: Leg, settings: Settings, at: datetime | None) -> Message:
    """The first leg: who calls, or whom one of us calls."""
    return _told(leg, "ringing", RINGING, settings, at, [leg.exten], is_new=True)


def found(leg: Leg, other: str, is_talking: bool, settings: Settings, at: datetime | None) -> Message:
    """A call that was under way when we came."""
    status, rank = ("talking", TALKING) if is_talking else ("ringing", RINGING)
    return _told(leg, status, rank, settings, at, [leg.exten, other])


def rings(leg: Leg, to: Leg, dialled: str, settings: Settings, at: datetime | None) -> Message:
    """A leg is rung from another one. `dialled` is where Asterisk sends it, such as trunk/48601200300."""
    number = NUMBER.search(dialled)
    others = [to.caller or (number[0] if number else "")]
    return _told(leg, "ringing", RINGING, settings, at, others, rung=_extension(to, settings))


def dial_ended(leg: Leg, to: Leg, status: str, settings: Settings, at: datetime | None) -> Message:
    if status.upper() == "ANSWER":
        return call(leg.call, "talking", rank=TALKING, at=at, answered_by=_extension(to, settings))
    return call(leg.call, ended(status), rank=UNTAKEN, at=at, cause=status)


def over(
    leg: Leg,
    cause: str,
    settings: Settings,
    at: datetime | None,
    seconds: str = "",
    others: Sequence[str] = (),
) -> Message:
    """The end of a leg; of the first one the call's, which nobody took if no other leg says so."""
    if not leg.is_first:
        who = _extension(leg, settings)
        return call(leg.call, "answered", rank=ANSWERED, at=at, seconds=seconds, answered_by=who, cause=cause)
    outcome = "missed" if leg.is_up else {"answered": "missed"}.get(ended(cause), ended(cause) or "missed")
    return _told(leg, outcome, OVER, settings, at, others, cause=cause)


def is_voicemail(application: str) -> bool:
    """Whether the dialplan's application leaves the caller to a voicemail box."""
    return application.lower() in {"voicemail", "vm", "minivmrecord"}


def voicemail(leg: Leg, at: datetime | None) -> Message:
    return call(leg.call, "voicemail", rank=VOICEMAIL, at=at)


def counted(key: str, disposition: str, seconds: str, at: datetime | None, taken_by: str) -> Message:
    """Asterisk's own account of a leg that was dialled."""
    outcome = ended(disposition)
    is_taken = outcome == "answered"
    rank, who = (COUNTED, taken_by) if is_taken else (UNTAKEN, "")
    return call(key, outcome, rank=rank, at=at, seconds=seconds if is_taken else None, answered_by=who)


def began_at(id: str) -> datetime | None:
    """Ids begin with the second the channel was made: 1732435200.17, or with the system's name before it."""
    made = re.search(r"(?:^|-)(\d{10})\.\d+$", id)
    return moment(made[1]) if made else None


def extension(name: str) -> str:
    """Of PJSIP/101-0000001a or Local/101@from-queue-00000003;1 the 101."""
    endpoint = ENDPOINT.fullmatch(name)
    return endpoint[1] if endpoint else ""


def _told(
    leg: Leg,
    status: str,
    rank: int,
    settings: Settings,
    at: datetime | None,
    others: Sequence[str],
    *,
    is_new: bool = False,
    rung: str = "",
    cause: str = "",
) -> Message:
    known = who(leg, others, settings, is_new)
    is_inbound, client = known or (True, None)
    is_hidden = client is not None and not claims(client)
    return call(
        leg.call,
        status,
        client=None if client is None else international(client, LONGEST),
        is_inbound=is_inbound,
        rank=rank,
        at=at,
        name=leg.shown if is_inbound and known and not is_hidden and leg.shown != leg.caller else "",
        to=leg.exten if is_inbound and is_new and any(map(str.isdigit, leg.exten)) else None,
        rings=rung if is_inbound else None,
        made_by=(extension(leg.name) or leg.caller) if known and not is_inbound else None,
        cause=cause,
    )


def who(leg: Leg, others: Sequence[str], settings: Settings, is_new: bool = False) -> tuple[bool, str] | None:
    """Whether a call comes in, and whom from outside it is with; None where these numbers alone do not say it:
    a dialplan may show one of our own numbers, or the caller's, on its way out again."""
    outside = next((one for one in others if _is_outside(one, settings)), "")
    if _is_trunk(leg, settings):
        return True, leg.caller
    if _is_outside(leg.caller, settings):
        return (True, leg.caller) if is_new or not outside else None
    if not _is_inside(leg.caller, settings):
        return (False, outside) if outside and not leg.caller and not is_new else None
    if outside:
        return False, outside
    return (False, leg.caller) if any(_is_inside(one, settings) for one in others) else None


def _is_trunk(leg: Leg, settings: Settings) -> bool:
    names = [name.strip().lower() for name in settings["trunks"].split(",") if name.strip()]
    is_named = any(leg.name.lower().startswith((f"{name}-", f"{name}/")) for name in names)
    return leg.is_first and (is_named or bool(TRUNKS.match(leg.context)))


def _is_outside(number: str, settings: Settings) -> bool:
    return NUMBER.fullmatch(number) is not None and not is_own(number, settings["numbers"])


def _is_inside(number: str, settings: Settings) -> bool:
    return (number.isdigit() and len(number) <= INTERNAL) or is_own(number, settings["numbers"])


def _extension(leg: Leg, settings: Settings) -> str:
    """Whose telephone a leg is; nobody's for a trunk."""
    endpoint = extension(leg.name)
    if endpoint.isdigit() and len(endpoint) <= INTERNAL:
        return endpoint
    return leg.caller if _is_inside(leg.caller, settings) else ""

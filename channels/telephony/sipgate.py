"""sipgate: calls by sipgate.io, as they ring, are answered and end.

Book sipgate.io in your sipgate account (Administration, Plans & Packages). Then in console.sipgate.com open
Webhooks, URLs and enter the channel's URL for both incoming and outgoing calls; under Sources choose the phone
lines. Keep that URL secret: sipgate signs nothing. Who answers and when a call ends is subscribed to by itself.

A caller can be led elsewhere by the action in "call_answer", such as <Dial><Voicemail /></Dial>; without it the
call rings as set at sipgate.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from xml.sax.saxutils import quoteattr

from channels.elements import contents
from channels.invented import OURS, PHONE, by_form
from channels.message import Answer, Delivery, Message, Setting, Settings, digest, other
from channels.numbers import international
from channels.telephony._call import RECORDED, call
from channels.telephony._pbx import ended, from_outside, leg_rank, text

SETTINGS = {"call_answer": Setting("Action for a call that comes in, such as <Dial><Voicemail /></Dial>")}
PROTECTED_BY = "address"

LONGEST = 7  # digits of the longest internal number; all others come with their country and without a plus


def verify(delivery: Delivery, settings: Settings) -> bool:
    return True  # the URL token is the secret


def parse(delivery: Delivery, settings: Settings) -> Iterable[Message]:
    told = contents(delivery)
    match told.get("event"):
        case "newCall":
            users, is_inbound = text(told.get("user")), told["direction"] == "in"
            yield _call(
                told, "ringing", rings=users if is_inbound else "", made_by="" if is_inbound else users
            )
        case "answer":
            yield _answered(told)
        case "hangup":
            yield _hung_up(told)
        case "dtmf":
            yield call(_key(told), pressed=told.get("dtmf"))
        case _:
            yield other(delivery, told or None)


def answer(delivery: Delivery, settings: Settings) -> Answer:
    """Only who asks in the answer to newCall is told of the rest."""
    told = contents(delivery)
    if told.get("event") != "newCall":
        return Answer("<Response/>", "application/xml")
    url = quoteattr(delivery.url)
    action = settings["call_answer"] if told["direction"] == "in" else ""
    return Answer(f"<Response onAnswer={url} onHangup={url}>{action}</Response>", "application/xml")


def sample(settings: Settings, url: str, now: datetime) -> Delivery:
    told = {"event": "newCall", "direction": "in", "from": PHONE.strip("+"), "to": OURS.strip("+")}
    return by_form(now, url, {**told, "callId": digest(now.isoformat()), "user[]": "Ewa Próbna"})


def _call(told: Mapping[str, Any], status: str, rank: int | None = None, **fields: Any) -> Message:
    is_inbound = told["direction"] == "in"
    ours, theirs = ("to", "from") if is_inbound else ("from", "to")
    return call(
        _key(told),
        status,
        client=international(told[theirs], LONGEST),
        is_inbound=from_outside(is_inbound, told[theirs]),
        rank=rank,
        to=international(told[ours], LONGEST),
        forwarded_from=told.get("diversion"),
        **fields,
    )


def _answered(told: Mapping[str, Any]) -> Message:
    """By a person; or by the voicemail, which outlasts the ordinary end that follows."""
    user = text(told.get("user"))
    is_voicemail = user.lower() == "voicemail"
    status, rank = ("voicemail", RECORDED) if is_voicemail else ("talking", None)
    return _call(told, status, rank, answered_by=user or told.get("answeringNumber"))


def _hung_up(told: Mapping[str, Any]) -> Message:
    """The end of a leg. A forwarded one goes on as another."""
    cause = told["cause"]
    outcome = "" if cause == "forwarded" else ended(cause) or cause
    return _call(told, outcome, leg_rank(outcome) if outcome else 0, cause=cause)


def _key(told: Mapping[str, Any]) -> str:
    """Of a call that was forwarded or transferred the first leg's id."""
    return str(told.get("origCallId") or told["callId"])

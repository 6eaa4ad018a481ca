"""Calls over WhatsApp: https://developers.facebook.com/documentation/business-messaging/whatsapp/calling"""

from collections.abc import Iterator
from dataclasses import replace

from channels.elements import Element, moment
from channels.message import Message
from channels.social._whatsapp_people import Person, Told, person_of, problem
from channels.telephony._call import ENDED, call

# How a call of ours goes on; that it was refused says more than that it ended.
CALLS = {"RINGING": ("ringing", None), "ACCEPTED": ("talking", None), "REJECTED": ("rejected", ENDED + 1)}


def called(told: Told, said: Element) -> Iterator[Message]:
    is_inbound = said.get("direction") != "BUSINESS_INITIATED"
    is_over = said["event"] == "terminate"
    piece = call(
        str(said["id"]),
        _end(said, is_inbound) if is_over else "ringing",
        is_inbound=is_inbound,
        rank=ENDED if is_over else None,
        at=moment(said["timestamp"]),
        seconds=said.get("duration"),
        to=told.ours,
        ref=said.get("cta_payload") or said.get("deeplink_payload"),
        error=problem(said),
    )
    yield _with(piece, person_of(told, said, "from" if is_inbound else "to"))


def _end(said: Element, is_inbound: bool) -> str:
    """A call that nobody took has no duration. Of one of ours its status says more: see CALLS."""
    if "duration" not in said:
        return "missed" if is_inbound else ""
    return "failed" if "FAILED" in said.get("status", "") else "answered"


def call_status(told: Told, status: Element) -> Message:
    state, rank = CALLS.get(str(status["status"]), (str(status["status"]).lower(), 0))
    at, error = moment(status["timestamp"]), problem(status)
    piece = call(str(status["id"]), state, is_inbound=False, rank=rank, at=at, error=error)
    whom = {"to": status.get("recipient_id"), "to_user_id": status.get("recipient_user_id")}
    return _with(piece, person_of(told, whom, "to"))


def _with(piece: Message, person: Person) -> Message:
    return replace(piece, claims=person.claims, name=person.name, thread=person.thread)

"""Placetel: calls as they ring, are accepted and end.

In Placetel's web portal open Settings, External APIs: enter the channel's URL, choose a shared secret of your own
words and paste the same words here; then tick the numbers whose calls shall be notified. Outgoing calls are
told of if the SIP user's caller id is set and its number is ticked.

With a number's routing set to "External API" its calls go where the XML in "call_answer" says, such as
<Forward><Target><Number>7777abcdefg@fpbx.de</Number></Target></Forward>; without one the backup routing plan
takes them.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from channels.invented import OURS, PHONE, by_form
from channels.message import Answer, Delivery, Message, Setting, Settings, digest, other
from channels.signature import hmac_hex, mac_hex
from channels.telephony._call import call

SETTINGS = {
    "secret": Setting("Shared secret, as in Settings, External APIs", secret=True, required=True),
    "call_answer": Setting("XML inside <Response> for a call that comes in, such as <Reject />"),
}

RINGING = {"IncomingCall": "in", "OutgoingCall": "out"}


def verify(delivery: Delivery, settings: Settings) -> bool:
    """https://github.com/Placetel/call-control-notify-api#our-post-request"""
    return hmac_hex("sha256", settings["secret"], delivery.body, delivery.headers["x-placetel-signature"])


def parse(delivery: Delivery, settings: Settings) -> Iterable[Message]:
    told = dict(delivery.form())
    event = told.get("event", "")
    if event in RINGING:
        yield _call(told, "ringing", direction=told.get("direction") or RINGING[event])
    elif event == "CallAccepted":
        yield _call(told, "talking", answered_by=told.get("peer"))
    elif event == "HungUp":
        yield _call(told, told["type"], seconds=told.get("duration"))
    else:
        yield other(delivery, told or None)


def answer(delivery: Delivery, settings: Settings) -> Answer:
    is_new = dict(delivery.form()).get("event") == "IncomingCall"
    return Answer(f"<Response>{settings['call_answer'] if is_new else ''}</Response>", "application/xml")


def sample(settings: Settings, url: str, now: datetime) -> Delivery:
    told = {
        "event": "IncomingCall",
        "from": PHONE,
        "to": OURS,
        "direction": "in",
        "call_id": digest(now.isoformat()),
    }
    return by_form(
        now, url, told, lambda body: {"x-placetel-signature": mac_hex("sha256", settings["secret"], body)}
    )


def _call(told: Mapping[str, str], status: str, direction: str = "", **fields: Any) -> Message:
    is_inbound = (direction or told.get("direction", "in")) == "in"
    ours, theirs = ("to", "from") if is_inbound else ("from", "to")
    return call(
        told["call_id"],
        status,
        client=""
        if "@" in told[theirs]
        else told[theirs],  # a SIP user calls a SIP user: nobody from outside
        is_inbound=is_inbound,
        to=told[ours],
        made_by=None if is_inbound else told.get("peer"),
        **fields,
    )

"""Bandwidth: calls and text messages.

In the Bandwidth App (app.bandwidth.com), under Applications, open your messaging application and your voice application
and give the channel's URL as inbound, status and call-initiated callback URL, with a callback user and password of your
own: Bandwidth shows them with everything it sends. The API's user, password and account ID are only needed for
pictures, recordings and what was missed.

A call that comes in is answered by the BXML in "call_answer", mostly a <Transfer> to the phone that shall ring ({url}
becomes the channel's own). Without it the caller hears a tone and can leave a message, which joins the lead.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from urllib.parse import urlencode
from xml.sax.saxutils import quoteattr

from channels.elements import Element, each, in_utc, listed
from channels.fetching import asked_for, fetched, file
from channels.invented import OURS, PHONE, TEXT, by_json
from channels.message import Answer, Delivery, Fetch, Message, Setting, Settings, digest, other
from channels.signature import basic, is_signed_in
from channels.telephony._call import RECORDED, TRANSCRIBED, call, leg, voicemail
from channels.telephony._sms import receipt, text_message

SETTINGS = {
    "callback_user": Setting("The callback user you chose", required=True),
    "callback_password": Setting("The callback password you chose", secret=True, required=True),
    "account": Setting("Account ID; only the test and what was missed need it"),
    "api_user": Setting("API user; pictures, recordings and what was missed need it"),
    "api_password": Setting("The API user's password", secret=True),
    "call_answer": Setting(
        "BXML for a call that comes in, such as <Response><Transfer transferCompleteUrl={url} transferAnswerUrl={url}>"
        "<PhoneNumber>+48500100200</PhoneNumber></Transfer></Response>",
        default='<Response><Record recordCompleteUrl={url} recordingAvailableUrl={url} maxDuration="180" '
        'silenceTimeout="5" fileFormat="mp3"/></Response>',
    ),
}
PROTECTED_BY = "secret"

SIGNED_IN = "{api_user}:{api_password}@"
VOICE = f"https://{SIGNED_IN}voice.bandwidth.com/api/v2/accounts/{{account}}/calls"
WRITTEN = "message-received", "suggestion-response", "request-location-response"
PUT_THROUGH = "transferAnswer", "transferDisconnect", "transferComplete"
# Why a call or a leg ended: https://dev.bandwidth.com/docs/voice/webhooks/disconnect
CAUSES = {"hangup": "answered", "timeout": "missed", "cancel": "missed", "busy": "busy", "rejected": "busy"}


def verify(delivery: Delivery, settings: Settings) -> bool:
    """https://dev.bandwidth.com/docs/voice/webhooks: HTTP Basic, nothing is signed."""
    return is_signed_in(delivery, _words(settings))


def _words(settings: Settings) -> str:
    return f"{settings['callback_user']}:{settings['callback_password']}"


def parse(delivery: Delivery, settings: Settings) -> Iterable[Message | Fetch]:
    if delivery.about == "backlog":
        yield from each(delivery, delivery.json(), _missed)
    elif delivery.about.endswith(" transcript"):
        yield _transcript(delivery)
    elif delivery.about:
        yield fetched(delivery)
    else:
        sent = listed(delivery.json())
        yield from each(delivery, sent, lambda one: _said(delivery, one, settings))


def sample(settings: Settings, url: str, now: datetime) -> Delivery:
    text = {
        "id": digest(now.isoformat()),
        "direction": "in",
        "from": PHONE,
        "to": [OURS],
        "owner": OURS,
        "text": TEXT,
    }
    text["time"] = now.isoformat()
    sent = {"type": "message-received", "time": now.isoformat(), "to": OURS, "message": text}
    return by_json(now, url, [sent], lambda _body: basic(_words(settings)))


def answer(delivery: Delivery, settings: Settings) -> Answer:
    """Whatever asks for BXML gets some; an empty one ends the call."""
    sent = None if delivery.about else delivery.json()
    what = sent.get("eventType") if isinstance(sent, dict) else ""
    if what == "initiate":
        return Answer(settings["call_answer"].replace("{url}", quoteattr(delivery.url)), "application/xml")
    return Answer("<Response/>", "application/xml") if what else Answer()


def probe(settings: Settings) -> Fetch:
    return Fetch(key="probe", about="probe", url=f"{VOICE}?pageSize=1")


def backlog(settings: Settings, since: datetime) -> Fetch:
    """The calls; Bandwidth's list of texts leaves out what they say. https://dev.bandwidth.com/apis/voice/#tag/Calls"""
    asked = urlencode({"minStartTime": f"{since:%Y-%m-%dT%H:%M:%SZ}", "pageSize": "1000"})
    return Fetch(key="backlog", about="backlog", url=f"{VOICE}?{asked}")


def _missed(one: Element) -> Iterator[Message]:
    if one.get("state") == "disconnected":
        yield from _ended({**one, "cause": one.get("disconnectCause")}, in_utc(one.get("endTime")))


def _said(delivery: Delivery, sent: Element, settings: Settings) -> Iterator[Message | Fetch]:
    if "eventType" in sent and "callId" in sent:
        yield from _call(sent, settings)
    elif sent.get("type") in WRITTEN:
        yield from _text(sent, settings)
    elif "type" in sent and "message" in sent:
        status, error = sent["type"].removeprefix("message-"), sent.get("errorCode")
        yield receipt(sent["message"]["id"], status, at=in_utc(sent.get("time")), error=error)
    else:
        yield other(delivery, sent)


def _text(sent: Element, settings: Settings) -> Iterator[Message | Fetch]:
    """https://dev.bandwidth.com/docs/messaging/webhooks: over RCS, too, whose buttons answer with a text or a place."""
    said = sent["message"]
    content, chosen, place = (
        said.get(part) or {} for part in ("content", "suggestionResponse", "locationResponse")
    )
    urls = said.get("media") or ([content["media"]["fileUrl"]] if content.get("media") else [])
    to = [str(one) for one in said.get("to") or []]
    yield text_message(
        said["id"],
        said["from"],
        said.get("text") or content.get("text") or chosen.get("text") or "",
        at=in_utc(said.get("time")),
        to=sent.get("to"),
        others=" ".join(one for one in to if one != sent.get("to")),
        carrier=sent.get("carrierName"),
        channel=said.get("channel"),
        latitude=place.get("latitude"),
        longitude=place.get("longitude"),
        media=" ".join(urls),
    )
    for number, url in enumerate(urls):
        yield from file(said["id"], url, _hosts(settings), f"media-{number}", sign_in=SIGNED_IN, kind="sms")


# Calls: https://dev.bandwidth.com/docs/voice/webhooks


def _call(sent: Element, settings: Settings) -> Iterator[Message | Fetch]:
    what, key, at = sent["eventType"], _key(sent), in_utc(sent.get("eventTime"))
    if what in PUT_THROUGH:
        yield _leg(what, sent, at)
    elif what == "disconnect":
        yield from _ended(sent, at)
    else:
        yield _state(what, sent, at)
    if sent.get("mediaUrl"):
        yield from _recording(what, sent, at, settings)
    if url := (sent.get("transcription") or {}).get("url"):
        yield from file(key, url, _hosts(settings), "transcript", kind="call", sign_in=SIGNED_IN)


def _key(sent: Element) -> str:
    """The caller's call, also of what is told of the one it was put through to."""
    return str(sent.get("parentCallId") or sent["callId"])


def _state(what: str, sent: Element, at: datetime | None) -> Message:
    status = {"initiate": "ringing", "answer": "talking"}.get(what, "")
    is_told = "direction" in sent and not sent.get("parentCallId")  # a leg's direction is not its call's
    is_inbound = not is_told or sent["direction"] == "inbound"
    return call(
        _key(sent),
        status,
        client=sent["from" if is_inbound else "to"] if is_told else None,
        is_inbound=is_inbound,
        at=at,
        to=sent["to"],
        event="" if status else what,
        digits=sent.get("digits") or sent.get("digit"),
    )


def _ended(sent: Element, at: datetime | None) -> Iterator[Message]:
    if sent.get("parentCallId"):
        yield _leg("disconnect", sent, at)
        return
    is_inbound = sent["direction"] == "inbound"
    yield call(
        sent["callId"],
        _outcome(sent),
        client=sent["from" if is_inbound else "to"],
        is_inbound=is_inbound,
        at=at,
        to=sent["to"],
        seconds=_spent(sent),
        cause=sent.get("cause"),
        error=sent.get("errorMessage"),
    )


def _leg(what: str, sent: Element, at: datetime | None) -> Message:
    """The call to the one it was put through to; its parent is the caller's."""
    status = "talking" if what == "transferAnswer" else _outcome(sent)
    to = sent.get("transferTo") or sent["to"]
    is_whole = what in ("transferDisconnect", "disconnect")
    return leg(_key(sent), status, to, at=at, seconds=_spent(sent) if is_whole else None)


def _outcome(sent: Element) -> str:
    cause = sent.get("cause") or ""
    status = CAUSES.get(cause, "failed")
    is_transfer = "transferTo" in sent  # whose time of answering is its parent's
    return "missed" if status == "answered" and not is_transfer and not sent.get("answerTime") else status


def _spent(sent: Element) -> int:
    start, end = in_utc(sent.get("answerTime")), in_utc(sent.get("endTime"))
    return round((end - start).total_seconds()) if start and end else 0


def _recording(
    what: str, sent: Element, at: datetime | None, settings: Settings
) -> Iterator[Message | Fetch]:
    """Where nobody was called, what is recorded is a message left for us. It is there only once it is available."""
    key, url, seconds = _key(sent), sent["mediaUrl"], _seconds(sent.get("duration") or "")
    is_talk = "transferTo" in sent or re.search("<(Transfer|Bridge)", settings["call_answer"])
    if is_talk:
        yield call(key, rank=RECORDED, at=at, recording=url, recording_seconds=seconds)
    else:
        yield voicemail(key, url, seconds, at=at)
    if what.endswith("Available") and sent.get("status") != "error":
        yield from file(key, url, _hosts(settings), sent["recordingId"], kind="call", sign_in=SIGNED_IN)


def _seconds(duration: str) -> str:
    """Of PT1M13.67S."""
    parts = re.findall(r"([\d.]+)([HMS])", duration)
    return (
        f"{sum(float(number) * {'H': 3600, 'M': 60, 'S': 1}[unit] for number, unit in parts):g}"
        if parts
        else ""
    )


def _transcript(delivery: Delivery) -> Message:
    said = "\n".join(one["text"] for one in delivery.json()["transcripts"])
    return call(asked_for(delivery)[1], rank=TRANSCRIBED, text=said)


def _hosts(settings: Settings) -> tuple[str, ...]:
    """Only once we can be signed in."""
    return ("bandwidth.com",) if settings["api_user"] else ()

"""Telnyx: calls and text messages.

In the Telnyx portal (portal.telnyx.com) open Voice, Programmable Voice, your application, and give the channel's URL as
its webhook (of a TeXML application: the voice URL and the status callback); under Messaging open your messaging profile
and give it as the inbound webhook. The public key stands under Account, Keys & Credentials, Public Key. With an API key
`leadinlet channel test` shows that key for comparison, and with the profile's ID `channel connect` sets its webhook.

A Voice API application only tells of its calls: it, or Telnyx' own routing, answers them. A TeXML application asks what
to do: it gets the TeXML in "call_answer".
"""

from base64 import b64decode
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from channels.elements import when
from channels.fetching import fetched, file, posted
from channels.invented import OURS, PHONE, TEXT, by_json
from channels.message import Answer, Delivery, Fetch, Message, Setting, Settings, digest, other
from channels.numbers import claims, is_own
from channels.signature import is_recent
from channels.telephony._call import OWN, RECORDED, TRANSCRIBED, call, leg, outcome
from channels.telephony._sms import receipt, text_message
from channels.telephony._twiml import of_call

SETTINGS = {
    "public_key": Setting("Public key (Account, Keys & Credentials, Public Key)", required=True),
    "own_numbers": OWN,
    "api_key": Setting("API key; only the test and connecting need it", secret=True),
    "messaging_profile": Setting("The messaging profile's ID; only to connect it"),
    "call_answer": Setting(
        "TeXML for a call that comes in, such as <Response><Dial>+48500100200</Dial></Response>",
        default='<Response><Record maxLength="180" timeout="5"/></Response>',
    ),
}
PROTECTED_BY = "key"

API = "https://api.telnyx.com/v2"
SIGNED_IN = {"authorization": "Bearer {api_key}"}
HOSTS = "telnyx.com", "amazonaws.com"  # files are where their signed addresses say; none needs our key
STATES = {"call.initiated": "ringing", "call.answered": "talking", "call.bridged": "talking"}


def verify(delivery: Delivery, settings: Settings) -> bool:
    """https://developers.telnyx.com/docs/messaging/messages/receiving-webhooks"""
    at = delivery.headers["telnyx-timestamp"]
    if not is_recent(delivery, at):
        return False
    key = Ed25519PublicKey.from_public_bytes(b64decode(settings["public_key"], validate=True))
    given = b64decode(delivery.headers["telnyx-signature-ed25519"], validate=True)
    try:
        key.verify(given, f"{at}|".encode() + delivery.body)
    except InvalidSignature:
        return False
    return True


def parse(delivery: Delivery, settings: Settings) -> Iterable[Message | Fetch]:
    if delivery.about:
        yield fetched(delivery)
    elif _is_texml(delivery):
        form = dict(delivery.form())
        said = [*of_call(form, _recording)] if "CallSid" in form else []
        yield from said or [other(delivery, form)]
    else:
        sent = delivery.json()["data"]
        yield from [*_said(sent["event_type"], sent, sent["payload"], settings)] or [other(delivery)]


def sample(settings: Settings, url: str, now: datetime) -> Delivery:
    text = {
        "id": f"sample-{digest(now.isoformat())}",
        "direction": "inbound",
        "type": "SMS",
        "from": {"phone_number": PHONE},
        "to": [{"phone_number": OURS}],
        "text": TEXT,
        "media": [],
    }
    sent = {"event_type": "message.received", "occurred_at": now.isoformat(), "payload": text}
    return by_json(now, url, {"data": sent})


def answer(delivery: Delivery, settings: Settings) -> Answer:
    """Status callbacks say where they come from; what does not asks for TeXML."""
    if delivery.about or not _is_texml(delivery):
        return Answer()
    form = dict(delivery.form())
    is_coming_in = form.get("CallStatus") == "ringing" and "CallbackSource" not in form
    return Answer(settings["call_answer"] if is_coming_in else "<Response/>", "text/xml")


def probe(settings: Settings) -> Fetch:
    return Fetch(key="probe", about="probe", url=f"{API}/public_key", headers=SIGNED_IN)


def alive(delivery: Delivery) -> str:
    key = delivery.json()["data"]["public"]
    return f"Telnyx knows the API key; the account's public key is {key}: the one in the settings must be the same."


def connect(settings: Settings, url: str) -> list[Fetch]:
    return [_profile(url)]


def disconnect(settings: Settings, url: str) -> list[Fetch]:
    return [_profile("")]


def _profile(url: str) -> Fetch:
    """https://developers.telnyx.com/api-reference/profiles/update-a-messaging-profile"""
    place = f"{API}/messaging_profiles/{{messaging_profile}}"
    return posted("connect", place, {"webhook_url": url}, SIGNED_IN, "PATCH")


def _is_texml(delivery: Delivery) -> bool:
    return "form" in delivery.headers.get("content-type", "")


def _said(what: str, sent: Any, said: Any, settings: Settings) -> Iterator[Message | Fetch]:
    at = when(sent.get("occurred_at"))
    if what == "message.received":
        yield from _text_message(said, at)
    elif what in ("message.sent", "message.finalized"):
        first = said["to"][0] if said["to"] else {}
        error = " ".join(str(one.get("code", "")) for one in said.get("errors") or [])
        yield receipt(said["id"], first.get("status", what.rpartition(".")[2]), at=at, error=error)
    elif what.startswith("call."):
        yield from _call(what, said, at, settings)


def _text_message(said: Any, at: datetime | None) -> Iterator[Message | Fetch]:
    sender, files = said["from"]["phone_number"], said.get("media") or []
    yield text_message(
        said["id"],
        sender,
        said.get("text") or "",
        at=when(said.get("received_at")) or at,
        to=said["to"][0]["phone_number"],
        others=" ".join(one["phone_number"] for one in said["to"][1:]),
        subject=said.get("subject"),
        media=" ".join(one["url"] for one in files),
    )
    for number, one in enumerate(files):
        yield from file(said["id"], one["url"], HOSTS, f"media-{number}", kind="sms")


def _call(what: str, said: Any, at: datetime | None, settings: Settings) -> Iterator[Message | Fetch]:
    """Of all legs of a call the session is one: the caller's, and those of our people it is put through to."""
    key = said["call_session_id"]
    status = said["hangup_cause"] if what == "call.hangup" else STATES.get(what, "")
    if what in ("call.recording.saved", "call.recording.error"):
        yield from _saved(key, said, at)
    elif text := said.get("transcription_text"):
        yield call(key, rank=TRANSCRIBED, at=at, text=text)
    elif said.get("direction") != "incoming" and is_own(said.get("to") or "", settings["own_numbers"]):
        yield leg(key, status, said["to"], at=at, seconds=_seconds(said, at, status))
    else:
        yield _state(key, what, status, said, at, settings)


def _state(key: str, what: str, status: str, said: Any, at: datetime | None, settings: Settings) -> Message:
    """Only the first piece says which way the call goes, and so who the other side is."""
    way = said.get("direction", "")
    is_inbound = way != "outgoing"
    other_side = said.get("from" if is_inbound else "to") or ""
    client = "" if is_own(other_side, settings["own_numbers"]) else other_side
    return call(
        key,
        status,
        client=client if way else None,
        is_inbound=is_inbound,
        at=at,
        name=said.get("caller_id_name") or "" if is_inbound and claims(client) else "",
        to=said.get("to"),
        seconds=_seconds(said, at, status),
        call_control_id=said.get("call_control_id"),
        event="" if status else what,
        **({} if way else {"from": said.get("from")}),
    )


def _seconds(said: Any, at: datetime | None, status: str) -> int | None:
    """How long it took, with its ringing, for Telnyx says no more; 0 where nobody took it."""
    if "hangup_cause" not in said or at is None or not said.get("start_time"):
        return None
    spent = at - datetime.fromisoformat(said["start_time"])
    return round(spent.total_seconds()) if outcome(status) == "answered" else 0


def _saved(key: str, said: Any, at: datetime | None) -> Iterator[Message | Fetch]:
    urls = said.get("recording_urls") or said.get("public_recording_urls") or {}
    url = urls.get("mp3") or urls.get("wav") or ""
    yield call(key, rank=RECORDED, at=at, recording=url, error=said.get("reason"))
    name = said.get("recording_id") or f"recording-{digest(url.partition('?')[0])[:8]}"
    yield from file(key, url, HOSTS, name, kind="call")


def _recording(key: str, url: str, name: str) -> Iterator[Fetch]:
    yield from file(key, url, HOSTS, name, kind="call")

"""Sinch: calls, text messages, and WhatsApp, Messenger and the rest through its Conversation API.

At dashboard.sinch.com, for texts: under Conversation API, your app, Webhooks, add the channel's URL with a secret of
your own and the triggers MESSAGE_INBOUND and MESSAGE_DELIVERY. The older SMS API takes the URL under SMS, Service APIs,
your service plan, as callback URL; what it sends is believed only if signed, and for that your account manager at Sinch
has to set the same secret. For calls: under Voice, Apps, your app, give the URL as callback URL, or let
`leadinlet channel connect` do it; the app's key and secret stand there. Your number has to belong to the app.

A call that comes in is answered by the SVAML in "call_answer", mostly a connectPstn to the phone that shall ring.
Without it the caller hears that you will call back.
"""

import hashlib
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any
from urllib.parse import urlencode, urlsplit

from channels.elements import Element, each, in_utc
from channels.fetching import fetched, file, posted
from channels.invented import OURS, PHONE, TEXT, by_json
from channels.message import Answer, Delivery, Fetch, Kind, Message, Setting, Settings, digest, other
from channels.numbers import international, is_own
from channels.signature import hmac_base64, hmac_hex, is_recent, mac_base64, same
from channels.telephony._call import OWN, RECORDED, TALKING, call, leg, outcome
from channels.telephony._sms import receipt, text_message

SETTINGS = {
    "webhook_secret": Setting(
        "The secret you chose for texts; without texts any words", secret=True, required=True
    ),
    "application_key": Setting("The voice app's key; only calls need it"),
    "application_secret": Setting("The voice app's secret, as the dashboard shows it", secret=True),
    "own_numbers": OWN,
    "call_answer": Setting(
        'SVAML for a call that comes in, such as {"action": {"name": "connectPstn", "number": "+48500100200"}}',
        default='{"instructions": [{"name": "say", "text": "Dziękujemy za telefon. Wkrótce oddzwonimy.", '
        '"locale": "pl-PL"}], "action": {"name": "hangup"}}',
    ),
    "service_plan": Setting("The SMS service plan's ID; only the test and what was missed need it"),
    "api_token": Setting("The service plan's API token, beside it", secret=True),
    "region": Setting("The service plan's region, such as eu or us", default="eu"),
}

PLAN = "https://{region}.sms.api.sinch.com/xms/v1/{service_plan}"
SIGNED_IN = {"authorization": "Bearer {api_token}"}
VOICE = "https://{application_key}:{application_secret}@callingapi.sinch.com/v1/configuration/callbacks"
PHONES = "SMS", "MMS", "WHATSAPP", "RCS", "VIBERBM"  # whose senders are telephone numbers
GO_ON = '{"action": {"name": "continue"}}'
DISPATCHED = 401  # the code of what is on its way, as 400 is of what waits; the errors come after them
LINKS = "media_message", "media_card_message"


def verify(delivery: Delivery, settings: Settings) -> bool:
    headers = delivery.headers
    if "authorization" in headers:
        return _is_voice(delivery, settings)
    if "x-sinch-webhook-signature" in headers:
        # https://developers.sinch.com/docs/conversation/callbacks: body, nonce, time
        nonce, at = (headers[f"x-sinch-webhook-signature-{name}"] for name in ("nonce", "timestamp"))
        signed = delivery.body + f".{nonce}.{at}".encode()
        return hmac_base64("sha256", settings["webhook_secret"], signed, headers["x-sinch-webhook-signature"])
    # https://developers.sinch.com/docs/numbers/api-reference/numbers/event-payload
    given = headers.get("x-sinch-signature", "")
    return hmac_hex("sha1", settings["webhook_secret"], delivery.body, given)


def _is_voice(delivery: Delivery, settings: Settings) -> bool:
    """https://developers.sinch.com/docs/voice/api-reference/authentication/callback-signed-request"""
    key, _, given = delivery.headers["authorization"].partition(" ")[2].partition(":")
    at = datetime.fromisoformat(delivery.headers["x-timestamp"]).timestamp()
    secret = b64decode(settings["application_secret"])
    is_ours = same(settings["application_key"].lower(), key.lower())
    is_signed = hmac_base64("sha256", secret, _voice_signed(delivery), given)
    return is_ours and is_signed and is_recent(delivery, at)


def _voice_signed(delivery: Delivery) -> bytes:
    md5 = b64encode(hashlib.md5(delivery.body, usedforsecurity=False).digest()).decode()
    kind, at = delivery.headers["content-type"], delivery.headers["x-timestamp"]
    return "\n".join((delivery.method, md5, kind, f"x-timestamp:{at}", urlsplit(delivery.url).path)).encode()


def parse(delivery: Delivery, settings: Settings) -> Iterable[Message | Fetch]:
    if delivery.about == "backlog":
        yield from each(delivery, delivery.json()["inbounds"], _sms)
    elif delivery.about:
        yield fetched(delivery)
    else:
        sent = delivery.json()
        yield from [*_said(sent, settings)] or [other(delivery)]


def sample(settings: Settings, url: str, now: datetime) -> Delivery:
    text = {
        "id": f"sample-{digest(now.isoformat())}",
        "type": "mo_text",
        "from": PHONE[1:],
        "to": OURS[1:],
        "body": TEXT,
        "received_at": now.isoformat(),
    }
    return by_json(now, url, text, lambda body: _signature(body, settings["webhook_secret"], now))


def _signature(body: bytes, secret: str, now: datetime) -> Mapping[str, str]:
    nonce, at = digest(body), str(int(now.timestamp()))
    name = "x-sinch-webhook-signature"
    signature = mac_base64("sha256", secret, body + f".{nonce}.{at}".encode())
    return {
        name: signature,
        f"{name}-nonce": nonce,
        f"{name}-timestamp": at,
        f"{name}-algorithm": "HmacSHA256",
    }


def answer(delivery: Delivery, settings: Settings) -> Answer:
    if delivery.about:
        return Answer()
    said = delivery.json().get("event")
    told = {"ice": settings["call_answer"], "pie": settings["call_answer"], "ace": GO_ON}.get(said, "")
    return Answer(told, "application/json") if told else Answer()


def probe(settings: Settings) -> Fetch:
    return Fetch(key="probe", about="probe", url=f"{PLAN}/batches?page_size=1", headers=SIGNED_IN)


def connect(settings: Settings, url: str) -> list[Fetch]:
    return [_callback(url)]


def disconnect(settings: Settings, url: str) -> list[Fetch]:
    return [_callback("")]


def _callback(url: str) -> Fetch:
    """https://developers.sinch.com/docs/voice/api-reference/voice/applications/configuration_updatecallbackurls"""
    place = f"{VOICE}/applications/{{application_key}}/"
    return posted("connect", place, {"url": {"primary": url}}, {})


def backlog(settings: Settings, since: datetime) -> Fetch:
    """https://developers.sinch.com/docs/sms/api-reference/sms/tag/Inbounds"""
    asked = urlencode({"start_date": f"{since:%Y-%m-%dT%H:%M:%SZ}", "page_size": "100"})
    return Fetch(key="backlog", about="backlog", url=f"{PLAN}/inbounds?{asked}", headers=SIGNED_IN)


def _said(sent: Mapping[str, Any], settings: Settings) -> Iterator[Message | Fetch]:
    if str(sent.get("type", "")).startswith("mo_"):
        yield from _sms(sent)
    elif "batch_id" in sent:
        yield from _receipts(sent)
    elif "event" in sent and ("callid" in sent or "callId" in sent):
        yield _call(sent, settings)
    elif "contact_message" in (said := sent.get("message") or sent.get("message_redaction") or {}):
        yield from _message(said)
    elif "message_delivery_report" in sent:
        told = sent["message_delivery_report"]
        at = in_utc(sent.get("event_time"))
        yield receipt(told["message_id"], told["status"], at=at, error=(told.get("reason") or {}).get("code"))


# The SMS API: https://developers.sinch.com/docs/sms/api-reference/sms/tag/Webhooks


def _sms(sent: Element) -> Iterator[Message | Fetch]:
    body = sent.get("body") or ""
    parts = body if isinstance(body, Mapping) else {}
    is_binary = sent["type"] == "mo_binary"
    urls = [file["url"] for file in parts.get("media") or [] if file.get("url")]
    yield text_message(
        sent["id"],
        international(sent["from"]),
        parts.get("message", "") if parts else "" if is_binary else body,
        at=in_utc(sent.get("received_at")),
        to=international(sent["to"]),
        subject=parts.get("subject"),
        data=body if is_binary else None,
        media=" ".join(urls),
    )
    for number, url in enumerate(urls):
        yield from _file(sent["id"], url, f"media-{number}", "sms")


def _receipts(sent: Mapping[str, Any]) -> Iterator[Message]:
    """Of one recipient, or of all of a batch: then only what the last of them came to."""
    told = sent if "status" in sent else sent["statuses"][-1]
    code = told.get("code")
    error = code if code and int(code) > DISPATCHED and told["status"].lower() != "delivered" else ""
    yield receipt(sent["batch_id"], told["status"], at=in_utc(sent.get("at")), error=error)


# The Conversation API: https://developers.sinch.com/docs/conversation/callbacks


def _message(sent: Mapping[str, Any]) -> Iterator[Message | Fetch]:
    said, who = sent["contact_message"], sent["channel_identity"]
    kind: Kind = "sms" if who["channel"] in ("SMS", "MMS") else "social"
    is_phone = who["channel"] in PHONES
    place = said.get("location_message") or {}
    urls = [said[name]["url"] for name in LINKS if name in said]
    yield text_message(
        sent["id"],
        international(who["identity"]) if is_phone else "",
        _words(said),
        kind=kind,
        at=in_utc(sent.get("accept_time")),
        social="" if is_phone else f"{who['channel'].lower()}:{who['identity']}",
        to=international(sent.get("sender_id")),
        channel="" if kind == "sms" else who["channel"].lower(),
        media=" ".join(urls),
        latitude=(place.get("coordinates") or {}).get("latitude"),
        longitude=(place.get("coordinates") or {}).get("longitude"),
        address=place.get("label") or place.get("title"),
    )
    for number, url in enumerate(urls):
        yield from _file(sent["id"], url, f"media-{number}", kind)


def _words(said: Mapping[str, Any]) -> str:
    """What was written, whichever kind of message it stands in."""
    found = [
        (said.get("text_message") or {}).get("text"),
        (said.get("media_card_message") or {}).get("caption"),
        (said.get("choice_response_message") or {}).get("postback_data"),
        _ordered(said.get("product_response_message") or {}),
        _filled_in((said.get("channel_specific_message") or {}).get("message") or {}),
        (said.get("fallback_message") or {}).get("raw_message"),
    ]
    return next((str(words) for words in found if words), "")


def _ordered(said: Mapping[str, Any]) -> str:
    products = [f"{one['quantity']} x {one['id']}" for one in said.get("products") or []]
    return "\n".join(filter(None, [said.get("title"), *products]))


def _filled_in(said: Mapping[str, Any]) -> str:
    """What was filled in, in a form of WhatsApp's."""
    return str((said.get("nfm_reply") or {}).get("response_json") or "")


def _file(key: str, url: str, name: str, kind: Kind) -> Iterator[Fetch]:
    """From wherever Sinch says: nothing secret goes with the request."""
    yield from file(key, url, (urlsplit(url).hostname or "",), name, kind=kind)


# Calls: https://developers.sinch.com/docs/voice/api-reference/voice/tag/Callbacks


def _call(sent: Mapping[str, Any], settings: Settings) -> Message:
    key, what, at = sent.get("callid") or sent["callId"], sent["event"], in_utc(sent.get("timestamp"))
    if what == "ice":
        return _incoming(key, sent, at, settings)
    if what == "ace":
        return call(
            key, rank=TALKING, at=at, outcome="talking", machine=(sent.get("amd") or {}).get("status")
        )
    if what == "dice":
        return _ended(key, sent, at, settings)
    chosen = (sent.get("menuResult") or {}).get("value")
    return call(
        key,
        rank=RECORDED,
        at=at,
        event=sent.get("type") or what,
        recording=sent.get("destination"),
        digits=chosen,
    )


def _incoming(key: str, sent: Mapping[str, Any], at: datetime | None, settings: Settings) -> Message:
    caller = international(sent.get("cli"))
    return call(
        key,
        "ringing",
        client="" if is_own(caller, settings["own_numbers"]) else caller,
        at=at,
        to=international((sent.get("to") or {}).get("endpoint")),
        forwarded_from=international(sent.get("rdnis")),
    )


def _ended(key: str, sent: Mapping[str, Any], at: datetime | None, settings: Settings) -> Message:
    """It does not say which way the call went: what we put through ourselves came in, what is from us went out."""
    result, called = sent.get("result") or "", sent.get("to") or {}
    to = international(called.get("endpoint"))
    own, reason = settings["own_numbers"], sent.get("reason")
    if called.get("type") != "did" and is_own(to, own, settings["call_answer"]):
        return leg(key, result, to, at=at, seconds=sent.get("duration"), reason=reason)
    is_ours = is_own(international(sent.get("from")), own)
    is_alone = not is_ours and "connect" not in settings["call_answer"].lower()
    status = "missed" if is_alone and outcome(result) == "answered" else result
    seconds = sent.get("duration") if outcome(status) == "answered" else 0
    client = to if is_ours else None
    return call(
        key, status, client=client, is_inbound=not is_ours, at=at, to=to, seconds=seconds, reason=reason
    )

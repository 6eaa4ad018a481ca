"""Bird and MessageBird: calls, text messages, and WhatsApp and the rest through its conversations.

At app.bird.com, under Developers, Webhook subscriptions, add the channel's URL for your channels' inbound and outbound
messages, with a signing key of your own. At dashboard.messagebird.com: for texts, under Numbers, your number, forward
to the channel's URL; for calls, give it as the webhook of Voice and, in a call flow, as "Fetch call flow from URL"; the
signing key stands under Developers, Settings. The access key is only needed for pictures, recordings and what was
missed; with a conversations channel's ID `leadinlet channel connect` adds the webhook.

A call that asks what to do gets the call flow in "call_answer", mostly a transfer to the phone that shall ring. Without
it the caller can leave a message after the tone.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from channels.elements import Element, contents, each, when
from channels.fetching import fetched, file
from channels.invented import OURS, PHONE, TEXT, by_json
from channels.message import Answer, Delivery, Fetch, Kind, Message, Setting, Settings, digest, literal, other
from channels.numbers import international, is_own
from channels.signature import hmac_base64, is_recent, mac_base64, same
from channels.telephony._call import OWN, RECORDED, RINGING, call, leg, voicemail
from channels.telephony._sms import receipt, text_message
from channels.tokens import token_said

SETTINGS = {
    "signing_key": Setting("Signing key", secret=True, required=True),
    "own_numbers": OWN,
    "call_answer": Setting(
        'Call flow for a call that asks, such as {"title": "Sales", "steps": [{"action": "transfer", "options": '
        '{"destination": "48500100200"}}]}',
        default='{"title": "Leadinlet", "steps": [{"action": "record", "options": {"maxLength": 180, "timeout": 5}}]}',
    ),
    "access_key": Setting("Live access key; only files, the test and what was missed need it", secret=True),
    "conversations_channel": Setting("The ID of a channel of the older conversations; only to connect it"),
}

LEEWAY = 1  # seconds
HOSTS = "messagebird.com", "bird.com"
SIGNED_IN = {"authorization": "AccessKey {access_key}"}
VOICE = "https://voice.messagebird.com"
STATES = {"accepted": "queued", "ongoing": "talking", "ended": "completed", "hangup": "completed"}
PHONES = "sms", "mms", "whatsapp", "rcs"  # whose senders are telephone numbers
FILES = "image", "images", "file", "files", "audio", "video"


def verify(delivery: Delivery, settings: Settings) -> bool:
    token = delivery.headers.get("messagebird-signature-jwt")
    return _by_key(delivery, settings) if token is None else _by_token(token, delivery, settings)


def _by_token(token: str, delivery: Delivery, settings: Settings) -> bool:
    """https://developers.messagebird.com/api/#verifying-http-requests: the address and, if there is one, the body."""
    algorithms = ["HS256", "HS384", "HS512"]
    claims = token_said(token, settings["signing_key"], algorithms, delivery.received_at, LEEWAY)
    url, body = (hashlib.sha256(signed).hexdigest() for signed in (delivery.url.encode(), delivery.body))
    is_whole = same(body, claims["payload_hash"]) if delivery.body else "payload_hash" not in claims
    is_timed = {"nbf", "exp"} <= set(claims)
    return claims["iss"] == "MessageBird" and is_timed and same(url, claims["url_hash"]) and is_whole


def _by_key(delivery: Delivery, settings: Settings) -> bool:
    """https://docs.bird.com/api/notifications-api/api-reference/webhook-subscriptions/verifying-a-webhook-subscription:
    the address; the older one, which Bird took over: its sorted query alone."""
    at, given = (delivery.headers[f"messagebird-{name}"] for name in ("request-timestamp", "signature"))
    if not is_recent(delivery, at):
        return False
    query = urlencode(sorted(parse_qsl(urlsplit(delivery.url).query, keep_blank_values=True)))
    hashed = hashlib.sha256(delivery.body).digest()
    signed = [f"{at}\n{place}\n".encode() + hashed for place in (delivery.url, query)]
    return any(hmac_base64("sha256", settings["signing_key"], one, given) for one in signed)


def parse(delivery: Delivery, settings: Settings) -> Iterable[Message | Fetch]:
    if delivery.about == "backlog":
        yield from each(delivery, delivery.json()["items"], _missed)
    elif delivery.about:
        yield fetched(delivery)
    else:
        sent = contents(delivery)
        yield from [*_said(delivery, sent, settings)] or [other(delivery, sent)]


def sample(settings: Settings, url: str, now: datetime) -> Delivery:
    body = {"type": "text", "text": {"text": TEXT}}
    who = {"contact": {"identifierKey": "phonenumber", "identifierValue": PHONE}}
    text = {
        "id": digest(now.isoformat()),
        "sender": who,
        "receiver": {"connector": {"identifierValue": OURS}},
    }
    text |= {"body": body, "direction": "incoming", "createdAt": now.isoformat()}
    sent = {"service": "channels", "event": "sms.inbound", "payload": text}
    return by_json(now, url, sent, lambda body: _signature(body, settings["signing_key"], url, now))


def _signature(body: bytes, key: str, url: str, now: datetime) -> Mapping[str, str]:
    at = str(int(now.timestamp()))
    signature = mac_base64("sha256", key, f"{at}\n{url}\n".encode() + hashlib.sha256(body).digest())
    return {"messagebird-signature": signature, "messagebird-request-timestamp": at}


def answer(delivery: Delivery, settings: Settings) -> Answer:
    asks = not delivery.about and _asks(contents(delivery))
    return Answer(settings["call_answer"], "application/json") if asks else Answer()


def probe(settings: Settings) -> Fetch:
    return Fetch(key="probe", about="probe", url="https://rest.messagebird.com/balance", headers=SIGNED_IN)


def alive(delivery: Delivery) -> str:
    account = delivery.json()
    return f"MessageBird knows the access key; the account holds {account['amount']} {account['type']}."


def connect(settings: Settings, url: str) -> list[Fetch]:
    """https://developers.messagebird.com/api/conversations/#create-webhook"""
    asked = literal(json.dumps({"url": url, "events": ["message.created", "message.updated"]}))
    body = asked.removesuffix("}}") + ', "channelId": "{conversations_channel}"}}'
    place = "https://conversations.messagebird.com/v1/webhooks"
    headers = {**SIGNED_IN, "content-type": "application/json"}
    return [Fetch(key="connect", about="connect", method="POST", url=place, headers=headers, body=body)]


def backlog(settings: Settings, since: datetime) -> Fetch:
    """https://developers.messagebird.com/api/sms-messaging/#list-messages"""
    asked = urlencode({"direction": "mo", "from": f"{since:%Y-%m-%dT%H:%M:%S+00:00}", "limit": "100"})
    return Fetch(
        key="backlog",
        about="backlog",
        url=f"https://rest.messagebird.com/messages?{asked}",
        headers=SIGNED_IN,
    )


def _missed(one: Element) -> Iterator[Message]:
    to = (one.get("recipients") or {}).get("items") or [{}]
    if one["direction"] == "mo":
        yield text_message(
            one["id"],
            international(one["originator"]),
            one["body"] or "",
            at=when(one.get("createdDatetime")),
            to=international(to[0].get("recipient")),
        )


def _asks(sent: Mapping[str, Any]) -> bool:
    """Whether a call asks for its flow."""
    return "callID" in sent and "source" in sent


def _said(delivery: Delivery, sent: Mapping[str, Any], settings: Settings) -> Iterator[Message | Fetch]:
    if sent.get("service") == "channels":
        yield from _bird(str(sent["event"]), sent["payload"], settings)
    elif "message" in sent and isinstance(sent["message"], Mapping):
        yield from _conversation(sent, settings)
    elif "items" in sent:
        yield from each(delivery, sent["items"], lambda item: _voice(delivery, item, settings))
    elif _asks(sent):
        yield call(
            sent["callID"],
            "ringing",
            client=international(sent["source"]),
            rank=RINGING - 1,
            to=international(sent.get("destination")),
        )
    elif "id" in sent or "message_id" in sent:
        yield from _sms(sent, settings)


# Bird: https://docs.bird.com/api/channels-api/message-status-and-interactions and /api/voice-api/voice-webhooks


def _bird(event: str, said: Mapping[str, Any], settings: Settings) -> Iterator[Message | Fetch]:
    network = event.partition(".")[0]
    at = when(said.get("lastStatusAt") or said.get("createdAt"))
    if network == "voice":
        yield _bird_call(said, settings)
    elif event.endswith(".outbound") and said.get("status"):
        yield receipt(
            said["id"],
            said["status"],
            at=at,
            error=(said.get("failure") or {}).get("code") or said.get("reason"),
        )
    elif event.endswith(".inbound"):
        yield from _inbound(network, said, settings)


def _bird_call(said: Mapping[str, Any], settings: Settings) -> Message:
    """https://docs.bird.com/api/voice-api/voice-calls-api/get-a-call"""
    shown = (said.get("originator") or {}).get("number") or {}
    if said.get("parentId"):  # who of us was called
        return _leg(said["parentId"], said)
    told = _state(said["id"], {**said, "from": "anonymous"} if shown.get("anonymous") else said, settings)
    return replace(told, name=str(shown.get("callerIdName") or "") if told.direction == "in" else "")


def _inbound(network: str, said: Mapping[str, Any], settings: Settings) -> Iterator[Message | Fetch]:
    body, who = said["body"], said["sender"]["contact"]
    content = body.get(body["type"])
    content = content if isinstance(content, Mapping) else {}
    kind = _kind(network)
    is_phone = network in PHONES or who.get("identifierKey") == "phonenumber"
    urls = [file["mediaUrl"] for name in FILES for file in content.get(name) or [] if file.get("mediaUrl")]
    place = content.get("coordinates") or {}
    to = ((said.get("receiver") or {}).get("connector") or {}).get("identifierValue")
    yield text_message(
        said["id"],
        international(who["identifierValue"]) if is_phone else "",
        str(content.get("text") or ""),
        kind=kind,
        at=when(said.get("createdAt")),
        name=str((who.get("annotations") or {}).get("name") or ""),
        social="" if is_phone else f"{network}:{who['identifierValue']}",
        to=international(to) if is_phone else to,
        channel="" if kind == "sms" else network,
        media=" ".join(urls),
        latitude=place.get("latitude"),
        longitude=place.get("longitude"),
    )
    yield from _files(said["id"], urls, kind, settings)


def _kind(network: str) -> Kind:
    return "sms" if network in ("sms", "mms") else "social"


# MessageBird's conversations: https://developers.messagebird.com/api/conversations/#webhooks


def _conversation(sent: Mapping[str, Any], settings: Settings) -> Iterator[Message | Fetch]:
    said, contact = sent["message"], sent.get("contact") or {}
    if said["direction"] != "received":
        yield receipt(said["id"], said["status"], at=when(said.get("updatedDatetime")))
        return
    who = said.get("from") or contact.get("msisdn") or ""
    if not who:  # https://developers.messagebird.com/docs/conversations/handle-inbound-messages-curl
        who = (sent.get("conversation") or {}).get("contactId") or contact.get("id") or ""
        said = {**said, "platform": "messagebird"}
    network, content = said.get("platform") or "sms", said["content"]
    part = content.get(said["type"])
    part = part if isinstance(part, Mapping) else {}
    kind, is_phone = _kind(network), network in PHONES
    urls = [part["url"]] if part.get("url") else []
    yield text_message(
        said["id"],
        international(who) if is_phone else "",
        content.get("text") or part.get("caption") or "",
        kind=kind,
        at=when(said.get("createdDatetime")),
        name=contact.get("displayName") or "",
        social="" if is_phone else f"{network}:{who}",
        to=international(said.get("to")) if is_phone else said.get("to"),
        channel="" if kind == "sms" else network,
        media=" ".join(urls),
        latitude=part.get("latitude"),
        longitude=part.get("longitude"),
    )
    yield from _files(said["id"], urls, kind, settings)


# MessageBird's texts: https://developers.messagebird.com/api/sms-messaging/#receive-a-message


def _sms(sent: Mapping[str, Any], settings: Settings) -> Iterator[Message | Fetch]:
    key = str(sent.get("id") or sent["message_id"])
    if "status" in sent and "body" not in sent:
        yield receipt(
            key, sent["status"], at=when(sent.get("statusDatetime")), error=sent.get("statusErrorCode")
        )
        return
    urls = sent.get("mediaUrls") or []
    urls = json.loads(urls) if isinstance(urls, str) else urls
    yield text_message(
        key,
        international(sent.get("originator") or sent.get("sender")),
        sent.get("body") or sent.get("message") or "",
        at=when(sent.get("createdDatetime")),
        to=international(sent.get("recipient") or sent.get("receiver")),
        subject=sent.get("subject"),
        media=" ".join(urls),
    )
    yield from _files(key, urls, "sms", settings)


# MessageBird's calls: https://developers.messagebird.com/api/voice-calling/#webhooks


def _voice(delivery: Delivery, item: Element, settings: Settings) -> Iterator[Message | Fetch]:
    what, said = item["type"], item["payload"]
    if what == "recording":
        yield from _recording(said, settings)
    elif what == "leg":
        yield _state(said["callId"], said, settings)
    elif what == "call":  # what its legs do says more
        to = international(said.get("destination"))
        yield call(said["id"], rank=0, at=when(said.get("updatedAt")), to=to)
    else:
        yield other(delivery, item)


def _state(key: str, said: Mapping[str, Any], settings: Settings) -> Message:
    is_inbound = said.get("direction") in ("incoming", "inbound")
    source, to = _ends(said)
    if not is_inbound and is_own(to, settings["own_numbers"], settings["call_answer"]):
        return _leg(key, said)
    client = source if is_inbound else to
    is_ours = is_own(client, settings["own_numbers"])
    client = "" if is_ours else client
    state, at, seconds = _course(said)
    return call(key, state, client=client, is_inbound=is_inbound, at=at, to=to, seconds=seconds)


def _leg(key: str, said: Mapping[str, Any]) -> Message:
    state, at, seconds = _course(said)
    return leg(key, state, _ends(said)[1], at=at, seconds=seconds)


def _ends(said: Mapping[str, Any]) -> tuple[str, str]:
    source, to = said.get("source") or said.get("from"), said.get("destination") or said.get("to")
    return international(source), international(to)


def _course(said: Mapping[str, Any]) -> tuple[str, datetime | None, Any]:
    """How far it is, since when, and how many seconds were talked."""
    at = said.get("endedAt") or said.get("updatedAt") or said.get("answeredAt") or said.get("createdAt")
    spent = said["duration"] if "duration" in said else _seconds(said)
    return STATES.get(said["status"], said["status"]), when(at), spent


def _seconds(said: Mapping[str, Any]) -> int | None:
    start, end = when(said.get("answeredAt")), when(said.get("endedAt"))
    return round((end - start).total_seconds()) if start and end else None


def _recording(said: Mapping[str, Any], settings: Settings) -> Iterator[Message | Fetch]:
    key, at = said["callId"], when(said.get("updatedAt"))
    url = urljoin(VOICE, (said.get("_links") or {}).get("file") or "")
    if "transfer" in settings["call_answer"]:
        yield call(key, rank=RECORDED, at=at, recording=url, recording_seconds=said.get("duration"))
    else:
        yield voicemail(key, url, said.get("duration"), at=at)
    yield from file(key, url, _hosts(settings), said["id"], kind="call", headers=SIGNED_IN)


def _files(key: str, urls: Iterable[str], kind: Kind, settings: Settings) -> Iterator[Fetch]:
    for number, url in enumerate(urls):
        yield from file(key, url, _hosts(settings), f"media-{number}", headers=SIGNED_IN, kind=kind)


def _hosts(settings: Settings) -> tuple[str, ...]:
    """Only once we can be signed in."""
    return HOSTS if settings["access_key"] else ()

"""LINE: what people write to an Official Account.

At developers.line.biz open your provider, then the Messaging API channel: copy the channel secret (Basic settings), and
issue a long-lived channel access token (Messaging API). Then run `leadinlet channel connect`, or give the channel's
URL as the webhook URL there, and switch on "Use webhook" and "Webhook redelivery". In the Official Account Manager,
Response settings, webhooks must be on too. Without the token neither names nor pictures come along: LINE tells only
ids.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any
from urllib.parse import quote

from channels.elements import Element, each, moment, strings
from channels.fetching import fetched, given, named, posted, profile
from channels.invented import TEXT, by_json
from channels.message import Claim, Delivery, Fetch, Message, Setting, Settings, digest, literal, other
from channels.signature import hmac_base64, mac_base64
from channels.social._pieces import EDITED, deleted, passed

SETTINGS = {
    "channel_secret": Setting("Channel secret (Basic settings)", secret=True, required=True),
    "access_token": Setting("Channel access token, long-lived (Messaging API)", secret=True),
}

API, CONTENT = "https://api.line.me/v2/bot", "https://api-data.line.me/v2/bot"
SIGN_IN = {"Authorization": "Bearer {access_token}"}
FILES = "image", "video", "audio", "file"
# https://developers.line.biz/en/reference/messaging-api/#webhook-event-objects: worth knowing, not messages
HAPPENED = {
    "follow": "the account was added as a friend",
    "unfollow": "the account was blocked",
    "join": "the account was added to a group",
    "leave": "the account was removed from a group",
    "memberJoined": "somebody joined the group",
    "memberLeft": "somebody left the group",
    "videoPlayComplete": "a video of ours was watched to its end",
    "beacon": "somebody came near a beacon",
    "accountLink": "an account was linked",
    "membership": "a membership changed",
}


def verify(delivery: Delivery, settings: Settings) -> bool:
    """https://developers.line.biz/en/reference/messaging-api/#signature-validation"""
    given = delivery.headers.get("x-line-signature", "")
    return hmac_base64("sha256", settings["channel_secret"], delivery.body, given)


def parse(delivery: Delivery, settings: Settings) -> Iterable[Message | Fetch]:
    """No events at all is how LINE tries the address."""
    if delivery.about.startswith("name "):
        yield named(delivery, str(delivery.json()["displayName"]))
    elif delivery.about:
        yield fetched(delivery)
    else:
        events = delivery.json()["events"]
        yield from each(delivery, events, lambda event: _event(delivery, event, settings))


def sample(settings: Settings, url: str, now: datetime) -> Delivery:
    event = {
        "type": "message",
        "mode": "active",
        "timestamp": int(now.timestamp() * 1000),
        "source": {"type": "user", "userId": "U" + digest("sample")},
        "webhookEventId": digest(now.isoformat()),
        "deliveryContext": {"isRedelivery": False},
        "replyToken": digest(url),
        "message": {"id": f"{now.timestamp():.0f}", "type": "text", "text": TEXT, "quoteToken": "q"},
    }
    return by_json(
        now,
        url,
        {"destination": "U" + digest(url), "events": [event]},
        lambda body: {"x-line-signature": mac_base64("sha256", settings["channel_secret"], body)},
    )


def connect(settings: Settings, url: str) -> list[Fetch]:
    return [posted("endpoint", f"{API}/channel/webhook/endpoint", {"endpoint": url}, SIGN_IN, "PUT")]


def probe(settings: Settings) -> Fetch:
    return Fetch(key="info", about="", url=f"{API}/info", headers=SIGN_IN)


def alive(delivery: Delivery) -> str:
    account = delivery.json()
    return f"signed in as {account['displayName']} ({account['basicId']})"


def _event(delivery: Delivery, event: Element, settings: Settings) -> Iterable[Message | Fetch]:
    kind = event["type"]
    if kind in ("message", "messageEdited"):
        yield from _message(event, settings)
    elif kind == "postback":
        yield from _button(event, settings)
    elif kind == "unsend":
        yield deleted(str(event["unsend"]["messageId"]), moment(event["timestamp"]))
    elif kind in HAPPENED:
        yield from _happened(kind, event)
    else:
        yield replace(other(delivery, event), key=_name(event))


def _message(event: Element, settings: Settings) -> Iterable[Message | Fetch]:
    said = event["message"]
    key = str(said["id"])
    yield Message(
        key=key,
        kind="social",
        claims=_who(event["source"]),
        rank=EDITED if event["type"] == "messageEdited" else 0,
        at=moment(event["timestamp"]),
        thread=_thread(event["source"]),
        text=_text(said),
        fields=_fields(event["source"], said),
    )
    if settings["access_token"]:
        yield from _profile(key, event["source"])
        yield from _file(key, said)


def _who(source: Element) -> tuple[Claim, ...]:
    """In a group LINE tells only who allowed it to."""
    return (Claim("social", f"line:{source['userId']}", proven=True),) if source.get("userId") else ()


def _thread(source: Element) -> str:
    return str(source.get("groupId") or source.get("roomId") or source.get("userId") or "")


def _text(said: Element) -> str:
    if said["type"] == "location":
        words = [str(said[part]) for part in ("title", "address") if said.get(part)]
        return " ".join([*words, f"{said['latitude']}, {said['longitude']}"])
    return str(said.get("text") or "")


def _fields(source: Element, said: Element) -> dict[str, str]:
    kind, made_by = str(said["type"]), said.get("contentProvider") or {}
    told = {
        "chat": "" if source["type"] == "user" else source["type"],
        "content": "" if kind == "text" else kind,
        "file": said.get("fileName"),
        "sticker": said.get("stickerId"),
        "keywords": ", ".join(said.get("keywords") or []),
        "album": (said.get("imageSet") or {}).get("id"),
        "media": made_by.get("originalContentUrl"),
        "reply_to": said.get("quotedMessageId"),
    }
    return strings(told)


def _profile(key: str, source: Element) -> Iterable[Fetch]:
    """Of one in a group, the group's member: LINE gives the profile of a friend alone."""
    ids = {name: literal(quote(str(id), safe="")) for name, id in source.items() if name.endswith("Id")}
    if "userId" in ids:
        groups = [f"{kind}/{ids[f'{kind}Id']}/member" for kind in ("group", "room") if f"{kind}Id" in ids]
        place = groups[0] if groups else "profile"
        yield profile(key, f"{API}/{place}/{ids['userId']}", SIGN_IN)


def _file(key: str, said: Element) -> Iterable[Fetch]:
    """One that a web page of somebody's gave out is not LINE's to give."""
    kind, made_by = str(said["type"]), said.get("contentProvider") or {}
    if kind in FILES and made_by.get("type") != "external":
        name = str(said.get("fileName") or kind)
        url = f"{CONTENT}/message/{quote(key, safe='')}/content"
        yield given(key, url, name, kind="social", headers=SIGN_IN)


def _button(event: Element, settings: Settings) -> Iterable[Message | Fetch]:
    """A button under one of our messages, or of a menu."""
    part, key = event["postback"], _name(event)
    yield Message(
        key=key,
        kind="social",
        claims=_who(event["source"]),
        at=moment(event["timestamp"]),
        thread=_thread(event["source"]),
        text=str(part["data"]),
        fields=strings({"content": "button", **(part.get("params") or {})}),
    )
    if settings["access_token"]:
        yield from _profile(key, event["source"])


def _happened(kind: str, event: Element) -> Iterable[Message]:
    """Once for each person, where it is of several."""
    part: Any = event.get(
        {"memberJoined": "joined", "memberLeft": "left", "accountLink": "link"}.get(kind, kind)
    )
    details = part if isinstance(part, dict) else {}
    kept = {name: value for name, value in details.items() if name not in ("members", "nonce")}
    for number, person in enumerate(details.get("members") or [event["source"]]):
        yield passed(
            f"{_name(event)}-{number}" if number else _name(event),
            HAPPENED[kind],
            moment(event["timestamp"]),
            _who(person),
            thread=_thread(event["source"]),
            fields=strings({"status": kind, **kept}),
        )


def _name(event: Element) -> str:
    """The same when it is sent again; older deliveries have no id."""
    return str(event.get("webhookEventId") or digest(event["type"], event["source"], event["timestamp"]))

"""Messenger, Instagram and WhatsApp Cloud: one app at Meta, one address, one shape.

At developers.facebook.com open your app; under each product's "Webhooks" give the channel's URL and any
verify token you choose (the same in both places), then subscribe to messages (WhatsApp: messages; Messenger and
Instagram: messages, messaging_postbacks, message_reactions, messaging_referrals, comments, mentions). The app
secret stands under App settings, Basic. The access token is only needed for pictures, voice messages and files.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from channels import _meta
from channels._meta import GRAPH, SIGN_IN, signed
from channels.elements import Element, each, moment, strings
from channels.invented import by_json
from channels.message import (
    Attachment,
    Claim,
    Delivery,
    Direction,
    Fetch,
    Message,
    Setting,
    Settings,
    digest,
    literal,
    other,
)

SETTINGS = {
    "app_secret": Setting("App secret (App settings, Basic)", secret=True, required=True),
    "verify_token": Setting("The verify token you gave Meta, any words", secret=True, required=True),
    "access_token": Setting("System user's access token; only files need it", secret=True),
}
MAX_BODY = 4 << 20

verify, answer = _meta.verify, _meta.answer

# Meta serves the files of Messenger and Instagram from here, without our token.
FILE_HOSTS = ".fbcdn.net", ".fbsbx.com", ".cdninstagram.com"
STATUSES = {"sent": 1, "delivered": 2, "read": 3, "played": 4, "failed": 5, "deleted": 6}
MEDIA = "image", "video", "audio", "document", "sticker", "voice"
EDITED, FETCHED = 500, 900


def sample(settings: Settings, url: str, now: datetime) -> Delivery:
    message = {
        "from": "48600000000",
        "id": f"wamid.{digest(now.isoformat())}",
        "timestamp": str(int(now.timestamp())),
        "type": "text",
        "text": {"body": "Dzień dobry, to jest próba. / This is a sample."},
    }
    value = {
        "messaging_product": "whatsapp",
        "metadata": {"display_phone_number": "48220000000", "phone_number_id": "100000000000000"},
        "contacts": [{"profile": {"name": "Jan Próbny"}, "wa_id": "48600000000"}],
        "messages": [message],
    }
    entry = {"id": "100000000000001", "changes": [{"field": "messages", "value": value}]}
    sent = {"object": "whatsapp_business_account", "entry": [entry]}
    return by_json(now, url, sent, lambda body: signed(body, settings))


def parse(delivery: Delivery, settings: Settings) -> Iterable[Message | Fetch]:
    if delivery.about:
        yield _fetched(delivery)
    elif delivery.method != "GET":
        envelope = delivery.json()
        product = str(envelope["object"])
        yield from each(delivery, envelope["entry"], lambda entry: _entry(delivery, product, entry, settings))


def _entry(delivery: Delivery, product: str, entry: Element, settings: Settings) -> Iterable[Message | Fetch]:
    talks = [*entry.get("messaging", []), *entry.get("standby", [])]
    if not talks and "changes" not in entry:
        yield other(delivery, entry)
    yield from each(delivery, talks, lambda talk: _talk(delivery, product, talk))
    yield from each(
        delivery, entry.get("changes", []), lambda change: _change(delivery, product, change, settings)
    )


def _change(
    delivery: Delivery, product: str, change: Element, settings: Settings
) -> Iterable[Message | Fetch]:
    value = change["value"]
    if product == "whatsapp_business_account" and {"messages", "statuses", "message_echoes"} & set(value):
        yield from _whatsapp(delivery, value, settings)
    elif product == "instagram" and change["field"] in ("comments", "live_comments"):
        yield _comment(value)
    else:
        yield other(delivery, change)


# WhatsApp: https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/components


def _whatsapp(delivery: Delivery, value: Element, settings: Settings) -> Iterable[Message | Fetch]:
    people = {str(one.get("wa_id") or one.get("user_id")): one for one in value.get("contacts", [])}
    ours = str(value.get("metadata", {}).get("display_phone_number", ""))
    yield from each(
        delivery,
        value.get("messages", []),
        lambda said: _whatsapp_message(said, people, ours, settings, "in"),
    )
    yield from each(
        delivery,
        value.get("message_echoes", []),
        lambda said: _whatsapp_message(said, people, ours, settings, "out"),
    )
    yield from each(delivery, value.get("statuses", []), _whatsapp_status)


def _whatsapp_message(
    said: Element, people: Mapping[str, Element], ours: str, settings: Settings, direction: Direction
) -> Iterable[Message | Fetch]:
    kind = str(said["type"])
    if kind == "reaction":
        yield _reaction(said)
        return
    who = str(said["from"] if direction == "in" else said["to"])
    person = people.get(who, {})
    edited = said.get("edit", {}) if kind == "edit" else {}
    content = edited.get("message", said)
    key = str(edited.get("original_message_id") or said["id"])
    yield Message(
        key=key,
        kind="social",
        claims=_whatsapp_claims(who, person, said),
        rank=EDITED if edited else 0,
        at=moment(said["timestamp"]),
        direction=direction,
        name=str(person.get("profile", {}).get("name", "")) if direction == "in" else "",
        thread=who,
        text=_whatsapp_text(content, str(content.get("type", kind))),
        fields=strings(_referral(said.get("referral", {})))
        | strings(
            {
                "to": ours,
                "content": "" if kind == "text" else kind,
                "reply_to": said.get("context", {}).get("id"),
            }
        ),
    )
    yield from _whatsapp_media(content, key, settings)


def _whatsapp_claims(who: str, person: Element, said: Element) -> tuple[Claim, ...]:
    """The number, where there is one, and the id Meta gives to people who hide theirs."""
    phone = (Claim("phone", f"+{who}", proven=True),) if who.isdigit() else ()
    id = person.get("user_id") or said.get("from_user_id")
    return (*phone, *((Claim("social", f"whatsapp:{id}", proven=True),) if id else ()))


def _whatsapp_text(said: Element, kind: str) -> str:
    part = said.get(kind) or {}
    match kind:
        case "text":
            return str(part["body"])
        case "button":
            return str(part["text"])
        case "interactive":
            reply = part.get("button_reply") or part.get("list_reply") or part.get("nfm_reply") or {}
            return str(reply.get("title") or reply.get("body") or reply.get("response_json") or "")
        case "location":
            name = part.get("name") or part.get("address") or ""
            return f"{name} {part['latitude']}, {part['longitude']}".strip()
        case "contacts":
            return "\n".join(_card(card) for card in part)
        case "order":
            return "\n".join(
                f"{one['quantity']} x {one['product_retailer_id']}" for one in part["product_items"]
            )
        case "system":
            return str(part.get("body", ""))
        case _:
            return str(part.get("caption", "")) if isinstance(part, Mapping) else ""


def _card(card: Element) -> str:
    numbers = [str(phone.get("phone", "")) for phone in card.get("phones", [])]
    return " ".join([str(card.get("name", {}).get("formatted_name", "")), *numbers])


def _whatsapp_media(said: Element, key: str, settings: Settings) -> Iterable[Fetch]:
    """First its place, then (see _fetched) the file."""
    for kind in MEDIA:
        media = said.get(kind)
        if isinstance(media, Mapping) and "id" in media and settings.get("access_token"):
            name = str(media.get("filename", "")) or f"{kind}-{media['id']}"
            yield Fetch(
                key=f"place {media['id']}",
                about=f"place {key} {name}",
                url=f"{GRAPH}/{literal(str(int(media['id'])))}",
                headers=SIGN_IN,
            )


def _whatsapp_status(status: Element) -> Iterable[Message]:
    """A receipt of something we sent: it says more of that, and creates nothing by itself."""
    state = str(status["status"])
    problem = (status.get("errors") or [{}])[0].get("title", "")
    fields = strings({"status": state, "error": problem})
    yield Message(
        key=str(status["id"]),
        kind="social",
        rank=STATUSES.get(state, 0),
        at=moment(status["timestamp"]),
        fields=fields,
    )


def _reaction(said: Element) -> Message:
    """A sign under a message of ours or theirs: a piece of that one."""
    part = said["reaction"]
    emoji = str(part.get("emoji", ""))
    return Message(
        key=str(part["message_id"]),
        kind="social",
        rank=1,
        at=moment(said["timestamp"]),
        fields={f"reaction_{said['from']}": emoji or "taken back"},
    )


# Messenger and Instagram: https://developers.facebook.com/docs/messenger-platform/reference/webhook-events


def _talk(delivery: Delivery, product: str, talk: Element) -> Iterable[Message | Fetch]:
    network = "instagram" if product == "instagram" else "messenger"
    if "message" in talk:
        yield from _talk_message(network, talk)
    elif "message_edit" in talk:
        edit = talk["message_edit"]
        rank = EDITED + int(edit.get("num_edit", 0)) % 100
        yield Message(
            key=edit["mid"], kind="social", rank=rank, at=moment(talk["timestamp"]), text=edit["text"]
        )
    elif "postback" in talk:
        button = talk["postback"]
        key = button.get("mid") or f"postback-{talk['sender']['id']}-{talk['timestamp']}"
        yield _talk_piece(network, talk, key, button.get("title", ""), button.get("referral", {}), "button")
    elif "referral" in talk:
        key = f"referral-{talk['sender']['id']}-{talk['timestamp']}"
        yield _talk_piece(network, talk, key, "", talk["referral"], "referral")
    elif "optin" in talk:
        key = f"optin-{talk['sender']['id']}-{talk['timestamp']}"
        yield _talk_piece(network, talk, key, str(talk["optin"].get("ref", "")), {}, "optin")
    elif "reaction" in talk:
        part = talk["reaction"]
        sign = part.get("emoji") or part.get("reaction") or "taken back"
        fields = {
            f"reaction_{talk['sender']['id']}": str(sign if part.get("action") != "unreact" else "taken back")
        }
        yield Message(key=part["mid"], kind="social", rank=1, at=moment(talk["timestamp"]), fields=fields)
    elif "delivery" in talk:
        for mid in talk["delivery"].get("mids", []):
            yield Message(key=mid, kind="social", rank=STATUSES["delivered"], fields={"status": "delivered"})
    elif "read" in talk:
        if "mid" in talk["read"]:  # Messenger tells only up to when: that is nobody's message
            mid = talk["read"]["mid"]
            yield Message(key=mid, kind="social", rank=STATUSES["read"], fields={"status": "read"})
    else:
        yield other(delivery, talk)


def _talk_message(network: str, talk: Element) -> Iterable[Message | Fetch]:
    said = talk["message"]
    if said.get("is_deleted"):
        fields = {"status": "deleted by its sender"}
        yield Message(
            key=said["mid"], kind="social", rank=EDITED, at=moment(talk["timestamp"]), fields=fields
        )
        return
    files = [one for one in said.get("attachments", []) if one.get("payload", {}).get("url")]
    content = ",".join(str(one["type"]) for one in said.get("attachments", []))
    button = "" if not said.get("quick_reply") else "button"
    message = _talk_piece(
        network, talk, said["mid"], said.get("text", ""), said.get("referral", {}), content or button
    )
    yield message
    for number, file in enumerate(files):
        url = str(file["payload"]["url"])
        parts = urlsplit(url)
        if parts.scheme == "https" and (parts.hostname or "").endswith(FILE_HOSTS):
            name = f"{file['type']}-{number}"
            yield Fetch(
                key=f"file {said['mid']} {number}", about=f"file {said['mid']} {name}", url=literal(url)
            )


def _talk_piece(network: str, talk: Element, key: str, text: str, referral: Element, content: str) -> Message:
    said = talk.get("message", {})
    is_ours = bool(said.get("is_echo"))
    who = str(talk["recipient" if is_ours else "sender"]["id"])
    replied = said.get("reply_to", {})
    story = replied.get("story", {}).get("url")
    return Message(
        key=key,
        kind="social",
        claims=(Claim("social", f"{network}:{who}", proven=True),),
        at=moment(talk["timestamp"]),
        direction="out" if is_ours else "in",
        thread=who,
        text=text,
        fields=strings(
            {"network": network, "content": content, "story": story, "reply_to": replied.get("mid")}
        )
        | strings(_referral(referral)),
    )


def _comment(value: Element) -> Message:
    """Under one of our posts, for all to see."""
    return Message(
        key=f"comment-{value['id']}",
        kind="social",
        claims=(Claim("social", f"instagram:{value['from']['id']}", proven=True),),
        name=str(value["from"].get("username", "")),
        thread=str(value.get("media", {}).get("id", "")),
        text=str(value.get("text", "")),
        fields={"network": "instagram", "content": "comment"},
    )


def _referral(referral: Element) -> dict[str, Any]:
    """Which advertisement or link led here."""
    told = {
        "referrer": referral.get("source_url") or referral.get("referer_uri"),
        "ad_id": referral.get("ad_id")
        or (referral.get("source_id") if referral.get("source_type") == "ad" else ""),
        "ctwa_clid": referral.get("ctwa_clid"),
        "ref": referral.get("ref"),
        "ad_headline": referral.get("headline") or referral.get("ads_context_data", {}).get("ad_title"),
    }
    return told


def _fetched(delivery: Delivery) -> Message | Fetch:
    what, key, name = delivery.about.split(" ", 2)
    if what == "place":
        url = str(delivery.json()["url"])
        host = urlsplit(url).hostname or ""
        if host != "lookaside.fbsbx.com" and not host.endswith(".facebook.com"):
            raise ValueError(f"a file of WhatsApp at {host}")
        return Fetch(key=f"file {key} {name}", about=f"file {key} {name}", url=literal(url), headers=SIGN_IN)
    kind = delivery.headers.get("content-type", "application/octet-stream").split(";")[0]
    return Message(key=key, kind="social", rank=FETCHED, attachments=(Attachment(name, kind, delivery.body),))

"""What a message of WhatsApp holds, in words.

https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/messages
"""

import json
from collections.abc import Callable, Mapping
from typing import Any

from channels.elements import Element, strings
from channels.social._content import Content, typed

MEDIA = "image", "video", "audio", "document", "sticker", "voice"
# Meta keeps from us what these hold.
WORDLESS = "unsupported", "media_placeholder", "request_welcome"


def content(said: Element, kind: str) -> Content:
    part = said.get(kind)
    if kind in READERS and part is not None:
        return READERS[kind](part)
    if kind in WORDLESS:
        return Content()
    text = said.get("text", {}).get("body")  # of kinds that came later, such as ephemeral
    return Content(str(text) if text else json.dumps(part, ensure_ascii=False) if part else "")


def _captioned(part: Element) -> Content:
    return Content(str(part.get("caption", "")), strings({"file": part.get("filename")}))


def _button(part: Element) -> Content:
    return Content(str(part["text"]), strings({"button": part.get("payload")}))


def _interactive(part: Element) -> Content:
    kind = part.get("type") or next(iter(part), "")
    reply = part.get(kind) or part.get("action") or {}
    if kind == "nfm_reply":
        return _flow(reply)
    product = reply.get("product_retailer_id")
    words = [part.get("body", {}).get("text"), reply.get("title") or reply.get("response") or product]
    text = "\n".join(str(word) for word in [*words, reply.get("description")] if word)
    fields = strings({"button": reply.get("id"), "product": product, "catalog": reply.get("catalog_id")})
    return Content(text or json.dumps(part, ensure_ascii=False), fields)


def _flow(reply: Element) -> Content:
    answers = json.loads(reply.get("response_json") or "{}")
    asked = {name: value for name, value in answers.items() if name != "flow_token"}
    said = typed(asked)
    flow = strings({"flow": reply.get("name"), "flow_token": answers.get("flow_token")})
    return said._replace(text=said.text or str(reply.get("body", "")), fields={**said.fields, **flow})


def _location(part: Element) -> Content:
    place = [part.get("name"), part.get("address"), f"{part['latitude']}, {part['longitude']}"]
    words = dict.fromkeys(str(word) for word in place if word)
    return Content("\n".join(words), strings({"link": part.get("url")}))


def _contacts(cards: list[Element]) -> Content:
    """Others' cards, or their own: anybody can send any, so they prove nothing."""
    return Content("\n".join(_card(card) for card in cards))


def _card(card: Element) -> str:
    phones = [phone.get("phone") or phone.get("wa_id") for phone in card.get("phones", [])]
    emails = [email.get("email") for email in card.get("emails", [])]
    firm = card.get("org", {}).get("company")
    words = [card.get("name", {}).get("formatted_name"), firm, *phones, *emails]
    return " ".join(str(word) for word in words if word)


def _order(part: Element) -> Content:
    lines = [_item(item) for item in part["product_items"]]
    text = "\n".join([*([str(part["text"])] if part.get("text") else []), *lines])
    return Content(text, strings({"catalog": part.get("catalog_id")}))


def _item(item: Element) -> str:
    price = f" ({item['item_price']} {item.get('currency', '')})" if "item_price" in item else ""
    return f"{item['quantity']} x {item['product_retailer_id']}{price}"


READERS: Mapping[str, Callable[[Any], Content]] = {
    "text": lambda part: Content(str(part["body"])),
    "button": _button,
    "interactive": _interactive,
    "location": _location,
    "contacts": _contacts,
    "order": _order,
    **dict.fromkeys(MEDIA, _captioned),
}

"""What a message of Telegram holds, in words: https://core.telegram.org/bots/api#message"""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from channels.elements import Element, strings
from channels.message import Claim
from channels.social._content import Content, typed

FILES = (
    "voice",
    "audio",
    "video",
    "video_note",
    "animation",
    "document",
    "sticker",
    "live_photo",
)
# What a message has besides what it holds.
ENVELOPE = frozenset(
    (
        "message_id ephemeral_message_id receiver_user message_thread_id direct_messages_topic from sender_chat "
        "sender_boost_count sender_business_bot sender_tag date guest_query_id business_connection_id chat "
        "forward_origin forward_from forward_from_chat forward_from_message_id forward_signature "
        "forward_sender_name forward_date is_topic_message is_automatic_forward reply_to_message external_reply "
        "quote reply_to_story reply_to_checklist_task_id reply_to_poll_option_id via_bot guest_bot_caller_user "
        "guest_bot_caller_chat edit_date has_protected_content is_from_offline is_paid_post media_group_id "
        "author_signature paid_star_count text entities link_preview_options suggested_post_info effect_id "
        "caption caption_entities show_caption_above_media has_media_spoiler reply_markup"
    ).split()
)
# Telegram's own lines in a chat: somebody did something, nobody said anything.
SERVICE = frozenset(
    (
        "new_chat_members left_chat_member new_chat_title new_chat_photo delete_chat_photo group_chat_created "
        "supergroup_chat_created channel_chat_created message_auto_delete_timer_changed migrate_to_chat_id "
        "migrate_from_chat_id pinned_message write_access_allowed proximity_alert_triggered boost_added "
        "chat_background_set checklist_tasks_done checklist_tasks_added direct_message_price_changed "
        "forum_topic_created forum_topic_edited forum_topic_closed forum_topic_reopened "
        "general_forum_topic_hidden general_forum_topic_unhidden giveaway_created giveaway giveaway_winners "
        "giveaway_completed paid_message_price_changed suggested_post_approved suggested_post_approval_failed "
        "suggested_post_declined suggested_post_paid suggested_post_refunded video_chat_scheduled "
        "video_chat_started video_chat_ended video_chat_participants_invited chat_owner_left "
        "chat_owner_changed managed_bot_created community_chat_added community_chat_removed "
        "poll_option_added poll_option_deleted"
    ).split()
)
# https://core.telegram.org/bots/payments/currencies.json: amounts are in the smallest unit; of these that is the only one.
UNDIVIDED = {"XTR", "JPY", "KRW", "CLP", "VND", "PYG", "ISK", "UGX", "RWF", "XAF", "XOF", "VUV"}


def kind_of(message: Element) -> str:
    """Its content in Telegram's word; empty for a text. Of two words the first below says more."""
    known = [kind for kind in (*READERS, *FILES) if kind in message]
    return next(iter([*known, *(word for word in message if word not in ENVELOPE)]), "")


def content(message: Element) -> Content:
    """What was written, else what is held, in words; of kinds that came later the raw part."""
    kind = kind_of(message)
    written = str(message.get("text") or message.get("caption") or "")
    if kind == "venue":  # its place stands beside it, too, and in old messages there alone
        message = {**message, kind: {"location": message.get("location"), **message[kind]}}
    if kind in READERS:
        held = READERS[kind](message[kind])
        return held._replace(text=written or held.text)
    raw = "" if kind in ("", "photo", *FILES) else _plain(message[kind])
    return Content(written or raw)


def name(person: Element) -> str:
    parts = [person.get("first_name"), person.get("last_name")]
    return " ".join(str(part) for part in parts if part) or str(person.get("title") or "")


def links(message: Element) -> str:
    """Where words lead that are not an address themselves."""
    marks = [*message.get("entities", []), *message.get("caption_entities", [])]
    return " ".join(dict.fromkeys(str(mark["url"]) for mark in marks if mark.get("url")))


def price(amount: object, currency: object) -> str:
    is_undivided = currency in UNDIVIDED
    return f"{int(str(amount))} {currency}" if is_undivided else f"{int(str(amount)) / 100:.2f} {currency}"


def ordered(order: Element) -> Content:
    """Whom a bill is for, as they typed it for the bot."""
    phone, email = order.get("phone_number"), order.get("email")
    claims = [Claim("phone", str(phone))] if phone else []
    claims += [Claim("email", str(email))] if email else []
    address = order.get("shipping_address") or {}
    return Content(postal(address), {}, tuple(claims), str(order.get("name") or ""))


def postal(address: Element) -> str:
    words = "street_line1", "street_line2", "post_code", "city", "state", "country_code"
    return ", ".join(str(address[word]) for word in words if address.get(word))


def _plain(part: Any) -> str:
    if isinstance(part, Mapping):
        return "" if not part else json.dumps(part, ensure_ascii=False)
    if isinstance(part, list):
        people = [name(one) for one in part if isinstance(one, Mapping)]
        return ", ".join(filter(None, people))
    return str(part) if isinstance(part, str) else ""


def _place(place: Element) -> str:
    return f"{place['latitude']}, {place['longitude']}"


def _venue(venue: Element) -> Content:
    parts = [
        venue.get("title"),
        venue.get("address"),
        _place(venue["location"]) if venue.get("location") else "",
    ]
    return Content("\n".join(str(part) for part in parts if part))


def _contact(contact: Element) -> Content:
    return Content(f"{name(contact)} {contact['phone_number']}".strip())


def _poll(poll: Element) -> Content:
    return Content("\n".join([str(poll["question"]), *(str(option["text"]) for option in poll["options"])]))


def _checklist(checklist: Element) -> Content:
    return Content("\n".join([str(checklist["title"]), *(str(task["text"]) for task in checklist["tasks"])]))


def _titled(part: Element) -> Content:
    return Content("\n".join(str(part[word]) for word in ("title", "description") if part.get(word)))


def _invoice(invoice: Element) -> Content:
    asked = _titled(invoice)
    return asked._replace(text=f"{asked.text}\n{price(invoice['total_amount'], invoice['currency'])}".strip())


def _paid(payment: Element) -> Content:
    order = ordered(payment.get("order_info") or {})
    paid = price(payment["total_amount"], payment["currency"])
    fields = strings({"paid": paid, "invoice": payment.get("invoice_payload")})
    return order._replace(text="\n".join(filter(None, [paid, order.text])), fields=fields)


def _web_app(part: Element) -> Content:
    """What a page inside Telegram sent: mostly a form as JSON."""
    data = str(part["data"])
    said = typed(data) if data.strip()[:1] in ("{", "[") else Content(data)
    return said._replace(fields={**said.fields, **strings({"button": part.get("button_text")})})


def _shared(part: Element) -> Content:
    people = part.get("users") or [part]
    return Content(", ".join(name(person) or str(person.get("user_id", "")) for person in people))


def _rich(part: Any) -> Content:
    return Content("\n".join(filter(None, _lines(part))))


def _lines(part: Any) -> Iterator[str]:
    """The text of every block, in order."""
    inner = part.items() if isinstance(part, Mapping) else enumerate(part) if isinstance(part, list) else ()
    for word, one in inner:
        if word == "text":
            yield _flat(one)
        else:
            yield from _lines(one)


def _flat(text: Any) -> str:
    """A rich text is a string, a list of such, or one with a form."""
    if isinstance(text, list):
        return "".join(map(_flat, text))
    return _flat(text.get("text", "")) if isinstance(text, Mapping) else str(text)


READERS: Mapping[str, Callable[[Any], Content]] = {
    "venue": _venue,
    "location": lambda place: Content(_place(place)),
    "contact": _contact,
    "poll": _poll,
    "checklist": _checklist,
    "dice": lambda dice: Content(f"{dice['emoji']} {dice['value']}"),
    "game": _titled,
    "invoice": _invoice,
    "successful_payment": _paid,
    "refunded_payment": _paid,
    "web_app_data": _web_app,
    "users_shared": _shared,
    "chat_shared": _shared,
    "connected_website": lambda site: Content(str(site)),
    "rich_message": _rich,
    "pinned_message": content,
    "sticker": lambda sticker: Content(str(sticker.get("emoji") or "")),
    "paid_media": lambda media: Content(price(media["star_count"], "XTR")),
    "passport_data": lambda _sealed: Content(),  # encrypted for the bot's own key
    "story": lambda _story: Content(),
}

"""Telegram's updates, each kind by its reader: https://core.telegram.org/bots/api#update"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from channels.elements import Element, moment, strings
from channels.message import Delivery, Fetch, Message, Settings, other
from channels.social._pieces import deleted, note, passed, reaction
from channels.social._telegram_content import name, ordered, postal, price
from channels.social._telegram_message import Update, claims, key_of, message

GONE = "left", "kicked"


def updated(delivery: Delivery, settings: Settings) -> Iterable[Message | Fetch]:
    update = delivery.json()
    kind = next((kind for kind in KINDS if kind in update), "")
    if not kind:
        return [other(delivery, update)]
    return KINDS[kind](Update(int(update["update_id"]), kind, update[kind], settings))


def _deleted(update: Update) -> Iterator[Message]:
    for id in update.told["message_ids"]:
        yield deleted(key_of({**update.told, "message_id": id}), None)


def _reaction(update: Update) -> Iterator[Message]:
    told = update.told
    who = (told.get("user") or told["actor_chat"])["id"]
    signs = " ".join(_sign(one) for one in told["new_reaction"])
    yield reaction(key_of(told), who, signs, moment(told["date"]))


def _sign(type: Element) -> str:
    return str(type.get("emoji") or type.get("custom_emoji_id") or type["type"])


def _reactions(update: Update) -> Iterator[Message]:
    """Where nobody is shown: how many of each."""
    told = update.told
    counts = ", ".join(f"{_sign(one['type'])} {one['total_count']}" for one in told["reactions"])
    at = moment(told["date"])
    yield Message(
        key=key_of(told), kind="social", rank=1, at=at, fields={"reactions": counts or "taken back"}
    )


def _asked(update: Update, key: str, text: str, at: object = None, **fields: object) -> Message:
    """What a person did to the bot other than write."""
    who = update.told.get("from") or update.told["user"]
    chat = (update.told.get("message") or update.told).get("chat") or {}
    told = {"content": update.kind, "username": who.get("username"), "language": who.get("language_code")}
    return Message(
        key=key,
        kind="social",
        claims=claims(who),
        at=moment(at) if at else None,
        automatic="written by a bot" if who.get("is_bot") else "",
        name=name(who),
        thread=str(chat.get("id", "")),
        text=text,
        fields=strings({**told, "chat": chat.get("title"), **fields}),
    )


def _pressed(update: Update) -> Iterator[Message]:
    """A button under one of our messages, by the words on it where they are still there."""
    query = update.told
    data = str(query.get("data") or query.get("game_short_name") or "")
    rows = (query.get("message") or {}).get("reply_markup", {}).get("inline_keyboard", [])
    labels = [str(button["text"]) for row in rows for button in row if button.get("callback_data") == data]
    reply_to = (query.get("message") or {}).get("message_id")
    text = labels[0] if labels else data
    yield _asked(update, f"callback-{query['id']}", text, content="button", button=data, reply_to=reply_to)


def _shipping(update: Update) -> Iterator[Message]:
    query = update.told
    text, invoice = postal(query["shipping_address"]), query.get("invoice_payload")
    yield _asked(update, f"shipping-{query['id']}", text, invoice=invoice)


def _checkout(update: Update) -> Iterator[Message]:
    query, order = update.told, ordered(update.told.get("order_info") or {})
    amount = price(query["total_amount"], query["currency"])
    text = "\n".join(filter(None, [amount, order.text]))
    said = _asked(update, f"checkout-{query['id']}", text, invoice=query.get("invoice_payload"))
    who = (*(said.claims or ()), *order.claims)
    yield replace(said, claims=who, name=said.name or order.name)


def _bought(update: Update) -> Iterator[Message]:
    yield _asked(update, f"bought-{update.id}", str(update.told.get("paid_media_payload") or ""))


def _join_request(update: Update) -> Iterator[Message]:
    told = update.told
    key = f"join-{told['chat']['id']}-{told['from']['id']}-{told['date']}"
    yield _asked(update, key, str(told.get("bio") or ""), told["date"], ref=_invited(told))


def _invited(told: Element) -> str:
    """Which of our invitation links led here, by the name the firm gave it."""
    link = told.get("invite_link") or {}
    return str(link.get("name") or link.get("invite_link") or "")


def _membership(update: Update) -> Iterator[Message]:
    """Somebody started or blocked the bot, joined or left: worth knowing, not a message."""
    told = update.told
    member, is_bot = told["new_chat_member"], update.kind == "my_chat_member"
    status, chat = str(member["status"]), told["chat"]
    if chat.get("type", "private") == "private":
        reason = "the bot was blocked" if status in GONE else "the bot was started"
    else:
        reason = f"{'the bot' if is_bot else 'somebody'} {'left' if status in GONE else 'joined'} a chat"
    yield _passed(
        update,
        reason,
        told["from"] if is_bot else member["user"],
        told["date"],
        key=f"member-{update.id}",
        thread=str(chat["id"]),
        fields=strings({"status": status, "chat": chat.get("title"), "ref": _invited(told)}),
    )


def _passed(update: Update, reason: str, who: Element, at: object = None, **words: Any) -> Message:
    usual = {"key": f"{update.kind}-{update.id}", "name": name(who), "fields": {"content": update.kind}}
    when = moment(at) if at else None
    return passed(reason=reason, at=when, claims=claims(who), **{**usual, **words})


def _inline(update: Update) -> Iterator[Message]:
    """Typed in another chat, letter by letter, to look something up."""
    text = str(update.told.get("query") or "")
    yield _passed(update, "looked up through the bot", update.told["from"], text=text)


def _voted(update: Update) -> Iterator[Message]:
    told = update.told
    fields = {"content": "poll_answer", "poll": str(told["poll_id"])}
    options = ", ".join(str(option) for option in told["option_ids"])
    who = told.get("user") or told.get("voter_chat") or {}
    yield _passed(update, "voted in a poll", who, text=options, fields=fields)


def _poll(update: Update) -> Iterator[Message]:
    poll = update.told
    lines = [f"{option['text']}: {option['voter_count']}" for option in poll["options"]]
    yield passed(
        f"poll-{poll['id']}",
        "a poll was counted",
        None,
        rank=999 if poll.get("is_closed") else min(int(poll["total_voter_count"]), 998),
        text="\n".join([str(poll["question"]), *lines]),
        fields={"content": "poll"},
    )


def _boost(update: Update) -> Iterator[Message]:
    told = update.told
    source = (told.get("boost") or told).get("source") or {}
    reason = "a chat was boosted" if update.kind == "chat_boost" else "a chat is no longer boosted"
    yield _passed(update, reason, source.get("user") or {}, thread=str(told["chat"]["id"]))


def _subscription(update: Update) -> Iterator[Message]:
    told = update.told
    key, text = f"subscription-{update.id}", f"Subscription: {told['state']}"
    yield note(key, claims(told["user"]), None, text, invoice=told.get("invoice_payload"))


def _connected(update: Update) -> Iterator[Message]:
    """The firm's own account, which answers its customers."""
    told = update.told
    reason = "the bot was connected to an account" if told.get("is_enabled") else "the bot was disconnected"
    yield _passed(update, reason, told["user"], told["date"], fields={"account": str(told["id"])})


KINDS: Mapping[str, Callable[[Update], Iterable[Message | Fetch]]] = {
    **dict.fromkeys(("message", "edited_message", "guest_message"), message),
    **dict.fromkeys(("channel_post", "edited_channel_post"), message),
    **dict.fromkeys(("business_message", "edited_business_message"), message),
    "deleted_business_messages": _deleted,
    "business_connection": _connected,
    "message_reaction": _reaction,
    "message_reaction_count": _reactions,
    "callback_query": _pressed,
    "inline_query": _inline,
    "chosen_inline_result": _inline,
    "shipping_query": _shipping,
    "pre_checkout_query": _checkout,
    "purchased_paid_media": _bought,
    "poll": _poll,
    "poll_answer": _voted,
    "my_chat_member": _membership,
    "chat_member": _membership,
    "chat_join_request": _join_request,
    "chat_boost": _boost,
    "removed_chat_boost": _boost,
    "subscription": _subscription,
}

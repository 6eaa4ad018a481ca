"""A Telegram bot.

Talk to @BotFather, make a bot and choose any secret_token. Then tell Telegram where to send, with the channel's
URL:

    curl https://api.telegram.org/bot<bot_token>/setWebhook -d url=<URL> -d secret_token=<secret_token>

The bot token is only needed for pictures, voice messages and files.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from channels.elements import moment, strings
from channels.message import Attachment, Claim, Delivery, Fetch, Message, Setting, Settings, literal, other
from channels.signature import same

SETTINGS = {
    "secret_token": Setting(
        "The secret_token given to setWebhook: 1 to 256 letters, digits, _ and -", secret=True, required=True
    ),
    "bot_token": Setting("The bot's token from @BotFather; only files need it", secret=True),
}

PROTECTED_BY = "secret"

# https://core.telegram.org/bots/api#update
MESSAGES = (
    "message",
    "edited_message",
    "channel_post",
    "edited_channel_post",
    "business_message",
    "edited_business_message",
)
FILES = "voice", "audio", "document", "video", "video_note", "animation", "sticker"
FETCHED = 900


def verify(delivery: Delivery, settings: Settings) -> bool:
    return same(settings["secret_token"], delivery.headers.get("x-telegram-bot-api-secret-token", ""))


def parse(delivery: Delivery, settings: Settings) -> Iterable[Message | Fetch]:
    if delivery.about:
        yield _fetched(delivery)
        return
    update = delivery.json()
    for kind in MESSAGES:
        if kind in update:
            yield from _message(update[kind], settings)
            return
    if "callback_query" in update:
        yield _pressed(update["callback_query"])
    elif "my_chat_member" in update:
        yield _membership(update["my_chat_member"], update["update_id"])
    else:
        yield other(delivery, update)


def sample(settings: Settings, url: str, now: datetime) -> Delivery:
    person = {"id": 5_000_000_000, "is_bot": False, "first_name": "Jan", "last_name": "Próbny"}
    message = {
        "message_id": int(now.timestamp()),
        "from": person,
        "chat": {**person, "type": "private"},
        "date": int(now.timestamp()),
        "text": "Dzień dobry, to jest próba. / This is a sample.",
    }
    headers = {
        "content-type": "application/json",
        "x-telegram-bot-api-secret-token": settings["secret_token"],
    }
    body = json.dumps({"update_id": message["message_id"], "message": message}).encode()
    return Delivery(received_at=now, url=url, headers=headers, body=body)


def probe(settings: Settings) -> Fetch:
    return Fetch(key="getMe", about="", url="https://api.telegram.org/bot{bot_token}/getMe")


def _message(said: Mapping[str, Any], settings: Settings) -> Iterable[Message | Fetch]:
    key = f"{said['chat']['id']}-{said['message_id']}"
    edited = said.get("edit_date")
    sender = said.get("from") or {}
    yield Message(
        key=key,
        kind="social",
        claims=(*_sender(sender), *_shared_contact(said)),
        rank=1 if edited else 0,
        at=moment(edited or said["date"]),
        automatic="written by a bot" if sender.get("is_bot") else "",
        name=_name(sender),
        thread=str(said["chat"]["id"]),
        text=_text(said),
        fields=_fields(said),
    )
    if settings.get("bot_token"):
        yield from _file(said, key)


def _sender(sender: Mapping[str, Any]) -> tuple[Claim, ...]:
    """Who wrote; a channel's post says nobody."""
    return (Claim("social", f"telegram:{sender['id']}", proven=True),) if sender else ()


def _shared_contact(said: Mapping[str, Any]) -> tuple[Claim, ...]:
    """A phone number sent as a contact; one's own is vouched for by Telegram."""
    contact = said.get("contact")
    if not contact or contact.get("user_id") != said.get("from", {}).get("id"):
        return ()
    number = str(contact["phone_number"])
    return (Claim("phone", number if number.startswith("+") else f"+{number}", proven=True),)


def _text(said: Mapping[str, Any]) -> str:
    written = said.get("text") or said.get("caption") or ""
    contact, place = said.get("contact"), said.get("location")
    if contact:
        written = written or f"{_name(contact)} {contact['phone_number']}".strip()
    if place:
        written = written or f"{place['latitude']}, {place['longitude']}"
    return str(written)


def _fields(said: Mapping[str, Any]) -> dict[str, str]:
    sender, chat = said.get("from") or {}, said["chat"]
    kinds = [kind for kind in (*FILES, "photo", "contact", "location", "poll", "venue") if kind in said]
    return strings(
        {
            "username": sender.get("username"),
            "language": sender.get("language_code"),
            "chat": chat.get("title"),
            "content": kinds[0] if kinds else "",
            "reply_to": said.get("reply_to_message", {}).get("message_id"),
        }
    )


def _file(said: Mapping[str, Any], key: str) -> Iterable[Fetch]:
    """First its place, then (see _fetched) the file."""
    photos = said.get("photo") or []
    found = [said[kind] for kind in FILES if kind in said] + photos[-1:]  # the last is the largest
    for file in found:
        name = file.get("file_name") or f"{file['file_unique_id']}"
        yield Fetch(
            key=f"place {key} {file['file_unique_id']}",
            about=f"place {key} {file['file_unique_id']} {name}",
            url=f"https://api.telegram.org/bot{{bot_token}}/getFile?file_id={literal(str(file['file_id']))}",
        )


def _fetched(delivery: Delivery) -> Message | Fetch:
    what, key, unique, name = delivery.about.split(" ", 3)
    if what == "place":
        place = str(delivery.json()["result"]["file_path"])
        ending = "" if "." in name else "." + place.rpartition(".")[2]
        return Fetch(
            key=f"file {key} {unique}",
            about=f"file {key} {unique} {name}{ending}",
            url=f"https://api.telegram.org/file/bot{{bot_token}}/{literal(place)}",
        )
    kind = delivery.headers.get("content-type", "application/octet-stream").split(";")[0]
    return Message(key=key, kind="social", rank=FETCHED, attachments=(Attachment(name, kind, delivery.body),))


def _pressed(query: Mapping[str, Any]) -> Message:
    """A button under one of our messages."""
    return Message(
        key=f"callback-{query['id']}",
        kind="social",
        claims=_sender(query["from"]),
        name=_name(query["from"]),
        thread=str(query.get("message", {}).get("chat", {}).get("id", "")),
        text=str(query.get("data", "")),
        fields=strings({"content": "button", "username": query["from"].get("username")}),
    )


def _membership(change: Mapping[str, Any], update_id: int) -> Message:
    """Somebody started or blocked the bot: worth knowing, not a message."""
    status = change["new_chat_member"]["status"]
    return Message(
        key=f"member-{update_id}",
        kind="other",
        claims=_sender(change["from"]),
        at=moment(change["date"]),
        automatic="the bot was blocked" if status in ("kicked", "left") else "the bot was started",
        name=_name(change["from"]),
        thread=str(change["chat"]["id"]),
        fields={"status": str(status)},
    )


def _name(person: Mapping[str, Any]) -> str:
    return " ".join(str(person[part]) for part in ("first_name", "last_name") if person.get(part))

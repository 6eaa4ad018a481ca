"""A message of Telegram: who wrote it, to whom, and its files. https://core.telegram.org/bots/api#message"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from urllib.parse import quote

from channels import fetching
from channels.elements import Element, moment, strings
from channels.fetching import given
from channels.message import Claim, Delivery, Direction, Fetch, Message, Settings, digest, literal
from channels.social._pieces import EDITED
from channels.social._telegram_content import FILES, SERVICE, content, kind_of, links, name

API = "https://api.telegram.org"
START = re.compile(r"/start(?:@\w+)? +(\S+)")
MOST = 20 << 20  # bytes of a file that Telegram gives to a bot


class Update(NamedTuple):
    id: int
    kind: str
    told: Element
    settings: Settings


class Writer(NamedTuple):
    """Who a message is of, or, where the firm wrote it, to whom."""

    claims: tuple[Claim, ...] = ()
    name: str = ""
    direction: Direction = "in"
    automatic: str = ""


def key_of(message: Element) -> str:
    """Each chat counts its own; so does what a connected account of the firm writes and receives."""
    words = message.get("business_connection_id"), message["chat"]["id"], message["message_id"]
    return "-".join(str(word) for word in (*words, message.get("ephemeral_message_id")) if word is not None)


def message(update: Update) -> Iterator[Message | Fetch]:
    said, key, kind = update.told, key_of(update.told), kind_of(update.told)
    edited, writer, held = said.get("edit_date"), _writer(update), content(update.told)
    is_service = kind in SERVICE
    yield Message(
        key=key,
        kind="other" if is_service else "social",
        claims=(*writer.claims, *(() if writer.direction == "out" else (*_own_number(said), *held.claims))),
        rank=EDITED if edited else 0,
        at=moment(edited or said["date"]),
        direction=writer.direction,
        automatic=writer.automatic or ("reported by Telegram" if is_service else ""),
        name=writer.name or held.name,
        thread=str(said["chat"]["id"]),
        text=held.text,
        fields={**held.fields, **_fields(said, kind)},
    )
    if update.settings.get("bot_token"):
        yield from _files(said, key)


def _writer(update: Update) -> Writer:
    said = update.told
    sender, chat, spoken_as = said.get("from") or {}, said["chat"], said.get("sender_chat") or {}
    if "channel_post" in update.kind:
        return Writer(automatic="a post of our channel")
    if "business" in update.kind and sender.get("id") != chat["id"]:
        return Writer(claims(chat), name(chat), "out")
    if spoken_as:  # for the whole group, or as a channel: the sender is made up
        ours = "written in the name of the group" if spoken_as.get("id") == chat["id"] else ""
        forwarded = "a post of our channel" if said.get("is_automatic_forward") else ""
        return Writer(claims(spoken_as), name(spoken_as), automatic=forwarded or ours)
    return Writer(claims(sender), name(sender), automatic="written by a bot" if sender.get("is_bot") else "")


def claims(who: Element) -> tuple[Claim, ...]:
    return (Claim("social", f"telegram:{who['id']}", proven=True),) if who else ()


def _own_number(said: Element) -> tuple[Claim, ...]:
    """A phone number sent as a contact; one's own is vouched for by Telegram."""
    contact = said.get("contact") or {}
    if not contact.get("user_id") or contact["user_id"] != (said.get("from") or {}).get("id"):
        return ()
    number = str(contact["phone_number"])
    return (Claim("phone", number if number.startswith("+") else f"+{number}", proven=True),)


def _fields(said: Element, kind: str) -> dict[str, str]:
    sender = said.get("from") or {}
    start = START.match(str(said.get("text") or ""))
    held = said.get(kind) if kind in FILES else None
    is_large = isinstance(held, Mapping) and int(held.get("file_size") or 0) > MOST
    return strings(
        {
            "username": sender.get("username"),
            "language": sender.get("language_code"),
            "chat": said["chat"].get("title"),
            "content": kind,
            "ref": start and start[1],
            "link": links(said),
            "file": held.get("file_name") if isinstance(held, Mapping) else "",
            "not_fetched": "larger than 20 MB" if is_large else "",
            "album": said.get("media_group_id"),
            "topic": said.get("message_thread_id"),
            "reply_to": (said.get("reply_to_message") or {}).get("message_id"),
            "quote": (said.get("quote") or {}).get("text"),
            "forwarded_from": _origin(said.get("forward_origin") or {}),
            "via_bot": (said.get("via_bot") or {}).get("username"),
            "signature": said.get("author_signature"),
            "moved_to": said.get("migrate_to_chat_id"),
            "moved_from": said.get("migrate_from_chat_id"),
        }
    )


def _origin(origin: Element) -> str:
    who = origin.get("sender_user") or origin.get("sender_chat") or origin.get("chat") or {}
    return name(who) or str(origin.get("sender_user_name") or "")


def _files(said: Element, key: str) -> Iterator[Fetch]:
    """First its place, then (see fetched) the file."""
    kind = kind_of(said)
    held = [said[kind]] if kind in FILES else (said.get("photo") or [])[-1:]  # the last is the largest
    for one in held + [found for media in _paid_media(said) for found in media]:
        if int(one.get("file_size") or 0) <= MOST:
            unique = str(one.get("file_unique_id") or digest(one["file_id"]))
            yield Fetch(
                key=f"place {key} {unique}",
                about=f"place {key} {unique} {one.get('file_name') or unique}",
                url=f"{API}/bot{{bot_token}}/getFile?file_id={literal(quote(str(one['file_id'])))}",
            )


def _paid_media(said: Element) -> Iterator[list[Element]]:
    for media in (said.get("paid_media") or {}).get("paid_media", []):
        yield [media["video"]] if "video" in media else media.get("photo", [])[-1:]


def fetched(delivery: Delivery) -> Message | Fetch:
    what, key, unique, called = delivery.about.split(" ", 3)
    if what == "file":
        return fetching.fetched(delivery)
    place = str(delivery.json()["result"]["file_path"])
    ending = "" if "." in called else "." + place.rpartition(".")[2]
    url = f"{API}/file/bot{{bot_token}}/{literal(quote(place))}"
    return given(key, url, f"{called}{ending}", kind="social", mark=unique)

"""A Viber bot.

Viber makes bots for firms that apply for one (since 2024, for money). In Viber on the administrator's phone open More,
Settings, Bots, Edit info, and copy "Your app key". Then run `leadinlet channel connect`: it tells Viber the channel's
URL. Pictures and files are fetched at once, for Viber keeps them an hour.
"""

from collections.abc import Iterable
from datetime import datetime

from channels.elements import Element, moment, strings
from channels.fetching import fetched, file, posted
from channels.invented import NAME, TEXT, by_json
from channels.message import Claim, Delivery, Fetch, Message, Setting, Settings, digest, fold, other
from channels.numbers import NATIONAL, international
from channels.signature import hmac_hex, mac_hex
from channels.social._pieces import passed, receipt

SETTINGS = {
    "auth_token": Setting("The bot's app key (More, Settings, Bots, Edit info)", secret=True, required=True)
}

API = "https://chatapi.viber.com/pa"
SIGN_IN = {"X-Viber-Auth-Token": "{auth_token}"}
HOSTS = ("viber.com",)
FILES = "picture", "video", "file"
# https://developers.viber.com/docs/api/rest-bot-api/#webhooks
EVENTS = "delivered", "seen", "failed", "subscribed", "unsubscribed", "conversation_started"
RECEIPTS = "delivered", "seen", "failed"
MEMBERS = {
    "conversation_started": "the bot's page was opened",
    "subscribed": "the bot was subscribed to",
    "unsubscribed": "the bot was unsubscribed from",
}


def verify(delivery: Delivery, settings: Settings) -> bool:
    """https://developers.viber.com/docs/api/rest-bot-api/#callbacks"""
    given = delivery.headers.get("x-viber-content-signature", "")
    return hmac_hex("sha256", settings["auth_token"], delivery.body, given)


def parse(delivery: Delivery, settings: Settings) -> Iterable[Message | Fetch]:
    if delivery.about:
        yield fetched(delivery)
        return
    told = delivery.json()
    event = str(told["event"])
    if event == "message":
        yield from _message(told)
    elif event in RECEIPTS:
        yield receipt(str(told["message_token"]), event, moment(told["timestamp"]), error=told.get("desc"))
    elif event in MEMBERS:
        yield _member(event, told)
    elif event != "webhook":  # that one only tries the address
        yield other(delivery, told)


def sample(settings: Settings, url: str, now: datetime) -> Delivery:
    sender = {"id": "01234567890A=", "name": NAME, "language": "pl", "country": "PL", "api_version": 10}
    sent = {
        "event": "message",
        "timestamp": int(now.timestamp() * 1000),
        "message_token": int(now.timestamp() * 1_000_000),
        "sender": sender,
        "message": {"type": "text", "text": TEXT},
    }
    return by_json(
        now,
        url,
        sent,
        lambda body: {"x-viber-content-signature": mac_hex("sha256", settings["auth_token"], body)},
    )


def connect(settings: Settings, url: str) -> list[Fetch]:
    return [_asked("set_webhook", {"url": url, "event_types": EVENTS, "send_name": True})]


def disconnect(settings: Settings, url: str) -> list[Fetch]:
    return [_asked("set_webhook", {"url": ""})]


def probe(settings: Settings) -> Fetch:
    return _asked("get_account_info", {})


def alive(delivery: Delivery) -> str:
    account = delivery.json()
    if account["status"] != 0:
        raise ValueError(account["status_message"])
    return f"signed in as {account['name']}, which sends to {account.get('webhook') or 'nobody yet'}"


def _asked(method: str, body: object) -> Fetch:
    return posted(method, f"{API}/{method}", body, SIGN_IN)


def _message(told: Element) -> Iterable[Message | Fetch]:
    sender, said = told["sender"], told["message"]
    key = str(told["message_token"])
    yield Message(
        key=key,
        kind="social",
        claims=(*_who(sender["id"]), *_own_number(said, sender)),
        at=moment(told["timestamp"]),
        name=str(sender.get("name") or ""),
        thread=str(sender["id"]),
        text=_text(said),
        fields=_fields(said) | _about(sender),
    )
    if said["type"] in FILES and said.get("media"):
        name = str(said.get("file_name") or said["type"])
        yield from file(key, str(said["media"]), HOSTS, name, kind="social")


def _who(id: object) -> tuple[Claim, ...]:
    return (Claim("social", f"viber:{id}", proven=True),)


def _own_number(said: Element, sender: Element) -> tuple[Claim, ...]:
    """A card in the sender's own name has their number, as the button "share phone" sends it; any other, somebody's."""
    card = said.get("contact") or {}
    is_own = fold(str(card.get("name") or "")) in ("", fold(str(sender.get("name") or "")))
    number = international(card.get("phone_number"), NATIONAL)
    return (Claim("phone", number),) if number and is_own else ()


def _text(said: Element) -> str:
    card, place = said.get("contact"), said.get("location")
    if card:
        return f"{card.get('name') or ''} {card.get('phone_number') or ''}".strip()
    if place:
        return f"{place['lat']}, {place['lon']}"
    is_link = said["type"] == "url" and not said.get("text")
    return str(said["media"] if is_link else said.get("text") or "")


def _fields(said: Element) -> dict[str, str]:
    kind = str(said["type"])
    return strings(
        {
            "content": "" if kind == "text" else kind,
            "sticker": said.get("sticker_id"),
            "seconds": said.get("duration") if kind == "video" else None,
            "tracking_data": said.get("tracking_data"),
        }
    )


def _about(person: Element) -> dict[str, str]:
    return strings({"language": person.get("language"), "country": person.get("country")})


def _member(event: str, told: Element) -> Message:
    """Somebody came or went: worth knowing, not a message. `context` is of the link that led here."""
    person = told.get("user") or {"id": told["user_id"]}
    at = moment(told["timestamp"])
    return passed(
        f"{event}-{digest(person['id'], told['timestamp'])}",
        MEMBERS[event],
        at,
        _who(person["id"]),
        name=str(person.get("name") or ""),
        thread=str(person["id"]),
        fields=strings({"status": event, "ref": told.get("context")}) | _about(person),
    )

"""A Telegram bot.

Talk to @BotFather, make a bot with /newbot, copy its token, and choose any secret_token. Then let
`leadinlet channel connect` tell Telegram where to send, or do it by hand, with the channel's URL:

    curl https://api.telegram.org/bot<bot_token>/setWebhook -d url=<URL> -d secret_token=<secret_token>

So that the bot reads everything in its groups, send @BotFather /setprivacy, Disable. To have it read what customers
write to the firm's own account, connect it in that account: Settings, Telegram Business, Chatbots. A link such as
https://t.me/<your bot>?start=leaflet tells where somebody came from: "leaflet" is kept as "ref".
"""

from collections.abc import Iterable
from datetime import UTC, datetime

from channels.elements import Element
from channels.fetching import posted
from channels.invented import NAME, TEXT, by_json
from channels.message import Delivery, Fetch, Message, Setting, Settings
from channels.signature import same
from channels.social._telegram import KINDS, updated
from channels.social._telegram_message import API, fetched

SETTINGS = {
    "secret_token": Setting(
        "The secret_token given to setWebhook: 1 to 256 letters, digits, _ and -", secret=True, required=True
    ),
    "bot_token": Setting("The bot's token from @BotFather; for files, connect and test", secret=True),
}

PROTECTED_BY = "secret"


def verify(delivery: Delivery, settings: Settings) -> bool:
    return same(settings["secret_token"], delivery.headers.get("x-telegram-bot-api-secret-token", ""))


def parse(delivery: Delivery, settings: Settings) -> Iterable[Message | Fetch]:
    if delivery.about:
        yield fetched(delivery)
    else:
        yield from updated(delivery, settings)


def sample(settings: Settings, url: str, now: datetime) -> Delivery:
    first, _, last = NAME.partition(" ")
    person = {"id": 5_000_000_000, "is_bot": False, "first_name": first, "last_name": last}
    message = {
        "message_id": int(now.timestamp()),
        "from": person,
        "chat": {**person, "type": "private"},
        "date": int(now.timestamp()),
        "text": TEXT,
    }
    sent = {"update_id": message["message_id"], "message": message}
    secret = settings["secret_token"]
    return by_json(now, url, sent, lambda _: {"x-telegram-bot-api-secret-token": secret})


def connect(settings: Settings, url: str) -> list[Fetch]:
    """Telegram leaves out who joined and who reacted unless it is asked for every kind by name."""
    asked = {"url": url, "secret_token": settings["secret_token"], "allowed_updates": [*KINDS]}
    return [_method(settings, "setWebhook", asked)]


def disconnect(settings: Settings, url: str) -> list[Fetch]:
    return [_method(settings, "deleteWebhook", {"drop_pending_updates": False})]


def probe(settings: Settings) -> list[Fetch]:
    return [
        Fetch(key=name, about="", url=f"{API}/bot{{bot_token}}/{name}")
        for name in ("getMe", "getWebhookInfo")
    ]


def alive(delivery: Delivery) -> str:
    told = delivery.json()["result"]
    return f"The bot is @{told['username']}, {told['first_name']}." if "username" in told else _hook(told)


def _hook(told: Element) -> str:
    if not told["url"]:
        return "Nothing is sent yet: run leadinlet channel connect."
    words = [f"Sends to {told['url']}; {told.get('pending_update_count', 0)} waiting."]
    if "last_error_date" in told:
        at = datetime.fromtimestamp(int(told["last_error_date"]), UTC)
        words.append(
            f"Its last error was on {at:%Y-%m-%d at %H:%M} UTC: {told.get('last_error_message', '')}."
        )
    return " ".join(words)


def _method(settings: Settings, name: str, asked: Element) -> Fetch:
    if not settings["bot_token"]:
        raise LookupError("to be connected, Telegram needs bot_token")
    return posted(name, f"{API}/bot{{bot_token}}/{name}", asked, {})

"""SerwerSMS: text messages to your numbers, answers to yours, and their delivery reports.

In the customer panel open Ustawienia interfejsów (Interface settings), HTTPS API, Tokeny API, and make a token: what
came in is asked for hourly. To have it at once, give the channel's URL as the address for delivery reports and for
answers under Ustawienia interfejsów, HTTPS XML API, and in the settings of your ND or NDI number. SerwerSMS signs
nothing: who knows the channel's URL is believed.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from channels.elements import each, full_name, strings, when
from channels.fetching import posted
from channels.invented import PHONE, TEXT, by_form
from channels.message import Answer, Delivery, Fetch, Message, Setting, Settings, digest, other
from channels.telephony._sms import first, receipt, text_message, told

SETTINGS = {
    "token": Setting("API token (Ustawienia interfejsów, HTTPS API, Tokeny API)", secret=True, required=True)
}
PROTECTED_BY = "address"

API = "https://api2.serwersms.pl"
SIGN_IN = {"Authorization": "Bearer {token}"}
# The names of the lists first, then the Polish ones of the older interface.
ID = "id", "smsid", "message_id"
FROM = "phone", "numer", "number"
BODY = "text", "wiadomosc", "tresc"
AT = "recived", "received", "data", "date"
STATUS = "status", "stan"
REPORTED = "delivered", "czas_doreczenia", "sent"
# https://dev.serwersms.pl/en/https-api-v2/checking-the-sms-delivery-reports and the older interface's words
STATUSES = {
    "pending": "queued",
    "saved": "queued",
    "in_progress": "sending",
    "unsent": "failed",
    "doręczono": "delivered",
    "niedoręczono": "undelivered",
    "wysłano": "sent",
    "niewysłano": "failed",
    "oczekiwanie": "queued",
}


def verify(delivery: Delivery, settings: Settings) -> bool:
    return True


def parse(delivery: Delivery, settings: Settings) -> Iterable[Message | Fetch]:
    if delivery.about == "backlog":
        yield from each(delivery, delivery.json()["items"], lambda text: [_text(text)])
        return
    sent = told(delivery)
    if first(sent, ID) and first(sent, STATUS):
        yield _receipt(sent)
    elif first(sent, FROM) and first(sent, BODY):
        yield _text(sent)
    else:
        yield other(delivery, sent)


def answer(delivery: Delivery, settings: Settings) -> Answer:
    return Answer("OK")


def sample(settings: Settings, url: str, now: datetime) -> Delivery:
    return by_form(now, url, {"phone": PHONE, "text": TEXT, "recived": f"{now:%Y-%m-%d %H:%M:%S}"})


def probe(settings: Settings) -> Fetch:
    return _asked("account/limits", {})


def alive(delivery: Delivery) -> str:
    limits = [f"{limit['type']} {limit['value']}" for limit in delivery.json()["items"]]
    return f"messages left: {', '.join(limits)}"


def backlog(settings: Settings, since: datetime) -> Fetch:
    """Its clock is Polish and ours is UTC, which is behind: it gives an hour or two more, never less."""
    return _asked("messages/recived", {"date_from": f"{since:%Y-%m-%d %H:%M:%S}", "show_contact": True})


def _asked(method: str, body: Mapping[str, Any]) -> Fetch:
    about = "backlog" if body else ""
    return posted(method, f"{API}/{method}", body, SIGN_IN, about=about)


def _text(text: Mapping[str, Any]) -> Message:
    """Named by what it says: the list has an id for it, a callback has none."""
    sent = strings(text)
    said = [first(sent, names) for names in (FROM, BODY, AT)]
    sender, written, at = said
    contact = text.get("contact")
    person = contact if isinstance(contact, Mapping) else {}
    return text_message(
        digest(*said),
        sender,
        written,
        at=when(at),
        name=full_name(person),
        to=sent.get("ndi"),
        company=person.get("company"),
        content="mms" if sent.get("type") == "mms" else "",
        reply_to=sent.get("message_id"),
    )


def _receipt(sent: Mapping[str, str]) -> Message:
    status = first(sent, STATUS).lower()
    return receipt(first(sent, ID), STATUSES.get(status, status), at=when(first(sent, REPORTED)))

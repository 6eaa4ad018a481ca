"""SMSAPI: text messages to your numbers, and delivery reports of yours.

At ssl.smsapi.pl open Odbiór SMS (SMS receiving), your number or keyword, and give the channel's URL under "Przekaż na
URL" (forward to URL). For delivery reports open Ustawienia API (API settings), Adresy callback, and give the same URL
for SMS, MMS and VMS. SMSAPI signs nothing: who knows the channel's URL is believed. Give your login too, and whatever
names another is refused. The token (Ustawienia API, Tokeny API) is only asked whether the account is alive.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from channels.elements import each, when
from channels.invented import OURS, PHONE, TEXT, by_form
from channels.message import Answer, Delivery, Fetch, Message, Setting, Settings, digest, other
from channels.numbers import NATIONAL, international
from channels.signature import same
from channels.telephony._sms import receipt, text_message, told

SETTINGS = {
    "username": Setting("Your login at SMSAPI; where given, deliveries that name another are refused"),
    "access_token": Setting(
        "An API token with the right to read the profile; only for the test", secret=True
    ),
}
PROTECTED_BY = "address"
UNVERIFIED = "its documentation of callbacks could not be seen: they are read as others' programs read them"

STATUSES = {
    "401": "unknown",  # NOT_FOUND: no such text, or its report is gone
    "402": "expired",
    "403": "sent",
    "404": "delivered",
    "405": "undelivered",
    "406": "failed",
    "407": "rejected",
    "408": "unknown",
    "409": "queued",
    "410": "accepted",
    "411": "sending",
    "412": "canceled",
}
KINDS = "sms", "mms"


def verify(delivery: Delivery, settings: Settings) -> bool:
    """A request of several reports repeats the login, comma separated."""
    named = set(told(delivery).get("username", "").split(","))
    return not settings["username"] or all(same(settings["username"], name) for name in named)


def parse(delivery: Delivery, settings: Settings) -> Iterable[Message | Fetch]:
    sent = told(delivery)
    kinds = [kind for kind in KINDS if f"{kind}_from" in sent]
    if kinds:
        yield _text(delivery, kinds[0], sent)
    elif "MsgId" in sent:
        yield from each(delivery, _reports(sent), _receipt)
    else:
        yield other(delivery, sent)


def answer(delivery: Delivery, settings: Settings) -> Answer:
    """Anything else, and it is sent again."""
    return Answer("OK")


def sample(settings: Settings, url: str, now: datetime) -> Delivery:
    sent = {"sms_to": OURS[1:], "sms_from": PHONE[1:], "sms_text": TEXT, "sms_date": f"{now.timestamp():.0f}"}
    return by_form(now, url, {**sent, "username": settings["username"]})


def probe(settings: Settings) -> Fetch:
    signed_in = {"Authorization": "Bearer {access_token}"}
    return Fetch(key="profile", about="", url="https://api.smsapi.pl/profile", headers=signed_in)


def alive(delivery: Delivery) -> str:
    profile = delivery.json()
    return f"signed in as {profile['username']}, {profile['points']} points left"


def _text(delivery: Delivery, kind: str, sent: Mapping[str, str]) -> Message:
    """A text has no id of its own; MsgId is that of the one it answers."""
    said = {name: sent.get(f"{kind}_{name}", "") for name in ("from", "to", "date", "text", "subject")}
    message = text_message(
        digest(kind, *said.values()),
        international(said["from"], NATIONAL),
        said["text"] or said["subject"],
        at=when(said["date"]),
        to=international(said["to"], NATIONAL),
        content="" if kind == "sms" else kind,
        reply_to=sent.get("MsgId"),
    )
    return replace(message, attachments=delivery.files())


def _reports(sent: Mapping[str, str]) -> list[dict[str, str]]:
    """Several reports in one request: the values of each field stand side by side, comma separated."""
    ids = sent["MsgId"].split(",")
    columns = {name: value.split(",") for name, value in sent.items()}
    shared = {name: sent[name] for name, values in columns.items() if len(values) != len(ids)}
    listed = {name: values for name, values in columns.items() if name not in shared}
    return [{**shared, **{name: values[n] for name, values in listed.items()}} for n in range(len(ids))]


def _receipt(report: Mapping[str, str]) -> Iterable[Message]:
    code = report.get("status", "")
    status = STATUSES.get(code) or report.get("status_name") or code
    yield receipt(report["MsgId"], status, at=when(report.get("donedate", "")))

"""SMSLabs: text messages to your numbers, and delivery reports of yours.

In the panel at smslabs.net.pl open API, and copy the App key and the Secret key: what came in is asked for hourly. To
have it at once, give the channel's URL there as the callback address, for messages that come in and for statuses.
SMSLabs signs nothing: who knows the channel's URL is believed.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime

from channels.elements import each, strings, when
from channels.invented import OURS, PHONE, TEXT, by_json
from channels.message import Answer, Delivery, Fetch, Message, Setting, Settings, digest, other
from channels.numbers import NATIONAL, international
from channels.telephony._sms import first, receipt, text_message, told

SETTINGS = {
    "app_key": Setting("App key (panel, API)", required=True),
    "secret_key": Setting("Secret key, beside it", secret=True, required=True),
}
PROTECTED_BY = "address"
UNVERIFIED = "how its lists look is known, its callbacks are not published: they are read by the lists' names"

API = "https://{app_key}:{secret_key}@api.smslabs.net.pl/apiSms"
# The names of the list smsIn first, then those of smsStatus and sendSms.
ID = "_id", "sms_id", "id"
FROM = "no_fr", "number_from", "from", "phone_number"
TO = "no_to", "number_to", "to"
BODY = "s_con", "sms_content", "message", "text"
AT = "in_t", "receive_time", "date"


def verify(delivery: Delivery, settings: Settings) -> bool:
    return True


def parse(delivery: Delivery, settings: Settings) -> Iterable[Message | Fetch]:
    if delivery.about == "backlog":
        yield from each(delivery, delivery.json()["data"], lambda text: [_text(strings(text))])
        return
    sent = told(delivery)
    if first(sent, ID) and sent.get("status"):
        yield receipt(first(sent, ID), sent["status"])
    elif first(sent, FROM) and first(sent, BODY):
        yield _text(sent)
    else:
        yield other(delivery, sent)


def answer(delivery: Delivery, settings: Settings) -> Answer:
    return Answer("OK")


def sample(settings: Settings, url: str, now: datetime) -> Delivery:
    sent = {"_id": digest(now.isoformat())[:24], "no_fr": PHONE, "no_to": OURS, "s_con": TEXT}
    return by_json(now, url, {**sent, "in_t": int(now.timestamp()), "s_cnt": 1, "stat": 1})


def probe(settings: Settings) -> Fetch:
    return Fetch(key="account", about="", url=f"{API}/account")


def alive(delivery: Delivery) -> str:
    return f"{int(delivery.json()['data']['account']) / 100:.2f} PLN left"


def backlog(settings: Settings, since: datetime) -> Fetch:
    """It knows no beginning: what came in already comes again, under the same key."""
    return Fetch(key="smsIn", about="backlog", url=f"{API}/smsIn")


def _text(sent: Mapping[str, str]) -> Message:
    said = [first(sent, names) for names in (FROM, TO, BODY, AT)]
    sender, to, text, at = said
    return text_message(
        first(sent, ID) or digest(*said),
        international(sender, NATIONAL),
        text,
        at=when(at),
        to=international(to, NATIONAL),
    )

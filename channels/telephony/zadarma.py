"""Zadarma PBX: calls as they ring, are answered and end, their recordings and transcripts, text messages.

In Zadarma's personal area open Settings, Integrations and API, Keys: copy the secret (and the key, which only
recordings, gaps and `channel connect` need). Under the same page's "Notifications about PBX calls" enter the
channel's URL and tick every event; or run `leadinlet channel connect`, which does both. For text messages
enter the URL under Settings, SMS too.

What came while this server could not be reached is asked for hourly. A caller can be led elsewhere by the JSON
in "call_answer", such as {"redirect": "1"}; without it your PBX's own scenario goes on.
"""

import json
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from hashlib import md5
from typing import Any
from urllib.parse import urlencode

from channels.elements import each, once_a_day
from channels.fetching import fetched, file
from channels.invented import OURS, PHONE, by_form
from channels.message import Answer, Delivery, Fetch, Message, Setting, Settings, digest, other
from channels.numbers import LONGEST, international
from channels.signature import mac_hex, same
from channels.telephony._call import RECORDED, TRANSCRIBED, call
from channels.telephony._pbx import caller, ended, from_outside, leg_rank, when
from channels.telephony._sms import text_message

SETTINGS = {
    "secret": Setting("Secret, under Settings, Integrations and API, Keys", secret=True, required=True),
    "key": Setting("Key, beside it; only recordings and gaps need it"),
    "call_answer": Setting('JSON answered to a call that begins, such as {"redirect": "1"}'),
}
PROTECTED_BY = "secret"  # three fields of a notification are signed, not its whole

API = "https://api.zadarma.com"
# Which fields are signed: https://zadarma.com/en/support/api/#api_webhooks
SIGNED = {
    "NOTIFY_ANSWER": "caller_id destination call_start",
    "NOTIFY_OUT_START": "internal destination call_start",
    "NOTIFY_OUT_END": "internal destination call_start",
    "NOTIFY_RECORD": "pbx_call_id call_id_with_rec",
} | dict.fromkeys(("SMS", "SPEECH_RECOGNITION", "NUMBER_LOOKUP", "CALL_TRACKING"), "result")
CALL_IN = "caller_id called_did call_start"
EVENTS = "start", "internal", "answer", "end", "out_start", "out_end", "record", "ivr"
ZONES = timedelta(hours=14)  # what an account's clock may be behind ours


def verify(delivery: Delivery, settings: Settings) -> bool:
    """Base64 of the hexadecimal HMAC-SHA1, as PHP's hash_hmac gives it."""
    if "zd_echo" in delivery.query():
        return delivery.method == "GET"  # it says nothing but that the address is ours
    told = dict(delivery.form())
    fields = SIGNED.get(told["event"], CALL_IN).split()
    signed = "".join(told.get(field, "") for field in fields)
    given = delivery.headers.get("signature", "")
    return bool(settings["secret"] and signed) and same(_signature(settings["secret"], signed), given)


def parse(delivery: Delivery, settings: Settings) -> Iterable[Message | Fetch]:
    match delivery.about.partition(" ")[0]:
        case "backlog":
            return each(delivery, delivery.json()["stats"], _listed)
        case "link":
            return _linked(delivery)
        case "file":
            return [fetched(delivery)]
    return [] if "zd_echo" in delivery.query() else _told(delivery, dict(delivery.form()), settings)


def answer(delivery: Delivery, settings: Settings) -> Answer:
    if "zd_echo" in delivery.query():
        return Answer(delivery.query()["zd_echo"])
    is_new = dict(delivery.form()).get("event") == "NOTIFY_START"
    return Answer(settings["call_answer"] or "{}", "application/json") if is_new else Answer()


def sample(settings: Settings, url: str, now: datetime) -> Delivery:
    told = {
        "event": "NOTIFY_START",
        "call_start": f"{now:%Y-%m-%d %H:%M:%S}",
        "caller_id": PHONE,
        "called_did": OURS,
    }
    told["pbx_call_id"] = f"in_{digest(now.isoformat())}"
    signed = "".join(told[field] for field in CALL_IN.split())
    return by_form(now, url, told, lambda body: {"signature": _signature(settings["secret"], signed)})


def connect(settings: Settings, url: str) -> list[Fetch]:
    wanted = {f"notify_{event}": "true" for event in EVENTS}
    return [
        _asked(settings, "url", "/v1/pbx/callinfo/url/", {"url": url}, "POST"),
        _asked(settings, "notifications", "/v1/pbx/callinfo/notifications/", wanted, "POST"),
    ]


def disconnect(settings: Settings, url: str) -> list[Fetch]:
    return [_asked(settings, "url", "/v1/pbx/callinfo/url/", {}, "DELETE")]


def probe(settings: Settings) -> Fetch:
    return _asked(settings, "probe", "/v1/info/balance/", {})


def alive(delivery: Delivery) -> str:
    told = delivery.json()
    if told["status"] != "success":
        raise ValueError(str(told.get("message")))
    return f"Zadarma knows these keys; the balance is {told['balance']} {told['currency']}."


def backlog(settings: Settings, since: datetime) -> Fetch:
    start, end = since - ZONES, since + timedelta(days=29)  # of a month at most
    asked = {"start": f"{start:%Y-%m-%d %H:%M:%S}", "end": f"{end:%Y-%m-%d %H:%M:%S}", "version": "2"}
    return _asked(settings, "backlog", "/v1/statistics/pbx/", asked)


def _told(delivery: Delivery, told: Mapping[str, str], settings: Settings) -> Iterator[Message | Fetch]:
    match told["event"]:
        case "NOTIFY_START" | "NOTIFY_INTERNAL":
            yield _call(told, "ringing", rings=told.get("internal"))
        case "NOTIFY_ANSWER":
            yield _call(told, "talking", answered_by=told.get("internal") or told["destination"])
        case "NOTIFY_END":
            yield _ended(told, told.get("last_internal") or told.get("internal"))
        case "NOTIFY_OUT_START":
            yield _call(told, "ringing", is_inbound=False, made_by=told.get("internal"))
        case "NOTIFY_OUT_END":
            yield _ended(told, None, is_inbound=False, made_by=told.get("internal"))
        case "NOTIFY_IVR":
            yield _call(told, "", pressed=_pressed(told))
        case "NOTIFY_RECORD":
            yield call(told["pbx_call_id"], rank=RECORDED, recording=told["call_id_with_rec"])
            yield from _recording(told, settings)
        case "SPEECH_RECOGNITION":
            yield _transcript(told)
        case "SMS":
            yield _text(delivery, json.loads(told["result"]))
        case _:
            yield other(delivery, dict(told))


def _call(told: Mapping[str, str], status: str, *, is_inbound: bool = True, **fields: Any) -> Message:
    return call(
        told["pbx_call_id"],
        status,
        client=international(told["caller_id"] if is_inbound else told["destination"], LONGEST),
        is_inbound=from_outside(is_inbound, told.get("caller_id", "")),
        at=when(told.get("call_start")),
        to=told.get("called_did") if is_inbound else told.get("caller_id"),
        **fields,
    )


def _ended(told: Mapping[str, str], extension: str | None, **more: Any) -> Message:
    outcome = ended(told["disposition"])
    return _call(
        told,
        told["disposition"],
        answered_by=extension if outcome == "answered" else None,
        rings=extension if outcome != "answered" else None,
        seconds=told.get("duration"),
        cause=told.get("status_code"),
        **more,
    )


def _pressed(told: Mapping[str, str]) -> str:
    """What the caller pressed in a menu: wait_dtmf as fields of a form, or as JSON."""
    digits = told.get("wait_dtmf[digits]", "")
    return digits or str(json.loads(told.get("wait_dtmf") or "{}").get("digits", ""))


def _recording(told: Mapping[str, str], settings: Settings) -> Iterator[Fetch]:
    if settings["key"]:
        place = {"call_id": told["call_id_with_rec"]}
        asked = _asked(settings, f"link {told['call_id_with_rec']}", "/v1/pbx/record/request/", place)
        yield Fetch(key=asked.key, about=f"link {told['pbx_call_id']}", url=asked.url, headers=asked.headers)


def _linked(delivery: Delivery) -> Iterator[Fetch]:
    """Where the recording lies, for half an hour."""
    told = delivery.json()
    key = delivery.about.partition(" ")[2]
    for number, link in enumerate(told.get("links") or [told["link"]]):
        name = f"recording-{number}" if number else "recording"
        yield from file(key, link, ("zadarma.com",), name, kind="call")


def _transcript(told: Mapping[str, str]) -> Message:
    result = json.loads(told["result"])
    said = "\n".join(phrase["result"] for phrase in result.get("phrases", []))
    is_voicemail = told.get("voicemail", "") not in ("", "0", "false")
    return call(
        told["pbx_call_id"],
        "voicemail" if is_voicemail else "",
        rank=TRANSCRIBED,
        text=said,
        language=told.get("lang"),
    )


def _text(delivery: Delivery, sent: Mapping[str, str]) -> Message:
    """A text has no id and no time: the same one on the same day is the same."""
    key = once_a_day(delivery, *sorted(sent.items()))
    return text_message(key, sent["caller_id"], sent["text"], to=sent.get("caller_did"))


def _listed(row: Mapping[str, Any]) -> Iterator[Message]:
    """A leg of a call, of the statistics. The leg that answered counts before those that only rang."""
    outcome = ended(row["disposition"])
    is_inbound = not row["pbx_call_id"].startswith("out_")
    name, number = caller(str(row["clid"] if is_inbound else row["destination"]))
    yield call(
        row["pbx_call_id"],
        outcome or row["disposition"],
        client=international(number, LONGEST),
        is_inbound=from_outside(is_inbound, number),
        rank=leg_rank(outcome),
        at=when(row["callstart"]),
        name=name,
        to=row["sip"] if is_inbound else row["clid"],
        seconds=row["seconds"],
        answered_by=row["destination"] if is_inbound and outcome == "answered" else None,
    )


def _asked(settings: Settings, key: str, method: str, asked: Mapping[str, str], verb: str = "GET") -> Fetch:
    """A signed request: https://zadarma.com/en/support/api/#intro_auth"""
    query = urlencode(sorted({**asked, "format": "json"}.items()))
    signature = _signature(
        settings["secret"], method + query + md5(query.encode(), usedforsecurity=False).hexdigest()
    )
    headers = {"Authorization": f"{{key}}:{signature}"}
    if verb == "GET":
        return Fetch(key=key, about=key, url=f"{API}{method}?{query}", headers=headers)
    headers["Content-Type"] = "application/x-www-form-urlencoded"
    return Fetch(key=key, about=key, method=verb, url=API + method, headers=headers, body=query)


def _signature(secret: str, text: str) -> str:
    return b64encode(mac_hex("sha1", secret, text.encode()).encode()).decode()

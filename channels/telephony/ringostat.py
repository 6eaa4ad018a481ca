"""Ringostat: calls with the campaign they came by, at every moment you choose.

In Ringostat open Integration, Webhooks 2.0 and add a webhook for each of the events "Before call", "When taking
the call", "After call", "Before outgoing call" and "After outgoing call": destination the channel's URL, method
POST, JSON, dates as YYYY-MM-DD HH:MM:SS. Ringostat lets you name the parameters; choose these and name them so:

    uniqueid  calldate  caller  dst  call_type  disposition  billsec  recording  employee_fio
    utm_source  utm_medium  utm_campaign  utm_term  utm_content  client_id  landing  referrer

and add the static parameter "event", which only the address can carry: URL?event=ringing for "Before call" and
"Before outgoing call", URL?event=answer for "When taking the call", none for the others. Other names can be
told in the setting "fields". Keep the URL secret: Ringostat signs nothing.

With the API's auth key (Settings, Integrations, API) calls that did not come in are asked for hourly.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from channels.elements import contents, each, listed
from channels.fetching import fetched
from channels.invented import OURS, PHONE, by_json
from channels.message import Delivery, Fetch, Message, Setting, Settings, digest
from channels.telephony import _named

SETTINGS = {
    **_named.SETTINGS,
    "auth_key": Setting("Auth key of the API; only gaps need it", secret=True),
}
PROTECTED_BY = "address"

NAMES = "call_id=uniqueid, from=caller, to=dst, direction=call_type, answered_by=employee_fio, at=calldate"
KEPT = {
    name: name for name in "utm_source utm_medium utm_campaign utm_term utm_content referrer landing".split()
}
KEPT |= {"client_id": "ga_client_id", "refferrer": "referrer", "city": "city"}
HOST = "ringostat.com"
TALKED = {"PROPER", "REPEATED"}
LISTED = "uniqueid calldate caller dst call_type disposition billsec recording"


def verify(delivery: Delivery, settings: Settings) -> bool:
    return True  # the URL token is the secret


def parse(delivery: Delivery, settings: Settings) -> Iterable[Message | Fetch]:
    if delivery.about and delivery.about != "backlog":
        return [fetched(delivery)]
    calls = listed(contents(delivery))
    given = {**settings, "fields": f"{NAMES}, {settings['fields']}", "recording_host": HOST}
    return each(delivery, calls, lambda one: _named.said(delivery, _moment(delivery, one), given, KEPT))


def sample(settings: Settings, url: str, now: datetime) -> Delivery:
    told = {
        "uniqueid": digest(now.isoformat()),
        "caller": PHONE,
        "dst": OURS,
        "call_type": "in",
        "event": "ringing",
    }
    return by_json(now, url, {**told, "utm_source": "google", "calldate": f"{now:%Y-%m-%d %H:%M:%S}"})


def backlog(settings: Settings, since: datetime) -> Fetch:
    """https://help.ringostat.com/ru/articles/6312678: of what it does not know up to now is meant."""
    asked = {"export_type": "json", "from": f"{since:%Y-%m-%d %H:%M:%S}", "fields": LISTED.replace(" ", ",")}
    url = f"https://api.ringostat.net/calls/list?{urlencode(asked)}"
    return Fetch(key="backlog", about="backlog", url=url, headers={"Auth-key": "{auth_key}"})


def _moment(delivery: Delivery, told: dict[str, Any]) -> dict[str, Any]:
    """The call with the moment it is told at, which is in the address; at its end how it ended."""
    event = told.get("event") or delivery.query().get("event") or _ended(told.get("disposition", ""))
    return {**{name: value for name, value in told.items() if name != "disposition"}, "event": event}


def _ended(disposition: str) -> str:
    """CLIENT NO ANSWER and OPERATOR NO ANSWER are of call-backs; PROPER and REPEATED are kinds of answered calls."""
    word = disposition.upper()
    return (
        "NO ANSWER" if word.endswith("NO ANSWER") else "ANSWERED" if {*word.split()} & TALKED else disposition
    )

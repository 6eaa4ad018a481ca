"""Lead ads on Facebook and Instagram (instant forms).

At developers.facebook.com open your app, then Webhooks, choose "Page", give the channel's URL and any verify token you
choose (the same in both places), and subscribe to "leadgen". The app id and the app secret stand under App
settings, Basic. Meta sends all that concerns pages to one address an app: where Messenger has its own channel here,
subscribe to "leadgen" there, and that channel takes the leads, too.

Meta sends only the number of a lead; what was filled in is asked for with an access token of the page. Take it for a
system user (Business settings, Users, System users) with the permissions leads_retrieval, pages_manage_metadata,
pages_show_list, pages_read_engagement and ads_management, and give that user the page under Integrations, Leads
access, too: without it Meta answers that the lead does not exist. "Require app secret" (App settings, Advanced)
stays off.

Then run `leadinlet channel connect`: it puts the app on the page, and says which permissions lack and until when the
token is good. Leads that did not arrive are asked for hourly. With Meta's Lead Ads Testing Tool you can send a lead
that is shown and becomes nobody's.

What people agreed to is kept with its text, which form it stood on, and when.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any
from urllib.parse import quote, urlsplit

from channels import _meta
from channels._meta import GRAPH, SIGN_IN, signed
from channels.ads._leadgen import WANTED, answered, changed, filled
from channels.elements import Element, each, moment
from channels.invented import EMAIL, NAME, PHONE, by_json
from channels.message import Delivery, Fetch, Message, Setting, Settings, literal, other

SETTINGS = {
    "app_secret": Setting("App secret (App settings, Basic)", secret=True, required=True),
    "verify_token": Setting("The verify token you gave Meta, any words", secret=True, required=True),
    "access_token": Setting("The page's access token; without it no lead can be read", secret=True),
    "app_id": Setting("App id (App settings, Basic); only to say until when the token is good"),
    "page_id": Setting("The page's id; me is the page that the token is for", default="me"),
}
MAX_BODY = 4 << 20

verify, answer = _meta.verify, _meta.answer

NEEDED = (
    "leads_retrieval",
    "pages_manage_metadata",
    "pages_show_list",
    "pages_read_engagement",
    "ads_management",
)


def parse(delivery: Delivery, settings: Settings) -> Iterable[Message | Fetch]:
    what, _, about = delivery.about.partition(" ")
    told: Any = None if delivery.method == "GET" and not what else delivery.json()
    if what == "backlog":
        used = [form for form in told["data"] if form.get("status", "ACTIVE") == "ACTIVE"]
        yield from each(delivery, used, lambda form: [_leads(delivery, form["id"])])
        yield from _next(told, lambda after: _forms(_since(delivery), f"{_hour(delivery)} ", after))
    elif what == "leads":
        yield from each(delivery, told["data"], filled)
        yield from _next(told, lambda after: _leads(delivery, about, after))
    elif what:
        yield from answered(delivery)
    elif told is not None:
        yield from _notified(delivery, told, settings)


def sample(settings: Settings, url: str, now: datetime) -> Delivery:
    """With its answers, which Meta would be asked for."""
    said = {"full_name": NAME, "email": EMAIL, "phone_number": PHONE}
    value = {
        "id": str(int(now.timestamp())),
        "created_time": now.isoformat(),
        "form_id": "1",
        "field_data": [{"name": name, "values": [value]} for name, value in said.items()],
    }
    entry = {"id": "1", "time": int(now.timestamp()), "changes": [{"field": "leadgen", "value": value}]}
    return by_json(now, url, {"object": "page", "entry": [entry]}, lambda body: signed(body, settings))


def connect(settings: Settings, url: str) -> list[Fetch]:
    return [_subscribed("POST", "?subscribed_fields=leadgen")]


def disconnect(settings: Settings, url: str) -> list[Fetch]:
    return [_subscribed("DELETE")]


def probe(settings: Settings) -> Fetch:
    """https://developers.facebook.com/docs/graph-api/reference/debug_token"""
    headers = {"Authorization": "Bearer {app_id}|{app_secret}"}
    return Fetch(
        key="token", about="", url=f"{GRAPH}/debug_token?input_token={{access_token}}", headers=headers
    )


def alive(delivery: Delivery) -> str:
    told = delivery.json()["data"]
    granted = set(told.get("scopes", []))
    if not told["is_valid"] or NEEDED[0] not in granted:
        reason = told.get("error", {}).get("message") or f"the token lacks the permission {NEEDED[0]}"
        raise ValueError(reason)
    ends = [told[name] for name in ("expires_at", "data_access_expires_at") if told.get(name)]
    until = f"until {min(map(moment, ends)):%Y-%m-%d}" if ends else "without end"
    lacking = [scope for scope in NEEDED if scope not in granted]
    return f"the token is good {until}" + (f"; it lacks {', '.join(lacking)}" if lacking else "")


def backlog(settings: Settings, since: datetime) -> Fetch:
    return _forms(f"{since.timestamp():.0f}")


def _notified(delivery: Delivery, told: Element, settings: Settings) -> Iterator[Message | Fetch]:
    if told["object"] != "page":
        yield other(delivery)
        return
    for entry in told["entry"]:
        changes = entry.get("changes") if isinstance(entry, Mapping) else None
        if not isinstance(changes, list):
            yield other(delivery, entry)
            continue
        yield from each(delivery, changes, lambda change: _change(delivery, change, settings))


def _change(delivery: Delivery, change: Element, settings: Settings) -> Iterable[Message | Fetch]:
    return changed(delivery, change, settings) if change["field"] == "leadgen" else [other(delivery, change)]


def _forms(since: str, key: str = "", after: str = "") -> Fetch:
    """Since when is asked stands behind the #, which is not sent, so that the answer knows it."""
    url = f"{GRAPH}/{{page_id}}/leadgen_forms?fields=id,status&limit=100{_cursor(after)}#{since}"
    return Fetch(key=f"forms {key}{after}", about="backlog", url=url, headers=SIGN_IN)


def _leads(delivery: Delivery, form: object, after: str = "") -> Fetch:
    since = _since(delivery)
    newer = json.dumps([{"field": "time_created", "operator": "GREATER_THAN", "value": int(since)}])
    url = f"{GRAPH}/{int(str(form))}/leads?fields={WANTED}&limit=100&filtering={quote(newer)}"
    return Fetch(
        key=f"leads {form} {_hour(delivery)} {after}",
        about=f"leads {form}",
        url=f"{url}{_cursor(after)}#{since}",
        headers=SIGN_IN,
    )


def _since(delivery: Delivery) -> str:
    return urlsplit(delivery.url).fragment


def _hour(delivery: Delivery) -> str:
    """A request's key is for ever; the list is asked for each hour anew."""
    return f"{delivery.received_at:%Y-%m-%dT%H}"


def _cursor(after: str) -> str:
    return f"&after={literal(quote(after, safe=''))}" if after else ""


def _next(told: Element, ask: Callable[[str], Fetch]) -> Iterator[Fetch]:
    """Meta's own address of the next page has our token in it; its cursor says as much."""
    paging = told.get("paging") or {}
    if "next" in paging:
        yield ask(str(paging["cursors"]["after"]))


def _subscribed(method: str, query: str = "") -> Fetch:
    """https://developers.facebook.com/docs/graph-api/reference/page/subscribed_apps"""
    url = f"{GRAPH}/{{page_id}}/subscribed_apps{query}"
    return Fetch(key=f"subscribed {method}", about="", url=url, method=method, headers=SIGN_IN)

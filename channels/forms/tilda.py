"""Tilda: every form on a site.

In Tilda open Site Settings, Forms, Webhook: give the channel's URL. Switch on "Send cookies", so that the
campaign comes along. With an API key: choose "POST parameter" or "HTTP header", call it "api_key", and paste the key
here.
"""

from collections.abc import Iterable
from datetime import datetime
from urllib.parse import parse_qs, unquote

from channels.forms._form import flat, message, nested
from channels.invented import EMAIL, NAME, PHONE, TEXT, by_form
from channels.message import Delivery, Message, Setting, Settings, digest, other
from channels.signature import same

SETTINGS = {"api_key": Setting("The webhook's API key, sent under the name api_key", secret=True)}
PROTECTED_BY = "secret"
OWN = "tranid", "formid", "formname", "COOKIES", "api_key", "pageid", "requestid"


def verify(delivery: Delivery, settings: Settings) -> bool:
    """https://help.tilda.cc/forms/webhook"""
    given = delivery.headers.get("api_key") or dict(delivery.form()).get("api_key", "")
    return not settings["api_key"] or same(settings["api_key"], given)


def parse(delivery: Delivery, settings: Settings) -> Iterable[Message]:
    sent = dict(delivery.form())
    if sent.get("test") == "test":  # how Tilda tries the address
        yield other(delivery)
        return
    fields = list(flat(nested((name, value) for name, value in delivery.form() if name not in OWN)))
    extra = {"form": sent.get("formname") or sent.get("formid", "")} | _campaign(sent.get("COOKIES", ""))
    yield message(sent.get("tranid") or digest(*sorted(fields)), fields, extra=extra)


def sample(settings: Settings, url: str, now: datetime) -> Delivery:
    sent = {
        "Name": NAME,
        "Email": EMAIL,
        "Phone": PHONE,
        "Textarea": TEXT,
        "tranid": f"1:{now.timestamp():.0f}",
    }
    key = {"api_key": settings["api_key"]} if settings["api_key"] else {}
    return by_form(now, url, {**sent, "formid": "form1", **key})


def _campaign(cookies: str) -> dict[str, str]:
    """TILDAUTM=utm_source=ads|||utm_medium=cpc, doubly encoded."""
    found = dict(part.strip().split("=", 1) for part in cookies.split(";") if "=" in part)
    pairs = parse_qs(unquote(found.get("TILDAUTM", "")).replace("|||", "&"))
    return {name: values[0] for name, values in pairs.items()}

"""Elementor Pro: every submission of a form on a WordPress site.

In Elementor open the form's settings: Actions After Submit, add "Webhook", and give the channel's URL. Switch on
"Advanced Data", so that the fields' names come along. Elementor signs nothing: keep the URL secret.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from channels.elements import once_a_day
from channels.forms._fields import meaning
from channels.forms._form import Field, flat, message, nested
from channels.invented import EMAIL, NAME, TEXT, by_form
from channels.message import Delivery, Message, Settings

SETTINGS: dict[str, Any] = {}
PROTECTED_BY = "address"


def verify(delivery: Delivery, settings: Settings) -> bool:
    return True  # the URL token is the secret: Elementor signs nothing


def parse(delivery: Delivery, settings: Settings) -> Iterable[Message]:
    """https://elementor.com/help/using-webhooks-with-forms/"""
    is_json = "json" in delivery.headers.get("content-type", "")
    sent: dict[str, Any] = delivery.json() if is_json else nested(delivery.form())
    form = sent.get("form") if isinstance(sent.get("form"), dict) else None
    fields = (
        sent["fields"]
        if form
        else {k: v for k, v in sent.items() if k not in ("form_id", "form_name", "No Label")}
    )
    meta = {str(one.get("title", "")): str(one.get("value", "")) for one in sent.get("meta", {}).values()}
    told = [_untitled(one) for one in (fields.values() if form else [fields]) for one in flat(one)]
    extra = {meaning(name) or name.lower().replace(" ", "_"): value for name, value in meta.items()}
    extra["form"] = str(form["name"] if form else sent.get("form_name", ""))
    # Nothing in it names the submission; it is sent once.
    key = once_a_day(delivery, *sorted(told), *sorted(extra.items()))
    yield message(key, told, extra=extra)


def sample(settings: Settings, url: str, now: datetime) -> Delivery:
    said = [("name", "text", NAME), ("email", "email", EMAIL), ("message", "textarea", TEXT)]
    sent = {"form[id]": "1606c7c4", "form[name]": "Sample"}
    for id, type, value in said:
        sent |= {f"fields[{id}][id]": id, f"fields[{id}][type]": type, f"fields[{id}][title]": id.title()}
        sent |= {
            f"fields[{id}][value]": value,
            f"fields[{id}][raw_value]": value,
            f"fields[{id}][required]": "1",
        }
    return by_form(now, url, sent | {"meta[time][title]": "Time", "meta[time][value]": f"{now:%H:%M:%S}"})


def _untitled(field: Field) -> Field:
    return field._replace(label=field.label.removeprefix("No Label ").strip() or "field")

"""Gravity Forms: every entry of a form on a WordPress site.

With the add-on "Webhooks" open the form, then Settings, Webhooks: give the channel's URL, POST, JSON; as the
request body choose "Select Fields" and give each the name it has for you (name, email, phone, message, and id
for the entry's id). With "All Fields" the fields come as numbers: then name them in the setting "labels". Words
given as the secret must be sent as a request header "X-Secret".
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from channels.elements import in_utc, once_a_day
from channels.forms._fields import meaning
from channels.forms._form import Field, flat, message, nested
from channels.invented import EMAIL, NAME, TEXT, by_json
from channels.message import Delivery, Message, Setting, Settings, digest
from channels.signature import same

SETTINGS = {
    "labels": Setting("For fields sent as numbers, what they are: 1=name, 2=email, 3=phone, 4=message"),
    "secret": Setting("The words of the request header X-Secret", secret=True),
}
PROTECTED_BY = "secret"
# What every entry has beside its fields, times in UTC: https://docs.gravityforms.com/entry-object/
OWN = set(
    (
        "id form_id form_title post_id date_created date_updated is_starred is_read ip source_url user_agent currency "
        "payment_status payment_date payment_amount payment_method transaction_id is_fulfilled created_by "
        "transaction_type status source_id is_approved"
    ).split()
)
MADE = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d", re.ASCII)
# The inputs of a name, an address and a consent: https://docs.gravityforms.com/gf_field_name/, /gf_field_address/ and
# /gf_field_consent/. Of a list of boxes each box is an input as well.
NAME_INPUTS = {"2": "prefix", "3": "first", "4": "middle", "6": "last", "8": "suffix"}
ADDRESS_INPUTS = {"1": "street", "2": "street", "3": "city", "4": "state", "5": "zip", "6": "country"}


def verify(delivery: Delivery, settings: Settings) -> bool:
    return not settings["secret"] or same(settings["secret"], delivery.headers.get("x-secret", ""))


def parse(delivery: Delivery, settings: Settings) -> Iterable[Message]:
    is_json = "json" in delivery.headers.get("content-type", "")
    sent: dict[str, Any] = delivery.json() if is_json else nested(delivery.form())
    labels = dict(re.findall(r"([\d.]+)\s*=\s*([^,]+)", settings["labels"]))
    fields = list(_fields({name: value for name, value in sent.items() if name not in OWN}, labels))
    key = str(sent.get("id") or once_a_day(delivery, *sorted(fields)))
    extra = {
        "page": str(sent.get("source_url") or ""),
        "form": str(sent.get("form_title") or sent.get("form_id") or ""),
    }
    made = MADE.fullmatch(str(sent.get("date_created")))  # or as whoever mapped it likes it
    yield message(key, fields, in_utc(made[0]) if made else None, extra)


def sample(settings: Settings, url: str, now: datetime) -> Delivery:
    sent = {"id": digest(now.isoformat()), "name": NAME, "email": EMAIL, "message": TEXT}
    return by_json(
        now, url, sent, lambda body: {"x-secret": settings["secret"]} if settings["secret"] else {}
    )


def _fields(sent: Mapping[str, Any], labels: Mapping[str, str]) -> Iterator[Field]:
    """1.3 and 1.6 are the first and the last name of field 1, or the city and the country of an address."""
    composed: dict[str, dict[str, str]] = {}
    for name, value in sent.items():
        field, _, part = name.partition(".")
        if name not in labels and field.isdigit() and part.isdigit():
            composed.setdefault(field, {})[part] = str(value or "")
        else:
            yield from flat(value, labels.get(name, name).strip())
    for field, inputs in composed.items():
        yield from _composed(labels.get(field, "").strip() or field, inputs)


def _composed(label: str, inputs: Mapping[str, str]) -> Iterator[Field]:
    if inputs.keys() <= NAME_INPUTS.keys():
        whole = label if meaning(label) else "name"
        yield from (Field(f"{whole}.{NAME_INPUTS[part]}", value) for part, value in inputs.items())
    elif _is_address(inputs):
        yield from (Field(ADDRESS_INPUTS[part], value) for part, value in inputs.items())
    elif inputs.keys() == {"1", "2", "3"} and inputs["3"].isdigit():
        ticked, text, revision = inputs["1"], inputs["2"], inputs["3"]
        yield from [Field(text, "yes", "consent"), Field("consent revision", revision)] if ticked else []
    else:
        yield Field(label, ", ".join(value for value in inputs.values() if value))


def _is_address(inputs: Mapping[str, str]) -> bool:
    """All of its inputs; or some, with a postcode."""
    has_postcode = any(letter.isdigit() for letter in inputs.get("5", ""))
    return inputs.keys() == ADDRESS_INPUTS.keys() or (has_postcode and inputs.keys() <= ADDRESS_INPUTS.keys())

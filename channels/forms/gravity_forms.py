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

from channels.forms._form import Field, flat, message, nested
from channels.invented import EMAIL, NAME, TEXT, by_json
from channels.message import Delivery, Message, Setting, Settings, digest
from channels.signature import same

SETTINGS = {
    "labels": Setting("For fields sent as numbers, what they are: 1=name, 2=email, 3=phone, 4=message"),
    "secret": Setting("The words of the request header X-Secret", secret=True),
}
PROTECTED_BY = "secret"
# What every entry has beside its fields: https://docs.gravityforms.com/entry-object/
OWN = set(
    (
        "id form_id form_title post_id date_created date_updated is_starred is_read ip source_url user_agent currency "
        "payment_status payment_date payment_amount payment_method transaction_id is_fulfilled created_by "
        "transaction_type status source_id is_approved"
    ).split()
)
# The inputs of a name and of an address: https://docs.gravityforms.com/gf_field_name/ and /gf_field_address/
NAME_INPUTS = {"2": "prefix", "3": "first", "4": "middle", "6": "last", "8": "suffix"}
ADDRESS_INPUTS = {"1": "street", "2": "street", "3": "city", "4": "state", "5": "zip", "6": "country"}


def verify(delivery: Delivery, settings: Settings) -> bool:
    return not settings["secret"] or same(settings["secret"], delivery.headers.get("x-secret", ""))


def parse(delivery: Delivery, settings: Settings) -> Iterable[Message]:
    is_json = "json" in delivery.headers.get("content-type", "")
    sent: dict[str, Any] = delivery.json() if is_json else nested(delivery.form())
    labels = dict(re.findall(r"([\d.]+)\s*=\s*([^,]+)", settings["labels"]))
    fields = list(_fields({name: value for name, value in sent.items() if name not in OWN}, labels))
    key = str(sent.get("id") or f"{digest(*sorted(fields))}-{delivery.received_at:%Y%m%d}")
    extra = {
        "page": str(sent.get("source_url") or ""),
        "form": str(sent.get("form_title") or sent.get("form_id") or ""),
    }
    yield message(key, fields, extra=extra)


def sample(settings: Settings, url: str, now: datetime) -> Delivery:
    sent = {"id": digest(now.isoformat()), "name": NAME, "email": EMAIL, "message": TEXT}
    return by_json(
        now, url, sent, lambda body: {"x-secret": settings["secret"]} if settings["secret"] else {}
    )


def _fields(sent: Mapping[str, Any], labels: Mapping[str, str]) -> Iterator[Field]:
    """1.3 and 1.6 are the first and the last name of field 1, or the city and the country of an address."""
    for name, value in sent.items():
        field, _, part = name.partition(".")
        is_address = f"{field}.1" in sent or f"{field}.5" in sent
        parts = ADDRESS_INPUTS if is_address else NAME_INPUTS
        if name in labels:
            yield from flat(value, labels[name].strip())
        elif field.isdigit() and part in parts:
            yield Field(
                parts[part] if is_address else f"{labels.get(field, 'name')}.{parts[part]}", str(value or "")
            )
        else:
            yield from flat(value, name)

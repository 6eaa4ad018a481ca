"""Tally: every answer to a form.

In Tally open the form, then Integrations, Webhooks, Connect: give the channel's URL, add a signing secret and
paste the same secret here.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from channels.elements import when
from channels.forms._form import Field, message
from channels.invented import EMAIL, NAME, PHONE, TEXT, by_json
from channels.message import Delivery, Message, Setting, Settings, digest, other
from channels.signature import hmac_base64, mac_base64

SETTINGS = {"signing_secret": Setting("The webhook's signing secret", secret=True, required=True)}


def verify(delivery: Delivery, settings: Settings) -> bool:
    """https://tally.so/help/webhooks"""
    given = delivery.headers.get("tally-signature", "")
    return hmac_base64("sha256", settings["signing_secret"], delivery.body, given)


def parse(delivery: Delivery, settings: Settings) -> Iterable[Message]:
    told = delivery.json()
    if told.get("eventType") != "FORM_RESPONSE":
        yield other(delivery)
        return
    data = told["data"]
    yield message(
        str(data.get("responseId") or data["submissionId"]),
        [field for sent in data["fields"] for field in _field(sent)],
        when(data.get("createdAt") or told.get("createdAt")),
        {"form": str(data.get("formName", ""))},
    )


def sample(settings: Settings, url: str, now: datetime) -> Delivery:
    said = [
        ("Name", "INPUT_TEXT", NAME),
        ("Email", "INPUT_EMAIL", EMAIL),
        ("Phone", "INPUT_PHONE_NUMBER", PHONE),
    ]
    fields = [
        {"key": f"question_{label}", "label": label, "type": type, "value": value}
        for label, type, value in [*said, ("Message", "TEXTAREA", TEXT)]
    ]
    data = {
        "responseId": digest(now.isoformat()),
        "createdAt": now.isoformat(),
        "formName": "Sample",
        "fields": fields,
    }
    sent = {"eventId": digest(url), "eventType": "FORM_RESPONSE", "createdAt": now.isoformat(), "data": data}
    return by_json(
        now,
        url,
        sent,
        lambda body: {"tally-signature": mac_base64("sha256", settings["signing_secret"], body)},
    )


def _field(sent: Mapping[str, Any]) -> Iterable[Field]:
    """Of a choice the words, not the ids; Tally adds a box's yes or no for each of its options, which says no more."""
    value, label = sent.get("value"), str(sent.get("label") or sent["key"])
    if value in (None, "", []) or (sent.get("type") == "CHECKBOXES" and isinstance(value, bool)):
        return
    texts = {str(option["id"]): str(option.get("text", "")) for option in sent.get("options", [])}
    values = value if isinstance(value, list) else [value]
    words = [
        str(one.get("url", one)) if isinstance(one, Mapping) else texts.get(str(one), str(one))
        for one in values
    ]
    yield Field(label, ", ".join(words), str(sent.get("type", "")))

"""Jotform: every submission of a form.

In Jotform open the form, then Settings, Integrations, WebHooks, and give the channel's URL. Jotform signs
nothing: keep the URL secret. With an API key (account settings, API) and the form's id, submissions that did not
arrive are asked for hourly.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any
from urllib.parse import quote

from channels.forms._fields import meaning
from channels.forms._form import Field, flat, message
from channels.invented import EMAIL, NAME, TEXT, by_form
from channels.message import Delivery, Fetch, Message, Setting, Settings, digest

SETTINGS = {
    "api_key": Setting("API key; only to ask for submissions that did not arrive", secret=True),
    "form_id": Setting("The form's id, the number in its address; likewise"),
}
MAX_BODY = 10 << 20
PROTECTED_BY = "address"

# What Jotform's page sends beside the answers.
OWN = set(
    (
        "slug jsExecutionTracker submitSource buildDate uploadServerUrl eventObserver event_id timeToSubmit "
        "validatedNewRequiredFieldIDs path formID temp_upload website simple_spc payment_discount_value coupon "
        "submitDate payment_version payment_transaction_uuid payment_total_checksum JWTContainer formOpenId_V5 "
        "visitedPages file_server jotform_pwa pwa_id pwa_isPWA pwa_device surchargeData selectedProductsList "
        "paymentFieldsToSelectedProducts paymentSummary"
    ).split()
)


def verify(delivery: Delivery, settings: Settings) -> bool:
    return True  # the URL token is the secret: Jotform signs nothing


def parse(delivery: Delivery, settings: Settings) -> Iterable[Message]:
    if delivery.about == "backlog":
        for submission in delivery.json()["content"]:
            yield message(str(submission["id"]), _answers(submission.get("answers", {})))
        return
    is_json = "json" in delivery.headers.get("content-type", "")
    sent: dict[str, Any] = delivery.json() if is_json else dict(delivery.form())
    raw = sent.get("rawRequest") or {}
    answers = json.loads(raw) if isinstance(raw, str) else raw
    extra = {"form": str(sent.get("formTitle") or ""), "form_id": str(sent.get("formID") or "")}
    fields = [_titled(field, str(sent.get("pretty") or "")) for field in _answers(answers)]
    yield message(str(sent["submissionID"]), fields, extra=extra)


def sample(settings: Settings, url: str, now: datetime) -> Delivery:
    first, last = NAME.split()
    answers = {"q3_name": {"first": first, "last": last}, "q4_email": EMAIL, "q5_message": TEXT}
    sent = {
        "submissionID": digest(now.isoformat()),
        "formID": "1",
        "formTitle": "Sample",
        "rawRequest": json.dumps(answers),
    }
    return by_form(now, url, sent)


def backlog(settings: Settings, since: datetime) -> Fetch:
    """https://api.jotform.com/docs/#form-id-submissions"""
    newer = quote(json.dumps({"created_at:gt": f"{since:%Y-%m-%d %H:%M:%S}"}))
    url = f"https://api.jotform.com/form/{{form_id}}/submissions?limit=1000&filter={newer}"
    return Fetch(key="submissions", about="backlog", url=url, headers={"APIKEY": "{api_key}"})


def _answers(answers: Mapping[str, Any]) -> Iterator[Field]:
    """q3_fullName is the third question, named by its builder; with the API they come with their titles."""
    for name, value in answers.items():
        if isinstance(value, Mapping) and "text" in value:
            type = str(value.get("type", ""))
            told = flat(value.get("answer"), str(value["text"] or value.get("name") or name))
            yield from (field._replace(type=field.type or type) for field in told)
        elif name not in OWN and value:
            yield from flat(value, name.partition("_")[2] if name[:1] == "q" and "_" in name else name)


def _titled(field: Field, pretty: str) -> Field:
    """Names such as typeA7 say nothing; "pretty" has the answers once more, as "Title:answer, Title:answer"."""
    if meaning(field.label) or not field.value:
        return field
    before, is_there, after = pretty.partition(f":{field.value}")
    title = before.rpartition(", ")[2].strip()
    return field._replace(label=title) if is_there and title and after[:1] in ("", ",") else field

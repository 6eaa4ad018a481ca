"""Typeform: every answer to a form.

In Typeform open the form, then Connect, Webhooks, Add a webhook: give the channel's URL, switch on "Secret" with
words of your own, and paste the same words here. Or give a personal access token and the form's id (the last
part of its address) and run `leadinlet channel connect`: it does this by itself, and answers that did not arrive
are asked for hourly.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from channels.elements import when
from channels.fetching import posted
from channels.forms._form import Field, flat, message
from channels.invented import EMAIL, NAME, TEXT, by_json
from channels.message import Delivery, Fetch, Message, Setting, Settings, digest, other
from channels.signature import hmac_base64, mac_base64

SETTINGS = {
    "secret": Setting("The webhook's secret, any words", secret=True, required=True),
    "access_token": Setting(
        "Personal access token (your account, Personal tokens); only for connect", secret=True
    ),
    "form_id": Setting("The form's id, the last part of its address; only for connect"),
}
API = "https://api.typeform.com/forms/{form_id}"
HOOK = f"{API}/webhooks/leadinlet"
SIGN_IN = {"Authorization": "Bearer {access_token}"}


def verify(delivery: Delivery, settings: Settings) -> bool:
    """https://www.typeform.com/developers/webhooks/secure-your-webhooks/"""
    algorithm, _, given = delivery.headers.get("typeform-signature", "").partition("=")
    return algorithm == "sha256" and hmac_base64("sha256", settings["secret"], delivery.body, given)


def parse(delivery: Delivery, settings: Settings) -> Iterable[Message]:
    told = delivery.json()
    if delivery.about == "backlog":
        for item in told["items"]:
            yield _response(item)
    elif (
        told.get("event_type") == "form_response"
    ):  # those left halfway come as form_response_partial, if at all
        yield _response(told["form_response"])
    else:
        yield other(delivery)


def sample(settings: Settings, url: str, now: datetime) -> Delivery:
    fields = [("text", "What is your name?", NAME), ("email", "Your email", EMAIL), ("text", "Message", TEXT)]
    answered = {
        "form_id": "abcdef",
        "token": digest(now.isoformat()),
        "submitted_at": now.isoformat(),
        "definition": {"fields": [{"id": title, "title": title} for _, title, _ in fields]},
        "answers": [{"type": type, type: value, "field": {"id": title}} for type, title, value in fields],
    }
    sent = {"event_id": digest(url), "event_type": "form_response", "form_response": answered}
    return by_json(
        now,
        url,
        sent,
        lambda body: {"typeform-signature": "sha256=" + mac_base64("sha256", settings["secret"], body)},
    )


def connect(settings: Settings, url: str) -> list[Fetch]:
    sent = {"url": url, "enabled": True, "verify_ssl": True, "secret": settings["secret"]}
    return [posted("webhook-PUT", HOOK, sent, SIGN_IN, "PUT")]


def disconnect(settings: Settings, url: str) -> list[Fetch]:
    return [Fetch(key="webhook-DELETE", about="", url=HOOK, method="DELETE", headers=SIGN_IN)]


def probe(settings: Settings) -> Fetch:
    return Fetch(key="me", about="", url="https://api.typeform.com/me", headers=SIGN_IN)


def alive(delivery: Delivery) -> str:
    return f"signed in as {delivery.json()['email']}"


def backlog(settings: Settings, since: datetime) -> Fetch:
    url = f"{API}/responses?page_size=1000&since={since:%Y-%m-%dT%H:%M:%S}"
    return Fetch(key="responses", about="backlog", url=url, headers=SIGN_IN)


def _response(response: Mapping[str, Any]) -> Message:
    titles = dict(_titles(response.get("definition", {}).get("fields", [])))
    hidden = [Field(name, str(value)) for name, value in response.get("hidden", {}).items()]
    variables = [
        Field(v["key"], str(v[v["type"]])) for v in response.get("variables", []) if v.get("type") in v
    ]
    return message(
        str(response["token"]),
        [*_answers(response.get("answers") or [], titles), *hidden, *variables],
        when(response.get("submitted_at")),
        {"form": str(response.get("definition", {}).get("title", "") or response.get("form_id", ""))},
    )


def _titles(asked: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    """A group of questions, such as "contact info", has its own within it."""
    for field in asked:
        yield str(field["id"]), str(field.get("title", ""))
        yield from _titles(field.get("properties", {}).get("fields", []))


def _answers(answers: Iterable[Mapping[str, Any]], titles: Mapping[str, str]) -> Iterator[Field]:
    for answer in answers:
        type, field = str(answer["type"]), answer.get("field", {})
        label = titles.get(str(field.get("id"))) or str(field.get("ref") or field.get("id") or type)
        value = answer.get(type)
        if isinstance(value, Mapping):  # choice, choices, payment
            chosen = [value.get("label"), *value.get("labels", []), value.get("other")]
            value = ", ".join(str(one) for one in chosen if one) or json.dumps(value, ensure_ascii=False)
        shown = "legal" if field.get("type") == "legal" else "" if type == "text" else type
        yield from (one._replace(type=shown) for one in flat(value, label))

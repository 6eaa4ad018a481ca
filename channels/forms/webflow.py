"""Webflow: every submission of a form on a site.

In Webflow open the site's settings, Apps & Integrations, Webhooks, Add webhook: trigger "Form submission", API
version 2, the channel's URL. It shows the signing secret once: paste it here. A webhook made through an app is
signed with the app's client secret.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from channels.elements import when
from channels.forms._form import flat, message
from channels.invented import EMAIL, NAME, TEXT, by_json
from channels.message import Delivery, Message, Setting, Settings, digest, other
from channels.signature import hmac_hex, mac_hex

SETTINGS = {"secret": Setting("The webhook's signing secret", secret=True, required=True)}


def verify(delivery: Delivery, settings: Settings) -> bool:
    """https://developers.webflow.com/data/docs/working-with-webhooks"""
    at, given = (delivery.headers.get(f"x-webflow-{name}", "") for name in ("timestamp", "signature"))
    return hmac_hex("sha256", settings["secret"], f"{at}:".encode() + delivery.body, given)


def parse(delivery: Delivery, settings: Settings) -> Iterable[Message]:
    told: dict[str, Any] = delivery.json()
    sent = told.get("payload", told)  # version 1 has no envelope
    if told.get("triggerType", "form_submission") != "form_submission" or "data" not in sent:
        yield other(delivery)
        return
    yield message(
        str(sent.get("id") or sent["_id"]),
        flat(sent["data"]),
        when(sent.get("submittedAt") or sent.get("d")),
        {"form": str(sent.get("name", ""))},
    )


def sample(settings: Settings, url: str, now: datetime) -> Delivery:
    sent = {
        "name": "Sample",
        "id": digest(now.isoformat())[:24],
        "submittedAt": now.isoformat(),
        "data": {"Name": NAME, "Email": EMAIL, "Message": TEXT},
    }
    at = f"{now.timestamp():.0f}000"
    told = {"triggerType": "form_submission", "payload": sent}
    return by_json(
        now,
        url,
        told,
        lambda body: {
            "x-webflow-timestamp": at,
            "x-webflow-signature": mac_hex("sha256", settings["secret"], f"{at}:".encode() + body),
        },
    )

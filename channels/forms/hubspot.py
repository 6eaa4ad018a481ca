"""HubSpot: whoever fills in a HubSpot form.

Either in a workflow that begins with a form submission add the action "Send a webhook" (POST, all contact
properties), or in a private app subscribe to contact.creation; both to the channel's URL. The client secret
stands in the app's Auth settings. For the app's events, which carry ids alone, an access token with the scope
crm.objects.contacts.read is needed as well.
"""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any
from urllib.parse import unquote

from channels.forms._form import Field, message
from channels.invented import EMAIL, NAME, PHONE, TEXT, by_json
from channels.message import Delivery, Fetch, Message, Setting, Settings, digest, other
from channels.signature import hmac_base64, mac_base64, same

SETTINGS = {
    "client_secret": Setting("The app's client secret", secret=True, required=True),
    "access_token": Setting("The private app's access token; only for its events", secret=True),
}
CONTACTS = "https://api.hubapi.com/crm/v3/objects/contacts"
WANTED = "email,firstname,lastname,phone,mobilephone,company,jobtitle,website,message,city,country,createdate"
# HubSpot's names where they differ from what forms call these.
NAMES = {
    "firstname": "first name",
    "lastname": "last name",
    "mobilephone": "mobile phone",
    "jobtitle": "job title",
    "hs_google_click_id": "gclid",
    "hs_facebook_click_id": "fbclid",
    "hs_legal_basis": "consent",
}
OWN = (
    "hs_",
    "lastmodifieddate",
    "createdate",
    "num_",
    "recent_",
    "first_conversion",
    "lifecyclestage",
    "hubspot_",
)


def verify(delivery: Delivery, settings: Settings) -> bool:
    """https://developers.hubspot.com/docs/api/webhooks/validating-requests, version 3, 2 and 1."""
    secret, headers = settings["client_secret"], delivery.headers
    if "x-hubspot-signature-v3" in headers:
        signed = _signed(delivery.method, delivery.url, delivery.body, headers["x-hubspot-request-timestamp"])
        return hmac_base64("sha256", secret, signed, headers["x-hubspot-signature-v3"])
    before = delivery.method + delivery.url if headers.get("x-hubspot-signature-version") == "v2" else ""
    whole = hashlib.sha256((secret + before).encode() + delivery.body).hexdigest()
    return bool(secret) and same(whole, headers.get("x-hubspot-signature", ""))


def parse(delivery: Delivery, settings: Settings) -> Iterable[Message | Fetch]:
    told = delivery.json()
    if delivery.about or (isinstance(told, Mapping) and "properties" in told):
        yield _contact(told)
    elif isinstance(told, list):
        for event in told:
            yield _event(delivery, event, settings)
    else:
        yield other(delivery)


def sample(settings: Settings, url: str, now: datetime) -> Delivery:
    first, last = NAME.split()
    said = {"firstname": first, "lastname": last, "email": EMAIL, "phone": PHONE, "message": TEXT}
    sent = {
        "vid": int(now.timestamp()),
        "properties": {name: {"value": value} for name, value in said.items()},
    }
    at = f"{now.timestamp():.0f}000"

    def sign(body: bytes) -> dict[str, str]:
        signature = mac_base64("sha256", settings["client_secret"], _signed("POST", url, body, at))
        return {"x-hubspot-request-timestamp": at, "x-hubspot-signature-v3": signature}

    return by_json(now, url, sent, sign)


def _signed(method: str, url: str, body: bytes, at: str) -> bytes:
    return (method + unquote(url)).encode() + body + at.encode()


def _event(delivery: Delivery, event: Mapping[str, Any], settings: Settings) -> Message | Fetch:
    kind = str(event.get("subscriptionType") or "")
    if not settings["access_token"] or kind not in ("contact.creation", "object.creation"):
        return other(delivery, event)
    id = int(event["objectId"])
    url = f"{CONTACTS}/{id}?properties={WANTED}"
    return Fetch(
        key=f"contact {id}",
        about=f"contact {id}",
        url=url,
        headers={"Authorization": "Bearer {access_token}"},
    )


def _contact(told: Mapping[str, Any]) -> Message:
    said = {
        name: value.get("value") if isinstance(value, Mapping) else value
        for name, value in told["properties"].items()
    }
    fields = [
        Field(NAMES.get(name, name), str(value))
        for name, value in said.items()
        if value not in (None, "") and (name in NAMES or not name.startswith(OWN))
    ]
    last = _submission(told)
    key = str(last.get("conversion-id") or told.get("vid") or told.get("id") or digest(*sorted(fields)))
    at = last.get("timestamp")
    return message(
        key,
        fields,
        datetime.fromtimestamp(int(at) / 1000, UTC) if at else None,
        {"form": str(last.get("title") or ""), "page": str(last.get("page-url") or "")},
    )


def _submission(told: Mapping[str, Any]) -> Mapping[str, Any]:
    """The newest filled form of a workflow's contact."""
    sent: list[Mapping[str, Any]] = list(told.get("form-submissions") or [])
    return max(sent, key=lambda one: int(one.get("timestamp") or 0), default={})

"""Netlify Forms: every verified submission on a site.

In Netlify open the site, Forms, Submission notifications, Add notification, HTTP POST request: event "New form
submission", the channel's URL, and a JWS secret token of your own words; paste the same words here.
"""

import hashlib
from collections.abc import Iterable
from datetime import datetime
from typing import Any

import jwt

from channels.elements import when
from channels.forms._form import flat, message
from channels.invented import EMAIL, NAME, TEXT, by_json
from channels.message import Delivery, Message, Setting, Settings, digest
from channels.signature import same
from channels.tokens import token_said

SETTINGS = {"secret": Setting("The notification's JWS secret token, any words", secret=True, required=True)}
LEEWAY = 60  # seconds between two clocks
OWN = "ip", "user_agent", "referrer"


def verify(delivery: Delivery, settings: Settings) -> bool:
    """https://docs.netlify.com/deploy/deploy-notifications/#payload-signature"""
    given = delivery.headers.get("x-webhook-signature", "")
    said = token_said(given, settings["secret"], ["HS256"], delivery.received_at, LEEWAY)
    return said["iss"] == "netlify" and same(hashlib.sha256(delivery.body).hexdigest(), str(said["sha256"]))


def parse(delivery: Delivery, settings: Settings) -> Iterable[Message]:
    sent: dict[str, Any] = delivery.json()
    said = {name: value for name, value in sent["data"].items() if name not in OWN}
    extra = {"form": str(sent.get("form_name", "")), "page": str(sent["data"].get("referrer") or "")}
    key = str(sent.get("id") or digest(*sorted(map(str, said.items()))))
    yield message(key, flat(said), when(sent.get("created_at")), extra)


def sample(settings: Settings, url: str, now: datetime) -> Delivery:
    sent = {
        "id": digest(now.isoformat())[:24],
        "form_name": "sample",
        "created_at": now.isoformat(),
        "data": {"name": NAME, "email": EMAIL, "message": TEXT, "ip": "192.0.2.1"},
    }
    return by_json(now, url, sent, lambda body: {"x-webhook-signature": _signed(settings["secret"], body)})


def _signed(secret: str, body: bytes) -> str:
    return jwt.encode({"iss": "netlify", "sha256": hashlib.sha256(body).hexdigest()}, secret, "HS256")

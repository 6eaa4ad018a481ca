"""Mailgun: mail to your domain, and what became of mail you sent.

In Mailgun open Receiving, Create route: match the recipient, choose "Forward", and give the channel's URL with ?mime
at its end. So Mailgun sends the mail whole; without ?mime it sends it taken apart, which is read as well. "Store and
notify" does not bring the files. The signing key stands under Account settings, API security, "HTTP webhook signing key".

For what became of mail you sent, open Sending, Webhooks, and give the channel's URL for each kind you want.

Mailgun signs when it sent something, not what it sent: keep the URL secret. A delivery is good for five minutes, so that
nobody can use its signature for another mail later. But Mailgun is said to repeat what it could not deliver with the
signature of its first try, for eight hours: if none may be lost while this server is away, give 30000 seconds here.

Who really wrote is only checked where spam filtering is on (Receiving domain, Settings): say so here, and senders whose
domain vouches for them are proven.
"""

import json
import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from urllib.parse import unquote_plus

from channels.elements import moment
from channels.email import _headers, _http
from channels.email._http import Text, composed, fields, head, is_aligned, read, receipt
from channels.invented import EMAIL, by_form
from channels.message import Delivery, Message, Setting, Settings, digest, other
from channels.signature import hmac_hex, is_recent, mac_hex

SETTINGS = {
    "signing_key": Setting("HTTP webhook signing key", secret=True, required=True),
    "spam_filter": Setting("yes, if spam filtering is on for your domain at Mailgun"),
    "good_for": Setting("Seconds for which a delivery is good; Mailgun repeats for 28800", default="300"),
    **_http.SETTINGS,
}
MAX_BODY = _http.MAX_BODY
PROTECTED_BY = "secret"  # the signature is over a time and a token, not over the mail
REFUSED = 401  # Mailgun gives up on 406 alone, else it tries for eight hours

damaged = _http.damaged

STATES = {
    "accepted": "queued",
    "delivered": "delivered",
    "complained": "complained",
    "opened": "opened",
    "clicked": "clicked",
    "unsubscribed": "unsubscribed",
    "rejected": "bounced",
}
_signed_part = re.compile(rb'[^\n]*name="?(timestamp|token|signature)"?\s*\r?\n\r?\n(\S{1,200})\s*\Z', re.I)
_signed_pair = re.compile(r"(?:^|&)(timestamp|token|signature)=([^&]{1,200})")
_signer = re.compile(r"(?:^|[;\s])d\s*=\s*([\w.-]+)")


def verify(delivery: Delivery, settings: Settings) -> bool:
    """https://documentation.mailgun.com/docs/mailgun/user-manual/webhooks/securing-webhooks"""
    told = _signature(delivery)
    signed = f"{told['timestamp']}{told['token']}".encode()
    is_fresh = is_recent(delivery, told["timestamp"], float(settings["good_for"]))
    return is_fresh and hmac_hex("sha256", settings["signing_key"], signed, told["signature"])


def parse(delivery: Delivery, settings: Settings) -> Iterable[Message]:
    """https://documentation.mailgun.com/docs/mailgun/user-manual/receive-forward-store/receive-http"""
    if _is_json(delivery):
        yield _event(delivery, delivery.json())
        return
    sent = fields(delivery)
    if not {"body-mime", "body-plain", "message-headers"} & set(sent):
        yield other(delivery)
        return
    raw = sent.get("body-mime") or _composed(delivery, sent)
    sender = _text(sent, "sender")
    yield read(
        raw,
        settings,
        sender=sender if "sender" in sent else None,
        recipient=_text(sent, "recipient"),
        is_proven=settings["spam_filter"].strip().lower() == "yes" and _is_proven(raw, sender),
        spam=_http.headers(raw).get("x-mailgun-sflag"),
    )


def sample(settings: Settings, url: str, now: datetime) -> Delivery:
    at, token = f"{now.timestamp():.0f}", digest(now.isoformat())
    signature = mac_hex("sha256", settings["signing_key"], f"{at}{token}".encode())
    raw = _http.invented(now).decode()
    sent = {"recipient": _http.TO, "sender": EMAIL, "from": EMAIL, "body-mime": raw}
    return by_form(now, url, {**sent, "timestamp": at, "token": token, "signature": signature})


def _is_json(delivery: Delivery) -> bool:
    return "json" in delivery.headers.get("content-type", "")


def _signature(delivery: Delivery) -> Mapping[str, str]:
    """Only what is signed is looked for: mails are large, and this one is not yet known to be Mailgun's."""
    if _is_json(delivery):
        told = delivery.json()["signature"]
        return {name: str(told[name]) for name in ("timestamp", "token", "signature")}
    if not delivery.is_multipart:
        pairs = _signed_pair.findall(delivery.body.decode("latin-1"))
        return {name: unquote_plus(value) for name, value in pairs}
    border = re.search(r'boundary="?([^";,]+)', delivery.headers["content-type"])
    pieces = delivery.body.split(b"--" + border[1].encode()) if border else []
    found = (_signed_part.search(piece) for piece in pieces if len(piece) < 1000)
    return {one[1].decode().lower(): one[2].decode() for one in found if one}


def _composed(delivery: Delivery, sent: Mapping[str, bytes]) -> bytes:
    listed: list[list[str]] = json.loads(sent.get("message-headers") or b"[]")
    pairs = [(str(name), str(value)) for name, value in listed]
    known = {name.lower() for name, _ in pairs}
    lacking = [
        (name, _text(sent, name)) for name in ("from", "subject") if name not in known and name in sent
    ]
    kinds = (("body-plain", "text/plain"), ("body-html", "text/html"))
    texts = [Text(kind, sent[name]) for name, kind in kinds if sent.get(name)]
    return composed(head([*pairs, *lacking]), texts, delivery.files())


def _is_proven(raw: bytes, sender: str) -> bool:
    """By one header of each kind alone: a second one would be the sender's own."""
    found = _http.headers(raw)
    spf, dkim = _only(raw, "x-mailgun-spf"), _only(raw, "x-mailgun-dkim-check-result")
    signer = _signer.search(found.get("dkim-signature")) if _only(raw, "dkim-signature") else None
    by_sender = spf == "pass" and is_aligned(sender, raw)
    return by_sender or (dkim == "pass" and signer is not None and is_aligned(signer[1], raw))


def _only(raw: bytes, name: str) -> str:
    """The value of a header that is there once."""
    top = re.split(rb"\r?\n\r?\n", raw[: _headers.HEAD], maxsplit=1)[0]
    found = re.findall(rb"(?im)^%b[ \t]*:([^\n]*)" % re.escape(name.encode()), top)
    return found[0].decode("latin-1").strip().lower() if len(found) == 1 else ""


def _event(delivery: Delivery, told: Mapping[str, Any]) -> Message:
    """https://documentation.mailgun.com/docs/mailgun/user-manual/webhooks/webhook-payloads"""
    event = told.get("event-data") or {}
    key = (event.get("message") or {}).get("headers", {}).get("message-id")
    state = str(event.get("event") or "")
    if state == "failed":
        state = "deferred" if event.get("severity") == "temporary" else "bounced"
    if not key or state not in {*STATES, "deferred", "bounced"}:
        return other(delivery, {name: value for name, value in told.items() if name != "signature"})
    status = (event.get("delivery-status") or {}) if state in ("deferred", "bounced", "rejected") else {}
    return receipt(
        str(key),
        STATES.get(state, state),
        at=moment(event["timestamp"]),
        recipient=event.get("recipient"),
        error=status.get("message") or status.get("description") or event.get("reason"),
        failure=status.get("enhanced-code") or status.get("code"),
    )


def _text(sent: Mapping[str, bytes], name: str) -> str:
    return sent.get(name, b"").decode("utf-8", "replace").strip()

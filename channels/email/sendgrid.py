"""SendGrid: mail to your domain (Inbound Parse), and what became of mail you sent.

In SendGrid open Settings, Inbound Parse, "Add Host & URL": give a name of your domain whose MX is mx.sendgrid.net, and
the channel's URL, and tick "POST the raw, full MIME message". Without the tick the mail comes taken apart, which is read
as well.

The channel's URL is the secret. To have more than that, write a user and a password into it
(https://user:password@...) and give them here; or have SendGrid sign (a "security policy" of the parse webhook) and give
its public key here.

For what became of mail you sent, open Settings, Mail Settings, Event Webhook, and give the same URL; under "Security
features" it signs, too: give both public keys, with a blank between.

SendGrid drops a mail for ever that is answered with 4xx, so one that does not bring the right signature is told to come
back later: correct the setting within three days and nothing is lost.
"""

import json
import re
from base64 import b64decode
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, EllipticCurvePublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_der_public_key

from channels.elements import Element, each, moment
from channels.email import _http
from channels.email._http import Text, composed, fields, head, is_aligned, read, receipt
from channels.invented import EMAIL, by_form
from channels.message import Delivery, Fetch, Message, Setting, Settings, other
from channels.signature import basic, is_signed_in

SETTINGS = {
    "public_key": Setting("The public key (or keys) of what SendGrid signs with"),
    "basic_auth": _http.BASIC,
    **_http.SETTINGS,
}
MAX_BODY = _http.MAX_BODY
PROTECTED_BY = "address"  # unless more is set
REFUSED = 503  # any 4xx and the mail is gone
# Seconds. A mail is repeated for three days, and its signature is over all of it: sent again it is the same mail.
FRESH, REPEATED = 300, 73 * 3600

damaged = _http.damaged

STATES = {
    "processed": "sent",
    "deferred": "deferred",
    "delivered": "delivered",
    "bounce": "bounced",
    "dropped": "bounced",
    "spamreport": "complained",
    "open": "opened",
    "click": "clicked",
    "unsubscribe": "unsubscribed",
    "group_unsubscribe": "unsubscribed",
}
_signers = re.compile(r"@([\w.-]+)\s*:\s*pass\b", re.I)


def verify(delivery: Delivery, settings: Settings) -> bool:
    keys = settings["public_key"].replace(",", " ").split()
    if keys:
        return _is_signed(delivery, keys)
    return not settings["basic_auth"] or is_signed_in(delivery, settings["basic_auth"])


def parse(delivery: Delivery, settings: Settings) -> Iterable[Message | Fetch]:
    """https://www.twilio.com/docs/sendgrid/for-developers/parsing-email/setting-up-the-inbound-parse-webhook"""
    if _is_json(delivery):
        yield from each(delivery, delivery.json(), lambda event: [_event(delivery, event)])
        return
    sent = fields(delivery)
    if not {"email", "headers", "text", "html"} & set(sent):
        yield other(delivery)
        return
    raw = sent.get("email") or _composed(delivery, sent)
    envelope: Mapping[str, Any] = json.loads(sent.get("envelope") or b"{}")
    sender = envelope.get("from")
    yield read(
        raw,
        settings,
        sender=None if sender is None else str(sender),
        recipient=", ".join(map(str, envelope.get("to") or [])),
        is_proven=_is_proven(raw, sent, str(sender or "")),
        spam=_text(sent, "spam_score"),
    )


def sample(settings: Settings, url: str, now: datetime) -> Delivery:
    """SendGrid alone can sign; a sample is signed in by the user and the password."""
    envelope = json.dumps({"to": [_http.TO], "from": EMAIL})
    sent = {"email": _http.invented(now).decode(), "envelope": envelope, "SPF": "pass", "dkim": "none"}
    return by_form(now, url, sent, lambda _: basic(settings["basic_auth"]))


def _is_signed(delivery: Delivery, keys: Iterable[str]) -> bool:
    """https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/getting-started-event-webhook-security-features"""
    at = delivery.headers["x-twilio-email-event-webhook-timestamp"]
    signature = b64decode(delivery.headers["x-twilio-email-event-webhook-signature"], validate=True)
    most = FRESH if _is_json(delivery) else REPEATED
    is_fresh = -FRESH <= delivery.received_at.timestamp() - float(at) <= most
    return is_fresh and any(_is_by(key, signature, at.encode() + delivery.body) for key in keys)


def _is_json(delivery: Delivery) -> bool:
    return not delivery.is_multipart and "urlencoded" not in delivery.headers.get("content-type", "")


def _is_by(key: str, signature: bytes, signed: bytes) -> bool:
    public = load_der_public_key(b64decode(key))
    if not isinstance(public, EllipticCurvePublicKey):
        return False
    try:
        public.verify(signature, signed, ECDSA(SHA256()))
    except InvalidSignature:
        return False
    return True


def _composed(delivery: Delivery, sent: Mapping[str, bytes]) -> bytes:
    charsets: Mapping[str, str] = json.loads(sent.get("charsets") or b"{}")
    top = sent.get("headers") or head((name, _text(sent, name)) for name in ("from", "to", "subject"))
    kinds = (("text", "text/plain"), ("html", "text/html"))
    texts = [
        Text(kind, sent[name], str(charsets.get(name) or "utf-8")) for name, kind in kinds if sent.get(name)
    ]
    return composed(top, texts, delivery.files())


def _is_proven(raw: bytes, sent: Mapping[str, bytes], sender: str) -> bool:
    """SendGrid's own words beside the mail: {@klient.pl : pass, @list.example : fail}."""
    by_sender = _text(sent, "SPF").lower() == "pass" and is_aligned(sender, raw)
    return by_sender or any(is_aligned(signer, raw) for signer in _signers.findall(_text(sent, "dkim")))


def _event(delivery: Delivery, event: Element) -> Message:
    """https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/event"""
    state = STATES.get(str(event.get("event")))
    # Of one mail this begins alike, whatever server tells; the rest names the server.
    key = str(event.get("sg_message_id") or event.get("smtp-id") or "").strip("<>").partition(".")[0]
    if state is None or not key:
        return other(delivery, event)
    return receipt(
        key.partition("@")[0],
        state,
        at=moment(event["timestamp"]),
        recipient=event.get("email"),
        error=event.get("reason") or (event.get("response") if state == "deferred" else ""),
        failure=event.get("status"),
    )


def _text(sent: Mapping[str, bytes], name: str) -> str:
    return sent.get(name, b"").decode("utf-8", "replace").strip()

"""Postmark: mail to your inbound address, and what became of mail you sent.

In Postmark open your server, the inbound stream, Settings: give the channel's URL with a user and a password of your
choice in it (https://user:password@...), tick "Include raw email content in JSON payload", and give the same
user:password here. Without the tick the mail comes taken apart, which is read as well.

For what became of mail you sent, open the stream it was sent by, Webhooks, Add webhook, with the same URL.

Postmark signs nothing; the password vouches for it. It tries again for ten hours.
"""

import re
from base64 import b64decode
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from channels.elements import Element, when
from channels.email import _http
from channels.email._http import Text, composed, head, is_aligned, read, receipt
from channels.invented import EMAIL, NAME, TEXT, by_json
from channels.message import Attachment, Delivery, Message, Settings, digest, other
from channels.signature import basic, is_signed_in

SETTINGS = {
    "basic_auth": replace(_http.BASIC, required=True),
    **_http.SETTINGS,
}
MAX_BODY = _http.MAX_BODY
PROTECTED_BY = "secret"
REFUSED = 401  # Postmark gives up on 403

damaged = _http.damaged

# Postmark's kinds, our states, and where their times stand.
STATES = {
    "Delivery": ("delivered", "DeliveredAt"),
    "Bounce": ("bounced", "BouncedAt"),
    "SpamComplaint": ("complained", "BouncedAt"),
    "Open": ("opened", "ReceivedAt"),
    "Click": ("clicked", "ReceivedAt"),
    "SubscriptionChange": ("unsubscribed", "ChangedAt"),
}
PASSING = {"Transient", "SoftBounce", "DnsError"}  # a bounce of these kinds may yet arrive
_spf = re.compile(r"pass\b.*?\benvelope-from=\"?([^;\s\"]+)", re.I | re.S)


def verify(delivery: Delivery, settings: Settings) -> bool:
    return is_signed_in(delivery, settings["basic_auth"])


def parse(delivery: Delivery, settings: Settings) -> Iterable[Message]:
    """https://postmarkapp.com/developer/webhooks/inbound-webhook"""
    told = delivery.json()
    if told.get("RecordType", "Inbound") != "Inbound":
        yield _event(delivery, told)
    elif "From" in told or "FromFull" in told:
        yield _mail(told, settings)
    else:
        yield other(delivery)


def sample(settings: Settings, url: str, now: datetime) -> Delivery:
    sent = {
        "FromName": NAME,
        "From": EMAIL,
        "FromFull": {"Email": EMAIL, "Name": NAME, "MailboxHash": ""},
        "To": _http.TO,
        "OriginalRecipient": _http.TO,
        "Subject": "Próba / Sample",
        "MessageID": digest(now.isoformat()),
        "Date": f"{now:%a, %d %b %Y %H:%M:%S} +0000",
        "TextBody": TEXT,
        "Headers": [],
        "Attachments": [],
    }
    return by_json(now, url, sent, lambda _: basic(settings["basic_auth"]))


def _mail(told: Element, settings: Settings) -> Message:
    raw = str(told.get("RawEmail") or "").encode("utf-8", "replace") or _composed(told)
    listed = [(str(one["Name"]).lower(), str(one["Value"])) for one in told.get("Headers") or []]
    spf = [value for name, value in listed if name == "received-spf"]
    path = next((value for name, value in listed if name == "return-path"), None)
    passed = _spf.match(spf[0].strip()) if len(spf) == 1 else None  # a second one would be the sender's own
    return read(
        raw,
        settings,
        sender=path,
        recipient=str(told.get("OriginalRecipient") or ""),
        is_proven=passed is not None and is_aligned(passed[1], raw),
        spam=next((value for name, value in listed if name == "x-spam-score"), ""),
        mailbox_hash=told.get("MailboxHash"),
    )


def _composed(told: Element) -> bytes:
    """Of the headers Postmark puts those that people see beside the others."""
    listed = [(str(one["Name"]), str(one["Value"])) for one in told.get("Headers") or []]
    known = {name.lower() for name, _ in listed}
    seen = {
        "From": _shown(told.get("FromFull") or {"Email": told.get("From"), "Name": told.get("FromName")}),
        "To": told.get("To"),
        "Cc": told.get("Cc"),
        "Reply-To": told.get("ReplyTo"),
        "Subject": told.get("Subject"),
        "Date": told.get("Date"),
        "Message-ID": f"<{told.get('MessageID')}@inbound.postmarkapp.com>",
    }
    lacking = [(name, str(value)) for name, value in seen.items() if value and name.lower() not in known]
    kinds = (("TextBody", "text/plain"), ("HtmlBody", "text/html"))
    texts = [Text(kind, str(told[name]).encode("utf-8", "replace")) for name, kind in kinds if told.get(name)]
    return composed(head([*listed, *lacking]), texts, _files(told.get("Attachments") or []))


def _shown(person: Element) -> str:
    name = str(person.get("Name") or "").replace("\\", "").replace('"', "")
    return f'"{name}" <{person.get("Email")}>'


def _files(listed: Iterable[Element]) -> Iterator[Attachment]:
    for one in listed:
        yield Attachment(str(one["Name"]), str(one.get("ContentType") or ""), b64decode(str(one["Content"])))


def _event(delivery: Delivery, told: dict[str, Any]) -> Message:
    """https://postmarkapp.com/developer/webhooks/webhooks-overview"""
    kind = str(told["RecordType"])
    if kind not in STATES or not told.get("MessageID"):
        return other(delivery)
    state, moment = STATES[kind]
    if kind == "Bounce" and told.get("Type") in PASSING:
        state = "deferred"
    if kind == "SubscriptionChange" and not told.get("SuppressSending"):
        return other(delivery)
    error = told.get("Description") or told.get("Details") if kind in ("Bounce", "SpamComplaint") else ""
    return receipt(
        str(told["MessageID"]),
        state,
        at=when(told.get(moment)),
        recipient=told.get("Recipient") or told.get("Email"),
        error=error,
        failure=told.get("Type") if kind == "Bounce" else "",
    )

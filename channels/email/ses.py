"""Amazon SES: mail to your domain by way of SNS, and what became of mail you sent.

In the AWS console make a topic in Amazon SNS (Standard), and give its ARN here. Create a subscription: protocol HTTPS,
the channel's URL, "Enable raw message delivery" off, for then nothing is signed. It is confirmed by itself.

In Amazon SES open Email receiving, the rule set, Create rule: your recipients, "Enable spam and virus scanning", and the
action "Publish to Amazon SNS topic" with encoding Base64. So the mail comes along, up to 150 KB; a larger one Amazon
returns to its sender. The action "Deliver to S3 bucket" brings only who wrote and the subject: for the mail itself Amazon
wants to be signed in to, which is not done from here.

For what became of mail you sent, open the identity, Notifications (or a configuration set, Event destinations), and
choose the same topic.

SNS tries again for an hour at most: give the topic a dead-letter queue.
"""

import json
from base64 import b64decode
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from channels.elements import Element, when
from channels.email import _http, _sns
from channels.email._http import Text, composed, head, read, receipt
from channels.invented import EMAIL, by_json
from channels.message import Delivery, Fetch, Message, Setting, Settings, digest, literal, other

SETTINGS = {
    "topics": Setting("The ARNs of your topics, comma-separated: arn:aws:sns:...", required=True),
    **_http.SETTINGS,
}
MAX_BODY = _http.MAX_BODY
PROTECTED_BY = "key"
REFUSED = 503  # SNS discards what is answered with 4xx

damaged = _http.damaged

STATES = {
    "send": "sent",
    "deliverydelay": "deferred",
    "delivery": "delivered",
    "bounce": "bounced",
    "reject": "bounced",
    "renderingfailure": "bounced",
    "complaint": "complained",
    "open": "opened",
    "click": "clicked",
    "subscription": "unsubscribed",
}


def verify(delivery: Delivery, settings: Settings) -> bool | Fetch:
    told = delivery.json()
    asked = _sns.certificate(told)
    if asked is None or told["TopicArn"] not in _topics(settings):
        return False
    pem = settings.get(asked.key)
    return asked if pem is None else _sns.is_signed(told, pem)


def parse(delivery: Delivery, settings: Settings) -> Iterable[Message | Fetch]:
    if delivery.about:
        return  # Amazon says that it is subscribed
    told = delivery.json()
    if told["Type"] == "SubscriptionConfirmation" and _sns.is_amazons(str(told["SubscribeURL"])):
        yield Fetch(
            key=f"subscribe {told['MessageId']}", about="subscribed", url=literal(told["SubscribeURL"])
        )
    elif told["Type"] == "Notification":
        yield _notice(delivery, told, settings)
    else:
        yield other(delivery, _sns.signed(told))


def sample(settings: Settings, url: str, now: datetime) -> Delivery:
    """Amazon alone can sign it."""
    told = {
        "notificationType": "Received",
        "mail": {"source": EMAIL, "messageId": digest(now.isoformat()), "destination": [_http.TO]},
        "receipt": {"recipients": [_http.TO], "action": {"type": "SNS", "encoding": "UTF8"}},
        "content": _http.invented(now).decode(),
    }
    sent = {
        "Type": "Notification",
        "MessageId": digest(now.isoformat()),
        "TopicArn": _topics(settings)[0],
        "Message": json.dumps(told),
        "Timestamp": now.isoformat(),
        "SignatureVersion": "2",
        "Signature": "",
        "SigningCertURL": "https://sns.eu-central-1.amazonaws.com/SimpleNotificationService-1.pem",
    }
    return by_json(now, url, sent)


def _topics(settings: Settings) -> list[str]:
    return settings["topics"].replace(",", " ").split()


def _notice(delivery: Delivery, told: Element, settings: Settings) -> Message:
    """https://docs.aws.amazon.com/ses/latest/dg/receiving-email-notifications-contents.html"""
    try:
        said = json.loads(told["Message"])
    except ValueError:  # words, as those by which SES tries a topic
        return other(delivery, told["Message"])
    if not isinstance(said, Mapping) or "mail" not in said:
        return other(delivery, said)
    if said.get("notificationType") == "Received":
        return _mail(said, settings)
    return _event(delivery, said)


def _mail(said: Element, settings: Settings) -> Message:
    mail, given = said["mail"], said["receipt"]
    raw = _content(said) if said.get("content") else _top(mail, given.get("action") or {})
    source = mail.get("source")
    return read(
        raw,
        settings,
        sender=None if source is None else str(source),
        recipient=", ".join(map(str, given.get("recipients") or mail.get("destination") or [])),
        is_proven=_verdict(given, "dmarc") == "PASS",
        spam=_verdict(given, "spam"),
        virus=_verdict(given, "virus"),
    )


def _content(said: Element) -> bytes:
    content = str(said["content"])
    encoding = str((said["receipt"].get("action") or {}).get("encoding") or "")
    return b64decode(content) if encoding.upper() == "BASE64" else content.encode("utf-8", "replace")


def _top(mail: Element, action: Element) -> bytes:
    """Where Amazon keeps the mail itself, what it tells of it."""
    pairs = [(str(one["name"]), str(one["value"])) for one in mail.get("headers") or []]
    place = "/".join(str(action.get(name) or "") for name in ("bucketName", "objectKey")).strip("/")
    words = f"The text of this mail is at Amazon: {place or 'its rule does not send it along'}."
    return composed(head(pairs), [Text("text/plain", words.encode())], [])


def _verdict(given: Element, name: str) -> str:
    verdict: Mapping[str, Any] = given.get(f"{name}Verdict") or {}
    return str(verdict.get("status") or "")


def _event(delivery: Delivery, said: Element) -> Message:
    """https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html"""
    kind = str(said.get("eventType") or said.get("notificationType") or "")
    state = STATES.get(kind.replace(" ", "").lower())
    key = said["mail"].get("messageId")
    if state is None or not key:
        return other(delivery, said)
    name = kind[:1].lower() + kind[1:].replace(" ", "")
    about: Mapping[str, Any] = said.get(name) or said.get("failure") or {}
    if state == "bounced" and about.get("bounceType") == "Transient":
        state = "deferred"
    people = next((about[part] for part in about if part.endswith("Recipients")), None)
    people = people or [{"emailAddress": one} for one in about.get("recipients") or []]
    first: Mapping[str, Any] = next((one for one in people if isinstance(one, Mapping)), {})
    return receipt(
        str(key),
        state,
        at=when(about.get("timestamp") or said["mail"].get("timestamp")),
        recipient=", ".join(str(one["emailAddress"]) for one in people if isinstance(one, Mapping)),
        error=first.get("diagnosticCode") or about.get("reason") or about.get("errorMessage"),
        failure=first.get("status") or about.get("bounceSubType") or about.get("complaintFeedbackType"),
    )

"""Vonage (Nexmo): calls, text messages, and WhatsApp, Viber and RCS through its Messages API.

At dashboard.vonage.com, under Applications, open or create your application; switch on Voice and Messages, and give the
channel's URL as answer URL, event URL, inbound URL and status URL, all with HTTP POST. Link your number to it. For the
older SMS API give the URL under API settings, SMS settings, as webhook for inbound messages and for receipts, or let
`leadinlet channel connect` do it. The signature secret stands under API settings; switch on signed webhooks there and,
for the SMS API, ask Vonage to sign those too.

A call that comes in is answered by the NCCO in "call_answer", mostly a connect to the phone that shall ring; without it
the caller hears a tone and can leave a message, which joins the lead. Recordings and files need the application's ID
and its private key.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from functools import lru_cache, partial
from typing import Any
from urllib.parse import urlencode

import jwt

from channels.elements import Element, contents, each, in_utc
from channels.fetching import asked_for, fetched, file
from channels.invented import NAME, OURS, PHONE, TEXT, by_json
from channels.message import Answer, Delivery, Fetch, Kind, Message, Setting, Settings, digest, literal, other
from channels.numbers import international, is_own
from channels.signature import hmac_hex, is_recent, same
from channels.telephony._call import OWN, RECORDED, RINGING, TRANSCRIBED, call, leg, voicemail
from channels.telephony._sms import receipt, text_message
from channels.tokens import token_said

SETTINGS = {
    "signature_secret": Setting("Signature secret (API settings)", secret=True, required=True),
    "own_numbers": OWN,
    "call_answer": Setting(
        'NCCO for a call that comes in, such as [{"action": "connect", "endpoint": [{"type": "phone", '
        '"number": "48500100200"}]}]',
        default='[{"action": "record", "beepStart": true, "endOnSilence": 5, "timeOut": 180}]',
    ),
    "application_id": Setting("The application's ID; only recordings and files need it"),
    "private_key": Setting(
        "The application's private key, as downloaded; only recordings and files need it", secret=True
    ),
    "api_key": Setting("API key (API settings); only the test, connecting and what was missed need it"),
    "api_secret": Setting("API secret, beside it", secret=True),
}

TOLERANCE, HOUR = 300, 3600  # seconds
HOSTS = "nexmo.com", "vonage.com"
SIGNED_IN = "https://{api_key}:{api_secret}@"
# Of a call: https://developer.vonage.com/en/voice/voice-api/webhook-reference
STATES = {"answered": "talking", "human": "talking", "disconnected": "completed"}
FILES = "image", "audio", "video", "file", "vcard", "sticker"
Files = Callable[[str, str, str, Kind], Iterator[Fetch]]
PHONES = "sms", "mms", "whatsapp", "viber_service", "viber", "rcs"  # whose senders are telephone numbers


def verify(delivery: Delivery, settings: Settings) -> bool:
    bearer = delivery.headers.get("authorization", "")
    if not bearer:
        return _is_signed(contents(delivery), settings["signature_secret"])
    claims = token_said(bearer[7:], settings["signature_secret"], ["HS256"], delivery.received_at, TOLERANCE)
    return is_recent(delivery, claims["iat"], TOLERANCE) and _is_whole(
        delivery, str(claims.get("payload_hash", ""))
    )


def _is_whole(delivery: Delivery, given: str) -> bool:
    """https://developer.vonage.com/en/getting-started/concepts/webhooks: a GET has no body to vouch for."""
    if delivery.method == "GET" and not delivery.body:
        return True
    return same(hashlib.sha256(delivery.body).hexdigest(), given)


def _is_signed(sent: Mapping[str, Any], secret: str) -> bool:
    """https://developer.vonage.com/en/getting-started/concepts/signing-messages: four HMACs, told apart by their
    length, and the older MD5 with the secret at its end. Sent again for a day, it is as old as it says: its time
    proves nothing, and a second one changes nothing."""
    given = str(sent["sig"]).lower()
    values = {
        name: str(value).replace("&", "_").replace("=", "_") for name, value in sent.items() if name != "sig"
    }
    if any("&" in name or "=" in name for name in values):
        return False
    signed = "".join(f"&{name}={value}" for name, value in sorted(values.items())).encode()
    hashed = hashlib.md5(signed + secret.encode(), usedforsecurity=False).hexdigest()
    algorithm = {32: "md5", 40: "sha1", 64: "sha256", 128: "sha512"}[len(given)]
    return hmac_hex(algorithm, secret, signed, given) or (bool(secret) and same(hashed, given))


def parse(delivery: Delivery, settings: Settings) -> Iterable[Message | Fetch]:
    if delivery.about == "backlog":
        yield from each(delivery, delivery.json()["records"], _missed)
    elif delivery.about.endswith(" transcript"):
        yield _transcript(delivery)
    elif delivery.about:
        yield fetched(delivery)
    else:
        sent = contents(delivery)
        files = partial(_file, settings=settings, now=delivery.received_at)
        yield from [*_said(sent, settings, files)] or [other(delivery, sent)]


def sample(settings: Settings, url: str, now: datetime) -> Delivery:
    sent = {
        "channel": "sms",
        "message_uuid": f"sample-{digest(now.isoformat())}",
        "from": PHONE.removeprefix("+"),
        "to": OURS.removeprefix("+"),
        "timestamp": now.isoformat(),
        "message_type": "text",
        "text": TEXT,
        "profile": {"name": NAME},
    }
    return by_json(now, url, sent, lambda body: {"authorization": _bearer(body, settings, now)})


def _bearer(body: bytes, settings: Settings, now: datetime) -> str:
    claims = {"iss": "Vonage", "iat": int(now.timestamp()), "payload_hash": hashlib.sha256(body).hexdigest()}
    return f"Bearer {jwt.encode(claims, settings['signature_secret'], 'HS256')}"


def answer(delivery: Delivery, settings: Settings) -> Answer:
    sent = {} if delivery.about else contents(delivery)
    return Answer(settings["call_answer"], "application/json") if _asks(sent) else Answer()


def probe(settings: Settings) -> Fetch:
    return Fetch(key="probe", about="probe", url=f"{SIGNED_IN}rest.nexmo.com/account/get-balance")


def alive(delivery: Delivery) -> str:
    return f"Vonage knows the API key; the account holds {delivery.json()['value']} EUR."


def connect(settings: Settings, url: str) -> list[Fetch]:
    return [_account(url)]


def disconnect(settings: Settings, url: str) -> list[Fetch]:
    return [_account("")]


def _account(url: str) -> Fetch:
    """https://developer.vonage.com/en/api/account#changeAccountSettings: the SMS API's; an application's stay."""
    headers = {"content-type": "application/x-www-form-urlencoded"}
    body = literal(urlencode({"moCallBackUrl": url, "drCallBackUrl": url}))
    place = f"{SIGNED_IN}rest.nexmo.com/account/settings"
    return Fetch(key="connect", about="connect", method="POST", url=place, headers=headers, body=body)


def backlog(settings: Settings, since: datetime) -> Fetch:
    """https://developer.vonage.com/en/api/reports"""
    asked = {
        "product": "SMS",
        "direction": "inbound",
        "include_message": "true",
        "date_start": f"{since:%Y-%m-%dT%H:%M:%SZ}",
    }
    url = f"{SIGNED_IN}api.nexmo.com/v2/reports/records?account_id={{api_key}}&{urlencode(asked)}"
    return Fetch(key="backlog", about="backlog", url=url)


def _missed(one: Element) -> Iterator[Message]:
    yield text_message(
        one["message_id"],
        international(one["from"]),
        one.get("message_body") or "",
        at=in_utc(one.get("date_received")),
        to=international(one["to"]),
    )


def _asks(sent: Mapping[str, Any]) -> bool:
    """Whether it is the answer URL's: how shall this call be answered?"""
    return (
        "uuid" in sent
        and "to" in sent
        and not {"status", "recording_url", "dtmf", "speech", "reason"} & set(sent)
    )


def _said(sent: Mapping[str, Any], settings: Settings, files: Files) -> Iterator[Message | Fetch]:
    if "message_uuid" in sent and "message_type" in sent:
        yield from _message(sent, files)
    elif "message_uuid" in sent and "status" in sent:
        error = sent.get("error") or {}
        yield receipt(
            sent["message_uuid"], sent["status"], at=in_utc(sent.get("timestamp")), error=error.get("title")
        )
    elif "messageId" in sent:
        yield _sms(sent)
    elif {"uuid", "conversation_uuid", "recording_url", "conversation_uuid_from"} & set(sent):
        yield from _call(sent, settings, files)


# The SMS API: https://developer.vonage.com/en/messaging/sms/guides/inbound-sms


def _sms(sent: Mapping[str, Any]) -> Message:
    key, at = sent["messageId"], in_utc(sent.get("message-timestamp"))
    if "status" in sent:
        return receipt(
            key, sent["status"], at=at, error="" if sent.get("err-code") == "0" else sent.get("err-code")
        )
    is_part = sent.get("concat") in ("true", True)
    return text_message(
        key,
        international(sent["msisdn"]),
        sent.get("text") or "",
        at=at,
        to=international(sent["to"]),
        data=sent.get("data"),
        reference=sent.get("concat-ref"),
        part=f"{sent['concat-part']}/{sent['concat-total']}" if is_part else None,
    )


# The Messages API: https://developer.vonage.com/en/messages/concepts/inbound-webhooks


def _message(sent: Mapping[str, Any], files: Files) -> Iterator[Message | Fetch]:
    channel, kind_of = sent["channel"], sent["message_type"]
    content = sent.get(kind_of)
    content = content if isinstance(content, Mapping) else {}
    kind: Kind = "sms" if channel in ("sms", "mms") else "social"
    is_phone = channel in PHONES
    words = sent.get("text"), *(content.get(word) for word in ("caption", "text", "title", "emoji"))
    yield text_message(
        sent["message_uuid"],
        international(sent["from"]) if is_phone else "",
        next((word for word in words if word), ""),
        kind=kind,
        at=in_utc(sent.get("timestamp")),
        name=(sent.get("profile") or {}).get("name") or "",
        social="" if is_phone else f"{channel}:{sent['from']}",
        to=international(sent["to"]) if is_phone else sent["to"],
        channel="" if kind == "sms" else channel,
        type="" if kind_of == "text" else kind_of,
        media=content.get("url"),
        latitude=content.get("lat"),
        longitude=content.get("long"),
        address=content.get("address"),
    )
    if kind_of in FILES and content.get("url"):
        yield from files(sent["message_uuid"], content["url"], kind_of, kind)


# Calls


def _call(sent: Mapping[str, Any], settings: Settings, files: Files) -> Iterator[Message | Fetch]:
    """All legs of a call share their conversation: the caller's, and those of our people it is put through to."""
    key = sent.get("conversation_uuid") or sent.get("conversation_uuid_from") or sent["uuid"]
    at = in_utc(sent.get("timestamp"))
    if sent.get("recording_url"):
        yield from _recording(key, sent, at, settings, files)
    elif sent.get("transcription_url"):
        yield call(key, rank=TRANSCRIBED, at=at, transcription=sent["transcription_url"])
        yield from files(key, sent["transcription_url"], "transcript", "call")
    elif sent.get("direction") == "outbound" and is_own(
        sent.get("to") or "", settings["own_numbers"], settings["call_answer"]
    ):
        status = STATES.get(sent["status"], sent["status"])
        yield leg(key, status, international(sent["to"]), at=at, seconds=sent.get("duration"))
    else:
        yield _state(key, sent, at, settings)


def _state(key: str, sent: Mapping[str, Any], at: datetime | None, settings: Settings) -> Message:
    asks, said = _asks(sent), str(sent.get("status") or "")
    is_inbound = sent.get("direction", "inbound") == "inbound"
    client = international(sent.get("from" if is_inbound else "to"))
    says_who = asks or "direction" in sent
    return call(
        key,
        "ringing" if asks else STATES.get(said, said),
        client=("" if is_own(client, settings["own_numbers"]) else client) if says_who else None,
        is_inbound=is_inbound,
        rank=RINGING - 1 if asks or said == "started" else None,
        at=at,
        text=_spoken(sent),
        to=international(sent.get("to")),
        seconds=sent.get("duration"),
        digits=(sent.get("dtmf") or {}).get("digits")
        if isinstance(sent.get("dtmf"), Mapping)
        else sent.get("dtmf"),
        reason=sent.get("reason") or sent.get("detail"),
    )


def _spoken(sent: Mapping[str, Any]) -> str:
    """What the caller said to a machine that asked."""
    results = (sent.get("speech") or {}).get("results") or []
    return str(results[0]["text"]) if results else ""


def _recording(
    key: str, sent: Mapping[str, Any], at: datetime | None, settings: Settings, files: Files
) -> Iterator[Message | Fetch]:
    """Where nobody was called, what is recorded is a message left for us."""
    url = sent["recording_url"]
    if "connect" in settings["call_answer"]:
        yield call(key, rank=RECORDED, at=at, recording=url)
    else:
        yield voicemail(key, url, at=at)
    yield from files(key, url, sent.get("recording_uuid") or "recording", "call")


def _transcript(delivery: Delivery) -> Message:
    """https://developer.vonage.com/en/voice/voice-api/concepts/recording#transcription"""
    said = [one["sentence"] for channel in delivery.json()["channels"] for one in channel["transcript"]]
    key = asked_for(delivery)[1]
    return call(key, rank=TRANSCRIBED, text="\n".join(said))


def _file(key: str, url: str, name: str, kind: Kind, settings: Settings, now: datetime) -> Iterator[Fetch]:
    """Vonage keeps files behind a token that the application signs; ours opens files alone, for a day."""
    if not (settings["application_id"] and settings["private_key"]):
        return
    token = _token(settings["application_id"], settings["private_key"], int(now.timestamp()) // HOUR * HOUR)
    yield from file(key, url, HOSTS, name, headers={"authorization": f"Bearer {token}"}, kind=kind)


@lru_cache(100)
def _token(application: str, key: str, at: int) -> str:
    """The same for an hour: to sign takes longer than all else."""
    claims = {"application_id": application, "iat": at, "exp": at + 24 * HOUR, "jti": digest(application, at)}
    return jwt.encode(claims | {"acl": {"paths": {"/*/files/**": {}, "/*/media/**": {}}}}, key, "RS256")

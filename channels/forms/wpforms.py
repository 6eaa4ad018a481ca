"""WPForms: every entry of a form on a WordPress site.

With the addon "Webhooks" (WPForms Pro and up) open the form, then Settings, Webhooks, and enable them: give the
channel's URL as the request URL, method POST, format JSON, words of your own as the secret, and the same words here. In
the request body map each field under the name it has for you (name, email, phone, message), and entry_id to a custom
value {entry_id}. With the format FORM send the words as a request header "X-Secret" instead: those are not signed as
they arrive.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from channels.elements import once_a_day
from channels.forms._form import flat, message, nested
from channels.invented import EMAIL, NAME, TEXT, by_json
from channels.message import Delivery, Message, Setting, Settings, digest
from channels.signature import hmac_hex, mac_hex, same

SETTINGS = {
    "secret": Setting("The webhook's secret, or the words of the request header X-Secret", secret=True)
}
PROTECTED_BY = "secret"
OWN = "form_id", "form_title", "entry_id", "entry_date"


def verify(delivery: Delivery, settings: Settings) -> bool:
    """The addon signs its body with the secret, as Stripe does: t=1795503600,v=... in hex."""
    named = delivery.headers.get("x-secret", "")
    stamp, _, given = delivery.headers.get("x-wpforms-webhook-signature", "").partition(",v=")
    signed = stamp.removeprefix("t=").encode() + b"." + delivery.body
    secret = settings["secret"]
    return not secret or same(secret, named) or hmac_hex("sha256", secret, signed, given)


def parse(delivery: Delivery, settings: Settings) -> Iterable[Message]:
    """The fields as mapped, or as WPForms keeps them: {"1": {"name": "E-mail", "value": ..., "type": ...}}.

    https://wpforms.com/developers/wpforms_process_complete/: an entry that is not kept has the id 0.
    """
    is_json = "json" in delivery.headers.get("content-type", "")
    sent: dict[str, Any] = delivery.json() if is_json else nested(delivery.form())
    if isinstance(sent.get("wpforms"), dict):  # the form itself, as the page posts it
        sent = {"form_id": sent["wpforms"].get("id", ""), "fields": sent["wpforms"]["fields"]}
    answers = sent.get("fields", {name: _mapped(value) for name, value in sent.items() if name not in OWN})
    kept = answers.values() if isinstance(answers, dict) and "fields" in sent else [answers]
    fields = [field for one in kept for field in flat(_kept(one))]
    id = str(sent.get("entry_id") or "").lstrip("0")
    key = id or once_a_day(delivery, *sorted(fields))
    yield message(key, fields, extra={"form": str(sent.get("form_title") or sent.get("form_id") or "")})


def sample(settings: Settings, url: str, now: datetime) -> Delivery:
    sent = {"entry_id": digest(now.isoformat()), "name": NAME, "email": EMAIL, "message": TEXT}
    stamp = f"{now.timestamp():.0f}"

    def sign(body: bytes) -> dict[str, str]:
        mac = mac_hex("sha256", settings["secret"], f"{stamp}.".encode() + body)
        return {"x-wpforms-webhook-signature": f"t={stamp},v={mac}"}

    return by_json(now, url, sent, sign)


def _mapped(value: Any) -> Any:
    """Choices and the lines of an address stand with || between them, a time with its seconds beside it."""
    if isinstance(value, dict) and value.keys() == {"value", "unix"}:
        return value["value"]
    return value.replace("||", ", ") if isinstance(value, str) else value


def _kept(field: Any) -> Any:
    """As WPForms keeps a field; a name's parts stand beside its value and say no more."""
    if isinstance(field, dict) and {"name", "value"} <= set(field):
        return {name: field[name] for name in ("name", "value", "type") if name in field}
    return field

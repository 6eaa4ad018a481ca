"""WPForms: every entry of a form on a WordPress site.

With the addon "Webhooks" (WPForms Pro and up) open the form, then Settings, Webhooks: give the channel's URL,
method POST, format JSON or FORM, and in the request body map each field under the name it has for you (name,
email, phone, message); also map entry_id to the entry's id. A secret given here must be sent as a request header
"X-Secret" with the same words.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from channels.elements import once_a_day
from channels.forms._form import flat, message, nested
from channels.invented import EMAIL, NAME, TEXT, by_json
from channels.message import Delivery, Message, Setting, Settings, digest
from channels.signature import same

SETTINGS = {"secret": Setting("The words of the request header X-Secret", secret=True)}
PROTECTED_BY = "secret"
OWN = "form_id", "form_title", "entry_id", "entry_date"


def verify(delivery: Delivery, settings: Settings) -> bool:
    return not settings["secret"] or same(settings["secret"], delivery.headers.get("x-secret", ""))


def parse(delivery: Delivery, settings: Settings) -> Iterable[Message]:
    """The fields as mapped, or as WPForms keeps them: {"1": {"name": "E-mail", "value": ..., "type": ...}}.

    https://wpforms.com/docs/how-to-install-and-use-the-webhooks-addon-with-wpforms/
    """
    is_json = "json" in delivery.headers.get("content-type", "")
    sent: dict[str, Any] = delivery.json() if is_json else nested(delivery.form())
    if isinstance(sent.get("wpforms"), dict):  # the form itself, as the page posts it
        sent = {"form_id": sent["wpforms"].get("id", ""), "fields": sent["wpforms"]["fields"]}
    answers = sent.get("fields", {name: value for name, value in sent.items() if name not in OWN})
    kept = answers.values() if isinstance(answers, dict) and "fields" in sent else [answers]
    fields = [field for one in kept for field in flat(_kept(one))]
    key = str(sent.get("entry_id") or once_a_day(delivery, *sorted(fields)))
    yield message(key, fields, extra={"form": str(sent.get("form_title") or sent.get("form_id") or "")})


def sample(settings: Settings, url: str, now: datetime) -> Delivery:
    sent = {"entry_id": digest(now.isoformat()), "name": NAME, "email": EMAIL, "message": TEXT}
    return by_json(
        now, url, sent, lambda body: {"x-secret": settings["secret"]} if settings["secret"] else {}
    )


def _kept(field: Any) -> Any:
    """As WPForms keeps a field; a name's parts stand beside its value and say no more."""
    if isinstance(field, dict) and {"name", "value"} <= set(field):
        return {name: field[name] for name in ("name", "value", "type") if name in field}
    return field

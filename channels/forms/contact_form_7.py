"""Contact Form 7: every mail-sent form on a WordPress site.

Contact Form 7 sends mails only. Add the plugin "CF7 to Webhook" (or another that posts the form's fields), open
the form's tab "Webhook" and give the channel's URL. It signs nothing: keep the URL secret. Without a plugin let a
mailbox channel read the mails that the form sends: they are understood as well.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from channels.elements import once_a_day
from channels.forms._form import flat, message, nested
from channels.invented import EMAIL, NAME, TEXT, by_json
from channels.message import Delivery, Message, Settings

SETTINGS: dict[str, Any] = {}
MAX_BODY = 10 << 20
PROTECTED_BY = "address"


def verify(delivery: Delivery, settings: Settings) -> bool:
    return True  # the URL token is the secret: the plugins sign nothing


def parse(delivery: Delivery, settings: Settings) -> Iterable[Message]:
    """Names such as your-name are the plugin's own; what begins with _wpcf7 is for itself.

    https://contactform7.com/special-mail-tags/
    """
    is_json = "json" in delivery.headers.get("content-type", "")
    sent: dict[str, Any] = delivery.json() if is_json else nested(delivery.form())
    said = {name: value for name, value in sent.items() if not name.startswith(("_wpcf7", "g-recaptcha"))}
    fields = list(flat(said))
    if not fields:
        raise ValueError("a form without a single value")
    key = once_a_day(delivery, *sorted(fields))
    files = tuple(file for file in delivery.files() if file.content)
    yield message(key, fields, attachments=files, extra={"form": str(sent.get("_wpcf7", ""))})


def sample(settings: Settings, url: str, now: datetime) -> Delivery:
    sent = {
        "your-name": NAME,
        "your-email": EMAIL,
        "your-message": f"{TEXT} {now:%H:%M:%S}",
        "your-subject": "Sample",
    }
    return by_json(now, url, sent)

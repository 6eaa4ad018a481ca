"""Text messages, and the receipts of those that we sent."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from channels.elements import moment, strings
from channels.message import Delivery, Kind, Message
from channels.telephony._call import claims

STATES = {"queued": 1, "accepted": 1, "scheduled": 1, "created": 1, "sending": 2, "sent": 3, "submitted": 3}
STATES |= {"buffered": 3, "dispatched": 3, "read": 5} | dict.fromkeys(
    ("delivered", "undelivered", "failed", "rejected", "expired", "undeliverable", "unknown", "canceled"), 4
)


def told(delivery: Delivery) -> dict[str, str]:
    """What a gateway says, in the way it is set to: as JSON, as a form, or behind the address."""
    if "json" in delivery.headers.get("content-type", ""):
        return strings(delivery.json())
    return dict(delivery.form()) or delivery.query()


def international(number: str) -> str:
    """With the plus that gateways leave out before a country's code; short and national numbers stay as they are."""
    is_whole = number.isascii() and number.isdigit() and len(number) >= 10 and number[0] != "0"
    return f"+{number}" if is_whole else number


def first(said: Mapping[str, str], names: Iterable[str]) -> str:
    """What the first of these names says that says something."""
    return next((said[name] for name in names if said.get(name)), "")


def when(raw: str) -> datetime | None:
    """Unix time, or a date and a time as people write them; a zero is no time."""
    if not raw.strip("0"):
        return None
    return moment(raw) if raw.isdigit() else datetime.fromisoformat(raw)


def text_message(
    key: str,
    sender: str,
    text: str,
    *,
    kind: Kind = "sms",
    at: datetime | None = None,
    name: str = "",
    **fields: object,
) -> Message:
    """Somebody's text. A sender of letters, such as a shop's name, can be answered by nobody."""
    who = claims(sender)
    kept = strings({**fields, "from": "" if who else sender})
    return Message(key=key, kind=kind, claims=who, at=at, name=name, text=text, fields=kept)


def receipt(key: str, status: str, *, at: datetime | None = None, error: object = "") -> Message:
    """How far a text of ours has come: it says more of that, and creates nothing by itself."""
    fields = strings({"status": status.lower(), "error": error or None})
    return Message(key=key, kind="sms", rank=STATES.get(status.lower(), 0), at=at, fields=fields)

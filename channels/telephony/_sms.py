"""Text messages, and the receipts of those that we sent."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from channels.elements import contents, strings
from channels.message import Claim, Delivery, Kind, Message
from channels.numbers import claims

STATES = {"queued": 1, "accepted": 1, "scheduled": 1, "created": 1, "sending": 2, "sent": 3, "submitted": 3}
STATES |= {"buffered": 3, "dispatched": 3, "queued_on_channel": 3, "read": 5} | dict.fromkeys(
    (
        "delivered undelivered failed rejected expired undeliverable unknown canceled cancelled aborted deleted "
        "delivery_failed sending_failed delivery_unconfirmed"
    ).split(),
    4,
)


def told(delivery: Delivery) -> dict[str, str]:
    """What a gateway says, in the way it is set to: as JSON, as a form, or behind the address."""
    held = contents(delivery).items()
    return {name: str(value) for name, value in held if value not in (None, [], {})}


def first(said: Mapping[str, str], names: Iterable[str]) -> str:
    """What the first of these names says that says something."""
    return next((said[name] for name in names if said.get(name)), "")


def text_message(
    key: str,
    sender: str,
    text: str,
    *,
    kind: Kind = "sms",
    at: datetime | None = None,
    name: str = "",
    social: str = "",
    **fields: object,
) -> Message:
    """Somebody's text. A sender of letters, such as a shop's name, can be answered by nobody; one of a network that
    is not the telephone's is `social`, "network:id"."""
    who = (Claim("social", social, proven=True),) if social else claims(sender)
    kept = strings({**fields, "from": "" if who else sender})
    return Message(key=key, kind=kind, claims=who, at=at, name=name, text=text, fields=kept)


def receipt(key: str, status: str, *, at: datetime | None = None, error: object = "") -> Message:
    """How far a text of ours has come: it says more of that, and creates nothing by itself."""
    fields = strings({"status": status.lower(), "error": error or None})
    return Message(key=key, kind="sms", rank=STATES.get(status.lower(), 0), at=at, fields=fields)

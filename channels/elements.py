"""What deliveries have in common: the forms they come in, elements that cannot be read, times, values that say nothing."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from channels.message import Delivery, Fetch, Message, digest, other

Element = Mapping[str, Any]


def moment(seconds: object) -> datetime:
    """Unix time in seconds or milliseconds, as number or text, to a time. Raises ValueError outside 1990 to 2100."""
    number = float(str(seconds))
    at = datetime.fromtimestamp(number / 1000 if number > 1e11 else number, UTC)
    if not 1990 <= at.year < 2100:
        raise ValueError(f"{seconds} is no time of a message")
    return at


def when(said: object) -> datetime | None:
    """ISO 8601, or Unix time; None for nothing and for a zero. Raises ValueError for what is no time."""
    text = str(said or "").strip()
    if not text.strip("0"):
        return None
    return moment(text) if text.replace(".", "", 1).isdigit() else datetime.fromisoformat(text)


def in_utc(said: object) -> datetime | None:
    """The same, from a provider whose clock is UTC without saying so."""
    at = when(said)
    return at.replace(tzinfo=UTC) if at and at.tzinfo is None else at


def contents(delivery: Delivery) -> Any:
    """JSON as it is; a form, or the address's query, as an object. Of a repeated name all values, as a list."""
    if "json" in delivery.headers.get("content-type", "") or delivery.body.lstrip()[:1] in (b"{", b"["):
        return delivery.json()
    pairs = delivery.form() if delivery.body else list(delivery.query().items())
    told: dict[str, Any] = {}
    for name, value in pairs:
        told.setdefault(name.removesuffix("[]"), []).append(value)
    return {name: values[0] if len(values) == 1 else values for name, values in told.items()}


def listed(value: Any) -> list[Any]:
    """One is a list of one."""
    return value if isinstance(value, list) else [value]


def once_a_day(delivery: Delivery, *said: object) -> str:
    """The key of what has no id of its own: said again the same day it is the same."""
    return f"{digest(*said)}-{delivery.received_at:%Y%m%d}"


def each(
    delivery: Delivery, elements: Iterable[Any], read: Callable[[Any], Iterable[Message | Fetch]]
) -> Iterator[Message | Fetch]:
    """What every element says; one that is not as documented is kept whole and harms no neighbour."""
    for element in elements:
        try:
            yield from list(read(element))
        except (LookupError, TypeError, ValueError, AttributeError, OverflowError):
            yield other(delivery, element)


def strings(values: Mapping[str, Any]) -> dict[str, str]:
    """The values that say something, as text."""
    return {name: str(value) for name, value in values.items() if value not in (None, "", [], {})}


def full_name(person: Element) -> str:
    return " ".join(str(person[part]) for part in ("first_name", "last_name") if person.get(part))

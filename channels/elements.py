"""What deliveries of many elements have in common: those that cannot be read, times in seconds, values that say nothing."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from channels.message import Delivery, Fetch, Message, other

Element = Mapping[str, Any]


def moment(seconds: object) -> datetime:
    """Unix time in seconds or milliseconds, as number or text, to a time. Raises ValueError outside 1990 to 2100."""
    number = float(str(seconds))
    at = datetime.fromtimestamp(number / 1000 if number > 1e11 else number, UTC)
    if not 1990 <= at.year < 2100:
        raise ValueError(f"{seconds} is no time of a message")
    return at


def each(
    delivery: Delivery, elements: Iterable[Any], read: Callable[[Any], Iterable[Message | Fetch]]
) -> Iterator[Message | Fetch]:
    """What every element says; one that is not as documented is kept whole and harms no neighbour."""
    for element in elements:
        try:
            yield from list(read(element))
        except (LookupError, TypeError, ValueError, AttributeError):
            yield other(delivery, element)


def strings(values: Mapping[str, Any]) -> dict[str, str]:
    """The values that say something, as text."""
    return {name: str(value) for name, value in values.items() if value not in (None, "", [], {})}


def full_name(person: Element) -> str:
    return " ".join(str(person[part]) for part in ("first_name", "last_name") if person.get(part))

"""What stands in a cell: several numbers or addresses, a date in one of many forms, or a word for nothing."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime

from channels.forms._fields import plain
from channels.message import fold

NOTHING = frozenset(
    "- -- --- . n/a na n.a. #n/a none null nil (none) (brak) brak nan undefined false".split()
)
YES = frozenset("1 1.0 true yes y tak t x prawda wahr ja oui si sim da".split())
SHORTEST = 5  # digits of a telephone number

_address = re.compile(r"[^\s<>()\[\]\"',;:|@]+@[^\s<>()\[\]\"',;:|@]+\.[^\W_][\w-]*[^\W_]")
_several = re.compile(r"\s*(?::::|[;,|\n\r]|\s/\s|\s+(?:or|lub|oraz|und|oder)\s+)\s*", re.IGNORECASE)
_text_mark = re.compile(r"^'(?=[+=@\d-])")
_year_first = re.compile(r"(\d{4})[./-](\d{1,2})[./-](\d{1,2})")
_year_last = re.compile(r"(\d{1,2})([./-])(\d{1,2})[./-](\d{4}|\d{2})(?!\d)")
_named = re.compile(r"(?:(\d{1,2})\.?[\s-]+([^\W\d_]{3,})\.?|([^\W\d_]{3,})\.?\s+(\d{1,2})),?[\s-]+(\d{4})")
_clock = re.compile(r"[T\s,](\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*([AaPp])?")
_zone = re.compile(r"\d\s*(?:(Z|UTC|GMT)|([+-])(\d{2}):?(\d{2}))\)?$")
MONTHS = (
    "jan sty ene janv gen", "feb lut fev fevr", "mar marz mars mae", "apr kwi abr avr", "may maj mai mag mayo",
    "jun cze juin giu", "jul lip juil lug", "aug sie ago aout", "sep wrz set sept", "oct paz okt ott",
    "nov lis", "dec gru dez dic",
)  # fmt: skip
_month = {start: number for number, starts in enumerate(MONTHS, start=1) for start in starts.split()}


def bare(cell: str) -> str:
    """What it says, without what spreadsheets and exports put around it; empty for a word that means nothing."""
    text = _text_mark.sub("", cell.replace("\xa0", " ").strip())
    return "" if text.casefold() in NOTHING else text


def addresses(cell: str) -> list[str]:
    """Every e-mail address in it."""
    return list(dict.fromkeys(found.rstrip(".") for found in _address.findall(cell.replace("mailto:", ""))))


def numbers(cell: str) -> list[str]:
    """Every telephone number in it; a slash without spaces is a part of one."""
    found = (part.removeprefix("tel:").strip(" .") for part in parts(cell))
    return list(dict.fromkeys(part for part in found if sum(map(str.isdigit, part)) >= SHORTEST))


def parts(cell: str) -> list[str]:
    """The values of a cell that holds several."""
    return [part for part in map(bare, _several.split(cell)) if part]


def starred(label: str) -> str:
    """A label without the star by which Google marks the first choice."""
    return label.removeprefix("* ").strip()


def is_yes(cell: str) -> bool:
    return plain(cell) in YES or cell.strip() == "1.0"


def comes_day_first(cells: Iterable[str], unless_told: bool) -> bool:
    """Whether dates are written with the day first: some dates can be read in one way only."""
    for cell in cells:
        found = _year_last.match(cell)
        if found and (found[2] == "." or int(found[1]) > 12):
            return True
        if found and int(found[3]) > 12:
            return False
    return unless_told


def moment(cell: str, day_first: bool) -> datetime | None:
    """A time in one of the forms that exports use; None for what is no time of a contact. Without a zone as given."""
    try:
        at = _epoch(cell) or _dated(cell.strip(), day_first)
    except (ValueError, OverflowError):
        return None
    return at if at is not None and 1980 <= at.year < 2100 else None


def _epoch(cell: str) -> datetime | None:
    if not re.fullmatch(r"\d{10}|\d{13}", cell):
        return None
    return datetime.fromtimestamp(int(cell) / (1000 if len(cell) == 13 else 1), UTC)


def _dated(text: str, day_first: bool) -> datetime | None:
    day = _day(text, day_first)
    if day is None:
        return None
    year, month, number = day
    at = datetime.fromisoformat(f"{year:04}-{month:02}-{number:02}")
    if clock := _clock.search(text):
        hour = int(clock[1]) % 12 + 12 * (clock[4] in "Pp") if clock[4] else int(clock[1])
        at = at.replace(hour=hour, minute=int(clock[2]), second=int(clock[3] or 0))
        if zone := _zone.search(text):
            offset = "+00:00" if zone[1] else f"{zone[2]}{zone[3]}:{zone[4]}"
            at = datetime.fromisoformat(at.isoformat() + offset)
    return at


def _day(text: str, day_first: bool) -> tuple[int, int, int] | None:
    if found := _year_first.match(text):
        return int(found[1]), int(found[2]), int(found[3])
    if found := _year_last.match(text):
        one, other, year = int(found[1]), int(found[3]), int(found[4])
        year += 0 if year > 99 else 2000 if year < 70 else 1900
        is_day_first = other <= 12 if one > 12 else day_first or found[2] == "."
        return (year, other, one) if is_day_first and other <= 12 else (year, one, other)
    if found := _named.search(text):
        word = fold(found[2] or found[3])
        month = next((_month[word[:size]] for size in (4, 3) if word[:size] in _month), None)
        return (int(found[5]), month, int(found[1] or found[4])) if month else None
    return None

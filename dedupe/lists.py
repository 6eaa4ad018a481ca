"""Lists of people as anybody keeps them: which column is what, and of which country their numbers are. Pure."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import phonenumbers

from channels.files._columns import SAMPLE, meant
from channels.message import fold
from dedupe.profile import FIELDS, Said

# Names of columns that tables for other purposes have no use for.
OWN_WORDS = {
    "number": "ssn pesel nationalid nationalidnumber socsecid socialsecurity socialsecuritynumber ssnnumber passport "
    "passportnumber personalid rodnecislo idnumber driverslicensenumber leinumber taxidnumber snils",
    "handle": "handle profile social socialid profileid username user visitor visitorid facebook instagram telegram "
    "linkedin messenger nick nickname login",
    "first_name": "givenname firstname forename primarynamefirst",
    "last_name": "surname lastname familyname primarynamelast",
    "city": "suburb addrcity town",
    "postcode": "addrpostalcode zipcode",
    "street": "addrfull addrline1 address1 address2",
    "company": "primarynameorg organization employer",
}
KNOWN = {word: field for field, words in OWN_WORDS.items() for word in words.split()}
NEVER = frozenset("id cluster trap".split())  # whatever they say, it is not about a person
REGIONS = (
    "PL DE UA GB US CZ SK FR IT ES NL AT CH BE PT RO HU SE DK NO FI IE LT LV"
    " EE BG HR GR TR IL AU NZ CA BR MX AR IN ZA"
).split()
NUMBERS = 300  # that are looked at
AMERICAN = re.compile(r"\(?\d{3}\)?[ .-]{1,2}\d{3}[ .-]\d{4}")  # whatever else such digits may be
_separate = re.compile(r"^(?:street|house|building)?_?\s?(?:number|no|nr)$", re.IGNORECASE)


def said(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> list[Said]:
    """What each row says, by field."""
    fields = _fields(columns, rows)
    return [_row(columns, fields, row) for row in rows]


def _fields(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    guessed = meant(columns, rows[:SAMPLE])
    return [_field(column, field) for column, field in zip(columns, guessed, strict=True)]


def _field(column: str, guessed: str) -> str:
    bare = re.sub(r"[^a-z0-9]", "", fold(column))
    if bare in NEVER:
        return ""
    field = KNOWN.get(bare, guessed)
    return field if field in FIELDS else ""


def _row(columns: Sequence[str], fields: Sequence[str], row: Sequence[str]) -> Said:
    found: dict[str, list[str]] = {}
    house = ""
    for column, field, cell in zip(columns, fields, row, strict=False):
        value = cell.strip()
        if field == "street" and _separate.search(column):
            house = value
        elif field and value:
            found.setdefault(field, []).append(value)
    if house:
        first, *more = found.get("street", [""])
        found["street"] = [f"{house} {first}".strip(), *more]
    return found


def region(rows: Iterable[Said]) -> str:
    """The country in which most numbers written without one are numbers; of several, the one whose signs are there."""
    national, hints = _numbers(rows)
    fits = {one: sum(_is_number(raw, one) for raw in national) for one in REGIONS}
    fits["US"] += sum(bool(AMERICAN.fullmatch(raw.strip())) for raw in national)
    return max(REGIONS, key=lambda one: (fits[one] + hints[one], -REGIONS.index(one)))


def _numbers(rows: Iterable[Said]) -> tuple[list[str], dict[str, float]]:
    """Numbers without a country, and what else tells of one: numbers with it, the ends of addresses."""
    national: list[str] = []
    hints: Counter[str] = Counter()
    for row in rows:
        for raw in row.get("phone", ()):
            if raw.lstrip(" (").startswith(("+", "00")):
                hints.update(_countries(raw))
            elif len(national) < NUMBERS:
                national.append(raw)
        for raw in row.get("email", ()):
            end = raw.rpartition(".")[2].upper()
            hints["GB" if end == "UK" else end] += 1
    total = sum(hints[one] for one in REGIONS) or 1
    weight = max(len(national), 1) / 2
    return national, {one: weight * hints[one] / total for one in REGIONS}


def _countries(raw: str) -> Iterator[str]:
    try:
        number = phonenumbers.parse(re.sub(r"^\D*00", "+", raw), None)
    except phonenumbers.NumberParseException:
        return
    yield phonenumbers.region_code_for_number(number) or ""


def _is_number(raw: str, one: str) -> bool:
    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(raw[:64], one))
    except phonenumbers.NumberParseException:
        return False

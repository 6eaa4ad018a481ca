"""How alike two profiles are, field by field: a level for each, and the value that agreed. Pure."""

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import NamedTuple, TypeVar

from rapidfuzz.distance import OSA, JaroWinkler

from dedupe import names
from dedupe.names import Name
from dedupe.profile import Born, Mail, Phone, Profile, Street

Value = TypeVar("Value")
MISSING, SAME, VARIANT, CLOSE, PART, OTHER = range(6)
# What the levels mean where a field is not a word.
LEVELS = {
    "given": ("", "same", "form of the same", "similar", "initial of the", "other"),
    "family": ("", "same", "form of the same", "similar", "initial of the", "other"),
    "mail": ("", "same", "same before the @", "similar", "hardly similar", "other"),
    "phone": ("", "same", "same landline", "one digit off", "", "other"),
    "handle": ("", "same", "", "", "", "other"),
    "company": ("", "same", "part of the", "similar", "", "other"),
    "city": ("", "same", "part of the", "similar", "", "other"),
    "postcode": ("", "same", "", "similar", "same district of the", "other"),
    "street": (
        "",
        "same",
        "same number, similar",
        "same street, other number",
        "same house number, other",
        "other",
    ),
    "born": ("", "same", "one part off", "same year of", "only the year of", "other"),
    "number": ("", "same", "", "similar", "", "other"),
    "beside": (
        "",
        "same mailbox name elsewhere",
        "mailbox name of the same letters",
        "",
        "",
        "other mailbox",
    ),
    "mail_name": ("", "same", "family and initial of the", "part of the", "", "other"),
}
FIELDS = tuple(LEVELS)
GIVEN, FAMILY, MAIL, PHONE, HANDLE, COMPANY, CITY, POSTCODE, STREET, BORN, NUMBER, BESIDE, MAIL_NAME = range(
    len(FIELDS)
)


class Seen(NamedTuple):
    """A level, and the value whose rarity counts."""

    level: int
    value: str = ""


UNKNOWN = Seen(MISSING)
DIFFERENT = Seen(OTHER)
WORTH = {
    SAME: 10,
    VARIANT: 8,
    CLOSE: 7,
    PART: 4,
    MISSING: 0,
    OTHER: -6,
}  # to choose between two ways to pair words


def compare(one: Profile, other: Profile) -> tuple[Seen, ...]:
    """In the order of FIELDS."""
    given, family = _names(_called(one, other), _called(other, one))
    mail = _best(one.mails, other.mails, _mail)
    beside = UNKNOWN
    if mail.level in (PART, OTHER) and MISSING < family.level < OTHER and MISSING < given.level < OTHER:
        mail, beside = UNKNOWN, _best(one.mails, other.mails, _beside)
    return (
        given,
        family,
        mail,
        _best(one.phones, other.phones, _phone),
        _handle(one.handles, other.handles),
        _firm(one, other, mail.level),
        _best(one.cities, other.cities, _city),
        _best(one.postcodes, other.postcodes, _postcode),
        _best(one.streets, other.streets, _street),
        _best(one.born, other.born, _born),
        _best(one.numbers, other.numbers, _number),
        beside,
        _mail_name(one, other),
    )


def _firm(one: Profile, other: Profile, mail: int) -> Seen:
    """The firm somebody named, or else whose mailbox it is; that only where the address did not say it already."""
    if one.companies and other.companies:
        return _best(one.companies, other.companies, _company)
    if mail in (SAME, CLOSE):
        return UNKNOWN
    seen = _best(one.companies or one.mail_firms, other.companies or other.mail_firms, _company)
    return UNKNOWN if seen.level == OTHER else seen


def _called(one: Profile, other: Profile) -> tuple[Name, ...]:
    """Where nobody said a name, the address may; but not beside another address, which says the same again."""
    return one.names or (one.mail_names if not other.mails else ())


def _best(ones: tuple[Value, ...], others: tuple[Value, ...], pair: Callable[[Value, Value], Seen]) -> Seen:
    if not ones or not others:
        return UNKNOWN
    if len(ones) == 1 and len(others) == 1:
        return pair(ones[0], others[0])
    return min((pair(one, other) for one in ones for other in others), key=lambda seen: seen.level)


def _names(ones: tuple[Name, ...], others: tuple[Name, ...]) -> tuple[Seen, Seen]:
    if not ones or not others:
        return UNKNOWN, UNKNOWN
    if len(ones) == 1 and len(others) == 1:
        return name(ones[0], others[0])
    return max((name(one, other) for one in ones for other in others), key=_worth)


def _worth(seen: tuple[Seen, Seen]) -> int:
    return WORTH[seen[0].level] + WORTH[seen[1].level]


@lru_cache(200_000)
def name(one: Name, other: Name) -> tuple[Seen, Seen]:
    """Given and family name; exchanged where that fits better."""
    if one.generation and other.generation and one.generation != other.generation:
        return DIFFERENT, _word(one.family, other.family)
    if one.single or other.single:
        return _single(one, other) if one.single else _single(other, one)
    straight = _word(one.given, other.given, True), _word(one.family, other.family)
    if straight[0].level < CLOSE and straight[1].level < CLOSE:
        return straight
    crossed = _word(one.given, other.family), _word(one.family, other.given)
    both_fit = (
        MISSING not in (crossed[0].level, crossed[1].level) and crossed[0].level < OTHER > crossed[1].level
    )
    return crossed if both_fit and _worth(crossed) > _worth(straight) else straight


def _single(one: Name, other: Name) -> tuple[Seen, Seen]:
    """One word alone is held against both parts of the other name."""
    if other.single:
        seen = _word((one.single,), (other.single,))
        return (
            (seen, UNKNOWN) if names.is_given(one.single) or names.is_given(other.single) else (UNKNOWN, seen)
        )
    given, family = _word((one.single,), other.given, True), _word((one.single,), other.family)
    as_given = WORTH[given.level] >= WORTH[family.level] if given.level else not family.level
    return (given, UNKNOWN) if as_given else (UNKNOWN, family)


def _word(ones: tuple[str, ...], others: tuple[str, ...], given: bool = False) -> Seen:
    if not ones or not others:
        return UNKNOWN
    if ones[0] == others[0]:
        return Seen(SAME, ones[0])
    level, value = min(word(one, other, given) for one in ones for other in others)
    is_middle = level == SAME and (len(ones) > 1 or len(others) > 1)
    return Seen(VARIANT if is_middle else level, value)


@lru_cache(200_000)
def word(one: str, other: str, given: bool = False) -> tuple[int, str]:
    if one == other:
        return SAME, one
    if len(one) == 1 or len(other) == 1:
        return (
            (PART, one[0])
            if one[0] == other[0] or names.sound(one)[:1] == names.sound(other)[:1]
            else (OTHER, "")
        )
    if given and (one + "a" == other or other + "a" == one):
        return OTHER, ""  # Dominik and Dominika
    if given and names.called(one) and names.called(other) and not names.called(one) & names.called(other):
        return OTHER, ""  # Maria and Mario: no slip of the hand
    heard, heard_other = (
        (names.sound(one), names.sound(other)) if given else (names.stem(one), names.stem(other))
    )
    if (
        heard == heard_other
        or names.sound(one) == names.sound(other)
        or names.called(one) & names.called(other)
    ):
        return VARIANT, min(one, other)
    return (CLOSE, min(one, other)) if is_close(one, other) or is_close(heard, heard_other) else (OTHER, "")


def is_close(one: str, other: str) -> bool:
    """As slips of the hand and of the ear make them."""
    shorter = min(len(one), len(other))
    most = 1 if shorter < 6 else 2 if shorter < 10 else 3
    if shorter < 3:
        return False
    return OSA.distance(one, other, score_cutoff=most) <= most or JaroWinkler.similarity(one, other) >= 0.9


@lru_cache(100_000)
def _mail(one: Mail, other: Mail) -> Seen:
    """A mailbox called as its owner says little beside the name; a number in it says much."""
    if one == other:
        return Seen(SAME, one.whole)
    letters, figures = _split(one.local)
    letters_other, figures_other = _split(other.local)
    if one.local == other.local:
        return Seen(VARIANT if len(figures) > 1 else PART, one.local)
    if figures and figures_other and figures != figures_other:
        is_slip = one.domain == other.domain and OSA.distance(one.local, other.local, score_cutoff=1) <= 1
        return Seen(PART, one.local) if is_slip else DIFFERENT
    if letters == letters_other and figures == figures_other:
        return Seen(PART, one.local)  # with and without its dots they are two mailboxes
    same_signs = _signs(one.local) == _signs(other.local) and figures == figures_other
    slip = same_signs and one.local[0] == other.local[0] and _slipped(one.local, other.local)
    if slip and (one.domain == other.domain or is_close(one.domain, other.domain)):
        return Seen(CLOSE, one.local)
    if (letters == letters_other and len(letters) > 3) or (slip and len(letters) > 5):
        return Seen(PART, one.local)
    return DIFFERENT


def _beside(one: Mail, other: Mail) -> Seen:
    """Two mailboxes of people of one name: to be called as one is called says little more."""
    if one.local == other.local:
        return Seen(SAME, one.local)
    return Seen(VARIANT) if _split(one.local)[0] == _split(other.local)[0] else DIFFERENT


def _split(local: str) -> tuple[str, str]:
    return "".join(c for c in local if c.isalpha()), "".join(c for c in local if c.isdigit())


def _signs(local: str) -> str:
    return "".join(c for c in local if not c.isalnum())


def _slipped(one: str, other: str) -> bool:
    shorter = min(len(one), len(other))
    most = 1 if shorter < 8 else 2
    return shorter >= 4 and OSA.distance(one, other, score_cutoff=most) <= most


def _phone(one: Phone, other: Phone) -> Seen:
    if one.digits == other.digits:
        return Seen(VARIANT if one.is_line or other.is_line else SAME, one.digits)
    tail = min(len(one.digits), len(other.digits))
    if tail >= 7 and one.digits[-tail:] == other.digits[-tail:]:
        return Seen(SAME, one.digits[-tail:])
    near = OSA.distance(one.digits, other.digits, score_cutoff=1) <= 1
    return Seen(CLOSE, one.digits) if near else DIFFERENT


def _handle(ones: tuple[str, ...], others: tuple[str, ...]) -> Seen:
    if not ones or not others:
        return UNKNOWN
    common = set(ones) & set(others)
    if common:
        return Seen(SAME, min(common))
    kinds = {one.partition(":")[0] for one in ones} & {other.partition(":")[0] for other in others}
    return DIFFERENT if kinds else UNKNOWN


@lru_cache(100_000)
def _company(one: str, other: str) -> Seen:
    if one == other or one.replace(" ", "") == other.replace(" ", ""):
        return Seen(SAME, one)
    words, words_other = set(one.split()), set(other.split())
    inner = words <= words_other or words_other <= words
    if inner and max(map(len, words & words_other)) >= 4:
        return Seen(VARIANT, min(one, other, key=len))
    return Seen(CLOSE, one) if is_close(one, other) else DIFFERENT


@lru_cache(100_000)
def _city(one: str, other: str) -> Seen:
    if one == other:
        return Seen(SAME, one)
    if len(one) > 3 and len(other) > 3 and (one in other or other in one):
        return Seen(VARIANT, min(one, other, key=len))
    if one.replace(" ", "") == other.replace(" ", "") or names.sound(one) == names.sound(other):
        return Seen(VARIANT, one)
    return Seen(CLOSE, one) if is_close(one, other) else DIFFERENT


@lru_cache(100_000)
def _postcode(one: str, other: str) -> Seen:
    if one == other:
        return Seen(SAME, one)
    if len(one) == len(other) and OSA.distance(one, other, score_cutoff=1) <= 1:
        return Seen(CLOSE, one)
    return Seen(PART, one[:3]) if one[:3] == other[:3] else DIFFERENT


@lru_cache(200_000)
def _street(one: Street, other: Street) -> Seen:
    same_number = bool(one.number) and one.number == other.number
    squeezed, squeezed_other = one.name.replace(" ", ""), other.name.replace(" ", "")
    same_name = bool(squeezed) and squeezed == squeezed_other
    near = same_name or is_close(squeezed, squeezed_other)
    if same_name and (same_number or not one.number or not other.number):
        return Seen(SAME, one.name)
    if near and (same_number or not one.number or not other.number):
        return Seen(VARIANT, one.name)
    if near:
        return Seen(CLOSE, one.name)
    return Seen(PART) if same_number else DIFFERENT


@lru_cache(200_000)
def _born(one: Born, other: Born) -> Seen:
    alike = [a == b for a, b in zip(one, other, strict=True)]
    vague = ("01", "01") in (one[1:], other[1:]) or "" in (one.month, other.month)
    if all(alike):
        return Seen(PART if vague else SAME, one.year)
    swapped = one.year == other.year and one.month == other.day and one.day == other.month
    if swapped or (sum(alike) == 2 and not (vague and alike[0])):
        return Seen(VARIANT, one.year)
    if alike[0]:
        return Seen(PART if vague else CLOSE, one.year)
    whole, whole_other = "".join(one), "".join(other)
    return Seen(VARIANT, one.year) if OSA.distance(whole, whole_other, score_cutoff=1) <= 1 else DIFFERENT


def _number(one: str, other: str) -> Seen:
    if one == other:
        return Seen(SAME, one)
    return Seen(CLOSE, one) if len(one) > 5 and OSA.distance(one, other, score_cutoff=2) <= 2 else DIFFERENT


def _mail_name(one: Profile, other: Profile) -> Seen:
    """The name on one side, the address on the other, where they have nothing else to compare by name."""
    if (_called(one, other) and _called(other, one)) or (one.mails and other.mails):
        return UNKNOWN
    found = [*_in_mail(one.names, other.mails), *_in_mail(other.names, one.mails)]
    return min(found, key=lambda seen: seen.level, default=UNKNOWN)


def _in_mail(called: Iterable[Name], mails: tuple[Mail, ...]) -> list[Seen]:
    return [_name_in(name, mail.local) for name in called if len(name.words) > 1 for mail in mails]


@lru_cache(100_000)
def _name_in(called: Name, local: str) -> Seen:
    given = [word for word in called.given if len(word) > 2]
    family = max((word for word in called.family if len(word) > 2), key=len, default="")
    letters = "".join(c for c in local if c.isalpha())
    if not family:
        return UNKNOWN
    has_given = any(word in letters for word in given)
    if family in letters and has_given:
        return Seen(SAME, family)
    rest = letters.replace(family, "", 1)
    if family in letters and (not rest or any(rest == word[0] for word in called.given)):
        return Seen(VARIANT, family)
    if family in letters:
        return Seen(CLOSE, family)
    return UNKNOWN if len(letters) < 5 or has_given else DIFFERENT

"""Blocking keys: who is worth comparing. Two people who may be one share at least one key. Pure."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import product

from dedupe import names
from dedupe.names import Name
from dedupe.profile import Profile

MOST = 60  # who share a key; more say nothing


def keys(one: Profile) -> frozenset[str]:
    return frozenset(_keys(one))


def _keys(one: Profile) -> Iterator[str]:
    yield from _reach(one)
    called = [*one.names, *one.mail_names]
    pairs = {pair for name in called for pair in _pairs(name)}
    for given, family in pairs:
        yield f"gf {given[:3]} {family[:4]}"
        yield f"gf {given} {family[:2]}"
    words = {_short(word) for name in called for word in name.words if len(word) > 2}
    weak = [*_near(one)]
    for word in words:
        yield from (f"{word} {place}" for place in weak)
    yield from (f"{first} {second}" for first in weak for second in weak if first < second)
    for name in called:
        if name.single and len(name.single) > 3:
            yield f"single {names.stem(name.single)}"
        for word in name.family:
            if len(word) > 3:
                yield f"single {names.stem(word)}"


def _reach(one: Profile) -> Iterator[str]:
    for mail in one.mails:
        yield f"mail {mail.whole}"
        letters = "".join(c for c in mail.local if c.isalpha())
        if len(letters) > 4:
            yield f"local {letters}"
        if len(mail.local) > 5:
            yield f"mail+ {mail.local[:5]} {mail.domain}"
            yield f"mail- {mail.local[-5:]} {mail.domain}"
    for phone in one.phones:
        yield f"phone {phone.digits[-7:]}"
        yield f"phone+ {phone.digits[:6]}"
        yield f"phone- {phone.digits[-5:]} {len(phone.digits)}"
    for handle in one.handles:
        yield f"handle {handle}"
    for number in one.numbers:
        yield f"number {number}"


def _near(one: Profile) -> Iterator[str]:
    """What many share: a key only beside something else."""
    yield from (f"c:{names.sound(city)[:6]}" for city in one.cities)
    yield from (f"p:{code}" for code in one.postcodes)
    yield from (f"f:{company[:8]}" for company in one.companies)
    for street in one.streets:
        yield f"s:{names.sound(street.name.replace(' ', ''))[:5]}"
        if street.number:
            yield f"h:{street.number}"
    for born in one.born:
        yield f"y:{born.year}"
        if (born.month, born.day) != ("01", "01"):
            yield f"d:{born.month}{born.day}"


def _pairs(name: Name) -> Iterable[tuple[str, str]]:
    """In any order: whoever fills in forms exchanges them."""
    for given, family in product(name.given, name.family):
        first, last = _short(given), names.stem(family)
        yield min((first, last), (last, first))
        yield max((first, last), (last, first))


@lru_cache(50_000)
def _short(word: str) -> str:
    groups = names.called(word)
    return f"n{min(groups)}" if groups else names.stem(word)[:4]

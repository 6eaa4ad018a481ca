"""Why two may be one, in words: same phone +11.2; surname Nowak is common +2.1; other city -1.4."""

from typing import NamedTuple

from dedupe import compare
from dedupe.compare import FIELDS, LEVELS
from dedupe.crowd import Learned
from dedupe.profile import Profile

CALLED = {
    "given": "first name",
    "family": "surname",
    "mail": "e-mail",
    "phone": "phone",
    "handle": "profile",
    "company": "company",
    "city": "city",
    "postcode": "postcode",
    "street": "street",
    "born": "birthday",
    "number": "number",
    "beside": "",
    "mail_name": "name in the address",
}
SHOWN = frozenset({"given", "family", "company", "city"})  # whose value is said
COMMON = 1.0  # bits that a value must be off the usual to be called so


class Reason(NamedTuple):
    field: str
    words: str
    bits: float


def reasons(one: Profile, other: Profile, learned: Learned) -> list[Reason]:
    """Field by field, the weightiest first."""
    seen = compare.compare(one, other)
    found = []
    for place, what in enumerate(seen):
        if what.level:
            rare = learned.rarity.of(place, what)
            bits = learned.model.same.weights[place][what.level] + rare
            found.append(
                Reason(FIELDS[place], _words(FIELDS[place], what.level, what.value, rare), round(bits, 1))
            )
    return sorted(found, key=lambda reason: -abs(reason.bits))


def sentence(found: list[Reason]) -> str:
    return "; ".join(f"{reason.words} {reason.bits:+.1f}" for reason in found)


def _words(field: str, level: int, value: str, rare: float) -> str:
    words = f"{LEVELS[field][level]} {CALLED[field]}".strip()
    if field in SHOWN and value and abs(rare) >= COMMON:
        return f"{words} {value}, which is {'rare' if rare > 0 else 'common'}"
    if field in ("mail", "phone") and rare < 0:
        return f"{words}, which several people use"
    return words

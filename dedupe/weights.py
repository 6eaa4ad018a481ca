"""What an agreement is worth: Fellegi-Sunter weights, learned without labels from whatever is compared. Pure.

A weight is log2(m / u): how much likelier a level is between two rows of one person (m) than between two of
different people (u). The shipped shares are the prior of the learning: where there are few rows they stay.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import log2
from typing import NamedTuple

from dedupe import names
from dedupe.compare import (
    BESIDE,
    BORN,
    FAMILY,
    FIELDS,
    GIVEN,
    HANDLE,
    MAIL,
    MAIL_NAME,
    MISSING,
    NUMBER,
    PHONE,
    SAME,
    VARIANT,
    Seen,
)
from dedupe.profile import Profile

LEVELS = 6
SHIPPED_M = {  # shares of the levels same, variant, close, part, other
    "given": (0.78, 0.08, 0.06, 0.03, 0.05),
    "family": (0.84, 0.04, 0.07, 0.01, 0.04),
    "mail": (0.72, 0.06, 0.06, 0.04, 0.12),
    "phone": (0.80, 0.06, 0.04, 0.0, 0.10),
    "handle": (0.50, 0.0, 0.0, 0.0, 0.50),
    "company": (0.70, 0.06, 0.08, 0.0, 0.16),
    "city": (0.76, 0.04, 0.06, 0.0, 0.14),
    "postcode": (0.78, 0.0, 0.07, 0.05, 0.10),
    "street": (0.66, 0.08, 0.08, 0.06, 0.12),
    "born": (0.76, 0.10, 0.04, 0.04, 0.06),
    "number": (0.88, 0.0, 0.07, 0.0, 0.05),
    "beside": (0.30, 0.10, 0.0, 0.0, 0.60),
    "mail_name": (0.55, 0.20, 0.08, 0.0, 0.17),
}
SHIPPED_U = {
    "given": (0.005, 0.004, 0.012, 0.05, 0.929),
    "family": (0.0008, 0.0007, 0.005, 0.04, 0.9535),
    "mail": (2e-6, 1e-5, 2e-4, 3e-3, 0.9968),
    "phone": (2e-6, 2e-5, 2e-6, 0.0, 0.999976),
    "handle": (1e-6, 0.0, 0.0, 0.0, 0.999999),
    "company": (0.002, 0.001, 0.003, 0.0, 0.994),
    "city": (0.03, 0.01, 0.005, 0.0, 0.955),
    "postcode": (0.001, 0.0, 0.01, 0.04, 0.949),
    "street": (2e-4, 3e-4, 2e-3, 0.02, 0.9775),
    "born": (5e-5, 2e-3, 0.015, 0.005, 0.97795),
    "number": (2e-6, 0.0, 2e-5, 0.0, 0.999978),
    "beside": (0.12, 0.08, 0.0, 0.0, 0.80),
    "mail_name": (1e-5, 2e-4, 2e-3, 0.0, 0.99779),
}
SHIPPED_R = {  # of two people who share what reaches them
    "given": SHIPPED_U["given"],
    "family": (0.50, 0.05, 0.03, 0.02, 0.40),
    "mail": (0.25, 0.02, 0.03, 0.10, 0.60),
    "phone": (0.40, 0.20, 0.0, 0.0, 0.40),
    "handle": SHIPPED_U["handle"],
    "company": (0.50, 0.05, 0.05, 0.0, 0.40),
    "city": (0.80, 0.03, 0.03, 0.0, 0.14),
    "postcode": (0.70, 0.0, 0.05, 0.05, 0.20),
    "street": (0.60, 0.05, 0.05, 0.05, 0.25),
    "born": SHIPPED_U["born"],
    "number": SHIPPED_U["number"],
    "beside": SHIPPED_U["beside"],
    "mail_name": (0.0, 0.02, 0.40, 0.0, 0.58),
}
SHARED = 6.0  # bits that halving the chance to be one of those behind an address takes
BELIEF_M = 40.0  # the shipped shares count as so many pairs
BELIEF_U = 200.0
ROUNDS = 25
LEAST = 1e-9  # a share is never nothing
USUAL = 2e-4  # the share of pairs that are one person for which the shipped ones of identifiers are
KIN = 0.03  # at least so many related pairs for each of one person, where nothing tells them apart
IDENTIFIERS = frozenset({MAIL, PHONE, HANDLE, NUMBER})
OWN = frozenset({GIVEN, HANDLE, BORN, NUMBER, BESIDE})
Pattern = tuple[int, ...]


@dataclass(slots=True)
class Rarity:
    """How often values occur, so that sharing a rare one counts for more."""

    counts: list[Counter[str]] = field(default_factory=lambda: [Counter() for _ in FIELDS])
    totals: list[int] = field(default_factory=lambda: [0] * len(FIELDS))
    bases: list[float] = field(default_factory=lambda: [0.0] * len(FIELDS))
    behind: Mapping[str, int] = field(default_factory=dict)

    def of(self, place: int, seen: Seen) -> float:
        """Bits above or below what the level is worth on average."""
        if place in (MAIL, PHONE):
            return -SHARED * log2(self.behind.get(seen.value, 1))
        if place in IDENTIFIERS or not seen.value or seen.level > VARIANT or not self.bases[place]:
            return 0.0
        share = max(self._count(place, seen.value), 1) / self.totals[place]
        return max(-6.0, min(6.0, log2(self.bases[place] / share)))

    def _count(self, place: int, value: str) -> int:
        """Of a word of a name in either part of it: people exchange them."""
        if place in (GIVEN, FAMILY):
            return max(self.counts[GIVEN][value], self.counts[FAMILY][names.stem(value)])
        return self.counts[place][value]


def rarity(profiles: Iterable[Profile]) -> Rarity:
    found = Rarity()
    for one in profiles:
        for place, values in _valued(one):
            for value in set(values):
                found.counts[place][value] += 1
                found.totals[place] += 1
    for place, counts in enumerate(found.counts):
        total = found.totals[place]
        if total > 1:
            pairs = sum(count * (count - 1) for count in counts.values())
            found.bases[place] = max(pairs, 1) / (total * (total - 1))
    return found


def _valued(one: Profile) -> Iterable[tuple[int, Sequence[str]]]:
    given = [word for name in one.names for word in (*name.given[:1], name.single) if word]
    family = [names.stem(word) for name in one.names for word in (*name.family, name.single) if word]
    yield GIVEN, given
    yield FAMILY, family
    yield FIELDS.index("company"), one.companies
    yield FIELDS.index("city"), one.cities
    yield FIELDS.index("postcode"), one.postcodes
    yield FIELDS.index("street"), [street.name for street in one.streets]
    yield FIELDS.index("born"), [born.year for born in one.born]


class Tally(NamedTuple):
    """Compared pairs by pattern and rounded rarity; and what the pairs beside them look like."""

    patterns: Mapping[tuple[Pattern, int], int]
    outside: Sequence[Sequence[float]]  # field -> level -> pairs
    pairs: float


class Odds(NamedTuple):
    """Bits for one person, and for two who share what reaches them: a family, a firm; against strangers."""

    same: float
    related: float


def against(same: float, related: float) -> float:
    """Bits for one person against all else: strangers, and people who share what reaches them."""
    return same - log2(1.0 + 2.0 ** min(60.0, related))


@dataclass(frozen=True, slots=True)
class Kind:
    """Of pairs: how many there are, and how the levels are spread among them."""

    share: float
    levels: tuple[tuple[float, ...], ...]
    weights: tuple[tuple[float, ...], ...]  # against strangers

    @property
    def prior(self) -> float:
        return log2(self.share / (1 - self.share))

    def bits(self, pattern: Pattern) -> float:
        return self.prior + sum(weights[level] for weights, level in zip(self.weights, pattern, strict=True))


@dataclass(frozen=True, slots=True)
class Model:
    same: Kind
    related: Kind
    strange: tuple[tuple[float, ...], ...]

    def odds(self, pattern: Pattern, rare: float) -> Odds:
        return Odds(self.same.bits(pattern) + rare, self.related.bits(pattern) + rare)

    def bits(self, pattern: Pattern, rare: float) -> float:
        return against(*self.odds(pattern, rare))


def _kind(share: float, levels: Sequence[Sequence[float]], strange: Sequence[Sequence[float]]) -> Kind:
    weights = tuple(
        tuple(0.0 if level == MISSING else _bits(ms[level], us[level]) for level in range(LEVELS))
        for ms, us in zip(levels, strange, strict=True)
    )
    return Kind(share, tuple(map(tuple, levels)), weights)


def _bits(m: float, u: float) -> float:
    return log2(max(m, LEAST) / max(u, LEAST)) if m or u else 0.0


def shipped(share: float = 1e-4, related: float = 2e-5) -> Model:
    strange = _padded(SHIPPED_U)
    return Model(
        _kind(share, _padded(SHIPPED_M), strange),
        _kind(related, _apart(_padded(SHIPPED_R), strange), strange),
        tuple(map(tuple, strange)),
    )


def _padded(table: Mapping[str, Sequence[float]]) -> list[list[float]]:
    return [[0.0, *table[name]] for name in FIELDS]


def _apart(related: Sequence[Sequence[float]], strange: Sequence[Sequence[float]]) -> list[list[float]]:
    """In what is a person's own, relatives are as far apart as strangers."""
    return [
        list(us) if place in OWN else list(rs)
        for place, (rs, us) in enumerate(zip(related, strange, strict=True))
    ]


def learn(tally: Tally) -> Model:
    """Expectation and maximization over all pairs: those outside the blocks are known to be strangers."""
    start = max(1e-9, min(0.1, 0.5 * len(tally.patterns) / max(tally.pairs, 1)))
    now = shipped(start, start / 5)
    for _ in range(ROUNDS):
        now = _step(tally, now)
    return now


def _step(tally: Tally, now: Model) -> Model:
    ms = [[0.0] * LEVELS for _ in FIELDS]
    rs = [[0.0] * LEVELS for _ in FIELDS]
    us = [list(levels) for levels in tally.outside]
    one, kin = 1.0, 1.0
    for (pattern, rare), count in tally.patterns.items():
        odds = now.odds(pattern, rare)
        top = max(odds.same, odds.related, 0.0)
        parts = 2.0 ** (odds.same - top), 2.0 ** (odds.related - top), 2.0**-top
        same, related, strange = (count * part / sum(parts) for part in parts)
        one, kin = one + same, kin + related
        for place, level in enumerate(pattern):
            ms[place][level] += same
            rs[place][level] += related
            us[place][level] += strange
    pairs = max(tally.pairs, 4 * (one + kin))
    strangers = _kept_apart(_shares(us, SHIPPED_U, BELIEF_U), one / pairs)
    return Model(
        _kind(one / pairs, _shares(ms, SHIPPED_M, BELIEF_M), strangers),
        _kind(max(kin, one * KIN) / pairs, _apart(_shares(rs, SHIPPED_R, BELIEF_M), strangers), strangers),
        tuple(map(tuple, strangers)),
    )


def _kept_apart(strange: list[list[float]], share: float) -> list[list[float]]:
    """Strangers do not share a mailbox, whatever the rows seem to say: who does is related.

    Slips that make them do grow with the rows, not with their pairs: so by what is of one person.
    """
    scale = min(1.0, share / USUAL)
    for place in IDENTIFIERS:
        for level in (SAME, VARIANT) if place == PHONE else (SAME,):
            strange[place][level] = SHIPPED_U[FIELDS[place]][level - 1] * scale
    # Rarer than any sample shows, and never rarer than two people of one name.
    known = zip(strange[MAIL_NAME][1:], SHIPPED_U["mail_name"], strict=True)
    strange[MAIL_NAME][1:] = [max(learned, least) for learned, least in known]
    return strange


def _shares(
    counted: Sequence[Sequence[float]], shipped: Mapping[str, Sequence[float]], belief: float
) -> list[list[float]]:
    found = []
    for name, counts in zip(FIELDS, counted, strict=True):
        total = sum(counts[1:]) + belief
        pairs = zip(counts[1:], shipped[name], strict=True)
        found.append([0.0, *((count + belief * share) / total for count, share in pairs)])
    return found

"""Many profiles: who is near whom, what the pairs look like, and who is one person. Pure."""

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from dedupe import blocks, compare, shared, weights
from dedupe.cluster import Clusters, Compared, Link, join
from dedupe.compare import (
    BESIDE,
    COMPANY,
    FAMILY,
    FIELDS,
    GIVEN,
    HANDLE,
    MAIL,
    MAIL_NAME,
    NUMBER,
    OTHER,
    PHONE,
    SAME,
)
from dedupe.profile import Profile
from dedupe.weights import IDENTIFIERS, Model, Pattern, Rarity, Tally, rarity

# Fixed in advance, for all data: bits for two being one person. 10 bits are a thousand to one.
MERGE = 10.0
SUGGEST = 3.0
WHOLE_MERGE = 0.0  # what whole clusters must say at least
WHOLE_SUGGEST = -2.0
HOPELESS = -14.0  # by the shipped weights: counted, not kept
SAMPLE = 30_000  # pairs taken by chance, to see what strangers look like
OTHERS = 30  # for one row
OWN = frozenset({GIVEN, FAMILY, MAIL, HANDLE, NUMBER, MAIL_NAME})  # a landline, a street are of many
NAMES = frozenset({GIVEN, FAMILY, BESIDE, MAIL_NAME})


@dataclass(slots=True)
class Learned:
    """What tells people apart in these rows."""

    model: Model
    rarity: Rarity

    def compared(self, one: Profile, other: Profile) -> Compared:
        return compared(one, other, self.rarity)

    def bits(self, pair: Compared) -> float:
        return self.model.bits(pair.pattern, sum(pair.rare))


class Matched(NamedTuple):
    contact: list[int]  # the cluster that would be merged without asking, by row
    suggested: list[int]  # with all that would be suggested
    links: list[Link]  # the surest first
    refused: list[Link]  # likely by themselves, but whole clusters speak against them
    learned: Learned


@dataclass(slots=True)
class Crowd:
    """Profiles, found by the keys they share."""

    profiles: list[Profile] = field(default_factory=list)
    _holders: dict[str, list[int]] = field(default_factory=dict)

    def add(self, one: Profile) -> int:
        number = len(self.profiles)
        self.profiles.append(one)
        for key in blocks.keys(one):
            self._holders.setdefault(key, []).append(number)
        return number

    def near(self, one: Profile) -> set[int]:
        """Those worth comparing with it; a key of many says nothing."""
        found: set[int] = set()
        for key in blocks.keys(one):
            holders = self._holders.get(key, ())
            if len(holders) <= blocks.MOST:
                found.update(holders)
        return found

    def pairs(self) -> Iterator[tuple[int, int]]:
        for number, one in enumerate(self.profiles):
            yield from ((other, number) for other in sorted(self.near(one)) if other < number)


def crowd(profiles: Sequence[Profile]) -> tuple[Crowd, Rarity]:
    """With what reaches many left out of them."""
    behind = shared.behind(profiles)
    found = Crowd()
    for one in profiles:
        found.add(shared.without_desks(one, behind))
    known = rarity(found.profiles)
    known.behind = behind
    return found, known


def matched(profiles: Sequence[Profile]) -> Matched:
    """Who of these is one person, in whatever order they come."""
    order = sorted(range(len(profiles)), key=profiles.__getitem__)
    found = _matched([profiles[row] for row in order])
    return Matched(
        _labels(found.contact, order),
        _labels(found.suggested, order),
        [Link(link.bits, order[link.one], order[link.other]) for link in found.links],
        [Link(link.bits, order[link.one], order[link.other]) for link in found.refused],
        found.learned,
    )


def _labels(clusters: Sequence[int], order: Sequence[int]) -> list[int]:
    """By row, each cluster called by its first row."""
    first: dict[int, int] = {}
    for row, cluster in zip(order, clusters, strict=True):
        first[cluster] = min(row, first.get(cluster, row))
    label = dict(zip(order, (first[cluster] for cluster in clusters), strict=True))
    return [label[row] for row in range(len(order))]


def _matched(profiles: Sequence[Profile]) -> Matched:
    rows, known = crowd(profiles)
    learned, pairs = learn(rows, known)
    bits = {pair: learned.bits(said) for pair, said in pairs.items()}
    links = [Link(bits[pair], *pair) for pair in pairs if bits[pair] > SUGGEST]

    def looked(one: int, other: int) -> Compared:
        pair = min(one, other), max(one, other)
        if pair not in pairs:
            pairs[pair] = learned.compared(rows.profiles[pair[0]], rows.profiles[pair[1]])
        return pairs[pair]

    clusters = Clusters(len(profiles))
    sure = [link for link in links if is_sure(link.bits, pairs[link.one, link.other].pattern)]
    join(clusters, sure, learned.model, looked, WHOLE_MERGE)
    contact = clusters.labels()
    refused = join(clusters, links, learned.model, looked, WHOLE_SUGGEST)
    return Matched(contact, clusters.labels(), sorted(links, reverse=True), refused, learned)


def is_sure(bits: float, pattern: Pattern) -> bool:
    """Whether to merge without asking: however rare, a name needs a second evidence, and a landline one of a person."""
    agreeing = {place for place, level in enumerate(pattern) if 0 < level < OTHER}
    own = agreeing & OWN or pattern[PHONE] == SAME or pattern[COMPANY] == SAME
    return bits >= MERGE and bool(agreeing - NAMES) and bool(own)


def learn(rows: Crowd, known: Rarity) -> tuple[Learned, dict[tuple[int, int], Compared]]:
    """The weights these rows teach, and the pairs that are not hopeless."""
    first = weights.shipped()
    counted: Counter[tuple[Pattern, int]] = Counter()
    kept: dict[tuple[int, int], Compared] = {}
    same: dict[Compared, Compared] = {}  # equal ones are kept once
    total = 0
    for pair in rows.pairs():
        said = compared(rows.profiles[pair[0]], rows.profiles[pair[1]], known)
        counted[said.pattern, round(sum(said.rare))] += 1
        total += 1
        if first.same.bits(said.pattern) + sum(said.rare) > HOPELESS:
            kept[pair] = same.setdefault(said, said)
    size = len(rows.profiles)
    tally = Tally(counted, _outside(rows, total), max(1.0, size * (size - 1) / 2))
    return Learned(weights.learn(tally), known), kept


def compared(one: Profile, other: Profile, known: Rarity) -> Compared:
    seen = compare.compare(one, other)
    rare = tuple(known.of(place, what) if what.level else 0.0 for place, what in enumerate(seen))
    return Compared(tuple(what.level for what in seen), rare)


def _outside(rows: Crowd, inside: int) -> list[list[float]]:
    """How often strangers outside the blocks show each level, as pairs taken by chance tell.

    What is a mailbox or a number they cannot share there: it would be a key.
    """
    counts = [[0.0] * weights.LEVELS for _ in FIELDS]
    drawn = 0
    for one, other in _strangers(rows):
        drawn += 1
        for place, what in enumerate(compare.compare(rows.profiles[one], rows.profiles[other])):
            counts[place][what.level] += 1
    size = len(rows.profiles)
    scale = (size * (size - 1) / 2 - inside) / max(drawn, 1)
    for place in IDENTIFIERS:
        counts[place][compare.SAME] = 0.0
    return [[count * scale for count in levels] for levels in counts]


def _strangers(rows: Crowd) -> Iterator[tuple[int, int]]:
    """Pairs taken by chance that share no key."""
    chance, size = random.Random(1), len(rows.profiles)
    for one in chance.sample(range(size), min(size, SAMPLE // OTHERS)):
        near = rows.near(rows.profiles[one])
        others = chance.sample(range(size), min(size, OTHERS))
        yield from ((one, other) for other in others if other != one and other not in near)

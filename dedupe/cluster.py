"""Who is one person, of many: the surest pairs first, and whole clusters held against each other.

A weak link may not chain two people together: before two clusters become one, everything known of the one is held
against everything known of the other.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import islice, product
from typing import NamedTuple

from dedupe.compare import COMPANY, FIELDS, HANDLE, MAIL, PHONE
from dedupe.weights import Model, Pattern, against

LOOKED_AT = 60  # pairs between two clusters
REACH = frozenset(
    {MAIL, PHONE, HANDLE, COMPANY}
)  # one person has several; elsewhere a second one is a conflict


class Compared(NamedTuple):
    pattern: Pattern
    rare: tuple[float, ...]  # bits, field by field


Compare = Callable[[int, int], Compared]


class Link(NamedTuple):
    bits: float
    one: int
    other: int


class Clusters:
    """Numbers that stand for rows or contacts, joined step by step."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))
        self._members: dict[int, list[int]] = {}

    def of(self, row: int) -> int:
        while self._parent[row] != row:
            self._parent[row] = self._parent[self._parent[row]]
            row = self._parent[row]
        return row

    def members(self, root: int) -> list[int]:
        return self._members.get(root, [root])

    def join(self, one: int, other: int) -> None:
        kept, gone = min(one, other), max(one, other)
        self._members[kept] = self.members(kept) + self.members(gone)
        self._members.pop(gone, None)
        self._parent[gone] = kept

    def labels(self) -> list[int]:
        return [self.of(row) for row in range(len(self._parent))]


def join(
    clusters: Clusters, links: Iterable[Link], model: Model, compare: Compare, least: float
) -> list[Link]:
    """Join what the links say, the surest first; returns those that whole clusters speak against."""
    refused: list[Link] = []
    settled: set[tuple[int, int, int, int]] = set()
    for link in sorted(links, key=lambda link: (-link.bits, link.one, link.other)):
        one, other = clusters.of(link.one), clusters.of(link.other)
        if one == other:
            continue
        ones, others = clusters.members(one), clusters.members(other)
        state = one, len(ones), other, len(others)
        if state in settled:
            continue
        if len(ones) * len(others) == 1 or whole(ones, others, model, compare) >= least:
            clusters.join(one, other)
        else:
            settled.add(state)
            refused.append(link)
    return refused


def whole(ones: Sequence[int], others: Sequence[int], model: Model, compare: Compare) -> float:
    """Bits for two clusters being one person, of all that is known of both."""
    pairs = _spread(ones, others)
    found = [compare(one, other) for one, other in pairs]
    same = model.same.prior + _sum(found, model.same.weights)
    related = model.related.prior + _sum(found, model.related.weights)
    return against(same, related)


def _spread(ones: Sequence[int], others: Sequence[int]) -> list[tuple[int, int]]:
    """All pairs, or evenly picked ones where they are too many."""
    step = max(1, len(ones) * len(others) // LOOKED_AT)
    return [*islice(product(ones, others), 0, None, step)]


def _sum(found: Sequence[Compared], weights: Sequence[Sequence[float]]) -> float:
    total = 0.0
    for place in range(len(FIELDS)):
        told = [weights[place][one.pattern[place]] + one.rare[place] for one in found if one.pattern[place]]
        if told:
            total += max(told) if place in REACH else sum(told) / len(told)
    return total

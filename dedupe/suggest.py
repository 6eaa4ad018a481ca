"""Contacts that may be one, found beside the hot path: what is sure is merged, what is likely is suggested.

Whatever a message says of who wrote it leaves blocking keys in the transaction that takes it in; keys nobody had
looked at make their contact fresh. The same profiles, weights and thresholds as for a list.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from itertools import product
from typing import NamedTuple

from dedupe import blocks, merge
from dedupe.cluster import whole
from dedupe.crowd import SUGGEST, WHOLE_MERGE, WHOLE_SUGGEST, Learned, is_sure
from dedupe.evidence import Said, profiled
from dedupe.profile import Profile
from dedupe.reasons import reasons, sentence
from dedupe.shared import without_desks
from dedupe.taught import taught
from storage.engine import Connection, Engine, reading, transact
from storage.sql import statement

__all__ = ["BY", "note", "suggest"]

BY = "matching"  # who decided what nobody was asked about
AT_ONCE = 50  # contacts
MOST_SAID = 20  # different things said by one contact that are compared

_note = statement(
    """
    insert into blocks (key, contact_id) select key, contact_id from {rows} where true order by key, contact_id
    on conflict (key, contact_id) do nothing
    """,
    "key bigint, contact_id bigint",
)
_fresh = statement(
    """
    select key, contact_id from blocks where contact_id in (
        select contact_id from blocks where fresh group by contact_id order by contact_id limit :most
    ) and fresh
    """
)
_seen = statement(
    """
    update blocks set fresh = false from {rows}
    where blocks.key = rows.key and blocks.contact_id = rows.contact_id
    """,
    "key bigint, contact_id bigint",
)
_near = statement(
    """
    with wanted (key, one) as (
        select distinct b.key, coalesce(c.merged_into, c.id)
        from {rows} join contacts c on c.id = rows.id or c.merged_into = rows.id
        join blocks b on b.contact_id = c.id
    ), few (key) as (
        select b.key from blocks b where b.key in (select key from wanted) group by b.key having count(*) <= :most
    )
    select distinct wanted.one, coalesce(c.merged_into, c.id) as other
    from wanted join few on few.key = wanted.key join blocks b on b.key = wanted.key
    join contacts c on c.id = b.contact_id
    where coalesce(c.merged_into, c.id) <> wanted.one
    """,
    "id bigint",
)
_survivors = statement(
    "select c.id, coalesce(c.merged_into, c.id) as survivor from {rows} join contacts c on c.id = rows.id",
    "id bigint",
)
_said = statement(
    """
    select distinct coalesce(c.merged_into, c.id) as contact, a.name, a.claims, a.fields, ch.region
    from {rows} join contacts c on c.id = rows.id or c.merged_into = rows.id
    join activities a on a.contact_id = c.id join channels ch on ch.id = a.channel_id
    where a.direction = 'in' and a.automatic = ''
    order by 1, 2, 3, 4, 5
    """,
    "id bigint",
)
_apart = statement(
    """
    select coalesce(a.merged_into, a.id) as one, coalesce(b.merged_into, b.id) as other
    from decisions d join contacts a on a.id = d.contact_id join contacts b on b.id = d.other_id
    where d.kind = 'different' and d.undone_at is null and (
        coalesce(a.merged_into, a.id) in (select id from {rows})
        or coalesce(b.merged_into, b.id) in (select id from {rows})
    )
    """,
    "id bigint",
)
_suggest = statement(
    """
    insert into suggestions (contact_id, other_id, score, evidence)
    select rows.contact_id, rows.other_id, rows.score, rows.evidence
    from {rows} join contacts a on a.id = rows.contact_id join contacts b on b.id = rows.other_id
    where true order by rows.contact_id, rows.other_id
    on conflict (contact_id, other_id) do update set score = excluded.score, evidence = excluded.evidence
    where suggestions.state = 'open' and not suggestions.proven
    """,
    "contact_id bigint, other_id bigint, score float8, evidence text",
)


class Alike(NamedTuple):
    """Two contacts that may be one; the one first seen comes first."""

    one: int
    other: int
    bits: float
    evidence: str
    is_sure: bool


def note(conn: Connection, keys: Iterable[tuple[int, int]]) -> None:
    """The keys of what was said, each with the contact that said it."""
    wanted = sorted(set(keys))
    if wanted:
        _note(conn, wanted)


def suggest(engine: Engine, most: int = AT_ONCE) -> int:
    """Look at contacts of whom something new is known; returns how many."""
    fresh = reading(engine, lambda conn: [(row.key, row.contact_id) for row in _fresh(conn, most=most)])
    if not fresh:
        return 0
    found = reading(engine, partial(_alike, contacts={contact for _, contact in fresh}))
    for one in found:
        if one.is_sure:
            transact(engine, partial(_merge, one=one))
    transact(engine, partial(_settle, found=found, looked=sorted(fresh)))
    return len({contact for _, contact in fresh})


def _alike(conn: Connection, contacts: set[int]) -> list[Alike]:
    """Of these and those near them, the pairs worth telling; none that somebody said are different."""
    ids = [(id,) for id in sorted(contacts)]
    fresh = sorted({row.survivor for row in _survivors(conn, ids)})
    rows = _near(conn, [(id,) for id in fresh], most=blocks.MOST).all()
    pairs = {(min(row.one, row.other), max(row.one, row.other)) for row in rows}
    if not pairs:
        return []
    apart = {frozenset((row.one, row.other)) for row in _apart(conn, [(id,) for id in fresh])}
    learned = taught(conn)
    people = _profiles(conn, {id for pair in pairs for id in pair}, learned)
    judged = [
        _judged(one, other, people, learned)
        for one, other in sorted(pairs)
        if frozenset((one, other)) not in apart
    ]
    return sorted((one for one in judged if one), key=lambda one: (-one.bits, one.one, one.other))


def _profiles(conn: Connection, ids: set[int], learned: Learned) -> Mapping[int, list[Profile]]:
    people: dict[int, list[Profile]] = {id: [] for id in ids}
    for row in _said(conn, [(id,) for id in sorted(ids)]):
        said = profiled(Said(row.name, row.claims, row.fields, row.region))
        bare = without_desks(said, learned.rarity.behind)
        known = people[row.contact]
        if any(bare) and bare not in known and len(known) < MOST_SAID:
            known.append(bare)
    return people


def _judged(one: int, other: int, people: Mapping[int, list[Profile]], learned: Learned) -> Alike | None:
    """By their best pair of things said, where all that is known of both does not speak against it."""
    ones, others = people[one], people[other]
    best = max(product(ones, others), key=lambda pair: learned.bits(learned.compared(*pair)), default=None)
    if best is None:
        return None
    said = learned.compared(*best)
    bits = learned.bits(said)
    together = _together(ones, others, learned) if len(ones) * len(others) > 1 else bits
    if bits <= SUGGEST or together < WHOLE_SUGGEST:
        return None
    why = reasons(*best, learned)
    told = {"why": sentence(why), "fields": [reason._asdict() for reason in why], "bits": round(bits, 1)}
    sure = is_sure(bits, said.pattern) and together >= WHOLE_MERGE
    return Alike(one, other, round(bits, 3), json.dumps(told, ensure_ascii=False), sure)


def _together(ones: Sequence[Profile], others: Sequence[Profile], learned: Learned) -> float:
    everyone = [*ones, *others]
    mine, theirs = range(len(ones)), range(len(ones), len(everyone))
    return whole(
        mine, theirs, learned.model, lambda one, other: learned.compared(everyone[one], everyone[other])
    )


def _merge(conn: Connection, one: Alike) -> None:
    """Unless somebody was quicker to say that they are different, or one of them is gone."""
    try:
        merge.merge(conn, one.one, one.other, by=BY, evidence=json.loads(one.evidence))
    except (merge.Apart, LookupError):
        return


def _settle(conn: Connection, found: Sequence[Alike], looked: Sequence[tuple[int, int]]) -> None:
    told = sorted((one.one, one.other, one.bits, one.evidence) for one in found if not one.is_sure)
    if told:
        _suggest(conn, told)
    _seen(conn, looked)

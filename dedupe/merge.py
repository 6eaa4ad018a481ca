"""Two contacts into one, journaled: nothing is rewritten that could not be taken back. Companies are merged alike.

A decision that two are the same joins their clusters; the one first seen is the survivor. Their leads come together,
because one contact has one open lead per interest.
"""

import json
from collections.abc import Mapping
from functools import partial
from typing import Any, NamedTuple

from dedupe.clusters import COMPANIES, CONTACTS, Things, lock
from leads.regroup import Regrouped, regroup
from storage.engine import Connection, Engine, reading, transact
from storage.sql import statement

__all__ = ["Apart", "Merged", "differ", "merge", "merge_proven"]

_proven = statement(
    """
    select contact_id, other_id from suggestions where proven and state = 'open'
    order by contact_id, other_id limit :most
    """
)
_settle = statement(
    """
    update suggestions set state = :state from {rows}
    where suggestions.contact_id = rows.contact_id and suggestions.other_id = rows.other_id
    """,
    "contact_id bigint, other_id bigint",
)
_newest_activity = statement("select coalesce(max(id), 0) from activities")
_POINT = "update things set merged_into = :winner where id = :loser or merged_into = :loser returning id"
_CHANGED = "update things set version = version + 1 where id in (select id from {rows})"
_APART = """
    select d.id from decisions d join things a on a.id = d.one_id join things b on b.id = d.another_id
    where d.kind = 'different' and d.undone_at is null and (
        (a.id = :one or a.merged_into = :one) and (b.id = :other or b.merged_into = :other)
        or (a.id = :other or a.merged_into = :other) and (b.id = :one or b.merged_into = :one)
    )
    limit 1
"""
_DECIDE = """
    insert into decisions (kind, one_id, another_id, decided_by, at, evidence)
    values (:kind, :one, :other, :by, {now}, :evidence)
    returning id
"""
_point = {things: things.statement(_POINT) for things in (CONTACTS, COMPANIES)}
_changed = {things: things.statement(_CHANGED) for things in (CONTACTS, COMPANIES)}
_apart = {things: things.statement(_APART) for things in (CONTACTS, COMPANIES)}
_decide = {things: things.statement(_DECIDE) for things in (CONTACTS, COMPANIES)}


class Apart(Exception):
    """Somebody decided that they are different; `decision` says when and who."""

    def __init__(self, decision: int) -> None:
        super().__init__(f"they were said to be different, by decision {decision}")
        self.decision = decision


class Merged(NamedTuple):
    survivor: int
    decision: int | None = None  # None: they were one before
    leads: Regrouped | None = None


def merge_proven(engine: Engine, most: int = 100) -> int:
    """Merge the contacts whom proven identities join; returns how many suggestions that settled."""
    pairs = reading(engine, lambda conn: [(row[0], row[1]) for row in _proven(conn, most=most)])
    for pair in pairs:
        transact(engine, partial(_settle_proven, pair=pair))
    return len(pairs)


def merge(
    conn: Connection,
    one: int,
    other: int,
    by: str,
    things: Things = CONTACTS,
    evidence: Mapping[str, Any] | None = None,
) -> Merged:
    """Make two one: the one first seen. Locks both clusters.

    `by` is "proven" or who decided it. Those that are one already stay as they are. Raises LookupError for one that
    is gone, Apart where somebody decided that they are different.
    """
    winner, loser = _both(conn, one, other, things)
    if winner == loser:
        return Merged(winner)
    apart = _apart[things](conn, one=winner, other=loser).scalar()
    if apart is not None:
        raise Apart(apart)
    newest = _newest_activity(conn).scalar()
    moved = sorted(_point[things](conn, winner=winner, loser=loser).scalars())
    _changed[things](conn, [(winner,), (loser,)])
    leads = regroup(conn, [winner, loser]) if things is CONTACTS else None
    journal = dict(evidence or {}) | {"moved": moved, "newest_activity": newest}
    if leads is not None:
        journal |= {"moved_leads": leads.moved, "folded_leads": sorted(leads.folded)}
    return Merged(winner, decide(conn, "merge", one, other, by, journal, things), leads)


def differ(conn: Connection, one: int, other: int, by: str, things: Things = CONTACTS) -> int:
    """They are different, and so are all that are merged with either; returns the decision.

    Raises LookupError for one that is gone or where they are one now.
    """
    first, second = _both(conn, one, other, things)
    if first == second:
        raise LookupError(f"they are one {things.name} now: undo what merged them")
    known = _apart[things](conn, one=first, other=second).scalar()
    return decide(conn, "different", one, other, by, {}, things) if known is None else known


def decide(
    conn: Connection,
    kind: str,
    one: int | None,
    other: int | None,
    by: str,
    evidence: Mapping[str, Any],
    things: Things = CONTACTS,
) -> int:
    values = {"kind": kind, "one": one, "other": other, "by": by, "evidence": json.dumps(evidence)}
    decision: int = _decide[things](conn, **values).scalar_one()
    return decision


def settle(conn: Connection, one: int, other: int, state: str) -> None:
    """What became of a suggestion."""
    _settle(conn, [(min(one, other), max(one, other))], state=state)


def changed(conn: Connection, ids: list[int], things: Things) -> None:
    """Whoever read them before must read them again."""
    _changed[things](conn, [(id,) for id in sorted(ids)])


def _both(conn: Connection, one: int, other: int, things: Things) -> list[int]:
    """Their survivors, in order, both clusters locked."""
    members = lock(conn, (one, other), things)
    if gone := {one, other} - members.keys():
        raise LookupError(f"there is no {things.name} {min(gone)}")
    return sorted((members[one].survivor, members[other].survivor))


def _settle_proven(conn: Connection, pair: tuple[int, int]) -> None:
    try:
        merge(conn, *pair, by="proven")
        settle(conn, *pair, "merged")
    except Apart:
        settle(conn, *pair, "different")

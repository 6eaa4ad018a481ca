"""Two contacts into one, journaled: nothing is rewritten that could not be taken back.

The losing contact keeps its identities and activities and points to the survivor; readers follow. Only its
leads move, because one contact has one open lead per interest.
"""

import json
from functools import partial

from storage.engine import Connection, Engine, Raced, reading, transact
from storage.sql import statement

__all__ = ["merge", "merge_proven"]

_proven = statement(
    """
    select contact_id, other_id from suggestions where proven and state = 'open'
    order by contact_id, other_id limit :most
    """
)
_survivors = statement(
    """
    with recursive chain (first, last, next) as (
        select c.id, c.id, c.merged_into from {rows} join contacts c on c.id = rows.id
        union all
        select first, c.id, c.merged_into from chain join contacts c on c.id = chain.next
    )
    select first, last from chain where next is null
    """,
    "id bigint",
)
_lock = statement(
    """
    select c.id, c.merged_into, c.name, c.name_by from {rows} join contacts c on c.id = rows.id order by c.id
    for no key update of c
    """,
    "id bigint",
)
_point = statement(
    "update contacts set merged_into = :winner where id = :loser or merged_into = :loser returning id"
)
_rename = statement("update contacts set name = :name, name_by = :name_by where id = :id")
_fold_leads = statement(
    """
    update leads set closed_at = {now}, version = version + 1, merged_into = (
        select kept.id from leads kept where kept.contact_id = :winner and kept.interest = leads.interest
            and kept.closed_at is null
    )
    where contact_id = :loser and closed_at is null and interest in (
        select interest from leads kept where kept.contact_id = :winner and kept.closed_at is null
    )
    returning id
    """
)
_move_leads = statement("update leads set contact_id = :winner where contact_id = :loser returning id")
_decide = statement(
    """
    insert into decisions (kind, contact_id, other_id, decided_by, at, evidence)
    values ('merge', :winner, :loser, :decided_by, {now}, :evidence)
    returning id
    """
)
_settle = statement(
    """
    update suggestions set state = 'merged' from {rows}
    where suggestions.contact_id = rows.contact_id and suggestions.other_id = rows.other_id
    """,
    "contact_id bigint, other_id bigint",
)


def merge_proven(engine: Engine, most: int = 100) -> int:
    """Merge the contacts whom proven identities join; returns how many suggestions that settled."""
    pairs = reading(engine, lambda conn: [(row[0], row[1]) for row in _proven(conn, most=most)])
    for pair in pairs:
        transact(engine, partial(_settle_proven, pair=pair))
    return len(pairs)


def merge(conn: Connection, one: int, other: int, by: str) -> int:
    """Make two contacts one and return it: the one first seen. Locks the contacts, then their leads.

    `by` is "proven" or who decided it. Contacts that are one already stay as they are. Raises LookupError for
    one that is gone.
    """
    now: dict[int, int] = {row.first: row.last for row in _survivors(conn, [(one,), (other,)])}
    if gone := {one, other} - now.keys():
        raise LookupError(f"there is no contact {min(gone)}")
    winner, loser = min(now.values()), max(now.values())
    if winner == loser:
        return winner
    locked = _lock(conn, [(winner,), (loser,)]).all()
    if len(locked) < 2 or any(row.merged_into is not None for row in locked):
        raise Raced
    kept, lost = locked
    journal = {
        "contacts": sorted(_point(conn, winner=winner, loser=loser).scalars()),
        "folded_leads": sorted(_fold_leads(conn, winner=winner, loser=loser).scalars()),
        "moved_leads": sorted(_move_leads(conn, winner=winner, loser=loser).scalars()),
        "name": [kept.name, kept.name_by],
    }
    if lost.name_by > kept.name_by:
        _rename(conn, id=winner, name=lost.name, name_by=lost.name_by)
    _decide(conn, winner=winner, loser=loser, decided_by=by, evidence=json.dumps(journal))
    return winner


def _settle_proven(conn: Connection, pair: tuple[int, int]) -> None:
    merge(conn, *pair, by="proven")
    _settle(conn, [pair])

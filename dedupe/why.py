"""Why is it who it is: what each identity and activity of a contact rests on, and what was decided."""

import json
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dedupe.clusters import survivors
from dedupe.normalize import Identity, normalized
from dedupe.unmerge import shows
from storage.engine import Connection
from storage.sql import Row, statement

__all__ = ["Holding", "Said", "decisions", "holdings", "members", "said"]

_members = statement(
    "select id from contacts where id = :id or merged_into = :id order by id",
)
_said = statement(
    """
    select a.id, a.contact_id, a.channel_id, a.key, a.kind, a.direction, a.automatic, a.at, a.claims, a.name, a.fields,
        c.region, (select d.id from deliveries d where d.id = a.delivery_id) as delivery_id,
        (select d.decided_by from decisions d where d.kind = 'place' and d.other_id = a.contact_id
            and d.evidence = '{"activity": ' || a.id || '}' order by d.id desc limit 1) as placed_by
    from {rows} join activities a on a.contact_id = rows.id join channels c on c.id = a.channel_id
    where a.id < :before order by a.id desc limit :most
    """,
    "id bigint",
)
_holdings = statement(
    """
    select m.contact_id, m.proven, m.since, m.until, i.kind, i.value
    from {rows} join memberships m on m.contact_id = rows.id join identities i on i.id = m.identity_id
    order by i.kind, i.value, m.id
    """,
    "id bigint",
)
_decisions = statement(
    """
    select d.id, d.kind, d.contact_id, d.other_id, d.company_id, d.other_company_id, d.decided_by, d.at, d.undone_at,
        d.undone_by
    from decisions d
    where d.id < :before and (:all = 1 or exists (
        select 1 from {rows} where rows.id = d.contact_id or rows.id = d.other_id
    ))
    order by d.id desc limit :most
    """,
    "id bigint",
)
EVERY = 1 << 62


class Said(NamedTuple):
    """One claim of an activity: as written, and what it is in canonical form."""

    kind: str
    raw: str
    value: str | None
    proven: bool


class Holding(NamedTuple):
    """A membership, and the activities that show its identity, newest first."""

    row: Row
    shown_by: Sequence[Row]


def members(conn: Connection, contact: int) -> list[int]:
    """The contact and all that are merged with it; none where there is no such contact."""
    survivor = survivors(conn, [contact]).get(contact)
    return [] if survivor is None else list(_members(conn, id=survivor).scalars())


def activities(conn: Connection, members: Iterable[int], before: int, most: int) -> Sequence[Row]:
    """Newest first, with the delivery each came by, as long as that is kept."""
    return _said(conn, [(id,) for id in members], before=before, most=most).all()


def said(row: Row) -> list[Said]:
    told = json.loads(row.claims or "[]")
    return [Said(kind, raw, normalized(kind, raw, row.region), bool(proven)) for kind, raw, proven in told]


def holdings(conn: Connection, members: Iterable[int]) -> list[Holding]:
    wanted = [(id,) for id in members]
    showing: dict[tuple[int, Identity], list[Row]] = {}
    for row in _said(conn, wanted, before=EVERY, most=EVERY):
        for one in shows(row):
            showing.setdefault((row.contact_id, one.identity), []).append(row)
    return [
        Holding(row, showing.get((row.contact_id, Identity(row.kind, row.value)), ()))
        for row in _holdings(conn, wanted)
    ]


def decisions(
    conn: Connection, contacts: Iterable[int] | None, before: int | None, limit: int
) -> Sequence[Row]:
    """Newest first; of these contacts, or all."""
    wanted = [(id,) for id in contacts or ()]
    return _decisions(conn, wanted, before=before or EVERY, most=limit, all=int(contacts is None)).all()

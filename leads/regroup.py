"""Leads follow their contacts: one who was merged brings theirs along, one who is parted takes theirs back.

A lead belongs to the survivor of the contact it was opened for. Of two open leads of one interest the one further down
the pipeline stays, then the older one; the other is folded into it. What was folded is open again, with the status it
had, once the two are of different people.
"""

import json
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from channels.message import Claim
from leads.record import Arrival, record, titled
from storage.engine import Connection
from storage.sql import Row, statement
from storage.tables import ActivityKey

__all__ = ["Regrouped", "regroup"]


class Regrouped(NamedTuple):
    """What became of which leads."""

    moved: list[int]
    folded: dict[int, int]  # into which other
    unfolded: list[int]


_leads = statement(
    """
    select l.id, l.contact_id, l.interest, l.closed_at, l.merged_into, l.repeat_of, l.opened_at, s.place,
        coalesce(c.merged_into, c.id) as survivor
    from leads l join contacts c on c.id = coalesce(l.opened_for, l.contact_id)
    join statuses s on s.id = l.status_id
    where exists (select 1 from {rows} where rows.id = l.contact_id or rows.id = c.id or rows.id = c.merged_into)
    order by l.id
    """,
    "id bigint",
)
_fold = statement(
    """
    update leads set merged_into = rows.kept, closed_at = coalesce(closed_at, {now}), version = version + 1
    from {rows} where leads.id = rows.id
    """,
    "id bigint, kept bigint",
)
_move = statement(
    """
    update leads set contact_id = rows.survivor, repeat_of = rows.repeat_of, version = version + 1
    from {rows} where leads.id = rows.id
    """,
    "id bigint, survivor bigint, repeat_of bigint",
)
_unfold = statement(
    "update leads set merged_into = null, closed_at = null, version = version + 1 where id in (select id from {rows})",
    "id bigint",
)
_strays = statement(
    """
    select a.channel_id, a.key, a.at, a.name, a.kind, a.text, a.fields, a.claims, a.contact_id,
        coalesce(c.merged_into, c.id) as survivor
    from {rows} join leads l on l.contact_id = rows.id join activities a on a.lead_id = l.id
    join contacts c on c.id = a.contact_id
    where coalesce(c.merged_into, c.id) <> l.contact_id order by a.id
    """,
    "id bigint",
)
_settled = statement(
    """
    select l.contact_id, max(l.closed_at) as at from {rows} join leads l on l.contact_id = rows.id
    where l.merged_into is null group by l.contact_id
    """,
    "id bigint",
)
_join = statement(
    """
    update activities set lead_id = rows.lead_id, version = version + 1 from {rows}
    where activities.channel_id = rows.channel_id and activities.key = rows.key
    """,
    "channel_id bigint, key text, lead_id bigint",
)


def regroup(conn: Connection, survivors: Sequence[int]) -> Regrouped:
    """Put the leads of these contacts in order, who were merged or parted. The caller holds their locks."""
    wanted = [(id,) for id in sorted(survivors)]
    rows = {row.id: row for row in _leads(conn, wanted)}
    freed = {id for id, row in rows.items() if _is_freed(row, rows)}
    folded = _folded(rows, freed)
    unfolded = sorted(freed - folded.keys())
    moved = [row for row in rows.values() if row.contact_id != row.survivor or _is_astray(row, rows)]
    if folded:
        _fold(conn, sorted(folded.items()))
    if moved:
        _move(conn, [(row.id, row.survivor, _repeated(row, rows)) for row in moved])
    if unfolded:
        _unfold(conn, [(id,) for id in unfolded])
    _bring_home(conn, wanted)
    return Regrouped([row.id for row in moved if row.contact_id != row.survivor], folded, unfolded)


def _is_freed(row: Row, rows: Mapping[int, Row]) -> bool:
    """Folded into a lead that is another person's now."""
    return row.merged_into is not None and rows[row.merged_into].survivor != row.survivor


def _is_astray(row: Row, rows: Mapping[int, Row]) -> bool:
    """It repeats a lead that is another person's now."""
    return row.repeat_of in rows and rows[row.repeat_of].survivor != row.survivor


def _repeated(row: Row, rows: Mapping[int, Row]) -> int | None:
    """The lead it repeats; where that is another person's, the last one of its own."""
    if not _is_astray(row, rows):
        return None if row.repeat_of is None else int(row.repeat_of)
    own = (one.id for one in rows.values() if one.survivor == row.survivor and one.merged_into is None)
    return max((id for id in own if id < row.id), default=None)


def _folded(rows: Mapping[int, Row], freed: set[int]) -> dict[int, int]:
    """Leads to fold, into which: open ones of one person and interest, and what had been folded into those."""
    open_ones: dict[tuple[int, str], list[Row]] = {}
    for row in rows.values():
        if row.closed_at is None or row.id in freed:
            open_ones.setdefault((row.survivor, row.interest), []).append(row)
    folded: dict[int, int] = {}
    for several in open_ones.values():
        kept, *others = sorted(several, key=lambda row: (-row.place, row.opened_at, row.id))
        folded |= {row.id: kept.id for row in others}
    behind = {
        row.id: folded[row.merged_into]
        for row in rows.values()
        if row.merged_into in folded and row.id not in freed
    }
    return folded | behind


def _bring_home(conn: Connection, survivors: Sequence[tuple[int]]) -> None:
    """Activities in leads of another person go to their own person's, as if they came now one by one."""
    strays = _strays(conn, survivors).all()
    if not strays:
        return
    settled = {row.contact_id: row.at or 0 for row in _settled(conn, survivors)}
    arrivals = [_arrival(row, settled.get(row.survivor, 0)) for row in strays]
    lead_of: dict[ActivityKey, int] = record(conn, arrivals)
    _join(conn, [(*key, lead) for key, lead in sorted(lead_of.items())])


def _arrival(row: Row, settled: int) -> Arrival:
    key = row.channel_id, row.key
    is_settled = row.at <= settled  # a lead was closed since: it wakes none
    what = json.loads(row.fields).get("subject") or row.text or row.kind
    title = titled(row.name, [Claim(*claim) for claim in json.loads(row.claims or "[]")], what)
    return Arrival(key, row.survivor, row.contact_id, row.at, row.at, title, is_settled)

"""A merge is undone, however long ago: both stand as if it had never been, and stay apart.

What came since went to the contact whose identities it shows (`dedupe.resolve`) and parts with it. Where the identities
speak for both, or for neither, it stays where it is and a person is asked: a doubt.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from channels.message import Claim
from dedupe.clusters import COMPANIES, CONTACTS, Member, Things, lock
from dedupe.merge import changed, decide
from dedupe.normalize import Identity, Sighting, ours, sightings, words
from dedupe.resolve import lock_identities
from leads.regroup import regroup
from storage.engine import Connection, Raced
from storage.sql import Row, statement

__all__ = ["NotUndoable", "Undone", "put", "undo"]

_decision = statement(
    """
    select id, kind, contact_id, other_id, company_id, other_company_id, evidence, undone_at
    from decisions where id = :id
    """
)
_undo = statement("update decisions set undone_at = {now}, undone_by = :by where id = :id")
_EDGES = """
    select d.one_id as one, d.another_id as other from {rows} join decisions d on d.one_id = rows.id
    where d.kind = 'merge' and d.undone_at is null order by d.id
"""
_POINT = "update things set merged_into = :survivor where id in (select id from {rows})"
_STAND = "update things set merged_into = null where id = :id"
_edges = {things: things.statement(_EDGES) for things in (CONTACTS, COMPANIES)}
_point = {things: things.statement(_POINT) for things in (CONTACTS, COMPANIES)}
_stand = {things: things.statement(_STAND) for things in (CONTACTS, COMPANIES)}
_keep_apart = statement(
    """
    update suggestions set state = 'different'
    where (contact_id in (select id from {rows}) and other_id not in (select id from {rows})
        or other_id in (select id from {rows}) and contact_id not in (select id from {rows}))
        and coalesce((select merged_into from contacts where id = contact_id), contact_id) in (:one, :other)
        and coalesce((select merged_into from contacts where id = other_id), other_id) in (:one, :other)
    """,
    "id bigint",
)
_ask_again = statement(
    """
    update suggestions set state = 'open' where state = 'different'
        and coalesce((select merged_into from contacts where id = contact_id), contact_id) in (:one, :other)
        and coalesce((select merged_into from contacts where id = other_id), other_id) in (:one, :other)
    """
)
_later = statement(
    """
    select a.id, a.contact_id, a.kind, a.direction, a.automatic, a.claims, a.name, a.fields, c.region
    from {rows} join activities a on a.contact_id = rows.id join channels c on c.id = a.channel_id
    where a.id > :newest order by a.id
    """,
    "id bigint",
)
_held = statement(
    """
    select i.kind, i.value, m.contact_id, m.proven from {rows} join memberships m on m.contact_id = rows.id
    join identities i on i.id = m.identity_id where m.until is null
    """,
    "id bigint",
)
_doubt = statement(
    """
    insert into doubts (activity_id, decision_id) select id, :decision from {rows} where true order by n
    on conflict (activity_id) do update set decision_id = excluded.decision_id
    """,
    "id bigint",
)
_activity = statement(
    """
    select a.id, a.contact_id, a.lead_id, a.kind, a.direction, a.automatic, a.claims, a.name, a.fields, c.region
    from activities a join channels c on c.id = a.channel_id where a.id = :id
    """
)
_put = statement("update activities set contact_id = :contact, version = version + 1 where id = :id")
_made_by_it = statement(
    """
    update leads set opened_for = :contact where id = :lead
        and not exists (select 1 from activities a where a.lead_id = leads.id and a.contact_id <> :contact)
    """
)
_identities_of = statement(
    """
    select i.id, i.kind, i.value from {rows} join identities i on i.kind = rows.kind and i.value = rows.value
    """,
    "kind text, value text",
)
_leave = statement(
    """
    update memberships set until = {now} where contact_id = :contact and until is null
        and identity_id in (select id from {rows})
    returning identity_id, proven
    """,
    "id bigint",
)
_join = statement(
    """
    insert into memberships (identity_id, contact_id, proven, since)
    select id, :contact, cast(proven as boolean), {now} from {rows} where true order by n
    on conflict (identity_id, contact_id) where until is null do nothing
    """,
    "id bigint, proven integer",
)
_sure = statement("delete from doubts where activity_id = :id")


class NotUndoable(Exception):
    """This kind of decision is not taken back, but decided anew."""


class Undone(NamedTuple):
    """Who stand apart now, and how many activities a person must place."""

    kind: str
    things: Things
    one: int
    other: int
    doubts: int = 0


def undo(conn: Connection, id: int, by: str) -> Undone:
    """Undo a merge, or that two are different. Once more it changes nothing.

    Raises LookupError where there is no such decision, NotUndoable for other kinds.
    """
    decision = _decision(conn, id=id).first()
    if decision is None:
        raise LookupError(f"there is no decision {id}")
    if decision.kind not in ("merge", "different"):
        raise NotUndoable(f"a decision of the kind {decision.kind!r} is not undone, but decided anew")
    things = CONTACTS if decision.contact_id is not None else COMPANIES
    one, other = getattr(decision, things.one), getattr(decision, things.other)
    members = lock(conn, (one, other), things)
    if _decision(conn, id=id).one().undone_at is not None:  # now that nobody else can
        return Undone(decision.kind, things, one, other)
    _undo(conn, id=id, by=by)
    if decision.kind == "different":
        if things is CONTACTS:
            _ask_again(conn, one=members[one].survivor, other=members[other].survivor)
        return Undone(decision.kind, things, one, other)
    parted, staying = _part(conn, members, one, other, things)
    decide(conn, "different", one, other, by, {"undone": id}, things)
    if things is COMPANIES:
        return Undone(decision.kind, things, one, other)
    regroup(conn, sorted({min(parted), min(staying)}))
    _keep_apart(conn, [(each,) for each in sorted(parted)], one=min(parted), other=min(staying))
    newest = json.loads(decision.evidence).get("newest_activity", 0)
    return Undone(decision.kind, things, one, other, _leave_doubts(conn, id, members, parted, newest))


def put(conn: Connection, activity: int, contact: int, by: str) -> None:
    """A person says whose activity it is: it goes there with its lead, and what it alone shows goes along.

    Raises LookupError where there is no such activity or contact.
    """
    row = _activity(conn, id=activity).first()
    if row is None or row.contact_id is None:
        raise LookupError(f"there is no activity {activity} of anybody's")
    shown = [one.identity for one in shows(row)]
    lock_identities(conn, sorted(shown))
    members = lock(conn, (row.contact_id, contact))
    if contact not in members:
        raise LookupError(f"there is no contact {contact}")
    if _activity(conn, id=activity).one().contact_id != row.contact_id:  # placed by somebody else meanwhile
        raise Raced
    _sure(conn, id=activity)
    if contact == row.contact_id:
        return
    _put(conn, id=activity, contact=contact)
    _made_by_it(conn, lead=row.lead_id, contact=contact)
    _take_along(conn, set(shown), row.contact_id, contact)
    regroup(conn, sorted({members[row.contact_id].survivor, members[contact].survivor}))
    decide(conn, "place", row.contact_id, contact, by, {"activity": activity})


def _take_along(conn: Connection, shown: set[Identity], before: int, contact: int) -> None:
    """The identities that nothing else of the contact before shows."""
    alone = shown - {one.identity for row in _later(conn, [(before,)], newest=0) for one in shows(row)}
    ids = [(row.id,) for row in _identities_of(conn, sorted(alone))] if alone else []
    left = [(row.identity_id, int(row.proven)) for row in _leave(conn, ids, contact=before)] if ids else []
    if left:
        _join(conn, sorted(left), contact=contact)


def _part(
    conn: Connection, members: Mapping[int, Member], one: int, other: int, things: Things
) -> tuple[set[int], set[int]]:
    """The members that leave the survivor without this decision, and those that stay."""
    edges = [(row.one, row.other) for row in _edges[things](conn, [(id,) for id in sorted(members)])]
    survivor = members[one].survivor
    parted = _connected(one, edges)
    if survivor in parted:
        parted = _connected(other, edges)
    staying = members.keys() - parted
    first = min(parted)
    _stand[things](conn, id=first)
    _point[things](conn, [(id,) for id in sorted(parted - {first})], survivor=first)
    changed(conn, [survivor, first], things)
    return parted, set(staying)


def _connected(start: int, edges: Iterable[tuple[int, int]]) -> set[int]:
    """All that are the same by the decisions that stand."""
    found, edges = {start}, list(edges)
    while more := {id for edge in edges if found & set(edge) for id in edge} - found:
        found |= more
    return found


def _leave_doubts(
    conn: Connection, decision: int, members: Mapping[int, Member], parted: set[int], newest: int
) -> int:
    """Note which later activities a person must look at; returns how many."""
    ids = [(id,) for id in sorted(members)]
    held: dict[Identity, list[Row]] = {}
    for row in _held(conn, ids):
        held.setdefault(Identity(row.kind, row.value), []).append(row)
    called = {
        side: words(
            " ".join(f"{one.name} {one.corrected}" for one in members.values() if (one.id in parted) == side)
        )
        for side in (True, False)
    }
    later = _later(conn, ids, newest=newest).all()
    doubtful = [(row.id,) for row in later if not _is_decided(row, held, called, parted)]
    if doubtful:
        _doubt(conn, doubtful, decision=decision)
    return len(doubtful)


def _is_decided(
    row: Row, held: Mapping[Identity, Sequence[Row]], called: Mapping[bool, frozenset[str]], parted: set[int]
) -> bool:
    """Whether what an activity shows speaks for the side it is on, and not for the other."""
    side = row.contact_id in parted
    shown = shows(row)
    proving = {
        holder.contact_id in parted
        for one in shown
        if one.proven
        for holder in held.get(one.identity, ())
        if holder.proven
    }
    if proving == {side}:
        return True
    deciding = [one for one in shown if not one.shared] or shown
    pointed = {holder.contact_id in parted for one in deciding for holder in held.get(one.identity, ())}
    if pointed == {side}:
        return True
    agreeing = {each for each, names in called.items() if each in pointed and names & words(row.name)}
    return agreeing == {side}


def shows(row: Row) -> Sequence[Sighting]:
    """The identities in a stored activity."""
    told = json.loads(row.claims) if row.claims and not row.automatic else []
    claims = [Claim(kind, raw, bool(proven)) for kind, raw, proven in told]
    return sightings(claims, row.region, ours(row.kind, row.direction, json.loads(row.fields).get("to", "")))

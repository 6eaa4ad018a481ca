"""Takes back what one channel said, as an import does that was a mistake.

Contacts and leads that only it made are gone, as if it had never been. Who was heard of in another way too stays,
without the identities, the name and the leads that are the channel's alone; that is journaled as a decision. What
somebody worked on stays as it is.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple

from channels.message import Claim
from dedupe.normalize import Identity, ours, sightings
from dedupe.resolve import evidence
from leads.record import titled
from storage import inbox
from storage.engine import Connection, Engine, Raced, transact
from storage.sql import Row, statement

__all__ = ["Retracted", "retract"]

AT_ONCE = 100  # activities whose contacts are looked at together
FIRST = ""


class Retracted(NamedTuple):
    """What was taken back, and what stays."""

    activities: int = 0
    contacts: int = 0  # that only the channel had made
    leads: int = 0
    staying: int = 0  # contacts who were heard of in another way too
    worked_on: int = 0  # contacts left as they are, for somebody worked on their lead

    def and_then(self, other: "Retracted") -> "Retracted":
        return Retracted(*map(sum, zip(self, other, strict=True)))


@dataclass(slots=True)
class Cluster:
    """A contact with those merged into it, who hold and act as one."""

    members: list[Row] = field(default_factory=list)
    theirs: list[Row] = field(default_factory=list)  # activities of the channel
    others: list[Row] = field(default_factory=list)  # of all other channels
    memberships: list[Row] = field(default_factory=list)


_drop_deliveries = statement(
    """
    delete from deliveries where id in (
        select id from deliveries where channel_id = :channel order by id limit :most
    )
    """
)
_portion = statement(
    """
    select key, contact_id from activities where channel_id = :channel and key > :after order by key limit :most
    """
)
_drop_nobodys = statement(
    "delete from activities where channel_id = :channel and contact_id is null and key > :after and key <= :last"
)
_members = statement(
    """
    with roots (root) as (
        select distinct coalesce(c.merged_into, c.id) from {rows} join contacts c on c.id = rows.id
    )
    select id from (
        select c.id from roots join contacts c on c.id = roots.root
        union all
        select c.id from roots join contacts c on c.merged_into = roots.root
    ) as members order by id
    """,
    "id bigint",
)
_lock_identities = statement(
    """
    select i.id from {rows} join identities i on i.id = rows.id order by i.id
    for no key update of i
    """,
    "id bigint",
)
_lock_contacts = statement(
    """
    select c.id, coalesce(c.merged_into, c.id) as root, c.name_by, c.name
    from {rows} join contacts c on c.id = rows.id order by c.id
    for no key update of c
    """,
    "id bigint",
)
_memberships = statement(
    """
    select m.id, m.contact_id, m.identity_id, m.proven, m.until, i.kind, i.value
    from {rows} join memberships m on m.contact_id = rows.id join identities i on i.id = m.identity_id order by m.id
    """,
    "id bigint",
)
_activities = statement(
    """
    select a.id, a.contact_id, a.lead_id, a.channel_id, a.key, a.at, a.kind, a.direction, a.automatic, a.claims, a.name,
        a.text, a.fields, c.region
    from {rows} join activities a on a.contact_id = rows.id join channels c on c.id = a.channel_id
    order by a.at, a.channel_id, a.key
    """,
    "id bigint",
)
_worked_on = statement(
    """
    select l.contact_id from {rows} join leads l on l.contact_id = rows.id
    where l.version > 1 and l.merged_into is null
    """,
    "id bigint",
)
_drop_attachments = statement(
    "delete from attachments where activity_id in (select id from {rows})", "id bigint"
)
_drop_doubts = statement("delete from doubts where activity_id in (select id from {rows})", "id bigint")
_drop_blocks = statement("delete from blocks where contact_id in (select id from {rows})", "id bigint")
_drop_affiliations = statement(
    "delete from affiliations where contact_id in (select id from {rows})", "id bigint"
)
_drop_activities = statement("delete from activities where id in (select id from {rows})", "id bigint")
_drop_leads = statement(
    "delete from leads where contact_id in (select id from {rows}) returning id", "id bigint"
)
_drop_empty_leads = statement(
    """
    delete from leads where contact_id in (select id from {rows}) and channel_id = :channel
        and not exists (select 1 from activities a where a.lead_id = leads.id)
        and not exists (select 1 from leads o where o.repeat_of = leads.id or o.merged_into = leads.id)
    returning id
    """,
    "id bigint",
)
_begun_by_it = statement(
    """
    select l.id from {rows} join leads l on l.contact_id = rows.id where l.channel_id = :channel
    """,
    "id bigint",
)
_begin_anew = statement(
    """
    update leads set channel_id = rows.channel_id, opened_at = rows.at, title = rows.title
    from {rows} where leads.id = rows.id
    """,
    "id bigint, channel_id bigint, at bigint, title text",
)
_drop_suggestions = statement(
    """
    delete from suggestions where contact_id in (select id from {rows}) or other_id in (select id from {rows})
    """,
    "id bigint",
)
_drop_decisions = statement(
    """
    delete from decisions where contact_id in (select id from {rows}) or other_id in (select id from {rows})
    """,
    "id bigint",
)
_drop_memberships = statement(
    "delete from memberships where contact_id in (select id from {rows})", "id bigint"
)
_drop_contacts = statement("delete from contacts where id in (select id from {rows})", "id bigint")
_close = statement(
    "update memberships set until = {now} where id in (select id from {rows}) and until is null", "id bigint"
)
_rename = statement(
    "update contacts set name_by = rows.name_by, name = rows.name from {rows} where contacts.id = rows.id",
    "id bigint, name_by text, name text",
)
_suggested = statement(
    """
    select s.contact_id, s.other_id from {rows}
    join suggestions s on s.contact_id = rows.id or s.other_id = rows.id
    where s.state = 'open' and not s.proven
    """,
    "id bigint",
)
_withdraw = statement(
    """
    delete from suggestions where exists (
        select 1 from {rows} where rows.contact_id = suggestions.contact_id and rows.other_id = suggestions.other_id
    )
    """,
    "contact_id bigint, other_id bigint",
)
_decide = statement(
    """
    insert into decisions (kind, contact_id, other_id, decided_by, at, evidence)
    select 'retract', id, id, :by, {now}, evidence from {rows} where true order by n
    """,
    "id bigint, evidence text",
)


def retract(engine: Engine, channel: int, by: str) -> Retracted:
    """Take back all that the channel said, in many transactions; done again it goes on where it was stopped.

    Its deliveries go first, so that nobody reads them meanwhile. `by` is who decided it.
    """
    while transact(engine, partial(_forget, channel=channel)):
        pass
    total, after = Retracted(), FIRST
    while True:
        done, last = transact(engine, partial(_take_back, channel=channel, after=after, by=by))
        if last is None:
            return total
        total, after = total.and_then(done), last


def _forget(conn: Connection, channel: int) -> int:
    dropped = _drop_deliveries(conn, channel=channel, most=AT_ONCE * 5).rowcount
    if dropped:
        inbox.count(conn, "pruned", dropped)
    return dropped


def _take_back(conn: Connection, channel: int, after: str, by: str) -> tuple[Retracted, str | None]:
    """A portion of its activities, with all others of the same contacts; and the last key looked at."""
    portion = _portion(conn, channel=channel, after=after, most=AT_ONCE).all()
    if not portion:
        return Retracted(), None
    last = portion[-1].key
    nobodys = _drop_nobodys(conn, channel=channel, after=after, last=last).rowcount
    clusters = _locked(conn, {row.contact_id for row in portion if row.contact_id is not None}, channel)
    kept = _kept(conn, clusters)
    taken = {root: one for root, one in clusters.items() if root not in kept}
    ids = [(row.id,) for one in taken.values() for row in one.theirs]
    if ids:
        _drop_attachments(conn, ids)
        _drop_doubts(conn, ids)
        _drop_activities(conn, ids)
    gone = [one for one in taken.values() if not one.others]
    staying = {root: one for root, one in taken.items() if one.others}
    leads = _erase(conn, gone) + _withdraw_from(conn, staying, channel, by)
    done = Retracted(
        nobodys + len(ids), sum(len(one.members) for one in gone), leads, len(staying), len(kept)
    )
    return done, last


def _locked(conn: Connection, contacts: Iterable[int], channel: int) -> dict[int, Cluster]:
    """The clusters of these contacts by their survivors. Locks identities, then contacts, as all do."""
    wanted = [(id,) for id in sorted(contacts)]
    if not wanted:
        return {}
    members = [(row.id,) for row in _members(conn, wanted)]
    seen = {row.identity_id for row in _memberships(conn, members)}
    if seen:
        _lock_identities(conn, [(id,) for id in sorted(seen)]).all()
    locked = _lock_contacts(conn, members).all()
    if [row.id for row in _members(conn, wanted)] != [row.id for row in locked]:
        raise Raced  # somebody was merged meanwhile
    held = _memberships(conn, members).all()
    if {row.identity_id for row in held} - seen:
        raise Raced
    clusters: dict[int, Cluster] = {}
    for row in locked:
        clusters.setdefault(row.root, Cluster()).members.append(row)
    root_of = {row.id: row.root for row in locked}
    for row in held:
        clusters[root_of[row.contact_id]].memberships.append(row)
    for row in _activities(conn, members):
        one = clusters[root_of[row.contact_id]]
        (one.theirs if row.channel_id == channel else one.others).append(row)
    return clusters


def _kept(conn: Connection, clusters: Mapping[int, Cluster]) -> set[int]:
    """Of those whom only the channel made, whom somebody worked on since."""
    alone = {row.id: root for root, one in clusters.items() if not one.others for row in one.members}
    worked_on = _worked_on(conn, [(id,) for id in alone]) if alone else ()
    return {alone[row.contact_id] for row in worked_on}


def _erase(conn: Connection, clusters: Sequence[Cluster]) -> int:
    """As if they had never been; returns how many leads they had. Identities stay, which nobody has then."""
    members = [(row.id,) for one in clusters for row in one.members]
    if not members:
        return 0
    leads = len(_drop_leads(conn, members).all())
    for drop in (_drop_suggestions, _drop_decisions, _drop_memberships, _drop_affiliations, _drop_blocks):
        drop(conn, members)
    _drop_contacts(conn, members)
    return leads


def _withdraw_from(conn: Connection, clusters: Mapping[int, Cluster], channel: int, by: str) -> int:
    """From those who stay: their identities, name and leads that the channel alone gave. Returns how many leads."""
    members = [(row.id,) for one in clusters.values() for row in one.members]
    if not members:
        return 0
    closed = [row for one in clusters.values() for row in _groundless(one)]
    if closed:
        _close(conn, [(row.id,) for row in closed])
    renamed = [named for one in clusters.values() for named in _renamed(one, channel)]
    if renamed:
        _rename(conn, renamed)
    _withdraw_suggestions(conn, {row.contact_id for row in closed})
    leads = len(_drop_empty_leads(conn, members, channel=channel).all())
    _begin_leads_anew(conn, clusters, channel)
    _decide(conn, [(root, _journal(one, channel)) for root, one in sorted(clusters.items())], by=by)
    return leads


def _groundless(cluster: Cluster) -> list[Row]:
    """Memberships that only the channel spoke for."""
    spoken, still = _shown(cluster.theirs), _shown(cluster.others)
    return [
        row
        for row in cluster.memberships
        if row.until is None and not row.proven and Identity(row.kind, row.value) in spoken - still
    ]


def _shown(rows: Iterable[Row]) -> set[Identity]:
    return {one.identity for row in rows for one in sightings(_claims(row), row.region, _own(row))}


def _claims(row: Row) -> list[Claim]:
    told = json.loads(row.claims) if row.claims and not row.automatic else []
    return [Claim(kind, raw, bool(proven)) for kind, raw, proven in told]


def _own(row: Row) -> list[Claim]:
    return ours(row.kind, row.direction, json.loads(row.fields).get("to", ""))


def _renamed(cluster: Cluster, channel: int) -> list[tuple[int, str, str]]:
    """Members who were called as the channel said, by the strongest evidence that is left."""
    renamed = []
    for member in cluster.members:
        if member.name_by and int(member.name_by.split(" ")[2]) == channel:
            left = [row for row in cluster.others if row.contact_id == member.id]
            best = max(((_evidence(row), row.name) for row in left if row.name), default=("", ""))
            renamed.append((member.id, *best))
    return renamed


def _evidence(row: Row) -> str:
    is_proven = any(one.proven for one in sightings(_claims(row), row.region, _own(row)))
    return evidence(is_proven, row.at, (row.channel_id, row.key))


def _withdraw_suggestions(conn: Connection, contacts: Iterable[int]) -> None:
    """That two may be one, where nothing that is left says so."""
    wanted = [(id,) for id in sorted(contacts)]
    pairs = {(row.contact_id, row.other_id) for row in _suggested(conn, wanted)} if wanted else set()
    if not pairs:
        return
    both = [(id,) for id in sorted({id for pair in pairs for id in pair})]
    said: dict[int, set[Identity]] = {}
    for row in _activities(conn, both):
        said.setdefault(row.contact_id, set()).update(_shown([row]))
    held: dict[int, set[Identity]] = {}
    for row in _memberships(conn, both):
        if row.until is None:
            held.setdefault(row.contact_id, set()).add(Identity(row.kind, row.value))
    empty: set[Identity] = set()
    idle = [
        (one, other)
        for one, other in sorted(pairs)
        if not said.get(one, empty) & held.get(other, empty)
        and not said.get(other, empty) & held.get(one, empty)
    ]
    if idle:
        _withdraw(conn, idle)


def _begin_leads_anew(conn: Connection, clusters: Mapping[int, Cluster], channel: int) -> None:
    """Leads that the channel began and others went on with, begin with the first of those."""
    members = [(row.id,) for one in clusters.values() for row in one.members]
    begun = {row.id for row in _begun_by_it(conn, members, channel=channel)}
    firsts: dict[int, Row] = {}
    for one in clusters.values():
        for row in one.others:
            if row.lead_id in begun:
                firsts.setdefault(row.lead_id, row)
    if firsts:
        _begin_anew(conn, [(id, row.channel_id, row.at, _title(row)) for id, row in sorted(firsts.items())])


def _title(row: Row) -> str:
    """As leads are called that begin with it."""
    return titled(row.name, _claims(row), json.loads(row.fields).get("subject") or row.text or row.kind)


def _journal(cluster: Cluster, channel: int) -> str:
    closed = [row.id for row in _groundless(cluster)]
    names = [[row.id, row.name, row.name_by] for row in cluster.members]
    keys = [row.key for row in cluster.theirs]
    return json.dumps({"channel": channel, "memberships": closed, "names": names, "activities": keys})

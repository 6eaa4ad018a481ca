"""What people and programs ask for: lists by pages, single things, what belongs to them.

Merged contacts and folded leads are hidden: who asks for them is told the survivor. A page costs the same
number of statements however long it is, and goes by id downwards, so what comes in meanwhile moves nothing.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select, true

from storage.engine import Connection
from storage.sql import Row, statement
from storage.tables import (
    ActivityKey,
    activities,
    attachments,
    channels,
    contacts,
    deliveries,
    identities,
    leads,
    memberships,
    statuses,
)

__all__ = ["activity_list", "contact_list", "delivery_list", "lead_list"]

_holder = func.coalesce(contacts.c.merged_into, contacts.c.id)
_one = contacts.alias("one")
# As a person corrected it, else by the strongest evidence of all that are merged.
_called = (
    select(func.coalesce(func.nullif(_one.c.corrected, ""), _one.c.name))
    .where(or_(_one.c.id == contacts.c.id, _one.c.merged_into == contacts.c.id))
    .order_by(_one.c.corrected_at.desc(), _one.c.name_by.desc(), _one.c.id)
    .limit(1)
    .correlate(contacts)
    .scalar_subquery()
)

_identities = statement(
    """
    select coalesce(c.merged_into, c.id) as contact_id, i.kind, i.value,
        max(cast(m.proven as integer)) as proven
    from {rows} join contacts c on c.id = rows.id or c.merged_into = rows.id
    join memberships m on m.contact_id = c.id and m.until is null
    join identities i on i.id = m.identity_id
    group by 1, 2, 3 order by 1, 2, 3
    """,
    "id bigint",
)
_touches = statement(
    """
    select * from (
        select coalesce(c.merged_into, c.id) as contact_id, a.channel_id, a.kind, a.at, a.fields,
            row_number() over (
                partition by coalesce(c.merged_into, c.id) order by a.at, a.channel_id, a.key
            ) as first,
            row_number() over (
                partition by coalesce(c.merged_into, c.id) order by a.at desc, a.channel_id desc, a.key desc
            ) as last
        from {rows} join contacts c on c.id = rows.id or c.merged_into = rows.id
        join activities a on a.contact_id = c.id
        where a.direction = 'in' and a.automatic = ''
    ) as touches
    where first = 1 or last = 1
    """,
    "id bigint",
)
_counts = statement(
    """
    select coalesce(l.merged_into, l.id) as lead_id, count(*) as n, max(a.id) as newest
    from {rows} join leads l on l.id = rows.id or l.merged_into = rows.id
    join activities a on a.lead_id = l.id group by 1
    """,
    "id bigint",
)
_outcomes = statement(
    """
    select a.kind, a.text, coalesce(c.merged_into, c.id) as contact_id, c.name, l.title
    from {rows} join activities a on a.channel_id = rows.channel_id and a.key = rows.key
    left join contacts c on c.id = a.contact_id left join leads l on l.id = a.lead_id order by a.id
    """,
    "channel_id bigint, key text",
)
_from_channel = statement(
    """
    select count(*) as contacts, coalesce(sum(case when exists (
        select 1 from activities a where a.contact_id = theirs.contact_id and a.channel_id <> :channel
    ) then 0 else 1 end), 0) as new
    from (select distinct contact_id from activities where channel_id = :channel and contact_id is not null) as theirs
    """
)
_newest_contact = statement("select max(id) from contacts")
_survivor = statement("select coalesce(merged_into, id) from contacts where id = :id")
_kept = statement("select coalesce(merged_into, id) from leads where id = :id")


def lead_list(
    conn: Connection,
    before: int | None = None,
    limit: int = 50,
    after: int | None = None,
    id: int | None = None,
    status: int | None = None,
    meaning: str | None = None,
    contact: int | None = None,
    channel: int | None = None,
    q: str | None = None,
) -> Sequence[Row]:
    """Leads with their status, contact and channel, newest first."""
    query = (
        select(
            leads,
            statuses.c.name.label("status_name"),
            statuses.c.meaning,
            _called.label("contact_name"),
            channels.c.name.label("channel_name"),
            channels.c.source,
            channels.c.adapter,
        )
        .join_from(leads, statuses, statuses.c.id == leads.c.status_id)
        .join(contacts, contacts.c.id == leads.c.contact_id)
        .join(channels, channels.c.id == leads.c.channel_id)
        .where(leads.c.merged_into.is_(None))
    )
    wanted = {leads.c.id: id, leads.c.status_id: status, statuses.c.meaning: meaning}
    wanted |= {leads.c.contact_id: contact, leads.c.channel_id: channel}
    query = _page(query, leads.c.id, wanted, before, limit)
    if after is not None:
        query = query.where(leads.c.id > after)
    if q:
        query = query.where(_matching(q, leads.c.contact_id))
    return conn.execute(query).all()


def contact_list(
    conn: Connection,
    before: int | None = None,
    limit: int = 50,
    id: int | None = None,
    q: str | None = None,
) -> Sequence[Row]:
    """Contacts that are not merged into another, newest first."""
    columns = [column for column in contacts.c if column.name != "name"]
    query: Select[Any] = select(*columns, _called.label("name")).where(contacts.c.merged_into.is_(None))
    query = _page(query, contacts.c.id, {contacts.c.id: id}, before, limit)
    if q:
        query = query.where(_matching(q, contacts.c.id))
    return conn.execute(query).all()


def contacts_by(conn: Connection, ids: Iterable[int]) -> Sequence[Row]:
    """These contacts, of those that are not merged into another."""
    columns = [column for column in contacts.c if column.name != "name"]
    query: Select[Any] = select(*columns, _called.label("name"))
    return conn.execute(query.where(contacts.c.id.in_(list(ids)))).all()


def names_of(conn: Connection, contact: int) -> Sequence[Row]:
    """What a survivor and those merged into it are called, each by itself."""
    one = contacts.c
    query = select(one.id, one.name, one.name_by, one.corrected, one.corrected_at)
    return conn.execute(query.where(or_(one.id == contact, one.merged_into == contact))).all()


def activity_list(
    conn: Connection,
    before: int | None = None,
    limit: int = 50,
    id: int | None = None,
    contact: int | None = None,
    lead: int | None = None,
    channel: int | None = None,
    kind: str | None = None,
) -> Sequence[Row]:
    """Activities with the contact that has them now, newest first; a contact's include the merged ones'."""
    query = (
        select(
            activities,
            _holder.label("holder_id"),
            func.coalesce(leads.c.merged_into, leads.c.id).label("kept_lead_id"),
            channels.c.name.label("channel_name"),
            channels.c.adapter,
        )
        .outerjoin_from(activities, contacts, contacts.c.id == activities.c.contact_id)
        .outerjoin(leads, leads.c.id == activities.c.lead_id)
        .join(channels, channels.c.id == activities.c.channel_id)
    )
    wanted = {activities.c.id: id, activities.c.channel_id: channel, activities.c.kind: kind}
    query = _page(query, activities.c.id, wanted, before, limit)
    if contact is not None:
        same = select(contacts.c.id).where(or_(contacts.c.id == contact, contacts.c.merged_into == contact))
        query = query.where(activities.c.contact_id.in_(same))
    if lead is not None:
        folded = select(leads.c.id).where(or_(leads.c.id == lead, leads.c.merged_into == lead))
        query = query.where(activities.c.lead_id.in_(folded))
    return conn.execute(query).all()


def delivery_list(
    conn: Connection,
    before: int | None = None,
    limit: int = 50,
    id: int | None = None,
    state: str | None = None,
    channel: int | None = None,
) -> Sequence[Row]:
    """Deliveries without their bodies, newest first."""
    columns = [column for column in deliveries.c if column.name not in ("body", "headers")]
    size = func.length(deliveries.c.body).label("size")
    query = select(*columns, size, channels.c.name.label("channel_name"), channels.c.adapter)
    query = query.join_from(deliveries, channels, channels.c.id == deliveries.c.channel_id)
    wanted = {deliveries.c.id: id, deliveries.c.state: state, deliveries.c.channel_id: channel}
    return conn.execute(_page(query, deliveries.c.id, wanted, before, limit)).all()


def delivery_content(conn: Connection, id: int) -> Row | None:
    query = select(deliveries.c.body, deliveries.c.blob, deliveries.c.headers).where(deliveries.c.id == id)
    return conn.execute(query).first()


def status_list(conn: Connection) -> Sequence[Row]:
    return conn.execute(select(statuses).order_by(statuses.c.place, statuses.c.id)).all()


def survivor(conn: Connection, contact: int) -> int | None:
    """The contact it is merged into, or itself; None where there is none."""
    found: int | None = _survivor(conn, id=contact).scalar()
    return found


def kept_lead(conn: Connection, lead: int) -> int | None:
    """The lead it was folded into, or itself; None where there is none."""
    found: int | None = _kept(conn, id=lead).scalar()
    return found


def identities_of(conn: Connection, ids: Iterable[int]) -> dict[int, list[Row]]:
    return _by(_identities(conn, [(id,) for id in sorted(set(ids))]).all(), "contact_id")


def touches_of(conn: Connection, ids: Iterable[int]) -> dict[int, list[Row]]:
    """The first and the last thing each contact did, by when it was done."""
    return _by(_touches(conn, [(id,) for id in sorted(set(ids))]).all(), "contact_id")


def counts_of(conn: Connection, ids: Iterable[int]) -> dict[int, Row]:
    """How many activities each lead has, and the newest one's id."""
    return {row.lead_id: row for row in _counts(conn, [(id,) for id in sorted(set(ids))])}


def texts_of(conn: Connection, ids: Iterable[int]) -> dict[int, Row]:
    """What was said in these activities."""
    query = select(
        activities.c.id, activities.c.kind, activities.c.text, activities.c.fields, activities.c.at
    )
    return {row.id: row for row in conn.execute(query.where(activities.c.id.in_(list(ids))))}


def outcomes(conn: Connection, keys: Iterable[ActivityKey]) -> Sequence[Row]:
    """What these activities are, whose, and the lead of each."""
    return _outcomes(conn, sorted(set(keys))).all()


def contacts_of(conn: Connection, channel: int) -> tuple[int, int]:
    """How many contacts a channel told of, and how many of them nothing else did."""
    row = _from_channel(conn, channel=channel).one()
    return int(row.contacts), int(row.new)


def newest_contact(conn: Connection) -> int:
    """The highest contact id there is; 0 for none."""
    found: int | None = _newest_contact(conn).scalar()
    return found or 0


def attachments_of(conn: Connection, ids: Iterable[int]) -> dict[int, list[Row]]:
    query = select(attachments).where(attachments.c.activity_id.in_(list(ids))).order_by(attachments.c.id)
    return _by(conn.execute(query).all(), "activity_id")


def attachment(conn: Connection, id: int) -> Row | None:
    return conn.execute(select(attachments).where(attachments.c.id == id)).first()


def _page(
    query: Select[Any], by: ColumnElement[Any], wanted: dict[Any, Any], before: int | None, limit: int
) -> Select[Any]:
    given = [column == value for column, value in wanted.items() if value is not None]
    if before is not None:
        given.append(by < before)
    return query.where(and_(true(), *given)).order_by(by.desc()).limit(limit)


def _matching(q: str, contact: ColumnElement[Any]) -> ColumnElement[bool]:
    """Contacts by a part of their name, phone or address."""
    text = q.strip()[:100]
    digits = "".join(letter for letter in text if letter.isdigit())
    is_number = len(digits) >= 3 and not any(letter.isalpha() for letter in text)
    part = digits if is_number else text.lower()
    held = (
        select(memberships.c.contact_id)
        .join(identities, identities.c.id == memberships.c.identity_id)
        .where(memberships.c.until.is_(None), identities.c.value.contains(part, autoescape=True))
    )
    holders = select(_holder).where(contacts.c.id.in_(held))
    called = _one.c.name + " " + _one.c.corrected
    named = select(func.coalesce(_one.c.merged_into, _one.c.id)).where(
        func.lower(called).contains(text.lower(), autoescape=True)
    )
    return or_(contact.in_(holders), contact.in_(named))


def _by(rows: Iterable[Row], name: str) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = {}
    for row in rows:
        found.setdefault(getattr(row, name), []).append(row)
    return found

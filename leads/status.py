"""A lead's status, changed by a person."""

from storage.engine import Connection, Raced
from storage.sql import statement

__all__ = ["Changed", "Conflict", "change"]

_contact = statement("select contact_id from leads where id = :id and merged_into is null")
_lock_contact = statement(
    """
    select id from contacts where id = :id
    for no key update
    """
)
_lead = statement("select contact_id, interest, version, closed_at from leads where id = :id")
_meaning = statement("select meaning from statuses where id = :id")
_other_open = statement(
    """
    select id from leads where contact_id = :contact and interest = :interest and closed_at is null
    and id <> :id
    """
)
_change = statement(
    """
    update leads set status_id = :status, version = version + 1,
        closed_at = case when :is_open = 1 then null else coalesce(closed_at, {now}) end
    where id = :id
    """
)


class Changed(Exception):
    """Somebody else changed the lead since it was read."""


class Conflict(Exception):
    """The change would break a rule; the text says which."""


def change(conn: Connection, id: int, status: int, version: int | None = None) -> None:
    """Give a lead another status; one that means won, lost or junk closes it.

    Raises LookupError where there is no such lead or status, Changed where `version` is not the lead's any
    more, Conflict where its contact has another open lead already.
    """
    contact = _contact(conn, id=id).scalar()
    if contact is None:
        raise LookupError(f"there is no lead {id}")
    _lock_contact(conn, id=contact)  # as everything that touches a contact's leads does first
    lead = _lead(conn, id=id).one()
    if lead.contact_id != contact:  # merged meanwhile
        raise Raced
    if version is not None and version != lead.version:
        raise Changed(f"the lead was changed meanwhile: it is at version {lead.version}")
    meaning = _meaning(conn, id=status).scalar()
    if meaning is None:
        raise LookupError(f"there is no status {status}")
    is_open = meaning == "open"
    if is_open and lead.closed_at is not None:
        other = _other_open(conn, contact=contact, interest=lead.interest, id=id).scalar()
        if other is not None:
            raise Conflict(f"the contact has another open lead, {other}: close that one first")
    _change(conn, id=id, status=status, is_open=int(is_open))

"""Contacts that were merged are a cluster: its first is the survivor, to whom the others point. So are companies.

Merging rewrites nothing else. Each member keeps its identities, its activities and the name they give it, and new ones
come to the member they would have come to; so whatever is merged can be parted again.
"""

from collections.abc import Iterable
from typing import NamedTuple

from storage.engine import Connection, Raced
from storage.sql import Run, statement

__all__ = ["COMPANIES", "CONTACTS", "Member", "Things", "lock", "survivors"]

_SURVIVORS = """
    select c.id, coalesce(c.merged_into, c.id) as survivor from {rows} join things c on c.id = rows.id
"""
_LOCK = """
    with clusters (survivor) as (
        select distinct coalesce(c.merged_into, c.id) from {rows} join things c on c.id = rows.id
    )
    select c.id, clusters.survivor, c.name_by, c.name, c.corrected, c.merged_into, c.version
    from clusters join things c on c.id = clusters.survivor or c.merged_into = clusters.survivor
    order by c.id
    for no key update of c
"""


class Member(NamedTuple):
    id: int
    survivor: int
    name_by: str
    name: str
    corrected: str
    version: int


class Things:
    """What can be merged: a table, and the columns of a decision that name two of its rows."""

    def __init__(self, name: str, table: str, one: str, other: str) -> None:
        self.name, self.table, self.one, self.other = name, table, one, other
        self.survivors, self.locked = self.statement(_SURVIVORS), self.statement(_LOCK)

    def statement(self, sql: str) -> Run:
        """One text for both: `things` is the table, `one_id` and `another_id` the columns of a decision."""
        named = (
            sql.replace("things", self.table).replace("one_id", self.one).replace("another_id", self.other)
        )
        return statement(named, "id bigint" if "{rows}" in sql else "")


CONTACTS = Things("contact", "contacts", "contact_id", "other_id")
COMPANIES = Things("company", "companies", "company_id", "other_company_id")


def survivors(conn: Connection, ids: Iterable[int], things: Things = CONTACTS) -> dict[int, int]:
    """Whom each of these is merged into, or itself; those that are gone are missing."""
    return {row.id: row.survivor for row in things.survivors(conn, [(id,) for id in sorted(set(ids))])}


def lock(conn: Connection, ids: Iterable[int], things: Things = CONTACTS) -> dict[int, Member]:
    """All members of the clusters of these, locked in the order of their ids.

    Who holds a survivor's lock may change its cluster. Raises Raced where somebody did while we waited.
    """
    wanted = [(id,) for id in sorted(set(ids))]
    rows = things.locked(conn, wanted).all() if wanted else []
    if any((row.merged_into or row.id) != row.survivor for row in rows):
        raise Raced
    return {
        row.id: Member(row.id, row.survivor, row.name_by, row.name, row.corrected, row.version)
        for row in rows
    }

"""Addresses that mail does not reach: an identity is marked by the bounce that was about it."""

from collections.abc import Iterable

from storage.engine import Connection
from storage.sql import statement

_mark = statement(
    """
    update identities set bounced_at = rows.at from {rows}
    where identities.kind = 'email' and identities.value = rows.value
      and (identities.bounced_at is null or identities.bounced_at < rows.at)
    """,
    "value text, at bigint",
)


def mark(conn: Connection, bounced: Iterable[tuple[str, int]]) -> None:
    """(address, when) of each; an address that nobody has is none to mark. The latest bounce counts, in any order."""
    latest: dict[str, int] = {}
    for value, at in bounced:
        latest[value] = max(at, latest.get(value, at))
    if latest:
        _mark(conn, sorted(latest.items()))

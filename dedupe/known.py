"""Who is known already, asked without changing anything."""

from collections.abc import Iterable

from dedupe.normalize import Identity
from storage.engine import Connection
from storage.sql import statement

__all__ = ["known"]

_known = statement(
    """
    select i.kind, i.value from {rows} join identities i on i.kind = rows.kind and i.value = rows.value
    where exists (select 1 from memberships m where m.identity_id = i.id and m.until is null)
    """,
    "kind text, value text",
)


def known(conn: Connection, identities: Iterable[Identity]) -> set[Identity]:
    """Those among them that somebody has."""
    wanted = sorted(set(identities))
    return {Identity(row.kind, row.value) for row in _known(conn, wanted)} if wanted else set()

"""What is no longer needed: old deliveries, where the firm says so, and blobs that no row names."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice

from storage import inbox
from storage.engine import Connection, reading, transact
from storage.sql import statement
from storage.store import Store

__all__ = ["collect", "prune"]

DAY = 86_400_000_000
AT_ONCE = 500

_old = statement(
    """
    delete from deliveries where id in (
        select id from deliveries where state in ('done', 'ignored') and settled_at < {now} - :age
        order by id limit :most
    )
    """
)
_named = statement(
    """
    select d.blob from {rows} join deliveries d on d.blob = rows.blob
    union select a.blob from {rows} join attachments a on a.blob = rows.blob
    """,
    "blob text",
)


def prune(store: Store, days: int) -> int:
    """Delete deliveries done or ignored so many days ago; their activities and leads stay. 0 days: none.

    What failed or could not be read stays until somebody has looked at it.
    """
    total = 0
    while days and (pruned := transact(store.engine, partial(_prune, age=days * DAY))):
        total += pruned
    return total


def collect(store: Store) -> int:
    """Delete the blobs that no delivery and no attachment names, once they are a day old."""
    names, total = store.blobs.names(), 0
    for portion in _portions(names):
        used = set(reading(store.engine, partial(_used, names=portion)))
        total += store.blobs.collect([name for name in portion if name not in used])
    return total


def _prune(conn: Connection, age: int) -> int:
    pruned = _old(conn, age=age, most=AT_ONCE).rowcount
    if pruned:
        inbox.count(conn, "pruned", pruned)
    return pruned


def _used(conn: Connection, names: Sequence[str]) -> list[str]:
    return list(_named(conn, [(name,) for name in names]).scalars())


def _portions(names: Iterator[str]) -> Iterator[list[str]]:
    while portion := list(islice(names, AT_ONCE)):
        yield portion

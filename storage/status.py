"""How the whole stands: what waits, what is parked, and whether the sums agree."""

from typing import NamedTuple

from storage.engine import Connection
from storage.sql import statement

__all__ = ["Backlog", "Sums", "backlog", "sums"]

_pending = statement(
    """
    select count(*) as pending, coalesce({now} - min(received_at), 0) as age from deliveries
    where state = 'pending'
    """
)
_parked = statement(
    "select state, count(*) as n from deliveries where state in ('failed', 'unreadable') group by state"
)
_outgoing = statement("select count(*) from outbox where state = 'pending'")
_states = statement("select state, count(*) as n from deliveries group by state")
_counters = statement("select name, sum(value) as n from counters group by name")


class Backlog(NamedTuple):
    pending: int
    oldest: float  # seconds
    outgoing: int
    parked: dict[str, int]


class Sums(NamedTuple):
    """What was counted when it happened, and the rows there are."""

    accepted: int
    pruned: int
    states: dict[str, int]

    @property
    def difference(self) -> int:
        """Accepted deliveries that are nowhere; 0 unless something is badly wrong."""
        return self.accepted - self.pruned - sum(self.states.values())


def backlog(conn: Connection) -> Backlog:
    waiting = _pending(conn).one()
    parked = {row.state: row.n for row in _parked(conn)}
    return Backlog(waiting.pending, waiting.age / 1e6, int(_outgoing(conn).scalar_one()), parked)


def sums(conn: Connection) -> Sums:
    """One consistent look: run it in one reading transaction."""
    counted = {row.name: int(row.n) for row in _counters(conn)}
    states = {row.state: int(row.n) for row in _states(conn)}
    return Sums(counted.get("accepted", 0), counted.get("pruned", 0), states)

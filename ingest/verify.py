"""Proves that nothing is lost: the sums agree, and what every done delivery says has its activity."""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

import channels
from ingest.process import Read, read
from leads import activities
from storage import inbox, status
from storage.engine import Connection, reading
from storage.sql import Row
from storage.store import Store

__all__ = ["Verdict", "verify"]

PAGE = 500


class Verdict(NamedTuple):
    sums: status.Sums
    read: int  # done deliveries read again
    missing: list[str]  # in words: what is not as it should be

    @property
    def is_well(self) -> bool:
        return not self.missing and self.sums.difference == 0


def verify(store: Store, parse: Read = channels.read) -> Verdict:
    """Read every done delivery again and look for its activities. Pending is no error."""
    sums = reading(store.engine, status.sums)
    after, count, missing = 0, 0, []
    while rows := reading(store.engine, partial(inbox.done, after=after, most=PAGE)):
        missing += reading(store.engine, partial(_missing, store=store, rows=rows, parse=parse))
        after, count = rows[-1].id, count + len(rows)
    return Verdict(sums, count, missing)


def _missing(conn: Connection, store: Store, rows: Sequence[Row], parse: Read) -> list[str]:
    said = {row.id: _keys(store, row, parse) for row in rows}
    named = [(row.channel_id, key) for row in rows for key in said[row.id] or ()]
    known = activities.known(conn, named)
    unread = [
        f"delivery {row.id}: it was done, and can no longer be read" for row in rows if said[row.id] is None
    ]
    return unread + [
        f"delivery {row.id}: no activity {key!r} of channel {row.channel_id}"
        for row in rows
        for key in said[row.id] or ()
        if (row.channel_id, key) not in known
    ]


def _keys(store: Store, row: Row, parse: Read) -> list[str] | None:
    """The keys of its messages; None where it cannot be read."""
    try:
        reading = read(store, row, parse)
    except OSError:  # its blob is gone
        return None
    return None if reading.outcome.state == "unreadable" else [piece.message.key for piece in reading.pieces]

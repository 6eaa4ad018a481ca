"""Proves that nothing is lost: the sums agree, and what every done delivery says has its activity."""

from collections.abc import Iterator, Sequence
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
    said = {row.id: list(_keys(store, row, parse)) for row in rows}
    known = activities.known(conn, [(row.channel_id, key) for row in rows for key in said[row.id]])
    channel_of = {row.id: row.channel_id for row in rows}
    return [
        f"delivery {id}: no activity {key!r} of channel {channel_of[id]}"
        for id, keys in said.items()
        for key in keys
        if (channel_of[id], key) not in known
    ]


def _keys(store: Store, row: Row, parse: Read) -> Iterator[str]:
    return (piece.message.key for piece in read(store, row, parse).pieces)

"""What the doorbell missed: no broker can lose a delivery, it can only make it a second late."""

from functools import partial

import channels
from ingest.process import Read, process
from storage import inbox
from storage.engine import reading, transact
from storage.store import Store

MOST = 500  # deliveries a turn


def sweep(store: Store, parse: Read = channels.read, most: int = MOST) -> int:
    """Process what is due, fairly by channel; returns how many. Idle, it only reads.

    From its third try on, a delivery is tried alone: what kills its worker harms no neighbour.
    """
    waiting = reading(store.engine, inbox.waiting)
    if not waiting:
        return 0
    leased = transact(store.engine, partial(inbox.lease, channels=waiting, most=most))
    process(store, [lease.id for lease in leased if lease.tries < 3], parse)
    for lease in leased:
        if lease.tries >= 3:
            process(store, [lease.id], parse)
    return len(leased)

"""Group commit: one writer takes whatever queued meanwhile and stores it in one transaction.

Nobody is told "accepted" before the transaction that holds his delivery has committed. What no transaction
could store is refused as a fault of ours, so its provider sends it again.
"""

import asyncio
import queue
import threading
from collections import deque
from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

import structlog

from ingest.logs import told
from ingest.metrics import GROUP
from storage import inbox
from storage.engine import Away, transact
from storage.inbox import Arrived
from storage.store import Store

__all__ = ["Committer", "Full"]

log = structlog.get_logger()

MOST_WAITING = 5_000  # deliveries in the queue; about a second's work
MOST_IN_GROUP = 500
MOST_BYTES = 32 << 20  # waiting in memory
STORED_WITHIN = 2.5  # seconds; the most impatient provider hangs up after three
LOOK = 0.25  # seconds between looks for those who wait too long

Ring = Callable[[Sequence[tuple[int, int]]], None]  # (delivery, channel) of each stored delivery


class Full(Exception):
    """More comes in than the database takes. Nothing was stored: send it again later."""


class Late(Exception):
    """The disk is slow just now. It may be stored all the same: sent again it changes nothing."""


class Waiting(NamedTuple):
    arrived: Arrived
    stored: "asyncio.Future[int]"
    until: float  # by the event loop's clock


class Committer:
    """Takes deliveries from the event loop's side; writes them in a thread of its own."""

    def __init__(self, store: Store, ring: Ring, loop: asyncio.AbstractEventLoop) -> None:
        self._store, self._ring, self._loop = store, ring, loop
        self._queue: queue.SimpleQueue[Waiting | None] = queue.SimpleQueue()
        self._waiting: deque[Waiting] = deque()  # in the order they came
        self._bytes = 0
        self._stopped = False
        self._thread = threading.Thread(target=self._run, name="commit", daemon=True)
        self._thread.start()
        loop.call_later(LOOK, self._look)

    async def store(self, arrived: Arrived) -> int:
        """The delivery's id, once it is on the disk. Raises Full, Late, or what the database said."""
        size = len(arrived.body)
        if len(self._waiting) >= MOST_WAITING or self._bytes + size > MOST_BYTES:
            raise Full
        waiting = Waiting(arrived, self._loop.create_future(), self._loop.time() + STORED_WITHIN)
        self._waiting.append(waiting)
        self._bytes += size
        self._queue.put(waiting)
        try:
            return await waiting.stored
        finally:
            self._bytes -= size
            while self._waiting and self._waiting[0].stored.done():
                self._waiting.popleft()

    def _look(self) -> None:
        """Tell those who waited too long; one clock for all is cheaper than one each."""
        for waiting in self._waiting:
            if waiting.until > self._loop.time():
                break
            if not waiting.stored.done():
                waiting.stored.set_exception(Late())
        if not self._stopped:
            self._loop.call_later(LOOK, self._look)

    def stop(self) -> None:
        """Store what is queued, then end."""
        self._stopped = True
        self._queue.put(None)
        self._thread.join()

    def _run(self) -> None:
        while (first := self._queue.get()) is not None:
            group, is_last = self._group(first)
            self._commit(group)
            if is_last:
                return

    def _group(self, first: Waiting) -> tuple[list[Waiting], bool]:
        group = [first]
        while len(group) < MOST_IN_GROUP:
            try:
                waiting = self._queue.get_nowait()
            except queue.Empty:
                break
            if waiting is None:
                return group, True
            group.append(waiting)
        return group, False

    def _commit(self, group: Sequence[Waiting]) -> None:
        rows = [waiting.arrived for waiting in group]
        GROUP.observe(len(rows))
        try:
            ids = transact(self._store.engine, partial(inbox.append, arrived=rows), urgent=True)
        except Exception as error:
            is_a_row = len(group) > 1 and not isinstance(error, Away)
            if is_a_row:  # one that the database refuses must not refuse the others
                for waiting in group:
                    self._commit([waiting])
                return
            log.error("a delivery could not be stored and was refused", error=told(error))
            self._loop.call_soon_threadsafe(_refuse, group, error)
            return
        self._loop.call_soon_threadsafe(_accept, group, ids)
        self._ring([(id, row.channel_id) for id, row in zip(ids, rows, strict=True)])


def _accept(group: Sequence[Waiting], ids: Sequence[int]) -> None:
    for waiting, id in zip(group, ids, strict=True):
        if not waiting.stored.done():
            waiting.stored.set_result(id)


def _refuse(group: Sequence[Waiting], error: Exception) -> None:
    for waiting in group:
        if not waiting.stored.done():
            waiting.stored.set_exception(error)

"""The doorbell: tells the workers which deliveries were stored. It carries nothing that can be lost.

One dramatiq message for what was stored within a hundredth of a second. A channel that floods rings the "bulk"
queue, which workers take up after the "fresh" one, so it delays no other. Who rings never waits: a thread of
its own talks to the broker, and what a broker does not take at once the sweep finds a second later.
"""

import queue
import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress

import redis
import structlog
from dramatiq import Broker, Message
from dramatiq.brokers.redis import RedisBroker
from dramatiq.brokers.stub import StubBroker
from dramatiq.errors import BrokerConnectionError

from ingest.metrics import RUNG

__all__ = ["BULK", "FRESH", "Bell", "connect"]

log = structlog.get_logger()

FRESH, BULK = "fresh", "bulk"
FLOOD = 100  # deliveries of one channel in a second
MOST_IN_RING = 100  # ids a message: a worker's turn
MOST_WAITING = 1_000  # group commits
GATHER = 0.01  # seconds after a ring in which the next ones become one
ANSWER_WITHIN = 0.05  # seconds a broker has to take a ring
REST = 1.0  # seconds without a ring after a broker did not answer

NAMESPACE = "leadinlet-1"


def connect(url: str, answer_within: float | None = None) -> Broker:
    """The broker at this address; one inside the process where there is none.

    It has no middleware: retries, delays and results are the database's. Raises ValueError for an address
    that is none.
    """
    if not url:
        return _declared(StubBroker(middleware=[]))
    limits = {"socket_timeout": answer_within, "socket_connect_timeout": answer_within}
    client = redis.Redis.from_url(url, **limits)
    make: Callable[..., Broker] = RedisBroker
    return _declared(make(client=client, namespace=NAMESPACE, middleware=[]))


class Bell:
    """Rings for stored deliveries."""

    def __init__(self, broker: Broker) -> None:
        self._broker = broker
        self._queue: queue.Queue[Sequence[tuple[int, int]] | None] = queue.Queue(MOST_WAITING)
        self._second = 0
        self._seen: Counter[int] = Counter()
        self._resting_until = 0.0
        self._thread = threading.Thread(target=self._run, name="bell", daemon=True)
        self._thread.start()

    def ring(self, stored: Sequence[tuple[int, int]]) -> None:
        """Announce (delivery, channel) pairs; returns at once and never fails."""
        try:
            self._queue.put_nowait(stored)
        except queue.Full:
            RUNG.labels("dropped").inc(len(stored))

    def stop(self) -> None:
        """Ring for what is queued, then end."""
        self._queue.put(None)
        self._thread.join()

    def _run(self) -> None:
        while (first := self._queue.get()) is not None:
            stored, is_last = self._gathered(first)
            for name, ids in zip((FRESH, BULK), self._sorted(stored), strict=True):
                for start in range(0, len(ids), MOST_IN_RING):
                    self._send(name, ids[start : start + MOST_IN_RING])
            if is_last:
                return
            time.sleep(GATHER)

    def _gathered(self, first: Sequence[tuple[int, int]]) -> tuple[list[tuple[int, int]], bool]:
        """Everything that waits to be rung for: a worker's turn costs hardly more for many than for one."""
        stored = list(first)
        with suppress(queue.Empty):
            while (more := self._queue.get_nowait()) is not None:
                stored += more
            return stored, True
        return stored, False

    def _sorted(self, stored: Sequence[tuple[int, int]]) -> tuple[list[int], list[int]]:
        """The deliveries of quiet channels, and those of channels that flood this second."""
        if (second := int(time.monotonic())) != self._second:
            self._second, self._seen = second, Counter()
        self._seen.update(channel for _, channel in stored)
        flooding = {channel for channel, count in self._seen.items() if count > FLOOD}
        return (
            [id for id, channel in stored if channel not in flooding],
            [id for id, channel in stored if channel in flooding],
        )

    def _send(self, name: str, ids: list[int]) -> None:
        if time.monotonic() < self._resting_until:
            RUNG.labels("dropped").inc(len(ids))
            return
        message: Message[None] = Message(queue_name=name, actor_name=name, args=(ids,), kwargs={}, options={})
        try:
            self._broker.enqueue(message)
            RUNG.labels("rung").inc(len(ids))
        except (redis.RedisError, BrokerConnectionError, OSError) as error:
            self._resting_until = time.monotonic() + REST
            RUNG.labels("dropped").inc(len(ids))
            log.warning(
                "the broker does not answer; deliveries wait for the sweep", error=type(error).__name__
            )


def _declared(broker: Broker) -> Broker:
    for name in (FRESH, BULK):
        broker.declare_queue(name)
    return broker

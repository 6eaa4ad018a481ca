"""The workers of one process: dramatiq threads for the doorbell, a thread that sweeps up behind it."""

import random
import threading
from collections.abc import Callable, Sequence

import dramatiq
import structlog
from dramatiq import Broker

from dedupe.merge import merge_proven
from dedupe.suggest import suggest
from dedupe.taught import learn_anew
from ingest import backlog
from ingest.bell import BULK, FRESH
from ingest.logs import told
from ingest.metrics import HANDLED
from ingest.process import Read, process
from ingest.sweep import sweep
from storage import inbox, retention
from storage.engine import Away, checkpoint, reading
from storage.store import Store

__all__ = ["Workers", "every"]

log = structlog.get_logger()

THREADS = 4  # for PostgreSQL, where a worker mostly waits; SQLite has one writer
HOUR = 3_600.0  # seconds
MATCHING = 5.0  # seconds between looks at contacts of whom something new is known
POLL = 100  # milliseconds between looks at an idle broker


class Workers:
    """Started by the constructor."""

    def __init__(
        self, store: Store, broker: Broker, parse: Read, sweeping: bool = True, keep_days: int = 0
    ) -> None:
        self._store, self._parse, self._keep_days = store, parse, keep_days
        for priority, name in enumerate((FRESH, BULK)):
            actor = dramatiq.actor(broker=broker, actor_name=name, queue_name=name, priority=priority)
            actor(self._answer)
        self._worker = dramatiq.Worker(
            broker, worker_timeout=POLL, worker_threads=1 if store.is_sqlite else THREADS
        )
        self._worker.start()
        self._stopping = threading.Event()
        chores: list[tuple[Callable[[], object], float]] = [
            (self._tidy, HOUR),
            (lambda: backlog.ask(store), HOUR / 4),
            (self._match, MATCHING),
            (lambda: learn_anew(store.engine), 24 * HOUR),
        ]
        if sweeping:
            chores.append((self._sweep, 1.0))
        if store.is_sqlite:
            chores.append((lambda: checkpoint(store.engine), 0.5))
        self._threads = [every(seconds, chore, self._stopping) for chore, seconds in chores]

    def stop(self) -> None:
        """Finish what is being processed, leave the rest to the next start."""
        self._stopping.set()
        self._worker.stop(timeout=10_000)
        for thread in self._threads:
            thread.join(timeout=10)

    def _answer(self, ids: Sequence[int]) -> None:
        try:
            process(self._store, ids, self._parse)
            HANDLED.labels("bell").inc(len(ids))
        except Exception as error:  # the sweep comes back to them
            log.warning("rung deliveries are left to the sweep", count=len(ids), error=told(error))

    def _sweep(self) -> None:
        while not self._stopping.is_set() and (swept := sweep(self._store, self._parse)):
            HANDLED.labels("sweep").inc(swept)
        merge_proven(self._store.engine)

    def _match(self) -> None:
        """All that is new; but while deliveries wait for their turn, only a little of it."""
        engine = self._store.engine
        while suggest(engine) and not self._stopping.is_set() and not reading(engine, inbox.waiting):
            pass

    def _tidy(self) -> None:
        retention.prune(self._store, self._keep_days)
        retention.collect(self._store)


def every(seconds: float, chore: Callable[[], object], stopping: threading.Event) -> threading.Thread:
    """A thread that does a chore again and again, with jitter, until the event is set."""

    def run() -> None:
        while not stopping.wait(seconds * random.uniform(0.8, 1.2)):
            try:
                chore()
            except Away as error:
                log.warning("the database cannot be used now; nothing is lost", error=told(error))
            except Exception as error:
                log.error("a chore failed and is tried again", error=told(error))

    thread = threading.Thread(target=run, name=getattr(chore, "__name__", "chore"), daemon=True)
    thread.start()
    return thread

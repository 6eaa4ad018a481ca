"""Sees to it that imported rows are worked at: by the system that runs, or here where none does."""

import time
from collections.abc import Callable, Sequence
from functools import partial

from ingest.process import process
from ingest.sweep import sweep
from storage import inbox
from storage.engine import checkpoint, reading
from storage.store import Store

__all__ = ["finish", "worker"]

LOOK = 0.25  # seconds between looks at what is left
PATIENCE = 10.0  # seconds in which nothing becomes less


def finish(store: Store, channel: int, is_ours: bool, tell: Callable[[int], None] = lambda left: None) -> int:
    """Wait until all rows of a channel are worked at, and do it where nobody does; returns how many deliveries
    nobody could work at yet: a running system tries them again."""
    left, rest = reading(store.engine, partial(inbox.pending, channel=channel)), 0.0
    while left and rest < PATIENCE:
        if is_ours and rest:
            sweep(store)
            _tidy(store)
        time.sleep(LOOK)
        before, left = left, reading(store.engine, partial(inbox.pending, channel=channel))
        rest = 0.0 if left < before else rest + LOOK
        tell(left)
    return left


def worker(store: Store) -> Callable[[Sequence[int]], None]:
    """Works at rows as soon as they are stored, for when no system runs that would."""

    def work(ids: Sequence[int]) -> None:
        process(store, ids)
        _tidy(store)

    return work


def _tidy(store: Store) -> None:
    if store.is_sqlite:  # whose log nobody else empties now
        checkpoint(store.engine)

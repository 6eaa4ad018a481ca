"""Keeps a thread for every channel that we connect to ourselves, so that one slow server delays no other.

A connection that fails is tried again, later each time; how it is stands at the channel, in words.
"""

import random
import socket
import ssl
import threading
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial

import structlog

import channels as adapters
from channels.message import Settings
from ingest.logs import told
from ingest.workers import every
from storage import channels, inbox
from storage.channels import Channel
from storage.engine import Away, reading, transact
from storage.inbox import Arrived
from storage.store import Store

__all__ = ["Keeper", "Ring", "Watch", "WrongSettings", "trouble"]

log = structlog.get_logger()

LOOK = 3.0  # seconds between looks for new, changed or paused channels
TELL = 300.0  # seconds after which "it works" is said again
BACK_OFF = 1.0, 300.0  # seconds: the first wait after a failure, the longest

AGAIN = 0.5  # seconds between tries to store what cannot be had again

Ring = Callable[[Sequence[tuple[int, int]]], None]


class WrongSettings(Exception):
    """The settings cannot work; the text says why."""


class Watch(ABC):
    """One channel, watched by one thread until stopped."""

    def __init__(self, store: Store, channel: Channel, ring: Ring) -> None:
        self._store, self.channel, self._ring = store, channel, ring
        self._settings: Settings = adapters.filled(channel.adapter, channel.settings)
        self._failures = 0  # since it last worked
        self._told: tuple[str, float] = ("", 0.0)
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name=f"watch-{channel.id}", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def interrupt(self) -> None:
        """Ends soon: a thread that waits for its server would wait on."""
        self._stopping.set()
        self.let_go()

    def join(self, seconds: float) -> None:
        self._thread.join(timeout=seconds)

    @abstractmethod
    def watch(self) -> None:
        """Connect and take in, until the connection ends or we are stopping; close what was opened."""

    @abstractmethod
    def let_go(self) -> None:
        """From another thread: whatever waits for the server fails at once."""

    @abstractmethod
    def in_words(self, error: Exception) -> str:
        """What is wrong and what its owner can do."""

    @abstractmethod
    def is_cut(self, error: Exception) -> bool:
        """Whether a connection ends like this when the other side or the way there broke it."""

    def works(self, problem: str = "") -> None:
        """It is connected; `problem` is what is wrong all the same. Raises Away."""
        self._failures = 0
        self._say(problem)

    def keep(self, rows: Sequence[Arrived]) -> None:
        """Store what no server sends again: while the database is away it is tried on, and nothing more is read."""
        while True:
            try:
                ids = transact(self._store.engine, partial(inbox.append, arrived=rows))
                break
            except Away as error:
                if self._stopping.wait(AGAIN):
                    raise
                log.warning(
                    "what a PBX told waits for the database", channel=self.channel.id, error=told(error)
                )
        self._ring([(id, self.channel.id) for id in ids])

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                self.watch()
            except Exception as error:
                self._failed(error)
            self._stopping.wait(self._pause())

    def _failed(self, error: Exception) -> None:
        if self._stopping.is_set():
            return
        self._failures += 1
        log.warning("a channel's server fails and is tried again", channel=self.channel.id, error=told(error))
        # Servers cut connections now and then. That is worth a word only if the next one fails too.
        is_known = isinstance(error, Away) or (self._failures == 1 and self.is_cut(error))
        with suppress(Away):
            if not is_known:
                self._say(self.in_words(error))

    def _pause(self) -> float:
        first, longest = BACK_OFF
        doubled: float = first * 2 ** min(max(self._failures - 1, 0), 20)
        return min(doubled, longest) * random.uniform(0.7, 1.3)

    def _say(self, problem: str) -> None:
        """Write the channel's health where people see it: when it changes, and now and then that it works.

        Raises Away.
        """
        said, at = self._told
        is_old = time.monotonic() - at > TELL
        if at and said == problem and (problem or not is_old):
            return
        note = partial(channels.failing, reason=problem) if problem else channels.healthy
        transact(self._store.engine, partial(note, id=self.channel.id))
        self._told = problem, time.monotonic()


class Keeper:
    """Keeps a watch for every channel of these adapters that is not paused. Started by the constructor."""

    def __init__(self, store: Store, ring: Ring, kinds: Mapping[str, type[Watch]]) -> None:
        self._store, self._ring, self._kinds = store, ring, kinds
        self._watches: dict[int, Watch] = {}
        self._stopping = threading.Event()
        self._look()
        self._thread = every(LOOK, self._look, self._stopping)

    def stop(self) -> None:
        self._stopping.set()
        self._thread.join(timeout=10)
        _end(list(self._watches.values()))

    def _look(self) -> None:
        found = reading(self._store.engine, lambda conn: list(channels.every(conn, self._store.cipher)))
        wanted = {one.id: one for one in found if one.adapter in self._kinds and not one.paused}
        stale = [
            id
            for id, watch in self._watches.items()
            if id not in wanted or wanted[id].settings != watch.channel.settings
        ]
        _end([self._watches.pop(id) for id in stale])
        for id in wanted.keys() - self._watches.keys():
            self._watches[id] = self._kinds[wanted[id].adapter](self._store, wanted[id], self._ring)
            self._watches[id].start()


def trouble(error: Exception, host: str) -> str:
    """What keeps a connection from being made, or ends it, and what an owner can do."""
    match error:
        case WrongSettings():
            return str(error)
        case socket.gaierror():
            return f"there is no server called {host}. Check the host"
        case ssl.SSLError():
            return (
                f"no safe connection to {host}: its certificate does not fit. Check host, port and security"
            )
        case ConnectionRefusedError():
            return f"{host} takes no connection at this port. Check host, port and security"
        case OSError():
            return f"{host} does not answer, or cuts the connection. It is tried again by itself"
        case _:
            return f"something unforeseen: {type(error).__name__}. It is tried again by itself"


def _end(watches: Sequence[Watch]) -> None:
    for watch in watches:
        watch.interrupt()
    for watch in watches:
        watch.join(10)

"""Puts the parts together and keeps them running: the roles of one process, started and stopped in order."""

import asyncio
import fcntl
import signal
from collections.abc import Callable, Iterator
from contextlib import AsyncExitStack, contextmanager
from functools import partial
from pathlib import Path

import structlog
import uvloop

from ingest import bell
from ingest.ask import allowed_hosts
from ingest.bell import Bell
from ingest.commit import Committer
from ingest.guard import Guard
from ingest.mailboxes import Poller
from ingest.send import Sender
from ingest.settings import BadSettings, Settings
from ingest.web import Web
from ingest.workers import Workers
from storage.store import Store

__all__ = ["ROLES", "alone", "serve"]

log = structlog.get_logger()

ROLES = frozenset({"receive", "work", "poll"})

Ready = Callable[[Store, str], None]  # called with the address once everything runs


def serve(
    settings: Settings, roles: frozenset[str], host: str = "", port: int = 0, ready: Ready | None = None
) -> None:
    """Run these roles until SIGTERM or SIGINT.

    Raises BadSettings, TooNew, WrongKey or Away before anything runs.
    """
    store = settings.open()
    if store.is_sqlite and roles != ROLES:
        raise BadSettings(
            "several processes need PostgreSQL: set LEADINLET_DATABASE_URL, or use `leadinlet run`, "
            "which does everything in one process on SQLite"
        )
    with alone(settings.folder / "leadinlet.lock", store.is_sqlite):
        store.prepare()
        uvloop.run(_serve(settings, store, roles, host, port, ready))


async def _serve(
    settings: Settings, store: Store, roles: frozenset[str], host: str, port: int, ready: Ready | None
) -> None:
    stopping = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stopping.set)
    async with AsyncExitStack() as running:
        address = await _start(running, settings, store, roles, host, port)
        if address:
            await asyncio.to_thread(store.note, "address", settings.public_url or address)
        log.info("running", roles=sorted(roles), address=address, database=store.engine.dialect.name)
        if ready is not None:
            await asyncio.to_thread(ready, store, address)
        await stopping.wait()
        log.info("stopping: what is under way is finished, the rest waits for the next start")


async def _start(
    running: AsyncExitStack, settings: Settings, store: Store, roles: frozenset[str], host: str, port: int
) -> str:
    """Start what the roles need; they stop in the reverse order. Returns the address listened on."""
    inner = bell.connect(settings.broker_url)
    is_inside = not settings.broker_url
    if is_inside and roles != ROLES:
        log.warning("no LEADINLET_BROKER_URL: new deliveries wait for the sweep, a second or two")
    if "work" in roles:
        guard = Guard()
        _stops(running, guard.stop)
        _stops(running, Workers(store, inner, guard.read, keep_days=int(settings.keep_days)).stop)
        _stops(running, Sender(store, allowed_hosts(settings.allowed_hosts)).stop)
    if not roles & {"receive", "poll"}:
        return ""
    # A worker may wait for the broker, who rings may not.
    outer = inner if is_inside else bell.connect(settings.broker_url, bell.ANSWER_WITHIN)
    door = Bell(outer)
    _stops(running, door.stop)
    if "poll" in roles:
        _stops(running, Poller(store, door.ring).stop)
    if "receive" not in roles:
        return ""
    committer = Committer(store, door.ring, asyncio.get_running_loop())
    _stops(running, committer.stop)
    web = Web(store, settings, committer)
    running.push_async_callback(web.stop)
    bound, chosen = await web.start(host, port)
    return f"http://{bound}:{chosen}"


def _stops(running: AsyncExitStack, stop: Callable[[], None]) -> None:
    running.push_async_callback(partial(asyncio.to_thread, stop))


@contextmanager
def alone(path: Path, is_needed: bool) -> Iterator[None]:
    """SQLite is the one-process form: a second `run` on the same data folder is refused."""
    if not is_needed:
        yield
        return
    with path.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise BadSettings(
                f"another Leadinlet runs on {path.parent}. Stop it first, or give another folder by --data"
            ) from None
        yield

"""What is wrong with an installation, and the exact fix."""

import shutil
import time
from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

import redis

import channels as adapters
from ingest.settings import Settings
from storage import channels, status
from storage.engine import Away, Connection, reading
from storage.migrate import TooNew
from storage.secrets import WrongKey
from storage.store import Store

__all__ = ["Finding", "check"]

ENOUGH = 256 << 20  # bytes free
CLOCK = 60  # seconds our clock may be off the database's
TOO_OLD = 60  # seconds a delivery may wait


class Finding(NamedTuple):
    what: str
    fix: str = ""  # empty: it is well

    @property
    def is_well(self) -> bool:
        return not self.fix


def check(settings: Settings) -> list[Finding]:
    """Looks at everything it can reach; changes nothing but the schema, as every start does."""
    store = settings.open()
    found = [_disk(settings), _address(settings), _broker(settings)]
    try:
        store.prepare()
    except (Away, TooNew, WrongKey) as error:
        return [*found, Finding(f"database: {error}", "see above; nothing is lost")]
    looks: list[Callable[[Connection], Iterator[Finding]]] = [
        _clock,
        _backlog,
        partial(_channels, store=store),
    ]
    for look in looks:
        found += reading(store.engine, partial(_listed, look))
    return found


def _disk(settings: Settings) -> Finding:
    free = shutil.disk_usage(settings.folder).free
    what = f"{settings.folder}: {free >> 20:,} MiB free"
    return Finding(what, "" if free > ENOUGH else "make room: without it deliveries are refused, not lost")


def _address(settings: Settings) -> Finding:
    if not settings.public_url:
        return Finding(
            "no public address: fine on this machine; providers need LEADINLET_PUBLIC_URL=https://..."
        )
    is_safe = settings.public_url.startswith("https://")
    what = f"public address {settings.public_url}"
    return Finding(
        what, "" if is_safe else "use https: names and numbers travel readable, many providers refuse"
    )


def _broker(settings: Settings) -> Finding:
    if not settings.broker_url:
        return Finding("broker: inside the process")
    try:
        redis.Redis.from_url(settings.broker_url, socket_timeout=2, socket_connect_timeout=2).ping()
    except (redis.RedisError, OSError, ValueError) as error:
        fix = "start Redis or correct LEADINLET_BROKER_URL; meanwhile leads are a second or two late"
        return Finding(f"broker: {type(error).__name__}", fix)
    return Finding("broker: Redis answers")


def _clock(conn: Connection) -> Iterator[Finding]:
    off = abs(time.time() - channels.now(conn) / 1e6)
    fix = "" if off < CLOCK else "set the clock (NTP): signatures carry times"
    yield Finding(f"database: {conn.dialect.name}, its clock {off:.0f} s off ours", fix)


def _backlog(conn: Connection) -> Iterator[Finding]:
    now = status.backlog(conn)
    late = "" if now.oldest < TOO_OLD else "start the workers: `leadinlet run`, or `leadinlet work`"
    yield Finding(f"pending: {now.pending}, the oldest for {now.oldest:.0f} s", late)
    for state, count in now.parked.items():
        yield Finding(f"{state}: {count} deliveries", f"look at them, then: leadinlet replay --state {state}")


def _channels(conn: Connection, store: Store) -> Iterator[Finding]:
    for one in channels.every(conn, store.cipher):
        what = f"channel {one.id} {one.name} ({one.adapter})"
        if one.adapter not in adapters.names():
            yield Finding(
                f"{what}: its adapter is gone", "install the version that has it, or pause the channel"
            )
        elif lacking := adapters.missing(one.adapter, one.settings):
            yield Finding(
                f"{what}: without {', '.join(lacking)}", "give the setting: nothing is taken in without it"
            )
        elif one.health == "failing":
            yield Finding(f"{what}: failing", one.reason)
        else:
            yield Finding(what + (": paused" if one.paused else ""))


def _listed(look: Callable[[Connection], Iterator[Finding]], conn: Connection) -> list[Finding]:
    return list(look(conn))

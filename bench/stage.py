"""What the measurements stand on: stores of both databases, rows as they come, processes of their own."""

import importlib
import sys
import tempfile
import threading
import time
from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from sqlalchemy import text

from storage import channels, inbox
from storage.engine import checkpoint, transact
from storage.inbox import Arrived
from storage.store import Store

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))
servers: Any = importlib.import_module("servers")

KEY = urlsafe_b64encode(b"for measurements".ljust(32)).decode()  # the same in every process
SECRET = "12345"


class Absent(Exception):
    """A server that this measurement needs is not installed."""


@contextmanager
def cluster() -> Iterator[str]:
    """A PostgreSQL that really waits for the disk; its address with {name} for the database."""
    with ExitStack() as stack:
        try:
            address: str = stack.enter_context(servers.postgresql(fsync="on"))
        except BaseException as error:
            raise Absent(str(error)) from None
        yield address


@contextmanager
def stage(kind: str, address: str = "") -> Iterator[Store]:
    """An empty store: "sqlite", or "postgresql" in a database of the cluster at `address`."""
    with tempfile.TemporaryDirectory(prefix="li-bench-") as folder:
        url = f"sqlite:///{folder}/leadinlet.db"
        if kind == "postgresql":
            url = importlib.import_module("conftest").new_database(address, "bench")
        store = Store.open(url, Path(folder), KEY)
        store.prepare()
        stopping = threading.Event()
        if store.is_sqlite:
            threading.Thread(target=partial(_checkpoints, store, stopping), daemon=True).start()
        yield store
        stopping.set()
        store.engine.dispose()


def twilio(store: Store) -> channels.Channel:
    make = partial(channels.add, cipher=store.cipher, adapter="telephony.twilio", name="bench")
    return transact(store.engine, partial(make, settings={"auth_token": SECRET}))


def sms(channel: int, number: int, person: int) -> Arrived:
    fields = {"MessageSid": f"SM{number}", "From": f"+486{person:08}", "To": "+48221234567"}
    body = urlencode(fields | {"Body": "Ile kosztuje dach 140 m2 z montażem?"}).encode()
    return Arrived(channel, 1_790_000_000_000_000, "POST", "", "{}", body)


def put(store: Store, rows: list[Arrived]) -> list[int]:
    parts = [rows[start : start + 1000] for start in range(0, len(rows), 1000)]
    return [id for part in parts for id in transact(store.engine, partial(inbox.append, arrived=part))]


def analyze(store: Store) -> None:
    transact(store.engine, lambda conn: conn.execute(text("analyze")))


def timed(work: Callable[[], object]) -> float:
    """Seconds."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _checkpoints(store: Store, stopping: threading.Event) -> None:
    while not stopping.wait(0.5):
        checkpoint(store.engine)

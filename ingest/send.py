"""Sends what the outbox holds, at least once each, and takes the answers in as deliveries."""

import asyncio
import json
import threading
from functools import partial

import structlog
from aiohttp import ClientSession

from channels import filled
from channels.message import Fetch
from ingest.address import Refused
from ingest.ask import ask, session
from ingest.logs import told
from ingest.metrics import SENT
from storage import channels, inbox, outbox
from storage.engine import Away, Connection, reading, transact
from storage.inbox import Arrived
from storage.sql import Row
from storage.store import Store

__all__ = ["Sender"]

log = structlog.get_logger()

AT_ONCE = 8
PAUSE = 0.5  # seconds between looks at an empty outbox
BIG = 64 << 10  # bytes; larger ones are blobs


class Sender:
    """A thread with an event loop of its own; one dead endpoint delays no other."""

    def __init__(self, store: Store, allowed: frozenset[str] = frozenset()) -> None:
        self._store = store
        self._allowed = allowed
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._run()), name="send", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._stopping.set()
        self._thread.join(timeout=10)

    async def _run(self) -> None:
        async with session(self._allowed, AT_ONCE) as client:
            sending: set[asyncio.Task[None]] = set()
            while not self._stopping.is_set():
                rows = await asyncio.to_thread(self._lease, AT_ONCE - len(sending))
                sending |= {asyncio.create_task(self._send(client, row)) for row in rows}
                if sending:
                    _, sending = await asyncio.wait(
                        sending, timeout=PAUSE, return_when=asyncio.FIRST_COMPLETED
                    )
                else:
                    await asyncio.sleep(PAUSE)

    def _lease(self, most: int) -> list[Row]:
        try:
            if most < 1 or not reading(self._store.engine, outbox.due):
                return []
            return list(transact(self._store.engine, partial(outbox.lease, most=most)))
        except Away:
            return []

    async def _send(self, client: ClientSession, row: Row) -> None:
        """One request; whatever goes wrong is written beside it and tried again later."""
        try:
            arrived = await self._answer(client, row)
            await asyncio.to_thread(
                transact, self._store.engine, partial(_take_in, id=row.id, arrived=arrived)
            )
            SENT.labels("answered").inc()
        except Exception as error:
            SENT.labels("failed").inc()
            reason = f"{type(error).__name__}: {error}"[:500]
            log.warning("a request is sent again later", request=row.id, tries=row.tries, error=told(error))
            note = partial(outbox.fail, id=row.id, reason=reason, final=isinstance(error, Refused))
            await asyncio.to_thread(transact, self._store.engine, note)

    async def _answer(self, client: ClientSession, row: Row) -> Arrived:
        find = partial(channels.get, cipher=self._store.cipher, id=row.channel_id)
        channel = await asyncio.to_thread(reading, self._store.engine, find)
        fetch = Fetch(
            key=row.key,
            about=row.about,
            method=row.method,
            url=row.url,
            headers=json.loads(row.headers),
            body=row.body,
        )
        found = await ask(client, fetch, filled(channel.adapter, channel.settings), self._allowed)
        is_big = len(found.body) > BIG
        blob = await asyncio.to_thread(self._store.blobs.put, found.body) if is_big else None
        received = await asyncio.to_thread(reading, self._store.engine, channels.now)
        kept = json.dumps(found.headers | {":status": str(found.status)}, ensure_ascii=False)
        body = b"" if is_big else found.body
        return Arrived(row.channel_id, received, row.method, row.url, kept, body, blob, row.about)


def _take_in(conn: Connection, id: int, arrived: Arrived) -> None:
    if outbox.sent(conn, id):
        inbox.append(conn, [arrived])

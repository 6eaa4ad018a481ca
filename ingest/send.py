"""Sends what the outbox holds, at least once each, and takes the answers in as deliveries."""

import asyncio
import json
import threading
from collections.abc import Mapping
from functools import partial

import structlog
from aiohttp import ClientResponse, ClientSession, ClientTimeout, TCPConnector, encode_basic_auth
from yarl import URL

from channels import filled
from ingest.address import GuardedResolver, Refused, check
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
WITHIN = ClientTimeout(total=60, connect=10)  # seconds
MOST = 50 << 20  # bytes of an answer
BIG = 64 << 10  # bytes; larger ones are blobs
HOPS = 3


class Unanswered(Exception):
    """The other side did not give what was asked; it is asked again later."""


class Sender:
    """A thread with an event loop of its own; one dead endpoint delays no other."""

    def __init__(self, store: Store, allowed_hosts: str = "") -> None:
        self._store = store
        self._allowed = frozenset(host.strip() for host in allowed_hosts.split(",") if host.strip())
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._run()), name="send", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._stopping.set()
        self._thread.join(timeout=10)

    async def _run(self) -> None:
        connector = TCPConnector(resolver=GuardedResolver(self._allowed), use_dns_cache=False, limit=AT_ONCE)
        async with ClientSession(connector=connector, timeout=WITHIN) as session:
            sending: set[asyncio.Task[None]] = set()
            while not self._stopping.is_set():
                rows = await asyncio.to_thread(self._lease, AT_ONCE - len(sending))
                sending |= {asyncio.create_task(self._send(session, row)) for row in rows}
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

    async def _send(self, session: ClientSession, row: Row) -> None:
        """One request; whatever goes wrong is written beside it and tried again later."""
        try:
            arrived = await self._answer(session, row)
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

    async def _answer(self, session: ClientSession, row: Row) -> Arrived:
        find = partial(channels.get, cipher=self._store.cipher, id=row.channel_id)
        channel = await asyncio.to_thread(reading, self._store.engine, find)
        fill = partial(_filled, settings=filled(channel.adapter, channel.settings))
        headers = {name: fill(value) for name, value in json.loads(row.headers).items()}
        url = URL(fill(row.url))
        if url.user:
            headers["Authorization"] = encode_basic_auth(url.user, url.password or "")
        for _ in range(HOPS + 1):
            check(url, self._allowed)
            async with session.request(
                row.method,
                url.with_user(None),
                headers=headers,
                data=fill(row.body) or None,
                allow_redirects=False,
            ) as response:
                if response.status not in (301, 302, 303, 307, 308):
                    return await self._arrived(row, response)
                target = url.join(URL(response.headers.get("Location", ""))).with_user(None)
            if target.host != url.host:  # our secrets are for the host they were given for
                headers = {name: value for name, value in headers.items() if name.lower() != "authorization"}
            url = target
        raise Unanswered("it redirects without end")

    async def _arrived(self, row: Row, response: ClientResponse) -> Arrived:
        body = await response.content.read(MOST + 1)
        while len(body) <= MOST and (more := await response.content.read(MOST + 1 - len(body))):
            body += more
        if not 200 <= response.status < 300:
            raise Unanswered(f"status {response.status}: {body[:200]!r}")
        if len(body) > MOST:
            raise Unanswered(f"an answer of more than {MOST} bytes")
        is_big = len(body) > BIG
        blob = await asyncio.to_thread(self._store.blobs.put, body) if is_big else None
        received = await asyncio.to_thread(reading, self._store.engine, channels.now)
        headers = {name.lower(): value for name, value in response.headers.items()}
        kept = json.dumps(headers | {":status": str(response.status)}, ensure_ascii=False)
        return Arrived(
            row.channel_id, received, row.method, row.url, kept, b"" if is_big else body, blob, row.about
        )


def _take_in(conn: Connection, id: int, arrived: Arrived) -> None:
    if outbox.sent(conn, id):
        inbox.append(conn, [arrived])


def _filled(text: str, settings: Mapping[str, str]) -> str:
    """Raises Refused where it names a setting the channel has not."""
    try:
        return text.format_map(settings)
    except (KeyError, ValueError, IndexError, AttributeError) as error:
        raise Refused(f"a setting that the request needs is missing: {error}") from error

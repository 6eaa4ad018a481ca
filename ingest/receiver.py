"""Takes deliveries in by HTTP. A provider gets its 2xx only after the raw delivery is on the disk.

The answers: 404 for an address that is nobody's, the adapter's REFUSED (403) for a bad signature, 413 for a
body over the limit, 408 for one that does not come, and 503 with Retry-After for every fault of ours.
"""

import asyncio
import time
from datetime import UTC, datetime
from functools import partial

import msgspec
import structlog
from aiohttp import web

import channels
from channels.message import Answer, Delivery, Fetch
from ingest.ask import asked
from ingest.commit import Committer, Full
from ingest.logs import told
from ingest.metrics import ACCEPTED, ACKNOWLEDGED, REFUSED
from storage.channels import Channel, by_token
from storage.engine import reading
from storage.inbox import Arrived
from storage.store import Store

__all__ = ["Receiver", "arrived", "unable"]

log = structlog.get_logger()

BODY_WITHIN = 30  # seconds for the whole body
LOOK_UP_AGAIN = 1.0  # seconds a channel is remembered: how late a pause or a rotation may be seen
NOBODY: tuple[float, Channel | None] = 0.0, None
MOST_CERTIFICATES = 20
BIG = 64 << 10  # bytes; larger bodies are blobs
UNKEPT = {"cookie", "connection", "proxy-authorization"}
NOSNIFF = {"X-Content-Type-Options": "nosniff"}
READY = "This address takes deliveries by POST. It works.\n"


class Receiver:
    """The handlers of /in/{token} and of the widget's /w/{token}/..."""

    def __init__(
        self, store: Store, committer: Committer, public_url: str, allowed: frozenset[str] = frozenset()
    ) -> None:
        self._store, self._committer, self._public_url = store, committer, public_url.rstrip("/")
        self._allowed = allowed
        self._certificates: dict[str, str] = {}  # by their addresses
        self._found: dict[str, tuple[float, Channel]] = {}
        self._asked: dict[str, asyncio.Task[Channel | None]] = {}

    async def handle(self, request: web.BaseRequest, token: str) -> web.Response:
        """Any request to a channel's address."""
        until, channel = self._found.get(token, NOBODY)
        if channel is None or time.monotonic() > until:
            channel = await self._looked_up(token)
        if channel is None:
            return _refused(404, "unknown", "There is no channel at this address.")
        if channel.paused:
            return unable("This channel is paused by its owner.", seconds=60)
        if request.method in ("GET", "HEAD") and not request.query_string:
            return web.Response(text=READY, headers=NOSNIFF)
        body = await _body(request, channels.option(channel.adapter, "MAX_BODY", channels.MAX_BODY))
        began = time.perf_counter()
        delivery = self._delivery(request, body)
        if request.method == "OPTIONS":
            return _response(channels.answer(channel.adapter, delivery, channel.settings))
        try:
            is_verified = await self._verified(channel, delivery)
        except Exception as error:
            log.error("a signature could not be checked", channel=channel.id, error=told(error))
            return unable(
                "Its signature cannot be checked now. Nothing was stored: send it again.", seconds=60
            )
        if not is_verified:
            log.warning("refused", channel=channel.id, adapter=channel.adapter, reason="signature")
            status = channels.option(channel.adapter, "REFUSED", 403)
            return _refused(status, "signature", "This is not signed as this channel's settings ask.")
        try:
            blob = await asyncio.to_thread(self._store.blobs.put, body) if len(body) > BIG else None
            await self._committer.store(arrived(channel.id, delivery, blob))
        except Full:
            return unable("More comes in than can be stored. Nothing was stored: send it again.", seconds=1)
        except Exception as error:
            log.error("a delivery was not stored", channel=channel.id, error=told(error))
            return unable("It could not be stored. Send it again.", seconds=5)
        ACCEPTED.labels(channel.adapter).inc()
        ACKNOWLEDGED.observe(time.perf_counter() - began)
        return _response(channels.answer(channel.adapter, delivery, channel.settings))

    async def _verified(self, channel: Channel, delivery: Delivery) -> bool:
        """By the adapter; a certificate it needs is asked for once."""
        said = channels.verified(channel.adapter, delivery, channel.settings)
        if not isinstance(said, Fetch):
            return said
        if said.url not in self._certificates:
            answer = await asked(said, channel.settings, self._allowed)
            while len(self._certificates) >= MOST_CERTIFICATES:
                del self._certificates[next(iter(self._certificates))]
            self._certificates[said.url] = answer.body.decode()
        known = {**channel.settings, said.key: self._certificates[said.url]}
        return channels.verified(channel.adapter, delivery, known) is True

    async def _looked_up(self, token: str) -> Channel | None:
        """Once for all who ask meanwhile. Who is found is known for a second, who is not is asked for again."""
        if token not in self._asked:
            find = partial(by_token, cipher=self._store.cipher, token=token)
            self._asked[token] = asyncio.create_task(asyncio.to_thread(reading, self._store.engine, find))
        try:
            channel = await asyncio.shield(self._asked[token])
        finally:
            self._asked.pop(token, None)
            self._found.pop(token, None)
        if channel is not None:
            self._found[token] = time.monotonic() + LOOK_UP_AGAIN, channel
        return channel

    def _delivery(self, request: web.BaseRequest, body: bytes) -> Delivery:
        base = self._public_url or f"{request.scheme}://{request.host}"
        headers: dict[str, str] = {}
        for written, value in request.headers.items():
            name = written.lower()
            if name not in UNKEPT:
                text = _storable(value)
                headers[name] = f"{headers[name]}, {text}" if name in headers else text
        url = base + request.raw_path
        return Delivery(
            received_at=datetime.now(UTC), method=request.method, url=url, headers=headers, body=body
        )


def arrived(channel: int, delivery: Delivery, blob: str | None) -> Arrived:
    """The delivery as it is stored."""
    received = round(delivery.received_at.timestamp() * 1e6)
    headers = msgspec.json.encode(delivery.headers).decode()
    body = delivery.body if blob is None else b""
    return Arrived(channel, received, delivery.method, delivery.url, headers, body, blob)


def _storable(raw: str) -> str:
    """Bytes that are no UTF-8 come as half characters, which no database takes."""
    if raw.isascii():
        return raw
    return raw.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


async def _body(request: web.BaseRequest, most: int) -> bytes:
    """The whole body. Raises 413 over the limit and 408 where it does not come in time."""
    if (request.content_length or 0) > most:
        raise _too_large(most)
    content = request.content
    if content.is_eof() and content.total_bytes <= most:  # it came with its head, as most do
        return content.read_nowait()
    if request.headers.get("Expect", "").lower() == "100-continue":
        await request.writer.write(b"HTTP/1.1 100 Continue\r\n\r\n")
        request.writer.output_size = 0  # the answer has not begun
    chunks: list[bytes] = []
    size = 0
    try:
        async with asyncio.timeout(BODY_WITHIN):
            # Counted here: aiohttp's own limit does not hold for a body read in chunks.
            async for chunk in content.iter_any():
                size += len(chunk)
                if size > most:
                    raise _too_large(most)
                chunks.append(chunk)
    except TimeoutError:
        REFUSED.labels("slow").inc()
        raise web.HTTPRequestTimeout(
            text="The body did not come in time. Nothing was stored.\n", headers=NOSNIFF
        ) from None
    return b"".join(chunks)


def _too_large(most: int) -> web.HTTPException:
    REFUSED.labels("too large").inc()
    return web.HTTPRequestEntityTooLarge(
        max_size=most, actual_size=most, text=f"At most {most} bytes.\n", headers=NOSNIFF
    )


def _response(answer: Answer) -> web.Response:
    return web.Response(
        text=answer.body,
        status=answer.status,
        content_type=answer.content_type,
        headers={**answer.headers, **NOSNIFF},
    )


def _refused(status: int, reason: str, text: str) -> web.Response:
    REFUSED.labels(reason).inc()
    return web.Response(status=status, text=text + " Nothing was stored.\n", headers=NOSNIFF)


def unable(text: str, seconds: int) -> web.Response:
    """A fault of ours never looks like the sender's."""
    REFUSED.labels("unable").inc()
    return web.Response(status=503, text=text + "\n", headers={"Retry-After": str(seconds), **NOSNIFF})

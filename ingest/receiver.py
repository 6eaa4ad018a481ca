"""Takes deliveries in by HTTP. A provider gets its 2xx only after the raw delivery is on the disk.

The answers: 404 for an address that is nobody's, the adapter's REFUSED (403) for a bad signature, 413 for a
body over the limit, 408 for one that does not come, and 503 with Retry-After for every fault of ours.
"""

import asyncio
import json
import time
from datetime import UTC, datetime
from functools import partial

import structlog
from aiohttp import web

import channels
from channels.message import Answer, Delivery
from ingest.commit import Committer, Full
from ingest.logs import told
from ingest.metrics import ACCEPTED, ACKNOWLEDGED, REFUSED
from storage.channels import Channel, by_token
from storage.engine import reading
from storage.inbox import Arrived
from storage.store import Store

__all__ = ["Receiver"]

log = structlog.get_logger()

BODY_WITHIN = 30  # seconds for the whole body
STORED_WITHIN = 2.5  # seconds; the most impatient provider hangs up after three
LOOK_UP_AGAIN = 1.0  # seconds a channel is remembered: how late a pause or a rotation may be seen
BIG = 64 << 10  # bytes; larger bodies are blobs
UNKEPT = {"cookie", "connection", "proxy-authorization"}
READY = "This address takes deliveries by POST. It works.\n"


class Receiver:
    """The handlers of /in/{token} and of the widget's /w/{token}/..."""

    def __init__(self, store: Store, committer: Committer, public_url: str) -> None:
        self._store, self._committer, self._public_url = store, committer, public_url.rstrip("/")
        self._found: dict[str, tuple[float, asyncio.Task[Channel | None]]] = {}

    async def handle(self, request: web.Request) -> web.Response:
        """Any request to a channel's address."""
        channel = await self._channel(request.match_info["token"])
        if channel is None:
            return _refused(404, "unknown", "There is no channel at this address.")
        if channel.paused:
            return _unable("This channel is paused by its owner.", seconds=60)
        if request.method in ("GET", "HEAD") and not request.query_string:
            return web.Response(text=READY)
        body = await _body(request, channels.option(channel.adapter, "MAX_BODY", channels.MAX_BODY))
        began = time.perf_counter()
        delivery = self._delivery(request, body)
        if request.method == "OPTIONS":
            return _response(channels.answer(channel.adapter, delivery, channel.settings))
        if not channels.verified(channel.adapter, delivery, channel.settings):
            log.warning("refused", channel=channel.id, adapter=channel.adapter, reason="signature")
            status = channels.option(channel.adapter, "REFUSED", 403)
            return _refused(status, "signature", "This is not signed as this channel's settings ask.")
        try:
            async with asyncio.timeout(STORED_WITHIN):
                await self._committer.store(await self._arrived(channel, delivery))
        except Full:
            return _unable("More comes in than can be stored. Nothing was stored: send it again.", seconds=1)
        except Exception as error:
            log.error("a delivery was not stored", channel=channel.id, error=told(error))
            return _unable("It could not be stored. Send it again.", seconds=5)
        ACCEPTED.labels(channel.adapter).inc()
        ACKNOWLEDGED.observe(time.perf_counter() - began)
        return _response(channels.answer(channel.adapter, delivery, channel.settings))

    async def _channel(self, token: str) -> Channel | None:
        """Looked up once for all who ask within a second; what is not there is asked for each time."""
        until, task = self._found.get(token, (0.0, None))
        if task is None or time.monotonic() > until:
            find = partial(by_token, cipher=self._store.cipher, token=token)
            task = asyncio.create_task(asyncio.to_thread(reading, self._store.engine, find))
            self._found[token] = time.monotonic() + LOOK_UP_AGAIN, task
        try:
            channel = await asyncio.shield(task)
        except Exception:
            self._found.pop(token, None)
            raise
        if channel is None:
            self._found.pop(token, None)
        return channel

    def _delivery(self, request: web.Request, body: bytes) -> Delivery:
        base = self._public_url or f"{request.scheme}://{request.host}"
        headers = {name.lower(): ", ".join(request.headers.getall(name)) for name in request.headers}
        return Delivery(
            received_at=datetime.now(UTC),
            method=request.method,
            url=base + request.raw_path,
            headers={name: value for name, value in headers.items() if name not in UNKEPT},
            body=body,
        )

    async def _arrived(self, channel: Channel, delivery: Delivery) -> Arrived:
        is_big = len(delivery.body) > BIG
        blob = await asyncio.to_thread(self._store.blobs.put, delivery.body) if is_big else None
        received = round(delivery.received_at.timestamp() * 1e6)
        headers = json.dumps(dict(delivery.headers), ensure_ascii=False)
        body = b"" if is_big else delivery.body
        return Arrived(channel.id, received, delivery.method, delivery.url, headers, body, blob)


async def _body(request: web.Request, most: int) -> bytes:
    """The whole body. Raises 413 over the limit and 408 where it does not come in time."""
    if (request.content_length or 0) > most:
        raise _too_large(most)
    chunks: list[bytes] = []
    size = 0
    try:
        async with asyncio.timeout(BODY_WITHIN):
            # Counted here: aiohttp's own limit does not hold for a body read in chunks.
            async for chunk in request.content.iter_any():
                size += len(chunk)
                if size > most:
                    raise _too_large(most)
                chunks.append(chunk)
    except TimeoutError:
        REFUSED.labels("slow").inc()
        raise web.HTTPRequestTimeout(text="The body did not come in time. Nothing was stored.\n") from None
    return b"".join(chunks)


def _too_large(most: int) -> web.HTTPException:
    REFUSED.labels("too large").inc()
    return web.HTTPRequestEntityTooLarge(max_size=most, actual_size=most, text=f"At most {most} bytes.\n")


def _response(answer: Answer) -> web.Response:
    return web.Response(
        text=answer.body, status=answer.status, content_type=answer.content_type, headers=dict(answer.headers)
    )


def _refused(status: int, reason: str, text: str) -> web.Response:
    REFUSED.labels(reason).inc()
    return web.Response(status=status, text=text + " Nothing was stored.\n")


def _unable(text: str, seconds: int) -> web.Response:
    """A fault of ours never looks like the sender's."""
    REFUSED.labels("unable").inc()
    return web.Response(status=503, text=text + "\n", headers={"Retry-After": str(seconds)})

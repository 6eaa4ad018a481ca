"""The web server: the receiver's addresses, health, metrics and the console, under time-outs and limits."""

import asyncio
import gc
import re
import resource
from importlib.metadata import version
from typing import cast

import structlog
from aiohttp import web
from aiohttp.typedefs import Handler
from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, generate_latest

from console.app import Options, setup
from ingest.ask import allowed_hosts
from ingest.commit import Committer
from ingest.logs import told
from ingest.metrics import Backlog
from ingest.receiver import Receiver, unable
from ingest.settings import BadSettings, Settings
from storage import inbox, status
from storage.engine import Away, reading, transact
from storage.store import Store

__all__ = ["VERSION", "Web"]

log = structlog.get_logger()

VERSION = version("leadinlet")
HEAD_WITHIN = 10  # seconds from connecting, or from the last answer, to the end of the next head
FINISH_WITHIN = 10  # seconds for requests under way when asked to stop
DELIVERY = re.compile(r"/(?:in/([^/?]+)|w/([^/?]+)/[^/?]+)(?:\?|$)")
TOO_OLD = 60  # seconds the oldest pending delivery may wait before we call ourselves ill


class Web:
    """One listening server. `await start()`, later `await stop()`."""

    def __init__(self, store: Store, settings: Settings, committer: Committer) -> None:
        self._store = store
        self.app = app = web.Application(middlewares=[_unexpected])
        self._receiver = Receiver(
            store, committer, settings.public_url, allowed_hosts(settings.allowed_hosts)
        )
        app.router.add_get("/healthz", self._healthz)
        app.router.add_get("/readyz", self._readyz)
        app.router.add_get("/metrics", self._metrics)
        setup(
            app,
            store,
            Options(
                public_url=settings.public_url,
                version=VERSION,
                region=settings.region,
                timezone=settings.timezone,
            ),
        )
        self._runner = web.AppRunner(app, access_log=None, keepalive_timeout=HEAD_WITHIN, lingering_time=1)
        self._server: asyncio.Server | None = None
        self._backlog = Backlog(store)

    async def start(self, host: str, port: int) -> tuple[str, int]:
        """Listen; returns the address, with the port chosen where 0 was asked for."""
        REGISTRY.register(self._backlog)
        await self._runner.setup()
        assert self._runner.server is not None
        self._pages = self._runner.server.request_handler
        self._runner.server.request_handler = self._handle
        loop = asyncio.get_running_loop()
        try:
            self._server = await loop.create_server(self._protocol, host, port, backlog=1024)
        except OSError as error:
            raise BadSettings(
                f"{host}:{port} cannot be listened on ({error}). Give another by --listen"
            ) from error
        gc.freeze()  # the modules stay: no collection needs to walk through them while requests wait
        bound: tuple[str, int] = self._server.sockets[0].getsockname()[:2]
        return bound

    async def stop(self) -> None:
        """Take no new connection, finish what is under way."""
        if self._server is not None:
            self._server.close()
        await asyncio.wait_for(self._runner.cleanup(), FINISH_WITHIN + 5)
        REGISTRY.unregister(self._backlog)

    def _protocol(self) -> asyncio.BaseProtocol:
        """A connection; cut at once while so many are open that the process would run out of files."""
        server = self._runner.server
        assert server is not None
        if len(server.connections) >= _most_connections():
            return _Refusing()
        return server()

    async def _handle(self, request: web.BaseRequest) -> web.StreamResponse:
        """The busiest addresses first, past everything that pages need."""
        if not (found := DELIVERY.match(request.raw_path)):
            return await self._pages(request)
        try:
            return await self._receiver.handle(request, found[1] or found[2])
        except web.HTTPException:
            raise
        except Exception as error:
            log.error("a delivery was not taken", error=told(error))
            return unable("Something went wrong here. Nothing was stored; send it again.", seconds=5)

    async def _healthz(self, _request: web.Request) -> web.Response:
        try:
            backlog = await asyncio.to_thread(reading, self._store.engine, status.backlog)
        except Away:
            return web.Response(status=503, text="the database does not answer\n")
        if backlog.oldest > TOO_OLD:
            return web.Response(status=503, text=f"a delivery has waited for {backlog.oldest:.0f} s\n")
        return web.Response(text="ok\n")

    async def _readyz(self, _request: web.Request) -> web.Response:
        checks: dict[str, object] = {}
        try:
            await asyncio.to_thread(transact, self._store.engine, lambda conn: inbox.count(conn, "probes", 1))
            backlog = await asyncio.to_thread(reading, self._store.engine, status.backlog)
            checks = {"database": "ok", "pending": backlog.pending, "oldest_seconds": backlog.oldest}
        except Exception as error:
            checks = {"database": f"cannot be written: {type(error).__name__}"}
        is_ready = checks["database"] == "ok"
        return web.json_response({"version": VERSION, "checks": checks}, status=200 if is_ready else 503)

    async def _metrics(self, _request: web.Request) -> web.Response:
        text = await asyncio.to_thread(generate_latest)
        return web.Response(body=text, headers={"Content-Type": CONTENT_TYPE_LATEST})


class _Refusing(asyncio.Protocol):
    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        cast(asyncio.Transport, transport).abort()


@web.middleware
async def _unexpected(request: web.Request, handler: Handler) -> web.StreamResponse:
    """The last resort: what nobody foresaw is a fault of ours, and never a 500 that ends a delivery."""
    try:
        return await handler(request)
    except web.HTTPException:
        raise
    except Exception as error:
        log.error("a request failed", path=request.rel_url.path.split("/")[1], error=told(error))
        text = "Something went wrong here. Nothing that was accepted is lost; send it again.\n"
        return web.Response(status=503, text=text, headers={"Retry-After": "5"})


def _most_connections() -> int:
    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return int(soft * 0.8)

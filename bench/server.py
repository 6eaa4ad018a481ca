"""A server to be measured: python -m bench.server noop|group|single|busy URL FOLDER.

noop: aiohttp reads the body and answers. group: the real receiver. single: the same with one commit for each
request. busy: the real receiver beside a worker with a backlog, and /noop in the same process. Prints its port
and the path to post to.
"""

import asyncio
import sys
from functools import partial
from pathlib import Path

import uvloop
from aiohttp import web

import channels
from bench.stage import KEY, put, sms, twilio
from ingest import bell, commit
from ingest.commit import Committer
from ingest.settings import Settings
from ingest.web import Web
from ingest.workers import Workers
from storage import channels as stored
from storage.engine import checkpoint, transact
from storage.store import Store

BACKLOG = 60_000


async def noop(request: web.Request) -> web.Response:
    await request.read()
    return web.Response(text="ok")


async def main(mode: str, url: str, folder: str) -> None:
    if mode == "noop":
        app = web.Application()
        app.router.add_post("/noop", noop)
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        assert runner.server is not None
        server = await asyncio.get_running_loop().create_server(runner.server, "127.0.0.1", 0)
        print(server.sockets[0].getsockname()[1], "/noop", flush=True)
        await asyncio.Event().wait()
    if mode == "single":
        commit.MOST_IN_GROUP = 1
    store = Store.open(url, Path(folder), KEY)
    store.prepare()
    make = partial(stored.add, cipher=store.cipher, adapter="forms.any", name="bench", settings={})
    form = transact(store.engine, make)
    committer = Committer(store, lambda stored: None, asyncio.get_running_loop())
    web_server = Web(store, Settings(), committer)
    web_server.app.router.add_post("/noop", noop)
    _, port = await web_server.start("127.0.0.1", 0)
    # Without rings and sweeps it only keeps SQLite's log short.
    workers = Workers(store, bell.connect(""), channels.read, sweeping=mode == "busy")
    if mode == "busy":
        phone = twilio(store).id
        put(store, [sms(phone, n, n) for n in range(BACKLOG)])
        checkpoint(store.engine)  # to store so many at once is not what is measured
    print(port, f"/in/{form.token}", flush=True)
    await asyncio.Event().wait()
    workers.stop()


if __name__ == "__main__":
    uvloop.run(main(*sys.argv[1:]))

"""The demo: sample channels with traffic of their own, to look at and to play with."""

import asyncio
import random
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import aiohttp

from ingest.serve import ROLES, serve
from ingest.settings import BadSettings, Settings
from ingest.simulate import Report, deliver, open_channels
from ingest.traffic import mail, people, traffic
from storage import access, channels, inbox
from storage.engine import Connection, transact
from storage.inbox import Arrived
from storage.store import Store

__all__ = ["start_demo"]

EMAIL = "demo@leadinlet.example"
AT_FIRST, PAUSE = 40, 2.0  # deliveries sent at once; mean seconds between those after


def start_demo(load: Callable[..., Settings], host: str, port: int) -> None:
    """Run until stopped. Raises BadSettings where the settings name a database of the firm's own."""
    settings = load()
    if settings.database_url or settings.broker_url:
        raise BadSettings(
            "the demo has a database of its own: unset LEADINLET_DATABASE_URL and LEADINLET_BROKER_URL, "
            "or use `leadinlet run`"
        )
    folder = settings.data if settings.data != "data" else "data-demo"
    settings = load(LEADINLET_DATA=str(Path(folder)))
    serve(
        settings,
        ROLES,
        host,
        port,
        ready=partial(_begin, is_first=not (settings.folder / "leadinlet.db").exists()),
    )


def _begin(store: Store, address: str, is_first: bool) -> None:
    """Greet, and start the traffic."""
    transact(store.engine, partial(access.add_user, email=EMAIL, name="Demo"))
    link = transact(store.engine, partial(access.new_link, email=EMAIL))
    token = transact(store.engine, partial(access.add_token, name="demo"))
    print(
        f"\nLeadinlet demo: made-up people write, call and chat; watch their leads come in.\n\n"
        f"  Open this once, within a quarter of an hour:\n  {address}/sign-in/{link}\n\n"
        f"  The API:  curl -H 'Authorization: Bearer {token}' {address}/api/v1/leads\n"
        f"  To stop:  Ctrl+C. To begin anew, delete the data-demo folder.\n",
        flush=True,
    )
    run = partial(_run, store, address, token, is_first)
    threading.Thread(target=lambda: asyncio.run(run()), name="demo", daemon=True).start()


async def _run(store: Store, address: str, token: str, is_first: bool) -> None:
    seed = int(time.time())
    rng = random.Random(seed)
    report = Report()
    async with aiohttp.ClientSession() as session:
        target = await open_channels(session, address, token)
        mailbox = await asyncio.to_thread(transact, store.engine, partial(_mailbox, store=store))
        for count, shot in enumerate(traffic(seed, target.settings)):
            await deliver(session, target, shot, report)
            if rng.random() < 0.2:
                post = partial(_post_mail, channel=mailbox, seed=seed, count=count)
                await asyncio.to_thread(transact, store.engine, post)
            if not is_first or count >= AT_FIRST:
                await asyncio.sleep(rng.expovariate(1 / PAUSE))


def _mailbox(conn: Connection, store: Store) -> int:
    """A mailbox that is not polled: there is no server behind it."""
    settings = {"host": "imap.example.org", "user": "biuro@okna.example.org"}
    made = channels.add(
        conn, store.cipher, adapter="email.mailbox", settings=settings, name="biuro@ (sample)"
    )
    channels.change(conn, store.cipher, made.id, paused=True)
    return made.id


def _post_mail(conn: Connection, channel: int, seed: int, count: int) -> None:
    """A mail as the poller stores it, of one of those who came already."""
    rng = random.Random(seed + count)
    body = mail(rng.choice(people(1 + count, seed)), f"{seed:x}{count:x}", rng)
    place = f"imap://biuro@okna.example.org/INBOX;UIDVALIDITY=1;UID={count}"
    inbox.append(conn, [Arrived(channel, channels.now(conn), "IMAP", place, "{}", body)])

"""What the outbox sends, and what it must never reach."""

import asyncio
import json
import threading
from contextlib import contextmanager

import pytest
import servers
from aiohttp import web
from sqlalchemy import select, update
from test_process import count, take_in, twilio
from yarl import URL

from channels.message import Fetch
from ingest import ask
from ingest import process as processing
from ingest.address import GuardedResolver, Refused, check, is_public
from ingest.ask import allowed_hosts
from ingest.process import process
from ingest.send import Sender
from storage import outbox
from storage.engine import transact
from storage.tables import activities, attachments, deliveries
from storage.tables import outbox as requests

PUBLIC = frozenset()


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
        "::1", "::", "fe80::1", "fc00::1", "ff02::1", "::ffff:127.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1",
        "64:ff9b:1::1", "2001::1", "fe80::1%eth0", "255.255.255.255", "198.18.0.1", "192.0.2.1",
    ],
)  # fmt: skip
def test_an_address_inside_is_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "1.1.1.1", "2606:4700::1111"])
def test_an_address_outside_is_public(address):
    assert is_public(address)


@pytest.mark.parametrize(
    "url",
    [
        "http://example.com/", "ftp://example.com/", "file:///etc/passwd", "https://example.com:22/", "https://127.0.0.1/",
        "https://[::1]/", "https://[::ffff:10.0.0.1]/", "https://169.254.169.254/latest/meta-data/",
        "gopher://example.com:443/", "https:///x",
    ],
)  # fmt: skip
def test_an_url_that_is_not_plain_https_outside_is_refused(url):
    with pytest.raises((Refused, ValueError)):
        check(URL(url), PUBLIC)


@pytest.mark.parametrize("host", ["localhost", "127.1", "2130706433", "0x7f000001", "0177.0.0.1"])
def test_a_name_that_leads_inside_is_refused_when_resolved(host):
    async def resolve():
        with pytest.raises((Refused, OSError)):
            await GuardedResolver(PUBLIC).resolve(host, 443)

    asyncio.run(resolve())


@contextmanager
def stub(answers):
    """A server that answers each request in turn; gives its port and what it was asked."""
    asked, started, port = [], threading.Event(), servers.free_port()
    loop, over = asyncio.new_event_loop(), asyncio.Event()

    async def answer(request):
        asked.append((request.method, str(request.rel_url), dict(request.headers), await request.text()))
        found = answers[min(len(asked), len(answers)) - 1]
        return web.Response(**found)

    async def run():
        app = web.Application()
        app.router.add_route("*", "/{tail:.*}", answer)
        runner = web.AppRunner(app, shutdown_timeout=0.1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", port).start()
        started.set()
        await over.wait()
        await runner.cleanup()

    thread = threading.Thread(target=loop.run_until_complete, args=[run()], daemon=True)
    thread.start()
    started.wait(10)
    try:
        yield port, asked
    finally:
        loop.call_soon_threadsafe(over.set)
        thread.join(5)
        loop.close()


@contextmanager
def sending(store, allowed="127.0.0.1"):
    sender = Sender(store, allowed_hosts(allowed))
    try:
        yield
    finally:
        sender.stop()


def enqueue(store, **fetch):
    asked = Fetch(**{"key": "k", "about": "file call CA1 RE1", **fetch})
    row = processing.outbox_row(1, asked)
    transact(store.engine, lambda conn: outbox.add(conn, [row]))


def state(store):
    with store.engine.connect() as conn:
        return conn.execute(select(requests.c.state, requests.c.tries, requests.c.error)).one()


def due(store):
    with store.engine.begin() as conn:
        conn.execute(update(requests).values(due_at=0))


def test_an_answer_becomes_a_delivery_and_joins_its_activity(store):
    take_in(store, twilio(CallSid="CA1", From="+48600123456", To="+48221234567", CallStatus="completed"))
    with stub([{"body": b"sound", "content_type": "audio/mpeg"}]) as (port, asked), sending(store):
        enqueue(
            store,
            url=f"http://{{account_sid}}:{{auth_token}}@127.0.0.1:{port}/RE1.mp3",
            headers={"x-a": "{account_sid}"},
        )
        servers.wait_for(lambda: state(store).state == "sent")
    method, url, headers, _ = asked[0]
    assert (method, url, headers["x-a"]) == ("GET", "/RE1.mp3", "AC1")
    assert headers["Authorization"] == "Basic QUMxOjEyMzQ1"
    with store.engine.connect() as conn:
        row = conn.execute(select(deliveries).where(deliveries.c.about != "")).one()
        assert "12345" not in row.url, "no secret is stored with the answer"
        assert json.loads(row.headers)[":status"] == "200"
    process(store, [row.id])
    assert count(store, activities, attachments) == (1, 1)
    with store.engine.connect() as conn:
        assert store.blobs.get(conn.scalar(select(attachments.c.blob))) == b"sound"


def test_what_fails_is_sent_again_and_given_up_at_last(store):
    with stub([{"status": 500}, {"status": 503}, {"body": b"late"}]) as (port, asked), sending(store):
        enqueue(store, url=f"http://127.0.0.1:{port}/")
        for tries in (1, 2):
            servers.wait_for(lambda tries=tries: state(store).tries == tries and state(store).error)
            due(store)
        servers.wait_for(lambda: state(store).state == "sent")
    assert len(asked) == 3


def test_a_redirect_is_followed_without_our_secrets_and_checked_again(store):
    inside = {"status": 302, "headers": {"Location": "http://localhost:1/"}}
    with stub([inside]) as (port, _), sending(store):
        enqueue(store, url=f"http://u:p@127.0.0.1:{port}/", headers={"Authorization": "Bearer x"})
        servers.wait_for(lambda: state(store).state == "failed")
    assert "Refused" in state(store).error
    with (
        stub([{"status": 302, "headers": {"Location": "/there"}}, {"body": b"x"}]) as (port, asked),
        sending(store),
    ):
        enqueue(store, key="k2", url=f"http://u:p@127.0.0.1:{port}/")
        servers.wait_for(lambda: len(asked) == 2)
    assert [url for _, url, _, _ in asked] == ["/", "/there"]


def test_an_address_inside_is_given_up_at_once_and_nothing_connects(store):
    with stub([{"body": b"secret"}]) as (port, asked), sending(store, allowed=""):
        enqueue(store, url=f"https://127.0.0.1:{port}/")
        servers.wait_for(lambda: state(store).state == "failed")
    assert asked == []


def test_an_answer_that_is_too_big_is_refused(store, monkeypatch):
    monkeypatch.setattr(ask, "MOST", 1000)
    with stub([{"body": b"x" * 5000}]) as (port, _), sending(store):
        enqueue(store, url=f"http://127.0.0.1:{port}/")
        servers.wait_for(lambda: state(store).error)
    assert "more than" in state(store).error
    assert count(store, deliveries) == (0,)


def test_a_setting_that_is_missing_ends_it_in_words(store):
    with sending(store):
        enqueue(store, url="https://example.com/{no_such_setting}")
        servers.wait_for(lambda: state(store).state == "failed")
    assert "no_such_setting" in state(store).error


def test_a_dead_endpoint_delays_no_other(store):
    port = servers.free_port()
    with stub([{"body": b"x"}]) as (good, asked), sending(store):
        for n in range(4):
            enqueue(store, key=f"dead{n}", url=f"http://127.0.0.1:{port}/")
        enqueue(store, key="good", url=f"http://127.0.0.1:{good}/")
        servers.wait_for(lambda: len(asked) == 1, 5)


def test_the_same_request_is_kept_once(store):
    for _ in range(3):
        enqueue(store, url="https://example.com/")
    assert count(store, requests) == (1,)

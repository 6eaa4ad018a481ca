"""The receiver's answers, over real sockets: what is stored, what is refused, and with which words."""

import asyncio
import json
import socket
from contextlib import asynccontextmanager
from functools import partial

import aiohttp
import pytest
from sqlalchemy import func, select

from ingest import receiver
from ingest.commit import Committer, Full
from ingest.settings import Settings
from ingest.traffic import signed_by_twilio
from ingest.web import Web
from storage import channels
from storage.engine import Away, transact
from storage.tables import deliveries

SECRET = {"auth_token": "12345"}


@asynccontextmanager
async def serving(store, ring=lambda stored: None):
    """A running server; gives its address and its committer."""
    committer = Committer(store, ring, asyncio.get_running_loop())
    web = Web(store, Settings(), committer)
    host, port = await web.start("127.0.0.1", 0)
    try:
        yield f"http://{host}:{port}", committer
    finally:
        await web.stop()
        await asyncio.to_thread(committer.stop)


def new_channel(store, adapter, settings=None):
    return transact(
        store.engine,
        partial(channels.add, cipher=store.cipher, adapter=adapter, settings=settings or {}, name="x"),
    )


def stored(store):
    with store.engine.connect() as conn:
        return conn.scalar(select(func.count()).select_from(deliveries))


def post(store, url_path, body=b"", **more):
    """Status and text of one request to a server of its own."""

    async def run():
        async with serving(store) as (base, _), aiohttp.ClientSession() as session:
            headers = more.pop("headers", {})
            method = more.pop("method", "POST")
            async with session.request(
                method, base + url_path, data=body, headers=headers, **more
            ) as response:
                return response.status, await response.text(), dict(response.headers)

    return asyncio.run(run())


def test_what_is_acknowledged_is_stored_with_its_headers_and_counted(store):
    form = new_channel(store, "forms.any")
    status, text, _ = post(
        store, f"/in/{form.token}", b"name=Jan&email=jan@firma.pl", headers={"Referer": "https://a.pl"}
    )
    assert (status, json.loads(text)) == (200, {"ok": True})
    with store.engine.connect() as conn:
        row = conn.execute(select(deliveries)).one()
    assert (row.body, json.loads(row.headers)["referer"]) == (b"name=Jan&email=jan@firma.pl", "https://a.pl")


def test_an_address_that_is_nobodys_gets_404_and_stores_nothing(store):
    status, text, _ = post(store, "/in/guessed", b"a=b")
    assert (status, stored(store)) == (404, 0)
    assert "no channel" in text


def test_a_wrong_signature_gets_403_and_a_right_one_200(store):
    phone = new_channel(store, "telephony.twilio", SECRET)
    body = b"MessageSid=SM1&From=%2B48600123456&To=%2B48221234567&Body=hi"

    async def run():
        async with serving(store) as (base, _), aiohttp.ClientSession() as session:
            url = f"{base}/in/{phone.token}"
            statuses = []
            for signature in ("wrong", signed_by_twilio(url, body, SECRET["auth_token"])):
                headers = {
                    "X-Twilio-Signature": signature,
                    "Content-Type": "application/x-www-form-urlencoded",
                }
                async with session.post(url, data=body, headers=headers) as response:
                    statuses.append((response.status, response.content_type))
            return statuses

    assert asyncio.run(run()) == [(403, "text/plain"), (200, "text/xml")]
    assert stored(store) == 1


def test_a_body_over_the_limit_gets_413_whether_it_says_its_length_or_not(store):
    phone = new_channel(store, "telephony.twilio", SECRET)

    async def chunks():
        for _ in range(10):
            yield b"x" * 100_000

    assert post(store, f"/in/{phone.token}", b"x" * 1_000_000)[0] == 413
    assert post(store, f"/in/{phone.token}", chunks())[0] == 413
    assert stored(store) == 0


def test_a_big_body_is_a_blob(store):
    form = new_channel(store, "forms.any")
    body = b"message=" + b"x" * 200_000
    assert post(store, f"/in/{form.token}", body)[0] == 200
    with store.engine.connect() as conn:
        row = conn.execute(select(deliveries)).one()
    assert (row.body, store.blobs.get(row.blob)) == (b"", body)


def test_a_get_without_a_question_says_that_the_address_works(store):
    form = new_channel(store, "forms.any")
    status, text, _ = post(store, f"/in/{form.token}", method="GET")
    assert (status, stored(store)) == (200, 0)
    assert "works" in text


@pytest.mark.parametrize(
    "fault", [Away("gone"), RuntimeError("unforeseen"), Full()], ids=lambda e: type(e).__name__
)
def test_a_fault_of_ours_is_503_with_retry_after_never_4xx(store, monkeypatch, fault):
    form = new_channel(store, "forms.any")

    async def broken(self, arrived):
        raise fault

    monkeypatch.setattr(Committer, "store", broken)
    status, _, headers = post(store, f"/in/{form.token}", b"name=Jan")
    assert (status, "Retry-After" in headers) == (503, True)


def test_a_paused_channel_asks_to_come_back_later(store):
    form = new_channel(store, "forms.any")
    transact(store.engine, partial(channels.change, cipher=store.cipher, id=form.id, paused=True))
    assert post(store, f"/in/{form.token}", b"name=Jan")[0] == 503


def test_the_former_address_works_for_a_day_after_a_rotation(store):
    form = new_channel(store, "forms.any")
    transact(store.engine, partial(channels.rotate, cipher=store.cipher, id=form.id))
    assert post(store, f"/in/{form.token}", b"name=Jan")[0] == 200


@pytest.mark.parametrize(
    "body",
    [
        b"\x00\xff\xfe",
        b'{"a": ' * 1000,
        b'{"name": "\\ud800 \\u0000"}',
        b"[" * 5000,
        b"name=%00%FF&email=",
        b"",
    ],
    ids=["bytes", "malformed", "half characters", "nested", "broken escapes", "empty"],
)
def test_malformed_bodies_are_stored_and_harm_nothing(store, body):
    form = new_channel(store, "forms.any")
    status, _, _ = post(store, f"/in/{form.token}", body, headers={"Content-Type": "application/json"})
    assert (status, stored(store)) == (200, 1)


def sent(store, head: bytes, *bodies: bytes) -> list[bytes]:
    """What a server says to the bytes of a head, and to each part of a body that follows an answer."""

    async def run():
        async with serving(store) as (base, _):
            reader, writer = await asyncio.open_connection("127.0.0.1", int(base.rpartition(":")[2]))
            said = []
            for part in (head, *bodies):
                writer.write(part)
                said.append(await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), 5))
            writer.close()
            return said

    return asyncio.run(run())


def test_a_header_in_an_old_charset_is_kept(store):
    form = new_channel(store, "forms.any")
    head = f"POST /in/{form.token} HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nReferer: http://".encode()
    [said] = sent(store, head + b"\xb3\xf3d\x9f.pl/\r\nX-Name: \xc5\x81\r\n\r\na=b")
    with store.engine.connect() as conn:
        kept = json.loads(conn.execute(select(deliveries)).one().headers)
    assert said.startswith(b"HTTP/1.1 200")
    assert (kept["referer"], kept["x-name"]) == ("http://\\xb3\\xf3d\\x9f.pl/", "Ł")


def test_a_sender_that_waits_for_leave_to_send_its_body_gets_it(store):
    form = new_channel(store, "forms.any")
    head = f"POST /in/{form.token} HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n"
    leave, answer = sent(store, head.encode(), b"a=b")
    assert (leave[:12], answer[:12], stored(store)) == (b"HTTP/1.1 100", b"HTTP/1.1 200", 1)


def test_a_widgets_preflight_is_answered_for_its_own_pages_alone(store):
    widget = new_channel(store, "chat.widget", {"secret": "s" * 32, "origins": "https://firma.pl"})
    asked = {"method": "OPTIONS"}
    good = post(store, f"/w/{widget.token}/messages", headers={"Origin": "https://firma.pl"}, **asked)
    bad = post(
        store, f"/w/{widget.token}/messages", headers={"Origin": "https://evil.firma.pl"}, method="OPTIONS"
    )
    assert (good[0], good[2]["Access-Control-Allow-Origin"]) == (204, "https://firma.pl")
    assert (bad[0], "Access-Control-Allow-Origin" in bad[2], stored(store)) == (403, False, 0)


def test_a_hundred_at_once_are_stored_by_few_commits_and_rung_for_once_each(store):
    form = new_channel(store, "forms.any")
    rung = []

    async def run():
        async with serving(store, rung.append) as (base, _), aiohttp.ClientSession() as session:

            async def one(n):
                async with session.post(f"{base}/in/{form.token}", data={"name": f"n{n}"}) as response:
                    return response.status

            return await asyncio.gather(*(one(n) for n in range(100)))

    assert asyncio.run(run()) == [200] * 100
    ids = [id for group in rung for id, _ in group]
    assert len(ids) == len(set(ids)) == stored(store) == 100
    assert len(rung) < 60


def test_one_row_that_the_database_refuses_refuses_no_neighbour(store):
    form = new_channel(store, "forms.any")

    async def run():
        committer = Committer(store, lambda stored: None, asyncio.get_running_loop())
        rows = [receiver.Arrived(form.id, 1, "POST", "", "{}", b"x") for _ in range(10)]
        rows[5] = rows[5]._replace(method=None)
        try:
            return await asyncio.gather(*map(committer.store, rows), return_exceptions=True)
        finally:
            await asyncio.to_thread(committer.stop)

    results = asyncio.run(run())
    assert [isinstance(result, int) for result in results] == [n != 5 for n in range(10)]
    assert stored(store) == 9


def test_connections_that_say_nothing_or_half_are_cut_and_good_ones_answered(store, monkeypatch):
    monkeypatch.setattr("ingest.web.HEAD_WITHIN", 1)
    monkeypatch.setattr(receiver, "BODY_WITHIN", 1)
    form = new_channel(store, "forms.any")

    async def run():
        async with serving(store) as (base, _):
            port = int(base.rpartition(":")[2])
            head = f"POST /in/{form.token} HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nname="
            halves = [b"", b"POST /in", head.encode()] * 30
            slow = [await asyncio.open_connection("127.0.0.1", port) for _ in halves]
            for (_, writer), half in zip(slow, halves, strict=True):
                writer.write(half)
            async with (
                aiohttp.ClientSession() as session,
                session.post(f"{base}/in/{form.token}", data=b"a=b") as good,
            ):
                status = good.status
            async with asyncio.timeout(8):
                said = [await reader.read() for reader, _ in slow]
            return status, said

    status, said = asyncio.run(run())
    assert status == 200
    assert {text[:12] for text in said} <= {b"", b"HTTP/1.1 408"}


def test_the_sockets_of_a_stopped_server_are_closed(store):
    async def run():
        async with serving(store) as (base, _):
            return int(base.rpartition(":")[2])

    port = asyncio.run(run())
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0

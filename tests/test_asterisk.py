"""Calls of a PBX that we listen to: a real little server plays them, cuts the connection and plays on."""

import asyncio
import base64
import hashlib
import json
import socket
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing, contextmanager, suppress
from functools import partial

import pytest
from aiohttp import web
from conftest import clean, make_store
from running import installed
from servers import wait_for
from sqlalchemy import select

from channels.telephony import asterisk_ami
from ingest import ami, asterisk, watching
from ingest.ari import Family
from ingest.poll import Poller, probe
from ingest.process import process
from storage import channels
from storage.engine import Away, reading, transact
from storage.store import Store
from storage.tables import activities, deliveries, leads


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr(watching, "LOOK", 0.1)
    monkeypatch.setattr(watching, "BACK_OFF", (0.01, 0.03))
    monkeypatch.setattr(watching, "AGAIN", 0.01)


@pytest.fixture
def lite(tmp_path):
    store = clean(make_store(f"sqlite:///{tmp_path}/leads.db", tmp_path))
    yield store
    store.engine.dispose()


CALL = "1795514400.101"
LEG = "1795514400.102"


def packet(event: str, **words: str) -> bytes:
    lines = [f"Event: {event}", *(f"{name}: {value}" for name, value in words.items())]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


def side(which: str, id: str, name: str, number: str, state: str, **more: str) -> dict[str, str]:
    told = {
        "Channel": name,
        "ChannelState": state,
        "CallerIDNum": number,
        "Uniqueid": id,
        "Linkedid": CALL,
        **more,
    }
    return {which + word: value for word, value in told.items()}


def caller(state: str) -> dict[str, str]:
    trunk = {
        "CallerIDName": "Anna Wilk",
        "Exten": "48221009000",
        "Context": "from-trunk",
        "ConnectedLineNum": "101",
    }
    return side("", CALL, "PJSIP/provider-00000011", "+48601900100", state, **trunk)


def taker(state: str, which: str = "") -> dict[str, str]:
    return side(which, LEG, "PJSIP/101-00000012", "101", state, ConnectedLineNum="+48601900100")


PLAYED = [
    packet("PeerStatus", Peer="PJSIP/101", PeerStatus="Reachable"),
    packet("Newchannel", **caller("4")),
    packet("Newchannel", **taker("0")),
    packet("DialBegin", **caller("4"), **taker("0", "Dest"), DialString="101/sip:101@192.0.2.50"),
    packet("DialEnd", **caller("6"), **taker("6", "Dest"), DialStatus="ANSWER"),
    packet("BridgeEnter", BridgeUniqueid="b1", **taker("6")),
    packet("BridgeEnter", BridgeUniqueid="b1", **caller("6")),
    packet("Hangup", **taker("6"), Cause="16"),
    packet("Hangup", **caller("6"), Cause="16"),
]


class Pbx:
    """A manager interface: lets in who knows the secret, plays, and ends the connection where it is told to."""

    def __init__(self, *plays: bytes | None, secret: str = "s3cret") -> None:
        self._plays, self._secret = list(plays), secret
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self.asked: list[str] = []
        self.may_end = threading.Event()
        threading.Thread(target=self._serve, daemon=True).start()

    def close(self) -> None:
        self._listener.close()

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                with suppress(OSError, AssertionError, KeyError), client:
                    self._talk(client)

    def _talk(self, client: socket.socket) -> None:
        lines = client.makefile("rb")
        client.sendall(b"Asterisk Call Manager/7.0.3\r\n")
        assert self._action(lines)["Action"] == "Challenge"
        client.sendall(b"Response: Success\r\nChallenge: 845721\r\n\r\n")
        key = self._action(lines)["Key"]
        if key != hashlib.md5(f"845721{self._secret}".encode()).hexdigest():
            client.sendall(b"Response: Error\r\nMessage: Authentication failed\r\n\r\n")
            return
        client.sendall(
            b"Response: Success\r\nMessage: Authentication accepted\r\n\r\n" + packet("FullyBooted")
        )
        if not self._action(lines):  # CoreShowChannels
            return
        while self._plays:
            played = self._plays.pop(0)
            if played is None:
                return
            for start in range(0, len(played), 100):  # packets end anywhere in what is read at once
                client.sendall(played[start : start + 100])
        while self._action(lines):
            client.sendall(b"Response: Success\r\nPing: Pong\r\n\r\n")

    def _action(self, lines) -> dict[str, str]:
        told = {}
        while line := lines.readline().decode().strip():
            name, _, value = line.partition(": ")
            told[name] = value
        self.asked.append(told.get("Action", ""))
        return told


def add(store: Store, at: int, adapter: str = ami.ADAPTER, **settings: str) -> channels.Channel:
    values = {"host": "127.0.0.1", "port": str(at), "user": "leadinlet", "secret": "s3cret", **settings}
    made = partial(channels.add, cipher=store.cipher, adapter=adapter, settings=values, name="PBX")
    return transact(store.engine, made)


@contextmanager
def polling(store: Store, rung: Callable = lambda ids: None):
    poller = Poller(store, rung)
    try:
        yield poller
    finally:
        poller.stop()


def rows(store: Store, table) -> list:
    return reading(store.engine, lambda conn: conn.execute(select(table).order_by(table.c.id)).all())


def told(store: Store, channel: channels.Channel) -> channels.Channel:
    return reading(store.engine, partial(channels.get, cipher=store.cipher, id=channel.id))


def the_call(store: Store, count: int) -> dict[str, str]:
    """Once so many packets are stored: what they say, each processed for itself and the last first."""
    wait_for(
        lambda: sum(row.body.count(b"Event:") for row in rows(store, deliveries)) >= count, 10, "the packets"
    )
    for row in reversed(rows(store, deliveries)):
        process(store, [row.id])
    [row] = rows(store, activities)
    assert (row.kind, row.key, row.direction, row.name) == ("call", CALL, "in", "Anna Wilk")
    assert json.loads(row.claims) == [["phone", "+48601900100", True]]
    return json.loads(row.fields)


# By AMI.


@pytest.mark.parametrize("cut", range(1, len(PLAYED)))
def test_a_call_over_a_cut_connection_is_one_activity_with_its_outcome(lite, cut) -> None:
    pbx = Pbx(b"".join(PLAYED[:cut]), None, b"".join(PLAYED[cut:]))
    add(lite, pbx.port)
    with polling(lite):
        said = the_call(lite, 5)
    pbx.close()
    assert (said["outcome"], said["answered_by"], said["seconds"]) == ("answered", "101", "0")
    assert sum(row.body.count(b"Event:") for row in rows(lite, deliveries)) == 5  # nothing doubled
    assert len(rows(lite, leads)) == 1


def test_every_packet_is_stored_in_its_order_and_rings(lite) -> None:
    pbx, rung = Pbx(*PLAYED), []
    channel = add(lite, pbx.port)
    with polling(lite, rung.extend):
        the_call(lite, 5)
    pbx.close()
    stored = b"".join(row.body for row in rows(lite, deliveries))
    events = [one["Event"] for one in asterisk_ami.packets(stored)]
    assert events == ["Newchannel", "DialBegin", "DialEnd", "Hangup", "Hangup"]
    assert rung == [(row.id, channel.id) for row in rows(lite, deliveries)]
    assert {(row.method, row.url) for row in rows(lite, deliveries)} == {("AMI", "ami://leadinlet@127.0.0.1")}
    assert told(lite, channel).health == "ok"


def test_a_caller_is_known_while_it_rings(lite) -> None:
    pbx = Pbx(b"".join(PLAYED[:4]))
    add(lite, pbx.port)
    with polling(lite):
        said = the_call(lite, 2)
    pbx.close()
    assert (said["outcome"], said["rings"], said["to"]) == ("ringing", "101", "48221009000")


def test_a_call_that_was_under_way_when_we_came_is_known(lite) -> None:
    found = {**caller("6"), "ActionID": "1", "Application": "Dial", "BridgeId": "b1", "Duration": "00:00:12"}
    pbx = Pbx(
        packet("CoreShowChannel", **found) + packet("CoreShowChannel", **taker("6"), BridgeId="b1"),
        *PLAYED[7:],
    )
    add(lite, pbx.port)
    with polling(lite):
        said = the_call(lite, 3)
    pbx.close()
    assert (said["outcome"], said["answered_by"]) == ("answered", "101")


def test_a_call_nobody_took_is_missed_though_a_menu_had_it(lite) -> None:
    pbx = Pbx(PLAYED[1], PLAYED[8])
    add(lite, pbx.port)
    with polling(lite):
        assert the_call(lite, 2)["outcome"] == "missed"
    pbx.close()


def test_what_a_pbx_told_waits_for_a_database_that_is_away(lite, monkeypatch) -> None:
    real, failures = watching.transact, iter([False, True, True, False, True, True, True] * 3)

    def flaky(*given, **named):
        if next(failures, False):
            raise Away("it is restarted")
        return real(*given, **named)

    pbx = Pbx(*PLAYED)
    add(lite, pbx.port)
    monkeypatch.setattr(watching, "transact", flaky)
    with polling(lite):
        assert the_call(lite, 5)["outcome"] == "answered"
    pbx.close()


def test_a_silent_pbx_is_asked_whether_it_is_there(lite, monkeypatch) -> None:
    monkeypatch.setattr(ami, "QUIET", 0.1)
    pbx = Pbx()
    channel = add(lite, pbx.port)
    with polling(lite):
        wait_for(lambda: pbx.asked.count("Ping") > 2, 5, "pings")
        assert told(lite, channel).health == "ok"
    pbx.close()


WRONG = [
    ({"secret": "another"}, "refused us (Authentication failed). Check user and secret"),
    ({"port": "1"}, "takes no connection at this port. Check host, port and security"),
    ({"port": "x"}, "port must be a number, such as 5038"),
    ({"security": "ssl"}, "security must be tls or none"),
    ({"host": "8.8.8.8"}, "without encryption only a PBX in the own network is listened to: use tls"),
    ({"user": "a\r\nAction: Originate"}, "user and secret are one line each"),
]


@pytest.mark.parametrize(("settings", "words"), WRONG)
def test_what_is_wrong_is_said_in_words_where_people_look(lite, settings, words) -> None:
    pbx = Pbx()
    channel = add(lite, pbx.port, **settings)
    with polling(lite):
        wait_for(lambda: told(lite, channel).health == "failing", 5, "the failure")
    assert words in told(lite, channel).reason
    with pytest.raises(LookupError) as failed:
        probe(channel)
    assert words in str(failed.value)
    pbx.close()


def test_the_right_settings_are_said_to_work_and_others_are_not_ours_to_try(lite) -> None:
    pbx = Pbx()
    assert probe(add(lite, pbx.port)) == "Signed in to 127.0.0.1."
    assert probe(told(lite, reading(lite.engine, partial(channels.get, cipher=lite.cipher, id=1)))) == ""
    pbx.close()


def test_a_paused_channel_is_left_alone(lite) -> None:
    pbx = Pbx()
    channel = add(lite, pbx.port)
    transact(lite.engine, partial(channels.change, cipher=lite.cipher, id=channel.id, paused=True))
    with polling(lite) as poller:
        assert not poller._watches
    pbx.close()


def test_it_runs_with_the_server(tmp_path) -> None:
    pbx = Pbx(*PLAYED)
    with installed(tmp_path) as place:
        settings = {"host": "127.0.0.1", "port": str(pbx.port), "user": "leadinlet", "secret": "s3cret"}
        place.add_channel(ami.ADAPTER, **settings)
        assert "Signed in to 127.0.0.1." in place.command("channel", "test", "1")
        place.start("run")
        [file] = tmp_path.glob("*.db")
        with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as conn:
            wait_for(
                lambda: "answered" in str(conn.execute("select fields from activities").fetchall()),
                20,
                "the call",
            )
            assert conn.execute("select count(*) from activities").fetchall() == [(1,)]
        assert json.loads(place.command("channel", "list", "--json"))[0]["health"] == "ok"
    pbx.close()


# By ARI.


def channel_of(id: str, name: str, state: str, number: str, connected: str = "", exten: str = "s") -> dict:
    return {
        "id": id,
        "name": name,
        "state": state,
        "caller": {"name": "Anna Wilk" if number.startswith("+") else "", "number": number},
        "connected": {"name": "", "number": connected},
        "dialplan": {"context": "from-trunk" if number.startswith("+") else "default", "exten": exten},
        "creationtime": f"2026-11-24T11:00:0{id[-1]}.000+0100",
    }


def trunk(state: str) -> dict:
    return channel_of(CALL, "PJSIP/provider-00000011", state, "+48601900100", "101", "48221009000")


def phone(state: str) -> dict:
    return channel_of(LEG, "PJSIP/101-00000012", state, "101", "+48601900100")


def event(kind: str, second: int, **words) -> str:
    return json.dumps(
        {"type": kind, "timestamp": f"2026-11-24T11:{second // 60:02}:{second % 60:02}.000+0100", **words}
    )


RANG = [
    event("ChannelCreated", 0, channel=trunk("Ring")),
    event("DeviceStateChanged", 0, device_state={}),
    event("ChannelCreated", 1, channel=phone("Down")),
    event("Dial", 1, dialstatus="", dialstring="101", caller=trunk("Ring"), peer=phone("Down")),
    event("Dial", 2, dialstatus="RINGING", dialstring="", caller=trunk("Ring"), peer=phone("Ringing")),
    event("Dial", 8, dialstatus="ANSWER", dialstring="", caller=trunk("Up"), peer=phone("Up")),
    event("ChannelEnteredBridge", 8, bridge={"id": "b1", "channels": [LEG]}, channel=phone("Up")),
    event("ChannelEnteredBridge", 8, bridge={"id": "b1", "channels": [LEG, CALL]}, channel=trunk("Up")),
    event("ChannelDestroyed", 83, cause=16, cause_txt="Normal Clearing", channel=phone("Up")),
    event("BridgeDestroyed", 83, bridge={"id": "b1", "channels": []}),
    event("ChannelDestroyed", 83, cause=16, cause_txt="Normal Clearing", channel=trunk("Up")),
]


class Ari:
    """A REST interface in a thread of its own."""

    def __init__(self, *plays: str | None) -> None:
        self._plays = list(plays)
        self._loop = asyncio.new_event_loop()
        ready = threading.Event()
        self._thread = threading.Thread(
            target=lambda: self._loop.run_until_complete(self._serve(ready)), daemon=True
        )
        self._stopping = asyncio.Event()
        self.asked: list[dict[str, str]] = []
        self._thread.start()
        ready.wait(5)

    def close(self) -> None:
        self._loop.call_soon_threadsafe(self._stopping.set)
        self._thread.join(5)

    async def _serve(self, ready: threading.Event) -> None:
        app = web.Application()
        app.router.add_get("/ari/events", self._events)
        app.router.add_get("/ari/asterisk/info", self._info)
        app.router.add_get("/ari/{rest}", self._list)
        runner = web.AppRunner(app, shutdown_timeout=0.1)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        self.port = site._server.sockets[0].getsockname()[1]
        ready.set()
        await self._stopping.wait()
        await runner.cleanup()

    def _admit(self, request: web.Request) -> None:
        wanted = base64.b64encode(b"leadinlet:s3cret").decode()
        if request.headers.get("Authorization") != f"Basic {wanted}":
            raise web.HTTPUnauthorized

    async def _info(self, request: web.Request) -> web.Response:
        self._admit(request)
        return web.json_response({"system": {"version": "20.9.3"}})

    async def _list(self, request: web.Request) -> web.Response:
        return web.json_response([])

    async def _events(self, request: web.Request) -> web.WebSocketResponse:
        self._admit(request)
        self.asked.append(dict(request.query))
        told = web.WebSocketResponse()
        await told.prepare(request)
        while self._plays:
            played = self._plays.pop(0)
            if played is None:
                await told.close()
                return told
            await told.send_str(played)
        async for _ in told:
            pass
        return told


@pytest.mark.parametrize("cut", [1, 3, 4, 6, 7, 9])
def test_a_call_told_by_ari_over_a_cut_connection_is_one_activity(lite, cut) -> None:
    pbx = Ari(*RANG[:cut], None, *RANG[cut:])
    channel = add(lite, pbx.port, "telephony.asterisk_ari")
    with polling(lite):
        wait_for(lambda: len(rows(lite, deliveries)) >= 6, 10, "six events")
        assert told(lite, channel).health == "ok"
    pbx.close()
    assert pbx.asked == [{"app": "leadinlet", "subscribeAll": "true"}] * 2
    for row in reversed(rows(lite, deliveries)):
        process(lite, [row.id])
    [row] = rows(lite, activities)
    said = json.loads(row.fields)
    assert (row.key, row.name, json.loads(row.claims)) == (
        CALL,
        "Anna Wilk",
        [["phone", "+48601900100", True]],
    )
    assert (said["outcome"], said["answered_by"], said["seconds"]) == ("answered", "101", "75")
    assert len(rows(lite, deliveries)) == 6
    assert len(rows(lite, leads)) == 1


def test_an_event_that_is_not_as_documented_is_kept_and_holds_up_no_other(lite) -> None:
    pbx = Ari('{"type": "Dial"}', "{}", RANG[0])
    channel = add(lite, pbx.port, "telephony.asterisk_ari")
    with polling(lite):
        wait_for(lambda: len(rows(lite, deliveries)) >= 3, 5, "three events")
    assert (len(pbx.asked), told(lite, channel).health) == (1, "ok")
    pbx.close()
    process(lite, [row.id for row in rows(lite, deliveries)])
    assert [row.state for row in rows(lite, deliveries)] == ["unreadable", "done", "done"]


def test_ari_says_in_words_what_is_wrong_and_what_works(lite) -> None:
    pbx = Ari()
    channel = add(lite, pbx.port, "telephony.asterisk_ari", secret="another")
    with polling(lite):
        wait_for(lambda: told(lite, channel).health == "failing", 5, "the failure")
    assert "refused us (status 401). Check user and secret" in told(lite, channel).reason
    with pytest.raises(LookupError, match="refused us"):
        probe(channel)
    nobody = add(lite, 1, "telephony.asterisk_ari")
    with polling(lite):
        wait_for(lambda: told(lite, nobody).health == "failing", 5, "the failure")
    assert "takes no connection at this port" in told(lite, nobody).reason
    with pytest.raises(LookupError, match="takes no connection at this port"):
        probe(nobody)
    assert probe(add(lite, pbx.port, "telephony.asterisk_ari")) == "Signed in to 127.0.0.1, Asterisk 20.9.3."
    pbx.close()


def test_both_halves_of_a_local_channel_and_all_in_one_bridge_are_one_call() -> None:
    family = Family()
    for name, id in (
        ("PJSIP/p-00000001", "1"),
        ("Local/101@q-00000003;1", "2"),
        ("Local/101@q-00000003;2", "3"),
    ):
        family.learn({"type": "ChannelCreated", "channel": {"id": id, "name": name}})
    first, half = {"id": "1", "name": "PJSIP/p-00000001"}, {"id": "2", "name": "Local/101@q-00000003;1"}
    family.learn({"type": "Dial", "caller": first, "peer": half})
    assert [family.call({"channel": {"id": id}}) for id in "123"] == ["1", "1", "1"]
    legs = [{"id": id, "name": f"PJSIP/{id}-00000009", "creationtime": id} for id in ("8", "9")]
    family.found(legs, [{"id": "b", "channels": ["9", "8"]}])
    assert (
        family.call({"recording": {"target_uri": "bridge:b"}}) == "8" == family.call({"channel": {"id": "9"}})
    )


def test_a_way_there_is_checked_before_anything_is_sent() -> None:
    assert asterisk.way({"host": "127.0.0.1", "port": "", "security": "none"}, 5038, 5039) == (
        "127.0.0.1",
        5038,
    )
    assert asterisk.way({"host": "8.8.8.8", "port": "", "security": "tls"}, 5038, 5039) == ("8.8.8.8", 5039)

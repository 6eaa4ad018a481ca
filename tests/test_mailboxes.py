"""Mail from a real IMAP server: nothing lost, nothing doubled, whatever is cut."""

import base64
import imaplib
import json
import random
import socket
import threading
import time
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from functools import partial
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs

import pytest
from conftest import clean, make_store
from servers import Dovecot, wait_for
from sqlalchemy import func, select

from channels.email import mailbox as adapter
from ingest import imap, mailboxes, watching
from ingest.mailboxes import probe
from ingest.oauth import FIXES, Grant, NoToken
from ingest.poll import Poller
from ingest.process import process
from storage import channels
from storage.engine import Away, reading, transact
from storage.store import Store
from storage.tables import activities, deliveries, leads


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr(watching, "LOOK", 0.1)
    monkeypatch.setattr(watching, "BACK_OFF", (0.01, 0.03))


@pytest.fixture
def lite(tmp_path):
    """SQLite, for what no database changes."""
    store = clean(make_store(f"sqlite:///{tmp_path}/leads.db", tmp_path))
    yield store
    store.engine.dispose()


@pytest.fixture(scope="session")
def users(dovecot):
    """Made beforehand, for Dovecot looks for new ones once a second at most."""
    made = [dovecot.user(f"mailbox{number}") for number in range(80)]
    time.sleep(1.1)
    return iter(made)


@pytest.fixture
def user(users):
    return next(users)


def add(store: Store, server, user: str, **settings: str) -> channels.Channel:
    values = {"host": server.host, "port": str(server.port), "security": "none", "user": user}
    values |= {"password": "secret", **settings}
    made = partial(channels.add, cipher=store.cipher, adapter="email.mailbox", settings=values, name=user)
    return transact(store.engine, made)


def mail(number: int | str, body: str = "Dzień dobry") -> bytes:
    made = EmailMessage()
    made["From"] = f"Klient {number} <klient{number}@poczta.example>"
    made["To"] = "biuro@dach.example"
    made["Subject"] = f"Zapytanie {number}"
    made["Message-ID"] = f"<{number}@poczta.example>"
    made["Date"] = datetime.now(UTC)
    made.set_content(f"{body} {number}")
    return bytes(made)


@contextmanager
def polling(store: Store, rung=lambda ids: None):
    poller = Poller(store, rung)
    try:
        yield poller
    finally:
        poller.stop()


def stored(store: Store) -> list:
    return reading(
        store.engine, lambda conn: conn.execute(select(deliveries).order_by(deliveries.c.id)).all()
    )


def bodies(store: Store) -> list[bytes]:
    return [store.blobs.get(row.blob) if row.blob else row.body for row in stored(store)]


def subjects(store: Store) -> list[str]:
    lines = [line for body in bodies(store) for line in body.splitlines() if line.startswith(b"Subject: ")]
    return [line[9:].decode() for line in lines]


def told(store: Store, channel: channels.Channel) -> channels.Channel:
    return reading(store.engine, partial(channels.get, cipher=store.cipher, id=channel.id))


def arrive(store: Store, count: int, seconds: float = 20) -> None:
    wait_for(lambda: len(stored(store)) >= count, seconds, f"{count} mails")


def handled(store: Store) -> int:
    """Process everything; how many activities there are then."""
    process(store, [row.id for row in stored(store)])
    return reading(store.engine, lambda conn: conn.scalar(select(func.count()).select_from(activities)))


class Proxy:
    """Passes bytes on, and cuts a connection after as many from the server as `budget` gives."""

    host = "127.0.0.1"

    def __init__(self, target: int, budget) -> None:
        self._target, self._budget = target, budget
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self.cuts = 0
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        self._listener.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                server = socket.create_connection(("127.0.0.1", self._target))
                threading.Thread(target=self._pass, args=(client, server, None), daemon=True).start()
                threading.Thread(
                    target=self._pass, args=(server, client, self._budget()), daemon=True
                ).start()

    def _pass(self, source: socket.socket, target: socket.socket, budget: int | None) -> None:
        with suppress(OSError):
            while part := source.recv(4096):
                if budget is not None and len(part) >= budget:
                    self.cuts += 1
                    target.sendall(part[:budget])
                    break
                target.sendall(part)
                budget = None if budget is None else budget - len(part)
        for one in (source, target):
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)


# Nothing lost, nothing doubled.


def test_200_mails_over_a_connection_that_is_cut_again_and_again(
    store: Store, dovecot: Dovecot, user: str
) -> None:
    rng = random.Random(3)
    dovecot.append(user, *(mail(number, "x" * rng.randrange(4_000)) for number in range(200)))
    cuts = iter([*range(1, 1_500, 50), *(rng.randrange(1, 90_000) for _ in range(40))])
    proxy = Proxy(dovecot.port, lambda: next(cuts, None))
    add(store, proxy, user, since="30")
    with polling(store):
        arrive(store, 200, 60)
    proxy.close()
    assert proxy.cuts > 30
    assert sorted(subjects(store)) == sorted(f"Zapytanie {number}" for number in range(200))
    assert handled(store) == 200


def test_a_folder_numbered_anew_is_read_again_and_nothing_comes_twice(store, dovecot, user) -> None:
    channel = add(store, dovecot, user)
    with polling(store):
        wait_for(lambda: told(store, channel).health == "ok")
        dovecot.append(user, *map(mail, range(30)))
        arrive(store, 30)
    before = {row.url.split("UIDVALIDITY=")[1].split(";")[0] for row in stored(store)}
    assert handled(store) == 30
    time.sleep(1.1)  # Dovecot numbers folders by the second
    dovecot.change_uidvalidity(user)
    dovecot.append(user, *map(mail, range(30, 40)))
    with polling(store):
        arrive(store, 70)
    after = {row.url.split("UIDVALIDITY=")[1].split(";")[0] for row in stored(store)}
    assert len(after) == len(before) + 1
    assert handled(store) == 40, [(row.channel_id, row.url) for row in stored(store)]


def test_a_restart_goes_on_where_it_stopped(store, dovecot, user) -> None:
    channel = add(store, dovecot, user)
    with polling(store):
        wait_for(lambda: told(store, channel).health == "ok")
    for start in (0, 25, 50):
        dovecot.append(user, *map(mail, range(start, start + 25)))
        with polling(store):
            arrive(store, start + 25)
    assert sorted(subjects(store)) == sorted(f"Zapytanie {number}" for number in range(75))


def test_a_database_that_is_away_for_a_while_loses_nothing(lite, dovecot, user, monkeypatch) -> None:
    real, failures = mailboxes.transact, iter([True, False, True, True, False] * 3)

    def flaky(*given, **named):
        if next(failures, False):
            raise Away("it is restarted")
        return real(*given, **named)

    channel = add(lite, dovecot, user, since="1")
    dovecot.append(user, *map(mail, range(50)))
    monkeypatch.setattr(mailboxes, "transact", flaky)
    monkeypatch.setattr(watching, "transact", flaky)
    with polling(lite):
        arrive(lite, 50)
        wait_for(lambda: told(lite, channel).health == "ok")
    assert sorted(subjects(lite)) == sorted(f"Zapytanie {number}" for number in range(50))


def test_mails_deleted_while_they_are_read_are_passed_over(lite, dovecot, user) -> None:
    dovecot.append(user, *map(mail, range(3)))
    channel = add(lite, dovecot, user)
    settings = adapter_settings(channel)
    box = imap.Mailbox(settings, Grant(settings, lambda refresh: None))
    box.select("INBOX")
    [portion] = box.mails([1, 2, 3, 4, 5], 1 << 20)
    assert (portion.last, [one.uid for one in portion.mails]) == (3, [1, 2, 3])
    assert list(box.mails([8, 9], 1 << 20)) == []
    box.close()


# What is taken in, and how.


def test_a_new_mail_comes_in_under_two_seconds(lite, dovecot, user) -> None:
    rung = []
    channel = add(lite, dovecot, user)
    with polling(lite, rung.extend):
        wait_for(lambda: told(lite, channel).health == "ok")
        for number in range(3):
            time.sleep(0.3)
            began = time.monotonic()
            dovecot.append(user, mail(number))
            arrive(lite, number + 1, 2)
            assert time.monotonic() - began < 2
    assert rung == [(row.id, channel.id) for row in stored(lite)]


def test_a_delivery_says_where_the_mail_is_and_when_its_server_got_it(lite, dovecot, user) -> None:
    channel = add(lite, dovecot, user, since="1")
    dovecot.append(user, mail(1))
    with polling(lite):
        arrive(lite, 1)
    [row] = stored(lite)
    assert (row.method, row.channel_id) == ("IMAP", channel.id)
    assert row.url.startswith(f"imap://{user}@127.0.0.1/INBOX;UIDVALIDITY=")
    assert row.url.endswith(";UID=1")
    received = datetime.fromisoformat(json.loads(row.headers)["internaldate"])
    assert abs((datetime.now(UTC) - received).total_seconds()) < 60
    assert abs(row.received_at / 1e6 - time.time()) < 60


def dated(dovecot: Dovecot, user: str, content: bytes, days: int) -> None:
    moment = datetime.now(UTC) - timedelta(days=days)
    with imaplib.IMAP4(dovecot.host, dovecot.port) as client:
        client.login(user, "secret")
        client.append("INBOX", None, imaplib.Time2Internaldate(moment), content.replace(b"\n", b"\r\n"))


@pytest.mark.parametrize(
    ("since", "numbers"), [("now", []), ("7", [5, 1]), ("30", [20, 5, 1]), ("3650", [90, 20, 5, 1])]
)
def test_it_begins_now_or_so_many_days_back(lite, dovecot, user, since, numbers) -> None:
    for days in (90, 20, 5, 1):
        dated(dovecot, user, mail(days), days)
    channel = add(lite, dovecot, user, since=since)
    with polling(lite):
        wait_for(lambda: told(lite, channel).health == "ok")
        assert subjects(lite) == [f"Zapytanie {number}" for number in numbers]
        dovecot.append(user, mail("nowe"))
        arrive(lite, len(numbers) + 1, 5)


def test_a_mail_that_came_between_the_channel_and_its_first_look_is_taken_in(lite, dovecot, user) -> None:
    add(lite, dovecot, user)
    dovecot.append(user, mail(1))
    with polling(lite):
        arrive(lite, 1)


def test_several_folders_are_read_and_a_missing_one_is_told_of(lite, dovecot, user) -> None:
    channel = add(lite, dovecot, user, since="1", folders="Sent, Nie ma, INBOX")
    dovecot.append(user, mail("in"))
    dovecot.append(user, mail("out"), to="Sent")
    with polling(lite):
        arrive(lite, 2)
        wait_for(lambda: told(lite, channel).health == "failing")
        assert "The folder Nie ma cannot be read" in told(lite, channel).reason
        dovecot.append(user, mail("again"), to="Sent")
        arrive(lite, 3, 5)
    assert sorted(subjects(lite)) == ["Zapytanie again", "Zapytanie in", "Zapytanie out"]


def test_our_answer_among_the_sent_joins_its_lead_and_makes_none(lite, dovecot, user) -> None:
    add(lite, dovecot, user, since="1", folders="Sent, INBOX")
    dovecot.append(user, mail("in"))
    written = (
        b"Message-ID: <%s@firma.example>\nSubject: %s\nFrom: Biuro <alias@firma.example>\nTo: %s\n\nOferta\n"
    )
    dovecot.append(user, written % (b"1", b"Re: oferta", b"klientin@poczta.example"), to="Sent")
    dovecot.append(user, written % (b"2", b"Nowa oferta", b"obcy@x.example"), to="Sent")
    with polling(lite):
        arrive(lite, 3)
    process(lite, [row.id for row in stored(lite)])
    with lite.engine.connect() as conn:
        directions = sorted(conn.scalars(select(activities.c.direction)))
        assert (directions, len(conn.scalars(select(leads.c.id)).all())) == (["in", "out", "out"], 1)
        owners = conn.execute(
            select(activities.c.contact_id).where(activities.c.text.contains("Oferta"))
        ).all()
        [led] = conn.scalars(select(leads.c.contact_id))
    assert (led,) in owners


def test_mails_stay_unread(lite, dovecot, user) -> None:
    add(lite, dovecot, user, since="1")
    dovecot.append(user, mail(1))
    with polling(lite):
        arrive(lite, 1)
    with imaplib.IMAP4(dovecot.host, dovecot.port) as client:
        client.login(user, "secret")
        client.select("INBOX")
        assert b"\\Seen" not in client.fetch("1", "(FLAGS)")[1][0]


def test_a_transaction_holds_twenty_mails_or_eight_megabytes(lite, dovecot, user) -> None:
    rung = []
    dovecot.append(user, *map(mail, range(45)))
    dovecot.append(user, *(mail(number, "x " * 1_500_000) for number in range(45, 50)))
    add(lite, dovecot, user, since="1")
    with polling(lite, lambda ids: rung.append(len(ids))):
        arrive(lite, 50)
    assert rung == [20, 20, 7, 2, 1]
    assert [row.blob is not None for row in stored(lite)] == [False] * 45 + [True] * 5


def test_a_mail_beyond_all_measure_is_cut_and_says_so(lite, dovecot, user, monkeypatch) -> None:
    monkeypatch.setattr(adapter, "MAX_BODY", 10_000)
    dovecot.append(user, mail("big", "x " * 20_000), mail("small"))
    add(lite, dovecot, user, since="1")
    with polling(lite):
        arrive(lite, 2)
    assert len(bodies(lite)[0]) == 10_000
    assert ["x-leadinlet-truncated" in json.loads(row.headers) for row in stored(lite)] == [True, False]


# How it is.


def adapter_settings(channel: channels.Channel) -> dict[str, str]:
    return {name: one.default for name, one in adapter.SETTINGS.items()} | dict(channel.settings)


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"password": "wrong"}, "refused the user or the password"),
        ({"host": "nowhere.invalid", "security": "tls"}, "no server called nowhere.invalid"),
        ({"port": "1"}, "takes no connection"),
        ({"port": "imap"}, "port must be a number"),
        ({"security": "ssl"}, "security must be tls, starttls or none"),
        ({"security": "starttls"}, "certificate does not fit"),
        ({"host": "imap.gmail.com"}, "use tls or starttls"),
        ({"since": "yesterday"}, "since must be now, or how many days"),
        ({"oauth_refresh_token": "x"}, "oauth_token_url must start with https://"),
    ],
)
def test_what_is_wrong_with_a_mailbox_is_said_in_words(lite, dovecot, user, settings, words) -> None:
    channel = add(lite, dovecot, user, **settings)
    with polling(lite):
        wait_for(lambda: told(lite, channel).health == "failing", what="the mailbox's failure")
    assert words in told(lite, channel).reason


def test_a_mailbox_that_works_again_says_so(lite, dovecot, user) -> None:
    channel = add(lite, dovecot, user, port="1")
    with polling(lite):
        wait_for(lambda: told(lite, channel).health == "failing")
        assert told(lite, channel).checked_at == 0
        right = {**channel.settings, "port": str(dovecot.port)}
        transact(lite.engine, lambda conn: channels.change(conn, lite.cipher, channel.id, settings=right))
        wait_for(lambda: told(lite, channel).health == "ok")
        assert told(lite, channel).reason == ""
        assert told(lite, channel).checked_at > 0


def test_one_cut_connection_is_no_failure(lite, dovecot, user) -> None:
    seen = []
    channel = add(lite, dovecot, user)
    with polling(lite):
        wait_for(lambda: told(lite, channel).health == "ok")
        for number in range(3):
            dovecot.cut()
            dovecot.append(user, mail(number))
            wait_for(lambda: seen.append(told(lite, channel).health) or len(stored(lite)) > number)  # noqa: B023
    assert set(seen) == {"ok"}


def test_waits_grow_with_failures_and_begin_anew_when_it_worked(lite, dovecot, user, monkeypatch) -> None:
    monkeypatch.setattr(watching, "BACK_OFF", (1.0, 300.0))
    watch = mailboxes.MailboxWatch.__new__(mailboxes.MailboxWatch)
    waits = []
    for watch._failures in (0, 1, 2, 3, 9, 50):
        waits.append(watch._pause())
    for wait, meant in zip(waits, (1, 1, 2, 4, 256, 300), strict=True):
        assert 0.7 * meant <= wait <= 1.3 * meant


def test_tls_with_a_certificate_that_fits_is_read(lite, dovecot, user, monkeypatch) -> None:
    channel = add(lite, dovecot, user, host="localhost", port=str(dovecot.tls_port), security="tls")
    with pytest.raises(LookupError, match="certificate does not fit"):
        probe(channel)
    monkeypatch.setenv("SSL_CERT_FILE", str(dovecot.certificate))
    assert probe(channel) == "Signed in. The server tells of new mail at once. Folders: INBOX, Sent"
    starttls = add(lite, dovecot, user, host="localhost", security="starttls")
    assert "Signed in" in probe(starttls)


def test_a_channel_paused_is_left_alone_and_one_resumed_catches_up(lite, dovecot, user) -> None:
    channel = add(lite, dovecot, user)

    def pause(value: bool) -> None:
        transact(lite.engine, lambda conn: channels.change(conn, lite.cipher, channel.id, paused=value))

    with polling(lite) as poller:
        wait_for(lambda: told(lite, channel).health == "ok")
        pause(True)
        wait_for(lambda: not poller._watches)
        dovecot.append(user, *map(mail, range(5)))
        time.sleep(0.5)
        assert stored(lite) == []
        pause(False)
        arrive(lite, 5)


def test_stopping_is_quick_and_leaves_no_thread(lite, dovecot, user) -> None:
    made = [add(lite, dovecot, user) for _ in range(5)]
    with polling(lite):
        for channel in made:
            wait_for(lambda: told(lite, channel).health == "ok")  # noqa: B023
        began = time.monotonic()
    assert time.monotonic() - began < 2
    assert not [one for one in threading.enumerate() if one.name.startswith("mailbox-")]


# Servers that do what a real one here does not.


class Scripted:
    """An IMAP server with two mails, of which it cannot give the first; it takes the tokens it is given."""

    host = "127.0.0.1"

    def __init__(self, *tokens: str) -> None:
        self.tokens = set(tokens)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        self._listener.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client: socket.socket) -> None:
        stream = client.makefile("rwb", buffering=0)
        with suppress(OSError):
            stream.write(b"* OK hello\r\n")
            while line := stream.readline():
                tag, _, command = line.strip().partition(b" ")
                stream.write(self._answer(command, stream).replace(b"@", tag + b" "))

    def _answer(self, command: bytes, stream) -> bytes:
        match command.replace(b"UID ", b"").split():
            case [b"CAPABILITY"]:
                return b"* CAPABILITY IMAP4rev1 AUTH=XOAUTH2\r\n@OK done\r\n"
            case [b"AUTHENTICATE", b"XOAUTH2"]:
                stream.write(b"+ \r\n")
                said = base64.b64decode(stream.readline())
                if any(f"auth=Bearer {token}\1".encode() in said for token in self.tokens):
                    return b"@OK done\r\n"
                stream.write(b"+ eyJzdGF0dXMiOiI0MDAifQ==\r\n")
                stream.readline()
                return b"@NO AUTHENTICATE failed\r\n"
            case [b"LOGIN", *_]:
                return b"@OK done\r\n"
            case [b"EXAMINE", *_]:
                return b"* 2 EXISTS\r\n* OK [UIDVALIDITY 7]\r\n* OK [UIDNEXT 3]\r\n@OK done\r\n"
            case [b"SEARCH", *_]:
                return b"* SEARCH 1 2\r\n@OK done\r\n"
            case [b"FETCH", uids, what, *_]:
                return self._fetched(uids, what)
        return b"@BAD what\r\n"

    def _fetched(self, uids: bytes, what: bytes) -> bytes:
        if b"BODY" not in what:  # with news of flags nobody asked for
            fields = b'RFC822.SIZE 9 INTERNALDATE "24-Nov-2099 10:00:00 +0000"'
            told = b"".join(b"* %d FETCH (UID %d %b)\r\n" % (uid, uid, fields) for uid in (1, 2))
            return told + b"* 9 FETCH (FLAGS (\\Seen))\r\n@OK done\r\n"
        if b"1" in uids:
            return b"@NO The requested message could not be converted to an RFC-822 compatible format\r\n"
        return b'* 2 FETCH (UID 2 INTERNALDATE "24-Nov-2099 10:00:00 +0000" BODY[] {9}\r\nSubject:x)\r\n@OK done\r\n'


def test_a_mail_that_its_own_server_cannot_give_holds_up_no_other(lite) -> None:
    server = Scripted()
    add(lite, server, "anna", since="1")
    with polling(lite):
        arrive(lite, 2)
    assert bodies(lite) == [b"", b"Subject:x"]
    assert ["x-leadinlet-truncated" in json.loads(row.headers) for row in stored(lite)] == [True, False]
    server.close()


class TokenServer:
    """Gives the access tokens in turn, with a new refresh token each time; refuses those it did not give."""

    def __init__(self, *tokens: str) -> None:
        self.asked: list[dict[str, str]] = []
        self.refusal = "invalid_grant"
        asked, given, outer = self.asked, iter(tokens), self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                form = parse_qs(self.rfile.read(int(self.headers["content-length"])).decode())
                asked.append({name: values[0] for name, values in form.items()})
                is_known = asked[-1]["refresh_token"].startswith("refresh")
                answer = {"error": outer.refusal}
                if is_known:
                    answer = {"access_token": next(given), "expires_in": 3600}
                    answer["refresh_token"] = f"refresh{len(asked)}"
                self.send_response(200 if is_known else 400)
                self.end_headers()
                self.wfile.write(json.dumps(answer).encode())

            def log_message(self, *args) -> None:
                pass

        self._server = HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}/token"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def tokens():
    server = TokenServer("stale", "good", "spare")
    yield server
    server.close()


def test_a_mailbox_is_signed_in_by_oauth_and_its_new_refresh_token_is_kept(lite, tokens) -> None:
    server = Scripted("good")
    grant = {"oauth_client_id": "we", "oauth_client_secret": "hush", "oauth_refresh_token": "refresh0"}
    channel = add(lite, server, "anna", oauth_token_url=tokens.url, **grant)
    with polling(lite):
        arrive(lite, 2)
        wait_for(lambda: told(lite, channel).health == "ok")
        time.sleep(0.5)
    form = {"grant_type": "refresh_token", "client_id": "we", "client_secret": "hush"}
    assert tokens.asked == [{**form, "refresh_token": f"refresh{n}"} for n in (0, 1)], (
        "refused once, then kept"
    )
    assert told(lite, channel).settings["oauth_refresh_token"] == "refresh2"
    server.close()


def test_a_refused_refresh_token_asks_the_owner_to_sign_in_again(lite, tokens) -> None:
    channel = add(lite, Scripted(), "anna", oauth_token_url=tokens.url, oauth_refresh_token="revoked")
    with polling(lite):
        wait_for(lambda: told(lite, channel).health == "failing")
    assert "invalid_grant" in told(lite, channel).reason
    assert "sign this mailbox in again" in told(lite, channel).reason


@pytest.mark.parametrize("word", FIXES)
def test_each_reason_of_a_provider_is_said_with_what_to_do(word: str, tokens) -> None:
    tokens.refusal = word
    settings = {name: one.default for name, one in adapter.SETTINGS.items()}
    settings |= {"oauth_token_url": tokens.url, "oauth_refresh_token": "revoked", "host": "h"}
    with pytest.raises(NoToken, match=word) as raised:
        Grant(settings, lambda refresh: None).token()
    assert FIXES[word] in str(raised.value)


@pytest.mark.parametrize("url", ["", "ftp://x", "http://provider.example/token", "http://127.0.0.1:1/token"])
def test_tokens_are_asked_for_only_where_it_is_safe(url: str) -> None:
    settings = {name: one.default for name, one in adapter.SETTINGS.items()}
    settings |= {"oauth_token_url": url, "oauth_refresh_token": "x", "host": "h"}
    with pytest.raises(NoToken):
        Grant(settings, lambda refresh: None).token()

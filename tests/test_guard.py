"""Whatever happens in the child that reads, its parent gets a message and the next one is read."""

import os
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import psutil
import pytest
import servers

import channels
from channels.message import Delivery, Unreadable
from ingest import guard as guarding
from ingest.guard import Guard

SETTINGS = {"host": "h", "user": "u"}
ADAPTER = "email.mailbox"
# A child whose adapter does what the mail says.
OBEDIENT = """
import os, sys, time
import ingest.guard
from channels.email import mailbox
read = mailbox.parse
def parse(delivery, settings):
    exec(delivery.body)
    return read(delivery, settings)
mailbox.parse = parse
ingest.guard.WORK = 0
ingest.guard._child()
"""


def delivery(body: bytes) -> Delivery:
    return Delivery(received_at=datetime.now(UTC), method="IMAP", body=body)


def mail(word: str) -> bytes:
    return f"From: {word}@x.pl\r\nSubject: {word}\r\n\r\n{word}".encode()


def readers(parent: int | None = None) -> list[psutil.Process]:
    children = psutil.Process(parent).children()
    return [one for one in children if "ingest.guard" in " ".join(one.cmdline())]


@pytest.fixture
def guard():
    guard = Guard()
    yield guard
    guard.stop()


@pytest.fixture
def obedient(monkeypatch):
    monkeypatch.setattr(guarding, "COMMAND", [sys.executable, "-c", OBEDIENT])
    monkeypatch.setattr(guarding, "WITHIN", 3.0)
    guard = Guard()
    yield guard
    guard.stop()


def test_it_reads_as_without_it(guard: Guard) -> None:
    for body in (mail("a"), b"", b"\xff\0"):
        one = delivery(body)
        assert guard.read(ADAPTER, one, SETTINGS) == channels.read(ADAPTER, one, SETTINGS)


def test_an_adapter_that_needs_no_child_gets_none(guard: Guard) -> None:
    form = Delivery(received_at=datetime.now(UTC), body=b"name=Jan")
    guard.read("forms.any", form, {})
    assert not readers()


@pytest.mark.parametrize(
    ("deed", "what"),
    [
        ("while True: pass", "hangs and works"),
        ("time.sleep(100)", "hangs and rests"),
        ("x = bytearray(600 << 20)", "takes memory at once"),
        ("x = [[]]\nwhile True: x += x", "takes memory bit by bit"),
        ("os._exit(0)", "ends"),
        ("os.abort()", "crashes"),
        ("raise SystemExit", "leaves"),
        ("raise RuntimeError", "fails unforeseen"),
        ("os.write(ingest.guard.sys.stdout.fileno(), b'')\nos.kill(os.getpid(), 9)", "is killed"),
    ],
    ids=lambda value: value.replace("\n", " ")[:30],
)
def test_a_mail_that_kills_its_reader_is_a_message_and_the_next_is_read(obedient, deed, what) -> None:
    [said] = obedient.read(ADAPTER, delivery(deed.encode()), SETTINGS)
    assert "could not be read safely" in said.text, what
    [said] = obedient.read(ADAPTER, delivery(b"pass"), SETTINGS)
    assert said.text == "pass"


def test_an_unreadable_delivery_is_said_to_be(obedient) -> None:
    with pytest.raises(Unreadable, match="no such thing"):
        obedient.read(ADAPTER, delivery(b"raise ValueError('no such thing')"), SETTINGS)


def test_what_a_library_prints_disturbs_nothing(obedient) -> None:
    [said] = obedient.read(ADAPTER, delivery(b"print('x' * 10_000, flush=True)"), SETTINGS)
    assert said.text.startswith("print")


def test_a_child_that_died_in_between_hurts_no_mail(guard: Guard) -> None:
    guard.read(ADAPTER, delivery(mail("a")), SETTINGS)
    for child in readers():
        child.kill()
        child.wait()
    [said] = guard.read(ADAPTER, delivery(mail("b")), SETTINGS)
    assert said.text == "b"


def test_threads_get_each_its_own_answers(guard: Guard) -> None:
    def read(number: int) -> str:
        return guard.read(ADAPTER, delivery(mail(f"w{number}")), SETTINGS)[0].text

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(read, range(400))) == [f"w{number}" for number in range(400)]


def test_a_mail_that_hangs_lets_the_others_through(obedient) -> None:
    obedient.read(ADAPTER, delivery(b"pass"), SETTINGS)
    bomb = threading.Thread(target=obedient.read, args=(ADAPTER, delivery(b"time.sleep(2)"), SETTINGS))
    bomb.start()
    obedient.read(ADAPTER, delivery(b"pass"), SETTINGS)
    began = time.monotonic()
    for _ in range(50):
        obedient.read(ADAPTER, delivery(b"pass"), SETTINGS)
    assert bomb.is_alive()
    assert time.monotonic() - began < 1
    bomb.join()


def test_stopping_leaves_no_child(guard: Guard) -> None:
    guard.read(ADAPTER, delivery(mail("a")), SETTINGS)
    assert readers()
    guard.stop()
    assert not readers()


def test_children_end_with_a_parent_that_was_killed() -> None:
    code = (
        "import time\nfrom datetime import UTC, datetime\nfrom channels.message import Delivery\n"
        "from ingest.guard import Guard\n"
        "d = Delivery(received_at=datetime.now(UTC), method='IMAP', body=b'')\n"
        f"Guard().read({ADAPTER!r}, d, {SETTINGS!r})\nprint('ready', flush=True)\ntime.sleep(100)"
    )
    parent = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE)
    parent.stdout.readline()
    children = readers(parent.pid)
    os.kill(parent.pid, signal.SIGKILL)
    parent.communicate()
    assert children
    servers.wait_for(lambda: not any(one.is_running() for one in children), 5, "the child's end")


def test_the_way_to_the_child_and_back_is_short(guard: Guard) -> None:
    one = delivery(mail("a"))
    guard.read(ADAPTER, one, SETTINGS)

    def seconds(read) -> float:
        began = time.perf_counter()
        for _ in range(300):
            read(ADAPTER, one, SETTINGS)
        return (time.perf_counter() - began) / 300

    assert min(seconds(guard.read) for _ in range(3)) - min(seconds(channels.read) for _ in range(3)) < 0.001

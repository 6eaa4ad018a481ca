"""How fast mails are read: python -m bench mail."""

import random
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import channels
from bench.figures import Figure
from channels.email._mime import parsed
from channels.message import Delivery
from ingest.traffic import mail, people

COMMAND = "python -m bench mail"
MAILS, SMALL, ROUNDS = 400, 4 << 10, 5
SETTINGS = {"host": "imap.example.org", "user": "biuro@firma.example"}


def measure() -> Iterator[Figure]:
    bodies = [content for content in _bodies() if len(content) < SMALL]
    apart = _rate(bodies, parsed)
    yield Figure("plain mails under 4 KiB: MIME and headers, by CPU-second", apart, "/CPU-s", 4_000, COMMAND)
    whole = _rate(bodies, lambda content: channels.read("email.mailbox", _delivery(content), SETTINGS))
    yield Figure("plain mails under 4 KiB: the whole reading, by CPU-second", whole, "/CPU-s", 1_000, COMMAND)


def _bodies() -> list[bytes]:
    return [mail(one, f"{one.number}", random.Random(one.number)) for one in people(MAILS, 1)]


def _rate(bodies: list[bytes], read: Callable[[bytes], object]) -> float:
    """Of several rounds the best: other work on the machine only slows."""
    return max(len(bodies) / _seconds(bodies, read) for _ in range(ROUNDS))


def _seconds(bodies: list[bytes], read: Callable[[bytes], object]) -> float:
    began = time.process_time()
    for content in bodies:
        read(content)
    return time.process_time() - began


def _delivery(content: bytes) -> Delivery:
    return Delivery(received_at=datetime(2026, 11, 23, tzinfo=UTC), method="IMAP", body=content)

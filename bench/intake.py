"""How fast deliveries are acknowledged and become leads in a running system: python -m bench intake."""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
from sqlalchemy import text

from bench.figures import Figure
from bench.stage import ROOT, SECRET, Absent, cluster, servers
from ingest.traffic import signed_by_twilio
from storage.engine import connect

COMMAND = "python -m bench intake"
SECONDS = 5.0
MUST = {("sqlite", 64): 0.60, ("sqlite", 256): 0.80, ("postgresql", 64): 0.50, ("postgresql", 256): 0.80}
BODY = (
    b"name=Jan+Kowalski&email=jan.kowalski%40poczta.example.org&phone=600123456&message=Ile+kosztuje+dach%3F"
)
HALF_LOAD = 300.0  # deliveries/s: about half of what one process on SQLite turns into leads beside its client
MANY = 100_000


def measure() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory(prefix="li-bench-") as folder:
        yield from _acknowledged("sqlite", f"sqlite:///{folder}/a.db", folder)
        yield from _beside_workers(f"sqlite:///{folder}/b.db", folder)
    with cluster() as address, tempfile.TemporaryDirectory(prefix="li-bench-") as folder:
        import importlib

        url = importlib.import_module("conftest").new_database(address, "intake")
        yield from _acknowledged("postgresql", url, folder)
    yield from _to_lead()


@contextmanager
def _server(mode: str, url: str = "-", folder: str = "-") -> Iterator[tuple[int, str]]:
    command = [sys.executable, "-m", "bench.server", mode, url, folder]
    process = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    try:
        assert process.stdout is not None
        port, path = process.stdout.readline().split()
        yield int(port), path
    finally:
        process.kill()
        process.wait()


def _request(path: str) -> bytes:
    head = f"POST {path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n"
    return f"{head}Content-Length: {len(BODY)}\r\n\r\n".encode() + BODY


def _load(port: int, path: str, connections: int, seconds: float, rate: float = 0) -> dict[str, float]:
    words = [str(port), str(connections), str(seconds), str(rate)]
    done = subprocess.run(
        [sys.executable, "-m", "bench.load", *words],
        cwd=ROOT,
        input=_request(path),
        capture_output=True,
        check=True,
    )
    found: dict[str, float] = json.loads(done.stdout)
    assert not found["wrong"], "some were refused"
    return found


def _acknowledged(kind: str, url: str, folder: str) -> Iterator[Figure]:
    """Durable POSTs over POSTs that do nothing, in turn; the best of three each."""
    for connections in (64, 256):
        rates: dict[str, float] = {}
        for _ in range(3):
            for mode in ("noop", "group"):
                with _server(mode, url, folder) as (port, path):
                    rate = _load(port, path, connections, SECONDS)["rate"]
                    rates[mode] = max(rates.get(mode, 0), rate)
        name = f"{kind}: durable POST/s over no-op, {connections} connections"
        yield Figure(name, rates["group"] / rates["noop"], "x", MUST[kind, connections], COMMAND)
        yield Figure(
            f"{kind}: durable POST/s, {connections} connections", rates["group"], "/s", None, COMMAND
        )
    with _server("single", url, folder) as (port, path):
        rate = _load(port, path, 64, SECONDS)["rate"]
    yield Figure(
        f"{kind}: the same with one commit a request over no-op", rate / rates["noop"], "x", None, COMMAND
    )


def _beside_workers(url: str, folder: str) -> Iterator[Figure]:
    """Acknowledgements and requests that do nothing, in one process, while it works off a backlog."""
    with _server("busy", url, folder) as (port, path):
        time.sleep(2)
        _load(port, path, 8, 1, rate=200)  # whose channel it is, and how to ask, is known from then on
        waits = {"noop": 0.0, "durable": 0.0}
        for _ in range(2):
            waits["noop"] = max(waits["noop"], _load(port, "/noop", 8, SECONDS, rate=200)["p99"])
            waits["durable"] = max(waits["durable"], _load(port, path, 8, SECONDS, rate=200)["p99"])
    name = "sqlite: p99 of an acknowledgement over a no-op's, beside busy workers"
    yield Figure(name, waits["durable"] / waits["noop"], "x", 3, COMMAND, is_most=True)
    yield Figure(
        "sqlite: p99 of an acknowledgement beside busy workers", waits["durable"], "ms", None, COMMAND
    )


def _to_lead() -> Iterator[Figure]:
    """The whole product on SQLite: memory when idle, accept to lead at half load, memory after many."""
    import importlib

    running = importlib.import_module("running")
    with (
        tempfile.TemporaryDirectory(prefix="li-bench-") as folder,
        running.installed(Path(folder)) as installation,
    ):
        phone = installation.add_channel("telephony.twilio", auth_token=SECRET)
        form = installation.add_channel("forms.any")
        installation.start("run")
        servers.wait_for(installation.is_up)
        process = psutil.Process(installation.running["run"].pid)
        time.sleep(2)
        yield Figure(
            "sqlite: memory of the one process, idle", _rss(process), "MB", 150, COMMAND, is_most=True
        )
        _send_sms(phone["url"], HALF_LOAD, 12)
        p50, p99 = _delays(f"sqlite:///{folder}/leadinlet.db")
        yield Figure(f"sqlite: accept to lead at {HALF_LOAD:.0f}/s, half of them", p50, "ms", None, COMMAND)
        yield Figure(
            f"sqlite: accept to lead at {HALF_LOAD:.0f}/s, p99", p99, "ms", 250, COMMAND, is_most=True
        )
        path = form["url"].removeprefix(installation.base)
        count = 0
        while count < MANY:
            count += round(_load(installation.port, path, 32, 4, rate=2_500)["rate"] * 4)
        servers.wait_for(lambda: not _pending(f"sqlite:///{folder}/leadinlet.db"), 300)
        name = "sqlite: memory of the one process after 100,000 deliveries"
        yield Figure(name, _rss(process), "MB", 250, COMMAND, is_most=True)


def _send_sms(url: str, rate: float, seconds: float) -> None:
    """New senders, signed, at this rate."""
    import asyncio

    import aiohttp

    async def run() -> None:
        async with aiohttp.ClientSession() as session, asyncio.TaskGroup() as group:
            began = time.monotonic()
            for number in range(round(rate * seconds)):
                await asyncio.sleep(max(0.0, began + number / rate - time.monotonic()))
                group.create_task(_post(session, url, number))

    asyncio.run(run())


async def _post(session, url: str, number: int) -> None:  # type: ignore[no-untyped-def]
    body = f"MessageSid=SM{number}&From=%2B486{number:08}&To=%2B48221234567&Body=hi".encode()
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    headers["X-Twilio-Signature"] = signed_by_twilio(url, body, SECRET)
    async with session.post(url, data=body, headers=headers) as response:
        assert response.status == 200


def _delays(url: str) -> tuple[float, float]:
    """Milliseconds from receipt to lead: of half of the deliveries, of 99 in 100."""
    with connect(url).connect().execution_options(reading=True) as conn:
        query = "select settled_at - received_at from deliveries where state = 'done' order by 1"
        delays = [row[0] / 1000 for row in conn.execute(text(query))]
    return delays[len(delays) // 2], delays[int(len(delays) * 0.99)]


def _pending(url: str) -> int:
    with connect(url).connect().execution_options(reading=True) as conn:
        return int(conn.execute(text("select count(*) from deliveries where state = 'pending'")).scalar_one())


def _rss(process: psutil.Process) -> float:
    return float(process.memory_info().rss) / 1e6


__all__ = ["Absent", "measure"]

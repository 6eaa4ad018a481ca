"""Sends made-up traffic to a running Leadinlet and says what came of it."""

import asyncio
import itertools
import secrets
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import aiohttp
from rich.console import Console
from rich.progress import Progress

from ingest.traffic import CHANNELS, NAMES, ORIGIN, Shot, signed_by_twilio, traffic

__all__ = ["Target", "open_channels", "simulate"]

AT_ONCE = 200
GIVE_UP = 6  # tries of one delivery
SETTLED_WITHIN = 60  # seconds after the last one for everything to be processed


@dataclass(slots=True)
class Report:
    sent: int = 0
    accepted: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    waits: list[float] = field(default_factory=list)  # milliseconds to each 2xx


@dataclass(slots=True)
class Target:
    """The channels to send to: the address and the settings of each adapter's."""

    base: str
    urls: Mapping[str, str]
    settings: Mapping[str, Mapping[str, str]]
    visitors: dict[str, str] = field(default_factory=dict)  # whose session was opened -> its bearer token


def simulate(base: str, token: str, rate: float, seconds: float, seed: int) -> bool:
    """Whether everything sent was accepted and processed."""
    return asyncio.run(_simulate(base.rstrip("/"), token, rate, seconds, seed))


async def open_channels(session: aiohttp.ClientSession, base: str, token: str) -> Target:
    """A new channel of each kind, made through the API. Raises LookupError with what the API said."""
    urls, settings = {}, {}
    for adapter, needed in CHANNELS.items():
        values = {name: secrets.token_hex(16) for name in needed}
        if adapter == "chat.widget":
            values["origins"] = ORIGIN
        asked = {"adapter": adapter, "name": NAMES[adapter], "settings": values}
        headers = {"Authorization": f"Bearer {token}"}
        async with session.post(f"{base}/api/v1/channels", json=asked, headers=headers) as response:
            if response.status != 201:
                raise LookupError(f"the API refused: {response.status} {await response.text()}")
            urls[adapter], settings[adapter] = (await response.json())["url"], values
    return Target(base, urls, settings)


async def _simulate(base: str, token: str, rate: float, seconds: float, seed: int) -> bool:
    report, console = Report(), Console(stderr=True)
    connector = aiohttp.TCPConnector(limit=AT_ONCE)
    async with aiohttp.ClientSession(connector=connector, timeout=aiohttp.ClientTimeout(total=20)) as session:
        try:
            target = await open_channels(session, base, token)
        except aiohttp.ClientError as error:
            raise LookupError(f"{base} does not answer: {error}") from error
        count = max(1, round(rate * seconds))
        with Progress(console=console, transient=True) as progress:
            task = progress.add_task("sending", total=count)
            await _paced(session, target, count, rate, seed, report, lambda: progress.advance(task))
        is_settled = await _settled(session, base, token)
    _print(console, report, is_settled)
    return is_settled and report.accepted == report.sent


async def _paced(
    session: aiohttp.ClientSession,
    target: Target,
    count: int,
    rate: float,
    seed: int,
    report: Report,
    advance: Callable[[], None],
) -> None:
    """Each at its time, held-back ones later: answers are not waited for."""
    drawn = enumerate(itertools.islice(traffic(seed, target.settings), count))
    shots = sorted(((place + shot.later, shot) for place, shot in drawn), key=lambda pair: pair[0])
    began, limit = time.monotonic(), asyncio.Semaphore(AT_ONCE)

    async def send(shot: Shot) -> None:
        async with limit:
            await deliver(session, target, shot, report)
        advance()

    async with asyncio.TaskGroup() as running:
        for place, (_, shot) in enumerate(shots):
            await asyncio.sleep(max(0.0, began + place / rate - time.monotonic()))
            running.create_task(send(shot))


async def deliver(session: aiohttp.ClientSession, target: Target, shot: Shot, report: Report) -> None:
    """One delivery, tried again like a provider does until it is accepted."""
    report.sent += 1
    for attempt in range(GIVE_UP):
        began = time.perf_counter()
        try:
            status = await _post(session, target, shot)
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            report.refused[type(error).__name__] += 1
            status = 0
        if 200 <= status < 300:
            report.accepted += 1
            report.waits.append((time.perf_counter() - began) * 1000)
            return
        if status:
            report.refused[str(status)] += 1
        if 400 <= status < 500:
            return
        await asyncio.sleep(0.2 * 2**attempt)


async def _post(session: aiohttp.ClientSession, target: Target, shot: Shot) -> int:
    url = target.urls[shot.adapter] + shot.path
    headers = dict(shot.headers)
    if shot.is_signed:
        secret = target.settings[shot.adapter]["auth_token"]
        headers["X-Twilio-Signature"] = signed_by_twilio(url, shot.body, secret)
    if shot.visitor:
        headers["Authorization"] = f"Bearer {await _visitor(session, target, shot.visitor)}"
    async with session.post(url, data=shot.body, headers=headers) as response:
        await response.read()
        return response.status


async def _visitor(session: aiohttp.ClientSession, target: Target, cid: str) -> str:
    if cid not in target.visitors:
        url = target.urls["chat.widget"] + "/session"
        async with session.post(url, json={"cid": cid}, headers={"Origin": ORIGIN}) as response:
            target.visitors[cid] = str((await response.json())["token"])
    return target.visitors[cid]


async def _settled(session: aiohttp.ClientSession, base: str, token: str) -> bool:
    """Whether nothing is pending any more, within a minute."""
    headers = {"Authorization": f"Bearer {token}"}
    for _ in range(SETTLED_WITHIN * 5):
        query = {"state": "pending", "limit": "1"}
        async with session.get(f"{base}/api/v1/deliveries", params=query, headers=headers) as response:
            if response.status == 200 and not (await response.json())["data"]:
                return True
        await asyncio.sleep(0.2)
    return False


def _print(console: Console, report: Report, is_settled: bool) -> None:
    waits = sorted(report.waits) or [0.0]
    p50, p99 = (waits[min(len(waits) - 1, int(len(waits) * share))] for share in (0.5, 0.99))
    refused = ", ".join(f"{count} x {reason}" for reason, count in report.refused.most_common()) or "none"
    console.print(f"sent {report.sent}, accepted {report.accepted}, refusals on the way: {refused}")
    console.print(f"answered within {p50:.1f} ms (half of them), {p99:.1f} ms (99 of 100)")
    console.print("everything was processed" if is_settled else f"some still wait after {SETTLED_WITHIN} s")

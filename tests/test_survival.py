"""Accepted = never lost, effects exactly once: while everything that can be killed is killed."""

import asyncio
import itertools
import json
import random
import threading
import time
from collections import Counter

import aiohttp
import pytest
import servers
from conftest import new_database
from running import installed
from sqlalchemy import func, select, text

from ingest.traffic import signed_by_twilio
from storage.engine import connect
from storage.tables import activities, deliveries, leads

SECRET = "12345"
AT_ONCE = 16
PATIENCE = 60  # seconds after the last kill for everything to be processed


def sms(number: int, people: int) -> bytes:
    """Message `number`, of one of so many people."""
    who = number % people
    return f"MessageSid=SM{number}&From=%2B486{who:08}&To=%2B48221234567&Body=hi+{number}".encode()


class Provider:
    """Sends each message until it is accepted, like a provider; some twice, as they do. Counts what was accepted."""

    def __init__(self, url: str, total: int, people: int, pause: float = 0.0) -> None:
        self.url, self.total, self.people, self.pause = url, total, people, pause
        self.accepted: Counter[int] = Counter()
        self.strange: Counter[int] = Counter()
        self.thread = threading.Thread(target=lambda: asyncio.run(self._run()), daemon=True)

    async def _run(self) -> None:
        numbers = iter(range(self.total))
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=5)) as session:
            await asyncio.gather(*(self._send_all(session, numbers) for _ in range(AT_ONCE)))

    async def _send_all(self, session, numbers) -> None:
        for number in numbers:
            for _ in range(2 if number % 10 == 0 else 1):
                await self._send(session, number)
            await asyncio.sleep(self.pause)

    async def _send(self, session, number: int) -> None:
        body = sms(number, self.people)
        signature = signed_by_twilio(self.url, body, SECRET)
        headers = {"Content-Type": "application/x-www-form-urlencoded", "X-Twilio-Signature": signature}
        for _ in itertools.repeat(None, 600):
            try:
                async with session.post(self.url, data=body, headers=headers) as response:
                    if response.status == 200:
                        self.accepted[number] += 1
                        return
                    if response.status != 503:
                        self.strange[response.status] += 1
            except (aiohttp.ClientError, TimeoutError, OSError):
                pass
            await asyncio.sleep(0.05)


def counted(engine):
    """Deliveries by state, activities, leads that are open, leads without... all by one look."""
    with engine.connect() as conn:
        states = dict(
            conn.execute(select(deliveries.c.state, func.count()).group_by(deliveries.c.state)).all()
        )
        keys = conn.scalars(select(activities.c.key)).all()
        opened = conn.scalar(select(func.count()).select_from(leads).where(leads.c.closed_at.is_(None)))
    return states, keys, opened


def settle(engine):
    servers.wait_for(lambda: "pending" not in counted(engine)[0], PATIENCE, "everything being processed")


def kill_at_random(installation, provider, names, starts, rng, redis=None, pause=(0.3, 1.2)):
    """Until the provider is done: kill something, start it again; half of the times once all is up."""
    kills = 0
    provider.thread.start()
    while provider.thread.is_alive():
        if kills % 2 == 0:
            servers.wait_for(installation.is_up)
        time.sleep(rng.uniform(*pause))
        name = rng.choice([*names, *(["redis"] if redis else [])])
        if name == "redis":
            redis.kill()
            time.sleep(rng.uniform(0, 0.3))
            redis.start()
        else:
            installation.kill(name)
            starts[name]()
        kills += 1
    provider.thread.join()
    return kills


def prove(installation, engine, provider):
    settle(engine)
    states, keys, opened = counted(engine)
    assert not provider.strange, "a delivery got a 4xx for a fault of ours"
    assert len(provider.accepted) == provider.total
    assert Counter(keys) == Counter(f"SM{number}" for number in range(provider.total)), "lost or doubled"
    assert states == {"done": sum(states.values())}
    assert sum(states.values()) >= sum(provider.accepted.values())
    assert opened == min(provider.people, provider.total)
    installation.command("verify")


@pytest.mark.parametrize("total", [1500, pytest.param(20_000, marks=pytest.mark.slow)])
def test_kill_9_of_the_one_process_on_sqlite_loses_and_doubles_nothing(tmp_path, total):
    seed = random.randrange(1 << 32)
    print("seed", seed)
    with installed(tmp_path) as installation:
        channel = installation.add_channel("telephony.twilio", auth_token=SECRET)
        installation.start("run")
        servers.wait_for(installation.is_up)
        provider = Provider(channel["url"], total, people=400, pause=0.08)
        starts = {"run": lambda: installation.start("run")}
        kills = kill_at_random(installation, provider, ["run"], starts, random.Random(seed), pause=(0.8, 2.0))
        assert kills >= 2
        engine = connect(f"sqlite:///{tmp_path}/leadinlet.db")
        with engine.connect() as conn:
            assert conn.scalar(text("pragma integrity_check")) == "ok"
        servers.wait_for(installation.is_up)
        prove(installation, engine, provider)


@pytest.mark.parametrize("total", [5000, pytest.param(40_000, marks=pytest.mark.slow)])
def test_kill_9_of_receiver_workers_and_redis_loses_and_doubles_nothing(cluster, tmp_path, redis, total):
    seed = random.randrange(1 << 32)
    print("seed", seed)
    url = new_database(cluster, "survival")
    with installed(tmp_path, database_url=url, broker_url=redis.url) as installation:
        channel = installation.add_channel("telephony.twilio", auth_token=SECRET)
        starts = {
            "receive": lambda: installation.start("receive"),
            "work1": lambda: installation.start("work", "1"),
            "work2": lambda: installation.start("work", "2"),
        }
        for start in starts.values():
            start()
        servers.wait_for(installation.is_up)
        provider = Provider(channel["url"], total, people=800, pause=0.04)
        kills = kill_at_random(installation, provider, list(starts), starts, random.Random(seed), redis)
        assert kills >= 5
        prove(installation, connect(url), provider)


@pytest.mark.parametrize("trouble", ["absent", "flushed", "dropping half"])
def test_a_broker_in_trouble_costs_nothing_but_a_second(cluster, tmp_path, redis, trouble):
    url = new_database(cluster, "trouble")
    broker_url = "unix:///nonexistent/redis.sock" if trouble == "absent" else redis.url
    with installed(tmp_path, database_url=url, broker_url=broker_url) as installation:
        channel = installation.add_channel("telephony.twilio", auth_token=SECRET)
        installation.start("receive")
        installation.start("work")
        servers.wait_for(installation.is_up)
        provider = Provider(channel["url"], 1000, people=300, pause=0.04)
        provider.thread.start()
        import redis as client

        while provider.thread.is_alive():
            time.sleep(0.05)
            if trouble == "flushed":
                client.Redis.from_url(redis.url).flushall()
            elif trouble == "dropping half":
                queue = client.Redis.from_url(redis.url)
                for name in ("fresh", "bulk"):
                    if random.random() < 0.5:
                        queue.delete(f"leadinlet-1:{name}")
        prove(installation, connect(url), provider)


def test_what_is_under_way_is_finished_when_asked_to_stop(tmp_path):
    with installed(tmp_path) as installation:
        channel = installation.add_channel("telephony.twilio", auth_token=SECRET)
        installation.start("run")
        servers.wait_for(installation.is_up)
        provider = Provider(channel["url"], 300, people=50, pause=0.04)
        provider.thread.start()
        time.sleep(0.3)
        process = installation.running["run"]
        process.terminate()
        assert process.wait(20) == 0
        installation.start("run")
        provider.thread.join()
        prove(installation, connect(f"sqlite:///{tmp_path}/leadinlet.db"), provider)


def test_a_second_run_on_the_same_data_is_refused_in_words(tmp_path):
    with installed(tmp_path) as installation:
        installation.start("run")
        servers.wait_for(installation.is_up)
        installation.start("run", "again")
        assert installation.running["runagain"].wait(20) == 1
        assert "another Leadinlet runs on" in installation.log()


def test_backup_while_running_restores_into_the_other_database(cluster, tmp_path):
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    with installed(tmp_path / "one") as installation:
        channel = installation.add_channel("telephony.twilio", auth_token=SECRET)
        installation.start("run")
        servers.wait_for(installation.is_up)
        provider = Provider(channel["url"], 200, people=50)
        provider.thread.start()
        provider.thread.join()
        installation.command("backup", str(tmp_path / "all.tar.gz"))
    url = new_database(cluster, "restored")
    with installed(tmp_path / "two", database_url=url) as other:
        other.command("restore", str(tmp_path / "all.tar.gz"))
        other.start("receive")
        other.start("work")
        servers.wait_for(other.is_up)
        again = Provider(channel["url"].replace(installation.base, other.base), 250, people=50)
        again.thread.start()
        again.thread.join()
        again.accepted.update(range(250))
        settle(connect(url))
        assert Counter(counted(connect(url))[1]) == Counter(f"SM{number}" for number in range(250))
        assert json.loads(other.command("verify", "--json"))[0]["lost"] == 0

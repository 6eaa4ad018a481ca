"""The doorbell, the sweep and the workers together."""

import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest
import servers
from sqlalchemy import func, select, update
from test_process import count, form, receive, sms

import channels
from ingest import bell
from ingest import process as processing
from ingest.bell import Bell
from ingest.metrics import HANDLED
from ingest.process import process
from ingest.sweep import sweep
from ingest.workers import Workers
from storage import inbox
from storage.engine import reading, transact
from storage.tables import contacts, deliveries, leads


def pending(store):
    with store.engine.connect() as conn:
        where = deliveries.c.state == "pending"
        return conn.scalar(select(func.count()).select_from(deliveries).where(where))


def handled():
    return {by: HANDLED.labels(by)._value.get() for by in ("bell", "sweep")}


def rung(store, door, total, channel=1):
    """Store so many deliveries by groups of 25, as group commits do, and ring for each group."""
    for start in range(0, total, 25):
        ids = receive(store, *[sms(f"k{n}", f"6{n % 500:08}") for n in range(start, min(total, start + 25))])
        door.ring([(id, channel) for id in ids])


@pytest.mark.parametrize("total", [2_000, pytest.param(10_000, marks=pytest.mark.slow)])
def test_redis_alone_carries_everything_to_done_without_the_sweep(store, redis, total):
    door = Bell(bell.connect(redis.url, bell.ANSWER_WITHIN))
    workers = Workers(store, bell.connect(redis.url), channels.read, sweeping=False)
    try:
        rung(store, door, total)
        servers.wait_for(lambda: pending(store) == 0, 120, "every delivery being done by doorbells")
    finally:
        door.stop()
        workers.stop()


def test_with_the_sweep_on_its_share_is_at_most_one_in_a_hundred(store, redis):
    before = handled()
    door = Bell(bell.connect(redis.url, bell.ANSWER_WITHIN))
    workers = Workers(store, bell.connect(redis.url), channels.read)
    try:
        for start in range(0, 1500, 25):  # at a rate the workers keep up with
            ids = receive(store, *[sms(f"k{n}", f"6{n % 500:08}") for n in range(start, start + 25)])
            door.ring([(id, 1) for id in ids])
            time.sleep(0.06)
        servers.wait_for(lambda: pending(store) == 0, 60, "every delivery being done")
    finally:
        door.stop()
        workers.stop()
    after = handled()
    assert after["sweep"] - before["sweep"] <= 15
    assert after["bell"] - before["bell"] >= 1485


def test_without_any_doorbell_the_sweep_does_everything(store):
    workers = Workers(store, bell.connect(""), channels.read)
    try:
        receive(store, *[sms(f"k{n}", f"6{n % 50:08}") for n in range(700)])
        servers.wait_for(lambda: pending(store) == 0, 30, "the sweep doing everything")
    finally:
        workers.stop()
    assert count(store, contacts, leads) == (50, 50)


def test_two_first_messages_of_one_person_over_two_channels_make_one_contact_and_one_lead(store):
    people = [f"6{n:08}" for n in range(500)]
    texts = receive(store, *[sms(f"s{phone}", phone) for phone in people])
    forms = receive(store, *[form("", phone, message=phone) for phone in people])
    pairs = list(zip(texts, forms, strict=True))
    with ThreadPoolExecutor(4) as pool:
        for text, filled in pairs:
            pool.submit(process, store, [text])
            pool.submit(process, store, [filled])
    sweep_all(store)
    assert count(store, contacts, leads) == (500, 500)


def sweep_all(store):
    with store.engine.begin() as conn:
        conn.execute(update(deliveries).where(deliveries.c.state == "pending").values(due_at=0))
    while sweep(store):
        pass


def test_a_flooding_channel_is_told_from_quiet_ones():
    door = Bell(bell.connect(""))
    flood = [(id, 1) for id in range(500)]
    assert [len(ids) for ids in door._sorted([*flood, (777, 2)])] == [1, 500]
    door.stop()


def test_a_flood_on_one_channel_does_not_delay_another(store):
    flood = receive(store, *[sms(f"f{n}", f"6{n:08}") for n in range(3000)])
    door = Bell(bell.connect(""))
    broker = door._broker
    workers = Workers(store, broker, channels.read, sweeping=False)
    try:
        door.ring([(id, 1) for id in flood])
        [quiet] = receive(store, form("Jan", "600123456"))
        door.ring([(quiet, 2)])
        servers.wait_for(lambda: state(store, quiet) == "done", 20, "the quiet channel's delivery")
        assert pending(store) > 500, "it came before the flood was worked off"
    finally:
        door.stop()
        workers.stop()


def state(store, id):
    with store.engine.connect() as conn:
        return conn.scalar(select(deliveries.c.state).where(deliveries.c.id == id))


def test_the_sweep_gives_every_channel_the_same_share(store):
    receive(store, *[sms(f"f{n}", f"6{n:08}") for n in range(300)])
    receive(store, *[form("Jan", "600123456", message=str(n)) for n in range(5)])
    with store.engine.begin() as conn:
        conn.execute(update(deliveries).values(due_at=0))
    waiting = reading(store.engine, inbox.waiting)
    leased = transact(store.engine, partial(inbox.lease, channels=waiting, most=100))
    with store.engine.connect() as conn:
        ids = [lease.id for lease in leased]
        rows = conn.scalars(select(deliveries.c.channel_id).where(deliveries.c.id.in_(ids)))
        assert Counter(rows) == {1: 50, 2: 5}


def test_a_poisonous_delivery_parks_itself_and_delays_no_neighbour(store, monkeypatch):
    title = processing.title

    def poisoned(message):
        if message.text == "poison":
            raise RuntimeError("it always fails")
        return title(message)

    monkeypatch.setattr(processing, "title", poisoned)
    ids = receive(store, *[sms(f"k{n}", f"6{n:08}", text="poison" if n == 50 else "hi") for n in range(100)])
    began = time.monotonic()
    process(store, ids)
    assert (pending(store), time.monotonic() - began < 5) == (1, True)
    for _ in range(inbox.PATIENCE):
        sweep_all_once(store)
    assert state(store, ids[50]) == "failed"
    with store.engine.connect() as conn:
        error = conn.scalar(select(deliveries.c.error).where(deliveries.c.id == ids[50]))
    assert "it always fails" in error
    monkeypatch.undo()
    transact(store.engine, partial(inbox.replay, ids=[ids[50]]))
    process(store, [ids[50]])
    assert state(store, ids[50]) == "done"


def sweep_all_once(store):
    with store.engine.begin() as conn:
        conn.execute(update(deliveries).where(deliveries.c.state == "pending").values(due_at=0))
    sweep(store)

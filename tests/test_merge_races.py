"""Merging, parting and correcting while messages arrive: each lock on the one case it is for, then all at once."""

import multiprocessing
import random
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest
from conftest import KEY
from sqlalchemy import func, select, text
from test_merge import prepared, telegram, who
from test_process import count, form, receive, sms, take_in
from test_unmerge import merged, undone
from test_who_api import company_form
from test_workers import sweep_all

from dedupe.correct import correct
from dedupe.merge import Apart, merge
from dedupe.unmerge import put, undo
from ingest.process import process
from ingest.verify import verify
from leads.status import Changed
from storage.blobs import Blobs
from storage.engine import connect, transact
from storage.secrets import Cipher
from storage.store import Store
from storage.tables import activities, companies, contacts, deliveries, identities, leads, marks, memberships

TIMES = 200


def together(*works):
    """Each work n times, all of them starting their n-th together."""
    meet = threading.Barrier(len(works), timeout=20)

    def run(work):
        for n in range(TIMES):
            meet.wait()
            try:
                work(n)
            except BaseException:
                meet.abort()  # the others need not wait for it
                raise

    with ThreadPoolExecutor(len(works)) as pool:
        errors = [done.exception() for done in [pool.submit(run, work) for work in works]]
    for error in sorted(
        filter(None, errors), key=lambda error: isinstance(error, threading.BrokenBarrierError)
    ):
        raise error


def number(n):
    return f"+4860{n:07}"


def astray(store):
    """Activities whose lead is another person's."""
    survivor = func.coalesce(contacts.c.merged_into, contacts.c.id)
    query = (
        select(activities.c.key)
        .join(contacts, contacts.c.id == activities.c.contact_id)
        .join(leads, leads.c.id == activities.c.lead_id)
        .where(survivor != leads.c.contact_id)
    )
    with store.engine.connect() as conn:
        return conn.scalars(query).all()


def pairs(store):
    """Four hundred people; each two are one."""
    take_in(store, *[sms(f"k{n}", number(n)) for n in range(2 * TIMES)])
    return [merged(store, 2 * n + 1, 2 * n + 2) for n in range(TIMES)]


def test_a_message_of_one_who_is_just_parted_goes_to_them_and_their_own_lead(store):
    decisions = pairs(store)
    ids = receive(store, *[sms(f"late{n}", number(2 * n + 1)) for n in range(TIMES)])
    together(lambda n: undone(store, decisions[n]), lambda n: process(store, [ids[n]]))
    assert astray(store) == []
    assert who(store) == sorted(([number(n)], 1) for n in range(2 * TIMES))


def test_a_third_who_joins_while_two_are_parted_is_with_one_of_them(store):
    take_in(store, *[sms(f"k{n}", number(n)) for n in range(3 * TIMES)])
    decisions = [merged(store, 3 * n + 1, 3 * n + 2) for n in range(TIMES)]
    together(lambda n: undone(store, decisions[n]), lambda n: merged(store, 3 * n + 2, 3 * n + 3))
    expected = [[number(3 * n)] for n in range(TIMES)]
    expected += [[number(3 * n + 1), number(3 * n + 2)] for n in range(TIMES)]
    assert [values for values, _ in who(store)] == sorted(expected)
    assert (astray(store), {opened for _, opened in who(store)}) == ([], {1})


def test_a_merge_undone_twice_at_once_is_undone_once(store):
    decisions = pairs(store)
    work = partial(lambda n: undone(store, decisions[n]))
    together(work, work)
    assert len(who(store)) == 2 * TIMES
    with store.engine.connect() as conn:
        kinds = conn.execute(text("select kind, count(*) from decisions group by kind order by kind")).all()
    assert kinds == [("different", TIMES), ("merge", TIMES)]


def test_of_two_corrections_of_one_version_only_one_is_made(store):
    take_in(store, *[sms(f"k{n}", number(n)) for n in range(TIMES)])
    refused = []

    def correcting(name, n):
        try:
            transact(store.engine, partial(correct, id=n + 1, name=name, by=name, version=1))
        except Changed:
            refused.append(n)

    together(partial(correcting, "Jan"), partial(correcting, "Anna"))
    assert sorted(refused) == list(range(TIMES))


def test_what_is_placed_by_hand_takes_its_address_along_unless_a_message_needs_it(store):
    """The identity's lock: a message shows an address, and a person places the only one that showed it before."""
    take_in(store, *[form("", number(n), f"p{n}@firma.pl") for n in range(TIMES)])
    take_in(store, *[sms(f"k{n}", number(TIMES + n)) for n in range(TIMES)])
    acts = rows_of(store, "select id from activities order by id limit 200")
    ids = receive(store, *[form("", "", f"p{n}@firma.pl", message="again") for n in range(TIMES)])

    def place(n):
        transact(store.engine, partial(put, activity=acts[n], contact=TIMES + n + 1, by="somebody"))

    together(place, lambda n: process(store, [ids[n]]))
    holder = (
        select(identities.c.value, memberships.c.contact_id)
        .join(memberships)
        .where(memberships.c.until.is_(None), identities.c.kind == "email")
    )
    shown = select(activities.c.claims, activities.c.contact_id).where(activities.c.text == "again")
    with store.engine.connect() as conn:
        holds = dict(conn.execute(holder).all())
        placed = {claims.split('"')[3]: contact for claims, contact in conn.execute(shown)}
    assert holds == placed
    assert astray(store) == []


def rows_of(store, sql):
    with store.engine.connect() as conn:
        return conn.scalars(text(sql)).all()


def test_two_people_of_a_new_firm_at_once_found_one_company(store):
    one = receive(store, *[company_form("", f"jan@f{n}.com.pl", f"Firma {n} Jeden") for n in range(TIMES)])
    other = receive(store, *[company_form("", f"ola@f{n}.com.pl", f"Firma {n} Dwa") for n in range(TIMES)])
    together(lambda n: process(store, [one[n]]), lambda n: process(store, [other[n]]))
    assert count(store, companies, contacts) == (TIMES, 2 * TIMES)
    with store.engine.connect() as conn:
        assert conn.scalar(select(func.count()).select_from(marks).where(marks.c.kind == "domain")) == TIMES


# All at once

PHONES = [number(n) for n in range(24)]


def work_until_killed(url, folder, ids, seed):
    """A worker that also merges and parts whom it meets."""
    rng = random.Random(seed)
    store = Store(connect(url), Cipher(KEY), Blobs(folder))
    while True:
        process(store, rng.sample(ids, 20))
        one, other = rng.sample(range(1, 40), 2)
        try:
            transact(store.engine, partial(merge, one=one, other=other, by="somebody"), attempts=20)
            made = rows_of(store, "select id from decisions where undone_at is null")
            transact(store.engine, partial(undo, id=rng.choice(made), by="somebody"), attempts=20)
        except (Apart, LookupError, IndexError):
            pass


@pytest.mark.parametrize("seconds", [4, pytest.param(60, marks=pytest.mark.slow)])
def test_workers_that_are_killed_make_neither_twins_nor_deadlocks(store, seconds, tmp_path):
    prepared(store)
    rng = random.Random(7)
    texts = [sms(f"s{n}", rng.choice(PHONES)) for n in range(480)]
    chats = [telegram(n, 100 + n % 12, PHONES[n % 12]) for n in range(240)]
    mixed = rng.sample([*texts, *chats], 720)
    ids = receive(store, *mixed)
    before = deadlocks(store)
    url = store.engine.url.render_as_string(hide_password=False)
    spawn = multiprocessing.get_context("fork")

    def started(seed):
        store.engine.dispose(close=False)
        process = spawn.Process(target=work_until_killed, args=(url, tmp_path, ids, seed))
        process.start()
        return process

    workers = [started(seed) for seed in range(3)]
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        time.sleep(rng.uniform(0.1, 0.6))
        victim = rng.randrange(3)
        assert workers[victim].is_alive(), "a worker died by itself"
        workers[victim].kill()
        workers[victim].join()
        workers[victim] = started(rng.random())
    for worker in workers:
        worker.kill()
        worker.join()
    sweep_all(store)
    assert rows_of(store, "select distinct state from deliveries") == ["done"]
    assert (verify(store).is_well, astray(store)) == (True, [])
    assert count(store, identities, contacts) == (36, 24), "merged or not, each is one contact"
    assert deadlocks(store) == before
    assert {opened for _, opened in who(store)} == {1}
    assert count(store, deliveries, activities) == (720, 720)


def deadlocks(store):
    """How often PostgreSQL had to end a transaction that waited for one that waited for it."""
    if store.is_sqlite:
        return 0
    return rows_of(store, "select deadlocks from pg_stat_database where datname = current_database()")[0]

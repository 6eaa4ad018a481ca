"""Where it is kept: the schema, what is sealed, bytes on the disk, the inbox and the outbox."""

import os
import stat
import time
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import get_context
from threading import Barrier

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from conftest import KEY, new_database
from cryptography.fernet import Fernet
from sqlalchemy import insert, select, text, update
from sqlalchemy.exc import IntegrityError

from storage import channels, inbox, outbox
from storage.backup import BadBackup, back_up, restore
from storage.blobs import DAY, Blobs
from storage.engine import connect, reading, transact
from storage.inbox import Arrived, Outcome
from storage.migrate import TooNew, migrate, state
from storage.secrets import Cipher, WrongKey, key_file
from storage.sql import statement
from storage.status import sums
from storage.store import Store
from storage.tables import channels as channel_rows
from storage.tables import deliveries, metadata

TWILIO, FORM = 1, 2
NOON = 1_790_000_000_000_000


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request, tmp_path):
    """A database without a table."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/fresh.db"
    return new_database(request.getfixturevalue("cluster"), "fresh")


@pytest.fixture
def fresh(url, tmp_path):
    store = Store(connect(url), Cipher(KEY), Blobs(tmp_path / "fresh"))
    yield store
    store.engine.dispose()


def arrived(channel=TWILIO, body=b"hello"):
    return Arrived(channel, NOON, "POST", "https://leads.example/in/x", "{}", body)


def append(store, *rows):
    return transact(store.engine, lambda conn: inbox.append(conn, rows))


def lease(store, most=100):
    return transact(store.engine, lambda conn: inbox.lease(conn, inbox.waiting(conn), most))


def make_due(store, table="deliveries"):
    with store.engine.begin() as conn:
        conn.execute(text(f"update {table} set due_at = 0 where state = 'pending'"))


def row(store, id, table=deliveries):
    with store.engine.connect() as conn:
        return conn.execute(select(table).where(table.c.id == id)).one()


# The schema


def test_a_new_database_is_brought_up_to_date_once(fresh):
    assert state(fresh.engine) == "empty"
    assert migrate(fresh.engine) is True
    assert state(fresh.engine) == "current"
    assert migrate(fresh.engine) is False


def test_migrations_make_the_tables_that_the_code_uses(fresh):
    migrate(fresh.engine)
    with fresh.engine.connect() as conn:
        # Alembic takes SQLite's '' for another default than ''; one migration is run on both.
        options = {"compare_type": True, "compare_server_default": not fresh.is_sqlite}
        assert compare_metadata(MigrationContext.configure(conn, opts=options), metadata) == []


def test_ten_processes_that_start_at_once_make_one_schema(url):
    fork = get_context("fork")
    barrier, results = fork.Barrier(10), fork.Queue()
    starters = [fork.Process(target=_start, args=(url, barrier, results)) for _ in range(10)]
    for starter in starters:
        starter.start()
    said = [results.get(timeout=60) for _ in starters]
    for starter in starters:
        starter.join(10)
    assert sorted(said) == ["changed"] + ["found it done"] * 9
    engine = connect(url)
    with engine.connect() as conn:
        assert conn.scalar(text("select count(*) from statuses")) == 5
    engine.dispose()


def _start(url, barrier, results):
    barrier.wait(30)
    try:
        results.put("changed" if migrate(connect(url)) else "found it done")
    except Exception as error:
        results.put(f"failed: {error!r}")


def test_a_newer_schema_is_refused_and_left_alone(fresh):
    migrate(fresh.engine)
    with fresh.engine.begin() as conn:
        conn.execute(text("update alembic_version set version_num = '9999'"))
    with pytest.raises(TooNew, match=r"newer Leadinlet; nothing was touched\. Install that version again"):
        fresh.prepare()
    with fresh.engine.connect() as conn:
        assert conn.scalar(text("select version_num from alembic_version")) == "9999"


# What is sealed


def test_sealed_settings_show_nothing_and_come_back_whole():
    sealed = Cipher(KEY).seal({"auth_token": "tajne ☂", "region": "PL"})
    assert "tajne" not in sealed
    assert "auth_token" not in sealed
    assert Cipher(KEY).unseal(sealed) == {"auth_token": "tajne ☂", "region": "PL"}
    assert Cipher(KEY).unseal("") == {}


def test_a_wrong_key_says_what_to_do(fresh):
    fresh.prepare()
    other = Store(fresh.engine, Cipher(Fernet.generate_key().decode()), fresh.blobs)
    with pytest.raises(WrongKey, match=r"nothing is lost\. Set LEADINLET_SECRET_KEY"):
        other.prepare()
    assert fresh.prepare() is False


def test_what_is_no_key_is_refused():
    with pytest.raises(ValueError, match="32 url-safe"):
        Cipher("secret")


def test_the_key_file_is_made_once_and_only_its_owner_may_read_it(tmp_path):
    path = tmp_path / "secret.key"
    key = key_file(path)
    assert Cipher(key).seal({})
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert key_file(path) == key
    assert list(tmp_path.iterdir()) == [path]


def test_two_that_make_the_key_file_at_once_have_one_key(tmp_path, monkeypatch):
    path, others, fsync = tmp_path / "secret.key", [], os.fsync

    def meanwhile(handle):
        if not others:
            others.append("")  # the other one begins while the first has not written
            others.append(key_file(path))
        fsync(handle)

    monkeypatch.setattr(os, "fsync", meanwhile)
    assert key_file(path) == others[1] == path.read_text().strip()
    assert list(tmp_path.iterdir()) == [path]


# Bytes on the disk


def test_a_blob_is_on_the_disk_before_it_has_its_name_and_its_name_is_too(tmp_path, monkeypatch):
    """In this order, or a row could name a file that a power cut takes away."""
    blobs, done = Blobs(tmp_path / "blobs"), []
    fsync, rename = os.fsync, type(tmp_path).rename

    def sync(handle):
        path = os.readlink(f"/proc/self/fd/{handle}")
        is_folder = stat.S_ISDIR(os.fstat(handle).st_mode)
        done.append(
            f"sync {os.path.basename(path)}" if is_folder else f"sync {os.fstat(handle).st_size} bytes"
        )
        fsync(handle)

    def name(path, target):
        done.append("name")
        return rename(path, target)

    monkeypatch.setattr(os, "fsync", sync)
    monkeypatch.setattr(type(tmp_path), "rename", name)
    stored = blobs.put(b"attachment")
    assert done == ["sync 10 bytes", "name", f"sync {stored[:2]}", "sync blobs"]
    done.clear()
    assert blobs.put(b"attachment") == stored
    assert done == [f"sync {stored[:2]}", "sync blobs"], "who named it first may not have come that far"


def test_the_same_bytes_are_stored_once(tmp_path):
    blobs = Blobs(tmp_path / "blobs")
    with ThreadPoolExecutor(8) as pool:
        [name] = set(pool.map(blobs.put, [b"x" * 100_000] * 32))
    assert list(blobs.names()) == [name]
    assert blobs.get(name) == b"x" * 100_000
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [blobs.path(name)]


def test_only_old_and_unreferenced_blobs_are_collected(tmp_path):
    blobs = Blobs(tmp_path / "blobs")
    kept, young, old, again = (blobs.put(content) for content in (b"kept", b"young", b"old", b"again"))
    draft = blobs.path(old).with_suffix(".part")
    draft.touch()
    yesterday = time.time() - DAY - 60
    for path in (blobs.path(kept), blobs.path(old), blobs.path(again), draft):
        os.utime(path, (yesterday, yesterday))
    blobs.put(b"again")  # about to be named by a row once more
    assert blobs.collect([young, old, again]) == 2
    assert sorted(blobs.names()) == sorted([kept, young, again])
    assert not draft.exists()


# The inbox


def test_deliveries_keep_their_order_and_are_counted_with_them(store):
    ids = append(store, *(arrived(body=str(n).encode()) for n in range(300)))
    assert ids == sorted(ids)
    with store.engine.connect() as conn:
        assert [int(one.body) for one in inbox.load(conn, ids)] == list(range(300))
        counted = sums(conn)
    assert (counted.accepted, counted.states, counted.difference) == (300, {"pending": 300}, 0)


def test_what_is_rolled_back_is_not_counted(store):
    def fail(conn):
        inbox.append(conn, [arrived()])
        raise RuntimeError("the process is killed here")

    with pytest.raises(RuntimeError):
        transact(store.engine, fail)
    assert reading(store.engine, sums) == (0, 0, {})


def test_a_flooding_channel_does_not_delay_the_others(store):
    flood = append(store, *[arrived(TWILIO)] * 50)
    quiet = append(store, *[arrived(FORM)] * 3)
    make_due(store)
    leased = {one.id for one in lease(store, most=10)}
    assert set(quiet) <= leased
    assert leased - set(quiet) == set(flood[:5])


def test_fresh_deliveries_go_before_the_backlog(store):
    backlog = append(store, *[arrived()] * 5)
    make_due(store)
    lease(store)
    make_due(store)
    fresh = append(store, *[arrived()] * 3)
    make_due(store)
    assert [one.id for one in lease(store, most=3)] == fresh
    assert [one.id for one in lease(store)] == backlog


def test_a_delivery_is_due_a_second_after_it_came_and_a_lease_puts_it_off_longer_each_time(store):
    [id] = append(store, arrived())
    with store.engine.connect() as conn:
        assert inbox.waiting(conn) == []
        now = channels.now(conn)
    assert 0 < row(store, id).due_at - now <= inbox.SECOND
    for tries in (1, 2, 3):
        make_due(store)
        assert lease(store) == [(id, tries)]
        assert lease(store) == []
        seconds = (row(store, id).due_at - reading(store.engine, channels.now)) / inbox.SECOND
        assert 15 * 2 ** (tries - 1) - 5 < seconds <= 15 * 2 ** (tries - 1)


def test_two_sweeps_at_once_lease_different_deliveries(store):
    ids = append(store, *[arrived()] * 40)
    make_due(store)
    with ThreadPoolExecutor(4) as pool:
        leased = [one.id for taken in pool.map(lambda _: lease(store, most=10), range(4)) for one in taken]
    assert sorted(leased) == ids


def test_a_delivery_is_settled_once(store):
    first, second = append(store, arrived(), arrived())

    def settle(*outcomes):
        return transact(store.engine, lambda conn: inbox.settle(conn, outcomes))

    assert settle(Outcome(first, "done", None)) == {first}
    again = settle(Outcome(first, "unreadable", "no"), Outcome(second, "ignored", "a test ping"))
    assert again == {second}
    assert (row(store, first).state, row(store, second).error) == ("done", "a test ping")


def test_two_workers_that_settle_one_delivery_at_once_never_both_take_it(store):
    """Two hundred times."""
    ids = append(store, *[arrived() for _ in range(200)])
    meet = Barrier(2)

    def settle():
        taken = []
        for id in ids:
            meet.wait()
            taken += transact(store.engine, lambda conn, id=id: slowly(conn, id))
        return taken

    def slowly(conn, id):
        taken = inbox.settle(conn, [Outcome(id, "done", None)])
        time.sleep(0.002)  # as long as the rest of the work lasts
        return taken

    with ThreadPoolExecutor(2) as pool:
        both = [pool.submit(settle) for _ in range(2)]
    assert sorted(both[0].result() + both[1].result()) == ids


def test_after_the_last_try_a_delivery_is_parked_and_can_be_replayed(store):
    [id] = append(store, arrived())
    for tries in range(1, inbox.PATIENCE + 1):
        assert row(store, id).state == "pending"
        make_due(store)
        assert lease(store) == [(id, tries)]
        transact(store.engine, lambda conn: inbox.fail(conn, id, "it cannot be"))
    assert (row(store, id).state, row(store, id).error) == ("failed", "it cannot be")
    with store.engine.connect() as conn:
        assert inbox.in_state(conn, "failed") == inbox.in_state(conn, "failed", TWILIO) == [id]
        assert inbox.in_state(conn, "failed", FORM) == []
    assert transact(store.engine, lambda conn: inbox.replay(conn, [id, id])) == 1
    parked = row(store, id)
    assert (parked.state, parked.tries, parked.error, parked.body) == ("pending", 0, None, b"hello")


# The outbox


def request(key="media-1", channel=TWILIO):
    return (channel, key, "SM1", "GET", "https://api.example/media", "{}", "")


def test_a_request_is_added_once_and_sent_once(store):
    for _ in range(2):
        transact(store.engine, lambda conn: outbox.add(conn, [request(), request("media-2")]))
    with store.engine.connect() as conn:
        assert outbox.due(conn)
    leased = transact(store.engine, lambda conn: outbox.lease(conn, 10))
    assert sorted(one.key for one in leased) == ["media-1", "media-2"]
    assert transact(store.engine, lambda conn: outbox.lease(conn, 10)) == []
    taken = [transact(store.engine, lambda conn: outbox.sent(conn, leased[0].id)) for _ in range(2)]
    assert taken == [True, False]


def test_a_request_is_given_up_after_its_last_try_or_a_final_refusal(store):
    transact(store.engine, lambda conn: outbox.add(conn, [request("refused"), request("silent")]))
    silent, refused = sorted(
        transact(store.engine, lambda conn: outbox.lease(conn, 10)), key=lambda one: one.key, reverse=True
    )
    transact(store.engine, lambda conn: outbox.fail(conn, refused.id, "401", final=True))
    for _ in range(outbox.PATIENCE - 1):
        transact(store.engine, lambda conn: outbox.fail(conn, silent.id, "no answer"))
        assert row(store, silent.id, metadata.tables["outbox"]).state == "pending"
        make_due(store, "outbox")
        assert len(transact(store.engine, lambda conn: outbox.lease(conn, 10))) == 1
    transact(store.engine, lambda conn: outbox.fail(conn, silent.id, "no answer"))
    assert row(store, silent.id, metadata.tables["outbox"]).state == "failed"
    assert row(store, refused.id, metadata.tables["outbox"]).error == "401"


# Channels


def add_channel(store):
    values = {"auth_token": "12345"}
    return transact(
        store.engine, lambda conn: channels.add(conn, store.cipher, "telephony.twilio", values, name="Sales")
    )


def test_a_channel_is_found_by_its_token_and_neither_that_nor_its_secrets_can_be_read_in_the_table(store):
    made = add_channel(store)
    assert made.settings == {"auth_token": "12345"}
    with store.engine.connect() as conn:
        assert channels.by_token(conn, store.cipher, made.token) == made
        assert channels.by_token(conn, store.cipher, made.token[:-1]) is None
        kept = conn.execute(select(channel_rows).where(channel_rows.c.id == made.id)).one()
    assert made.token not in repr(kept)
    assert "12345" not in repr(kept)


def test_after_a_rotation_the_former_token_works_for_another_day(store):
    made = add_channel(store)
    token = transact(store.engine, lambda conn: channels.rotate(conn, store.cipher, made.id))

    def found(token):
        return reading(store.engine, lambda conn: channels.by_token(conn, store.cipher, token)) is not None

    assert found(token)
    assert found(made.token)
    with store.engine.begin() as conn:
        left = channel_rows.c.former_until - channels.now(conn)
        assert (
            0
            < channels.DAY - conn.scalar(select(left).where(channel_rows.c.id == made.id))
            < inbox.SECOND * 60
        )
        conn.execute(update(channel_rows).values(former_until=channels.now(conn) - 1))
    assert found(token)
    assert not found(made.token)


def test_a_change_is_kept_sealed_and_a_channel_that_is_not_there_is_said(store):
    def change(id):
        def work(conn):
            channels.change(conn, store.cipher, id, paused=True, settings={"auth_token": "67890"})

        transact(store.engine, work)

    change(TWILIO)
    after = reading(store.engine, lambda conn: channels.get(conn, store.cipher, TWILIO))
    assert (after.paused, after.settings) == (True, {"auth_token": "67890"})
    with pytest.raises(LookupError, match="there is no channel 99"):
        change(99)


# Constraints: what makes effects happen once

ONCE = {
    "identities": {"kind": "phone", "value": "+48600123456"},
    "memberships (held)": {"identity_id": 1, "contact_id": 1, "since": 1},
    "memberships (proven)": {"identity_id": 1, "proven": True, "since": 1},
    "leads (open)": {"contact_id": 1, "interest": "", "channel_id": 1, "opened_at": 1},
    "activities": {"channel_id": 1, "key": "SM1", "version": 1, "at": 1},
    "attachments": {"activity_id": 1, "blob": "a", "name": "oferta.pdf", "size": 1},
    "outbox": {"channel_id": 1, "key": "media-1"},
    "suggestions": {"contact_id": 1, "other_id": 2},
    "statuses": {"name": "New", "place": 1},
    "channels (token)": {"token_hash": "a", "created_at": 1},
    "channels (former)": {"former_hash": "a", "created_at": 1},
    "users": {"email": "anna@firm.example", "created_at": 1},
    "tokens": {"token_hash": "a", "created_at": 1},
    "folders": {"channel_id": 1, "name": "INBOX", "uidvalidity": 1, "uid": 1},
    "counters": {"name": "accepted", "shard": 1, "value": 1},
    "answers": {"key": "a", "status": 0, "at": 1},
}


@pytest.mark.parametrize("what", ONCE)
def test_nothing_is_there_twice(store, what):
    table = metadata.tables[what.split()[0]]

    def fill(conn):
        conn.execute(insert(metadata.tables["contacts"]), [{"id": n, "created_at": 1} for n in (1, 2)])
        if what != "identities":
            conn.execute(
                insert(metadata.tables["identities"]).values(id=1, kind="email", value="a@b.example")
            )
        if what != "activities":
            conn.execute(insert(metadata.tables["activities"]).values(id=1, **ONCE["activities"]))
        if what != "statuses":
            conn.execute(insert(table).values(**ONCE[what], **first(what)))

    with store.engine.begin() as conn:
        fill(conn)
    with pytest.raises(IntegrityError), store.engine.begin() as conn:
        conn.execute(insert(table).values(**ONCE[what], **second(what)))


def first(what):
    """What the two rows do not share."""
    return {"memberships (proven)": {"contact_id": 1}, "channels (former)": {"token_hash": "x"}}.get(what, {})


def second(what):
    return {"memberships (proven)": {"contact_id": 2}, "channels (former)": {"token_hash": "y"}}.get(what, {})


def test_what_is_over_may_be_there_again(store):
    with store.engine.begin() as conn:
        conn.execute(insert(metadata.tables["contacts"]).values(id=1, created_at=1))
        conn.execute(insert(metadata.tables["identities"]).values(id=1, kind="phone", value="+48600123456"))
        for end in (5, 9, None):
            conn.execute(insert(metadata.tables["leads"]).values(**ONCE["leads (open)"], closed_at=end))
            held = {**ONCE["memberships (held)"], "proven": True, "until": end}
            conn.execute(insert(metadata.tables["memberships"]).values(**held))


@pytest.mark.parametrize(
    "table", ["memberships", "leads", "activities", "attachments", "suggestions", "sessions"]
)
def test_no_row_points_to_nothing(store, table):
    lost = {
        "contact_id": 99,
        "channel_id": 1,
        "opened_at": 1,
        "version": 1,
        "at": 1,
        "other_id": 99,
        "since": 1,
    }
    lost |= {"activity_id": 99, "identity_id": 99, "user_id": 99, "blob": "a", "size": 1}
    lost |= {"token_hash": "a", "created_at": 1, "expires_at": 1}
    columns = metadata.tables[table].c
    values = {name: value for name, value in lost.items() if name in columns}
    with pytest.raises(IntegrityError), store.engine.begin() as conn:
        conn.execute(insert(metadata.tables[table]).values(**values))


# Backups


def test_a_backup_of_one_database_fills_the_other(store, fresh, tmp_path):
    append(store, *(arrived(body=bytes([n, 0, 255])) for n in range(20)))
    name = store.blobs.put(b"x" * 100)
    counts = back_up(store, tmp_path / "all.tar.gz", "1.0")
    assert (counts["deliveries"], counts["blobs"]) == (20, 1)
    assert restore(fresh, tmp_path / "all.tar.gz")["deliveries"] == 20
    for table in metadata.sorted_tables:
        if table.name != "settings":  # the mark of the key is written by each database's first start
            assert rows(fresh, table) == rows(store, table)
    assert fresh.blobs.get(name) == b"x" * 100
    [last] = append(fresh, arrived())
    assert last == 21
    fresh.prepare()


def test_a_backup_fills_only_an_empty_database_and_changes_no_other(store, tmp_path):
    back_up(store, tmp_path / "all.tar.gz", "1.0")
    with pytest.raises(BadBackup, match="the database is not empty"):
        restore(store, tmp_path / "all.tar.gz")
    with pytest.raises(FileExistsError):
        back_up(store, tmp_path / "all.tar.gz", "1.0")


def rows(store, table):
    with store.engine.connect() as conn:
        return [tuple(one) for one in conn.execute(select(table).order_by(*table.primary_key.columns))]


def test_any_text_goes_into_a_statement_and_comes_back_equal(engine):
    ask = statement("select id, value from {rows} order by n", "id bigint, value text")
    odd = ["", "NULL", '"', "\\", "{}", "a,b", "\\x41", "'", "Żółć", "line\nline", " space ", None]
    rows = list(enumerate(odd))
    assert [tuple(row) for row in reading(engine, lambda conn: ask(conn, rows).all())] == rows

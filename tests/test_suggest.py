"""Contacts that may be one are found beside the hot path, told with reasons, and never against what was decided."""

import json
import threading
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from conftest import clean
from sqlalchemy import func, select, update
from test_process import PEOPLE, form, receive, sms, take_in

from console import present
from dedupe import crowd, taught
from dedupe.duplicates import ranked
from dedupe.merge import differ, merge
from dedupe.normalize import Identity
from dedupe.sharing import share
from dedupe.suggest import BY, suggest
from ingest.process import process
from storage.engine import reading, transact
from storage.tables import activities, blocks, contacts, decisions, memberships, suggestions

JAN = "Jan Brzęczyszczykiewicz"


def wrote(name="", phone="", email="", **more):
    """A form with further fields."""
    body = json.dumps(dict(name=name, phone=phone, email=email, **more)).encode()
    return {"channel_id": 2, "body": body, "headers": '{"content-type": "application/json"}'}


def look(store):
    while suggest(store.engine):
        pass


def pairs(store):
    with store.engine.connect() as conn:
        rows = conn.execute(select(suggestions).where(suggestions.c.state == "open")).all()
    return {(row.contact_id, row.other_id): row for row in rows}


def survivors(store):
    with store.engine.connect() as conn:
        return conn.scalars(select(contacts.c.id).where(contacts.c.merged_into.is_(None))).all()


def test_what_is_likely_is_suggested_with_its_weights_in_words(store):
    take_in(store, form(JAN, email="jan.brz87@wp.pl"), form("Jan Brzeczyszczykiewicz", "600123456"))
    look(store)
    [row] = pairs(store).values()
    told = json.loads(row.evidence)
    assert row.score > crowd.SUGGEST
    assert "surname" in told["why"]
    assert {"field", "words", "bits"} == told["fields"][0].keys()
    with store.engine.connect() as conn:
        [shown] = present.duplicates(conn, ranked(conn, None, 10))
    assert [one.field for one in shown.evidence] == [one["field"] for one in told["fields"]]
    assert len(survivors(store)) == 2


def test_what_is_sure_is_merged_and_says_by_what(store):
    said = {"city": "Gdynia", "postcode": "81-001", "street": "ul. Morska 5"}
    take_in(store, wrote(JAN, email="jan.brz87@wp.pl", **said), wrote(JAN, "600123456", **said))
    look(store)
    assert len(survivors(store)) == 1
    with store.engine.connect() as conn:
        decision = conn.execute(select(decisions)).one()
    assert (decision.kind, decision.decided_by) == ("merge", BY)
    assert "street" in json.loads(decision.evidence)["why"]


def test_those_who_were_said_to_be_different_are_never_suggested_again(store):
    take_in(store, form(JAN, email="jan.brz87@wp.pl"), form(JAN, "600123456"))
    look(store)
    assert len(pairs(store)) == 1
    with store.engine.begin() as conn:
        conn.execute(suggestions.delete())
    transact(store.engine, partial(differ, one=1, other=2, by="somebody"))
    take_in(store, wrote(JAN, "600123456", city="Łódź"), wrote(JAN, email="jan.brz87@wp.pl", city="Łódź"))
    look(store)
    assert not pairs(store)
    assert len(survivors(store)) == 2


def test_a_decision_holds_for_whole_clusters(store):
    take_in(store, form(JAN, email="jan.brz87@wp.pl"), form(JAN, "600123456"), form(JAN, "600123457"))
    transact(store.engine, partial(differ, one=1, other=2, by="somebody"))
    transact(store.engine, partial(merge, one=2, other=3, by="somebody"))
    look(store)
    assert not pairs(store)


def test_a_contact_is_looked_at_once_until_something_new_is_said(store):
    take_in(store, sms("a", PEOPLE[0]))
    look(store)
    take_in(store, sms("b", PEOPLE[0]))
    assert suggest(store.engine) == 0
    take_in(store, form(JAN, PEOPLE[0]))
    assert suggest(store.engine) == 1


def test_any_order_of_arrival_leaves_the_same_keys(store):
    said = [
        form(JAN, email="jan.brz87@wp.pl"),
        form("Jan", "600123456", "jan.brz87@wp.pl"),
        form("J. B.", "600123456"),
    ]
    take_in(store, *said)
    with store.engine.connect() as conn:
        straight = conn.scalars(select(blocks.c.key).order_by(blocks.c.key)).all()
    with store.engine.begin() as conn:
        conn.execute(blocks.delete())
        conn.execute(memberships.delete())
        conn.execute(activities.delete())
        conn.execute(suggestions.delete())
    take_in(store, *[{**one, "received_at": one.get("received_at", 0) + 1} for one in reversed(said)])
    with store.engine.connect() as conn:
        assert sorted(set(conn.scalars(select(blocks.c.key)).all())) == sorted(set(straight))


def test_what_was_learned_is_read_back_as_it_was(store, monkeypatch):
    monkeypatch.setattr(taught, "ENOUGH", 10)
    take_in(
        store, *[form(f"Jan {name}", f"60012{n:04}") for n, name in enumerate(["Nowak", "Mazur", "Kot"] * 5)]
    )
    assert taught.learn_anew(store.engine)
    read = reading(store.engine, taught.taught)
    assert read.rarity.totals[1] > 0
    assert read.model.same.share < 0.5


def test_looking_while_messages_arrive_and_people_decide_loses_nothing(store):
    """Contacts appear, are merged and looked at all at once; in the end everybody was looked at."""
    names = [
        f"{first} {last}"
        for last in ("Nowak", "Mazur", "Kot", "Wilk")
        for first in ("Jan", "Ewa", "Adam", "Ola")
    ]
    forms = [form(name, f"6001{n:05}", f"p{n}@wp.pl") for n, name in enumerate(names * 2)]
    ids = receive(store, *forms)
    meet = threading.Barrier(3)
    done = threading.Event()

    def arriving():
        meet.wait()
        for id in ids:
            process(store, [id])
        done.set()

    def looking():
        meet.wait()
        while not done.is_set():
            suggest(store.engine, most=3)

    def deciding():
        meet.wait()
        while not done.is_set():
            with store.engine.connect() as conn:
                newest = conn.scalar(select(func.max(contacts.c.id))) or 0
            if newest > 1:
                transact(store.engine, partial(merge, one=newest, other=newest - 1, by="somebody"))

    with ThreadPoolExecutor(3) as pool:
        for work in [pool.submit(arriving), pool.submit(looking), pool.submit(deciding)]:
            work.result(timeout=120)
    look(store)
    with store.engine.connect() as conn:
        assert conn.scalar(select(func.count()).select_from(blocks).where(blocks.c.fresh)) == 0
        assert conn.scalar(select(func.count()).select_from(activities)) == len(forms)


def test_a_contact_that_is_gone_meanwhile_is_passed_over(store):
    take_in(store, form(JAN, email="jan.brz87@wp.pl"), form(JAN, "600123456"))
    with store.engine.begin() as conn:
        conn.execute(memberships.delete())
        conn.execute(update(activities).values(contact_id=None, lead_id=None))
    look(store)
    assert not pairs(store)


def test_an_identity_that_a_person_calls_shared_joins_nobody_any_more(store):
    phone = Identity("phone", "+48600123456")
    take_in(store, sms("a", "+48600123456", name="Jan Nowak"))
    assert transact(store.engine, partial(share, identity=phone, shared=True, by="somebody"))
    assert transact(store.engine, partial(share, identity=phone, shared=True, by="somebody")) is None
    take_in(store, sms("b", "+48600123456", name="Ewa Mazur"))
    look(store)
    with store.engine.connect() as conn:
        assert conn.scalars(select(contacts.c.name).order_by(contacts.c.id)).all() == [
            "Jan Nowak",
            "Ewa Mazur",
        ]
        assert not any(conn.scalars(select(memberships.c.proven)))
    assert not pairs(store)


def test_a_desks_address_that_a_person_calls_somebodys_own_joins_like_any(store):
    take_in(store, form("Jan Nowak", email="biuro@nowak.pl"))
    transact(
        store.engine,
        partial(share, identity=Identity("email", "biuro@nowak.pl"), shared=False, by="somebody"),
    )
    take_in(store, form("", email="biuro@nowak.pl"))
    assert len(survivors(store)) == 1


def test_the_same_deliveries_into_an_empty_store_make_the_same_contacts(store):
    said = [form(f"{first} {last}", f"60012{n:04}", f"p{n}@wp.pl") for n, (first, last) in
            enumerate((first, last) for last in ("Nowak", "Mazur") for first in ("Jan", "Ewa", "Ola"))]  # fmt: skip
    said += [wrote(JAN, email="jan.brz87@wp.pl", city="Łódź", street="Morska 5", postcode="81-001"),
             wrote(JAN, "600999888", city="Łódź", street="Morska 5", postcode="81-001")]  # fmt: skip
    outcomes = []
    for _ in range(2):
        clean(store)
        take_in(store, *said)
        look(store)
        with store.engine.connect() as conn:
            outcomes.append(
                conn.execute(select(contacts.c.id, contacts.c.name, contacts.c.merged_into)).all()
            )
    assert sorted(outcomes[0]) == sorted(outcomes[1])
    assert any(row.merged_into for row in outcomes[0])

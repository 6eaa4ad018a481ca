"""Proven identities join people whatever the order; what is merged can be seen and is followed."""

import json
import threading
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from conftest import clean
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import func, insert, select, update
from test_process import NOON, PEOPLE, count, form, holders, receive, sms, take_in

from dedupe.merge import merge, merge_proven
from ingest.process import process
from leads.activities import Activity
from leads.rules import counts
from storage.engine import transact
from storage.tables import (
    activities,
    channels,
    contacts,
    decisions,
    identities,
    leads,
    memberships,
    suggestions,
)

DAY = 86_400_000_000
TELEGRAM = 3


def prepared(store):
    clean(store)
    row = {"id": TELEGRAM, "name": "t", "adapter": "social.telegram", "token_hash": "t", "created_at": 0}
    with store.engine.begin() as conn:
        conn.execute(insert(channels).values(**row, settings=store.cipher.seal({"secret_token": "s"})))
    return store


def telegram(key, person, phone=None):
    """A message of a Telegram user, who may send their own number with it; other words, another key."""
    key = key * 10 + (int(phone[-1]) if phone else 0)
    message = {"message_id": key, "from": {"id": person}, "chat": {"id": person}, "date": 1_790_000_000}
    message |= {"contact": {"phone_number": phone, "user_id": person}} if phone else {"text": f"hi {key}"}
    return {"channel_id": TELEGRAM, "body": json.dumps({"update_id": key, "message": message}).encode()}


def merge_all(store):
    while merge_proven(store.engine):
        pass


def who(store):
    """Which identities belong together, and how many open leads each such person has."""
    survivor = func.coalesce(contacts.c.merged_into, contacts.c.id)
    held = (
        select(survivor, identities.c.value)
        .join(memberships, memberships.c.contact_id == contacts.c.id)
        .join(identities, identities.c.id == memberships.c.identity_id)
        .where(memberships.c.until.is_(None))
    )
    opened = (
        select(leads.c.contact_id, func.count())
        .where(leads.c.closed_at.is_(None))
        .group_by(leads.c.contact_id)
    )
    with store.engine.connect() as conn:
        people = {}
        for contact, value in conn.execute(held):
            people.setdefault(contact, set()).add(value)
        open_leads = dict(conn.execute(opened).all())
    return sorted((sorted(values), open_leads.get(contact, 0)) for contact, values in people.items())


PHONES = ["+48600123451", "+48600123452", "+48600123453"]
texts = st.builds(lambda n, phone: sms(f"s{n}{phone}", phone), st.integers(0, 5), st.sampled_from(PHONES))
chats = st.builds(telegram, st.integers(1, 9), st.integers(71, 74), st.none() | st.sampled_from(PHONES))


@given(st.lists(st.one_of(texts, chats), min_size=1, max_size=14), st.randoms(use_true_random=False))
@settings(max_examples=40)
def test_any_order_duplication_and_split_gives_the_same_people_leads_and_activities(store, arrivals, rng):
    outcomes = []
    for trial in range(3):
        prepared(store)
        shuffled = [*arrivals, *(rng.choices(arrivals, k=3) if trial else [])]
        if trial:
            rng.shuffle(shuffled)
        ids = receive(store, *shuffled)
        size = rng.randint(1, 5) if trial else 1
        for start in range(0, len(ids), size):
            process(store, ids[start : start + size])
            if trial == 2:
                merge_all(store)
        merge_all(store)
        with store.engine.connect() as conn:
            keys = sorted(
                conn.execute(select(activities.c.channel_id, activities.c.key, activities.c.text)).all()
            )
        outcomes.append((who(store), keys))
    assert outcomes[0] == outcomes[1] == outcomes[2]


def test_contacts_whom_one_message_proves_to_be_one_are_merged_with_their_open_leads(store):
    prepared(store)
    take_in(store, sms("a", PHONES[0]), telegram(1, 71))
    assert count(store, contacts, leads) == (2, 2)
    take_in(store, telegram(2, 71, PHONES[0]))
    merge_all(store)
    assert who(store) == [([PHONES[0], "telegram:71"], 1)]
    with store.engine.connect() as conn:
        decision = conn.execute(select(decisions)).one()
        assert (decision.decided_by, json.loads(decision.evidence)["folded_leads"]) == ("proven", [2])
        assert conn.scalar(select(suggestions.c.state)) == "merged"
    take_in(store, telegram(3, 71), sms("b", PHONES[0]))
    assert who(store) == [([PHONES[0], "telegram:71"], 1)]


def test_what_is_only_claimed_never_merges(store):
    take_in(store, sms("a", PHONES[0]), form("Jan", email="jan@firma.pl"))
    take_in(store, form("Jan", PHONES[0], "jan@firma.pl"))
    merge_all(store)
    assert count(store, decisions, suggestions) == (0, 1)
    assert holders(store, "jan@firma.pl") == ["Jan"]


def test_a_merged_pair_is_merged_once_and_a_chain_ends_in_one(store):
    take_in(store, *[sms(f"k{n}", phone) for n, phone in enumerate(PHONES)])
    for pair in ((2, 3), (1, 2), (3, 1)):
        transact(store.engine, partial(merge, one=pair[0], other=pair[1], by="somebody"))
    with store.engine.connect() as conn:
        assert conn.scalars(select(contacts.c.merged_into).order_by(contacts.c.id)).all() == [None, 1, 1]
    assert count(store, decisions) == (2,)
    assert who(store) == [(sorted(PHONES), 1)]


def test_merging_while_messages_arrive_leaves_one_open_lead_for_each_person(store):
    """Two hundred times at once: a first message of a contact, and the merge that takes it away."""
    prepared(store)
    for n, phone in enumerate(PEOPLE):
        take_in(store, sms(f"a{n}", phone), telegram(n + 1, 1000 + n))
    with store.engine.begin() as conn:
        conn.execute(update(leads).values(closed_at=NOON - 90 * DAY, status_id=4))
    ids = receive(store, *[telegram(5000 + n, 1000 + n) for n in range(len(PEOPLE))])
    meet = threading.Barrier(2)

    def merging():
        for n in range(len(PEOPLE)):
            meet.wait()
            transact(store.engine, partial(merge, one=2 * n + 1, other=2 * n + 2, by="somebody"))

    def arriving():
        for id in ids:
            meet.wait()
            process(store, [id])

    with ThreadPoolExecutor(2) as pool:
        for work in [pool.submit(merging), pool.submit(arriving)]:
            work.result()
    assert {opened for _, opened in who(store)} == {1}
    assert len(who(store)) == len(PEOPLE)


def test_two_merges_of_one_contact_at_once_end_in_one_survivor(store):
    """Two hundred times: the winner of one merge is the loser of the other."""
    take_in(store, *[sms(f"k{n}", f"+4860{n:07}") for n in range(600)])
    meet = threading.Barrier(2)

    def merging(one, other):
        for n in range(0, 600, 3):
            meet.wait()
            transact(store.engine, partial(merge, one=n + one, other=n + other, by="somebody"))

    with ThreadPoolExecutor(2) as pool:
        for work in [pool.submit(merging, 1, 2), pool.submit(merging, 2, 3)]:
            work.result()
    with store.engine.connect() as conn:
        pointers = dict(conn.execute(select(contacts.c.id, contacts.c.merged_into)).all())
    assert pointers == {n: None if n % 3 == 1 else n - (n - 1) % 3 for n in range(1, 601)}


def test_each_rule_makes_leads_of_what_it_names(store):
    def activity(**said):
        return Activity(
            {name: ("", value) for name, value in {"claims": "[]", "direction": "in", **said}.items()}
        )

    missed = activity(kind="call", **{"fields.outcome": "missed"})
    talked = activity(kind="call", **{"fields.outcome": "answered", "fields.seconds": "42"})
    known = activity(kind="sms", claims='[["phone", "600123456", true]]')
    rules = {rule: [counts(rule, one) for one in (missed, talked, known)] for rule in
             ("all", "none", "missed", "answered", "reachable")}  # fmt: skip
    assert rules == {
        "all": [True, True, True],
        "none": [False, False, False],
        "missed": [True, False, True],
        "answered": [False, True, True],
        "reachable": [False, False, True],
    }
    assert not counts("all", activity(automatic="a bounce"))
    assert not counts("all", activity(direction="out"))


def test_a_call_becomes_a_lead_when_its_channels_rule_says_so_whatever_came_first(store):
    with store.engine.begin() as conn:
        conn.execute(update(channels).where(channels.c.id == 1).values(counts="missed"))
    body = "CallSid={}&From=%2B48600123456&To=%2B48221234567&Direction=inbound&CallStatus={}"
    for key, states in (("CA1", ["ringing", "completed"]), ("CA2", ["no-answer", "ringing"])):
        take_in(store, *[{"channel_id": 1, "body": body.format(key, state).encode()} for state in states])
    with store.engine.connect() as conn:
        assert conn.execute(
            select(activities.c.key, activities.c.lead_id.is_(None)).order_by(activities.c.key)
        ).all() == [
            ("CA1", True),
            ("CA2", False),
        ]


def test_history_joins_the_last_lead_without_reopening_it(store):
    prepared(store)
    take_in(store, telegram(1, 71))
    with store.engine.begin() as conn:
        conn.execute(update(leads).values(closed_at=NOON, status_id=4))
    old = telegram(2, 71) | {"received_at": NOON + 5 * DAY}  # Telegram says it is from long before
    take_in(store, old)
    with store.engine.connect() as conn:
        assert conn.scalar(select(leads.c.closed_at)) == NOON
        assert conn.scalars(select(activities.c.lead_id)).all() == [1, 1]


def test_what_no_person_wrote_joins_nobody_and_our_own_calls_make_no_lead(store):
    outgoing = (
        b"CallSid=CA9&From=%2B48221234567&To=%2B48600123456&Direction=outbound-api&CallStatus=completed"
    )
    take_in(store, {"channel_id": 1, "body": outgoing})
    assert count(store, contacts, leads, activities) == (1, 0, 1)
    trap = {"channel_id": 2, "body": b"name=Robot&email=robot%40firma.pl&_gotcha=x"}
    take_in(store, trap)
    assert count(store, contacts, leads, activities) == (1, 0, 2)

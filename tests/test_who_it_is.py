"""Who is it: every sentence of the design, and what must hold for any messages in any order."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from test_merge import chats, merge_all, prepared, telegram, texts, who
from test_process import PHONES, arrivals, call, count, form, holders, receive, rows, sms, take_in
from test_unmerge import merged, people, undone

from channels.message import Claim
from dedupe.normalize import Identity, sightings
from ingest.process import process
from storage.tables import (
    activities,
    affiliations,
    companies,
    contacts,
    decisions,
    identities,
    leads,
    marks,
    memberships,
    metadata,
    suggestions,
)

NUMBERS = [f"+4860012345{n}" for n in (1, 2, 3)]


# The sentences of the design that no other test holds


@pytest.mark.parametrize(
    ("kind", "raw", "own", "expected"),
    [
        ("phone", "600 123 456", (), [("phone", "+48600123456")]),
        ("phone", "123", (), []),
        ("phone", "anonymous", (), []),
        ("phone", "600 123 456", (Claim("phone", "+48600123456"),), []),
        ("email", "no-reply@firma.pl", (), []),
        ("website", "https://www.firma.pl/kontakt?x=1", (), [("website", "firma.pl")]),
        ("taxid", "526-10-40-828", (), [("taxid", "PL5261040828")]),
        ("social", "telegram:7", (), [("social", "telegram:7")]),
    ],
)
def test_claims_become_identities_with_the_channels_region_or_none_at_all(kind, raw, own, expected):
    assert [one.identity for one in sightings([Claim(kind, raw)], "PL", own)] == [
        Identity(*one) for one in expected
    ]


def test_a_message_with_a_proven_claim_goes_to_the_proven_holder_whatever_name_it_gives(store):
    take_in(store, sms("a", PHONES[0], name="Jan Kowal"), sms("b", PHONES[0], name="Anna Nowak"))
    assert (count(store, contacts), holders(store, NUMBERS[0])) == ((1,), ["Anna Nowak!"])


def test_a_claimed_number_goes_to_the_holder_whose_name_agrees(store):
    take_in(store, form("Jan Kowal", PHONES[0]), form("Anna Nowak", PHONES[0]))
    take_in(store, form("Nowak", PHONES[0], message="2"))
    assert [len(keys) for keys, _ in people(store).values()] == [1, 2]


def test_to_the_only_holder_if_either_name_is_missing(store):
    take_in(store, form("Jan Kowal", PHONES[0]), form("", PHONES[0], message="2"))
    take_in(store, form("", PHONES[1]), form("Anna Nowak", PHONES[1], message="2"))
    assert count(store, contacts, suggestions) == (2, 0)


def test_a_proven_claim_upgrades_the_claimed_membership_it_was_sent_to(store):
    take_in(store, form("Jan Kowal", PHONES[0]), sms("a", PHONES[0], name="Kowal"))
    assert (count(store, contacts), holders(store, NUMBERS[0])) == ((1,), ["Kowal!"])


def test_of_several_proven_holders_the_one_first_seen_has_it_and_the_others_keep_theirs(store):
    prepared(store)
    take_in(store, telegram(1, 71), sms("a", PHONES[0]), telegram(2, 71, NUMBERS[0]))
    assert [len(keys) for keys, _ in people(store).values()] == [2, 1]
    assert (holders(store, NUMBERS[0]), holders(store, "telegram:71")) == (["!"], ["!"])
    with store.engine.connect() as conn:
        assert conn.execute(
            select(suggestions.c.contact_id, suggestions.c.other_id, suggestions.c.proven)
        ).all() == [(1, 2, True)]


def test_an_identity_that_points_to_somebody_else_stays_theirs_and_new_ones_are_joined(store):
    take_in(store, sms("a", PHONES[0], name="Jan"), form("Jan", email="jan@firma.pl"))
    take_in(store, form("Jan", PHONES[0], "jan@firma.pl"), form("Jan", PHONES[0], "nowy@firma.pl"))
    with store.engine.connect() as conn:
        held = conn.execute(
            select(identities.c.value, memberships.c.contact_id)
            .join(memberships)
            .order_by(identities.c.value)
        ).all()
    assert held == [(NUMBERS[0], 1), ("jan@firma.pl", 2), ("nowy@firma.pl", 1)]


def test_with_any_identity_of_ones_own_a_shared_one_does_not_decide(store):
    take_in(store, form("Jan Kowal", PHONES[0], "biuro@firma.pl"))
    take_in(store, form("Jan Kowal", PHONES[1], "biuro@firma.pl"))
    assert (count(store, contacts, suggestions), holders(store, "biuro@firma.pl")) == (
        (2, 0),
        ["Jan Kowal"] * 2,
    )


def test_no_hidden_number_and_no_junk_ever_joins_two(store):
    take_in(store, *[call(f"CA{n}", "ringing", sender="anonymous") for n in range(3)])
    take_in(store, *[form("", email="no-reply@firma.pl", message=str(n)) for n in range(2)])
    assert count(store, contacts, identities) == (5, 0)


def test_two_claims_that_disagree_wait_for_a_person(store):
    take_in(store, form("Jan Kowal", PHONES[0]), form("Anna Nowak", PHONES[0]))
    merge_all(store)
    assert count(store, contacts, suggestions, decisions) == (2, 1, 0)


def test_who_types_anothers_address_changes_nothing_that_is_theirs(store):
    """Their name, what is proven, their identities, their history: a stranger's message is a stranger's."""
    prepared(store)
    take_in(store, sms("a", PHONES[0], name="Jan Kowal"), sms("b", PHONES[0], name="Jan Kowal"))
    before = everything_of(store, 1)
    take_in(store, form("Mallory Evil", PHONES[0], "mallory@evil.example"))
    assert everything_of(store, 1) == before
    assert (count(store, contacts), holders(store, "mallory@evil.example")) == ((2,), ["Mallory Evil"])


def test_what_is_claimed_never_overwrites_what_is_proven(store):
    take_in(store, sms("a", PHONES[0], name="Jan Kowal"))
    take_in(store, form("Jan Fałszywy", PHONES[0], "obcy@evil.example"))
    assert holders(store, NUMBERS[0]) == ["Jan Kowal!"]
    take_in(store, sms("b", PHONES[1], name="Ola"), form("Ola", PHONES[1], "ola@firma.pl"))
    assert holders(store, "ola@firma.pl") == ["Ola"], "claimed it stays"


def test_a_form_answers_a_stranger_who_types_a_known_address_as_anybody_else(store):
    from test_receiver import serving

    take_in(store, form("Jan Kowal", PHONES[0], "jan@firma.pl"))

    async def answers():
        import aiohttp

        async with serving(store) as (base, _), aiohttp.ClientSession() as session:
            told = []
            for email in ("jan@firma.pl", "nikt@firma.pl"):
                async with session.post(
                    f"{base}/in/forms.any", json={"email": email, "message": "hi"}
                ) as said:
                    told.append((said.status, await said.read()))
            return told

    import asyncio

    known, unknown = asyncio.run(answers())
    assert known == unknown


def everything_of(store, contact):
    with store.engine.connect() as conn:
        tables = {contacts: contacts.c.id, memberships: memberships.c.contact_id}
        tables |= {activities: activities.c.contact_id, leads: leads.c.contact_id}
        return [
            conn.execute(select(table).where(column == contact)).all() for table, column in tables.items()
        ]


# What must hold for any messages

few = settings(max_examples=25)
proven = st.lists(st.one_of(texts, chats), min_size=1, max_size=10)
anything = st.lists(st.one_of(arrivals, chats), min_size=2, max_size=14)
SKIPPED = {decisions}
VERSIONS = {"version", "state", "delivery_id"}


def state(store):
    """All rows of all tables, without the journal and how often a row was touched."""
    with store.engine.connect() as conn:
        return {
            table.name: sorted(
                repr(row)
                for row in conn.execute(
                    select(*[column for column in table.c if column.name not in VERSIONS])
                )
            )
            for table in metadata.sorted_tables
            if table not in SKIPPED
        }


@given(anything, st.integers(1, 4), st.integers(1, 4))
@few
def test_merged_and_parted_everything_is_as_it_was(store, messages, one, other):
    prepared(store)
    take_in(store, *messages)
    assume(one != other and max(one, other) <= count(store, contacts)[0])
    before = state(store)
    undone(store, merged(store, one, other))
    assert state(store) == before


@given(
    anything, st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), min_size=2, max_size=4), st.randoms()
)
@few
def test_several_merges_are_parted_in_any_order(store, messages, pairs, rng):
    prepared(store)
    take_in(store, *messages)
    known = count(store, contacts)[0]
    before = state(store)
    made = [merged(store, *pair) for pair in pairs if pair[0] != pair[1] and max(pair) <= known]
    made = [decision for decision in made if decision is not None]
    rng.shuffle(made)
    for decision in made:
        undone(store, decision)
    assert state(store) == before


@given(anything, proven, st.integers(1, 4), st.integers(1, 4))
@few
def test_after_more_messages_both_are_as_if_they_had_never_been_merged(store, messages, later, one, other):
    later = [message for message in later if message not in messages]
    prepared(store)
    take_in(store, *messages)
    assume(one != other and max(one, other) <= count(store, contacts)[0])
    take_in(store, *later)
    expected = people(store), who(store)
    prepared(store)
    take_in(store, *messages)
    decision = merged(store, one, other)
    take_in(store, *later)
    undone(store, decision)
    assert (people(store), who(store)) == expected


@given(anything, st.integers(1, 5))
@few
def test_replaying_all_deliveries_into_an_empty_database_gives_the_same_contacts(store, messages, size):
    prepared(store)
    ids = receive(store, *messages)
    for start in range(0, len(ids), size):
        process(store, ids[start : start + size])
        merge_all(store)
    before = who(store), firms(store)
    prepared(store)
    take_in(store, *messages)
    merge_all(store)
    assert (who(store), firms(store)) == before


def firms(store):
    return rows(store, companies, marks, affiliations)

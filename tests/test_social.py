"""What social messages become: whose they are, which make a lead, and that their order does not matter."""

import json
import random
from functools import partial
from pathlib import Path

import pytest
from test_process import count, holders, process, receive, take_in

from storage import channels
from storage.engine import transact
from storage.tables import activities, contacts, leads, memberships, suggestions

CASES = Path(__file__).parent / "cases" / "social"
META = {"app_secret": "s", "verify_token": "w", "access_token": "EAAG"}
T = "1789999000"


@pytest.fixture
def meta(store):
    words = {"name": "meta", "region": "PL", "timezone": "Europe/Warsaw", "source": "", "counts": "all"}
    make = partial(channels.add, cipher=store.cipher, adapter="social.meta", settings=META, **words)
    return transact(store.engine, make).id


def whatsapp(channel, **value):
    change = {"field": "messages", "value": {"metadata": {"display_phone_number": "48221234567"}, **value}}
    body = {"object": "whatsapp_business_account", "entry": [{"id": "1", "changes": [change]}]}
    return {"channel_id": channel, "body": json.dumps(body).encode()}


def said(id, type="text", sender="48600123456", at=T, **part):
    part = part or {"text": {"body": "hej"}}
    return {"id": id, "from": sender, "timestamp": at, "type": type, **part}


def case(channel, name):
    """A recorded delivery."""
    recorded = json.loads((CASES / "meta" / f"{name}.json").read_text())
    return {"channel_id": channel, "body": recorded["body"].encode(), "about": recorded.get("about", "")}


def test_a_new_number_is_its_owners_and_no_interest(store, meta):
    system = {"body": "changed", "wa_id": "48600999888", "type": "user_changed_number"}
    take_in(store, whatsapp(meta, messages=[said("a")]))
    take_in(store, whatsapp(meta, messages=[said("b", "system", system=system)]))
    assert count(store, contacts, leads) == (1, 1)
    take_in(store, whatsapp(meta, messages=[said("c", sender="48600999888")]))
    assert count(store, contacts, leads, activities, suggestions) == (1, 1, 3, 0)


def test_a_number_written_in_two_ways_is_one_contact(store, meta):
    for id, sender in (
        ("a", "5511988887777"),
        ("b", "551188887777"),
        ("c", "5491123456789"),
        ("d", "541123456789"),
    ):
        take_in(store, whatsapp(meta, messages=[said(id, sender=sender)]))
    assert count(store, contacts, leads) == (2, 2)


def test_who_wrote_on_messenger_is_called_by_the_profile_that_was_fetched(store, meta):
    take_in(store, case(meta, "messenger_name_asked"))
    assert holders(store, "messenger:PSID1") == ["!"]
    take_in(store, case(meta, "messenger_name"))
    assert holders(store, "messenger:PSID1") == ["Ola Nowak!"]
    assert count(store, contacts, leads, activities) == (1, 1, 1)


@pytest.mark.parametrize(
    "name",
    [
        "whatsapp_statuses", "whatsapp_revoked", "whatsapp_new_number", "whatsapp_no_more_advertising",
        "whatsapp_our_own_answer", "whatsapp_call_of_ours", "whatsapp_echo_to_a_group", "whatsapp_address_book",
        "messenger_echo", "messenger_receipts", "messenger_handovers", "messenger_account_linked", "messenger_reactions",
        "instagram_seen", "facebook_signs",
    ],
)  # fmt: skip
def test_what_nobody_said_to_us_makes_no_lead(store, meta, name):
    take_in(store, case(meta, name))
    assert count(store, leads) == (0,)


def test_what_our_own_account_says_in_public_is_nobodys(store, meta):
    take_in(store, case(meta, "instagram_comments"), case(meta, "facebook_comments"))
    assert count(store, contacts, leads) == (2, 2)  # those who asked


PIECES = [
    {"messages": [said("a", text={"body": "Ile?"})]},
    {"messages": [said("x", "edit", at="1789999060", edit={"original_message_id": "a", "message": said("a")})]},
    {"messages": [said("y", "reaction", at="1789999070", reaction={"message_id": "a", "emoji": "👍"})]},
    {"messages": [said("y", "reaction", at="1789999080", reaction={"message_id": "a"})]},
    {"messages": [said("z", "revoke", at="1789999090", revoke={"original_message_id": "a"})]},
    {"statuses": [{"id": "a", "status": "delivered", "timestamp": T}, {"id": "a", "status": "read", "timestamp": T}]},
    {"calls": [said("w", event="connect"), said("w", event="terminate", at="1789999030", status="FAILED")]},
]  # fmt: skip


def test_pieces_in_any_order_and_repetition_give_the_same_rows(store, meta):
    rng, found = random.Random(5), []
    for _ in range(12):
        clear(store)
        order = [*range(len(PIECES)), *rng.choices(range(len(PIECES)), k=3)]
        rng.shuffle(order)
        process(store, receive(store, *(whatsapp(meta, **PIECES[n]) for n in order)))
        found.append(folded(store))
    assert all(one == found[0] for one in found)
    assert '"status":"deleted by its sender"' in found[0][0]


def clear(store):
    with store.engine.begin() as conn:
        for table in (activities, leads, memberships, suggestions, contacts):
            conn.execute(table.delete())


def folded(store):
    """What the activities say, whatever their ids."""
    with store.engine.connect() as conn:
        columns = (
            activities.c.key,
            activities.c.kind,
            activities.c.text,
            activities.c.fields,
            activities.c.stamps,
        )
        query = activities.select().with_only_columns(*columns).order_by(activities.c.key)
        return [repr(tuple(row)) for row in conn.execute(query)]

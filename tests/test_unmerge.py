"""What was merged is parted as if it had never been one, and stays parted."""

import json
from functools import partial

import pytest
from sqlalchemy import func, select, update
from test_merge import DAY, merge_all, prepared, telegram, who
from test_process import NOON, PHONES, count, form, holders, rows, sms, take_in

from dedupe.correct import correct
from dedupe.merge import Apart, differ, merge
from dedupe.unmerge import NotUndoable, put, undo
from leads import status
from storage.engine import transact
from storage.tables import (
    activities,
    contacts,
    decisions,
    doubts,
    leads,
    memberships,
    suggestions,
)

NUMBERS = [f"+4860012345{n}" for n in (1, 2, 3)]


def merged(store, one, other, by="user 1"):
    return transact(store.engine, partial(merge, one=one, other=other, by=by)).decision


def undone(store, decision, by="user 1"):
    return transact(store.engine, partial(undo, id=decision, by=by))


def people(store):
    """Every contact that stands: its activities, its identities, its leads with status and how many are open."""
    with store.engine.connect() as conn:
        standing = conn.scalars(
            select(contacts.c.id).where(contacts.c.merged_into.is_(None)).order_by(contacts.c.id)
        ).all()
        return {id: _person(conn, id) for id in standing}


def _person(conn, id):
    mine = select(contacts.c.id).where((contacts.c.id == id) | (contacts.c.merged_into == id))
    keys = conn.scalars(
        select(activities.c.key).where(activities.c.contact_id.in_(mine)).order_by(activities.c.key)
    )
    opened = conn.execute(
        select(leads.c.status_id, leads.c.closed_at.is_(None), func.count(activities.c.id))
        .join(activities, activities.c.lead_id == leads.c.id)
        .where(leads.c.contact_id == id)
        .group_by(leads.c.id)
        .order_by(leads.c.id)
    )
    return [*keys], [tuple(row) for row in opened]


def test_parted_after_more_messages_both_stand_as_if_they_had_never_been_one(store):
    before = sms("a", PHONES[0]), sms("b", PHONES[1])
    after = sms("c", PHONES[0]), sms("d", PHONES[1]), form("Ola", PHONES[1], "ola@firma.pl")
    take_in(store, *before, *after)
    expected = people(store), holders(store, "ola@firma.pl")
    tables = rows(store, memberships, activities)
    prepared(store)
    take_in(store, *before)
    decision = merged(store, 1, 2)
    take_in(store, *after)
    assert who(store) == [(["+48600123451", "+48600123452", "ola@firma.pl"], 1)]
    assert undone(store, decision).doubts == 0
    assert (people(store), holders(store, "ola@firma.pl")) == expected
    assert [len(table) for table in rows(store, memberships, activities)] == [len(table) for table in tables]


def test_leads_come_back_with_their_status_and_those_opened_since_go_with_who_made_them(store):
    take_in(store, sms("a", PHONES[0]), sms("b", PHONES[1]))
    transact(store.engine, partial(status.change, id=2, status=2))
    decision = merged(store, 1, 2)
    assert lead_rows(store) == [(1, 1, 1, 2, False), (2, 1, 2, None, True)], "the further one stays"
    transact(store.engine, partial(status.change, id=2, status=3))
    later = NOON + 60 * DAY
    with store.engine.begin() as conn:
        conn.execute(update(leads).where(leads.c.id == 2).values(closed_at=NOON + DAY))
    take_in(store, dict(sms("c", PHONES[1]), received_at=later))
    take_in(store, dict(sms("d", PHONES[0]), received_at=later + 1))
    assert people(store)[1][1] == [(1, False, 1), (3, False, 1), (1, True, 2)]
    undone(store, decision)
    assert people(store) == {
        1: (["a", "d"], [(1, True, 2)]),
        2: (["b", "c"], [(3, False, 1), (1, True, 1)]),
    }


def lead_rows(store):
    columns = (
        leads.c.id,
        leads.c.contact_id,
        leads.c.status_id,
        leads.c.merged_into,
        leads.c.closed_at.is_(None),
    )
    with store.engine.connect() as conn:
        return [tuple(row) for row in conn.execute(select(*columns).order_by(leads.c.id))]


def test_who_had_no_open_lead_gets_one_of_their_own_for_what_they_wrote_since(store):
    take_in(store, sms("a", PHONES[0]), sms("b", PHONES[1]))
    with store.engine.begin() as conn:
        conn.execute(update(leads).where(leads.c.id == 2).values(closed_at=NOON - 90 * DAY, status_id=4))
    decision = merged(store, 1, 2)
    take_in(store, sms("c", PHONES[1]))
    assert people(store)[1][1] == [(1, True, 2), (4, False, 1)]
    undone(store, decision)
    assert people(store) == {1: (["a"], [(1, True, 1)]), 2: (["b", "c"], [(4, False, 1), (1, True, 1)])}
    with store.engine.connect() as conn:
        assert conn.scalar(select(leads.c.repeat_of).where(leads.c.id == 3)) == 2


def test_an_undone_merge_is_never_made_again_by_the_same_evidence(store):
    prepared(store)
    take_in(store, sms("a", PHONES[0]), telegram(1, 71), telegram(2, 71, NUMBERS[0]))
    merge_all(store)
    assert len(who(store)) == 1
    undone(store, 1)
    merge_all(store)
    take_in(store, telegram(3, 71, NUMBERS[0]), telegram(4, 71), sms("b", PHONES[0]))
    merge_all(store)
    assert who(store) == [([NUMBERS[0]], 1), (["telegram:71"], 1)]
    with store.engine.connect() as conn:
        assert conn.scalars(select(suggestions.c.state)).all() == ["different"]
    with pytest.raises(Apart):
        merged(store, 1, 2)


def test_undoing_a_difference_lets_them_be_one_again(store):
    prepared(store)
    take_in(store, sms("a", PHONES[0]), telegram(1, 71), telegram(2, 71, NUMBERS[0]))
    decision = transact(store.engine, partial(differ, one=1, other=2, by="user 1"))
    merge_all(store)
    assert len(who(store)) == 2
    undone(store, decision)
    merge_all(store)
    assert len(who(store)) == 1


def test_different_holds_for_all_who_are_merged_with_either(store):
    take_in(store, *[sms(f"k{n}", phone) for n, phone in enumerate([*PHONES, "600123454"])])
    transact(store.engine, partial(differ, one=1, other=2, by="user 1"))
    merged(store, 1, 3)
    merged(store, 2, 4)
    for pair in ((3, 4), (4, 1), (2, 3)):
        with pytest.raises(Apart):
            merged(store, *pair)


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_a_chain_is_undone_in_any_order(store, order):
    take_in(store, *[sms(f"k{n}", phone) for n, phone in enumerate(PHONES)])
    apart = who(store), people(store)
    made = [merged(store, 3, 2), merged(store, 2, 1)]
    take_in(store, *[sms(f"later{n}", phone) for n, phone in enumerate(PHONES)])
    assert len(who(store)) == 1
    undone(store, made[order[0]])
    expected = {0: [[NUMBERS[0], NUMBERS[1]], [NUMBERS[2]]], 1: [[NUMBERS[0]], [NUMBERS[1], NUMBERS[2]]]}
    assert [values for values, _ in who(store)] == expected[order[0]]
    assert [opened for _, opened in who(store)] == [1, 1]
    undone(store, made[order[1]])
    assert who(store) == apart[0]
    assert people(store) == {n + 1: ([f"k{n}", f"later{n}"], [(1, True, 2)]) for n in range(3)}


def test_what_cannot_be_decided_is_a_doubt_that_a_person_settles(store):
    take_in(store, form("Jan Kowal", PHONES[0]), form("Anna Nowak", PHONES[0]))
    decision = merged(store, 1, 2)
    take_in(store, form("", PHONES[0], "nowa@firma.pl", message="who is it?"))
    assert count(store, contacts) == (2,), "merged, they are the only holder of the number"
    assert undone(store, decision).doubts == 1
    with store.engine.connect() as conn:
        [doubt] = conn.execute(select(doubts)).all()
    assert (people(store)[1][1], holders(store, "nowa@firma.pl")) == ([(1, True, 2)], ["Jan Kowal"])
    transact(store.engine, partial(put, activity=doubt.activity_id, contact=2, by="user 1"))
    assert (people(store)[2][1], holders(store, "nowa@firma.pl")) == ([(1, True, 2)], ["Anna Nowak"])
    assert (people(store)[1][1], count(store, doubts)) == ([(1, True, 1)], (0,))


def test_undone_twice_is_undone_once_and_other_decisions_are_not_undone(store):
    take_in(store, sms("a", PHONES[0]), sms("b", PHONES[1]))
    decision = merged(store, 1, 2)
    undone(store, decision)
    undone(store, decision)
    assert count(store, decisions) == (2,)
    transact(store.engine, partial(correct, id=1, name="Jan", by="user 1"))
    with pytest.raises(NotUndoable):
        undone(store, 3)
    with pytest.raises(LookupError):
        undone(store, 99)
    with store.engine.connect() as conn:
        made = conn.execute(select(decisions).where(decisions.c.id == 1)).one()
    assert (made.undone_by, json.loads(made.evidence)["moved"]) == ("user 1", [2])


def test_late_pieces_and_repeats_for_an_old_contact_land_right(store):
    from test_process import call

    take_in(store, call("CA1", "ringing", sender=PHONES[1]), sms("a", PHONES[0]))
    decision = merged(store, 1, 2)
    take_in(store, call("CA1", "completed", sender=PHONES[1]))
    assert people(store) == {1: (["CA1", "a"], [(1, True, 1), (1, False, 1)])}
    undone(store, decision)
    take_in(store, call("CA1", "completed", sender=PHONES[1], CallDuration="9"))
    assert people(store) == {1: (["CA1"], [(1, True, 1)]), 2: (["a"], [(1, True, 1)])}

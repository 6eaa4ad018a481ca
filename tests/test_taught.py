"""Mails of a form nobody knows are read as their owner has shown in one of them, and say so once they look otherwise."""

import json
from functools import partial

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select
from test_email import mail, message

from channels.email._read import CHANGED
from channels.email._taught import learned, read
from ingest.cli import leadinlet
from ingest.process import process
from ingest.settings import Settings
from storage import inbox
from storage.engine import reading, transact
from storage.inbox import Arrived
from storage.tables import activities, contacts, leads

NOON = 1_790_000_000_000_000
LABELLED = """Nowe zapytanie nr 4711 z dnia 23.11.2026

Pyta — Jan Kowalski
Miasto: Kraków
Czeka pod — 600 123 456
O co chodzi —
Ile kosztuje dach?
Proszę dzwonić po 17.

Odpowiedz w panelu: https://portal.example/4711
"""
SENTENCE = """Cześć! Użytkownik Jan Kowalski napisał do Ciebie w sprawie ogłoszenia Dachy:
Ile kosztuje dach?
Możesz oddzwonić pod 600 123 456 albo odpisać.
Zespół Portalu"""
SHOWN = {"name": "Jan Kowalski", "phone": "600 123 456", "message": "Ile kosztuje dach?"}
WHOLE = SHOWN | {"message": "Ile kosztuje dach? Proszę dzwonić po 17."}


def said(text: str, by: str = LABELLED, shown: dict[str, str] = WHOLE) -> tuple[str, list[str], str] | None:
    found = read(text, learned(by, "a@b.example", shown))
    return found and (found.name, [claim.raw for claim in found.claims], found.text)


def test_a_mail_is_read_as_another_of_its_sender_was_shown() -> None:
    other = (
        LABELLED.replace("4711", "99")
        .replace("23.11.2026", "1.12.2026")
        .replace("Jan Kowalski", "Anna Maria Nowak")
    )
    other = other.replace("600 123 456", "+48 22 111 22 33").replace("Kraków", "Nowy Sącz")
    other = other.replace(
        "Ile kosztuje dach?\nProszę dzwonić po 17.", "Dzień dobry,\n\nszukam: rynny 12 m.\nPilne!"
    )
    assert said(other) == (
        "Anna Maria Nowak",
        ["+48 22 111 22 33"],
        "Dzień dobry,\n\nszukam: rynny 12 m.\nPilne!",
    )


def test_what_was_shown_reads_itself() -> None:
    assert said(LABELLED) == ("Jan Kowalski", ["600 123 456"], "Ile kosztuje dach?\nProszę dzwonić po 17.")
    assert said(SENTENCE, SENTENCE, SHOWN) == ("Jan Kowalski", ["600 123 456"], "Ile kosztuje dach?")


def test_values_inside_sentences_are_found_wherever_the_lines_are_broken() -> None:
    other = (
        SENTENCE.replace("Jan Kowalski", "Anna Nowak")
        .replace("600 123 456", "22 111 22 33")
        .replace("Ile kosztuje dach?", "A\nB")
    )
    for broken in (
        other,
        other.replace("Nowak napisał do", "Nowak\nnapisał do"),
        other.replace("pod 22", "pod\n22"),
    ):
        assert said(broken, SENTENCE, SHOWN) == ("Anna Nowak", ["22 111 22 33"], "A\nB")


def test_a_value_that_was_left_empty_is_empty() -> None:
    assert said(LABELLED.replace(" 600 123 456", "")) == (
        "Jan Kowalski",
        [],
        "Ile kosztuje dach?\nProszę dzwonić po 17.",
    )
    assert said(LABELLED.replace(" Jan Kowalski", "")) == (
        "",
        ["600 123 456"],
        "Ile kosztuje dach?\nProszę dzwonić po 17.",
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Zupełnie inny mail",
        LABELLED.replace("Pyta —", "Kto to —"),
        LABELLED.replace("Czeka pod —", "Pod —"),
        LABELLED.replace("O co chodzi —", "Sprawa —"),
        LABELLED.replace("Odpowiedz w panelu:", "Zobacz:"),
        LABELLED.replace("600 123 456", "nie podano"),
        LABELLED.replace("Jan Kowalski", "jan@x.example"),
    ],
)
def test_a_changed_layout_is_none_and_never_an_empty_lead(text: str) -> None:
    assert said(text) is None


def test_what_does_not_stand_in_a_mail_cannot_be_shown_in_it() -> None:
    with pytest.raises(LookupError, match="does not stand"):
        learned(LABELLED, "a@b.example", {"name": "Anna"} | WHOLE | {"phone": "999"})
    with pytest.raises(LookupError, match="at least"):
        learned(LABELLED, "a@b.example", {"name": "Jan Kowalski"})


@given(st.text(max_size=200), st.text(max_size=400))
def test_any_text_may_be_shown_and_read(value: str, text: str) -> None:
    layout = json.loads(
        json.dumps(learned(f"{text}\nTel: {value} x", "a@b.example", {"phone": value, "message": "x"}))
    )
    read(text, layout)


def portal(text: str = LABELLED, id: str = "1") -> bytes:
    return mail(text, **{"from": "Portal <no-reply@portal.example>", "message_id": f"<{id}@portal.example>"})


LAYOUTS = json.dumps([learned(LABELLED, "no-reply@portal.example", WHOLE)])


def test_a_mail_of_a_taught_sender_is_its_writers_and_no_longer_nobodys() -> None:
    assert message(portal()).automatic
    read = message(portal(), layouts=LAYOUTS)
    assert (read.name, [claim.raw for claim in read.claims], read.automatic) == (
        "Jan Kowalski",
        ["600 123 456"],
        "",
    )
    assert read.text == "Ile kosztuje dach?\nProszę dzwonić po 17."


def test_a_mail_of_a_taught_sender_that_looks_otherwise_says_so_with_its_whole_text() -> None:
    text = "Nowa wiadomość w panelu: kliknij"
    read = message(portal(text), layouts=LAYOUTS)
    assert (read.claims, read.text, read.fields["needs_you"]) == (None, text, CHANGED)


def test_a_mail_that_looks_otherwise_but_names_its_fields_is_read_by_these_and_says_so() -> None:
    read = message(
        portal("Imię i nazwisko: Jan Kowalski\nTelefon: 600 123 456\nWiadomość: Ile?"), layouts=LAYOUTS
    )
    assert (read.name, read.fields["needs_you"]) == ("Jan Kowalski", CHANGED)


def test_reply_to_tells_who_wrote_where_the_text_shows_only_the_message() -> None:
    layout = json.dumps([learned(LABELLED, "no-reply@portal.example", {"message": WHOLE["message"]})])
    sent = portal().replace(b"subject:", b"reply-to: Jan <jan@x.example>\r\nsubject:")
    assert [claim.raw for claim in message(sent, layouts=layout).claims] == ["jan@x.example"]
    assert message(portal(), layouts=layout).fields["needs_you"] == CHANGED


def test_other_senders_are_read_as_before() -> None:
    assert message(mail(LABELLED), layouts=LAYOUTS) == message(mail(LABELLED))


@pytest.fixture
def box(tmp_path):
    """A data folder with a mailbox, its store, and a way to say channel commands."""
    store = Settings.load({"LEADINLET_DATA": str(tmp_path / "data")}).open()

    def run(*words: str) -> str:
        result = CliRunner().invoke(leadinlet, ["--data", str(tmp_path / "data"), "channel", *words])
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result.stdout

    id = json.loads(run("add", "email.mailbox", "--set", "host=h", "--set", "user=u@firma.example"))["id"]
    yield run, store, id
    store.engine.dispose()


def take(store, channel: int, *contents: bytes) -> list[int]:
    arrived = [Arrived(channel, NOON, "IMAP", "", "{}", content) for content in contents]
    ids = transact(store.engine, partial(inbox.append, arrived=arrived))
    process(store, ids)
    return ids


def rows(store, *columns):
    return [tuple(row) for row in reading(store.engine, lambda conn: conn.execute(select(*columns)).all())]


def shown() -> list[str]:
    return ["--name", "Jan Kowalski", "--phone", "600 123 456", "--message", WHOLE["message"]]


def test_teaching_by_command_makes_a_received_mail_a_lead_and_later_ones_too(box) -> None:
    run, store, channel = box
    [first] = take(store, channel, portal())
    assert rows(store, leads.c.id) == []
    told = json.loads(run("teach", str(channel), "--delivery", str(first), *shown()))
    assert told == {
        "name": "Jan Kowalski",
        "claims": ["600 123 456"],
        "text": "Ile kosztuje dach?\nProszę dzwonić po 17.",
    }
    process(store, [first])
    assert rows(store, contacts.c.name) == [("Jan Kowalski",)]
    assert rows(store, activities.c.automatic, activities.c.text) == [("", told["text"])]
    take(
        store,
        channel,
        portal(LABELLED.replace("600 123 456", "600 999 888").replace("Jan Kowalski", "Anna Lis"), "2"),
    )
    assert sorted(rows(store, contacts.c.name)) == [("Anna Lis",), ("Jan Kowalski",)]
    assert len(rows(store, leads.c.id)) == 2


def test_a_mail_whose_layout_changed_waits_without_a_lead_until_it_is_shown_again(box) -> None:
    run, store, channel = box
    [first] = take(store, channel, portal())
    run("teach", str(channel), "--delivery", str(first), *shown())
    process(store, [first])
    changed = (
        LABELLED.replace("Pyta —", "Kto —")
        .replace("Jan Kowalski", "Anna Lis")
        .replace("600 123 456", "600 999 888")
    )
    [second] = take(store, channel, portal(changed, "2"))
    fields = [json.loads(fields) for (fields,) in rows(store, activities.c.fields)]
    assert [one.get("needs_you") for one in fields] == ["no", CHANGED]
    assert len(rows(store, leads.c.id)) == 1
    run(
        "teach",
        str(channel),
        "--delivery",
        str(second),
        "--name",
        "Anna Lis",
        "--phone",
        "600 999 888",
        *shown()[4:],
    )
    process(store, [second])
    assert len(rows(store, leads.c.id)) == 2
    fields = [json.loads(fields) for (fields,) in rows(store, activities.c.fields)]
    assert [one.get("needs_you") for one in fields] == ["no", "no"]
    [third] = take(store, channel, portal(LABELLED.replace("600 123 456", "600 777 666"), "3"))
    assert third
    assert len(rows(store, leads.c.id)) == 3, "the first layout is still known"


def test_teaching_says_what_it_cannot_find(box) -> None:
    run, store, channel = box
    [first] = take(store, channel, portal())
    with pytest.raises(LookupError, match="does not stand"):
        run("teach", str(channel), "--delivery", str(first), "--phone", "999")
    with pytest.raises(LookupError, match="no delivery"):
        run("teach", str(channel), "--delivery", str(first + 1), "--phone", "999")

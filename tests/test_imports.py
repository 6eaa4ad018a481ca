"""Files of contacts, the whole way: dry run, import, again, killed, and taken back."""

import csv
import json
import signal
import subprocess
import sys
import textwrap
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest
from running import Installation
from sqlalchemy import func, select
from test_process import form, holders, process, receive, sms, take_in

from dedupe import imports as importing
from dedupe import retract as retracting
from dedupe.imports import Refused, begin, look, preview
from dedupe.merge import merge
from ingest.imports import finish, worker
from ingest.verify import verify
from leads import status
from leads.queries import contact_list
from storage import inbox
from storage.engine import reading, transact
from storage.imports import Overtaken
from storage.tables import (
    activities,
    contacts,
    decisions,
    deliveries,
    identities,
    leads,
    memberships,
    metadata,
    suggestions,
)

WORLD = contacts, leads, activities, memberships, suggestions
HEADER = "Imię i nazwisko;Telefon;E-mail;Uwagi;Data utworzenia"
ANNA = "Anna Nowak;600 123 456;anna@nowak.example;od lat;12.03.2019"
JAN = "Jan Kowal;601 234 567;;;05.11.2020"


def file(folder, *rows, name="klienci.csv", header=HEADER):
    path = folder / name
    path.write_text("\n".join([header, *rows]) + "\n")
    return path


def many(count, start=0):
    return [f"Osoba {n} Zet{n};{600_000_000 + n};osoba{n}@zet.example;;" for n in range(start, start + count)]


def run(store, path, name="", counts="none", work=None, rejects=None, **given):
    job = look(path, "PL", **given)
    one = begin(store, job, name, counts, "Europe/Warsaw")
    done = importing.take_in(store, job, one, work or worker(store), rejects)
    assert finish(store, done.channel, is_ours=True) == 0
    return done


def world(store, *tables):
    """All rows of the tables, but ids of rows and deliveries."""
    with store.engine.connect() as conn:
        return {table.name: sorted(map(repr, conn.execute(select(table)))) for table in tables or WORLD}


def count(store, *tables):
    with store.engine.connect() as conn:
        return tuple(conn.scalar(select(func.count()).select_from(table)) for table in tables)


def everything(store):
    return world(store, *metadata.sorted_tables)


def test_a_dry_run_says_what_would_be_and_changes_nothing(store, tmp_path):
    take_in(store, sms("a", "600123456"))
    before = everything(store)
    path = file(tmp_path, ANNA, JAN, "Jan Kowal;601234567;;;", ";;;;", ";brak;nie podano;;", "Ewa;;;;")
    counts = preview(store, look(path, "PL"))
    assert (counts.rows, counts.new, counts.known, counts.again) == (5, 2, 1, 1)
    assert (counts.unreachable, counts.rejected) == (1, 1)
    assert [message.name for message in counts.samples] == ["Anna Nowak", "Jan Kowal", "Jan Kowal", "Ewa"]
    assert counts.rejects[0].row.number == 6
    assert everything(store) == before


def test_rows_become_contacts_and_history_and_no_leads(store, tmp_path):
    run(store, file(tmp_path, ANNA, JAN))
    assert count(store, contacts, leads, activities) == (2, 0, 2)
    assert holders(store, "+48600123456") == holders(store, "anna@nowak.example") == ["Anna Nowak"]
    with store.engine.connect() as conn:
        at = conn.scalar(select(activities.c.at).where(activities.c.name == "Anna Nowak"))
    assert at == 1_552_345_200_000_000  # midnight in Warsaw


def test_the_same_file_twice_is_once(store, tmp_path):
    path = file(tmp_path, *many(25))
    first = run(store, path)
    before = everything(store)
    assert run(store, path) == first
    assert everything(store) == before
    assert verify(store).is_well


def test_a_newer_export_of_the_same_people_changes_what_changed(store, tmp_path):
    header = "Record ID,First Name,Last Name,Email,Lifecycle Stage"
    old = file(
        tmp_path,
        "1,Ana,Lis,ana@lis.example,lead",
        "2,Bo,Rak,bo@rak.example,lead",
        name="a.csv",
        header=header,
    )
    new = file(
        tmp_path,
        "2,Bo,Rak,bo@rak.example,customer",
        "3,Cy,Kos,cy@kos.example,lead",
        name="b.csv",
        header=header,
    )
    one = run(store, old, name="HubSpot")
    assert run(store, new, name="HubSpot").channel == one.channel
    with store.engine.connect() as conn:
        told = dict(conn.execute(select(activities.c.name, activities.c.fields)).all())
    assert {name: json.loads(fields)["status"] for name, fields in told.items()} == {
        "Ana Lis": "lead",
        "Bo Rak": "customer",
        "Cy Kos": "lead",
    }
    assert count(store, contacts, activities) == (3, 3)


def test_an_import_of_leads_opens_leads_and_wakes_no_closed_one(store, tmp_path):
    take_in(store, sms("a", "600123456"))
    transact(store.engine, partial(status.change, id=1, status=closing(store)))
    before = world(store, leads)
    run(store, file(tmp_path, "Anna;600123456;;;", "Jan;601234567;;;"), counts="all")
    assert before["leads"][0] in world(store, leads)["leads"]
    assert count(store, leads) == (2,)


def closing(store):
    """A status that closes a lead."""
    from storage.tables import statuses

    with store.engine.connect() as conn:
        return conn.scalar(select(statuses.c.id).where(statuses.c.meaning == "lost"))


def test_rejected_rows_stand_beside_the_file_with_their_reason(store, tmp_path):
    rows = ["=cmd;brak;;;", *many(3), ";;brak adresu;dzwonić;", ";123;;x;", "Ewa;;;;"]
    rejects = tmp_path / "klienci.rejected.csv"
    one = run(store, file(tmp_path, *rows), rejects=rejects)
    assert (one.taken, one.rejected) == (5, 2)
    told = list(csv.reader(rejects.open(encoding="utf-8-sig")))
    assert told[0] == ["Imię i nazwisko", "Telefon", "E-mail", "Uwagi", "Data utworzenia", "reason"]
    assert [row[:4] for row in told[1:]] == [["", "", "brak adresu", "dzwonić"], ["", "123", "", "x"]]
    assert all("no name" in row[-1] for row in told[1:])


def test_corrected_rejects_can_be_imported(store, tmp_path):
    rejects = tmp_path / "r.csv"
    run(store, file(tmp_path, ";+48;;;"), rejects=rejects)
    rejects.write_text(rejects.read_text(encoding="utf-8-sig").replace("'+48", "'+48 600 123 456"))
    run(store, rejects)
    assert count(store, contacts) == (1,)
    assert holders(store, "+48600123456") == [""]


def test_a_column_means_what_its_owner_says(store, tmp_path):
    path = file(tmp_path, "x;600123456;anna@nowak.example", header="Kto;Nr karty;E-mail")
    run(store, path, mapped={"Kto": "name", "Nr karty": ""})
    assert holders(store, "anna@nowak.example") == ["x"]
    assert holders(store, "+48600123456") == []
    with pytest.raises(Refused, match="there is no column 'Phone'; there are: Kto, Nr karty, E-mail"):
        look(path, "PL", mapped={"Phone": "phone"})
    with pytest.raises(Refused, match="'fon' is nothing a column can mean"):
        look(path, "PL", mapped={"Kto": "fon"})


def test_an_import_that_stands_is_not_gone_on_with_in_another_meaning(store, tmp_path):
    path = file(tmp_path, ANNA)
    one = run(store, path)
    with pytest.raises(Refused, match=f"import --undo {one.channel}"):
        begin(store, look(path, "PL", mapped={"Uwagi": "company"}), "", "none", "Europe/Warsaw")
    with pytest.raises(Refused, match="Take that back first"):
        begin(store, look(path, "DE"), "", "none", "Europe/Warsaw")


@pytest.mark.parametrize("stop", [1, 2, 3])
def test_stopped_anywhere_it_goes_on_and_nothing_is_doubled_or_lost(store, tmp_path, monkeypatch, stop):
    monkeypatch.setattr(importing, "TURN", 2)
    path = file(tmp_path, *many(75), ";;;;", ";;nichts;;")
    turns = []

    def work(ids):
        turns.append(ids)
        if len(turns) == stop:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(store, path, work=work)
    rejects = tmp_path / "r.csv"
    one = run(store, path, rejects=rejects)
    assert (one.taken, one.rejected, count(store, contacts, activities)) == (75, 1, (75, 75))
    assert len(rejects.read_text().splitlines()) == 2
    assert verify(store).is_well


def test_two_imports_of_one_file_at_once_take_each_row_once(store, tmp_path, monkeypatch):
    monkeypatch.setattr(importing, "TURN", 1)
    path = file(tmp_path, *many(60))
    ready = threading.Barrier(2)
    begin(store, look(path, "PL"), "", "none", "Europe/Warsaw")

    def go():
        ready.wait()
        try:
            run(store, path)
        except Overtaken:
            return "overtaken"
        return "done"

    with ThreadPoolExecutor(2) as pool:
        ended = sorted(one.result() for one in [pool.submit(go), pool.submit(go)])
    assert ended[0] == "done"
    run(store, path)
    assert count(store, contacts, activities) == (60, 60)
    assert count(store, deliveries) == (6,)


# Taking back


def undo(store, one):
    return importing.take_back(store, one.channel, by="test")


def test_taken_back_it_is_as_if_it_had_never_been(store, tmp_path):
    take_in(store, form("Zofia Lis", "603111222", "zofia@lis.example"))
    before = world(store)
    one = run(store, file(tmp_path, *many(30), "Ewa;;;;", name="b.csv"), counts="all")
    done = undo(store, one)
    assert (done.activities, done.contacts, done.leads, done.staying) == (31, 31, 31, 0)
    assert world(store) == before
    assert verify(store).is_well
    assert undo(store, one) == retracting.Retracted()


def test_who_was_known_before_loses_what_the_import_said_of_them(store, tmp_path):
    take_in(store, form("Anna", "600123456"))
    before = world(store, contacts, leads, activities, memberships)
    one = run(store, file(tmp_path, ANNA), counts="all")
    assert holders(store, "anna@nowak.example") == ["Anna"]
    undo(store, one)
    assert holders(store, "anna@nowak.example") == []
    after = world(store, contacts, leads, activities)
    assert after == {table: before[table] for table in after}
    with store.engine.connect() as conn:
        [decision] = conn.execute(select(decisions)).all()
    assert (decision.kind, decision.decided_by) == ("retract", "test")
    assert len(json.loads(decision.evidence)["memberships"]) == 1


def test_who_wrote_since_stays_under_their_own_name_and_with_their_own_lead(store, tmp_path):
    one = run(store, file(tmp_path, ANNA, JAN), counts="all")
    take_in(store, sms("s", "600123456", text="dach?"))
    take_in(store, form("Anna Nowakowa", "600123456", message="oferta"))
    assert count(store, contacts, leads) == (2, 2)
    done = undo(store, one)
    assert (done.contacts, done.leads, done.staying) == (1, 1, 1)
    assert holders(store, "+48600123456") == ["Anna Nowakowa!"]
    assert holders(store, "anna@nowak.example") == []
    with store.engine.connect() as conn:
        [lead] = conn.execute(select(leads)).all()
    assert (lead.title, lead.channel_id, lead.closed_at) == ("600123456: dach?", 1, None)
    assert count(store, activities) == (2,)


def test_whom_somebody_worked_on_stays_as_they_are(store, tmp_path):
    one = run(store, file(tmp_path, ANNA, JAN), counts="all")
    with store.engine.connect() as conn:
        anna = conn.scalar(select(leads.c.id).where(leads.c.title.like("Anna%")))
    transact(store.engine, partial(status.change, id=anna, status=closing(store)))
    done = undo(store, one)
    assert (done.contacts, done.leads, done.worked_on) == (1, 1, 1)
    assert holders(store, "anna@nowak.example") == ["Anna Nowak"]
    assert holders(store, "+48601234567") == []


def test_merged_contacts_are_taken_back_together_or_stay_together(store, tmp_path):
    one = run(store, file(tmp_path, "Anna;600123456;;;", "Ania;601234567;;;", "Jan;602345678;;;"))
    take_in(store, form("Janek", "", "jan@kowal.example"))
    with store.engine.connect() as conn:
        ids = dict(conn.execute(select(contacts.c.name, contacts.c.id)).all())
    transact(store.engine, partial(merge, one=ids["Anna"], other=ids["Ania"], by="user"))
    transact(store.engine, partial(merge, one=ids["Jan"], other=ids["Janek"], by="user"))
    done = undo(store, one)
    assert (done.contacts, done.staying) == (2, 1)
    with store.engine.connect() as conn:
        left = {row.id: (row.name, row.merged_into) for row in conn.execute(select(contacts))}
    assert left == {ids["Jan"]: ("", None), ids["Janek"]: ("Janek", ids["Jan"])}
    assert [row.name for row in reading(store.engine, contact_list)] == ["Janek"]
    assert holders(store, "+48602345678") == []


def test_suggestions_that_only_the_import_gave_are_withdrawn(store, tmp_path):
    take_in(store, form("Ewa", "600123456"), form("Iga", "601234567"), form("Ula", "600123456"))
    before = world(store, suggestions)
    assert before["suggestions"]
    one = run(store, file(tmp_path, "Ewa;600123456;;;", "Iga;601 234 567, 600 123 456;;;"))
    undo(store, one)
    assert world(store, suggestions) == before


def test_imported_again_after_it_was_taken_back_it_is_there_again(store, tmp_path):
    path = file(tmp_path, *many(20))
    one = run(store, path)
    undo(store, one)
    again = run(store, path)
    assert (again.channel, again.taken, count(store, contacts, activities)) == (one.channel, 20, (20, 20))


def test_taking_back_stops_an_import_that_still_runs(store, tmp_path, monkeypatch):
    monkeypatch.setattr(importing, "TURN", 1)
    path = file(tmp_path, *many(40))
    job = look(path, "PL")
    one = begin(store, job, "", "none", "Europe/Warsaw")
    turns = []

    def work(ids):
        turns.append(ids)
        process(store, ids)
        if len(turns) == 2:
            undo(store, one)

    with pytest.raises(Overtaken):
        importing.take_in(store, job, one, work)
    assert count(store, contacts, activities, deliveries) == (0, 0, 0)
    assert verify(store).is_well


def test_interrupted_taking_back_goes_on(store, tmp_path, monkeypatch):
    monkeypatch.setattr(retracting, "AT_ONCE", 7)
    one = run(store, file(tmp_path, *many(30)))
    taken = retracting._take_back
    calls = []

    def failing(*given, **named):
        calls.append(1)
        if len(calls) == 3:
            raise KeyboardInterrupt
        return taken(*given, **named)

    monkeypatch.setattr(retracting, "_take_back", failing)
    with pytest.raises(KeyboardInterrupt):
        undo(store, one)
    assert undo(store, one).contacts == 16
    assert count(store, contacts, activities) == (0, 0)


def test_what_is_no_import_is_not_taken_back(store):
    take_in(store, sms("a", "600123456"))
    with pytest.raises(Refused, match="channel 1 is no import"):
        importing.take_back(store, 1, by="test")


def test_messages_that_arrive_while_it_is_taken_back_are_never_lost(store, tmp_path, monkeypatch):
    """Each person of the import writes while the import is taken back: each is there, once, and reachable."""
    monkeypatch.setattr(retracting, "AT_ONCE", 5)
    people = 60
    for trial in range(4):
        one = run(store, file(tmp_path, *many(people, trial * people), name=f"{trial}.csv"))
        numbers = [f"+48{600_000_000 + n}" for n in range(trial * people, (trial + 1) * people)]
        ids = receive(store, *(sms(f"{trial}-{number}", number) for number in numbers))
        ready = threading.Barrier(2)

        def arrive(ids=ids, ready=ready):
            ready.wait()
            for start in range(0, len(ids), 3):
                process(store, ids[start : start + 3])

        def take(one=one, ready=ready):
            ready.wait()
            undo(store, one)

        with ThreadPoolExecutor(2) as pool:
            for done in [pool.submit(arrive), pool.submit(take)]:
                done.result()
        while left := reading(store.engine, partial(inbox.in_state, state="pending")):
            process(store, left)
        assert all(len(holders(store, number)) == 1 for number in numbers)
        with store.engine.connect() as conn:
            told = (
                conn.execute(select(activities.c.contact_id).where(activities.c.channel_id == 1))
                .scalars()
                .all()
            )
            known = set(conn.execute(select(contacts.c.id)).scalars())
        assert len(told) == people * (trial + 1)
        assert set(told) <= known
        assert count(store, contacts) == (people * (trial + 1),)
    assert verify(store).is_well


def meanwhile(monkeypatch, work):
    """A thread that does the work once the import's contacts are read, and before anything is taken back."""
    reached = threading.Event()
    kept = retracting._kept

    def pausing(conn, clusters):
        found = kept(conn, clusters)
        if clusters and not reached.is_set():
            reached.set()
            time.sleep(0.5)
        return found

    def go():
        assert reached.wait(20)
        return work()

    monkeypatch.setattr(retracting, "_kept", pausing)
    return ThreadPoolExecutor(1).submit(go)


def test_who_is_recognized_by_what_is_just_taken_back_is_not_lost(store, tmp_path, monkeypatch):
    """The identities' lock: without it the message goes to a contact that no longer has the address it came from."""
    take_in(store, sms("a", "600123456"))
    one = run(store, file(tmp_path, ANNA))
    ids = receive(store, form("", "", "anna@nowak.example"))
    other = meanwhile(monkeypatch, lambda: process(store, ids))
    undo(store, one)
    other.result()
    with store.engine.connect() as conn:
        placed = conn.scalar(select(activities.c.contact_id).where(activities.c.channel_id == 2))
        held = conn.execute(
            select(memberships.c.contact_id)
            .join(identities)
            .where(identities.c.value == "anna@nowak.example", memberships.c.until.is_(None))
        )
        assert held.scalars().all() == [placed]


def test_a_contact_that_is_just_taken_back_gives_nobody_its_name(store, tmp_path, monkeypatch):
    """The contacts' lock: without it somebody is merged with who is gone a moment later."""
    take_in(store, form("Janek", "", "jan@kowal.example"))
    one = run(store, file(tmp_path, "Jan;602345678;;;"))
    with store.engine.connect() as conn:
        ids = dict(conn.execute(select(contacts.c.name, contacts.c.id)).all())
    both = partial(merge, one=ids["Jan"], other=ids["Janek"], by="user")
    other = meanwhile(monkeypatch, lambda: transact(store.engine, both))
    undo(store, one)
    with pytest.raises(LookupError, match="no contact"):
        other.result()
    with store.engine.connect() as conn:
        assert [(row.id, row.name) for row in conn.execute(select(contacts))] == [(ids["Janek"], "Janek")]


# As its users run it


SCRIPT = """
import os, signal, sys
from dedupe import imports
from ingest.cli import main
after = int(sys.argv.pop(1))
moved = imports.imports.move
def move(*given, **named):
    global after
    after -= 1
    if after < 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return moved(*given, **named)
imports.imports.move = move
imports.TURN = 2
main()
"""


def killed(home, after, *words):
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(SCRIPT), str(after), *words],
        env=home.env,
        capture_output=True,
        check=False,
    )
    return done.returncode


def test_killed_and_started_again_on_the_command_line(tmp_path):
    home = Installation(tmp_path / "data")
    home.folder.mkdir()
    path = file(tmp_path, *many(90), ";;x;;")
    assert killed(home, 2, "import", str(path), "--yes") == -signal.SIGKILL
    [state] = json.loads(home.command("import", "--json"))
    assert (state["rows"], state["state"]) == (40, "not at its end")
    told = json.loads(home.command("import", str(path), "--yes", "--json"))
    assert (told["rows"], told["rejected"], told["contacts"], told["new"], told["state"]) == (
        90,
        1,
        90,
        90,
        "done",
    )
    assert told["rejects"] == str(tmp_path / "klienci.rejected.csv")
    home.command("verify")
    assert (
        json.loads(home.command("import", "--undo", str(told["import"]), "--yes", "--json"))["contacts"] == 90
    )
    assert json.loads(home.command("import", "--json"))[0]["state"] == "taken back"
    home.command("verify")


def test_the_command_shows_what_would_be_and_asks_before_it_does_anything(tmp_path):
    home = Installation(tmp_path / "data")
    home.folder.mkdir()
    path = file(tmp_path, ANNA)
    dry = json.loads(home.command("import", str(path), "--dry-run", "--json", "--map", "Uwagi=company"))
    assert dry["columns"]["Uwagi"] == "company"
    assert (dry["rows"], dry["new"]) == (1, 1)
    asked = subprocess.run(
        [sys.executable, "-c", "from ingest.cli import main; main()", "import", str(path)],
        env=home.env, input="n\n", capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert asked.returncode == 1
    assert "Imię i nazwisko" in asked.stderr
    assert "nothing was done" in asked.stderr
    assert json.loads(home.command("import", "--json")) == []


def test_beside_a_running_system_the_command_queues_and_the_workers_work(tmp_path):
    home = Installation(tmp_path / "data")
    home.folder.mkdir()
    home.start("run")
    try:
        from servers import wait_for

        wait_for((home.folder / "leadinlet.lock").exists)
        home.command("check", check=False)
        told = json.loads(home.command("import", str(file(tmp_path, *many(50))), "--yes", "--json"))
        assert (told["rows"], told["contacts"]) == (50, 50)
        home.command("import", "--undo", str(told["import"]), "--yes")
        home.command("verify")
    finally:
        home.kill("run")

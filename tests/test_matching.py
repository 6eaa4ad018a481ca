"""Who is one person: what names, firms and numbers have in common, and what whole lists become."""

import csv
import random

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.matching import score
from dedupe import blocks, companies, lists, names, weights
from dedupe.compare import CLOSE, FAMILY, GIVEN, MAIL, OTHER, PHONE, SAME, VARIANT, compare
from dedupe.crowd import Learned, crowd, matched
from dedupe.profile import Profile, born, profile, street
from dedupe.reasons import reasons, sentence
from dedupe.shared import behind, people
from dedupe.weights import Rarity
from ingest.cli import leadinlet

FIRST = "Anna Katarzyna Jan Piotr Marek Ewa Tomasz Zofia Igor Olena Hans Emma Paweł Maria Adam Julia".split()
LAST = (
    "Nowak Kowalski Wiśniewski Wójcik Kamiński Lewandowski Zieliński Szymański Woźniak Dąbrowski Kozłowski "
    "Mazur Krawczyk Shevchenko Bondarenko Müller Schmidt Smith Taylor Brown Wilson Pawlak Górski Rutkowski"
).split()


def one(**said: str) -> Profile:
    return profile({field: [value] for field, value in said.items()}, "PL")


def levels(first: Profile, second: Profile) -> list[int]:
    return [seen.level for seen in compare(first, second)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jan Kowalski", "KOWALSKI Jan"),
        ("Jan Kowalski", "Kowalski, Jan"),
        ("Jan Kowalski", "mgr inż. Jan Kowalski 🎉"),
        ("Łukasz Żądło", "lukasz zadlo"),
        ("Hans Müller", "Herr Mueller Hans"),
    ],
)
def test_order_titles_accents_and_case_do_not_tell_names_apart(one, other):
    assert names.parsed(one) == names.parsed(other)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Katarzyna Nowak", "Kasia Nowak"),
        ("Oleksandr Shevchenko", "Саша Шевченко"),
        ("Robert Smith", "Bob Smith"),
        ("Johann Schmidt", "Hans Schmidt"),
        ("Maria Kowalska", "Marysia Kowalski"),
        ("Світлана Щорс", "Switlana Szczors"),
        ("Natasza Smalec-Kęsek", "Natasza Smalec"),
    ],
)
def test_forms_of_one_name_agree(first, second):
    told = levels(one(name=first), one(name=second))
    assert {told[GIVEN], told[FAMILY]} <= {SAME, VARIANT, CLOSE}


@pytest.mark.parametrize("pair", [("Dominik", "Dominika"), ("Maria", "Mario"), ("Jan", "Anna")])
def test_two_given_names_that_look_alike_are_two(pair):
    told = levels(*(one(name=f"{given} Nowak") for given in pair))
    assert (told[GIVEN], told[FAMILY]) == (OTHER, SAME)


def test_a_father_and_a_son_of_one_name_are_two():
    assert levels(one(name="David Dobbins Jr"), one(name="David Dobbins Sr"))[GIVEN] == OTHER


@pytest.mark.parametrize(
    "raw",
    [
        "ACME Sp. z o.o.",
        "Acme spółka z ograniczoną odpowiedzialnością",
        "ACME",
        "P.H.U. Acme s.c.",
        "Acme GmbH & Co. KG",
        "Acme Ltd.",
        "ТОВ Acme",
        "Acme Inc",
    ],
)
def test_legal_forms_are_no_part_of_a_firms_name(raw):
    assert companies.key(raw) == "acme"


def test_what_recognizes_nobody_is_not_compared():
    for phone in ("zastrzeżony", "+266696687", "000000000", "123456789", "112"):
        assert not one(phone=phone).phones
    for email in ("noreply@shop.pl", "brak@brak.pl", "biuro@firma.pl"):
        assert not one(email=email).mails


def test_an_invalid_number_is_compared_by_its_digits():
    told = one(phone="(555) 010-2345")
    assert not told.phones[0].is_valid
    assert levels(told, one(phone="555-010-2345"))[PHONE] == SAME


def test_dates_and_streets_are_read_as_they_are_written():
    assert born("1971-06-24") == born("24.06.1971") == born("19710624")
    assert street("ul. Żeromskiego 50/86") == street("Zeromskiego 50 86")


def test_missing_is_not_different():
    learned = Learned(weights.shipped(), Rarity())
    full = one(name="Jan Kowalski", email="jan@firma.pl", phone="600123456", city="Gdynia")
    assert learned.bits(learned.compared(full, one(email="jan@firma.pl"))) == learned.bits(
        learned.compared(one(email="jan@firma.pl"), one(email="jan@firma.pl"))
    )


def test_a_number_of_two_families_names_says_how_many_are_behind_it():
    rows = [
        one(name=name, phone="600123456") for name in ("Jan Nowak", "Anna Nowak", "J. Nowak", "Nowak Jan")
    ]
    assert list(behind(rows).values()) == [2]
    assert people([*rows[0].names, *rows[3].names]) == 1


def test_reasons_are_told_in_words_with_their_weights():
    learned = Learned(weights.shipped(), Rarity())
    told = sentence(
        reasons(one(name="Jan Nowak", phone="600123456"), one(name="Ewa Nowak", phone="600123456"), learned)
    )
    assert "same phone +" in told
    assert "same surname +" in told
    assert "other first name -" in told


def invented(size: int, seed: int) -> tuple[list[Profile], list[str]]:
    """People of a few names who come one to three times, with what they have at hand."""
    rng = random.Random(seed)
    rows, truth = [], []
    for person in range(size):
        first, last = rng.choice(FIRST), rng.choice(LAST)
        said = {
            "name": f"{first} {last}",
            "email": f"{first}.{last}{rng.randrange(100)}@{rng.choice(['wp.pl', 'gmail.com', 'o2.pl'])}".lower(),
            "phone": f"+48 {rng.randrange(500, 800)} {rng.randrange(1000):03} {rng.randrange(1000):03}",
            "city": rng.choice(["Gdynia", "Łódź", "Kraków", "Poznań"]),
        }
        for _ in range(rng.randrange(1, 4)):
            kept = {field: value for field, value in said.items() if field == "phone" or rng.random() < 0.7}
            rows.append(one(**kept))
            truth.append(str(person))
    return rows, truth


def test_people_who_come_again_are_found_and_nobody_else():
    rows, truth = invented(400, 1)
    found = matched(rows)
    assert score(found.contact, truth).precision >= 0.99
    assert score(found.suggested, truth).f1 >= 0.97


@given(st.integers(0, 1000), st.randoms(use_true_random=False))
@settings(max_examples=12)
def test_the_order_of_rows_does_not_matter_for_what_is_one(seed, rng):
    rows, _ = invented(60, seed)
    order = [*range(len(rows))]
    rng.shuffle(order)
    straight, shuffled = matched(rows), matched([rows[place] for place in order])
    groups = {}
    for place, label in zip(order, shuffled.contact, strict=True):
        groups.setdefault(label, set()).add(place)
    expected = {}
    for place, label in enumerate(straight.contact):
        expected.setdefault(label, set()).add(place)
    assert sorted(map(sorted, groups.values())) == sorted(map(sorted, expected.values()))


def test_a_name_alone_never_merges_however_rare_it_is():
    rows, _ = invented(100, 2)
    rows += [one(name="Zdzisława Brzęczyszczykiewicz"), one(name="Zdzisława Brzęczyszczykiewicz")]
    found = matched(rows)
    assert found.contact[-1] != found.contact[-2]
    assert found.suggested[-1] == found.suggested[-2]


def test_a_weak_link_does_not_chain_two_people():
    rows, _ = invented(100, 3)
    rows += [
        one(name="Jan Rybak", phone="601000001", email="jan.rybak@wp.pl"),
        one(name="Jan Rybak", phone="601000001", email="jan.rybak@wp.pl"),
        one(name="Rybak", phone="601000001"),
        one(name="Helena Rybak", phone="601000001", email="helena77@o2.pl"),
        one(name="Helena Rybak", phone="601000001", email="helena77@o2.pl"),
    ]
    found = matched(rows)
    assert found.contact[-5] == found.contact[-4]
    assert found.contact[-2] == found.contact[-1]
    assert found.suggested[-5] != found.suggested[-1]


def test_a_desks_number_is_no_way_to_recognize_anybody():
    rows = [one(name=f"{first} {last}", phone="221234567") for first, last in zip(FIRST, LAST, strict=False)]
    many, _ = crowd(rows)
    assert not any(row.phones for row in many.profiles)


def test_a_key_of_many_is_not_followed():
    many, _ = crowd([one(name=f"Jan {last}", city="Gdynia") for last in LAST * 4])
    assert all(len(many.near(row)) <= blocks.MOST * len(blocks.keys(row)) for row in many.profiles)


def test_the_country_of_numbers_is_guessed_from_all_of_them():
    assert lists.region([{"phone": ["600 123 456"]}, {"phone": ["+48 601 222 333"]}]) == "PL"
    assert lists.region([{"phone": ["0151 23456789"]}, {"email": ["a@web.de"]}]) == "DE"
    assert lists.region([{"phone": ["(212) 555-2368"]}, {"phone": ["415-555-2671"]}]) == "US"


def write(path, columns, rows):
    with path.open("w", newline="") as file:
        csv.writer(file).writerows([columns, *rows])
    return path


def test_a_list_comes_back_as_it_was_with_two_more_columns(tmp_path):
    people = [
        ["Jan Nowak", "jan.nowak77@wp.pl", "600123456"],
        ["NOWAK Jan", "Jan.Nowak77@wp.pl", "+48600123456"],
    ]
    people += [
        [f"{first} {last}", "", f"6010{n:05}"]
        for n, (first, last) in enumerate(zip(FIRST, LAST, strict=False))
    ]
    columns = ["id", "cluster", "Imię i nazwisko", "E-mail", "Telefon"]
    source = write(tmp_path / "a.csv", columns, [[str(n), str(n), *row] for n, row in enumerate(people)])
    out = tmp_path / "b.csv"
    result = CliRunner().invoke(leadinlet, ["cluster", str(source), "--out", str(out)])
    assert result.exit_code == 0, result.output
    header, *rows = csv.reader(out.open())
    assert header == [*columns, "contact", "suggested"]
    assert [row[2:5] for row in rows] == people
    assert rows[0][5] == rows[1][5]
    assert len({row[5] for row in rows}) == len(rows) - 1


def test_what_columns_say_of_the_answer_is_never_looked_at(tmp_path):
    columns = ["id", "cluster", "name", "phone", "trap"]
    rows = [[str(n), "x", f"{first} {last}", f"6010{n:05}", "y"] for n, (first, last) in
            enumerate(zip(FIRST, LAST, strict=False))]  # fmt: skip
    said = lists.said(columns, rows)
    assert all(set(one) == {"name", "phone"} for one in said)


def test_two_addresses_of_one_name_are_no_evidence_beside_the_name():
    told = levels(
        one(name="Jan Nowak", email="jan.nowak@wp.pl"), one(name="Jan Nowak", email="j.nowak@o2.pl")
    )
    assert told[MAIL] == 0

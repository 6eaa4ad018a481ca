"""Files as people have them: any charset, any delimiter, any export; and those made to do harm."""

import csv
import io
import json
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import channels
from channels.files import BadFile, _sheet, _text, xlsx
from channels.files import csv as table
from channels.files._columns import by_name, exported
from channels.files._values import addresses, moment, numbers
from channels.message import Delivery, Unreadable
from dedupe.normalize import normalized

NOW = datetime(2026, 11, 24, tzinfo=UTC)
CORPUS = Path(__file__).parent.parent.parent / "shared" / "corpora" / "import"
POLISH = "Imię;Nazwisko;Telefon\nŁukasz;Żółć;600123456\nZażółcona;Gęśla;601234567\n"


def read(adapter, body):
    return channels.read(adapter, Delivery(received_at=NOW, body=body), {})


def people(adapter, body):
    return [one.name for one in read(adapter, body)]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1250", "iso8859-2"]
)
def test_any_charset_is_found_by_itself(encoding):
    assert people("files.csv", POLISH.encode(encoding)) == ["Łukasz Żółć", "Zażółcona Gęśla"]


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("cp1252", "Jürgen Strauß"),
        ("cp1251", "Иван Соколов"),
        ("cp1250", "Jiří Dvořák"),
    ],
)
def test_charsets_of_other_places_too(encoding, name):
    rows = "".join(f"{name};{600_000_000 + n}\n" for n in range(20))
    assert set(people("files.csv", ("Name;Phone\n" + rows).encode(encoding))) == {name}


def test_a_letter_at_the_very_end_of_a_long_file_tells_its_charset():
    body = "Name;Phone\n" + "Jan;600123456\n" * 50_000 + "Żaneta Gżegżółka;601234567\n"
    assert _text.charset(io.BytesIO(body.encode("cp1250"))) == "cp1250"
    assert _text.charset(io.BytesIO(body.encode())) == "utf-8"


@given(
    st.sampled_from(_text.DELIMITERS),
    st.lists(
        st.tuples(
            st.text("abcą ,;|\"'\n\t", max_size=12).map(str.strip),
            st.integers(600_000_000, 699_999_999).map(str),
        ),
        min_size=3,
        max_size=12,
    ),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    st.sampled_from(["\n", "\r\n"]),
)
def test_what_csv_writes_is_read_as_it_was(delimiter, rows, quoting, end):
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, quoting=quoting, lineterminator=end)
    writer.writerows([("Uwagi", "Telefon"), *rows])
    file = io.BytesIO(text.getvalue().encode())
    read = [row.cells for row in table.rows(file, table.look(file, delimiter=delimiter))]
    assert read == [list(row) for row in rows]


@pytest.mark.parametrize("delimiter", _text.DELIMITERS)
def test_the_delimiter_is_found_by_itself(delimiter):
    text = "Name;Phone;Notes\n" + "Kowal, Jan;600 123 456;raz, dwa, trzy\n" * 5
    other = text.replace(",", "/").replace(";", delimiter)
    assert table.look(io.BytesIO(other.encode())).delimiter == delimiter
    assert table.look(io.BytesIO(text.encode())).delimiter == ";"


def test_backslashes_may_stand_before_quotes():
    body = b'Name,Phone\n"Jan \\"Kowal\\" K",600123456\n"Ewa",601234567\n'
    assert people("files.csv", body) == ['Jan "Kowal" K', "Ewa"]


def test_a_quote_that_is_never_closed_is_told_where_it_is():
    body = b"Name,Phone\nJan,600123456\n" + b'"Ewa,601234567\n' + b"Ula,602345678\n" * 20_000
    with pytest.raises(Unreadable, match=r"after row 2: .*never closed"):
        read("files.csv", body)


@pytest.mark.parametrize("body", [b"", b"\n\n", b" ; ; \n", b"\x00\x01\x02\x03" * 200, b"%PDF-1.7"])
def test_what_is_no_table_says_nothing_of_anybody(body):
    try:
        said = read("files.csv", body)
    except Unreadable:
        said = []
    assert not any(one.claims for one in said)


@pytest.mark.parametrize(
    ("cell", "means"),
    [
        ("a@x.pl; b@y.pl", ["a@x.pl", "b@y.pl"]),
        ("a@x.pl ::: b@y.pl", ["a@x.pl", "b@y.pl"]),
        ("Jan <a@x.pl>, mailto:b@y.pl", ["a@x.pl", "b@y.pl"]),
        ("a@x.pl.", ["a@x.pl"]),
        ("brak", []),
    ],
)
def test_addresses_of_a_cell(cell, means):
    assert addresses(cell) == means


@pytest.mark.parametrize(
    ("cell", "means"),
    [
        ("600 123 456; 601-234-567", ["600 123 456", "601-234-567"]),
        ("+48 600 123 456 ::: 22/765 43 21", ["+48 600 123 456", "22/765 43 21"]),
        ("600123456 / 601234567", ["600123456", "601234567"]),
        ("600123456 lub 601234567", ["600123456", "601234567"]),
        ("'+48600123456", ["+48600123456"]),
        ("tel:+48600123456", ["+48600123456"]),
        ("nie ma", []),
        ("12", []),
    ],
)
def test_numbers_of_a_cell(cell, means):
    assert numbers(cell) == means


@pytest.mark.parametrize(
    ("number", "country", "means"),
    [
        ("082 118 9037", "South Africa", "+27821189037"), ("077 0685 3094", "United Kingdom", "+447706853094"),
        ("250-453-4211", "Canada", "+12504534211"), ("(03) 5330 2874", "Australia", "+61353302874"),
        ("06 698 12345", "Włochy", "+390669812345"), ("600 123 456", "Polska", "+48600123456"),
        ("0048 600 123 456", "Deutschland", "+48600123456"), ("+48 600 123 456", "DE", "+48600123456"),
        ("600 123 456", "Ruritania", "+48600123456"), ("600 123 456", "", "+48600123456"),
    ],
)  # fmt: skip
def test_a_number_is_of_the_country_its_row_names(number, country, means):
    [said] = read("files.csv", f"Name;Phone;Country\nJan;{number};{country}\n".encode())
    assert [normalized("phone", claim.raw, "PL") for claim in said.claims] == [means]


@pytest.mark.parametrize(
    "cell",
    [
        "2024-03-05",
        "05.03.2024",
        "5/3/2024",
        "2024/03/05",
        "5 marca 2024",
        "March 5, 2024",
        "05-Mar-2024",
        "1709596800",
        "2024-03-05T00:00:00",
        "05.03.24",
        "5. März 2024",
        "2024-03-05 00:00:00",
        "Tue, 5 Mar 2024",
    ],
)
def test_dates_in_many_forms(cell):
    at = moment(cell, day_first=True)
    assert at is not None
    assert at.date().isoformat() == "2024-03-05"


@pytest.mark.parametrize(
    ("cell", "day_first", "means"),
    [
        ("3/5/2024 2:07 PM", False, "2024-03-05T14:07:00"),
        ("12/31/2023 12:00 AM", True, "2023-12-31T00:00:00"),
        ("2024-03-05T09:30:00.000Z", True, "2024-03-05T09:30:00+00:00"),
        ("2024-03-05 09:30:00 +0200", True, "2024-03-05T09:30:00+02:00"),
        ("2024-03-05T09:30:00-05:00", True, "2024-03-05T09:30:00-05:00"),
    ],
)
def test_times_with_their_zone_and_half_of_the_day(cell, day_first, means):
    assert moment(cell, day_first).isoformat() == means


@pytest.mark.parametrize(
    "cell", ["", "99.99.2024", "1-800-555-0100", "wczoraj", "0000-00-00", "31.02.2024", "12345"]
)
def test_what_is_no_date(cell):
    assert moment(cell, day_first=True) is None


@pytest.mark.parametrize(
    ("column", "means"),
    [
        ("Tel. kom.", "phone"), ("Numer telefonu komórkowego", "phone"), ("adres e-mail klienta", "email"),
        ("Handynummer", "phone"), ("Téléphone portable", "phone"), ("Correo electrónico", "email"), ("メール", "email"),
        ("Fax", "fax"), ("Assistant's Phone", ""), ("Email Opt Out", ""), ("Contact owner", "owner"), ("NIP", "taxid"),
        ("Account Name", "company"), ("Last Activity Date", ""), ("Data utworzenia", "created"), ("WWW", "website"),
        ("Home Postal Code", "postcode"), ("Phone 2 - Type", "label"), ("Organization 1 - Name", "company"),
    ],
)  # fmt: skip
def test_columns_by_their_names(column, means):
    assert by_name(column) == means


def test_a_column_is_not_believed_against_what_stands_in_it():
    body = b"Name,E-mail,Contact\nJan,yes,jan@x.example\nEwa,no,ewa@x.example\n"
    assert table.look(io.BytesIO(body)).fields == ("name", "", "email")


def test_columns_without_names_are_known_by_what_stands_in_them():
    rows = [
        f"{n};Firma {n};jan{n}@x.example;+48 600 123 {n};526-025-02-74;Jan Kowalski" for n in range(100, 120)
    ]
    plan = table.look(io.BytesIO("\n".join(rows).encode()))
    assert plan.header == 0
    assert plan.fields == ("", "", "email", "phone", "taxid", "name")


def test_titles_above_the_table_do_no_harm():
    body = "Raport klientów\n\nWygenerowano;24.11.2026\n;;\nLp;Klient;Telefon\n1;Jan;600123456\n2;Ewa;601234567\n"
    assert people("files.csv", body.encode()) == ["Jan", "Ewa"]


# Workbooks


def book(sheet: str, **parts: str | bytes) -> bytes:
    """A workbook with this sheet; parts by their names, with __ for /."""
    whole = xlsx.sample({}, "", NOW).body
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name != "xl/worksheets/sheet1.xml":
                new.writestr(name, old.read(name))
        new.writestr("xl/worksheets/sheet1.xml", sheet)
        for name, content in parts.items():
            new.writestr(name.replace("__", "/") + ".xml", content)
    return file.getvalue()


def refused(body: bytes) -> str:
    with pytest.raises(Unreadable) as told:
        read("files.xlsx", body)
    return str(told.value)


def test_bombs_are_refused_before_they_go_off():
    row = "<row><c><v>1</v></c></row>"
    assert "unpacks into far more" in refused(book("<sheetData>" + " " * (80 << 20)))
    doctype = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>'
    assert "document type" in refused(book(doctype))
    assert "more than 1000 columns" in refused(
        book('<sheetData><row><c r="XFD1"><v>1</v></c></row></sheetData>')
    )
    assert "more than 2000 rows" in refused(book("<sheetData>" + row * 2_100 + "</sheetData>"))
    assert "damaged" in refused(book("<sheetData><row><c></row>"))


def test_one_long_text_told_again_and_again_is_refused():
    shared = f"<sst><si><t>{'x' * 32_000}</t></si></sst>"
    cells = '<c t="s"><v>0</v></c>' * 900
    assert "far too long" in refused(
        book(f"<sheetData><row>{cells}</row></sheetData>", xl__sharedStrings=shared)
    )


@pytest.mark.parametrize(
    "body", [b"PK\x03\x04", b"PK\x05\x06" + b"\0" * 18, b"\xd0\xcf\x11\xe0 not at all", b"nothing"]
)
def test_what_is_no_workbook_is_said_to_be_none(body):
    assert (
        "Save it anew" in refused(body)
        or "no sheet" in refused(body)
        or "cannot be unpacked" in refused(body)
    )


def test_rows_and_columns_that_are_not_there_are_empty():
    cells = '<row r="7"><c r="C7"><v>1</v></c></row><row><c><v>2.5</v></c><c r="AB8"><v>3</v></c></row>'
    sheet = f"<sheetData>{cells}</sheetData>"
    rows = list(_sheet.rows(io.BytesIO(book(sheet)), "Sheet1"))
    assert [(row.number, len(row.cells), row.cells[0], row.cells[-1]) for row in rows] == [
        (7, 3, "", "1"),
        (8, 28, "2.5", "3"),
    ]


def test_a_whole_file_in_one_delivery_has_an_end():
    with pytest.raises(Unreadable, match="leadinlet import"):
        read("files.csv", b"Name,Phone\n" + b"Jan,600123456\n" * 2_001)


# Real files with right answers, where they lie beside the project

INDEX = CORPUS / "index.jsonl"
SAMPLES = [json.loads(line) for line in INDEX.read_text().splitlines()] if INDEX.exists() else []
ADAPTERS = {".csv": "files.csv", ".xlsx": "files.xlsx", ".vcf": "files.vcard"}
READABLE = [one for one in SAMPLES if Path(one["file"]).suffix in ADAPTERS]
CALLED = {"google-contacts": "Google Contacts", "hubspot": "HubSpot"}


def fold(number):
    return "".join(letter for letter in number if letter.isdigit())


@pytest.mark.parametrize("sample", READABLE, ids=[one["file"] for one in READABLE])
def test_every_real_file_gives_what_it_must(sample):
    path, truth = CORPUS / sample["file"], sample["truth"]
    adapter = ADAPTERS[path.suffix]
    try:
        said = read(adapter, path.read_bytes())
    except Unreadable:
        assert not truth
        return
    if "rows" in truth:
        assert len(said) == truth["rows"]
    for key in truth.get("no_reach", ()):
        assert [one.claims for one in said if one.key.endswith(f" {key}")] == [()]
    for key in truth.get("no_name", ()):
        assert [one.name for one in said if one.key.endswith(f" {key}")] == [""]
    if "columns" in truth:
        plan = table.look(io.BytesIO(path.read_bytes()))
        meant = dict(zip(plan.columns, plan.fields, strict=True))
        assert {column: meant[column] for column in truth["columns"]} == truth["columns"]
    for one, right in zip(said, truth.get("contacts", ()), strict=False):
        assert_contact(one, right)
    if adapter == "files.vcard" and truth:
        assert_cards(said, truth)


def assert_contact(one, right):
    raw = {
        kind: [claim.raw for claim in one.claims if claim.kind == kind]
        for kind in ("email", "phone", "website")
    }
    assert right.get("name", one.name) == one.name
    assert one.name.startswith(right.get("first_name", ""))
    assert right.get("company") in (None, one.fields.get("company"))
    assert [normalized("email", mail, "PL") for mail in raw["email"]] == right.get(
        "emails", [right.get("email")]
    )
    if "phone" in right:
        assert [normalized("phone", number, "US") for number in raw["phone"]] == [right["phone"]]
    if "website" in right:
        assert raw["website"] == [right["website"]]


def assert_cards(said, truth):
    raw = {
        kind: [claim.raw for one in said for claim in one.claims if claim.kind == kind]
        for kind in ("email", "phone")
    }
    if "names" in truth:
        assert [one.name for one in said] == truth["names"]
    assert sorted(raw["email"]) == sorted(truth.get("emails", raw["email"]))
    told = [fold(value) for one in said for field, value in one.fields.items() if field in ("fax", "pager")]
    kept = {fold(number) for number in raw["phone"]} | {fold(part) for value in told for part in [value]}
    for number in map(fold, truth.get("phones", ())):
        assert any(number in known for known in kept), number
    if "organizations" in truth:
        assert said[0].fields["company"] == truth["organizations"][0][0]


@pytest.mark.parametrize(
    "sample", [one for one in READABLE if one["provider"] in CALLED], ids=lambda one: one["file"]
)
def test_known_exports_are_known_by_their_columns(sample):
    plan = table.look(io.BytesIO((CORPUS / sample["file"]).read_bytes()))
    assert plan.export == CALLED[sample["provider"]]
    assert exported(plan.columns) is not None
    assert not isinstance(plan, BadFile)

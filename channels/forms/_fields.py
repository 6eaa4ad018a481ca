"""What the fields of a form are called: a language is a line of data here.

Names are compared without case, accents, spaces and signs (`plain`).
"""

import re
from collections.abc import Mapping

from channels.message import fold

NAMES: Mapping[str, str] = {
    "name": "name fullname yourname contactname clientname customername imieinazwisko nazwa imienazwisko twojeimie "
    "osoba osobakontaktowa klient imienazwiskoklienta nazwaklienta",
    "first_name": "firstname fname givenname forename imie yourfirstname",
    "last_name": "lastname surname lname familyname nazwisko yourlastname",
    "email": "email mail emailaddress youremail adresemail adresmail poczta emailkontaktowy contactemail "
    "useremail workemail businessemail twojemail replyto",
    "phone": "phone tel telephone mobile phonenumber mobilenumber cell cellphone yourphone contactphone whatsapp "
    "telefon telefonu nrtelefonu numertelefonu numer komorka telefonkontaktowy nrtel teldokontaktu telkom",
    "text": "message yourmessage comment comments question enquiry inquiry description body text notes details "
    "wiadomosc tresc pytanie uwagi komentarz opis zapytanie trescwiadomosci trescpytania",
    "website": "website companywebsite homepage url siteurl stronawww strona adresstrony www",
    "taxid": "nip vat vatid vatnumber taxid taxnumber nipfirmy numernip",
    "submission": "submissionid entryid responseid leadid submission",
    "trap": "gotcha honeypot hp hpfield botfield botcheck urltrap leaveblank leavethisblank zostawpuste",
}
KNOWN = {word: field for field, words in NAMES.items() for word in words.split()}
# Builders put the real name last: fields[email][value], contact[phone], form_fields[name].
_parts = re.compile(r"[\[\].]+")
NOISE = {"value", "raw", "formfields", "fields", "contact", "form", "data", "answer", "answers", "0"}


def plain(label: str) -> str:
    return re.sub(r"[^a-z0-9]", "", fold(label))


def meaning(label: str) -> str | None:
    """What a field is, by its label; None for one that is just the form's own."""
    parts = [plain(part) for part in _parts.split(label) if part]
    telling = [part for part in parts if part and part not in NOISE]
    return next((KNOWN[word] for word in [plain(label), *reversed(telling)] if word in KNOWN), None)

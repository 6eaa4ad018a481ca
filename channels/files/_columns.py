"""What the columns of a table mean: by the system that exported it, by their names in sixty languages, by their values."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from channels.files._values import addresses, moment, numbers
from channels.forms import _fields
from channels.forms._fields import plain
from channels.message import fold

SAMPLE = 200  # rows that are looked at


class Export(NamedTuple):
    """An export of a known system: known by columns that no other has, and what is meant by some only there."""

    system: str
    marks: tuple[frozenset[str], ...]  # sets of names in plain letters: all of one set are there
    fields: Mapping[str, str]
    are_leads: bool = False


def _spelled(column: str) -> str:
    """As systems are told apart: by every sign, but neither case nor spaces."""
    return " ".join(fold(column).split())


def _export(system: str, marks: str, fields: str = "", are_leads: bool = False) -> Export:
    """Marks as "one, two | other, third"; fields as "name: field, name: field"."""
    sets = tuple(frozenset(_spelled(word) for word in one.split(",")) for one in marks.split("|"))
    pairs = [pair.rpartition(":") for pair in fields.split(",") if pair.strip()]
    return Export(system, sets, {plain(name): field.strip() for name, _, field in pairs}, are_leads)


# The first that fits is it. Exports follow the language of whoever exports; what is not here is guessed like any table.
EXPORTS = (
    _export("Google Contacts", "E-mail 1 - Value, Given Name | E-mail 1 - Value, First Name | Phone 1 - Value, Given Name"
            "| Phone 1 - Value, First Name | Phone 1 - Value, Name | E-mail 1 - Value, Name",
            "Additional Name:, Name Prefix:, Name Suffix:, Organization Title: job_title, Organization Department:,"
            "Organization 1 - Title: job_title, Organization 1 - Department:, Labels: tags, Group Membership: tags"),
    _export("Outlook", "E-mail Address, Business Phone | E-mail Address, E-mail 2 Address"
            "| E-mail Address, E-mail Display Name | Adres e-mail, Telefon służbowy | Adres e-mail, Adres e-mail 2"
            "| Imię, Wyświetlana nazwa e-mail",
            "Title:, Tytuł:, Suffix:, Callback: phone, Wywołanie zwrotne: phone, Charakter:, Zawód:, Konto:, Menedżer:"),
    _export("Pipedrive", "Lead - Title | Lead - ID", "Lead - ID: id, Lead - Title: subject, Person - ID:", True),
    _export("Pipedrive", "Person - Name | Person - ID | Person - First name", "Person - ID: id"),
    _export("Pipedrive", "Organization - Name", "Organization - ID: id"),
    _export("Bitrix24", "Lead Name, Responsible | Lead Name, Responsible person | Название лида | Nazwa leada"
            "| Lead Name, Work Phone | Назва ліда | STATUS_ID, ASSIGNED_BY_ID, TITLE",
            "ID: id, Lead Name: subject, Название лида: subject, Nazwa leada: subject, Назва ліда: subject,"
            "TITLE: subject, NAME: first_name, SECOND_NAME:, Second name:, Drugie imię:, COMMENTS: text,"
            "SOURCE_ID: source, POST: job_title,"
            "STATUS_ID: status, DATE_CREATE: created, COMPANY_TITLE: company", True),
    _export("Bitrix24", "Work Phone, Responsible | Work Phone, Responsible person | Work E-mail, Responsible person"
            "| Work E-mail, Responsible | Рабочий телефон, Ответственный | Рабочий e-mail, Ответственный"
            "| Służbowy numer telefonu, Osoba odpowiedzialna | Telefon służbowy, Osoba odpowiedzialna"
            "| NAME, LAST_NAME, ASSIGNED_BY_ID",
            "ID: id, NAME: first_name, SECOND_NAME:, Second name:, Drugie imię:, COMMENTS: text,"
            "POST: job_title, DATE_CREATE: created,"
            "SOURCE_ID: source, Contact:, Контакт:, Kontakt:"),
    _export("Salesforce", "LeadSource, Status, LastName | Lead ID, Lead Source | Lead Owner, Company / Account"
            "| Lead ID, LeadSource",
            "Id: id, Lead ID: id, Title: job_title, Company / Account: company, LeadSource: source,"
            "Description: text, Street: street, Rating:", True),
    _export("Salesforce", "FirstName, LastName, AccountId | Contact ID, Account Name | LastName, OwnerId"
            "| LastName, Account.Name",
            "Id: id, Contact ID: id, Title: job_title, Account.Name: company, LeadSource: source, Description: text"),
    _export("Zoho", "Lead Owner, Email Opt Out | Lead Owner, Created Time | Lead Owner Id, Lead Owner"
            "| Lead Id, Lead Owner",
            "Record Id: id, Lead Id: id, Title: job_title, Description: text, Lead Name: name", True),
    _export("Zoho", "Contact Owner, Email Opt Out | Contact Owner, Created Time | Contact Owner Id, Contact Owner"
            "| Contact Id, Contact Owner | Account Owner, Account Name, Created Time",
            "Record Id: id, Contact Id: id, Account Id:, Title: job_title, Description: text, Contact Name: name"),
    _export("HubSpot", "Record ID, Email | Record ID, First Name | Record ID, Company name | Contact ID, Lifecycle Stage"
            "| Record ID - Contact | Email, Lifecycle Stage",
            "Record ID: id, Record ID - Contact: id, Contact ID: id, Message: text"),
    _export("Mautic", "firstname, lastname, email, points | firstname, lastname, preferred_locale"
            "| firstname, lastname, attribution",
            "id: id, title:, position: job_title, twitter:, facebook:, dateAdded: created, date_added: created"),
    _export("Odoo", "is_company, name | Is a Company, Name | commercial_partner_id, name"
            "| display_name, company_type | Company Type, Name",
            "id: id, External ID: id, .id: id, function: job_title, vat: taxid, ref:, comment: text,"
            "parent_id/name: company, parent_id: company, parent_name: company, Related Company: company,"
            "commercial_company_name: company, country_id: country, country_id/name: country, state_id: region,"
            "state_id/name: region, category_id: tags, category_id/name: tags, user_id: owner, user_id/name: owner,"
            "create_date: created, is_company: is_company, Is a Company: is_company, company_type: is_company,"
            "Company Type: is_company, display_name: name, Display Name: name, Salesperson: owner"),
    _export("Odoo", "Contact Name, Company Name, Salesperson | contact_name, partner_name, email_from"
            "| Opportunity, Salesperson",
            "id: id, External ID: id, name: subject, Opportunity: subject, contact_name: name, partner_name: company,"
            "email_from: email, function: job_title, description: text, Stage: status, user_id: owner", True),
)  # fmt: skip

# What tables have and forms do not, in any system.
HEADERS = {
    "created": "created, created at, created on, created time, created date, create date, creation date, date added, "
    "date created, date_added, dateadded, create_date, created_at, signup date, registered, person created, "
    "lead created, contact created, data utworzenia, utworzono, data dodania, data rejestracji, dodano, "
    "erstellt am, erstellungsdatum, angelegt am, date de création, créé le, fecha de creación, creado el, "
    "дата создания, создан, data creazione, data de criação, datum vytvoření, vytvořeno, дата створення",
    "source": "source, lead source, original source, leadsource, utm source, źródło, zrodlo, quelle, lead quelle, "
    "fuente, origen, источник, джерело, zdroj, fonte, origine, original traffic source",
    "status": "status, lead status, stage, contact stage, lifecycle stage, etap, stan, phase, statut, estado, статус, "
    "стадия, stav, stato, état",
    "owner": "owner, contact owner, lead owner, account owner, record owner, responsible, responsible person, "
    "salesperson, sales rep, opiekun, handlowiec, osoba odpowiedzialna, odpowiedzialny, zuständig, besitzer, "
    "ответственный, відповідальний, propriétaire, propietario, assigned to, assigned user",
    "tags": "tags, tag, labels, label, categories, category, groups, group, kategorie, kategoria, etykiety, tagi, grupa, "
    "schlagwörter, kategorien, étiquettes, etiquetas, метки, теги",
    "birthday": "birthday, birth date, birthdate, date of birth, dob, urodziny, data urodzenia, geburtstag, "
    "geburtsdatum, date de naissance, fecha de nacimiento, дата рождения, дата народження",
    "nickname": "nickname, nick, file as, pseudonim, spitzname",
    "taxid": "nip, vat, vat id, vat no, vat number, tax id, taxid, tin, ust-id, ustid, steuernummer, ein, nif, "
    "cif, ičo dič, dič, инн, numer nip, nip firmy, nip/vat",
    "company": "account name, account, organization name, organization, organisation name, associated company, "
    "company / account, related company, parent company, employer name, primary company, kontrahent, klient firma, "
    "firma / organizacja, название компании, nazwa kontrahenta, person organization, yomi company",
    "name": "contact, client, customer, person, display name, full name, name and surname, klient, osoba, "
    "osoba kontaktowa, nazwisko i imię, imię i nazwisko, imie nazwisko, kontakt",
    "job_title": "title/position, role/title, stanowisko, job position",
    "first_name": "firstname, first, given, imie, forename(s)",
    "last_name": "lastname, last, surname(s), family",
    "phone": "callback, primary phone, main phone, direct, direct dial, hp, kom, telefon kom, tel kom, t komórkowy",
    "website": "web page, website url, company domain name, domain, website link, strona sieci web, strona www, www, "
    "strona internetowa, adres www",
    "text": "notes, note, description, comments, comment, uwagi, opis, notatki, notatka, komentarz, additional info",
    "is_company": "is company, is a company, czy firma",
    "consent": "marketing consent, zgoda marketingowa, zgoda rodo, rodo",
    "country": "country/region, kraj/region, kraj, country code",
    "region": "state/region, state/province, województwo",
    "city": "town/city, miejscowość, miasto",
}  # fmt: skip
KNOWN = {plain(word): field for field, words in HEADERS.items() for word in words.split(",")}

# Somebody else, or no reach: such a column is never who the row is about.
NOT_THEIRS = re.compile(
    r"assistant|asystent|manager|menedzer|kierownik|spouse|malzon|partner name|owner|opiekun|responsible|odpowiedzial"
    r"|created by|modified by|updated by|utworzyl|referred|polecaj|emergency|opt.?(in|out)|unsubscri|bounce|do not"
    r"|nie dzwon|verified|status|\bcount\b|liczba|last (?!name)|ostatni|date|data |type|rodzaj|typ |display|wyswietlana"
    r"|domain of|server|yomi|phonetic|extension|wewn|ответствен|отправ|newsletter sub|quality|score|preferred"
)
FAX = re.compile(r"fax|faks|факс|telex|teleks|pager|isdn|tty")
# Words that tell a kind of telephone or address inside a name that says more.
PHONE = re.compile(r"phone|telefon|tel\b|mobil|komork|gsm|cell|handy|телефон|teléfono|telefono|kom\b")
SITE = re.compile(r"website|web page|homepage|strona (www|sieci|internetowa)|сайт")
EMAIL = re.compile(r"e-?mail|poczta|correo|courriel|почта|mail\b")
PLACES = {"ulica": "street", "miejscowosc": "city", "wojewodztwo": "region", "kodpocztowy": "postcode", "kraj": "country",
          "street": "street", "city": "city", "state": "region", "postalcode": "postcode", "zip": "postcode",
          "country": "country", "region": "region", "countryregion": "country", "krajregion": "country",
          "zippostalcode": "postcode", "stateprovince": "region", "stateregion": "region"}  # fmt: skip
KIND = re.compile(r"\b(type|typ|rodzaj|display|wyswietlana)\b")  # SMTP, or the name once more
_pair = re.compile(r"^(.*\d.*?)\s*-\s*(type|label)$", re.IGNORECASE)
_numbered = re.compile(r"\s*\(?\d+\)?\s*$")
_domain = re.compile(r"(https?://|www\.)\S+|[\w-]+(\.[\w-]+)*\.[a-z]{2,}(/\S*)?", re.IGNORECASE)
_number = re.compile(r"\(?\+?\d[\d ()./-]{6,20}(\s?(ext|x|w|wew)\.?\s?\d+)?")
_spoken = re.compile(r"[^\W\d_]+([ '-][^\W\d_.]+\.?){1,3}")
_nip = re.compile(r"(PL)?[\s-]?\d{3}-?\d{3}-?\d{2}-?\d{2}|(PL)?\d{3}-\d{2}-\d{2}-\d{3}", re.IGNORECASE)
GROUPS = frozenset(
    "person organization organisation lead deal contact company account kontakt firma osoba".split()
)
LIKELY = 0.6  # the share of the values that must be of a kind where no name tells it
POSSIBLE = 0.2  # and where a name does
WEIGHTS = 6, 5, 7, 2, 3, 4, 5, 6, 7


def exported(columns: Sequence[str]) -> Export | None:
    """The system a table with these columns comes from."""
    names = {_spelled(column) for column in columns}
    return next((one for one in EXPORTS if any(marks <= names for marks in one.marks)), None)


def meant(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """What each column means, given some rows."""
    system = exported(columns)
    samples = [
        [row[place] for row in rows if place < len(row) and row[place]] for place in range(len(columns))
    ]
    fields = [_field(column, values, system) for column, values in zip(columns, samples, strict=True)]
    told = [_checked(field, values) for field, values in zip(fields, samples, strict=True)]
    return tuple(_by_values(told, columns, samples))


@lru_cache(4096)
def by_name(column: str) -> str:
    """What a column means by its name alone; "" for one of the file's own."""
    label, known = fold(column), KNOWN.get(plain(column))
    if _pair.match(column):
        return "label"
    if known:
        return known
    if EMAIL.search(label) and KIND.search(label):
        return "-"
    if FAX.search(label):
        return "fax"
    if NOT_THEIRS.search(label):
        return ""
    return _within(column) or _inside(label)


def _field(column: str, values: Sequence[str], system: Export | None) -> str:
    if system and plain(column) in system.fields:
        return system.fields[plain(column)]
    return by_name(column)


def _within(column: str) -> str:
    """Person - Email - Work, Organization 1 - Name, Adres służbowy - kod pocztowy: the parts together."""
    parts = [part.strip() for part in re.split(r"\s+-\s+|\s*[/.]\s*(?=[a-z])", column) if part.strip()]
    bare = [part for part in parts if plain(part) not in ("value", "wartosc")]
    group = plain(_numbered.sub("", parts[0])) if parts else ""
    if len(parts) > 1 and group in ("organization", "organisation", "company", "account", "firma"):
        inner = {"name": "company", "nazwa": "company", "title": "job_title"}.get(plain(bare[-1]))
        return inner or ("" if plain(bare[-1]) in ("id", "owner") else by_name(bare[-1]))
    if len(parts) > 1 and group in GROUPS:
        return by_name(" ".join(bare[1:])) or (by_name(bare[1]) if len(bare) > 1 else "")
    if len(parts) > 1 and plain(parts[-1]) in PLACES:
        return PLACES[plain(parts[-1])]
    return _form(_numbered.sub("", " ".join(bare))) or _form(column)


def _form(column: str) -> str:
    """As a field of a form is called, where a table may have such a one."""
    found = _fields.meaning(column) or ""
    return "" if found in ("trap", "submission") else found


def _inside(label: str) -> str:
    """A word inside the name: Business Phone, Home Street."""
    if EMAIL.search(label):
        return "email"
    if PHONE.search(label):
        return "phone"
    if SITE.search(label):
        return "website"
    last = [plain(word) for word in _numbered.sub("", label).split()[-2:]]
    place = PLACES.get("".join(last)) or PLACES.get(last[-1] if last else "")
    return place if place and re.match(r"(home|business|work|mailing|billing|other|shipping)", label) else ""


def _checked(field: str, values: Sequence[str]) -> str:
    """The name may say one thing and the values another: "E-mail: yes"."""
    fits = FITTING.get(field)
    if fits is None or not values:
        return field
    return field if _share(fits, values) >= POSSIBLE else ""


def _by_values(fields: Sequence[str], columns: Sequence[str], samples: Sequence[Sequence[str]]) -> list[str]:
    """Columns whose name tells nothing, by what stands in them."""
    found = list(fields)
    for kind, fits in TELLING.items():
        is_named = kind in found
        for place, values in enumerate(samples):
            is_open = found[place] == "" and not NOT_THEIRS.search(fold(columns[place]))
            if is_open and not (is_named and kind != "email") and values and _share(fits, values) >= LIKELY:
                found[place] = kind
    if not {"name", "first_name", "last_name"} & set(found):
        unnamed = [at for at, name in enumerate(columns) if found[at] == "" and name.startswith("Column ")]
        spoken = [at for at in unnamed if samples[at] and _share(_is_spoken, samples[at]) >= LIKELY]
        for first in spoken[:1]:
            found[first] = "name"
    return found


def _share(fits: Callable[[str], object], values: Sequence[str]) -> float:
    return sum(bool(fits(value)) for value in values) / len(values)


def is_data(cell: str) -> bool:
    """What stands in rows and never in the name of a column."""
    return bool(addresses(cell)) or bool(_number.fullmatch(cell)) or moment(cell, True) is not None


def _is_number(cell: str) -> bool:
    return bool(_number.fullmatch(cell.strip())) and moment(cell, True) is None and not _is_nip(cell)


def _is_nip(cell: str) -> bool:
    digits = [int(letter) for letter in cell if letter.isdigit()]
    if not _nip.fullmatch(cell.strip()) or len(digits) != 10:
        return False
    return sum(weight * digit for weight, digit in zip(WEIGHTS, digits[:9], strict=True)) % 11 == digits[9]


def _is_spoken(cell: str) -> bool:
    return bool(_spoken.fullmatch(cell.strip()))


def _is_domain(cell: str) -> bool:
    return bool(_domain.fullmatch(cell.strip())) and "@" not in cell


def _is_no_reach(cell: str) -> bool:
    return not addresses(cell) and not _is_number(cell)


FITTING: dict[str, Callable[[str], object]] = {
    **dict.fromkeys(("name", "first_name", "last_name", "company"), _is_no_reach),
    "email": addresses,
    "phone": numbers,
    "created": lambda cell: moment(cell, True) or moment(cell, False),
    "website": _is_domain,
}
TELLING: dict[str, Callable[[str], object]] = {
    "email": addresses,
    "taxid": _is_nip,
    "phone": _is_number,
    "website": _is_domain,
}

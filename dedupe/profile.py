"""What is compared of one person: everything somebody said of them, each in the form it is compared in. Pure."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeVar

import phonenumbers
from phonenumbers import PhoneNumberType

from channels.message import fold
from dedupe import companies, names
from dedupe.domains import DISPOSABLE, FREE
from dedupe.names import Name
from dedupe.normalize import NOBODY, RELAYS, ROLES, normalized

Value = TypeVar("Value", bound=Sequence[object])
FIELDS = "name first_name last_name email phone company website taxid city postcode street birthday handle number".split()
MOST = 6  # values of one kind; who has more is a list, not a person
JUNK_LOCALS = frozenset(
    "brak nie niemam nemam none test testowy nomail noemail asd asdf qwe aaa abc xxx".split()
)
JUNK_DOMAINS = frozenset(
    "brak.pl mam.pl example.com example.org test.pl test.com none.com nomail.com".split()
)


class Phone(NamedTuple):
    digits: str  # without the country's code
    is_valid: bool
    is_line: bool = False  # of a house, not of a pocket


class Mail(NamedTuple):
    local: str
    domain: str

    @property
    def whole(self) -> str:
        return f"{self.local}@{self.domain}"


class Street(NamedTuple):
    name: str
    number: str


class Born(NamedTuple):
    year: str
    month: str
    day: str


class Profile(NamedTuple):
    """Empty means unknown, and unknown is not different."""

    names: tuple[Name, ...] = ()
    mails: tuple[Mail, ...] = ()
    phones: tuple[Phone, ...] = ()
    handles: tuple[str, ...] = ()
    companies: tuple[str, ...] = ()
    cities: tuple[str, ...] = ()
    postcodes: tuple[str, ...] = ()
    streets: tuple[Street, ...] = ()
    born: tuple[Born, ...] = ()
    numbers: tuple[str, ...] = ()
    mail_firms: tuple[str, ...] = ()  # whose mailboxes they are, where not anybody's
    mail_names: tuple[Name, ...] = ()  # what an address says of a name, where nobody said one


Said = Mapping[str, Sequence[str]]  # field -> values as written


def profile(said: Said, region: str) -> Profile:
    mails = _each(said.get("email", ()), mail)
    people = [mail for mail in mails if not is_desk(mail)]
    named = _names(said)
    phones = [phone for raw in said.get("phone", ()) if (phone := _phone(raw, region))]
    return Profile(
        names=_some(named),
        mails=_some(people),
        phones=_some(phones),
        handles=_some(handle(raw) for raw in said.get("handle", ())),
        companies=_some(companies.key(raw) for raw in said.get("company", ())),
        cities=_some(place(raw) for raw in said.get("city", ())),
        postcodes=_some(re.sub(r"[^a-z0-9]", "", fold(raw)) for raw in said.get("postcode", ())),
        streets=_some(street(raw) for raw in said.get("street", ())),
        born=_some(_each(said.get("birthday", ()), born)),
        numbers=_some(
            re.sub(r"\W", "", raw.upper()) for kind in ("number", "taxid") for raw in said.get(kind, ())
        ),
        mail_firms=_some(firm(mail.domain) for mail in mails),
        mail_names=() if named else _some(names.from_mailbox(mail.local) for mail in people),
    )


def together(profiles: Sequence[Profile]) -> Profile:
    """All that several profiles of one person say."""
    fields = (
        _some(value for one in profiles for value in one[place]) for place in range(len(Profile._fields))
    )
    return Profile._make(fields)


def _names(said: Said) -> list[Name]:
    firsts, lasts, wholes = (said.get(kind, ()) for kind in ("first_name", "last_name", "name"))
    if firsts or lasts:
        found = [names.of_parts(" ".join(firsts), " ".join(lasts), " ".join(wholes[:1]))]
    else:
        found = [names.parsed(raw) for raw in wholes]
    return [name for name in found if name.words]


def _each(raws: Iterable[str], read: Callable[[str], Value | None]) -> list[Value]:
    return [value for raw in raws if (value := read(raw))]


def _some(values: Iterable[Value]) -> tuple[Value, ...]:
    return tuple(dict.fromkeys(value for value in values if value and any(iter(value))))[:MOST]


@lru_cache(50_000)
def mail(raw: str) -> Mail | None:
    address = normalized("email", raw, "")
    local, _, domain = (address or raw[:254].strip().casefold()).partition("@")
    if not domain or (local in NOBODY and not address):
        return None
    return Mail(local, domain) if _is_somebody(local, domain) else None


def _is_somebody(local: str, domain: str) -> bool:
    return local not in JUNK_LOCALS and domain not in JUNK_DOMAINS and local not in NOBODY


def firm(domain: str) -> str:
    """What a firm is called by its domain; empty for mailboxes anybody can have."""
    return (
        ""
        if domain in FREE or domain in DISPOSABLE or domain in RELAYS
        else companies.key(domain.split(".")[0])
    )


def is_desk(mail: Mail) -> bool:
    return mail.local in ROLES or mail.domain in RELAYS


@lru_cache(50_000)
def _phone(raw: str, region: str) -> Phone | None:
    known = normalized("phone", raw, region)
    digits = re.sub(r"\D", "", raw[:64])
    if known:
        return Phone(known[-9:] if len(known) > 11 else known[1:], True, is_line(known))
    if len(digits) < 6 or len(set(digits)) < 3 or digits in "01234567890" or digits == "266696687":
        return None
    return Phone(digits[-10:] if region in ("US", "CA") else digits[-9:], False)


@lru_cache(50_000)
def handle(raw: str) -> str:
    return re.sub(r"\s", "", raw.casefold())[:200]


@lru_cache(50_000)
def place(raw: str) -> str:
    return " ".join(names.plain(word) for word in re.findall(r"[^\W_]+", raw[:200]))


def is_line(number: str) -> bool:
    kind = phonenumbers.number_type(phonenumbers.parse(number))
    return kind in (
        PhoneNumberType.FIXED_LINE,
        PhoneNumberType.TOLL_FREE,
        PhoneNumberType.SHARED_COST,
        PhoneNumberType.UAN,
    )


STREET_WORDS = frozenset(
    "ul ulica al aleja aleje os osiedle pl plac street st str strasse road rd avenue ave av lane ln drive dr court ct "
    "place crescent cres vul vulytsia n s e w north south east west unit apt m lok suite".split()
)


@lru_cache(50_000)
def street(raw: str) -> Street:
    found = place(raw).split()
    numbers = [word for word in found if word[0].isdigit()]
    named = [word for word in found if not word[0].isdigit() and word not in STREET_WORDS]
    return Street(" ".join(named), " ".join(numbers))


@lru_cache(50_000)
def born(raw: str) -> Born | None:
    parts = re.findall(r"\d+", raw)
    if len(parts) == 1 and len(parts[0]) == 8:
        whole = parts[0]
        return (
            Born(whole[:4], whole[4:6], whole[6:])
            if whole[:2] in ("18", "19", "20", "17")
            else Born(whole[4:], whole[2:4], whole[:2])
        )
    if len(parts) == 1 and len(parts[0]) == 4:
        return Born(parts[0], "", "")
    if len(parts) < 3:
        return None
    if len(parts[0]) == 4:
        return Born(parts[0], parts[1].zfill(2), parts[2].zfill(2))
    year = parts[2] if len(parts[2]) == 4 else "19" + parts[2].zfill(2)
    return Born(year, parts[1].zfill(2), parts[0].zfill(2))

"""Contacts from a telephone's or a mail program's address book: vCards.

Export the address book as vCards (.vcf): on an iPhone in Contacts, Lists, hold "All contacts", Export; on Android in
Contacts, Fix and manage, Export to file; in Outlook and Thunderbird by Export. Then run `leadinlet import FILE.vcf`;
nothing has to be set up before. Several cards in one file are several contacts. Pictures are left out; fax and pager
numbers are kept and not taken for telephones.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import BinaryIO

from channels import invented
from channels.files._plan import Plan, Row
from channels.files._table import AT_ONCE, said
from channels.files._values import addresses, moment, numbers
from channels.files._vcard import Property, cards, labels, properties
from channels.message import Claim, Delivery, Message, Setting, Settings, digest

SETTINGS: dict[str, Setting] = {}
PROTECTED_BY = "address"
MAX_BODY = 10 << 20
HISTORY = True

__all__ = ["chunk", "look", "message", "rows"]

NOT_PHONES = frozenset(("FAX", "PAGER", "MODEM", "BBS"))
ADDRESS = "street", "city", "region", "postcode", "country"  # an ADR's third to seventh part
FIELDS = {
    "BDAY": "birthday",
    "TITLE": "job_title",
    "ROLE": "role",
    "NICKNAME": "nickname",
    "ANNIVERSARY": "anniversary",
}
CHANGING = frozenset("REV PHOTO LOGO PRODID SOUND KEY".split())


def verify(delivery: Delivery, settings: Settings) -> bool:
    return True  # the URL token is the secret


def parse(delivery: Delivery, settings: Settings) -> Iterable[Message]:
    return said("files.vcard", delivery, look, rows, AT_ONCE, message)


def sample(settings: Settings, url: str, now: datetime) -> Delivery:
    lines = [
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"FN:{invented.NAME}",
        f"EMAIL:{invented.EMAIL}",
        f"TEL:{invented.PHONE}",
    ]
    lines += [f"NOTE:{invented.TEXT}", "END:VCARD", ""]
    return Delivery(
        received_at=now, url=url, headers={"content-type": "text/vcard"}, body="\r\n".join(lines).encode()
    )


def look(file: BinaryIO, encoding: str = "", delimiter: str = "", day_first: bool = True) -> Plan:
    """There is nothing to choose. Raises BadFile where no card is in it."""
    next(cards(file))
    return Plan(adapter="files.vcard", columns=("vCard",), fields=("",), export="vCard")


def rows(file: BinaryIO, plan: Plan) -> Iterator[Row]:
    return cards(file)


def chunk(plan: Plan, rows: Sequence[Row]) -> bytes:
    return "".join(row.cells[0].rstrip("\r\n") + "\r\n" for row in rows).encode("utf-8", "replace")


def message(plan: Plan, row: Row, rank: int = 0) -> Message:
    """What a card says of whom; a group, or a card that names and reaches nobody, is kept with nobody's name on it."""
    found = properties(row.cells[0])
    first = {one.name: one.text for one in reversed(found) if one.text}
    claims, name = tuple(dict.fromkeys(_claims(found))), _name(found)
    key = first.get("UID") or digest(
        *sorted((one.name, one.value) for one in found if one.name not in CHANGING)
    )
    kind = (first.get("KIND") or first.get("X-ADDRESSBOOKSERVER-KIND") or "individual").lower()
    if kind == "group" or (not claims and not name):
        return Message(
            key=key, kind="other", rank=rank, text="\n".join(f"{one.name}: {one.text}" for one in found)
        )
    return Message(
        key=key,
        kind="form",
        claims=claims,
        rank=rank,
        at=moment(first.get("CREATED", ""), day_first=True),
        name=name,
        text="\n".join(one.text for one in found if one.name == "NOTE" and one.text),
        fields=_fields(found, name),
    )


def _claims(found: Sequence[Property]) -> Iterator[Claim]:
    for one in found:
        if one.name == "EMAIL":
            yield from (Claim("email", address) for address in addresses(one.text))
        elif one.name == "TEL" and not NOT_PHONES & set(one.types):
            yield from (Claim("phone", number) for number in numbers(one.text))
        elif one.name == "URL" and one.text:
            yield Claim("website", one.text)


def _name(found: Sequence[Property]) -> str:
    """The formatted name, else its parts, else what else they go by."""
    for name in ("FN", "N", "NICKNAME", "ORG"):
        for one in found:
            parts = one.parts
            text = (
                one.text
                if name == "FN"
                else parts[0]
                if name != "N"
                else " ".join(filter(None, _order(parts)))
            )
            if one.name == name and text:
                return " ".join(text.split())
    return ""


def _order(parts: list[str]) -> list[str]:
    """family;given;additional;prefix;suffix as they are spoken."""
    family, given, additional, *_ = [*parts, "", "", ""]
    return [given, additional, family]


def _fields(found: Sequence[Property], name: str) -> dict[str, str]:
    """Of several with one name the first stays itself; numbers and addresses stand together."""
    called = labels(found)
    fields: dict[str, str] = {}
    for one in found:
        label = called.get(one.group, "") if one.group else ""
        label = label or next(
            (kind.lower() for kind in one.types if kind not in ("PREF", "INTERNET", "VOICE")), ""
        )
        for field, value in _field(one, label, name):
            if field not in fields:
                fields[field] = value
            elif field not in ADDRESS and value not in fields[field]:
                fields[field] += f", {value}"
    return fields


def _field(one: Property, label: str, name: str) -> Iterator[tuple[str, str]]:
    if one.name in FIELDS and one.text and one.text != name:
        yield FIELDS[one.name], one.text
    elif one.name == "ORG":
        company, *units = [*one.parts, ""]
        yield from (
            pair for pair in (("company", company), ("department", ", ".join(filter(None, units)))) if pair[1]
        )
    elif one.name == "ADR":
        yield from _address(one.parts)
    elif one.name == "CATEGORIES" and one.text:
        yield "tags", one.text.replace(",", ", ").replace("  ", " ")
    elif one.name == "TEL" and NOT_PHONES & set(one.types) and one.text:
        yield "fax" if "FAX" in one.types else "pager", one.text
    elif one.name in ("TEL", "EMAIL") and label and one.text:
        yield f"{'phone' if one.name == 'TEL' else 'email'} ({label})", one.text.removeprefix("tel:")
    elif one.name.startswith("X-SOCIALPROFILE") or one.name == "IMPP":
        yield f"profile ({label})" if label else "profile", one.text


def _address(parts: list[str]) -> Iterator[tuple[str, str]]:
    box, more, street, *rest = [*parts, "", "", ""]
    for field, part in zip(ADDRESS, (", ".join(filter(None, (street, more, box))), *rest), strict=False):
        if part:
            yield field, part

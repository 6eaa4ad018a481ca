"""Who is meant in a change of WhatsApp, and what its elements share."""

from typing import NamedTuple

from channels.elements import Element
from channels.message import Claim, Delivery, Settings

SPELLED = 8  # digits at the end of a number that no country writes in two ways


class Told(NamedTuple):
    """One change, and what its elements share."""

    delivery: Delivery
    settings: Settings
    field: str
    ours: str
    contacts: list[Element]


class Person(NamedTuple):
    """Who somebody is to Meta; the number is not there where they hide it behind a username."""

    phone: str = ""
    ids: tuple[str, ...] = ()
    name: str = ""
    username: str = ""

    @property
    def claims(self) -> tuple[Claim, ...]:
        phones = [Claim("phone", f"+{self.phone}", proven=True)] if _is_number(self.phone) else []
        return (*phones, *(Claim("social", f"whatsapp:{id}", proven=True) for id in self.ids))

    @property
    def thread(self) -> str:
        return self.phone or next(iter(self.ids), "")


def _is_number(who: str) -> bool:
    return who.isascii() and who.isdigit()


def person_of(told: Told, said: Element, side: str) -> Person:
    """`side`: the word before which the message has who it is from, or to."""
    ids = ids_of(said, f"{side}_")
    contact = _contact(told, str(said.get(side) or ""), ids)
    alone = told.contacts[0] if side == "from" and len(told.contacts) == 1 else {}
    profile = (contact or alone).get("profile", {})
    # Where the number is hidden, an id may stand in its place.
    written = str(said.get(side) or contact.get("wa_id") or "")
    named = [written] if written and not _is_number(written) else []
    return Person(
        phone="" if named else written,
        ids=tuple(dict.fromkeys([*ids, *ids_of(contact, ""), *named])),
        name=str(profile.get("name", "")),
        username=str(profile.get("username", "")),
    )


def ids_of(said: Element, side: str) -> tuple[str, ...]:
    """https://developers.facebook.com/documentation/business-messaging/whatsapp/business-scoped-user-ids"""
    return tuple(str(said[id]) for id in (f"{side}user_id", f"{side}parent_user_id") if said.get(id))


def _contact(told: Told, number: str, ids: tuple[str, ...]) -> Element:
    """Theirs. A Brazilian or an Argentine's id may be spelled otherwise than the number they write from."""
    for contact in told.contacts:
        known = str(contact.get("wa_id") or "")
        is_spelled_alike = len(number) > SPELLED <= len(known) and number[-SPELLED:] == known[-SPELLED:]
        if is_spelled_alike or {known, *ids_of(contact, "")} & {number, *ids} - {""}:
            return contact
    return {}


def problem(said: Element) -> str:
    found = [
        " ".join(str(one[word]) for word in ("code", "title") if one.get(word))
        + (f": {one['error_data']['details']}" if one.get("error_data") else "")
        for one in said.get("errors") or []
    ]
    return "; ".join(found)

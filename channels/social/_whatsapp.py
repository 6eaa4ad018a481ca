"""WhatsApp Cloud: messages of both sides, their receipts, the history of the WhatsApp Business app.

https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Any, NamedTuple

from channels.elements import Element, each, moment, strings
from channels.message import Claim, Delivery, Direction, Fetch, Message, Settings, other
from channels.social._graph import attribution, media
from channels.social._pieces import EDITED, deleted, note, reaction, receipt
from channels.social._whatsapp_content import MEDIA, WORDLESS, content
from channels.telephony._call import ENDED, call


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


def changed(delivery: Delivery, change: Element, settings: Settings) -> Iterator[Message | Fetch]:
    value = change["value"]
    ours = str(value.get("metadata", {}).get("display_phone_number", ""))
    told = Told(delivery, settings, str(change.get("field", "")), ours, value.get("contacts", []))
    known = [part for part in PARTS if value.get(part)]
    for part in known:
        yield from each(delivery, value[part], partial(PARTS[part], told))
    if not known:
        yield other(delivery, change)


def _is_number(who: str) -> bool:
    return who.isascii() and who.isdigit()


def _person(told: Told, said: Element, side: str) -> Person:
    """`side`: the word before which the message has who it is from, or to."""
    ids = _ids(said, f"{side}_")
    contact = _contact(told, [str(said.get(side)), *ids], is_sender=side == "from")
    profile = contact.get("profile", {})
    written = str(
        said.get(side) or contact.get("wa_id") or ""
    )  # where it is hidden, their id may stand there
    named = [written] if written and not _is_number(written) else []
    return Person(
        phone="" if named else written,
        ids=tuple(dict.fromkeys([*ids, *_ids(contact, ""), *named])),
        name=str(profile.get("name", "")),
        username=str(profile.get("username", "")),
    )


def _ids(said: Element, side: str) -> tuple[str, ...]:
    """https://developers.facebook.com/documentation/business-messaging/whatsapp/business-scoped-user-ids"""
    return tuple(str(said[id]) for id in (f"{side}user_id", f"{side}parent_user_id") if said.get(id))


def _contact(told: Told, names: list[str], is_sender: bool) -> Element:
    """Theirs; or, for a sender, the only one: the number they write from and their id need not be spelled alike."""
    for contact in told.contacts:
        if {str(contact.get(id)) for id in ("wa_id", "user_id", "parent_user_id")} & {*names} - {""}:
            return contact
    return told.contacts[0] if is_sender and len(told.contacts) == 1 else {}


def _received(told: Told, said: Element) -> Iterable[Message | Fetch]:
    if said["type"] == "system":
        return [_system(said)]
    return _message(told, said, _person(told, said, "from"), "in")


def _echoed(told: Told, said: Element) -> Iterable[Message | Fetch]:
    """Written by us in the WhatsApp Business app, or by Meta's agent."""
    return _message(told, said, _person(told, said, "to"), "out")


def _message(told: Told, said: Element, person: Person, direction: Direction) -> Iterator[Message | Fetch]:
    kind, at = str(said["type"]), moment(said["timestamp"])
    if kind == "reaction":
        who = said.get("from") or said.get("from_user_id")
        yield reaction(str(said["reaction"]["message_id"]), who, said["reaction"].get("emoji"), at)
    elif kind == "revoke":
        yield deleted(str(said["revoke"]["original_message_id"]), at)
    elif kind == "edit":
        edit = said["edit"]
        now = {**edit["message"], "id": edit["original_message_id"], "timestamp": said["timestamp"]}
        yield from _said(told, now, person, direction, EDITED)
    else:
        # Of a file in the history its place comes later, in a message of its own.
        yield from _said(told, said, person, direction, int(told.field == "history"))


def _said(
    told: Told, said: Element, person: Person, direction: Direction, rank: int
) -> Iterator[Message | Fetch]:
    kind, key = str(said["type"]), str(said["id"])
    found = content(said, kind)
    yield Message(
        key=key,
        kind="social",
        claims=(*person.claims, *(found.claims if direction == "in" else ())),
        rank=rank,
        at=moment(said["timestamp"]),
        direction=direction,
        name=person.name or found.name,
        thread=str(said.get("group_id") or person.thread),
        text=found.text,
        fields={
            **found.fields,
            **_fields(told, said, kind, person),
            **attribution(said.get("referral") or {}),
        },
    )
    for medium in MEDIA:
        file = said.get(medium)
        if isinstance(file, Mapping) and "id" in file:
            name = str(file.get("filename") or f"{medium}-{file['id']}")
            yield from media(key, file["id"], name, told.settings)


def _fields(told: Told, said: Element, kind: str, person: Person) -> dict[str, str]:
    context = said.get("context") or {}
    is_voice = kind == "audio" and said.get("audio", {}).get("voice")
    forwarded = (
        "many times" if context.get("frequently_forwarded") else "yes" if context.get("forwarded") else ""
    )
    return strings(
        {
            "to": told.ours,
            "content": "" if kind in ("text", "media_placeholder") else "voice" if is_voice else kind,
            "username": person.username,
            "group": said.get("group_id"),
            "reply_to": context.get("id"),
            "forwarded": forwarded,
            "product": context.get("referred_product", {}).get("product_retailer_id"),
            "error": _problem(said) if kind in WORDLESS else "",
            "standby": "yes" if told.field == "standby" else "",
        }
    )


def _system(said: Element) -> Message:
    """Somebody's number changed: the new one is theirs, too."""
    part = said["system"]
    phones = [said.get("from") or part.get("customer"), part.get("wa_id") or part.get("new_wa_id")]
    before = [part.get("previous_user_id"), part.get("previous_parent_user_id")]
    ids = [*_ids(said, "from_"), *_ids(part, ""), *(str(id) for id in before if id)]
    people = [*(Person(phone=str(phone)) for phone in phones if phone), Person(ids=tuple(ids))]
    claims = tuple(dict.fromkeys(claim for person in people for claim in person.claims))
    body, kind = str(part.get("body", "")), str(part.get("type", ""))
    return note(str(said["id"]), claims, moment(said["timestamp"]), body, content="system", change=kind)


def _status(told: Told, status: Element) -> Iterator[Message]:
    at = moment(status["timestamp"]) if "timestamp" in status else None
    if status.get("type") == "call":
        yield _call_status(told, status)
        return
    pricing = status.get("pricing") or {}
    yield receipt(
        str(status["id"]),
        str(status["status"]),
        at,
        error=_problem(status),
        pricing=pricing.get("category"),
        billable=str(pricing["billable"]).lower() if "billable" in pricing else "",
    )


def _problem(said: Element) -> str:
    found = [
        " ".join(str(one[word]) for word in ("code", "title") if one.get(word))
        + (f": {one['error_data']['details']}" if one.get("error_data") else "")
        for one in said.get("errors") or []
    ]
    return "; ".join(found)


def _history(told: Told, chunk: Element) -> Iterator[Message | Fetch]:
    """The last half year of the app, once the owner shares it."""
    for thread in chunk["threads"]:
        with_whom = told._replace(contacts=[{"wa_id": thread["id"], **_contact_of(thread)}], field="")
        yield from each(told.delivery, thread["messages"], partial(_remembered, with_whom, str(thread["id"])))


def _contact_of(thread: Element) -> dict[str, Any]:
    context = thread.get("context") or {}
    return {**context, "profile": {"username": context.get("username") or ""}}


def _remembered(told: Told, with_whom: str, said: Element) -> Iterator[Message | Fetch]:
    context = said.get("history_context") or {}
    is_ours = bool(context.get("from_me") or "to" in said or said.get("from") == told.ours)
    person = _person(told, {**said, "with": with_whom}, "with")
    yield from _message(told, said, person, "out" if is_ours else "in")
    if is_ours and context.get("status"):
        yield receipt(str(said["id"]), str(context["status"]).lower(), moment(said["timestamp"]))


def _preference(told: Told, wish: Element) -> Iterator[Message]:
    """No more advertising, or again."""
    person = _person(told, {"from": wish.get("wa_id"), "from_user_id": wish.get("user_id")}, "from")
    key = f"preference-{person.thread}-{wish['timestamp']}"
    fields = {str(wish["category"]): wish["value"]}
    yield note(key, person.claims, moment(wish["timestamp"]), str(wish.get("detail", "")), **fields)


# https://developers.facebook.com/documentation/business-messaging/whatsapp/calling

# How a call of ours goes on; that it was refused says more than that it ended.
CALLS = {"RINGING": ("ringing", None), "ACCEPTED": ("talking", None), "REJECTED": ("rejected", ENDED + 1)}


def _called(told: Told, said: Element) -> Iterator[Message]:
    is_inbound = said.get("direction") != "BUSINESS_INITIATED"
    is_over = said["event"] == "terminate"
    was_talked = "duration" in said or "start_time" in said
    unanswered = "missed" if is_inbound else ""
    piece = call(
        str(said["id"]),
        ("answered" if was_talked else unanswered) if is_over else "ringing",
        is_inbound=is_inbound,
        rank=ENDED if is_over else None,
        at=moment(said["timestamp"]),
        seconds=said.get("duration"),
        to=told.ours,
        ref=said.get("cta_payload") or said.get("deeplink_payload"),
        error=_problem(said),
    )
    yield _with(piece, _person(told, said, "from" if is_inbound else "to"))


def _call_status(told: Told, status: Element) -> Message:
    state, rank = CALLS.get(str(status["status"]), (str(status["status"]).lower(), 0))
    at, error = moment(status["timestamp"]), _problem(status)
    piece = call(str(status["id"]), state, is_inbound=False, rank=rank, at=at, error=error)
    whom = {"to": status.get("recipient_id"), "to_user_id": status.get("recipient_user_id")}
    return _with(piece, _person(told, whom, "to"))


def _with(piece: Message, person: Person) -> Message:
    return replace(piece, claims=person.claims, name=person.name, thread=person.thread)


PARTS: Mapping[str, Callable[[Told, Any], Iterable[Message | Fetch]]] = {
    "messages": _received,
    "message_echoes": _echoed,
    "statuses": _status,
    "history": _history,
    "user_preferences": _preference,
    "calls": _called,
}

"""WhatsApp Cloud: messages of both sides, their receipts, the history of the WhatsApp Business app.

https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from channels.elements import Element, each, moment, strings
from channels.message import Delivery, Direction, Fetch, Message, Settings, other
from channels.social._graph import attribution, media
from channels.social._pieces import EDITED, deleted, note, reaction, receipt
from channels.social._whatsapp_calls import call_status, called
from channels.social._whatsapp_content import MEDIA, WORDLESS, content
from channels.social._whatsapp_people import Person, Told, ids_of, person_of, problem


def changed(delivery: Delivery, change: Element, settings: Settings) -> Iterator[Message | Fetch]:
    value = change["value"]
    ours = "".join(filter(str.isdigit, str(value.get("metadata", {}).get("display_phone_number", ""))))
    told = Told(delivery, settings, str(change.get("field", "")), ours, value.get("contacts", []))
    known = [part for part in PARTS if value.get(part)]
    for part in known:
        yield from each(delivery, value[part], partial(PARTS[part], told))
    if not known:
        yield other(delivery, change)


def _received(told: Told, said: Element) -> Iterable[Message | Fetch]:
    if said["type"] == "system":
        return [_system(said)]
    if told.ours and said.get("from") == told.ours:  # files of the history
        return _echoed(told, said)
    return _message(told, said, person_of(told, said, "from"), "in")


def _echoed(told: Told, said: Element) -> Iterable[Message | Fetch]:
    """Written by us in the WhatsApp Business app, or by Meta's agent; to a group it is to nobody."""
    is_group = said.get("recipient_type") == "group" or "group_id" in said
    return _message(told, said, Person() if is_group else person_of(told, said, "to"), "out")


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
        claims=(*person.claims, *found.claims) if direction == "in" else person.claims or None,
        rank=rank,
        at=moment(said["timestamp"]),
        direction=direction,
        name=person.name or found.name,
        thread=str(said.get("group_id") or person.thread or said.get("to") or ""),
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
            "error": problem(said) if kind in WORDLESS else "",
            "standby": "yes" if told.field == "standby" else "",
        }
    )


def _system(said: Element) -> Message:
    """Somebody's number changed: the new one is theirs, too."""
    part = said["system"]
    phones = [said.get("from") or part.get("customer"), part.get("wa_id") or part.get("new_wa_id")]
    before = [part.get("previous_user_id"), part.get("previous_parent_user_id")]
    ids = [*ids_of(said, "from_"), *ids_of(part, ""), *(str(id) for id in before if id)]
    people = [*(Person(phone=str(phone)) for phone in phones if phone), Person(ids=tuple(ids))]
    claims = tuple(dict.fromkeys(claim for person in people for claim in person.claims))
    body, kind = str(part.get("body", "")), str(part.get("type", ""))
    return note(str(said["id"]), claims, moment(said["timestamp"]), body, content="system", change=kind)


def _status(told: Told, status: Element) -> Iterator[Message]:
    at = moment(status["timestamp"]) if "timestamp" in status else None
    if status.get("type") == "call":
        yield call_status(told, status)
        return
    pricing = status.get("pricing") or {}
    yield receipt(
        str(status["id"]),
        str(status["status"]),
        at,
        error=problem(status),
        pricing=pricing.get("category"),
        billable=str(pricing["billable"]).lower() if "billable" in pricing else "",
    )


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
    person = person_of(told, {**said, "with": with_whom}, "with")
    yield from _message(told, said, person, "out" if is_ours else "in")
    if is_ours and context.get("status"):
        yield receipt(str(said["id"]), str(context["status"]).lower(), moment(said["timestamp"]))


def _preference(told: Told, wish: Element) -> Iterator[Message]:
    """No more advertising, or again."""
    person = person_of(told, {"from": wish.get("wa_id"), "from_user_id": wish.get("user_id")}, "from")
    key = f"preference-{person.thread}-{wish['timestamp']}"
    fields = {str(wish["category"]): wish["value"]}
    yield note(key, person.claims, moment(wish["timestamp"]), str(wish.get("detail", "")), **fields)


PARTS: Mapping[str, Callable[[Told, Any], Iterable[Message | Fetch]]] = {
    "messages": _received,
    "message_echoes": _echoed,
    "statuses": _status,
    "history": _history,
    "user_preferences": _preference,
    "calls": called,
}

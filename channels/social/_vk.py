"""What VK tells of a community: messages, comments, orders, lead forms and who came or went."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace

from channels.elements import Element, moment, strings
from channels.fetching import file, profile
from channels.forms._form import Field
from channels.forms._form import message as filled_in
from channels.message import Claim, Delivery, Fetch, Message, Settings, digest, other
from channels.social._pieces import DELETED, EDITED, passed, reaction, receipt

VERSION = "5.199"
API = "https://api.vk.com/method"
SIGN_IN = {"Authorization": "Bearer {access_token}"}
HOSTS = "userapi.com", "vkuser.net", "vkuseraudio.net", "vk.com", "vk.ru"
CHATS = 2_000_000_000  # talks of several have numbers above
RESTORED = DELETED + 10
# https://dev.vk.com/en/api/community-events/json-schema
MESSAGES = "message_new", "message_reply", "message_edit"
COMMENTS = "wall_reply", "photo_comment", "video_comment", "market_comment", "board_post"
ACTIONS = {"new": 0, "edit": EDITED, "restore": RESTORED, "delete": DELETED}
ORDERS = {
    "0": "new",
    "1": "agreed",
    "2": "being packed",
    "3": "on its way",
    "4": "done",
    "5": "canceled",
    "6": "returned",
}
MEMBERS = {
    "message_allow": "messages from the community were allowed",
    "message_deny": "messages from the community were forbidden",
    "group_join": "somebody joined the community",
    "group_leave": "somebody left the community",
}
EVENTS = (
    *MESSAGES,
    *MEMBERS,
    *(f"{comment}_{action}" for comment in COMMENTS for action in ACTIONS),
    *"message_event message_read message_reaction_event market_order_new market_order_edit".split(),
    "lead_forms_new",
)


def update(delivery: Delivery, told: Element, settings: Settings) -> Iterable[Message | Fetch]:
    kind, said = str(told["type"]), told.get("object") or {}
    what, _, action = kind.rpartition("_")
    if kind in MESSAGES:
        yield from _message(kind, said.get("message") or said, settings)
    elif what in COMMENTS and action in ACTIONS:
        yield from _comment(what, action, said, settings)
    elif what == "market_order":
        yield from _order(action, said, settings)
    elif kind == "lead_forms_new":
        yield _lead_form(said)
    elif kind == "message_event":
        yield from _button(said, settings)
    elif kind == "message_read":
        yield receipt(_place_in(said, "conversation_message_id"), "read")
    elif kind == "message_reaction_event":
        yield reaction(_place_in(said, "cmid"), said["reacted_id"], said.get("reaction_id"), None)
    elif kind in MEMBERS:
        yield _member(kind, told)
    elif kind not in ("confirmation", "message_typing_state"):  # those say nothing
        yield other(delivery, told)


def _message(kind: str, said: Element, settings: Settings) -> Iterable[Message | Fetch]:
    key, is_ours = _key(said), kind == "message_reply" or bool(said.get("out"))
    who = said["peer_id"] if is_ours else said["from_id"]
    action = said.get("action") or {}
    yield Message(
        key=key,
        kind="social",
        claims=_who(who),
        rank=EDITED if kind == "message_edit" else 0,
        at=moment(said.get("update_time") or said["date"]),
        direction="out" if is_ours else "in",
        automatic=f"of the chat itself: {action['type']}" if action else "",
        thread=str(said["peer_id"]),
        text=_text(said),
        fields=_fields(said),
    )
    yield from _files(key, said)
    if not is_ours and not action:
        yield from _name(key, who, settings)


def _key(said: Element) -> str:
    """The number within the talk is that of the message for all its life; older deliveries have only `id`."""
    return f"{int(said['peer_id'])}-{int(said.get('conversation_message_id') or said['id'])}"


def _who(id: object) -> tuple[Claim, ...]:
    """A person, or a community where it is below zero; a talk of several is nobody."""
    number = int(str(id or 0))
    return (Claim("social", f"vk:{number}", proven=True),) if number and number < CHATS else ()


def _name(key: str, who: object, settings: Settings) -> Iterator[Fetch]:
    number = int(str(who or 0))
    if settings["access_token"] and 0 < number < CHATS:
        yield profile(key, f"{API}/users.get?user_ids={number}&v={VERSION}", SIGN_IN)


def _text(said: Element) -> str:
    """What somebody wrote; else what they passed on, else where they are."""
    passed = "\n".join(str(one.get("text") or "") for one in said.get("fwd_messages") or [])
    place = (said.get("geo") or {}).get("coordinates") or {}
    where = f"{place['latitude']}, {place['longitude']}" if place else ""
    return str(said.get("text") or passed.strip() or where)


def _fields(said: Element) -> dict[str, str]:
    parts = said.get("attachments") or []
    links = [part["link"]["url"] for part in parts if part["type"] == "link"]
    replied = said.get("reply_message") or {}
    return strings(
        {
            "content": ",".join(str(part["type"]) for part in parts),
            "link": " ".join(links),
            "payload": said.get("payload"),
            "ref": said.get("ref"),
            "ref_source": said.get("ref_source"),
            "reply_to": replied.get("conversation_message_id") or said.get("reply_to_comment"),
            "written_by": said.get("admin_author_id"),
        }
    )


def _files(key: str, said: Element) -> Iterator[Fetch]:
    for attached in said.get("attachments") or []:
        kind = str(attached["type"])
        part = attached.get(kind) or {}
        url, title = _place(kind, part)
        mark = f"{kind}-{part.get('id', 0)}"
        yield from file(key, url, HOSTS, title or mark, kind="social", mark=mark)


def _place(kind: str, part: Element) -> tuple[str, str]:
    """Where its bytes are, and its title; of a photo the largest."""
    if kind == "photo":
        sizes = sorted(part.get("sizes") or [], key=lambda one: int(one["width"]) * int(one["height"]))
        return (str(sizes[-1]["url"]), "") if sizes else ("", "")
    if kind == "audio_message":
        return str(part.get("link_mp3") or part.get("link_ogg") or ""), ""
    is_file = kind in ("doc", "graffiti")
    return (str(part.get("url") or ""), str(part.get("title") or "")) if is_file else ("", "")


def _comment(what: str, action: str, said: Element, settings: Settings) -> Iterable[Message | Fetch]:
    """Under a post, a photo, a video or a good of ours, for all to see; what we answer there is ours."""
    topic = f"{said['topic_id']}-" if what == "board_post" else ""
    key = f"{what}-{topic}{int(said['id'])}"
    if action == "delete":
        yield Message(key=key, kind="social", rank=DELETED, fields={"status": "deleted"})
        return
    is_ours = int(said["from_id"]) < 0 and said["from_id"] == _owner(said)
    who = said.get("reply_to_user") if is_ours else said["from_id"]
    fields = {"status": "restored" if action == "restore" else None, "comment": what}
    yield Message(
        key=key,
        kind="social",
        claims=_who(who),
        rank=ACTIONS[action],
        at=moment(said["date"]),
        direction="out" if is_ours else "in",
        thread=f"{what}-{_thread(said)}",
        text=str(said.get("text") or ""),
        fields=strings(fields) | _fields(said),
    )
    yield from _files(key, said)
    if not is_ours:
        yield from _name(key, who, settings)


def _owner(said: Element) -> object:
    names = (
        "post_owner_id",
        "owner_id",
        "photo_owner_id",
        "video_owner_id",
        "market_owner_id",
        "topic_owner_id",
    )
    return next((said[name] for name in names if said.get(name)), None)


def _thread(said: Element) -> object:
    names = "post_id", "photo_id", "video_id", "item_id", "topic_id"
    return next((said[name] for name in names if said.get(name)), "")


def _order(action: str, order: Element, settings: Settings) -> Iterable[Message | Fetch]:
    """Goods put into the basket and ordered: https://dev.vk.com/en/reference/objects/market-order"""
    key, buyer = f"order-{int(order['id'])}", order.get("recipient") or {}
    goods = [f"{one['quantity']} x {one['title']}" for one in order.get("preview_order_items") or []]
    phone = (Claim("phone", str(buyer["phone"])),) if buyer.get("phone") else ()
    told = {
        "content": "order",
        "order": order.get("display_order_id"),
        "status": ORDERS.get(str(order.get("status")), order.get("status")),
        "price": (order.get("total_price") or {}).get("text"),
        "street": (order.get("delivery") or {}).get("address"),
    }
    yield Message(
        key=key,
        kind="social",
        claims=(*_who(order["user_id"]), *phone),
        rank=EDITED if action == "edit" else 0,
        at=moment(order["date"]),
        name=str(buyer.get("name") or ""),
        text="\n".join([*goods, str(order.get("comment") or "")]).strip(),
        fields=strings(told),
    )
    if not buyer.get("name"):
        yield from _name(key, order["user_id"], settings)


def _lead_form(lead: Element) -> Message:
    """https://dev.vk.com/en/api/community-events/json-schema, lead forms: `key` tells what is asked"""
    fields = [
        Field(str(one.get("question") or one["key"]), _answer(one.get("answer")), str(one.get("key") or ""))
        for one in lead["answers"]
    ]
    extra = strings({"form": lead.get("form_name") or lead.get("form_id"), "ad_id": lead.get("ad_id")})
    said = filled_in(f"lead-{int(lead['lead_id'])}", fields, extra=extra)
    return replace(said, claims=(*_who(lead.get("user_id")), *(said.claims or ())))


def _answer(given: object) -> str:
    return ", ".join(str(one) for one in given) if isinstance(given, list) else str(given or "")


def _button(said: Element, settings: Settings) -> Iterable[Message | Fetch]:
    """A button under one of our messages."""
    key, payload = f"event-{said['event_id']}", said.get("payload")
    yield Message(
        key=key,
        kind="social",
        claims=_who(said["user_id"]),
        thread=str(said["peer_id"]),
        text=payload if isinstance(payload, str) else json.dumps(payload, ensure_ascii=False),
        fields=strings({"content": "button", "reply_to": said.get("conversation_message_id")}),
    )
    yield from _name(key, said["user_id"], settings)


def _place_in(said: Element, number: str) -> str:
    """The key of the message that it says more of."""
    return f"{int(said['peer_id'])}-{int(said[number])}"


def _member(kind: str, told: Element) -> Message:
    """Worth knowing, not a message."""
    said = told["object"]
    return passed(
        f"{kind}-{told.get('event_id') or digest(said)}",
        MEMBERS[kind],
        None,
        _who(said["user_id"]),
        thread=str(said["user_id"]),
        fields=strings({"status": kind, "ref": said.get("key"), "join_type": said.get("join_type")}),
    )

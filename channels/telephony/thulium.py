"""Thulium: calls and chats of your contact centre.

In Thulium open Administration, Advanced, Webhooks and add one with the channel's URL: choose every event of phone
calls and of chats. Turn on the authorization data (Auth Basic) with a user and a password of your own words, and
paste the same here.

Events of your system that are named otherwise than in its API documentation can be told in the setting "fields",
such as call_id=connection_id.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from channels.elements import contents, each, listed, strings
from channels.invented import EMAIL, NAME, by_form
from channels.message import Claim, Delivery, Fetch, Message, Setting, Settings, digest, other
from channels.signature import basic, is_signed_in
from channels.telephony import _named
from channels.telephony._pbx import text, when

SETTINGS = {
    "user": Setting("User of the webhook's Auth Basic"),
    "password": Setting("Password of the webhook's Auth Basic", secret=True),
    **_named.SETTINGS,
}
PROTECTED_BY = "secret"

# https://api.thulium.com/docs/api/notifications
CHATS = {"CHAT_CONVERSATION_CREATED": 0, "CHAT_AGENT_ASSIGNED": 1, "CHAT_CONVERSATION_CLOSED": 2}
NAMES = (
    "call_id=connection_id, from=source_number, from=source, to=destination_number, to=destination, "
    "client=customer_phone_number, answered_by=agent_login, at=date, event=action"
)
# What a word of an action means for a call, the furthest first.
WORDS = {
    "MISSED ABANDONED UNANSWERED NOANSWER LOST": "missed",
    "VOICEMAIL": "voicemail",
    "FINISHED ENDED END CLOSED HANGUP COMPLETED DISCONNECTED": "hangup",
    "ANSWERED ANSWER CONNECTED PICKUP": "talking",
    "STARTED START CREATED NEW INCOMING RINGING OUTGOING BEGIN": "ringing",
}
OUTWARD = {"OUTGOING", "OUTBOUND", "OUTCOMING"}


def verify(delivery: Delivery, settings: Settings) -> bool:
    return not settings["password"] or is_signed_in(delivery, _words(settings))


def parse(delivery: Delivery, settings: Settings) -> Iterable[Message | Fetch]:
    events = listed(contents(delivery))
    given = {**settings, "fields": f"{NAMES}, {settings['fields']}"}
    return each(delivery, events, lambda event: _told(delivery, event, given))


def sample(settings: Settings, url: str, now: datetime) -> Delivery:
    told = {
        "action": "CHAT_CONVERSATION_CREATED",
        "conversation_id": digest(now.isoformat()),
        "chat_queue_id": "1",
    }
    told |= {"client_name": NAME, "client_email": EMAIL, "date": f"{now:%Y-%m-%d %H:%M:%S}"}
    headers = basic(_words(settings)) if settings["password"] else {}
    return by_form(now, url, told, lambda body: headers)


def _words(settings: Settings) -> str:
    return f"{settings['user']}:{settings['password']}"


def _told(delivery: Delivery, event: Mapping[str, Any], settings: Settings) -> Iterator[Message | Fetch]:
    action = text(event.get("action"))
    if action in CHATS:
        yield _chat(action, event)
        return
    words = action.upper().split("_")
    meaning = next((means for known, means in WORDS.items() if {*known.split()} & {*words}), action)
    direction = "out" if OUTWARD & {*words} else ""
    call = _named.said(delivery, {"direction": direction, **event, "action": meaning}, settings)
    yield from [one for one in call if getattr(one, "kind", "") != "other"] or [other(delivery, event)]


def _chat(action: str, event: Mapping[str, Any]) -> Message:
    """A chat's beginning says who writes; its text stays in Thulium."""
    email = text(event.get("client_email"))
    is_new = action == "CHAT_CONVERSATION_CREATED"
    return Message(
        key=text(event["conversation_id"]),
        kind="chat",
        claims=((Claim("email", email),) if email else ()) if is_new else None,
        rank=CHATS[action],
        at=when(event.get("date")),
        name=text(event.get("client_name")),
        fields=strings(
            {
                "answered_by": event.get("agent_login"),
                "queue": event.get("chat_queue_id"),
                "state": "closed" if action == "CHAT_CONVERSATION_CLOSED" else "open",
            }
        ),
    )

"""tawk.to: chats on your website, and what visitors leave while nobody is there.

In the tawk.to dashboard open Administration, choose the property, then Settings, Webhooks, Create Webhook: give the
channel's URL, tick all four events (chat start, chat end, chat transcript, new ticket), save, and copy the secret key
that is shown. A chat is on the board with its first words; all that was said comes when it is over. tawk.to knows
visitors by nothing but what they type: ask for the e-mail address in the widget's pre-chat form.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from channels.elements import Element, strings, when
from channels.forms._form import Field, Filled, filled
from channels.invented import EMAIL, NAME, TEXT, by_json
from channels.message import Claim, Delivery, Message, Setting, Settings, digest, other
from channels.signature import hmac_hex, mac_hex

SETTINGS = {"secret": Setting("The webhook's secret key", secret=True, required=True)}

BEGUN, ENDED, WHOLE = 0, 1, 2  # what each piece of a chat tells
LINE = re.compile(
    r"^([^:\n]{1,60}) : (.+?)\s*$", re.MULTILINE
)  # of a form that was filled in before the chat
UNNAMED = re.compile(r"V\d{10,}")  # what tawk.to calls a visitor who gave no name
OURS = "agent", "a", "system", "s"


def verify(delivery: Delivery, settings: Settings) -> bool:
    """https://developer.tawk.to/webhooks/: of the body as received."""
    given = delivery.headers.get("x-tawk-signature", "")
    return hmac_hex("sha1", settings["secret"], delivery.body, given)


def parse(delivery: Delivery, settings: Settings) -> Iterable[Message]:
    told = delivery.json()
    match told["event"]:
        case "chat:start":
            yield _begun(told)
        case "chat:end":
            at = when(told.get("time"))
            yield Message(key=told["chatId"], kind="chat", rank=ENDED, at=at, fields={"state": "closed"})
        case "chat:transcript_created":
            yield _whole(told)
        case "ticket:create":
            yield _ticket(told)
        case _:
            yield other(delivery, told)


def sample(settings: Settings, url: str, now: datetime) -> Delivery:
    told = {
        "event": "chat:start",
        "chatId": digest(now.isoformat()),
        "time": now.isoformat(),
        "message": {"text": TEXT, "type": "msg", "sender": {"type": "visitor"}},
        "visitor": {"name": NAME, "email": EMAIL, "city": "Kraków", "country": "PL"},
        "property": {"id": digest(url)[:24], "name": "sample"},
    }
    return by_json(
        now, url, told, lambda body: {"x-tawk-signature": mac_hex("sha1", settings["secret"], body)}
    )


def _begun(told: Element) -> Message:
    """The first words, which may be ours, or the form that was filled in before."""
    return _chat(told, told["chatId"], told["visitor"], [told["message"]], _words(told["message"]), BEGUN)


def _whole(told: Element) -> Message:
    chat = told["chat"]
    said, visitor = chat["messages"], chat["visitor"]
    lines = [f"{_speaker(one, visitor)}: {_words(one)}" for one in said]
    return _chat(told, chat["id"], visitor, said, "\n".join(lines), WHOLE)


def _chat(
    told: Element, key: str, visitor: Element, said: Sequence[Element], text: str, rank: int
) -> Message:
    """One in which only we have spoken is as one of ours."""
    theirs = "\n".join(_words(one) for one in said if not _is_ours(one))
    return Message(
        key=key,
        kind="chat",
        claims=_claims(visitor, theirs),
        rank=rank,
        at=when(told.get("time")),
        direction="in" if theirs else "out",
        name=_name(visitor) or _typed(theirs).name,
        text=text,
        fields=strings({"state": "closed" if rank == WHOLE else "open", **_place(visitor), **_page(told)}),
    )


def _typed(text: str) -> Filled:
    """What stands in a text as answers of a form: Phone : 600 100 200."""
    return filled(Field(label, value) for label, value in LINE.findall(text))


def _ticket(told: Element) -> Message:
    """What was written into the form that stands in for a chat; what an agent opened is ours."""
    ticket, who = told["ticket"], told.get("requester") or {}
    kept = {"subject": ticket.get("subject"), "ticket": ticket.get("humanId"), **_page(told)}
    return Message(
        key=ticket["id"],
        kind="form",
        claims=_claims(who, ticket.get("message") or ""),
        at=when(told.get("time")),
        direction="out" if who.get("type") in OURS else "in",
        name=_name(who),
        text=ticket.get("message") or "",
        fields=strings(kept),
    )


def _claims(who: Element, text: str) -> tuple[Claim, ...]:
    """Whatever was typed in, each once."""
    email = (Claim("email", str(who["email"])),) if who.get("email") else ()
    return tuple(dict.fromkeys((*email, *_typed(text).claims)))


def _name(who: Element) -> str:
    name = str(who.get("name") or "")
    return "" if UNNAMED.fullmatch(name) else name


def _place(visitor: Element) -> dict[str, Any]:
    return {"city": visitor.get("city"), "country": visitor.get("country")}


def _page(told: Element) -> dict[str, Any]:
    site = (told.get("property") or {}).get("name")
    return {"site": site, "page": told.get("domain"), "referrer": told.get("referrer")}


def _is_ours(said: Element) -> bool:
    """The transcript shortens the word that the first message has whole."""
    sender = said["sender"]
    return (sender.get("type") or sender.get("t")) in OURS


def _speaker(said: Element, visitor: Element) -> str:
    return str(said["sender"].get("n") or ("-" if _is_ours(said) else _name(visitor) or "visitor"))


def _words(said: Element) -> str:
    """Of a file its name; of what has no words, such as a call, its kind."""
    files = [
        str((file.get("content") or {}).get("file", {}).get("name", "")) for file in said.get("attchs") or []
    ]
    return str(said.get("text") or said.get("msg") or ", ".join(filter(None, files)) or said.get("type", ""))

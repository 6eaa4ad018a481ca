"""Messenger and Instagram: what is said in private, and what becomes of it.

https://developers.facebook.com/documentation/business-messaging/messenger-platform/webhooks/webhook-events
https://developers.facebook.com/documentation/instagram-platform/webhooks/examples
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from typing import NamedTuple

from channels.elements import Element, strings, when
from channels.fetching import file
from channels.message import Claim, Delivery, Fetch, Message, Settings, other
from channels.social._graph import FILE_HOSTS, attribution, profile
from channels.social._messenger_content import link_of, payload, words_of
from channels.social._pieces import EDITED, deleted, passed, reaction, receipt


class Talk(NamedTuple):
    """One thing that happened between a person and our page or account."""

    network: str  # messenger or instagram
    told: Element
    settings: Settings
    is_standby: bool  # another app answers

    @property
    def is_ours(self) -> bool:
        return bool(self.told.get("message", {}).get("is_echo"))

    @property
    def who(self) -> str:
        """Nobody's, where a page's own button asks without saying who pressed it."""
        side = self.told.get("recipient" if self.is_ours else "sender") or {}
        return str(side.get("id", ""))

    @property
    def at(self) -> datetime | None:
        return when(self.told.get("timestamp"))

    @property
    def claims(self) -> tuple[Claim, ...]:
        return (Claim("social", f"{self.network}:{self.who}", proven=True),) if self.who else ()

    def key(self, word: str) -> str:
        who = self.who or self.told[word].get("user_ref", "")
        return f"{word}-{who}-{self.told['timestamp']}"


def happened(
    delivery: Delivery, product: str, settings: Settings, is_standby: bool, told: Element
) -> Iterable[Message | Fetch]:
    talk = Talk("instagram" if product == "instagram" else "messenger", told, settings, is_standby)
    word = next((word for word in WORDS if word in told), "")
    return WORDS[word](talk) if word else [other(delivery, told)]


def _message(talk: Talk) -> Iterator[Message | Fetch]:
    said = talk.told["message"]
    key = str(said["mid"])
    if said.get("is_deleted"):
        yield deleted(key, talk.at)
        return
    files = said.get("attachments") or []
    kinds = ",".join(dict.fromkeys(str(file["type"]) for file in files))
    pressed = said.get("quick_reply") or {}
    content = kinds or ("button" if pressed else "unsupported" if said.get("is_unsupported") else "")
    replied = said.get("reply_to") or {}
    yield _said(
        talk,
        key,
        str(said.get("text") or "\n".join(filter(None, map(words_of, files)))),
        referral=said.get("referral"),
        content=content,
        button=pressed.get("payload"),
        reply_to=replied.get("mid"),
        story=replied.get("story", {}).get("url"),
        link=" ".join(filter(None, map(link_of, files))),
    )
    for number, one in enumerate(files):
        url, name = str(payload(one).get("url", "")), f"{one['type']}-{number}"
        yield from file(key, url, FILE_HOSTS, name, kind="social")
    if not talk.is_ours:
        yield from profile(talk.network, talk.who, key, talk.settings)


def _said(talk: Talk, key: str, text: str, referral: Element | None = None, **fields: object) -> Message:
    standby = "yes" if talk.is_standby else ""
    return Message(
        key=key,
        kind="social",
        claims=talk.claims,
        at=talk.at,
        direction="out" if talk.is_ours else "in",
        thread=talk.who,
        text=text,
        fields=strings(
            {"network": talk.network, **fields, "standby": standby, **attribution(referral or {})}
        ),
    )


def _edited(talk: Talk) -> Iterator[Message]:
    edit = talk.told["message_edit"]
    rank = EDITED + min(int(edit.get("num_edit", 0)), 99)
    yield Message(key=str(edit["mid"]), kind="social", rank=rank, at=talk.at, text=str(edit["text"]))


def _postback(talk: Talk) -> Iterator[Message | Fetch]:
    button = talk.told["postback"]
    key = str(button.get("mid") or talk.key("postback"))
    yield _said(
        talk,
        key,
        str(button.get("title", "")),
        referral=button.get("referral"),
        content="button",
        button=button.get("payload"),
    )
    yield from profile(talk.network, talk.who, key, talk.settings)


def _referral(talk: Talk) -> Iterator[Message | Fetch]:
    key = talk.key("referral")
    yield _said(talk, key, "", referral=talk.told["referral"], content="referral")
    yield from profile(talk.network, talk.who, key, talk.settings)


def _optin(talk: Talk) -> Iterator[Message | Fetch]:
    """Send-to-Messenger buttons, check boxes, and who wants to be written to again."""
    wish, key = talk.told["optin"], talk.key("optin")
    what = wish.get("type") or "optin"
    yield _said(talk, key, str(wish.get("title") or wish.get("ref") or ""), wish, content="optin", optin=what)
    yield from profile(talk.network, talk.who, key, talk.settings)


def _reaction(talk: Talk) -> Iterator[Message]:
    part = talk.told["reaction"]
    sign = "" if part.get("action") == "unreact" else part.get("emoji") or part.get("reaction")
    yield reaction(str(part["mid"]), talk.who, sign, talk.at)


def _delivered(talk: Talk) -> Iterator[Message]:
    for mid in talk.told["delivery"].get("mids") or []:
        yield receipt(str(mid), "delivered", talk.at)


def _read(talk: Talk) -> Iterator[Message]:
    """Instagram names the message; Messenger says only up to when, which is nobody's message."""
    if "mid" in talk.told["read"]:
        yield receipt(str(talk.told["read"]["mid"]), "read", talk.at)


def _linked(talk: Talk) -> Iterator[Message]:
    status = str(talk.told["account_linking"]["status"])
    yield _passed(talk, "account_linking", f"their account was {status}", status=status)


def _handover(word: str, reason: str) -> Callable[[Talk], Iterator[Message]]:
    def read(talk: Talk) -> Iterator[Message]:
        part = talk.told[word]
        apps = {side: part.get(f"{side}_owner_app_id") for side in ("previous", "new", "requested")}
        yield _passed(talk, word, reason, **apps, metadata=part.get("metadata"))

    return read


def _passed(talk: Talk, word: str, reason: str, **fields: object) -> Message:
    told = strings({"network": talk.network, "content": word, **fields})
    return passed(talk.key(word), reason, talk.at, talk.claims, thread=talk.who, fields=told)


# The word that says what happened, and who reads it. Postbacks and messages may have a referral of their own.
WORDS: Mapping[str, Callable[[Talk], Iterable[Message | Fetch]]] = {
    "message": _message,
    "message_edit": _edited,
    "postback": _postback,
    "optin": _optin,
    "reaction": _reaction,
    "delivery": _delivered,
    "read": _read,
    "referral": _referral,
    "account_linking": _linked,
    "pass_thread_control": _handover("pass_thread_control", "another app answers from now on"),
    "take_thread_control": _handover("take_thread_control", "another app took over"),
    "request_thread_control": _handover("request_thread_control", "another app asks to answer"),
}

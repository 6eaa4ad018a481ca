"""The words every package shares: what came in, and what it means."""

import hashlib
import json
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal, Protocol
from urllib.parse import parse_qsl, urlsplit

from channels.multipart import parts

Kind = Literal["email", "sms", "call", "chat", "social", "form", "other"]
ClaimKind = Literal["phone", "email", "social", "visitor", "website", "taxid"]
Direction = Literal["in", "out"]
Settings = Mapping[str, str]


class Unreadable(ValueError):
    """The delivery is not what this provider documents; it is kept and shown, not retried."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One thing the owner fills in; the form and the docs page are made from it."""

    help: str
    secret: bool = False
    required: bool = False
    default: str = ""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file a message came with; `name` and `content_type` are the sender's word and only shown."""

    name: str
    content_type: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One HTTP request, one mailbox message or one answered fetch, byte for byte as received."""

    received_at: datetime
    method: str = "POST"
    url: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)  # names in lower case
    body: bytes = b""
    about: str = ""  # what the fetch was about that this answers

    def form(self) -> list[tuple[str, str]]:
        """Every text field of an urlencoded or multipart body in the order sent, repeated ones too.

        Raises ValueError if the body is not UTF-8 or not the form its content type says.
        """
        if self.is_multipart:
            return [(part.field, part.text()) for part in self._parts() if part.filename is None]
        return parse_qsl(self.body.decode(), keep_blank_values=True, strict_parsing=bool(self.body))

    def files(self) -> tuple[Attachment, ...]:
        """The files of a multipart body; none for any other."""
        sent = self._parts() if self.is_multipart else []
        named = [(part, part.filename) for part in sent if part.filename]
        return tuple(Attachment(name, part.content_type, part.content) for part, name in named)

    def query(self) -> dict[str, str]:
        """The URL's query; of a repeated name the last."""
        return dict(parse_qsl(urlsplit(self.url).query, keep_blank_values=True))

    def json(self) -> Any:
        """The body as JSON. NaN, Infinity and nesting too deep for Python are ValueErrors like any other."""
        try:
            return json.loads(self.body, parse_constant=_no_number)
        except RecursionError:
            raise ValueError("JSON nested too deep") from None

    @property
    def is_multipart(self) -> bool:
        return self.headers.get("content-type", "").lower().startswith("multipart/form-data")

    def _parts(self) -> Any:
        return parts(self.headers["content-type"], self.body)


@dataclass(frozen=True, slots=True)
class Claim:
    """How the sender could be recognized, as the provider wrote it; proven if the provider vouches."""

    kind: ClaimKind
    raw: str
    proven: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One thing a person did towards us, or a piece of it, in the same shape from every provider."""

    key: str  # names the activity within the channel: pieces of one call share it
    kind: Kind
    claims: tuple[Claim, ...] | None = None  # None: this piece does not say who; (): nobody can
    rank: int = 0  # how far in the activity's life this piece is, 0 to 999
    at: datetime | None = None  # by the provider's clock only; one without a zone is in the channel's
    direction: Direction = (
        "in"  # "out": we called or wrote to them; it joins their history, never makes a lead
    )
    automatic: str = ""  # why no person wrote this (auto-reply, bounce, list): it never makes a lead
    name: str = ""
    thread: str = ""
    text: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    attachments: tuple[Attachment, ...] = ()

    def __post_init__(self) -> None:
        """Found here, a value of the wrong type harms only its own element of a batch."""
        words = (self.key, self.name, self.thread, self.text)
        if not self.key or not all(isinstance(word, str) for word in words):
            raise ValueError("a message without a key, or with something else in place of a text")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetch:
    """A request whose answer the adapter needs. `{name}` is filled from the settings when it is sent."""

    key: str
    about: str
    url: str
    method: str = "GET"
    headers: Mapping[str, str] = field(default_factory=dict)
    body: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the provider must be told once the delivery is stored."""

    body: str = ""
    content_type: str = "text/plain"
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


class Adapter(Protocol):
    """What a provider's module must have; `channels/__init__.py` says what it may have besides."""

    SETTINGS: Mapping[str, Setting]

    def verify(self, delivery: Delivery, settings: Settings) -> bool | Fetch: ...
    def parse(self, delivery: Delivery, settings: Settings) -> Iterable[Message | Fetch]: ...
    def sample(self, settings: Settings, url: str, now: datetime) -> Delivery: ...


def digest(*said: object) -> str:
    """A short name for any values; equal values, equal names. 32 hexadecimal digits."""
    return hashlib.sha256(repr(said).encode("utf-8", "replace")).hexdigest()[:32]


def other(delivery: Delivery, part: Any = None) -> Message:
    """What an adapter says of a kind it does not know: the raw part kept whole, with nobody's name on it."""
    raw = delivery.body.decode("utf-8", "replace") if part is None else json.dumps(part, ensure_ascii=False)
    return Message(key=digest(raw), kind="other", text=raw)


def literal(received: str) -> str:
    """Received text for use in a Fetch: its braces must not be filled with our secrets."""
    return received.replace("{", "{{").replace("}", "}}")


def fold(text: str) -> str:
    """Text as compared: lower case, without accents."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("ł", "l"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def _no_number(word: str) -> float:
    raise ValueError(f"{word} is not JSON")

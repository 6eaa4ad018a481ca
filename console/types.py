"""What the API speaks; its documentation is made from these."""

from typing import Any, Generic, Literal, TypeVar

from msgspec import UNSET, Struct, UnsetType

Item = TypeVar("Item")


class Page(Struct, Generic[Item]):
    """Part of a list. Give `next_cursor` as `cursor` to get the next one; null at the end."""

    data: list[Item]
    next_cursor: str | None


class Status(Struct):
    id: int
    name: str
    meaning: Literal["open", "won", "lost", "junk"]


class Identity(Struct):
    """One way to recognize a contact, in its canonical form; proven if a provider vouched for it."""

    kind: str
    value: str
    proven: bool


class Person(Struct):
    """A contact, in short."""

    id: str
    name: str
    identities: list[Identity]


class Touch(Struct):
    """The first or the last thing a contact did, and what led them to it."""

    channel_id: str
    kind: str
    at: str
    attribution: dict[str, str]


class Lead(Struct):
    id: str
    title: str
    status: Status
    contact: Person
    source: str
    channel_id: str
    opened_at: str
    closed_at: str | None
    repeat_of: str | None
    first_touch: Touch | None
    last_touch: Touch | None
    activities: int
    version: int


class LeadChange(Struct, forbid_unknown_fields=True):
    """What a person may change of a lead. Send If-Match with the ETag that was read."""

    status: int


class Contact(Struct):
    id: str
    name: str
    identities: list[Identity]
    created_at: str
    first_touch: Touch | None
    last_touch: Touch | None


class Claim(Struct):
    """How the sender could be recognized, as the provider wrote it."""

    kind: str
    raw: str
    proven: bool


class File(Struct):
    id: str
    name: str
    content_type: str
    size: int


class Activity(Struct):
    """One line of history. `automatic` says why no person did it; such ones never make a lead."""

    id: str
    kind: str
    direction: Literal["in", "out"]
    automatic: str
    at: str
    channel_id: str
    contact_id: str | None
    lead_id: str | None
    name: str
    thread: str
    text: str
    claims: list[Claim]
    fields: dict[str, str]
    attachments: list[File]


class Delivery(Struct):
    """Bytes as received. `headers` and the body are there when one delivery is asked for."""

    id: str
    channel_id: str
    state: Literal["pending", "done", "failed", "unreadable", "ignored"]
    received_at: str
    settled_at: str | None
    method: str
    about: str
    size: int
    tries: int
    error: str | None
    headers: dict[str, str] | UnsetType = UNSET
    body: str | UnsetType = UNSET
    body_base64: str | UnsetType = UNSET


class Replayed(Struct):
    """How many deliveries are pending again."""

    replayed: int


class Channel(Struct):
    """A configured source. Secrets are masked; sending the mask back keeps what is there."""

    id: str
    name: str
    adapter: str
    region: str
    timezone: str
    source: str
    counts: str
    settings: dict[str, str]
    paused: bool
    health: str
    reason: str
    checked_at: str | None
    created_at: str


class NewChannel(Struct, forbid_unknown_fields=True):
    adapter: str
    name: str
    settings: dict[str, str] = {}
    region: str | None = None
    timezone: str | None = None
    source: str = ""
    counts: str = "all"


class ChannelChange(Struct, forbid_unknown_fields=True):
    name: str | UnsetType = UNSET
    settings: dict[str, str] | UnsetType = UNSET
    region: str | UnsetType = UNSET
    timezone: str | UnsetType = UNSET
    source: str | UnsetType = UNSET
    counts: str | UnsetType = UNSET
    paused: bool | UnsetType = UNSET


class Address(Struct):
    """Where a provider sends to. Keep it secret; it is shown this once."""

    id: str
    token: str
    url: str


class AdapterSetting(Struct):
    name: str
    help: str
    secret: bool
    required: bool
    default: str


class Adapter(Struct):
    """A provider Leadinlet understands, and what it needs of the owner."""

    name: str
    help: str
    settings: list[AdapterSetting]


class Problem(Struct, omit_defaults=True):
    """RFC 9457: what happened, whether anything is lost, what to do."""

    type: str
    title: str
    status: int
    detail: str = ""
    errors: list[dict[str, Any]] = []

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


class Employer(Struct):
    """A company, in short, and what links a contact to it: taxid, domain or name."""

    id: str
    name: str
    by: str


class Contact(Struct):
    id: str
    name: str
    identities: list[Identity]
    companies: list[Employer]
    created_at: str
    first_touch: Touch | None
    last_touch: Touch | None
    version: int


class Correction(Struct, forbid_unknown_fields=True):
    """What a person says it is called. Send If-Match with the ETag that was read."""

    name: str


class MergeWish(Struct, forbid_unknown_fields=True):
    """The contact to make one with, as contact_12; with `preview` nothing is changed."""

    contact: str
    preview: bool = False


class Choice(Struct):
    """A field of a merged contact: the value it has, whose that is and why; and what the others say."""

    field: str
    value: str
    of: str
    by: Literal["correction", "proven", "claimed", "nobody"]
    others: dict[str, str]


class MergedLead(Struct):
    """What becomes of a lead: it is kept, or moved to the survivor, or folded into another one."""

    id: str
    becomes: Literal["kept", "moved", "folded"]
    into: str | None


class Merge(Struct):
    """A merge, or what it would give. Undo it by its decision."""

    preview: bool
    decision_id: str | None
    contact: Contact
    fields: list[Choice]
    leads: list[MergedLead]


class Decision(Struct):
    """What was decided about two contacts or two companies, by whom; an undone one counts no more."""

    id: str
    kind: str
    one: str
    other: str
    decided_by: str
    at: str
    undone_at: str | None
    undone_by: str


class Undone(Struct):
    """Who stand apart again, or may be one again; and how many activities a person must place."""

    decision_id: str
    kind: str
    one: str
    other: str
    doubts: int


class Speaks(Struct):
    """What speaks for two contacts being one, or against it; with its weight where it was weighed."""

    field: str
    says: str
    weight: float | None


class Duplicate(Struct):
    """Two contacts that may be one; `proven` where one message proved identities of both."""

    id: str
    one: Contact
    other: Contact
    proven: bool
    score: float | None
    evidence: list[Speaks]


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


class Placing(Struct, forbid_unknown_fields=True):
    """Whose an activity is, as contact_12."""

    contact: str


class Doubt(Struct):
    """An activity that speaks for both or for neither of two that were parted."""

    activity: Activity
    decision_id: str
    candidates: list[str]


class Shown(Struct):
    """An identity in an activity: as written, and in its canonical form; null where it recognizes nobody."""

    kind: str
    raw: str
    value: str | None
    proven: bool


class Evidence(Struct):
    """An activity, what it shows of who did it, the delivery it first came by, and who placed it by hand."""

    activity_id: str
    delivery_id: str | None
    channel_id: str
    kind: str
    at: str
    of: str
    shows: list[Shown]
    placed_by: str | None


class Held(Struct):
    """An identity a contact has or had, with how often it was shown, and by which activities first and last."""

    kind: str
    value: str
    proven: bool
    shared: bool
    of: str
    since: str
    until: str | None
    shown: int
    first: Evidence | None
    last: Evidence | None


class Why(Struct):
    """Why a contact is who it is. `activities` is a page; give `next_cursor` as `cursor` for the next."""

    contact_id: str
    members: list[str]
    identities: list[Held]
    decisions: list[Decision]
    activities: list[Evidence]
    next_cursor: str | None


class Mark(Struct):
    """What a company is recognized by: taxid, domain or name."""

    kind: str
    value: str


class Company(Struct):
    id: str
    name: str
    marks: list[Mark]
    contacts: list[str]
    created_at: str
    version: int


class CompanyMergeWish(Struct, forbid_unknown_fields=True):
    """The company to make one with, as company_12."""

    company: str


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

"""A filled form to a message: whose builder it is of, its adapter knows; what it says is read alike."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from channels.forms._fields import (
    NAME_PARTS,
    address,
    asks_for_text,
    is_address,
    is_number,
    meaning,
    plain,
    told,
)
from channels.message import Attachment, Claim, ClaimKind, Message, digest

CLAIMED: dict[str, ClaimKind] = {"email": "email", "phone": "phone", "website": "website", "taxid": "taxid"}
KEPT = "company", "job_title", "subject", "street", "postcode", "city", "region", "country"
NAMED = "name", "first_name", "last_name"
# In a field that its builder describes, where the label, the value and the type stand.
LABEL = "label", "title", "question", "text", "name", "field", "key", "ref", "id"
VALUE = "value", "answer", "response", "values", "raw_value"
DESCRIBED = {
    *LABEL,
    *VALUE,
    "type",
    "required",
    "order",
    "placeholder",
    "fieldId",
    "field_id",
    "slug",
    "sublabels",
}
DEPTH = 8


class Field(NamedTuple):
    """One field as filled in; `type` is its builder's word for what it holds."""

    label: str
    value: str
    type: str = ""


Meant = Sequence[tuple[str | None, Field]]


class Filled(NamedTuple):
    """What a form says, in our words."""

    name: str
    claims: tuple[Claim, ...]
    text: str
    fields: Mapping[str, str]  # the known ones by their meaning, all else by its label
    submission: str  # the site's own word for it
    is_trapped: bool  # a field that people do not see was filled in


def message(
    key: str,
    fields: Iterable[Field],
    at: datetime | None = None,
    extra: Mapping[str, str] | None = None,
    attachments: tuple[Attachment, ...] = (),
    traps: Iterable[str] = (),
) -> Message:
    """The message of a form; without a key it is the site's own word for it, else what it says."""
    given = [field for field in fields if field.value.strip()]
    said = filled(given, traps)
    return Message(
        key=key or said.submission or digest(*sorted(given)),
        kind="form",
        claims=said.claims,
        at=at,
        automatic="spam: a field that people do not see was filled in" if said.is_trapped else "",
        name=said.name,
        text=said.text,
        fields={**said.fields} | {name: value for name, value in (extra or {}).items() if value},
        attachments=attachments,
    )


def filled(fields: Iterable[Field], traps: Iterable[str] = ()) -> Filled:
    """What the fields mean together."""
    hidden = {plain(trap) for trap in traps} - {""}
    meant: Meant = [
        ("trap" if plain(field.label) in hidden else told(*field), field._replace(value=field.value.strip()))
        for field in fields
    ]
    meant = _by_shape(meant, "email", lambda field: is_address(field.value))
    meant = _by_shape(meant, "phone", lambda field: is_number(field.value))
    meant = _by_shape(meant, "text", lambda field: asks_for_text(field.label, field.type))
    name = _name(meant)
    return Filled(
        name=name,
        claims=tuple(_claims(meant)),
        text="\n".join(_values(meant, "text")),
        fields=_kept(meant) | _rest(meant, name),
        submission=next(iter(_values(meant, "submission")), ""),
        is_trapped=any(what == "trap" for what, _ in meant),
    )


def _by_shape(meant: Meant, kind: str, fits: Callable[[Field], bool]) -> Meant:
    """Where no label tells it, a field that can be nothing else does."""
    if any(what == kind for what, _ in meant):
        return meant
    return [(kind if what is None and fits(field) else what, field) for what, field in meant]


def _values(meant: Meant, kind: str) -> list[str]:
    """Of the fields that mean this, each once."""
    return list(dict.fromkeys(field.value for what, field in meant if what == kind))


def _claims(meant: Meant) -> Iterator[Claim]:
    for field, kind in CLAIMED.items():
        for value in _values(meant, field):
            yield Claim(kind, address(value) if kind == "email" else value)


def _name(meant: Meant) -> str:
    whole, first, last = (next(iter(_values(meant, kind)), "") for kind in NAMED)
    return full_name(whole, first, last)


def full_name(whole: str, first: str, last: str) -> str:
    """ "Name" is all of it, or, where there is a first or a last name beside it, the other part."""
    if first and last:
        return f"{first} {last}"
    if whole and first.casefold() not in whole.casefold():
        return f"{first} {whole}"
    if whole and last.casefold() not in whole.casefold():
        return f"{whole} {last}"
    return whole or first or last


def _kept(meant: Meant) -> dict[str, str]:
    known = {kind: ", ".join(_values(meant, kind)) for kind in KEPT}
    known["consent"] = "\n".join(
        f"{field.label}: {field.value}" for what, field in meant if what == "consent"
    )
    return {kind: value for kind, value in known.items() if value}


def _rest(meant: Meant, name: str) -> dict[str, str]:
    """The form's own fields, and names that are not the one name."""
    found: dict[str, list[str]] = {}
    for what, field in meant:
        if what is None or (what in NAMED and field.value.casefold() not in name.casefold()):
            found.setdefault(field.label, []).append(field.value)
    return {label: ", ".join(dict.fromkeys(values)) for label, values in found.items()}


def nested(pairs: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """fields[email][value]=... as PHP reads it: the inner names inside the outer ones, repeated ones as lists."""
    root: dict[str, Any] = {}
    for name, value in pairs:
        bare = name.removesuffix("[]").removesuffix("]")
        outer, *inner = re.split(r"\]?\[|\]", bare) if "[" in bare[1:] else [name.removesuffix("[]")]
        place, last = root, outer
        for part in inner[:DEPTH]:
            within = place.setdefault(last, {})
            if not isinstance(within, dict):
                within = place[last] = {"": within}
            place, last = within, part or str(len(within))
        place[last] = [*_listed(place[last]), value] if last in place else value
    return root


def flat(value: Any, label: str = "", depth: int = 0) -> Iterator[Field]:
    """Every field of any JSON: nested, described by its builder, made of parts, or JSON once more in a text."""
    if isinstance(value, str):
        value = _inner_json(value)
    if depth > DEPTH or isinstance(value, str | int | float):
        yield Field(label, _text(value))
    elif isinstance(value, Mapping):
        yield from _described(value, label, depth) or _parts(value, label) or _within(value, label, depth)
    elif isinstance(value, Sequence) and all(isinstance(one, str | int | float) for one in value):
        yield Field(label, ", ".join(map(_text, value)))
    elif isinstance(value, Sequence):
        for one in value:
            yield from flat(one, label, depth + 1)


def _within(value: Mapping[str, Any], label: str, depth: int) -> Iterator[Field]:
    for name, inner in value.items():
        yield from flat(inner, f"{label}.{name}" if label and name else label or str(name), depth + 1)


def _described(value: Mapping[str, Any], label: str, depth: int) -> list[Field]:
    """{"label": "Your e-mail", "type": "email", "value": ...}"""
    places = [place for place in VALUE if place in value]
    if not places or not set(value) <= DESCRIBED:
        return []
    found = next(
        (str(value[place]) for place in LABEL if isinstance(value.get(place), str) and value[place]), label
    )
    type = str(value.get("type", ""))
    told = list(flat(value[places[0]], found, depth + 1))
    return [field._replace(type=field.type or type) for field in told] or [Field(found, "", type)]


def _parts(value: Mapping[str, Any], label: str) -> list[Field]:
    """A name or a number in parts is one thing."""
    parts = {
        plain(str(name)): _text(part) for name, part in value.items() if isinstance(part, str | int) and part
    }
    if meaning(label) in NAMED and parts and any(part in NAME_PARTS for part in parts):
        order = "prefix", "first", "firstname", "given", "middle", "last", "lastname", "family", "suffix"
        return [Field(label, " ".join(parts[part] for part in order if part in parts), "name")]
    if meaning(label) == "phone" and {"full", "phone", "number", "area"} & set(parts):
        number = parts.get("full") or " ".join(
            parts[part] for part in ("country", "area", "phone", "number") if part in parts
        )
        return [Field(label, number, "phone")]
    return []


def _inner_json(text: str) -> Any:
    bare = text.strip()
    if bare[:1] + bare[-1:] not in ("{}", "[]"):
        return text
    try:
        return json.loads(bare) or text
    except (ValueError, RecursionError):
        return text


def _text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def moment(text: object) -> datetime | None:
    """An ISO time; None for nothing. Raises ValueError for what is no time."""
    return datetime.fromisoformat(str(text)) if text else None

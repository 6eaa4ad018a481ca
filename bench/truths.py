"""Holds what was read against the known answers: tolerant in form, strict in content.

A number may be written with or without its country, a text with other spaces; a name must be all of the name. What
a known answer says of its own project (how many rows its database has then) is neither right nor wrong.
"""

import csv
import io
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

Said = Sequence[Mapping[str, Any]]  # messages, as `leadinlet read` prints them


class Check(NamedTuple):
    """`is_right` is None where nobody can tell."""

    fact: str
    is_right: bool | None
    expected: Any


def checks(truth: Mapping[str, Any], answer: Mapping[str, Any], content: bytes) -> Iterator[Check]:
    """Every fact of one file. A fact that several places assert counts once."""
    said: Said = answer.get("messages", [])
    facts = dict.fromkeys(_facts(truth))
    for fact, known in facts:
        is_right = _check(fact, known.value, _scope(said, known.key), answer, content)
        yield Check(fact, is_right, known.value)


class Known(NamedTuple):
    value: Any
    key: str = ""  # of the one call it is said of

    def __hash__(self) -> int:
        return hash((repr(self.value), self.key))


def _facts(truth: Mapping[str, Any]) -> Iterator[tuple[str, Known]]:
    for fact, value in truth.items():
        if fact == "asserts":
            yield from (found for one in value for found in _asserted(one))
        elif fact == "rudder_output":
            yield from ((name, Known(one)) for name, one in _traits(value))
        else:
            yield fact, Known(value)


# The last word of what a test asks for, and which fact that is.
ASKED = {
    "name": "contact_name",
    "content": "message_text",
    "body": "message_text",
    "direction": "direction",
    "from": "outsider",
    "to": "outsider",
    "source_id": "id",
    "social_line_user_id": "id",
    "social_telegram_user_id": "id",
    "coordinates_lat": "place",
    "coordinates_long": "place",
    "fallback_title": "place",
}


def _asserted(one: Mapping[str, Any]) -> Iterator[tuple[str, Known]]:
    """`Contact.all().first.name` eq "Jan", as a fact; nothing for what only concerns the project's own rows."""
    chain, values = str(one.get("chain")), one.get("value") or [None]
    word = re.sub(r'\.\[\]\("(\w+)"\)', r".\1", chain).rpartition(".")[2]
    call = re.search(r':call_id=>"([^"]+)"', chain)
    is_plain = (
        one.get("matcher") == "eq" and not one.get("negated") and isinstance(values[0], str | float | int)
    )
    if not is_plain or word not in ASKED or str(values[0]).startswith(("re:", "![", "S<")):
        return
    if word in ("from", "to") and not call:
        return
    fact = f"{ASKED[word]} {word}" if ASKED[word] == "outsider" else ASKED[word]
    yield fact, Known(values[0], call[1] if call else "")


def _traits(output: Any) -> Iterator[tuple[str, Any]]:
    """Who a lead form's answers were understood to be of."""
    if isinstance(output, Mapping):
        traits = output.get("traits")
        for name, fact in (("email", "email"), ("phone", "phone"), ("firstName", "first_name")):
            if isinstance(traits, Mapping) and traits.get(name):
                yield fact, traits[name]
        for inner in output.values():
            yield from _traits(inner)
    elif isinstance(output, list):
        for inner in output:
            yield from _traits(inner)


def _scope(said: Said, key: str) -> Said:
    return [one for one in said if key in one["key"]] if key else said


def _check(fact: str, value: Any, said: Said, answer: Mapping[str, Any], content: bytes) -> bool | None:
    if fact == "valid":
        return None if "valid" not in answer else answer["valid"] == value
    if fact == "canonical":
        return None
    if "messages" not in answer or value is None or (fact in OF_A_PERSON and _is_receipt(said)):
        return None
    if fact in OF_THE_FILE:
        return OF_THE_FILE[fact](said, value, content)
    rule = RULES.get(fact)
    if rule:
        return rule(said, value)
    is_found = anywhere(said, value)
    return None if not is_found and fact in OWN_WORDS else is_found


# What a provider or a project calls it; we say it in our words, or it is of no use to anybody.
OWN_WORDS = set(
    "event message_type reason failed_code version source conversations messages id_type email_labels".split()
)


# Who it is about; how far a message of ours has come says nobody.
OF_A_PERSON = {"contact_name", "name", "sender_id", "user_id", "from", "to"}


def _is_receipt(said: Said) -> bool:
    return all(one["claims"] is None and one["kind"] != "other" for one in said)


def norm(text: Any) -> str:
    """Without NUL, which we show as a sign of its own."""
    plain = unicodedata.normalize("NFC", str(text)).replace("\0", "").replace("␀", "")
    return " ".join(plain.split()).casefold()


def digits(text: Any) -> str:
    return re.sub(r"^0+", "", re.sub(r"\D", "", str(text)))


def same_number(one: Any, other: Any) -> bool:
    """The same digits, with the country or without."""
    a, b = sorted((digits(one), digits(other)), key=len)
    if len(a) < 5:
        return norm(one) == norm(other)
    return a == b or (len(a) >= 7 and b.endswith(a))


def claims(said: Said, *kinds: str) -> list[str]:
    return [c["raw"] for one in said for c in one["claims"] or () if not kinds or c["kind"] in kinds]


def _numbers(said: Said) -> list[str]:
    return claims(said, "phone") + [raw.partition(":")[2] for raw in claims(said, "social")]


def _fields(said: Said) -> list[str]:
    return [str(value) for one in said for value in one["fields"].values()]


def anywhere(said: Said, value: Any) -> bool:
    """As a whole value: of a field, a key, a thread, a claim with or without its provider."""
    wanted = norm(value)
    for one in said:
        whole = [one["key"], one["name"], one["thread"], *one["text"].split("\n"), *_fields([one])]
        whole += [file["name"] for file in one["attachments"]]
        raws = claims([one])
        parts = [
            part
            for raw in [one["key"], *raws]
            for part in (raw, raw.partition(":")[2], raw.rpartition(" ")[2])
        ]
        if wanted in map(norm, whole + parts) or (len(wanted) > 8 and wanted in norm(one["key"])):
            return True
    return False


def _id(said: Said, value: Any) -> bool | None:
    """A number may be the one that the project had before, written in the old way of its country."""
    is_found = anywhere(said, value) or any(same_number(value, raw) for raw in _numbers(said))
    return True if is_found else None if len(digits(value)) >= 7 else False


def _name(said: Said, value: Any) -> bool:
    """All of it. Where only a number is known of somebody, that stands in for a name."""
    names = {norm(one["name"]) for one in said}
    by_number = any(same_number(value, raw) for raw in _numbers(said)) and names <= {"", norm(value)}
    return norm(value) in names or by_number


def _name_part(said: Said, value: Any) -> bool:
    return any(f" {norm(value)} " in f" {norm(one['name'])} " for one in said) or anywhere(said, value)


def _email(said: Said, value: Any) -> bool:
    return norm(value) in map(norm, claims(said, "email"))


def _phone(said: Said, value: Any) -> bool:
    return any(same_number(value, raw) for raw in claims(said, "phone"))


def _called(said: Said, value: Any) -> bool:
    """A fax and a pager are kept, and are nobody's telephone."""
    return _phone(said, value) or any(
        same_number(value, one) for kept in _fields(said) for one in kept.split(", ")
    )


def _text(said: Said, value: Any) -> bool:
    texts = [text for one in said for text in (one["text"], *one["text"].split("\n"))]
    cards = (text for text in texts if any("contact" in one["fields"].get("content", "") for one in said))
    return norm(value) in map(norm, texts) or any(norm(card).startswith(norm(value)) for card in cards)


def _direction(said: Said, value: Any) -> bool:
    wanted = "out" if norm(value).startswith("out") else "in"
    return any(one["direction"] == wanted for one in said)


def _party(is_sender: bool) -> Callable[[Said, Any], bool | None]:
    """The other side's number is a claim; ours is a field, or left out where it says nothing."""

    def check(said: Said, value: Any) -> bool | None:
        theirs = [one for one in said if (one["direction"] == "in") == is_sender]
        if any(same_number(value, raw) for raw in _numbers(theirs)):
            return True
        if any(same_number(value, one) for one in _fields(said)) or anywhere(said, value):
            return True
        return False if any(one["claims"] for one in theirs) else None

    return check


def _outsider(is_sender: bool) -> Callable[[Said, Any], bool | None]:
    """Of a call in, who called; of one out, who was called. The own side's number is the project's setting."""

    def check(said: Said, value: Any) -> bool | None:
        theirs = [one for one in said if (one["direction"] == "in") == is_sender]
        if not digits(value):  # "anonymous"
            return not _numbers(theirs)
        return any(same_number(value, raw) for raw in _numbers(theirs)) if theirs else None

    return check


def _seconds(said: Said, value: Any) -> bool:
    """PT13.67S are thirteen or fourteen seconds."""
    iso = re.fullmatch(r"PT(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?", str(value))
    wanted = (
        sum(float(n or 0) * unit for n, unit in zip(iso.groups(), (3600, 60, 1), strict=True))
        if iso
        else value
    )
    told = [
        one["fields"][name]
        for one in said
        for name in one["fields"]
        if "second" in name or "duration" in name
    ]
    return any(_is_number(one) and abs(float(one) - float(wanted)) < 1 for one in told)


def _is_number(text: Any) -> bool:
    return re.fullmatch(r"-?\d+(\.\d+)?", str(text)) is not None


KINDS = {
    "file": "document file",
    "image": "image photo",
    "contact": "contact contacts",
    "video": "video video_note",
}


def _attachment(said: Said, value: Any) -> bool | None:
    wanted = set(KINDS.get(str(value), str(value)).split())
    told = {word for one in said for word in one["fields"].get("content", "").split(",")}
    told |= {file["content_type"].partition("/")[0] for one in said for file in one["attachments"]}
    told |= {"location" for one in said if {"latitude", "longitude"} & set(one["fields"])}
    told -= {""}
    has_media = any(one["fields"].get("media") for one in said)
    return None if has_media and not told else bool(told & wanted)


def _place(said: Said, value: Any) -> bool:
    """Its name, its address and its coordinates, in any order."""
    told = norm(" ".join([one["text"] for one in said] + _fields(said)))
    return all(norm(part) in told for part in str(value).split(","))


def _all(check: Callable[[Said, Any], bool | None]) -> Callable[[Said, Any], bool | None]:
    return lambda said, values: all(check(said, value) for value in values)


RULES: dict[str, Callable[[Said, Any], bool | None]] = {
    "name": _name,
    "contact_name": _name,
    "first_name": _name_part,
    "last_name": _name_part,
    "email": _email,
    "phone": _phone,
    "message": _text,
    "message_text": _text,
    "text": _text,
    "direction": _direction,
    "from": _party(is_sender=True),
    "to": _party(is_sender=False),
    "outsider from": _outsider(is_sender=True),
    "outsider to": _outsider(is_sender=False),
    "duration": _seconds,
    "seconds": _seconds,
    "attachment_type": _attachment,
    "place": _place,
    "id": _id,
    "names": _all(_name),
    "emails": _all(_email),
    "phones": _all(_called),
    "organizations": lambda said, values: all(anywhere(said, parts[0]) for parts in values),
    "website": lambda said, value: norm(value) in map(norm, claims(said, "website")) or anywhere(said, value),
}


def _contacts(said: Said, people: Sequence[Mapping[str, Any]], content: bytes) -> bool:
    """Every one of them in one message of its own."""
    return all(any(_is_person([one], person) for one in said) for person in people)


def _is_person(said: Said, person: Mapping[str, Any]) -> bool:
    return all(
        _check(fact, value, said, {"messages": said}, b"") is not False for fact, value in person.items()
    )


def _rows(said: Said, count: int, content: bytes) -> bool:
    return len({one["key"] for one in said}) == count


def _without(*kinds: str) -> Callable[[Said, Sequence[str], bytes], bool]:
    """Rows, by their own ids, that have nothing of a kind."""

    def check(said: Said, ids: Sequence[str], content: bytes) -> bool:
        rows = [[one for one in said if anywhere([one], id)] for id in ids]
        return all(row and not claims(row, *kinds) for row in rows)

    return check


def _nameless(said: Said, ids: Sequence[str], content: bytes) -> bool:
    return all(not one["name"] for id in ids for one in said if anywhere([one], id))


def _columns(said: Said, meant: Mapping[str, str], content: bytes) -> bool:
    """Every value of a column where its meaning says."""
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig", "replace"))))
    found = ((fact, row[column]) for row in rows for column, fact in meant.items() if row.get(column))
    return all(_column(said, fact, value) for fact, value in found)


def _column(said: Said, fact: str, value: str) -> bool:
    if fact == "fax":
        return not _phone(said, value)
    return _check(fact, value, said, {"messages": said}, b"") is not False


OF_THE_FILE: dict[str, Callable[[Said, Any, bytes], bool | None]] = {
    "contacts": _contacts,
    "rows": _rows,
    "no_reach": _without("email", "phone"),
    "no_name": _nameless,
    "columns": _columns,
}

"""What the fields of a form mean, by their labels: in any language of `_labels`, nested, numbered or decorated."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from channels.forms._labels import CONSENT, FILLERS, LABELS, MEANINGS, TECHNICAL
from channels.message import fold

# What builders call the types of their fields.
TYPES = {
    "email": "email emailaddress inputemail controlemail",
    "phone": "tel phone phonenumber telephone inputphonenumber controlphone mobile",
    "name": "name fullname controlfullname contactinfo personname",
    "website": "website inputlink controlwebsite",
}
NOISE = {"value", "raw", "formfields", "fields", "form", "data", "answer", "answers"}
NAME_PARTS = {
    "first": "first_name",
    "firstname": "first_name",
    "given": "first_name",
    "last": "last_name",
    "lastname": "last_name",
    "family": "last_name",
}

_part = re.compile(r"[\[\].]+")
_word = re.compile(r"[^\W_]+")
_aside = re.compile(r"[(\[（【<][^)\]）】>]*[)\]）】>]")
_hump = re.compile(r"(?<=[a-ząćęłńóśźż])(?=[A-Z])")
_address = re.compile(r"[^\s<>()\"',;:@]+@[^\s<>()\"',;:@]+\.\w{2,}")


def plain(label: str) -> str:
    """As labels are compared: letters and digits alone."""
    return "".join(letter for letter in fold(label) if letter.isalnum())


def _known() -> dict[str, str]:
    known: dict[str, str] = {}
    for block in re.split(r"^[a-z]{2}:", LABELS, flags=re.M)[1:]:
        for meaning, words in zip(MEANINGS, block.split("|"), strict=True):
            for word in words.split(","):
                known.setdefault(plain(word), meaning)
    for meaning, words in TECHNICAL.items():
        known |= {plain(word): meaning for word in words.split(",")}
    return {word: meaning for word, meaning in known.items() if word}


KNOWN = _known()
BY_TYPE = {word: meaning for meaning, words in TYPES.items() for word in words.split()}
FREE = set("textarea inputtextarea longtext paragraph paragraphtext controltextarea".split())
LONGEST = 200  # characters of a label that words are looked for inside
_fillers = frozenset(map(plain, FILLERS))


def _anywhere(kind: str, least: int) -> re.Pattern[str]:
    """A word of that kind inside other words; of scripts without spaces two letters are telling."""
    words = (word for word, meaning in KNOWN.items() if meaning == kind)
    return re.compile(
        "|".join(re.escape(word) for word in words if len(word) >= (least if word.isascii() else 2))
    )


_inner = {
    "email": _anywhere("email", 4),
    "phone": _anywhere("phone", 4),
    "consent": re.compile("|".join(map(plain, CONSENT.split()))),
}
_inner_text = _anywhere("text", 7)


@lru_cache(4096)
def meaning(label: str) -> str | None:
    """What a field is, by its label alone; None for one that is just the form's own."""
    return _part_of_name(label) or next((KNOWN[word] for word in _readings(label) if word in KNOWN), None)


def told(label: str, value: str, type: str = "") -> str | None:
    """What a field is, by its type, its label, and whether its value can be that."""
    found = BY_TYPE.get(plain(type)) or meaning(label)
    if found in FITTING and not FITTING[found](value):
        found = None
    if found or len(value) > LONGEST:
        return found
    inner = plain(label[:LONGEST])
    hidden = (kind for kind, word in _inner.items() if word.search(inner) and FITTING[kind](value))
    return next(hidden, None)


def asks_for_text(label: str, type: str) -> bool:
    """Whether it may be where somebody writes freely."""
    return plain(type) in FREE or _inner_text.search(plain(label[:LONGEST])) is not None


def address(text: str) -> str:
    """The e-mail address in a text; empty where there is none."""
    found = _address.search(text)
    return found[0] if found else ""


def has_digits(value: str) -> bool:
    return sum(letter.isdigit() for letter in value) >= 5 and len(value) <= 60


def is_address(value: str) -> bool:
    return _address.fullmatch(value.strip()) is not None


def is_number(value: str) -> bool:
    """Whether it can only be a telephone number: international, and nothing else."""
    return re.fullmatch(r"\+\d[\d ()./-]{6,20}", value.strip()) is not None


def _readings(label: str) -> Iterator[str]:
    """The label as it is, then ever less of it: without asides, fillers and numbers, its innermost part."""
    yield plain(label)
    bare = _aside.sub(" ", label)
    yield plain(bare)
    yield _without_fillers(bare)
    telling = [
        part for part in _part.split(label) if plain(part) not in NOISE and not part.isdigit() and part
    ]
    for part in telling[-1:]:
        yield plain(part)
        yield _without_fillers(part)


def _without_fillers(label: str) -> str:
    words = [fold(word) for word in _word.findall(_hump.sub(" ", label))]
    kept = [word for word in words if word not in _fillers and not re.fullmatch(r"q?\d+", word)]
    return plain("".join(word for word in kept if word not in NOISE))


def _part_of_name(label: str) -> str | None:
    """name.first, fullName[last]."""
    parts = [part for part in _part.split(label) if part]
    is_name = len(parts) > 1 and meaning(parts[-2]) in ("name", "first_name")
    return NAME_PARTS.get(plain(parts[-1])) if is_name else None


def is_tick(value: str) -> bool:
    return len(value) <= 40 and "@" not in value


FITTING: dict[str, Callable[[str], object]] = {"email": address, "phone": has_digits, "consent": is_tick}

"""What the fields of a form mean, by their labels: in any language of `_labels`, nested, numbered or decorated."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from channels.forms._labels import AROUND, CONSENT, ENDINGS, FILLERS, LABELS, MEANINGS, TECHNICAL
from channels.message import fold

# What builders call the types of their fields.
TYPES = {
    "email": "email emailaddress inputemail controlemail",
    "phone": "tel phone phonenumber telephone inputphonenumber controlphone mobile",
    "name": "name fullname controlfullname contactinfo personname",
    "website": "website inputlink controlwebsite",
    "consent": "acceptance consent gdpr gdprcheckbox gdpragreement legal terms termsandconditions controlterms privacy",
}
# What builders put around a field's own name.
NOISE = set(
    (
        "value raw formfields fields field form data answer answers input inputs txt frm itemmeta payload wpforms wpcf7 "
        "elementor nf ff cf cf7 gform ninja fluentform pb et lead customer client billing shipping mce q ctl wpcf"
    ).split()
)
NAME_PARTS = {
    "first": "first_name",
    "firstname": "first_name",
    "given": "first_name",
    "last": "last_name",
    "lastname": "last_name",
    "family": "last_name",
}

LONGEST = 200  # characters of a label that are looked at

_part = re.compile(r"[\[\].]+")
_gap = re.compile(r"[\s_.,:;/|\\()\[\]{}<>'\"*!?+&#=~–—-]+")
_aside = re.compile(r"[(\[（【<][^)\]）】>]*[)\]）】>]")
_number = re.compile(r"[a-z]?\d+")
_side = re.compile(r"\s*[/|:;*–—\n]\s*|\s+-\s+")
_umlaut = re.compile(r"([aou])e")
_hump = re.compile(r"(?<=[a-ząćęłńóśźż])(?=[A-Z])")
# Bounded as addresses are, for a text of a million letters must not be walked through from each of them.
_address = re.compile(r"[^\s<>()\"',;:@]{1,64}@[^\s<>()\"',;:@]{1,255}\.\w{2,63}")
_dash = re.compile(r"[-–—_.]*")
# Letters without a part that could be taken off, and Latin ones typed among Cyrillic ones.
_bare = str.maketrans({"ı": "i", "đ": "d", "ð": "d", "ø": "o", "æ": "ae", "œ": "oe", "þ": "th"})
_alike = str.maketrans("aceopxykmthb", "асеорхукмтнв")
_cyrillic = re.compile(r"[а-я]")


def plain(label: str) -> str:
    """As labels are compared: letters and digits alone."""
    return _short_plain(label) if len(label) <= LONGEST else _plain(label)


def _plain(label: str) -> str:
    letters = "".join(letter for letter in fold(label) if letter.isalnum())
    if letters.isascii():
        return letters
    return letters.translate(_alike if _cyrillic.search(letters) else _bare)


_short_plain = lru_cache(8192)(_plain)  # a long label is a text, and may be sent to fill our memory


def _known() -> dict[str, str]:
    known: dict[str, str] = {}
    for block in re.split(r"^[a-z]{2}:", LABELS, flags=re.M)[1:]:
        for meaning, words in zip(MEANINGS, block.split("|"), strict=True):
            for word in words.split(","):
                known.setdefault(" ".join(word.split()), meaning)
    for meaning, words in TECHNICAL.items():
        known |= {" ".join(word.split()): meaning for word in words.split(",")}
    return known


BY_TYPE = {word: meaning for meaning, words in TYPES.items() for word in words.split()}
FREE = set("textarea inputtextarea longtext paragraph paragraphtext controltextarea".split())
LEAST = 5  # letters of a word that may have an ending
_fillers = frozenset(map(plain, FILLERS))


def _words(label: str) -> list[str]:
    return [plain(word) for word in _gap.split(_hump.sub(" ", label))]


def _telling(label: str) -> frozenset[str]:
    """The words that say what is asked for."""
    words = (word for word in _words(label) if not _number.fullmatch(word))
    return frozenset(words) - _fillers - NOISE - {""}


def _by_words(known: dict[str, str]) -> dict[frozenset[str], str]:
    """Of labels of several words, for they may stand in another order, with others between."""
    told = {_telling(label): meaning for label, meaning in reversed(known.items())}
    return {words: meaning for words, meaning in told.items() if len(words) > 1}


_labels = _known()
KNOWN = {plain(label): meaning for label, meaning in reversed(_labels.items()) if plain(label)}
BY_WORDS = _by_words(_labels)

_one_around = "|".join(sorted(map(plain, AROUND.split()), key=len, reverse=True))
_around = re.compile(f"^(?:{_one_around})+|(?:{_one_around})+$")


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


def meaning(label: str) -> str | None:
    """What a field is, by its label alone; None for one that is just the form's own."""
    return _meaning(label) if len(label) <= LONGEST else None


@lru_cache(4096)
def _meaning(label: str) -> str | None:
    if found := _part_of_name(label):
        return found
    readings = [word for word in _readings(label) if word]
    found = next((KNOWN[word] for word in readings if word in KNOWN), None)
    found = found or _by_words_of(_telling(_aside.sub(" ", label)))
    return found or next(filter(None, map(_inflected, readings)), None)


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


def affixes(labels: Iterable[str]) -> frozenset[str]:
    """Words that a form's builder put before or after the names of several fields: Name-kom, Email-kom."""
    named = [words for words in map(_words, set(labels)) if len(words) > 1]
    counted = Counter(word for words in named for word in {words[0], words[-1]})
    return frozenset(word for word, times in counted.items() if times > 1)


def without(label: str, words: frozenset[str]) -> str:
    return " ".join(word for word in _gap.split(_hump.sub(" ", label)) if plain(word) not in words)


def asks_for_text(label: str, value: str, type: str) -> bool:
    """Whether it may be where somebody writes freely: a box for it, or a question with more than a choice as answer."""
    is_free = len(value.split()) > 2 or len(value) > 20
    return plain(type) in FREE or (is_free and invites_text(label))


def invites_text(label: str) -> bool:
    """Whether a label asks for words of somebody's own."""
    return _inner_text.search(plain(label[:LONGEST])) is not None


def address(text: str) -> str:
    """The e-mail address in a text; empty where there is none."""
    found = _address.search(text)
    return found[0] if found else ""


def is_filled_in(value: str) -> bool:
    """Not empty, nor the dash that says so."""
    return _dash.fullmatch("".join(value.split())) is None


def has_digits(value: str) -> bool:
    return sum(letter.isdigit() for letter in value) >= 5 and len(value) <= 60


def is_address(value: str) -> bool:
    return _address.fullmatch(value.strip()) is not None


def is_number(value: str) -> bool:
    """Whether it can only be a telephone number: international, and nothing else."""
    return re.fullmatch(r"\+\d[\d ()./-]{6,20}", value.strip()) is not None


def _readings(label: str) -> Iterator[str]:
    """The label as it is, then ever less of it: without asides, fillers and numbers, its innermost part, its
    beginning, and what it says in a second language."""
    bare = _aside.sub(" ", label)
    telling = [
        part for part in _part.split(label) if plain(part) not in NOISE and not part.isdigit() and part
    ]
    sides = [side for side in _side.split(bare) if plain(side)]
    for part in (label, bare, *telling[-1:], *(sides[:2] if len(sides) > 1 else ())):
        words = [word for word in _words(part) if word not in NOISE and not _number.fullmatch(word)]
        yield plain(part)
        yield "".join(words)
        yield "".join(word for word in words if word not in _fillers)
    yield _umlaut.sub(r"\1", plain(bare))
    yield _around.sub("", plain(bare))


def _by_words_of(words: frozenset[str]) -> str | None:
    """Several words that are known together, or that all mean the same."""
    meanings = {KNOWN.get(word) for word in words}
    return BY_WORDS.get(words) or (next(iter(meanings)) if len(meanings) == 1 else None)


def _inflected(word: str) -> str | None:
    """A known word with an ending: of a plural, a case, an article, a possessive."""
    for ending in ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= (LEAST if stem.isascii() else LEAST // 2) and stem in KNOWN:
            return KNOWN[stem]
    return None


def _part_of_name(label: str) -> str | None:
    """name.first, fullName[last]."""
    parts = [part for part in _part.split(label) if part]
    is_name = len(parts) > 1 and meaning(parts[-2]) in ("name", "first_name")
    return NAME_PARTS.get(plain(parts[-1])) if is_name else None


def is_tick(value: str) -> bool:
    return len(value) <= 40 and "@" not in value


def is_naming(value: str) -> bool:
    """Letters, and neither an address nor a link."""
    return any(letter.isalpha() for letter in value) and not is_address(value) and "://" not in value


FITTING: dict[str, Callable[[str], object]] = {"email": address, "phone": has_digits, "consent": is_tick}
FITTING["dial_code"] = re.compile(r"(?:\+|00)[1-9]\d{0,3}").fullmatch
FITTING |= dict.fromkeys(("name", "first_name", "last_name"), is_naming)

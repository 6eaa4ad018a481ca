"""Names of people: which words are a name, what they sound like in one alphabet, and which are one name."""

import re
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from channels.message import fold

# In front of a name or behind it, in the languages of our neighbours; without accents.
TITLES = frozenset(
    """
    inz mgr dr hab prof doc lic lek med dent wet adw mec rad pr not ks ksiadz siostra brat ojciec pan pani panstwo
    panie p pp szan szanowny szanowna herr frau fraulein familie fam dipl ing phd md mba msc bsc ba ma mr mrs ms miss
    mx sir madam dame lord lady rev fr esq hon capt maj col gen lt sgt pán paní slecna
    mudr judr mudr ingr monsieur madame mademoiselle mme mlle m don dona senor senora signor signora pane pn
    hospodin gospodin gospozha shanovnyi mag univ doz uniw zw
    """.split()
)
# Of noble or of married names: part of the family name, and often left out.
PARTICLES = frozenset(
    "von van der den de di da del della le la du zu zum z domu bin ibn al el dos das ten ter".split()
)
# Which of several of one name: a father and a son are two.
GENERATIONS = dict(jr="2", junior="2", jun="2", ii="2", sr="1", senior="1", sen="1", i="1", iii="3", iv="4")
LONGEST = 200

CYRILLIC = dict(
    zip(
        "абвгґдеєёжзиіїйклмнопрстуфхцчшщыэюя",
        "a b v h g d e ie io zh z y i i i k l m n o p r s t u f kh ts ch sh shch y e iu ia".split(),
        strict=True,
    )
) | {"ь": "", "ъ": "", "'": "", "’": "", "ʼ": ""}
GERMAN = {
    "ä": "ae",
    "ö": "oe",
    "ü": "ue",
    "ß": "ss",
    "æ": "ae",
    "ø": "oe",
    "å": "aa",
    "đ": "d",
    "ð": "d",
    "þ": "th",
}
# One sound that is spelled in several ways; the longer spellings first. A letter stands for a class of sounds.
SPELLINGS = [
    ("schtsch|szcz|shch|sch|sh|sz", "s"),
    ("tsch|tch|cz|ch|kh|gh|g|x(?=a)", "h"),
    ("rz|zh|dz|dj|j(?=e?$)", "z"),
    ("ts|tz", "c"),
    ("ph", "f"),
    ("th", "t"),
    ("ck|q|c(?=[aourlk])", "k"),
    ("x", "ks"),
    ("w", "v"),
    ("ae", "e"),
    ("oe|ou", "o"),
    ("ue", "u"),
    ("ie|j|y|ee|ii", "i"),
]
_spellings = [(re.compile(written), heard) for written, heard in SPELLINGS]
_twice = re.compile(r"(.)\1+")
_word = re.compile(r"[^\W\d_]+(?:['’ʼ`´][^\W\d_]+)*", re.UNICODE)
# What a woman's family name ends in, and a man's: Kowalska and Kowalski, Czarna and Czarny, Petrova and Petrov.
_endings = re.compile(r"(?:ska?ia|ski|ska|skii|ske|ski)$|(?:skoi)$")
_gendered = re.compile(r"(?:aia|oi|a|i|e|o)$")


class Name(NamedTuple):
    """`given` may hold middle names; one word alone may be either, and is `single`."""

    given: tuple[str, ...]
    family: tuple[str, ...]
    single: str = ""
    generation: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        return (*self.given, *self.family, *((self.single,) if self.single else ()))


NOBODY = Name((), ())


def _groups() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    lines = files("dedupe").joinpath("data/given_names.txt").read_text("utf-8").splitlines()
    for number, line in enumerate(line for line in lines if line and not line.startswith("#")):
        for word in line.split():
            for form in {plain(word), sound(word)}:
                found.setdefault(form, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


@lru_cache(50_000)
def plain(word: str) -> str:
    """In the letters a to z: Cyrillic as Ukraine writes it in passports, umlauts as German does without them."""
    lower = word.casefold()
    lower = "".join(
        CYRILLIC.get(letter) or GERMAN.get(letter) or letter for letter in lower if letter not in "ьъ'’ʼ`´"
    )
    return re.sub(r"[^a-z0-9]", "", fold(lower)) or fold(lower)


@lru_cache(50_000)
def sound(word: str) -> str:
    """Spellings of one name in Polish, Ukrainian, German and English letters meet here."""
    heard = plain(word)
    for written, letter in _spellings:
        heard = written.sub(letter, heard)
    return _twice.sub(r"\1", heard)


@lru_cache(50_000)
def stem(word: str) -> str:
    """A family name without what tells whether a man or a woman bears it."""
    heard = sound(word)
    if len(heard) < 5:
        return heard
    cut = _endings.sub("sk", heard)
    return cut if cut != heard else _gendered.sub("", heard)


GROUPS = _groups()


@lru_cache(50_000)
def called(word: str) -> frozenset[int]:
    """The names this is a form of: Kasia, Kate and Катерина are one."""
    return GROUPS.get(plain(word)) or GROUPS.get(sound(word)) or frozenset()


def is_given(word: str) -> bool:
    return bool(called(word))


@lru_cache(50_000)
def parsed(raw: str) -> Name:
    """KOWALSKI Jan, Kowalski, Jan, mgr inż. Jan Kowalski: the same name."""
    return _parsed(raw)._replace(generation=generation(raw))


def generation(raw: str) -> str:
    """Behind a name: the first, junior, III; an I in front is an initial."""
    found = [plain(word) for word in _word.findall(raw[:LONGEST])]
    return GENERATIONS.get(found[-1], "") if len(found) > 1 else ""


def _parsed(raw: str) -> Name:
    head, comma, tail = raw[:LONGEST].partition(",")
    if comma and words(tail) and len(words(head)) <= 2:
        return Name(words(tail), words(head)) if words(head) else _parsed(tail)
    found = words(raw)
    if len(found) < 2:
        return Name((), (), found[0]) if found else NOBODY
    first = _family_first(raw, found)
    given, family = (found[1:], found[:1]) if first else (found[:-1], found[-1:])
    return _with_double(raw, Name(given, family))


def of_parts(first: str, last: str, full: str = "") -> Name:
    """A name whose parts stand apart; what the full one has beside them are middle names."""
    found = _of_parts(first, last, full)
    return found._replace(generation=generation(last) or generation(first) or generation(full))


def _of_parts(first: str, last: str, full: str) -> Name:
    given, family = words(first), words(last)
    if not given and not family:
        return parsed(full)
    if not given or not family:
        whole = parsed(full)
        return whole if len(whole.words) > 1 else Name(given, family)
    more = tuple(word for word in words(full) if word not in given and word not in family)
    return Name((*given, *more), family)


@lru_cache(50_000)
def words(raw: str) -> tuple[str, ...]:
    """The words of a name in plain letters, without titles and signs."""
    found = [plain(word) for word in _word.findall(raw[:LONGEST].replace("-", " "))]
    found = [word for word in found if word]
    if len(found) > 1 and found[-1] in GENERATIONS:
        found.pop()
    bare = [word for word in found if word not in TITLES] if len(found) > 1 else found
    short = [word for word in bare if word not in PARTICLES]
    return tuple(short if len(short) > 1 else bare or found)


def _family_first(raw: str, found: tuple[str, ...]) -> bool:
    """KOWALSKI Jan says it by its capitals; Kowalski Jan only by what is known as a given name."""
    spelled = [word for word in _word.findall(raw.replace("-", " ")) if plain(word) in found]
    loud = [len(word) > 1 and word.isupper() for word in spelled]
    if loud and not all(loud) and any(loud) and len(loud) == len(found):
        return loud[0]
    return not is_given(found[0]) and len(found[0]) > 1 and is_given(found[-1])


def _with_double(raw: str, name: Name) -> Name:
    """Both halves of Smalec-Kęsek are of the family; those of Anna-Maria are given."""
    for first, second in re.findall(r"([^\W\d_]+)\s?-\s?([^\W\d_]+)", raw):
        pair = plain(first), plain(second)
        if set(pair) & set(name.family):
            given = tuple(word for word in name.given if word not in pair)
            if given:
                return Name(given, pair)
    return name


def from_mailbox(local: str) -> Name:
    """The name an address is made of: jan.kowalski, nowak; NOBODY where it has only one word or none."""
    found = [word for word in re.findall(r"[a-z]+", local.casefold()) if word]
    return Name(tuple(found[:1]), tuple(found[1:2])) if len(found) == 2 and len(found[1]) > 2 else NOBODY

"""Bytes of a mail to text: charsets that are declared, wrong, unknown or missing."""

import codecs
import re
from collections.abc import Iterable
from functools import cache, lru_cache

# Named so, but meant and used as the larger one.
MEANT = {
    "ascii": "utf-8",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
    "iso2022_jp": "iso2022_jp_ext",
}
SEVEN_BIT = re.compile(r"utf-7|iso2022.*|hz")
WIDE = re.compile(r"utf-(16|32).*")
MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
# Charsets people here and elsewhere really wrote in without saying so; of equally likely ones the first.
GUESSES = "cp1250 iso8859-2 cp1252 cp1251 koi8-r cp932 euc_jp gb18030 big5hkscs cp949 utf-8".split()
DOUBT = 3  # how much likelier another charset must be than the declared one
SAMPLE = 4_000  # bytes from the first that is not ASCII

POLISH = "ąćęłńóśźż"
NEIGHBOURS = "äöüßéèêëàâáãçñíîïôúûåæøčďěňřšťůýžőűăâîșşțţğıėįųūāēģķļņ"
RUSSIAN = "абвгдежзийклмнопрстуфхцчшщъыьэюяёіїє"
PUNCTUATION = "„”“’‘‚–—…•§°€£«»©®™²½ºª\xa0\xad"
# Inside a word the case does not rise, scripts do not mix, and no accented letter stands before a digit.
BROKEN_WORD = re.compile(
    r"[a-zß-öø-ÿа-яёąćęłńśźżčěřšůž](?=[À-ÖØ-ÞА-ЯЁĄĆĘŁŃŚŹŻ])|[À-ſ](?=\d)"
    r"|[A-Za-z](?=[Ѐ-ӿ\u3040-\u9fff\uac00-\ud7a3])|[Ѐ-ӿ\u3040-\u9fff\uac00-\ud7a3](?=[A-Za-z])"
    r"|[\u4e00-\u9fff](?=[\uac00-\ud7a3])|[\uac00-\ud7a3](?=[\u4e00-\u9fff])"
)
_alias = re.compile(r"^windows-?(\d+)$")
_japanese = re.compile(rb"\x1b\$[@B]((?:[!-~]{2})+)")
_high = re.compile(rb"[\x80-\xff]")


def decoded(content: bytes, charset: str = "") -> str:
    """The text in the charset it says, else in the one it is most likely in; never an error."""
    named = _python_name(charset) if charset else ""
    if content.isascii() and b"\0" not in content and b"\x1b$" not in content:
        is_written_so = bool(named) and SEVEN_BIT.fullmatch(named)
        return (_strict(content, [named]) if is_written_so else "") or content.decode("ascii")
    marked = next((MARKS[mark] for mark in MARKS if content.startswith(mark)), "")
    if content.isascii():
        certain = [named, "iso2022_jp_ext", "iso2022_kr"]
    elif WIDE.fullmatch(named) or marked:
        certain = [marked, named]
    else:
        # Anything fits a charset of single bytes, and much of UTF-8 one of two; little else fits UTF-8.
        certain = ["utf-8"] if _is_single_byte(named) or "utf-8" in named else _by_likelihood(content, named)
    return _strict(content, certain) or _strict(_shifted(content), ["cp932"]) or _guessed(content, named)


def _strict(content: bytes, names: Iterable[str]) -> str:
    """In the first of these charsets that it can be in; empty for none."""
    for name in filter(None, names):
        try:
            return content.decode(name)
        except (UnicodeError, LookupError, ValueError):
            continue
    return ""


def _shifted(content: bytes) -> bytes:
    """ISO-2022-JP as Shift JIS, in which Windows writes letters that the standard lacks, such as ①."""

    def shifted(run: re.Match[bytes]) -> bytes:
        rows = (divmod(int.from_bytes(run[1][at : at + 2]), 256) for at in range(0, len(run[1]) - 1, 2))
        return b"".join(
            bytes(
                (
                    (row - 0x21) // 2 + (0x81 if row < 0x5F else 0xC1),
                    cell + (0x1F + (cell >= 0x60) if row % 2 else 0x7E),
                )
            )
            for row, cell in rows
        )

    return (
        _japanese.sub(shifted, content).replace(b"\x1b(B", b"").replace(b"\x1b(J", b"")
        if b"\x1b$" in content
        else b""
    )


def _guessed(content: bytes, named: str) -> str:
    """A declared charset that any bytes fit into is believed unless what it gives is hardly a language."""
    sample = _sample(content)
    chance = {name: _likelihood(sample.decode(name, "replace")) for name in GUESSES}
    if _is_single_byte(named):
        said = _likelihood(sample.decode(named, "replace"))
        believed = {named: said + DOUBT}
        chance = believed if said >= 0 else believed | chance | believed  # it stays the first
    return content.decode(max(chance, key=chance.__getitem__), "replace")


def _by_likelihood(content: bytes, named: str) -> list[str]:
    sample = _sample(content)
    names = [named, "utf-8"] if named else ["utf-8"]
    return sorted(names, key=lambda name: -_likelihood(sample.decode(name, "replace")))


def _sample(content: bytes) -> bytes:
    first = _high.search(content)
    start = first.start() if first else 0
    return content[start : start + SAMPLE]


def _likelihood(text: str) -> float:
    """How much it looks like something a person wrote. Two bytes that make one letter count as two."""
    return sum(_weight(letter) for letter in text if letter > "\x7f") - 4 * len(BROKEN_WORD.findall(text))


@cache
def _weight(letter: str) -> float:
    lower = letter.lower()
    if "\u3040" <= letter <= "\u30ff" or "\uac00" <= letter <= "\ud7a3":
        return 5
    if "\u4e00" <= letter <= "\u9fff":
        return 4 if _is_common(letter) else -1
    if lower in POLISH or lower in NEIGHBOURS or lower in RUSSIAN:
        return (2 if lower in NEIGHBOURS else 3) - (lower != letter)
    if letter in PUNCTUATION or "\u3000" <= letter <= "\u303f" or "\uff01" <= letter <= "\uff60":
        return 1
    if letter == "\ufffd" or "\x80" <= letter <= "\x9f" or "\ue000" <= letter <= "\uf8ff":
        return -10
    if "\u0370" <= letter <= "\u1fff":
        return 1  # another script
    return -1 if letter.isalpha() and letter < "\u0370" else -3


def _is_common(letter: str) -> bool:
    """A Chinese character of the first, most used plane of GB 2312, or of Big5's."""
    return any(
        coded and coded[0] <= last
        for coded, last in (
            (letter.encode("gb2312", "ignore"), 0xD7),
            (letter.encode("big5", "ignore"), 0xC6),
        )
    )


@lru_cache(maxsize=256)
def _is_single_byte(name: str) -> bool:
    """Whether each byte is a letter of its own, so that any text is valid in it."""
    try:
        return bool(name) and name != "utf-8" and len(bytes(range(0xC0, 0x100)).decode(name, "replace")) == 64
    except (LookupError, UnicodeError, ValueError):
        return False


@lru_cache(maxsize=256)
def _codec(charset: str) -> str:
    name = codecs.lookup(charset).name
    "".encode(name)  # LookupError for what Python calls a codec and is no charset, such as rot13
    return MEANT.get(name, name)


def _python_name(charset: str) -> str:
    """Python's name of a charset; empty for one that nobody knows."""
    try:
        name = _alias.sub(r"cp\1", charset.strip("\"' ").lower()[:60])
        return _codec(name.removesuffix("-i")) if name else ""
    except (LookupError, ValueError, TypeError):
        return ""

"""Bytes of a mail to text: charsets that are declared, wrong, unknown or missing."""

import codecs
import re
from base64 import b64decode
from binascii import Error as BadBase64
from binascii import a2b_qp

import inscriptis
from inscriptis.model.config import ParserConfig

HEADER = 8 << 10  # characters of a header that are read
HTML = 256 << 10  # characters of HTML that are read
# What people here really wrote in, when they did not say or said it wrong.
GUESSES = "cp1250", "iso8859-2", "cp1252"
POLISH = frozenset("ąćęłńóśźżĄĆĘŁŃÓŚŹŻ")
# Named so, but meant and used as the larger one.
MEANT = {"iso8859-1": "cp1252", "ascii": "utf-8"}

_word = re.compile(r"=\?([^?\s]{1,60})\?([bBqQ])\?([^?]*)\?=")
_gap = re.compile(r"(\?=)\s+(=\?)")
_config = ParserConfig(display_links=False, display_images=False)


def decoded(content: bytes, charset: str | None) -> str:
    """The text in the charset it says, else in the one it is in; never an error."""
    for name in (_meant(charset), "utf-8"):
        if name is not None:
            try:
                text = content.decode(name)
            except (UnicodeError, LookupError, ValueError):
                continue
            if not _has_controls(text):
                return text
    return max((text for text in map(content.decode, GUESSES, ["replace"] * 3)), key=_likely)


def header(raw: object) -> str:
    """A header as people read it: encoded words and raw 8-bit letters decoded, folds and line ends gone."""
    text = str(raw or "")[:HEADER]
    content = text.encode("utf-8", "surrogateescape")
    text = text if content.isascii() else decoded(content, None)
    text = _gap.sub(r"\1\2", text)
    return " ".join(_joined(text).split())


def from_html(html: str) -> str:
    """The text of a page, without its quotes of pictures and addresses."""
    body = re.sub(r"<\?xml[^>]*\?>", "", html[:HTML])
    if not body.strip():
        return ""
    try:
        text = inscriptis.get_text(body, _config)
    except (ValueError, RecursionError, AssertionError, LookupError, TypeError):
        text = re.sub(r"<[^>]{0,1000}>", " ", body)
    return tidy(text)


def tidy(text: str) -> str:
    """Lines without trailing blanks, and never more than one empty line."""
    lines = (line.rstrip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _joined(text: str) -> str:
    """Encoded words decoded. Neighbours of one charset are one: a letter may be split between them."""
    out: list[str] = []
    pending: tuple[str, bytes] = ("", b"")
    last = 0
    for match in _word.finditer(text):
        if match.start() > last:
            out += [_flushed(pending), text[last : match.start()]]
            pending = ("", b"")
        charset = match[1].split("*")[0].lower()
        if charset != pending[0]:
            out.append(_flushed(pending))
            pending = (charset, b"")
        pending = (charset, pending[1] + _content(match[2], match[3]))
        last = match.end()
    return "".join([*out, _flushed(pending), text[last:]])


def _flushed(pending: tuple[str, bytes]) -> str:
    return decoded(pending[1], pending[0]) if pending[1] else ""


def _content(kind: str, text: str) -> bytes:
    raw = text.encode("utf-8", "surrogateescape")
    if kind in "qQ":
        return a2b_qp(raw, header=True)
    try:
        return b64decode(raw + b"=" * (-len(raw) % 4))
    except (BadBase64, ValueError):
        return raw


def _meant(charset: str | None) -> str | None:
    """Python's name of a charset; None for one that nobody knows."""
    try:
        name = codecs.lookup((charset or "utf-8").strip("\"' ")).name
    except (LookupError, ValueError):
        return None
    return MEANT.get(name, name)


def _has_controls(text: str) -> bool:
    """Letters of another charset come out as control characters."""
    return any("\x80" <= letter <= "\x9f" for letter in text[:20_000])


def _likely(text: str) -> int:
    """How much it looks like written here."""
    sample = text[:20_000]
    strange = sum(not letter.isalpha() and letter > "\x7f" for letter in sample) + sample.count("�")
    return sum(letter in POLISH for letter in sample) * 2 - strange * 3 - _has_controls(sample) * 1000

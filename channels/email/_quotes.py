"""What a mail says itself, and what it only repeats."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from channels.email import _words
from channels.email._html import CITED
from channels.email._lines import after_blanks, header, is_framed, is_rule, plain, split, stripped, unquoted
from channels.email._signature import signed, without_footer, without_small_print

LONG = 5_000  # lines that are looked at
WRAPPED = 5  # lines over which programs break "On Monday, Jan Kowalski wrote:"
LAYERS = 3

_turns = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
_link = re.compile(r"\W*https?://\S+\W*")
_moment = re.compile(r"\d{1,2}\s?[:.∶h時点时시]\s?\d{2}(?!\d)")
_day = re.compile(r"(?:19|20)\d\d|\d{1,2}[-./]\d{1,2}[-./]\d\d|[۱۲]\d{3}")


class Reply(NamedTuple):
    """A mail's text without what it repeats, and the signature under it."""

    text: str
    signature: str


def reply(text: str) -> Reply:
    """Of a mail that says nothing itself, all it holds."""
    glued = without_footer(split(text).split("\n")[:LONG])
    lines = [piece for line in glued for piece in _unglued(line)]
    own = stripped(_own(lines)) or stripped(lines[introduction(lines, after_blanks(lines, 0)) :])
    own, signature = without_small_print(own)
    for _ in range(LAYERS):  # a greeting, then a name, then a list's footer
        own, lower = signed(stripped(own))
        signature = [*lower, *signature]
    said, under = ("\n".join(stripped(part)) for part in (own, signature))
    return Reply(plain(said), plain(under))


def _own(lines: Sequence[str]) -> list[str]:
    """The lines without quotes. A quote that no mark shows line by line goes on to the end."""
    kept: list[str] = []
    loose: list[str] = []  # quoted by hand: kept if something is said to it
    at = 0
    while at < len(lines):
        length = introduction(lines, at)
        following = after_blanks(lines, at + length)
        if length and _is_quoted(lines, following):
            at = following
            while at < len(lines) and _quote_goes_on(lines, at):
                at += 1
            loose = []
            continue
        if length or CITED in lines[at] or _is_border(lines, at):
            break
        if _is_quoted(lines, at):
            loose.append(lines[at])
        elif not lines[at].strip():
            (loose or kept).append(lines[at])
        else:
            kept += [*loose, lines[at]]
            loose = []
        at += 1
    return kept


def _unglued(line: str) -> list[str]:
    """One line may hold the end of a text and what introduces a quote: "Thanks! On 23 Nov 2026, Anna wrote:"."""
    if len(line) > 600 or not line.rstrip().endswith(":") or _words.OPENING.match(unquoted(line)):
        return [line]
    for found in _words.INNER_OPENING.finditer(line):
        rest = line[found.start() :].lstrip()
        if (
            rest[0].isupper()
            and re.match(r"\D{0,30}\d", rest)
            and _moment.search(rest)
            and _introduces(rest, False, 1)
        ):
            return [line[: found.start()].rstrip(" -"), rest]
    return [line]


def _quote_goes_on(lines: Sequence[str], at: int) -> bool:
    """Also over empty lines, and over a link that was too long for its line."""
    is_link = _link.fullmatch(lines[at]) is not None and _is_quoted(lines, at + 1)
    return is_link or _is_quoted(lines, at) or _is_quoted(lines, after_blanks(lines, at))


def _is_quoted(lines: Sequence[str], at: int) -> bool:
    return at < len(lines) and lines[at].lstrip().startswith(">")


def introduction(lines: Sequence[str], at: int) -> int:
    """Of how many lines is the "On Monday Jan wrote:" that begins here? 0: none does."""
    pieces: list[str] = []
    end = at
    while len(pieces) < WRAPPED and end < len(lines):
        line = _shown(unquoted(lines[end]))
        end += 1
        if line:
            pieces.append(line)
        elif not pieces or not _is_broken(pieces) or not unquoted(lines[min(end, len(lines) - 1)]):
            return 0
        if is_rule(line) or sum(map(len, pieces)) > 600:
            return 0
        if line and _ends_introduction(" ".join(pieces)):
            is_quoted = _is_quoted(lines, after_blanks(lines, end))
            return end - at if _begins_here(pieces, is_quoted) else 0
    return 0


def _shown(line: str) -> str:
    """Without the marks that turn the direction of reading."""
    return _turns.sub("", line).strip()


def _is_broken(pieces: list[str]) -> bool:
    """Whether an empty line may stand in it: it has begun with a day, and its address has not come."""
    joined = " ".join(pieces)
    return (
        _words.OPENING.match(joined) is not None and _moment.search(joined) is not None and "@" not in joined
    )


def _begins_here(pieces: list[str], is_quoted: bool) -> bool:
    joined = " ".join(pieces)
    if not _introduces(joined, is_quoted, len(pieces)):
        return False
    if len(pieces) > 1 and not (_opens(joined) or re.search(r"[\d@<]", pieces[0])):
        return False  # a line of the text stands before it
    begins = _words.OPENING.match if _words.OPENING.match(joined) else _opens
    later = (" ".join(pieces[start:]) for start in range(1, len(pieces)))
    return not any(begins(one) and _introduces(one, is_quoted, 2) for one in later)


def _opens(line: str) -> bool:
    """Whether it begins with a day, or with a name and an address."""
    return (_words.OPENING.match(line) or re.match(r'"?[\w. -]{1,100}"? <', line)) is not None


def _ends_introduction(joined: str) -> bool:
    end = joined.rstrip("*_-‐– ")
    if end.endswith((":", "：")):
        is_telling = end[-2:-1] == ">" or "@" in joined or _moment.search(joined) is not None
        return is_telling or _words.WROTE_LINE.search(joined) is not None
    if end.endswith(("wrote", "writes")):
        return _words.WROTE_LINE.search(joined) is not None
    return "@" in joined and is_framed(joined)


def _introduces(joined: str, is_quoted: bool, length: int) -> bool:
    """Whether it tells when or who, and begins like such a line or stands before a quote; whatever the language."""
    has_address, has_moment = "@" in joined, _moment.search(joined) is not None
    opens = _opens(joined.lstrip("-_ "))
    if has_address and has_moment and _day.search(joined):
        return True
    if _words.CITES_LINE.match(joined) and has_address:
        return True
    if not _words.WROTE_LINE.search(joined):
        has_numbers = re.search(r"\d\D+\d", joined) is not None
        is_alone = is_quoted and length == 1 and len(joined) < 120
        return (has_address and ((has_numbers and (opens or is_quoted)) or is_alone)) or (
            is_alone and has_moment
        )
    has_date = re.search(r"\d", joined) is not None
    if has_moment and _day.search(joined) and len(joined) < 150:
        return True
    return ((has_date or has_address or "<" in joined) and (opens or has_address or is_quoted)) or (
        is_quoted and length == 1
    )


def _is_border(lines: Sequence[str], at: int) -> bool:
    """Whether a quote begins here that goes on to the end: by a separator, or by header lines."""
    line = unquoted(lines[at])
    if _words.says_original(line) or _words.says_forwarded(line):
        return True
    if is_rule(line) or is_framed(line):
        block = header(lines, after_blanks(lines, at + 1))
        return block is not None and "from" in block.fields and len(block.fields) >= 2
    if line[:1].isspace() or (":" not in line and "：" not in line):
        return False
    block = header(lines, at)
    if block is None or "from" not in block.fields:
        return False
    stands_apart = at == 0 or not lines[at - 1].strip()
    return len(block.fields) >= 3 or (len(block.fields) == 2 and "date" in block.fields and stands_apart)

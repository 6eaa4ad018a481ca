"""What a mail says itself, and what it only repeats."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from channels.email import _words
from channels.email._html import CITED
from channels.email._lines import after_blanks, header, is_framed, is_rule, plain, split, stripped, unquoted
from channels.email._signature import signed

LONG = 5_000  # lines that are looked at
WRAPPED = 5  # lines over which programs break "On Monday, Jan Kowalski wrote:"
LAYERS = 3


class Reply(NamedTuple):
    """A mail's text without what it repeats, and the signature under it."""

    text: str
    signature: str


def reply(text: str) -> Reply:
    """Of a mail that says nothing itself, all it holds."""
    lines = split(text).split("\n")[:LONG]
    own = stripped(_own(lines)) or stripped(lines[introduction(lines, after_blanks(lines, 0)) :])
    signature: list[str] = []
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
            while at < len(lines) and (_is_quoted(lines, at) or _is_quoted(lines, after_blanks(lines, at))):
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


def _is_quoted(lines: Sequence[str], at: int) -> bool:
    return at < len(lines) and lines[at].lstrip().startswith(">")


def introduction(lines: Sequence[str], at: int) -> int:
    """Of how many lines is the "On Monday Jan wrote:" that begins here? 0: none does."""
    joined = ""
    for length in range(1, WRAPPED + 1):
        line = unquoted(lines[at + length - 1]) if at + length <= len(lines) else ""
        if not line or is_rule(line) or len(joined) > 600:
            return 0
        joined = f"{joined} {line}".strip()
        if _ends_introduction(joined):
            before_quote = _is_quoted(lines, after_blanks(lines, at + length))
            later = (
                " ".join(map(unquoted, lines[start : at + length])) for start in range(at + 1, at + length)
            )
            begins = _words.OPENING.match if _words.OPENING.match(joined) else _opens
            if any(begins(one) and _introduces(one, before_quote, 2) for one in later):
                return 0  # it begins further down
            return length if _introduces(joined, before_quote, length) else 0
    return 0


def _opens(line: str) -> bool:
    """Whether it begins with a day, or with a name and an address."""
    return (_words.OPENING.match(line) or re.match(r'"?[\w. -]{1,100}"? <', line)) is not None


def _ends_introduction(joined: str) -> bool:
    end = joined.rstrip("*_- \u200f")
    return end.endswith((">:", ">：")) or (
        end.endswith((":", "：", "wrote", "writes")) and _words.WROTE_LINE.search(joined) is not None
    )


def _introduces(joined: str, is_quoted: bool, length: int) -> bool:
    """Whether it tells when or who, and begins like such a line or stands before a quote."""
    has_address, has_date = "@" in joined, re.search(r"\d", joined) is not None
    opens = _opens(joined.lstrip("-_ "))
    if not _words.WROTE_LINE.search(joined):
        return has_address and re.search(r"\d\D+\d", joined) is not None and (opens or is_quoted)
    return ((has_date or has_address or "<" in joined) and (opens or has_address or is_quoted)) or (
        is_quoted and length == 1
    )


def _is_border(lines: Sequence[str], at: int) -> bool:
    """Whether a quote begins here that goes on to the end: by a separator, or by header lines."""
    line = unquoted(lines[at])
    if _words.ORIGINAL_LINE.match(line) or _words.FORWARD_LINE.match(line):
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

"""A mail's text by lines: how they look without quote marks, and the header lines among them."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from channels.email import _words
from channels.email._html import unmarked

HEADERS = 40  # lines of a header
BLANKS = 20  # empty lines that are walked over
WIDTH = 2_000  # characters of a line that are looked at

_rule = re.compile(r"[-‐_–—*=]{5,}")
_framed = re.compile(r"[-‐_–—=]{3,}.{1,160}[-‐_–—=]{3,}")


class Block(NamedTuple):
    """Header lines in a text: where they begin and end, and what they say."""

    start: int
    end: int
    fields: dict[str, str]


def header(lines: Sequence[str], at: int) -> Block | None:
    """The header lines that begin here; of a label that comes again the first counts."""
    fields: dict[str, str] = {}
    start, last, blanks = at, "", 0
    while at < min(len(lines), start + HEADERS):
        line = unquoted(lines[at])
        label, value = _labelled(line)
        if label and label not in fields:
            fields[label], last, blanks = value, label, 0
        elif not line:
            following = _labelled(unquoted(lines[at + 1]))[0] if at + 1 < len(lines) else ""
            blanks += 1
            if not fields or blanks > 1 or not following or following in fields:
                break  # some programs put an empty line between each two
        elif last and (
            fields[last].endswith((",", ";", "<"))
            or (last != "subject" and not value and _goes_on(line, fields[last]))
        ):
            fields[last] = f"{fields[last]} {line}"
        elif not (fields and re.match(r"[\w-]{3,30}:\s", line) and "subject" not in fields):
            break
        at += 1
    return Block(start, at, fields) if fields else None


def _goes_on(line: str, value: str) -> bool:
    """Whether a line goes on with a list of addresses, or with an empty value."""
    return (
        "@" in line and "@" in value and len(line) < 200 and re.match(r"[^.!?]*@", line) is not None
    ) or not value


def _labelled(line: str) -> tuple[str, str]:
    """(field, value) of "From: Jan"; empty for what is no header line."""
    head, colon, value = line.replace("：", ":").partition(":")
    if not colon or len(head) > 40:
        return "", ""
    return _words.KNOWN.get(
        head.strip("*_ |\t\u00a0\u200f\u200e").lower().replace("\u00a0", " "), ""
    ), value.strip("*_ \t\u00a0")


def split(text: str) -> str:
    """Yahoo puts separator and header into one line."""
    return "\n".join(_broken(line) for line in text.split("\n"))


def _broken(line: str) -> str:
    if len(line) > 4_000 or len(list(_words.INLINE.finditer(line))) < 3:
        return line
    separator = re.match(r"\W*[-–—_]{2,}[^-–—_]{3,60}[-–—_]{2,}", line)
    head = separator[0] if separator else ""
    return head + _words.INLINE.sub(lambda found: "\n" + found[0], line[len(head) :])


def plain(text: str) -> str:
    """Without the marks of pages."""
    return unmarked(text).strip()


def unquoted(line: str) -> str:
    """Without quote marks, and without the stars and strokes that stand for bold and italics."""
    bare = plain(line[:WIDTH]).lstrip("> \u00a0\t")
    return bare if is_rule(bare) else bare.strip("*_ \t\u00a0\u200f")


def is_rule(line: str) -> bool:
    return _rule.fullmatch(line.rstrip()) is not None


def after_blanks(lines: Sequence[str], at: int) -> int:
    end = min(len(lines), at + BLANKS)
    while at < end and not plain(lines[at]).strip("> \t\u00a0"):
        at += 1
    return at


def stripped(lines: Sequence[str]) -> list[str]:
    filled = [at for at, line in enumerate(lines) if line.strip()]
    return list(lines[filled[0] : filled[-1] + 1]) if filled else []


def is_framed(line: str) -> bool:
    """Whether it is words between strokes: "---- Original message ----", in any language."""
    return _framed.fullmatch(line) is not None

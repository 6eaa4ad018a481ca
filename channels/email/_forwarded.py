"""The mail that a mail forwards: who wrote it first, when, about what."""

import re
import textwrap
from collections.abc import Sequence
from typing import NamedTuple

from channels.email import _words
from channels.email._headers import mailboxes
from channels.email._lines import (
    Block,
    after_blanks,
    header,
    is_framed,
    is_rule,
    plain,
    split,
    stripped,
    unquoted,
)
from channels.email._quotes import LONG, introduction

_quote_marks = str.maketrans(dict.fromkeys('"„”“«»(<', " "))
_no_names = frozenset(word for word in _words.OPENS.split("|") if word.isalpha())


class Forwarded(NamedTuple):
    """The mail inside a mail, as its program wrote it down."""

    name: str
    address: str
    to: tuple[str, ...]
    date: str
    subject: str
    text: str
    comment: str  # what the forwarder says of it


def forwarded(text: str, subject: str | None) -> Forwarded | None:
    """The mail that a mail forwards: its program says so in the text, or in the subject; None is one unknown."""
    lines = split(text).split("\n")[:LONG]
    bare = [unquoted(line) for line in lines]
    is_told = subject is not None and _words.is_forward(subject, text)
    is_answer = subject is not None and _words.is_answer(subject)
    for at in range(len(bare)):
        block = _inner(bare, at, is_told, subject is None, is_answer)
        if block is not None:
            return _taken(lines, at, block, subject or "")
    return None


def _inner(bare: Sequence[str], at: int, is_told: bool, is_unknown: bool, is_answer: bool) -> Block | None:
    """The header of a forwarded mail, where that begins at this line."""
    is_line = _words.says_forwarded(bare[at])
    is_border = is_rule(bare[at]) or _words.says_original(bare[at])
    is_sure = is_line or is_told or (is_border and is_unknown)
    if not is_sure and (is_answer or is_border or not _announces(bare[at])):
        return None
    block = header(bare, after_blanks(bare, at if is_told and not (is_line or is_border) else at + 1))
    if block is not None and _tells(block, is_sure):
        return block
    length = introduction(bare, at) if is_told else 0
    return Block(at, at + length, {"from": _writer(" ".join(bare[at : at + length]))}) if length else None


def _announces(line: str) -> bool:
    """Whether it may say that a mail follows, in a language that we do not know: "Tāhere karere:"."""
    is_short = len(line) <= 60 and not re.search(r"[\d@]", line)
    return is_short and (is_framed(line) or line.endswith((":", "：")))


def _tells(block: Block, is_sure: bool) -> bool:
    """Whether it is a mail's header; where nothing else says so, a whole one with an address."""
    fields = block.fields
    is_whole = {"from", "to", "subject", "date"} <= fields.keys() and "@" in fields["from"]
    return "from" in fields and (len(fields) >= 2 if is_sure else is_whole)


def _writer(introduction: str) -> str:
    """Who wrote, of "On Monday, 3 May 2026 Jan Kowalski <jan@...> wrote:": the name stands before the address."""
    found = re.search(r"([^<>:\d]*?)[<(\[\s]+([^<>()\[\]\s]+@[^<>()\[\]\s,]+)", introduction)
    if found is None:
        return ""
    words = found[1].rpartition(",")[2].translate(_quote_marks).split()
    while words and (words[0][:1].islower() or words[0].lower() in _no_names):
        words = words[1:]
    return f"{' '.join(words)} <{found[2]}>"


def _taken(lines: Sequence[str], at: int, block: Block, subject: str) -> Forwarded:
    body = stripped(lines[block.end :])
    if body and body[0].lstrip().startswith(">"):
        body = [line.lstrip()[1:].removeprefix(" ") if line.lstrip()[:1] == ">" else line for line in body]
    before = [line for line in lines[:at] if not is_rule(line.strip())]
    before = [line if line.strip("> _*-\t") else "" for line in before]
    name, address = _person(block.fields["from"])
    to = tuple(found for _, found in mailboxes(block.fields.get("to", "").replace(";", ",").encode()))
    kept = block.fields.get("subject") or _words.bare_subject(subject)
    said, comment = (plain("\n".join(stripped(part))) for part in (body, before))
    return Forwarded(name, address, to, block.fields.get("date", ""), kept, textwrap.dedent(said), comment)


def _person(value: str) -> tuple[str, str]:
    """(name, address) of a From line; either may be empty."""
    value = re.sub(
        r"<mailto:([^<>]*)>|\[mailto:([^\[\]]*)\]", lambda found: f"<{found[1] or found[2]}>", value
    )
    value = re.sub(r"[\[(]([^\[\]()\s]+@[^\[\]()\s]+)[\])]", r"<\1>", value).replace("*", "")
    value = re.sub(r"<\s*([^<>]*?)\s*<[^<>]*>\s*>", r"<\1>", value)
    value = re.sub(r"(\S.*?<[^<>]*@[^<>]*>).*", r"\1", value)  # on behalf of somebody without an address
    found = next(mailboxes(value.encode()), None)
    if found is None:
        return value.strip("'\" <>"), ""
    return found[0].strip("'\""), found[1]

"""What a mail says itself, and what it only repeats: quotes, signatures, and the mail it forwards."""

import re
import textwrap
from collections.abc import Sequence
from typing import NamedTuple

from channels.email import _words
from channels.email._headers import mailboxes
from channels.email._html import CITED, SIGNED

LONG = 5_000  # lines that are looked at
WRAPPED = 5  # lines over which programs break "On Monday, Jan Kowalski wrote:"
LAYERS = 3
SIGNATURE = 12  # lines of a signature that begins with a greeting
HEADERS = 40  # lines of a header
BLANKS = 20  # empty lines that are walked over
WIDTH = 2_000  # characters of a line that are looked at

_quote_marks = str.maketrans(dict.fromkeys('"„”“«»(<', " "))
_no_names = frozenset(word for word in _words.OPENS.split("|") if word.isalpha())


class Reply(NamedTuple):
    """A mail's text without what it repeats, and the signature under it."""

    text: str
    signature: str


class Forwarded(NamedTuple):
    """The mail inside a mail, as its program wrote it down."""

    name: str
    address: str
    to: tuple[str, ...]
    date: str
    subject: str
    text: str
    comment: str  # what the forwarder says of it


class Block(NamedTuple):
    """Header lines in a text: where they begin and end, and what they say."""

    start: int
    end: int
    fields: dict[str, str]


def reply(text: str) -> Reply:
    """Of a mail that says nothing itself, all it holds."""
    lines = text.split("\n")[:LONG]
    own = _stripped(_own(lines)) or _stripped(lines[_introduction(lines, _after_blanks(lines, 0)) :])
    signature: list[str] = []
    for _ in range(LAYERS):  # a greeting, then a name, then a list's footer
        own, lower = _signed(_stripped(own))
        signature = [*lower, *signature]
    said, under = ("\n".join(_stripped(part)) for part in (own, signature))
    return Reply(_plain(said), _plain(under))


def forwarded(text: str, subject: str | None) -> Forwarded | None:
    """The mail that a mail forwards: its program says so in the text, or in the subject; None is one unknown."""
    lines = _split(text).split("\n")[:LONG]
    bare = [_unquoted(line) for line in lines]
    is_told = subject is not None and _words.FORWARD_SUBJECT.match(subject) is not None
    for at in range(len(bare)):
        block = _inner(bare, at, is_told, subject is None)
        if block is not None:
            return _taken(lines, at, block, subject or "")
    return None


def _inner(bare: Sequence[str], at: int, is_told: bool, is_unknown: bool) -> Block | None:
    """The header of a forwarded mail, where that begins at this line."""
    is_line = _words.FORWARD_LINE.match(bare[at]) is not None
    is_border = (
        _words.ORIGINAL_LINE.match(bare[at]) is not None or re.fullmatch(r"[-_]{5,}", bare[at]) is not None
    )
    if not (is_line or is_told or (is_border and is_unknown)):
        return None
    block = _block(bare, _after_blanks(bare, at + 1 if is_line or is_border else at))
    if block is not None and "from" in block.fields and len(block.fields) >= 2:
        return block
    length = _introduction(bare, at) if is_told else 0
    return Block(at, at + length, {"from": _writer(" ".join(bare[at : at + length]))}) if length else None


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
    body = _stripped(lines[block.end :])
    if all(line.lstrip().startswith(">") for line in body if line.strip()):
        body = [line.lstrip()[1:].removeprefix(" ") for line in body]
    comment = [line for line in lines[:at] if line.strip("> _*-\t")]
    name, address = _person(block.fields["from"])
    to = tuple(found for _, found in mailboxes(block.fields.get("to", "").replace(";", ",").encode()))
    kept = block.fields.get("subject") or _words.SUBJECT_PREFIX.sub("", subject, count=1)
    said, before = (_plain("\n".join(_stripped(part))) for part in (body, comment))
    return Forwarded(name, address, to, block.fields.get("date", ""), kept, textwrap.dedent(said), before)


def _person(value: str) -> tuple[str, str]:
    """(name, address) of a From line; either may be empty."""
    value = re.sub(
        r"<mailto:([^<>]*)>|\[mailto:([^\[\]]*)\]", lambda found: f"<{found[1] or found[2]}>", value
    )
    value = re.sub(r"\[([^\[\]\s]+@[^\[\]\s]+)\]", r"<\1>", value).replace("*", "")
    value = re.sub(r"<\s*([^<>]*?)\s*<[^<>]*>\s*>", r"<\1>", value)
    found = next(mailboxes(value.encode()), None)
    if found is None:
        return value.strip("'\" <>"), ""
    return found[0].strip("'\""), found[1]


def _split(text: str) -> str:
    """Yahoo puts separator and header into one line."""
    return "\n".join(_broken(line) for line in text.split("\n"))


def _broken(line: str) -> str:
    if len(line) > 4_000 or len(list(_words.INLINE.finditer(line))) < 3:
        return line
    separator = re.match(r"\W*[-–—_]{2,}[^-–—_]{3,60}[-–—_]{2,}", line)
    head = separator[0] if separator else ""
    return head + _words.INLINE.sub(lambda found: "\n" + found[0], line[len(head) :])


def _own(lines: Sequence[str]) -> list[str]:
    """The lines without quotes. A quote that no mark shows line by line goes on to the end."""
    kept: list[str] = []
    loose: list[str] = []  # quoted by hand: kept if something is said to it
    at = 0
    while at < len(lines):
        length = _introduction(lines, at)
        following = _after_blanks(lines, at + length)
        if length and _is_quoted(lines, following):
            at = following
            while at < len(lines) and (_is_quoted(lines, at) or _is_quoted(lines, _after_blanks(lines, at))):
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


def _introduction(lines: Sequence[str], at: int) -> int:
    """Of how many lines is the "On Monday Jan wrote:" that begins here? 0: none does."""
    joined = ""
    for length in range(1, WRAPPED + 1):
        line = _unquoted(lines[at + length - 1]) if at + length <= len(lines) else ""
        if not line or len(joined) > 600:
            return 0
        joined = f"{joined} {line}".strip()
        if _ends_introduction(joined):
            before_quote = _is_quoted(lines, _after_blanks(lines, at + length))
            later = (
                " ".join(map(_unquoted, lines[start : at + length])) for start in range(at + 1, at + length)
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
    line = _unquoted(lines[at])
    if _words.ORIGINAL_LINE.match(line) or _words.FORWARD_LINE.match(line):
        return True
    if re.fullmatch(r"[_-]{5,}", line):
        block = _block(lines, _after_blanks(lines, at + 1))
        return block is not None and "from" in block.fields and len(block.fields) >= 2
    if line[:1].isspace() or (":" not in line and "：" not in line):
        return False
    block = _block(lines, at)
    if block is None or "from" not in block.fields:
        return False
    stands_apart = at == 0 or not lines[at - 1].strip()
    return len(block.fields) >= 3 or (len(block.fields) == 2 and "date" in block.fields and stands_apart)


def _block(lines: Sequence[str], at: int) -> Block | None:
    """The header lines that begin here; of a label that comes again the first counts."""
    fields: dict[str, str] = {}
    start, last, blanks = at, "", 0
    while at < min(len(lines), start + HEADERS):
        line = _unquoted(lines[at])
        label, value = _labelled(line)
        if label and label not in fields:
            fields[label], last, blanks = value, label, 0
        elif not line:
            following = _labelled(_unquoted(lines[at + 1]))[0] if at + 1 < len(lines) else ""
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


def _signed(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """The text and the signature under it, by the mark, the telephone's line or the greeting it begins with."""
    marked = next((at for at, line in enumerate(lines) if SIGNED in line), len(lines))
    ruled = next(
        (at for at, line in enumerate(lines[:marked]) if re.fullmatch(r"\s*[-_—–]{2,} *", line)), marked
    )
    at = ruled if ruled < len(lines) else min(_device(lines), _named(lines))
    at = at if at < len(lines) else _closing(lines)
    if not any(_stripped(lines[:at])):
        return list(lines), []
    return list(lines[:at]), list(lines[at:])


def _named(lines: Sequence[str]) -> int:
    """Where "-Jan" or "/Jan" stands as the last line."""
    at = len(lines) - 1
    is_name = at > 0 and re.fullmatch(r"\s*[-/–—~] ?[^\W\d_][\w.' -]{0,30}", lines[at]) is not None
    return at if is_name and not re.match(r"\s*[-/–—~]", lines[at - 1]) else len(lines)


def _device(lines: Sequence[str]) -> int:
    """Where the line of a telephone, or the small print, begins."""
    for at in range(max(0, len(lines) - SIGNATURE * 2), len(lines)):
        if _words.DEVICE_LINE.match(lines[at].strip()) and len(lines[at]) < 120:
            return at
    return len(lines)


def _closing(lines: Sequence[str]) -> int:
    """Where a greeting begins with at most a few short lines behind it."""
    filled = [at for at, line in enumerate(lines) if line.strip()]
    for at in reversed(filled[-SIGNATURE:]):
        rest = [line for line in lines[at + 1 :] if line.strip()]
        if (
            at != filled[0]
            and _words.CLOSING_LINE.match(lines[at].strip())
            and all(len(line) < 90 for line in rest)
        ):
            return at
    return len(lines)


def _plain(text: str) -> str:
    """Without the marks of pages."""
    return text.replace(CITED, "").replace(SIGNED, "").strip()


def _unquoted(line: str) -> str:
    return _plain(line[:WIDTH]).lstrip("> \u00a0\t").strip("*_ \t\u00a0\u200f")


def _after_blanks(lines: Sequence[str], at: int) -> int:
    end = min(len(lines), at + BLANKS)
    while at < end and not _plain(lines[at]).strip("> \t\u00a0"):
        at += 1
    return at


def _stripped(lines: Sequence[str]) -> list[str]:
    filled = [at for at, line in enumerate(lines) if line.strip()]
    return list(lines[filled[0] : filled[-1] + 1]) if filled else []

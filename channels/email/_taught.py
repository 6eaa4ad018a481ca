"""Mails that the owner has shown how to read: where in them the name, the number, the message stand.

A layout is plain data: of each field the words before and after it in the mail it was shown in. Words with digits in
them stand for any such word, and lines may be broken elsewhere.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from channels.forms._fields import address, has_digits
from channels.forms._form import Filled
from channels.message import Claim

FIELDS = "name", "phone", "email", "message"
WORDS = 4  # on each side that tell a place
LONGEST = 200  # characters of a value on one line

Layout = Mapping[str, Any]


def learned(text: str, sender: str, shown: Mapping[str, str]) -> Layout:
    """The layout of a mail in which these values stand. Raises LookupError for one that does not stand there."""
    spans = sorted((*_span(text, name, value), name) for name, value in shown.items() if value.strip())
    if not {"phone", "email"} & {name for _, _, name in spans} and "message" not in shown:
        raise LookupError("show at least a number, an address or a message")
    fields = []
    for number, (start, end, name) in enumerate(spans):
        low = spans[number - 1][1] if number else 0
        high = spans[number + 1][0] if number + 1 < len(spans) else len(text)
        fields.append([name, _words_before(text[low:start]), _words_after(text[end:high])])
    return {"sender": sender.lower(), "fields": fields}


def layouts(setting: str) -> list[Layout]:
    """Raises ValueError for what no teaching has written."""
    return list(json.loads(setting)) if setting.strip() else []


def of_sender(setting: str, sender: str) -> list[Layout]:
    return [one for one in layouts(setting) if one["sender"] == sender.lower()]


def read(text: str, layout: Layout) -> Filled | None:
    """What a mail says by its layout; None where it has another one by now."""
    found = dict(_found(text, layout))
    if len(found) < len(layout["fields"]) or not all(_fits(name, value) for name, value in found.items()):
        return None
    claims = [Claim(kind, found[kind]) for kind in ("phone", "email") if found.get(kind)]
    if not claims and not found.get("message"):
        return None
    return Filled(found.get("name", ""), tuple(claims), found.get("message", ""), {}, "", False)


def _span(text: str, name: str, value: str) -> tuple[int, int]:
    found = re.search(r"\s+".join(map(re.escape, value.split())), text)
    if found is None:
        raise LookupError(f"the {name} {value!r} does not stand in this mail's text")
    return found.span()


def _words_before(text: str) -> list[str]:
    """Those on the value's own line; where it begins its line, those on the line above."""
    filled = [line for line in text.split("\n") if line.strip()]
    return filled[-1].split()[-WORDS:] if filled else []


def _words_after(text: str) -> list[str]:
    filled = [line for line in text.split("\n") if line.strip()]
    return filled[0].split()[:WORDS] if filled else []


def _found(text: str, layout: Layout) -> Iterator[tuple[str, str]]:
    """(field, value) of each, as long as its words stand there, in their order."""
    at = 0
    for name, before, after in layout["fields"]:
        begins = _pattern(before).search(text, at) if before else None
        if before and begins is None:
            return
        at = begins.end() if begins else at
        ends = _pattern(after).search(text, at) if after else None
        end = ends.start() if ends else -1 if after else len(text)
        if name != "message":
            end = _end_of_line(text, at, end)
        if end < 0:
            return
        yield name, _tidy(name, text[at:end])
        at = end


def _end_of_line(text: str, at: int, end: int) -> int:
    """A short value goes no further than its line, unless its line was broken before the words behind it."""
    start = at + len(text[at:]) - len(text[at:].lstrip())
    line = text.find("\n", start)
    line = len(text) if line < 0 else line
    is_near = 0 <= end - at <= LONGEST and ":" not in text[at:end]
    return end if is_near else min(line, at + LONGEST)


def _pattern(words: list[str]) -> re.Pattern[str]:
    alike = (r"\S{0,60}\d\S{0,60}" if re.search(r"\d", word) else re.escape(word) for word in words)
    return re.compile(r"(?<!\w)" + r"\s+".join(alike) + r"(?!\w)" if words else "")


def _tidy(name: str, value: str) -> str:
    lines = [line.strip() for line in value.strip().split("\n")]
    return "\n".join(lines) if name == "message" else " ".join(" ".join(lines).split())


def _fits(name: str, value: str) -> bool:
    """Nothing may be filled in; but what is must be such a thing."""
    if name == "phone":
        return not value or has_digits(value)
    if name == "email":
        return not value or bool(address(value))
    return name == "message" or (len(value) <= 100 and "@" not in value)

"""Where a mail's signature begins: its mark, the telephone's line, the greeting, the small print."""

import re
from collections.abc import Sequence

from channels.email import _words
from channels.email._html import SIGNED
from channels.email._lines import stripped

SIGNATURE = 12  # lines of a signature that begins with a greeting


def signed(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """The text and the signature under it, by the mark, the telephone's line or the greeting it begins with."""
    marked = next((at for at, line in enumerate(lines) if SIGNED in line), len(lines))
    ruled = next(
        (at for at, line in enumerate(lines[:marked]) if re.fullmatch(r"\s*[-_—–]{2,} *", line)), marked
    )
    at = ruled if ruled < len(lines) else min(_device(lines), _named(lines))
    at = at if at < len(lines) else _closing(lines)
    if not any(stripped(lines[:at])):
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

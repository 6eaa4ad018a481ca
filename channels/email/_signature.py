"""Where a mail's signature begins: its mark, the telephone's line, the greeting, the small print."""

import re
from collections.abc import Sequence

from channels.email import _words
from channels.email._html import SIGNED
from channels.email._lines import stripped

SIGNATURE = 12  # lines of a signature that begins with a greeting
FOOTER = 12  # lines of a list's footer
PARAGRAPHS = 10  # at the end, that small print is looked for in
SMALL = 100  # characters of the shortest small print


def without_footer(lines: Sequence[str]) -> list[str]:
    """Without what a list put under a mail that came through it."""
    for at in range(max(0, len(lines) - FOOTER), len(lines)):
        if re.fullmatch(r"\s*[-_—–=*~]{2,}\s*", lines[at]):
            under = "\n".join(lines[at + 1 :])
            if _words.FOOTER.search(under) and any(stripped(lines[:at])):
                return list(lines[:at])
    return list(lines)


def without_small_print(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """The text, and from where a paragraph says who may read the mail, or in which court its firm is registered."""
    begins = [at for at in range(1, len(lines)) if lines[at].strip() and not lines[at - 1].strip()]
    for at in begins[-PARAGRAPHS:]:
        end = next((end for end in range(at, len(lines)) if not lines[end].strip()), len(lines))
        words = " ".join(lines[at:end])[:5_000]
        if len(words) > SMALL and len({found[0].lower() for found in _words.SMALL_PRINT.finditer(words)}) > 1:
            return list(lines[:at]), list(lines[at:])
    return list(lines), []


def signed(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """The text and the signature under it, by the mark, the telephone's line or the greeting it begins with."""
    marked = next((at for at, line in enumerate(lines) if SIGNED in line), len(lines))
    ruled = next((at for at in range(marked) if _is_ruled(lines, at)), marked)
    at = ruled if ruled < len(lines) else min(_device(lines), _named(lines))
    at = at if at < len(lines) else _closing(lines)
    if not any(stripped(lines[:at])):
        return list(lines), []
    return list(lines[:at]), list(lines[at:])


def _is_ruled(lines: Sequence[str], at: int) -> bool:
    """Whether a stroke begins a signature: "-- " always, a longer one where little stands under it."""
    if not re.fullmatch(r"\s*[-_—–]{2,} *", lines[at]):
        return False
    under = [line for line in lines[at + 1 :] if line.strip()]
    return len(lines[at].strip()) <= 3 or len(under) <= SIGNATURE


def _named(lines: Sequence[str]) -> int:
    """Where "-Jan" or "/Jan" stands as the last line."""
    at = len(lines) - 1
    is_name = at > 0 and re.fullmatch(r"\s*[-/–—~] ?[^\W\d_][\w.' -]{0,30}", lines[at]) is not None
    return at if is_name and not re.match(r"\s*[-/–—~]", lines[at - 1]) else len(lines)


def _device(lines: Sequence[str]) -> int:
    """Where the line of a telephone, or the small print, begins."""
    for at in range(max(0, len(lines) - SIGNATURE * 2), len(lines)):
        line = lines[at].strip()
        stands_alone = (
            at + 1 == len(lines) or not lines[at + 1].strip() or at == 0 or not lines[at - 1].strip()
        )
        if len(line) < 160 and (
            _words.says_device(line) or (stands_alone and _words.ADVERT_LINE.match(line))
        ):
            return at
    return len(lines)


def _closing(lines: Sequence[str]) -> int:
    """Where a greeting begins with at most a few short lines behind it."""
    filled = [at for at, line in enumerate(lines) if line.strip()]
    for at in reversed(filled[-SIGNATURE:]):
        rest = [line for line in lines[at + 1 :] if line.strip()]
        if at != filled[0] and _words.closes(lines[at].strip()) and all(len(line) < 90 for line in rest):
            return at
    return len(lines)

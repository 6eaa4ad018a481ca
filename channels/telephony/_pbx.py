"""What telephone systems have in common: hang-up codes, times, values in words, callers with a name."""

import json
import re
from collections.abc import Mapping
from datetime import datetime

from channels import elements
from channels.numbers import INTERNAL
from channels.telephony._call import ENDED, TALKING, outcome

# How a call ended, by its number: ITU-T Q.850 causes below 128, SIP answers (RFC 3261, 21) above.
CODES = {
    "answered": "16 31 200",
    "busy": "17 21 486 600 603",
    "missed": "18 19 26 102 304 408 480 487",
    "failed": "1 2 3 4 5 6 20 22 23 25 27 28 29 34 38 41 42 44 47 50 52 54 55 57 58 63 65 66 69 79 81 88 90 96 97 98 99 "
    "111 127 402 403 404 410 423 484 488 500 501 502 503 504",
}
SHOWN = re.compile(r'\s*"?(.*?)"?\s*<([^<>]*)>\s*')  # "Jan Nowak" <48600123456>

_codes = {code: ended for ended, codes in CODES.items() for code in codes.split()}


def ended(word: str) -> str:
    """The outcome that a provider's word or number for the end of a call stands for; empty for one that tells none."""
    said = _codes.get(word.strip().partition("-")[0]) or outcome(word)
    return {"talking": "answered", "ringing": "missed"}.get(said, said)


def from_outside(is_inbound: bool, client: str) -> bool:
    """Whether a call comes from outside. One between our own phones is as one of ours: it makes no lead."""
    return is_inbound and not 0 < sum(letter.isdigit() for letter in client) <= INTERNAL


def leg_rank(outcome: str) -> int:
    """How far the end of one leg of a call is: one that nobody took does not undo one that was answered."""
    return ENDED if outcome == "answered" else TALKING


def caller(raw: str) -> tuple[str, str]:
    """Who is shown as "Jan Nowak" <48600123456>, as name and number; a bare number has no name."""
    shown = SHOWN.fullmatch(raw)
    name, number = (shown[1], shown[2]) if shown else ("", raw)
    return "" if name.strip("+").isdigit() else name, number


def when(text: object) -> datetime | None:
    """A time as telephone systems are set to write it; None for a form one cannot be sure of."""
    try:
        return elements.when(text)
    except (ValueError, OverflowError, OSError):
        return None


def text(value: object) -> str:
    """Any value in words: a list as its elements, nothing as nothing."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(text, value)))
    if value is None or isinstance(value, bool):
        return str(value).lower() if value else ""
    return json.dumps(value, ensure_ascii=False) if isinstance(value, Mapping) else str(value).strip()

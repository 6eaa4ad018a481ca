"""What telephone systems have in common: their fields in whatever form, hang-up codes, times, callers with a name."""

import json
import re
from base64 import b64encode
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from channels.elements import moment
from channels.message import Delivery
from channels.signature import same
from channels.telephony._call import ENDED, INTERNAL, TALKING, outcome

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


def international(raw: str, longest: int = 11) -> str:
    """A number of more digits than any country's own has its country in front, if only the plus is missing."""
    return f"+{raw}" if raw.isdigit() and len(raw) > longest and not raw.startswith("0") else raw


def is_own(raw: str, numbers: str) -> bool:
    """Whether it is one of these, comma-separated, however either is written."""
    return _last(raw) != "" and _last(raw) in map(_last, numbers.split(","))


def _last(raw: str) -> str:
    """The digits by which a number is itself with and without its country."""
    return "".join(letter for letter in raw if letter.isdigit())[-9:]


def when(text: object) -> datetime | None:
    """ISO 8601, or seconds or milliseconds since 1970; None for a form one cannot be sure of."""
    said = str(text or "").strip()
    try:
        return moment(said) if said.replace(".", "", 1).isdigit() else datetime.fromisoformat(said)
    except (ValueError, OverflowError, OSError):
        return None


def seconds(text: object) -> str:
    """A length as whole seconds, whether it is told as 75, 75.0 or 00:01:15; empty for any other form."""
    said = str("" if text is None else text).strip()
    if re.fullmatch(r"\d+(\.\d+)?", said):
        return said.partition(".")[0]
    if not re.fullmatch(r"\d+(:\d\d){1,2}(\.\d+)?", said):
        return ""
    length = 0
    for part in said.partition(".")[0].split(":"):
        length = length * 60 + int(part)
    return str(length)


def sent(delivery: Delivery) -> Any:
    """JSON as it is; a form, or the address's query, as an object. Of a repeated name all values, as a list."""
    kind = delivery.headers.get("content-type", "")
    if "json" in kind or delivery.body.lstrip()[:1] in (b"{", b"["):
        return delivery.json()
    pairs = delivery.form() if delivery.body else list(delivery.query().items())
    told: dict[str, Any] = {}
    for name, value in pairs:
        told.setdefault(name.removesuffix("[]"), []).append(value)
    return {name: values[0] if len(values) == 1 else values for name, values in told.items()}


def text(value: object) -> str:
    """Any value in words: a list as its elements, nothing as nothing."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(text, value)))
    if value is None or isinstance(value, bool):
        return str(value).lower() if value else ""
    return json.dumps(value, ensure_ascii=False) if isinstance(value, Mapping) else str(value).strip()


def basic(user: str, password: str) -> str:
    """The header of HTTP Basic (RFC 7617)."""
    return f"Basic {b64encode(f'{user}:{password}'.encode()).decode()}"


def signed_in(delivery: Delivery, user: str, password: str) -> bool:
    return bool(password) and same(basic(user, password), delivery.headers.get("authorization", ""))

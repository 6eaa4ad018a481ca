"""Telephone numbers as providers write them, and whose they are."""

import re

from channels.message import Claim

INTERNAL = 5  # digits of the longest extension
# Digits of the longest number without its country that a provider writes: short codes alone; also those of the
# firm's own country, such as Poland's; also those of any country.
SHORT, NATIONAL, LONGEST = 6, 9, 11
# Callers who hide their number, as providers write it in its place.
HIDDEN = set(
    (
        "anonymous restricted unavailable unknown private withheld blocked hidden anonim anonymousinvalid "
        "266696687 7378742833 2562533 8656696 464"
    ).split()
)


def number(raw: str) -> str:
    """Of sip:+48...@host;tag=1 the number."""
    said = raw.strip()
    bare = said.partition(":")[2] if said.lower().startswith(("sip:", "tel:", "sips:")) else said
    return bare.partition("@")[0].partition(";")[0]


def international(raw: object, longest: int = SHORT) -> str:
    """With its plus, for providers that leave it out: what has more digits than the longest number that they write
    without its country has its country in front."""
    said = number(str(raw or ""))
    is_whole = said.isascii() and said.isdigit() and len(said) > longest and said[0] != "0"
    return f"+{said}" if is_whole else said


def is_own(raw: str, *told: str) -> bool:
    """Whether it is one of the numbers that the owner wrote there, either with or without its country."""
    digits = _bare(re.sub(r"\D", "", number(raw)))
    known = re.findall(r"\d+", re.sub(r"[\s().-]", "", " ".join(f"{text}," for text in told)))
    return any(_is_same(*sorted((digits, _bare(one)), key=len)) for one in known)


def _bare(digits: str) -> str:
    return digits.lstrip("0")


def _is_same(shorter: str, longer: str) -> bool:
    return len(shorter) > INTERNAL and (
        longer.endswith(shorter) if len(shorter) > SHORT else longer == shorter
    )


def claims(raw: str) -> tuple[Claim, ...]:
    """Who calls; nobody for hidden and internal numbers, and for names in place of one."""
    said = number(raw)
    digits = sum(letter.isdigit() for letter in said)
    is_named = any(letter.isalpha() for letter in said)
    is_hidden = "".join(letter for letter in said.lower() if letter.isalnum()) in HIDDEN
    return () if is_hidden or is_named or digits <= INTERNAL else (Claim("phone", said, proven=True),)

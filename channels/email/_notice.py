"""What a site's form or a portal tells in a mail: lines such as "Telephone: 600 123 456"."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from channels.forms._fields import meaning
from channels.message import Claim, ClaimKind

LINES = 400  # that are looked at
LABEL = 60  # characters of the longest label
CLAIMED: dict[str, ClaimKind] = {"email": "email", "phone": "phone", "website": "website", "taxid": "taxid"}
PERSONAL = {"name", "first_name", "last_name", "email", "phone", "text"}

_marks = re.compile(r"[*_>|•\u00a0]+")
_address = re.compile(r"[^\s<>()\"',;:]+@[^\s<>()\"',;:]+\.\w{2,}")


class Notice(NamedTuple):
    """Somebody, as a form tells of them."""

    name: str
    claims: tuple[Claim, ...]
    text: str
    fields: Mapping[str, str]  # what is none of these, as it is labelled


def notice(text: str) -> Notice | None:
    """None for a text that does not tell how somebody can be reached, and at least one thing more."""
    pairs = list(_labelled(text.splitlines()[:LINES]))
    known: dict[str, str] = {}
    for label, value in pairs:
        field = meaning(label)
        if field in PERSONAL or field in CLAIMED:
            known.setdefault(field or "", value)
    if "email" in known:
        found = _address.search(known["email"])
        known["email"] = found[0] if found else ""
    if not (known.get("email") or known.get("phone")) or len(known) < 2:
        return None
    name = known.get("name") or " ".join(filter(None, (known.get("first_name"), known.get("last_name"))))
    claims = tuple(Claim(kind, known[field]) for field, kind in CLAIMED.items() if known.get(field))
    rest = {label: value for label, value in pairs if meaning(label) not in (*PERSONAL, *CLAIMED)}
    return Notice(name, claims, known.get("text", ""), rest)


def _labelled(lines: list[str]) -> Iterator[tuple[str, str]]:
    """(label, value) of each; a value may stand on the lines after its label, a message over many."""
    label = ""
    value: list[str] = []
    for raw in lines:
        line = _marks.sub(" ", raw).strip()
        head, colon, tail = line.partition(":")
        is_label = bool(colon) and 0 < len(head) <= LABEL and not tail.startswith("//")
        is_bare = not colon and len(line) <= LABEL and meaning(line) in PERSONAL
        if (is_label and (meaning(head) or meaning(label) != "text")) or is_bare:
            if label and value:
                yield label, "\n".join(value).strip()
            label, value = (head.strip(), [tail.strip()] if tail.strip() else []) if is_label else (line, [])
        elif re.fullmatch(r"[-_=]{2,}", line):
            if label and value:
                yield label, "\n".join(value).strip()
            label, value = "", []
        elif label and (line or meaning(label) == "text") and (meaning(label) == "text" or not value):
            value.append(line)
    if label and value:
        yield label, "\n".join(value).strip()

"""What a site's form or a portal tells in a mail: lines such as "Telephone: 600 123 456"."""

import re
from collections.abc import Iterator

from channels.forms._fields import meaning, told
from channels.forms._form import Field, Filled, filled

LINES = 400  # that are looked at
LABEL = 60  # characters of the longest label
PERSONAL = {"name", "first_name", "last_name", "email", "phone", "text"}

_marks = re.compile(r"[*_>|•\u00a0]+")


def notice(text: str) -> Filled | None:
    """None for a text that does not tell how somebody can be reached, and at least one thing more."""
    fields = [Field(*pair) for pair in _labelled(text.splitlines()[:LINES])]
    meant = {told(*field) for field in fields} & PERSONAL
    return filled(fields) if meant & {"email", "phone"} and len(meant) >= 2 else None


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

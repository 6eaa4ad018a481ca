"""What a message holds, in words, whichever network it came by."""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from channels.forms._form import Field, filled, flat
from channels.message import Claim

SCREEN = re.compile(r"^screen_\d+_|_\d+$")  # what WhatsApp's Flow builder adds to a field's name


class Content(NamedTuple):
    text: str = ""
    fields: Mapping[str, str] = {}
    claims: tuple[Claim, ...] = ()  # what the sender typed into a form
    name: str = ""


def typed(answers: Any) -> Content:
    """A form that was filled in inside the chat."""
    said = filled(Field(SCREEN.sub("", field.label), field.value, field.type) for field in flat(answers))
    lines = [f"{label}: {value}" for label, value in said.fields.items()]
    return Content(said.text or "\n".join(lines), said.fields, said.claims, said.name)

"""Answers under ids, and what was asked beside them: each answer gets its question's title."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from channels.forms._form import DEPTH, VALUE, Field, flat, inner_json

ID = "id", "ref", "key", "name", "uid", "uuid", "field_id", "question_id"
TITLE = "title", "label", "question", "question_title", "text"


def titled(sent: Any) -> Iterator[Field]:
    """Every field of it; where an answer has nothing but an id, with the title that is told of that id."""
    titles = dict(_definitions(sent))
    used = titles.keys() & {_last(field.label) for field in flat(sent)} if titles else set()
    for field in flat(_pruned(sent, used)) if used else flat(sent):
        title = titles.get(_last(field.label), "")
        yield field._replace(label=title) if title else field


def _definitions(value: Any, depth: int = 0) -> Iterator[tuple[str, str]]:
    """What is described and has no answer in it."""
    value = inner_json(value) if isinstance(value, str) else value
    if depth > DEPTH or not isinstance(value, Mapping | list):
        return
    if isinstance(value, Mapping):
        id, title = _id(value)
        if id and title:
            yield id, title
    for one in value.values() if isinstance(value, Mapping) else value:
        yield from _definitions(one, depth + 1)


def _id(value: Mapping[str, Any]) -> tuple[str, str]:
    plain = {re.sub(r"(?<=[a-z])(?=[A-Z])", "_", str(name)).lower(): one for name, one in value.items()}
    if plain.keys() & set(VALUE):
        return "", ""
    id = next((str(plain[word]) for word in ID if isinstance(plain.get(word), str | int)), "")
    return id, next((plain[word] for word in TITLE if isinstance(plain.get(word), str)), "")


def _pruned(value: Any, used: set[str], depth: int = 0) -> Any:
    """Without the questions that have been used."""
    value = inner_json(value) if isinstance(value, str) else value
    if depth > DEPTH or not isinstance(value, Mapping | list):
        return value
    if isinstance(value, list):
        return [_pruned(one, used, depth + 1) for one in value if not _is_used(one, used)]
    return {name: _pruned(one, used, depth + 1) for name, one in value.items() if not _is_used(one, used)}


def _is_used(value: Any, used: set[str]) -> bool:
    return isinstance(value, Mapping) and _id(value)[0] in used


def _last(label: str) -> str:
    return label.rpartition(".")[2]

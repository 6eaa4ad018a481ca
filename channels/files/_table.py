"""Rows of text to messages: where the table begins, and what a row says."""

import io
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any, BinaryIO

from channels.files._columns import SAMPLE, by_name, exported, is_data, meant
from channels.files._plan import BadFile, Plan, Row, distinct
from channels.files._values import addresses, bare, comes_day_first, is_yes, moment, numbers, parts, starred
from channels.message import Claim, Delivery, Message, digest

TITLES = 40  # rows within which the table begins
WIDEST = 1_000  # columns
AT_ONCE = 20_000  # rows of a file that comes as one delivery
SINGLE = (
    "job_title",
    "subject",
    "status",
    "source",
    "owner",
    "birthday",
    "street",
    "city",
    "postcode",
    "region",
    "country",
)
NAMED = "name", "first_name", "last_name"
REACHES: dict[str, Callable[[str], list[str]]] = {
    "email": addresses,
    "phone": numbers,
    "website": parts,
    "taxid": parts,
}
Told = tuple[str, str, str]  # a column, what it means, what stands there
SAID_ELSEWHERE = frozenset(("text", "created", "id", "-", "label"))


def planned(plan: Plan, rows: Iterable[Row], day_first: bool = True) -> Plan:
    """The plan with where the table begins and what its columns mean, by its first rows."""
    first = list(islice(rows, TITLES + SAMPLE))
    if not first:
        raise BadFile("there is nothing in it")
    at = _header(first[:TITLES])
    width = max(_width(row.cells) for row in first)
    names = first[at].cells[:width] if at is not None else []
    columns = distinct([*map(bare, names), *[""] * (width - len(names))])
    data = [[bare(cell) for cell in row.cells] for row in first[0 if at is None else at + 1 :]]
    system = exported(columns)
    fields = meant(columns, data)
    dates = [row[place] for row in data for place in _places(fields, "created") if place < len(row)]
    return replace(
        plan,
        columns=columns,
        fields=fields,
        export=system.system if system else "",
        are_leads=system is not None and system.are_leads,
        header=0 if at is None else first[at].number,
        day_first=comes_day_first(dates, unless_told=day_first),
    )


def below(plan: Plan, rows: Iterable[Row]) -> Iterator[Row]:
    """The rows under the names of the columns; not those names again, where files were put together."""
    names = [cell.strip() for cell in plan.columns]
    for row in rows:
        if row.number > plan.header and [cell.strip() for cell in row.cells] != names:
            if len(row.cells) > WIDEST:
                raise BadFile(f"row {row.number} has {len(row.cells)} columns; that is no list of contacts")
            yield row


def chunk(plan: Plan, rows: Sequence[Row]) -> bytes:
    """Some rows with all that is needed to understand them."""
    said = {
        "columns": plan.columns,
        "fields": plan.fields,
        "export": plan.export,
        "day_first": plan.day_first,
    }
    return json.dumps({**said, "rows": rows}, ensure_ascii=False).encode()


def unpacked(adapter: str, body: bytes) -> tuple[Plan, Iterable[Row]] | None:
    """A chunk's plan and rows; None for what is no chunk. Raises ValueError for one that is damaged."""
    if not body.startswith(b'{"columns": '):
        return None
    said: Any = json.loads(body)
    columns, fields = map(str, said["columns"]), map(str, said["fields"])
    known = Plan(adapter=adapter, columns=tuple(columns), fields=tuple(fields), export=str(said["export"]))
    rows = [Row(int(number), [str(cell) for cell in cells]) for number, cells in said["rows"]]
    return replace(known, day_first=bool(said["day_first"])), rows


def message(plan: Plan, row: Row, rank: int = 0) -> Message:
    """What a row says of whom; one that names and reaches nobody is kept with nobody's name on it."""
    cells = [bare(cell) for cell in row.cells]
    more = len(cells) - len(plan.columns)
    columns = distinct([*plan.columns, *[""] * more]) if more > 0 else plan.columns
    told = list(zip(columns, [*plan.fields, *[""] * max(0, more)], cells, strict=False))
    values = _values(told)
    claims, name = tuple(_claims(values)), _name(values)
    id = next(iter(values.get("id", ())), "")
    key = f"{plan.export or 'row'} {id}" if id else digest(row.number, *row.cells)
    if not claims and not name:
        return Message(key=key, kind="other", rank=rank, text="\n".join(filter(None, cells)))
    return Message(
        key=key,
        kind="form",
        claims=claims,
        rank=rank,
        at=next((at for cell in values.get("created", ()) if (at := moment(cell, plan.day_first))), None),
        name=name,
        text="\n".join(values.get("text", ())),
        fields=_kept(told, name),
    )


def _header(rows: Sequence[Row]) -> int | None:
    """Which of the first rows names the columns; None where none does and the first is data already."""
    filled = [[cell for cell in map(bare, row.cells) if cell] for row in rows]
    width = max(map(len, filled))
    scores = [sum(bool(by_name(cell)) for cell in cells) for cells in filled]
    best = max(range(len(rows)), key=lambda at: (scores[at] if _can_name(filled[at], width) else -1, -at))
    if scores[best] > 0 and _can_name(filled[best], width):
        return best
    whole = next(at for at, cells in enumerate(filled) if len(cells) * 2 > width or len(cells) == width)
    below = filled[whole + 1 :]
    is_told_apart = len(set(filled[whole])) == len(filled[whole]) and any(
        is_data(cell) for cells in below for cell in cells
    )
    return whole if is_told_apart and _can_name(filled[whole], width) else None


def _width(cells: Sequence[str]) -> int:
    """Up to the last cell that says something."""
    return max((place for place, cell in enumerate(cells, start=1) if cell.strip()), default=0)


def _can_name(cells: Sequence[str], width: int) -> bool:
    is_whole = len(cells) * 3 >= width and len(cells) > (width > 1)
    return is_whole and not any(is_data(cell) or cell.isdigit() or len(cell) > 200 for cell in cells)


def _places(fields: Sequence[str], field: str) -> list[int]:
    return [place for place, one in enumerate(fields) if one == field]


def _values(told: Iterable[Told]) -> dict[str, list[str]]:
    values: dict[str, list[str]] = {}
    for _, field, cell in told:
        if field and cell:
            values.setdefault(field, []).append(cell)
    return values


def _claims(values: dict[str, list[str]]) -> Iterator[Claim]:
    for address in dict.fromkeys(found for cell in values.get("email", ()) for found in addresses(cell)):
        yield Claim("email", address)
    for number in dict.fromkeys(found for cell in values.get("phone", ()) for found in numbers(cell)):
        yield Claim("phone", number)
    for site in dict.fromkeys(found for cell in values.get("website", ()) for found in parts(cell)):
        yield Claim("website", site)
    for number in dict.fromkeys(values.get("taxid", ())):
        yield Claim("taxid", number)


def _name(values: dict[str, list[str]]) -> str:
    """The person; where the row is of a firm alone, the firm."""
    whole, first, last = (" ".join(next(iter(values.get(field, ())), "").split()) for field in NAMED)
    if first and last and last.casefold() not in first.casefold().split():
        return f"{first} {last}"
    others = (next(iter(values.get(field, ())), "") for field in ("nickname", "company"))
    return whole or first or last or next(filter(None, others), "")


def _kept(told: Sequence[Told], name: str) -> dict[str, str]:
    """Known things under their names, all else under the column's own; nothing that is said elsewhere already."""
    kept: dict[str, str] = {}
    columns = Counter(field for _, field, _ in told)
    label = ""
    for place, (column, field, cell) in enumerate(told):
        if field == "label":
            is_of_next = place + 1 < len(told) and told[place + 1][1] in REACHES
            label = starred(cell) if is_of_next else ""
            kept |= {column: starred(cell)} if cell and not is_of_next else {}
            continue
        if cell and field not in SAID_ELSEWHERE and not _is_in(field, cell, name):
            kept |= _field(column, field, cell, label, kept, is_only=columns[field] == 1)
        label = ""
    if any(field == "is_company" and is_yes(cell) for _, field, cell in told):
        kept.setdefault("company", name)
    return kept


def _is_in(field: str, cell: str, name: str) -> bool:
    return field in (*NAMED, "nickname") and cell.casefold() in name.casefold()


def _field(
    column: str, field: str, cell: str, label: str, kept: dict[str, str], is_only: bool
) -> dict[str, str]:
    if field in ("company", "tags"):
        before = kept.get(field, "")
        values = [starred(one) for one in cell.split(" ::: ")] if field == "tags" else [cell]
        values = [one for one in values if one not in ("", before, "myContacts")]
        return {field: ", ".join(filter(None, (before, *values)))} if values else {}
    if field in SINGLE and field not in kept:
        return {field: cell}
    if field in REACHES and is_only and not label and REACHES[field](cell):
        return {}  # of several columns the name tells which number is which
    return {f"{field} ({label})" if label else column: cell}


def said(
    adapter: str,
    delivery: Delivery,
    look: Callable[[BinaryIO], Plan],
    rows: Callable[[BinaryIO, Plan], Iterator[Row]],
    most: int,
    message: Callable[[Plan, Row, int], Message] = message,
) -> Iterator[Message]:
    """The messages of a delivery: some rows as the importer cut them, or a whole file that is not too long for one."""
    file = io.BytesIO(delivery.body)
    plan, found = unpacked(adapter, delivery.body) or _whole(file, look, rows)
    rank = ranked(delivery)
    seen: set[str] = set()
    for count, row in enumerate(found, start=1):
        if count > most:
            raise BadFile(f"it has more than {most} rows: import it by `leadinlet import`")
        one = message(plan, row, rank)
        if one.key not in seen:  # the first of those that say they are the same
            seen.add(one.key)
            yield one


def _whole(
    file: BinaryIO, look: Callable[[BinaryIO], Plan], rows: Callable[[BinaryIO, Plan], Iterator[Row]]
) -> tuple[Plan, Iterable[Row]]:
    plan = look(file)
    return plan, rows(file, plan)


def ranked(delivery: Delivery) -> int:
    """Which of the files that were imported into the channel it is from: later ones know better."""
    given = delivery.query().get("file", "0")
    return min(int(given), 999) if given.isdecimal() else 0

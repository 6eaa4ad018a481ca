"""Rows of text to messages: where the table begins, and what a row says."""

import io
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any, BinaryIO, NamedTuple

from channels.files._columns import FAX, SAMPLE, by_name, exported, is_data, meant
from channels.files._countries import dialled
from channels.files._plan import BadFile, Plan, Row, distinct
from channels.files._values import addresses, bare, comes_day_first, is_yes, moment, numbers, parts, starred
from channels.forms._form import full_name
from channels.message import Claim, Delivery, Message, digest, fold

TITLES = 40  # rows within which the table begins
WIDEST = 1_000  # columns
AT_ONCE = 2_000  # rows of a file that comes as one delivery, which is one transaction
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
NAMED = "name", "first_name", "last_name", "nickname"
REACHES: dict[str, Callable[[str], list[str]]] = {
    "email": addresses,
    "phone": numbers,
    "website": parts,
    "taxid": parts,
}
SAID_ELSEWHERE = frozenset(("text", "created", "id", "-"))


class Told(NamedTuple):
    column: str
    label: str  # which kind of number it is, where another column says so
    field: str
    cell: str


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
    for row in rows:
        if row.number > plan.header and not _is_header(plan, row):
            if len(row.cells) > WIDEST:
                raise BadFile(f"row {row.number} has {len(row.cells)} columns; that is no list of contacts")
            yield row


def _is_header(plan: Plan, row: Row) -> bool:
    pairs = [
        (cell.strip(), name) for cell, name in zip(row.cells, plan.columns, strict=False) if cell.strip()
    ]
    return len(pairs) > 1 and plan.header > 0 and all(cell == name for cell, name in pairs)


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
    told = _told(plan, [bare(cell) for cell in row.cells])
    values = _values(told)
    claims, name = tuple(_claims(values)), _name(values)
    id = next(iter(values.get("id", ())), "")
    key = f"{plan.export or 'row'} {id}" if id else digest(row.number, *row.cells)
    if not claims and not name:
        return Message(key=key, kind="other", rank=rank, text="\n".join(cell for *_, cell in told if cell))
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


def _told(plan: Plan, cells: Sequence[str]) -> list[Told]:
    """Each cell with its column; what only says which kind the next one is of stands with that one."""
    more = len(cells) - len(plan.columns)
    columns = distinct([*plan.columns, *[""] * more]) if more > 0 else plan.columns
    told, label = [], ""
    for place, (column, cell) in enumerate(zip(columns, cells, strict=False)):
        field = plan.fields[place] if place < len(plan.fields) else ""
        after = plan.fields[place + 1] if place + 1 < len(plan.fields) else ""
        if field == "label" and after in REACHES:
            label = starred(cell)
            continue
        is_fax = field == "phone" and FAX.search(fold(label)) is not None
        told.append(Told(column, label, "fax" if is_fax else "" if field == "label" else field, cell))
        label = ""
    return told


def _values(told: Iterable[Told]) -> dict[str, list[str]]:
    values: dict[str, list[str]] = {}
    for one in told:
        if one.field and one.cell:
            values.setdefault(one.field, []).append(one.cell)
    return values


def _claims(values: dict[str, list[str]]) -> Iterator[Claim]:
    for address in dict.fromkeys(found for cell in values.get("email", ()) for found in addresses(cell)):
        yield Claim("email", address)
    country = next(iter(values.get("country", ())), "")
    for number in dict.fromkeys(found for cell in values.get("phone", ()) for found in numbers(cell)):
        yield Claim("phone", dialled(number, country))
    for site in dict.fromkeys(found for cell in values.get("website", ()) for found in parts(cell)):
        yield Claim("website", site)
    for number in dict.fromkeys(values.get("taxid", ())):
        yield Claim("taxid", number)


def _name(values: dict[str, list[str]]) -> str:
    """The person; where the row is of a firm alone, the firm."""
    whole, first, last = (" ".join(next(iter(values.get(field, ())), "").split()) for field in NAMED[:3])
    others = (next(iter(values.get(field, ())), "") for field in ("nickname", "company"))
    return full_name(whole, first, last) or next(filter(None, others), "")


def _kept(told: Sequence[Told], name: str) -> dict[str, str]:
    """Known things under their names, all else under the column's own; nothing that is said elsewhere already."""
    kept: dict[str, str] = {}
    columns = Counter(one.field for one in told)
    for one in told:
        is_said = one.field in SAID_ELSEWHERE or (
            one.field in NAMED and one.cell.casefold() in name.casefold()
        )
        if one.cell and not is_said:
            kept |= _field(one, kept, is_only=columns[one.field] == 1)
    if any(one.field == "is_company" and is_yes(one.cell) for one in told):
        kept.setdefault("company", name)
    return kept


def _field(one: Told, kept: dict[str, str], is_only: bool) -> dict[str, str]:
    if one.field in ("company", "tags"):
        before = kept.get(one.field, "")
        values = [starred(part) for part in one.cell.split(" ::: ")] if one.field == "tags" else [one.cell]
        values = [value for value in values if value not in ("", before, "myContacts")]
        return {one.field: ", ".join(filter(None, (before, *values)))} if values else {}
    if one.field in SINGLE and one.field not in kept:
        return {one.field: one.cell}
    if one.field in REACHES and is_only and not one.label and REACHES[one.field](one.cell):
        return {}  # of several columns the name tells which number is which
    return {f"{one.field} ({one.label})" if one.label else one.column: starred(one.cell)}


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

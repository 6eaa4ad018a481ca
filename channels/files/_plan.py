"""How a file is to be read: its form, its columns, and what each of them means."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

# What a column may mean; "" is a field of the file's own, kept under its name, "-" is left out.
FIELDS = (
    *("name", "first_name", "last_name", "nickname", "email", "phone", "fax", "website", "taxid"),
    *("company", "job_title", "text", "subject", "status", "source", "owner", "tags", "birthday"),
    *(
        "street",
        "city",
        "postcode",
        "region",
        "country",
        "consent",
        "id",
        "created",
        "is_company",
        "label",
        "-",
    ),
)


class BadFile(ValueError):
    """Not a file of the kind it is taken for, or too big a one; the text says what to do."""


class Row(NamedTuple):
    """A row of a table by its place in the file, from 1; of an address book a card as its only cell."""

    number: int
    cells: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    adapter: str
    columns: tuple[str, ...]
    fields: tuple[str, ...]  # of FIELDS, one for each column
    export: str = ""  # the system it was exported from, where its columns tell
    are_leads: bool = False  # whether that system calls them leads
    header: int = 0  # the row with the names of the columns; 0: none
    encoding: str = ""
    delimiter: str = ""
    escape: str = ""
    sheet: str = ""
    day_first: bool = True  # 03/04 is the third of April

    def mapped(self, given: Mapping[str, str]) -> "Plan":
        """With some columns meant otherwise. Raises BadFile for a column or a field there is none of."""
        fields = dict(zip(self.columns, self.fields, strict=True))
        for column, field in given.items():
            if column not in fields:
                raise BadFile(f"there is no column {column!r}; there are: {', '.join(self.columns)}")
            if field not in FIELDS and field:
                raise BadFile(f"{field!r} is nothing a column can mean; choose of: {', '.join(FIELDS)}")
            fields[column] = field
        return replace(self, fields=tuple(fields[column] for column in self.columns))


def distinct(columns: Iterable[str]) -> tuple[str, ...]:
    """Names of columns by which each can be told from the others; one without a name is called by its place."""
    seen: dict[str, int] = {}
    names = []
    for place, column in enumerate(columns, start=1):
        name = " ".join(column.split())[:200] or f"Column {place}"
        seen[name] = seen.get(name, 0) + 1
        names.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return tuple(names)

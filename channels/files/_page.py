"""Tables of web pages: what some systems export when they say Excel, Bitrix24 among them."""

import io
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import BinaryIO

from channels.files._plan import BadFile, Row
from channels.files._text import charset

PART = 64 << 10  # characters at a time
LONGEST = 32_767  # characters of a cell, as in Excel
WIDEST = 1_000  # columns


def is_page(file: BinaryIO) -> bool:
    file.seek(0)
    head = file.read(1024).lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return head.startswith((b"<html", b"<!doctype html", b"<table", b"<meta", b"<head"))


def rows(file: BinaryIO) -> Iterator[Row]:
    """Every row of every table in it; of a table in a table only the inner one's."""
    encoding = charset(file)
    file.seek(0)
    text = io.TextIOWrapper(file, encoding, "replace")
    reader = TableReader()
    try:
        while piece := text.read(PART):
            reader.feed(piece)
            yield from reader.taken()
        reader.close()
        yield from reader.taken()
    finally:
        text.detach()


class TableReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._rows, self._number = list[Row](), 0
        self._cells: list[str] | None = None
        self._parts: list[str] | None = None

    def taken(self) -> list[Row]:
        rows, self._rows = self._rows, []
        return rows

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self._end_row()
            self._cells = []
        elif tag in ("td", "th") and self._cells is not None:
            self._end_cell()
            self._parts = []
        elif tag == "br" and self._parts is not None:
            self._parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th"):
            self._end_cell()
        elif tag in ("tr", "table"):
            self._end_row()

    def handle_data(self, data: str) -> None:
        if self._parts is not None:
            self._parts.append(data)

    def _end_cell(self) -> None:
        if self._parts is not None and self._cells is not None:
            self._cells.append("".join(self._parts).strip()[:LONGEST])
            if len(self._cells) > WIDEST:
                raise BadFile(
                    f"row {self._number + 1} has more than {WIDEST} columns; that is no list of contacts"
                )
        self._parts = None

    def _end_row(self) -> None:
        self._end_cell()
        if self._cells:
            self._number += 1
            if any(self._cells):
                self._rows.append(Row(self._number, self._cells))
        self._cells = None

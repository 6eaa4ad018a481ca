"""Excel workbooks, row by row: a million of them in little memory, and none that only pretends to be small.

Readers that load a sheet take six hundred megabytes for a million rows.
"""

import re
from array import array
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any, BinaryIO
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile
from zlib import error as BadDeflate

from python_calamine import CalamineError, CalamineWorkbook

from channels.files._plan import BadFile, Row

PART = 64 << 10  # bytes of XML at a time
MOST = 4 << 30  # bytes of one part, unpacked
INNOCENT = 64 << 20  # bytes below which nobody asks how well it was packed
PACKED = 250  # times; a sheet of a million equal rows is packed so, and a bomb a thousand times
SHARED = 256 << 20  # bytes of all texts together
WIDEST = 1_000  # columns
LONGEST = 32_767  # characters of a cell, as Excel allows
FULLEST = 1 << 20  # characters of a row
DATED = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))  # ECMA-376, 18.8.30
OLD = b"\xd0\xcf\x11\xe0"  # how a workbook of Excel 97 to 2003 begins

_quoted = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.')


def sheets(file: BinaryIO) -> list[str]:
    """The names of the sheets that are shown, in their order. Raises BadFile for what is no workbook."""
    if _is_old(file):
        return _old(file).sheet_names
    return [name for name, _ in Workbook(file).sheets]


def rows(file: BinaryIO, sheet: str) -> Iterator[Row]:
    """Every row of a sheet that says anything."""
    found = _old_rows(file, sheet) if _is_old(file) else Workbook(file).rows(sheet)
    for row in found:
        if any(map(str.strip, row.cells)):
            yield row


class Workbook:
    def __init__(self, file: BinaryIO) -> None:
        try:
            self._zip = ZipFile(file)
            self._names = frozenset(self._zip.namelist())
        except (BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise BadFile(f"it is no Excel workbook: {error}. Save it anew as .xlsx or as .csv") from error
        self.sheets: list[tuple[str, str]] = []
        self._is_1904 = False
        self._read_workbook()
        self._texts: Texts | None = None
        self._is_date: list[bool] = []

    def rows(self, sheet: str) -> Iterator[Row]:
        part = dict(self.sheets).get(sheet)
        if part is None:
            raise BadFile(f"there is no sheet {sheet!r}")
        self._texts, self._is_date = self._shared(), self._styles()
        reader = SheetReader(self._cell)
        for piece in self._pieces(part):
            reader.feed(piece)
            yield from reader.taken()

    def _read_workbook(self) -> None:
        targets: dict[str, str] = {}

        def related(name: str, given: dict[str, str]) -> None:
            if name == "Relationship":
                targets[given.get("Id", "")] = given.get("Target", "")

        def told(name: str, given: dict[str, str]) -> None:
            if name == "workbookPr":
                self._is_1904 = given.get("date1904") in ("1", "true")
            elif name == "sheet" and given.get("state", "visible") == "visible":
                id = next(
                    (value for key, value in given.items() if key.endswith("}id") or key.endswith(":id")), ""
                )
                target = targets.get(id, "").removeprefix("/")
                part = target if target.startswith("xl/") else f"xl/{target}"
                if part in self._names:
                    self.sheets.append((given.get("name", ""), part))

        self._elements("xl/_rels/workbook.xml.rels", related)
        self._elements("xl/workbook.xml", told)
        if not self.sheets:
            raise BadFile("it has no sheet that is shown")

    def _shared(self) -> "Texts":
        texts = Texts()
        if "xl/sharedStrings.xml" in self._names:
            reader = TextsReader(texts)
            for piece in self._pieces("xl/sharedStrings.xml"):
                reader.feed(piece)
        return texts

    def _styles(self) -> list[bool]:
        """Which of the cell styles show a number as a date."""
        own: dict[str, bool] = {}
        shown: list[bool] = []
        within = [""]

        def told(name: str, given: dict[str, str]) -> None:
            if name == "numFmt":
                code = _quoted.sub("", given.get("formatCode", "")).lower()
                own[given.get("numFmtId", "")] = any(letter in code for letter in "ymdhs")
            elif name in ("cellXfs", "cellStyleXfs"):
                within[0] = name
            elif name == "xf" and within[0] == "cellXfs":
                id = given.get("numFmtId", "0")
                shown.append(own.get(id, id.isdigit() and int(id) in DATED))

        if "xl/styles.xml" in self._names:
            self._elements("xl/styles.xml", told)
        return shown

    def _cell(self, kind: str, style: str, text: str) -> str:
        """A cell's value as people see it."""
        if kind == "s":
            return self._texts[int(text)] if self._texts is not None and text else ""
        if kind == "b":
            return "true" if text == "1" else "false"
        if kind in ("str", "inlineStr", "d"):
            return text
        if kind == "e" or not text:
            return ""
        is_date = style.isdigit() and int(style) < len(self._is_date) and self._is_date[int(style)]
        return _dated(text, self._is_1904) if is_date else _number(text)

    def _elements(self, part: str, told: Callable[[str, dict[str, str]], None]) -> None:
        parser = _parser()
        parser.StartElementHandler = lambda name, given: told(name.rpartition(":")[2], given)
        for piece in self._pieces(part):
            _feed(parser, piece)

    def _pieces(self, part: str) -> Iterator[bytes]:
        """A part's XML, piece by piece. Raises BadFile for one that unpacks into too much."""
        try:
            packed = self._zip.getinfo(part).compress_size
            with self._zip.open(part) as stream:
                size = 0
                while piece := stream.read(PART):
                    size += len(piece)
                    if size > MOST or (size > INNOCENT and size > PACKED * packed):
                        raise BadFile(
                            "it unpacks into far more than it holds, as a file made to do harm does"
                        )
                    yield piece
        except (
            KeyError,
            BadZipFile,
            BadDeflate,
            EOFError,
            OSError,
            RuntimeError,
            NotImplementedError,
        ) as error:
            raise BadFile(f"it cannot be unpacked: {error}. Save it anew as .xlsx or as .csv") from error


class Texts:
    """Texts by their number, in as many bytes as they have."""

    def __init__(self) -> None:
        self._bytes, self._ends = bytearray(), array("Q")

    def add(self, text: str) -> None:
        self._bytes += text[:LONGEST].encode("utf-8", "replace")
        self._ends.append(len(self._bytes))
        if len(self._bytes) > SHARED:
            raise BadFile("its texts take more memory than any list of contacts needs")

    def __getitem__(self, number: int) -> str:
        if not 0 <= number < len(self._ends):
            return ""
        return self._bytes[self._ends[number - 1] if number else 0 : self._ends[number]].decode()


class TextsReader:
    """Shared texts: of rich ones every run, of Japanese ones not how they are read aloud."""

    def __init__(self, texts: Texts) -> None:
        self._texts, self._parts, self._is_text, self._is_aside = texts, list[str](), False, False
        self._parser = _parser()
        self._parser.StartElementHandler = self._begins
        self._parser.EndElementHandler = self._ends
        self._parser.CharacterDataHandler = self._says

    def feed(self, piece: bytes) -> None:
        _feed(self._parser, piece)

    def _begins(self, name: str, _given: dict[str, str]) -> None:
        if name in ("t", "x:t"):
            self._is_text = not self._is_aside
        elif name in ("rPh", "x:rPh"):
            self._is_aside = True

    def _ends(self, name: str) -> None:
        if name in ("t", "x:t"):
            self._is_text = False
        elif name in ("rPh", "x:rPh"):
            self._is_aside = False
        elif name in ("si", "x:si"):
            self._texts.add("".join(self._parts))
            self._parts.clear()

    def _says(self, text: str) -> None:
        if self._is_text:
            self._parts.append(text)


class SheetReader:
    """The cells of a sheet; those that are not there are empty."""

    def __init__(self, cell: Callable[[str, str, str], str]) -> None:
        self._cell, self._rows = cell, list[Row]()
        self._number, self._cells, self._column = 0, list[str](), 0
        self._kind, self._style, self._parts, self._is_value, self._size = "", "", list[str](), False, 0
        self._parser = _parser()
        self._parser.StartElementHandler = self._begins
        self._parser.EndElementHandler = self._ends
        self._parser.CharacterDataHandler = self._says

    def feed(self, piece: bytes) -> None:
        _feed(self._parser, piece)

    def taken(self) -> list[Row]:
        rows, self._rows = self._rows, []
        return rows

    def _begins(self, name: str, given: dict[str, str]) -> None:
        if name in ("c", "x:c"):
            self._column = _column(given["r"]) if "r" in given else len(self._cells)
            self._kind, self._style = given.get("t", "n"), given.get("s", "")
        elif name in ("v", "x:v", "t", "x:t"):
            self._is_value = True
        elif name in ("row", "x:row"):
            self._number = int(given["r"]) if given.get("r", "").isdigit() else self._number + 1
            self._cells, self._size = [], 0

    def _ends(self, name: str) -> None:
        if name in ("v", "x:v", "t", "x:t"):
            self._is_value = False
        elif name in ("c", "x:c"):
            self._put("".join(self._parts))
            self._parts.clear()
        elif name in ("row", "x:row"):
            self._rows.append(Row(self._number, self._cells))

    def _says(self, text: str) -> None:
        if self._is_value:
            self._parts.append(text)

    def _put(self, text: str) -> None:
        if self._column >= WIDEST:
            raise BadFile(f"row {self._number} has more than {WIDEST} columns; that is no list of contacts")
        value = self._cell(self._kind, self._style, text)[:LONGEST]
        self._size += len(value)
        if self._size > FULLEST:
            raise BadFile(f"row {self._number} is far too long for a row of contacts")
        self._cells += [""] * (self._column - len(self._cells) + 1)
        self._cells[self._column] = value


def _parser() -> Any:
    """Excel writes no document types; who declares entities wants them to grow."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    return parser


def _refuse(*_declared: object) -> None:
    raise BadFile("it declares a document type, which no Excel workbook does")


def _feed(parser: Any, piece: bytes) -> None:
    try:
        parser.Parse(piece, False)
    except (expat.ExpatError, ValueError) as error:
        raise error if isinstance(error, BadFile) else BadFile(f"it is damaged: {error}") from error


def _column(reference: str) -> int:
    """AB12 is in the 28th column, which is 27 from 0."""
    number = 0
    for letter in reference:
        if not "A" <= letter <= "Z":
            break
        number = number * 26 + ord(letter) - 64
    return number - 1 if number else 0


def _number(text: str) -> str:
    """Whole numbers without what Excel makes of long ones: 4.86001E+10 is 48600100200 if all digits are there."""
    try:
        value = float(text)
    except ValueError:
        return text
    if not value.is_integer() or abs(value) >= 1e15:
        return text
    return text if text.lstrip("-").isdigit() else str(int(value))


def _dated(text: str, is_1904: bool) -> str:
    """Days since 1900, in which Excel knows a 29th of February that was none."""
    try:
        days = float(text)
        first = datetime.fromisoformat("1904-01-01" if is_1904 else "1899-12-30")
        at = first + timedelta(seconds=round(days * 86_400))
    except (ValueError, OverflowError):
        return text
    if days < 1:
        return at.time().isoformat()
    return at.date().isoformat() if at.hour == at.minute == at.second == 0 else at.isoformat(" ")


def _is_old(file: BinaryIO) -> bool:
    file.seek(0)
    return file.read(4) == OLD


def _old(file: BinaryIO) -> CalamineWorkbook:
    file.seek(0)
    try:
        return CalamineWorkbook.from_filelike(file)
    except (CalamineError, ValueError, OSError) as error:
        raise BadFile(f"it is no Excel workbook: {error}. Save it anew as .xlsx or as .csv") from error


def _old_rows(file: BinaryIO, sheet: str) -> Iterator[Row]:
    """Such sheets end at row 65,536, so that they may be loaded."""
    for number, cells in enumerate(_old(file).get_sheet_by_name(sheet).iter_rows(), start=1):
        yield Row(number, [_number(str(cell)) if isinstance(cell, float) else str(cell) for cell in cells])

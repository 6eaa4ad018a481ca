"""Tables as text: in which charset, with which signs between the cells, however long."""

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO

from channels.email._charsets import GUESSES, decoded
from channels.files._plan import BadFile, Row

DELIMITERS = ";,\t|^~"
HEAD = 256 << 10  # bytes in which the delimiter is looked for
LINE = 1 << 20  # bytes; longer ones are looked at in pieces
UNUSUAL = 64 << 10  # bytes of lines that are not ASCII, by which a charset is guessed
TELLING = 200  # rows that tell the delimiter
WIDE = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
HINT = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)  # by which Excel is told the delimiter


def charset(file: BinaryIO) -> str:
    """The charset of the whole file: what is not ASCII may stand at its very end."""
    file.seek(0)
    head = file.read(4096)
    marked = next((name for mark, name in WIDE.items() if head.startswith(mark)), "") or _without_mark(head)
    if marked:
        return marked
    file.seek(0)
    fitting, unusual = 0, list[bytes]()
    for line in iter(lambda: file.readline(LINE), b""):
        if not line.isascii():
            if _is_utf8(line):
                fitting += 1
            elif len(unusual) * 80 < UNUSUAL:
                unusual.append(line[:4_000])
    return "utf-8" if len(unusual) * 9 <= fitting else _guessed(b"".join(unusual)[:UNUSUAL])


def delimiter(file: BinaryIO, encoding: str) -> str:
    """What stands between the cells: what gives the most rows the same number of them."""
    file.seek(0)
    text = file.read(HEAD).decode(encoding, "replace").lstrip("\ufeff")
    if hint := HINT.match(text):
        return hint[1]
    lines = text.splitlines(keepends=True)[: TELLING * 2]
    return max(DELIMITERS, key=lambda sign: (*_regular(lines, sign), -DELIMITERS.index(sign)))


def escape(file: BinaryIO, encoding: str) -> str:
    """A backslash, where quotes are written by it and not twice."""
    file.seek(0)
    text = file.read(HEAD).decode(encoding, "replace")
    return "\\" if '\\"' in text and not re.search(r'[^,;\t\n]""[^,;\t\r\n]', text) else ""


def rows(file: BinaryIO, encoding: str, between: str, escape: str) -> Iterator[Row]:
    """Every row that says anything. Raises BadFile where a quote is never closed."""
    file.seek(0)
    text = io.TextIOWrapper(file, encoding, "replace", newline="")
    lines = (line.replace("\0", "") for line in text)
    number = 0
    try:
        for number, cells in enumerate(_reader(lines, between, escape), start=1):
            if number == 1 and cells:
                cells[0] = cells[0].lstrip("\ufeff")
                if cells[0].lower().startswith("sep="):
                    continue
            if any(map(str.strip, cells)):
                yield Row(number, cells)
    except csv.Error as error:
        raise BadFile(
            f"after row {number}: {error}. Most likely a quotation mark is opened there and never closed"
        ) from error
    finally:
        text.detach()


def _reader(lines: Iterator[str], between: str, escape: str) -> Iterator[list[str]]:
    if escape:
        return csv.reader(lines, delimiter=between, escapechar=escape, doublequote=False)
    return csv.reader(lines, delimiter=between, skipinitialspace=False)


def _regular(lines: list[str], sign: str) -> tuple[float, int]:
    try:
        counts = [len(cells) for cells in csv.reader(lines, delimiter=sign) if any(cells)][:TELLING]
    except csv.Error:
        return 0, 0
    if not counts:
        return 0, 0
    [(columns, often)] = Counter(counts).most_common(1)
    share = often / len(counts) if columns > 1 else 0
    return round(share, 1), columns


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeError:
        return False
    return True


def _without_mark(head: bytes) -> str:
    """UTF-16 without its mark: of ASCII letters each second byte is 0."""
    half = max(1, len(head) // 2)
    if head[1::2].count(0) > half * 0.4:
        return "utf-16-le"
    return "utf-16-be" if head[::2].count(0) > half * 0.4 else ""


def _guessed(lines: bytes) -> str:
    text = decoded(lines)
    return next((name for name in GUESSES if lines.decode(name, "replace") == text), "cp1250")

"""How fast files of contacts are taken in, and in how much memory: python -m bench imports."""

import csv
import json
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

from bench.figures import Figure
from bench.stage import KEY, ROOT

COMMAND = "python -m bench imports"
MILLION = 1_000_000
STORED = 100_000  # rows that are also worked at
MOST_MEMORY = 200  # MB, at its peak
HEADER = "Imię i nazwisko", "E-mail", "Telefon", "Firma", "Miasto", "Data utworzenia", "Uwagi"
SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
WORK = """
import json, resource, sys, time
from pathlib import Path
from dedupe import imports
from ingest.imports import worker
from storage.store import Store
path, key, what = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
store = Store.open(f"sqlite:///{path.parent}/{what}.db", path.parent, key)
store.prepare()
began = time.perf_counter()
job = imports.look(path, "PL")
if what == "preview":
    rows = imports.preview(store, job).rows
else:
    one = imports.begin(store, job, "", "none", "Europe/Warsaw")
    rows = imports.take_in(store, job, one, worker(store)).taken
seconds = time.perf_counter() - began
print(json.dumps([rows / seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))
"""


def measure() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory(prefix="li-bench-") as folder:
        for make in (_csv, _xlsx):
            path = make(Path(folder), MILLION)
            yield from _measured(path, "preview", "looked at and counted")
        yield from _measured(_csv(Path(folder), STORED), "import", "imported, SQLite")


def _measured(path: Path, what: str, said: str) -> Iterator[Figure]:
    """In a process of its own, whose memory is nobody else's."""
    command = [sys.executable, "-c", WORK, str(path), KEY, what]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    rate, memory = json.loads(done.stdout)
    name = f"{path.stem} rows of {path.suffix[1:].upper()} {said}"
    yield Figure(name, rate, "rows/s", None, COMMAND)
    yield Figure(f"{name}: memory", memory, "MB", MOST_MEMORY, COMMAND, is_most=True)


def _row(number: int) -> list[str]:
    return [
        f"Jan{number} Kowalski{number % 5000}",
        f"osoba{number}@firma{number % 20_000}.example",
        f"+48 {500 + number % 100} {number % 1000:03} {number // 1000 % 1000:03}",
        f"Firma {number % 20_000} Sp. z o.o.",
        "Poznań",
        f"2024-{1 + number % 12:02}-{1 + number % 28:02} 10:{number % 60:02}:00",
        "klient od lat",
    ]


def _csv(folder: Path, count: int) -> Path:
    path = folder / f"{count}.csv"
    with path.open("w", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(HEADER)
        writer.writerows(map(_row, range(count)))
    return path


def _xlsx(folder: Path, count: int) -> Path:
    """With all texts shared, as Excel writes it."""
    path = folder / f"{count}.xlsx"
    shared: dict[str, int] = {}
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    relations = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    package = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
    sheets = '<sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
        packed.writestr("xl/workbook.xml", f"<workbook {main} {relations}>{sheets}</workbook>")
        target = '<Relationship Id="r1" Target="worksheets/sheet1.xml"/>'
        packed.writestr("xl/_rels/workbook.xml.rels", f"<Relationships {package}>{target}</Relationships>")
        with packed.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            sheet.write(SHEET.encode())
            for number in range(count + 1):
                cells = _row(number - 1) if number else HEADER
                told = "".join(
                    f'<c t="s"><v>{shared.setdefault(cell, len(shared))}</v></c>' for cell in cells
                )
                sheet.write(f'<row r="{number + 1}">{told}</row>'.encode())
            sheet.write(b"</sheetData></worksheet>")
        with packed.open("xl/sharedStrings.xml", "w", force_zip64=True) as texts:
            texts.write(f"<sst {main}>".encode())
            for text in shared:
                texts.write(f"<si><t>{text}</t></si>".encode())
            texts.write(b"</sst>")
    return path

"""Contacts from an Excel workbook.

Run `leadinlet import FILE.xlsx`; nothing has to be set up before. The first sheet that is shown and holds a table is
read, a million rows in little memory; titles above the table do no harm. It says which column it takes for what and
what would come of it, and asks before it does anything. Workbooks of Excel 97 to 2003 (.xls) are read too.
"""

import io
import zipfile
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import BinaryIO
from xml.sax.saxutils import escape

from channels import invented
from channels.files import _sheet
from channels.files._plan import BadFile, Plan, Row
from channels.files._table import AT_ONCE, below, chunk, message, planned, said
from channels.message import Delivery, Message, Setting, Settings

SETTINGS: dict[str, Setting] = {}
PROTECTED_BY = "address"
HISTORY = True

__all__ = ["chunk", "look", "message", "rows"]

SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def verify(delivery: Delivery, settings: Settings) -> bool:
    return True  # the URL token is the secret


def parse(delivery: Delivery, settings: Settings) -> Iterable[Message]:
    """Some rows as the importer cut them, or a whole small workbook."""
    return said("files.xlsx", delivery, look, rows, AT_ONCE)


def sample(settings: Settings, url: str, now: datetime) -> Delivery:
    table = [
        ["Name", "E-mail", "Phone", "Notes"],
        [invented.NAME, invented.EMAIL, invented.PHONE, invented.TEXT],
    ]
    return Delivery(received_at=now, url=url, body=_workbook(table))


def look(file: BinaryIO, encoding: str = "", delimiter: str = "", day_first: bool = True) -> Plan:
    """How the workbook is to be read: its first sheet that holds a table. Raises BadFile where none does."""
    empty: BadFile | None = None
    for sheet in _sheet.sheets(file):
        plan = Plan(adapter="files.xlsx", columns=(), fields=(), sheet=sheet)
        try:
            return planned(plan, _sheet.rows(file, sheet), day_first)
        except BadFile as error:
            empty = empty or error
    raise empty or BadFile("there is nothing in it")


def rows(file: BinaryIO, plan: Plan) -> Iterator[Row]:
    return below(plan, _sheet.rows(file, plan.sheet))


def _workbook(table: list[list[str]]) -> bytes:
    """The smallest workbook that is one."""
    cells = ["".join(f'<c t="inlineStr"><is><t>{escape(cell)}</t></is></c>' for cell in row) for row in table]
    sheet = "".join(f"<row>{row}</row>" for row in cells)
    parts = {
        "xl/workbook.xml": f'<workbook xmlns="{SPREADSHEET}" xmlns:r="{RELATIONS}"><sheets>'
        '<sheet name="Sheet1" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" '
        f'Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{SPREADSHEET}"><sheetData>{sheet}</sheetData></worksheet>',
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(zipfile.ZipInfo(name), content)
    return file.getvalue()

"""Contacts from a table in a text file: CSV, with any delimiter and in any charset.

Export your contacts from the old system as CSV and run `leadinlet import FILE`; nothing has to be set up before.
It says which column it takes for what and what would come of it, and asks before it does anything. Exports of
Bitrix24, HubSpot, Salesforce, Pipedrive, Zoho, Google Contacts, Outlook, Mautic and Odoo are known; in any other
table the columns are found by their names, in sixty languages, and by what stands in them.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import BinaryIO

from channels import invented
from channels.files import _text
from channels.files._plan import Plan, Row
from channels.files._table import AT_ONCE, below, chunk, message, planned, said
from channels.message import Delivery, Message, Setting, Settings

SETTINGS: dict[str, Setting] = {}
PROTECTED_BY = "address"
MAX_BODY = 10 << 20
HISTORY = True

__all__ = ["chunk", "look", "message", "rows"]


def verify(delivery: Delivery, settings: Settings) -> bool:
    return True  # the URL token is the secret


def parse(delivery: Delivery, settings: Settings) -> Iterable[Message]:
    """Some rows as the importer cut them, or a whole small file."""
    return said("files.csv", delivery, look, rows, AT_ONCE)


def sample(settings: Settings, url: str, now: datetime) -> Delivery:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(["Name", "E-mail", "Phone", "Created", "Notes"])
    writer.writerow([invented.NAME, invented.EMAIL, invented.PHONE, now.isoformat(), invented.TEXT])
    headers = {"content-type": "text/csv"}
    return Delivery(received_at=now, url=url, headers=headers, body=text.getvalue().encode())


def look(file: BinaryIO, encoding: str = "", delimiter: str = "", day_first: bool = True) -> Plan:
    """How the file is to be read. Raises BadFile for one that is no table."""
    encoding = encoding or _text.charset(file)
    delimiter = delimiter or _text.delimiter(file, encoding)
    escape = _text.escape(file, encoding)
    plan = Plan(
        adapter="files.csv", columns=(), fields=(), encoding=encoding, delimiter=delimiter, escape=escape
    )
    return planned(plan, _text.rows(file, encoding, delimiter, escape), day_first)


def rows(file: BinaryIO, plan: Plan) -> Iterator[Row]:
    return below(plan, _text.rows(file, plan.encoding, plan.delimiter, plan.escape))

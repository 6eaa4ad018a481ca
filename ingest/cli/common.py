"""What the commands share: the store, ready to use, and tables on a terminal."""

import json
import sys
from collections.abc import Sequence
from typing import Any

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from ingest.settings import Settings
from storage.store import Store

__all__ = ["address", "as_json", "opened", "say", "show"]

as_json = click.option("--json", "is_json", is_flag=True, help="One JSON document instead of a table.")


def opened(context: click.Context) -> tuple[Settings, Store]:
    """The settings and the store, its schema up to date."""
    settings: Settings = context.obj()
    store = settings.open()
    store.prepare()
    return settings, store


def address(settings: Settings, store: Store) -> str:
    """Where this installation is reached: as set, else where it listened last."""
    return (settings.public_url or store.noted("address") or "http://127.0.0.1:8080").rstrip("/")


def say(text: str) -> None:
    """Talk, as opposed to a result."""
    print(text, file=sys.stderr, flush=True)


def show(rows: Sequence[dict[str, Any]], is_json: bool) -> None:
    """Rows as JSON or as a table; all have the same keys."""
    if is_json:
        print(json.dumps(rows, ensure_ascii=False))
        return
    if not rows:
        say("none")
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in rows[0]:
        table.add_column(name)
    for row in rows:
        table.add_row(*(Text("" if value is None else str(value)) for value in row.values()))
    Console(width=None if sys.stdout.isatty() else 200).print(table)

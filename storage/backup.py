"""A backup both databases understand: a tar of tables as JSON lines, and of the blobs.

It is taken from one consistent look while everything runs, and may be restored into the other database:
that is how a firm moves from SQLite to PostgreSQL.
"""

import io
import json
import tarfile
import time
from base64 import b64decode, b64encode
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Column, LargeBinary, Table, func, insert, select, text

from storage.engine import Connection, transact
from storage.migrate import state
from storage.store import Store
from storage.tables import metadata

__all__ = ["BadBackup", "back_up", "restore"]

FORMAT = 1
PAGE = 500  # rows
MANIFEST = "leadinlet.json"


class BadBackup(Exception):
    """Not a backup, or nowhere to put it. Nothing was changed."""


def back_up(store: Store, path: Path, version: str) -> dict[str, int]:
    """Write a new file; returns the rows of each table and the number of blobs. Raises FileExistsError."""
    counts: dict[str, int] = {}
    # On PostgreSQL only this level gives every table as of one moment; SQLite always does.
    level = {} if store.is_sqlite else {"isolation_level": "REPEATABLE READ"}
    with (
        tarfile.open(path, "x:gz", compresslevel=3) as tar,
        store.engine.connect().execution_options(reading=True, **level) as conn,
        conn.begin(),
    ):
        _add(tar, MANIFEST, json.dumps({"format": FORMAT, "version": version}).encode())
        for table in metadata.sorted_tables:
            counts[table.name] = 0
            for number, lines in enumerate(_pages(conn, table)):
                _add(tar, f"tables/{table.name}/{number:06}.jsonl", b"\n".join(lines))
                counts[table.name] += len(lines)
        counts["blobs"] = 0
        for name in sorted(store.blobs.names()):
            with suppress(FileNotFoundError):  # collected meanwhile: no row names it
                tar.add(store.blobs.path(name), f"blobs/{name}")
                counts["blobs"] += 1
    return counts


def restore(store: Store, path: Path) -> dict[str, int]:
    """Fill an empty database from a backup; returns the rows of each table. Raises BadBackup."""
    if state(store.engine) != "empty":
        raise BadBackup("the database is not empty; restore into a new data folder or a new database")
    with tarfile.open(path, "r:*") as tar:
        first = tar.next()
        if first is None or first.name != MANIFEST or json.loads(_read(tar, first))["format"] != FORMAT:
            raise BadBackup(f"{path} is not a backup that this version understands")
        store.prepare()
        return transact(store.engine, lambda conn: _fill(store, conn, tar))


def _fill(store: Store, conn: Connection, tar: tarfile.TarFile) -> dict[str, int]:
    conn.execute(
        text("pragma defer_foreign_keys = on" if store.is_sqlite else "set constraints all deferred")
    )
    for name in ("statuses", "settings"):  # what a new database has by itself
        conn.execute(metadata.tables[name].delete())
    counts = dict.fromkeys(metadata.tables, 0)
    for member in tar:
        kind, _, rest = member.name.partition("/")
        if kind == "blobs":
            store.blobs.put(_read(tar, member))
        elif kind == "tables":
            table = metadata.tables[rest.partition("/")[0]]
            rows = [_row(table, line) for line in _read(tar, member).splitlines()]
            conn.execute(insert(table), rows)
            counts[table.name] += len(rows)
    if not store.is_sqlite:
        _restart_sequences(conn)
    return counts


def _pages(conn: Connection, table: Table) -> Iterator[list[bytes]]:
    order = list(table.primary_key.columns)
    result = conn.execution_options(yield_per=PAGE).execute(select(table).order_by(*order))
    for rows in result.partitions():
        yield [_line(row._mapping) for row in rows]


def _line(row: Any) -> bytes:
    values = {name: {"b": b64encode(v).decode()} if isinstance(v, bytes) else v for name, v in row.items()}
    return json.dumps(values).encode()


def _row(table: Table, line: bytes) -> dict[str, Any]:
    values: dict[str, Any] = json.loads(line)
    return {name: _value(table.c[name], value) for name, value in values.items()}


def _value(column: Column[Any], value: Any) -> Any:
    return b64decode(value["b"]) if isinstance(column.type, LargeBinary) and value is not None else value


def _restart_sequences(conn: Connection) -> None:
    for table in metadata.sorted_tables:
        if "id" in table.c:
            last = conn.scalar(select(func.max(table.c.id)))
            if last is not None:
                conn.execute(select(func.setval(func.pg_get_serial_sequence(table.name, "id"), last)))


def _add(tar: tarfile.TarFile, name: str, content: bytes) -> None:
    info = tarfile.TarInfo(name)
    info.size, info.mtime = len(content), int(time.time())
    tar.addfile(info, io.BytesIO(content))


def _read(tar: tarfile.TarFile, member: tarfile.TarInfo) -> bytes:
    file = tar.extractfile(member)
    if file is None:
        raise BadBackup(f"{member.name} in the backup is no file")
    return file.read()

"""Files of contacts: looked at, counted, stored as deliveries, and taken back.

An import is a channel, and some rows of its file are a delivery: they go the way of all others. The place in the
file moves in the transaction that stores the rows before it, so that whatever ends an import, started again it goes
on there; the same file once more changes nothing.
"""

import csv
import hashlib
import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass, field
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple, TypeVar
from urllib.parse import quote

import channels as adapters
from channels.files import BadFile, Plan, Row
from channels.message import Message
from dedupe.known import known
from dedupe.normalize import Identity, sightings
from dedupe.retract import Retracted, retract
from storage import channels, imports, inbox
from storage.engine import Connection, reading, transact
from storage.imports import Import
from storage.inbox import Arrived
from storage.store import Store

__all__ = ["Counts", "Job", "Refused", "Rejected", "Tell", "begin", "look", "preview", "take_back", "take_in"]

ROWS = 10  # of a file, a delivery: more would keep acknowledgements waiting for their turn
TURN = 100  # deliveries a transaction
SHOWN = 5  # rows and reasons of a preview
BLOCK = 1 << 20
FAMILIES = {b"PK\x03\x04": "files.xlsx", b"\xd0\xcf\x11\xe0": "files.xlsx"}

Item = TypeVar("Item")
Tell = Callable[[int, float], None]  # rows so far, and which part of the file that is


class Refused(ValueError):
    """The file cannot be imported so; the text says why and what to do."""


class Rejected(NamedTuple):
    row: Row
    reason: str


@dataclass(slots=True)
class Counts:
    """What a file's rows are, before anything is done."""

    rows: int = 0
    new: int = 0  # rows of somebody not known yet
    known: int = 0  # of somebody who is
    again: int = 0  # of somebody from an earlier row
    unreachable: int = 0  # of the new ones, with a name alone
    rejected: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    not_understood: Counter[str] = field(
        default_factory=Counter
    )  # claims that recognize nobody, by their kind
    samples: list[Message] = field(default_factory=list)
    rejects: list[Rejected] = field(default_factory=list)  # the first of them


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A file to be imported, looked at."""

    path: Path
    digest: str
    plan: Plan
    region: str

    @property
    def adapter(self) -> Any:
        return adapters.adapter(self.plan.adapter)


def look(
    path: Path, region: str, encoding: str = "", delimiter: str = "", mapped: dict[str, str] | None = None
) -> Job:
    """What the file is and what its columns mean. Raises Refused."""
    try:
        with path.open("rb") as file:
            module: Any = adapters.adapter(_kind(file))
            plan = module.look(file, encoding, delimiter, day_first=region != "US").mapped(mapped or {})
            return Job(path=path, digest=_digest(file), plan=plan, region=region)
    except (BadFile, OSError, LookupError) as error:
        raise Refused(f"{path}: {error}") from error


def preview(store: Store, job: Job, tell: Tell = lambda rows, part: None) -> Counts:
    """Count what would come of it; changes nothing. Raises Refused."""
    counts = Counts()
    with closing(sqlite3.connect("")) as seen:  # of a million rows, too many to remember
        seen.execute("create table seen (identity text primary key) without rowid")
        for part in portions(_rows(job, tell), ROWS * TURN):
            _count(store, job, part, counts, seen)
    return counts


def begin(store: Store, job: Job, name: str, counts: str, timezone: str) -> Import:
    """The file's import, new or where it was left. Raises Refused where it stands with another meaning."""
    found = reading(store.engine, partial(imports.find, file=job.digest, name=name))
    if found and found.undone_at is None:
        _same(store, job, found)
        return found
    return transact(
        store.engine, partial(_begin, store=store, job=job, name=name, counts=counts, timezone=timezone)
    )


def take_in(
    store: Store,
    job: Job,
    one: Import,
    work: Callable[[Sequence[int]], None],
    rejects: Path | None = None,
    tell: Tell = lambda rows, part: None,
) -> Import:
    """Store the rows that are not in yet, and have them worked at. Raises Refused, Overtaken or Away."""
    with RejectFile(job, rejects) as write:
        for part in portions(_rows(job, tell), ROWS * TURN):
            good, bad = _judged(job, part)
            write(bad)
            fresh = [row for row in good if row.number > one.position]
            if part[-1].number > one.position:
                rejected = sum(reject.row.number > one.position for reject in bad)
                one, ids = transact(
                    store.engine,
                    partial(_store, job=job, one=one, to=part[-1].number, rows=fresh, rejected=rejected),
                )
                work(ids)
    return transact(store.engine, partial(imports.end, one=one))


def take_back(store: Store, channel: int, by: str) -> Retracted:
    """Undo all imports of a channel. Raises Refused where there are none. Interrupted, it is to be done again."""
    if not reading(store.engine, partial(imports.every, channel=channel)):
        raise Refused(f"channel {channel} is no import; leadinlet import shows what is")
    transact(store.engine, partial(imports.undo, channel=channel))
    return retract(store.engine, channel, by)


def portions(rows: Iterable[Item], most: int) -> Iterator[list[Item]]:
    rest = iter(rows)
    while portion := list(islice(rest, most)):
        yield portion


def _kind(file: BinaryIO) -> str:
    """Which adapter reads it, by how it begins."""
    head = file.read(4096)
    by_mark = next((name for mark, name in FAMILIES.items() if head.startswith(mark)), "")
    if by_mark or b"BEGIN:VCARD" in head.replace(b"\0", b"").upper()[:2000]:
        return by_mark or "files.vcard"
    if head.startswith((b"%PDF", b"\x89PNG", b"\xff\xd8", b"GIF8", b"\x1f\x8b", b"{", b"[{")) or not head:
        raise BadFile(
            "this is no table and no address book. Export the contacts as CSV, Excel (.xlsx) or vCard (.vcf)"
        )
    return "files.csv"


def _digest(file: BinaryIO) -> str:
    file.seek(0)
    hashed = hashlib.sha256()
    while block := file.read(BLOCK):
        hashed.update(block)
    return hashed.hexdigest()


def _rows(job: Job, tell: Tell) -> Iterator[Row]:
    size = job.path.stat().st_size or 1
    try:
        with job.path.open("rb") as file:
            for count, row in enumerate(job.adapter.rows(file, job.plan), start=1):
                yield row
                if count % (ROWS * TURN) == 0:
                    tell(count, min(1.0, file.tell() / size))
    except (BadFile, OSError) as error:
        raise Refused(f"{job.path}: {error}") from error


def _count(store: Store, job: Job, rows: Sequence[Row], counts: Counts, seen: sqlite3.Connection) -> None:
    read = [(row, job.adapter.message(job.plan, row)) for row in rows]
    shown = [(row, message, _identities(job, message)) for row, message in read]
    asked = {identity for _, _, identities in shown for identity in identities}
    ours = reading(store.engine, partial(known, identities=asked))
    for row, message, identities in shown:
        counts.rows += 1
        reason = _reason(message, identities)
        if reason:
            counts.rejected += 1
            counts.reasons[reason] += 1
            counts.rejects += [Rejected(row, reason)] if len(counts.rejects) < SHOWN else []
            continue
        counts.samples += [message] if len(counts.samples) < SHOWN else []
        _understood(job, message, counts)
        is_again = _remember(seen, identities)
        if any(identity in ours for identity in identities):
            counts.known += 1
        elif is_again:
            counts.again += 1
        else:
            counts.new += 1
            counts.unreachable += not identities


def _understood(job: Job, message: Message, counts: Counts) -> None:
    for claim in message.claims or ():
        if not sightings([claim], job.region):
            counts.not_understood[claim.kind] += 1


def _remember(seen: sqlite3.Connection, identities: Iterable[Identity]) -> bool:
    """Whether an earlier row showed one of them."""
    rows = [(f"{identity.kind} {identity.value}",) for identity in identities]
    before = seen.total_changes
    seen.executemany("insert or ignore into seen values (?)", rows)
    return seen.total_changes - before < len(rows)


def _identities(job: Job, message: Message) -> list[Identity]:
    return [one.identity for one in sightings(message.claims or (), job.region)]


def _reason(message: Message, identities: Sequence[Identity]) -> str:
    """Why nothing can be made of a row; empty where something can: a name alone is enough, so is a way to reach them."""
    if message.kind == "other" or (not message.name and not message.claims):
        return "there is no name in it, no telephone number, e-mail address, website or tax number"
    if not message.name and not identities:
        return "there is no name in it, and what should reach them is no number and no address"
    return ""


def _judged(job: Job, rows: Sequence[Row]) -> tuple[list[Row], list[Rejected]]:
    good, bad = [], []
    for row in rows:
        message = job.adapter.message(job.plan, row)
        reason = _reason(message, () if message.name else _identities(job, message))
        if reason:
            bad.append(Rejected(row, reason))
        else:
            good.append(row)
    return good, bad


def _begin(conn: Connection, store: Store, job: Job, name: str, counts: str, timezone: str) -> Import:
    """Into the channel of that name, where there is one of its kind; else into a new one."""
    again = imports.find(conn, job.digest, name)
    channel = (
        again.channel if again else imports.channel_named(conn, name, job.plan.adapter) if name else None
    )
    if channel is None:
        words = {"name": name or job.path.name, "region": job.region, "timezone": timezone, "counts": counts}
        channel = channels.add(conn, store.cipher, job.plan.adapter, {}, source=job.plan.export, **words).id
    else:
        channels.change(conn, store.cipher, channel, region=job.region, counts=counts)
    imports.begin(conn, channel, job.digest, job.path.name, _plain(job.plan))
    return next(one for one in imports.every(conn, channel) if one.digest == job.digest)


def _same(store: Store, job: Job, found: Import) -> None:
    """An import that goes on must mean the same. Raises Refused."""
    channel = reading(store.engine, partial(channels.get, cipher=store.cipher, id=found.channel))
    if _plain(job.plan) != found.plan or channel.region != job.region:
        raise Refused(
            f"this file was imported as {found.channel} ({found.channel_name}) with its columns meaning something "
            f"else. Take that back first: leadinlet import --undo {found.channel}"
        )


def _plain(plan: Plan) -> str:
    return json.dumps(asdict(plan), sort_keys=True, ensure_ascii=False)


def _store(
    conn: Connection, job: Job, one: Import, to: int, rows: Sequence[Row], rejected: int
) -> tuple[Import, list[int]]:
    moved = imports.move(conn, one, to, len(rows), rejected)
    now = channels.now(conn)
    arrived = [_arrived(job, one, part, now) for part in portions(rows, ROWS)]
    return moved, inbox.append(conn, arrived)


def _arrived(job: Job, one: Import, rows: Sequence[Row], now: int) -> Arrived:
    """Ten rows; where they stand, and which of its channel's files they are from, is in the address."""
    url = f"file:///{quote(one.name)}?file={one.place}&rows={rows[0].number}-{rows[-1].number}"
    headers = "{}" if job.plan.adapter == "files.vcard" else '{"content-type": "application/json"}'
    return Arrived(one.channel, now, "FILE", url, headers, job.adapter.chunk(job.plan, rows))


class RejectFile:
    """Rows that were rejected, with why: the same columns, to be corrected and imported again."""

    def __init__(self, job: Job, path: Path | None) -> None:
        self._job, self._path, self._count = job, path, 0
        self._draft = path.with_name(path.name + ".part") if path else None

    def __enter__(self) -> Callable[[Sequence[Rejected]], None]:
        try:
            self._file = self._draft.open("w", encoding="utf-8-sig", newline="") if self._draft else None
        except OSError as error:
            raise Refused(f"rejected rows cannot be written beside the file: {error}") from error
        if self._file:
            csv.writer(self._file).writerow([*self._job.plan.columns, "reason"])
        return self._write

    def _write(self, rejects: Sequence[Rejected]) -> None:
        self._count += len(rejects)
        if self._file:
            width = len(self._job.plan.columns)
            padded = ([*one.row.cells, *[""] * width][: max(width, len(one.row.cells))] for one in rejects)
            csv.writer(self._file).writerows(
                [*map(_harmless, cells), one.reason] for cells, one in zip(padded, rejects, strict=True)
            )

    def __exit__(self, failure: type[BaseException] | None, *_: object) -> None:
        if self._file and self._draft and self._path:
            self._file.close()
            if self._count and failure is None:
                self._draft.replace(self._path)
            else:
                self._draft.unlink()


def _harmless(cell: str) -> str:
    """A spreadsheet takes it for a text, not for a formula; read again the mark is dropped."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell

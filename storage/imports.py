"""How far each imported file has been taken in; moved in the transaction that stores its rows."""

from typing import NamedTuple

from sqlalchemy import select

from storage.engine import Connection
from storage.sql import Row, statement
from storage.tables import channels, imports

__all__ = ["Import"]

_named = statement("select id from channels where name = :name and adapter = :adapter order by id limit 1")
_begin = statement(
    """
    insert into imports (channel_id, digest, name, place, plan, begun_at)
    select :channel, :digest, :name, count(*), :plan, {now} from imports where channel_id = :channel
    """
)
_again = statement(
    """
    update imports set position = 0, taken = 0, rejected = 0, plan = :plan, begun_at = {now}, ended_at = null,
        undone_at = null
    where channel_id = :channel and digest = :digest and undone_at is not null
    """
)
_move = statement(
    """
    update imports set position = :to, taken = taken + :taken, rejected = rejected + :rejected
    where channel_id = :channel and digest = :digest and position = :position and undone_at is null
    """
)
_end = statement(
    """
    update imports set ended_at = {now}
    where channel_id = :channel and digest = :digest and undone_at is null and ended_at is null
    """
)
_undo = statement("update imports set undone_at = {now} where channel_id = :channel and undone_at is null")


_all = select(
    imports, imports.c.channel_id.label("channel"), channels.c.name.label("channel_name")
).join_from(imports, channels, channels.c.id == imports.c.channel_id)


class Overtaken(Exception):
    """Another process imports the same file, or somebody took the import back meanwhile."""


class Import(NamedTuple):
    """One file of a channel."""

    channel: int
    digest: str
    name: str
    place: int
    plan: str
    position: int
    taken: int
    rejected: int
    ended_at: int | None
    undone_at: int | None
    channel_name: str


def find(conn: Connection, file: str, name: str = "") -> Import | None:
    """The import of a file, by its digest, into the channel of this name or into any; rather one that stands."""
    query = _all.where(imports.c.digest == file).order_by(
        imports.c.undone_at.is_not(None), imports.c.channel_id
    )
    row = conn.execute(query.where(channels.c.name == name) if name else query).first()
    return None if row is None else _import(row)


def every(conn: Connection, channel: int = 0) -> list[Import]:
    """The imports of a channel, or of all."""
    query = _all.order_by(imports.c.channel_id, imports.c.place)
    return [
        _import(row)
        for row in conn.execute(query.where(imports.c.channel_id == channel) if channel else query)
    ]


def channel_named(conn: Connection, name: str, adapter: str) -> int | None:
    """The import's channel with this name, to which a newer file of the same may be added."""
    found: int | None = _named(conn, name=name, adapter=adapter).scalar()
    return found


def begin(conn: Connection, channel: int, digest: str, name: str, plan: str) -> None:
    """A new import, or one that was taken back once more from its first row."""
    if not _again(conn, channel=channel, digest=digest, plan=plan).rowcount:
        _begin(conn, channel=channel, digest=digest, name=name, plan=plan)


def move(conn: Connection, one: Import, to: int, taken: int, rejected: int) -> Import:
    """With its rows taken in up to a place. Raises Overtaken where it is not where it was left."""
    values = {"channel": one.channel, "digest": one.digest, "position": one.position}
    if not _move(conn, to=to, taken=taken, rejected=rejected, **values).rowcount:
        raise Overtaken(
            "this file is being imported by another process, or its import was taken back meanwhile"
        )
    return one._replace(position=to, taken=one.taken + taken, rejected=one.rejected + rejected)


def end(conn: Connection, one: Import) -> Import:
    _end(conn, channel=one.channel, digest=one.digest)
    return next(same for same in every(conn, one.channel) if same.place == one.place)


def undo(conn: Connection, channel: int) -> int:
    """Stop what still imports into a channel; returns how many files were imported into it."""
    return _undo(conn, channel=channel).rowcount


def _import(row: Row) -> Import:
    return Import(*(getattr(row, name) for name in Import._fields))

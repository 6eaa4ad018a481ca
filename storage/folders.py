"""How far each folder of each mailbox has been taken in; moved in the transaction that stores the mails."""

from typing import NamedTuple

from storage.engine import Connection
from storage.sql import statement

__all__ = ["Cursor", "cursor", "move"]

_cursor = statement("select uidvalidity, uid from folders where channel_id = :channel and name = :name")
_move = statement(
    """
    insert into folders (channel_id, name, uidvalidity, uid) values (:channel, :name, :uidvalidity, :uid)
    on conflict (channel_id, name) do update set uidvalidity = excluded.uidvalidity, uid = excluded.uid
    """
)


class Cursor(NamedTuple):
    uidvalidity: int
    uid: int  # the last one taken in


def cursor(conn: Connection, channel: int, name: str) -> Cursor | None:
    row = _cursor(conn, channel=channel, name=name).first()
    return None if row is None else Cursor(row.uidvalidity, row.uid)


def move(conn: Connection, channel: int, name: str, to: Cursor) -> None:
    _move(conn, channel=channel, name=name, **to._asdict())

"""Configured channels: their settings and tokens, sealed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import insert, or_, select, update

from storage.engine import Connection
from storage.secrets import Cipher, hashed, new_token
from storage.sql import Row, statement
from storage.tables import channels

DAY = 86_400_000_000

_now = statement("select {now}")


@dataclass(frozen=True, slots=True)
class Channel:
    """One configured source, its secrets readable."""

    id: int
    name: str
    adapter: str
    region: str
    timezone: str
    source: str
    counts: str
    settings: Mapping[str, str]
    token: str
    paused: bool
    health: str
    reason: str
    checked_at: int
    created_at: int


def now(conn: Connection) -> int:
    """The database's clock, in microseconds."""
    return int(_now(conn).scalar_one())


def add(conn: Connection, cipher: Cipher, adapter: str, settings: Mapping[str, str], **words: str) -> Channel:
    """A new channel; `words` are its name, region, timezone, source and counts."""
    token = new_token()
    row = {
        "adapter": adapter,
        "settings": cipher.seal(settings),
        "token": cipher.encrypted(token),
        "token_hash": hashed(token),
        "created_at": now(conn),
        **words,
    }
    id = conn.execute(insert(channels).returning(channels.c.id), row).scalar_one()
    return get(conn, cipher, id)


def get(conn: Connection, cipher: Cipher, id: int) -> Channel:
    """Raises LookupError where there is none."""
    row = conn.execute(select(channels).where(channels.c.id == id)).first()
    if row is None:
        raise LookupError(f"there is no channel {id}")
    return _channel(row, cipher)


def by_token(conn: Connection, cipher: Cipher, token: str) -> Channel | None:
    """The channel whose URL has this token; for a day after a rotation the former token works too."""
    mark = hashed(token)
    former = (channels.c.former_hash == mark) & (channels.c.former_until > now(conn))
    row = conn.execute(select(channels).where(or_(channels.c.token_hash == mark, former))).first()
    return None if row is None else _channel(row, cipher)


def every(conn: Connection, cipher: Cipher) -> Iterator[Channel]:
    rows = conn.execute(select(channels).order_by(channels.c.id)).all()
    return (_channel(row, cipher) for row in rows)


def change(conn: Connection, cipher: Cipher, id: int, **values: Any) -> None:
    """Set columns; `settings` are given readable and kept sealed. Raises LookupError where there is none."""
    if "settings" in values:
        values["settings"] = cipher.seal(values["settings"])
    if conn.execute(update(channels).where(channels.c.id == id).values(**values)).rowcount == 0:
        raise LookupError(f"there is no channel {id}")


def rotate(conn: Connection, cipher: Cipher, id: int) -> str:
    """A new token; the one before works for another day."""
    token, before = new_token(), get(conn, cipher, id)
    change(
        conn,
        cipher,
        id,
        token=cipher.encrypted(token),
        token_hash=hashed(token),
        former_hash=hashed(before.token),
        former_until=now(conn) + DAY,
    )
    return token


def healthy(conn: Connection, id: int) -> None:
    """It works now."""
    conn.execute(
        update(channels).where(channels.c.id == id).values(health="ok", reason="", checked_at=now(conn))
    )


def failing(conn: Connection, id: int, reason: str) -> None:
    """It does not work; the reason says in words what to do. When it last worked stays known."""
    conn.execute(update(channels).where(channels.c.id == id).values(health="failing", reason=reason))


def _channel(row: Row, cipher: Cipher) -> Channel:
    plain: Sequence[str] = [name for name in Channel.__slots__ if name not in ("settings", "token")]
    values = {name: getattr(row, name) for name in plain}
    return Channel(
        **values, settings=cipher.unseal(row.settings), token=cipher.decrypted(row.token) if row.token else ""
    )

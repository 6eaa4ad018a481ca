"""Answers to requests with an Idempotency-Key, kept for a day: the same request again changes nothing."""

from typing import NamedTuple

from storage.engine import Connection
from storage.sql import statement

__all__ = ["Answer"]

DAY = 86_400_000_000

_tidy = statement("delete from answers where at < {now} - :within")
_begin = statement(
    """
    insert into answers (key, fingerprint, status, at) values (:key, :fingerprint, 0, {now})
    on conflict (key) do nothing
    """
)
_find = statement("select fingerprint, status, body from answers where key = :key")
_keep = statement("update answers set status = :status, body = :body where key = :key")
_forget = statement("delete from answers where key = :key")


class Answer(NamedTuple):
    fingerprint: str
    status: int  # 0: it is still being worked on
    body: str


def begin(conn: Connection, key: str, fingerprint: str) -> Answer | None:
    """None for a new key, which is now taken; else what is known of it."""
    _tidy(conn, within=DAY)
    if _begin(conn, key=key, fingerprint=fingerprint).rowcount:
        return None
    return Answer(*_find(conn, key=key).one())


def keep(conn: Connection, key: str, status: int, body: str) -> None:
    _keep(conn, key=key, status=status, body=body)


def forget(conn: Connection, key: str) -> None:
    """The request failed: it may be tried again."""
    _forget(conn, key=key)

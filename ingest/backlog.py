"""Asks providers hourly for what they did not manage to send: gaps close by themselves."""

from dataclasses import replace
from functools import partial

import channels as adapters
from channels.message import Fetch
from ingest.process import EPOCH, MICROSECOND, outbox_row
from storage import channels, inbox, outbox
from storage.engine import Connection, reading, transact
from storage.store import Store

__all__ = ["ask"]

HOUR = 3_600_000_000  # microseconds


def ask(store: Store) -> None:
    """One request an hour for each channel whose provider has a list; sent by the outbox."""
    for channel in reading(store.engine, lambda conn: list(channels.every(conn, store.cipher))):
        if not channel.paused and channel.adapter in adapters.names():
            transact(store.engine, partial(_ask, channel=channel))


def _ask(conn: Connection, channel: channels.Channel) -> None:
    make = adapters.option(channel.adapter, "backlog")
    if make is None:
        return
    now = channels.now(conn)
    last = inbox.newest(conn, channel.id, before=now - HOUR) or channel.created_at
    since = EPOCH + (last - HOUR) * MICROSECOND  # an hour more: its clock is not ours
    asked: Fetch = make(adapters.filled(channel.adapter, channel.settings), since)
    if adapters.unfilled(channel.adapter, channel.settings, asked):
        return
    hourly = replace(asked, key=f"backlog-{now // HOUR}", about="backlog")
    outbox.add(conn, [outbox_row(channel.id, hourly)])

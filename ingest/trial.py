"""What a delivery would make, without making it: through the real path, in a transaction that is taken back."""

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

import channels
from channels.message import Delivery
from ingest.process import apply, read
from ingest.receiver import arrived
from leads import queries
from storage import inbox
from storage.channels import Channel
from storage.engine import Connection, transact
from storage.sql import Row
from storage.store import Store

__all__ = ["Made", "tried"]


@dataclass(frozen=True, slots=True)
class Made:
    """One activity a delivery would become, and whose."""

    kind: str
    text: str
    contact: str  # empty: nobody's
    is_known: bool  # somebody who is a contact already
    lead: str  # empty: none


class _TakenBack(Exception):
    def __init__(self, made: list[Made]) -> None:
        self.made = made


def tried(store: Store, channel: Channel, url: str) -> list[Made]:
    """What the provider's sample would make on this channel. Raises LookupError where it would be refused."""
    sent = channels.sample(channel.adapter, channel.settings, url, datetime.now(UTC))
    is_signed = channels.option(channel.adapter, "PROTECTED_BY") != "key"
    if is_signed and channels.verified(channel.adapter, sent, channel.settings) is False:
        raise LookupError("a sample signed with these settings is refused by them: correct the secret")
    try:
        transact(store.engine, partial(_made, store=store, channel=channel, sent=sent))
    except _TakenBack as taken_back:
        return taken_back.made
    raise AssertionError("unreachable")


def _made(conn: Connection, store: Store, channel: Channel, sent: Delivery) -> None:
    newest = queries.newest_contact(conn)
    [id] = inbox.append(conn, [arrived(channel.id, sent, None)])
    [row] = inbox.load(conn, [id])
    reading = read(store, row)
    apply(conn, [reading])
    made = queries.outcomes(conn, (piece.activity for piece in reading.pieces))
    raise _TakenBack([_what(row, newest) for row in made])


def _what(row: Row, newest: int) -> Made:
    contact = "" if row.contact_id is None else row.name or "somebody"
    is_known = row.contact_id is not None and row.contact_id <= newest
    return Made(row.kind, row.text, contact, is_known, row.title or "")

"""Polls mailboxes.

What is new after a folder's cursor is stored in the transaction that moves the cursor: a cut connection, a
crash or a restart loses nothing and doubles nothing. A changed UIDVALIDITY means a look at everything again;
the mails that were there are known by their keys.
"""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from urllib.parse import quote

from imapclient.exceptions import IMAPClientAbortError, IMAPClientError

import channels as adapters
from ingest.imap import Cut, Mail, Mailbox, in_words
from ingest.oauth import Grant
from ingest.watching import Ring, Watch, WrongSettings
from storage import channels, folders, inbox
from storage.blobs import Blobs
from storage.channels import Channel
from storage.engine import Connection, reading, transact
from storage.folders import Cursor
from storage.inbox import Arrived
from storage.store import Store

__all__ = ["ADAPTER", "MailboxWatch", "probe"]

ADAPTER = "email.mailbox"
POLL = 60.0  # seconds between looks into folders the server does not tell of
BIG = 64 << 10  # bytes; larger mails are blobs


class MailboxWatch(Watch):
    """One mailbox."""

    def __init__(self, store: Store, channel: Channel, ring: Ring) -> None:
        super().__init__(store, channel, ring)
        self._folders = [name.strip() for name in self._settings["folders"].split(",") if name.strip()]
        self._grant = Grant(self._settings, self._keep)
        self._mailbox: Mailbox | None = None

    def let_go(self) -> None:
        if self._mailbox is not None:
            self._mailbox.interrupt()

    def in_words(self, error: Exception) -> str:
        return in_words(error, self._settings)

    def is_cut(self, error: Exception) -> bool:
        return isinstance(error, Cut)

    def watch(self) -> None:
        self._mailbox = Mailbox(self._settings, self._grant)
        try:
            self._look_again_and_again(self._mailbox)
        finally:
            self._mailbox.close()
            self._mailbox = None

    def _look_again_and_again(self, mailbox: Mailbox) -> None:
        while not self._stopping.is_set():
            problems = [self._looked_into(mailbox, folder) for folder in reversed(self._folders)]
            self.works(" ".join(filter(None, problems)))
            if mailbox.can_idle():
                mailbox.wait(POLL)  # in the first folder, which is the last selected
            else:
                self._stopping.wait(POLL)

    def _looked_into(self, mailbox: Mailbox, folder: str) -> str:
        """Take in what is new there; a folder that cannot be read is told of and holds up no other."""
        try:
            self._take_in(mailbox, folder)
        except IMAPClientAbortError:
            raise
        except IMAPClientError as error:
            return f"The folder {folder} cannot be read ({str(error)[:200]}). Check the names of the folders."
        return ""

    def _take_in(self, mailbox: Mailbox, folder: str) -> None:
        uidvalidity, uidnext = mailbox.select(folder)
        place = self._place(folder)
        cursor = reading(self._store.engine, partial(folders.cursor, channel=self.channel.id, name=place))
        has_begun = cursor is not None and cursor.uidvalidity == uidvalidity
        uids = mailbox.after(cursor.uid) if cursor and has_begun else mailbox.since(self._begin(cursor))
        most = adapters.option(ADAPTER, "MAX_BODY")
        for last, mails in mailbox.mails(uids, most):
            if self._stopping.is_set():
                return
            self._store_mails(place, Cursor(uidvalidity, last), mails)
        if not has_begun:
            self._store_mails(place, Cursor(uidvalidity, max([uidnext - 1, *uids])), [])

    def _begin(self, cursor: Cursor | None) -> datetime:
        """Since when mails count: since the channel was made, or so many days before. Where a folder was
        numbered anew, those of a day before too: they are known by their keys."""
        since = self._settings["since"].strip().lower()
        if since != "now" and not (since.isdecimal() and len(since) < 5):
            raise WrongSettings("since must be now, or how many days back to begin, such as 30")
        days = (int(since) if since != "now" else 0) + (0 if cursor is None else 1)
        return datetime.fromtimestamp(self.channel.created_at / 1e6, UTC) - timedelta(days=days)

    def _place(self, folder: str) -> str:
        return f"imap://{quote(self._settings['user'], safe='')}@{self._settings['host']}/{quote(folder)}"

    def _store_mails(self, place: str, cursor: Cursor, mails: Sequence[Mail]) -> None:
        where = f"{place};UIDVALIDITY={cursor.uidvalidity}"
        now = reading(self._store.engine, channels.now)
        rows = [_arrived(self._store.blobs, self.channel.id, where, mail, now) for mail in mails]

        def write(conn: Connection) -> list[int]:
            folders.move(conn, self.channel.id, place, cursor)
            return inbox.append(conn, rows) if rows else []

        ids = transact(self._store.engine, write)
        if ids:
            self._ring([(id, self.channel.id) for id in ids])

    def _keep(self, refresh: str) -> None:
        """The provider gave a new refresh token; the one before will not work for ever."""
        ours = self.channel.settings["oauth_refresh_token"]

        def write(conn: Connection) -> Channel:
            found = channels.get(conn, self._store.cipher, self.channel.id)
            if found.settings.get("oauth_refresh_token") != ours:
                return found  # its owner was quicker
            settings = {**found.settings, "oauth_refresh_token": refresh}
            channels.change(conn, self._store.cipher, found.id, settings=settings)
            return replace(self.channel, settings={**self.channel.settings, "oauth_refresh_token": refresh})

        kept = transact(self._store.engine, write)
        if kept.settings["oauth_refresh_token"] == refresh:
            self.channel = kept


def probe(channel: Channel) -> str:
    """Try a mailbox's settings for real; what works, in words. Raises LookupError with what does not."""
    settings = adapters.filled(ADAPTER, channel.settings)
    try:
        mailbox = Mailbox(settings, Grant(settings, lambda refresh: None))
        names, can_idle = mailbox.folders(), mailbox.can_idle()
        mailbox.close()
    except Exception as error:
        raise LookupError(in_words(error, settings)) from error
    speed = (
        "tells of new mail at once" if can_idle else f"is asked every {POLL:.0f} s, for it cannot tell (IDLE)"
    )
    return f"Signed in. The server {speed}. Folders: {', '.join(sorted(names))}"


def _arrived(blobs: Blobs, channel: int, where: str, mail: Mail, now: int) -> Arrived:
    is_big = len(mail.body) > BIG
    headers = {"internaldate": mail.received} if mail.received else {}
    headers |= {} if mail.is_whole else {"x-leadinlet-truncated": "yes"}
    blob = blobs.put(mail.body) if is_big else None
    body = b"" if is_big else mail.body
    return Arrived(channel, now, "IMAP", f"{where};UID={mail.uid}", json.dumps(headers), body, blob)

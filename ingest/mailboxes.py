"""Polls mailboxes: a thread each, so that one slow server delays no other.

What is new after a folder's cursor is stored in the transaction that moves the cursor: a cut connection, a
crash or a restart loses nothing and doubles nothing. A changed UIDVALIDITY means a look at everything again;
the mails that were there are known by their keys.
"""

import json
import random
import threading
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial

import structlog

import channels as adapters
from ingest.imap import Mail, Mailbox, in_words
from ingest.logs import told
from ingest.workers import every
from storage import channels, folders, inbox
from storage.blobs import Blobs
from storage.channels import Channel
from storage.engine import Away, Connection, reading, transact
from storage.folders import Cursor
from storage.inbox import Arrived
from storage.store import Store

__all__ = ["Poller", "probe"]

log = structlog.get_logger()

ADAPTER = "email.mailbox"
LOOK = 3.0  # seconds between looks for new, changed or paused channels
POLL = 60.0  # seconds between looks into folders the server does not tell of
BACK_OFF = 1.0, 300.0  # seconds: the first wait after a failure, the longest
BIG = 64 << 10  # bytes; larger mails are blobs

Ring = Callable[[Sequence[tuple[int, int]]], None]


class Poller:
    """Keeps a thread for every mailbox that is not paused. Started by the constructor."""

    def __init__(self, store: Store, ring: Ring) -> None:
        self._store, self._ring = store, ring
        self._watched: dict[int, tuple[Channel, Watch]] = {}
        self._stopping = threading.Event()
        self._look()
        self._thread = every(LOOK, self._look, self._stopping)

    def stop(self) -> None:
        self._stopping.set()
        self._thread.join(timeout=10)
        for _, watch in self._watched.values():
            watch.stop()

    def _look(self) -> None:
        found = reading(self._store.engine, lambda conn: list(channels.every(conn, self._store.cipher)))
        wanted = {one.id: one for one in found if one.adapter == ADAPTER and not one.paused}
        for id, (channel, watch) in list(self._watched.items()):
            if id not in wanted or wanted[id].settings != channel.settings:
                watch.stop()
                del self._watched[id]
        for id, channel in wanted.items():
            if id not in self._watched:
                self._watched[id] = channel, Watch(self._store, channel, self._ring)


class Watch:
    """One mailbox, watched by one thread until stopped."""

    def __init__(self, store: Store, channel: Channel, ring: Ring) -> None:
        self._store, self._channel, self._ring = store, channel, ring
        self._settings = adapters.filled(ADAPTER, channel.settings)
        self._folders = [name.strip() for name in self._settings["folders"].split(",") if name.strip()]
        self._tokens: dict[str, tuple[str, float]] = {}
        self._health = ""
        self._mailbox: Mailbox | None = None
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name=f"mailbox-{channel.id}", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Cuts the connection: a thread waiting for its server would wait on."""
        self._stopping.set()
        if self._mailbox is not None:
            self._mailbox.close()
        self._thread.join(timeout=10)

    def _run(self) -> None:
        wait, longest = BACK_OFF
        while not self._stopping.is_set():
            try:
                self._mailbox = Mailbox(self._settings, self._tokens)
                self._watch(self._mailbox)
            except Away as error:
                log.warning("the database cannot be used now; the mailbox waits", error=told(error))
            except Exception as error:
                if not self._stopping.is_set():
                    log.warning("a mailbox fails", channel=self._channel.id, error=told(error))
                    self._say(in_words(error, self._settings))
            finally:
                if self._mailbox is not None:
                    self._mailbox.close()
            wait = BACK_OFF[0] if self._health == "ok" else min(wait * 2, longest)
            self._health = ""
            self._stopping.wait(wait * random.uniform(0.7, 1.3))

    def _watch(self, mailbox: Mailbox) -> None:
        while not self._stopping.is_set():
            for folder in reversed(self._folders):  # the first stays selected, and tells of new mail
                self._take_in(mailbox, folder)
            self._say("")
            if mailbox.can_idle():
                mailbox.wait(POLL)
            else:
                self._stopping.wait(POLL)

    def _take_in(self, mailbox: Mailbox, folder: str) -> None:
        uidvalidity, uidnext = mailbox.select(folder)
        known = partial(folders.cursor, channel=self._channel.id, name=folder)
        cursor = reading(self._store.engine, known)
        if cursor is None or cursor.uidvalidity != uidvalidity:
            cursor = self._first(mailbox, uidvalidity, uidnext, is_new=cursor is None)
            self._store_mails(folder, cursor, [])
        most = adapters.option(ADAPTER, "MAX_BODY")
        for mails in mailbox.mails(mailbox.after(cursor.uid), most):
            if self._stopping.is_set():
                return
            self._store_mails(folder, Cursor(uidvalidity, max(mail.uid for mail in mails)), mails)

    def _first(self, mailbox: Mailbox, uidvalidity: int, uidnext: int, is_new: bool) -> Cursor:
        """Where to begin: now, or so many days back; after a changed UIDVALIDITY where the channel began."""
        since = self._settings["since"].strip()
        days = int(since) if since.isdigit() else 0
        if is_new and not days:
            return Cursor(uidvalidity, uidnext - 1)
        began = datetime.fromtimestamp(self._channel.created_at / 1e6, UTC)
        found = mailbox.since((began - timedelta(days=days + (0 if is_new else 1))).date())
        return Cursor(uidvalidity, (found[0] if found else uidnext) - 1)

    def _store_mails(self, folder: str, cursor: Cursor, mails: Sequence[Mail]) -> None:
        place = f"imap://{self._settings['user']}@{self._settings['host']}/{folder};UIDVALIDITY={cursor.uidvalidity}"
        now = reading(self._store.engine, channels.now)
        rows = [_arrived(self._store.blobs, self._channel.id, place, mail, now) for mail in mails]

        def write(conn: Connection) -> list[int]:
            folders.move(conn, self._channel.id, folder, cursor)
            return inbox.append(conn, rows) if rows else []

        ids = transact(self._store.engine, write)
        if ids:
            self._ring([(id, self._channel.id) for id in ids])

    def _say(self, problem: str) -> None:
        """Write the mailbox's health where people see it, when it changes."""
        health = problem or "ok"
        if health == self._health:
            return
        self._health = health
        note = partial(channels.failing, reason=problem) if problem else channels.healthy
        try:
            transact(self._store.engine, partial(note, id=self._channel.id))
        except Away:
            return


def probe(channel: Channel) -> str:
    """Try a channel's settings for real; what works, in words. Raises LookupError with what does not."""
    if channel.adapter != ADAPTER:
        return "All required settings are there. Send something to its address to see the rest."
    settings: Mapping[str, str] = adapters.filled(ADAPTER, channel.settings)
    try:
        mailbox = Mailbox(settings, {})
        names = mailbox.folders()
        can_idle = mailbox.can_idle()
        mailbox.close()
    except Exception as error:
        raise LookupError(in_words(error, settings)) from error
    speed = (
        "tells of new mail at once (IDLE)" if can_idle else f"is asked every {POLL:.0f} s (it has no IDLE)"
    )
    return f"Signed in. The server {speed}. Folders: {', '.join(sorted(names))}"


def _arrived(blobs: Blobs, channel: int, place: str, mail: Mail, now: int) -> Arrived:
    is_big = len(mail.body) > BIG
    headers = {"internaldate": mail.received} | ({} if mail.is_whole else {"x-leadinlet-truncated": "yes"})
    blob = blobs.put(mail.body) if is_big else None
    body = b"" if is_big else mail.body
    return Arrived(channel, now, "IMAP", f"{place};UID={mail.uid}", json.dumps(headers), body, blob)

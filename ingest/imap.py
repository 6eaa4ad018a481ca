"""One connection to a mailbox: sign in, look for new mail, wait for more. Reads only, marks nothing."""

import socket
import ssl
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from imapclient import IMAPClient, SocketTimeout
from imapclient.exceptions import IMAPClientAbortError, IMAPClientError, LoginError

from ingest.oauth import Grant, NoToken
from ingest.watching import WrongSettings, trouble

__all__ = ["Cut", "Mail", "Mailbox", "Portion", "in_words"]

CONNECT, ANSWER = 15, 60  # seconds
MOST_MAILS, MOST_BYTES = 20, 8 << 20  # of one transaction
ASKED = 500  # mails a question
PORTS = {"tls": 993, "starttls": 143, "none": 143}
HERE = "127.0.0.1", "localhost", "::1"

Cut = OSError, IMAPClientAbortError  # what a connection ends with that the other side or the way there broke


class Mail(NamedTuple):
    uid: int
    body: bytes
    received: str  # the server's time of it, ISO 8601; empty where it tells none
    is_whole: bool


class Portion(NamedTuple):
    """Mails for one transaction, and the last UID it settles: those deleted meanwhile are passed over."""

    last: int
    mails: list[Mail]


class Mailbox:
    """Signed in by the constructor. Raises what `in_words` explains."""

    def __init__(self, settings: Mapping[str, str], grant: Grant) -> None:
        port = _checked_port(settings)
        security = settings["security"]
        self._client = IMAPClient(
            settings["host"],
            port,
            ssl=security == "tls",
            timeout=SocketTimeout(connect=CONNECT, read=ANSWER),
        )
        self._client.normalise_times = False
        try:
            if security == "starttls":
                self._client.starttls(ssl.create_default_context())
            self._sign_in(settings, grant)
        except BaseException:
            self.close()
            raise

    def can_idle(self) -> bool:
        return bool(self._client.has_capability("IDLE"))

    def folders(self) -> list[str]:
        return [name for _, _, name in self._client.list_folders()]

    def select(self, folder: str) -> tuple[int, int]:
        """Its UIDVALIDITY, and the UID the next mail will get."""
        said = self._client.select_folder(folder, readonly=True)
        return int(said[b"UIDVALIDITY"]), int(said[b"UIDNEXT"])

    def after(self, uid: int) -> list[int]:
        """UIDs greater than this one. A server asked for 8:* gives the last one even if that is 7."""
        found = self._client.search(["UID", f"{uid + 1}:*"])
        return sorted(one for one in found if one > uid)

    def since(self, moment: datetime) -> list[int]:
        """UIDs of what the server received since then, the second it was in included."""
        day = moment.astimezone(UTC).date() - timedelta(days=1)  # the server's day may be another
        found = sorted(self._client.search(["SINCE", day]))
        begin = moment.replace(microsecond=0)
        return [uid for uid, said in self._told(found, "INTERNALDATE") if _date(said, begin) >= begin]

    def mails(self, uids: Sequence[int], most: int) -> Iterator[Portion]:
        """In order; of a mail larger than `most` bytes only so many."""
        for portion in self._portions(uids):
            whole = [uid for uid, size in portion if size <= most]
            cut = [uid for uid, size in portion if size > most]
            mails = self._bodies(whole, "BODY.PEEK[]", most) + self._bodies(
                cut, f"BODY.PEEK[]<0.{most}>", most
            )
            yield Portion(portion[-1][0], sorted(mails))

    def wait(self, seconds: float) -> None:
        """Until something changes in the selected folder, for so long at most."""
        self._client.idle()
        self._client.idle_check(timeout=seconds)
        self._client.idle_done()

    def interrupt(self) -> None:
        """From another thread: whatever waits for the server fails at once."""
        try:
            # Not the TLS socket's own, which would take the session from under the thread that reads.
            socket.socket.shutdown(self._client.socket(), socket.SHUT_RDWR)
        except OSError:
            return

    def close(self) -> None:
        try:
            self._client.shutdown()
        except (OSError, IMAPClientError):
            return

    def _sign_in(self, settings: Mapping[str, str], grant: Grant) -> None:
        try:
            if settings["oauth_refresh_token"]:
                self._client.oauth2_login(settings["user"], grant.token())
            else:
                self._client.login(settings["user"], settings["password"])
        except LoginError as error:
            if isinstance(error.__context__, IMAPClientAbortError):
                raise ConnectionResetError("cut while signing in") from error
            grant.forget()
            raise

    def _portions(self, uids: Sequence[int]) -> Iterator[list[tuple[int, int]]]:
        portion: list[tuple[int, int]] = []
        total = 0
        for uid, said in self._told(uids, "RFC822.SIZE"):
            size = int(said.get(b"RFC822.SIZE", 0))
            if portion and (len(portion) >= MOST_MAILS or total + size > MOST_BYTES):
                yield portion
                portion, total = [], 0
            portion.append((uid, size))
            total += size
        if portion:
            yield portion

    def _told(self, uids: Sequence[int], what: str) -> Iterator[tuple[int, dict[bytes, Any]]]:
        """What the server says of each of these mails that is still there."""
        for start in range(0, len(uids), ASKED):
            asked = uids[start : start + ASKED]
            said = self._client.fetch(asked, [what])
            yield from ((uid, said[uid]) for uid in asked if uid in said)

    def _bodies(self, uids: Sequence[int], what: str, most: int) -> list[Mail]:
        try:
            return self._fetched(uids, what, most)
        except IMAPClientAbortError:
            raise
        except IMAPClientError:
            # One mail the server itself cannot give must not hold up the others.
            return [mail for uid in uids for mail in self._one(uid, what, most)]

    def _one(self, uid: int, what: str, most: int) -> list[Mail]:
        for attempt in (what, "BODY.PEEK[HEADER]"):
            try:
                return self._fetched([uid], attempt, most)
            except IMAPClientAbortError:
                raise
            except IMAPClientError:
                continue
        return [Mail(uid, b"", "", is_whole=False)]

    def _fetched(self, uids: Sequence[int], what: str, most: int) -> list[Mail]:
        answer = self._client.fetch(uids, [what, "INTERNALDATE"]) if uids else {}
        mails = []
        for uid in uids:
            said = answer.get(uid, {})
            body = next((value for name, value in said.items() if name.startswith(b"BODY[")), None)
            if isinstance(body, bytes):
                date = said.get(b"INTERNALDATE")
                is_whole = what == "BODY.PEEK[]" and len(body) <= most
                mails.append(Mail(uid, body[:most], date.isoformat() if date else "", is_whole))
        return mails


def in_words(error: Exception, settings: Mapping[str, str]) -> str:
    """What is wrong with a mailbox and what its owner can do."""
    host = settings["host"]
    match error:
        case NoToken():
            return str(error)
        case LoginError() if settings["oauth_refresh_token"]:
            return (
                f"{host} does not take the access token for {settings['user']}. Check the user, that IMAP is switched "
                "on, and that it was signed in for IMAP: https://mail.google.com/ at Google, "
                "IMAP.AccessAsUser.All at Microsoft"
            )
        case LoginError():
            return (
                f"{host} refused the user or the password. Check both; Gmail wants an app password, "
                "Microsoft 365 wants OAuth"
            )
        case IMAPClientAbortError():
            return trouble(ConnectionResetError(), host)
        case IMAPClientError():
            return f"{host} refused a command: {str(error)[:200]}"
        case _:
            return trouble(error, host)


def _checked_port(settings: Mapping[str, str]) -> int:
    """Raises WrongSettings, for whatever is wrong with the way there."""
    security, port = settings["security"], settings["port"].strip()
    if security not in PORTS:
        raise WrongSettings("security must be tls, starttls or none")
    if security == "none" and settings["host"] not in HERE:
        raise WrongSettings("without encryption only a server on this machine is read: use tls or starttls")
    if not port:
        return PORTS[security]
    if not (port.isdecimal() and 0 < int(port) < 65_536):
        raise WrongSettings("port must be a number, such as 993")
    return int(port)


def _date(said: Mapping[bytes, Any], default: datetime) -> datetime:
    found = said.get(b"INTERNALDATE")
    return found if isinstance(found, datetime) and found.tzinfo else default

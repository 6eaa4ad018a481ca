"""One connection to a mailbox: sign in, look for new mail, wait for more. Reads only, marks nothing."""

import socket
import ssl
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from imapclient import IMAPClient, SocketTimeout
from imapclient.exceptions import IMAPClientError, LoginError

from ingest.oauth import NoToken, access_token

__all__ = ["Mail", "Mailbox", "WrongSettings", "in_words"]

CONNECT, ANSWER = 15, 60  # seconds
MOST_MAILS, MOST_BYTES = 20, 8 << 20  # of one transaction
PORTS = {"tls": 993, "starttls": 143, "none": 143}


class WrongSettings(Exception):
    """The settings cannot work; the text says why."""


class Mail(NamedTuple):
    uid: int
    body: bytes
    received: str  # the server's time of it, ISO 8601
    is_whole: bool


class Mailbox:
    """Signed in by the constructor. Raises what `in_words` explains."""

    def __init__(self, settings: Mapping[str, str], tokens: dict[str, tuple[str, float]]) -> None:
        security, host = settings["security"], settings["host"]
        if security not in PORTS:
            raise WrongSettings("security must be tls, starttls or none")
        if security == "none" and host not in ("127.0.0.1", "localhost", "::1"):
            raise WrongSettings(
                "without encryption only a server on this machine is read: use tls or starttls"
            )
        port = int(settings["port"]) if settings["port"].isdigit() else PORTS[security]
        self.client = IMAPClient(
            host, port, ssl=security == "tls", timeout=SocketTimeout(connect=CONNECT, read=ANSWER)
        )
        if security == "starttls":
            self.client.starttls(ssl.create_default_context())
        if settings["oauth_refresh_token"]:
            self.client.oauth2_login(settings["user"], access_token(settings, tokens))
        else:
            self.client.login(settings["user"], settings["password"])

    def can_idle(self) -> bool:
        return bool(self.client.has_capability("IDLE"))

    def folders(self) -> list[str]:
        return [name for _, _, name in self.client.list_folders()]

    def select(self, folder: str) -> tuple[int, int]:
        """Its UIDVALIDITY, and the UID the next mail will get."""
        said = self.client.select_folder(folder, readonly=True)
        return int(said[b"UIDVALIDITY"]), int(said[b"UIDNEXT"])

    def after(self, uid: int) -> list[int]:
        """UIDs greater than this one. A server asked for 8:* gives the last one even if that is 7."""
        found = self.client.search(["UID", f"{uid + 1}:*"])
        return sorted(one for one in found if one > uid)

    def since(self, day: date) -> list[int]:
        return sorted(self.client.search(["SINCE", day]))

    def mails(self, uids: Sequence[int], most: int) -> Iterator[list[Mail]]:
        """The mails in portions for one transaction each; those deleted meanwhile are passed over."""
        for portion in self._portions(uids):
            whole = [uid for uid, size in portion if size <= most]
            mails = self._fetched(whole, "BODY.PEEK[]", is_whole=True)
            mails += self._fetched(
                [uid for uid, size in portion if size > most], f"BODY.PEEK[]<0.{most}>", False
            )
            yield sorted(mails)

    def wait(self, seconds: float) -> None:
        """Until something changes in the selected folder, for so long at most."""
        self.client.idle()
        try:
            self.client.idle_check(timeout=seconds)
        finally:
            self.client.idle_done()

    def close(self) -> None:
        try:
            self.client.shutdown()
        except (OSError, IMAPClientError):
            return

    def _portions(self, uids: Sequence[int]) -> Iterator[list[tuple[int, int]]]:
        portion: list[tuple[int, int]] = []
        for start in range(0, len(uids), 500):
            sizes = self.client.fetch(uids[start : start + 500], ["RFC822.SIZE"])
            for uid in sorted(sizes):
                size = int(sizes[uid][b"RFC822.SIZE"])
                is_full = len(portion) >= MOST_MAILS or sum(s for _, s in portion) + size > MOST_BYTES
                if portion and is_full:
                    yield portion
                    portion = []
                portion.append((uid, size))
        if portion:
            yield portion

    def _fetched(self, uids: Sequence[int], what: str, is_whole: bool) -> list[Mail]:
        answer = self.client.fetch(uids, [what, "INTERNALDATE"]) if uids else {}
        key = b"BODY[]" if is_whole else b"BODY[]<0>"
        return [
            Mail(uid, bytes(said[key]), said[b"INTERNALDATE"].isoformat(), is_whole)
            for uid, said in answer.items()
            if isinstance(said.get(key), bytes)
        ]


def in_words(error: Exception, settings: Mapping[str, str]) -> str:
    """What is wrong with a mailbox and what its owner can do."""
    host = settings["host"]
    match error:
        case WrongSettings() | NoToken():
            return str(error)
        case LoginError():
            return (
                f"{host} refused the user or the password. Check both; Gmail wants an app password, "
                "Microsoft 365 wants OAuth"
            )
        case socket.gaierror():
            return f"there is no server called {host}. Check the host"
        case ssl.SSLError():
            return f"no safe connection to {host}: its certificate does not fit. Check host and security"
        case TimeoutError() | ConnectionError() | OSError():
            return f"{host} does not answer, or cut the connection. It is tried again by itself"
        case IMAPClientError():
            return f"{host} refused a command: {str(error)[:200]}. Check the names of the folders"
        case _:
            return f"something unforeseen: {type(error).__name__}. It is tried again by itself"

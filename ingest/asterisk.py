"""What listening to a PBX has in common, whichever of its interfaces: the way there, how its failures are told."""

import ipaddress
import json
import socket
import ssl
from collections.abc import Mapping

from ingest.watching import Watch, WrongSettings, trouble
from storage import channels
from storage.engine import reading
from storage.inbox import Arrived

__all__ = ["CONNECT", "MOST", "PbxWatch", "Refused", "connected", "in_words", "way"]

CONNECT = 15.0  # seconds
BIG = 64 << 10  # bytes; larger deliveries are blobs
MOST = 10_000  # legs remembered

Way = tuple[str, int]


class Refused(Exception):
    """The PBX does not let us in."""


class PbxWatch(Watch):
    """A PBX that tells of its calls while we are connected, and of none again."""

    method: str  # of the deliveries it makes

    def in_words(self, error: Exception) -> str:
        return in_words(error, self._settings["host"])

    def is_cut(self, error: Exception) -> bool:
        cause = _inner(error)
        return isinstance(cause, OSError) and not isinstance(cause, ConnectionRefusedError | socket.gaierror)

    def take_in(self, body: bytes, headers: Mapping[str, str]) -> None:
        """Durable before anything more is read."""
        now = reading(self._store.engine, channels.now)
        blob = self._store.blobs.put(body) if len(body) > BIG else None
        url = f"{self.method.lower()}://{self._settings['user']}@{self._settings['host']}"
        row = (self.channel.id, now, self.method, url, json.dumps(headers), b"" if blob else body, blob)
        self.keep([Arrived(*row)])


def in_words(error: Exception, host: str) -> str:
    if isinstance(error, Refused):
        return (
            f"{host} refused us ({error}). Check user and secret, and that the user may read calls from here"
        )
    return trouble(_inner(error), host)


def _inner(error: Exception) -> Exception:
    """aiohttp has its own around what the system says."""
    inner = getattr(error, "os_error", error)
    return inner if isinstance(inner, Exception) else error


def way(settings: Mapping[str, str], plain: int, safe: int) -> Way:
    """Host and port. Raises WrongSettings, also where a secret or a caller could be read on the way."""
    security = settings["security"]
    if security not in ("tls", "none"):
        raise WrongSettings("security must be tls or none")
    standard = safe if security == "tls" else plain
    port = settings["port"].strip() or str(standard)
    if not (port.isdecimal() and 0 < int(port) < 65_536):
        raise WrongSettings(f"port must be a number, such as {standard}")
    there = settings["host"], int(port)
    if security == "none":
        found = {found[4][0] for found in socket.getaddrinfo(*there, type=socket.SOCK_STREAM)}
        if not all(ipaddress.ip_address(str(one).partition("%")[0]).is_private for one in found):
            raise WrongSettings("without encryption only a PBX in the own network is listened to: use tls")
    return there


def connected(there: Way, is_safe: bool) -> socket.socket:
    plain = socket.create_connection(there, timeout=CONNECT)
    if not is_safe:
        return plain
    return ssl.create_default_context().wrap_socket(plain, server_hostname=there[0])

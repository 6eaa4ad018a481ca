"""Listens to Asterisk's manager interface, a stream of packets by TCP.

https://docs.asterisk.org/Configuration/Interfaces/Asterisk-Manager-Interface-AMI/
"""

import json
import socket
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from hashlib import md5

from channels.telephony import asterisk_ami as adapter
from channels.telephony.asterisk_ami import Packet
from ingest.asterisk import MOST, PbxWatch, Refused, connected, way
from ingest.watching import Ring, WrongSettings
from storage.channels import Channel
from storage.store import Store

__all__ = ["ADAPTER", "Ami", "AmiWatch", "probe"]

ADAPTER = "telephony.asterisk_ami"
QUIET = 20.0  # seconds of silence after which the PBX is asked whether it is there
READ = 64 << 10  # bytes at once
LONGEST = 1 << 20  # bytes of a packet
END = b"\r\n\r\n"
WANTED = "call,dialplan,cdr,reporting"


class Ami:
    """Signed in by the constructor. Raises Refused, WrongSettings or OSError."""

    def __init__(self, settings: Mapping[str, str]) -> None:
        self._buffer = b""
        self._is_asked = False  # whether it is there
        self._socket = connected(way(settings, 5038, 5039), settings["security"] == "tls")
        try:
            self._socket.settimeout(QUIET)
            self._banner()
            self._sign_in(settings["user"], settings["secret"])
        except BaseException:
            self.close()
            raise

    def send(self, **words: str) -> None:
        if any("\r" in word or "\n" in word for word in words.values()):
            raise WrongSettings("user and secret are one line each")
        lines = [f"{name}: {word}\r\n" for name, word in words.items()]
        self._socket.sendall("".join([*lines, "\r\n"]).encode())

    def packets(self) -> list[bytes]:
        """Those that have come, at least a piece of one; none after silence. Raises ConnectionResetError at the end."""
        try:
            more = self._socket.recv(READ)
        except TimeoutError:
            self._ask()
            return []
        if not more or len(self._buffer) > LONGEST:
            raise ConnectionResetError("the PBX ended the connection")
        self._is_asked = False
        *whole, self._buffer = (self._buffer + more).split(END)
        return whole

    def interrupt(self) -> None:
        """From another thread: whatever waits for the PBX fails at once."""
        with suppress(OSError):
            socket.socket.shutdown(self._socket, socket.SHUT_RDWR)

    def close(self) -> None:
        with suppress(OSError):
            self._socket.close()

    def _ask(self) -> None:
        if self._is_asked:
            raise ConnectionResetError("the PBX is silent")
        self._is_asked = True
        self.send(Action="Ping")

    def _banner(self) -> None:
        while b"\r\n" not in self._buffer:
            more = self._socket.recv(READ)
            if not more or len(self._buffer) > LONGEST:
                raise ConnectionResetError("no manager interface answers here")
            self._buffer += more
        self._buffer = self._buffer.partition(b"\r\n")[2]

    def _sign_in(self, user: str, secret: str) -> None:
        """By a challenge: the secret itself is not sent."""
        challenge = self._answer(Action="Challenge", AuthType="MD5")["Challenge"]
        key = md5((challenge + secret).encode(), usedforsecurity=False).hexdigest()
        self._answer(Action="Login", AuthType="MD5", Username=user, Key=key, Events=WANTED)

    def _answer(self, **words: str) -> Packet:
        """What is said to an action. Raises Refused."""
        self.send(**words)
        for _ in range(100):
            for raw in self.packets():
                for packet in adapter.packets(raw):
                    if packet.get("Response") == "Success":
                        return packet
                    if "Response" in packet:
                        raise Refused(packet.get("Message", "without a word"))
        raise ConnectionResetError("the PBX does not answer")


class AmiWatch(PbxWatch):
    """One PBX."""

    method = "AMI"

    def __init__(self, store: Store, channel: Channel, ring: Ring) -> None:
        super().__init__(store, channel, ring)
        self._ami: Ami | None = None
        self._joined: dict[str, float] = {}  # when each leg began to talk

    def watch(self) -> None:
        self._ami = Ami(self._settings)
        try:
            self.works()
            self._ami.send(Action="CoreShowChannels")  # what is under way: a cut may have kept it from us
            while not self._stopping.is_set():
                self._take_in(self._ami.packets())
                self.works()
        finally:
            self._ami.close()
            self._ami = None

    def let_go(self) -> None:
        if self._ami is not None:
            self._ami.interrupt()

    def _take_in(self, raw: Sequence[bytes]) -> None:
        told = [(one, packet) for one in raw for packet in adapter.packets(one)]
        talked: dict[str, str] = {}
        for _, packet in told:
            talked |= self._counted(packet)
        kept = [one for one, packet in told if adapter.matters(packet)]
        if kept:
            self.take_in(END.join(kept) + END, {"x-seconds": json.dumps(talked)} if talked else {})

    def _counted(self, packet: Packet) -> dict[str, str]:
        """How long a leg talked, once it ends."""
        leg, event = packet.get("Uniqueid", ""), packet.get("Event")
        if event == "BridgeEnter":
            if len(self._joined) >= MOST:
                self._joined.clear()
            self._joined.setdefault(leg, time.monotonic())
        if event != "Hangup" or leg not in self._joined:
            return {}
        return {leg: str(round(time.monotonic() - self._joined.pop(leg)))}


def probe(settings: Mapping[str, str]) -> str:
    Ami(settings).close()
    return f"Signed in to {settings['host']}."

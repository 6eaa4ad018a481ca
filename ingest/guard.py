"""Reads what can be made to hang or eat memory in a child process with limits.

A mail is hostile input of a complicated kind: whatever it does, it ends as a message, and harms no neighbour.
"""

import os
import pickle
import resource
import select
import struct
import subprocess
import sys
import threading
from typing import IO

import structlog

import channels
from channels.message import Delivery, Fetch, Message, Settings, Unreadable

__all__ = ["Guard"]

log = structlog.get_logger()

WITHIN = 5.0  # seconds a message
MEMORY = 512 << 20  # bytes of address space above what the child has at its start
HEAD = struct.Struct("!I")

Said = list[Message | Fetch]


class Killed(Exception):
    """The child died of the message or outlived its time."""


class Guard:
    """`read` like `channels.read`, for any adapter; those that need it in the child. Thread-safe."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._child: subprocess.Popen[bytes] | None = None

    def read(self, name: str, delivery: Delivery, settings: Settings) -> Said:
        """Raises Unreadable. What kills the child is read by the adapter's `damaged`."""
        if not channels.guarded(name):
            return channels.read(name, delivery, settings)
        with self._lock:
            try:
                said = self._ask(pickle.dumps((name, delivery, dict(settings))))
            except (Killed, OSError) as error:
                log.warning("a delivery could not be read safely", adapter=name, why=str(error))
                self._end()
                return [channels.option(name, "damaged")(delivery)]
        if isinstance(said, str):
            raise Unreadable(said)
        return said

    def stop(self) -> None:
        with self._lock:
            self._end()

    def _ask(self, question: bytes) -> Said | str:
        child = self._child = self._child or _start()
        assert child.stdin is not None
        assert child.stdout is not None
        child.stdin.write(HEAD.pack(len(question)) + question)
        child.stdin.flush()
        # The answer's head comes when all of it is ready, so waiting for one byte is enough.
        if not select.select([child.stdout], [], [], WITHIN)[0]:
            raise Killed(f"it took more than {WITHIN:.0f} s")
        answer = _receive(child.stdout)
        if answer is None:
            raise Killed("the reading process died of it")
        said: Said | str = pickle.loads(answer)  # noqa: S301 - from our own child
        return said

    def _end(self) -> None:
        if self._child is not None:
            self._child.kill()
            self._child.communicate()
            self._child = None


def _start() -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "ingest.guard"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )


def _receive(stream: IO[bytes]) -> bytes | None:
    head = stream.read(HEAD.size)
    if len(head) < HEAD.size:
        return None
    size = HEAD.unpack(head)[0]
    content = stream.read(size)
    return content if len(content) == size else None


def _child() -> None:
    """Answer until the parent is gone."""
    for name in channels.names():
        if channels.guarded(name):
            channels.adapter(name)  # imported before memory is limited
    with open("/proc/self/statm") as statm:
        now = int(statm.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    resource.setrlimit(resource.RLIMIT_AS, (now + MEMORY, now + MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    questions, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # nothing that a library prints may stand between the answers
    while (question := _receive(questions)) is not None:
        name, delivery, settings = pickle.loads(question)  # noqa: S301 - from our own parent
        try:
            said: Said | str = channels.read(name, delivery, settings)
        except Unreadable as error:
            said = str(error)
        answer = pickle.dumps(said)
        answers.write(HEAD.pack(len(answer)) + answer)
        answers.flush()


if __name__ == "__main__":
    _child()

"""Reads what can be made to hang or eat memory in child processes with limits.

A mail is hostile input of a complicated kind: whatever it does, it ends as a message, and harms no neighbour.
"""

import os
import pickle
import queue
import resource
import select
import struct
import subprocess
import sys
import time
from typing import IO

import structlog

import channels
from channels.message import Delivery, Fetch, Message, Settings, Unreadable

__all__ = ["Guard"]

log = structlog.get_logger()

COMMAND = [sys.executable, "-m", "ingest.guard"]
CHILDREN = 2  # one bomb at a time leaves the other to honest mail
WORK = 5  # seconds of processor time a message; not by the clock, which a busy machine would run down
WITHIN = 60.0  # seconds by the clock, for a child that does not even work
MEMORY = 512 << 20  # bytes of address space above what a child has at its start
HEAD = struct.Struct("!I")

Said = list[Message | Fetch]


class Killed(Exception):
    """The child died of the message or outlived its time."""


class Guard:
    """`read` like `channels.read`, for any adapter; those that need it in a child. Thread-safe."""

    def __init__(self) -> None:
        self._children = [Child() for _ in range(CHILDREN)]
        self._free: queue.LifoQueue[Child] = queue.LifoQueue()
        for child in self._children:
            self._free.put(child)

    def read(self, name: str, delivery: Delivery, settings: Settings) -> Said:
        """Raises Unreadable. What kills the child is read by the adapter's `damaged`."""
        if not channels.guarded(name):
            return channels.read(name, delivery, settings)
        child = self._free.get()
        try:
            said = child.ask(pickle.dumps((name, delivery, dict(settings))))
        except (Killed, OSError) as error:
            log.warning("a delivery could not be read safely", adapter=name, why=str(error))
            child.end()
            return [channels.option(name, "damaged")(delivery)]
        finally:
            self._free.put(child)
        if isinstance(said, str):
            raise Unreadable(said)
        return said

    def stop(self) -> None:
        """Once nobody reads any more."""
        for child in self._children:
            child.end()


class Child:
    """One process, started when first asked and again after its end. Used by one thread at a time."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def ask(self, question: bytes) -> Said | str:
        """What it says of a question; a text says why that cannot be read. Raises Killed or OSError."""
        if self._process is None or self._process.poll() is not None:
            self._start()
        assert self._process is not None
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        _send(self._process.stdin, question)
        answer = _receive(self._process.stdout) if self._answers() else None
        if answer is None:
            raise Killed(self._cause())
        said: Said | str = pickle.loads(answer)  # noqa: S301 - from our own child
        return said

    def end(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def _start(self) -> None:
        self.end()
        self._process = subprocess.Popen(COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603

    def _answers(self) -> bool:
        """It writes an answer at one go, so waiting for the first byte is enough."""
        assert self._process is not None
        assert self._process.stdout is not None
        waiting = select.poll()
        waiting.register(self._process.stdout, select.POLLIN)
        return bool(waiting.poll(WITHIN * 1000))

    def _cause(self) -> str:
        assert self._process is not None
        try:
            status = self._process.wait(timeout=1)
        except subprocess.TimeoutExpired:
            return f"no answer within {WITHIN:.0f} s"
        return f"the process that read it ended with status {status}"


def _send(stream: IO[bytes], content: bytes) -> None:
    stream.write(HEAD.pack(len(content)))
    stream.write(content)
    stream.flush()


def _receive(stream: IO[bytes]) -> bytes | None:
    """None where the other side is gone."""
    head = stream.read(HEAD.size)
    if len(head) < HEAD.size:
        return None
    (size,) = HEAD.unpack(head)
    content = stream.read(size)
    return content if len(content) == size else None


def _child() -> None:
    """Answer until the parent is gone."""
    for name in filter(channels.guarded, channels.names()):
        channels.adapter(name)  # imported before memory is limited
    _limit_memory()
    questions, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # nothing that a library prints may stand between the answers
    while (question := _receive(questions)) is not None:
        _limit_work()
        try:
            answer = _answer(question)
        except MemoryError:
            os._exit(1)
        _send(answers, answer)


def _answer(question: bytes) -> bytes:
    name, delivery, settings = pickle.loads(question)  # noqa: S301 - from our own parent
    try:
        return pickle.dumps(channels.read(name, delivery, settings))
    except Unreadable as error:
        return pickle.dumps(str(error))


def _limit_memory() -> None:
    with open("/proc/self/statm") as statm:
        now = int(statm.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    resource.setrlimit(resource.RLIMIT_AS, (now + MEMORY, now + MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _limit_work() -> None:
    """Counted from here on; the system ends the process at a whole second."""
    until = int(time.process_time()) + 1 + WORK
    resource.setrlimit(resource.RLIMIT_CPU, (until, resource.RLIM_INFINITY))


if __name__ == "__main__":
    _child()

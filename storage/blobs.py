"""Bytes by their hash, as files: big bodies and attachments."""

import hashlib
import os
import time
from collections.abc import Collection, Iterator
from pathlib import Path

DAY = 86_400.0  # seconds


class Blobs:
    """A folder of files named by their SHA-256. What `put` returns is on the disk for good."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put(self, content: bytes) -> str:
        """Store the bytes, once; returns their hash. Raises OSError where the disk refuses."""
        name = hashlib.sha256(content).hexdigest()
        path = self.path(name)
        if path.exists():
            os.utime(path)  # younger than a day again: not collected before a row names it
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            # Unique to this writer: two may store the same bytes at once.
            draft = path.with_name(f"{name}.{os.urandom(6).hex()}.part")
            with draft.open("xb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            draft.rename(path)
        # Also where another writer was first: it may have got only as far as the name.
        _sync(path.parent)
        _sync(self.folder)
        return name

    def get(self, name: str) -> bytes:
        return self.path(name).read_bytes()

    def path(self, name: str) -> Path:
        return self.folder / name[:2] / name

    def names(self) -> Iterator[str]:
        return (path.name for path in self.folder.glob("??/*") if path.suffix != ".part")

    def collect(self, unreferenced: Collection[str], older: float = DAY) -> int:
        """Delete those of these blobs, and half-written ones, that nobody touched for so many seconds."""
        drafts = list(self.folder.glob("??/*.part"))
        old = [path for path in [*map(self.path, unreferenced), *drafts] if _age(path) > older]
        for path in old:
            path.unlink(missing_ok=True)
        return len(old)


def _age(path: Path) -> float:
    return time.time() - path.stat().st_mtime if path.exists() else 0.0


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

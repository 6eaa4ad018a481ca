"""Where a firm's data is: the database, the key to its secrets, the big bodies beside it."""

from dataclasses import dataclass
from pathlib import Path

from storage.blobs import Blobs
from storage.engine import Engine, connect
from storage.secrets import Cipher

__all__ = ["Store"]


@dataclass(frozen=True, slots=True)
class Store:
    engine: Engine
    cipher: Cipher
    blobs: Blobs

    @classmethod
    def open(cls, url: str, data: Path, key: str) -> "Store":
        """Opens nothing yet: the first statement connects."""
        return cls(connect(url), Cipher(key), Blobs(data / "blobs"))

    @property
    def is_sqlite(self) -> bool:
        return self.engine.dialect.name == "sqlite"

"""Where a firm's data is: the database, the key to its secrets, the big bodies beside it."""

from dataclasses import dataclass
from pathlib import Path

from storage.blobs import Blobs
from storage.engine import Connection, Engine, connect, reading, transact
from storage.migrate import migrate
from storage.secrets import Cipher
from storage.sql import statement

__all__ = ["Store"]

_key_mark = statement("select value from settings where name = 'key'")
_mark_key = statement(
    "insert into settings (name, value) values ('key', :value) on conflict (name) do nothing"
)
_note = statement(
    """
    insert into settings (name, value) values (:name, :value)
    on conflict (name) do update set value = excluded.value
    """
)
_noted = statement("select value from settings where name = :name")


@dataclass(frozen=True, slots=True)
class Store:
    engine: Engine
    cipher: Cipher
    blobs: Blobs

    @classmethod
    def open(cls, url: str, data: Path, key: str) -> "Store":
        """Connects with the first statement. Raises ValueError for an address or a key that is none."""
        return cls(connect(url), Cipher(key), Blobs(data / "blobs"))

    @property
    def is_sqlite(self) -> bool:
        return self.engine.dialect.name == "sqlite"

    def prepare(self) -> bool:
        """Bring the schema up to date and see that the key fits; whether there was anything to bring.

        Raises TooNew, WrongKey or Away.
        """
        self.blobs.folder.mkdir(parents=True, exist_ok=True)
        changed = migrate(self.engine)
        transact(self.engine, self._check_key)
        return changed

    def note(self, name: str, value: str) -> None:
        """Remember something for other processes."""
        transact(self.engine, lambda conn: _note(conn, name=name, value=value))

    def noted(self, name: str) -> str:
        """What was noted; empty where nothing was."""
        return reading(self.engine, lambda conn: _noted(conn, name=name).scalar()) or ""

    def _check_key(self, conn: Connection) -> None:
        mark = _key_mark(conn).scalar()
        if mark is None:
            _mark_key(conn, value=self.cipher.encrypted("the right key"))
        else:
            self.cipher.decrypted(mark)

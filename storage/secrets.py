"""What must not be read off a stolen disk: settings and tokens, encrypted or only as a hash."""

import hashlib
import json
import os
import secrets
from collections.abc import Mapping
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken

__all__ = ["Cipher", "WrongKey", "hashed", "key_file", "new_token"]


class WrongKey(Exception):
    """The database was written with another secret key. Nothing is lost: give the right one."""


class Cipher:
    """Encrypts settings and tokens. Raises ValueError for a key that is not one."""

    def __init__(self, key: str) -> None:
        self._fernet = Fernet(key)
        self.decrypted = lru_cache(maxsize=4096)(self._decrypted)

    def encrypted(self, value: str) -> str:
        return self._fernet.encrypt(value.encode()).decode()

    def seal(self, settings: Mapping[str, str]) -> str:
        return self.encrypted(json.dumps(dict(settings), sort_keys=True))

    def unseal(self, sealed: str) -> dict[str, str]:
        values: dict[str, str] = json.loads(self.decrypted(sealed)) if sealed else {}
        return values

    def _decrypted(self, value: str) -> str:
        try:
            return self._fernet.decrypt(value.encode()).decode()
        except InvalidToken:
            raise WrongKey(
                "the database was written with another secret key; nothing is lost. Set LEADINLET_SECRET_KEY "
                "or LEADINLET_SECRET_KEY_FILE to that key, or put its secret.key back into the data folder"
            ) from None


def key_file(path: Path) -> str:
    """The key in this file; a new one, readable by its owner alone, where there is no file."""
    if not path.exists():
        # Whole before it has its name: of two that start at once, both read the key of the one that named it.
        draft = path.with_name(f"{path.name}.{os.urandom(6).hex()}.part")
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(Fernet.generate_key().decode() + "\n")
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):
            os.link(draft, path)
        draft.unlink()
    return path.read_text().strip()


def new_token() -> str:
    """256 random bits that fit a URL."""
    return secrets.token_urlsafe(32)


def hashed(token: str) -> str:
    """How a token is kept where it is only ever compared."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()

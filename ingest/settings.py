"""The system's settings, from LEADINLET_* variables; each may be given as LEADINLET_*_FILE instead."""

import difflib
import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import phonenumbers

from storage.secrets import key_file
from storage.store import Store

__all__ = ["BadSettings", "Settings"]

PREFIX = "LEADINLET_"


class BadSettings(ValueError):
    """A setting that cannot be used; the text says which, why, and what to do."""


def _setting(help: str, default: str = "") -> str:
    value: str = field(default=default, metadata={"help": help})
    return value


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Each field is read from LEADINLET_ and its name in capitals."""

    data: str = _setting("the data folder: SQLite file, attachments, key file", "data")
    database_url: str = _setting("postgresql://... ; empty: SQLite in the data folder")
    broker_url: str = _setting("redis://... or unix://... ; empty: a broker inside the process")
    public_url: str = _setting("the address providers and people reach, such as https://leads.firm.example")
    region: str = _setting("country of phone numbers written without one, where a channel has none", "PL")
    timezone: str = _setting("zone of times sent without one, where a channel has none", "Europe/Warsaw")
    secret_key: str = _setting("key to the stored secrets; empty: secret.key in the data folder")
    allowed_hosts: str = _setting("private hosts that fetches may reach all the same, comma-separated")
    keep_days: str = _setting("days a delivery is kept once it is done, its lead stays; 0: for ever", "0")
    log_level: str = _setting("debug, info, warning or error", "info")

    @classmethod
    def load(cls, variables: Mapping[str, str] = os.environ) -> "Settings":
        """Raises BadSettings for a setting that is unknown, unreadable or impossible."""
        known = {field.name for field in fields(cls)}
        values: dict[str, str] = {}
        for variable in sorted(name for name in variables if name.startswith(PREFIX)):
            name = variable.removeprefix(PREFIX).lower()
            is_file = name not in known and name.endswith("_file")
            name = name.removesuffix("_file") if is_file else name
            if name not in known:
                raise BadSettings(f"there is no setting {variable}; {_nearest(name, known)}")
            if name in values:
                raise BadSettings(f"{PREFIX}{name.upper()} is given twice, as a value and as a file")
            values[name] = _content(variable, variables[variable]) if is_file else variables[variable]
        return cls(**values).checked()

    def checked(self) -> "Settings":
        """Itself. Raises BadSettings where a value is impossible."""
        if self.region not in phonenumbers.SUPPORTED_REGIONS:
            raise BadSettings(f"LEADINLET_REGION={self.region} is no country; give two letters, such as PL")
        try:
            ZoneInfo(self.timezone)
        except (ZoneInfoNotFoundError, ValueError):
            raise BadSettings(
                f"LEADINLET_TIMEZONE={self.timezone} is no time zone; give one such as Europe/Warsaw"
            ) from None
        if self.public_url and not self.public_url.startswith(("http://", "https://")):
            raise BadSettings("LEADINLET_PUBLIC_URL must start with https:// (or http:// for a trial)")
        if self.log_level not in ("debug", "info", "warning", "error"):
            raise BadSettings("LEADINLET_LOG_LEVEL must be debug, info, warning or error")
        if not self.keep_days.isdigit():
            raise BadSettings("LEADINLET_KEEP_DAYS must be a number of days, 0 for ever")
        return self

    @property
    def folder(self) -> Path:
        return Path(self.data).expanduser().absolute()

    @property
    def url(self) -> str:
        return self.database_url or f"sqlite:///{self.folder / 'leadinlet.db'}"

    def copy_key(self, path: Path) -> None:
        """Write the secret key to a new file that only its owner can read. Raises FileExistsError."""
        key = self.secret_key.strip() or key_file(self.folder / "secret.key")
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(key + "\n")

    def open(self) -> Store:
        """The firm's data; its folder and key are made at the first time. Raises BadSettings."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            key = self.secret_key.strip() or key_file(self.folder / "secret.key")
        except OSError as error:
            raise BadSettings(
                f"the data folder {self.folder} cannot be used: {error.strerror}. Give another by --data"
            ) from error
        try:
            return Store.open(self.url, self.folder, key)
        except ValueError as error:
            raise BadSettings(f"the database address or the secret key cannot be used: {error}") from error


def _nearest(name: str, known: set[str]) -> str:
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.0)
    return f"did you mean {PREFIX}{near[0].upper()}?"


def _content(variable: str, path: str) -> str:
    try:
        return Path(path).read_text().strip()
    except OSError as error:
        raise BadSettings(f"{variable}={path} cannot be read: {error.strerror}") from error

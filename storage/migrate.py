"""The schema, brought up to date by itself at every start, under a lock: many processes may start at once."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text

from storage.engine import Connection, Engine, reading, transact

__all__ = ["TooNew", "migrate", "state"]

LOCK = 4_990_271_884_021  # any number that only Leadinlet takes


class TooNew(Exception):
    """A newer Leadinlet wrote this database. Nothing was touched."""


def migrate(engine: Engine) -> bool:
    """Bring the schema up to date in one transaction; whether there was anything to do.

    Raises TooNew where the database is from a later version.
    """
    return transact(engine, _migrate) if state(engine) != "current" else False


def state(engine: Engine) -> str:
    """ "empty", "old" or "current"; raises TooNew where the database is from a later version."""
    return reading(engine, _state)


def _migrate(conn: Connection) -> bool:
    if conn.dialect.name == "postgresql":
        conn.execute(text("select pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
    if _state(conn) == "current":  # another process was faster
        return False
    config = _config()
    config.attributes["connection"] = conn
    command.upgrade(config, "head")
    return True


def _state(conn: Connection) -> str:
    script = ScriptDirectory.from_config(_config())
    known = {revision.revision for revision in script.walk_revisions()}
    heads = MigrationContext.configure(conn).get_current_heads()
    if set(heads) - known:
        raise TooNew(
            "this database was written by a newer Leadinlet; nothing was touched. "
            "Install that version again, or restore a backup made before the upgrade"
        )
    if not heads:
        return "old" if inspect(conn).has_table("deliveries") else "empty"
    return "current" if set(heads) == set(script.get_heads()) else "old"


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    return config

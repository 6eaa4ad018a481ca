"""A person's word for a name goes before all evidence; taken back, the evidence counts again."""

from dedupe.clusters import COMPANIES, CONTACTS, Things, lock
from dedupe.merge import decide
from leads.status import Changed
from storage.engine import Connection

__all__ = ["correct"]

_CORRECT = """
    update things set corrected = :name, corrected_at = case when :name = '' then 0 else {now} end,
        version = version + 1
    where id = :id
"""
_FORGET = "update things set corrected = '', corrected_at = 0 where merged_into = :id"
_correct = {things: things.statement(_CORRECT) for things in (CONTACTS, COMPANIES)}
_forget = {things: things.statement(_FORGET) for things in (CONTACTS, COMPANIES)}


def correct(
    conn: Connection, id: int, name: str, by: str, version: int | None = None, things: Things = CONTACTS
) -> None:
    """Call it so from now on; empty: as the evidence says.

    Raises LookupError where there is none, Changed where `version` is not its version any more.
    """
    members = lock(conn, [id], things)
    if id not in members:
        raise LookupError(f"there is no {things.name} {id}")
    survivor = members[members[id].survivor]
    if version is not None and version != survivor.version:
        raise Changed(f"it was changed meanwhile: it is at version {survivor.version}")
    _correct[things](conn, id=survivor.id, name=name)
    if not name:
        _forget[things](conn, id=survivor.id)
    decide(conn, "correct", id, id, by, {"name": name, "before": survivor.corrected}, things)

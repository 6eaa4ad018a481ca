"""A person says that an identity is of several people, or that it is not: it counts from then on."""

from dedupe.merge import decide
from dedupe.normalize import Identity
from storage.engine import Connection
from storage.sql import statement

__all__ = ["share"]

_lock = statement(
    "select id, shared from identities where kind = :kind and value = :value\n    for no key update"
)
_set = statement("update identities set shared = :shared where id = :id")
_unprove = statement(
    "update memberships set proven = false where identity_id = :id and proven and until is null returning contact_id"
)


def share(conn: Connection, identity: Identity, shared: bool, by: str) -> int | None:
    """Returns the decision; None where it was said before. Raises LookupError for one that nobody showed.

    What is shared proves nothing: nobody is its proven holder any more. Who was stands in the decision.
    """
    row = _lock(conn, kind=identity.kind, value=identity.value).first()
    if row is None:
        raise LookupError(f"nobody showed {identity.value}")
    if row.shared is not None and bool(row.shared) == shared:
        return None
    _set(conn, id=row.id, shared=shared)
    proven = [*_unprove(conn, id=row.id).scalars()] if shared else []
    told = {"kind": identity.kind, "value": identity.value, "shared": shared, "proven": proven}
    return decide(conn, "share", None, None, by, told)

"""What one activity says of who did it, as it is compared, and the keys it is found by. Pure."""

import json
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from typing import NamedTuple

from channels.message import Claim
from dedupe import blocks
from dedupe.normalize import normalized
from dedupe.profile import FIELDS, Profile, profile

OF_CLAIMS = {"email": "email", "phone": "phone", "social": "handle", "visitor": "handle", "taxid": "number"}


class Said(NamedTuple):
    """As it is stored."""

    name: str
    claims: str
    fields: str
    region: str


def profiled(row: Said) -> Profile:
    claims = [Claim(kind, raw, bool(proven)) for kind, raw, proven in json.loads(row.claims or "[]") or ()]
    return of_message(row.name, claims, json.loads(row.fields), row.region)


def of_message(
    name: str, claims: Iterable[Claim], fields: Mapping[str, str], region: str, own: Iterable[Claim] = ()
) -> Profile:
    """`own` is where it was sent to: ours, so nobody else's."""
    ours = {normalized(claim.kind, claim.raw, region) for claim in own}
    said: dict[str, list[str]] = {field: [fields[field]] for field in FIELDS if fields.get(field)}
    for field in ("name", "email", "phone", "handle"):
        said.pop(field, None)  # what is claimed stands in the claims
    if name:
        said["name"] = [name]
        said.pop("first_name", None)
        said.pop("last_name", None)
    for claim in claims:
        field = OF_CLAIMS.get(claim.kind, "")
        if field and normalized(claim.kind, claim.raw, region) not in ours - {None}:
            said.setdefault(field, []).append(_scoped(claim))
    return profile(said, region)


def _scoped(claim: Claim) -> str:
    """Whatever provider's it is, a visitor's id is never somebody's on a network."""
    return f"visitor:{claim.raw}" if claim.kind == "visitor" else claim.raw


def keys(one: Profile) -> tuple[int, ...]:
    """As the database keeps them: as numbers, sorted. One more stands for the profile as a whole."""
    return tuple(sorted({_hashed(key) for key in (*blocks.keys(one), repr(one))})) if any(one) else ()


def _hashed(key: str) -> int:
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "big", signed=True)

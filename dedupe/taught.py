"""What this firm's own rows teach, kept in its settings. Until there are enough, the shipped weights count."""

import json
from collections import Counter
from typing import Any

from dedupe import weights
from dedupe.crowd import Learned, crowd, learn
from dedupe.evidence import Said, profiled
from dedupe.profile import profile
from dedupe.shared import DESK, reached_by
from dedupe.weights import Kind, Model, Rarity
from storage.engine import Connection, Engine, reading, transact
from storage.sql import statement

__all__ = ["learn_anew", "taught"]

NAME = "matching"
ENOUGH = 500  # activities
MOST = 20_000  # the newest ones that are learned from
VALUES = 2_000  # the commonest of a field that are kept; others are as rare as one

_newest = statement(
    """
    select a.name, a.claims, a.fields, c.region from activities a join channels c on c.id = a.channel_id
    where a.contact_id is not null and a.direction = 'in' order by a.id desc limit :most
    """
)
_keep = statement(
    """
    insert into settings (name, value) values (:name, :value)
    on conflict (name) do update set value = excluded.value
    """
)
_told = statement("select kind, value, shared from identities where shared is not null order by id")
_kept = statement("select value from settings where name = :name")


def taught(conn: Connection) -> Learned:
    """As it was learned last, the shipped weights where nothing was; what people said of identities counts at once."""
    value = _kept(conn, name=NAME).scalar()
    learned = _read(value) if value else Learned(weights.shipped(), Rarity())
    told = {
        reached: DESK if row.shared else 1 for row in _told(conn) for reached in _reached(row.kind, row.value)
    }
    learned.rarity.behind = {**learned.rarity.behind, **told}
    return learned


def _reached(kind: str, value: str) -> list[str]:
    """As profiles have it."""
    return reached_by(profile({kind: [value]}, "")) if kind in ("email", "phone") else []


def learn_anew(engine: Engine) -> bool:
    """From the newest activities; whether there were enough."""
    rows = reading(engine, lambda conn: [Said(*row) for row in _newest(conn, most=MOST)])
    if len(rows) < ENOUGH:
        return False
    people, known = crowd([profiled(row) for row in rows])
    learned, _ = learn(people, known)
    value = _written(learned)
    transact(engine, lambda conn: _keep(conn, name=NAME, value=value).rowcount)
    return True


def _written(learned: Learned) -> str:
    model, rare = learned.model, learned.rarity
    kinds = {name: [kind.share, kind.levels, kind.weights] for name, kind in _kinds(model).items()}
    counts = [dict(counted.most_common(VALUES)) for counted in rare.counts]
    known = {"counts": counts, "totals": rare.totals, "bases": rare.bases, "behind": dict(rare.behind)}
    return json.dumps({"kinds": kinds, "strange": model.strange, "rarity": known})


def _kinds(model: Model) -> dict[str, Kind]:
    return {"same": model.same, "related": model.related}


def _read(value: str) -> Learned:
    said: dict[str, Any] = json.loads(value)
    same, related = (_kind(*said["kinds"][name]) for name in ("same", "related"))
    known = said["rarity"]
    counts = [Counter(counted) for counted in known["counts"]]
    rare = Rarity(counts, known["totals"], known["bases"], known["behind"])
    return Learned(Model(same, related, _table(said["strange"])), rare)


def _kind(share: float, levels: list[list[float]], found: list[list[float]]) -> Kind:
    return Kind(share, _table(levels), _table(found))


def _table(rows: list[list[float]]) -> tuple[tuple[float, ...], ...]:
    return tuple(tuple(row) for row in rows)

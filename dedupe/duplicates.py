"""The queue of contacts that may be one. What is merged, and what is said to be different, is not in it."""

from collections.abc import Iterable, Sequence

from storage.engine import Connection
from storage.sql import Row, statement

__all__ = ["doubts", "evidence", "ranked"]

PROVEN = 1_000  # above all weights: one message proved identities of both

_ranked = statement(
    """
    with pairs as (
        select coalesce(a.merged_into, a.id) as a, coalesce(b.merged_into, b.id) as b, s.proven, s.score
        from suggestions s join contacts a on a.id = s.contact_id join contacts b on b.id = s.other_id
        where s.state = 'open'
    ), ranked as (
        select case when a < b then a else b end as one, case when a < b then b else a end as other,
            max(score) as score, max(cast(proven as integer)) as proven,
            max(case when proven then :proven else coalesce(score, 0.0) end) as rank
        from pairs where a <> b group by 1, 2
    )
    select one, other, score, proven, rank from ranked
    where (rank < :rank or rank = :rank and (one < :one or one = :one and other < :other)) and not exists (
        select 1 from decisions d join contacts a on a.id = d.contact_id join contacts b on b.id = d.other_id
        where d.kind = 'different' and d.undone_at is null and (
            coalesce(a.merged_into, a.id) = one and coalesce(b.merged_into, b.id) = other
            or coalesce(a.merged_into, a.id) = other and coalesce(b.merged_into, b.id) = one
        )
    )
    order by rank desc, one desc, other desc limit :most
    """
)
_evidence = statement(
    """
    select rows.one, rows.other, s.evidence from {rows}
    join contacts a on a.id = rows.one or a.merged_into = rows.one
    join contacts b on b.id = rows.other or b.merged_into = rows.other
    join suggestions s on s.contact_id = a.id and s.other_id = b.id or s.contact_id = b.id and s.other_id = a.id
    where s.state = 'open'
    order by s.proven, coalesce(s.score, 0)
    """,
    "one bigint, other bigint",
)
_doubts = statement(
    """
    select b.activity_id as id, b.decision_id, coalesce(one.merged_into, one.id) as one,
        coalesce(other.merged_into, other.id) as other
    from doubts b join decisions d on d.id = b.decision_id
    join contacts one on one.id = d.contact_id join contacts other on other.id = d.other_id
    where b.activity_id < :before order by b.activity_id desc limit :most
    """
)


def ranked(conn: Connection, after: tuple[float, int, int] | None, most: int) -> Sequence[Row]:
    """Pairs of survivors, the likeliest first, after one of them."""
    rank, one, other = after or (2.0 * PROVEN, 0, 0)
    return _ranked(conn, proven=float(PROVEN), rank=rank, one=one, other=other, most=most).all()


def evidence(conn: Connection, pairs: Iterable[tuple[int, int]]) -> dict[tuple[int, int], str]:
    """What speaks for each pair: of several suggestions the strongest one's, as JSON."""
    wanted = sorted(set(pairs))
    return {(row.one, row.other): row.evidence for row in _evidence(conn, wanted)} if wanted else {}


def doubts(conn: Connection, before: int, most: int) -> Sequence[Row]:
    """Activities that a person must place, newest first, and the two whose they may be."""
    return _doubts(conn, before=before, most=most).all()

"""Which company a contact is of: by tax id, by the domain of their e-mail or website, by what they say it is called.

A company is recognized by its marks. Those that one message shows belong together; what two companies are recognized
by never makes them one, that is for a person.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from channels.message import fold
from dedupe.clusters import COMPANIES, lock
from dedupe.domains import DISPOSABLE, FREE
from dedupe.normalize import RELAYS, Sighting, normalized
from storage.engine import Connection, Raced
from storage.sql import Row, statement

__all__ = ["Mark", "Seen", "belong", "companies_of", "company_list", "company_survivor", "marks", "marks_of"]

UNBORN = 1 << 62
KINDS = "taxid", "domain", "name"  # the strongest first
# What people write who have no firm, or do not say which.
NO_FIRM = frozenset(
    (
        "brak firma moja firma nie dotyczy nie mam osoba prywatna osoba fizyczna prywatnie prywatna prywatny private "
        "privat none no na n a null company my company test keine selbstandig self employed freelancer freelance"
    ).split()
)


class Mark(NamedTuple):
    kind: str
    value: str


class Seen(NamedTuple):
    """What one message of a contact says of a company."""

    contact: int
    marks: tuple[Mark, ...]
    company: str  # as written
    by: str  # the evidence; the stronger sorts higher
    at: int


_known = statement(
    """
    select m.kind, m.value, m.company_id from {rows} join marks m on m.kind = rows.kind and m.value = rows.value
    """,
    "kind text, value text",
)
_found = statement(
    "insert into companies (created_at) select at from {rows} where true order by n returning id", "at bigint"
)
_mark = statement(
    """
    insert into marks (kind, value, company_id) select kind, value, company_id from {rows} where true order by n
    on conflict (kind, value) do nothing returning company_id
    """,
    "kind text, value text, company_id bigint",
)
_affiliate = statement(
    """
    insert into affiliations (contact_id, company_id, kind, value, since)
    select contact_id, company_id, kind, value, since from {rows} where true order by n
    on conflict (contact_id, company_id) do nothing
    """,
    "contact_id bigint, company_id bigint, kind text, value text, since bigint",
)
_name = statement(
    "update companies set name = rows.name, name_by = rows.name_by from {rows} where companies.id = rows.id",
    "id bigint, name text, name_by text",
)
# As a person corrected it, else as its people last wrote it, else what it is recognized by.
_CALLED = """
    coalesce(
        (select coalesce(nullif(c.corrected, ''), nullif(c.name, '')) from companies c
            where (c.id = o.id or c.merged_into = o.id) and c.corrected || c.name <> ''
            order by c.corrected_at desc, c.name_by desc, c.id limit 1),
        (select m.value from marks m join companies c on c.id = m.company_id where c.id = o.id or c.merged_into = o.id
            order by case m.kind when 'domain' then 0 when 'name' then 1 else 2 end, m.value limit 1),
        ''
    )
"""
_companies_of = statement(
    """
    select coalesce(h.merged_into, h.id) as contact_id, o.id, _called_ as name,
        min(case a.kind when 'taxid' then 0 when 'domain' then 1 else 2 end) as strength
    from {rows} join contacts h on h.id = rows.id or h.merged_into = rows.id
    join affiliations a on a.contact_id = h.id join companies c on c.id = a.company_id
    join companies o on o.id = coalesce(c.merged_into, c.id)
    group by coalesce(h.merged_into, h.id), o.id order by 1, strength, o.id
    """.replace("_called_", _CALLED),
    "id bigint",
)
_list = statement(
    """
    select * from (
        select o.id, _called_ as name, o.created_at, o.version from companies o
        where o.merged_into is null and o.id < :before and (:id = 0 or o.id = :id)
    ) as named
    where :q = '' or lower(name) like :q or exists (
        select 1 from marks m join companies c on c.id = m.company_id
        where (c.id = named.id or c.merged_into = named.id) and m.value like :q
    )
    order by id desc limit :most
    """.replace("_called_", _CALLED)
)
_marks_of = statement(
    """
    select coalesce(c.merged_into, c.id) as company_id, m.kind, m.value
    from {rows} join companies c on c.id = rows.id or c.merged_into = rows.id join marks m on m.company_id = c.id
    order by 1, 2, 3
    """,
    "id bigint",
)
_people_of = statement(
    """
    select distinct coalesce(c.merged_into, c.id) as company_id, coalesce(h.merged_into, h.id) as contact_id
    from {rows} join companies c on c.id = rows.id or c.merged_into = rows.id
    join affiliations a on a.company_id = c.id join contacts h on h.id = a.contact_id
    order by 1, 2
    """,
    "id bigint",
)
_survivor = statement("select coalesce(merged_into, id) from companies where id = :id")


def marks(shown: Iterable[Sighting], company: str) -> tuple[Mark, ...]:
    """What a message says of its sender's company, the strongest first."""
    found = {mark for sighting in shown if (mark := _mark_in(sighting))}
    name = " ".join(re.findall(r"\w+", fold(company[:200])))
    if len(name) > 2 and not set(name.split()) <= NO_FIRM:
        found.add(Mark("name", name))
    return tuple(sorted(found, key=lambda mark: (KINDS.index(mark.kind), mark.value)))


def belong(conn: Connection, seen: Sequence[Seen]) -> None:
    """Link contacts to companies, founding those that are new. The caller holds the contacts' locks."""
    wanted = sorted({mark for one in seen for mark in one.marks})
    if not wanted:
        return
    company_of = {Mark(row.kind, row.value): row.company_id for row in _known(conn, wanted)}
    new: dict[Mark, int] = {}
    born: list[int] = []
    for one in seen:
        found = next((known for mark in one.marks if (known := company_of.get(mark))), None)
        if found is None and one.marks:
            found = UNBORN + len(born)
            born.append(one.at)
        for mark in one.marks:
            if found is not None and mark not in company_of:
                company_of[mark] = new[mark] = found
    ids = _store(conn, born, new)
    _link(conn, seen, {mark: ids.get(company, company) for mark, company in company_of.items()})


def companies_of(conn: Connection, contacts: Iterable[int]) -> dict[int, list[Row]]:
    """The companies of each contact, those with the strongest mark first."""
    return _by(_companies_of(conn, [(id,) for id in sorted(set(contacts))]).all(), "contact_id")


def company_list(
    conn: Connection, before: int | None = None, limit: int = 50, id: int | None = None, q: str | None = None
) -> Sequence[Row]:
    """Companies that are not merged into another, newest first."""
    part = f"%{q.strip().lower()[:100]}%" if q else ""
    return _list(conn, before=before or UNBORN, id=id or 0, q=part, most=limit).all()


def company_survivor(conn: Connection, company: int) -> int | None:
    """The company it is merged into, or itself; None where there is none."""
    found: int | None = _survivor(conn, id=company).scalar()
    return found


def marks_of(conn: Connection, companies: Iterable[int]) -> dict[int, list[Row]]:
    return _by(_marks_of(conn, [(id,) for id in sorted(set(companies))]).all(), "company_id")


def people_of(conn: Connection, companies: Iterable[int]) -> dict[int, list[Row]]:
    return _by(_people_of(conn, [(id,) for id in sorted(set(companies))]).all(), "company_id")


def _mark_in(sighting: Sighting) -> Mark | None:
    kind, value = sighting.identity
    if kind == "taxid":
        return Mark("taxid", value)
    if kind not in ("website", "email"):
        return None
    host = value.partition("@")[2] if kind == "email" else value
    domain = normalized("website", host, "")
    if domain is None or {host, domain} & (FREE | DISPOSABLE | RELAYS):
        return None
    return Mark("domain", domain)


def _store(conn: Connection, born: Sequence[int], new: Mapping[Mark, int]) -> dict[int, int]:
    """Found companies, and mark them; gives the unborn their ids."""
    made = sorted(_found(conn, [(at,) for at in born]).scalars()) if born else []
    ids = {UNBORN + n: id for n, id in enumerate(made)}
    rows = [(*mark, ids.get(company, company)) for mark, company in sorted(new.items())]
    if rows and len(_mark(conn, rows).all()) < len(rows):
        raise Raced
    return ids


def _link(conn: Connection, seen: Sequence[Seen], company_of: Mapping[Mark, int]) -> None:
    linked: dict[tuple[int, int], tuple[Mark, int]] = {}
    names: dict[int, tuple[str, str]] = {}
    for one in seen:
        for mark in one.marks:
            linked.setdefault((one.contact, company_of[mark]), (mark, one.at))
        if one.company and one.marks and one.marks[-1].kind == "name":
            company = company_of[one.marks[0]]
            names[company] = max(names.get(company, ("", "")), (one.by, one.company))
    if linked:
        _affiliate(conn, [(*pair, *mark, since) for pair, (mark, since) in sorted(linked.items())])
    known = lock(conn, names, COMPANIES)
    renamed = [(id, name, by) for id, (by, name) in sorted(names.items()) if by > known[id].name_by]
    if renamed:
        _name(conn, renamed)


def _by(rows: Iterable[Row], name: str) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = {}
    for row in rows:
        found.setdefault(getattr(row, name), []).append(row)
    return found

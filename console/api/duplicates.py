"""Contacts that may be one, what was decided of them, and what is left for a person to decide."""

import base64
import json
from functools import partial

from aiohttp import web

from console import present, types
from console.api.asked import cursor_at, cursor_in, decider, page_size
from console.api.contacts import refusing
from console.context import query, write
from console.present import number, public
from console.problems import Refusal
from dedupe import duplicates as queue
from dedupe import why
from dedupe.merge import differ
from dedupe.unmerge import NotUndoable, undo
from storage.engine import Connection


async def duplicate_list(request: web.Request) -> types.Page[types.Duplicate]:
    limit, after = page_size(request), _place(request)

    def page(conn: Connection) -> types.Page[types.Duplicate]:
        rows = queue.ranked(conn, after, limit + 1)
        last = rows[limit - 1] if len(rows) > limit else None
        more = None if last is None else _cursor(last.rank, last.one, last.other)
        return types.Page(present.duplicates(conn, rows[:limit]), more)

    return await query(request, page)


async def different(request: web.Request) -> types.Decision:
    one, other = _pair(request.match_info["id"])
    with refusing():
        id = await write(request, partial(differ, one=one, other=other, by=decider(request)))
    found = await query(request, partial(why.decisions, contacts=[one], before=id + 1, limit=1))
    return present.decision(found[0])


async def decision_list(request: web.Request) -> types.Page[types.Decision]:
    given = request.query.get("contact")
    contact = None if given is None else number("contact", given)
    limit, before = page_size(request), cursor_in(request, "decision")

    def page(conn: Connection) -> types.Page[types.Decision]:
        of = None if contact is None else why.members(conn, contact)
        rows = why.decisions(conn, of, before, limit + 1)
        more = cursor_at("decision", rows[limit - 1].id) if len(rows) > limit else None
        return types.Page([present.decision(row) for row in rows[:limit]], more)

    return await query(request, page)


async def undo_decision(request: web.Request) -> types.Undone:
    id = number("decision", request.match_info["id"])
    try:
        with refusing():
            done = await write(request, partial(undo, id=id, by=decider(request)))
    except NotUndoable as error:
        raise Refusal(409, f"{error}. Nothing was changed.") from error
    return types.Undone(
        public("decision", id),
        done.kind,
        public(done.things.name, done.one),
        public(done.things.name, done.other),
        done.doubts,
    )


async def doubt_list(request: web.Request) -> types.Page[types.Doubt]:
    limit, before = page_size(request), cursor_in(request, "act")

    def page(conn: Connection) -> types.Page[types.Doubt]:
        rows = queue.doubts(conn, before or why.EVERY, limit + 1)
        more = cursor_at("act", rows[limit - 1].id) if len(rows) > limit else None
        return types.Page(present.doubts(conn, rows[:limit]), more)

    return await query(request, page)


def _pair(given: str) -> tuple[int, int]:
    one, _, other = given.removeprefix("dup_").partition("_")
    return number("dup", f"dup_{one}"), number("dup", f"dup_{other}")


def _cursor(rank: float, one: int, other: int) -> str:
    return base64.urlsafe_b64encode(json.dumps([rank, one, other]).encode()).decode()


def _place(request: web.Request) -> tuple[float, int, int] | None:
    given = request.query.get("cursor")
    if given is None:
        return None
    try:
        rank, one, other = json.loads(base64.urlsafe_b64decode(given.encode()))
        return float(rank), int(one), int(other)
    except (ValueError, TypeError):
        raise Refusal(400, "This cursor is not of this list: give next_cursor as it was given.") from None

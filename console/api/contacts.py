"""Contacts: people, what is known of them and why, and which of them are one."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any

from aiohttp import web

from console import present, types
from console.api.asked import (
    body,
    cursor_at,
    cursor_in,
    decider,
    found_one,
    listed,
    page_size,
    version_in,
    with_etag,
)
from console.context import query, write
from console.present import number, public
from console.problems import Refusal
from dedupe import why as reasons
from dedupe.correct import correct
from dedupe.merge import Apart, merge
from leads import queries
from leads.status import Changed
from storage.engine import Connection

LONGEST = 200  # letters of a name


class _Shown(Exception):
    """What a merge would give; raised so that the transaction leaves no trace."""

    def __init__(self, merged: types.Merge) -> None:
        self.merged = merged


async def contacts(request: web.Request) -> types.Page[types.Contact]:
    find = partial(queries.contact_list, q=request.query.get("q"))
    return await listed(request, find, present.contacts, "contact")


async def contact(request: web.Request) -> web.Response:
    id = number("contact", request.match_info["id"])
    survivor = await query(request, partial(queries.survivor, contact=id))
    if survivor is not None and survivor != id:
        raise web.HTTPMovedPermanently(f"/api/v1/contacts/{public('contact', survivor)}")
    return with_etag(await _one_contact(request, id))


async def correct_contact(request: web.Request) -> web.Response:
    id = number("contact", request.match_info["id"])
    wanted = await body(request, types.Correction)
    with refusing():
        await write(
            request,
            partial(correct, id=id, name=name_in(wanted), by=decider(request), version=version_in(request)),
        )
    survivor = await query(request, partial(queries.survivor, contact=id))
    return with_etag(await _one_contact(request, survivor or id))


async def merge_contact(request: web.Request) -> types.Merge:
    id = number("contact", request.match_info["id"])
    wanted = await body(request, types.MergeWish)
    other = number("contact", wanted.contact)
    work = partial(_merge, one=id, other=other, by=decider(request), is_preview=wanted.preview)
    with refusing():
        try:
            return await write(request, work)
        except _Shown as shown:
            return shown.merged


async def contact_activities(request: web.Request) -> types.Page[types.Activity]:
    id = number("contact", request.match_info["id"])
    survivor = await query(request, partial(queries.survivor, contact=id))
    if survivor is None:
        raise Refusal(404, f"There is no contact {id}.")
    return await listed(request, partial(queries.activity_list, contact=survivor), present.activities, "act")


async def why(request: web.Request) -> types.Why:
    id = number("contact", request.match_info["id"])
    limit, before = page_size(request), cursor_in(request, "act")

    def told(conn: Connection) -> types.Why:
        members = reasons.members(conn, id)
        if not members:
            raise Refusal(404, f"There is no contact {id}.")
        rows = reasons.activities(conn, members, before or reasons.EVERY, limit + 1)
        more = cursor_at("act", rows[limit - 1].id) if len(rows) > limit else None
        return present.why(conn, members, rows[:limit], more)

    return await query(request, told)


def name_in(wanted: types.Correction) -> str:
    """A name as a person gives it. Raises Refusal, 422, for what is none."""
    name = " ".join(wanted.name.split())
    if len(name) > LONGEST or not all(letter.isprintable() for letter in name):
        raise Refusal(422, f"A name has {LONGEST} letters at most. Nothing was changed.")
    return name


@contextmanager
def refusing() -> Iterator[None]:
    """What a decision cannot be, as problems."""
    try:
        yield
    except Changed as error:
        raise Refusal(412, f"{error}. Nothing was changed: read it again.") from error
    except Apart as error:
        undo = f"/api/v1/decisions/{public('decision', error.decision)}/undo"
        raise Refusal(409, f"{error}. Nothing was changed; to take that back: POST {undo}.") from error
    except LookupError as error:
        raise Refusal(404, f"{error}. Nothing was changed.") from error


async def _one_contact(request: web.Request, id: int) -> types.Contact:
    return await found_one(request, partial(queries.contact_list, id=id), present.contacts, f"contact {id}")


def _merge(conn: Connection, one: int, other: int, by: str, is_preview: bool) -> types.Merge:
    before = _leads(conn, one, other)
    merged = merge(conn, one, other, by)
    after: Sequence[Any] = queries.contact_list(conn, id=merged.survivor)
    shown = types.Merge(
        preview=is_preview,
        decision_id=None if is_preview else public("decision", merged.decision),
        contact=present.contacts(conn, after)[0],
        fields=[present.chosen_name(conn, merged.survivor)],
        leads=present.merged_leads(before, merged),
    )
    if is_preview:
        raise _Shown(shown)
    return shown


def _leads(conn: Connection, *contacts: int) -> list[int]:
    """The leads that each has now."""
    own = {queries.survivor(conn, contact) for contact in contacts}
    return sorted(
        row.id for id in own if id is not None for row in queries.lead_list(conn, contact=id, limit=1000)
    )

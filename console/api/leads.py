"""Leads."""

from functools import partial

from aiohttp import web

from console import present, types
from console.api.asked import body, found_one, id_of, listed, version_in, whole, with_etag
from console.context import query, write
from console.present import number, public
from console.problems import Refusal
from leads import queries, status


async def leads(request: web.Request) -> types.Page[types.Lead]:
    return await listed(
        request,
        partial(
            queries.lead_list,
            status=whole(request, "status"),
            meaning=request.query.get("meaning"),
            contact=id_of(request, "contact"),
            channel=id_of(request, "ch", "channel"),
            q=request.query.get("q"),
        ),
        present.leads,
        "lead",
    )


async def lead(request: web.Request) -> web.Response:
    id = number("lead", request.match_info["id"])
    kept = await query(request, partial(queries.kept_lead, lead=id))
    if kept is not None and kept != id:
        raise web.HTTPMovedPermanently(f"/api/v1/leads/{public('lead', kept)}")
    return with_etag(await _one_lead(request, id))


async def change_lead(request: web.Request) -> web.Response:
    id = number("lead", request.match_info["id"])
    wanted = await body(request, types.LeadChange)
    change = partial(status.change, id=id, status=wanted.status, version=version_in(request))
    try:
        await write(request, change)
    except status.Changed as error:
        raise Refusal(412, f"{error}. Nothing was changed: read it again.") from error
    except status.Conflict as error:
        raise Refusal(409, f"{error}.") from error
    except LookupError as error:
        raise Refusal(404 if "lead" in str(error) else 422, f"{error}.") from error
    return with_etag(await _one_lead(request, id))


async def _one_lead(request: web.Request, id: int) -> types.Lead:
    return await found_one(request, partial(queries.lead_list, id=id), present.leads, f"lead {id}")


async def statuses(request: web.Request) -> types.Page[types.Status]:
    rows = await query(request, queries.status_list)
    return types.Page([types.Status(row.id, row.name, row.meaning) for row in rows], None)

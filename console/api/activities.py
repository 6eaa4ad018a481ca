"""History, and the files it came with."""

from functools import partial

from aiohttp import web

from console import present, types
from console.api.asked import body, decider, found_one, id_of, listed
from console.api.contacts import refusing
from console.context import STORE, query, write
from console.present import number
from console.problems import Refusal
from dedupe.unmerge import put
from leads import queries


async def activities(request: web.Request) -> types.Page[types.Activity]:
    find = partial(
        queries.activity_list,
        contact=id_of(request, "contact"),
        lead=id_of(request, "lead"),
        channel=id_of(request, "ch", "channel"),
        kind=request.query.get("kind"),
    )
    return await listed(request, find, present.activities, "act")


async def activity(request: web.Request) -> types.Activity:
    id = number("act", request.match_info["id"])
    return await found_one(
        request, partial(queries.activity_list, id=id), present.activities, f"activity {id}"
    )


async def place_activity(request: web.Request) -> types.Activity:
    id = number("act", request.match_info["id"])
    wanted = await body(request, types.Placing)
    whose = number("contact", wanted.contact)
    with refusing():
        await write(request, partial(put, activity=id, contact=whose, by=decider(request)))
    return await activity(request)


async def attachment(request: web.Request) -> web.StreamResponse:
    """The bytes, to be saved and never to be run."""
    row = await query(request, partial(queries.attachment, id=number("file", request.match_info["id"])))
    if row is None:
        raise Refusal(404, "There is no such attachment.")
    name = (
        row.name.encode("ascii", "replace").decode().replace('"', "'").replace("\\", "/").replace("\n", " ")
    )
    return web.FileResponse(
        request.app[STORE].blobs.path(row.blob),
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "Content-Type": "application/octet-stream",
            "Content-Security-Policy": "sandbox; default-src 'none'",
        },
    )

"""What came in, as received."""

import base64
import json
from collections.abc import Sequence
from functools import partial
from typing import Any

from aiohttp import web

from console import present, types
from console.api.asked import found_one, id_of, listed
from console.context import STORE, query, write
from console.present import number
from leads import queries
from storage import inbox
from storage.engine import Connection


async def deliveries(request: web.Request) -> types.Page[types.Delivery]:
    find = partial(
        queries.delivery_list, state=request.query.get("state"), channel=id_of(request, "ch", "channel")
    )
    return await listed(request, find, _deliveries, "dlv")


async def delivery(request: web.Request) -> types.Delivery:
    id = number("dlv", request.match_info["id"])
    found = await found_one(request, partial(queries.delivery_list, id=id), _deliveries, f"delivery {id}")
    row = await query(request, partial(queries.delivery_content, id=id))
    assert row is not None
    body = request.app[STORE].blobs.get(row.blob) if row.blob else row.body
    found.size = len(body)
    found.headers = json.loads(row.headers)
    try:
        found.body = body.decode()
    except UnicodeDecodeError:
        found.body_base64 = base64.b64encode(body).decode()
    return found


async def replay(request: web.Request) -> types.Replayed:
    id = number("dlv", request.match_info["id"])
    await found_one(request, partial(queries.delivery_list, id=id), _deliveries, f"delivery {id}")
    return types.Replayed(await write(request, partial(inbox.replay, ids=[id])))


def _deliveries(_conn: Connection, rows: Sequence[Any]) -> list[types.Delivery]:
    return [present.delivery(row) for row in rows]

"""What every handler asks with and answers by: pages, ids, bodies, versions."""

import base64
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import msgspec
from aiohttp import web

from console import types
from console.auth import TOKEN
from console.context import query
from console.present import number
from console.problems import Refusal
from storage.engine import Connection

MOST = 100
Body = TypeVar("Body")
Item = TypeVar("Item")


async def found_one(
    request: web.Request,
    find: Callable[[Connection], Sequence[Any]],
    show: Callable[[Connection, Sequence[Any]], list[Item]],
    what: str,
) -> Item:
    found = await query(request, lambda conn: show(conn, find(conn)))
    if not found:
        raise Refusal(404, f"There is no {what}.")
    return found[0]


async def listed(
    request: web.Request,
    find: Callable[..., Sequence[Any]],
    show: Callable[[Connection, Sequence[Any]], list[Item]],
    kind: str,
) -> types.Page[Item]:
    limit, before = page_size(request), cursor_in(request, kind)

    def page(conn: Connection) -> types.Page[Item]:
        rows = find(conn, before=before, limit=limit + 1)
        more = cursor_at(kind, rows[limit - 1].id) if len(rows) > limit else None
        return types.Page(show(conn, rows[:limit]), more)

    return await query(request, page)


def page_size(request: web.Request) -> int:
    limit = whole(request, "limit")
    if limit is not None and limit < 1:
        raise Refusal(400, "limit is a whole number from 1 to 100.")
    return min(limit or 50, MOST)


def whole(request: web.Request, name: str) -> int | None:
    given = request.query.get(name)
    if given is None or (given.isascii() and given.lstrip("-").isdigit() and len(given) < 18):
        return None if given is None else int(given)
    raise Refusal(400, f"{name} is a whole number, not {given[:40]!r}.")


def id_of(request: web.Request, kind: str, name: str = "") -> int | None:
    given = request.query.get(name or kind)
    return None if given is None else number(kind, given)


def cursor_in(request: web.Request, kind: str) -> int | None:
    given = request.query.get("cursor")
    if given is None:
        return None
    try:
        found, _, id = base64.urlsafe_b64decode(given.encode()).decode().partition(":")
        if found == kind:
            return int(id)
    except ValueError:
        pass
    raise Refusal(400, "This cursor is not of this list: give next_cursor as it was given.")


def cursor_at(kind: str, id: int) -> str:
    return base64.urlsafe_b64encode(f"{kind}:{id}".encode()).decode()


async def body(request: web.Request, kind: type[Body]) -> Body:
    try:
        return msgspec.json.decode(await request.read(), type=kind)
    except msgspec.ValidationError as error:
        raise Refusal(422, f"{error}. Nothing was changed.") from error
    except msgspec.DecodeError as error:
        raise Refusal(400, f"The body is not JSON: {error}. Nothing was changed.") from error


def version_in(request: web.Request) -> int | None:
    """What If-Match names; None where anything will do."""
    tag = request.headers.get("If-Match", "").strip()
    if tag in ("", "*"):
        return None
    return int(tag.strip('W/"')) if tag.strip('W/"').isdigit() else -1


def with_etag(found: types.Lead | types.Contact | types.Company) -> web.Response:
    response = as_json(found)
    response.headers["ETag"] = f'"{found.version}"'
    return response


def as_json(found: Any, status: int = 200) -> web.Response:
    return web.Response(body=msgspec.json.encode(found), status=status, content_type="application/json")


def decider(request: web.Request) -> str:
    """Who decides, as decisions keep it."""
    return f"token {request[TOKEN].name}"


def field(pointer: str, detail: str) -> dict[str, str]:
    return {"pointer": pointer, "detail": detail}

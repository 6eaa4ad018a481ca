"""The console as part of a web application: routes, permissions, headers, errors."""

import hashlib
from collections.abc import Awaitable, Callable

import msgspec
from aiohttp import web
from aiohttp.typedefs import Handler

from console import auth
from console.context import DOCUMENT, OPTIONS, STORE, Options, write
from console.openapi import document
from console.problems import Refusal, response
from console.routes import ROUTES, Route
from storage import answers
from storage.engine import Away
from storage.store import Store

__all__ = ["Options", "setup"]

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        "connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Strict-Transport-Security": "max-age=31536000",
    "Cache-Control": "no-store",
}
BODY = 1 << 20  # bytes of a request to the API
CHECKS: dict[str, Callable[[web.Request], Awaitable[None]]] = {
    "token": auth.by_token,
    "session": auth.by_session,
}


def setup(app: web.Application, store: Store, options: Options) -> None:
    """Add the console to an application."""
    app[STORE], app[OPTIONS], app[DOCUMENT] = store, options, document(options.version)
    app.middlewares.append(_headers)
    for route in ROUTES:
        app.router.add_route(route.method, route.path, _handler(route))


def _handler(route: Route) -> Handler:
    async def handle(request: web.Request) -> web.StreamResponse:
        try:
            return await _answered(route, request)
        except Refusal as refusal:
            return response(refusal)
        except Away:
            text = "The database cannot be used now. Nothing is lost; try again in a moment."
            return response(Refusal(503, text, headers={"Retry-After": "5"}))

    return handle


async def _answered(route: Route, request: web.Request) -> web.StreamResponse:
    if route.permission in CHECKS:
        await CHECKS[route.permission](request)
    if route.permission != "token" and request.method not in ("GET", "HEAD"):
        auth.refuse_other_sites(request)
    if (request.content_length or 0) > BODY:
        raise Refusal(413, f"A body has {BODY} bytes at most. Nothing was changed.")
    key = request.headers.get("Idempotency-Key", "")
    if route.method == "POST" and route.permission == "token" and key:
        return await _once(route, request, f"{request[auth.TOKEN].id} {key[:200]}")
    return _sent(await route.handler(request))


async def _once(route: Route, request: web.Request, key: str) -> web.StreamResponse:
    """The request with this key is done once; who asks again gets the same answer."""
    mark = _fingerprint(request, await request.read())
    known = await write(request, lambda conn: answers.begin(conn, key, mark))
    if known is not None:
        if known.fingerprint != mark:
            raise Refusal(422, "This Idempotency-Key was used for another request. Nothing was changed.")
        if known.status == 0:
            raise Refusal(409, "The first request with this Idempotency-Key is still under way.")
        return web.Response(text=known.body, status=known.status, content_type="application/json")
    try:
        sent = _sent(await route.handler(request))
    except BaseException:
        await write(request, lambda conn: answers.forget(conn, key))
        raise
    body = sent.text or "" if isinstance(sent, web.Response) else ""
    await write(request, lambda conn: answers.keep(conn, key, sent.status, body))
    return sent


def _fingerprint(request: web.Request, body: bytes) -> str:
    """What makes two requests with one Idempotency-Key the same."""
    return hashlib.sha256(b"\0".join([request.method.encode(), request.path.encode(), body])).hexdigest()


def _sent(found: object) -> web.StreamResponse:
    if isinstance(found, web.StreamResponse):
        return found
    return web.Response(body=msgspec.json.encode(found), content_type="application/json")


@web.middleware
async def _headers(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Security headers on every answer; problems for what no route answers under /api."""
    try:
        sent = await handler(request)
    except web.HTTPException as error:
        sent = error
        if error.status >= 400 and request.path.startswith("/api/"):
            sent = response(Refusal(error.status, f"{error.reason}: {request.method} {request.path[:200]}"))
    for name, value in HEADERS.items():
        sent.headers.setdefault(name, value)
    if isinstance(sent, web.HTTPException):
        raise sent
    return sent

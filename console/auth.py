"""Who asks: API tokens for programs, session cookies for people."""

from functools import partial

from aiohttp import web

from console.context import query, write
from console.problems import Refusal
from storage import access
from storage.access import Token, User

__all__ = ["COOKIE", "TOKEN", "USER", "by_session", "by_token", "refuse_other_sites"]

COOKIE = "leadinlet"
TOKEN = web.RequestKey("token", Token)
USER = web.RequestKey("user", User)


async def by_token(request: web.Request) -> None:
    """Raises Refusal, 401, without a good bearer token."""
    kind, _, given = request.headers.get("Authorization", "").partition(" ")
    token = (
        await query(request, partial(access.token, given=given.strip())) if kind.lower() == "bearer" else None
    )
    if token is None:
        raise Refusal(
            401,
            "Give an API token: Authorization: Bearer lit_... Make one with `leadinlet token create --name N`.",
            headers={"WWW-Authenticate": "Bearer"},
        )
    request[TOKEN] = token
    if await query(request, partial(access.is_stale, used_at=token.used_at)):
        await write(request, partial(access.used, id=token.id))


async def by_session(request: web.Request) -> None:
    """Raises a redirect to the sign-in page without a session."""
    cookie = request.cookies.get(COOKIE, "")
    found = await query(request, partial(access.session, token=cookie)) if cookie else None
    if found is None:
        raise web.HTTPSeeOther("/sign-in")
    request[USER] = found[0]


def refuse_other_sites(request: web.Request) -> None:
    """A page of another site must not act with a signed-in person's cookie. Raises Refusal, 403."""
    site = request.headers.get("Sec-Fetch-Site")
    origin = request.headers.get("Origin")
    is_ours = (
        site in ("same-origin", "none") if site else origin in (None, f"{request.scheme}://{request.host}")
    )
    if not is_ours:
        raise Refusal(403, "This request came from another site. Nothing was changed.")

"""The pages people see."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from aiohttp import web
from jinja2 import Environment, PackageLoader

from console import present, types
from console.auth import COOKIE
from console.context import DOCUMENT, OPTIONS, query, write
from console.present import number
from console.problems import Refusal
from console.words import LANGUAGES, language, translation
from leads import queries
from storage import access
from storage.engine import Connection

__all__ = [
    "lead",
    "lead_list",
    "lead_rows",
    "openapi",
    "sign_in",
    "sign_in_link",
    "sign_out",
    "static",
    "use_link",
]

STATIC = Path(__file__).parent / "static"
PAGE = 50

_templates = Environment(
    loader=PackageLoader("console"), autoescape=True, trim_blocks=True, lstrip_blocks=True
)


@dataclass(slots=True)
class Line:
    """A lead on the list: what the API says of it, and the last thing that was said."""

    lead: types.Lead
    said: str
    kind: str
    kind_name: str

    @property
    def number(self) -> int:
        return number("lead", self.lead.id)

    @property
    def known(self) -> str:
        return " · ".join(one.value for one in self.lead.contact.identities if one.kind in ("phone", "email"))

    def __getattr__(self, name: str) -> Any:
        return getattr(self.lead, name)


async def openapi(request: web.Request) -> web.Response:
    return web.Response(body=request.app[DOCUMENT], content_type="application/json")


async def static(request: web.Request) -> web.StreamResponse:
    path = STATIC / Path(request.match_info["name"]).name
    if not path.is_file():
        raise web.HTTPNotFound
    return web.FileResponse(path, headers={"Cache-Control": "public, max-age=300"})


async def sign_in(request: web.Request) -> web.Response:
    return _page(request, "sign_in.html")


async def sign_in_link(request: web.Request) -> web.Response:
    """Only a button: what scans mails for bad links must not use this one up."""
    return _page(request, "sign_in.html", token=request.match_info["token"])


async def use_link(request: web.Request) -> web.Response:
    session = await write(request, partial(access.sign_in, link=request.match_info["token"]))
    if session is None:
        return _page(request, "sign_in.html", status=410, is_used=True)
    response = web.HTTPSeeOther("/")
    is_safe = request.app[OPTIONS].public_url.startswith("https://")
    response.set_cookie(COOKIE, session, httponly=True, samesite="Lax", secure=is_safe, path="/")
    raise response


async def sign_out(request: web.Request) -> web.Response:
    await write(request, partial(access.sign_out, token=request.cookies.get(COOKIE, "")))
    response = web.HTTPSeeOther("/sign-in")
    response.del_cookie(COOKIE)
    raise response


async def lead_list(request: web.Request) -> web.Response:
    cursor = request.query.get("cursor", "")
    before = int(cursor) if cursor.isascii() and cursor.isdigit() else None
    q = request.query.get("q", "").strip()
    lines = await _lines(request, before=before, limit=PAGE + 1, q=q or None)
    more = lines[PAGE - 1].number if len(lines) > PAGE else None
    return _page(request, "leads.html", leads=lines[:PAGE], q=q, next=more)


async def lead_rows(request: web.Request) -> web.Response:
    after = request.query.get("after", "")
    if not (after.isascii() and after.isdigit()):
        raise Refusal(400, "after is a lead's number.")
    lines = await _lines(request, after=int(after), limit=PAGE, q=request.query.get("q", "").strip() or None)
    return _page(request, "rows.html", leads=lines)


async def lead(request: web.Request) -> web.Response:
    id = number("lead", request.match_info["id"])
    kept = await query(request, partial(queries.kept_lead, lead=id))
    if kept is not None and kept != id:
        raise web.HTTPMovedPermanently(f"/leads/lead_{kept}")
    lines = await _lines(request, id=id)
    if not lines:
        raise Refusal(404, f"There is no lead {id}.")
    contact = number("contact", lines[0].lead.contact.id)

    def story(conn: Connection) -> Sequence[types.Activity]:
        return present.activities(conn, queries.activity_list(conn, contact=contact, limit=200))

    return _page(request, "lead.html", lead=lines[0], story=await query(request, story))


async def _lines(request: web.Request, **wanted: Any) -> list[Line]:
    return await query(request, partial(_find_lines, lang=language(request), wanted=wanted))


def _find_lines(conn: Connection, lang: str, wanted: dict[str, Any]) -> list[Line]:
    """Leads, each with the newest of its activities."""
    found = {number("lead", one.id): one for one in present.leads(conn, queries.lead_list(conn, **wanted))}
    newest = {id: row.newest for id, row in queries.counts_of(conn, found).items()}
    said = queries.texts_of(conn, newest.values())
    return [_line(one, said.get(newest.get(id, 0)), lang) for id, one in found.items()]


def _line(one: types.Lead, last: Any, lang: str) -> Line:
    if last is None:
        return Line(one, one.title, "other", _kind_name(lang, "other"))
    text = _call(last, lang) if last.kind == "call" else last.text
    return Line(one, text[:300], last.kind, _kind_name(lang, last.kind))


def _call(activity: Any, lang: str) -> str:
    """How a call went, in words."""
    _ = translation(lang).gettext
    fields = json.loads(activity.fields)
    outcomes = {
        "ringing": _("Ringing now"),
        "talking": _("Talking now"),
        "answered": _("Answered"),
        "busy": _("Busy"),
        "missed": _("Missed"),
        "voicemail": _("Voicemail"),
        "failed": _("Missed"),
    }
    outcome = outcomes.get(fields.get("outcome", ""), "")
    seconds = fields.get("seconds", "")
    spent = f"{int(seconds) // 60}:{int(seconds) % 60:02}" if seconds.isdigit() else ""
    return " · ".join(part for part in (outcome, spent, activity.text) if part)


def _kind_name(lang: str, kind: str) -> str:
    _ = translation(lang).gettext
    names = {
        "email": _("E-mail"),
        "call": _("Call"),
        "sms": _("Text message"),
        "chat": _("Chat"),
        "social": _("Messenger"),
        "form": _("Form"),
    }
    return names.get(kind, _("Other"))


def _page(request: web.Request, name: str, status: int = 200, **values: Any) -> web.Response:
    lang = language(request)
    text = _templates.get_template(name).render(
        lang=lang, _=translation(lang).gettext, kind_name=partial(_kind_name, lang), **values
    )
    response = web.Response(text=text, status=status, content_type="text/html")
    if request.query.get("lang") in LANGUAGES:
        response.set_cookie("lang", lang, max_age=31_536_000, samesite="Lax", httponly=True)
    return response

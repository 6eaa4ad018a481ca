"""The handlers of /api/v1. Each gives what is to be sent; routes.py says who may ask."""

import base64
import hashlib
import json
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, TypeVar
from zoneinfo import available_timezones

import msgspec
import phonenumbers
from aiohttp import web

import channels as adapters
from console import present, types
from console.context import OPTIONS, STORE, query, write
from console.present import MASK, number, public
from console.problems import Refusal
from leads import queries, status
from leads.rules import RULES
from storage import channels, inbox
from storage.channels import Channel
from storage.engine import Connection

MOST = 100
Body = TypeVar("Body")
Item = TypeVar("Item")


async def leads(request: web.Request) -> types.Page[types.Lead]:
    return await _list(
        request,
        partial(
            queries.lead_list,
            status=_int(request, "status"),
            meaning=request.query.get("meaning"),
            contact=_id(request, "contact"),
            channel=_id(request, "ch", "channel"),
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
    return _with_etag(await _one_lead(request, id))


async def change_lead(request: web.Request) -> web.Response:
    id = number("lead", request.match_info["id"])
    wanted = await _body(request, types.LeadChange)
    tag = request.headers.get("If-Match", "").strip()
    version = None if tag in ("", "*") else int(tag.strip('W/"')) if tag.strip('W/"').isdigit() else -1
    try:
        await write(request, partial(status.change, id=id, status=wanted.status, version=version))
    except status.Changed as error:
        raise Refusal(412, f"{error}. Nothing was changed: read it again.") from error
    except status.Conflict as error:
        raise Refusal(409, f"{error}.") from error
    except LookupError as error:
        raise Refusal(404 if "lead" in str(error) else 422, f"{error}.") from error
    return _with_etag(await _one_lead(request, id))


async def contacts(request: web.Request) -> types.Page[types.Contact]:
    find = partial(queries.contact_list, q=request.query.get("q"))
    return await _list(request, find, present.contacts, "contact")


async def contact(request: web.Request) -> types.Contact:
    id = number("contact", request.match_info["id"])
    survivor = await query(request, partial(queries.survivor, contact=id))
    if survivor is not None and survivor != id:
        raise web.HTTPMovedPermanently(f"/api/v1/contacts/{public('contact', survivor)}")
    return await _one(request, partial(queries.contact_list, id=id), present.contacts, f"contact {id}")


async def activities(request: web.Request) -> types.Page[types.Activity]:
    find = partial(
        queries.activity_list,
        contact=_id(request, "contact"),
        lead=_id(request, "lead"),
        channel=_id(request, "ch", "channel"),
        kind=request.query.get("kind"),
    )
    return await _list(request, find, present.activities, "act")


async def contact_activities(request: web.Request) -> types.Page[types.Activity]:
    id = number("contact", request.match_info["id"])
    survivor = await query(request, partial(queries.survivor, contact=id))
    if survivor is None:
        raise Refusal(404, f"There is no contact {id}.")
    return await _list(request, partial(queries.activity_list, contact=survivor), present.activities, "act")


async def activity(request: web.Request) -> types.Activity:
    id = number("act", request.match_info["id"])
    return await _one(request, partial(queries.activity_list, id=id), present.activities, f"activity {id}")


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


async def deliveries(request: web.Request) -> types.Page[types.Delivery]:
    find = partial(
        queries.delivery_list, state=request.query.get("state"), channel=_id(request, "ch", "channel")
    )
    return await _list(request, find, _deliveries, "dlv")


async def delivery(request: web.Request) -> types.Delivery:
    id = number("dlv", request.match_info["id"])
    found = await _one(request, partial(queries.delivery_list, id=id), _deliveries, f"delivery {id}")
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
    await _one(request, partial(queries.delivery_list, id=id), _deliveries, f"delivery {id}")
    return types.Replayed(await write(request, partial(inbox.replay, ids=[id])))


async def statuses(request: web.Request) -> types.Page[types.Status]:
    rows = await query(request, queries.status_list)
    return types.Page([types.Status(row.id, row.name, row.meaning) for row in rows], None)


async def adapter_list(request: web.Request) -> types.Page[types.Adapter]:
    return types.Page([present.adapter(name) for name in adapters.names()], None)


async def channel_list(request: web.Request) -> types.Page[types.Channel]:
    limit, before = _limit(request), _cursor(request, "ch")
    cipher = request.app[STORE].cipher
    found = await query(request, lambda conn: list(channels.every(conn, cipher)))
    wanted = [one for one in reversed(found) if before is None or one.id < before]
    page = wanted[:limit]
    more = _token("ch", page[-1].id) if len(wanted) > limit else None
    return types.Page([present.channel(one) for one in page], more)


async def channel(request: web.Request) -> types.Channel:
    return present.channel(await _channel(request))


async def add_channel(request: web.Request) -> web.Response:
    wanted = await _body(request, types.NewChannel)
    options = request.app[OPTIONS]
    words = {
        "name": wanted.name.strip(),
        "region": wanted.region or options.region,
        "timezone": wanted.timezone or options.timezone,
        "source": wanted.source,
        "counts": wanted.counts,
    }
    if wanted.adapter not in adapters.names():
        wrong = _field("/adapter", f"there is no adapter {wanted.adapter!r}; see /api/v1/adapters")
        raise Refusal(422, "The channel was not added.", [wrong])
    _refuse_wrong(words, wanted.adapter, wanted.settings)
    cipher = request.app[STORE].cipher
    made = await write(
        request,
        lambda conn: channels.add(conn, cipher, adapter=wanted.adapter, settings=wanted.settings, **words),
    )
    return _json(_address(request, made), status=201)


async def change_channel(request: web.Request) -> types.Channel:
    before = await _channel(request)
    wanted = await _body(request, types.ChannelChange)
    given = {
        name: value for name, value in msgspec.structs.asdict(wanted).items() if value is not msgspec.UNSET
    }
    if "settings" in given:
        kept = {
            name: before.settings.get(name, "") for name, value in given["settings"].items() if value == MASK
        }
        given["settings"] = {**before.settings, **given["settings"], **kept}
    words = {str(name): given[name] for name in ("name", "region", "timezone", "counts") if name in given}
    _refuse_wrong(words, before.adapter, given.get("settings", before.settings))
    if given:
        cipher = request.app[STORE].cipher
        await write(request, lambda conn: channels.change(conn, cipher, before.id, **given))
    return present.channel(await _channel(request))


async def rotate(request: web.Request) -> types.Address:
    before = await _channel(request)
    cipher = request.app[STORE].cipher
    await write(request, partial(channels.rotate, cipher=cipher, id=before.id))
    return _address(request, await _channel(request))


async def _channel(request: web.Request) -> Channel:
    id = number("ch", request.match_info["id"])
    try:
        return await query(request, partial(channels.get, cipher=request.app[STORE].cipher, id=id))
    except LookupError as error:
        raise Refusal(404, f"{error}.") from error


def _refuse_wrong(words: dict[str, str], adapter: str, settings: dict[str, str] | Any) -> None:
    """Raises Refusal, 422, naming every field that cannot be."""
    known = adapters.adapter(adapter).SETTINGS
    wrong = [_field(f"/settings/{name}", "unknown setting") for name in settings if name not in known]
    wrong += [_field(f"/settings/{name}", known[name].help) for name in adapters.missing(adapter, settings)]
    if not words.get("name", "-"):
        wrong.append(_field("/name", "give it a name"))
    if words.get("region", "PL") not in phonenumbers.SUPPORTED_REGIONS:
        wrong.append(_field("/region", "two letters of a country, such as PL"))
    if words.get("timezone", "UTC") not in available_timezones():
        wrong.append(_field("/timezone", "a zone such as Europe/Warsaw"))
    if words.get("counts", "all") not in RULES:
        wrong.append(_field("/counts", f"one of: {', '.join(RULES)}"))
    if wrong:
        raise Refusal(
            422, "Nothing was changed: " + "; ".join(f"{w['pointer']}: {w['detail']}" for w in wrong), wrong
        )


def _field(pointer: str, detail: str) -> dict[str, str]:
    return {"pointer": pointer, "detail": detail}


def _address(request: web.Request, made: Channel) -> types.Address:
    base = request.app[OPTIONS].public_url or f"{request.scheme}://{request.host}"
    return types.Address(public("ch", made.id), made.token, adapters.url(made.adapter, base, made.token))


async def _one_lead(request: web.Request, id: int) -> types.Lead:
    return await _one(request, partial(queries.lead_list, id=id), present.leads, f"lead {id}")


async def _one(
    request: web.Request,
    find: Callable[[Connection], Sequence[Any]],
    show: Callable[[Connection, Sequence[Any]], list[Item]],
    what: str,
) -> Item:
    found = await query(request, lambda conn: show(conn, find(conn)))
    if not found:
        raise Refusal(404, f"There is no {what}.")
    return found[0]


async def _list(
    request: web.Request,
    find: Callable[..., Sequence[Any]],
    show: Callable[[Connection, Sequence[Any]], list[Item]],
    kind: str,
) -> types.Page[Item]:
    limit, before = _limit(request), _cursor(request, kind)

    def page(conn: Connection) -> types.Page[Item]:
        rows = find(conn, before=before, limit=limit + 1)
        more = _token(kind, rows[limit - 1].id) if len(rows) > limit else None
        return types.Page(show(conn, rows[:limit]), more)

    return await query(request, page)


def _deliveries(_conn: Connection, rows: Sequence[Any]) -> list[types.Delivery]:
    return [present.delivery(row) for row in rows]


def _limit(request: web.Request) -> int:
    limit = _int(request, "limit")
    if limit is not None and limit < 1:
        raise Refusal(400, "limit is a whole number from 1 to 100.")
    return min(limit or 50, MOST)


def _int(request: web.Request, name: str) -> int | None:
    given = request.query.get(name)
    if given is None or (given.isascii() and given.lstrip("-").isdigit() and len(given) < 18):
        return None if given is None else int(given)
    raise Refusal(400, f"{name} is a whole number, not {given[:40]!r}.")


def _id(request: web.Request, kind: str, name: str = "") -> int | None:
    given = request.query.get(name or kind)
    return None if given is None else number(kind, given)


def _cursor(request: web.Request, kind: str) -> int | None:
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


def _token(kind: str, id: int) -> str:
    return base64.urlsafe_b64encode(f"{kind}:{id}".encode()).decode()


async def _body(request: web.Request, kind: type[Body]) -> Body:
    try:
        return msgspec.json.decode(await request.read(), type=kind)
    except msgspec.ValidationError as error:
        raise Refusal(422, f"{error}. Nothing was changed.") from error
    except msgspec.DecodeError as error:
        raise Refusal(400, f"The body is not JSON: {error}. Nothing was changed.") from error


def _with_etag(found: types.Lead) -> web.Response:
    response = _json(found)
    response.headers["ETag"] = f'"{found.version}"'
    return response


def _json(found: Any, status: int = 200) -> web.Response:
    return web.Response(body=msgspec.json.encode(found), status=status, content_type="application/json")


def fingerprint(request: web.Request, body: bytes) -> str:
    """What makes two requests with one Idempotency-Key the same."""
    return hashlib.sha256(b"\0".join([request.method.encode(), request.path.encode(), body])).hexdigest()

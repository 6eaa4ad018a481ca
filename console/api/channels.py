"""Where it comes in."""

from functools import partial
from typing import Any
from zoneinfo import available_timezones

import msgspec
import phonenumbers
from aiohttp import web

import channels as adapters
from console import present, types
from console.api.asked import as_json, body, cursor_at, cursor_in, field, page_size
from console.context import OPTIONS, STORE, query, write
from console.present import MASK, number, public
from console.problems import Refusal
from leads.rules import RULES
from storage import channels
from storage.channels import Channel


async def adapter_list(request: web.Request) -> types.Page[types.Adapter]:
    return types.Page([present.adapter(name) for name in adapters.names()], None)


async def channel_list(request: web.Request) -> types.Page[types.Channel]:
    limit, before = page_size(request), cursor_in(request, "ch")
    cipher = request.app[STORE].cipher
    found = await query(request, lambda conn: list(channels.every(conn, cipher)))
    wanted = [one for one in reversed(found) if before is None or one.id < before]
    page = wanted[:limit]
    more = cursor_at("ch", page[-1].id) if len(wanted) > limit else None
    return types.Page([present.channel(one) for one in page], more)


async def channel(request: web.Request) -> types.Channel:
    return present.channel(await _channel(request))


async def add_channel(request: web.Request) -> web.Response:
    wanted = await body(request, types.NewChannel)
    options = request.app[OPTIONS]
    words = {
        "name": wanted.name.strip(),
        "region": wanted.region or options.region,
        "timezone": wanted.timezone or options.timezone,
        "source": wanted.source,
        "counts": wanted.counts,
    }
    if wanted.adapter not in adapters.names():
        wrong = field("/adapter", f"there is no adapter {wanted.adapter!r}; see /api/v1/adapters")
        raise Refusal(422, "The channel was not added.", [wrong])
    _refuse_wrong(words, wanted.adapter, wanted.settings)
    cipher = request.app[STORE].cipher
    made = await write(
        request,
        lambda conn: channels.add(conn, cipher, adapter=wanted.adapter, settings=wanted.settings, **words),
    )
    return as_json(_address(request, made), status=201)


async def change_channel(request: web.Request) -> types.Channel:
    before = await _channel(request)
    wanted = await body(request, types.ChannelChange)
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
    wrong = [field(f"/settings/{name}", "unknown setting") for name in settings if name not in known]
    wrong += [field(f"/settings/{name}", known[name].help) for name in adapters.missing(adapter, settings)]
    if not words.get("name", "-"):
        wrong.append(field("/name", "give it a name"))
    if words.get("region", "PL") not in phonenumbers.SUPPORTED_REGIONS:
        wrong.append(field("/region", "two letters of a country, such as PL"))
    if words.get("timezone", "UTC") not in available_timezones():
        wrong.append(field("/timezone", "a zone such as Europe/Warsaw"))
    if words.get("counts", "all") not in RULES:
        wrong.append(field("/counts", f"one of: {', '.join(RULES)}"))
    if wrong:
        raise Refusal(
            422, "Nothing was changed: " + "; ".join(f"{w['pointer']}: {w['detail']}" for w in wrong), wrong
        )


def _address(request: web.Request, made: Channel) -> types.Address:
    base = request.app[OPTIONS].public_url or f"{request.scheme}://{request.host}"
    path = "w" if made.adapter.startswith("chat.") else "in"
    return types.Address(public("ch", made.id), made.token, f"{base.rstrip('/')}/{path}/{made.token}")

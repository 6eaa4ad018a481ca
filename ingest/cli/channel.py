"""channel: add, list, test, rotate, pause."""

import asyncio
import json
from functools import partial
from pathlib import Path
from typing import Any

import click
from aiohttp import ClientError

import channels
from channels import title
from channels.message import Delivery, Fetch, Message
from ingest.address import Refused
from ingest.ask import Unanswered, allowed_hosts, asked
from ingest.cli.common import address, as_json, opened, say, show
from ingest.poll import probe
from ingest.process import delivered
from ingest.settings import BadSettings, Settings
from ingest.trial import tried
from leads.rules import RULES
from storage import channels as stored
from storage import inbox
from storage.engine import reading, transact
from storage.store import Store

__all__ = ["channel"]


@click.group()
def channel() -> None:
    """The sources Leadinlet takes in: mailboxes, numbers, forms, widgets."""


@channel.command()
@click.argument("adapter", default="")
@click.option("--name", default="", help="What people call it; the provider's name unless given.")
@click.option("--set", "given", multiple=True, metavar="KEY=VALUE|KEY=@FILE", help="A setting; repeat it.")
@click.option("--region", help="Country of phone numbers written without one.")
@click.option("--timezone", help="Zone of times sent without one.")
@click.option("--source", default="", help="What its leads are said to come from; its name unless given.")
@click.option("--counts", type=click.Choice(sorted(RULES)), default="all", help="What makes a lead.")
@click.pass_context
def add(
    context: click.Context,
    adapter: str,
    name: str,
    given: tuple[str, ...],
    region: str | None,
    timezone: str | None,
    source: str,
    counts: str,
) -> None:
    """Add a channel of the provider ADAPTER, such as forms.any; prints its id, token and URL as JSON.

    Without ADAPTER: lists every provider, with each setting and where to find it.
    """
    if not adapter:
        print("\n".join(_offered(one) for one in channels.names()))
        return
    if why := channels.option(adapter, "UNVERIFIED"):
        say(f"{adapter} is unverified: {why}")
    settings, store = opened(context)
    values = dict(_setting(adapter, one) for one in given)
    if lacking := channels.missing(adapter, values):
        raise BadSettings("; ".join(_wanted(adapter, key) for key in lacking))
    make = partial(
        stored.add,
        cipher=store.cipher,
        adapter=adapter,
        settings=values,
        name=name or title(adapter),
        region=region or settings.region,
        timezone=timezone or settings.timezone,
        source=source,
        counts=counts,
    )
    made = transact(store.engine, make)
    print(json.dumps({"id": made.id, "token": made.token, "url": _url(address(settings, store), made)}))


@channel.command("list")
@as_json
@click.pass_context
def list_(context: click.Context, is_json: bool) -> None:
    """Every channel and how it is."""
    settings, store = opened(context)
    found = reading(store.engine, lambda conn: list(stored.every(conn, store.cipher)))
    show([_row(address(settings, store), one) for one in found], is_json)


@channel.command()
@click.argument("id", type=int)
@click.pass_context
def test(context: click.Context, id: int) -> None:
    """Try the settings of channel ID for real; ends with 1 where they do not work."""
    settings, store, found = _found(context, id)
    if words := _alive(settings, found):
        print(words)
    if channels.option(found.adapter, "PROTECTED_BY") == "key":
        say("Nobody but the provider can sign: whether the key is right shows with the first it sends")
    for made in tried(store, found, _url(address(settings, store), found)):
        whose = (
            f"{'known' if made.is_known else 'new'} contact {made.contact}" if made.contact else "nobody's"
        )
        print(
            f"A sample would become: {made.kind}, {whose}, {f'lead {made.lead!r}' if made.lead else 'no lead'}"
        )


@channel.command()
@click.argument("id", type=int)
@click.option("--off", is_flag=True, help="Have it send no more.")
@click.pass_context
def connect(context: click.Context, id: int, off: bool) -> None:
    """Register channel ID's URL at its provider, so that it begins to send; says until when that is good."""
    settings, store, found = _found(context, id)
    make = channels.option(found.adapter, "disconnect" if off else "connect")
    if make is None:
        raise BadSettings(
            f"{found.adapter} has no way to do this from here; docs/providers/ tells how by hand"
        )
    url = _url(address(settings, store), found)
    if not off and not url.startswith("https://"):
        raise BadSettings(f"no provider can reach {url}: set LEADINLET_PUBLIC_URL=https://...")
    for fetch in make(channels.filled(found.adapter, found.settings), url):
        if lacking := channels.unfilled(found.adapter, found.settings, fetch):
            raise BadSettings("; ".join(_wanted(found.adapter, key) for key in lacking))
        _asked(settings, found, fetch)
    say(f"channel {id} is {'disconnected' if off else 'connected'}")
    if not off and (words := _alive(settings, found)):
        print(words)


@channel.command()
@click.argument("id", type=int)
@click.pass_context
def rotate(context: click.Context, id: int) -> None:
    """Give channel ID a new address; the old one works for another day."""
    settings, store = opened(context)
    transact(store.engine, partial(stored.rotate, cipher=store.cipher, id=id))
    made = reading(store.engine, partial(stored.get, cipher=store.cipher, id=id))
    print(json.dumps({"id": id, "token": made.token, "url": _url(address(settings, store), made)}))


@channel.command()
@click.argument("id", type=int)
@click.option("--delivery", type=int, required=True, help="One that channel ID has received.")
@click.option("--name", default="", help="The name that stands in it.")
@click.option("--phone", default="", help="The number that stands in it.")
@click.option("--email", default="", help="The address that stands in it.")
@click.option("--message", default="", help="The message that stands in it.")
@click.pass_context
def teach(context: click.Context, /, id: int, delivery: int, **shown: str) -> None:
    """Show where a form's or portal's mail says who wrote and what; its sender's later mails are read so."""
    _, store, found = _found(context, id)
    make = channels.option(found.adapter, "teach")
    if make is None:
        raise BadSettings(f"{found.adapter} cannot be taught: it is read as its provider documents")
    row = next(iter(reading(store.engine, partial(inbox.done, after=delivery - 1, most=1))), None)
    if row is None or (row.id, row.channel_id) != (delivery, id):
        raise LookupError(f"channel {id} has no delivery {delivery} that was read")
    settings = {
        **found.settings,
        **make(delivered(store, row), channels.filled(found.adapter, found.settings), shown),
    }
    transact(store.engine, partial(stored.change, cipher=store.cipher, id=id, settings=settings))
    transact(store.engine, partial(inbox.replay, ids=[delivery]))
    for said in channels.read(found.adapter, delivered(store, row), settings):
        if isinstance(said, Message):
            claims = [claim.raw for claim in said.claims or ()]
            print(json.dumps({"name": said.name, "claims": claims, "text": said.text}, ensure_ascii=False))
    say(f"delivery {delivery} is read again so; replay the earlier ones of this sender by their ids")


@channel.command()
@click.argument("id", type=int)
@click.option("--resume", is_flag=True, help="Take in again.")
@click.pass_context
def pause(context: click.Context, id: int, resume: bool) -> None:
    """Take nothing in from channel ID: providers are told to come back later."""
    _, store = opened(context)
    transact(store.engine, partial(stored.change, cipher=store.cipher, id=id, paused=not resume))
    say(f"channel {id} is {'running' if resume else 'paused'}")


def _found(context: click.Context, id: int) -> tuple[Settings, Store, stored.Channel]:
    settings, store = opened(context)
    found = reading(store.engine, partial(stored.get, cipher=store.cipher, id=id))
    if lacking := channels.missing(found.adapter, found.settings):
        raise BadSettings("; ".join(_wanted(found.adapter, key) for key in lacking))
    return settings, store, found


def _alive(settings: Settings, found: stored.Channel) -> str:
    """What the provider says of the settings; nothing where it cannot be asked, or lacks an optional one."""
    if words_of_ours := probe(found):
        return words_of_ours
    make = channels.option(found.adapter, "probe")
    made = make(channels.filled(found.adapter, found.settings)) if make else []
    fetches = [made] if isinstance(made, Fetch) else made
    if any(channels.unfilled(found.adapter, found.settings, fetch) for fetch in fetches):
        return ""
    return " ".join(_said(found, _asked(settings, found, fetch)) for fetch in fetches)


def _said(found: stored.Channel, answer: Delivery) -> str:
    words = channels.option(found.adapter, "alive")
    try:
        return str(words(answer)) if words else "The provider knows these settings."
    except (LookupError, TypeError, ValueError) as error:
        raise LookupError(f"the provider does not accept these settings: {error}") from error


def _asked(settings: Settings, found: stored.Channel, fetch: Fetch) -> Delivery:
    filled = channels.filled(found.adapter, found.settings)
    try:
        return asyncio.run(asked(fetch, filled, allowed_hosts(settings.allowed_hosts)))
    except (Refused, Unanswered, ClientError, TimeoutError, OSError) as error:
        raise LookupError(f"the provider did not accept it: {error}. Nothing was changed here") from error


def _offered(adapter: str) -> str:
    mark = " (unverified)" if channels.option(adapter, "UNVERIFIED") else ""
    lines = [f"{adapter}: {title(adapter)}{mark}"]
    for key, setting in channels.adapter(adapter).SETTINGS.items():
        lines.append(f"    {key}{' (required)' if setting.required else ''}: {setting.help}")
    return "\n".join(lines)


def _setting(adapter: str, given: str) -> tuple[str, str]:
    """KEY=VALUE or KEY=@FILE. Raises BadSettings for a key the adapter has not."""
    key, _, value = given.partition("=")
    known = channels.adapter(adapter).SETTINGS
    if key not in known:
        raise BadSettings(f"{adapter} has no setting {key!r}; it has: {', '.join(known) or 'none'}")
    try:
        return key, Path(value[1:]).read_text().strip() if value.startswith("@") else value
    except OSError as error:
        raise BadSettings(f"{given}: {error.strerror}") from error


def _wanted(adapter: str, key: str) -> str:
    return f"{adapter} needs --set {key}=...: {channels.adapter(adapter).SETTINGS[key].help}"


def _url(base: str, one: stored.Channel) -> str:
    return channels.url(one.adapter, base, one.token)


def _row(base: str, one: stored.Channel) -> dict[str, Any]:
    health = "paused" if one.paused else one.health or "-"
    return {
        "id": one.id,
        "name": one.name,
        "adapter": one.adapter,
        "health": health,
        "reason": one.reason,
        "url": _url(base, one),
    }

"""channel: add, list, test, rotate, pause."""

import json
from functools import partial
from pathlib import Path
from typing import Any

import click

import channels
from ingest.cli.common import address, as_json, opened, say, show
from ingest.mailboxes import probe
from ingest.settings import BadSettings
from leads.rules import RULES
from storage import channels as stored
from storage.engine import reading, transact

__all__ = ["channel"]


@click.group()
def channel() -> None:
    """The sources Leadinlet takes in: mailboxes, numbers, forms, widgets."""


@channel.command()
@click.argument("adapter")
@click.option("--name", required=True, help="What people call it.")
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
    """Add a channel of the provider ADAPTER, such as forms.any; prints its id, token and URL as JSON."""
    settings, store = opened(context)
    values = dict(_setting(adapter, one) for one in given)
    if lacking := channels.missing(adapter, values):
        raise BadSettings("; ".join(_wanted(adapter, key) for key in lacking))
    make = partial(
        stored.add,
        cipher=store.cipher,
        adapter=adapter,
        settings=values,
        name=name,
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
    _, store = opened(context)
    found = reading(store.engine, partial(stored.get, cipher=store.cipher, id=id))
    if lacking := channels.missing(found.adapter, found.settings):
        raise BadSettings("; ".join(_wanted(found.adapter, key) for key in lacking))
    print(probe(found))


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
@click.option("--resume", is_flag=True, help="Take in again.")
@click.pass_context
def pause(context: click.Context, id: int, resume: bool) -> None:
    """Take nothing in from channel ID: providers are told to come back later."""
    _, store = opened(context)
    transact(store.engine, partial(stored.change, cipher=store.cipher, id=id, paused=not resume))
    say(f"channel {id} is {'running' if resume else 'paused'}")


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
    path = "w" if one.adapter.startswith("chat.") else "in"
    return f"{base}/{path}/{one.token}"


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

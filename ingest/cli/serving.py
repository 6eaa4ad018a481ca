"""run, receive, work, poll, demo: what keeps running."""

from collections.abc import Callable
from typing import Any

import click

from ingest.cli.common import say
from ingest.demo import start_demo
from ingest.serve import ROLES, serve
from storage.store import Store

__all__ = ["demo", "poll", "receive", "run", "work"]


def _split(_context: click.Context, _option: click.Parameter, value: str) -> tuple[str, int]:
    host, _, port = value.rpartition(":")
    if not host or not port.isdigit() or int(port) > 65535:
        raise click.BadParameter("give HOST:PORT, such as 127.0.0.1:8080")
    return host.strip("[]"), int(port)


def _listen(default: str) -> Callable[[Any], Any]:
    return click.option(
        "--listen", metavar="HOST:PORT", default=default, show_default=True, callback=_split, help="Where."
    )


@click.command()
@_listen("127.0.0.1:8080")
@click.pass_context
def run(context: click.Context, listen: tuple[str, int]) -> None:
    """Everything in one process: receive, work, poll, console."""
    serve(context.obj(), ROLES, *listen, ready=_greet)


@click.command()
@_listen("127.0.0.1:8080")
@click.pass_context
def receive(context: click.Context, listen: tuple[str, int]) -> None:
    """Take deliveries in and show the console; needs PostgreSQL."""
    serve(context.obj(), frozenset({"receive"}), *listen, ready=_greet)


@click.command()
@click.pass_context
def work(context: click.Context) -> None:
    """Turn deliveries into leads; as many of these as you like; needs PostgreSQL."""
    serve(context.obj(), frozenset({"work"}))


@click.command()
@click.pass_context
def poll(context: click.Context) -> None:
    """Fetch mailboxes and listen to PBXs; one of these; needs PostgreSQL."""
    serve(context.obj(), frozenset({"poll"}))


@click.command()
@_listen("127.0.0.1:8080")
@click.pass_context
def demo(context: click.Context, listen: tuple[str, int]) -> None:
    """Try it: sample channels with live traffic, in a data folder of its own (./data-demo)."""
    start_demo(context.obj, *listen)


def _greet(_store: Store, address: str) -> None:
    say(f"Leadinlet runs on {address}")
    say("To sign in, make a one-time link: leadinlet user link YOUR@EMAIL")

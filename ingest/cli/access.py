"""token and user: who may come in."""

from datetime import UTC, datetime
from functools import partial

import click

from ingest.cli.common import address, as_json, opened, say, show
from ingest.settings import Settings
from storage import access
from storage.engine import reading, transact
from storage.store import Store

__all__ = ["token", "user"]


@click.group()
def token() -> None:
    """Tokens for the API."""


@token.command()
@click.option("--name", required=True, help="What it is for.")
@click.pass_context
def create(context: click.Context, name: str) -> None:
    """Print a new token; it is shown this once."""
    _, store = opened(context)
    print(transact(store.engine, partial(access.add_token, name=name)))


@token.command("list")
@as_json
@click.pass_context
def list_tokens(context: click.Context, is_json: bool) -> None:
    """Every token's name and last use."""
    _, store = opened(context)
    rows = reading(store.engine, access.tokens)
    show([{"id": row.id, "name": row.name, "used": _when(row.used_at)} for row in rows], is_json)


@token.command()
@click.argument("id", type=int)
@click.pass_context
def revoke(context: click.Context, id: int) -> None:
    """Make token ID worthless."""
    _, store = opened(context)
    transact(store.engine, partial(access.revoke, id=id))
    say(f"token {id} is revoked")


@click.group()
def user() -> None:
    """The people who work here."""


@user.command()
@click.argument("email")
@click.option("--name", default="")
@click.option("--role", type=click.Choice(access.ROLES), default="owner", show_default=True)
@click.pass_context
def add(context: click.Context, email: str, name: str, role: str) -> None:
    """Add a user; prints a one-time sign-in link."""
    settings, store = opened(context)
    transact(store.engine, partial(access.add_user, email=email, name=name, role=role))
    _print_link(settings, store, email)


@user.command()
@click.argument("email")
@click.pass_context
def link(context: click.Context, email: str) -> None:
    """Print a link that signs EMAIL in once, within a quarter of an hour; the first user is made by it."""
    settings, store = opened(context)
    if not reading(store.engine, access.users):
        transact(store.engine, partial(access.add_user, email=email))
    _print_link(settings, store, email)


@user.command("list")
@as_json
@click.pass_context
def list_users(context: click.Context, is_json: bool) -> None:
    """Every user."""
    _, store = opened(context)
    show([one._asdict() for one in reading(store.engine, access.users)], is_json)


def _print_link(settings: Settings, store: Store, email: str) -> None:
    secret = transact(store.engine, partial(access.new_link, email=email))
    print(f"{address(settings, store)}/sign-in/{secret}")


def _when(at: int) -> str:
    return datetime.fromtimestamp(at / 1e6, UTC).isoformat(timespec="seconds") if at else "never"

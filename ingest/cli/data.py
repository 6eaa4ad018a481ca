"""migrate, backup, restore, verify, check, replay: the firm's data."""

import sys
from functools import partial
from pathlib import Path

import click

from ingest.check import check as look
from ingest.cli.common import as_json, opened, say, show
from ingest.guard import Guard
from ingest.verify import verify as prove
from ingest.web import VERSION
from storage import backup as backups
from storage import inbox
from storage.engine import reading, transact

__all__ = ["backup", "check", "migrate", "replay", "restore", "verify"]


@click.command()
@click.pass_context
def migrate(context: click.Context) -> None:
    """Bring the database up to date; every start does the same by itself."""
    store = context.obj().open()
    say("brought up to date" if store.prepare() else "it was up to date")


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--with-key", is_flag=True, help="Also write FILE.key: whoever has both can read everything.")
@click.pass_context
def backup(context: click.Context, file: Path, with_key: bool) -> None:
    """Write everything to FILE (.tar.gz) while the system runs; works for both databases."""
    settings, store = opened(context)
    counts = backups.back_up(store, file, VERSION)
    if with_key:
        settings.copy_key(file.with_name(file.name + ".key"))
    else:
        say("The secret key is not in it. Keep secret.key elsewhere: without it the settings cannot be read.")
    show([{"table": name, "rows": count} for name, count in counts.items()], is_json=False)


@click.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.pass_context
def restore(context: click.Context, file: Path) -> None:
    """Fill an empty database from a backup, of either database; needs the secret key of that time."""
    store = context.obj().open()
    counts = backups.restore(store, file)
    store.prepare()
    show([{"table": name, "rows": count} for name, count in counts.items()], is_json=False)


@click.command()
@as_json
@click.pass_context
def verify(context: click.Context, is_json: bool) -> None:
    """Prove that nothing is lost: sums, and every done delivery read again. Ends with 0 if all is well."""
    _, store = opened(context)
    guard = Guard()
    try:
        verdict = prove(store, guard.read)
    finally:
        guard.stop()
    counted = {"accepted": verdict.sums.accepted, **verdict.sums.states, "pruned": verdict.sums.pruned}
    row = {**counted, "lost": verdict.sums.difference, "read again": verdict.read}
    show([row | {"without activity": len(verdict.missing)}], is_json)
    for line in verdict.missing[:20]:
        say(line)
    sys.exit(0 if verdict.is_well else 1)


@click.command()
@as_json
@click.pass_context
def check(context: click.Context, is_json: bool) -> None:
    """What is wrong and the exact fix. Ends with 0 if all is well."""
    found = look(context.obj())
    show([{"": "ok" if one.is_well else "!!", "what": one.what, "fix": one.fix} for one in found], is_json)
    sys.exit(0 if all(one.is_well for one in found) else 1)


@click.command()
@click.argument("ids", nargs=-1, type=int)
@click.option("--state", "wanted", type=click.Choice(["failed", "unreadable", "ignored", "done"]))
@click.option("--channel", type=int, help="Only of this channel.")
@click.pass_context
def replay(context: click.Context, ids: tuple[int, ...], wanted: str | None, channel: int | None) -> None:
    """Process deliveries again: by IDS, or all of a --state. What was done right changes nothing."""
    _, store = opened(context)
    if not ids and not wanted:
        raise click.UsageError("give delivery ids or --state")
    chosen = list(ids) or reading(store.engine, partial(inbox.in_state, state=str(wanted), channel=channel))
    count = transact(store.engine, partial(inbox.replay, ids=chosen))
    say(f"{count} deliveries are pending again; a running system takes them up within seconds")

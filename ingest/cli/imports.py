"""import: files of contacts, and taking them back."""

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import click
import phonenumbers
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
)

from channels.files import FIELDS, Plan
from channels.message import Message
from dedupe import imports as importing
from dedupe.imports import Counts, Job, Refused
from ingest.cli.common import as_json, opened, say, show
from ingest.imports import finish, worker
from ingest.serve import alone
from ingest.settings import BadSettings, Settings
from leads import queries
from leads.rules import RULES
from storage import imports
from storage.engine import reading
from storage.imports import Import
from storage.store import Store

__all__ = ["import_"]


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False), required=False)
@click.option(
    "--channel", "name", default="", help="Add to the import of this name, such as last month's export."
)
@click.option("--map", "given", multiple=True, metavar="COLUMN=FIELD", help="What a column means; repeat it.")
@click.option("--dry-run", is_flag=True, help="Only say what would come of it.")
@click.option("--region", help="Country of phone numbers written without one.")
@click.option("--encoding", default="", help="Charset of a CSV file, such as windows-1250.")
@click.option("--delimiter", default="", help="What stands between the cells of a CSV file; tab for a tab.")
@click.option(
    "--counts", type=click.Choice(sorted(RULES)), help="What makes a lead: none unless it is a list of leads."
)
@click.option("--yes", "is_sure", is_flag=True, help="Do not ask.")
@click.option("--undo", type=int, metavar="ID", help="Take back what import ID made.")
@as_json
@click.pass_context
def import_(
    context: click.Context,
    file: Path | None,
    name: str,
    given: tuple[str, ...],
    dry_run: bool,
    region: str | None,
    encoding: str,
    delimiter: str,
    counts: str | None,
    is_sure: bool,
    undo: int | None,
    is_json: bool,
) -> None:
    """Import contacts from FILE: CSV, Excel or vCard. Stopped, it goes on when it is started again.

    It first says which column it takes for what and what would come of it. Without FILE: lists what was imported.
    """
    settings, store = opened(context)
    if undo is not None:
        _undo(store, undo, is_sure, is_json)
    elif file is None:
        show([_row(one) for one in reading(store.engine, imports.every)], is_json)
    else:
        job = importing.look(
            file, _region(region or settings.region), encoding, _sign(delimiter), dict(map(_pair, given))
        )
        rule = counts or ("all" if job.plan.are_leads else "none")
        _import(settings, store, job, name, rule, dry_run, is_sure, is_json)


def _import(
    settings: Settings,
    store: Store,
    job: Job,
    name: str,
    rule: str,
    dry_run: bool,
    is_sure: bool,
    is_json: bool,
) -> None:
    _show_plan(job.plan, rule)
    if dry_run or not is_sure:
        counts = _previewed(store, job)
        _show_counts(job, counts)
        if dry_run:
            if is_json:
                print(json.dumps(_counted(job, counts), ensure_ascii=False))
            return
        _ask("Import it?")
    one = importing.begin(store, job, name, rule, settings.timezone)
    rejects = job.path.with_name(f"{job.path.stem}.rejected.csv")
    left, one = _run(settings, store, job, one, rejects)
    _show_result(store, one, left, rejects, is_json)


def _run(settings: Settings, store: Store, job: Job, one: Import, rejects: Path) -> tuple[int, Import]:
    """Work at it here, or leave that to the system that runs; wait until it is done either way."""
    with ExitStack() as stack:
        is_ours = not store.is_sqlite or _is_alone(stack, settings)
        work = worker(store) if store.is_sqlite and is_ours else lambda ids: None
        with _progress("rows") as told:
            one = importing.take_in(store, job, one, work, rejects, told)
        with _waiting() as left_now:
            return finish(store, one.channel, is_ours, left_now), one


def _is_alone(stack: ExitStack, settings: Settings) -> bool:
    """Whether no Leadinlet runs on this SQLite file; none is then started while we work."""
    try:
        stack.enter_context(alone(settings.folder / "leadinlet.lock", is_needed=True))
    except BadSettings:
        say("a Leadinlet runs here: it takes the rows up as they come")
        return False
    return True


def _previewed(store: Store, job: Job) -> Counts:
    with _progress("looking") as told:
        return importing.preview(store, job, told)


def _show_plan(plan: Plan, rule: str) -> None:
    origin = f"an export of {plan.export}" if plan.export else "a table"
    how = ", ".join(
        filter(None, (plan.encoding, plan.delimiter and f"columns parted by {plan.delimiter!r}", plan.sheet))
    )
    say(f"{origin}{f' ({how})' if how else ''}")
    if plan.adapter != "files.vcard":
        for column, field in zip(plan.columns, plan.fields, strict=True):
            say(f"  {column:<40} {MEANT.get(field, field)}")
    leads = "no leads" if rule == "none" else "leads too" if rule == "all" else f"leads where {rule}"
    say(
        f"It makes contacts and {leads} (--counts). A column that is taken for the wrong thing: --map COLUMN=FIELD,"
    )
    say(f"with FIELD one of {', '.join(FIELDS)}, or nothing for a field of its own.")


MEANT = {
    "": "(kept as it is)",
    "-": "(left out)",
    "label": "(which of the next it is)",
    "created": "created: when it was",
}


def _show_counts(job: Job, counts: Counts) -> None:
    say(
        f"{counts.rows} rows: {counts.new} new contacts, {counts.known} of contacts known already, {counts.again} of"
    )
    say(f"somebody from an earlier row, {counts.rejected} rejected; {counts.unreachable} have a name alone")
    for kind, often in counts.not_understood.most_common():
        say(
            f"  {often} times what should be a {KINDS.get(kind, kind)} is none for {job.region} and is kept as text"
        )
    for reason, often in counts.reasons.most_common():
        say(f"  {often} rejected: {reason}")
    for message in counts.samples:
        say(
            f"  {message.name or '-'} · {', '.join(claim.raw for claim in message.claims or ()) or 'no way to reach them'}"
        )


KINDS = {"phone": "telephone number", "email": "e-mail address", "website": "website", "taxid": "tax number"}


def _counted(job: Job, counts: Counts) -> dict[str, Any]:
    plan = job.plan
    return {
        "adapter": plan.adapter,
        "export": plan.export,
        "columns": dict(zip(plan.columns, plan.fields, strict=True)),
        "rows": counts.rows,
        "new": counts.new,
        "known": counts.known,
        "again": counts.again,
        "unreachable": counts.unreachable,
        "rejected": counts.rejected,
        "reasons": dict(counts.reasons),
        "not_understood": dict(counts.not_understood),
        "samples": [_sample(message) for message in counts.samples],
        "rejects": [{"row": one.row.number, "reason": one.reason} for one in counts.rejects],
    }


def _sample(message: Message) -> dict[str, Any]:
    claims = [{"kind": claim.kind, "raw": claim.raw} for claim in message.claims or ()]
    at = message.at.isoformat() if message.at else None
    return {
        "name": message.name,
        "claims": claims,
        "at": at,
        "text": message.text,
        "fields": dict(message.fields),
    }


def _show_result(store: Store, one: Import, left: int, rejects: Path, is_json: bool) -> None:
    contacts, new = reading(store.engine, partial(queries.contacts_of, channel=one.channel))
    row = _row(one) | {"contacts": contacts, "new": new, "known": contacts - new}
    row["rejects"] = str(rejects) if one.rejected else ""
    show([row], is_json=False) if not is_json else print(json.dumps(row, ensure_ascii=False))
    if left:
        say(f"{left} deliveries wait for their next try; a running Leadinlet takes them up")
    say(f"To take it back: leadinlet import --undo {one.channel}")


def _undo(store: Store, channel: int, is_sure: bool, is_json: bool) -> None:
    found = reading(store.engine, partial(imports.every, channel=channel))
    if found and not is_sure:
        say(f"{', '.join(one.name for one in found)}: {sum(one.taken for one in found)} rows")
        _ask("Take it back?")
    done = importing.take_back(store, channel, by="import --undo")
    show([done._asdict()], is_json=False) if not is_json else print(json.dumps(done._asdict()))
    if done.worked_on:
        say(f"{done.worked_on} contacts were left as they are: somebody worked on their lead since")


def _row(one: Import) -> dict[str, Any]:
    state = "taken back" if one.undone_at else "done" if one.ended_at else "not at its end"
    return {
        "import": one.channel,
        "name": one.channel_name,
        "file": one.name,
        "rows": one.taken,
        "rejected": one.rejected,
        "state": state,
    }


def _ask(question: str) -> None:
    """Raises Refused where nobody agrees."""
    try:
        is_agreed = click.confirm(question, default=False, err=True)
    except click.Abort:
        raise Refused("nothing was done. To go on without being asked: --yes") from None
    if not is_agreed:
        raise Refused("nothing was done")


def _region(region: str) -> str:
    if region.upper() not in phonenumbers.SUPPORTED_REGIONS:
        raise click.BadParameter(f"{region} is no country; give two letters, such as PL")
    return region.upper()


def _sign(delimiter: str) -> str:
    sign = {"tab": "\t", "\\t": "\t"}.get(delimiter.lower(), delimiter)
    if len(sign) > 1:
        raise click.BadParameter("a delimiter is one sign, such as ;")
    return sign


def _pair(given: str) -> tuple[str, str]:
    column, sign, meaning = given.rpartition("=")
    if not sign:
        raise click.BadParameter(f"--map {given}: give COLUMN=FIELD, such as --map 'Tel. kom.=phone'")
    return column, meaning.strip()


@contextmanager
def _progress(what: str) -> Iterator[importing.Tell]:
    columns = SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task(what, total=1.0)
        yield lambda rows, part: shown.update(task, completed=part, description=f"{rows:,} {what}")


@contextmanager
def _waiting() -> Iterator[Callable[[int], None]]:
    columns = SpinnerColumn(), TextColumn("{task.description}"), MofNCompleteColumn(), TimeElapsedColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task("deliveries to be worked at", total=None)
        yield lambda left: shown.update(task, description=f"{left:,} deliveries to be worked at")

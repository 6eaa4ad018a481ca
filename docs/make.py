"""Writes the pages that are made from the code: `make docs`. tests/test_docs.py fails where one is out of date."""

import inspect
import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from types import ModuleType
from typing import Any, cast

import click

import channels
from channels.message import Setting
from ingest.cli import leadinlet
from ingest.settings import PREFIX, Settings

__all__ = ["pages"]

ROOT = Path(__file__).parent.parent
FIGURES = re.compile("(?<=<!-- figures -->\n).*?(?=<!-- /figures -->)", re.DOTALL)
PROTECTED = {
    "signature": "What comes in is signed: nobody else can send it, nor change it on its way.",
    "key": "What comes in is signed by a key that only the provider has: nobody else can send it, nor change it on its way.",
    "secret": "What comes in shows a secret only the provider knows.",
    "address": "Who knows the channel's URL is believed: keep it secret, `leadinlet channel rotate` changes it.",
}
MADE = "<!-- Made from {source} by `make docs`; change it there. -->\n\n"


def pages() -> dict[str, str]:
    """Path -> text."""
    providers = {f"docs/providers/{name}.md": _provider(name) for name in channels.names()}
    return {
        **providers,
        "docs/providers/README.md": _providers(),
        "docs/commands.md": _commands(),
        "docs/settings.md": _settings(),
        "README.md": FIGURES.sub(lambda _: _figures(), (ROOT / "README.md").read_text()),
    }


def _provider(name: str) -> str:
    title, guide = _told(name)
    wanted = channels.adapter(name).SETTINGS
    adding = " ".join(f"--set {key}=..." for key, setting in wanted.items() if setting.required)
    limit = channels.option(name, "MAX_BODY", channels.MAX_BODY)
    return "".join(
        [
            MADE.format(source=f"channels/{name.replace('.', '/')}.py"),
            f"# {title}\n\n{guide}\n## Settings\n\n",
            _wanted(wanted) if wanted else "None: the channel's URL is its secret.\n",
            f"\n## Add the channel\n\n    leadinlet channel add {name} --name NAME {adding}".rstrip(),
            "\n\nIt prints the channel's URL. `KEY=@FILE` reads a setting from a file, so that no secret ",
            "stays in the shell's history.\n\n",
            f"{PROTECTED[channels.option(name, 'PROTECTED_BY', 'signature')]} "
            f"The largest body taken is {_size(limit)}.\n",
            _unverified(name),
        ]
    )


def _unverified(name: str) -> str:
    why = channels.option(name, "UNVERIFIED")
    return f"\nUnverified: {why}. Tell us what it really sends.\n" if why else ""


def _providers() -> str:
    rows = [
        (
            f"[`{name}`]({name}.md)",
            _told(name)[0],
            channels.option(name, "PROTECTED_BY", "signature"),
            "unverified" if channels.option(name, "UNVERIFIED") else "",
        )
        for name in channels.names()
    ]
    table = _table(("adapter", "is", "protected by", ""), rows)
    return MADE.format(source="channels/") + f"# What can be connected\n\n{table}"


def _commands() -> str:
    text = MADE.format(source="ingest/cli/")
    text += "# The command line\n\nResults go to standard output, talk to standard error. "
    text += "Every command ends with 0 only when all went well.\n"
    return text + "".join(_command(path, command) for path, command in _walk("leadinlet", leadinlet))


def _command(path: str, command: click.Command) -> str:
    context = click.Context(command, info_name=path)
    usage = " ".join([path, *command.collect_usage_pieces(context)])
    records = (parameter.get_help_record(context) for parameter in command.params)
    table = _table(("option", ""), [(f"`{one[0]}`", one[1]) for one in records if one and one[1]])
    return f"\n## {path}\n\n    {usage}\n\n{_plain(inspect.cleandoc(command.help or ''))}\n" + (
        f"\n{table}" if table else ""
    )


def _settings() -> str:
    text = MADE.format(source="ingest/settings.py")
    text += (
        "# Settings\n\nEnvironment variables. Each may be given as a file instead: add `_FILE` to the name. "
    )
    text += "One that is not in this list is an error, which names the nearest.\n\n"
    rows = [
        (f"`{PREFIX}{one.name.upper()}`", f"`{one.default}`" if one.default else "", one.metadata["help"])
        for one in fields(Settings)
    ]
    return text + _table(("setting", "unless given", "is"), rows)


def _figures() -> str:
    """What bench/ measured last, beside what it must reach."""
    results = ROOT / "bench" / "results.json"
    if not results.exists():
        return "Not taken yet.\n"
    rows = [
        (one["name"], f"{_short(one['value'])} {one['unit']}".strip(), _must(one))
        for one in json.loads(results.read_text())
    ]
    return _table(("figure", "measured", "must reach"), rows)


def _short(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def _must(figure: Mapping[str, Any]) -> str:
    if figure["must"] is None:
        return ""
    return f"{figure['must']}" + ("" if figure["reached"] else ": not reached")


def _told(name: str) -> tuple[str, str]:
    """The title and the rest of the adapter's docstring, as Markdown."""
    told = inspect.getdoc(cast(ModuleType, channels.adapter(name))) or ""
    title, _, guide = told.partition("\n")
    lines = [line if line.startswith("    ") else _plain(line) for line in guide.strip("\n").splitlines()]
    return _plain(title.rstrip(".")), "\n".join(lines) + "\n"


def _wanted(wanted: Mapping[str, Setting]) -> str:
    rows = [
        (f"`{key}`", ", ".join(_marks(setting)), setting.help + _default(setting))
        for key, setting in wanted.items()
    ]
    return _table(("setting", "", ""), rows)


def _marks(setting: Setting) -> Iterator[str]:
    if setting.required:
        yield "required"
    if setting.secret:
        yield "secret"


def _default(setting: Setting) -> str:
    return f" (unless given: {setting.default})" if setting.default else ""


def _size(limit: int) -> str:
    return f"{limit >> 20} MiB" if limit >= 1 << 20 else f"{limit >> 10} KiB"


def _walk(path: str, command: click.Command) -> Iterator[tuple[str, click.Command]]:
    yield path, command
    for name, inner in sorted(command.commands.items()) if isinstance(command, click.Group) else ():
        yield from _walk(f"{path} {name}", inner)


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    lines = [[_plain(cell).replace("|", "\\|").replace("\n", " ") for cell in row] for row in rows]
    titles = list(head)
    if not lines:
        return ""
    return "".join(f"| {' | '.join(row)} |\n" for row in [titles, ["---"] * len(titles), *lines])


def _plain(text: str) -> str:
    """Text in which Markdown sees no HTML; what is in backquotes stays as it is."""
    if text.startswith("`"):
        return text
    return text.replace("<", "&lt;")


def main() -> None:
    made = pages()
    for path, text in made.items():
        (ROOT / path).parent.mkdir(exist_ok=True)
        (ROOT / path).write_text(text)
    for old in (ROOT / "docs" / "providers").glob("*.md"):
        if f"docs/providers/{old.name}" not in made:
            old.unlink()
    print(f"{len(made)} pages are made from the code", file=sys.stderr)


if __name__ == "__main__":
    main()

"""cluster: who is one person in a list."""

import csv
import io
from collections import Counter
from pathlib import Path

import click

from channels.files import _text
from dedupe import lists
from dedupe.cluster import Link
from dedupe.crowd import Matched, matched
from dedupe.profile import Profile, profile
from dedupe.reasons import reasons, sentence
from ingest.cli.common import say

__all__ = ["cluster"]

SHOWN = 5  # pairs whose reasons are told, of each kind
ADDED = "contact", "suggested"


@click.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--out", type=click.Path(path_type=Path), help="Where the rows are written; else FILE.clusters.csv."
)
@click.option(
    "--region", default="", help="The country of numbers without one, such as PL; else it is guessed."
)
def cluster(file: Path, out: Path | None, region: str) -> None:
    """Who is one person in FILE, a list of people as CSV; the store is not touched.

    Writes the rows with two more columns: `contact`, who would be merged without asking, and `suggested`, with those
    whom a person would be asked about. What the columns mean is guessed.
    """
    columns, rows = _table(file)
    said = lists.said(columns, rows)
    country = region.upper() or lists.region(said)
    people = [profile(one, country) for one in said]
    found = matched(people)
    _write(out or file.with_suffix(".clusters.csv"), columns, rows, found)
    _tell(rows, people, found, country)


def _table(path: Path) -> tuple[list[str], list[list[str]]]:
    with path.open("rb") as file:
        encoding = _text.charset(file)
        between, escape = _text.delimiter(file, encoding), _text.escape(file, encoding)
        file.seek(0)
        text = io.TextIOWrapper(file, encoding, "replace", newline="")
        read = csv.reader(text, delimiter=between, escapechar=escape or None, doublequote=not escape)
        columns, *rows = [*read] or [[]]
    if not columns:
        raise LookupError(f"{path} is empty")
    return [columns[0].lstrip("\ufeff"), *columns[1:]], [row for row in rows if row]


def _write(path: Path, columns: list[str], rows: list[list[str]], found: Matched) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow([*columns, *ADDED])
        for row, contact, suggested in zip(rows, found.contact, found.suggested, strict=True):
            filled = row + [""] * (len(columns) - len(row))
            writer.writerow([*filled, contact + 1, suggested + 1])


def _tell(rows: list[list[str]], people: list[Profile], found: Matched, country: str) -> None:
    contacts, suggested = Counter(found.contact), Counter(found.suggested)
    say(f"{len(rows)} rows; numbers without a country are of {country}")
    say(f"{len(contacts)} contacts after merging without asking; {len(suggested)} with all suggestions")
    say(f"{len(found.refused)} likely pairs are left apart: what else is known speaks against them")
    merged = [link for link in found.links if found.contact[link.one] == found.contact[link.other]]
    asked = [link for link in found.links if found.contact[link.one] != found.contact[link.other]]
    for title, links in (("merged", merged), ("suggested", asked)):
        for link in links[:: max(1, len(links) // SHOWN)][:SHOWN]:
            say(_reasons(title, link, people, found))


def _reasons(title: str, link: Link, people: list[Profile], found: Matched) -> str:
    why = sentence(reasons(people[link.one], people[link.other], found.learned))
    return f"{title}, rows {link.one + 1} and {link.other + 1}, {link.bits:+.1f} bits: {why}"

"""How well people are told apart: python -m bench.matching DIR [NAME...]. Each CSV of the folder that has the columns
`id` and `cluster` is matched as `leadinlet cluster` would, with one setting for all; `cluster` is read only to score.
"""

import argparse
import csv
import resource
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from dedupe import lists
from dedupe.crowd import Matched, crowd, matched
from dedupe.profile import Profile, Said, profile

SIZES = 10_000, 100_000
ASKED = 1_000


class Score(NamedTuple):
    precision: float
    recall: float
    b_cubed: float

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / (self.precision + self.recall or 1.0)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.matching", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("names", nargs="*", help="only these sets, such as febrl3")
    parser.add_argument(
        "--latency", action="store_true", help="how long one record takes, by the number of others"
    )
    parser.add_argument("--splink", action="store_true", help="beside splink on the same normalized rows")
    given = parser.parse_args()
    print(
        f"{'set':<18}{'rows':>8} {'':<10}{'precision':>10}{'recall':>8}{'F1':>8}{'B3':>8}{'seconds':>9}{'MB':>6}"
    )
    for path in sorted(given.folder.glob("*.csv")):
        if not given.names or path.stem in given.names:
            measure(path, given.splink)
    if given.latency:
        latency(given.folder, given.names)


def measure(path: Path, with_splink: bool) -> None:
    columns, rows = _table(path)
    if not {"id", "cluster"} <= set(columns):
        return
    started = time.perf_counter()
    people = _profiles(columns, rows)
    found = matched(people)
    seconds = time.perf_counter() - started
    truth = [row[columns.index("cluster")] for row in rows]
    _print(path.stem, found, truth, seconds)
    if with_splink:
        from bench.beside import splink

        _line(path.stem, len(truth), "splink", score(splink(people), truth), 0.0)


def _print(name: str, found: Matched, truth: Sequence[str], seconds: float) -> None:
    _line(name, len(truth), "contact", score(found.contact, truth), seconds)
    _line("", len(truth), "suggested", score(found.suggested, truth), seconds)


def _line(name: str, rows: int, what: str, one: Score, seconds: float) -> None:
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(
        f"{name:<18}{rows:>8} {what:<10}{one.precision:>10.4f}{one.recall:>8.4f}{one.f1:>8.4f}"
        f"{one.b_cubed:>8.4f}{seconds:>9.1f}{memory:>6}",
        flush=True,
    )


def score(found: Sequence[object], truth: Sequence[str]) -> Score:
    """Pairwise precision and recall, and the F1 of B-cubed."""
    both = Counter(zip(found, truth, strict=True))
    ours, theirs = Counter(found), Counter(truth)
    right, said, true = (_pairs(counts.values()) for counts in (both, ours, theirs))
    precision = sum(n * n / ours[one] for (one, _), n in both.items()) / len(truth)
    recall = sum(n * n / theirs[one] for (_, one), n in both.items()) / len(truth)
    b_cubed = 2 * precision * recall / (precision + recall)
    return Score(right / said if said else 1.0, right / true if true else 1.0, b_cubed)


def _pairs(counts: Iterable[int]) -> int:
    return sum(n * (n - 1) // 2 for n in counts)


def latency(folder: Path, names: Sequence[str]) -> None:
    """One more record against ten and a hundred thousand: normalizing, finding and comparing it."""
    columns, rows = _table(folder / f"{(names or ['plleads10k'])[0]}.csv")
    said = lists.said(columns, rows)
    region = lists.region(said)
    learned = matched([profile(one, region) for one in said[:5_000]]).learned
    for size in SIZES:
        many, _ = crowd([_other(said[n % len(said)], n // len(said), region) for n in range(size)])
        times = []
        for one in said[:ASKED]:
            started = time.perf_counter()
            asked = profile(one, region)
            for number in many.near(asked):
                learned.bits(learned.compared(asked, many.profiles[number]))
            times.append((time.perf_counter() - started) * 1000)
        times.sort()
        print(
            f"one record against {size:>7}: p50 {times[ASKED // 2]:.2f} ms, p99 {times[ASKED * 99 // 100]:.2f} ms"
        )


def _other(said: Said, copy: int, region: str) -> Profile:
    """Somebody else, alike in shape: other letters in names and addresses, other digits in numbers."""
    if not copy:
        return profile(said, region)
    digits = str.maketrans("0123456789", "".join(str((n * 3 + copy) % 10) for n in range(10)))
    letters = str.maketrans(
        "abcdefghijklmnoprstuvwyz", "".join("aeiouybcdfghjklmnprstvwz"[(n + copy) % 24] for n in range(24))
    )
    changed = {
        field: [
            value.translate(digits) if field == "phone" else value.lower().translate(letters)
            for value in values
        ]
        for field, values in said.items()
        if field not in ("email", "city")
    }
    mails = [
        f"{raw.partition('@')[0].translate(letters)}@{raw.partition('@')[2]}" for raw in said.get("email", ())
    ]
    return profile({**changed, "email": mails, "city": said.get("city", ())}, region)


def _table(path: Path) -> tuple[list[str], list[list[str]]]:
    with path.open(newline="", encoding="utf-8-sig") as file:
        columns, *rows = csv.reader(file)
    return columns, rows


def _profiles(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> list[Profile]:
    said = lists.said(columns, rows)
    region = lists.region(said)
    return [profile(one, region) for one in said]


if __name__ == "__main__":
    main()

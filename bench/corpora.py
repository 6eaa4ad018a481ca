"""Reads inputs with known answers as an installation would: python -m bench.corpora --root DIR.

The folder has email/, telephony/, social/, forms/, import/ and signatures/, or some of them. What was read goes to
email-answers.jsonl and answers.jsonl in the current folder; only then are the known answers opened, and a table
printed. Of the index only the file, its provider and its kind are used to answer.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from bench import mails, truths, unwrap, vectors
from channels.forms._fields import meaning
from channels.message import Message, Unreadable
from ingest.cli.reading import plain, told

FAMILIES = "telephony", "social", "forms", "import"
ANSWERS, MAILS = Path("answers.jsonl"), Path("email-answers.jsonl")
NO_ADAPTER = "no adapter"
# What the labels' list calls a meaning, where we have another word.
MEANINGS = {"message": "text", "position": "job_title"}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.corpora", description=__doc__)
    parser.add_argument("--root", type=Path, required=True, help="a folder laid out as the corpora are")
    parser.add_argument("--fails", action="store_true", help="list every answer that is wrong")
    asked = parser.parse_args()
    families = [family for family in FAMILIES if (asked.root / family).is_dir()]
    answered = [answer for family in families for answer in answers(asked.root, family)]
    write(ANSWERS, answered)
    if (asked.root / "email" / "inputs.jsonl").exists():
        write(MAILS, mails.answers(asked.root / "email"))
    for line in report(asked.root, answered, asked.fails):
        print(line)


def answers(root: Path, family: str) -> Iterator[dict[str, Any]]:
    for row in rows(root, family):
        asked = {"family": family, "file": row["file"], "provider": row["provider"]}
        yield asked | answer(root / family / row["file"], family, str(row["provider"]), str(row["kind"]))


def answer(path: Path, family: str, provider: str, kind: str) -> dict[str, Any]:
    """What is read of one file, by its provider's adapter. A fault of ours is told, and harms no other file."""
    name = unwrap.adapter_of(family, provider, path.name, is_exact=kind == "signature_vector")
    try:
        if kind == "label_variants":
            return {"labels": labels(path.read_bytes())}
        return _read(name, provider, path.name, kind, path.read_bytes()) if name else {"error": NO_ADAPTER}
    except Unreadable as error:
        return {"error": str(error)}
    except Exception as error:
        return {"error": f"fault: {error!r}"}


def _read(name: str, provider: str, file: str, kind: str, content: bytes) -> dict[str, Any]:
    if kind == "signature_vector":
        vector = json.loads(content)
        if not vectors.SENT & set(vector):  # a token alone is no delivery
            raise Unreadable(unwrap.NOTHING_SENT)
        return {"valid": vectors.is_verified(name, vector)}
    said = unwrap.said(name, provider, file, content)
    fetches = [told(one) for one in said if not isinstance(one, Message)]
    messages = [plain(one) for one in said if isinstance(one, Message)]
    return {"messages": messages, **({"fetches": fetches} if fetches else {})}


def labels(content: bytes) -> list[dict[str, str | None]]:
    found = [json.loads(line) for line in content.splitlines() if line.strip()]
    return [{"label": one["label"], "meaning": meaning(one["label"])} for one in found]


def rows(root: Path, family: str) -> Iterator[dict[str, Any]]:
    """Each file, its provider and its kind; where there is no index, as the files are named."""
    for row in index(root, family):
        yield {"file": row["file"], "provider": row["provider"], "kind": row.get("kind", "payload")}


def index(root: Path, family: str) -> list[dict[str, Any]]:
    path = root / family / "index.jsonl"
    if path.exists():
        return [json.loads(line) for line in path.read_text().splitlines() if line.strip()]
    files = sorted(path.parent.glob("*__*"))
    return [{"file": file.name, "provider": file.name.partition("__")[0]} for file in files]


def write(path: Path, lines: Iterable[dict[str, Any]]) -> None:
    with path.open("w") as file:
        for line in lines:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")


def report(root: Path, answered: list[dict[str, Any]], is_listing: bool) -> Iterator[str]:
    counts, fails = Counter[tuple[str, str, str]](), []
    for one in answered:
        place = one["family"], one["provider"]
        counts[*place, "files"] += 1
        counts[*place, state(one)] += 1
        for check in checked(root, one):
            verdict = {True: "right", False: "wrong", None: "untold"}[check.is_right]
            counts[*place, verdict] += 1
            if verdict == "wrong":
                fails.append(f"  wrong  {one['family']}/{one['file']}: {check.fact} is {check.expected!r}")
        if is_listing and state(one) == "unreadable":
            fails.append(f"  unreadable  {one['family']}/{one['file']}: {one['error'][:150]}")
    yield from table(counts)
    yield from signatures(root, is_listing)
    yield from fails if is_listing else []


def state(answer: dict[str, Any]) -> str:
    """Read; or why not: its provider has no adapter, the sample is without what was sent, the adapter refused it."""
    why = {NO_ADAPTER: "not read", unwrap.NOTHING_SENT: "nothing"}
    return why.get(answer["error"], "unreadable") if "error" in answer else "read"


def checked(root: Path, answer: dict[str, Any]) -> Iterator[truths.Check]:
    path = root / answer["family"] / answer["file"]
    if "labels" in answer:
        known = [json.loads(line).get("canonical") for line in path.read_text().splitlines() if line.strip()]
        for one, canonical in zip(answer["labels"], known, strict=True):
            wanted = MEANINGS.get(canonical, canonical)
            is_right = None if canonical is None else one["meaning"] == wanted
            yield truths.Check(f"label {one['label']!r}", is_right, canonical)
        return
    truth = truth_of(root, answer["family"]).get(answer["file"], {})
    yield from truths.checks(truth, answer, path.read_bytes()) if truth else ()


@cache
def truth_of(root: Path, family: str) -> dict[str, dict[str, Any]]:
    return {row["file"]: row.get("truth") or {} for row in index(root, family)}


COLUMNS = "files", "read", "unreadable", "nothing", "not read", "right", "wrong", "untold"


def table(counts: Counter[tuple[str, str, str]]) -> Iterator[str]:
    places = sorted({place[:2] for place in counts})
    yield f"{'':<34}" + "".join(f"{column:>11}" for column in COLUMNS)
    for family in dict.fromkeys(family for family, _ in places):
        for provider in [provider for one, provider in places if one == family]:
            figures = [counts[family, provider, column] for column in COLUMNS]
            yield f"{family + ' ' + provider:<34}" + "".join(f"{figure:>11}" for figure in figures)
    sums = [sum(n for place, n in counts.items() if place[2] == column) for column in COLUMNS]
    yield f"{'all':<34}" + "".join(f"{figure:>11}" for figure in sums)


def signatures(root: Path, is_listing: bool) -> Iterator[str]:
    found = list(vectors.verdicts(root / "signatures"))
    for provider in dict.fromkeys(one.provider for one in found):
        ours = [one for one in found if one.provider == provider]
        wrong = [one for one in ours if one.given is not None and one.given != one.expected]
        absent = sum(one.given is None for one in ours)
        right = len(ours) - len(wrong) - absent
        yield f"{'signatures ' + provider:<34}{len(ours):>11}{right:>22} right{len(wrong):>5} wrong{absent:>5} not read"
        for one in wrong if is_listing else []:
            yield f"  wrong  {provider}: {one.name!r} must be {'good' if one.expected else 'refused'}"


if __name__ == "__main__":
    main()

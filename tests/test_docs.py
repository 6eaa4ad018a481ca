"""The docs say what is so: pages made from the code are up to date, commands and links exist, examples work."""

import json
import re
import runpy
import shlex
from datetime import UTC, datetime
from pathlib import Path

import pytest
from test_deploy import SETTINGS, runs

import channels
from channels.message import Delivery
from ingest.cli import COMMANDS
from storage.tables import metadata

ROOT = Path(__file__).parent.parent
MADE = runpy.run_path(str(ROOT / "docs" / "make.py"))["pages"]()
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
BY_HAND = [page for page in PAGES if str(page.relative_to(ROOT)) not in set(MADE) - {"README.md"}]


def each(pages):
    return pytest.mark.parametrize("page", pages, ids=lambda page: str(page.relative_to(ROOT)))


@pytest.mark.parametrize("path", sorted(MADE))
def test_what_is_made_from_the_code_is_up_to_date(path):
    page = ROOT / path
    assert page.exists(), "run: make docs"
    assert page.read_text() == MADE[path], "run: make docs"


def test_no_page_is_left_of_an_adapter_that_is_gone():
    pages = {page.stem for page in (ROOT / "docs/providers").glob("*.md")} - {"README"}
    assert pages == set(channels.names())


def test_every_command_and_every_setting_is_in_the_docs():
    told = "\n".join(page.read_text() for page in PAGES)
    assert [command.name for command in COMMANDS if f"leadinlet {command.name}" not in told] == []
    assert [name for name in SETTINGS if name not in told] == []


@each(BY_HAND)
def test_every_command_that_is_told_exists(page):
    told = re.findall(r"(?:^    |`|\$\()(?:\.venv/bin/)?leadinlet ([^`)\n]+)", page.read_text(), re.MULTILINE)
    for line in told:
        runs(shlex.split(re.sub(r"^--data \S+ ", "", line)))


@each(BY_HAND)
def test_every_make_target_that_is_told_exists(page):
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    told = re.findall(r"(?:^    |`)make (?:-C \S+ )?([a-z]+)\b", page.read_text(), re.MULTILINE)
    assert set(told) <= targets


@each(BY_HAND)
def test_every_link_leads_somewhere(page):
    for target in re.findall(r"\]\(([^)]+)\)", page.read_text()):
        path, _, anchor = target.partition("#")
        if not path.startswith("http"):
            there = (page.parent / path).resolve() if path else page
            assert there.exists(), target
            assert not anchor or anchor in headings(there), target


def test_the_example_of_a_new_provider_works():
    [case] = map(json.loads, blocks("json"))
    [source] = blocks("python")
    telco = {}
    exec(source, telco)
    assert [key for key, setting in telco["SETTINGS"].items() if setting.required] == list(case["settings"])

    def delivery(body):
        return Delivery(
            received_at=datetime.now(UTC), url=case["url"], headers=case["headers"], body=body.encode()
        )

    assert telco["verify"](delivery(case["body"]), case["settings"])
    assert not telco["verify"](delivery(case["body"] + " "), case["settings"])
    [call] = telco["parse"](delivery(case["body"]), case["settings"])
    assert (call.key, call.claims[0].raw, call.at) == (
        "c-81",
        "+48600123456",
        datetime(2026, 11, 24, 9, 30, tzinfo=UTC),
    )
    [other] = telco["parse"](delivery("{}"), case["settings"])
    assert other.kind == "other"


def test_every_table_has_its_word_in_the_glossary():
    words = set(re.findall(r"[a-z]+", (ROOT / "GLOSSARY.md").read_text().lower()))
    singular = {table: re.sub("ies$", "y", table) for table in metadata.tables}
    singular |= {"statuses": "status", "settings": "settings"}
    missing = [
        table for table, word in singular.items() if word not in words and word.removesuffix("s") not in words
    ]
    assert missing == []


def headings(page):
    titles = re.findall(r"^#+ (.*)$", page.read_text(), re.MULTILINE)
    return {re.sub(r"[^a-z0-9 -]", "", title.lower()).replace(" ", "-") for title in titles}


def blocks(language):
    return re.findall(rf"```{language}\n(.*?)```", (ROOT / "CONTRIBUTING.md").read_text(), re.DOTALL)

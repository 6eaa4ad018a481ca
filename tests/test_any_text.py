"""Any text in any field of any provider's sample goes into both databases, and is there what it was read as."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from urllib.parse import parse_qsl, urlencode

import pytest
from sqlalchemy import select
from test_channels import CASES, changed, load, nodes

import channels as adapters
from channels.message import Delivery, Message, Unreadable
from ingest.process import process
from ingest.receiver import arrived
from storage import channels, inbox
from storage.engine import transact
from storage.tables import activities, deliveries

NOW = datetime(2026, 11, 23, tzinfo=UTC)
URL = "https://leads.example/in/7f3c"
ODD = {
    "NUL": "a\0b",
    "half a character": "a\ud800b",
    "composed": "👩‍👩‍👧 e\u0301 \u202e abc",
    "long": "ż" * 15_000,
    "quotes": "'; drop table contacts; --\" \\ {} ${x} {access_token}",
    "NULL": "NULL",
    "lines": " \r\n\t\x85\u2028 ",
    "number": "9" * 400,
}


def settings_of(name: str) -> dict[str, str]:
    """Those of the provider's recorded case that has most."""
    given = [load(path)[1]["settings"] for path in CASES if load(path)[0] == name]
    return adapters.filled(name, max(given, key=len))


def leaves(sent: object) -> list[tuple]:
    def at(place):
        value = sent
        for step in place:
            value = value[step]
        return value

    return [place for place in nodes(sent) if isinstance(at(place), str)]


def variants(name: str, settings: dict[str, str], text: str) -> Iterator[Delivery]:
    """The provider's sample with the text in place of each of its texts, one after the other."""
    for number in range(1_000):
        sent = adapters.sample(name, settings, URL, NOW + timedelta(seconds=number))
        kind = sent.headers.get("content-type", "")
        if "json" in kind:
            whole, spell = sent.json(), json.dumps
        elif "urlencoded" in kind:
            whole, spell = (
                [list(pair) for pair in parse_qsl(sent.body.decode(), keep_blank_values=True)],
                form,
            )
        else:
            return
        places = leaves(whole)
        if number >= len(places):
            return
        yield replace(sent, body=spell(changed(whole, places[number], text)).encode())


def form(pairs: list[list[str]]) -> str:
    return urlencode([tuple(pair) for pair in pairs], encoding="utf-8", errors="surrogatepass")


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_any_text_through_any_adapter_is_stored_as_it_was_read(store, text):
    expected: dict[tuple[int, str], Message] = {}
    seen: Counter[tuple[int, str]] = Counter()
    ids: list[int] = []
    for name in adapters.names():
        settings = settings_of(name)
        make = partial(channels.add, cipher=store.cipher, adapter=name, name=name, settings=settings)
        channel = transact(store.engine, make).id
        sent = list(variants(name, settings, text))
        rows = [arrived(channel, one, None) for one in sent]
        ids += transact(store.engine, partial(inbox.append, arrived=rows))
        for one in sent:
            for said in read(name, one, settings):
                expected[channel, said.key] = said
                seen[channel, said.key] += 1
    process(store, ids, adapters.read)
    with store.engine.connect() as conn:
        states = set(conn.scalars(select(deliveries.c.state)))
        rows = conn.execute(select(activities)).all()
    assert states <= {"done", "unreadable", "ignored"}
    found = {(row.channel_id, row.key): row for row in rows}
    assert found.keys() == expected.keys()
    for place, said in expected.items():
        if seen[place] == 1:
            row = found[place]
            fields = {key: value for key, value in said.fields.items() if value}
            assert (row.text, row.name, json.loads(row.fields)) == (said.text, said.name, fields)


def read(name: str, delivery: Delivery, settings: dict[str, str]) -> list[Message]:
    try:
        return [said for said in adapters.read(name, delivery, settings) if isinstance(said, Message)]
    except Unreadable:
        return []

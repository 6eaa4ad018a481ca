"""Real inputs with right answers, where they lie beside the project; nothing of them is kept here."""

import json
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlencode

import pytest

from channels import read, verified
from channels.message import Delivery, Message

CORPORA = Path(__file__).parent.parent.parent / "shared" / "corpora"
NOW = datetime(2026, 11, 23, tzinfo=UTC)

pytestmark = pytest.mark.skipif(not CORPORA.exists(), reason="the corpora are not beside the project")


def vectors(provider: str):
    path = CORPORA / "signatures" / f"{provider}.json"
    return json.loads(path.read_text())["vectors"] if path.exists() else []


def fields(form) -> str:
    pairs = list(form.items()) if isinstance(form, dict) else form or []
    return urlencode(
        [(name, one) for name, value in pairs for one in (value if isinstance(value, list) else [value])]
    )


SIGNED = [
    (name, secret, vector)
    for provider, name, secret in (
        ("twilio", "telephony.twilio", "auth_token"),
        ("telegram", "social.telegram", "secret_token"),
        ("meta", "social.meta", "app_secret"),
        ("meta", "ads.meta", "app_secret"),
        ("google_ads_lead_form", "ads.google", "google_key"),
        ("postmark", "email.postmark", "basic_auth"),
        ("line", "social.line", "channel_secret"),
        ("viber", "social.viber", "auth_token"),
        ("vk", "social.vk", "secret"),
    )
    for vector in vectors(provider)
]


@pytest.mark.parametrize(("name", "secret", "vector"), SIGNED, ids=[f"{n}-{v['name']}" for n, _, v in SIGNED])
def test_every_signature_vector_gives_what_it_must(name, secret, vector):
    body = vector["body"] if vector.get("body") is not None else fields(vector.get("form"))
    delivery = Delivery(
        received_at=NOW,
        method=vector.get("method", "POST"),
        url=vector.get("url") or "",
        headers={key.lower(): value for key, value in vector["headers"].items()},
        body=body.encode(),
    )
    settings = {secret: vector["secret"], "verify_token": vector["secret"]}
    assert verified(name, delivery, settings) == vector["expected"]


ADAPTERS = {
    "telegram": "social.telegram",
    "whatsapp-cloud": "social.meta",
    "whatsapp": "social.meta",
    "messenger": "social.meta",
    "facebook": "social.meta",
    "instagram": "social.meta",
    "meta-leadgen": "ads.meta",
    "line": "social.line",
    "viber": "social.viber",
    "vk": "social.vk",
    "twilio": "telephony.twilio",
    "twilio-sms": "telephony.twilio",
}


def samples(family: str):
    index = CORPORA / family / "index.jsonl"
    rows = [json.loads(line) for line in index.read_text().splitlines()] if index.exists() else []
    return [row for row in rows if row["provider"] in ADAPTERS and row["kind"] == "payload"]


def deliveries(path: Path) -> list[dict]:
    """What of a sample came from the provider as it is: the rest are parts, as a project's own test cut them."""
    raw = json.loads(path.read_text())
    parts = raw.get("payloads") or [raw.get("body", raw)] if isinstance(raw, dict) else raw
    whole = [part for part in parts if isinstance(part, dict)]
    return [
        part
        for part in whole
        if {"object", "entry"} <= set(part)
        or {"update_id", "MessageSid", "events", "event", "updates"} & set(part)
    ]


SAMPLES = [
    (ADAPTERS[row["provider"]], row, delivery)
    for family in ("social", "telephony")
    for row in samples(family)
    if row["file"].endswith(".json")
    for delivery in deliveries(CORPORA / family / row["file"])
]


@pytest.mark.parametrize(("name", "row", "sent"), SAMPLES, ids=[row["file"] for _, row, _ in SAMPLES])
def test_every_real_delivery_is_read_and_its_text_found(name, row, sent):
    kind = "" if name == "telephony.twilio" else "application/json"
    body = urlencode({k: v for k, v in sent.items() if isinstance(v, str)}) if not kind else json.dumps(sent)
    delivery = Delivery(received_at=NOW, headers={"content-type": kind}, body=body.encode())
    said = [one for one in read(name, delivery, {}) if isinstance(one, Message)]
    assert said or not any(entry.get("changes") for entry in sent.get("entry", []))
    assert [
        one.text for one in said if one.kind == "other" and one.text.startswith("{")
    ] == [] or "text" not in row["truth"]
    expected = row["truth"].get("text")
    if isinstance(expected, str) and expected:
        found = [" ".join(one.text.split()) for one in said]
        assert any(" ".join(expected.split()) in one for one in found), found

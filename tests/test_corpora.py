"""Real inputs with right answers, where they lie beside the project; nothing of them is kept here."""

import json
from pathlib import Path

import pytest

from bench import corpora, truths, unwrap, vectors
from channels.message import Message, Unreadable

CORPORA = Path(__file__).parent.parent.parent / "shared" / "corpora"
FAMILIES = [family for family in corpora.FAMILIES if (CORPORA / family / "index.jsonl").exists()]
ROWS = [
    (family, row)
    for family in FAMILIES
    for row in corpora.rows(CORPORA, family)
    if unwrap.adapter_of(family, row["provider"], row["file"])
]
VECTORS = [one for one in vectors.verdicts(CORPORA / "signatures") if one.given is not None]
SURE = {"contact_name", "name", "message_text", "message", "email", "phone", "direction", "valid"}

beside = pytest.mark.skipif(not CORPORA.exists(), reason="the corpora are not beside the project")


@beside
@pytest.mark.parametrize("vector", VECTORS, ids=[f"{one.provider}-{one.name}" for one in VECTORS])
def test_every_signature_vector_gives_what_it_must(vector):
    assert vector.given == vector.expected


@beside
@pytest.mark.parametrize(("family", "row"), ROWS, ids=[row["file"] for _, row in ROWS])
def test_what_is_said_of_a_real_delivery_is_what_is_known_of_it(family, row):
    asked = {"family": family, "file": row["file"], "provider": row["provider"]}
    told = corpora.answer(CORPORA / family / row["file"], family, row["provider"], row["kind"])
    assert told.keys() & {"messages", "valid", "labels", "error"}
    assert not told.get("error", "").startswith("fault")
    said = told.get("messages", [])
    for check in corpora.checked(CORPORA, asked | told):
        assert check.fact not in SURE or check.is_right is not False or is_too_little(check.fact, said), check


def is_too_little(fact, said):
    """A kind that is kept whole as other, or a name that is left out: not something else."""
    return any(one["kind"] == "other" for one in said) or (
        fact == "contact_name" and not any(one["name"] for one in said)
    )


CUT = [
    (
        "social.telegram",
        "telegram",
        {"message_id": 1, "date": 1632000000, "chat": {"id": 7}, "text": "Dach?"},
    ),
    (
        "social.meta",
        "whatsapp",
        {
            "messages": [
                {"from": "48600", "id": "w", "timestamp": "1632000000", "type": "text"}
                | {"text": {"body": "Dach?"}}
            ]
        },
    ),
    (
        "social.meta",
        "instagram",
        {"sender": {"id": "1"}, "recipient": {"id": "2"}, "timestamp": 1632000000000}
        | {"message": {"mid": "m", "text": "Dach?"}},
    ),
    ("telephony.twilio", "twilio", {"MessageSid": "SM1", "From": "+48600123456", "Body": "Dach?"}),
    ("forms.any", "a-builder", {"fields": {"Wiadomość": "Dach?"}}),
]


@pytest.mark.parametrize(("name", "provider", "part"), CUT, ids=[name for name, *_ in CUT])
@pytest.mark.parametrize(
    "around", ["{}", "[{}]", '{"body": {}}', '{"payloads": [{}]}', '{"requests": [{"params": {}}]}']
)
def test_a_sample_is_read_however_its_project_keeps_it(name, provider, part, around):
    content = around.replace("{}", json.dumps(part)).encode()
    [said] = [one for one in unwrap.said(name, provider, "sample.json", content) if isinstance(one, Message)]
    assert said.text == "Dach?"
    assert "instagram" in str(said.claims) or provider != "instagram"


def test_a_sample_that_only_names_what_was_sent_holds_nothing():
    with pytest.raises(Unreadable, match=unwrap.NOTHING_SENT):
        unwrap.said(
            "social.telegram", "telegram", "a.json", b'{"requests": [{"url": "/x", "params": {"S": "read"}}]}'
        )


def test_fields_are_nested_as_php_and_rails_write_them():
    sent = {"data": {"ID": 1, "is": True}, "user": ["a", "b"]}
    assert unwrap.pairs(sent) == [("data[ID]", "1"), ("data[is]", "true"), ("user[]", "a"), ("user[]", "b")]


def a_message(**said):
    empty = {
        "key": "k",
        "kind": "call",
        "claims": [],
        "direction": "in",
        "name": "",
        "thread": "",
        "text": "",
    }
    return empty | {"fields": {}, "attachments": []} | said


CHECKED = [
    ({"phone": "600 123 456"}, a_message(claims=[{"kind": "phone", "raw": "+48600123456"}]), True),
    ({"phone": "600 123 457"}, a_message(claims=[{"kind": "phone", "raw": "+48600123456"}]), False),
    ({"email": "Jan@Example.org"}, a_message(claims=[{"kind": "email", "raw": "jan@example.org"}]), True),
    ({"name": "Jan  Nowak"}, a_message(name="Jan Nowak"), True),
    ({"name": "Jan Nowak"}, a_message(name="Jan"), False),
    ({"message": "Dach?"}, a_message(text="Dach\nDach?"), True),
    ({"message": "Dach?"}, a_message(text="Ile za Dach?"), False),
    ({"duration": "PT13.67S"}, a_message(fields={"seconds": "14"}), True),
    ({"duration": "PT13.67S"}, a_message(fields={"seconds": "15"}), False),
    ({"direction": "inbound"}, a_message(direction="out"), False),
    ({"utm_source": "ig"}, a_message(fields={"utm_source": "ig"}), True),
    ({"utm_source": "ig"}, a_message(fields={"utm_source": "x"}), False),
    ({"conversations": 2}, a_message(), None),
    ({"contact_name": "Jan"}, a_message(claims=None), None),
]


@pytest.mark.parametrize(("truth", "said", "is_right"), CHECKED)
def test_what_is_known_is_held_against_what_was_read_tolerantly_in_form_and_strictly_in_content(
    truth, said, is_right
):
    [check] = truths.checks(truth, {"messages": [said]}, b"")
    assert check.is_right is is_right

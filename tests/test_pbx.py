"""Telephone systems: one call is one activity whatever its deliveries and their order; real ones with right answers."""

import itertools
import json
import random
from datetime import UTC, datetime
from urllib.parse import urlencode

import pytest
from test_channels import ROOT, load
from test_corpora import CORPORA

from channels import answer, filled, option, read, unfilled, verified
from channels.message import Delivery, Fetch, Message
from channels.telephony import _asterisk, _pbx, asterisk_ami
from channels.telephony._call import seconds
from leads.activities import Activity, fold, said

NOW = datetime(2026, 11, 24, tzinfo=UTC)

# A call of each provider, by its recorded cases, and what must have become of it.
STORIES = [
    ("any", "ringing_json answer hangup recording_and_transcript", "answered", "Ewa Kot", "75"),
    ("any", "new_call_users answered_by_voicemail", "voicemail", "voicemail", None),
    ("zadarma", "start internal ivr answer end_answered record speech statistics", "answered", "101", "83"),
    ("zadarma", "end_missed speech_voicemail", "voicemail", None, "0"),
    ("sipgate", "new_call answer hangup dtmf hangup_of_a_transfer_not_taken", "answered", "Ewa Kot", None),
    ("sipgate", "hangup_forwarded new_call_after_forwarding", "ringing", None, None),
    ("placetel", "incoming accepted hung_up_accepted", "answered", "7777abcdefg@fpbx.de", "95"),
    ("threecx", "ringing_ivr ringing_extension picked_up ended ended_recorded ai", "answered", "102", "43"),
    ("ringostat", "before_call taken after_call list", "answered", "Ewa Kot", "88"),
    ("thulium", "call_incoming call_answered call_finished", "answered", "ekot", "64"),
    ("bitrix24", "init_in start end statistics", "answered", "12", "75"),
    (
        "asterisk_ami",
        "new_channel dial_begin dial_end_no_answer dial_end_answered hangup_of_the_leg_that_answered "
        "hangup_of_the_call cdr cdr_not_taken",
        "answered",
        "101",
        "75",
    ),
    ("asterisk_ami", "new_channel dial_begin voicemail hangup_of_the_call", "voicemail", None, None),
    ("asterisk_ami", "new_channel dial_begin dial_end_no_answer hangup_of_the_call", "missed", None, None),
    (
        "asterisk_ari",
        "created dial dial_busy dial_answered leg_destroyed call_destroyed",
        "answered",
        "101",
        "75",
    ),
    ("asterisk_ari", "created dial voicemail call_destroyed", "voicemail", None, None),
]


def told(provider: str, case: str) -> list[Message]:
    name, settings, delivery = load(ROOT / f"cases/telephony/{provider}/{case}.json")
    return [one for one in read(name, delivery, settings["settings"]) if isinstance(one, Message)]


def folded(pieces) -> dict[str, tuple[str, str]]:
    activity = Activity({}, 0, 0, None, None)
    for piece in pieces:
        activity = fold(activity, said(piece, 0), 0)
    return activity.said


@pytest.mark.parametrize(("provider", "cases", "outcome", "by", "seconds"), STORIES)
def test_a_call_is_one_activity_in_any_order_and_any_repetition(
    provider, cases, outcome, by, seconds
) -> None:
    first = told(provider, cases.split()[0])[0].key
    pieces = [one for case in cases.split() for one in told(provider, case) if one.key == first]
    assert len(pieces) >= len(cases.split())  # each delivery tells of this very call
    whole = folded(pieces)
    rng = random.Random(3)
    orders = (
        itertools.permutations(pieces)
        if len(pieces) < 6
        else (rng.sample(pieces, len(pieces)) for _ in range(300))
    )
    for order in orders:
        assert folded([*order, *rng.choices(pieces, k=2)]) == whole
    values = {name: value for name, (_, value) in whole.items()}
    assert values["fields.outcome"] == outcome
    assert (values.get("fields.answered_by"), values.get("fields.seconds")) == (by, seconds)


@pytest.mark.parametrize("provider", sorted({story[0] for story in STORIES}))
def test_outcomes_are_of_the_one_vocabulary_and_hidden_callers_are_nobody(provider) -> None:
    known = {"ringing", "talking", "answered", "missed", "busy", "voicemail", "failed"}
    for path in (ROOT / f"cases/telephony/{provider}").glob("*.json"):
        for message in told(provider, path.stem):
            if message.kind == "call":
                assert message.fields.get("outcome", "ringing") in known, path
                assert "hidden" not in path.stem or not message.claims


# What providers are told.


def answered(provider: str, case: str, **settings: str) -> str:
    name, recorded, delivery = load(ROOT / f"cases/telephony/{provider}/{case}.json")
    return answer(name, delivery, recorded["settings"] | settings).body


def test_sipgate_is_asked_to_tell_of_the_rest_and_led_elsewhere_only_for_calls_that_come_in() -> None:
    asked = '<Response onAnswer="https://leads.example/in/7f3c" onHangup="https://leads.example/in/7f3c">'
    box = "<Dial><Voicemail /></Dial>"
    assert answered("sipgate", "new_call") == f"{asked}</Response>"
    assert answered("sipgate", "new_call", call_answer=box) == f"{asked}{box}</Response>"
    assert answered("sipgate", "new_call_out", call_answer=box) == f"{asked}</Response>"
    assert answered("sipgate", "hangup") == "<Response/>"


def test_zadarma_gets_its_echo_and_the_owners_routing() -> None:
    assert answered("zadarma", "echo") == "Fk3p9"
    assert answered("zadarma", "start") == '{"redirect": "1"}'
    assert answered("zadarma", "start_hidden") == "{}"
    assert answered("zadarma", "end_answered") == ""


def test_placetel_and_3cx_get_what_they_wait_for() -> None:
    assert answered("placetel", "incoming").startswith("<Response><Forward>")
    assert answered("placetel", "accepted") == "<Response></Response>"
    assert answered("threecx", "lookup") == "{}"


def test_an_echo_vouches_for_nothing_that_is_posted() -> None:
    name, case, delivery = load(ROOT / "cases/telephony/zadarma/start.json")
    forged = Delivery(received_at=NOW, url=delivery.url + "?zd_echo=1", headers={}, body=delivery.body)
    assert not verified(name, forged, case["settings"])


# What is asked of providers.


def test_zadarma_is_asked_as_its_own_library_asks() -> None:
    settings = {"secret": "secret", "key": "key"}
    asked = option("telephony.zadarma", "probe")(settings)
    # base64 of the hexadecimal HMAC-SHA1 of /v1/info/balance/format=json and the MD5 of format=json
    assert asked.headers == {"Authorization": "{key}:" + ZADARMA}
    assert asked.url == "https://api.zadarma.com/v1/info/balance/?format=json"


ZADARMA = "ZDUxZTZlNWQzNzM4NTkzODc5NTQwNTgzZDEwOWNhZDU3OTE0MjdlZA=="


@pytest.mark.parametrize(
    ("provider", "secret"), [("zadarma", "key"), ("ringostat", "auth_key"), ("bitrix24", "webhook")]
)
def test_gaps_are_asked_for_only_with_the_key_that_is_needed(provider, secret) -> None:
    name = f"telephony.{provider}"
    bare = filled(name, {"secret": "s", "application_token": "t"})
    asked: Fetch = option(name, "backlog")(bare, NOW)
    assert secret in unfilled(name, bare, asked)
    assert unfilled(name, bare | {secret: "given"}, asked) == []


# Small things.


def test_numbers_of_causes_and_forms_of_lengths_and_times() -> None:
    assert [
        _pbx.ended(code) for code in ("16", "17", "19", "486", "487", "304", "ANSWER", "NO ANSWER", "1")
    ] == [*("answered", "busy", "missed", "busy", "missed", "missed", "answered", "missed", "failed")]
    assert [seconds(one) for one in (75, "75.9", "1:15", "00:01:15", None, "x", "")] == [
        *["75"] * 4,
        "",
        "",
        "",
    ]
    assert _pbx.when("1795514400") == _pbx.when("1795514400000") == _pbx.when("2026-11-24T10:00:00Z")
    assert _pbx.when("24.11.2026") is None


def test_whose_telephone_a_channel_is() -> None:
    names = "PJSIP/101-0000001a Local/101@from-queue-00000003;1 SIP/prov-out-0000001a DAHDI/1-1 PJSIP/101"
    assert [_asterisk.extension(name) for name in names.split()] == ["101", "101", "prov-out", "", ""]


# Real deliveries.

real = pytest.mark.skipif(not CORPORA.exists(), reason="the corpora are not beside the project")


def corpus(provider: str) -> list[dict]:
    found = [
        json.loads(line) | {"folder": folder}
        for folder in ("telephony", "social")
        for line in ((CORPORA / folder / "index.jsonl").read_text().splitlines() if CORPORA.exists() else [])
    ]
    return [row for row in found if row["provider"] == provider]


def body(row: dict):
    raw = (CORPORA / row["folder"] / row["file"]).read_text()
    return json.loads(raw) if row["file"].endswith(".json") else raw


@real
@pytest.mark.parametrize("row", corpus("bitrix24-events"), ids=lambda row: row["difficulty"])
def test_every_bitrix24_event_is_read_with_its_call_its_number_and_its_end(row) -> None:
    sent, settings = body(row)["body"], {"application_token": "REDACTED-application_token"}
    delivery = Delivery(
        received_at=NOW, headers={"content-type": "application/json"}, body=json.dumps(sent).encode()
    )
    assert verified("telephony.bitrix24", delivery, settings)
    [message] = read("telephony.bitrix24", delivery, settings)
    truth = row["truth"]
    assert message.key == truth.get("call_id", message.key)
    assert truth["event"] in message.text or message.kind != "other"
    assert "phone" not in truth or [claim.raw for claim in message.claims or ()] == [truth["phone"]]
    assert message.direction == truth.get("direction", message.direction)
    assert message.fields.get("seconds", "") == truth.get("duration", message.fields.get("seconds", ""))
    assert "failed_code" not in truth or message.fields["outcome"] == "missed"


def requests(provider: str):
    for row in corpus(provider):
        asked = body(row)["requests"]
        yield row, [one for one in asked if one["method"] == "POST"]


def pieces_of(name: str, asked: list[dict]) -> dict[str, list[Message]]:
    calls: dict[str, list[Message]] = {}
    for one in asked:
        sent = one["params"] if isinstance(one["params"], str) else urlencode(one["params"], doseq=True)
        delivery = Delivery(received_at=NOW, headers={"content-type": FORM}, body=sent.encode())
        for message in read(name, delivery, {}):
            calls.setdefault(message.key, []).append(message)
    return calls


FORM = "application/x-www-form-urlencoded"


@real
@pytest.mark.parametrize(
    ("provider", "name"), [("generic-cti", "any"), ("placetel", "placetel"), ("sipgate", "sipgate")]
)
def test_every_real_call_has_its_numbers_its_direction_and_its_end(provider, name) -> None:
    for row, asked in requests(provider):
        calls = pieces_of(f"telephony.{name}", asked)
        for check in row["truth"]["asserts"]:
            chain, value = check["chain"], check["value"]
            found = next((key for key in calls if f'"{key}"' in chain), "")
            if (
                not found
                or "find_by" not in chain
                or not chain.endswith((".from", ".to", ".direction", ".comment"))
            ):
                continue
            values = {name: one for name, (_, one) in folded(calls[found]).items()}
            is_out = values["direction"] == "out"
            if chain.endswith(".direction"):
                assert [values["direction"]] == value
            if chain.endswith(".comment") and value and check["after_request"] > 1:
                assert values["fields.cause"] == value[0] or name != "any"
            theirs = ".to" if is_out else ".from"
            if chain.endswith(theirs) and value:
                who = [claim[1].strip("+") for claim in json.loads(values["claims"])]
                assert who == ([] if value == ["anonymous"] else value)
    assert corpus(provider)


@real
def test_how_the_calls_of_the_generic_interface_end() -> None:
    [(_, asked)] = [(row, asked) for row, asked in requests("generic-cti") if "spec_02" in row["file"]]
    ends = {
        key: folded(pieces)["fields.outcome"][1] for key, pieces in pieces_of("telephony.any", asked).items()
    }
    assert list(ends.values()) == [
        "missed",
        "answered",
        "answered",
        "voicemail",
        "answered",
        "ringing",
        "ringing",
    ]


@real
@pytest.mark.parametrize("row", corpus("asterisk-ami"), ids=lambda row: row["file"])
def test_a_manager_session_without_a_call_tells_of_none(row) -> None:
    delivery = Delivery(received_at=NOW, method="AMI", body=body(row).encode())
    assert {message.kind for message in read("telephony.asterisk_ami", delivery, {})} <= {"other"}
    assert not any(map(asterisk_ami.matters, asterisk_ami.packets(delivery.body)))

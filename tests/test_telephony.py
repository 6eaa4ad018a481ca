"""One call in many pieces, from every provider: how it went and who of ours took it, in whatever order they come."""

import json
import random
from base64 import b64encode
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from channels import answer, filled, read, sample, verified
from channels.message import Delivery, Message
from channels.numbers import claims, international, is_own
from channels.telephony._call import OUTCOMES, outcome
from leads.activities import Activity, fold, said
from leads.rules import MISSED, RULES, counts
from tests.test_channels import RECEIVED, load

CASES = Path(__file__).parent / "cases" / "telephony"
OURS = "+48500100200"
# provider, the recorded pieces of one call, and what it must come to: outcome, who took it, seconds of talk
CALLS = [
    ("twilio", "ringing in_progress completed", "answered", "", "42"),
    ("twilio", "dialled_and_not_answered our_phone_was_not_taken", "missed", "", "0"),
    ("twilio", "our_phone_was_not_taken dialled_and_not_answered our_phone_answers", "answered", OURS, "0"),
    ("twilio", "voicemail voicemail_told_by_its_callback", "voicemail", "", "0"),
    ("telnyx", "ringing answered hangup recording transcription", "answered", "", "89"),
    ("telnyx", "ringing our_phone_rings our_phone_was_not_taken hangup", "missed", "", "0"),
    ("telnyx", "ringing missed", "missed", "", "0"),
    (
        "vonage",
        "call_asks started ringing answered our_phone_answers our_phone_talked completed",
        "answered",
        OURS,
        "57",
    ),
    ("vonage", "call_asks answered our_phone_rings our_phone_was_not_taken completed", "missed", "", "0"),
    ("vonage", "ringing our_phone_was_not_taken our_phone_talked completed", "answered", OURS, "57"),
    ("vonage", "call_asks answered voicemail completed", "voicemail", "", "0"),
    ("plivo", "ringing talking dialled_and_not_answered completed", "missed", "", "0"),
    ("plivo", "ringing our_phone_answers our_phone_hung_up completed recording", "answered", OURS, "55"),
    ("plivo", "ringing voicemail completed transcription", "voicemail", "", "0"),
    ("sinch", "ringing answered our_phone_talked", "answered", OURS, "42"),
    ("sinch", "ringing our_phone_was_busy", "busy", "", "0"),
    ("sinch", "ringing nobody_was_called", "missed", "", "0"),
    ("bird", "call_asks ringing talking our_phone_answers ended", "answered", OURS, "60"),
    ("bird", "call_asks ringing our_phone_was_not_taken ended", "missed", "", "0"),
    (
        "bandwidth",
        "ringing our_phone_answers our_phone_hung_up transfer_talked ended",
        "answered",
        OURS,
        "55",
    ),
    ("bandwidth", "ringing transfer_missed", "busy", "", "0"),
    ("bandwidth", "ringing caller_gave_up", "missed", "", "0"),
]


def pieces(provider: str, names: str) -> list[Message]:
    """Of all these cases, told of one call."""
    loaded = [load(CASES / provider / f"{name}.json") for name in names.split()]
    told = [one for name, case, delivery in loaded for one in read(name, delivery, case["settings"])]
    return [replace(one, key="call") for one in told if isinstance(one, Message) and one.kind == "call"]


@pytest.mark.parametrize(
    ("provider", "names", "went", "by", "seconds"), CALLS, ids=lambda value: value or "-"
)
def test_a_call_comes_to_the_same_in_any_order_and_repetition_of_its_pieces(
    provider, names, went, by, seconds
):
    rng, told = random.Random(7), pieces(provider, names)
    rows = []
    for _ in range(60):
        activity = Activity()
        for piece in [*rng.sample(told, len(told)), *rng.choices(told, k=3)]:
            activity = fold(activity, said(piece, int(piece.at.timestamp() * 1e6) if piece.at else 0), 0)
        rows.append(activity.said)
    assert all(row == rows[0] for row in rows)
    shown = [rows[0].get(f"fields.{name}", ("", ""))[1] for name in ("outcome", "answered_by", "seconds")]
    assert shown == [went, by, seconds]


def calls() -> dict[tuple[str, str, str], Activity]:
    """Every call of the recorded cases, as far as its case tells it."""
    found: dict[tuple[str, str, str], Activity] = {}
    for path in sorted(CASES.glob("*/*.json")):
        name, case, delivery = load(path)
        for one in read(name, delivery, case["settings"]):
            if isinstance(one, Message) and one.kind == "call":
                place = path.parent.name, path.stem, one.key
                found[place] = fold(found.get(place, Activity()), said(one, 0), 0)
    return found


def test_every_telephone_systems_calls_end_in_words_that_the_rules_know() -> None:
    told: dict[str, set[str]] = {}
    for (provider, case, _), call in calls().items():
        outcome, seconds = call.value("fields.outcome"), call.value("fields.seconds")
        assert outcome in {"", *OUTCOMES}, (provider, case)
        assert seconds.isdecimal() or not seconds, (provider, case)
        told.setdefault(provider, set()).add(outcome)
    assert set(OUTCOMES) > MISSED
    lacking = {provider for provider, words in told.items() if not (words & MISSED and "answered" in words)}
    assert not lacking, "each has a call that was answered and one that was not"


def test_each_rule_picks_its_calls_of_every_telephone_system() -> None:
    for place, call in calls().items():
        outcome, seconds = call.value("fields.outcome"), int(call.value("fields.seconds") or 0)
        is_told = call.value("claims") != "" and call.value("direction") == "in"
        picked = {rule for rule in RULES if counts(rule, call)}
        expected = {
            "all": is_told,
            "none": False,
            "reachable": is_told and call.value("claims") != "[]",
            "missed": is_told and outcome in ("busy", "failed", "missed", "voicemail"),
            "answered": is_told and outcome in ("answered", "talking") and seconds > 10,
        }
        assert picked == {rule for rule, is_expected in expected.items() if is_expected}, place


def test_every_word_for_an_outcome_stands_for_one_only() -> None:
    words = [word for known in OUTCOMES.values() for word in known.split()]
    assert len(words) == len(set(words))
    assert (outcome("No-Answer"), outcome("NO_ANSWER"), outcome("no such word")) == ("missed", "missed", "")


@pytest.mark.parametrize(
    "raw", ["anonymous", "Restricted", "+266696687", "", "101", "71234", "SKLEP", "sip:biuro@pbx"]
)
def test_hidden_internal_and_named_callers_are_nobody(raw: str) -> None:
    assert claims(raw) == ()


def test_a_number_gets_its_plus_where_the_provider_leaves_it_out() -> None:
    assert [
        international(raw) for raw in ("48600123456", 48600123456, "sip:48600123456@1.2.3.4;x=y", None)
    ] == [
        "+48600123456",
        "+48600123456",
        "+48600123456",
        "",
    ]
    assert [international(raw) for raw in ("+48600123456", "SKLEP", "101", "0048600123456")] == [
        "+48600123456",
        "SKLEP",
        "101",
        "0048600123456",
    ]


def test_own_numbers_are_known_with_and_without_their_country_and_no_others() -> None:
    told = "+48 500 100 200, 500-100-201", '[{"timeout": 45, "number": "48500100202"}]'
    assert all(is_own(f"+4850010020{n}", *told) for n in (0, 1, 2))
    assert is_own("500100200", *told)  # the other way around: the provider leaves it out
    assert is_own("0221002000", "1, +48 22 100 20 00")
    assert not is_own("", "")
    assert not any(is_own(raw, *told) for raw in ("+48500100203", "", "45", "anonymous", "+48600123456"))


def test_a_call_that_asks_what_to_do_is_told_in_its_providers_language() -> None:
    told = {
        "telnyx": ("texml_asks", "<Record"),
        "vonage": ("call_asks", '"connect"'),
        "plivo": ("ringing", 'action="https://leads.example/in/7f3c"'),
        "sinch": ("ringing", "connectPstn"),
        "bird": ("call_asks", '"record"'),
        "bandwidth": ("ringing", 'recordCompleteUrl="https://leads.example/in/7f3c"'),
    }
    for provider, (case, words) in told.items():
        name, loaded, delivery = load(CASES / provider / f"{case}.json")
        assert words in answer(name, delivery, loaded["settings"]).body, provider
    name, loaded, ended = load(CASES / "plivo" / "completed.json")
    assert answer(name, ended, loaded["settings"]).body == "<Response/>"


def test_a_token_without_the_bodys_hash_vouches_for_no_body() -> None:
    """One made for a GET, shown with another's words."""
    name, case, asked = load(CASES / "vonage" / "call_asks_by_get.json")
    stolen: Delivery = replace(asked, method="POST", body=b'{"status": "completed", "uuid": "1"}')
    assert verified(name, asked, case["settings"])
    assert not verified(name, stolen, case["settings"])
    assert not verified(name, replace(stolen, method="GET"), case["settings"])
    late = replace(asked, received_at=RECEIVED.replace(hour=13))
    assert not verified(name, late, case["settings"])
    assert json.loads(case["settings"]["call_answer"])


@pytest.mark.parametrize(
    ("provider", "case"),
    [
        ("twilio", "sms"),
        ("plivo", "sms"),
        ("plivo", "ringing"),
        ("bird", "sms"),
        ("bird", "whatsapp"),
        ("sinch", "ringing"),
    ],
)
def test_what_was_signed_for_one_address_is_refused_at_another(provider: str, case: str) -> None:
    name, loaded, sent = load(CASES / provider / f"{case}.json")
    assert verified(name, sent, loaded["settings"])
    assert not verified(name, replace(sent, url="https://leads.example/in/0000"), loaded["settings"])


def test_what_was_signed_long_ago_is_refused() -> None:
    for provider, case in (
        ("telnyx", "sms"),
        ("vonage", "sms"),
        ("bird", "sms"),
        ("bird", "whatsapp"),
        ("sinch", "ringing"),
    ):
        name, loaded, sent = load(CASES / provider / f"{case}.json")
        late = replace(sent, received_at=RECEIVED + timedelta(minutes=6))
        assert not verified(name, late, loaded["settings"]), provider


def test_where_only_the_provider_can_sign_no_setting_opens_a_way_in() -> None:
    """Whatever public key the owner gives, what we made ourselves stays a stranger's."""
    name, loaded, _ = load(CASES / "telnyx" / "sms.json")
    for given in ({}, {"public_key": b64encode(bytes(32)).decode()}, {"public_key": "AAAA"}):
        settings = filled(name, loaded["settings"] | given)
        assert not verified(name, sample(name, settings, "https://leads.example/in/7f3c", RECEIVED), settings)

"""What providers must be told once a delivery is stored, and which deliveries nobody vouches for."""

import json
from dataclasses import replace

import pytest
from test_channels import ROOT, load

from channels import answer, verified

TOLD = [
    ("social/vk/confirmation", "1a2b3c4d"),
    ("social/vk/confirmation_before_the_secret", "1a2b3c4d"),
    ("social/vk/text", "ok"),
    ("social/vk/unknown", "ok"),
    ("telephony/smsapi/sms", "OK"),
    ("telephony/smsapi/receipts", "OK"),
    ("telephony/smslabs/sms_as_json", "OK"),
    ("telephony/serwersms/receipt", "OK"),
    ("social/line/text", ""),
    ("social/viber/conversation_started", ""),
]


@pytest.mark.parametrize(("case", "told"), TOLD, ids=[case for case, _ in TOLD])
def test_a_provider_is_told_what_it_must_hear_not_to_send_it_again(case, told):
    name, recorded, delivery = load(ROOT / f"cases/{case}.json")
    said = answer(name, delivery, recorded["settings"])
    assert (said.status, said.body) == (200, told)


DOUBTED = [
    ("social/vk/text", {"secret": "another"}, {}),
    ("social/vk/text", {"secret": ""}, {}),
    ("social/vk/text", {"secret": None}, {}),
    ("social/vk/text", {"group_id": 1}, {}),
    ("social/vk/text", {}, {"group_id": "1"}),
    ("social/vk/confirmation", {"secret": "another"}, {}),
    ("social/vk/confirmation_before_the_secret", {"group_id": 1}, {}),
    ("social/vk/confirmation_before_the_secret", {}, {"group_id": ""}),
    ("telephony/smsapi/sms", {}, {"username": "another"}),
    ("telephony/smsapi/receipts", {}, {"username": "firma,firma"}),
    ("telephony/smsapi/somebody_opened_the_address", {}, {"username": "firma"}),
]


@pytest.mark.parametrize(("case", "sent", "settings"), DOUBTED)
def test_what_names_another_owner_is_refused(case, sent, settings):
    name, recorded, delivery = load(ROOT / f"cases/{case}.json")
    assert verified(name, delivery, recorded["settings"])
    body = json.dumps(delivery.json() | sent).encode() if sent else delivery.body
    assert not verified(name, replace(delivery, body=body), recorded["settings"] | settings)

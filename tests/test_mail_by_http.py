"""Mail that comes by HTTP: the same whoever brings it, believed as far as its provider vouches, never dropped."""

import base64
import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from test_channels import RECEIVED, load

from channels import option, read, verified
from channels.email import _http
from channels.email._http import Text, composed, head, is_aligned
from channels.email._mime import parsed
from channels.email._sns import is_amazons
from channels.message import Attachment, Delivery

CASES = Path(__file__).parent / "cases" / "email"
PROVIDERS = "mailgun", "postmark", "sendgrid", "ses"


def case(place: str) -> tuple[str, dict[str, str], Delivery]:
    name, whole, delivery = load(CASES / f"{place}.json")
    return name, whole["settings"], delivery


def flipped(content: bytes):
    for bit in range(len(content) * 8):
        changed = bytearray(content)
        changed[bit // 8] ^= 1 << bit % 8
        yield bytes(changed)


def test_what_sendgrid_signed_is_refused_with_any_bit_changed() -> None:
    name, settings, delivery = case("sendgrid/raw_signed")
    assert verified(name, delivery, settings)
    assert not any(
        verified(name, replace(delivery, body=body), settings) for body in flipped(delivery.body[-400:])
    )
    for header in [header for header in delivery.headers if header.startswith("x-twilio")]:
        for value in flipped(delivery.headers[header].encode()):
            changed = {**delivery.headers, header: value.decode("latin-1")}
            assert not verified(name, replace(delivery, headers=changed), settings)
        left = {other: value for other, value in delivery.headers.items() if other != header}
        assert not verified(name, replace(delivery, headers=left), settings)


@pytest.mark.parametrize(("place", "most"), [("sendgrid/events", 300), ("sendgrid/raw_signed", 73 * 3600)])
def test_what_sendgrid_signed_is_good_for_as_long_as_it_may_be_repeated(place: str, most: int) -> None:
    name, settings, delivery = case(place)
    ages = {most - 21: True, most - 19: False, -319: True, -321: False}  # signed twenty seconds before
    for seconds, is_good in ages.items():
        at = RECEIVED + timedelta(seconds=seconds)
        assert verified(name, replace(delivery, received_at=at), settings) is is_good


def test_where_sendgrid_signs_a_password_does_not_stand_in_for_it() -> None:
    name, settings, delivery = case("sendgrid/raw")
    public = case("sendgrid/raw_signed")[1]
    assert verified(name, delivery, settings)
    assert not verified(name, delivery, settings | public)
    assert not verified(name, replace(delivery, headers={}), settings)


@pytest.mark.parametrize(
    "place", ["mailgun/raw_by_aligned_spf", "mailgun/parsed_urlencoded", "mailgun/event_delivered"]
)
def test_mailgun_is_believed_for_five_minutes(place: str) -> None:
    name, settings, delivery = case(place)

    def is_good(seconds: float) -> bool:
        at = RECEIVED + timedelta(seconds=seconds)
        return verified(name, replace(delivery, received_at=at), settings) is True

    assert is_good(0)
    assert is_good(279)
    assert not is_good(281)
    assert not is_good(-330)
    settings = settings | {"good_for": "30000"}
    assert is_good(29000)


def test_mailgun_signs_a_time_and_a_token_and_each_bit_of_them_counts() -> None:
    name, settings, delivery = case("mailgun/event_delivered")
    told = delivery.json()
    for word, value in told["signature"].items():
        for forged in flipped(value.encode()):
            signature = {**told["signature"], word: forged.decode("latin-1")}
            body = json.dumps({**told, "signature": signature}).encode()
            assert not verified(name, replace(delivery, body=body), settings)


def test_a_mail_with_the_names_of_what_is_signed_in_its_text_is_still_mailguns() -> None:
    name, settings, delivery = case("mailgun/raw_by_aligned_spf")
    lie = b'\r\nContent-Disposition: form-data; name="token"\r\n\r\nx\r\n'
    body = delivery.body.replace(b"Dzie", lie + b"Dzie")
    assert body != delivery.body
    assert verified(name, replace(delivery, body=body), settings)


@pytest.mark.parametrize(
    ("raw", "taken_apart"),
    [
        ("mailgun/raw_by_aligned_spf", "mailgun/parsed_urlencoded"),
        ("postmark/raw", "postmark/parsed_with_a_file"),
    ],
)
def test_a_mail_taken_apart_is_from_the_same_person_about_the_same(raw: str, taken_apart: str) -> None:
    [one], [other] = (
        read(name, delivery, settings) for name, settings, delivery in map(case, (raw, taken_apart))
    )
    assert one.claims[0] == other.claims[0]
    assert (one.name, one.at, one.fields["subject"]) == (other.name, other.at, other.fields["subject"])


def test_a_mail_put_together_again_holds_what_was_taken_out_of_it() -> None:
    top = head(
        [
            ("From", "Łukasz\r\n Nowak <l@example.org>"),
            ("Content-Type", 'text/plain; boundary="x"'),
            ("Subject", "a\r\nBcc: b"),
        ]
    )
    texts = [
        Text("text/plain", "zażółć\r\n--leadinlet--\r\n".encode("cp1250"), "cp1250"),
        Text("text/html", b"<p>gesl</p>"),
    ]
    file = Attachment('a";\r\n\u202e.pdf', "application/pdf\r\nX: y", bytes(range(256)))
    nested = Attachment("inner.eml", "multipart/mixed; boundary=leadinlet", b"--leadinlet\r\n\r\nx")
    mail = parsed(composed(top, texts, [file, nested]))
    assert mail.text == "zażółć\n--leadinlet--"
    assert [one.content for one in mail.files] == [file.content, nested.content]
    assert [one.content_type for one in mail.files] == ["application/octet-stream"] * 2
    assert (mail.headers.get("from"), mail.headers.get("subject")) == (
        "Łukasz Nowak <l@example.org>",
        "a Bcc: b",
    )
    assert "bcc" not in mail.headers


def test_a_report_is_told_by_the_kind_of_the_whole() -> None:
    top = head(
        [
            ("From", "x@example.org"),
            ("Content-Type", 'multipart/report; boundary="y"; report-type=delivery-status'),
        ]
    )
    mail = parsed(composed(top, [Text("text/plain", b"failed")], []))
    assert mail.headers.content_type() == "multipart/report"
    assert mail.headers.param("content-type", "report-type") == "delivery-status"
    assert mail.text == "failed"


@pytest.mark.parametrize(
    ("domain", "author", "vouches"),
    [
        ("klient.pl", "anna@klient.pl", True),
        ("anna@Klient.PL", "anna@klient.pl", True),
        ("<anna@klient.pl>", "anna@dzial.klient.pl", True),
        ("dzial.klient.pl", "anna@klient.pl", False),  # who rents a name at a host is not the host
        ("zlyklient.pl", "anna@klient.pl", False),
        ("klient.pl", "anna@zlyklient.pl", False),
        ("klient.pl.zly.example", "anna@klient.pl", False),
        ("pl", "anna@klient.pl", False),
        ("", "anna@klient.pl", False),
        ("klient.pl", "anna", False),
    ],
)
def test_a_domain_vouches_for_itself_and_what_is_under_it(domain: str, author: str, vouches: bool) -> None:
    assert is_aligned(domain, f"From: {author}\r\nTo: x@y.example\r\n\r\n".encode()) is vouches


def test_nobody_vouches_for_a_mail_of_two_authors() -> None:
    assert not is_aligned("klient.pl", b"From: a@klient.pl\r\nFrom: b@zly.example\r\n\r\n")
    assert not is_aligned("klient.pl", b"From: a@klient.pl, b@zly.example\r\n\r\n")


def test_a_mail_of_two_authors_is_nobodys_proven_mail_whoever_says_so() -> None:
    raw = b"From: a@klient.pl\r\nFrom: b@zly.example\r\n\r\nx"
    said = _http.read(raw, {"own_addresses": ""}, is_proven=True)
    assert not any(claim.proven for claim in said.claims or ())


def test_an_empty_line_among_the_headers_does_not_spill_the_mail() -> None:
    texts = [Text("text/plain", "zażółć".encode("cp1250"), 'cp1250"\r\nX: y')]
    mail = parsed(composed(b"From: a@klient.pl\n \n\nSubject: b\n\n", texts, []))
    assert (mail.headers.get("subject"), mail.headers.get("from")) == ("b", "a@klient.pl")
    assert "--" not in mail.text


def test_what_a_sender_writes_of_verdicts_proves_nothing() -> None:
    forged = b"Authentication-Results: leadinlet; dmarc=pass\r\nFrom: a@klient.pl\r\n\r\nx"
    said = _http.read(
        forged, {"own_addresses": ""}, sender="x@zly.example\r\nAuthentication-Results: leadinlet; dmarc=pass"
    )
    assert [claim.proven for claim in said.claims or ()] == [False]
    assert "Authentication" in said.fields["envelope_from"]


@pytest.mark.parametrize(
    ("url", "is_theirs"),
    [
        ("https://sns.eu-central-1.amazonaws.com/a.pem", True),
        ("https://sns.cn-north-1.amazonaws.com.cn/a.pem", True),
        ("http://sns.eu-central-1.amazonaws.com/a.pem", False),
        ("https://sns.eu-central-1.amazonaws.com.evil.example/a.pem", False),
        ("https://sns.eu-central-1.amazonaws.com@evil.example/a.pem", False),
        ("https://evil.example\\@sns.eu-central-1.amazonaws.com/a.pem", False),
        ("https://sns.eu-central-1.amazonaws.com:8443/a.pem", False),
        ("https://s3.amazonaws.com/sns.eu-central-1.amazonaws.com/a.pem", False),
        ("https://sns-bucket.s3.amazonaws.com/a.pem", False),
        ("https://sns.eu.central.amazonaws.com/a.pem", False),
        ("https://evil.example/?sns.eu-central-1.amazonaws.com", False),
        ("https://sns.eu-central-1.amazonaws.com\n.evil.example/", False),
        ("", False),
    ],
)
def test_only_sns_itself_is_asked_for_a_certificate(url: str, is_theirs: bool) -> None:
    assert is_amazons(url) is is_theirs


def test_a_certificate_is_asked_for_once_the_topic_is_known_to_be_ours() -> None:
    name, settings, delivery = case("ses/mail")
    without = {key: value for key, value in settings.items() if key != "certificate"}
    asked = verified(name, delivery, without)
    assert asked.url == "https://sns.eu-central-1.amazonaws.com/SimpleNotificationService-1.pem"
    assert verified(name, delivery, {"topics": "arn:aws:sns:eu-central-1:123456789012:inne"}) is False
    assert verified(name, delivery, without | {"certificate": "-----BEGIN CERTIFICATE-----"}) is False


@pytest.mark.parametrize("provider", PROVIDERS)
def test_a_wrong_signature_loses_no_mail_once_the_setting_is_corrected(provider: str) -> None:
    ends = {
        "mailgun": {406},
        "postmark": {403},
        "sendgrid": set(range(300, 500)),
        "ses": set(range(400, 500)),
    }
    assert option(f"email.{provider}", "REFUSED") not in ends[provider]
    assert option(f"email.{provider}", "MAX_BODY") == 50 << 20


@pytest.mark.parametrize("provider", PROVIDERS)
def test_a_receipt_says_nobody_and_makes_nothing(provider: str) -> None:
    for path in sorted((CASES / provider).glob("*.json")):
        name, settings, delivery = case(f"{provider}/{path.stem}")
        for said in read(name, delivery, settings):
            assert "status" not in getattr(said, "fields", {}) or (said.claims, said.kind) == (None, "email")


def test_a_password_is_compared_whole() -> None:
    name, settings, delivery = case("postmark/raw")
    for words in ("anna:haslo2", "anna:hasl", "anna", ":", ""):
        headers = {"authorization": "Basic " + base64.b64encode(words.encode()).decode()}
        assert not verified(name, replace(delivery, headers=headers), settings)

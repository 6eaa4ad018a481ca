"""Lead ads: asked for once, read as forms are, with what was agreed to; gaps closed by asking hourly."""

import json
from datetime import UTC, datetime

import pytest
from test_channels import RECEIVED

from channels import adapter, answer, filled, option, read, verified
from channels.message import Delivery, Fetch, Message

SINCE = datetime(2026, 11, 23, 11, tzinfo=UTC)


def answered(
    about: str, told: object, url: str = "https://graph.facebook.com/x", method: str = "GET"
) -> Delivery:
    return Delivery(received_at=RECEIVED, method=method, url=url, about=about, body=json.dumps(told).encode())


def fetched(name: str, delivery: Delivery, **settings: str) -> list[Fetch]:
    return [one for one in read(name, delivery, settings) if isinstance(one, Fetch)]


def test_meta_is_asked_for_each_form_in_use_and_page_by_page_since_the_gap() -> None:
    asked = option("ads.meta", "backlog")({}, SINCE)
    pages = {
        "paging": {"cursors": {"after": "A{app_secret}=="}, "next": "https://evil.example/?access_token=EAAB"}
    }
    forms = {
        "data": [{"id": "1", "status": "ACTIVE"}, {"id": "2", "status": "ARCHIVED"}, {"id": "3"}],
        **pages,
    }
    one, three, more = fetched("ads.meta", answered("backlog", forms, asked.url))
    assert [fetch.about for fetch in (one, three, more)] == ["leads 1", "leads 3", "backlog"]
    assert str(int(SINCE.timestamp())) in one.url.partition("#")[0]
    assert "EAAB" not in repr((one, three, more))
    assert "s3cret" not in more.url.format_map({"app_secret": "s3cret", "page_id": "me"})
    [next_leads] = fetched("ads.meta", answered("leads 1", {"data": [], **pages}, one.url))
    assert next_leads.key != one.key
    assert next_leads.url.partition("#")[2] == one.url.partition("#")[2]


def test_a_lead_that_came_by_itself_and_by_asking_is_one() -> None:
    lead = {
        "id": "77",
        "created_time": "2026-11-23T11:30:00+0000",
        "field_data": [{"name": "email", "values": ["a@b.pl"]}],
    }
    by_number = read("ads.meta", answered("lead 77", lead), {})
    by_list = read("ads.meta", answered("leads 1", {"data": [lead]}, "https://graph.facebook.com/x#1"), {})
    assert by_number == by_list


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (
            {"is_valid": True, "scopes": ["leads_retrieval"], "expires_at": 0},
            "without end; it lacks pages_manage",
        ),
        (
            {
                "is_valid": True,
                "scopes": ["leads_retrieval"],
                "expires_at": 0,
                "data_access_expires_at": 1800000000,
            },
            "until 2027-01-15",
        ),
    ],
)
def test_meta_says_until_when_a_token_is_good_and_what_it_lacks(told: dict, words: str) -> None:
    assert words in option("ads.meta", "alive")(answered("", {"data": told}))


@pytest.mark.parametrize(
    "told", [{"is_valid": False, "error": {"message": "expired"}}, {"is_valid": True, "scopes": []}]
)
def test_a_token_that_cannot_read_leads_is_dead(told: dict) -> None:
    with pytest.raises(ValueError, match=r"expired|leads_retrieval"):
        option("ads.meta", "alive")(answered("", {"data": told}))


def test_meta_puts_the_app_on_the_page_and_takes_it_off() -> None:
    [on], [off] = (
        option("ads.meta", word)({}, "https://leads.example/in/7") for word in ("connect", "disconnect")
    )
    assert (on.method, off.method) == ("POST", "DELETE")
    assert on.url.endswith("{page_id}/subscribed_apps?subscribed_fields=leadgen")


def challenge(code: str) -> bool:
    url = f"https://leads.example/in/7f3c?challengeCode={code}"
    return (
        verified(
            "ads.linkedin", Delivery(received_at=RECEIVED, method="GET", url=url), {"client_secret": "s"}
        )
        is True
    )


def test_linkedin_is_answered_only_what_it_makes_up_itself() -> None:
    """Else anybody could have a body of theirs signed by the handshake."""
    code = "890e4665-4dfe-4ab1-b689-ed553bceeed0"
    assert challenge(code)
    assert not challenge("hmacsha256%3D%7B%7D")
    assert not challenge(code + "%0Ax")
    assert not challenge("")
    asked = Delivery(
        received_at=RECEIVED, method="GET", url=f"https://leads.example/in/7f3c?challengeCode={code}"
    )
    said = json.loads(answer("ads.linkedin", asked, {"client_secret": "s"}).body)
    assert said["challengeCode"] == code
    assert len(said["challengeResponse"]) == 64


def test_linkedin_is_asked_by_a_body_for_an_address_loses_its_escapes_on_the_way() -> None:
    settings = {"owner": "urn:li:organization:5", "lead_type": "COMPANY"}
    asked = option("ads.linkedin", "backlog")(settings, SINCE)
    assert "owner=(organization:urn%3Ali%3Aorganization%3A5)" in asked.body
    assert asked.headers["X-HTTP-Method-Override"] == "GET"
    full = {"elements": [{"id": "a", "formResponse": {}}], "paging": {"count": 1}}
    [more] = fetched("ads.linkedin", answered("backlog", full, asked.url, "POST"), **settings)
    assert "start=1" in more.body
    assert "#" in more.url
    assert not fetched(
        "ads.linkedin", answered("backlog", {**full, "elements": []}, asked.url, "POST"), **settings
    )


def test_linkedin_says_until_when_a_token_is_good() -> None:
    alive = option("ads.linkedin", "alive")
    good = {
        "active": True,
        "status": "active",
        "scope": "r_ads,r_marketing_leadgen_automation",
        "expires_at": 1800000000,
    }
    assert alive(answered("", good)) == "the token is good until 2027-01-15"
    with pytest.raises(ValueError, match="expired"):
        alive(answered("", {**good, "active": False, "status": "expired"}))


def test_a_test_of_googles_is_shown_and_becomes_nobodys() -> None:
    sent = {"lead_id": "1", "google_key": "k", "is_test": True, "user_column_data": []}
    [said] = read(
        "ads.google", Delivery(received_at=RECEIVED, body=json.dumps(sent).encode()), {"google_key": "k"}
    )
    assert isinstance(said, Message)
    assert said.automatic


def test_the_key_of_google_is_kept_nowhere_in_what_it_said() -> None:
    for sent in ({"lead_id": "1", "google_key": "k3y"}, {"google_key": "k3y", "what": 1}):
        [said] = read("ads.google", Delivery(received_at=RECEIVED, body=json.dumps(sent).encode()), {})
        assert "k3y" not in repr(said)


def test_a_member_of_googles_with_a_name_of_ours_harms_nothing() -> None:
    sent = {
        "lead_id": "1",
        "google_key": "k",
        "key": "x",
        "at": "y",
        "fields": "z",
        "consent": "yes",
        "is_test": False,
    }
    [said] = read("ads.google", Delivery(received_at=RECEIVED, body=json.dumps(sent).encode()), {})
    assert said.key == "1"
    assert said.fields["consent"] == "yes"


@pytest.mark.parametrize("name", ["ads.linkedin", "ads.meta"])
def test_every_request_can_be_filled_from_the_settings_alone(name: str) -> None:
    given = filled(
        name, {key: f"<{key}>" for key in adapter(name).SETTINGS} | {"owner": "urn:li:organization:5"}
    )
    asked = [option(name, "probe")(given), option(name, "backlog")(given, SINCE)]
    for fetch in [*asked, *option(name, "connect")(given, "https://leads.example/in/{access_token}")]:
        url, body = fetch.url.format_map(given), fetch.body.format_map(given)
        assert [value.format_map(given) for value in fetch.headers.values()]
        assert "https://leads.example/in/<access_token>" not in url + body
        if body.startswith("{"):
            assert json.loads(body)["webhook"] == "https://leads.example/in/{access_token}"

"""Connecting, disconnecting and trying a channel, asked of a server that stands for the provider: a row for each."""

import asyncio
import json
from dataclasses import replace
from typing import NamedTuple
from urllib.parse import unquote_plus, urlsplit

import pytest
from test_send import stub

from channels import filled, option
from channels.message import Delivery
from ingest.ask import asked

URL = "https://leads.example/in/7f3c"
HERE = frozenset({"127.0.0.1"})


class Row(NamedTuple):
    """What is asked: method, path, parts of the body or the header that signs in. What the test answers."""

    settings: dict
    signed: str
    connect: tuple = ()
    disconnect: tuple = ()
    probe: tuple = ()
    alive: object = None
    words: str = ""
    dead: object = None


ROWS = {
    "social.line": Row(
        {"channel_secret": "s", "access_token": "t0ken"},
        "Bearer t0ken",
        connect=[("PUT", "/v2/bot/channel/webhook/endpoint", f'{{"endpoint": "{URL}"}}')],
        probe=("GET", "/v2/bot/info", ""),
        alive={"userId": "U1", "basicId": "@okna", "displayName": "Okna", "chatMode": "bot"},
        words="signed in as Okna (@okna)",
        dead={"message": "Authentication failed"},
    ),
    "social.viber": Row(
        {"auth_token": "t0ken"},
        "t0ken",
        connect=[("POST", "/pa/set_webhook", f'"url": "{URL}", "event_types": ["delivered", "seen",')],
        disconnect=[("POST", "/pa/set_webhook", '{"url": ""}')],
        probe=("POST", "/pa/get_account_info", "{}"),
        alive={"status": 0, "status_message": "ok", "name": "Okna", "webhook": URL},
        words=f"signed in as Okna, which sends to {URL}",
        dead={"status": 2, "status_message": "invalidAuthToken"},
    ),
    "social.vk": Row(
        {
            "secret": "s3cret",
            "group_id": "140123456",
            "access_token": "t0ken",
            "confirmation": "1a2b3c4d",
        },
        "Bearer t0ken",
        connect=[
            (
                "POST",
                "/method/execute",
                'deleteCallbackServer({"group_id": "140123456", "server_id": servers[n].id})',
            ),
            (
                "POST",
                "/method/execute",
                'API.groups.addCallbackServer({"group_id": "140123456", "url": "'
                + URL
                + '", "title": "Leadinlet", '
                '"secret_key": "s3cret"})',
            ),
        ],
        disconnect=[("POST", "/method/execute", f'servers[n].url == "{URL}"')],
        probe=(
            "POST",
            "/method/execute",
            'API.groups.getCallbackConfirmationCode({"group_id": "140123456"})',
        ),
        alive={
            "response": {
                "groups": [{"id": 140123456, "name": "Окна"}],
                "confirmation": "1a2b3c4d",
                "servers": [{"id": 1, "title": "Leadinlet", "status": "ok"}],
            }
        },
        words="the key is of Окна, whose confirmation string is 1a2b3c4d; it sends to Leadinlet (ok)",
        dead={"error": {"error_code": 5, "error_msg": "User authorization failed"}},
    ),
    "telephony.smsapi": Row(
        {"access_token": "t0ken"},
        "Bearer t0ken",
        probe=("GET", "/profile", ""),
        alive={"name": "Jan", "username": "firma", "points": 12.5},
        words="signed in as firma, 12.5 points left",
        dead={"message": "Authorization failed", "error": "authorization_failed"},
    ),
    "telephony.smslabs": Row(
        {"app_key": "app", "secret_key": "s3cret"},
        "Basic YXBwOnMzY3JldA==",
        probe=("GET", "/apiSms/account", ""),
        alive={"code": 0, "status": "success", "data": {"account": 12345}},
        words="123.45 PLN left",
        dead={"code": 1, "status": "error", "data": {}},
    ),
    "telephony.serwersms": Row(
        {"token": "t0ken"},
        "Bearer t0ken",
        probe=("POST", "/account/limits", "{}"),
        alive={"items": [{"type": "eco", "value": 100}, {"type": "full", "value": 20}]},
        words="messages left: eco 100, full 20",
        dead={"error": {"code": 1001, "message": "Unauthorized"}},
    ),
}
EACH = pytest.mark.parametrize("name", sorted(ROWS))


def answered(name, fetches, answer):
    """What the provider was asked, each with what signed it in, and its last answer."""
    settings = filled(name, ROWS[name].settings)
    with stub([{"text": json.dumps(answer), "content_type": "application/json"}]) as (port, seen):
        for fetch in fetches:
            parts = urlsplit(fetch.url)
            before, at, _ = parts.netloc.rpartition("@")
            there = parts._replace(scheme="http", netloc=f"{before}{at}127.0.0.1:{port}").geturl()
            delivery = asyncio.run(asked(replace(fetch, url=there), settings, HERE))
    assert all(ROWS[name].signed in headers.values() for _, _, headers, _ in seen)
    return [(method, path, unquote_plus(body)) for method, path, _, body in seen], delivery


def check(seen, expected):
    assert [(method, path) for method, path, _ in seen] == [(method, path) for method, path, _ in expected]
    for (_, _, body), (_, _, part) in zip(seen, expected, strict=True):
        assert part in body


@EACH
@pytest.mark.parametrize("word", ["connect", "disconnect"])
def test_a_provider_is_told_the_url_and_to_forget_it(name, word):
    make, expected = option(name, word), getattr(ROWS[name], word)
    assert bool(make) == bool(expected)
    if make:
        seen, _ = answered(name, make(filled(name, ROWS[name].settings), URL), {"status": 0, "response": 1})
        check(seen, expected)


@EACH
def test_settings_that_live_are_told_whose_they_are(name):
    row = ROWS[name]
    seen, delivery = answered(name, [option(name, "probe")(filled(name, row.settings))], row.alive)
    check(seen, [row.probe])
    assert option(name, "alive")(delivery) == row.words


@EACH
def test_settings_that_are_dead_are_told_so(name):
    _, delivery = answered(name, [option(name, "probe")(filled(name, ROWS[name].settings))], ROWS[name].dead)
    assert isinstance(delivery, Delivery)
    with pytest.raises((LookupError, TypeError, ValueError)):
        option(name, "alive")(delivery)


@pytest.mark.parametrize("lacking", ["group_id", "access_token", "confirmation"])
def test_vk_is_not_asked_to_send_before_it_can_be_answered(lacking):
    settings = filled("social.vk", ROWS["social.vk"].settings | {lacking: ""})
    with pytest.raises(LookupError, match="connecting needs"):
        option("social.vk", "connect")(settings, URL)

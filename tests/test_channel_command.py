"""What `leadinlet channel connect` asks of each provider, and what `channel test` says of its answer."""

import json
import sys
import threading
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple
from urllib.parse import urlsplit

import pytest
from click.testing import CliRunner
from conftest import KEY

from ingest import ask
from ingest.cli import leadinlet

OK = {"ok": True, "result": True}
SUCCESS = {"success": True}
GRAPH = "graph.facebook.com/v23.0"
META = {"app_secret": "hush", "verify_token": 'words "quoted" {braced}', "app_id": "77"}
WABA = META | {"access_token": "EAAG-system", "waba_id": "102"}
PAGE = META | {"access_token": "EAAG-page"}
INSTAGRAM = META | {"access_token": "IGAA-own"}
TOKEN = {
    "app_id": "77",
    "type": "PAGE",
    "application": "Firma",
    "is_valid": True,
    "scopes": ["pages_messaging"],
}
NEVER = {"data": TOKEN | {"expires_at": 0, "data_access_expires_at": 0}}
HOOK = {"url": "https://leads.example/in/t", "pending_update_count": 2}
FAILING = HOOK | {"last_error_date": 1795000000, "last_error_message": "Connection refused"}
BOT = {"ok": True, "result": {"id": 7, "is_bot": True, "first_name": "Firma", "username": "firma_bot"}}


class Row(NamedTuple):
    """One way to be connected: what is asked for it, what is asked to end it, and what `test` then says."""

    name: str
    adapter: str
    settings: dict[str, str]
    connect: list[tuple[str, str, dict, dict]]  # method, place, of its headers, of its body
    disconnect: list[tuple[str, str, dict, dict]]
    answers: dict[str, dict]  # by the end of the path; all else is answered with success
    says: str


def bearer(token):
    return {"Authorization": f"Bearer {token}"}


def subscribed(product):
    body = {"object": product, "callback_url": "{url}", "verify_token": META["verify_token"]}
    return ("POST", f"{GRAPH}/77/subscriptions", bearer("77|hush"), body)


ROWS = [
    Row(
        "telegram", "social.telegram", {"secret_token": "s-1", "bot_token": "7:AAE"},
        [("POST", "api.telegram.org/bot7:AAE/setWebhook", {}, {"url": "{url}", "secret_token": "s-1"})],
        [("POST", "api.telegram.org/bot7:AAE/deleteWebhook", {}, {"drop_pending_updates": False})],
        {"getMe": BOT, "getWebhookInfo": {"ok": True, "result": FAILING}},
        "The bot is @firma_bot, Firma. Sends to https://leads.example/in/t; 2 waiting. "
        "Its last error was on 2026-11-18 at 11:06 UTC: Connection refused.",
    ),
    Row(
        "telegram without an address", "social.telegram", {"secret_token": "s-1", "bot_token": "7:AAE"},
        [("POST", "api.telegram.org/bot7:AAE/setWebhook", {}, {"url": "{url}"})],
        [("POST", "api.telegram.org/bot7:AAE/deleteWebhook", {}, {})],
        {"getMe": BOT, "getWebhookInfo": {"ok": True, "result": {"url": ""}}},
        "The bot is @firma_bot, Firma. Nothing is sent yet: run leadinlet channel connect.",
    ),
    Row(
        "whatsapp", "social.meta", WABA,
        [subscribed("whatsapp_business_account"), ("POST", f"{GRAPH}/102/subscribed_apps", bearer("EAAG-system"), {})],
        [("DELETE", f"{GRAPH}/102/subscribed_apps", bearer("EAAG-system"), {})],
        {"debug_token": NEVER},
        "Firma: a token of type PAGE, good without end. It may: pages_messaging",
    ),
    Row(
        "page", "social.meta", PAGE,
        [subscribed("page"), ("POST", f"{GRAPH}/me/subscribed_apps", bearer("EAAG-page"), {})],
        [("DELETE", f"{GRAPH}/me/subscribed_apps", bearer("EAAG-page"), {})],
        {"debug_token": {"data": TOKEN | {"expires_at": 1800000000, "data_access_expires_at": 1795000000}}},
        "Firma: a token of type PAGE, good until 2026-11-18. It may: pages_messaging",
    ),
    Row(
        "instagram", "social.meta", INSTAGRAM,
        [subscribed("instagram"), ("POST", "graph.instagram.com/v23.0/me/subscribed_apps", bearer("IGAA-own"), {})],
        [("DELETE", "graph.instagram.com/v23.0/me/subscribed_apps", bearer("IGAA-own"), {})],
        {"me": {"user_id": "178", "username": "firma"}},
        "signed in as @firma",
    ),
]  # fmt: skip


class Provider(BaseHTTPRequestHandler):
    def answer(self):
        sent = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.server.asked.append((self.command, self.path.lstrip("/"), dict(self.headers), sent))
        status, said = self.server.answers.get(
            urlsplit(self.path).path.rpartition("/")[2], (200, SUCCESS | OK)
        )
        self.send_response(status)
        self.end_headers()
        self.wfile.write(json.dumps(said).encode())

    do_GET = do_POST = do_PUT = do_DELETE = answer

    def log_message(self, *_):
        pass


@contextmanager
def provider(monkeypatch, answers):
    """A server that stands for all hosts: what is for https://host/path comes to its /host/path."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Provider) as server:
        server.asked, server.answers = [], answers
        threading.Thread(target=server.serve_forever, daemon=True).start()
        here = f"http://127.0.0.1:{server.server_port}/"

        async def asked(fetch, settings, _allowed):
            aside = replace(fetch, url=fetch.url.replace("https://", here, 1))
            return await ask.asked(aside, settings, frozenset({"127.0.0.1"}))

        monkeypatch.setattr(
            sys.modules["ingest.cli.channel"], "asked", asked
        )  # its name is the command's, too
        yield server.asked
        server.shutdown()


class Installation:
    def __init__(self, folder, adapter, settings):
        self.env = {
            "LEADINLET_DATA": str(folder),
            "LEADINLET_SECRET_KEY": KEY,
            "LEADINLET_PUBLIC_URL": "https://leads.example",
            "LEADINLET_LOG_LEVEL": "error",
        }
        given = [part for key, value in settings.items() for part in ("--set", f"{key}={value}")]
        self.added = json.loads(self.run("add", adapter, *given))

    def run(self, *words):
        done = CliRunner().invoke(leadinlet, ["channel", *words], env=self.env)
        if done.exception is not None:
            raise done.exception
        return done.stdout

    def __call__(self, word, *options):
        return self.run(word, str(self.added["id"]), *options)


@pytest.fixture
def installed(tmp_path):
    return lambda adapter, settings: Installation(tmp_path, adapter, settings)


def like(expected, url):
    method, place, headers, body = expected
    return method, place, headers, {key: url if value == "{url}" else value for key, value in body.items()}


def seen(request, expected):
    """The request, with of its headers and its body what is expected of them."""
    (method, path, headers, body), (_, _, some, fields) = request, expected
    given = json.loads(body) if body else {}
    return method, path, {key: headers.get(key) for key in some}, {key: given.get(key) for key in fields}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_a_channel_is_connected_tried_and_disconnected(row, installed, monkeypatch):
    answers = {path: (200, said) for path, said in row.answers.items()}
    channel = installed(row.adapter, row.settings)
    for words, expected in ((["connect"], row.connect), (["connect", "--off"], row.disconnect)):
        with provider(monkeypatch, answers) as asked:
            said = channel(*words)
        wanted = [like(one, channel.added["url"]) for one in expected]
        assert [seen(one, want) for one, want in zip(asked, wanted, strict=False)] == wanted
        assert (row.says in said) == (words == ["connect"])
    with provider(monkeypatch, answers):
        assert row.says in channel("test")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_a_provider_that_refuses_is_said_to(row, installed, monkeypatch):
    channel = installed(row.adapter, row.settings)
    refused = {row.connect[0][1].rpartition("/")[2]: (400, {"ok": False, "error": "no such account"})}
    with provider(monkeypatch, refused), pytest.raises(LookupError, match="no such account"):
        channel("connect")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_without_its_token_it_says_what_it_needs_and_asks_nothing(row, installed, monkeypatch):
    token = "bot_token" if "bot_token" in row.settings else "access_token"
    channel = installed(row.adapter, {key: value for key, value in row.settings.items() if key != token})
    with provider(monkeypatch, {}) as asked:
        for options in ((), ("--off",)):
            with pytest.raises(LookupError, match=token):
                channel("connect", *options)
        assert "A sample would become" in channel("test")
    assert asked == []


def test_a_token_that_is_over_is_said_to_be(installed, monkeypatch):
    channel = installed("social.meta", PAGE)
    over = {"data": {"is_valid": False, "error": {"code": 190, "message": "Session has expired"}}}
    with (
        provider(monkeypatch, {"debug_token": (200, over)}) as asked,
        pytest.raises(LookupError, match="Session has expired"),
    ):
        channel("test")
    assert asked[0][1] == f"{GRAPH}/debug_token?input_token=EAAG-page"
    assert asked[0][2]["Authorization"] == "Bearer 77|hush"


def test_telegram_is_asked_for_every_kind_it_has_a_reader_for(installed, monkeypatch):
    channel = installed("social.telegram", {"secret_token": "s-1", "bot_token": "7:AAE"})
    with provider(
        monkeypatch, {"getMe": (200, BOT), "getWebhookInfo": (200, {"ok": True, "result": HOOK})}
    ) as asked:
        channel("connect")
    kinds = json.loads(asked[0][3])["allowed_updates"]
    assert {"message", "chat_member", "message_reaction", "business_message", "subscription"} <= set(kinds)

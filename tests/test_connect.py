"""What `leadinlet channel connect` asks of each provider, and what `channel test` says of its answer: a row for each."""

import json
import re
import sys
import threading
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple
from urllib.parse import parse_qsl, unquote, urlsplit

import pytest
from click.testing import CliRunner
from conftest import KEY

from channels import names, option
from channels.signature import basic
from ingest import ask
from ingest.cli import leadinlet
from ingest.settings import BadSettings

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


VK = {"secret": "s3cret", "group_id": "14", "access_token": "t0ken", "confirmation": "1a2b"}
VK_GROUP = {
    "groups": [{"id": 14, "name": "Окна"}],
    "confirmation": "1a2b",
    "servers": [{"id": 1, "title": "Leadinlet", "status": "ok"}],
}
TWILIO = {"auth_token": "t0ken", "account_sid": "AC1", "number_sid": "PN1"}
LINKEDIN = {
    "client_secret": "hush",
    "client_id": "77",
    "access_token": "t0ken",
    "owner": "urn:li:organization:5",
}
GRANTED = {"active": True, "scope": "r_marketing_leadgen_automation", "expires_at": 1800000000}
LEADS = TOKEN | {"scopes": ["leads_retrieval"], "expires_at": 1800000000}


class Holds(str):
    """Equal to whatever text it is in."""

    def __eq__(self, whole):
        return str(self) in str(whole)

    __hash__ = None


class Row(NamedTuple):
    """One way to be connected: what is asked for it, what is asked to end it, and what `test` then says."""

    name: str
    adapter: str
    settings: dict[str, str]
    needs: str  # the setting without which nothing is asked; empty where it cannot be left out
    connect: list[tuple[str, str, dict, dict]]  # method, place, of its headers, of its body
    disconnect: list[tuple[str, str, dict, dict]]
    answers: dict[str, dict]  # by the end of the path; all else is answered with success
    says: str
    dead: dict[str, dict] | None = None  # how settings that are over are answered


def bearer(token):
    return {"Authorization": f"Bearer {token}"}


def signed_in(words):
    return {"Authorization": basic(words)["authorization"]}


def subscribed(product):
    body = {"object": product, "callback_url": "{url}", "verify_token": META["verify_token"]}
    return ("POST", f"{GRAPH}/77/subscriptions", bearer("77|hush"), body)


def executed(code):
    return ("POST", "api.vk.com/method/execute", bearer("t0ken"), {"code": Holds(code)})


def number(url):
    place = "api.twilio.com/2010-04-01/Accounts/AC1/IncomingPhoneNumbers/PN1.json"
    return ("POST", place, signed_in("AC1:t0ken"), {"SmsUrl": url, "VoiceUrl": url, "StatusCallback": url})


ROWS = [
    Row(
        "telegram", "social.telegram", {"secret_token": "s-1", "bot_token": "7:AAE"}, "bot_token",
        [("POST", "api.telegram.org/bot7:AAE/setWebhook", {}, {"url": "{url}", "secret_token": "s-1"})],
        [("POST", "api.telegram.org/bot7:AAE/deleteWebhook", {}, {"drop_pending_updates": False})],
        {"getMe": BOT, "getWebhookInfo": {"ok": True, "result": FAILING}},
        "The bot is @firma_bot, Firma. Sends to https://leads.example/in/t; 2 waiting. "
        "Its last error was on 2026-11-18 at 11:06 UTC: Connection refused.",
    ),
    Row(
        "telegram without an address", "social.telegram", {"secret_token": "s-1", "bot_token": "7:AAE"}, "bot_token",
        [("POST", "api.telegram.org/bot7:AAE/setWebhook", {}, {"url": "{url}"})],
        [("POST", "api.telegram.org/bot7:AAE/deleteWebhook", {}, {})],
        {"getMe": BOT, "getWebhookInfo": {"ok": True, "result": {"url": ""}}},
        "The bot is @firma_bot, Firma. Nothing is sent yet: run leadinlet channel connect.",
    ),
    Row(
        "whatsapp", "social.meta", WABA, "access_token",
        [subscribed("whatsapp_business_account"), ("POST", f"{GRAPH}/102/subscribed_apps", bearer("EAAG-system"), {})],
        [("DELETE", f"{GRAPH}/102/subscribed_apps", bearer("EAAG-system"), {})],
        {"debug_token": NEVER},
        "Firma: a token of type PAGE, good without end. It may: pages_messaging",
    ),
    Row(
        "page", "social.meta", PAGE, "access_token",
        [subscribed("page"), ("POST", f"{GRAPH}/me/subscribed_apps", bearer("EAAG-page"), {})],
        [("DELETE", f"{GRAPH}/me/subscribed_apps", bearer("EAAG-page"), {})],
        {"debug_token": {"data": TOKEN | {"expires_at": 1800000000, "data_access_expires_at": 1795000000}}},
        "Firma: a token of type PAGE, good until 2026-11-18. It may: pages_messaging",
        {"debug_token": {"data": {"is_valid": False, "error": {"message": "Session has expired"}}}},
    ),
    Row(
        "instagram", "social.meta", INSTAGRAM, "access_token",
        [subscribed("instagram"), ("POST", "graph.instagram.com/v23.0/me/subscribed_apps", bearer("IGAA-own"), {})],
        [("DELETE", "graph.instagram.com/v23.0/me/subscribed_apps", bearer("IGAA-own"), {})],
        {"me": {"user_id": "178", "username": "firma"}},
        "signed in as @firma",
    ),
    Row(
        "line", "social.line", {"channel_secret": "s", "access_token": "t0ken"}, "access_token",
        [("PUT", "api.line.me/v2/bot/channel/webhook/endpoint", bearer("t0ken"), {"endpoint": "{url}"})],
        [],
        {"info": {"userId": "U1", "basicId": "@okna", "displayName": "Okna", "chatMode": "bot"}},
        "signed in as Okna (@okna)",
        {"info": {"message": "Authentication failed"}},
    ),
    Row(
        "viber", "social.viber", {"auth_token": "t0ken"}, "",
        [("POST", "chatapi.viber.com/pa/set_webhook", {"X-Viber-Auth-Token": "t0ken"}, {"url": "{url}", "send_name": True})],
        [("POST", "chatapi.viber.com/pa/set_webhook", {"X-Viber-Auth-Token": "t0ken"}, {"url": ""})],
        {"get_account_info": {"status": 0, "status_message": "ok", "name": "Okna", "webhook": "https://x.example"}},
        "signed in as Okna, which sends to https://x.example",
        {"get_account_info": {"status": 2, "status_message": "invalidAuthToken"}},
    ),
    Row(
        "vk", "social.vk", VK, "group_id",
        [
            executed('deleteCallbackServer({"group_id": "14", "server_id": servers[n].id})'),
            executed('addCallbackServer({"group_id": "14", "url": "{url}", "title": "Leadinlet", "secret_key": "s3cret"})'),
        ],
        [executed('servers[n].url == "{url}"')],
        {"execute": {"response": VK_GROUP}},
        "the key is of Окна, whose confirmation string is 1a2b; it sends to Leadinlet (ok)",
        {"execute": {"error": {"error_code": 5, "error_msg": "User authorization failed"}}},
    ),
    Row(
        "lead ads of meta", "ads.meta", PAGE, "access_token",
        [("POST", f"{GRAPH}/me/subscribed_apps?subscribed_fields=leadgen", bearer("EAAG-page"), {})],
        [("DELETE", f"{GRAPH}/me/subscribed_apps", bearer("EAAG-page"), {})],
        {"debug_token": {"data": LEADS}},
        "the token is good until 2027-01-15; it lacks ",
        {"debug_token": {"data": TOKEN}},
    ),
    Row(
        "linkedin", "ads.linkedin", LINKEDIN, "access_token",
        [(
            "POST", "api.linkedin.com/rest/leadNotifications", bearer("t0ken"),
            {"webhook": "{url}", "owner": {"organization": "urn:li:organization:5"}, "leadType": "SPONSORED"},
        )],
        [],
        {"introspectToken": GRANTED},
        "the token is good until 2027-01-15",
        {"introspectToken": GRANTED | {"active": False, "status": "expired"}},
    ),
    Row(
        "typeform", "forms.typeform", {"secret": 'wo"rds', "access_token": "t0ken", "form_id": "abc"}, "access_token",
        [(
            "PUT", "api.typeform.com/forms/abc/webhooks/leadinlet", bearer("t0ken"),
            {"url": "{url}", "enabled": True, "secret": 'wo"rds'},
        )],
        [("DELETE", "api.typeform.com/forms/abc/webhooks/leadinlet", bearer("t0ken"), {})],
        {"me": {"alias": "Firma", "email": "biuro@example.com"}},
        "signed in as biuro@example.com",
        {"me": {"code": "AUTHENTICATION_FAILED"}},
    ),
    Row(
        "smsapi", "telephony.smsapi", {"access_token": "t0ken"}, "access_token", [], [],
        {"profile": {"name": "Jan", "username": "firma", "points": 12.5}},
        "signed in as firma, 12.5 points left",
        {"profile": {"message": "Authorization failed", "error": "authorization_failed"}},
    ),
    Row(
        "smslabs", "telephony.smslabs", {"app_key": "app", "secret_key": "s3cret"}, "", [], [],
        {"account": {"code": 0, "status": "success", "data": {"account": 12345}}},
        "123.45 PLN left",
        {"account": {"code": 1, "status": "error", "data": {}}},
    ),
    Row(
        "serwersms", "telephony.serwersms", {"token": "t0ken"}, "", [], [],
        {"limits": {"items": [{"type": "eco", "value": 100}, {"type": "full", "value": 20}]}},
        "messages left: eco 100, full 20",
        {"limits": {"error": {"code": 1001, "message": "Unauthorized"}}},
    ),
    Row(
        "twilio", "telephony.twilio", TWILIO, "account_sid",
        [number("{url}")],
        [number("")],
        {"AC1.json": {"status": "active", "friendly_name": "Firma"}},
        "Twilio knows the account Firma.",
        {"AC1.json": {"status": "suspended", "friendly_name": "Firma"}},
    ),
    Row(
        "telnyx", "telephony.telnyx", {"public_key": "cHVibGlj", "api_key": "KEY1", "messaging_profile": "p-1"}, "api_key",
        [("PATCH", "api.telnyx.com/v2/messaging_profiles/p-1", bearer("KEY1"), {"webhook_url": "{url}"})],
        [("PATCH", "api.telnyx.com/v2/messaging_profiles/p-1", bearer("KEY1"), {"webhook_url": ""})],
        {"public_key": {"data": {"public": "cHVibGlj"}}},
        "the account's public key is cHVibGlj",
        {"public_key": {"errors": [{"code": "10009"}]}},
    ),
    Row(
        "vonage", "telephony.vonage", {"signature_secret": "s", "api_key": "k", "api_secret": "t0ken"}, "api_key",
        [(
            "POST", "rest.nexmo.com/account/settings", signed_in("k:t0ken"),
            {"moCallBackUrl": "{url}", "drCallBackUrl": "{url}"},
        )],
        [("POST", "rest.nexmo.com/account/settings", signed_in("k:t0ken"), {"moCallBackUrl": "", "drCallBackUrl": ""})],
        {"get-balance": {"value": 12.5}},
        "the account holds 12.5 EUR",
        {"get-balance": {"error-code": "401"}},
    ),
    Row(
        "plivo", "telephony.plivo", {"auth_token": "t0ken", "auth_id": "MA1", "application_id": "77"}, "auth_id",
        [(
            "POST", "api.plivo.com/v1/Account/MA1/Application/77/", signed_in("MA1:t0ken"),
            {"answer_url": "{url}", "hangup_url": "{url}", "message_url": "{url}"},
        )],
        [],
        {"MA1": {"name": "Firma", "cash_credits": "9.5"}},
        "Plivo knows the account Firma; it holds 9.5 USD.",
        {"MA1": {"error": "not found"}},
    ),
    Row(
        "sinch's calls", "telephony.sinch",
        {"webhook_secret": "s", "application_key": "k", "application_secret": "t0ken"}, "application_key",
        [(
            "POST", "callingapi.sinch.com/v1/configuration/callbacks/applications/k/", signed_in("k:t0ken"),
            {"url": {"primary": "{url}"}},
        )],
        [("POST", "callingapi.sinch.com/v1/configuration/callbacks/applications/k/", {}, {"url": {"primary": ""}})],
        {},
        "",
    ),
    Row(
        "sinch's texts", "telephony.sinch",
        {"webhook_secret": "s", "application_key": "k", "application_secret": "a", "service_plan": "p", "api_token": "t"},
        "", [("POST", "callingapi.sinch.com/v1/configuration/callbacks/applications/k/", {}, {})],
        [("POST", "callingapi.sinch.com/v1/configuration/callbacks/applications/k/", {}, {})],
        {"batches": {"count": 0, "batches": []}},
        "The provider knows these settings.",
    ),
    Row(
        "bird", "telephony.bird", {"signing_key": "s", "access_key": "t0ken", "conversations_channel": "c-1"}, "access_key",
        [(
            "POST", "conversations.messagebird.com/v1/webhooks", {"Authorization": "AccessKey t0ken"},
            {"url": "{url}", "channelId": "c-1", "events": ["message.created", "message.updated"]},
        )],
        [],
        {"balance": {"amount": 12.5, "type": "euros"}},
        "the account holds 12.5 euros",
        {"balance": {"errors": [{"code": 2}]}},
    ),
    Row(
        "bandwidth", "telephony.bandwidth",
        {"callback_user": "u", "callback_password": "p", "account": "9", "api_user": "k", "api_password": "t0ken"},
        "api_user", [], [],
        {"calls": []},
        "The provider knows these settings.",
    ),
    Row(
        "zadarma", "telephony.zadarma", {"secret": "s", "key": "k-1"}, "key",
        [
            ("POST", "api.zadarma.com/v1/pbx/callinfo/url/", {"Authorization": Holds("k-1:")}, {"url": "{url}"}),
            ("POST", "api.zadarma.com/v1/pbx/callinfo/notifications/", {}, {"notify_start": "true"}),
        ],
        [("DELETE", "api.zadarma.com/v1/pbx/callinfo/url/", {}, {})],
        {"balance": {"status": "success", "balance": 12.5, "currency": "EUR"}},
        "the balance is 12.5 EUR.",
        {"balance": {"status": "error", "message": "Not authorized"}},
    ),
    Row(
        "bitrix24", "telephony.bitrix24",
        {"application_token": "s", "webhook": "https://firma.bitrix24.pl/rest/1/abc/"}, "webhook", [], [],
        {"profile": {"result": {"NAME": "Ewa", "LAST_NAME": "Nowak"}}},
        "The inbound webhook works, in the name of Ewa Nowak.",
        {"profile": {"error": "INVALID_CREDENTIALS"}},
    ),
]  # fmt: skip
ALL = pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)


class Provider(BaseHTTPRequestHandler):
    def answer(self):
        sent = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.server.asked.append((self.command, self.path.lstrip("/"), dict(self.headers), sent))
        status, said = self.server.answers.get(
            urlsplit(self.path).path.rstrip("/").rpartition("/")[2], (200, SUCCESS | OK)
        )
        self.send_response(status)
        self.end_headers()
        self.wfile.write(json.dumps(said).encode())

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = answer

    def log_message(self, *_):
        pass


@contextmanager
def provider(monkeypatch, answers):
    """A server that stands for all hosts: what is for https://host/path comes to its /host/path."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Provider) as server:
        server.asked, server.answers = [], answers
        threading.Thread(target=server.serve_forever, daemon=True).start()

        def aside(url):
            return re.sub(r"^https://([^/@]*@)?", rf"http://\g<1>127.0.0.1:{server.server_port}/", url)

        async def asked(fetch, settings, _allowed):
            here = {key: aside(value) for key, value in settings.items()}
            return await ask.asked(replace(fetch, url=aside(fetch.url)), here, frozenset({"127.0.0.1"}))

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


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """One installation for all: its channels do not know of each other."""
    folder = tmp_path_factory.mktemp("connect")
    return lambda adapter, settings: Installation(folder, adapter, settings)


def told(value, url):
    """What is expected, with the channel's own URL."""
    if isinstance(value, dict):
        return {key: told(inner, url) for key, inner in value.items()}
    return type(value)(value.replace("{url}", url)) if isinstance(value, str) else value


def seen(request, expected):
    """The request, with of its headers and its body what is expected of them."""
    (method, path, headers, body), (_, _, some, fields) = request, expected
    sent = {key.lower(): value for key, value in headers.items()}
    is_json = "json" in sent.get("content-type", "")
    given = json.loads(body) if is_json and body else dict(parse_qsl(body.decode(), keep_blank_values=True))
    return (
        method,
        unquote(path),
        {key: sent.get(key.lower()) for key in some},
        {key: given.get(key) for key in fields},
    )


def test_every_adapter_that_connects_or_is_tried_has_a_row() -> None:
    known = {row.adapter for row in ROWS}
    assert {
        name for name in names() if any(option(name, word) for word in ("connect", "disconnect", "probe"))
    } == known
    for word in ("connect", "disconnect"):
        assert {row.adapter for row in ROWS if getattr(row, word)} == {
            name for name in known if option(name, word)
        }


@ALL
def test_a_channel_is_connected_tried_and_disconnected(row, installed, monkeypatch):
    answers = {path: (200, said) for path, said in row.answers.items()}
    channel = installed(row.adapter, row.settings)
    for words, expected in ((["connect"], row.connect), (["connect", "--off"], row.disconnect)):
        if not expected:
            with pytest.raises(BadSettings, match="no way to do this"):
                channel(*words)
            continue
        with provider(monkeypatch, answers) as asked:
            said = channel(*words)
        wanted = [tuple(told(part, channel.added["url"]) for part in one) for one in expected]
        assert wanted == [seen(one, want) for one, want in zip(asked, wanted, strict=False)]
        assert (row.says in said) == (words == ["connect"]) or not row.says
    with provider(monkeypatch, answers):
        assert row.says in channel("test")


@pytest.mark.parametrize("row", [row for row in ROWS if row.connect], ids=lambda row: row.name)
def test_a_provider_that_refuses_is_said_to(row, installed, monkeypatch):
    channel = installed(row.adapter, row.settings)
    place = urlsplit(row.connect[0][1]).path.rstrip("/").rpartition("/")[2]
    with (
        provider(monkeypatch, {place: (400, {"ok": False, "error": "no such account"})}),
        pytest.raises(LookupError, match="no such account"),
    ):
        channel("connect")


@pytest.mark.parametrize("row", [row for row in ROWS if row.dead], ids=lambda row: row.name)
def test_settings_that_are_over_are_said_to_be(row, installed, monkeypatch):
    channel = installed(row.adapter, row.settings)
    with (
        provider(monkeypatch, {path: (200, said) for path, said in row.dead.items()}) as asked,
        pytest.raises(LookupError, match="does not accept these settings"),
    ):
        channel("test")
    assert asked


@pytest.mark.parametrize("row", [row for row in ROWS if row.needs], ids=lambda row: row.name)
def test_without_what_it_needs_it_says_so_and_asks_nothing(row, installed, monkeypatch):
    channel = installed(row.adapter, {key: value for key, value in row.settings.items() if key != row.needs})
    with provider(monkeypatch, {}) as asked:
        for options in ([()] if row.connect else []) + ([("--off",)] if row.disconnect else []):
            with pytest.raises((BadSettings, LookupError), match=f"{row.needs}|connecting needs"):
                channel("connect", *options)
        assert "A sample would become" in channel("test")
    assert asked == []


@pytest.mark.parametrize("lacking", ["group_id", "access_token", "confirmation"])
def test_vk_is_not_asked_to_send_before_it_can_be_answered(lacking, installed):
    channel = installed("social.vk", {key: value for key, value in VK.items() if key != lacking})
    with pytest.raises(LookupError, match="connecting needs"):
        channel("connect")


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

"""The API and the pages, over real sockets, by the route table."""

import asyncio
import json
import re
from functools import partial

import aiohttp
import msgspec
import polib
import pytest
from sqlalchemy import select, update
from test_merge import merge_all, prepared, telegram
from test_process import NOON, PHONES, form, receive, sms, take_in
from test_receiver import new_channel, serving

from console import present, types
from console.openapi import document
from console.routes import ROUTES
from console.words import LOCALE
from storage import access
from storage.engine import transact
from storage.tables import contacts, deliveries, leads

XSS = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"


class Site:
    """A server and a client of it."""

    def __init__(self, store, base, session, token):
        self.store, self.base, self.session, self.token = store, base, session, token

    async def ask(self, method, path, **more):
        headers = {"Authorization": f"Bearer {self.token}"} | more.pop("headers", {})
        async with self.session.request(
            method, self.base + path, headers=headers, allow_redirects=False, **more
        ) as response:
            text = await response.text()
            return (
                response.status,
                json.loads(text) if "json" in response.content_type else text,
                response.headers,
            )

    async def get(self, path, **more):
        status, found, _ = await self.ask("GET", path, **more)
        assert status == 200, found
        return found

    async def signed_in(self):
        await asyncio.to_thread(transact, self.store.engine, partial(access.add_user, email="a@firma.pl"))
        link = await asyncio.to_thread(
            transact, self.store.engine, partial(access.new_link, email="a@firma.pl")
        )
        status, _, headers = await self.ask("POST", f"/sign-in/{link}")
        assert (status, headers["Location"]) == (303, "/")
        return link


def on(store, work):
    """Run work(site) against a server of its own."""
    token = transact(store.engine, partial(access.add_token, name="test"))

    async def run():
        jar = aiohttp.CookieJar(unsafe=True)
        async with serving(store) as (base, _), aiohttp.ClientSession(cookie_jar=jar) as session:
            return await work(Site(store, base, session, token))

    return asyncio.run(run())


def paths():
    return [route for route in ROUTES if "{" not in route.path or route.permission != "public"]


def filled(path):
    return path.replace("{id}", "lead_1").replace("{name}", "app.css").replace("{token}", "x")


def test_every_route_asks_for_what_its_permission_says(store):
    async def work(site):
        site.token = "wrong"
        for route in ROUTES:
            status, _, _ = await site.ask(route.method, filled(route.path))
            if route.permission == "token":
                assert status == 401, route
            elif route.permission == "session":
                assert status == 303, route
            else:
                assert status not in (401, 403), route

    on(store, work)


def test_every_answer_carries_the_security_headers(store):
    async def work(site):
        for path in [*(filled(route.path) for route in ROUTES), "/nowhere", "/api/v1/nowhere", "/healthz"]:
            _, _, headers = await site.ask("GET", path)
            assert "default-src 'none'" in headers["Content-Security-Policy"], path
            assert headers["X-Content-Type-Options"] == "nosniff", path

    on(store, work)


def test_a_page_of_another_site_cannot_act_with_a_persons_cookie(store):
    async def work(site):
        await site.signed_in()
        for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.example"}):
            for route in ROUTES:
                if route.permission != "token" and route.method != "GET":
                    status, _, _ = await site.ask(route.method, filled(route.path), headers=headers)
                    assert status == 403, route
        assert (await site.ask("GET", "/"))[0] == 200

    on(store, work)


def test_a_sign_in_link_works_once_and_is_not_used_up_by_looking(store):
    async def work(site):
        await asyncio.to_thread(transact, store.engine, partial(access.add_user, email="b@firma.pl"))
        link = await asyncio.to_thread(transact, store.engine, partial(access.new_link, email="b@firma.pl"))
        assert (await site.ask("GET", f"/sign-in/{link}"))[0] == 200
        assert (await site.ask("POST", f"/sign-in/{link}"))[0] == 303
        assert (await site.ask("GET", "/"))[0] == 200
        site.session.cookie_jar.clear()
        assert (await site.ask("POST", f"/sign-in/{link}"))[0] == 410
        assert (await site.ask("GET", "/"))[0] == 303

    on(store, work)


def test_pages_walk_all_leads_exactly_once_while_new_ones_come(store):
    take_in(store, *[sms(f"k{n}", f"6{n:08}") for n in range(25)])

    async def work(site):
        seen, cursor = [], ""
        while cursor is not None:
            page = await site.get(
                f"/api/v1/leads?limit=10&cursor={cursor}" if cursor else "/api/v1/leads?limit=10"
            )
            seen += [lead["id"] for lead in page["data"]]
            cursor = page["next_cursor"]
            await asyncio.to_thread(take_in, store, sms(f"new{len(seen)}", f"7{len(seen):08}"))
        return seen

    assert on(store, work) == [f"lead_{n}" for n in range(25, 0, -1)]


def test_limits_are_clamped_and_nonsense_is_told(store):
    async def work(site):
        assert (await site.ask("GET", "/api/v1/leads?limit=1000"))[0] == 200
        for path in (
            "leads?limit=0",
            "leads?limit=x",
            "leads?cursor=x",
            "leads?cursor=Y29udGFjdDox",
            "leads?status=x",
        ):
            status, problem, headers = await site.ask("GET", f"/api/v1/{path}")
            assert (status, headers["Content-Type"]) == (400, "application/problem+json"), path
            assert problem["detail"]
        for path in (
            "leads/lead_99",
            "leads/99",
            "contacts/lead_1",
            "deliveries/dlv_99",
            "channels/ch_99",
            "nothing",
        ):
            status, problem, _ = await site.ask("GET", f"/api/v1/{path}")
            assert (status, problem["status"]) == (404, 404), path
        assert (await site.ask("DELETE", "/api/v1/leads"))[0] == 405

    on(store, work)


def test_a_lead_shows_who_it_is_where_from_and_what_led_there(store):
    body = json.dumps(
        {"name": "Jan", "phone": PHONES[0], "message": "1", "utm_source": "google", "gclid": "abc"}
    )
    take_in(store, {**form(), "body": body.encode(), "received_at": NOON - 1}, sms("a", PHONES[0]))

    async def work(site):
        lead = await site.get("/api/v1/leads/lead_1")
        assert lead["contact"]["name"] == "Jan"
        assert lead["contact"]["identities"] == [
            {"kind": "phone", "value": PHONES[0] and "+48600123451", "proven": True}
        ]
        assert lead["first_touch"]["attribution"] == {"utm_source": "google", "gclid": "abc"}
        assert (lead["last_touch"]["kind"], lead["activities"], lead["source"]) == ("sms", 2, "forms.any")
        found = await site.get("/api/v1/activities?lead=lead_1")
        assert {one["kind"] for one in found["data"]} == {"sms", "form"}
        for q, count in (("jan", 1), ("600123", 1), ("nobody", 0), ("%", 0)):
            assert len((await site.get(f"/api/v1/leads?q={q}"))["data"]) == count, q

    on(store, work)


def test_merged_contacts_are_hidden_and_lead_to_the_survivor(store):
    prepared(store)
    take_in(store, sms("a", PHONES[0]), telegram(1, 71), telegram(2, 71, "+48600123451"))
    merge_all(store)

    async def work(site):
        assert [one["id"] for one in (await site.get("/api/v1/contacts"))["data"]] == ["contact_1"]
        status, _, headers = await site.ask("GET", "/api/v1/contacts/contact_2")
        assert (status, headers["Location"]) == (301, "/api/v1/contacts/contact_1")
        whole = await site.get("/api/v1/contacts/contact_1")
        assert [one["value"] for one in whole["identities"]] == ["+48600123451", "telegram:71"]
        assert len((await site.get("/api/v1/contacts/contact_2/activities"))["data"]) == 3
        assert [one["id"] for one in (await site.get("/api/v1/leads"))["data"]] == ["lead_1"]
        assert (await site.ask("GET", "/api/v1/leads/lead_2"))[2]["Location"] == "/api/v1/leads/lead_1"
        assert (await site.get("/api/v1/leads/lead_1"))["activities"] == 3

    on(store, work)


def test_a_changed_lead_has_a_new_version_and_an_old_one_is_refused(store):
    take_in(store, sms("a", PHONES[0]))

    async def work(site):
        _, _, headers = await site.ask("GET", "/api/v1/leads/lead_1")
        change = {"json": {"status": 4}, "headers": {"If-Match": headers["ETag"]}}
        status, lead, _ = await site.ask("PATCH", "/api/v1/leads/lead_1", **change)
        assert (status, lead["status"]["meaning"], lead["closed_at"] is not None) == (200, "lost", True)
        assert (await site.ask("PATCH", "/api/v1/leads/lead_1", **change))[0] == 412
        assert (await site.ask("PATCH", "/api/v1/leads/lead_1", json={"status": 99}))[0] == 422
        assert (await site.ask("PATCH", "/api/v1/leads/lead_1", json={"status": "x"}))[0] == 422
        assert (await site.ask("PATCH", "/api/v1/leads/lead_1", data=b"{"))[0] == 400
        await asyncio.to_thread(long_closed, store)
        await asyncio.to_thread(take_in, store, sms("b", PHONES[0]))
        status, problem, _ = await site.ask("PATCH", "/api/v1/leads/lead_1", json={"status": 1})
        assert (status, "another open lead" in problem["detail"]) == (409, True)

    on(store, work)


def long_closed(store):
    with store.engine.begin() as conn:
        conn.execute(update(leads).values(closed_at=1))


def test_a_channel_is_added_masked_changed_and_rotated(store):
    async def work(site):
        asked = {"adapter": "telephony.twilio", "name": "Biuro", "settings": {"auth_token": "s3cret"}}
        status, made, _ = await site.ask("POST", "/api/v1/channels", json=asked)
        assert status == 201
        assert made["url"].endswith(f"/in/{made['token']}")
        shown = await site.get(f"/api/v1/channels/{made['id']}")
        assert (shown["settings"], shown["region"]) == ({"auth_token": present.MASK}, "PL")
        change = {"settings": {"auth_token": present.MASK, "account_sid": "AC1"}, "paused": True}
        await site.ask("PATCH", f"/api/v1/channels/{made['id']}", json=change)
        kept = await asyncio.to_thread(secret, store, int(made["id"].removeprefix("ch_")))
        assert kept == {"auth_token": "s3cret", "account_sid": "AC1"}
        status, again, _ = await site.ask("POST", f"/api/v1/channels/{made['id']}/rotate")
        assert (status, again["token"] != made["token"]) == (200, True)
        wrong = {
            "adapter": "telephony.twilio",
            "name": "",
            "settings": {"nope": "1"},
            "region": "XX",
            "counts": "x",
        }
        status, problem, _ = await site.ask("POST", "/api/v1/channels", json=wrong)
        pointers = {one["pointer"] for one in problem["errors"]}
        assert (status, pointers) == (
            422,
            {"/settings/nope", "/settings/auth_token", "/name", "/region", "/counts"},
        )
        assert (await site.ask("POST", "/api/v1/channels", json={**asked, "adapter": "no.such"}))[0] == 422
        listed = await site.get("/api/v1/channels")
        assert "s3cret" not in json.dumps(listed)

    on(store, work)


def secret(store, id):
    from storage.channels import get

    return transact(store.engine, partial(get, cipher=store.cipher, id=id)).settings


def test_the_same_request_with_an_idempotency_key_is_done_once(store):
    async def work(site):
        asked = {"json": {"adapter": "forms.any", "name": "Form"}, "headers": {"Idempotency-Key": "k1"}}
        first = await site.ask("POST", "/api/v1/channels", **asked)
        again = await site.ask("POST", "/api/v1/channels", **asked)
        assert (first[0], first[1]) == (again[0], again[1])
        other = {**asked, "json": {"adapter": "forms.any", "name": "Other"}}
        assert (await site.ask("POST", "/api/v1/channels", **other))[0] == 422
        bad = {"json": {"adapter": "no.such", "name": "x"}, "headers": {"Idempotency-Key": "k2"}}
        assert [(await site.ask("POST", "/api/v1/channels", **bad))[0] for _ in range(2)] == [422, 422]
        return len((await site.get("/api/v1/channels"))["data"])

    assert on(store, work) == 3


def test_a_delivery_is_shown_as_received_and_replayed(store):
    take_in(store, sms("a", PHONES[0]))
    receive(store, {"channel_id": 2, "body": b"\xff\x00binary"})

    async def work(site):
        shown = await site.get("/api/v1/deliveries/dlv_1")
        assert (shown["state"], shown["body"].startswith("MessageSid=a")) == ("done", True)
        assert (await site.get("/api/v1/deliveries/dlv_2"))["body_base64"] == "/wBiaW5hcnk="
        status, found, _ = await site.ask("POST", "/api/v1/deliveries/dlv_1/replay")
        assert (status, found) == (200, {"replayed": 1})
        assert len((await site.get("/api/v1/deliveries?state=pending"))["data"]) == 2

    on(store, work)
    with store.engine.connect() as conn:
        assert conn.scalar(select(deliveries.c.state).where(deliveries.c.id == 1)) == "pending"


def test_an_attachment_is_given_to_be_saved_never_run(store):
    part = "--B\r\nContent-Disposition: form-data; name="
    body = f'{part}"email"\r\n\r\njan@firma.pl\r\n{part}"f"; filename="a.html"\r\n'
    body += "Content-Type: text/html\r\n\r\n<script>\r\n--B--\r\n"
    headers = json.dumps({"content-type": "multipart/form-data; boundary=B"})
    take_in(store, {"channel_id": 2, "body": body.encode(), "headers": headers})

    async def work(site):
        [activity] = (await site.get("/api/v1/activities"))["data"]
        [file] = activity["attachments"]
        status, text, headers = await site.ask("GET", f"/api/v1/attachments/{file['id']}")
        assert (status, text, headers["Content-Type"]) == (200, "<script>", "application/octet-stream")
        assert headers["Content-Disposition"].startswith("attachment;")
        assert "sandbox" in headers["Content-Security-Policy"]

    on(store, work)


def test_what_is_answered_is_what_the_documentation_says(store):
    take_in(store, sms("a", PHONES[0]), form("Jan", PHONES[1]))
    kinds = {
        "/api/v1/leads": types.Page[types.Lead],
        "/api/v1/contacts": types.Page[types.Contact],
        "/api/v1/activities": types.Page[types.Activity],
        "/api/v1/deliveries": types.Page[types.Delivery],
        "/api/v1/channels": types.Page[types.Channel],
        "/api/v1/adapters": types.Page[types.Adapter],
        "/api/v1/statuses": types.Page[types.Status],
        "/api/v1/leads/lead_1": types.Lead,
        "/api/v1/contacts/contact_1": types.Contact,
        "/api/v1/activities/act_1": types.Activity,
        "/api/v1/deliveries/dlv_1": types.Delivery,
    }

    async def work(site):
        for path, kind in kinds.items():
            msgspec.convert(await site.get(path), kind)
        return await site.get("/api/openapi.json")

    told = on(store, work)
    assert told == json.loads(document("0.1.0"))
    described = {(path, method.upper()) for path, methods in told["paths"].items() for method in methods}
    assert described == {(route.path, route.method) for route in ROUTES if route.summary}
    names = set(re.findall(r"#/components/schemas/([\w.]+)", json.dumps(told)))
    assert names <= set(told["components"]["schemas"])


def test_what_people_write_never_comes_out_as_code(store):
    take_in(store, form(XSS, PHONES[0], message=XSS), sms("a", PHONES[1], text=XSS, name=XSS))

    async def work(site):
        await site.signed_in()
        pages = [
            await site.get(path)
            for path in ("/", "/leads/lead_1", "/leads/lead_2", "/rows?after=0", f"/?q={XSS}")
        ]
        for page in pages:
            assert "<script>alert" not in page
            assert "onerror=alert(1)>" not in page

    on(store, work)


def test_the_list_is_found_searched_and_told_in_both_languages(store):
    take_in(store, sms("a", PHONES[0], text="Ile kosztuje dach?"))

    async def work(site):
        await site.signed_in()
        polish = await site.get("/", headers={"Accept-Language": "pl-PL,pl;q=0.9,en;q=0.8"})
        assert "Leady" in polish
        assert 'lang="pl"' in polish
        assert "Ile kosztuje dach?" in polish
        assert "Nobody found" in await site.get("/?q=zzz")
        assert (await site.get("/rows?after=1")).strip() == ""
        assert (await site.ask("GET", "/leads/lead_99"))[0] == 404
        await site.ask("POST", "/sign-out")
        assert (await site.ask("GET", "/"))[0] == 303

    on(store, work)


@pytest.mark.parametrize("lang", ["en", "pl"])
def test_every_text_of_the_pages_is_in_every_language_and_compiled(lang):
    folder = LOCALE / lang / "LC_MESSAGES"
    written = polib.pofile(str(folder / "leadinlet.po"))
    sources = [*LOCALE.parent.glob("templates/*.html"), *LOCALE.parent.glob("*.py")]
    used = {
        text
        for path in sources
        for text in re.findall(r"""\b_\((?:'([^']+)'|"([^"]+)")\)""", path.read_text())
    }
    used = {one or other for one, other in used}
    assert used <= {entry.msgid for entry in written if entry.msgstr}
    compiled = {entry.msgid: entry.msgstr for entry in polib.mofile(str(folder / "leadinlet.mo"))}
    assert compiled == {entry.msgid: entry.msgstr for entry in written}


def test_a_token_that_is_revoked_opens_nothing(store):
    async def work(site):
        await asyncio.to_thread(transact, store.engine, partial(access.revoke, id=1))
        assert (await site.ask("GET", "/api/v1/leads"))[0] == 401

    on(store, work)


def test_a_contact_without_leads_of_ours_is_not_invented(store):
    new_channel(store, "forms.any")

    async def work(site):
        assert (await site.get("/api/v1/leads"))["data"] == []
        await site.signed_in()
        assert "No leads yet" in await site.get("/")

    on(store, work)
    with store.engine.connect() as conn:
        assert conn.execute(select(contacts)).all() == []

"""Duplicates, merges and their undoing, reasons, corrections and companies, as the API's users see them."""

import asyncio
import json

import msgspec
from test_api import on
from test_merge import prepared, telegram
from test_process import PHONES, count, form, sms, take_in

from console import types
from storage.tables import decisions

NUMBERS = [f"+4860012345{n}" for n in (1, 2, 3)]


def post(site, path, **body):
    return site.ask("POST", f"/api/v1/{path}", json=body)


def test_the_queue_shows_the_likeliest_first_with_what_speaks_for_it(store):
    prepared(store)
    take_in(store, sms("a", PHONES[0]), telegram(1, 71), telegram(2, 71, NUMBERS[0]))
    take_in(store, form("Jan Kowal", PHONES[1]), form("Anna Nowak", PHONES[1]), form("Ola", PHONES[1]))

    async def work(site):
        page = await site.get("/api/v1/duplicates")
        msgspec.convert(page, types.Page[types.Duplicate])
        assert [one["proven"] for one in page["data"]] == [True, False, False, False]
        first = page["data"][0]
        assert (first["id"], first["one"]["id"], first["other"]["id"]) == (
            "dup_1_2",
            "contact_1",
            "contact_2",
        )
        [speaks] = first["evidence"]
        assert (speaks["field"], "telegram:71" in speaks["says"]) == ("social", True)
        seen, cursor = [], ""
        while cursor is not None:
            part = await site.get(f"/api/v1/duplicates?limit=1{cursor and f'&cursor={cursor}'}")
            seen += [one["id"] for one in part["data"]]
            cursor = part["next_cursor"]
        assert seen == [one["id"] for one in page["data"]]
        status, decision, _ = await post(site, "duplicates/dup_1_2/different")
        assert (status, decision["kind"], decision["decided_by"]) == (200, "different", "token test")
        assert "dup_1_2" not in [one["id"] for one in (await site.get("/api/v1/duplicates"))["data"]]
        status, problem, _ = await post(site, "contacts/contact_2/merge", contact="contact_1")
        assert (status, decision["id"] in problem["detail"]) == (409, True)
        assert (await post(site, f"decisions/{decision['id']}/undo"))[0] == 200
        assert "dup_1_2" in [one["id"] for one in (await site.get("/api/v1/duplicates"))["data"]]
        for path in (
            "duplicates/dup_1/different",
            "duplicates/dup_98_99/different",
            "decisions/decision_99/undo",
        ):
            assert (await post(site, path))[0] == 404, path
        assert (await site.ask("GET", "/api/v1/duplicates?cursor=x"))[0] == 400

    on(store, work)


def test_a_merge_is_shown_before_it_is_made_and_undone_after_more_messages(store):
    take_in(store, form("Jan", PHONES[0]), form("Jan Kowalski", PHONES[1]))

    async def work(site):
        _, shown, _ = await post(site, "contacts/contact_2/merge", contact="contact_1", preview=True)
        assert (await site.get("/api/v1/contacts/contact_2"))["id"] == "contact_2"
        key = {"headers": {"Idempotency-Key": "once"}, "json": {"contact": "contact_1"}}
        status, made, _ = await site.ask("POST", "/api/v1/contacts/contact_2/merge", **key)
        msgspec.convert(made, types.Merge)
        again = await site.ask("POST", "/api/v1/contacts/contact_2/merge", **key)
        assert (status, again[1]) == (200, made)
        ignored = {"preview", "decision_id"}
        assert {k: v for k, v in shown.items() if k not in ignored} == {
            k: v for k, v in made.items() if k not in ignored
        }
        assert made["fields"][0]["value"] == made["contact"]["name"]
        assert [(one["becomes"], one["into"]) for one in made["leads"]] == [
            ("kept", None),
            ("folded", "lead_1"),
        ]
        status, _, headers = await site.ask("GET", "/api/v1/contacts/contact_2")
        assert (status, headers["Location"]) == (301, "/api/v1/contacts/contact_1")
        await asyncio.to_thread(take_in, store, sms("late", PHONES[1]))
        assert len((await site.get("/api/v1/contacts/contact_1/activities"))["data"]) == 3
        status, undone, _ = await post(site, f"decisions/{made['decision_id']}/undo")
        assert (status, undone["one"], undone["other"], undone["doubts"]) == (
            200,
            "contact_2",
            "contact_1",
            0,
        )
        assert len((await site.get("/api/v1/contacts/contact_2/activities"))["data"]) == 2
        assert (await site.get("/api/v1/leads/lead_2"))["contact"]["id"] == "contact_2"
        kinds = [one["kind"] for one in (await site.get("/api/v1/decisions?contact=contact_2"))["data"]]
        assert kinds == ["different", "merge"]

    on(store, work)
    assert count(store, decisions) == (2,)


def test_a_doubt_is_listed_and_settled_by_saying_whose_it_is(store):
    take_in(store, form("Jan Kowal", PHONES[0]), form("Anna Nowak", PHONES[0]))

    async def work(site):
        _, made, _ = await post(site, "contacts/contact_1/merge", contact="contact_2")
        await asyncio.to_thread(take_in, store, form("", PHONES[0], message="who?"))
        await post(site, f"decisions/{made['decision_id']}/undo")
        page = await site.get("/api/v1/doubts")
        msgspec.convert(page, types.Page[types.Doubt])
        [doubt] = page["data"]
        assert (doubt["activity"]["text"], doubt["candidates"]) == ("who?", ["contact_1", "contact_2"])
        act = doubt["activity"]["id"]
        status, placed, _ = await post(site, f"activities/{act}/place", contact="contact_2")
        assert (status, placed["contact_id"], placed["lead_id"]) == (200, "contact_2", "lead_2")
        assert (await site.get("/api/v1/doubts"))["data"] == []
        assert (await post(site, f"activities/{act}/place", contact="contact_99"))[0] == 404
        assert (await post(site, "activities/act_99/place", contact="contact_1"))[0] == 404
        why = await site.get("/api/v1/contacts/contact_2/why")
        assert why["activities"][0]["placed_by"] == "token test"

    on(store, work)


def test_why_tells_what_was_written_what_it_means_and_which_delivery_brought_it(store):
    prepared(store)
    take_in(store, sms("a", "600 123 451"), telegram(1, 71), telegram(2, 71, NUMBERS[0]))
    take_in(store, form("Jan", "600-123-451", "biuro@firma.pl"))

    async def work(site):
        _, made, _ = await post(site, "contacts/contact_2/merge", contact="contact_1")
        why = await site.get("/api/v1/contacts/contact_2/why")
        msgspec.convert(why, types.Why)
        assert (why["contact_id"], why["members"]) == ("contact_1", ["contact_1", "contact_2"])
        held = {one["value"]: one for one in why["identities"]}
        phone = held[NUMBERS[0]]
        assert (phone["proven"], phone["shown"], phone["first"]["shows"][0]["raw"]) == (
            True,
            3,
            "600 123 451",
        )
        assert phone["last"]["shows"][1] == {
            "kind": "phone", "raw": "600-123-451", "value": NUMBERS[0], "proven": False
        }  # fmt: skip
        assert (held["biuro@firma.pl"]["shared"], held["telegram:71"]["of"]) == (True, "contact_2")
        assert [one["delivery_id"] for one in why["activities"]] == ["dlv_4", "dlv_3", "dlv_2", "dlv_1"]
        assert [one["id"] for one in why["decisions"]] == [made["decision_id"]]
        part = await site.get("/api/v1/contacts/contact_1/why?limit=3")
        rest = await site.get(f"/api/v1/contacts/contact_1/why?limit=3&cursor={part['next_cursor']}")
        assert [one["delivery_id"] for one in rest["activities"]] == ["dlv_1"]
        assert (await site.ask("GET", "/api/v1/contacts/contact_99/why"))[0] == 404

    on(store, work)


def test_a_persons_correction_goes_before_all_evidence_until_it_is_taken_back(store):
    take_in(store, form("Jan", PHONES[0]), form("Ola", PHONES[1]))

    async def work(site):
        _, _, headers = await site.ask("GET", "/api/v1/contacts/contact_1")
        change = {"json": {"name": "  Jan  Kowalski "}, "headers": {"If-Match": headers["ETag"]}}
        status, found, _ = await site.ask("PATCH", "/api/v1/contacts/contact_1", **change)
        assert (status, found["name"]) == (200, "Jan Kowalski")
        assert (await site.ask("PATCH", "/api/v1/contacts/contact_1", **change))[0] == 412
        await asyncio.to_thread(
            take_in, store, sms("a", PHONES[0], name="Janek"), form("Kowalski", PHONES[0])
        )
        assert (await site.get("/api/v1/contacts/contact_1"))["name"] == "Jan Kowalski"
        assert (await site.get("/api/v1/leads/lead_1"))["contact"]["name"] == "Jan Kowalski"
        assert len((await site.get("/api/v1/contacts?q=kowalski"))["data"]) >= 1
        _, made, _ = await post(site, "contacts/contact_1/merge", contact="contact_2")
        assert (made["contact"]["name"], made["fields"][0]["by"]) == ("Jan Kowalski", "correction")
        _, found, _ = await site.ask("PATCH", "/api/v1/contacts/contact_2", json={"name": ""})
        assert (found["id"], found["name"] in ("Jan", "Kowalski", "Ola")) == ("contact_1", True)
        assert (await site.ask("PATCH", "/api/v1/contacts/contact_9", json={"name": "x"}))[0] == 404
        for wrong in ({"name": "x" * 201}, {"name": "a\x00b"}, {"nom": "x"}):
            assert (await site.ask("PATCH", "/api/v1/contacts/contact_1", json=wrong))[0] == 422, wrong

    on(store, work)


def company_form(name, email="", company="", nip="", website=""):
    told = {"name": name, "email": email, "company": company, "nip": nip, "website": website, "message": name}
    body = json.dumps({key: value for key, value in told.items() if value}).encode()
    return dict(channel_id=2, body=body, headers='{"content-type": "application/json"}')


def test_people_of_one_firm_are_found_together_by_domain_tax_id_website_and_name(store):
    take_in(
        store,
        company_form("Jan Kowal", "jan@budimex.com.pl", "Budimex S.A."),
        company_form("Anna Nowak", "anna@poczta.budimex.com.pl"),
        company_form("Ola", "ola@gmail.com", "budimex s.a."),
        company_form("Piotr", "piotr@wp.pl", nip="526-10-40-828", website="https://www.inna.pl/kontakt"),
        company_form("Ewa", "ewa@inna.pl", "Inna sp. z o.o."),
        company_form("Iza", "iza@gmail.com", "osoba prywatna"),
    )

    async def work(site):
        page = await site.get("/api/v1/companies")
        msgspec.convert(page, types.Page[types.Company])
        found = {one["name"]: one for one in page["data"]}
        assert set(found) == {"budimex s.a.", "Inna sp. z o.o."}
        assert found["budimex s.a."]["contacts"] == ["contact_1", "contact_2", "contact_3"]
        assert found["Inna sp. z o.o."]["contacts"] == ["contact_4", "contact_5"]
        marks = {(one["kind"], one["value"]) for one in found["Inna sp. z o.o."]["marks"]}
        assert {("domain", "inna.pl"), ("taxid", "PL5261040828")} <= marks
        contact = await site.get("/api/v1/contacts/contact_4")
        assert [(one["name"], one["by"]) for one in contact["companies"]] == [("Inna sp. z o.o.", "taxid")]
        assert (await site.get("/api/v1/contacts/contact_6"))["companies"] == []
        for q, hits in (("budi", 1), ("inna.pl", 1), ("nobody", 0)):
            assert len((await site.get(f"/api/v1/companies?q={q}"))["data"]) == hits
        one = await site.get("/api/v1/companies/company_1")
        change = {"json": {"name": "Budimex"}, "headers": {"If-Match": '"1"'}}
        assert (await site.ask("PATCH", "/api/v1/companies/company_1", **change))[1]["name"] == "Budimex"
        assert (await site.ask("PATCH", "/api/v1/companies/company_1", **change))[0] == 412
        status, whole, _ = await post(site, "companies/company_2/merge", company="company_1")
        assert (status, whole["id"], len(whole["contacts"]), whole["name"]) == (
            200,
            "company_1",
            5,
            "Budimex",
        )
        status, _, headers = await site.ask("GET", "/api/v1/companies/company_2")
        assert (status, headers["Location"]) == (301, "/api/v1/companies/company_1")
        [decision] = [d for d in (await site.get("/api/v1/decisions"))["data"] if d["kind"] == "merge"]
        assert (await post(site, f"decisions/{decision['id']}/undo"))[1]["one"] == "company_2"
        assert (await site.get("/api/v1/companies/company_2"))["contacts"] == ["contact_4", "contact_5"]
        assert one["contacts"] == (await site.get("/api/v1/companies/company_1"))["contacts"]
        assert (await post(site, "companies/company_2/merge", company="company_1"))[0] == 409
        assert (await site.ask("GET", "/api/v1/companies/company_99"))[0] == 404

    on(store, work)

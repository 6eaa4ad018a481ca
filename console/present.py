"""Rows as the API shows them: public ids, times in words, secrets masked."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, Literal

import channels as adapters
from console import types
from console.problems import Refusal
from dedupe import why as reasons
from dedupe.belong import KINDS, companies_of, marks_of, people_of
from dedupe.duplicates import evidence
from dedupe.merge import Merged
from dedupe.normalize import Identity, is_shared
from leads import queries
from storage.channels import Channel
from storage.engine import Connection

__all__ = ["MASK", "attribution", "moment", "number", "public"]

MASK = "********"
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
CLICKS = "gclid", "gbraid", "wbraid", "fbclid", "msclkid", "ttclid", "li_fat_id", "ctwa_clid", "ad_id", "ref"
PLACES = "referrer", "landing_page", "page"


def public(kind: str, id: int | None) -> Any:
    """An id that says what it is of, such as lead_12; null stays null."""
    return None if id is None else f"{kind}_{id}"


def number(kind: str, given: str) -> int:
    """The number in a public id. Raises Refusal, 404, for what is none of this kind."""
    digits = given.removeprefix(f"{kind}_")
    if digits == given or not digits.isascii() or not digits.isdigit() or len(digits) > 18:
        raise Refusal(404, f"There is no {given[:40]!r} here: ids of this kind look like {kind}_12.")
    return int(digits)


def moment(at: int | None) -> Any:
    """RFC 3339 in UTC; null stays null."""
    return None if at is None else (EPOCH + timedelta(microseconds=at)).isoformat(timespec="microseconds")


def leads(conn: Connection, rows: Sequence[Any]) -> list[types.Lead]:
    people = [row.contact_id for row in rows]
    identities = queries.identities_of(conn, people) if rows else {}
    touches = queries.touches_of(conn, people) if rows else {}
    counts = queries.counts_of(conn, [row.id for row in rows]) if rows else {}
    return [
        types.Lead(
            id=public("lead", row.id),
            title=row.title,
            status=types.Status(row.status_id, row.status_name, row.meaning),
            contact=types.Person(
                public("contact", row.contact_id),
                row.contact_name,
                _identities(identities.get(row.contact_id, ())),
            ),
            source=row.source or row.channel_name,
            channel_id=public("ch", row.channel_id),
            opened_at=moment(row.opened_at),
            closed_at=moment(row.closed_at),
            repeat_of=public("lead", row.repeat_of),
            first_touch=_touch(touches.get(row.contact_id, ()), "first"),
            last_touch=_touch(touches.get(row.contact_id, ()), "last"),
            activities=counts[row.id].n if row.id in counts else 0,
            version=row.version,
        )
        for row in rows
    ]


def contacts(conn: Connection, rows: Sequence[Any]) -> list[types.Contact]:
    ids = [row.id for row in rows]
    identities = queries.identities_of(conn, ids) if rows else {}
    touches = queries.touches_of(conn, ids) if rows else {}
    firms = companies_of(conn, ids) if rows else {}
    return [
        types.Contact(
            id=public("contact", row.id),
            name=row.name,
            identities=_identities(identities.get(row.id, ())),
            companies=[
                types.Employer(public("company", one.id), one.name, KINDS[one.strength])
                for one in firms.get(row.id, ())
            ],
            created_at=moment(row.created_at),
            first_touch=_touch(touches.get(row.id, ()), "first"),
            last_touch=_touch(touches.get(row.id, ()), "last"),
            version=row.version,
        )
        for row in rows
    ]


def companies(conn: Connection, rows: Sequence[Any]) -> list[types.Company]:
    ids = [row.id for row in rows]
    marks = marks_of(conn, ids) if rows else {}
    people = people_of(conn, ids) if rows else {}
    return [
        types.Company(
            id=public("company", row.id),
            name=row.name,
            marks=[types.Mark(mark.kind, mark.value) for mark in marks.get(row.id, ())],
            contacts=[public("contact", one.contact_id) for one in people.get(row.id, ())],
            created_at=moment(row.created_at),
            version=row.version,
        )
        for row in rows
    ]


def duplicates(conn: Connection, rows: Sequence[Any]) -> list[types.Duplicate]:
    ids = sorted({id for row in rows for id in (row.one, row.other)})
    people = {number("contact", one.id): one for one in contacts(conn, queries.contacts_by(conn, ids))}
    speaks = evidence(conn, [(row.one, row.other) for row in rows])
    return [
        types.Duplicate(
            id=f"dup_{row.one}_{row.other}",
            one=people[row.one],
            other=people[row.other],
            proven=bool(row.proven),
            score=row.score,
            evidence=_speaks(speaks.get((row.one, row.other), "[]")),
        )
        for row in rows
    ]


def decision(row: Any) -> types.Decision:
    kind, one, other = (
        ("company", row.company_id, row.other_company_id)
        if row.contact_id is None
        else ("contact", row.contact_id, row.other_id)
    )
    return types.Decision(
        id=public("decision", row.id),
        kind=row.kind,
        one=public(kind, one),
        other=public(kind, other),
        decided_by=row.decided_by,
        at=moment(row.at),
        undone_at=moment(row.undone_at),
        undone_by=row.undone_by,
    )


def doubts(conn: Connection, rows: Sequence[Any]) -> list[types.Doubt]:
    found = {
        row.id: activities(conn, queries.activity_list(conn, id=row.id))[0] for row in rows
    }  # a page of them, each by itself: they are few
    return [
        types.Doubt(
            found[row.id],
            public("decision", row.decision_id),
            [public("contact", row.one), public("contact", row.other)],
        )
        for row in rows
    ]


def chosen_name(conn: Connection, survivor: int) -> types.Choice:
    """Whose name a merged contact has, and why."""
    members = sorted(
        queries.names_of(conn, survivor), key=lambda row: (row.corrected_at, row.name_by), reverse=True
    )
    first = members[0]
    others = {public("contact", row.id): row.corrected or row.name for row in members[1:]}
    return types.Choice(
        field="name",
        value=first.corrected or first.name,
        of=public("contact", first.id),
        by=_rule(first),
        others={id: name for id, name in others.items() if name},
    )


def merged_leads(before: Iterable[int], merged: Merged) -> list[types.MergedLead]:
    """What became of the leads that there were."""
    folded, moved = (merged.leads.folded, merged.leads.moved) if merged.leads else ({}, [])
    return [
        types.MergedLead(public("lead", id), "folded", public("lead", folded[id]))
        if id in folded
        else types.MergedLead(public("lead", id), "moved" if id in moved else "kept", None)
        for id in before
    ]


def why(conn: Connection, members: Sequence[int], rows: Sequence[Any], more: str | None) -> types.Why:
    held = [_held(one) for one in reasons.holdings(conn, members)]
    decided = [decision(row) for row in reasons.decisions(conn, members, None, 1000)]
    return types.Why(
        contact_id=public("contact", min(members)),
        members=[public("contact", id) for id in members],
        identities=held,
        decisions=decided,
        activities=[_evidence(row) for row in rows],
        next_cursor=more,
    )


def activities(conn: Connection, rows: Sequence[Any]) -> list[types.Activity]:
    files = queries.attachments_of(conn, [row.id for row in rows]) if rows else {}
    return [
        types.Activity(
            id=public("act", row.id),
            kind=row.kind,
            direction=row.direction,
            automatic=row.automatic,
            at=moment(row.at),
            channel_id=public("ch", row.channel_id),
            contact_id=public("contact", row.holder_id),
            lead_id=public("lead", row.kept_lead_id),
            name=row.name,
            thread=row.thread,
            text=row.text,
            claims=[types.Claim(*claim) for claim in json.loads(row.claims or "[]")],
            fields=json.loads(row.fields),
            attachments=[
                types.File(public("file", file.id), file.name, file.content_type, file.size)
                for file in files.get(row.id, ())
            ],
        )
        for row in rows
    ]


def delivery(row: Any) -> types.Delivery:
    return types.Delivery(
        id=public("dlv", row.id),
        channel_id=public("ch", row.channel_id),
        state=row.state,
        received_at=moment(row.received_at),
        settled_at=moment(row.settled_at),
        method=row.method,
        about=row.about,
        size=row.size,
        tries=row.tries,
        error=row.error,
    )


def channel(one: Channel) -> types.Channel:
    known = adapters.adapter(one.adapter).SETTINGS
    hidden = {name for name in one.settings if name not in known or known[name].secret}
    return types.Channel(
        id=public("ch", one.id),
        name=one.name,
        adapter=one.adapter,
        region=one.region,
        timezone=one.timezone,
        source=one.source,
        counts=one.counts,
        settings={name: MASK if name in hidden else value for name, value in one.settings.items()},
        paused=one.paused,
        health=one.health,
        reason=one.reason,
        checked_at=moment(one.checked_at or None),
        created_at=moment(one.created_at),
    )


def adapter(name: str) -> types.Adapter:
    module = adapters.adapter(name)
    settings = [
        types.AdapterSetting(key, one.help, one.secret, one.required, one.default)
        for key, one in module.SETTINGS.items()
    ]
    return types.Adapter(name, (module.__doc__ or "").strip(), settings)


def attribution(fields: Mapping[str, str]) -> dict[str, str]:
    """What of an activity's fields tells which advertisement or page led to it."""
    told = {name: value for name, value in fields.items() if name.startswith("utm_")}
    return told | {name: fields[name] for name in (*CLICKS, *PLACES) if name in fields}


def _rule(row: Any) -> Literal["correction", "proven", "claimed", "nobody"]:
    """Why a name is the one."""
    if row.corrected:
        return "correction"
    if not row.name:
        return "nobody"
    return "proven" if row.name_by.startswith("1") else "claimed"


def _held(one: reasons.Holding) -> types.Held:
    row, shown = one.row, one.shown_by
    return types.Held(
        kind=row.kind,
        value=row.value,
        proven=bool(row.proven),
        shared=is_shared(Identity(row.kind, row.value)),
        of=public("contact", row.contact_id),
        since=moment(row.since),
        until=moment(row.until),
        shown=len(shown),
        first=_evidence(shown[-1]) if shown else None,
        last=_evidence(shown[0]) if shown else None,
    )


def _evidence(row: Any) -> types.Evidence:
    return types.Evidence(
        activity_id=public("act", row.id),
        delivery_id=public("dlv", row.delivery_id),
        channel_id=public("ch", row.channel_id),
        kind=row.kind,
        at=moment(row.at),
        of=public("contact", row.contact_id),
        shows=[types.Shown(*one) for one in reasons.said(row)],
        placed_by=row.placed_by,
    )


def _speaks(told: str) -> list[types.Speaks]:
    """Field by field, as `dedupe.suggest` keeps it with a suggestion, and `dedupe.resolve` what it saw."""
    found = json.loads(told)
    listed = found.get("fields", ()) if isinstance(found, dict) else found
    return [types.Speaks(one["field"], one["words"], one["bits"]) for one in listed]


def _identities(rows: Iterable[Any]) -> list[types.Identity]:
    return [types.Identity(row.kind, row.value, bool(row.proven)) for row in rows]


def _touch(rows: Iterable[Any], which: str) -> types.Touch | None:
    row = next((row for row in rows if getattr(row, which) == 1), None)
    if row is None:
        return None
    return types.Touch(
        public("ch", row.channel_id), row.kind, moment(row.at), attribution(json.loads(row.fields))
    )

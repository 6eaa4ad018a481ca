"""Bitrix24: calls, chats of open lines, and its leads, contacts and deals.

In Bitrix24 open Applications, Developer resources, Other, Outbound webhook: enter the channel's URL, copy the
authentication token that is shown and paste it here, and choose the events: of telephony (ONVOXIMPLANTCALLINIT,
...CALLSTART, ...CALLEND, ONEXTERNALCALLSTART, ...CALLBACKSTART), of open lines (ONOPENLINEMESSAGEADD, ...UPDATE,
...DELETE, ONSESSIONSTART, ...FINISH), of connectors (ONIMCONNECTOR...) and of the CRM (ONCRMLEADADD, ...UPDATE,
likewise CONTACT and DEAL).

An event of the CRM has nothing but an id. So that names and numbers come too, make an inbound webhook at the same
place with the rights CRM and Telephony and paste its address, such as https://firm.bitrix24.pl/rest/1/abc/. Calls
that did not come in and recordings are then asked for hourly as well.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any
from urllib.parse import urlencode, urlsplit

from channels.elements import each, moment, strings
from channels.fetching import fetched, file
from channels.forms._form import nested
from channels.invented import PHONE, by_form
from channels.message import Claim, Delivery, Fetch, Message, Setting, Settings, digest, other
from channels.numbers import claims
from channels.signature import same
from channels.telephony._call import ENDED, RECORDED, call
from channels.telephony._pbx import ended, text, when

SETTINGS = {
    "application_token": Setting("Authentication token of the outbound webhook", secret=True, required=True),
    "webhook": Setting(
        "Address of an inbound webhook, such as https://firm.bitrix24.pl/rest/1/abc/", secret=True
    ),
}
PROTECTED_BY = "secret"

# https://apidocs.bitrix24.com/api-reference/telephony/voximplant/index.html: 1 out, 2 in, 3 in and led elsewhere,
# 4 a call-back, 5 an announcement.
OUTWARD = {"1", "4", "5"}
CALLS = {"ONVOXIMPLANTCALLINIT", "ONVOXIMPLANTCALLSTART", "ONVOXIMPLANTCALLEND", "ONEXTERNALCALLSTART"}
CALLED_OFF = "603-S"
CRM = re.compile(r"ONCRM(LEAD|CONTACT|DEAL)(ADD|UPDATE)")
MESSAGE = re.compile(r"ON(?:OPENLINE|IMCONNECTOR)MESSAGE(ADD|UPDATE|DELETE)")
SESSION = re.compile(r"ON(?:SESSION|IMCONNECTORDIALOG)(START|FINISH)")
SIGNED = re.compile(r"\s*\[b\](.+?):\[/b\]\s*(?:\[br\])?\s*")  # who writes, before what is written
STEPS = {"ADD": 0, "UPDATE": 1, "DELETE": 2}


def verify(delivery: Delivery, settings: Settings) -> bool:
    """https://apidocs.bitrix24.com/api-reference/events/safe-event-handlers.html"""
    return same(settings["application_token"], str(_sent(delivery)["auth"]["application_token"]))


def parse(delivery: Delivery, settings: Settings) -> Iterable[Message | Fetch]:
    match delivery.about.split(" "):
        case ["backlog"]:
            return each(delivery, delivery.json()["result"], lambda row: _listed(row, settings))
        case ["crm", kind, id, *entity]:
            return _entity(kind, id, "".join(entity), delivery.json()["result"])
        case ["file", *_]:
            return [fetched(delivery)]
    return _told(delivery, _sent(delivery), settings)


def sample(settings: Settings, url: str, now: datetime) -> Delivery:
    told = {
        "event": "ONVOXIMPLANTCALLINIT",
        "data[CALL_ID]": digest(now.isoformat()),
        "data[CALL_TYPE]": "2",
        "data[CALLER_ID]": PHONE,
        "ts": str(int(now.timestamp())),
        "auth[application_token]": settings["application_token"],
    }
    return by_form(now, url, told)


def probe(settings: Settings) -> Fetch:
    return Fetch(key="probe", about="probe", url="{webhook}profile")


def alive(delivery: Delivery) -> str:
    who = delivery.json()["result"]
    return f"The inbound webhook works, in the name of {who['NAME']} {who['LAST_NAME']}."


def backlog(settings: Settings, since: datetime) -> Fetch:
    """https://apidocs.bitrix24.com/api-reference/telephony/voximplant/voximplant-statistic-get.html"""
    asked = {"FILTER[>=CALL_START_DATE]": since.isoformat(), "SORT": "CALL_START_DATE", "ORDER": "DESC"}
    url = f"{{webhook}}voximplant.statistic.get?{urlencode(asked)}"
    return Fetch(key="backlog", about="backlog", url=url)


def _sent(delivery: Delivery) -> Any:
    is_json = "json" in delivery.headers.get("content-type", "")
    return delivery.json() if is_json else nested(delivery.form())


def _told(delivery: Delivery, told: Mapping[str, Any], settings: Settings) -> Iterator[Message | Fetch]:
    event: str = told["event"].upper()
    data: Any = told.get("data")
    at = moment(told["ts"]) if told.get("ts") else None
    kept = {"event": event, "data": data, "ts": told.get("ts")}  # without the keys it came with
    if event in CALLS:
        yield _call(event, data, at)
    elif event == "ONEXTERNALCALLBACKSTART":
        yield _call_back(data, at)
    elif found := CRM.fullmatch(event):
        asked = list(_asked(found[1].lower(), data["FIELDS"]["ID"], str(told.get("ts", "")), settings))
        yield from asked
        if not asked:
            yield other(delivery, kept)
    elif found := MESSAGE.fullmatch(event):
        step, connector = found[1], text(data.get("CONNECTOR"))
        yield from each(delivery, _elements(data), lambda one: [_message(one, step, connector, at)])
    elif found := SESSION.fullmatch(event):
        is_open, connector = found[1] == "START", text(data.get("CONNECTOR"))
        yield from each(delivery, _elements(data), lambda one: [_session(one, is_open, connector, at)])
    else:
        yield other(delivery, kept)


def _call(event: str, data: Mapping[str, Any], at: datetime | None) -> Message:
    if event == "ONVOXIMPLANTCALLSTART":
        return call(data["CALL_ID"], "talking", at=at, answered_by=data.get("USER_ID"))
    if event == "ONVOXIMPLANTCALLEND":
        return _ended(data)
    is_inbound = event != "ONEXTERNALCALLSTART" and data["CALL_TYPE"] not in OUTWARD
    number, line = data.get("PHONE_NUMBER_INTERNATIONAL") or data.get("PHONE_NUMBER"), data.get("CALLER_ID")
    # Of a call that comes in CALLER_ID is who calls; of one that goes out a line, or whom a telephony app calls.
    client, ours = (line, number) if is_inbound else (number or line, line if number else None)
    return call(
        data["CALL_ID"],
        "ringing",
        client=text(client),
        is_inbound=is_inbound,
        at=at,
        to=data.get("LINE_NUMBER") or ours,
        made_by=data.get("USER_ID"),
    )


def _ended(data: Mapping[str, Any], rank: int = ENDED, **fields: Any) -> Message:
    code, is_inbound = text(data.get("CALL_FAILED_CODE")), data["CALL_TYPE"] not in OUTWARD
    outcome = "missed" if code == CALLED_OFF else ended(code)
    user = data.get("PORTAL_USER_ID")
    return call(
        data["CALL_ID"],
        outcome or code,
        client=text(data["PHONE_NUMBER"]),
        is_inbound=is_inbound,
        rank=rank,
        at=when(data.get("CALL_START_DATE")),
        to=data.get("PORTAL_NUMBER"),
        seconds=data.get("CALL_DURATION"),
        cause=data.get("CALL_FAILED_REASON") or code,
        answered_by=user if is_inbound and outcome == "answered" else None,
        made_by=None if is_inbound else user,
        **fields,
    )


def _listed(row: Mapping[str, Any], settings: Settings) -> Iterator[Message | Fetch]:
    """A call of the statistics, with its recording once there is one."""
    recording = row.get("CALL_RECORD_URL") or ""
    yield _ended(row, RECORDED if recording else ENDED, recording=recording)
    hosts = (urlsplit(settings["webhook"]).hostname or "",)
    yield from file(row["CALL_ID"], recording, hosts, "recording", kind="call")


def _call_back(data: Mapping[str, Any], at: datetime | None) -> Message:
    """Somebody left a number on the site and waits for a call."""
    typed = tuple(Claim("phone", claim.raw) for claim in claims(text(data["PHONE_NUMBER"])))
    kept = strings({"line": data.get("LINE_NUMBER"), "crm": data.get("CRM_ENTITY_ID"), "event": "callback"})
    key = f"callback-{digest(data['PHONE_NUMBER'], at and at.isoformat())}"
    return Message(key=key, kind="form", claims=typed, at=at, text=text(data.get("TEXT")), fields=kept)


def _asked(kind: str, id: object, stamp: str, settings: Settings) -> Iterator[Fetch]:
    """Who the id stands for, as it is by now; only where an inbound webhook may be asked."""
    if settings["webhook"]:
        number = int(str(id))
        key = f"{kind}-{number}-{int(stamp or '0')}"
        yield Fetch(key=key, about=f"crm {kind} {number}", url=f"{{webhook}}crm.{kind}.get?id={number}")


def _entity(kind: str, id: str, entity: str, told: Mapping[str, Any]) -> Iterator[Message | Fetch]:
    """A lead somebody became, a contact, or a deal, whose contact is another question."""
    key = entity or f"{kind}-{id}"
    if kind == "deal" and int(told.get("CONTACT_ID") or 0):
        person = int(told["CONTACT_ID"])
        about, url = f"crm contact {person} {key}", f"{{webhook}}crm.contact.get?id={person}"
        yield Fetch(key=f"{key}-contact-{digest(told.get('DATE_MODIFY'))}", about=about, url=url)
    name = " ".join(filter(None, (told.get(part) for part in ("NAME", "SECOND_NAME", "LAST_NAME"))))
    found = {field: kind for field, kind in (("PHONE", "phone"), ("EMAIL", "email")) if told.get(field)}
    yield Message(
        key=key,
        kind="form" if kind == "lead" else "other",
        claims=None if kind == "deal" else tuple(_claims(told, found)),
        direction="in" if kind == "lead" else "out",  # what our own people keep makes no lead
        rank=1 if entity else 0,
        at=when(told.get("DATE_MODIFY")),
        name=name,
        text=_plain(text(told.get("COMMENTS"))),
        fields=_fields(told) if not entity else {},
    )


def _claims(told: Mapping[str, Any], found: Mapping[str, Any]) -> Iterator[Claim]:
    for field, kind in found.items():
        yield from (Claim(kind, text(one["VALUE"])) for one in told[field])


def _fields(told: Mapping[str, Any]) -> dict[str, str]:
    names = "TITLE SOURCE_ID SOURCE_DESCRIPTION STATUS_ID STAGE_ID OPPORTUNITY CURRENCY_ID COMPANY_TITLE POST".split()
    names += [f"UTM_{part}" for part in ("SOURCE", "MEDIUM", "CAMPAIGN", "CONTENT", "TERM")]
    return strings({name.lower(): text(told.get(name)) for name in names})


def _elements(data: Mapping[str, Any]) -> list[Any]:
    """What a list holds, which a form writes as an object of numbers."""
    held = data.get("MESSAGES") or data.get("DATA") or []
    return list(held.values()) if isinstance(held, Mapping) else list(held)


def _message(one: Mapping[str, Any], step: str, connector: str, at: datetime | None) -> Message:
    """A text of a chat: the client's in an open line, an operator's on its way out through a connector."""
    said, line = one["message"], one.get("connector") or {}
    id = one["im"]["message_id"] if "im" in one else said["id"]
    connector = text(line.get("connector_id")) or connector
    client = text(line.get("user_id")) if line else ""
    is_inbound = bool(client) and text(said.get("user_id")) == client
    shown = text(said.get("text"))
    operator = SIGNED.match(shown)
    return Message(
        key=f"message-{id}",
        kind="chat",
        claims=_chatting(connector, client) if step == "ADD" and client else None,
        direction="in" if is_inbound or not client else "out",
        automatic="system" if said.get("system") == "Y" else "",
        rank=STEPS[step],
        at=at,
        thread=f"{connector} {text(one['chat']['id'])}",
        text="" if step == "DELETE" else _plain(shown[operator.end() :] if operator else shown),
        fields=strings(
            {
                "state": {"UPDATE": "changed", "DELETE": "deleted"}.get(step),
                "written_by": operator[1] if operator else None,
                "files": ", ".join(text(file.get("name")) for file in said.get("files") or [] if file),
            }
        ),
    )


def _session(one: Mapping[str, Any], is_open: bool, connector: str, at: datetime | None) -> Message:
    line = one["connector"]
    client = text(line.get("user_id"))
    connector = text(line.get("connector_id")) or connector
    return Message(
        key=f"session-{one['session']['id']}",
        kind="chat",
        claims=_chatting(connector, client) if client not in ("", "0") else None,
        rank=0 if is_open else 1,
        at=at,
        thread=f"{connector} {text(one['chat']['id'])}",
        fields={"state": "open" if is_open else "closed"},
    )


def _chatting(connector: str, client: str) -> tuple[Claim, ...]:
    """Bitrix24 knows a client of an open line by a user of its own."""
    return (Claim("social", f"bitrix24:{connector}:{client}", proven=True),)


def _plain(bbcode: str) -> str:
    broken = re.sub(r"\[br\]|\s*\[\*\]|\[/p\]", "\n", bbcode, flags=re.IGNORECASE)
    marks = r"\[/?(?:b|i|u|s|p|list|quote|code|url|user|size|color|font)(?:=[^\]]*)?\]"
    return re.sub(marks, "", broken, flags=re.IGNORECASE).strip()

"""VK: what people write to a community, under its posts, and in its lead forms.

In the community open Manage, Additional, API usage. Under "Access tokens" make a key with the rights to manage the
community and its messages, and give it here with the community's number. Run `leadinlet channel test`: it tells the
confirmation string; give that too, and a secret key of your own of letters and digits, then run `leadinlet channel
connect`. By hand: under "Callback API", "Server settings" give the channel's URL and the secret key, copy the string
"that must be returned", press Confirm, and tick the types of events. Without the key no names come along: VK tells only
ids.
"""

import json
from collections.abc import Iterable
from datetime import datetime
from urllib.parse import quote

from channels.elements import Element, each, full_name
from channels.fetching import fetched, named
from channels.invented import TEXT, by_json
from channels.message import Answer, Delivery, Fetch, Message, Setting, Settings, digest
from channels.signature import same
from channels.social._vk import API, EVENTS, SIGN_IN, VERSION, update

SETTINGS = {
    "secret": Setting("Secret key of the Callback API, letters and digits", secret=True, required=True),
    "confirmation": Setting("The string the server must return; without it VK does not begin to send"),
    "group_id": Setting("The community's number; where given, another community's deliveries are refused"),
    "access_token": Setting("The community's access key; names and connect need it", secret=True),
}
PROTECTED_BY = "secret"


def verify(delivery: Delivery, settings: Settings) -> bool:
    """https://dev.vk.com/en/api/callback/getting-started: VK may ask for the confirmation before it has a secret."""
    told = delivery.json()
    group = str(told["group_id"])
    if settings["group_id"] and group != settings["group_id"].strip():
        return False
    if told["type"] == "confirmation" and "secret" not in told:
        return bool(settings["group_id"])
    return same(settings["secret"], str(told["secret"]))


def answer(delivery: Delivery, settings: Settings) -> Answer:
    """Anything but ok, and it is sent again."""
    is_asked = delivery.json()["type"] == "confirmation"
    return Answer(settings["confirmation"].strip() if is_asked else "ok")


def parse(delivery: Delivery, settings: Settings) -> Iterable[Message | Fetch]:
    if delivery.about.startswith("name "):
        yield named(delivery, full_name(delivery.json()["response"][0]))
    elif delivery.about:
        yield fetched(delivery)
    else:
        told = {name: part for name, part in delivery.json().items() if name != "secret"}
        updates = told.get("updates", [told])  # several, where its long poll's answers are passed on
        yield from each(delivery, updates, lambda one: update(delivery, one, settings))


def sample(settings: Settings, url: str, now: datetime) -> Delivery:
    said = {
        "date": int(now.timestamp()),
        "from_id": 1,
        "peer_id": 1,
        "out": 0,
        "text": TEXT,
        "attachments": [],
    }
    ids = {"id": int(now.timestamp()), "conversation_message_id": int(now.timestamp())}
    group = settings["group_id"].strip()
    sent = {
        "type": "message_new",
        "event_id": digest(now.isoformat()),
        "v": VERSION,
        "object": {"message": {**said, **ids}, "client_info": {}},
        "group_id": int(group) if group.isdigit() else 1,
        "secret": settings["secret"],
    }
    return by_json(now, url, sent)


def connect(settings: Settings, url: str) -> list[Fetch]:
    """Anew, so that connecting twice leaves one server. Raises LookupError for want of a setting: VK answers 200."""
    if not (settings["group_id"] and settings["access_token"] and settings["confirmation"]):
        raise LookupError(
            "connecting needs the community's number, its access key and the confirmation string"
        )
    server = {"url": url, "title": "Leadinlet", "secret_key": "{secret}"}
    events = dict.fromkeys(EVENTS, "1") | {"api_version": VERSION}
    code = (
        f"var made = API.groups.addCallbackServer({_given(server)});"
        f"return API.groups.setCallbackSettings({_given(events, server_id='made.server_id')});"
    )
    return [*disconnect(settings, url), _executed("connect", code)]


def disconnect(settings: Settings, url: str) -> list[Fetch]:
    code = (
        f"var servers = API.groups.getCallbackServers({_given({})}).items; var n = 0;"
        f"while (n < servers.length) {{ if (servers[n].url == {json.dumps(url)}) {{"
        f"API.groups.deleteCallbackServer({_given({}, server_id='servers[n].id')}); }} n = n + 1; }}"
        "return n;"
    )
    return [_executed("disconnect", code)]


def probe(settings: Settings) -> Fetch:
    code = (
        f'return {{"groups": API.groups.getById({_given({})}).groups,'
        f'"confirmation": API.groups.getCallbackConfirmationCode({_given({})}).code,'
        f'"servers": API.groups.getCallbackServers({_given({})}).items}};'
    )
    return _executed("probe", code)


def alive(delivery: Delivery) -> str:
    told = delivery.json()
    errors = [told["error"]] if "error" in told else told.get("execute_errors", [])
    if errors:
        raise ValueError(errors[0]["error_msg"])
    found = told["response"]
    servers = [f"{server['title']} ({server['status']})" for server in found["servers"]]
    return (
        f"the key is of {found['groups'][0]['name']}, whose confirmation string is {found['confirmation']}; "
        f"it sends to {', '.join(servers) or 'nobody yet'}"
    )


def _given(values: Element, **expressions: str) -> str:
    """What a method is given: values, and what only the running code knows."""
    known = json.dumps({"group_id": "{group_id}", **values})[:-1]
    return "".join([known, *(f', "{name}": {code}' for name, code in expressions.items()), "}"])


def _executed(key: str, code: str) -> Fetch:
    """Several methods in one request: https://dev.vk.com/en/method/execute"""
    body = quote(code, safe="")
    for name in ("group_id", "secret"):
        body = body.replace(f"%7B{name}%7D", f"{{{name}}}")
    headers = {**SIGN_IN, "Content-Type": "application/x-www-form-urlencoded"}
    return Fetch(
        key=key,
        about="",
        method="POST",
        url=f"{API}/execute",
        headers=headers,
        body=f"v={VERSION}&code={body}",
    )

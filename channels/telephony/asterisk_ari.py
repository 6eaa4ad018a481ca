"""Asterisk or FreePBX, listened to through its REST interface (ARI).

On the PBX switch on its web server and make a user. FreePBX: Settings, Asterisk REST Interface Users, Add User,
read only; and Settings, Advanced Settings, "Enable the mini-HTTP Server". Plain Asterisk: in /etc/asterisk/http.conf
set enabled = yes and bindaddr = the PBX's address, in /etc/asterisk/ari.conf set enabled = yes and add

    [leadinlet]
    type = user
    password = a long random text
    read_only = yes

then `asterisk -rx "core reload"`. Without tls only a PBX in your own network is listened to.

Every call from or to outside is taken in as it rings, is answered and ends, with the recordings that your dialplan
makes through ARI; for these name the PBX in LEADINLET_ALLOWED_HOSTS, for they are fetched from your own network.
Give your own numbers where your PBX shows them as the caller of outgoing calls, and your trunks where callers hide
their numbers. Where you have the choice take asterisk_ami: it knows itself which legs belong together.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any
from urllib.parse import quote

from channels.fetching import fetched, given
from channels.invented import NAME, OURS, PHONE, by_json
from channels.message import Delivery, Fetch, Message, Setting, Settings, literal, other
from channels.telephony import _asterisk
from channels.telephony._asterisk import Leg
from channels.telephony._call import RECORDED, call

SETTINGS = {
    "host": Setting("The PBX's address, such as 192.168.1.10", required=True),
    "port": Setting("Its port; 8088, with tls 8089"),
    "security": Setting("tls, or none (own network only)", default="none"),
    "user": Setting("ARI user", required=True),
    "secret": Setting("Its password", secret=True, required=True),
    "app": Setting("What we call ourselves towards the PBX", default="leadinlet"),
    **_asterisk.SETTINGS,
}
PROTECTED_BY = "secret"  # the PBX is signed in to

# https://docs.asterisk.org/Latest_API/API_Documentation/Asterisk_REST_Interface/Asterisk_REST_Data_Models/
EVENTS = {"ChannelCreated", "Dial", "ChannelDestroyed", "ChannelDialplan", "RecordingFinished"}

Event = Mapping[str, Any]


def verify(delivery: Delivery, settings: Settings) -> bool:
    return delivery.method == "ARI"  # nobody may post calls in


def parse(delivery: Delivery, settings: Settings) -> Iterable[Message | Fetch]:
    """One event. That the legs of a call belong together is known to who listens: "x-call" has the first one's id."""
    if delivery.about:
        yield fetched(delivery)
        return
    event = delivery.json()
    known = delivery.headers.get("x-call", "")
    if event.get("type") not in EVENTS:
        yield other(delivery, event)
        return
    at = datetime.fromisoformat(event["timestamp"])
    if event["type"] == "RecordingFinished":
        yield from _recording(event["recording"], known, at, settings)
    else:
        yield _told(event, known, at, settings, delivery.headers.get("x-seconds", ""))


def sample(settings: Settings, url: str, now: datetime) -> Delivery:
    told = {
        "type": "ChannelCreated",
        "timestamp": now.isoformat(),
        "channel": {
            "id": f"{int(now.timestamp())}.1",
            "name": "PJSIP/provider-00000001",
            "state": "Ring",
            "caller": {"name": NAME, "number": PHONE},
            "connected": {"name": "", "number": ""},
            "dialplan": {"context": "from-trunk", "exten": OURS, "priority": 1},
        },
    }
    sent = by_json(now, url, told)
    return Delivery(received_at=now, method="ARI", url=url, headers=sent.headers, body=sent.body)


def matters(event: Event, call: str) -> bool:
    """Whether an event says something of a call; `call` is the id of the first leg of its call."""
    kind, channel = event.get("type"), event.get("channel") or {}
    is_first = channel.get("id") == call
    if kind == "ChannelDialplan":
        return _asterisk.is_voicemail(str(event.get("dialplan_app", "")))
    if kind == "ChannelDestroyed":
        return is_first or channel.get("state") == "Up"
    if kind == "ChannelCreated":  # a leg that is dialled begins Down, and is told of once more by Dial
        return (
            is_first and channel.get("state") == "Ring" and not channel.get("name", "").startswith("Local/")
        )
    return kind in EVENTS


def _told(event: Event, known: str, at: datetime, settings: Settings, seconds: str) -> Message:
    if event["type"] == "Dial":
        return _dialled(event, known, at, settings)
    channel = event["channel"]
    leg = _leg(channel, known or channel["id"])
    match event["type"]:
        case "ChannelCreated":
            return _asterisk.began(leg, settings, at)
        case "ChannelDialplan":
            return _asterisk.voicemail(leg, at)
        case _:
            others = [channel["connected"]["number"]]
            return _asterisk.over(leg, str(event.get("cause", "")), settings, at, seconds, others)


def _dialled(event: Event, known: str, at: datetime, settings: Settings) -> Message:
    """A call that the PBX begins itself has nobody who dials."""
    first = event.get("caller") or {"id": known or event["peer"]["id"]}
    key = known or first["id"]
    to, status = _leg(event["peer"], key), event["dialstatus"]
    if status in ("", "RINGING", "PROGRESS", "PROCEEDING"):
        return _asterisk.rings(_leg(first, key), to, event.get("dialstring", ""), settings, at)
    return _asterisk.dial_ended(_leg(first, key), to, status, settings, at)


def _recording(told: Event, known: str, at: datetime, settings: Settings) -> Iterator[Message | Fetch]:
    id = told["target_uri"].partition(":")[2]
    key = known or id
    length = told.get("talking_duration") or told.get("duration")
    yield call(key, rank=RECORDED, at=at, recording=told["name"], recording_seconds=length)
    scheme = "https" if settings["security"] == "tls" else "http"
    port = settings["port"].strip() or ("8089" if scheme == "https" else "8088")
    place = literal(quote(told["name"], safe=""))
    url = f"{scheme}://{{user}}:{{secret}}@{{host}}:{int(port)}/ari/recordings/stored/{place}/file"
    yield given(key, url, "recording", kind="call", mark=told["name"])


def _leg(channel: Event, key: str) -> Leg:
    caller, dialplan = channel.get("caller") or {}, channel.get("dialplan") or {}
    return Leg(
        call=key,
        id=channel["id"],
        name=channel.get("name", ""),
        caller=caller.get("number", ""),
        shown=caller.get("name", ""),
        exten=dialplan.get("exten", ""),
        context=dialplan.get("context", ""),
        is_up=channel.get("state") == "Up",
    )

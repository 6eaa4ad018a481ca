"""Asterisk or FreePBX, listened to through its manager interface (AMI).

On the PBX make a user for it. FreePBX: Settings, Asterisk Manager Users, Add Manager, read permission "call" (and
"dialplan", to know of voicemail; "cdr" where the manager tells of it), no write permission but "reporting". Plain
Asterisk: in /etc/asterisk/manager.conf set enabled = yes and add

    [leadinlet]
    secret = a long random text
    read = call,dialplan,cdr,agent
    write = reporting
    permit = ADDRESS/32

(ADDRESS is this machine's), then `asterisk -rx "manager reload"`. The secret is never sent: the sign-in is a challenge.
Without tls only a PBX in your own network is listened to.

Every call from or to outside is taken in as it rings, is answered and ends. Give your own numbers where your PBX
shows them as the caller of outgoing calls, and your trunks where callers hide their numbers.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from channels.elements import each, moment
from channels.invented import NAME, OURS, PHONE
from channels.message import Delivery, Message, Setting, Settings, other
from channels.telephony import _asterisk
from channels.telephony._asterisk import Leg

SETTINGS = {
    "host": Setting("The PBX's address, such as 192.168.1.10", required=True),
    "port": Setting("Its port; 5038, with tls 5039"),
    "security": Setting("tls, or none (own network only)", default="none"),
    "user": Setting("Manager user", required=True),
    "secret": Setting("Its secret", secret=True, required=True),
    **_asterisk.SETTINGS,
}
PROTECTED_BY = "secret"  # the PBX is signed in to

# https://docs.asterisk.org/Latest_API/API_Documentation/AMI_Events/
EVENTS = {"Newchannel", "DialBegin", "DialEnd", "Hangup", "Newexten", "Cdr", "CoreShowChannel"}
UNKNOWN = {"<unknown>", "unknown", "<unspecified>"}

Packet = Mapping[str, str]


def verify(delivery: Delivery, settings: Settings) -> bool:
    return delivery.method == "AMI"  # nobody may post calls in


def parse(delivery: Delivery, settings: Settings) -> Iterable[Message]:
    talked: dict[str, str] = json.loads(delivery.headers.get("x-seconds", "{}"))

    def read(packet: Packet) -> Iterator[Message]:
        return _told(delivery, packet, settings, talked)

    return (said for said in each(delivery, packets(delivery.body), read) if isinstance(said, Message))


def sample(settings: Settings, url: str, now: datetime) -> Delivery:
    id = f"{int(now.timestamp())}.1"
    told = {
        "Event": "Newchannel",
        "Channel": "PJSIP/provider-00000001",
        "ChannelState": "4",
        "CallerIDNum": PHONE,
    }
    told |= {"CallerIDName": NAME, "Exten": OURS, "Context": "from-trunk", "Uniqueid": id, "Linkedid": id}
    body = "".join(f"{name}: {value}\r\n" for name, value in told.items()) + "\r\n"
    return Delivery(received_at=now, method="AMI", url=url, body=body.encode())


def packets(body: bytes) -> list[Packet]:
    """The blocks of "Name: value" lines; of a repeated name the first."""
    blocks = body.replace(b"\r\n", b"\n").decode("utf-8", "replace").split("\n\n")
    return [packet for block in blocks if (packet := _packet(block))]


def matters(packet: Packet) -> bool:
    """Whether a packet says something of a call with the outside world. The end of a leg nobody took does not."""
    event = packet.get("Event", "")
    if event == "Newexten":
        return _asterisk.is_voicemail(packet.get("Application", ""))
    if event == "Cdr":
        return not packet.get("Channel", "").startswith("Local/") and bool(packet.get("DestinationChannel"))
    is_first = packet.get("Uniqueid") == packet.get("Linkedid")
    if event in ("Newchannel", "CoreShowChannel"):
        return is_first
    return event in EVENTS and (event != "Hangup" or is_first or packet.get("ChannelState") == "6")


def _packet(block: str) -> Packet:
    packet: dict[str, str] = {}
    for line in block.splitlines():
        name, colon, value = line.partition(":")
        if colon:
            packet.setdefault(name.strip(), value.strip())
    return packet


def _told(
    delivery: Delivery, packet: Packet, settings: Settings, talked: Mapping[str, str]
) -> Iterator[Message]:
    event = packet.get("Event")
    if event == "Cdr":
        yield _counted(packet)
        return
    if event not in EVENTS or not packet.get("Linkedid", packet.get("DestLinkedid")):
        yield other(delivery, packet)
        return
    leg, at = _leg(packet), _at(packet)
    match event:
        case "Newchannel":
            yield _asterisk.began(leg, settings, at)
        case "CoreShowChannel":
            other_side, is_talking = _number(packet, "ConnectedLineNum"), bool(packet.get("BridgeId"))
            yield _asterisk.found(leg, other_side, is_talking, settings, at)
        case "DialBegin":
            yield _asterisk.rings(leg, _leg(packet, "Dest"), packet.get("DialString", ""), settings, at)
        case "DialEnd":
            yield _asterisk.dial_ended(leg, _leg(packet, "Dest"), packet["DialStatus"], settings, at)
        case "Newexten":
            yield _asterisk.voicemail(leg, at)
        case "Hangup":
            seconds, others = talked.get(leg.id, ""), [_number(packet, "ConnectedLineNum")]
            yield _asterisk.over(leg, packet.get("Cause", ""), settings, at, seconds, others)


def _leg(packet: Packet, side: str = "") -> Leg:
    """The channel of an event; with "Dest" the one that is rung. Who dials may be nobody: then it is the rung one's."""
    id = packet.get(f"{side}Uniqueid") or packet.get("DestUniqueid", "")
    return Leg(
        call=packet.get("Linkedid") or packet.get("DestLinkedid") or id,
        id=id,
        name=packet.get(f"{side}Channel", ""),
        caller=_number(packet, f"{side}CallerIDNum"),
        shown=_number(packet, f"{side}CallerIDName"),
        exten=packet.get(f"{side}Exten", ""),
        context=packet.get(f"{side}Context", ""),
        is_up=packet.get(f"{side}ChannelState") == "6",
    )


def _number(packet: Packet, name: str) -> str:
    said = packet.get(name, "")
    return "" if said.lower() in UNKNOWN else said


def _at(packet: Packet) -> datetime | None:
    """The event's time where manager.conf asks for it (timestampevents), else when the call began."""
    if packet.get("Timestamp"):
        return moment(packet["Timestamp"])
    return _asterisk.began_at(packet.get("Linkedid") or packet.get("DestLinkedid") or "")


def _counted(packet: Packet) -> Message:
    taken_by = _asterisk.extension(packet.get("DestinationChannel", ""))
    return _asterisk.counted(
        packet["UniqueID"],
        packet["Disposition"],
        packet["BillableSeconds"],
        _asterisk.began_at(packet["UniqueID"]),
        taken_by if taken_by.isdigit() else "",
    )

"""Calls and texts told in plainly named fields, whatever their names: for systems whose owner may name them."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from channels.fetching import file
from channels.message import Delivery, Fetch, Message, Setting, Settings, digest, fold, other
from channels.numbers import INTERNAL, LONGEST, international, is_own
from channels.telephony._call import ENDED, RECORDED, call, outcome, seconds
from channels.telephony._pbx import caller, ended, from_outside, text, when
from channels.telephony._sms import text_message

# Our names, and the names that systems have for each; where several are sent the first of these counts.
NAMES = {
    "call_id": "callid linkedid pbxcallid uniqueid calluuid callsid uuid sessionid conversationid id",
    "event": "event eventtype eventname callstatus callstate status state disposition result type",
    "from": "from caller callerid callernumber callerphone calleridnumber calleridnum src source ani fromnumber cli",
    "to": "to called callee did dst destination calledid calledid callednumber destinationnumber tonumber calleddid "
    "dnis dialednumber line",
    "client": "client clientnumber clientphone customer customernumber customerphone phone phonenumber number external "
    "externalnumber remotenumber contactnumber",
    "direction": "direction calldirection calltype",
    "seconds": "billsec billseconds talktime talkduration answeredtime seconds durationseconds duration callduration",
    "cause": "cause hangupcause dialstatus causetxt hangupreason reason",
    "answered_by": "answeredby agent operator user users extension answeringnumber peer internal exten",
    "recording": "recordingurl recordurl recordinglink linkrecord recording record recordingfile",
    "name": "name callername calleridname contactname clid",
    "at": "startedat starttime startepoch callstart calldate timestamp datetime start time date at",
    "text": "text message body sms content",
    "transcript": "transcript transcription",
}
KNOWN = {word: meaning for meaning, words in NAMES.items() for word in words.split()}
OUTWARD = set("out outbound outgoing outcoming outboundcall outgoingcall originate o".split())
HUNG_UP = set(
    "hangup hungup end ended callend callended bye disconnect disconnected finish hangupevent cdr".split()
)
VOICEMAIL = {"voicemail", "mailbox"}


SETTINGS = {
    "fields": Setting("Where your names differ: call_id=UNIQUEID, from=CallerNum, ..."),
    "numbers": Setting("Your own numbers, comma-separated: a call from one of them goes out"),
}


def said(
    delivery: Delivery, element: Any, settings: Settings, kept: Mapping[str, str] | None = None
) -> Iterator[Message | Fetch]:
    """What an object says. `kept` names what else is worth keeping, theirs to ours; recordings are fetched from the
    settings' recording_host alone."""
    values = _flat(element)
    told = _named(values, settings["fields"])
    if told.keys() >= {"text", "from"} and not _tells_of_a_call(told):
        key = told.get("call_id") or digest(*sorted(told.items()))
        yield text_message(key, told["from"], told["text"], at=when(told.get("at")), to=told.get("to"))
    elif "call_id" in told and told.keys() & {"event", "from", "client", "recording", "transcript"}:
        more = {ours: text(values.get(theirs)) for theirs, ours in (kept or {}).items()}
        yield _call(told, settings["numbers"], more)
        hosts = tuple(filter(None, [settings.get("recording_host")]))
        yield from file(told["call_id"], told.get("recording", ""), hosts, "recording", kind="call")
    else:
        yield other(delivery, element)


def _tells_of_a_call(told: Mapping[str, str]) -> bool:
    event = told.get("event", "")
    return plain(event) in HUNG_UP or bool(outcome(event)) or "seconds" in told


def _call(told: Mapping[str, str], numbers: str, kept: Mapping[str, Any]) -> Message:
    event = plain(told.get("event", ""))
    is_inbound = _is_inbound(told, event, numbers)
    ours, theirs = ("to", "from") if is_inbound else ("from", "to")
    name, client = caller(told.get("client") or told.get(theirs, ""))
    status = _status(told, event)
    is_voicemail = plain(told.get("answered_by", "")) in VOICEMAIL
    return call(
        told["call_id"],
        "voicemail" if is_voicemail else status,
        client=("" if is_own(client, numbers) else international(client, LONGEST))
        if "client" in told or theirs in told
        else None,
        is_inbound=from_outside(is_inbound, client),
        # That a machine took it outlasts the "answered" of its end.
        rank=RECORDED if is_voicemail else _rank(told, event),
        at=when(told.get("at")),
        name=_shown(told.get("name", "")) or name,
        text=told.get("transcript", ""),
        to=told.get(ours),
        seconds=told.get("seconds"),
        cause=told.get("cause"),
        answered_by=told.get("answered_by") if outcome(status) != "ringing" and is_inbound else None,
        rings=told.get("answered_by") if outcome(status) == "ringing" and is_inbound else None,
        made_by=told.get("answered_by") if not is_inbound else None,
        recording=told.get("recording"),
        **kept,
    )


def _shown(name: str) -> str:
    """A name, or the name of what Asterisk calls clid: "Jan Nowak" <48600123456>."""
    shown, rest = caller(name)
    return shown or ("" if rest.strip("+").isdigit() else rest)


def _is_inbound(told: Mapping[str, str], event: str, numbers: str) -> bool:
    """As told; else a call from one of our numbers, or from an extension to a longer number, goes out."""
    direction = plain(told.get("direction", ""))
    if direction or event in OUTWARD:
        return direction not in OUTWARD and event not in OUTWARD
    begun_by, to = caller(told.get("from", ""))[1], told.get("to", "")
    is_ours = is_own(begun_by, numbers) or 0 < len(begun_by) <= INTERNAL < len(to)
    return not is_ours or is_own(to, numbers)


def _status(told: Mapping[str, str], event: str) -> str:
    """The event's word; of the end of a call how it ended, by its cause or its length."""
    if not _is_over(told, event):
        return outcome(told.get("event", "")) or told.get("event", "")
    length = seconds(told.get("seconds"))
    by_length = ("answered" if int(length) else "missed") if length else ""
    by_cause = ended(told.get("cause", ""))
    return "missed" if (by_cause, length) == ("answered", "0") else by_cause or by_length


def _is_over(told: Mapping[str, str], event: str) -> bool:
    """Whether it is told at the end. What has a cause and a length is an account of the whole call, whatever its state
    is called; without any event one of them is enough."""
    if event in HUNG_UP or outcome(event):
        return event in HUNG_UP
    return len(told.keys() & {"cause", "seconds"}) > bool(event)


def _rank(told: Mapping[str, str], event: str) -> int | None:
    """None where the outcome tells how far the call is."""
    if _is_over(told, event):
        return ENDED
    return None if outcome(told.get("event", "")) else RECORDED if "recording" in told else 0


def _flat(element: Any) -> dict[str, Any]:
    """The values of an object and of the objects in it by their names; of a repeated name the outermost."""
    values = {name: _inner(value) for name, value in element.items()}
    objects = [one for value in values.values() for one in (value if isinstance(value, list) else [value])]
    inner = [_flat(one) for one in objects if isinstance(one, dict)]
    own = {name: value for name, value in values.items() if not isinstance(value, dict)}
    return {name: value for found in [*reversed(inner), own] for name, value in found.items()}


def _inner(value: Any) -> Any:
    """JSON once more in a text, as of a form's only field; any other value as it is."""
    try:
        return json.loads(value) if isinstance(value, str) and value[:1] == "{" else value
    except ValueError:
        return value


def _named(values: Mapping[str, Any], mapping: str) -> dict[str, str]:
    """What was sent, under our names."""
    pairs = (one.partition("=") for one in mapping.split(",") if "=" in one)
    own = {plain(theirs): ours.strip() for ours, _, theirs in pairs}
    found: dict[str, tuple[int, str]] = {}
    for label, value in values.items():
        word, said = plain(label), text(value)
        meaning = own.get(word) or KNOWN.get(word, "")
        place = -1 if word in own else NAMES[meaning].split().index(word) if meaning else 0
        if meaning and said and place < found.get(meaning, (99, ""))[0]:
            found[meaning] = place, said
    return {meaning: said for meaning, (_, said) in found.items()}


def plain(label: str) -> str:
    return "".join(letter for letter in fold(label) if letter.isalnum())

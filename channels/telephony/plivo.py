"""Plivo: calls and text messages.

At console.plivo.com, under Voice, Applications (and Messaging, Applications for texts), give the channel's URL as
answer URL, hangup URL and message URL, all with POST, and link your number to the application; with the application's
ID in "application_id", `leadinlet channel connect` gives the URLs. The auth ID and the auth token stand on the
console's first page.

A call that comes in is answered by the XML in "call_answer", mostly a <Dial> to the phone that shall ring; give it
action="{url}" and we know whether that phone was picked up ({url} becomes the channel's own). Without it the caller
hears a tone and can leave a message, which joins the lead.

Plivo's older signature, which it still uses for texts, vouches for the sender but not for what is said.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit
from xml.sax.saxutils import quoteattr

from channels.elements import Element, contents, each, in_utc, when
from channels.fetching import fetched, file, posted
from channels.invented import OURS, PHONE, TEXT, by_form
from channels.message import Answer, Delivery, Fetch, Kind, Message, Setting, Settings, digest, other
from channels.numbers import international
from channels.signature import mac_base64, same
from channels.telephony._call import RECORDED, TRANSCRIBED, call, leg, outcome, voicemail
from channels.telephony._sms import receipt, text_message

SETTINGS = {
    "auth_token": Setting("Auth token, on the console's first page", secret=True, required=True),
    "auth_id": Setting("Auth ID, beside it; recordings, pictures and what was missed need it"),
    "application_id": Setting("The application's ID; only to connect it"),
    "call_answer": Setting(
        "XML for a call that comes in, such as <Response><Dial action={url}><Number>48500100200</Number></Dial></Response>",
        default='<Response><Record action={url} maxLength="180" timeout="5" fileFormat="mp3"/></Response>',
    ),
}
PROTECTED_BY = "secret"

SIGNED_IN = "{auth_id}:{auth_token}@"
API = f"https://{SIGNED_IN}api.plivo.com/v1/Account/{{auth_id}}"
# Why a call ended, in the words of the list: https://www.plivo.com/docs/voice/troubleshooting/hangup-causes
CAUSES = {"Normal Hangup": "answered", "Busy Line": "busy", "Rejected": "busy", "Cancelled": "missed"}


def verify(delivery: Delivery, settings: Settings) -> bool:
    """https://www.plivo.com/docs/voice/concepts/signature-validation: by the account's token (Ma: the main account's);
    while tokens change, a header has several."""
    token, headers = settings["auth_token"], delivery.headers
    version = "v3" if "x-plivo-signature-v3-nonce" in headers else "v2"
    signed = (_v3 if version == "v3" else _v2)(delivery, headers[f"x-plivo-signature-{version}-nonce"])
    listed = [headers.get(f"x-plivo-signature-{name}", "") for name in (version, f"ma-{version}")]
    expected = mac_base64("sha256", token, signed.encode())
    return bool(token) and any(same(expected, given.strip()) for one in listed for given in one.split(","))


def _v2(delivery: Delivery, nonce: str) -> str:
    return _bare(delivery.url) + nonce


def _v3(delivery: Delivery, nonce: str) -> str:
    query = sorted(parse_qsl(urlsplit(delivery.url).query, keep_blank_values=True))
    sent = sorted(delivery.form()) if delivery.body and delivery.method != "GET" else []
    asked = "&".join(f"{name}={value}" for name, value in query)
    mark = "?" if query or sent else ""
    dot = "." if query and sent else ""
    return f"{_bare(delivery.url)}{mark}{asked}{dot}{''.join(name + value for name, value in sent)}.{nonce}"


def _bare(url: str) -> str:
    parts = urlsplit(url)
    return urlunsplit((parts.scheme, parts.netloc, parts.path, "", ""))


def parse(delivery: Delivery, settings: Settings) -> Iterable[Message | Fetch]:
    if delivery.about == "backlog":
        yield from each(delivery, delivery.json()["objects"], _missed)
    elif delivery.about:
        yield fetched(delivery)
    else:
        form = contents(delivery)
        yield from [*_said(form, settings)] or [other(delivery, form or None)]


def sample(settings: Settings, url: str, now: datetime) -> Delivery:
    sent = {
        "From": PHONE[1:],
        "To": OURS[1:],
        "Text": TEXT,
        "Type": "sms",
        "MessageUUID": digest(now.isoformat()),
    }
    nonce = digest(url, now.isoformat())
    bare = by_form(now, url, sent)
    signature = mac_base64("sha256", settings["auth_token"], _v3(bare, nonce).encode())
    headers = {"x-plivo-signature-v3": signature, "x-plivo-signature-v3-nonce": nonce}
    return by_form(now, url, sent, lambda _body: headers)


def answer(delivery: Delivery, settings: Settings) -> Answer:
    form = {} if delivery.about else contents(delivery)
    if form.get("CallStatus") == "ringing" and form.get("Direction", "inbound") == "inbound":
        return Answer(settings["call_answer"].replace("{url}", quoteattr(_bare(delivery.url))), "text/xml")
    return Answer("<Response/>", "text/xml")


def probe(settings: Settings) -> Fetch:
    return Fetch(key="probe", about="probe", url=f"{API}/")


def alive(delivery: Delivery) -> str:
    account = delivery.json()
    return f"Plivo knows the account {account['name']}; it holds {account['cash_credits']} USD."


def connect(settings: Settings, url: str) -> list[Fetch]:
    """https://www.plivo.com/docs/account/api/application"""
    place = f"{API}/Application/{{application_id}}/"
    return [posted("connect", place, {"answer_url": url, "hangup_url": url, "message_url": url}, {})]


def backlog(settings: Settings, since: datetime) -> Fetch:
    """The calls; Plivo's list of texts leaves out what they say. https://www.plivo.com/docs/voice/api/call"""
    asked = urlencode({"end_time__gte": f"{since:%Y-%m-%d %H:%M}", "limit": "20"})
    return Fetch(key="backlog", about="backlog", url=f"{API}/Call/?{asked}")


def _missed(one: Element) -> Iterator[Message]:
    cause = one.get("hangup_cause_name") or ""
    status = CAUSES.get(cause) or ("answered" if one.get("answer_time") else "missed")
    if one.get("parent_call_uuid"):
        yield leg(
            one["parent_call_uuid"], status, international(one["to_number"]), seconds=one["call_duration"]
        )
        return
    is_inbound = one["call_direction"] == "inbound"
    yield call(
        one["call_uuid"],
        status,
        client=international(one["from_number" if is_inbound else "to_number"]),
        is_inbound=is_inbound,
        at=when(one["end_time"]),
        to=international(one["to_number"]),
        seconds=one["call_duration"],
        cause=cause,
    )


def _said(form: Mapping[str, str], settings: Settings) -> Iterator[Message | Fetch]:
    if "MessageUUID" in form:
        yield from _text(form, settings)
    elif "transcription" in form:
        yield call(form["call_uuid"], rank=TRANSCRIBED, text=form["transcription"])
    elif "CallUUID" in form:
        yield from _call(form, settings)


def _text(form: Mapping[str, str], settings: Settings) -> Iterator[Message | Fetch]:
    """https://docs.plivo.com/docs/messaging/api/message/handling-incoming and message-status-callbacks beside it"""
    key = form["MessageUUID"]
    if "Status" in form:
        error = "" if form.get("ErrorCode") in ("000", "0") else form.get("ErrorCode")
        key = form.get("ParentMessageUUID") or key
        yield receipt(key, form["Status"], at=in_utc(form.get("DeliveryReportTime")), error=error)
        return
    kind: Kind = "social" if "WABAID" in form or form.get("Type") == "whatsapp" else "sms"
    urls = [url for number in range(99) if (url := form.get(f"Media{number}"))]
    yield text_message(
        key,
        international(form["From"]),
        form.get("Text") or form.get("Body", ""),
        kind=kind,
        name=form.get("ProfileName", ""),
        to=international(form["To"]),
        channel="" if kind == "sms" else "whatsapp",
        media=" ".join(urls),
    )
    for number, url in enumerate(urls):
        yield from file(key, url, _hosts(settings), f"media-{number}", sign_in=SIGNED_IN, kind=kind)


def _call(form: Mapping[str, str], settings: Settings) -> Iterator[Message | Fetch]:
    """https://www.plivo.com/docs/voice/xml/request"""
    key = form["CallUUID"]
    if "CallStatus" in form and "From" in form and "DialAction" not in form:
        yield _state(key, form)
    if status := _of_leg(form):
        to = international(form.get("DialBLegTo"))
        yield leg(
            key, status, to, seconds=form.get("DialBLegDuration") if outcome(status) == "answered" else None
        )
    if form.get("RecordUrl"):
        yield from _recording(key, form, settings)


def _state(key: str, form: Mapping[str, str]) -> Message:
    is_inbound = form.get("Direction", "inbound") == "inbound"
    state = form["CallStatus"]
    return call(
        key,
        state,
        client=international(form["From" if is_inbound else "To"]),
        is_inbound=is_inbound,
        at=in_utc(form.get("EndTime")),
        name=form.get("CallerName", "") if is_inbound else "",
        to=international(form["To"]),
        seconds=form.get("Duration") if outcome(state) == "answered" else None,
        forwarded_from=international(form.get("ForwardedFrom")),
        cause=form.get("HangupCauseName") or form.get("HangupCause"),
    )


def _of_leg(form: Mapping[str, str]) -> str:
    """How it goes with the phone that was called for the caller. That it hung up says not whether it was taken."""
    action = form.get("DialAction", "")
    status = form.get("DialStatus") or form.get("DialBLegStatus") or ""
    if action == "hangup" and not outcome(status):
        return "completed" if form.get("DialBLegDuration", "0").strip("0.") else "no-answer"
    return {"answer": "talking", "connected": "talking"}.get(action) or status


def _recording(key: str, form: Mapping[str, str], settings: Settings) -> Iterator[Message | Fetch]:
    """What follows a <Dial> is a conversation's, the rest was left for us."""
    url, seconds = form["RecordUrl"], form.get("RecordingDuration")
    is_left = "DialStatus" not in form and "<Dial" not in settings["call_answer"]
    if is_left:
        yield voicemail(key, url, seconds)
    else:
        yield call(key, rank=RECORDED, recording=url, recording_seconds=seconds)
    yield from file(
        key, url, _hosts(settings), form.get("RecordingID") or "recording", kind="call", sign_in=SIGNED_IN
    )


def _hosts(settings: Settings) -> tuple[str, ...]:
    """Only once we can be signed in."""
    return ("plivo.com",) if settings["auth_id"] else ()

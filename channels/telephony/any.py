"""Any telephone system that can call an address.

Let the system request the channel's URL (POST with JSON or form fields, or GET) when a call rings, is answered
and ends; once at its end is enough. It needs to tell the call's id, the event (ringing, answer, hangup, or the
call's state), the caller, the number called and the direction (in or out; it is known too where you give your own
numbers); and where it knows them the duration, the cause, the extension, the caller's name, the recording's
address, a transcript and the time. Their usual names are known; where yours differ, write them into the setting
"fields". What has a sender and a text and tells of no call is a text message. Words given as the secret must come
as the request header "X-Secret".

Recordings are fetched from the host named in "recording_host" alone.

For Asterisk without further software, in extensions.conf (URL stands for the channel's URL):

    same => n,Set(OK=${CURL(URL,event=ringing&call_id=${LINKEDID}&from=${CALLERID(num)}&to=${EXTEN})})
    exten => h,1,Set(OK=${CURL(URL,event=hangup&call_id=${LINKEDID}&cause=${DIALSTATUS}&seconds=${ANSWEREDTIME})})

For FreeSWITCH point mod_json_cdr at it; for what is told at the end alone, nothing more is needed.
"""

from collections.abc import Iterable
from datetime import datetime

from channels.elements import contents, each, listed
from channels.fetching import fetched
from channels.invented import OURS, PHONE, by_json
from channels.message import Delivery, Fetch, Message, Setting, Settings, digest
from channels.signature import same
from channels.telephony import _named

SETTINGS = {
    **_named.SETTINGS,
    "secret": Setting("The words of the request header X-Secret", secret=True),
    "recording_host": Setting("The host that recordings are fetched from, such as pbx.firm.example"),
}
PROTECTED_BY = "secret"


def verify(delivery: Delivery, settings: Settings) -> bool:
    return not settings["secret"] or same(settings["secret"], delivery.headers.get("x-secret", ""))


def parse(delivery: Delivery, settings: Settings) -> Iterable[Message | Fetch]:
    if delivery.about:
        return [fetched(delivery)]
    elements = listed(contents(delivery))
    return each(delivery, elements, lambda element: _named.said(delivery, element, settings))


def sample(settings: Settings, url: str, now: datetime) -> Delivery:
    told = {
        "event": "ringing",
        "call_id": digest(now.isoformat()),
        "from": PHONE,
        "to": OURS,
        "direction": "in",
    }
    secret = settings["secret"]
    return by_json(now, url, told, lambda body: {"x-secret": secret} if secret else {})

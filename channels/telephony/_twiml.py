"""The forms that Twilio sends of a call, and those who speak its language."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from email.utils import parsedate_to_datetime

from channels.elements import when
from channels.message import Fetch, Message
from channels.telephony._call import RECORDED, TRANSCRIBED, call, leg, outcome, voicemail

Form = Mapping[str, str]
EARLY = {"queued": 0, "initiated": 1}


def of_call(form: Form, media: Callable[[str, str, str], Iterator[Fetch]]) -> Iterator[Message | Fetch]:
    """What one form says of a call; `media` asks for a recording: the call, its address, its name."""
    if "TranscriptionText" in form:
        at = _moment(form)
        yield call(form["CallSid"], rank=TRANSCRIBED, at=at, text=form["TranscriptionText"], client=None)
        return
    if "CallStatus" in form and "From" in form:
        yield from _states(form)
    if "RecordingUrl" in form:
        yield from _recording(form, media)


def _states(form: Form) -> Iterator[Message]:
    key, state = form["CallSid"], form["CallStatus"]
    if parent := form.get("ParentCallSid"):  # the call of one of ours who rings for a caller
        yield leg(parent, state, form["To"], at=_moment(form), seconds=form.get("CallDuration"))
        return
    is_inbound = form.get("Direction", "inbound") == "inbound"
    yield call(
        key,
        state,
        client=form["From"] if is_inbound else form["To"],
        is_inbound=is_inbound,
        rank=EARLY.get(state),
        at=_moment(form),
        name=form.get("CallerName", "") if is_inbound else "",
        to=form["To"],
        seconds=form.get("CallDuration") if outcome(state) == "answered" else None,
        direction=form.get("Direction", "inbound"),
        forwarded_from=form.get("ForwardedFrom"),
    )
    if dialled := form.get("DialCallStatus"):
        yield leg(key, dialled, "", at=_moment(form), seconds=form.get("DialCallDuration"))


def _recording(form: Form, media: Callable[[str, str, str], Iterator[Fetch]]) -> Iterator[Message | Fetch]:
    key, url, seconds = form["CallSid"], form["RecordingUrl"], form.get("RecordingDuration")
    is_left = form.get("RecordingSource") == "RecordVerb" or (
        "Digits" in form and "DialCallStatus" not in form
    )
    if is_left:
        yield voicemail(key, url, seconds, at=_moment(form))
    else:
        yield call(key, rank=RECORDED, at=_moment(form), recording=url, recording_seconds=seconds)
    if form.get("RecordingStatus", "completed") == "completed":
        yield from media(key, url, form.get("RecordingSid") or url.rpartition("/")[2])


def _moment(form: Form) -> datetime | None:
    """Twilio writes it as mails do; others as everybody else, in UTC."""
    said = form.get("Timestamp", "")
    is_as_in_mails = bool(said) and not said[:4].isdigit()
    return parsedate_to_datetime(said) if is_as_in_mails else when(said)

"""What of a sample was sent, and whose it is: every project and documentation keeps its samples in its own way.

A sample is a body, a list of bodies, requests with their addresses, or a part that a test cut out of its envelope.
Where it does not say how it was sent, there are several ways, the likeliest first.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import PurePath
from typing import Any, NamedTuple
from urllib.parse import urlencode

import channels
from channels import adapter, names
from channels.message import Delivery, Fetch, Message, Unreadable

NOTHING_SENT = "the sample does not hold what was sent"
NOW = datetime(2026, 11, 23, tzinfo=UTC)

# What samples call a provider, where it is not the adapter's name.
CALLED = {
    "3cx": "telephony.threecx",
    "bitrix24-events": "telephony.bitrix24",
    "generic-cti": "telephony.any",
    "messagebird": "telephony.bird",
    "messagebird-sms": "telephony.bird",
    "sms-bandwidth": "telephony.bandwidth",
    "twilio-sms": "telephony.twilio",
    "nexmo": "telephony.vonage",
    "facebook": "social.meta",
    "instagram": "social.meta",
    "messenger": "social.meta",
    "whatsapp": "social.meta",
    "whatsapp-cloud": "social.meta",
    "meta-leadgen": "ads.meta",
    "google-ads-leadform": "ads.google",
    "google-ads-lead-form": "ads.google",
    "linkedin-leadgen": "ads.linkedin",
    "aws-sns": "email.ses",
}
FAMILIES = {"forms": "forms.any", "telephony": "telephony.any"}  # who reads what nobody else does
# A lead of an advertisement as a go-between passes it on is a form like any.
PASSED_ON = {"ads.meta": "forms.any", "ads.google": "forms.any", "ads.linkedin": "forms.any"}
FILES = {".csv": "files.csv", ".tsv": "files.csv", ".xlsx": "files.xlsx", ".xls": "files.xlsx"}
FILES |= {".vcf": "files.vcard", ".vcard": "files.vcard"}
TYPES = {
    ".csv": "text/csv",
    ".tsv": "text/tab-separated-values",
    ".vcf": "text/vcard",
    ".vcard": "text/vcard",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xls": "application/vnd.ms-excel",
    ".txt": "text/plain",
}
JSON, FORM = "application/json", "application/x-www-form-urlencoded"

# A request as somebody wrote it down: where what was sent stands, and what may stand beside it.
SENT = "body", "form", "params", "payload"
BESIDE = set(
    "method url headers content_type description note at name source kind provider settings _http".split()
)
SEVERAL = "requests", "payloads", "deliveries"


class Request(NamedTuple):
    body: Any
    content_type: str = ""
    url: str = ""
    method: str = "POST"
    headers: Mapping[str, str] = {}


def adapter_of(family: str, provider: str, file: str, is_exact: bool = False) -> str | None:
    """The adapter that reads it; None where there is none, not even (unless `is_exact`) one for any provider."""
    if family == "import":
        name = FILES.get(PurePath(file).suffix.lower(), "")
        return name if name in names() else None
    plain = provider.replace("-", "_").replace(" ", "_").lower()
    others = (name for name in names() if name.endswith(f".{plain}"))
    wanted = (CALLED.get(provider, provider), f"{family}.{plain}", *others)
    any_other = "" if is_exact else FAMILIES.get(family, "")
    return next((name for name in (*wanted, any_other) if name in names()), None)


def said(name: str, provider: str, file: str, content: bytes) -> list[Message | Fetch]:
    """Everything the sample says, in order. Raises Unreadable where no part of it can be read in any way."""
    try:
        return _all_parts(name, provider, file, content)
    except Unreadable:
        passed_on = _all_parts(PASSED_ON[name], provider, file, content) if name in PASSED_ON else []
        if not any(isinstance(one, Message) and one.claims for one in passed_on):
            raise
        return passed_on


def _all_parts(name: str, provider: str, file: str, content: bytes) -> list[Message | Fetch]:
    found: list[Message | Fetch] = []
    problems: list[Unreadable] = []
    parts = list(deliveries(name, provider, file, content))
    for ways in parts:
        try:
            found += _likeliest(name, ways)
        except Unreadable as error:
            problems.append(error)
    if not parts or len(problems) == len(parts):
        raise problems[0] if problems else Unreadable(NOTHING_SENT)
    return found


def deliveries(name: str, provider: str, file: str, content: bytes) -> Iterator[list[Delivery]]:
    """Of each part of a sample the ways in which it may have been sent."""
    suffix = PurePath(file).suffix.lower()
    try:
        sample = json.loads(content) if suffix not in FILES else None
    except ValueError:
        sample = None
    if not isinstance(sample, dict | list):
        kind = TYPES.get(suffix, "")
        disposition = f"attachment; filename*=UTF-8''{PurePath(file).name}"
        headers = {"content-type": kind, "content-disposition": disposition}
        yield [Delivery(received_at=NOW, headers=headers, body=content)]
        return
    for number, request in enumerate(requests(sample)):
        at = NOW + timedelta(seconds=number)
        for part in _parts(name, request.body):
            wrapped = _envelopes(name, provider, part)
            yield [one for body in wrapped for one in _ways(request, body, at)]


def requests(sample: Any) -> Iterator[Request]:
    """The requests a sample holds; of one that only names what was sent, none."""
    several = next((sample[word] for word in SEVERAL if word in sample), None) if _is_map(sample) else None
    if isinstance(several, list):
        for one in several:
            yield from requests(one)
    elif isinstance(sample, list):
        for one in sample:
            yield from requests(one)
    elif _is_reference(sample):
        return
    elif (place := _place(sample)) is not None:
        yield from _request(sample, place)
    else:
        yield Request(_plain(sample))


def settings_of(name: str) -> dict[str, str]:
    """Words for what an adapter requires; no sample knows them."""
    return {key: "12345" for key, setting in adapter(name).SETTINGS.items() if setting.required}


def _likeliest(name: str, ways: Iterable[Delivery]) -> list[Message | Fetch]:
    """The first way that is understood; else the first that can be read."""
    readable: list[list[Message | Fetch]] = []
    problem = Unreadable("nothing was sent")
    for delivery in ways:
        try:
            found = channels.read(name, delivery, settings_of(name))
        except Unreadable as error:
            problem = problem if readable or str(problem) != "nothing was sent" else error
            continue
        if any(isinstance(one, Fetch) or one.kind != "other" for one in found):
            return found
        readable.append(found)
    if not readable:
        raise problem
    return max(readable, key=bool)


def _is_map(sample: Any) -> bool:
    return isinstance(sample, Mapping)


def _is_reference(value: Any) -> bool:
    """{"S": "create.id"}: what the sample's own project would have put there."""
    return isinstance(value, Mapping) and set(value) == {"S"} and isinstance(value["S"], str)


def _plain(value: Any) -> Any:
    """Without references; what they are called stands for what they were."""
    if _is_reference(value):
        return str(value["S"])
    if isinstance(value, Mapping):
        return {name: _plain(one) for name, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, list) else value


def _place(sample: Any) -> str | None:
    """Where a request that was written down has its body; None where the sample is a body itself."""
    place = next((word for word in SENT if word in sample), None) if _is_map(sample) else None
    if place is None or not set(sample) <= BESIDE | set(SENT):
        return None
    tells = {"content_type", "method", "headers", "_http"} & set(sample)
    return place if tells or not isinstance(sample[place], str | int | float) else None


def _request(sample: Mapping[str, Any], place: str) -> Iterator[Request]:
    if _is_reference(sample[place]):
        return
    http = sample.get("_http") or sample
    headers = {str(k).lower(): str(v) for k, v in (http.get("headers") or {}).items()}
    kind = str(sample.get("content_type") or headers.get("content-type") or (FORM if place != "body" else ""))
    url, method = str(http.get("url") or ""), str(http.get("method") or "POST").upper()
    yield Request(_plain(sample[place]), kind, url, method, headers)


def _ways(request: Request, body: Any, at: datetime) -> Iterator[Delivery]:
    """As it says it was sent; else as JSON, as a form, and as a list of one."""
    if request.method == "GET":
        asked = f"{request.url}?{urlencode(pairs(body))}" if isinstance(body, Mapping) else request.url
        yield Delivery(received_at=at, method="GET", url=asked, headers=request.headers)
        return
    for kind, sent in _encoded(body, request.content_type):
        headers = {**request.headers, "content-type": kind}
        yield Delivery(received_at=at, method=request.method, url=request.url, headers=headers, body=sent)


def _encoded(body: Any, kind: str) -> Iterator[tuple[str, bytes]]:
    if isinstance(body, str):
        is_json = body.lstrip()[:1] in ("{", "[")
        has_parts = kind.startswith("multipart") and "boundary=" in kind
        yield (kind if has_parts else JSON if is_json else FORM if "=" in body else kind), body.encode()
        return
    as_json = (JSON, json.dumps(body, ensure_ascii=False).encode())
    as_form = (FORM, urlencode(pairs(body)).encode())
    yield from (as_form, as_json) if "form" in kind else (as_json, as_form)
    if isinstance(body, Mapping):
        yield JSON, json.dumps([body], ensure_ascii=False).encode()


def pairs(value: Any, name: str = "") -> list[tuple[str, str]]:
    """The fields of a form, nested as PHP and Rails write them: data[FIELDS][ID]=1, user[]=a."""
    if isinstance(value, list) and not name and all(isinstance(one, list) and len(one) == 2 for one in value):
        return [pair for label, one in value for pair in pairs(one, str(label))]
    if isinstance(value, Mapping):
        inner = [(f"{name}[{label}]" if name else str(label), one) for label, one in value.items()]
        return [pair for label, one in inner for pair in pairs(one, label)]
    if isinstance(value, list):
        return [pair for one in value for pair in pairs(one, f"{name}[]" if name else "")]
    return [(name, "" if value is None else str(value).lower() if isinstance(value, bool) else str(value))]


Wrap = Callable[[dict[str, Any]], Any]


def _whatsapp(part: Any) -> Any:
    change = {"field": "messages", "value": part}
    return {"object": "whatsapp_business_account", "entry": [{"id": "0", "changes": [change]}]}


def _within(name: str) -> Wrap:
    """In the one entry of an envelope of Meta's."""
    return lambda part: {"object": "page", "entry": [{"id": "0", "time": 0, name: [part]}]}


# Parts as they are cut out: by what they have, and what was around them.
CUT: dict[str, list[tuple[str, Wrap]]] = {
    "social.meta": [
        ("contacts messages statuses", _whatsapp),
        ("messaging standby changes", lambda part: {"object": "page", "entry": [part]}),
        ("sender recipient", _within("messaging")),
        ("entry", lambda part: {"object": "page", **part}),
    ],
    "ads.meta": [
        ("changes", lambda part: {"object": "page", "entry": [part]}),
        ("field", _within("changes")),
        ("leadgen_id", lambda part: _within("changes")({"field": "leadgen", "value": part})),
    ],
    "social.telegram": [
        ("message edited_message callback_query channel_post", lambda part: {"update_id": 0, **part}),
        ("message_id", lambda part: {"update_id": 0, "message": part}),
    ],
    "social.line": [("source replyToken", lambda part: {"destination": "U0", "events": [part]})],
    "social.vk": [
        ("type", lambda part: {"group_id": 0, "event_id": "0", **part}),
        ("from_id peer_id", lambda part: {"type": "message_new", "group_id": 0, "object": part}),
    ],
    "telephony.twilio": [("From", lambda part: {"To": "", **part})],
    "telephony.telnyx": [("event_type", lambda part: {"data": part})],
}
# A list of deliveries as a provider's polling gives it.
POLLED = {"social.vk": "updates", "social.telegram": "result"}


def _parts(name: str, body: Any) -> list[Any]:
    polled = body.get(POLLED.get(name, "")) if isinstance(body, Mapping) else None
    return polled if isinstance(polled, list) else [body]


def _envelopes(name: str, provider: str, body: Any) -> Iterator[Any]:
    """The body as it is; then, if it is only a part, within what was around it."""
    yield body
    for having, wrap in CUT.get(name, []):
        if isinstance(body, Mapping) and set(having.split()) & set(body):
            whole = wrap(dict(body))
            yield {**whole, "object": provider} if provider == "instagram" else whole

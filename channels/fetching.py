"""What a provider gives out only when asked, by a request of its own: the file of a message, the name of who wrote it.

What is received gets into a request through literal() alone, and no request with our secrets leaves the provider's hosts.
"""

import json
from collections.abc import Iterator, Mapping
from urllib.parse import quote, unquote, urlsplit

from channels.elements import strings
from channels.message import Attachment, Delivery, Fetch, Kind, Message, literal

# How far in its activity's life the answers are: further than whatever is told unasked.
NAMED, FETCHED = 800, 900
KINDS: Mapping[str, Kind] = {"call": "call", "sms": "sms", "social": "social"}
ENDINGS = {"audio/mpeg": "mp3"}  # where the kind's own name is no ending


def file(
    key: str,
    url: str,
    hosts: tuple[str, ...],
    name: str,
    *,
    kind: Kind,
    sign_in: str = "",
    headers: Mapping[str, str] | None = None,
    mark: str = "",
) -> Iterator[Fetch]:
    """A file of a message, at an address that was received; none where that is not the provider's.

    `sign_in` is "{user}:{password}@" in the settings' names.
    """
    if is_at(url, hosts):
        parts = urlsplit(url)
        query = f"?{parts.query}" if parts.query else ""
        place = literal(parts.netloc.rpartition("@")[2] + parts.path + query)
        yield given(key, f"https://{sign_in}{place}", name, kind=kind, headers=headers, mark=mark)


def given(
    key: str,
    url: str,
    name: str,
    *,
    kind: Kind,
    headers: Mapping[str, str] | None = None,
    mark: str = "",
) -> Fetch:
    """A file of a message, at an address of our own making. `mark` tells files of one message apart whose names may
    be the same."""
    about = f"file {kind} {quote(key, errors='surrogatepass')} {name}"
    return Fetch(key=f"file {key} {mark or name}", about=about, url=url, headers=headers or {})


def is_at(url: str, hosts: tuple[str, ...]) -> bool:
    """Whether it is safely at one of these hosts, or below it."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    return parts.scheme == "https" and any(host == one or host.endswith(f".{one}") for one in hosts if one)


def asked_for(delivery: Delivery) -> tuple[str, str, str]:
    """Of a file: the kind of its message, that one's key, its name."""
    _, kind, key, name = delivery.about.split(" ", 3)
    return kind, unquote(key, errors="surrogatepass"), name


def fetched(delivery: Delivery) -> Message:
    """The file that was asked for, as a piece of its message. Raises ValueError for one that is not there yet."""
    if not delivery.body:
        raise ValueError(f"no bytes of {delivery.about}")
    kind, key, name = asked_for(delivery)
    content_type = delivery.headers.get("content-type", "application/octet-stream").partition(";")[0]
    ending = ENDINGS.get(content_type) or content_type.rpartition("/")[2].removeprefix("x-")
    attached = Attachment(name if "." in name else f"{name}.{ending}", content_type, delivery.body)
    return Message(key=key, kind=KINDS[kind], rank=FETCHED, attachments=(attached,))


def profile(key: str, url: str, headers: Mapping[str, str], once: str = "") -> Fetch:
    """Who wrote a message, where it tells only an id; `once` is whom, where one message's asking is enough."""
    return Fetch(key=f"name {once or key}", about=f"name {key}", url=url, headers=headers)


def named(delivery: Delivery, name: str, **fields: object) -> Message:
    """What profile() asked for, as a piece of its message."""
    key = delivery.about.removeprefix("name ")
    return Message(key=key, kind="social", rank=NAMED, name=name, fields=strings(fields))


def posted(
    key: str, url: str, sent: object, headers: Mapping[str, str], method: str = "POST", about: str = ""
) -> Fetch:
    """A request with JSON in it, all of it our own."""
    headers = {**headers, "Content-Type": "application/json"}
    return Fetch(
        key=key, about=about, method=method, url=url, headers=headers, body=literal(json.dumps(sent))
    )

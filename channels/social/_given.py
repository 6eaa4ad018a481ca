"""What messengers give out only when asked: the files of a message, and the name of who wrote it."""

from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from channels.message import Attachment, Delivery, Fetch, Message, literal

NAMED, FETCHED = 800, 900


def file(
    key: str, url: str, name: str, hosts: tuple[str, ...], headers: Mapping[str, str] | None = None
) -> Iterator[Fetch]:
    """A file of a message; only from the provider's own hosts, for our secrets may go with the request."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    if parts.scheme == "https" and any(host == one or host.endswith(f".{one}") for one in hosts):
        query = f"?{parts.query}" if parts.query else ""
        place = literal(f"https://{host}{parts.path}{query}")
        yield Fetch(key=f"file {key} {name}", about=f"file {key} {name}", url=place, headers=headers or {})


def profile(key: str, url: str, headers: Mapping[str, str]) -> Fetch:
    """Who wrote a message, where it tells only an id."""
    return Fetch(key=f"name {key}", about=f"name {key}", url=url, headers=headers)


def named(delivery: Delivery, name: str) -> Message:
    """What profile() asked for, as a piece of its message."""
    return Message(key=delivery.about.removeprefix("name "), kind="social", rank=NAMED, name=name)


def fetched(delivery: Delivery) -> Message:
    """What file() asked for, as a piece of its message. Raises ValueError for one that is not there yet."""
    if not delivery.body:
        raise ValueError(f"no bytes of {delivery.about}")
    _, key, name = delivery.about.split(" ", 2)
    kind = delivery.headers.get("content-type", "application/octet-stream").split(";")[0]
    ending = "" if "." in name else f".{kind.rpartition('/')[2].removeprefix('x-')}"
    attached = Attachment(f"{name}{ending}", kind, delivery.body)
    return Message(key=key, kind="social", rank=FETCHED, attachments=(attached,))

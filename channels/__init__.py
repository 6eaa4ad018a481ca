"""Channel adapters: pure functions from one raw delivery to normalized messages.

An adapter is a module `channels/<family>/<provider>.py`; the folder is the registry. It has SETTINGS,
verify(), parse() and sample() (`channels.message.Adapter`) and may have:

- `PROTECTED_BY`: "signature" unless said: nobody can change what it sends; "secret": it shows a secret beside
  what it sends; "address": who knows the channel's URL is believed;
- `answer(delivery, settings) -> Answer`: what the provider must be told; also asked, without storing
  anything, for an OPTIONS request;
- `connect(settings, url) -> list[Fetch]` and `disconnect`: the requests by which the provider begins to send
  to the URL, and stops;
- `probe(settings) -> Fetch | list[Fetch]`: what shows whether the settings are alive, and `alive(delivery) -> str`:
  each answer in words: whose account, until when; ValueError where they are dead;
- `backlog(settings, since) -> Fetch`: the provider's list of what came since; its answer comes to parse()
  with about "backlog", hourly, and closes gaps;
- `damaged(delivery) -> Message`: it parses in a guarded child process; this stands for what killed the child;
- `HISTORY`: True where all it brings happened long before: it wakes nothing;
- `REFUSED`: the status for a bad signature, 403 unless said; `MAX_BODY`: bytes, 1 MiB unless said;
- `UNVERIFIED`: why nobody could yet hold it against the provider.
"""

import importlib
import inspect
import pkgutil
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import cache
from types import ModuleType
from typing import Any, cast

from channels.message import (
    Adapter,
    Answer,
    Attachment,
    Claim,
    Delivery,
    Fetch,
    Message,
    Settings,
    Unreadable,
    digest,
)

__all__ = [
    "adapter",
    "answer",
    "filled",
    "guarded",
    "missing",
    "names",
    "option",
    "read",
    "sample",
    "title",
    "verified",
]

MAX_BODY = 1 << 20
KEY, NAME, TEXT, FIELD = 200, 200, 100_000, 10_000  # characters; the delivery keeps the rest


@cache
def names() -> tuple[str, ...]:
    """Every provider's "family.provider", sorted."""
    families = [module.name for module in pkgutil.iter_modules(__path__) if module.ispkg]
    found = [
        f"{family}.{module.name}"
        for family in families
        for module in pkgutil.iter_modules([f"{__path__[0]}/{family}"])
        if not module.name.startswith("_")
    ]
    return tuple(sorted(found))


@cache
def adapter(name: str) -> Adapter:
    """The adapter called "family.provider"; LookupError where there is none."""
    if name not in names():
        raise LookupError(f"no adapter is called {name!r}; there are: {', '.join(names())}")
    return cast(Adapter, importlib.import_module(f"channels.{name}"))


def option(name: str, word: str, default: Any = None) -> Any:
    """What an adapter may have besides what all have; the list is above."""
    return getattr(adapter(name), word, default)


def missing(name: str, settings: Settings) -> list[str]:
    """The required settings without a value: such a channel is not added, and trusts nobody."""
    return [key for key in _required(name) if not settings.get(key, "").strip()]


def verified(name: str, delivery: Delivery, settings: Settings) -> bool | Fetch:
    """Whether the provider sent it. A body that cannot even be read is not what it signed.

    A Fetch is asked first, and its answer given among the settings under the Fetch's key: a certificate.
    """
    try:
        return not missing(name, settings) and adapter(name).verify(delivery, filled(name, settings))
    except (LookupError, TypeError, ValueError, AttributeError, RecursionError):
        return False


def read(name: str, delivery: Delivery, settings: Settings) -> list[Message | Fetch]:
    """Everything the delivery says; any shape the adapter did not expect is Unreadable."""
    try:
        return [_storable(said) for said in adapter(name).parse(delivery, filled(name, settings))]
    except (LookupError, TypeError, ValueError, AttributeError, RecursionError, OverflowError) as error:
        raise Unreadable(f"{name}: {_text(repr(error))[:500]}") from error


def guarded(name: str) -> bool:
    """Whether the adapter reads what can be made to hang or eat memory: it runs in a child process."""
    return option(name, "damaged") is not None


def answer(name: str, delivery: Delivery, settings: Settings) -> Answer:
    """What to tell the provider; a plain 200 where the adapter has nothing to say of it."""
    told: Callable[[Delivery, Settings], Answer] | None = option(name, "answer")
    try:
        return told(delivery, filled(name, settings)) if told else Answer()
    except (LookupError, TypeError, ValueError, AttributeError, RecursionError):
        return Answer()


def title(name: str) -> str:
    """What an adapter is for: the first line of its guide."""
    return (inspect.getdoc(cast(ModuleType, adapter(name))) or "").partition("\n")[0].rstrip(".")


def sample(name: str, settings: Settings, url: str, now: datetime) -> Delivery:
    """What the provider would send to the URL, signed, from somebody who does not exist."""
    return adapter(name).sample(filled(name, settings), url, now)


def filled(name: str, settings: Settings) -> Settings:
    """The settings, with the adapter's defaults where the owner gave none."""
    return {**_defaults(name), **settings}


@cache
def _required(name: str) -> tuple[str, ...]:
    return tuple(key for key, setting in adapter(name).SETTINGS.items() if setting.required)


@cache
def _defaults(name: str) -> dict[str, str]:
    return {key: setting.default for key, setting in adapter(name).SETTINGS.items()}


def _storable(said: Message | Fetch) -> Message | Fetch:
    """Databases refuse NUL, half characters and index entries of kilobytes; providers send them all."""
    key = _text(said.key) if len(said.key) <= KEY else digest(said.key)
    if isinstance(said, Fetch):
        return replace(said, key=key, about=_text(said.about))
    return replace(
        said,
        key=key,
        claims=None if said.claims is None else tuple(_claim(claim) for claim in said.claims),
        name=_text(said.name)[:NAME],
        thread=_text(said.thread)[:KEY],
        text=_text(said.text)[:TEXT],
        fields={_text(name)[:KEY]: _text(value)[:FIELD] for name, value in said.fields.items()},
        attachments=tuple(_attachment(file) for file in said.attachments),
    )


def _claim(claim: Claim) -> Claim:
    return replace(claim, raw=_text(claim.raw)[:FIELD])


def _attachment(file: Attachment) -> Attachment:
    return replace(file, name=_text(file.name)[:NAME], content_type=_text(file.content_type)[:NAME])


def _text(raw: str) -> str:
    """Storable in both databases and equal in both; what neither can hold is visibly replaced."""
    if raw.isascii() and "\0" not in raw:
        return raw
    return raw.replace("\0", "␀").encode("utf-16", "surrogatepass").decode("utf-16", "replace")

"""read, simulate, version: to try things out."""

import base64
import json
import sys
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any, BinaryIO

import click

import channels
from channels.message import Attachment, Delivery, Fetch, Message, Unreadable
from ingest.cli.common import say
from ingest.guard import Guard
from ingest.simulate import simulate as drive
from ingest.web import VERSION

__all__ = ["plain", "read", "simulate", "told", "version"]


@click.command()
@click.argument("adapter")
@click.argument("files", nargs=-1, type=click.File("rb"))
def read(adapter: str, files: tuple[BinaryIO, ...]) -> None:
    """What ADAPTER makes of a body or a recorded case (FILES, else standard input): a JSON line a message."""
    channels.adapter(adapter)
    guard = Guard()
    is_bad = False
    try:
        for file in files or (sys.stdin.buffer,):
            try:
                is_bad |= _print_all(guard, adapter, file.read())
            except Unreadable as error:
                say(f"{getattr(file, 'name', '-')}: unreadable: {error}")
                is_bad = True
    finally:
        guard.stop()
    sys.exit(1 if is_bad else 0)


@click.command()
@click.option(
    "--url", required=True, metavar="BASE", help="A running Leadinlet, such as http://127.0.0.1:8080"
)
@click.option("--token", required=True, help="An API token: leadinlet token create --name N")
@click.option(
    "--rate", type=click.FloatRange(0.1, 2000), default=20.0, show_default=True, help="Deliveries/s."
)
@click.option("--seconds", type=click.FloatRange(1, 3600), default=10.0, show_default=True)
@click.option("--seed", type=int, default=1, show_default=True, help="The same seed, the same traffic.")
def simulate(url: str, token: str, rate: float, seconds: float, seed: int) -> None:
    """Send realistic mixed traffic: signed, some of it twice, some of it late; reports what came of it."""
    sys.exit(0 if drive(url, token, rate, seconds, seed) else 1)


@click.command()
def version() -> None:
    """The version."""
    print(VERSION)


def _print_all(guard: Guard, adapter: str, content: bytes) -> bool:
    """Print what it says; whether that is nothing readable."""
    delivery, settings = _delivery(content)
    for said in guard.read(adapter, delivery, settings):
        if isinstance(said, Message):
            print(json.dumps(plain(said), ensure_ascii=False))
        else:
            say(f"fetch: {told(said)}")
    return False


def _delivery(content: bytes) -> tuple[Delivery, dict[str, str]]:
    """A recorded case with its headers and settings, or the bare body."""
    try:
        case = json.loads(content)
        is_case = isinstance(case, dict) and "headers" in case and ("body" in case or "body_base64" in case)
    except ValueError:
        is_case = False
    now = datetime.now(UTC)
    if not is_case:
        kind = (
            "application/json"
            if content.lstrip()[:1] in (b"{", b"[")
            else "application/x-www-form-urlencoded"
        )
        return Delivery(received_at=now, headers={"content-type": kind}, body=content), {}
    text = case.get("body")
    body = text.encode() if isinstance(text, str) else base64.b64decode(case["body_base64"])
    headers = {name.lower(): value for name, value in case["headers"].items()}
    words = {name: case[name] for name in ("url", "method", "about") if name in case}
    return Delivery(received_at=now, headers=headers, body=body, **words), dict(case.get("settings", {}))


def plain(message: Message) -> dict[str, Any]:
    """A message as it is printed."""
    values = asdict(message)
    values["attachments"] = [_file(file) for file in message.attachments]
    values["at"] = message.at.isoformat() if message.at else None
    return values


def _file(file: Attachment) -> dict[str, Any]:
    return {"name": file.name, "content_type": file.content_type, "size": len(file.content)}


def told(fetch: Fetch) -> str:
    """A request as it is told of."""
    return f"{fetch.method} {fetch.url} (about {fetch.about})"

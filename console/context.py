"""What every handler needs: the store, the options, and the one bridge to the blocking database."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from aiohttp import web

from storage.engine import Connection, reading, transact
from storage.store import Store

__all__ = ["DOCUMENT", "OPTIONS", "STORE", "Options", "query", "write"]

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What the running system tells the console of itself."""

    public_url: str
    version: str
    region: str
    timezone: str


STORE = web.AppKey("store", Store)
OPTIONS = web.AppKey("options", Options)
DOCUMENT = web.AppKey("document", bytes)  # the API's documentation


async def query(request: web.Request, work: Callable[[Connection], Result]) -> Result:
    return await asyncio.to_thread(reading, request.app[STORE].engine, work)


async def write(request: web.Request, work: Callable[[Connection], Result]) -> Result:
    return await asyncio.to_thread(transact, request.app[STORE].engine, work)

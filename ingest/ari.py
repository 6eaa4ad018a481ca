"""Listens to Asterisk's REST interface, a websocket of events.

https://docs.asterisk.org/Configuration/Interfaces/Asterisk-REST-Interface-ARI/
"""

import asyncio
import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from typing import Any

import structlog
from aiohttp import (
    ClientSession,
    ClientTimeout,
    WSMsgType,
    WSServerHandshakeError,
    encode_basic_auth,
)

from channels.telephony import asterisk_ari as adapter
from ingest.asterisk import CONNECT, MOST, PbxWatch, Refused, way
from ingest.logs import told
from ingest.watching import Ring, WrongSettings
from storage.channels import Channel
from storage.store import Store

__all__ = ["ADAPTER", "AriWatch", "Family", "probe"]

log = structlog.get_logger()

ADAPTER = "telephony.asterisk_ari"
BEAT = 20.0  # seconds between looks whether the PBX is there
WITHIN = ClientTimeout(total=None, connect=CONNECT)

Event = Mapping[str, Any]


class Family:
    """Which legs belong to which call, and how long each has talked: ARI tells it once, in passing."""

    def __init__(self) -> None:
        self._calls: dict[str, str] = {}  # a leg's id: the id of its call's first leg
        self._places: dict[
            str, str
        ] = {}  # a bridge, or what both halves of a local channel are called: its call
        self._joined: dict[str, datetime] = {}  # when each leg began to talk

    def learn(self, event: Event) -> None:
        for known in (self._calls, self._places, self._joined):
            if len(known) >= MOST:
                known.clear()
        for channel in filter(None, (event.get("caller"), event.get("channel"), event.get("peer"))):
            self._meet(channel)
        if event["type"] == "Dial" and event.get("caller"):
            self._join(self._calls[event["caller"]["id"]], event["peer"]["id"])
        if event["type"] == "ChannelEnteredBridge":
            leg = event["channel"]["id"]
            self._share(f"bridge:{event['bridge']['id']}", leg)
            self._joined.setdefault(leg, datetime.fromisoformat(event["timestamp"]))

    def found(self, channels: Sequence[Event], bridges: Sequence[Event]) -> None:
        """What was under way when we came, the oldest legs first."""
        for channel in sorted(channels, key=lambda one: str(one["creationtime"])):
            self._meet(channel)
            for bridge in bridges:
                if channel["id"] in bridge["channels"]:
                    self._share(f"bridge:{bridge['id']}", channel["id"])

    def call(self, event: Event) -> str:
        """The first leg of an event's call; empty where nobody told."""
        channel = event.get("caller") or event.get("channel") or event.get("peer")
        if channel:
            return self._calls.get(channel["id"], str(channel["id"]))
        place = str((event.get("recording") or {}).get("target_uri", ""))
        return self._places.get(place) or self._calls.get(place.partition(":")[2], "")

    def ended(self, event: Event) -> str:
        """How many seconds the leg talked that ends with this event; it is forgotten."""
        if event["type"] == "BridgeDestroyed":
            self._places.pop(f"bridge:{event['bridge']['id']}", None)
        if event["type"] != "ChannelDestroyed":
            return ""
        leg = event["channel"]["id"]
        self._calls.pop(leg, None)
        joined = self._joined.pop(leg, None)
        return (
            str(round((datetime.fromisoformat(event["timestamp"]) - joined).total_seconds()))
            if joined
            else ""
        )

    def _meet(self, channel: Event) -> None:
        self._calls.setdefault(channel["id"], channel["id"])
        name = str(channel.get("name", ""))
        if name.startswith("Local/") and name.endswith((";1", ";2")):
            self._share(name[:-2], channel["id"])

    def _share(self, place: str, leg: str) -> None:
        self._join(self._places.setdefault(place, self._calls[leg]), leg)

    def _join(self, call: str, leg: str) -> None:
        former = self._calls[leg]
        for known in (self._calls, self._places):
            known.update({name: call for name, one in known.items() if one == former})


class AriWatch(PbxWatch):
    """One PBX."""

    method = "ARI"

    def __init__(self, store: Store, channel: Channel, ring: Ring) -> None:
        super().__init__(store, channel, ring)
        self._family = Family()
        self._listening: tuple[asyncio.AbstractEventLoop, asyncio.Task[None]] | None = None

    def watch(self) -> None:
        with suppress(asyncio.CancelledError):
            asyncio.run(self._listen())

    def let_go(self) -> None:
        if self._listening is not None:
            loop, task = self._listening
            with suppress(RuntimeError):  # it has ended meanwhile
                loop.call_soon_threadsafe(task.cancel)

    async def _listen(self) -> None:
        task = asyncio.current_task()
        self._listening = (asyncio.get_running_loop(), task) if task else None
        base, headers = await asyncio.to_thread(_place, self._settings)
        asked = {"app": self._settings["app"], "subscribeAll": "true"}
        try:
            async with (
                ClientSession(headers=headers, timeout=WITHIN) as client,
                client.ws_connect(f"{base}/events", params=asked, heartbeat=BEAT) as events,
            ):
                self._family.found(
                    await _list(client, f"{base}/channels"), await _list(client, f"{base}/bridges")
                )
                await asyncio.to_thread(self.works)
                async for message in events:
                    if message.type == WSMsgType.TEXT:
                        await asyncio.to_thread(self._take_in, message.data)
        except WSServerHandshakeError as error:
            raise Refused(f"status {error.status}") from error
        finally:
            self._listening = None
        raise ConnectionResetError("the PBX ended the connection")

    def _take_in(self, text: str) -> None:
        event = json.loads(text)
        if event.get("type") == "ApplicationReplaced":
            raise WrongSettings(f"somebody else listens as {self._settings['app']} too. Choose another app")
        headers = self._known(event)
        if headers is not None:
            self.take_in(text.encode(), {"content-type": "application/json", **headers})
        self.works()

    def _known(self, event: Event) -> dict[str, str] | None:
        """What we know of an event besides; None where it says nothing of a call. One that is not as documented is
        kept as it is: it is seen as unreadable, and the next is read."""
        try:
            self._family.learn(event)
            call, seconds = self._family.call(event), self._family.ended(event)
            said = {"x-call": call, "x-seconds": seconds}
            matters = adapter.matters(event, call)
        except (LookupError, TypeError, ValueError, AttributeError) as error:
            log.warning("an event is not as documented", channel=self.channel.id, error=told(error))
            return {}
        return {name: value for name, value in said.items() if value} if matters else None


async def _list(client: ClientSession, url: str) -> list[Event]:
    async with client.get(url) as response:
        return list(await response.json()) if response.status == 200 else []


def _place(settings: Mapping[str, str]) -> tuple[str, dict[str, str]]:
    host, port = way(settings, 8088, 8089)
    scheme = "https" if settings["security"] == "tls" else "http"
    return f"{scheme}://{host}:{port}/ari", {
        "Authorization": encode_basic_auth(settings["user"], settings["secret"])
    }


def probe(settings: Mapping[str, str]) -> str:
    return asyncio.run(_probed(settings))


async def _probed(settings: Mapping[str, str]) -> str:
    base, headers = await asyncio.to_thread(_place, settings)
    async with (
        ClientSession(headers=headers, timeout=WITHIN) as client,
        client.get(f"{base}/asterisk/info") as response,
    ):
        if response.status != 200:
            raise Refused(f"status {response.status}")
        version = (await response.json()).get("system", {}).get("version", "")
    return f"Signed in to {settings['host']}, Asterisk {version}."

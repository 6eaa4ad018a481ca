"""One request to a provider, under the address guard."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import NamedTuple

from aiohttp import ClientResponse, ClientSession, ClientTimeout, TCPConnector, encode_basic_auth
from yarl import URL

from channels.message import Delivery, Fetch, Settings
from ingest.address import GuardedResolver, Refused, check

__all__ = ["Answered", "Unanswered", "allowed_hosts", "ask", "asked", "session"]

WITHIN = ClientTimeout(total=60, connect=10)  # seconds
MOST = 50 << 20  # bytes of an answer
HOPS = 3


class Unanswered(Exception):
    """The other side did not give what was asked; it may be asked again later."""


class Answered(NamedTuple):
    status: int
    headers: dict[str, str]  # names in lower case
    body: bytes


def allowed_hosts(text: str) -> frozenset[str]:
    """The hosts of the own network that the owner allows by name."""
    return frozenset(host.strip() for host in text.split(",") if host.strip())


def session(allowed: frozenset[str], at_once: int = 8) -> ClientSession:
    connector = TCPConnector(resolver=GuardedResolver(allowed), use_dns_cache=False, limit=at_once)
    return ClientSession(connector=connector, timeout=WITHIN)


async def ask(client: ClientSession, fetch: Fetch, settings: Settings, allowed: frozenset[str]) -> Answered:
    """The 2xx answer to the request, its placeholders filled. Raises Refused, Unanswered or what aiohttp says."""
    headers = {name: _filled(value, settings) for name, value in fetch.headers.items()}
    secret = {name for name, value in fetch.headers.items() if value != headers[name]} | {"Authorization"}
    url = URL(_filled(fetch.url, settings))
    if url.user:
        headers["Authorization"] = encode_basic_auth(url.user, url.password or "")
    body = _filled(fetch.body, settings) or None
    for _ in range(HOPS + 1):
        check(url, allowed)
        async with client.request(
            fetch.method, url.with_user(None), headers=headers, data=body, allow_redirects=False
        ) as response:
            if response.status not in (301, 302, 303, 307, 308):
                return await _answered(response)
            target = url.join(URL(response.headers.get("Location", ""))).with_user(None)
        if target.host != url.host:  # our secrets are for the host they were given for
            headers = {name: value for name, value in headers.items() if name not in secret}
        url = target
    raise Unanswered("it redirects without end")


async def asked(fetch: Fetch, settings: Settings, allowed: frozenset[str]) -> Delivery:
    """The same, once, as the delivery it is to its adapter."""
    async with session(allowed) as client:
        found = await ask(client, fetch, settings, allowed)
    return Delivery(
        received_at=datetime.now(UTC),
        method=fetch.method,
        url=fetch.url,
        headers=found.headers,
        body=found.body,
        about=fetch.about,
    )


async def _answered(response: ClientResponse) -> Answered:
    body = await response.content.read(MOST + 1)
    while len(body) <= MOST and (more := await response.content.read(MOST + 1 - len(body))):
        body += more
    if not 200 <= response.status < 300:
        raise Unanswered(f"status {response.status}: {body[:200]!r}")
    if len(body) > MOST:
        raise Unanswered(f"an answer of more than {MOST} bytes")
    return Answered(response.status, {name.lower(): value for name, value in response.headers.items()}, body)


def _filled(text: str, settings: Mapping[str, str]) -> str:
    """Raises Refused where it names a setting the channel has not."""
    try:
        return text.format_map(settings)
    except (KeyError, ValueError, IndexError, AttributeError) as error:
        raise Refused(f"a setting that the request needs is missing: {error}") from error

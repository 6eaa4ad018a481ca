"""The address guard: requests we send because of what somebody sent us never reach our own network."""

import ipaddress
import socket

from aiohttp import ThreadedResolver
from aiohttp.abc import AbstractResolver, ResolveResult
from yarl import URL

__all__ = ["GuardedResolver", "Refused", "check", "is_public"]

PORTS = {443, 8443}
# Python 3.11 calls these global: 6to4, NAT64 and Teredo lead to IPv4 addresses inside them.
TUNNELS = [ipaddress.ip_network(net) for net in ("2002::/16", "64:ff9b::/96", "64:ff9b:1::/48", "2001::/32")]


class Refused(Exception):
    """The address guard forbids this request."""


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public Internet."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address) and ip.ipv4_mapped is not None:
        ip = ip.ipv4_mapped
    inside_tunnel = any(ip.version == net.version and ip in net for net in TUNNELS)
    return ip.is_global and not ip.is_multicast and not inside_tunnel


def check(url: URL, allowed: frozenset[str]) -> None:
    """Raises Refused for an URL we do not send to. `allowed` are the hosts the owner allows by name."""
    if url.host in allowed:
        return
    if url.scheme != "https" or url.port not in PORTS or not url.host:
        raise Refused(f"only https on port 443 or 8443 is fetched, not {url.scheme} on port {url.port}")
    try:
        is_inside = not is_public(url.host)  # a name is checked once it is resolved
    except ValueError:
        return
    if is_inside:
        raise Refused(f"{url.host} is not an address of the public Internet")


class GuardedResolver(AbstractResolver):
    """Resolves as the system does, then checks every address: the one connected to is the one checked."""

    def __init__(self, allowed: frozenset[str]) -> None:
        self._allowed = allowed
        self._resolver = ThreadedResolver()

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        found = await self._resolver.resolve(host, port, family)
        inside = [one["host"] for one in found if not is_public(one["host"])]
        if inside and host not in self._allowed:
            raise Refused(f"{host} leads to {inside[0]}, which is not of the public Internet")
        return found

    async def close(self) -> None:
        await self._resolver.close()

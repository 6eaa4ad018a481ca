"""Loads a server with POSTs over kept connections: python -m bench.load PORT CONNECTIONS SECONDS [RATE] < REQUEST.

Prints answers per second, and the 50th and 99th percentile of the waits in milliseconds. Raw sockets: what is
measured is the server.
"""

import asyncio
import json
import sys
import time
from typing import cast

import uvloop


class Client(asyncio.Protocol):
    """Sends the request again as soon as it is answered, or by a clock."""

    def __init__(self, request: bytes, waits: list[float], pause: float) -> None:
        self.request, self.waits, self.pause = request, waits, pause
        self.began = self.until = 0.0
        self.wrong = 0
        self.closed: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast(asyncio.Transport, transport)

    def send(self) -> None:
        self.began = time.perf_counter()
        self.transport.write(self.request)

    def data_received(self, data: bytes) -> None:
        self.waits.append(time.perf_counter() - self.began)
        self.wrong += not data.startswith(b"HTTP/1.1 200")
        if time.perf_counter() > self.until:
            self.transport.close()
        elif self.pause:
            asyncio.get_running_loop().call_later(self.pause, self.send)
        else:
            self.send()

    def connection_lost(self, exc: Exception | None) -> None:
        self.closed.set_result(None)


async def main(port: int, connections: int, seconds: float, rate: float, request: bytes) -> None:
    loop = asyncio.get_running_loop()
    waits: list[float] = []
    pause = connections / rate if rate else 0.0
    clients = []
    for _ in range(connections):
        _, client = await loop.create_connection(lambda: Client(request, waits, pause), "127.0.0.1", port)
        clients.append(client)
    began = time.perf_counter()  # every connection stands before the first request
    for client in clients:
        client.until = began + seconds
        client.send()
    await asyncio.gather(*(client.closed for client in clients))
    spent = time.perf_counter() - began
    waits.sort()
    p50, p99 = (waits[int(len(waits) * share)] * 1000 for share in (0.5, 0.99))
    wrong = sum(client.wrong for client in clients)
    print(json.dumps({"rate": len(waits) / spent, "p50": p50, "p99": p99, "wrong": wrong}))


if __name__ == "__main__":
    given = [float(word) for word in sys.argv[1:]]
    uvloop.run(
        main(
            int(given[0]), int(given[1]), given[2], given[3] if len(given) > 3 else 0, sys.stdin.buffer.read()
        )
    )

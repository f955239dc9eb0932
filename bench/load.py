"""A cheap HTTP load: N keep-alive connections on loopback, each sending its next request when the answer is there."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from time import perf_counter
from typing import cast

import msgspec


class Load(msgspec.Struct):
    """What came back: answers by status, seconds taken, latency of each good answer in milliseconds, sorted."""

    seconds: float
    statuses: dict[int, int]
    latencies: list[float]

    @property
    def rate(self) -> float:
        return self.statuses.get(200, 0) / self.seconds

    def percentile(self, share: float) -> float:
        return self.latencies[min(len(self.latencies) - 1, int(len(self.latencies) * share))] if self.latencies else 0.0


class Asking(msgspec.Struct, frozen=True):
    """What each connection sends: a request and its body anew each time, every `pause` seconds or as soon as answered."""

    path: str
    body: Callable[[], bytes]
    method: str = "POST"
    token: str = ""
    pause: float = 0.0

    def head(self) -> bytes:
        bearer = f"authorization: Bearer {self.token}\r\n" if self.token else ""
        return f"{self.method} {self.path} HTTP/1.1\r\nhost: 127.0.0.1\r\n{bearer}content-type: application/json\r\n".encode()


class _Client(asyncio.Protocol):
    def __init__(self, load: Load, asking: Asking, until: float) -> None:
        self.load, self.body, self.head, self.until = load, asking.body, asking.head(), until
        self.pause = asking.pause
        self.done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.buffer = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast(asyncio.Transport, transport)
        self.send()

    def send(self) -> None:
        body = self.body()
        self.sent = perf_counter()
        self.transport.write(self.head + b"content-length: %d\r\n\r\n" % len(body) + body)

    def data_received(self, data: bytes) -> None:
        self.buffer += data
        head, found, rest = self.buffer.partition(b"\r\n\r\n")
        if not found:
            return
        place = head.lower().find(b"content-length:")
        if len(rest) < int(head[place + 15 :].split(b"\r\n", 1)[0]):
            return
        self.buffer = b""
        now = perf_counter()
        status = int(head[9:12])
        self.load.statuses[status] = self.load.statuses.get(status, 0) + 1
        if status == 200:
            self.load.latencies.append((now - self.sent) * 1000)
        if now + self.pause >= self.until:
            self.transport.close()
        elif self.pause:
            asyncio.get_running_loop().call_later(max(0.0, self.sent + self.pause - now), self.send)
        else:
            self.send()

    def connection_lost(self, error: Exception | None) -> None:  # noqa: ARG002 - asyncio gives it
        if not self.done.done():
            self.done.set_result(None)


async def load(port: int, path: str, body: Callable[[], bytes], *, connections: int = 32, seconds: float = 5.0) -> Load:
    """POST `body()` to `path` on 127.0.0.1 again and again; ends by itself after `seconds`."""
    return await ask(port, Asking(path, body), connections=connections, seconds=seconds)


async def ask(port: int, asking: Asking, *, connections: int, seconds: float) -> Load:
    """The same request from many connections; paced ones begin spread over one pause."""
    result = Load(0.0, {}, [])
    started = perf_counter()
    loop = asyncio.get_running_loop()
    clients = [_Client(result, asking, started + seconds) for _ in range(connections)]
    for client in clients:
        await loop.create_connection(lambda client=client: client, "127.0.0.1", port)  # type: ignore[misc]
        await asyncio.sleep(asking.pause / connections)
    await asyncio.wait_for(asyncio.gather(*(client.done for client in clients)), seconds + 30)
    result.seconds = perf_counter() - started
    result.latencies.sort()
    return result

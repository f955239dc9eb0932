"""Measures the live hub: 5,000 scoped listeners, 500 lines a second in 100 topics, from commit to client.

Three processes as in life: a durable PostgreSQL, a server that writes and serves, a client. The latency counts from just
before the writing statement is sent, so it holds the commit, the reading of the journal and the delivery.
"""

from __future__ import annotations

import asyncio
import gc
import json
import re
import resource
import socket
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator, Iterable
from pathlib import Path
from typing import Any
from uuid import UUID

import asyncpg
import uvicorn
import uvloop

from anmin.app.reach import at_socket
from anmin.kernel import logs
from anmin.kernel.access import Actor
from anmin.kernel.journal import office
from anmin.kernel.live import Hub, LiveApp, ahead
from anmin.kernel.settings import Log
from bench.town import Row, at_most, town

PATH = "/api/v1/live"
LISTENERS, TOPICS, RATE, SECONDS = 5000, 100, 500, 10.0
AT_ONCE = 200
"""Connections being opened at a time."""
WRITE = """
insert into journal (at, actor, channel, action, subject, version, event, payload, audience, request)
values (now(), 'system', 'bench', 'bench.write', 'case:01920000-0000-7000-8000-000000000000', 1, 'cases.Raised', $1,
        array[$2], 'bench')
"""
HEAD = (
    f"GET {PATH} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\nCache-Control: no-cache\r\n"
    "User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/149.0.0.0 Safari/537.36\r\n"
    "Accept-Language: zh-CN,zh;q=0.9,en;q=0.8\r\nAccept-Encoding: gzip, deflate, br\r\nSec-Fetch-Site: same-origin\r\n"
    "Referer: https://anmin.example/console/desk\r\nCookie: anmin_session="
)
"""As long as a browser's."""
STAMP = re.compile(rb"\nid: \d+\.(\d+)\nevent: cases\.Raised\n.*\"t\": (\d+)")


def place(number: int) -> UUID:
    """An office: 0 to 99 are villages, 1000 to 1009 towns, 2000 is the city."""
    return UUID(int=(0x0192 << 112) + number)


def above(topic: str) -> Iterable[str]:
    number = int(topic[-12:], 16)
    return (topic, office(place(1000 + number % 10)), office(place(2000)))


async def authenticate(scope: Any) -> Actor:
    cookie = next(value for key, value in scope["headers"] if key == b"cookie")
    number = int(cookie.rpartition(b"=")[2])
    grants = {"cases.read": frozenset((place(number % TOPICS),))}
    return Actor("staff", UUID(int=(0x0193 << 112) + number), grants=grants)


async def serve(folder: str) -> None:
    """Answers each line on standard input (`rss`, `write`, `cut off`) with a line of JSON; ends with its input."""
    logs.start(Log())
    where = at_socket(Path(folder)).as_role("anmin_app")
    sock = socket.create_server(("127.0.0.1", 0), backlog=2048)
    async with (
        Hub(lambda: asyncpg.connect(**where), above) as hub,
        asyncpg.create_pool(**where, min_size=2, max_size=8) as pool,
    ):
        live = LiveApp(hub, authenticate)
        config = uvicorn.Config(
            ahead(PATH, live, live), http="httptools", lifespan="off", access_log=False, log_config=None
        )
        server = uvicorn.Server(config)
        serving = asyncio.create_task(server.serve(sockets=[sock]))
        answer(sock.getsockname()[1])
        async for command in commands():
            if command == "write":
                answer(await write(pool, hub))
            elif command == "rss":
                gc.collect()
                answer(resident())
            else:
                answer(hub.metrics.cut_off)
        hub.close()
        server.should_exit = True
        await serving


async def commands() -> AsyncIterator[str]:
    reader = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    while line := await reader.readline():
        yield line.decode().strip()


def answer(value: Any) -> None:
    print(json.dumps(value), flush=True)


async def write(pool: asyncpg.Pool[Any], hub: Hub) -> list[int]:
    """Lines at an even pace, each in its own transaction; how many in each topic."""
    clock = asyncio.get_running_loop().time
    written: Counter[int] = Counter()
    running: set[asyncio.Task[None]] = set()
    began = clock()
    for number in range(int(RATE * SECONDS)):
        await asyncio.sleep(max(0.0, began + number / RATE - clock()))
        topic = number * 37 % TOPICS
        written[topic] += 1
        task = asyncio.create_task(write_one(pool, hub, topic))
        running.add(task)
        task.add_done_callback(running.discard)
    await asyncio.gather(*running)
    return [written[topic] for topic in range(TOPICS)]


async def write_one(pool: asyncpg.Pool[Any], hub: Hub, topic: int) -> None:
    async with pool.acquire() as conn:
        await conn.execute(WRITE, json.dumps({"t": time.monotonic_ns()}), office(place(topic)))
    hub.wake()


def resident() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()


class Listening(asyncio.Protocol):
    """One connection: takes the line's number and its instant from each event, nothing else."""

    def __init__(self, number: int, latencies: list[int], opening: asyncio.Semaphore) -> None:
        self.number = number
        self.seen: list[int] = []
        self._latencies = latencies
        self._opening: asyncio.Semaphore | None = opening
        self._rest = b""

    def connection_made(self, transport: Any) -> None:
        transport.write(f"{HEAD}{self.number}\r\n\r\n".encode())

    def data_received(self, data: bytes) -> None:
        now = time.monotonic_ns()
        data = self._rest + data
        if self._opening and b"\nid: " in data:
            self._opening.release()
            self._opening = None
        end = data.rfind(b"\n\n") + 1
        self._rest = data[end:]
        for seq, stamp in STAMP.findall(data, 0, end):
            self.seen.append(int(seq))
            self._latencies.append(now - int(stamp))


class Server:
    """The server process, asked through its standard input."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        assert process.stdin
        assert process.stdout
        self._input, self._output = process.stdin, process.stdout

    async def ask(self, command: str) -> Any:
        self._input.write(command.encode() + b"\n")
        return await self.answer()

    async def answer(self) -> Any:
        return json.loads(await self._output.readline())

    def end(self) -> None:
        self._input.close()


async def run(folder: str) -> list[Row]:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bench.live", "serve", folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    server = Server(process)
    try:
        return await measured(server, await server.answer())
    finally:
        server.end()
        await process.wait()


async def measured(server: Server, port: int) -> list[Row]:
    latencies: list[int] = []
    before = await server.ask("rss")
    listening = await listeners(port, latencies)
    connected = await server.ask("rss")
    written = await server.ask("write")
    await asyncio.sleep(1.0)
    most = max(connected, await server.ask("rss"))
    wrong = await server.ask("cut off")
    for each in listening:
        wrong += abs(written[each.number % TOPICS] - len(each.seen)) + len(each.seen) - len(set(each.seen))
    cuts = statistics.quantiles(latencies, n=100)
    return [
        at_most("live: commit to client, p50", cuts[49] / 1e6, "ms", 20),
        at_most("live: commit to client, p99", cuts[98] / 1e6, "ms", 100),
        Row("live: lines missed or doubled", wrong, "lines", "0", 0, 99.0 if wrong else 0.0),
        Row("live: lines delivered", round(len(latencies) / SECONDS), "lines/s", "", 0, 0),
        at_most("live: memory of a listener", (most - before) / LISTENERS / 1024, "KiB", 12),
    ]


async def listeners(port: int, latencies: list[int]) -> list[Listening]:
    """All of them, connected and answered."""
    opening = asyncio.Semaphore(AT_ONCE)
    made = []
    for number in range(LISTENERS):
        await opening.acquire()
        made.append(Listening(number, latencies, opening))
        await asyncio.get_running_loop().create_connection(lambda: made[-1], "127.0.0.1", port)
    for _ in range(AT_ONCE):
        await opening.acquire()
    return made


def raise_files() -> None:
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    if most < LISTENERS + 200:
        raise SystemExit(f"打开文件的上限 {most} 不足 · The limit of open files, {most}, is too low")
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def measure() -> list[Row]:
    """Needs `LISTENERS` + 200 open files in each of two processes."""
    raise_files()
    with town() as here:
        return uvloop.run(run(here.where["host"]))


if __name__ == "__main__":
    if sys.argv[1:2] == ["serve"]:
        raise_files()
        uvloop.run(serve(sys.argv[2]))
    else:
        for row in measure():
            print(f"{row.name}: {row.value:g} {row.unit} ({row.limit})")

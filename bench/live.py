"""Measures the live hub: 5,000 scoped listeners, 500 lines a second in 100 topics, from commit to client.

Three processes as in life: PostgreSQL (durable), a server that writes and serves, a client. The latency counts from
just before the writing statement is sent, so it holds the commit, the reading and the delivery.
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
import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from uuid import UUID

import asyncpg
import uvicorn
import uvloop

from anmin.kernel import logs
from anmin.kernel.access import Actor
from anmin.kernel.journal import office
from anmin.kernel.live import Hub, LiveApp
from anmin.kernel.postgres import Embedded, Manner, find, prepare
from anmin.kernel.settings import Log

LISTENERS, TOPICS, RATE, SECONDS = 5000, 100, 500, 10.0
AT_ONCE = 200
"""Connections being opened at a time."""
SCHEMA = Path(__file__).parents[1] / "src/anmin/app/migrations/sql/0001_kernel.sql"
WRITE = """
insert into journal (at, actor, channel, action, subject, version, event, payload, audience, request)
values (now(), 'system', 'bench', 'bench.write', 'case:01920000-0000-7000-8000-000000000000', 1, 'cases.Raised', $1,
        array[$2], 'bench')
"""
REQUEST = (
    "GET /api/v1/live HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\nCache-Control: no-cache\r\n"
    "User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/149.0.0.0 Safari/537.36\r\n"
    "Accept-Language: zh-CN,zh;q=0.9,en;q=0.8\r\nAccept-Encoding: gzip, deflate, br\r\nSec-Fetch-Site: same-origin\r\n"
    "Referer: https://anmin.example/console/desk\r\nCookie: anmin_session={number}\r\n\r\n"
)


def leaf(number: int) -> UUID:
    return UUID(int=(0x0192 << 112) + 10_000 + number)


# ── server ───────────────────────────────────────────────────────────────────────────────────────────────────────


def above(topic: str) -> Iterable[str]:
    """Three levels: a hundred villages in ten towns in one city."""
    number = int(topic[-12:], 16) - 10_000
    return (topic, office(leaf(1000 + number % 10)), office(leaf(2000)))


async def authenticate(scope: Any) -> Actor:
    cookie = next(value for key, value in scope["headers"] if key == b"cookie")
    number = int(cookie.rpartition(b"=")[2])
    grants = {"cases.read": frozenset((leaf(number % TOPICS),))}
    return Actor("staff", UUID(int=(0x0193 << 112) + number), grants=grants)


async def serve(dsn: str) -> None:
    """Answers each line on standard input (`rss`, `write`, `metrics`) with a line of JSON; ends with its input."""
    logs.start(Log())
    sock = socket.create_server(("127.0.0.1", 0), backlog=2048)
    async with (
        Hub(lambda: asyncpg.connect(dsn), above) as hub,
        asyncpg.create_pool(dsn, min_size=2, max_size=8) as pool,
    ):
        server = uvicorn.Server(uvicorn.Config(LiveApp(hub, authenticate), http="httptools", lifespan="off",
                                               log_level="warning", access_log=False))  # fmt: skip
        serving = asyncio.create_task(server.serve(sockets=[sock]))
        answer({"port": sock.getsockname()[1]})
        async for command in commands():
            if command == "write":
                answer({"written": await write(pool, hub)})
            elif command == "rss":
                gc.collect()
                answer({"rss": resident()})
            elif command == "metrics":
                answer({name: getattr(hub.metrics, name) for name in hub.metrics.__struct_fields__})
        hub.close()
        server.should_exit = True
        await serving


async def commands() -> Any:
    reader = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    while line := await reader.readline():
        yield line.decode().strip()


def answer(values: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(values) + "\n")
    sys.stdout.flush()


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
        task = asyncio.create_task(one(pool, hub, topic))
        running.add(task)
        task.add_done_callback(running.discard)
    await asyncio.gather(*running)
    return [written[topic] for topic in range(TOPICS)]


async def one(pool: asyncpg.Pool[Any], hub: Hub, topic: int) -> None:
    async with pool.acquire() as conn:
        await conn.execute(WRITE, json.dumps({"t": time.monotonic_ns()}), office(leaf(topic)))
    hub.wake()


def resident() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()


# ── client ───────────────────────────────────────────────────────────────────────────────────────────────────────

STAMP = re.compile(rb"\nid: \d+\.(\d+)\nevent: cases\.Raised\n.*\"t\": (\d+)")


class Listening(asyncio.Protocol):
    """One connection: takes the line's number and its instant from each event, nothing else."""

    def __init__(self, number: int, latencies: list[int], opened: asyncio.Semaphore) -> None:
        self.number = number
        self.latencies = latencies
        self.opened = opened
        self.seen: list[int] = []
        self.rest = b""
        self.open = False

    def connection_made(self, transport: Any) -> None:
        transport.write(REQUEST.format(number=self.number).encode())

    def data_received(self, data: bytes) -> None:
        now = time.monotonic_ns()
        data = self.rest + data
        if not self.open and b"\nid: " in data:
            self.open = True
            self.opened.release()
        end = data.rfind(b"\n\n") + 1
        self.rest = data[end:]
        for seq, stamp in STAMP.findall(data, 0, end):
            self.seen.append(int(seq))
            self.latencies.append(now - int(stamp))


async def listen(server: Server) -> list[dict[str, Any]]:
    loop = asyncio.get_running_loop()
    latencies: list[int] = []
    room = asyncio.Semaphore(AT_ONCE)
    before = await server.ask("rss")
    everybody = []
    for number in range(LISTENERS):
        await room.acquire()
        made = await loop.create_connection(lambda n=number: Listening(n, latencies, room), "127.0.0.1", server.port)  # type: ignore[misc]
        everybody.append(made[1])
    for _ in range(AT_ONCE):
        await room.acquire()
    after = await server.ask("rss")
    written = (await server.ask("write"))["written"]
    await asyncio.sleep(1.0)
    peak = await server.ask("rss")
    metrics = await server.ask("metrics")
    sys.stderr.write(f"connected {after}, at the end {peak}, before {before}, {metrics}\n")
    missed = sum(abs(written[each.number % TOPICS] - len(set(each.seen))) for each in everybody)
    doubled = sum(len(each.seen) - len(set(each.seen)) for each in everybody)
    each = (max(after["rss"], peak["rss"]) - before["rss"]) / LISTENERS / 1024
    cut = statistics.quantiles(latencies, n=1000)
    return [
        row("live: commit to client, p50", cut[499] / 1e6, "ms", 20),
        row("live: commit to client, p99", cut[989] / 1e6, "ms", 100),
        row("live: lines missed or doubled", missed + doubled, "lines", 0),
        row("live: lines delivered", len(latencies) / SECONDS, "lines/s", None),
        row("live: memory of a listener", each, "KiB", 12),
    ]


def row(name: str, value: float, unit: str, most: float | None) -> dict[str, Any]:
    ratio = round(value / most, 3) if most else None
    return {"name": name, "value": round(value, 2), "unit": unit, "limit": "<=" if most is not None else "",
            "limit_value": most, "ratio": ratio}  # fmt: skip


class Server:
    """The server process, asked through its standard input."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.process = process
        self.port = 0

    async def ask(self, command: str) -> dict[str, Any]:
        assert self.process.stdin is not None
        self.process.stdin.write(command.encode() + b"\n")
        return await self.answer()

    async def answer(self) -> dict[str, Any]:
        assert self.process.stdout is not None
        answered: dict[str, Any] = json.loads(await self.process.stdout.readline())
        return answered


async def run(dsn: str) -> list[dict[str, Any]]:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bench.live", "serve", dsn, stdin=subprocess.PIPE, stdout=subprocess.PIPE, limit=1 << 20
    )
    server = Server(process)
    assert process.stdin is not None
    try:
        server.port = (await server.answer())["port"]
        return await listen(server)
    finally:
        process.stdin.close()
        await process.wait()


def raise_files() -> None:
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    if most < LISTENERS + 200:
        raise SystemExit(f"打开文件上限 {most} 不足 · the limit of open files, {most}, is too low")


def measure() -> list[dict[str, Any]]:
    """Rows `{name, value, unit, limit, limit_value, ratio}`. Needs `LISTENERS` + 200 open files in each process."""
    raise_files()
    with (
        tempfile.TemporaryDirectory(prefix="anmin-bench-") as folder,
        Embedded(Path(folder), find(), Manner()) as database,
    ):
        uvloop.run(load(database.dsn("postgres", "postgres"), database.dsn("anmin_owner")))
        return uvloop.run(run(database.dsn("anmin_app")))


async def load(admin: str, owner: str) -> None:
    await prepare(admin)
    conn = await asyncpg.connect(owner)
    await conn.execute(SCHEMA.read_text())
    await conn.close()


if __name__ == "__main__":
    if sys.argv[1:2] == ["serve"]:
        raise_files()
        uvloop.run(serve(sys.argv[2]))
    else:
        for each in measure():
            print(json.dumps(each, ensure_ascii=False))

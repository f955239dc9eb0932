"""A live server on loopback over a real PostgreSQL, and a client that reads the stream as bytes."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any, NamedTuple
from uuid import UUID

import asyncpg
import uvicorn

from anmin.app.migrate import migrate
from anmin.app.reach import at_socket
from anmin.kernel.access import ANONYMOUS, Actor
from anmin.kernel.db import Connection, Where
from anmin.kernel.ids import new_id
from anmin.kernel.journal import Cursor, office
from anmin.kernel.live import Hub, LiveApp, Tuning
from anmin.kernel.postgres import Embedded, prepare

PATIENCE = 60.0
"""Seconds after which a test gives up waiting; no test measures time."""

WRITE = """
insert into journal (at, actor, channel, action, subject, version, event, payload, audience, request)
values (now(), 'staff:secret', 'test', 'test.write', $1, 1, $2, $3, $4, 'test')
returning seq, tx::text::bigint
"""

MANY = """
insert into journal (at, actor, channel, action, subject, version, event, payload, audience, request)
select now(), 'system', 'test', 'test.write', 'case:1', 1, 'cases.Raised', '{}', array[$1], 'test'
from generate_series(1, $2)
"""


class Told(NamedTuple):
    """One event of a stream."""

    id: str
    event: str
    data: Any

    @property
    def cursor(self) -> Cursor:
        return Cursor.parse(self.id)


class Stream:
    """A client on a bare socket. It reads only when asked to."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader = reader
        self.writer = writer
        self.last_id = ""
        self.comments: list[str] = []
        self.retry = 0
        self._body = b""

    async def next(self) -> Told:
        """The next event. Raises EOFError when the stream ended, whole or broken off."""
        async with asyncio.timeout(PATIENCE):
            while True:
                while b"\n\n" not in self._body:
                    self._body += await self._chunk()
                block, _, self._body = self._body.partition(b"\n\n")
                if told := self._read(block.decode()):
                    return told

    async def take(self, count: int) -> list[Told]:
        return [await self.next() for _ in range(count)]

    async def rest(self) -> list[Told]:
        """Everything up to the end of the stream."""
        told = []
        while True:
            try:
                told.append(await self.next())
            except EOFError:
                return told

    async def bookmark(self, beyond: Cursor) -> None:
        """Read until `Last-Event-ID` has reached `beyond`, without any event."""
        async with asyncio.timeout(PATIENCE):
            while not self.last_id or Cursor.parse(self.last_id) < beyond:
                while b"\n\n" not in self._body:
                    self._body += await self._chunk()
                block, _, self._body = self._body.partition(b"\n\n")
                assert self._read(block.decode()) is None

    def close(self) -> None:
        self.writer.transport.abort()

    def _read(self, block: str) -> Told | None:
        fields: dict[str, str] = {}
        for line in block.splitlines():
            name, _, value = line.partition(":")
            if name:
                fields[name] = value.strip()
            else:
                self.comments.append(value.strip())
        self.last_id = fields.get("id", self.last_id)
        self.retry = int(fields.get("retry", self.retry))
        if "data" not in fields:
            return None
        return Told(self.last_id, fields["event"], json.loads(fields["data"]))

    async def _chunk(self) -> bytes:
        size = int(await self._line() or b"0", 16)
        if not size:
            raise EOFError
        chunk = await self.reader.readexactly(size)
        await self.reader.readexactly(2)
        return chunk

    async def _line(self) -> bytes:
        try:
            return (await self.reader.readuntil(b"\r\n"))[:-2]
        except ConnectionError:
            raise EOFError from None


class Live(NamedTuple):
    """A running server: its hub, its address, and a way to open a stream."""

    hub: Hub
    port: int

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/live"

    async def open(self, who: str, query: str = "", last: str = "", receive_buffer: int = 0) -> Stream:
        """A stream of the actor whose name is `who`, after its head was read."""
        sock = socket.create_connection(("127.0.0.1", self.port))
        if receive_buffer:
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
        reader, writer = await asyncio.open_connection(sock=sock, limit=1 << 16)
        head = [f"GET /live{query} HTTP/1.1", "Host: anmin", f"Authorization: {who}"]
        head += [f"Last-Event-ID: {last}"] if last else []
        writer.write("\r\n".join([*head, "", ""]).encode())
        answer = await reader.readuntil(b"\r\n\r\n")
        assert answer.startswith(b"HTTP/1.1 200"), answer
        assert b"text/event-stream" in answer
        assert b"x-accel-buffering: no" in answer
        return Stream(reader, writer)


class People:
    """Who may come in, and the tree of offices. `authenticate` looks up the name in the Authorization header."""

    def __init__(self) -> None:
        self.actors: dict[str, Actor] = {}
        self.parents: dict[str, str] = {}

    def staff(self, *offices: UUID) -> str:
        actor = Actor("staff", new_id(), grants={"cases.read": frozenset(offices)})
        self.actors[actor.name] = actor
        return actor.name

    def under(self, parent: UUID) -> UUID:
        child = new_id()
        self.parents[office(child)] = office(parent)
        return child

    def above(self, topic: str) -> Iterator[str]:
        at: str | None = topic
        while at:
            yield at
            at = self.parents.get(at)

    async def authenticate(self, scope: Any) -> Actor:
        name = next((value.decode() for key, value in scope["headers"] if key == b"authorization"), "")
        return self.actors.get(name, ANONYMOUS)


LiveServer = Callable[..., AbstractAsyncContextManager[Live]]
"""`async with live_server(poll=…) as live`: a server with this tuning, on the test's database or on another."""
Write = Callable[..., Awaitable[Cursor]]
"""`await write(topic, …, event=…, **payload)`: a committed line; gives its place."""
WaitUntil = Callable[[Callable[[], bool]], Awaitable[None]]
Tree = dict[str, UUID]


async def prepared(server: Embedded, database: str = "anmin") -> Where:
    """Roles, database and schema on a server of one's own."""
    await prepare(server.dsn("postgres", "postgres"), database)
    where = Where({**at_socket(Path(server.dsn().partition("host=")[2].replace("%2F", "/"))), "database": database})
    await migrate(where)
    return where


async def connected(where: Where) -> Connection:
    return await asyncpg.connect(**where.as_role("anmin_app"))


async def written(conn: Connection, *topics: str, event: str = "cases.Raised", **payload: Any) -> Cursor:
    """One line, in the connection's transaction or in one of its own."""
    subject = f"case:{new_id()}"
    seq, tx = await conn.fetchrow(WRITE, subject, event, json.dumps(payload), list(topics))
    return Cursor(tx, seq)


@asynccontextmanager
async def serving(where: Where, people: People, tuning: Tuning) -> AsyncIterator[Live]:
    sock = socket.create_server(("127.0.0.1", 0))
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 16384)
    async with Hub(lambda: connected(where), people.above, tuning) as hub:
        config = uvicorn.Config(
            LiveApp(hub, people.authenticate), http="httptools", lifespan="off", log_level="warning", access_log=False
        )
        server = uvicorn.Server(config)
        task = asyncio.create_task(server.serve(sockets=[sock]))
        try:
            yield Live(hub, sock.getsockname()[1])
        finally:
            hub.close()
            server.force_exit = server.should_exit = True
            await task

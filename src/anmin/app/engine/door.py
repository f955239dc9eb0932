"""The engine behind its socket file: questions, the stream of what happens, and whether it is well."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, MutableMapping
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from socket import AF_UNIX, SOCK_STREAM, socket
from typing import Any

import msgspec
import uvicorn

from anmin.kernel.settings import SettingsFault
from anmin.media.engine import wire
from anmin.media.engine.engine import MediaEngine

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
MOST_BYTES = 256 << 10
LONGEST_PATH = 107
"""Bytes that the kernel takes for a socket file's name."""


class Door:
    """The ASGI application. Only processes of the house reach it: the file is its owner's alone."""

    def __init__(self, engine: MediaEngine, well: Callable[[], bool]) -> None:
        self._engine = engine
        self._well = well

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        match scope.get("method"), scope.get("path"):
            case "POST", "/ask":
                await self._ask(receive, send)
            case "GET", "/events":
                await self._events(receive, send)
            case "GET", "/health":
                await _answer(send, 200 if self._well() else 503, b"{}")
            case _:
                await _answer(send, 404, b"{}")

    async def _ask(self, receive: Receive, send: Send) -> None:
        body = b""
        while True:
            part = await receive()
            body += part.get("body", b"")
            if len(body) > MOST_BYTES or part["type"] == "http.disconnect":
                return await _answer(send, 413, b"{}")
            if not part.get("more_body"):
                break
        try:
            question = wire.questions.decode(body)
        except msgspec.DecodeError:
            return await _answer(send, 400, b"{}")
        return await _answer(send, 200, msgspec.json.encode(await wire.put(self._engine, question)))

    async def _events(self, receive: Receive, send: Send) -> None:
        told = self._engine.events()
        await send(
            {"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"application/x-ndjson")]}
        )
        await send({"type": "http.response.body", "body": b"\n", "more_body": True})

        async def follow() -> None:
            async for each in told:
                await send({"type": "http.response.body", "body": msgspec.json.encode(each) + b"\n", "more_body": True})

        following = asyncio.create_task(follow())
        while (await receive())["type"] != "http.disconnect":
            pass
        following.cancel()


async def _answer(send: Send, status: int, body: bytes) -> None:
    await send({"type": "http.response.start", "status": status, "headers": [(b"content-type", b"application/json")]})
    await send({"type": "http.response.body", "body": body})


@contextmanager
def listening(path: Path) -> Iterator[socket]:
    """The socket file, for its owner only; what a killed process left is replaced. Raises SettingsFault."""
    if len(str(path).encode()) > LONGEST_PATH:
        raise SettingsFault(f"{path} is too long a name for a socket file: set data.dir to a shorter path.")
    path.unlink(missing_ok=True)
    found = socket(AF_UNIX, SOCK_STREAM)
    fresh = path.with_suffix(".new")
    fresh.unlink(missing_ok=True)
    found.bind(str(fresh))
    fresh.chmod(0o600)
    found.listen(64)
    fresh.rename(path)
    with found:
        yield found
    path.unlink(missing_ok=True)


@asynccontextmanager
async def served(engine: MediaEngine, well: Callable[[], bool], path: Path) -> AsyncIterator[None]:
    """Answer at this socket file as long as the context lasts."""
    with listening(path) as found:
        config = uvicorn.Config(
            Door(engine, well), lifespan="off", access_log=False, log_config=None, timeout_graceful_shutdown=1
        )
        server = uvicorn.Server(config)
        serving = asyncio.create_task(server._serve([found]))  # noqa: SLF001 - `serve` would take our signal handlers
        try:
            yield
        finally:
            server.should_exit = True
            await serving

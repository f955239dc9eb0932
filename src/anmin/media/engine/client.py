"""The engine as the other processes of the house see it: a `MediaEngine` at the other end of a socket file."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Self
from uuid import UUID

import httpx
import msgspec

from anmin.media.engine import wire
from anmin.media.engine.engine import AnyTold, EngineAway, Publication, SdpRefused
from anmin.media.terms.engine import SdpWhy

PATIENCE = 6.0
"""Seconds for one answer: a caller who waits longer goes on with text."""


class EngineClient:
    """See `MediaEngine`. Belongs to one event loop; close it, or use it as a context."""

    def __init__(self, folder: Path, patience: float = PATIENCE) -> None:
        transport = httpx.AsyncHTTPTransport(uds=str(wire.socket_in(folder)))
        self._http = httpx.AsyncClient(transport=transport, base_url="http://engine", timeout=patience)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        await self._http.aclose()

    async def publish(self, publication: Publication, sdp: str) -> str:
        return (await self._ask(wire.Publish(publication, sdp))).sdp

    async def listen(self, publication: UUID, listening: UUID) -> str:
        return (await self._ask(wire.Listen(publication, listening))).sdp

    async def answer(self, listening: UUID, sdp: str) -> None:
        await self._ask(wire.Answer(listening, sdp))

    async def restart(self, connection: UUID, sdp: str) -> str:
        return (await self._ask(wire.Restart(connection, sdp))).sdp

    async def hold(self, publication: UUID, on: bool) -> None:
        await self._ask(wire.Hold(publication, on))

    async def close(self, connection: UUID) -> None:
        await self._ask(wire.Close(connection))

    async def end(self, call: UUID) -> None:
        await self._ask(wire.End(call))

    async def healthy(self) -> bool:
        """Whether the engine answers and could carry a call."""
        try:
            return (await self._http.get("/health")).status_code == httpx.codes.OK
        except httpx.TransportError:
            return False

    async def events(self) -> AsyncIterator[AnyTold]:
        """From the moment the engine has answered; ends with EngineAway when it goes away."""
        try:
            async with self._http.stream("GET", "/events", timeout=httpx.Timeout(PATIENCE, read=None)) as stream:
                async for line in stream.aiter_lines():
                    if line.strip():
                        yield wire.lines.decode(line)
        except httpx.TransportError as error:
            raise EngineAway from error
        raise EngineAway

    async def _ask(self, question: wire.AnyQuestion) -> wire.Reply:
        try:
            answer = await self._http.post("/ask", content=msgspec.json.encode(question))
        except httpx.TransportError as error:
            raise EngineAway from error
        if answer.status_code != httpx.codes.OK:
            raise EngineAway
        reply = wire.replies.decode(answer.content)
        if reply.error == "sdp_refused":
            raise SdpRefused(reply.why or SdpWhy.UNREADABLE)
        if reply.error:
            raise wire.PLAIN.get(reply.error, EngineAway)
        return reply

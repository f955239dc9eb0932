"""One open stream: what waits for it, and the sending of it. A slow stream keeps only itself waiting.

It knows neither the journal nor the hub; it never holds more than its bounds and never blocks who pushes.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from typing import Any
from uuid import UUID

from anmin.kernel.journal import Cursor
from anmin.kernel.live import wire
from anmin.kernel.live.tuning import Tuning
from anmin.kernel.logs import log

Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

PIECE = 64 * 1024
"""Bytes after which a piece is full: what a server buffers before it makes the sender wait."""


class Listener:
    """Made by `LiveApp` for one request. `holding` is true while lines of long ago are still being read for it."""

    __slots__ = ("_bounds", "_pending", "_send", "_sending", "_size", "after", "ended", "events", "holding", "lagged",
                 "person", "slot", "topics")  # fmt: skip

    def __init__(
        self, send: Send, person: UUID | None, topics: frozenset[str], events: tuple[str, ...], bounds: Tuning
    ) -> None:
        self.person = person
        self.topics = topics
        self.events = events
        """Prefixes of the event codes it wants; empty for all."""
        self.after = Cursor()
        """The last line it was given: nothing up to here is given again."""
        self.holding = True
        self.ended = False
        self.lagged = False
        self.slot = 0
        self._bounds = bounds
        self._send = send
        self._sending: asyncio.Task[None] | None = None
        self._pending: list[bytes] = []
        self._size = 0

    def wants(self, event: str) -> bool:
        return not self.events or event.startswith(self.events)

    def push(self, chunk: bytes, at: Cursor) -> None:
        """Have `chunk` sent with the next `flush`. A stream that leaves too much waiting is ended instead."""
        if self.ended or at <= self.after:
            return
        self.after = at
        self._add(chunk)
        if self._sending is not None and self._overflows():
            self.lagged = True
            self.end(wire.LAGGING)

    def beat(self, place: Cursor) -> None:
        """Tell a quiet stream how far the journal was read for it."""
        if self._sending is None and not self._pending and not self.holding:
            self.after = max(self.after, place)
            self._add(wire.place(self.after))
            self.flush()

    def end(self, comment: bytes) -> None:
        """Drop what waits; the next `flush` says why and closes the stream. What was sent stays whole and in order."""
        if not self.ended:
            self.ended = True
            self._pending.clear()
            self._size = 0
            self._add(comment)

    async def tell(self, chunk: bytes) -> None:
        """Send at the listener's own pace; only while `holding`, when nothing else is being sent."""
        await self._send(_body(chunk, more=True))

    def begin(self, chunks: Iterable[bytes], place: Cursor) -> None:
        """What it is told first when lines begin to be pushed; it has everything up to `place` then."""
        self.after = max(self.after, place)
        if not self.ended:
            for chunk in chunks:
                self._add(chunk)

    def release(self) -> None:
        """From now on what is pushed goes out."""
        self.holding = False
        self.flush()

    def flush(self) -> None:
        """Have what waits sent in one piece, and what comes meanwhile in the next. Returns at once."""
        if self._pending and self._sending is None and not self.holding:
            self._sending = asyncio.get_running_loop().create_task(self._drain())

    def stop(self) -> None:
        """The connection is gone."""
        self.ended = True
        if self._sending is not None:
            self._sending.cancel()

    async def _drain(self) -> None:
        try:
            while self._pending:
                await self._send(self._taken())
        except Exception as error:  # noqa: BLE001 - whatever a server throws is this stream's end and nobody else's
            self.ended = True
            self._pending.clear()
            log.warning("live_send_failed", error=type(error).__name__)
        finally:
            self._sending = None

    def _add(self, chunk: bytes) -> None:
        self._pending.append(chunk)
        self._size += len(chunk)

    def _overflows(self) -> bool:
        return self._size > self._bounds.pending_bytes or len(self._pending) > self._bounds.pending_lines

    def _taken(self) -> dict[str, Any]:
        """The next piece. Chunks that wait are shared by all listeners, a piece is this one's own: so it is small."""
        count, size = 0, 0
        while count < len(self._pending) and size < PIECE:
            size += len(self._pending[count])
            count += 1
        chunk = b"".join(self._pending[:count])
        del self._pending[:count]
        self._size -= size
        return _body(chunk, more=not self.ended or bool(self._pending))


def _body(chunk: bytes, *, more: bool) -> dict[str, Any]:
    return {"type": "http.response.body", "body": chunk, "more_body": more}

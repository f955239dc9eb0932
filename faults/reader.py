"""A live reader that resumes, as a browser does: a line counts when its event is whole, and `Last-Event-ID` goes with it."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import httpx

from anmin.kernel.journal import Cursor


class Reader:
    """One listener's whole experience: the places of the lines in the order they came.

    A `fickle` reader hangs up by itself now and then, in the middle of whatever it hears.
    """

    def __init__(self, address: str, token: str, topic: str, *, fickle: random.Random | None = None) -> None:
        self.address = address
        self.token = token
        self.topic = topic
        self.heard: list[Cursor] = []
        self.resets = 0
        self.refusals: set[str] = set()
        self.reconnects = -1
        self.placed = asyncio.Event()
        self._fickle = fickle
        self._last = ""
        self._stop = asyncio.Event()

    async def run(self) -> None:
        """Listen until `stop`."""
        while not self._stop.is_set():
            self.reconnects += 1
            listening = asyncio.create_task(self._listen())
            stopping = asyncio.create_task(self._stop.wait())
            patience = self._fickle.uniform(0.05, 3) if self._fickle else None
            await asyncio.wait((listening, stopping), timeout=patience, return_when=asyncio.FIRST_COMPLETED)
            for task in (listening, stopping):
                task.cancel()
            with suppress(httpx.HTTPError, asyncio.CancelledError):
                await listening
            await asyncio.sleep(0.05)

    def stop(self) -> None:
        self._stop.set()

    @property
    def twice(self) -> int:
        return len(self.heard) - len(set(self.heard))

    @property
    def disorder(self) -> int:
        """How often a line came after one that stands behind it."""
        return sum(1 for one, next_ in zip(self.heard, self.heard[1:], strict=False) if next_ < one)

    async def _listen(self) -> None:
        headers = {"authorization": f"Bearer {self.token}"} | ({"last-event-id": self._last} if self._last else {})
        async with (
            httpx.AsyncClient(timeout=httpx.Timeout(5, read=20)) as client,
            client.stream("GET", f"{self.address}/api/v1/live", params={"topics": self.topic}, headers=headers) as told,
        ):
            if told.status_code != 200:
                self.refusals.add(f"{told.status_code} {(await told.aread()).decode()}")
                await asyncio.sleep(0.1)
                return
            fields: dict[str, str] = {}
            async for line in told.aiter_lines():
                if line:
                    name, _, value = line.partition(": ")
                    fields[name] = value
                else:
                    self._take(fields)
                    fields = {}

    def _take(self, fields: dict[str, str]) -> None:
        """A whole block: an id without data is a bookmark, `reset` says that lines are out of reach."""
        if "id" not in fields:
            return
        self._last = fields["id"]
        self.placed.set()
        if fields.get("event") == "reset":
            self.resets += 1
        elif "data" in fields:
            self.heard.append(Cursor.parse(fields["id"]))


@asynccontextmanager
async def listening(*readers: Reader) -> AsyncIterator[None]:
    """The readers at work from the moment at which each has its place; stopped on leaving."""
    async with asyncio.TaskGroup() as tasks:
        for each in readers:
            tasks.create_task(each.run())
        try:
            async with asyncio.timeout(60):
                for each in readers:
                    await each.placed.wait()
            yield
        finally:
            for each in readers:
                each.stop()

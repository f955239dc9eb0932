"""Writers beside the faults: each sends a note under one key until it is acknowledged, as phones do.

Some are impatient and send again while the first sending is still under way; some ask again after the answer; some give
up at the first trouble and leave open whether their note was written.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from uuid import UUID, uuid4

import httpx
import msgspec

PATHS = ("/api/v1/echo/notes", "/api/v1/echo/alone")
REFUSALS = frozenset({(503, "unavailable"), (507, "storage_full")})
PATIENCE = 90.0


class Ledger(msgspec.Struct):
    """What the clients know. `acknowledged`: the id the house gave for each key; `open`: keys that were given up."""

    acknowledged: dict[str, UUID] = {}
    open: set[str] = set()
    refused: Counter[str] = msgspec.field(default_factory=Counter)
    unanswered: int = 0
    differing: int = 0
    surprises: list[str] = []

    @property
    def asked_again(self) -> int:
        return self.unanswered + self.refused.total()


class Manner(msgspec.Struct, frozen=True):
    """`pace`: the longest pause of a client between two notes, in seconds; the rest are shares of the notes."""

    clients: int = 8
    pace: float = 0.12
    impatient: float = 0.05
    gives_up: float = 0.05
    asks_again: float = 0.05


class Writers:
    """A number of clients at work."""

    def __init__(self, address: str, office: UUID, chance: random.Random, manner: Manner = Manner()) -> None:  # noqa: B008 - frozen
        self.address = address
        self.office = office
        self.chance = chance
        self.manner = manner
        self.ledger = Ledger()
        self._stop = asyncio.Event()

    async def run(self) -> None:
        """Write until `stop`; every note that was begun is carried through or given up."""
        async with asyncio.TaskGroup() as group:
            for n in range(self.manner.clients):
                group.create_task(self._write(PATHS[n % len(PATHS)]))

    def stop(self) -> None:
        self._stop.set()

    async def _write(self, path: str) -> None:
        async with httpx.AsyncClient(base_url=self.address, timeout=10) as client:
            while not self._stop.is_set():
                await self._carry_through(client, path, uuid4().hex)
                await asyncio.sleep(self.chance.uniform(0, self.manner.pace))

    async def _carry_through(self, client: httpx.AsyncClient, path: str, key: str) -> None:
        gives_up, asks_again = self._is_one_of(self.manner.gives_up), self._is_one_of(self.manner.asks_again)
        until = time.monotonic() + PATIENCE
        while (given := await self._send(client, path, key)) is None:
            if gives_up:
                self.ledger.open.add(key)
                return
            if time.monotonic() > until:
                raise RuntimeError("a note was never acknowledged")
            await asyncio.sleep(0.03)
        self.ledger.acknowledged[key] = given
        again = await self._send(client, path, key) if asks_again else None
        self.ledger.differing += again is not None and again != given

    def _is_one_of(self, share: float) -> bool:
        return self.chance.random() < share

    async def _send(self, client: httpx.AsyncClient, path: str, key: str) -> UUID | None:
        """The id when it was acknowledged. The text is the key, so that the rows tell whose they are."""
        body = {"text": key, "lon": 117.49, "lat": 27.34, "key": key, "office": str(self.office)}
        impatient = self._is_one_of(self.manner.impatient)
        try:
            answer = await client.post(path, json=body, timeout=0.02 if impatient else 10)
        except httpx.HTTPError as error:
            self.ledger.unanswered += not (impatient and isinstance(error, httpx.TimeoutException))
            return None
        if answer.status_code == 200:
            return UUID(answer.json())
        self._refused(answer)
        return None

    def _refused(self, answer: httpx.Response) -> None:
        problem = answer.headers.get("content-type", "").startswith("application/problem+json")
        code = answer.json().get("code") if problem else None
        if (answer.status_code, code) in REFUSALS:
            self.ledger.refused[str(code)] += 1
        else:
            self.ledger.surprises.append(f"{answer.status_code} {answer.text[:300]}")


@asynccontextmanager
async def writing(writers: Writers) -> AsyncIterator[asyncio.Task[None]]:
    """The writers at work; on leaving they carry through what they have begun. A failure of theirs is raised there."""
    work = asyncio.create_task(writers.run())
    try:
        yield work
        writers.stop()
        await asyncio.wait_for(work, 2 * PATIENCE)
    finally:
        work.cancel()

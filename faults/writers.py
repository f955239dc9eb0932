"""Writers that never give up: each sends a note until it is acknowledged, always under the same key."""

from __future__ import annotations

import asyncio
from uuid import UUID, uuid4

import httpx
import msgspec

PATHS = ("/api/v1/probe/notes", "/api/v1/probe/alone")


class Ledger(msgspec.Struct):
    """What was acknowledged: the id the house gave for each key, and how often an answer had to be asked for again."""

    acknowledged: dict[str, UUID]
    repeats: int = 0
    surprises: list[str] = []


class Writers:
    """A number of clients at work beside the faults."""

    def __init__(self, address: str, office: UUID, clients: int) -> None:
        self.address = address
        self.office = office
        self.clients = clients
        self.ledger = Ledger({})
        self._stop = asyncio.Event()

    async def run(self) -> None:
        """Write until `stop`; every note that was begun is carried through."""
        async with asyncio.TaskGroup() as group:
            for n in range(self.clients):
                group.create_task(self._write(PATHS[n % len(PATHS)]))

    def stop(self) -> None:
        self._stop.set()

    async def _write(self, path: str) -> None:
        async with httpx.AsyncClient(base_url=self.address, timeout=5) as client:
            while not self._stop.is_set():
                await self._carry_through(client, path, uuid4().hex)

    async def _carry_through(self, client: httpx.AsyncClient, path: str, key: str) -> None:
        body = {"text": "有人落水", "lon": 117.49, "lat": 27.34, "key": key, "office": str(self.office)}
        for _ in range(3000):
            try:
                answer = await client.post(path, json=body)
            except httpx.HTTPError:
                self.ledger.repeats += 1
                await asyncio.sleep(0.02)
                continue
            if answer.status_code == 200:
                self.ledger.acknowledged[key] = UUID(answer.json())
                return
            if answer.status_code not in (503, 507):
                self.ledger.surprises.append(f"{answer.status_code} {answer.json().get('code')}")
            self.ledger.repeats += 1
            await asyncio.sleep(0.05)
        raise RuntimeError("a note was never acknowledged")

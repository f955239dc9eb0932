"""The peer's own outbox at work: it sends until the house acknowledges, as badly as its script says."""

from __future__ import annotations

import asyncio
import time
from typing import final
from uuid import UUID, uuid4

import httpx
import msgspec

from anmin.app.peer12345.script import LATE
from anmin.app.peer12345.state import Letter, State
from anmin.channels.hotline12345 import wire
from anmin.kernel.clock import SystemClock

PATH = "/api/v1/channels/hotline12345"
AT_ONCE = 8
PAUSES = (0.2, 0.5, 1.0, 2.0, 5.0)
OLD = 3600


class Key(msgspec.Struct, frozen=True):
    """The name of the shared secret, and the secret."""

    name: str
    secret: str


@final
class Sender:
    def __init__(self, state: State, house: str, key: Key) -> None:
        self._state, self._house, self._key = state, house.rstrip("/"), key
        self._awake = asyncio.Event()

    def queue(self, transfer: UUID, said: list[wire.Said], habits: frozenset[str]) -> None:
        """Write messages down; they are sent soon, or later when the peer is late."""
        schema = "anmin-12345/0" if "version" in habits else wire.SCHEMA
        for number, each in enumerate(said):
            message = wire.Message(schema, uuid4(), transfer, SystemClock().now(), each)
            at = time.time() + (LATE if "late" in habits else 0) + number / 1000
            body = msgspec.json.encode(message)
            self._state.queue(message.message, transfer, (message.kind, body), ",".join(sorted(habits)), at)
        self._awake.set()

    async def run(self) -> None:
        """Until it is cancelled."""
        async with httpx.AsyncClient(timeout=10, trust_env=False) as client:
            while True:
                letters = self._state.due(time.time())
                for first in range(0, len(letters), AT_ONCE):
                    await asyncio.gather(*(self._send(client, each) for each in letters[first : first + AT_ONCE]))
                if not letters:
                    self._awake.clear()
                    try:
                        await asyncio.wait_for(self._awake.wait(), 0.1)
                    except TimeoutError:
                        continue

    async def _send(self, client: httpx.AsyncClient, letter: Letter) -> None:
        later = time.time() + PAUSES[min(letter.tries, len(PAUSES) - 1)]
        habits = letter.habits.split(",")
        try:
            answer = await self._post(client, letter, habits)
            if "twice" in habits and answer.is_success:
                answer = await self._post(client, letter, habits)
        except httpx.HTTPError:
            self._state.again(letter.message, later)
            return
        if answer.is_success:
            self._state.settle(letter.message, "acknowledged", msgspec.json.decode(answer.content)["state"])
        elif answer.status_code >= 500 or answer.status_code == 429:
            self._state.again(letter.message, later)
        else:
            self._state.settle(letter.message, "failed", msgspec.json.decode(answer.content).get("code", ""))

    async def _post(self, client: httpx.AsyncClient, letter: Letter, habits: list[str]) -> httpx.Response:
        secret = "not the secret" if "unsigned" in habits else self._key.secret
        at = int(time.time()) - (OLD if "stale" in habits else 0)
        proof = wire.signed(self._key.name, secret, PATH, letter.body, at)
        return await client.post(self._house + PATH, content=letter.body, headers={wire.HEADER: proof})

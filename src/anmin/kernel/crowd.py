"""Ordinary calls wait their turn, so that in a crowd an alarm finds the way free.

Doors that need a connection of their own pass a few at a time and leave connections over for sessions and numbers;
batchable doors never wait here. Whoever would wait too long is told so at once or after a few seconds.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import final

from anmin.kernel import faults

KEPT_FREE = 2
"""Connections of the pool that ordinary doors leave alone."""
MOST_WAITING = 1_000
PATIENCE = 8.0
"""Seconds; a person has pressed the button again by then."""


@final
class Crowd:
    """`async with house.crowd.turn(): …`, in the order of coming."""

    def __init__(self, connections: int) -> None:
        self._turns = asyncio.Semaphore(max(1, connections - KEPT_FREE))
        self._waiting = 0

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Raises BUSY when too many wait already, or after waiting in vain."""
        await self._come()
        try:
            yield
        finally:
            self._turns.release()

    async def _come(self) -> None:
        if not self._turns.locked():
            await self._turns.acquire()
            return
        if self._waiting >= MOST_WAITING:
            raise faults.BUSY(seconds=int(PATIENCE))
        self._waiting += 1
        try:
            async with asyncio.timeout(PATIENCE):
                await self._turns.acquire()
        except TimeoutError:
            raise faults.BUSY(seconds=int(PATIENCE)) from None
        finally:
            self._waiting -= 1

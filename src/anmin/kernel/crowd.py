"""Ordinary calls wait their turn, so that in a crowd an alarm finds the way free.

Doors that need a connection of their own pass a few at a time and leave connections over for sessions and numbers; of
queries no more at once than the machine has hands, because each keeps a core of it busy. Batchable doors never wait here.
Whoever would wait too long is told so at once or after a few seconds.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from typing import final

from anmin.kernel import faults

KEPT_FREE = 2
"""Connections of the pool that ordinary doors leave alone."""
MOST_WAITING = 1_000
PATIENCE = 8.0
"""Seconds; a person has pressed the button again by then."""


@final
class Crowd:
    """`async with house.crowd.turn(looks=…): …`, in the order of coming."""

    def __init__(self, connections: int) -> None:
        most = max(1, connections - KEPT_FREE)
        self._turns = asyncio.Semaphore(most)
        self._looks = asyncio.Semaphore(min(most, os.cpu_count() or 1))
        self._waiting = 0

    @asynccontextmanager
    async def turn(self, *, looks: bool) -> AsyncIterator[None]:
        """`looks`: it is a query. Raises BUSY when too many wait already, or after waiting in vain."""
        if self._waiting >= MOST_WAITING:
            raise faults.BUSY(seconds=int(PATIENCE))
        async with AsyncExitStack() as turn:
            self._waiting += 1
            try:
                async with asyncio.timeout(PATIENCE):
                    if looks:
                        await turn.enter_async_context(self._looks)
                    await turn.enter_async_context(self._turns)
            except TimeoutError:
                raise faults.BUSY(seconds=int(PATIENCE)) from None
            finally:
                self._waiting -= 1
            yield

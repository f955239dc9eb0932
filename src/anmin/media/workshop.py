"""Slow work on files beside the event loop: two pieces at a time, a bounded crowd waits, the rest come back later."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar, final

from anmin.identity.slots import Slots

AT_WORK = 2
MOST = 32

T = TypeVar("T")


@final
class Workshop(Slots):
    """Threads of its own: pictures must not stand in the way of passwords."""

    def __init__(self) -> None:
        super().__init__(MOST)
        self._threads = ThreadPoolExecutor(AT_WORK, thread_name_prefix="evidence")

    async def do(self, work: Callable[[], T]) -> T:
        """Raises TOO_MANY, and what the work raises."""
        async with self.slot():
            return await asyncio.get_running_loop().run_in_executor(self._threads, work)

"""Micro-batches: calls that arrive together share one transaction; each is answered after its own commit.

Two flushers write in turn. A batch that fails is written again call by call, so that one bad call never fails another.
The statement runs as `anmin_intake`, which may insert and nothing else.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections import deque
from itertools import groupby
from typing import Any

import msgspec

from anmin.kernel.db import Pool
from anmin.kernel.troubles import AWAY
from anmin.kernel.writes import Insert, Pending, parameters, statement


class Waiting(msgspec.Struct, eq=False):
    """A call in the queue and the future that tells it whether it was new (False: its key was taken)."""

    pending: Pending
    shape: tuple[Insert, ...]
    done: asyncio.Future[bool]


class Batches:
    """The queue and its flushers. `run` them as tasks for as long as the house stands."""

    def __init__(self, pool: Pool, *, most: int = 128, flushers: int = 2) -> None:
        self.pool = pool
        self.most = most
        self.flushers = flushers
        self._queue: deque[Waiting] = deque()
        self._arrived = asyncio.Event()
        self._statements: dict[tuple[Insert, ...], str] = {}

    async def submit(self, pending: Pending) -> bool:
        """Write `pending`; True when it was written and committed, False when its idempotency key was already used."""
        done: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._queue.append(Waiting(pending, pending.shape(), done))
        self._arrived.set()
        return await done

    @contextlib.asynccontextmanager
    async def running(self) -> Any:
        """The flushers at work; on leaving, what is queued is still written."""
        tasks = [asyncio.create_task(self._flush_for_ever()) for _ in range(self.flushers)]
        try:
            yield self
        finally:
            while self._queue:
                await asyncio.sleep(0.005)
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def _flush_for_ever(self) -> None:
        while True:
            await self._arrived.wait()
            taken = [self._queue.popleft() for _ in range(min(self.most, len(self._queue)))]
            if not self._queue:
                self._arrived.clear()
            for shape, group in groupby(sorted(taken, key=lambda each: id(each.shape[0])), key=lambda each: each.shape):
                await self._write(shape, list(group))

    async def _write(self, shape: tuple[Insert, ...], calls: list[Waiting]) -> None:
        try:
            new = await self._execute(shape, calls)
        except Exception as error:  # noqa: BLE001 - whatever it is, each call is told
            if len(calls) == 1 or isinstance(error, AWAY):
                _fail(calls, error)
                return
            for call in calls:
                await self._write(shape, [call])
            return
        for n, call in enumerate(calls):
            if not call.done.done():
                call.done.set_result(n in new)

    async def _execute(self, shape: tuple[Insert, ...], calls: list[Waiting]) -> set[int]:
        sql = self._statements.get(shape) or self._statements.setdefault(shape, statement(shape))
        values = parameters([call.pending for call in calls], shape)
        async with self.pool.acquire() as conn:
            return {row[0] for row in await conn.fetch(sql, *values)}


def _fail(calls: list[Waiting], error: Exception) -> None:
    for call in calls:
        if not call.done.done():
            call.done.set_exception(error)

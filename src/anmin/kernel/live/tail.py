"""Reads the journal's tail on a connection of its own and hands over every complete line once, in order.

It remembers a cursor below the oldest running transaction, never `max(seq)`, so a slow transaction loses nothing; it
survives the database going away, and it never gives up silently.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager

from anmin.kernel import journal
from anmin.kernel.db import Connection
from anmin.kernel.journal import COLUMNS, Cursor, Line
from anmin.kernel.live.tuning import Metrics, Tuning
from anmin.kernel.logs import log
from anmin.kernel.troubles import AWAY

Connect = Callable[[], Awaitable[Connection]]

FIRST_RETRY, LAST_RETRY = 0.1, 2.0
"""Seconds between two tries to reach the database; doubled each time."""
SLOWER = 1.5
"""How fast the pauses grow from `soon` to `poll` once nothing comes: a line held back by a transaction that runs for
t seconds is read at most t/2 late, without asking the database two hundred times a second."""

NEWEST = f"""
select {COLUMNS} from journal where tx < pg_snapshot_xmin(pg_current_snapshot())
order by journal.tx desc, seq desc limit $1
"""


class Tail:
    """`place` is the last line handed over.

    `deliver` must have handed the lines to everybody before it suspends, so that `place` is true at any instant.
    """

    def __init__(
        self, connect: Connect, deliver: Callable[[Sequence[Line]], Awaitable[None]], tuning: Tuning, metrics: Metrics
    ) -> None:
        self.place = Cursor()
        self._connect = connect
        self._deliver = deliver
        self._tuning = tuning
        self._metrics = metrics
        self._woken = asyncio.Event()

    def wake(self) -> None:
        """A transaction of this process was committed with lines."""
        self._woken.set()

    async def begin(self) -> list[Line]:
        """Stand at the journal's present end. The newest lines up to there, oldest first; one more than `recent` when
        there are older ones. Raises what asyncpg raises when the server cannot be reached."""
        conn = await self._connect()
        try:
            lines = [journal.line(row) for row in await conn.fetch(NEWEST, self._tuning.recent + 1)]
        finally:
            conn.terminate()
        self.place = lines[0].cursor if lines else Cursor()
        self._metrics.complete_at = asyncio.get_running_loop().time()
        return lines[::-1]

    async def run(self) -> None:
        """Until cancelled: however often the database goes away, from `place` on nothing is left out."""
        retry = FIRST_RETRY
        while True:
            try:
                async with self._connected() as conn:
                    retry = FIRST_RETRY
                    await self._follow(conn)
            except Exception as error:  # noqa: BLE001 - nobody else would notice that all screens stand still
                self._metrics.faults += 1
                trace = None if isinstance(error, AWAY) else error
                log.error("live_tail_failed", error=type(error).__name__, retry_in=retry, exc_info=trace)
            await asyncio.sleep(retry)
            retry = min(retry * 2, LAST_RETRY)

    @asynccontextmanager
    async def _connected(self) -> AsyncIterator[Connection]:
        conn = await self._connect()
        self._metrics.connected = True
        try:
            yield conn
        finally:
            self._metrics.connected = False
            conn.terminate()

    async def _follow(self, conn: Connection) -> None:
        clock = asyncio.get_running_loop().time
        pause, before = self._tuning.soon, clock()
        while True:
            began = clock()
            woken = self._woken.is_set()
            self._woken.clear()
            lines = await self._read(conn)
            if lines:
                self.place = lines[-1].cursor
                await self._deliver(lines)
            if len(lines) < self._tuning.batch:
                self._metrics.complete_at = began
            pause = self._tuning.soon if lines or woken else min(pause * SLOWER, self._tuning.poll)
            await self._rest(self._least(len(lines), began - before), pause)
            before = began

    async def _read(self, conn: Connection) -> list[Line]:
        async with asyncio.timeout(self._tuning.longest_read):
            return await journal.after(conn, self.place, self._tuning.batch)

    def _least(self, lines: int, seconds: float) -> float:
        """The pause that even a wake does not shorten: a whole window while more than one line is expected in it."""
        if lines >= self._tuning.batch:
            return 0.0
        return self._tuning.window if lines * self._tuning.window > seconds else self._tuning.soon

    async def _rest(self, least: float, longest: float) -> None:
        await asyncio.sleep(least)
        if longest <= least or self._woken.is_set():
            return
        try:
            async with asyncio.timeout(longest - least):
                await self._woken.wait()
        except TimeoutError:
            return

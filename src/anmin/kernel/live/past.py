"""Reads lines that a listener missed. One connection serves all who resume, page by page in turns.

It reads between two places that are both complete; it decides nothing about who may hear what.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from typing import Any, TypeVar

from anmin.kernel import faults, journal
from anmin.kernel.db import Connection
from anmin.kernel.journal import COLUMNS, Cursor, Line
from anmin.kernel.live.tuning import Tuning
from anmin.kernel.logs import log
from anmin.kernel.troubles import AWAY

T = TypeVar("T")

PAGE = 500
"""Lines of one page: some 200 KB to send in one piece."""
TRIES, PAUSE = 60, 0.5
"""How often, and after how many seconds, the database is tried again before a stream is given up."""

BETWEEN = "(tx, seq) > ($1::text::xid8, $2) and (tx, seq) <= ($3::text::xid8, $4)"
STANDS = """
select $1::text::xid8 < pg_snapshot_xmin(pg_current_snapshot())
  and exists (select from journal where tx = $1::text::xid8 and seq = $2)
"""
TOPICS = f"select distinct topic from journal, unnest(audience) topic where {BETWEEN}"
LINES = f"select {COLUMNS} from journal where {BETWEEN} and audience && $5 order by journal.tx, seq limit {PAGE}"


class Past:
    """Waits while the database is away, so that its clients keep their streams; raises UNAVAILABLE in the end."""

    def __init__(self, connect: Callable[[], Awaitable[Connection]], tuning: Tuning) -> None:
        self._connect = connect
        self._tuning = tuning
        self._conn: Connection | None = None
        self._turn = asyncio.Lock()

    async def stands(self, cursor: Cursor) -> bool:
        """Whether the line of `cursor` is still there and complete; a place from another database is not."""
        return bool(await self._ask(lambda conn: conn.fetchval(STANDS, str(cursor.tx), cursor.seq)))

    async def topics(self, low: Cursor, high: Cursor) -> list[str]:
        """All topics of the lines after `low`, up to and with `high`."""
        rows = await self._ask(lambda conn: conn.fetch(TOPICS, *_range(low, high)))
        return [row["topic"] for row in rows]

    async def pages(self, low: Cursor, high: Cursor, topics: Iterable[str]) -> AsyncIterator[list[Line]]:
        """The lines of these topics after `low`, up to and with `high`, in order."""
        wanted = list(topics)
        while wanted and low < high:
            rows = await self._ask(lambda conn, low=low: conn.fetch(LINES, *_range(low, high), wanted))  # type: ignore[misc]
            lines = [journal.line(row) for row in rows]
            if lines:
                yield lines
            if len(lines) < PAGE:
                return
            low = lines[-1].cursor

    async def close(self) -> None:
        conn, self._conn = self._conn, None
        if conn is not None:
            conn.terminate()

    async def _ask(self, question: Callable[[Connection], Awaitable[T]]) -> T:
        for _ in range(TRIES):
            async with self._turn:
                try:
                    return await self._answer(question)
                except AWAY as error:
                    await self.close()
                    log.warning("live_past_away", error=type(error).__name__)
            await asyncio.sleep(PAUSE)
        raise faults.UNAVAILABLE()

    async def _answer(self, question: Callable[[Connection], Awaitable[T]]) -> T:
        async with asyncio.timeout(self._tuning.longest_read):
            if self._conn is None:
                self._conn = await self._connect()
            return await question(self._conn)


def _range(low: Cursor, high: Cursor) -> tuple[Any, ...]:
    return (str(low.tx), low.seq, str(high.tx), high.seq)

"""One test's house, with what tests ask of it."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import asyncpg

from anmin.kernel.access import HOUSE
from anmin.kernel.batch import Batches
from anmin.kernel.clock import Clock
from anmin.kernel.ctx import Caller
from anmin.kernel.db import Connection, Database, Where
from anmin.kernel.door import Door
from anmin.kernel.house import House
from anmin.kernel.keyring import new_keyring
from anmin.kernel.lanes import Reaction, run_lanes
from anmin.kernel.settings import Settings
from anmin.kernel.timers import LANES, Lane

SCHEMA = Path(__file__).with_name("schema.sql")
STROKES = "select what, subject, version, cause from strokes order by n"
JOBS = """
select id, lane, kind, name, subject, version, due, attempts, fault, parked_at, lease from timers order by name, version
"""
IDLE = """
select not exists (select from timers where parked_at is null)
  and not exists (select from cursors c where starts_with(name, 'reaction/')
    and exists (select from journal j where (j.tx, j.seq) > (c.tx, c.seq)))
  and exists (select from cursors)
"""


class Town:
    """One test's house with what tests ask of it."""

    def __init__(self, house: House, conn: Connection) -> None:
        self.house = house
        self.conn = conn

    async def act(self, door: Door[Any, Any], command: Any) -> Any:
        return await door.run(self.house, Caller(HOUSE, channel="test", request="r-1"), command)

    async def strokes(self) -> list[tuple[object, ...]]:
        return [tuple(row) for row in await self.conn.fetch(STROKES)]

    async def jobs(self) -> list[asyncpg.Record]:
        return await self.conn.fetch(JOBS)

    @asynccontextmanager
    async def working(self, *reactions: Reaction, lanes: Sequence[Lane] = LANES) -> AsyncIterator[None]:
        """Worker tasks at work in this process; on leaving they stop as a worker stops."""
        stop = asyncio.Event()
        task = asyncio.create_task(run_lanes(self.house, reactions, lanes, stop))
        try:
            yield
        finally:
            stop.set()
            await asyncio.wait_for(task, 60)

    async def until(self, true: Callable[[], Awaitable[object]], seconds: float = 60) -> None:
        """Wait until the condition holds; fail when it does not come to hold."""
        async with asyncio.timeout(seconds):
            while not await true():
                await asyncio.sleep(0.01)

    async def until_idle(self) -> None:
        """Until every line is fed and no job is left."""

        async def idle() -> bool:
            return bool(await self.conn.fetchval(IDLE))

        await self.until(idle)


@asynccontextmanager
async def open_town(where: Where, clock: Clock) -> AsyncIterator[Town]:
    """A house on this database, as one process has it."""
    async with Database.open(where) as db, Batches(db.intake).running() as batches:
        conn = await db.connect()
        yield Town(House(Settings(), clock, new_keyring(clock.now()), db, batches), conn)
        await conn.close()


async def add_lamps(where: Where) -> None:
    """The room's tables in a migrated database."""
    owner = await asyncpg.connect(**where.as_role("anmin_owner"))
    await owner.execute(SCHEMA.read_text(encoding="utf-8"))
    await owner.close()

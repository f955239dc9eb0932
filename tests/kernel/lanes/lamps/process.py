"""A worker process: `python -m tests.kernel.lanes.lamps.process SOCKET DATABASE`, to be killed."""

import asyncio
import sys

from anmin.kernel.batch import Batches
from anmin.kernel.clock import SystemClock
from anmin.kernel.db import Database, Where
from anmin.kernel.house import House
from anmin.kernel.keyring import new_keyring
from anmin.kernel.lanes import run_lanes
from anmin.kernel.settings import Settings
from anmin.kernel.timers import LANES
from tests.kernel.lanes.lamps.reactions import REACTIONS


async def work(where: Where) -> None:
    clock = SystemClock()
    async with Database.open(where) as db, Batches(db.intake).running() as batches:
        house = House(Settings(), clock, new_keyring(clock.now()), db, batches)
        sys.stdout.write("working\n")
        sys.stdout.flush()
        await run_lanes(house, REACTIONS, LANES, asyncio.Event())


if __name__ == "__main__":
    asyncio.run(work(Where(host=sys.argv[1], database=sys.argv[2])))

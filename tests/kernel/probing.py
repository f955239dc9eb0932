"""A house whose only room is the probe: three tables, one batchable action and one that stands alone."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import asyncpg

from anmin.app.compose import open_house
from anmin.kernel.clock import SystemClock
from anmin.kernel.db import Where
from anmin.kernel.house import House
from anmin.kernel.settings import Settings

PACKAGES = ("bench.probe",)
SCHEMA = (Path(__file__).parents[2] / "bench/probe/schema.sql").read_text()


@asynccontextmanager
async def probe_house(settings: Settings, where: Where) -> AsyncIterator[House]:
    owner = await asyncpg.connect(**where.as_role("anmin_owner"))
    await owner.execute(SCHEMA)
    await owner.close()
    async with open_house(settings, where, clock=SystemClock(), packages=PACKAGES) as house:
        yield house

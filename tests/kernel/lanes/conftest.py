"""A room of lamps in a fresh database, and a house for each test."""

from collections.abc import AsyncIterator

import pytest_asyncio

from anmin.kernel.clock import SetClock, SystemClock
from anmin.kernel.db import Where
from tests.kernel.lanes.lamps.town import Town, add_lamps, open_town


@pytest_asyncio.fixture
async def lamps(where: Where) -> Where:
    """The test's database with the room's tables."""
    await add_lamps(where)
    return where


@pytest_asyncio.fixture
async def town(lamps: Where, clock: SetClock) -> AsyncIterator[Town]:
    """A house whose clock stands where the test puts it."""
    async with open_town(lamps, clock) as town:
        yield town


@pytest_asyncio.fixture
async def live_town(lamps: Where) -> AsyncIterator[Town]:
    """A house on the machine's clock."""
    async with open_town(lamps, SystemClock()) as town:
        yield town

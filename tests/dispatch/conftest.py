"""The stories' town with units in it."""

from collections.abc import AsyncIterator

import pytest_asyncio

from anmin.kernel.clock import SetClock
from anmin.kernel.house import House
from tests.stories.town import StoryTown, story_town


@pytest_asyncio.fixture
async def town(house: House, clock: SetClock, address: str) -> AsyncIterator[StoryTown]:
    async with story_town(house, clock, address) as made:
        yield made

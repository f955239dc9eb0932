"""A peopled town for the house's tests."""

from collections.abc import AsyncIterator

import pytest_asyncio

from anmin.kernel.clock import SetClock
from anmin.kernel.house import House
from tests.channels.conftest import settings as settings  # noqa: PLC0414 - the channels let in who proves it
from tests.house.peopling import Peopled, at_work, people


@pytest_asyncio.fixture
async def peopled(house: House, clock: SetClock) -> AsyncIterator[Peopled]:
    async with at_work(house) as sender:
        yield await people(house, clock, sender)

"""The house with a small city in it."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest
import pytest_asyncio

from anmin.kernel.house import House
from tests.territory.town import Town

PATIENCE = 15.0
"""Seconds after which a test gives up waiting; no test measures time."""


@pytest_asyncio.fixture
async def town(house: House) -> Town:
    return await Town.settle(house)


@pytest.fixture
def wait_until() -> Callable[[Callable[[], bool]], Awaitable[None]]:
    async def wait(condition: Callable[[], bool]) -> None:
        async with asyncio.timeout(PATIENCE):
            while not condition():  # noqa: ASYNC110 - the state of a service, not of a coroutine of ours
                await asyncio.sleep(0.01)

    return wait

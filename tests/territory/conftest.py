"""The house with a small city in it: settled once, copied for every test."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from uuid import uuid4

import asyncpg
import pytest
import pytest_asyncio

from anmin.app.compose import make_keys, open_house
from anmin.kernel.clock import SetClock
from anmin.kernel.db import Where
from anmin.kernel.house import House
from anmin.kernel.postgres import Embedded
from anmin.kernel.settings import Settings, load
from tests.conftest import START, TEMPLATE, place
from tests.territory.town import Town, settle

SETTLED = "territory_settled"
PATIENCE = 60.0
"""Seconds after which a test gives up waiting; no test measures time."""


@pytest.fixture(scope="session")
def settings() -> Iterator[Settings]:
    """One key folder for all houses of these tests: what is sealed in the template must open in its copies."""
    with tempfile.TemporaryDirectory(prefix="anmin-test-") as folder:
        found = load(environment={"ANMIN_DATA_DIR": folder, "ANMIN_DATABASE_CONNECTIONS": "4"})
        make_keys(found)
        yield found


@pytest.fixture(scope="session")
def settled(server: Embedded, settings: Settings) -> str:
    """A template with the organisations and the officer in it."""

    async def make() -> None:
        await _execute(server, f"create database {SETTLED} template {TEMPLATE} owner anmin_owner")
        async with open_house(settings, place(server, SETTLED), clock=SetClock(START)) as house:
            await settle(house)

    asyncio.run(make())
    return SETTLED


@pytest_asyncio.fixture
async def where(server: Embedded, settled: str) -> AsyncIterator[Where]:
    name = f"territory_{uuid4().hex}"
    await _execute(server, f"create database {name} template {settled} owner anmin_owner")
    yield place(server, name)
    await _execute(server, f"drop database {name} with (force)")


@pytest_asyncio.fixture
async def town(house: House) -> Town:
    return await Town.find(house)


@pytest.fixture
def wait_until() -> Callable[[Callable[[], bool]], Awaitable[None]]:
    async def wait(condition: Callable[[], bool]) -> None:
        async with asyncio.timeout(PATIENCE):
            while not condition():
                await asyncio.sleep(0.01)

    return wait


async def _execute(server: Embedded, statement: str) -> None:
    conn = await asyncpg.connect(server.dsn("postgres", "postgres"))
    await conn.execute(statement)
    await conn.close()

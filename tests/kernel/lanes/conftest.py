"""A throw-away PostgreSQL for the session, a fresh database with a room of lamps and a house for each test."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

import asyncpg
import pytest
import pytest_asyncio
from tests.kernel.lanes.lamps.town import Town, make_template, open_town

from anmin.kernel.clock import SetClock, SystemClock
from anmin.kernel.db import Where
from anmin.kernel.postgres import Embedded, find, scratch


@pytest.fixture(scope="session")
def server() -> Iterator[Embedded]:
    with scratch(find()) as server:
        asyncio.run(make_template(server))
        yield server


@pytest_asyncio.fixture
async def where(server: Embedded) -> AsyncIterator[Where]:
    admin = await asyncpg.connect(server.dsn("postgres", "postgres"))
    name = f"lamps_{uuid4().hex}"
    await admin.execute(f"create database {name} template lamps owner anmin_owner")
    yield Where(host=parse_qs(urlsplit(server.dsn()).query)["host"][0], database=name)
    await admin.execute(f"drop database {name} with (force)")
    await admin.close()


@pytest.fixture
def clock() -> SetClock:
    return SetClock(datetime(2026, 3, 1, 8, 0, tzinfo=UTC))


@pytest_asyncio.fixture
async def town(where: Where, clock: SetClock) -> AsyncIterator[Town]:
    """A house whose clock stands where the test puts it."""
    async with open_town(where, clock) as town:
        yield town


@pytest_asyncio.fixture
async def live_town(where: Where) -> AsyncIterator[Town]:
    """A house on the machine's clock."""
    async with open_town(where, SystemClock()) as town:
        yield town

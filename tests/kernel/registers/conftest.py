"""A throw-away PostgreSQL for the session, and for each test a fresh database with the registers' house over it."""

from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime

import asyncpg
import pytest
import pytest_asyncio

from anmin.kernel import journal
from anmin.kernel.access import EVERYTHING, HOUSE, Actor
from anmin.kernel.batch import Batches
from anmin.kernel.clock import SetClock
from anmin.kernel.ctx import Caller
from anmin.kernel.db import Connection, Database, Where
from anmin.kernel.house import House
from anmin.kernel.ids import new_id
from anmin.kernel.keyring import new_keyring
from anmin.kernel.registers import bring
from anmin.kernel.registers.install import install
from anmin.kernel.registers.reloads import Reloads
from anmin.kernel.registers.tables import TABLES
from anmin.kernel.settings import Settings
from tests.kernel.registers.sample_plans import CELLS, EDIT_PLANS, PLANS, READ_PLANS

START = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)


@pytest.fixture
def clock() -> SetClock:
    return SetClock(START)


@pytest_asyncio.fixture
async def house(where: Where, clock: SetClock) -> AsyncIterator[House]:
    async with Database.open(where) as db, Batches(db.intake).running() as batches:
        house = House(Settings(), clock, new_keyring(clock.now()), db, batches)
        for table in TABLES:
            house.conflicts.update(table.conflicts)
        await install(house)
        await bring(house, PLANS, CELLS)
        yield house


@pytest_asyncio.fixture
async def owner(where: Where, house: House) -> AsyncIterator[Connection]:
    """The owner of the tables, who may try what the application role may not."""
    conn = await asyncpg.connect(**where.as_role("anmin_owner"))
    yield conn
    await conn.close()


@pytest_asyncio.fixture
async def reloads(house: House) -> Callable[[], Awaitable[None]]:
    """Read the journal's new lines as the live hub does, and wait until this process has followed them."""

    async def read() -> None:
        async with house.db.transaction(EVERYTHING) as conn:
            lines = await journal.after(conn, journal.Cursor())
        for line in lines:
            for event, tell in house.watches:
                if event == line.event:
                    tell(line)
        await house.service(Reloads).settled()

    return read


def staff(*permissions: str) -> Caller:
    grants = {permission: frozenset({new_id()}) for permission in permissions}
    return Caller(Actor("staff", new_id(), grants=grants), channel="test", request="r-1")


@pytest.fixture
def editor() -> Caller:
    return staff(EDIT_PLANS.code, READ_PLANS.code)


@pytest.fixture
def reader() -> Caller:
    return staff(READ_PLANS.code)


@pytest.fixture
def the_house() -> Caller:
    return Caller(HOUSE)

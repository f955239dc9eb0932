"""A throw-away PostgreSQL for the session, and for each test a fresh database with the registers' house over it."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

import asyncpg
import pytest
import pytest_asyncio
from tests.kernel.registers.sample_plans import CELLS, EDIT_PLANS, PLANS, READ_PLANS

from anmin.kernel.access import HOUSE, Actor
from anmin.kernel.batch import Batches
from anmin.kernel.clock import SetClock
from anmin.kernel.ctx import Caller
from anmin.kernel.db import Connection, Database, Where
from anmin.kernel.house import House
from anmin.kernel.ids import new_id
from anmin.kernel.keyring import new_keyring
from anmin.kernel.postgres import Embedded, find, prepare, scratch
from anmin.kernel.registers import bring
from anmin.kernel.registers.install import install
from anmin.kernel.registers.tables import TABLES
from anmin.kernel.settings import Settings

SOURCE = Path(__file__).parents[3] / "src/anmin"
FILES = (SOURCE / "app/migrations/sql/0001_kernel.sql", SOURCE / "kernel/registers/registers.sql")
START = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def server() -> Iterator[Embedded]:
    with scratch(find()) as server:
        asyncio.run(_make_template(server))
        yield server


async def _make_template(server: Embedded) -> None:
    await prepare(server.dsn("postgres", "postgres"), "registers")
    owner = await asyncpg.connect(server.dsn("anmin_owner", "registers"))
    for file in FILES:
        await owner.execute(file.read_text(encoding="utf-8"))
    await owner.close()


@pytest_asyncio.fixture
async def where(server: Embedded) -> AsyncIterator[Where]:
    admin = await asyncpg.connect(server.dsn("postgres", "postgres"))
    name = f"registers_{uuid4().hex}"
    await admin.execute(f"create database {name} template registers owner anmin_owner")
    socket = parse_qs(urlsplit(server.dsn()).query)["host"][0]
    yield Where(host=socket, database=name)
    await admin.execute(f"drop database {name} with (force)")
    await admin.close()


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

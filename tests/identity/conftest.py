"""A real PostgreSQL for the tests of identity: one migrated template, one fresh copy of it for every test."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import asyncpg
import pytest
import pytest_asyncio

from anmin.app.compose import open_house
from anmin.app.migrate import migrate
from anmin.identity.installing import staff as installing
from anmin.kernel.clock import SetClock
from anmin.kernel.db import Where
from anmin.kernel.house import House
from anmin.kernel.keyring import create_keyring, new_keyring
from anmin.kernel.settings import load

import anmin.app.migrations

SQL = Path(anmin.app.migrations.__file__).parent / "sql"
TEMPLATE = f"anmin_identity_{os.getpid()}"
START = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def server() -> Where:
    """Where the tests find their PostgreSQL; its roles anmin_owner, anmin_app, anmin_intake and postgres exist."""
    return Where(host=os.environ.get("ANMIN_TEST_HOST", "/tmp/devpg"))


@pytest.fixture(scope="session")
def template(server: Where) -> Iterator[str]:
    asyncio.run(_make(server))
    yield TEMPLATE
    asyncio.run(_execute(server, f"drop database {TEMPLATE}"))


@pytest_asyncio.fixture
async def database(server: Where, template: str) -> AsyncIterator[Where]:
    name = f"{template}_copy"
    await _execute(server, f"create database {name} template {template} owner anmin_owner")
    yield Where(server, database=name)
    await _execute(server, f"drop database {name} with (force)")


@pytest.fixture
def clock() -> SetClock:
    return SetClock(START)


@pytest_asyncio.fixture
async def house(database: Where, clock: SetClock, tmp_path: Path) -> AsyncIterator[House]:
    """The house with the room identity over a database of its own."""
    create_keyring(tmp_path / "keys.toml", new_keyring(START))
    settings = load(environment={"ANMIN_DATA_DIR": str(tmp_path), "ANMIN_DATABASE_CONNECTIONS": "4"})
    async with opened(database, clock, settings) as house:
        yield house


@asynccontextmanager
async def opened(database: Where, clock: SetClock, settings: object) -> AsyncIterator[House]:
    """A house over this database; a second one is another process of the same house."""
    async with open_house(settings, database, clock=clock, packages=("anmin.identity",)) as house:
        if house.authenticate is None:
            await installing.install(house)
        yield house


async def _make(server: Where) -> None:
    await _execute(server, f"create database {TEMPLATE} owner anmin_owner")
    where = Where(server, database=TEMPLATE)
    await migrate(where)
    conn = await asyncpg.connect(**where.as_role("anmin_owner"))
    for name, table in (("0004_staff", "staff"), ("0005_citizens", "citizens")):
        if (SQL / f"{name}.sql").exists() and not await conn.fetchval("select to_regclass($1)", table):
            await conn.execute((SQL / f"{name}.sql").read_text())
    await conn.close()


async def _execute(server: Where, statement: str) -> None:
    conn = await asyncpg.connect(**server, user="postgres", database="postgres")
    await conn.execute(statement)
    await conn.close()

"""Houses for the tests of identity: each test has a database of its own, empty or with a small bureau in it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from uuid import uuid4

import asyncpg
import pytest
import pytest_asyncio

from anmin.app.compose import open_house
from anmin.kernel.clock import SetClock
from anmin.kernel.db import Where
from anmin.kernel.house import House
from anmin.kernel.keyring import create_keyring, new_keyring
from anmin.kernel.postgres import Embedded
from anmin.kernel.settings import Settings, load
from tests.conftest import TEMPLATE, place
from tests.identity.bureau import Account, Bureau, furnish_bureau

PACKAGES = ("anmin.kernel.registers", "anmin.identity")
START = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
"""A Monday, nine in the morning in Shanghai."""


@pytest.fixture(scope="session")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings with a data folder that holds the keys of all houses of these tests."""
    folder = tmp_path_factory.mktemp("house")
    create_keyring(folder / "keys.toml", new_keyring(START))
    return load(environment={"ANMIN_DATA_DIR": str(folder), "ANMIN_DATABASE_CONNECTIONS": "4"})


@pytest.fixture(scope="session")
def furnished(server: Embedded, keys: Settings) -> Iterator[tuple[str, dict[str, Account]]]:
    """A second template, with the first three administrators, and their passwords and second factors."""
    name = "identity_furnished"

    async def furnish() -> dict[str, Account]:
        await _execute(server, f"create database {name} template {TEMPLATE} owner anmin_owner")
        async with opened(place(server, name), SetClock(START), keys) as house:
            return await furnish_bureau(house)

    yield name, asyncio.run(furnish())
    asyncio.run(_execute(server, f"drop database {name} with (force)"))


@pytest_asyncio.fixture
async def database(server: Embedded) -> AsyncIterator[Where]:
    async with _copy(server, TEMPLATE) as where:
        yield where


@pytest.fixture
def clock() -> SetClock:
    return SetClock(START)


@pytest_asyncio.fixture
async def house(database: Where, clock: SetClock, keys: Settings) -> AsyncIterator[House]:
    """The house with the room identity over an empty database of its own."""
    async with opened(database, clock, keys) as house:
        yield house


@pytest_asyncio.fixture
async def bureau(
    server: Embedded, furnished: tuple[str, dict[str, Account]], clock: SetClock, keys: Settings
) -> AsyncIterator[Bureau]:
    """A house of its own with its top organisation and its first three administrators."""
    name, accounts = furnished
    async with _copy(server, name) as where, opened(where, clock, keys) as house:
        yield await Bureau.open(house, clock, accounts)


@asynccontextmanager
async def opened(database: Where, clock: SetClock, settings: Settings) -> AsyncIterator[House]:
    """A house over this database; a second one is another process of the same house."""
    async with open_house(settings, database, clock=clock, packages=PACKAGES) as house:
        yield house


@asynccontextmanager
async def _copy(server: Embedded, template: str) -> AsyncIterator[Where]:
    name = f"identity_{uuid4().hex}"
    await _execute(server, f"create database {name} template {template} owner anmin_owner")
    yield place(server, name)
    await _execute(server, f"drop database {name} with (force)")


async def _execute(server: Embedded, statement: str) -> None:
    conn = await asyncpg.connect(server.dsn("postgres", "postgres"))
    await conn.execute(statement)
    await conn.close()

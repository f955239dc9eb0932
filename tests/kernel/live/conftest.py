"""What the tests of the live hub stand on; the server comes from above."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from typing import Any

import pytest
import pytest_asyncio

from anmin.kernel.db import Connection, Where
from anmin.kernel.journal import Cursor
from anmin.kernel.live import Tuning
from anmin.kernel.postgres import Embedded
from tests.kernel.live.streams import (
    PATIENCE,
    Live,
    LiveServer,
    People,
    WaitUntil,
    Write,
    connected,
    prepared,
    serving,
    written,
)


@pytest_asyncio.fixture(scope="session")
async def where(server: Embedded) -> Where:
    """One database for all tests of the hub: each has its own offices, so none hears another's lines."""
    return await prepared(server, "live_tests")


@pytest.fixture
def people() -> People:
    return People()


@pytest.fixture
def live_server(where: Where, people: People) -> LiveServer:
    def start(at: Where = where, **tuning: Any) -> AbstractAsyncContextManager[Live]:
        return serving(at, people, Tuning(**tuning))

    return start


@pytest_asyncio.fixture
async def conn(where: Where) -> AsyncIterator[Connection]:
    conn = await connected(where)
    yield conn
    await conn.close()


@pytest.fixture
def write(conn: Connection) -> Write:
    async def one(*topics: str, **said: Any) -> Cursor:
        return await written(conn, *topics, **said)

    return one


@pytest.fixture
def wait_until() -> WaitUntil:
    async def wait(condition: Callable[[], bool]) -> None:
        async with asyncio.timeout(PATIENCE):
            while not condition():
                await asyncio.sleep(0.01)

    return wait

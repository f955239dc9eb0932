"""What every test may stand on: one throw-away server for the session, and for each test a fresh, migrated database."""

import asyncio
import contextlib
import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import asyncpg
import pytest
import pytest_asyncio
import uvicorn

from anmin.app.api import application
from anmin.app.compose import make_keys, open_house
from anmin.app.migrate import migrate
from anmin.app.reach import at_socket
from anmin.app.rooms import ROOMS
from anmin.kernel.clock import SetClock
from anmin.kernel.db import Where
from anmin.kernel.house import House
from anmin.kernel.postgres import Embedded, find, prepare, scratch
from anmin.kernel.settings import Settings, load
from tests.faces.apart import GROUND, ground, why_not

TEMPLATE = "house_template"
START = datetime(2026, 11, 2, 1, 0, tzinfo=UTC)
"""A Monday, nine in the morning in Shanghai."""


def pytest_sessionstart(session: pytest.Session) -> None:
    """Before there is any browser: once for all processes of a run, for whatever runs inside it as well."""
    if GROUND not in os.environ and shutil.which("ip") and not why_not():
        under = contextlib.ExitStack()
        under.enter_context(ground())
        session.config.add_cleanup(under.close)


@pytest.fixture(scope="session")
def server() -> Iterator[Embedded]:
    """A real PostgreSQL that forgets to sync; thrown away at the end."""
    with scratch(find()) as started:
        asyncio.run(_template(started))
        yield started


async def _template(server: Embedded) -> None:
    await prepare(server.dsn("postgres", "postgres"), TEMPLATE)
    await migrate(place(server, TEMPLATE))


def place(server: Embedded, database: str) -> Where:
    """Where a database of the throw-away server is reached."""
    socket = Path(server.dsn().partition("host=")[2].replace("%2F", "/"))
    return Where({**at_socket(socket), "database": database})


@pytest_asyncio.fixture
async def where(server: Embedded) -> AsyncIterator[Where]:
    """A fresh database with the newest schema."""
    name = f"house_{uuid4().hex}"
    admin = await asyncpg.connect(server.dsn("postgres", "postgres"))
    await admin.execute(f"create database {name} template {TEMPLATE} owner anmin_owner")
    yield place(server, name)
    await admin.execute(f"drop database {name} with (force)")
    await admin.close()


@pytest.fixture
def settings() -> Iterator[Settings]:
    """Settings over a throw-away data folder with its own keys."""
    with tempfile.TemporaryDirectory(prefix="anmin-test-") as folder:
        found = load(environment={"ANMIN_DATA_DIR": folder, "ANMIN_DEMO_ON": "true", "ANMIN_LOG_FORM": "text"})
        make_keys(found)
        yield found


@pytest.fixture
def clock() -> SetClock:
    return SetClock(START)


@pytest_asyncio.fixture
async def house(settings: Settings, where: Where, clock: SetClock) -> AsyncIterator[House]:
    """The whole house over a fresh database, its clock in the test's hand."""
    async with open_house(settings, where, clock=clock) as opened:
        yield opened


Serve = Callable[..., Awaitable[str]]


@pytest_asyncio.fixture
async def serve() -> AsyncIterator[Serve]:
    """Put a house behind a real HTTP server on loopback; gives its address."""
    async with contextlib.AsyncExitStack() as stack:

        async def start(house: House, packages: tuple[str, ...] = ROOMS) -> str:
            app = await stack.enter_async_context(application(house, packages))
            config = uvicorn.Config(app, port=0, log_config=None, lifespan="off", timeout_graceful_shutdown=1)
            server = uvicorn.Server(config)
            task = asyncio.create_task(server.serve())
            while not server.started:
                await asyncio.sleep(0.01)

            async def stop() -> None:
                server.should_exit = True
                await task

            stack.push_async_callback(stop)
            return f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"

        yield start


@pytest_asyncio.fixture
async def address(house: House, serve: Serve) -> str:
    """The whole house behind HTTP."""
    return await serve(house)


@pytest_asyncio.fixture
async def superuser(server: Embedded, where: Where) -> AsyncIterator[asyncpg.Connection]:
    """A connection that row-level security does not bind: for looking at what really stands in the tables."""
    conn = await asyncpg.connect(server.dsn("postgres", where["database"]))
    yield conn
    await conn.close()

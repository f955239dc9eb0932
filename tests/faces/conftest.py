"""A stage for the faces: a small town behind the real pages, and browsers for its people."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Generator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime, timedelta

import msgspec
import pytest
import pytest_asyncio
import uvicorn
from playwright.async_api import Browser, async_playwright, expect

from anmin.app.api import application
from anmin.app.faces import BUILT
from anmin.kernel.clock import SetClock
from anmin.kernel.db import Where
from anmin.kernel.house import House
from anmin.kernel.settings import Settings
from tests.dispatch.units_town import add_units
from tests.faces.browsing import PATIENCE, Seats, launch
from tests.faces.engine import Engine
from tests.stories.town import StoryTown, story_town

FAILED = pytest.StashKey[bool]()
expect.set_options(timeout=PATIENCE * 1_000)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    item.stash[FAILED] = report.failed
    return report


class GoingClock(SetClock):
    """The machine's clock, put forward by what a test lets pass: a page counts on by itself."""

    def __init__(self) -> None:
        super().__init__(datetime.now(UTC))
        self._ahead = timedelta()

    def now(self) -> datetime:
        return datetime.now(UTC) + self._ahead

    def advance(self, by: timedelta) -> None:
        self._ahead += by


class Served:
    """The house behind HTTP on a port of its own, which can be away for a while. `host`: where it listens."""

    def __init__(self, house: House, host: str = "127.0.0.1") -> None:
        self._house = house
        self._host = host
        self._port = 0
        self._stack = AsyncExitStack()

    @property
    def address(self) -> str:
        return self.address_at("127.0.0.1")

    def address_at(self, host: str) -> str:
        """As a browser on another network of this machine calls it."""
        return f"http://{host}:{self._port}"

    async def start(self) -> None:
        self._stack = AsyncExitStack()
        app = await self._stack.enter_async_context(application(self._house))
        config = uvicorn.Config(
            app, host=self._host, port=self._port, log_config=None, lifespan="off", timeout_graceful_shutdown=1
        )
        server = uvicorn.Server(config)
        task = asyncio.create_task(server.serve())
        while not server.started:
            await asyncio.sleep(0.01)
        self._port = server.servers[0].sockets[0].getsockname()[1]

        async def stop() -> None:
            server.should_exit = True
            await task

        self._stack.push_async_callback(stop)

    async def stop(self) -> None:
        await self._stack.aclose()


class Stage:
    """A town, the server in front of it, and the seats of its people. `units`: ids by code."""

    def __init__(self, town: StoryTown, served: Served, seats: Seats, units: dict[str, str]) -> None:
        self.town = town
        self.served = served
        self.seats = seats
        self.units = units


@pytest.fixture
def clock() -> SetClock:
    return GoingClock()


@pytest.fixture
def settings(settings: Settings, request: pytest.FixtureRequest) -> Settings:
    """The house's, with the media engine that a test asks for."""
    calls = settings.calls
    return msgspec.structs.replace(
        settings, calls=msgspec.structs.replace(calls, engine=getattr(request, "param", calls.engine))
    )


@pytest_asyncio.fixture(scope="session")
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        started = await launch(playwright)
        yield started
        await started.close()


@pytest_asyncio.fixture
async def served(house: House) -> AsyncIterator[Served]:
    assert (BUILT / "citizen" / "index.html").is_file(), "the pages are not built: run `make web`"
    started = Served(house)
    await started.start()
    yield started
    await started.stop()


@pytest_asyncio.fixture
async def engine(settings: Settings, where: Where) -> AsyncIterator[Engine]:
    """The media engine, started."""
    started = Engine(settings, where)
    await started.start()
    yield started
    if started.runs:
        await started.end()


@pytest_asyncio.fixture
async def address(served: Served) -> str:
    return served.address


@asynccontextmanager
async def seats_at(browser: Browser, address: str) -> AsyncIterator[Seats]:
    async with AsyncExitStack() as stack:
        seats = Seats(browser, address, stack)
        yield seats
    assert seats.troubles == []


@pytest_asyncio.fixture
async def stage(
    house: House, clock: SetClock, served: Served, browser: Browser, request: pytest.FixtureRequest
) -> AsyncIterator[Stage]:
    """Everybody at their place: the stories' town with its units, the worker running. A page in trouble fails the test.

    What each page shows is told when the test has failed.
    """
    async with story_town(house, clock, served.address) as town:
        units = await add_units(town)
        async with seats_at(browser, served.address) as seats:
            yield Stage(town, served, seats, units)
            for who, page in seats.pages if request.node.stash.get(FAILED, False) else ():
                shown = "gone" if page.is_closed() else await page.inner_text("body")
                request.node.add_report_section("teardown", f"page of {who}", f"{page.url}\n{shown}\n")

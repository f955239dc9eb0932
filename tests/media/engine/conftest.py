"""An engine in a process of its own, pages with fake cameras in a real Chromium, and ears for what the engine tells."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID, uuid4

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, Route, async_playwright

from anmin.media.engine.client import EngineClient
from anmin.media.engine.engine import AnyTold, Publication, Told
from anmin.media.terms.engine import Kind
from tests.faces.browsing import launch

ROOT = Path(__file__).parents[3]
SCRIPT = Path(__file__).with_name("party.js")
PATIENCE = 30.0
T = TypeVar("T", bound=Told)
HAVE_JANUS = shutil.which("janus") is not None and shutil.which("janus-pp-rec") is not None


class Engine:
    """The process and its client. `told`: everything since the process began to answer."""

    def __init__(self, folder: Path, name: str, *more: str) -> None:
        self.folder = folder
        self.name = name
        self.more = more
        self.told: list[AnyTold] = []
        self.client = EngineClient(folder)
        self._heard = asyncio.Condition()

    async def start(self) -> None:
        command = (sys.executable, "-m", "tests.media.engine.process", str(self.folder), self.name, *self.more)
        self.process = await asyncio.create_subprocess_exec(*command, cwd=ROOT, stderr=asyncio.subprocess.DEVNULL)
        await self.answers()
        self._following = asyncio.create_task(self._follow(self.client.events()))

    async def answers(self) -> None:
        """Wait until it carries calls."""
        async with asyncio.timeout(PATIENCE):
            while not await self.client.healthy():
                assert self.process.returncode is None, "the engine ended at once"
                await asyncio.sleep(0.05)

    async def _follow(self, events: AsyncIterator[AnyTold]) -> None:
        async for told in events:
            async with self._heard:
                self.told.append(told)
                self._heard.notify_all()

    async def hears(self, kind: type[T], fits: Callable[[T], bool] = lambda _: True, count: int = 1) -> T:
        """The `count`-th that fits of what was told and will be told."""

        def found() -> list[T]:
            return [each for each in self.told if isinstance(each, kind) and fits(each)]

        async with asyncio.timeout(PATIENCE), self._heard:
            await self._heard.wait_for(lambda: len(found()) >= count)
        return found()[count - 1]

    def files(self, call: UUID) -> list[Path]:
        return sorted((self.folder / "recording" / str(call)).glob("*"))

    async def end(self, number: int = signal.SIGTERM) -> None:
        self._following.cancel()
        if self.process.returncode is None:
            os.kill(self.process.pid, number)
        await self.process.wait()


class Party:
    """One page in a call."""

    def __init__(self, engine: Engine, page: Page, call: UUID) -> None:
        self._engine = engine
        self._page = page
        self.call = call
        self.publication = uuid4()
        self.listening = uuid4()
        self.epoch = 0

    async def publish(self, *kinds: Kind, record: bool = True) -> UUID:
        self._kinds = frozenset(kinds or Kind)
        self._record = record
        await self._page.evaluate("kinds => party.publish(kinds)", sorted(self._kinds))
        return self.publication

    async def listen(self, of: UUID) -> None:
        await self._page.evaluate("of => party.listen(of)", str(of))

    async def first_frame(self) -> float:
        """Milliseconds from asking to the first picture shown."""
        return float(await self._page.evaluate("party.first"))

    async def received(self) -> dict[str, int]:
        found: dict[str, int] = await self._page.evaluate("party.received()")
        return found

    async def more(self, kind: Kind, by: int = 10) -> int:
        """Wait until this many more frames (sound: packets) came; how many there are then."""
        start = (await self.received())[kind]
        began = time.monotonic()
        while (now := (await self.received())[kind]) < start + by:
            assert time.monotonic() - began < PATIENCE, f"{kind}: only {now - start} more"
            await asyncio.sleep(0.1)
        return now

    async def run(self, script: str) -> None:
        await self._page.evaluate(script)

    async def leave(self) -> None:
        """As a killed tab does: nobody is told."""
        await self._page.context.close()

    async def to_house(self, what: str, text: str) -> str:
        client = self._engine.client
        match what:
            case "publish":
                self.epoch += 1
                made = Publication(
                    id=self.publication, call=self.call, epoch=self.epoch, record=self._record, kinds=self._kinds
                )
                return await client.publish(made, text)
            case "restart":
                return await client.restart(self.publication, text)
            case "listen":
                return await client.listen(UUID(text), self.listening)
            case _:
                await client.answer(self.listening, text)
                return ""


@pytest_asyncio.fixture(scope="session")
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        started = await launch(playwright)
        yield started
        await started.close()


@pytest.fixture
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="anmin-call-") as made:
        yield Path(made)


def janus() -> Any:
    """The parameter; as root the package is there, because `make system` installs it."""
    missing = "the packages janus and janus-tools are missing: `make system` installs them"
    if not HAVE_JANUS and os.geteuid() == 0:
        raise RuntimeError(missing)
    return pytest.param("janus", marks=pytest.mark.skipif(not HAVE_JANUS, reason=missing))


@pytest_asyncio.fixture(params=["embedded", janus()])
async def engine(request: pytest.FixtureRequest, folder: Path) -> AsyncIterator[Engine]:
    made = Engine(folder, request.param)
    await made.start()
    yield made
    await made.end()
    await made.client.aclose()


@pytest_asyncio.fixture
async def party(engine: Engine, browser: Browser) -> AsyncIterator[Callable[..., object]]:
    """Another page in the call."""
    call = uuid4()
    async with AsyncExitStack() as stack:

        async def one() -> Party:
            context = await browser.new_context()
            stack.push_async_callback(context.close)
            page = await context.new_page()
            await page.route("**/*", _blank)
            await page.goto("http://localhost/")
            made = Party(engine, page, call)
            await page.expose_function("toHouse", made.to_house)
            await page.evaluate(SCRIPT.read_text())
            return made

        yield one


async def _blank(route: Route) -> None:
    await route.fulfill(body="<!doctype html><body></body>", content_type="text/html")

"""A house with real pages for video calls, and one call after the other in it, with what its pages see and send.

The house is a demonstration under `anmin serve`; as root it is reached over a network on which the citizen's browser stands
apart, so that its address can change.
"""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import msgspec
from playwright.async_api import Browser, Page, Playwright, async_playwright

from anmin.media.engine.client import EngineClient
from anmin.media.engine.engine import RECORDING
from anmin.media.engine.remux import Facts, Unplayable, remux
from bench import sight
from faults.town import Town, town
from tests.faces.apart import TRUST, Apart, apart, ground, why_not
from tests.faces.browsing import CHROMIUM, FLAGS
from tests.faces.looking import CONSOLE, PHONE, Look, seen_by

CALLER = "报警人"
PATIENCE = 60.0
DIRECT = "browsers"
SEATS = ("dispatcher", "commander")
WARM = 5.0
"""Seconds that a call lasts before something happens to it."""
WATCHED = 15.0
"""Seconds after a blow in which its pause is looked for; and on until pictures come again."""
CLEAR_FOR = 0.5


class Home(msgspec.Struct, frozen=True):
    """`network`: where a citizen's browser can stand apart; None where that is not allowed. `folder`: for files kept aside."""

    place: Town
    network: Apart | None
    folder: Path

    def use(self, engine: str) -> None:
        """Serve with this engine, started anew when it was another."""
        if self.place.environment["ANMIN_CALLS_ENGINE"] != engine:
            self.place.end()
            self.place.environment["ANMIN_CALLS_ENGINE"] = engine
            self.place.start()


@contextmanager
def home(engine: str) -> Iterator[Home]:
    """A house for calls, thrown away afterwards."""
    if why_not():
        with town(ANMIN_CALLS_ENGINE=engine, ANMIN_ROOMS_EXTRA="") as place:
            yield Home(place, None, _aside(place))
        return
    with ground() as under, apart(under) as network:
        given = {"ANMIN_CALLS_ENGINE": engine, "ANMIN_ROOMS_EXTRA": "", "ANMIN_HTTP_HOST": network.house}
        with town(None, **given) as place:
            yield Home(place, network, _aside(place))


def _aside(place: Town) -> Path:
    """On the same disk as the recordings: a second name there keeps a file that the house clears away."""
    folder = place.folder / "aside"
    folder.mkdir()
    return folder


class Stage:
    """The people at their browsers. `tokens`: sessions by login."""

    def __init__(self, home: Home, desks: Browser, phones: Browser, tokens: dict[str, str]) -> None:
        self.home = home
        self.desks = desks
        self.phones = phones
        self.tokens = tokens

    @property
    def place(self) -> Town:
        return self.home.place

    @asynccontextmanager
    async def page(self, browser: Browser, look: Look, token: str, *scripts: str) -> AsyncIterator[Page]:
        """A browser of one's own with these scripts in each page; `token`: empty for a citizen."""
        context = await browser.new_context(**seen_by(look), base_url=self.place.url)
        context.set_default_timeout(PATIENCE * 1000)
        await context.grant_permissions(["camera", "microphone"], origin=self.place.url)
        if token:
            await context.add_cookies([{"name": "anmin_session", "value": token, "url": self.place.url}])
        for script in scripts:
            await context.add_init_script(script)
        try:
            yield await context.new_page()
        finally:
            await context.close()

    def console(self, who: str) -> AbstractAsyncContextManager[Page]:
        return self.page(self.desks, CONSOLE, self.tokens[who], sight.sees(CALLER), sight.TOUCHED)

    def phone(self) -> AbstractAsyncContextManager[Page]:
        return self.page(self.phones, PHONE, "", sight.SENDS, sight.RECORDS, sight.TOUCHED)


@asynccontextmanager
async def stage(home: Home) -> AsyncIterator[Stage]:
    """Everybody signed in; the citizen apart where that can be."""
    if home.place.environment["ANMIN_CALLS_ENGINE"] != DIRECT:
        async with EngineClient(home.place.folder) as engine:
            await until(engine.healthy)
    tokens = {who: (await asyncio.to_thread(home.place.enter, who)).token for who in SEATS}
    async with async_playwright() as playwright:
        desks = await _launch(playwright, home)
        phones = await home.network.launch(playwright, home.place.url) if home.network else desks
        try:
            yield Stage(home, desks, phones, tokens)
        finally:
            for each in {desks, phones}:
                await each.close()


async def _launch(playwright: Playwright, home: Home) -> Browser:
    return await playwright.chromium.launch(executable_path=CHROMIUM, args=[*FLAGS, TRUST + home.place.url])


class Talk:
    """One answered call. Times in seconds: `rang`, `first` from the citizen's click, `answered` from the key that answers."""

    def __init__(self, stage: Stage, desk: Page, caller: Page) -> None:
        self.stage = stage
        self.desk = desk
        self.caller = caller
        self.case = ""
        self._over = False
        self.rang = self.first = self.answered = 0.0

    async def begin(self) -> None:
        """Click, answer at once by the key, see the first picture."""
        await self.caller.goto("/")
        await self.caller.get_by_role("link", name="视频通话").click()
        agree = self.caller.get_by_role("button", name="同意录制，开始呼叫")
        await agree.wait_for()
        ringing = asyncio.create_task(self.desk.evaluate(sight.RANG, "视频呼入"))
        await agree.click()
        async with asyncio.timeout(PATIENCE):
            rang = await ringing
        await self.desk.keyboard.press("Alt+a")
        await until(self.frames)
        frames, clicked = await self.frames(), await self.caller.evaluate("touched")
        self.rang = (rang - clicked) / 1000
        self.first = sight.first_after(frames, clicked)
        self.answered = sight.first_after(frames, await self.desk.evaluate("touched"))
        await self.desk.get_by_role("tablist", name="警情内容").wait_for()
        self.case = self.desk.url.rpartition("/")[2]

    async def frames(self) -> list[float]:
        """When the console was shown pictures of the caller."""
        found: list[float] = await self.desk.evaluate("frames_seen")
        return found

    async def sent(self) -> list[tuple[float, int, int]]:
        found: list[tuple[float, int, int]] = await self.caller.evaluate("sent")
        return found

    async def pause(self, since: float) -> float:
        """The longest time without a picture from then on, in seconds, once pictures come again."""
        await asyncio.sleep(max(0.0, WATCHED - (now() - since) / 1000))
        await until(self.flows)
        return sight.longest_without(await self.frames(), since)

    async def flows(self) -> bool:
        return sight.flow(await self.frames(), now())

    async def files(self) -> list[Path]:
        """What is recorded of the caller until now, under a second name that stays."""
        [call] = await self._ask(f"/video-calls?owner=case:{self.case}")
        manifest = await self._ask(f"/video-calls/{call['call']}/manifest")
        ids = [each["publication"] for each in manifest["publications"] if each["role"] == "caller"]
        folder = self.stage.place.folder / RECORDING / call["call"]
        kept = []
        for file in (file for id in ids for file in folder.glob(f"{id}-*")):
            aside = self.stage.home.folder / file.name
            if not aside.exists():
                os.link(file, aside)
            kept.append(aside)
        return kept

    async def _ask(self, path: str) -> Any:
        answer = await self.desk.request.get(f"/api/v1{path}")
        if not answer.ok:
            raise RuntimeError(f"{path}: {answer.status}")
        return await answer.json()

    async def die(self) -> float:
        """The citizen's page is killed without a word, and the console ends the call; the instant of its death."""
        self._over = True
        session = await self.caller.context.new_cdp_session(self.caller)
        async with self.caller.expect_event("crash"):
            at = now()
            killing = asyncio.create_task(session.send("Page.crash"))
        killing.cancel()
        await asyncio.sleep(WARM)
        for _ in range(2):
            await self.desk.keyboard.press("Alt+e")
        await self.desk.get_by_text("通话已结束").first.wait_for()
        return at

    async def end(self) -> None:
        """As the citizen hangs up; nothing when that is done."""
        if self._over:
            return
        self._over = True
        await self.caller.get_by_role("button", name="结束").click()
        await self.caller.get_by_role("button", name="再点一下结束").click()
        await self.caller.get_by_role("heading", name="通话已结束").wait_for()


@asynccontextmanager
async def talk(stage: Stage) -> AsyncIterator[Talk]:
    """A call that has lasted a little, ended afterwards as people do."""
    async with stage.console("dispatcher") as desk, stage.phone() as caller:
        await desk.goto("/console/desk")
        await desk.get_by_text("实时", exact=True).first.wait_for()
        made = Talk(stage, desk, caller)
        await made.begin()
        await asyncio.sleep(WARM)
        yield made
        await made.end()


async def recorded(files: list[Path]) -> int:
    """Pictures in these files, once nobody writes them any more."""
    return sum(each.frames for each in await _facts(files))


async def lasts(files: list[Path]) -> float:
    """How many seconds the longest of these files plays, once nobody writes them any more."""
    return max((each.seconds for each in await _facts(files)), default=0.0)


async def _facts(files: list[Path]) -> list[Facts]:
    """Of each part; one that was killed before its first picture was written has none."""
    before: list[int] = []
    while (sizes := [each.stat().st_size for each in files]) != before:
        before = sizes
        await asyncio.sleep(CLEAR_FOR)
    found = []
    with TemporaryDirectory() as folder:
        by_name = {each.name: each for each in files}
        for number, names in enumerate(sight.parts(by_name).values()):
            with suppress(Unplayable):
                found.append(await remux([by_name[name] for name in names], Path(folder) / f"{number}.webm"))
    return found


async def until(there: Callable[[], Awaitable[object]]) -> None:
    """Raises TimeoutError when it does not come."""
    async with asyncio.timeout(PATIENCE):
        while not await there():
            await asyncio.sleep(0.2)


def now() -> float:
    """Milliseconds, as the pages count them."""
    return time.time() * 1000

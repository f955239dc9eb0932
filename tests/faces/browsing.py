"""Browsers as people have them: a phone, a seat at the console. Whatever goes elsewhere or goes wrong in a page is kept."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Sequence
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.async_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright, Request, Route

from tests.faces.looking import CONSOLE, Look, seen_by
from tests.stories.town import HERE

ROOT = Path(__file__).parents[2]
CHROMIUM = os.environ.get("ANMIN_CHROMIUM", "/usr/bin/chromium")
HAVE = Path(CHROMIUM).exists()
AXE = ROOT / "web" / "node_modules" / "axe-core" / "axe.min.js"
FLAGS = (
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--use-gl=angle",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--disable-gpu-compositing",  # as quick as where a screen is: without a GPU, composing through GL takes a core a browser
    "--autoplay-policy=user-gesture-required",
    "--use-fake-device-for-media-stream",
    "--use-fake-ui-for-media-stream",
)
PATIENCE = 60.0
"""Seconds for what has to happen: a test says what comes, never how fast."""
EXPECTED = ("Failed to load resource", "net::ERR_INTERNET_DISCONNECTED", "net::ERR_CONNECTION_REFUSED")
"""What a browser itself says of a refusal or of a network that is away; everything else a page says is a fault."""


async def launch(playwright: Playwright) -> Browser:
    """Debian's Chromium, without a window."""
    assert HAVE, "the package `chromium` is missing: `make system` installs it"
    return await playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))


class Seats:
    """The browsers of one test. `troubles`: what must not be: another host, a fault of a page, a broken policy."""

    def __init__(self, browser: Browser, address: str, stack: AsyncExitStack) -> None:
        self.browser = browser
        self.address = address
        self.troubles: list[str] = []
        self.pages: list[tuple[str, Page]] = []
        self._stack = stack

    async def open(self, who: str, path: str, look: Look = CONSOLE, token: str | None = None, **more: Any) -> Page:
        """A browser of its own for somebody. `token`: the session they come with."""
        context = await self.browser.new_context(**seen_by(look), base_url=self.address, **more)
        await self._stack.enter_async_context(_closing(context))
        await self.watch(context)
        if token:
            await context.add_cookies([{"name": "anmin_session", "value": token, "url": self.address}])
        context.set_default_timeout(60_000)
        page = await context.new_page()
        self.pages.append((who, page))
        await page.goto(path)
        return page

    async def watch(self, context: BrowserContext) -> None:
        """Let nothing leave this machine, and keep what goes wrong."""
        await context.grant_permissions(["geolocation", "microphone"], origin=self.address)
        await context.set_geolocation({"longitude": HERE["lon"], "latitude": HERE["lat"], "accuracy": 12})
        host = urlsplit(self.address).netloc

        async def judge(route: Route) -> None:
            place = urlsplit(route.request.url)
            if place.scheme in ("http", "https") and place.netloc != host:
                self.troubles.append(f"asked another host: {route.request.url}")
                await route.abort()
            else:
                await route.fallback()

        def spoke(message: ConsoleMessage) -> None:
            if message.type == "error" and not any(each in message.text for each in EXPECTED):
                self.troubles.append(f"console: {message.text} at {message.page.url if message.page else ''}")

        def broke(error: Any) -> None:
            self.troubles.append(f"fault in a page: {getattr(error, 'error', error)}")

        def asked(request: Request) -> None:
            if any(secret in request.url for secret in ("138123", "phone=", "name=")):
                self.troubles.append(f"personal data in an address: {request.url}")

        await context.route("**/*", judge)
        context.on("console", spoke)
        context.on("weberror", broke)
        context.on("request", asked)


class _closing:  # noqa: N801 - reads as `contextlib.closing` does
    def __init__(self, context: BrowserContext) -> None:
        self._context = context

    async def __aenter__(self) -> BrowserContext:
        return self._context

    async def __aexit__(self, *_: object) -> None:
        await self._context.close()


async def until(there: Any) -> Any:
    began = time.monotonic()
    while not (found := await there()):
        assert time.monotonic() - began < PATIENCE, "it did not happen"
        await asyncio.sleep(0.1)
    return found


async def settled(page: Page, *texts: str) -> None:
    """Wait until all of these texts can be seen."""
    await asyncio.gather(*(page.get_by_text(text).first.wait_for() for text in texts))


async def axe(page: Page, without: Sequence[str] = ()) -> list[str]:
    """The serious and critical findings of axe-core on the page as it stands."""
    await page.evaluate(AXE.read_text(encoding="utf-8"))
    found = await page.evaluate(
        "async without => (await axe.run({ exclude: without }, { resultTypes: ['violations'] })).violations",
        list(without),
    )
    return [
        f"{each['id']}: {node['target']} {node['failureSummary']}"
        for each in found
        if each["impact"] in ("serious", "critical")
        for node in each["nodes"]
    ]

"""Parts of pages that come when they are wanted: a network that changes under a page only delays them."""

from __future__ import annotations

import asyncio
import re
from urllib.parse import urlsplit

import pytest
from playwright.async_api import Route, expect

from anmin.app.faces import BUILT
from tests.faces.browsing import until
from tests.faces.conftest import Stage
from tests.faces.looking import CONSOLE

REFUSED = 2
"""So often each part does not come: less than lets a page think of a newer edition."""
SHOWN = "(part) => [...document.styleSheets].some(each => each.href?.includes(part) && each.cssRules.length)"


class Stumbling:
    """Refuses some times each part that does not come with the page itself. `asked`: how often, by address."""

    def __init__(self, times: int) -> None:
        self.asked: dict[str, int] = {}
        self._times = times
        self._at_once = (BUILT / "console" / "index.html").read_text(encoding="utf-8")

    async def __call__(self, route: Route) -> None:
        url = route.request.url
        if urlsplit(url).path in self._at_once:
            return await route.fallback()
        self.asked[url] = self.asked.get(url, 0) + 1
        return await (route.abort("failed") if self.asked[url] <= self._times else route.fallback())


@pytest.mark.parametrize("parts", ["DeskPage", "listing", r"\w+"])
async def test_a_page_comes_whole_although_its_parts_first_did_not(stage: Stage, parts: str) -> None:
    page = await stage.seats.open("dispatcher", "/healthz", CONSOLE, stage.town.tokens["dispatcher"])
    network = Stumbling(REFUSED)
    await page.context.route(re.compile(rf"/assets/{parts}-"), network)
    await page.goto("/console/desk")
    await expect(page.get_by_role("region", name="警情列表")).to_be_visible()
    assert await page.evaluate(SHOWN, "/listing-")
    assert await page.evaluate(SHOWN, "/DeskPage-")
    assert max(network.asked.values()) > REFUSED


async def test_whoever_asks_for_what_is_gone_takes_the_new_edition_once(stage: Stage) -> None:
    page = await stage.seats.open("dispatcher", "/healthz", CONSOLE, stage.town.tokens["dispatcher"])
    seen: list[str] = []
    page.on("load", lambda loaded: seen.append(loaded.url))

    async def gone(route: Route) -> None:
        await route.fulfill(status=404)

    await page.context.route(re.compile(r"/assets/DeskPage-.*js"), gone)
    await page.goto("/console/desk")
    async with asyncio.timeout(60):
        while len(seen) < 2:
            await asyncio.sleep(0.1)
    await page.context.unroute(re.compile(r"/assets/DeskPage-.*js"), gone)
    await expect(page.get_by_role("region", name="警情列表")).to_be_visible()
    assert len(seen) == 2


@pytest.mark.parametrize("first", ["console-.*js", "core-.*js", "core-.*css"])
async def test_a_page_whose_first_files_did_not_come_is_loaded_again(stage: Stage, first: str) -> None:
    page = await stage.seats.open("dispatcher", "/healthz", CONSOLE, stage.town.tokens["dispatcher"])
    refused: list[str] = []

    async def once(route: Route) -> None:
        refused.append(route.request.url)
        await (route.abort("failed") if len(refused) == 1 else route.fallback())

    async def again() -> bool:
        return len(refused) > 1

    await page.context.route(re.compile(rf"/assets/{first}"), once)
    await page.goto("/console/desk")
    await until(again)
    await expect(page.get_by_role("region", name="警情列表")).to_be_visible()
    assert await page.evaluate(SHOWN, "/core-")

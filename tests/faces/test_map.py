"""The map, whom to send, the command bar and the keys: everything by mouse and by key, and the way back from each."""

from __future__ import annotations

import io
import math
from typing import Any

import pytest
from PIL import Image
from playwright.async_api import Locator, Page, expect

from tests.faces.browsing import axe
from tests.faces.conftest import Stage
from tests.faces.looking import CONSOLE, DAY_CONSOLE, ENGLISH, WIDE, Look, foreign_words, picture
from tests.stories.town import HERE

CAR_AWAY = 0.2
"""Kilometres by which S1-CAR-1 stands east of HERE."""


async def at_desk(stage: Stage, look: Look = CONSOLE, who: str = "dispatcher") -> Page:
    """Somebody at the desk, the map drawn with all units."""
    page = await stage.seats.open(who, "/console/desk", look, stage.town.tokens[who])
    await drawn(page, len(stage.units))
    return page


async def drawn(page: Page, units: int) -> None:
    await page.locator(f'.map-pane[data-units="{units}"]').wait_for()
    await page.locator('.map-pane .ground[data-idle="true"]').wait_for()


async def recorded(stage: Stage, **more: Any) -> tuple[str, str]:
    """A case at HERE: its id and what people call it by."""
    told = {"place": HERE, "address": "永和路 7 号", "content": "有人打架"} | more
    case = await stage.town.call("call_taker", "POST", "/cases/recorded", **told)
    return str(case["case"]), str(int(case["number"].rsplit("-", 1)[1]))


async def command(page: Page, line: str) -> None:
    await page.keyboard.press("/")
    await page.get_by_role("combobox", name="命令").fill(line)
    await page.keyboard.press("Enter")


def answer(page: Page) -> Locator:
    return page.locator(".command").get_by_role("status")


async def orders(stage: Stage, case: str) -> list[str]:
    """What became of the orders of a case: `ordered`, `withdrawn`, …"""
    page = await stage.town.call("dispatcher", "GET", f"/cases/{case}")
    return [each["row"]["order"]["state"] for each in page["orders"]]


async def has(stage: Stage, case: str, *states: str) -> None:
    async def so() -> bool:
        return sorted(await orders(stage, case)) == sorted(states)

    await stage.town.until(so)


def colours(png: bytes) -> int:
    found = Image.open(io.BytesIO(png)).convert("RGB").getcolors(1 << 24)
    return len(found or [])


async def test_the_map_shows_units_incidents_and_its_ground(stage: Stage) -> None:
    await recorded(stage)
    page = await at_desk(stage)
    await page.locator('.map-pane[data-incidents="1"]').wait_for()
    canvas = page.locator(".map-pane canvas").first
    assert colours(await canvas.screenshot()) > 50
    whole = await canvas.screenshot()
    await page.keyboard.press("z")
    await page.keyboard.press("u")
    await page.keyboard.press("z")
    await page.keyboard.press("i")
    await page.wait_for_timeout(600)
    assert await canvas.screenshot() != whole


async def test_a_unit_is_dragged_onto_an_incident_and_the_order_taken_back(stage: Stage) -> None:
    case, number = await recorded(stage)
    page = await at_desk(stage)
    await page.locator('.map-pane[data-incidents="1"]').wait_for()
    box = await page.locator(".map-pane canvas").first.bounding_box()
    assert box
    middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    metres_a_pixel = 40_075_016 * math.cos(math.radians(HERE["lat"])) / (512 * 2**15)
    await page.wait_for_timeout(800)
    await page.mouse.move(middle[0] + CAR_AWAY * 1000 / metres_a_pixel, middle[1])
    await page.mouse.down()
    await page.mouse.move(middle[0] + 20, middle[1] + 3, steps=4)
    await page.mouse.move(*middle, steps=4)
    await page.mouse.up()
    strip = page.get_by_role("alertdialog")
    await expect(strip).to_contain_text(f"去 {number}")
    assert await orders(stage, case) == []
    await page.keyboard.press("Enter")
    await has(stage, case, "ordered")
    await page.get_by_role("button", name="撤销").wait_for()
    await page.keyboard.press("Control+z")
    await has(stage, case, "withdrawn")


async def test_the_command_bar_orders_several_and_asks_when_in_doubt(stage: Stage) -> None:
    case, number = await recorded(stage)
    page = await at_desk(stage)
    await command(page, f"d {number} 车1")
    await expect(answer(page)).to_contain_text("可能是")
    await page.keyboard.press("Escape")
    await command(page, "d 999 永和1号车")
    await expect(answer(page)).to_contain_text("没有找到警情 999")
    assert await orders(stage, case) == []
    await page.keyboard.press("Escape")
    await command(page, f"派{number} 永和1号车、S1-FOOT-1")
    await has(stage, case, "ordered", "ordered")
    await expect(answer(page)).to_contain_text("已派")
    await page.get_by_role("button", name="撤销").click()
    await has(stage, case, "withdrawn", "withdrawn")


async def test_commands_change_a_case_and_can_be_undone(stage: Stage) -> None:
    case, number = await recorded(stage)
    page = await at_desk(stage)

    async def now(name: str) -> Any:
        shown = await stage.town.call("dispatcher", "GET", f"/cases/{case}")
        return shown["place"]["address"] if name == "address" else shown["case"][name]

    before = await now("level")
    other = 1 if before != 1 else 2
    await command(page, f"l {number} {other} 现场")
    await expect(answer(page)).to_contain_text(f"{other} 级")
    assert await now("level") == other
    await page.keyboard.press("Control+z")
    await page.get_by_text("已撤销").wait_for()
    assert await now("level") == before
    await command(page, f"p {number} 永和路 9 号，东门")
    await expect(answer(page)).to_contain_text("东门")
    assert await now("address") == "永和路 9 号，东门"
    await command(page, f"g {number}")
    await page.wait_for_url(f"**/console/desk/{case}")


async def test_whom_to_send_is_ticked_by_digits(stage: Stage) -> None:
    case, number = await recorded(stage, content="有人持刀伤人")
    page = await at_desk(stage)
    await command(page, f"g {number}")
    await page.get_by_text("有人持刀伤人").first.wait_for()
    await page.get_by_role("tab", name="派警").click()
    panel = page.get_by_role("region", name="派警推荐")
    await panel.get_by_role("listitem").first.wait_for()
    await expect(panel.get_by_role("listitem").filter(has_text="可派").first).to_be_visible()
    await page.keyboard.press("r")
    await page.keyboard.press("1")
    await page.keyboard.press("2")
    await expect(panel.get_by_role("checkbox", checked=True)).to_have_count(2)
    assert await axe(page) == []
    await picture(page, "console-recommend")
    await page.keyboard.press("Control+Enter")
    await has(stage, case, "ordered", "ordered")


async def test_a_busy_unit_is_taken_away_only_when_one_says_so_again(stage: Stage) -> None:
    first, number = await recorded(stage, content="邻居吵架")
    second, _ = await recorded(stage, content="有人持刀伤人", place={**HERE, "lon": HERE["lon"] + 0.004})
    page = await at_desk(stage)
    await command(page, f"d {number} 永和1号车")
    await has(stage, first, "ordered")
    await page.goto(f"/console/desk/{second}")
    await drawn(page, len(stage.units))
    await page.keyboard.press("z")
    await page.keyboard.press("l")
    row = page.get_by_role("region", name="附近警力").get_by_role("row", name="永和1号车")
    await row.get_by_role("button", name="派往").click()
    strip = page.get_by_role("alertdialog")
    await strip.get_by_role("button", name="派出").click()
    await expect(strip).to_contain_text("仍要抽调")
    assert (await orders(stage, first), await orders(stage, second)) == (["ordered"], [])
    await strip.get_by_role("button", name="抽调派出").click()
    await has(stage, second, "ordered")
    await has(stage, first, "withdrawn")


async def test_everything_is_reached_by_keys_and_told_by_the_overlay(stage: Stage) -> None:
    case, _ = await recorded(stage)
    page = await at_desk(stage)
    await page.goto(f"/console/desk/{case}")
    await drawn(page, len(stage.units))
    await page.keyboard.press("z")
    await page.keyboard.press("l")
    near = page.get_by_role("region", name="附近警力")
    await near.get_by_role("button", name="派往").first.focus()
    await page.keyboard.press("Enter")
    await page.get_by_role("alertdialog").wait_for()
    await page.keyboard.press("Enter")
    await has(stage, case, "ordered")
    await page.keyboard.press("z")
    await page.keyboard.press("v")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("menuitem").first).to_be_focused()
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("alertdialog")).to_contain_text("永和派出所")
    await page.keyboard.press("Escape")
    await page.keyboard.press("?")
    keys = page.get_by_role("dialog", name="键盘与命令")
    told = await keys.locator("[data-act]").evaluate_all("rows => rows.map(row => row.dataset.act)")
    wanted = {f"map.{each}" for each in ("units", "incidents", "routes", "caller", "gaps", "near", "window", "measure")}
    assert wanted | {f"bar.{each}" for each in ("order", "take", "transfer", "focus", "new")} | {"keys"} <= set(told)
    assert await axe(page) == []
    await page.keyboard.press("Escape")
    await expect(keys).to_be_hidden()


async def test_the_map_in_its_own_window_follows_the_desk(stage: Stage) -> None:
    case, number = await recorded(stage)
    page = await at_desk(stage, WIDE)
    async with page.context.expect_page() as opening:
        await page.keyboard.press("z")
        await page.keyboard.press("w")
    window = await opening.value
    await drawn(window, len(stage.units))
    await page.get_by_text("地图在另一个窗口里").wait_for()
    await command(page, f"g {number}")
    await expect(window.get_by_role("button", name="回到警情")).to_be_enabled()
    assert await axe(window) == []
    assert await axe(page) == []
    await picture(window, "console-map")
    await window.close()
    await page.locator(".map-pane canvas").first.wait_for()
    assert case in page.url


@pytest.mark.parametrize(("look", "lang"), [(DAY_CONSOLE, "zh"), (ENGLISH, "en")])
async def test_the_map_speaks_the_language_of_the_page(stage: Stage, look: Look, lang: Any) -> None:
    page = await at_desk(stage, look)
    await page.keyboard.press("z")
    await page.keyboard.press("k")
    assert await foreign_words(page, lang) == []
    assert await axe(page) == []

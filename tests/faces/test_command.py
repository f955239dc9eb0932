"""The commander's board, units, calls, follow-ups and the handover: what waits is seen, decided and handed on."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from playwright.async_api import Page, expect

from tests.dispatch.units_town import crewed
from tests.faces.browsing import axe
from tests.faces.conftest import Stage
from tests.faces.looking import CONSOLE, DAY_CONSOLE, ENGLISH, WIDE, Look, foreign_words, picture
from tests.stories.town import HERE


async def at(stage: Stage, path: str, who: str = "commander", look: Look = CONSOLE) -> Page:
    page = await stage.seats.open(who, f"/console{path}", look, stage.town.tokens[who])
    await page.locator("h1").wait_for()
    return page


async def clean(page: Page, lang: Any = "zh") -> None:
    assert await axe(page) == []
    assert await foreign_words(page, lang) == []


async def robbed(stage: Stage) -> str:
    raised = await stage.town.call(None, "POST", "/cases", tag="robbery", position=HERE)
    return str(raised["case"])


async def test_what_waits_for_the_commander_is_seen_and_taken(stage: Stage) -> None:
    page = await at(stage, "/command", look=WIDE)
    await expect(page.get_by_text("没有等待处置的警情。")).to_be_visible()
    case = await robbed(stage)
    row = page.locator("tbody tr").filter(has=page.locator(f"a[href$='{case}']"))
    await expect(row).to_contain_text("一级")
    await clean(page)
    await row.get_by_role("button", name="接管指挥").click()
    await expect(row).to_contain_text("指挥：")
    await picture(page, "console-command")
    shown = await stage.town.call("commander", "GET", f"/cases/{case}")
    assert shown["case"]["commander"] == str(stage.town.ids["commander"])
    wall = await at(stage, "/command/wall", look=WIDE)
    await expect(wall.locator(f"a[href$='{case}']").first).to_be_visible()
    await clean(wall)


async def test_a_unit_is_set_only_to_what_may_follow(stage: Stage) -> None:
    await crewed(stage.town, stage.units["S1-CAR-1"], "officer_s1")
    page = await at(stage, "/units", look=DAY_CONSOLE)
    await page.keyboard.press("f")
    await page.keyboard.type("永和1号")
    await expect(page.locator("tbody tr")).to_have_count(1)
    await page.get_by_role("button", name="永和1号车").click()
    side = page.get_by_role("complementary")
    nexts = await stage.town.call("commander", "GET", f"/units/{stage.units['S1-CAR-1']}")
    buttons = side.locator(".chips").first.get_by_role("button")
    await expect(buttons).to_have_count(len(nexts["next"]))
    await clean(page)
    await buttons.first.click()

    async def follows() -> bool:
        unit = await stage.town.call("commander", "GET", f"/units/{stage.units['S1-CAR-1']}")
        return bool(unit["unit"]["status"] == nexts["next"][0])

    await stage.town.until(follows)
    await picture(page, "console-units")


async def test_an_abandoned_call_is_called_back(stage: Stage) -> None:
    await stage.town.call("call_taker", "GET", "/calls")
    page = await at(stage, "/calls", "call_taker")
    await expect(page.get_by_text("没有要处理的来电。")).to_be_visible()
    await clean(page)


async def test_a_follow_up_is_noted(stage: Stage) -> None:
    case = await robbed(stage)
    town = stage.town
    await town.call("call_taker", "POST", f"/cases/{case}/take")
    outcome = "核实为误触，未发现异常。"
    await town.call("commander", "POST", f"/cases/{case}/close", disposition="handled_on_scene", outcome=outcome)
    town.clock.advance(timedelta(days=3))
    page = await at(stage, "/follow-ups", "call_taker")
    await page.get_by_role("button", name="登记结果").first.click()
    dialog = page.get_by_role("dialog")
    await expect(dialog.get_by_role("alert")).to_contain_text("请勿致电")
    await dialog.get_by_label("方式").select_option("visit")
    await dialog.get_by_label("对方评价").select_option("satisfied")
    await dialog.get_by_label("回访情况").fill("店员致谢")
    await clean(page)
    await page.keyboard.press("Control+Enter")
    await expect(page.get_by_text("没有要做的回访。")).to_be_visible()
    shown = await town.call("call_taker", "GET", f"/cases/{case}")
    assert "satisfied" in str(shown["follow_ups"])


async def test_the_shift_is_handed_over(stage: Stage) -> None:
    town, now = stage.town, stage.town.clock.now()
    span = {"starts": (now - timedelta(hours=1)).isoformat(), "ends": (now + timedelta(hours=7)).isoformat()}
    given = {"post": "watch_commander", "staff": str(town.ids["commander"]), **span}
    await town.call("commander", "POST", f"/organisations/{town.offices['DESK']}/shifts", **given)
    page = await at(stage, "/handover")
    await page.get_by_label("我的班次留给下一班的话").fill("永和路工地夜间噪声，已约定明早到场。")
    await page.get_by_role("button", name="保存交接").click()
    await expect(page.get_by_role("article")).to_contain_text("永和路工地夜间噪声")
    await clean(page)
    await picture(page, "console-handover")
    english = await at(stage, "/handover", look=ENGLISH)
    await expect(english.get_by_role("article")).to_be_visible()
    await clean(english, "en")

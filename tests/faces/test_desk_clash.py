"""The desk when two write at once, and what is put right afterwards: an end, a party, a letter, a unit in another's place."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.async_api import Locator, Page, expect

from tests.faces.browsing import axe
from tests.faces.conftest import Stage
from tests.faces.looking import WIDE, foreign_words
from tests.faces.playing import at_desk, command, look_at, serial
from tests.stories.town import HERE


@pytest.fixture
async def case(stage: Stage) -> str:
    told: dict[str, Any] = {"place": HERE, "address": "永和路 7 号", "content": "有人打架", "phone": "13900004321"}
    saved = await stage.town.call("call_taker", "POST", "/cases/recorded", **told)
    return str(saved["case"])


async def opened(stage: Stage, case: str) -> tuple[Page, Locator]:
    page = await at_desk(stage, "dispatcher", WIDE)
    await look_at(page, case)
    return page, page.get_by_role("dialog")


async def chosen(field: Locator, typed: str) -> None:
    """Type a part of it and take what is found."""
    await field.fill(typed)
    await field.page.get_by_role("option", name=typed).first.click()


async def test_an_end_set_by_a_colleague_is_shown_beside_ones_own(stage: Stage, case: str) -> None:
    page, dialog = await opened(stage, case)
    await page.keyboard.press("x")
    await chosen(dialog.get_by_role("combobox").first, "调解")
    await dialog.get_by_label("告知报警人").fill("双方已和解")
    ended: dict[str, Any] = {"disposition": "advised", "outcome": "已劝导"}
    await stage.town.call("call_taker", "POST", f"/cases/{case}/close", **ended)
    await expect(page.get_by_role("button", name="重开")).to_be_visible()
    await page.keyboard.press("Control+Enter")
    clash = dialog.get_by_role("alert").filter(has_text="同事已改过这一项")
    await expect(clash.get_by_role("definition")).to_have_count(2)
    now, mine = await clash.get_by_role("definition").all_text_contents()
    assert (now != mine, "调解" in mine) == (True, True)
    assert await axe(page) == []
    # It is over: nothing is left to choose but to leave it.
    await expect(clash.get_by_role("button")).to_have_text(["保留现在的"])
    await clash.get_by_role("button").click()
    await expect(dialog).to_have_count(0)
    kept = await stage.town.call("dispatcher", "GET", f"/cases/{case}")
    assert kept["case"]["disposition"] == "advised"


async def test_a_party_corrected_by_two_is_chosen_between_masked(stage: Stage, case: str) -> None:
    party = await stage.town.call("call_taker", "POST", f"/cases/{case}/parties", role="victim", name="陈阿婆")
    page, dialog = await opened(stage, case)
    await page.get_by_role("button", name="更正 受害人").click()
    await dialog.get_by_label("姓名").fill("沈阿婆")
    await stage.town.call("call_taker", "PUT", f"/parties/{party}", name="程婆婆")
    await expect(dialog.get_by_label("姓名")).to_have_attribute("placeholder", "程*")
    await page.keyboard.press("Control+Enter")
    clash = dialog.get_by_role("alert").filter(has_text="同事已改过这一项")
    await expect(clash.get_by_role("definition")).to_have_text(["受害人 · 程*", "受害人 · 沈阿婆"])
    assert await axe(page) == []
    await clash.get_by_role("button", name="改为我填的").click()
    await expect(dialog).to_have_count(0)
    shown = await stage.town.call("dispatcher", "GET", f"/parties/{party}/name")
    assert shown["value"] == "沈阿婆"


async def test_a_letter_is_put_right_by_key_and_never_over_a_colleagues(stage: Stage, case: str) -> None:
    given: dict[str, Any] = {"addressee": "甲局", "body": "请予协助"}
    letter = await stage.town.call("call_taker", "POST", f"/cases/{case}/letters", **given)
    page, dialog = await opened(stage, case)
    await page.keyboard.press("Shift+E")
    await expect(dialog.get_by_label("收函单位")).to_have_value("甲局")
    await expect(dialog.get_by_label("正文")).to_have_value("请予协助")
    await dialog.get_by_label("收函单位").fill("乙局")
    await stage.town.call("call_taker", "PUT", f"/letters/{letter}", addressee="丙局", body="请即协助")
    await page.keyboard.press("Control+Enter")
    clash = dialog.get_by_role("alert").filter(has_text="同事已改过这一项")
    await expect(clash.get_by_role("definition")).to_have_text(["丙局 · 请即协助", "乙局 · 请予协助"])
    assert await foreign_words(page, "zh") == []
    await clash.get_by_role("button", name="改为我填的").click()
    await expect(dialog).to_have_count(0)
    await command(page, "改函")
    await expect(dialog.get_by_label("收函单位")).to_have_value("乙局")
    await page.keyboard.press("Escape")
    await page.keyboard.press("7")
    await page.get_by_role("button", name="已寄出").click()
    await expect(page.get_by_role("button", name="修改", exact=True)).to_have_count(0)


async def test_the_same_place_in_words_is_shown_while_it_is_typed(stage: Stage, case: str) -> None:
    page = await at_desk(stage, "dispatcher", WIDE)
    await page.keyboard.press("n")
    await page.keyboard.type("永和路")
    await expect(page.get_by_text("可能是同一件事")).to_have_count(0)
    await page.keyboard.type("7号门口")
    await page.get_by_text("可能是同一件事（1）").wait_for()
    await expect(page.get_by_text("地点文字相似")).to_be_visible()
    await page.keyboard.press("F4")
    await page.keyboard.press("Control+Enter")
    await page.get_by_role("tablist", name="警情内容").wait_for()
    [linked] = await stage.town.call("dispatcher", "GET", f"/cases/{page.url.rpartition('/')[2]}/links")
    assert (linked["kind"], linked["other"]) == ("duplicate", case)


async def test_a_unit_takes_over_by_key_by_command_and_back_again(stage: Stage, case: str) -> None:
    first = stage.units["S1-CAR-1"]
    responders = [{"kind": "unit", "id": first}]
    await stage.town.call("dispatcher", "POST", f"/cases/{case}/orders", responders=responders, instruction="前往")

    async def on_it(unit: str) -> None:
        async def so() -> bool:
            page = await stage.town.call("dispatcher", "GET", f"/cases/{case}")
            rows = [each["row"]["order"] for each in page["orders"]]
            return [each["responder"] for each in rows if not each["ended_at"]] == [stage.units[unit]]

        await stage.town.until(so, seconds=20)

    page, dialog = await opened(stage, case)
    await page.keyboard.press("Shift+O")
    await expect(dialog.get_by_label("换下")).to_have_value(await _order(stage, case))
    await chosen(dialog.get_by_role("combobox", name="换上"), "永和2号车")
    assert await axe(page) == []
    assert await foreign_words(page, "zh") == []
    await page.keyboard.press("Control+Enter")
    await expect(dialog).to_have_count(0)
    await on_it("S1-CAR-2")
    await page.get_by_role("button", name="撤销").click()
    await on_it("S1-CAR-1")
    await command(page, f"x {await serial(stage, case)} 永和1号车 永和2号车")
    await expect(page.locator(".command").get_by_role("status")).to_contain_text("换下")
    await on_it("S1-CAR-2")


async def _order(stage: Stage, case: str) -> str:
    page = await stage.town.call("dispatcher", "GET", f"/cases/{case}")
    return str(page["orders"][0]["row"]["order"]["id"])

"""Transfers between the desk and the 12345 desk of one house, by real clicks and keys on both sides."""

from __future__ import annotations

from playwright.async_api import Locator, Page, expect

from tests.faces.conftest import Stage
from tests.faces.looking import DAY_CONSOLE, ENGLISH, WIDE, foreign_words
from tests.faces.test_matter_acts import done, pressed
from tests.faces.test_matter_desks import act, handed, pane, seated, sound
from tests.matters.ground import raised
from tests.stories.town import HERE
from tests.transfers.conftest import set_peer

HOTLINE = {"code": "12345", "zh": "12345 热线", "en": "12345 hotline", "office": "PARKS"}


def waiting(page: Page, which: str) -> Locator:
    return page.get_by_role("tablist", name="移交分类").get_by_role("tab", name=which)


async def transferable(stage: Stage) -> tuple[str, Page, Page]:
    """A matter at the desk, whose seat is open on it, and the seat of the hotline at its desk of transfers."""
    await set_peer(stage.town.house, **HOTLINE)
    case = await raised(stage.town)
    desk = await seated(stage, "dispatcher", f"/matters/{case}")
    hotline = await seated(stage, "parks", "/transfers", DAY_CONSOLE)
    await hotline.get_by_text("没有等待我方处理的移交。").wait_for()
    return case, desk, hotline


async def offer(desk: Page, reason: str) -> Locator:
    offering = await act(desk, "t")
    await expect(offering.get_by_label("接收方")).to_have_value("12345")
    await done(desk, offering, 说明=reason)
    return pane(desk, "双向移交")


async def test_a_transfer_is_offered_accepted_and_ended_with_its_result(stage: Stage) -> None:
    _, desk, hotline = await transferable(stage)
    shown = await offer(desk, "属市政养护")
    await expect(shown).to_contain_text("待接收")
    await expect(shown.get_by_role("button", name="首接先办")).to_be_visible()
    line = hotline.get_by_role("row").filter(has_text="12345 热线")
    await line.wait_for()
    await expect(line.get_by_role("button", name="首接先办")).to_have_count(0)
    await sound(hotline)
    await hotline.keyboard.press("y")
    await expect(shown).to_contain_text("已接收")
    await done(hotline, await pressed(hotline, line, "反馈结果"), 办理结果="已疏通")
    await hotline.get_by_text("没有等待我方处理的移交。").wait_for()
    await expect(shown).to_contain_text("已疏通")
    await expect(shown).to_contain_text("已办结")
    rating = await pressed(desk, shown, "登记评价")
    await rating.get_by_label("诉求人评价").select_option("basically")
    await done(desk, rating)
    await expect(shown).to_contain_text("基本满意")
    await waiting(hotline, "已结束").click()
    await expect(line).to_contain_text("已办结")
    await sound(hotline)


async def test_the_second_time_it_comes_back_is_the_commanders(stage: Stage) -> None:
    case, desk, hotline = await transferable(stage)
    commander = await seated(stage, "commander", "/transfers?which=stuck", WIDE)
    await commander.get_by_text("没有超时未接或两次退回的移交。").wait_for()
    shown = await offer(desk, "属市政养护")
    line = hotline.get_by_role("row").filter(has_text="12345 热线")
    await line.wait_for()
    await hotline.keyboard.press("x")
    await done(hotline, hotline.get_by_role("dialog"), 理由="不属市政")
    await expect(shown).to_contain_text("已拒绝")
    await offer(desk, "再请核实")
    await line.get_by_role("button", name="接收", exact=True).click()
    await done(hotline, await pressed(hotline, line, "退回"), 理由="需公安先行", 退回部门="市政科", 退回人="李工")
    await expect(shown).to_contain_text("李工 · 市政科")
    stuck = commander.get_by_role("row").filter(has_text="往返 2 次")
    await stuck.wait_for()
    await sound(commander)
    third = await act(desk, "t")
    await third.get_by_label("说明").fill("第三次")
    await desk.keyboard.press("Control+Enter")
    await third.get_by_role("alert").wait_for()
    await sound(desk)
    await stuck.get_by_role("link").click()
    await commander.get_by_role("toolbar", name="诉求办理").wait_for()
    assert case in commander.url


async def test_the_hotline_offers_what_is_urgent_to_110(stage: Stage) -> None:
    await set_peer(stage.town.house, **HOTLINE)
    case = await handed(stage, "PARKS")
    hotline = await seated(stage, "parks", f"/matters/{case}", ENGLISH)
    await (
        hotline.get_by_role("toolbar", name="What can be done with the matter")
        .get_by_text("A T", exact=True)
        .wait_for()
    )
    await hotline.keyboard.press("a")
    await hotline.keyboard.press("t")
    offering = hotline.get_by_role("dialog")
    await expect(offering.get_by_role("combobox", name="To", exact=True)).to_have_value("")
    await offering.get_by_label("Why").select_option("urgent")
    await offering.get_by_label("Note").fill("有人落水")
    assert await foreign_words(hotline, "en") == []
    await hotline.keyboard.press("Control+Enter")
    await offering.wait_for(state="detached")
    shown = hotline.get_by_role("tabpanel").get_by_role("region", name="Transfers")
    await expect(shown).to_contain_text("Accepted")
    assert await foreign_words(hotline, "en") == []


async def test_an_alarm_of_which_it_is_unclear_whose_it_is_stays_where_it_came_first(stage: Stage) -> None:
    await set_peer(stage.town.house, **HOTLINE)
    case = (await stage.town.call(None, "POST", "/cases", content="小区门口下水道堵了", place=HERE))["case"]
    await stage.town.call("call_taker", "POST", f"/cases/{case}/take")
    desk = await seated(stage, "call_taker", f"/desk/{case}")
    await desk.get_by_role("toolbar", name="办理", exact=True).wait_for()
    await desk.keyboard.press("Shift+Y")
    offering = desk.get_by_role("dialog", name="双向移交")
    await expect(offering.get_by_label("接收方")).to_have_value("12345")
    await offering.get_by_label("事由").select_option("unclear")
    await done(desk, offering, 说明="分不清归谁管")
    await desk.get_by_role("link", name="移交").click()
    await waiting(desk, "未办结").click()
    line = desk.get_by_role("row").filter(has_text="职责不清")
    hotline = await seated(stage, "parks", "/transfers", DAY_CONSOLE)
    await done(desk, await pressed(desk, line, "三方通话"), 通话人="接警员、话务员、报警人")
    theirs = hotline.get_by_role("row").filter(has_text="三方通话中")
    await theirs.wait_for()
    await expect(theirs.get_by_role("button", name="首接先办")).to_have_count(0)
    await sound(hotline)
    await done(desk, await pressed(desk, line, "首接先办"), 说明="先行处置")
    await hotline.get_by_text("没有等待我方处理的移交。").wait_for()
    await waiting(desk, "已结束").click()
    await expect(line).to_contain_text("已拒绝")
    await sound(desk)

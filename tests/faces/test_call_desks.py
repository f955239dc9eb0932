"""A call between desks: handed on, declined, muted, made to speak aloud; a seat that was away for too long is told so."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from tests.faces.browsing import axe, until
from tests.faces.calling import answered, calls, in_call, moves, pane, phone
from tests.faces.conftest import Stage
from tests.faces.looking import CONSOLE, DAY_CONSOLE, PHONE, foreign_words
from tests.faces.playing import at_desk
from tests.faces.test_call import REFUSED
from tests.faces.test_silent import to_tags

pytestmark = pytest.mark.usefixtures("engine")
RINGS = "视频呼入"
SILENT = "all => all.every(each => each.muted)"


async def test_a_call_is_transferred_and_answered_at_the_other_desk(stage: Stage) -> None:
    desk, caller, _ = await in_call(stage)
    await stage.town.staff("station", "dispatcher", "S1")
    other = await at_desk(stage, "station", DAY_CONSOLE)
    await pane(desk).get_by_role("button", name="转接").click()
    dialog = desk.get_by_role("dialog", name="转接视频通话")
    await dialog.get_by_role("combobox").fill("永和")
    await dialog.get_by_role("option").first.click()
    await desk.keyboard.press("Control+Enter")
    await expect(pane(desk)).to_have_count(0)
    await answered(other)
    await moves(other, "报警人")
    await expect(caller.get_by_text("已接通")).to_be_visible()
    await expect(pane(desk)).to_have_count(0)


async def test_a_call_is_declined_with_a_reason_and_the_next_one_is_not(stage: Stage) -> None:
    desk = await at_desk(stage, "dispatcher", CONSOLE)
    caller, next_one = await phone(stage), await phone(stage)
    await calls(caller)
    banner = desk.get_by_role("alert").filter(has_text=RINGS)
    await expect(banner).to_be_visible()
    await calls(next_one)
    await expect(banner).to_contain_text("另有 1 个视频呼入")
    await desk.keyboard.press("Alt+x")
    dialog = desk.get_by_role("dialog", name="不接视频的原因")
    await dialog.get_by_label("改用文字沟通").check()
    assert await axe(desk) == []
    await desk.keyboard.press("Control+Enter")
    await expect(dialog).to_have_count(0)
    await expect(caller.get_by_text("接警员没有接听视频").first).to_be_visible()
    await desk.keyboard.press("Alt+x")
    await expect(dialog).to_be_visible()
    await next_one.get_by_role("button", name="结束").click()
    await expect(dialog).to_have_count(0)
    await expect(banner).to_have_count(0)
    last = await phone(stage)
    await calls(last)
    await expect(banner).to_be_visible()
    await expect(dialog).to_have_count(0)
    await answered(desk)


async def test_a_call_taker_mutes_by_key_and_speaks_aloud_after_the_warning(stage: Stage) -> None:
    desk = await at_desk(stage, "dispatcher", CONSOLE)
    caller = await phone(stage)
    await to_tags(caller)
    await caller.get_by_role("button", name="抢劫").click()
    await expect(caller.get_by_role("img", name="已同步")).to_be_visible()
    await caller.get_by_role("button", name="购物").dblclick()
    await caller.get_by_role("button", name="拍一段").click()
    await caller.get_by_role("button", name="同意录制，开始呼叫").click()
    await answered(desk)
    await moves(desk, "报警人")
    mute = pane(desk).get_by_role("button", name="取消静音")
    await desk.keyboard.press("Alt+m")
    await expect(mute).to_have_attribute("aria-pressed", "true")
    await desk.keyboard.press("Alt+m")
    await expect(mute).to_have_count(0)
    assert await caller.locator("video").evaluate_all(SILENT)
    await desk.keyboard.press("Alt+l")
    await expect(desk.get_by_role("dialog", name="静默警情：确定要外放吗？")).to_be_visible()
    await desk.keyboard.press("Control+Enter")
    await expect(caller.get_by_text("外放已打开")).to_be_visible()
    await expect(pane(desk).get_by_text("对方手机外放中")).to_be_visible()
    assert not await caller.locator("video").evaluate_all(SILENT)
    await desk.keyboard.press("Alt+l")
    await expect(caller.get_by_text("手机不出声")).to_be_visible()
    await expect(pane(desk).get_by_text("对方手机不出声")).to_be_visible()
    assert await caller.locator("video").evaluate_all(SILENT)


async def test_a_seat_that_was_away_for_too_long_is_told_and_answers_again(stage: Stage) -> None:
    desk, caller, case = await in_call(stage)

    async def parted() -> bool:
        """The seat is lost, and its caller, whose page asks each second, is not."""
        [call] = await stage.town.call("dispatcher", "GET", "/video-calls", owner=f"case:{case}")
        return {each["role"]: each["state"] for each in call["participants"]} == {"caller": "in", "call_taker": "lost"}

    await desk.context.set_offline(True)
    await expect(pane(desk).get_by_text("已断开，正在重连")).to_be_visible()
    await stage.town.passes(seconds=15)
    await until(parted)
    await stage.town.passes(seconds=60)
    await expect(caller.get_by_text("呼叫中，等待接警员接听")).to_be_visible()
    await desk.context.set_offline(False)
    await expect(pane(desk).get_by_text("您已不在通话中")).to_be_visible()
    await expect(pane(desk).get_by_role("button", name="关闭")).to_be_visible()
    assert await axe(desk) == []
    assert await foreign_words(desk, "zh") == []
    await pane(desk).get_by_role("button", name="接听").click()
    await expect(pane(desk).get_by_text("已接通")).to_be_visible()
    await moves(desk, "报警人")


async def test_an_officer_is_told_why_nothing_is_sent(stage: Stage) -> None:
    desk, _, case = await in_call(stage)
    [call] = await stage.town.call("dispatcher", "GET", "/video-calls", owner=f"case:{case}")
    officer = await stage.seats.open("officer", "/officer/", PHONE, stage.town.tokens["officer_s1"])
    await officer.context.add_init_script(REFUSED)
    await officer.goto(f"/officer/call/{call['call']}")
    await officer.get_by_role("button", name="带画面加入").click()
    await expect(officer.get_by_text("没有发送您的画面和声音：未允许使用摄像头或麦克风")).to_be_visible()
    await moves(officer, "报警人")
    await expect(pane(desk).get_by_text("现场民警")).to_be_visible()
    assert await axe(officer) == []
    assert await foreign_words(officer, "zh") == []
    await officer.get_by_role("button", name="退出").click()
    await expect(pane(desk).get_by_text("现场民警")).to_have_count(0)

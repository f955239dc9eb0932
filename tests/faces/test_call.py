"""Video calls as people make them: rung before anything is asked, seen on both sides, never loud by itself, never the end of a report."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from tests.faces.browsing import axe
from tests.faces.calling import answered, in_call, moves, pane, phone, snapped
from tests.faces.conftest import Stage
from tests.faces.looking import CONSOLE, DAY_CONSOLE, ENGLISH_PHONE, NIGHT_PHONE, foreign_words, picture
from tests.faces.playing import at_desk
from tests.faces.test_silent import SPIES, to_tags

pytestmark = pytest.mark.usefixtures("engine")
REFUSED = "navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotAllowedError'))"
NEVER = "navigator.mediaDevices.getUserMedia = () => new Promise(() => undefined)"


async def test_a_caller_is_seen_writes_beside_the_picture_and_help_is_ordered(stage: Stage) -> None:
    desk = await at_desk(stage, "dispatcher", CONSOLE)
    caller = await phone(stage)
    await caller.get_by_role("link", name="视频通话").click()
    await expect(caller.get_by_role("button", name="同意录制，开始呼叫")).to_be_visible()
    assert await axe(caller) == []
    assert await foreign_words(caller, "zh") == []
    await picture(caller, "citizen-call-notice")
    await caller.get_by_role("button", name="同意录制，开始呼叫").click()
    await answered(desk)
    await moves(desk, "报警人")
    await expect(caller.get_by_text("已接通")).to_be_visible()
    await expect(caller.get_by_text("正在录制")).to_be_visible()
    assert await axe(caller) == []
    assert await axe(desk) == []
    await pane(desk).get_by_role("button", name="开摄像头").click()
    await moves(caller, "接警员")
    await picture(caller, "citizen-call")
    assert await caller.locator("video").evaluate_all("all => all.every(each => each.muted)")
    await snapped(desk)
    await caller.get_by_role("button", name="文字").click()
    await caller.get_by_label("给警方留言").fill("我听不见，请打字")
    await caller.get_by_role("button", name="发送").click()
    await desk.keyboard.press("3")
    await expect(desk.get_by_role("log", name="对话记录").get_by_text("我听不见，请打字")).to_be_visible()
    assert await axe(caller) == []
    await desk.keyboard.press("t")
    await desk.keyboard.press("Alt+o")
    await expect(desk.get_by_role("button", name="派出")).to_be_visible()
    await picture(desk, "console-call")
    await moves(desk, "报警人")


async def test_the_phone_is_asked_held_ended_and_played_back(stage: Stage) -> None:
    desk, caller, _ = await in_call(stage)
    await snapped(desk)
    await pane(desk).get_by_role("button", name="翻转镜头").click()
    await expect(caller.get_by_text("已按接警员的请求：翻转镜头")).to_be_visible()
    await moves(desk, "报警人")
    await pane(desk).get_by_role("button", name="打开手电").click()
    await expect(caller.get_by_role("alert")).to_contain_text("接警员请您：打开手电")
    await desk.keyboard.press("Alt+h")
    await expect(caller.get_by_text("保持：")).to_be_visible()
    await expect(pane(desk).get_by_role("button", name="恢复")).to_be_visible()
    await desk.keyboard.press("Alt+h")
    await expect(caller.get_by_text("已接通")).to_be_visible()
    await desk.keyboard.press("Alt+e")
    await desk.keyboard.press("Alt+e")
    await expect(caller.get_by_role("heading", name="通话已结束")).to_be_visible()
    await expect(pane(desk).get_by_text("通话已结束")).to_be_visible()
    await desk.keyboard.press("Alt+e")
    await expect(pane(desk)).to_have_count(0)
    await desk.keyboard.press("9")
    await desk.get_by_role("link", name="回放").click()
    await expect(desk.get_by_role("slider", name="通话时间线")).to_be_visible()
    await expect(desk.get_by_role("button", name="截图 ")).to_be_visible()
    assert await axe(desk) == []


async def test_who_never_grants_the_camera_still_rings_and_writes(stage: Stage) -> None:
    desk = await at_desk(stage, "dispatcher", DAY_CONSOLE)
    caller = await phone(stage)
    await caller.context.add_init_script(NEVER)
    await caller.goto("/call")
    await caller.get_by_role("button", name="同意录制，开始呼叫").click()
    await answered(desk)
    await expect(caller.get_by_text("请在浏览器的询问中选择“允许”")).to_be_visible()
    other = await phone(stage, "/", ENGLISH_PHONE)
    await other.context.add_init_script(REFUSED)
    await other.goto("/")
    await other.get_by_role("link", name="Video call").click()
    await other.get_by_role("button", name="I agree to be recorded: call").click()
    await expect(other.get_by_text("Camera and microphone may not be used")).to_be_visible()
    await expect(other.get_by_role("button", name="Open in the browser")).to_be_visible()
    await other.get_by_label("Write to the police").fill("behind the school")
    await other.get_by_role("button", name="Send").click()
    await expect(other.get_by_text("delivered")).to_be_visible()
    assert await axe(other) == []
    assert await foreign_words(other, "en") == []
    await picture(other, "citizen-call-text")


async def test_a_link_opens_once_and_the_call_outlives_reloads_and_the_network(stage: Stage) -> None:
    case = await stage.town.call(None, "POST", "/cases", content="有人落水", key="call-by-link-0001")
    desk = await at_desk(stage, "dispatcher", CONSOLE)
    await desk.goto(f"/console/desk/{case['case']}?part=calls")
    await desk.get_by_role("button", name="发起视频通话").click()
    link = await desk.get_by_label("通话链接", exact=True).input_value()
    caller = await phone(stage, link.removeprefix(stage.served.address), NIGHT_PHONE)
    await caller.get_by_role("button", name="同意录制，接通视频").click()
    await moves(desk, "报警人")
    assert caller.url == f"{stage.served.address}/call"
    thief = await phone(stage, link.removeprefix(stage.served.address))
    await thief.get_by_role("button", name="同意录制，接通视频").click()
    await expect(thief.get_by_role("alert")).to_contain_text("已使用过")
    await caller.reload()
    await moves(desk, "报警人")
    await desk.reload()
    await moves(desk, "报警人")
    await caller.context.set_offline(True)
    await expect(caller.get_by_text("已断开，正在重连")).to_be_visible()
    await caller.context.set_offline(False)
    await expect(caller.get_by_text("已接通")).to_be_visible()
    await moves(desk, "报警人")
    watch = await stage.seats.open(
        "commander", f"/console/desk/{case['case']}?part=calls", CONSOLE, stage.town.tokens["commander"]
    )
    await watch.get_by_role("button", name="旁听").click()
    await moves(watch, "报警人")
    await expect(pane(desk).get_by_text("督导")).to_be_visible()
    await caller.get_by_role("button", name="结束").click()
    await caller.get_by_role("button", name="再点一下结束").click()
    await expect(pane(desk).get_by_text("通话已结束")).to_be_visible()


async def test_a_quiet_phone_shows_what_happens_and_makes_no_sound(stage: Stage) -> None:
    desk = await at_desk(stage, "dispatcher", CONSOLE)
    caller = await phone(stage)
    await caller.context.add_init_script(SPIES)
    await caller.goto("/")
    await to_tags(caller)
    await caller.get_by_role("button", name="抢劫").click()
    await expect(caller.get_by_role("img", name="已同步")).to_be_visible()
    await caller.get_by_role("button", name="购物").dblclick()
    await caller.get_by_role("button", name="拍一段").click()
    await caller.get_by_role("button", name="同意录制，开始呼叫").click()
    await answered(desk)
    await moves(desk, "报警人")
    assert await caller.evaluate("document.documentElement.classList.contains('dark')")
    assert await caller.locator("video").evaluate_all("all => all.every(each => each.muted)")
    assert set(await caller.evaluate("window.noises")) <= {"play"}
    await desk.keyboard.press("Alt+l")
    warning = desk.get_by_role("dialog", name="静默警情：确定要外放吗？")
    await expect(warning).to_be_visible()
    await desk.keyboard.press("Escape")
    await expect(warning).to_have_count(0)
    await expect(caller.get_by_text("手机不出声")).to_be_visible()
    await caller.get_by_role("button", name="结束").click()
    await caller.get_by_role("button", name="再点一下结束").click()
    await expect(caller.get_by_role("heading", name="购物")).to_be_visible()

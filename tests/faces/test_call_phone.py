"""The caller's page in a call: left, loaded anew, turned; what goes on while no picture does; who is there."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from playwright.async_api import FilePayload, Page, Route, expect

from tests.faces.browsing import axe, until
from tests.faces.calling import answered, calls, hung_up, in_call, moves, pane, phone
from tests.faces.conftest import Stage
from tests.faces.looking import CONSOLE, NIGHT_PHONE, foreign_words, picture
from tests.faces.playing import at_desk
from tests.faces.test_call import NEVER
from tests.media import making

pytestmark = pytest.mark.usefixtures("engine")
SOUND_ONLY = """const asked = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices)
window.blind = true
navigator.mediaDevices.getUserMedia = wanted =>
  wanted.video && blind ? Promise.reject(new DOMException('', 'NotFoundError')) : asked(wanted)"""
COUNTED = """window.opened = 0
const real = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices)
navigator.mediaDevices.getUserMedia = wanted => { window.opened += 1; return real(wanted) }"""


async def calls_of(stage: Stage, case: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = await stage.town.call("dispatcher", "GET", "/video-calls", owner=f"case:{case}")
    return found


def jpeg() -> FilePayload:
    return {"name": "p.jpg", "mimeType": "image/jpeg", "buffer": making.photo()}


async def photo(page: Page) -> None:
    await page.locator("input[type=file][capture]").set_input_files([jpeg()])


async def test_a_page_that_is_left_while_it_calls_opens_no_camera_and_leaves_nothing_ringing(stage: Stage) -> None:
    caller = await phone(stage)
    await caller.context.add_init_script(COUNTED)
    await caller.goto("/")
    held: asyncio.Future[Route] = asyncio.get_running_loop().create_future()

    def hold(route: Route) -> None:
        held.set_result(route)

    await caller.route("**/api/v1/video-calls", hold)
    await calls(caller)
    began = await held
    await caller.get_by_role("button", name="返回").click()
    await caller.get_by_role("link", name="视频通话").wait_for()
    async with caller.expect_response("**/end") as ending:
        await began.continue_()
    assert (await ending.value).ok
    assert await caller.evaluate("window.opened") == 0
    assert await caller.evaluate("sessionStorage.getItem('anmin.call')") is None


async def test_a_reload_between_beginning_and_ringing_rings(stage: Stage) -> None:
    desk = await at_desk(stage, "dispatcher", CONSOLE)
    caller = await phone(stage)
    await caller.route("**/ring", lambda route: route.abort())
    await calls(caller)
    await expect(caller.get_by_role("alert")).to_be_visible()
    await caller.unroute("**/ring")
    await caller.reload()
    await answered(desk)
    await moves(desk, "报警人")


async def test_while_nobody_answers_the_phones_question_place_words_and_photos_go(stage: Stage) -> None:
    desk = await at_desk(stage, "dispatcher", CONSOLE)
    caller = await phone(stage)
    await caller.context.add_init_script(NEVER)
    await caller.goto("/call")
    async with caller.expect_response("**/positions") as sent:
        await caller.get_by_role("button", name="同意录制，开始呼叫").click()
        case = await answered(desk)
    assert (await sent.value).ok
    await expect(caller.get_by_text("位置持续发送中")).to_be_visible()
    opens = caller.get_by_role("button", name="文字", exact=True)
    if await opens.is_visible():
        await opens.click()
    await caller.get_by_label("给警方留言").fill("我在楼顶")
    await caller.get_by_role("button", name="发送").click()
    await caller.get_by_label("照片或视频").set_input_files([jpeg()])
    await caller.get_by_role("button", name="发送").click()
    await expect(caller.get_by_text("已送达")).to_have_count(2)
    assert [each["state"] for each in await calls_of(stage, case)] == ["answered"]


async def test_a_photo_beside_a_voice_leaves_the_voice(stage: Stage) -> None:
    desk = await at_desk(stage, "dispatcher", CONSOLE)
    caller = await phone(stage)
    await caller.context.add_init_script(SOUND_ONLY)
    await caller.goto("/call")
    await caller.get_by_role("button", name="同意录制，开始呼叫").click()
    case = await answered(desk)

    async def heard() -> bool:
        [call] = await calls_of(stage, case)
        return any(each["publication"] and each["publication"]["flows"] == ["audio"] for each in call["participants"])

    await until(heard)
    await expect(caller.get_by_text("相机现在用不了，只传声音。")).to_be_visible()
    await picture(caller, "citizen-call-sound")
    await caller.get_by_role("button", name="文字", exact=True).click()
    await photo(caller)
    await expect(caller.get_by_text("已送达")).to_be_visible()
    [call] = await calls_of(stage, case)
    assert call["step"] == "audio"
    assert await heard()
    assert await axe(caller) == []
    await caller.get_by_role("button", name="收起").click()
    await caller.evaluate("window.blind = false")
    await caller.get_by_role("button", name="开视频").click()
    await moves(desk, "报警人")
    await expect(caller.get_by_text("相机现在用不了，只传声音。")).to_have_count(0)


async def test_the_caller_is_told_who_is_there_and_finds_what_was_typed(stage: Stage) -> None:
    _, caller, case = await in_call(stage)
    await expect(caller.get_by_text("通话中：接警员")).to_be_visible()
    await caller.get_by_role("button", name="文字", exact=True).click()
    await caller.get_by_label("给警方留言").fill("他在门外")
    await caller.get_by_role("button", name="收起").click()
    await expect(caller.get_by_label("给警方留言")).to_be_hidden()
    watch = await stage.seats.open(
        "commander", f"/console/desk/{case}?part=calls", CONSOLE, stage.town.tokens["commander"]
    )
    await watch.get_by_role("button", name="旁听").click()
    await expect(caller.get_by_text("通话中：接警员、督导")).to_be_visible()
    await expect(caller.get_by_text("督导加入了通话")).to_be_attached()
    assert await axe(caller) == []
    assert await foreign_words(caller, "zh") == []
    await caller.get_by_role("button", name="文字", exact=True).click()
    await expect(caller.get_by_label("给警方留言")).to_have_value("他在门外")
    await pane(watch).get_by_role("button", name="退出旁听").click()
    await expect(caller.get_by_text("督导离开了通话")).to_be_attached()
    await expect(caller.get_by_text("通话中：接警员", exact=True)).to_be_visible()
    await hung_up(caller)
    await expect(caller.get_by_text("您的位置已送达")).to_be_visible()
    await expect(caller.get_by_text("已作为证据保存")).to_be_visible()


async def test_a_phone_that_is_turned_keeps_everything_in_reach(stage: Stage) -> None:
    _, caller, _ = await in_call(stage)
    await caller.set_viewport_size({"width": 844, "height": 390})
    for name in ("静音", "关视频", "翻转", "文字", "结束"):
        await expect(caller.get_by_role("button", name=name)).to_be_in_viewport(ratio=1)
    await caller.get_by_role("button", name="文字", exact=True).click()
    box = caller.get_by_label("给警方留言")
    await box.scroll_into_view_if_needed()
    await expect(box).to_be_in_viewport(ratio=1)
    await box.fill("横着")
    await caller.get_by_role("button", name="发送").click()
    await expect(caller.get_by_text("已送达")).to_be_visible()
    await expect(caller.get_by_role("button", name="结束")).to_be_in_viewport(ratio=1)


async def test_who_came_by_a_link_with_another_session_writes_and_sends_photos(stage: Stage) -> None:
    case = await stage.town.call(None, "POST", "/cases", content="有人落水", key="call-by-other-0001")
    desk = await at_desk(stage, "dispatcher", CONSOLE)
    await desk.goto(f"/console/desk/{case['case']}?part=calls")
    await desk.get_by_role("button", name="发起视频通话").click()
    link = await desk.get_by_label("通话链接", exact=True).input_value()
    caller = await phone(stage, "/h5/leave", NIGHT_PHONE)
    other = await caller.request.post("/api/v1/cases", data={"content": "别的事", "key": "another-matter-01"})
    assert other.ok
    await caller.goto(link.removeprefix(stage.served.address))
    await caller.get_by_role("button", name="同意录制，接通视频").click()
    await moves(desk, "报警人")
    await caller.get_by_role("button", name="文字", exact=True).click()
    await caller.get_by_label("照片或视频").set_input_files([jpeg()])
    await caller.get_by_label("给警方留言").fill("看照片")
    await caller.get_by_role("button", name="发送").click()
    await expect(caller.get_by_text("已送达")).to_be_visible()
    await expect(caller.get_by_role("img", name="照片")).to_be_visible()

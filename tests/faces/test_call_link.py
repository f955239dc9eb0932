"""The link of a call as a text message: typed or known, sent or not, opened on the phone that got it; a quiet caller is spared."""

from __future__ import annotations

import asyncio

import pytest
from playwright.async_api import Page, expect

from anmin.identity.senders import TextChannel
from tests.faces.browsing import PATIENCE, axe
from tests.faces.calling import moves, pane, phone
from tests.faces.conftest import Stage
from tests.faces.looking import CONSOLE, DAY_CONSOLE, foreign_words, picture
from tests.faces.playing import at_desk
from tests.media.calls.test_sent_links import Texts

pytestmark = pytest.mark.usefixtures("engine")
TOLD, TYPED = "13912344321", "13712340987"


def channel(stage: Stage) -> Texts:
    """Takes the place of the one of a demonstration."""
    texts = Texts()
    stage.town.house.service(TextChannel).sender = texts
    return texts


async def begun(stage: Stage, desk: Page, **told: object) -> None:
    """A case, and a call about it that the desk has begun."""
    case = await stage.town.call(None, "POST", "/cases", content="有人落水", key="call-by-text-0001", **told)
    await desk.goto(f"/console/desk/{case['case']}?part=calls")
    await desk.get_by_role("button", name="发起视频通话").click()
    await pane(desk).get_by_label("短信发到手机号").wait_for()


async def test_a_message_brings_the_caller_into_the_call(stage: Stage) -> None:
    texts = channel(stage)
    desk = await at_desk(stage, "dispatcher", CONSOLE)
    await begun(stage, desk, phone=TOLD)
    number = pane(desk).get_by_placeholder("留空发给报警人 139****4321")
    await expect(number).to_be_visible()
    assert await axe(desk) == []
    await desk.keyboard.press("Alt+t")
    await expect(number).to_be_focused()
    await number.fill("1371234")
    await desk.keyboard.press("Enter")
    await expect(pane(desk).get_by_role("alert")).to_contain_text("电话号码格式不对")
    texts.fault = ConnectionError("the gateway is away")
    await number.fill(TYPED)
    await desk.keyboard.press("Enter")
    sends = pane(desk).get_by_role("list", name="已发短信").get_by_role("listitem")
    await expect(sends.first).to_contain_text("137****0987 未能发送 · 短信通道没有应答")
    texts.fault = None
    await pane(desk).get_by_role("button", name="发送短信").click()
    await expect(sends).to_have_count(2)
    await expect(sends.first).to_contain_text("139****4321 已交短信通道")
    assert await axe(desk) == []
    assert await foreign_words(desk, "zh") == []
    await picture(desk, "console-call-link")
    [(to, text)] = texts.took
    assert to == TOLD
    caller = await phone(stage, f"/call#{text.rpartition('#')[2]}")
    await caller.get_by_role("button", name="同意录制，接通视频").click()
    await moves(desk, "报警人")
    await expect(pane(desk).get_by_label("短信发到手机号")).to_have_count(0)


async def test_a_quiet_caller_is_texted_only_after_a_warning(stage: Stage) -> None:
    texts = channel(stage)
    desk = await at_desk(stage, "dispatcher", DAY_CONSOLE)
    await begun(stage, desk, phone=TOLD, flags=["unsafe_to_call"])
    await pane(desk).get_by_role("button", name="发送短信").click()
    await expect(pane(desk).get_by_role("alert")).to_contain_text("报警人处于静默状态")
    assert texts.took == []
    await pane(desk).get_by_role("button", name="我确定，仍然发送").click()
    async with asyncio.timeout(PATIENCE):
        while not texts.took:
            await asyncio.sleep(0.05)
    await expect(pane(desk).get_by_role("list", name="已发短信")).to_contain_text("已交短信通道")

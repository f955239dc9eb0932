"""Whole calls: who could not hear, a robbery, a network that went away, an engine that was killed, a supervisor; each proved afterwards."""

from __future__ import annotations

import signal
from pathlib import Path

import asyncpg
import pytest
from playwright.async_api import Page, expect

from tests.faces.browsing import axe
from tests.faces.calling import ENGINES, gaps, hung_up, in_call, moves, pane, proved, snapped
from tests.faces.conftest import Stage
from tests.faces.engine import Engine
from tests.faces.looking import CONSOLE, PHONE, picture

pytestmark = [pytest.mark.usefixtures("engine"), ENGINES]
AWAY = {"offline": True, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0, "packetLoss": 100}
BACK = {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1, "packetLoss": 0}


async def asks_in_writing(caller: Page, words: str) -> None:
    await caller.get_by_role("button", name="文字").click()
    await caller.get_by_label("给警方留言").fill(words)
    await caller.get_by_role("button", name="发送").click()


async def test_a_deaf_caller_writes_beside_the_picture(
    stage: Stage, superuser: asyncpg.Connection, tmp_path: Path
) -> None:
    desk, caller, case = await in_call(stage)
    await asks_in_writing(caller, "我听不见，请打字")
    await desk.keyboard.press("w")
    await expect(desk.get_by_role("log", name="对话记录").get_by_text("我听不见，请打字")).to_be_visible()
    await desk.get_by_placeholder("写给报警人").fill("看到您了，民警五分钟到")
    await desk.keyboard.press("Control+Enter")
    await expect(caller.get_by_text("看到您了，民警五分钟到")).to_be_visible()
    await moves(desk, "报警人")
    await hung_up(caller)
    assert gaps(await proved(stage, superuser, case, tmp_path)) == []


async def test_a_robbery_by_video(stage: Stage, superuser: asyncpg.Connection, tmp_path: Path) -> None:
    desk, caller, case = await in_call(stage)
    await snapped(desk)
    await desk.keyboard.press("t")
    await desk.keyboard.press("Alt+o")
    chosen = desk.locator(".recommend").get_by_role("checkbox").first
    await chosen.check()
    await desk.get_by_role("button", name="派出").click()

    async def ordered() -> bool:
        return bool((await stage.town.call("dispatcher", "GET", f"/cases/{case}"))["orders"])

    await stage.town.until(ordered)
    await moves(desk, "报警人")
    await picture(desk, "console-call-order")
    officer = await stage.seats.open("officer", "/officer/", PHONE, stage.town.tokens["officer_s1"])
    await officer.context.grant_permissions(["geolocation", "camera", "microphone"], origin=stage.served.address)
    await officer.locator("a[href*='/order/']").first.click()
    await officer.get_by_role("link", name="加入通话").click()
    assert await axe(officer) == []
    await officer.get_by_role("button", name="带画面加入").click()
    await moves(officer, "报警人")
    await moves(caller, "现场民警")
    assert await axe(officer) == []
    await picture(officer, "officer-call")
    await officer.get_by_role("button", name="退出").click()
    await expect(pane(desk).get_by_text("现场民警")).to_have_count(0)
    await hung_up(caller)
    assert gaps(await proved(stage, superuser, case, tmp_path)) == []
    shown = await stage.town.call("dispatcher", "GET", f"/cases/{case}")
    assert "photo" in [each["kind"] for each in shown["evidence"]]


async def test_the_callers_network_goes_and_comes(stage: Stage, superuser: asyncpg.Connection, tmp_path: Path) -> None:
    desk, caller, case = await in_call(stage)
    wire = await caller.context.new_cdp_session(caller)
    await wire.send("Network.enable")
    await wire.send("Network.emulateNetworkConditions", AWAY)
    await expect(caller.get_by_text("已断开，正在重连")).to_be_visible()
    await caller.wait_for_timeout(4_000)
    await wire.send("Network.emulateNetworkConditions", BACK)
    await expect(caller.get_by_text("已接通")).to_be_visible()
    await moves(desk, "报警人")
    await hung_up(caller)
    await proved(stage, superuser, case, tmp_path)


async def test_the_engine_is_killed_and_the_call_goes_on(
    stage: Stage, engine: Engine, superuser: asyncpg.Connection, tmp_path: Path
) -> None:
    desk, caller, case = await in_call(stage)
    await engine.end(signal.SIGKILL)
    await asks_in_writing(caller, "画面停了，我还在")
    await expect(caller.get_by_text("已送达")).to_be_visible()
    await engine.start()
    await moves(desk, "报警人")
    await hung_up(caller)
    found = await proved(stage, superuser, case, tmp_path)
    assert [each["role"] for each in found["publications"]].count("caller") == 2, "before the death and after it"
    assert "engine_died" in gaps(found)


async def test_a_supervisor_listens_in_and_everybody_sees_it(
    stage: Stage, superuser: asyncpg.Connection, tmp_path: Path
) -> None:
    desk, caller, case = await in_call(stage)
    at = f"/console/desk/{case}?part=calls"
    watch = await stage.seats.open("commander", at, CONSOLE, stage.town.tokens["commander"])
    await watch.get_by_role("button", name="旁听").click()
    await moves(watch, "报警人")
    await expect(pane(desk).get_by_text("督导")).to_be_visible()
    await expect(pane(watch).get_by_role("button", name="截图")).to_have_count(0)
    await watch.get_by_role("button", name="退出旁听").click()
    await expect(watch.get_by_role("button", name="旁听")).to_be_visible()
    await expect(pane(desk).get_by_text("督导")).to_have_count(0)
    await moves(desk, "报警人")
    await hung_up(caller)
    assert gaps(await proved(stage, superuser, case, tmp_path)) == []

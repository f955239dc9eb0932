"""The whole house killed for half a minute while a citizen and a call-taker write: nothing typed is lost, nothing comes twice."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest
from playwright.async_api import Browser, expect

from faults.town import Town, town
from tests.faces.conftest import seats_at
from tests.faces.looking import CONSOLE, PHONE

AWAY = 30
"""Seconds without anybody who answers."""
PATIENT = 180_000
"""Milliseconds within which a house and its pages stand again, on a slow machine."""
WORDS, PLACE = "楼下有人打架，其中一人拿着刀", "永和路 8 号门口"
SAID, WHERE = "一位老人走失，穿灰色外套", "人民公园东门"


@pytest.fixture
def killed() -> Iterator[Town]:
    with town() as made:
        yield made


async def test_half_a_minute_without_a_house_loses_nothing_typed(killed: Town, browser: Browser) -> None:
    session = await asyncio.to_thread(killed.enter, "caller")
    async with seats_at(browser, killed.url) as seats:
        phone = await seats.open("citizen", "/report", PHONE)
        await phone.evaluate("navigator.serviceWorker.ready")
        desk = await seats.open("call taker", "/console/desk", CONSOLE, session.token)
        await desk.get_by_text("实时", exact=True).wait_for()
        await desk.locator(".maplibregl-canvas").wait_for()
        worker = desk.workers[0] if desk.workers else await desk.wait_for_event("worker")
        await worker.evaluate("1")
        await desk.keyboard.press("n")
        await expect(desk.get_by_label("地点（地址、路口、小区）")).to_be_focused()
        await desk.keyboard.type(WHERE)
        await phone.get_by_label("简单说一句就可以").fill(WORDS)

        assert await asyncio.to_thread(killed.abandon) == 0
        await desk.get_by_text("实时连接中断").wait_for(timeout=PATIENT)
        await desk.get_by_label("报警内容").fill(SAID)
        await phone.get_by_label("地址", exact=True).fill(PLACE)
        await phone.get_by_role("button", name="发送报警").click()
        await desk.keyboard.press("Control+Enter")
        await desk.get_by_text("暂时连接不上服务器").first.wait_for(timeout=PATIENT)
        await desk.locator(".maplibregl-canvas").hover()
        for _ in range(4):
            await desk.mouse.wheel(0, -400)
            await asyncio.sleep(1)
        await asyncio.sleep(AWAY)
        await expect(desk.get_by_label("地点（地址、路口、小区）")).to_have_value(WHERE)
        await expect(desk.get_by_label("报警内容")).to_have_value(SAID)
        await expect(phone.get_by_text("暂时没有送到，正在自动重试")).to_be_visible(timeout=PATIENT)

        async with desk.expect_response(lambda answer: "/ground/" in answer.url and answer.ok, timeout=PATIENT):
            await asyncio.to_thread(killed.start)
        await expect(phone.get_by_role("heading", name="警方已收到")).to_be_visible(timeout=PATIENT)
        await desk.get_by_role("tablist", name="警情内容").wait_for(timeout=PATIENT)
        await expect(desk.get_by_text("实时", exact=True)).to_be_visible(timeout=PATIENT)
        columns = [await desk.request.get(f"/api/v1/desk?column={column}") for column in ("waiting", "in_work")]
        places = [row["place"] for answer in columns for row in (await answer.json())["cases"]]
    assert (places.count(PLACE), places.count(WHERE)) == (1, 1)

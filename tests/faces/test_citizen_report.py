"""A report from the phone: with a photo and without a network, over a killed browser and a server that is away; sent once."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Any

from playwright.async_api import Error, FilePayload, Page, async_playwright, expect

from anmin.kernel.access import EVERYTHING
from tests.faces.browsing import CHROMIUM, FLAGS, axe
from tests.faces.conftest import Stage
from tests.faces.looking import ENGLISH_PHONE, NIGHT_PHONE, PHONE, foreign_words, picture
from tests.media.making import photo
from tests.stories.town import HERE

WORDS = "楼下有人打架，其中一人拿着刀"
LIGHTS_OUT = "030302"


def street() -> FilePayload:
    return {"name": "街角.jpg", "mimeType": "image/jpeg", "buffer": photo()}


async def cases(stage: Stage) -> list[Any]:
    """All that the house has, as the desk sees it."""
    async with stage.town.house.db.transaction(EVERYTHING) as conn:
        rows = await conn.fetch("select id from cases")
    return [await stage.town.call("call_taker", "GET", f"/cases/{row['id']}") for row in rows]


async def to_write(page: Page, words: str = WORDS) -> None:
    """What happens, where, and a photo."""
    await page.get_by_label("简单说一句就可以").fill(words)
    await page.get_by_label("地址", exact=True).fill("永和路 8 号门口")
    await page.get_by_label("从相册选").set_input_files(street())


async def kept(page: Page) -> None:
    """The service worker has the pages."""
    await page.evaluate("navigator.serviceWorker.ready")


async def test_the_home_works_signed_out(stage: Stage) -> None:
    page = await stage.seats.open("citizen", "/", PHONE)
    await expect(page.get_by_role("link", name="拨打 110")).to_have_attribute("href", "tel:110")
    await expect(page.get_by_role("link", name="谁看过我的信息")).to_be_visible()
    await page.locator("section li a").nth(19).wait_for()
    assert await axe(page) == []
    assert await foreign_words(page, "zh") == []
    await picture(page, "citizen-home")
    await page.get_by_role("link", name="文字报警").first.click()
    await expect(page.get_by_role("heading", name="在哪里")).to_be_visible()


async def test_a_report_written_without_a_network_arrives_once(stage: Stage) -> None:
    page = await stage.seats.open("citizen", "/", PHONE)
    await kept(page)
    await page.goto("/report")
    await expect(page.get_by_text("已取得您的位置，误差约 12 米")).to_be_visible()
    await page.context.set_offline(True)
    await to_write(page)
    await expect(page.get_by_text("已保存，联网后上传")).to_be_visible()
    assert await axe(page) == []
    await page.get_by_role("button", name="保存，联网后自动发送").click()
    await expect(page.get_by_role("heading", name="已保存在本机")).to_be_visible()
    await page.get_by_role("link", name="回首页").click()
    await expect(page.get_by_text("报警已保存，网络恢复后自动发送")).to_be_visible()
    await picture(page, "citizen-offline")
    assert await cases(stage) == []
    await page.context.set_offline(False)
    await expect(page.get_by_text("已送达，编号")).to_be_visible()
    await page.reload()
    await expect(page.get_by_text("已送达，编号")).to_be_visible()

    async def photographed() -> bool:
        return bool((await cases(stage))[0]["evidence"])

    await stage.town.until(photographed)
    [case] = await cases(stage)
    assert (case["content"], len(case["evidence"])) == (WORDS, 1)
    assert "永和路 8 号门口" in str(case)


async def test_the_pages_open_without_a_network(stage: Stage) -> None:
    page = await stage.seats.open("citizen", "/", PHONE)
    await expect(page.get_by_role("link", name="谁看过我的信息")).to_be_visible()
    await kept(page)
    await page.context.set_offline(True)
    await page.reload()
    await expect(page.get_by_role("link", name="拨打 110")).to_be_visible()
    await expect(page.get_by_role("link", name="谁看过我的信息")).to_be_visible()
    await page.goto("/report")
    await expect(page.get_by_role("button", name="保存，联网后自动发送")).to_be_visible()


async def test_a_killed_browser_loses_nothing(stage: Stage, tmp_path: Path) -> None:
    async with async_playwright() as playwright:

        async def opened() -> tuple[Any, Page]:
            context = await playwright.chromium.launch_persistent_context(
                tmp_path, executable_path=CHROMIUM, args=list(FLAGS), base_url=stage.served.address, locale="zh-CN"
            )
            await stage.seats.watch(context)
            page = await context.new_page()
            await page.goto("/report")
            return context, page

        context, page = await opened()
        await to_write(page)
        await page.get_by_label("不要打电话给我").check()
        await expect(page.get_by_text("已上传")).to_be_visible()
        await page.wait_for_timeout(500)
        with contextlib.suppress(Error):
            await page.goto("chrome://crash")
        await context.close()

        context, page = await opened()
        await expect(page.get_by_text("已恢复上次没有发出的内容。")).to_be_visible()
        await expect(page.get_by_label("简单说一句就可以")).to_have_value(WORDS)
        await expect(page.get_by_label("不要打电话给我")).to_be_checked()
        await expect(page.get_by_alt_text("照片 1")).to_be_visible()
        await page.get_by_role("button", name="发送报警").click()
        await expect(page.get_by_role("heading", name="警方已收到")).to_be_visible()
        await expect(page.get_by_text("不会有人打电话给您")).to_be_visible()
        await context.close()
    [case] = await cases(stage)
    assert (case["content"], len(case["evidence"])) == (WORDS, 1)
    assert "unsafe_to_call" in case["case"]["flags"]


async def test_a_server_that_is_away_loses_nothing(stage: Stage) -> None:
    page = await stage.seats.open("citizen", "/report", NIGHT_PHONE)
    await kept(page)
    await page.get_by_label("简单说一句就可以").fill(WORDS)
    await stage.served.stop()
    await page.get_by_label("地址", exact=True).fill("永和路 8 号门口")
    await page.get_by_role("button", name="发送报警").click()
    await expect(page.get_by_text("暂时没有送到，正在自动重试")).to_be_visible()
    await stage.served.start()
    await expect(page.get_by_role("heading", name="警方已收到")).to_be_visible()
    assert await axe(page) == []
    assert len(await cases(stage)) == 1


async def test_without_a_place_or_a_word_nothing_is_sent(stage: Stage) -> None:
    page = await stage.seats.open("citizen", "/h5/leave", PHONE)
    await page.context.clear_permissions()
    await page.goto("/report")
    await page.get_by_role("button", name="发送报警").click()
    await expect(page.get_by_role("alert").filter(has_text="请写一句发生了什么")).to_be_visible()
    await expect(page.get_by_label("简单说一句就可以")).to_be_focused()
    await page.get_by_text("姓名和电话").click()
    await page.get_by_label("联系电话").fill("不知道")
    await page.get_by_label("简单说一句就可以").fill(WORDS)
    await page.get_by_role("button", name="发送报警").click()
    await expect(page.get_by_role("alert").filter(has_text="请改正联系电话")).to_be_visible()
    assert await axe(page) == []
    assert await cases(stage) == []


async def test_whoever_means_the_same_follows_it(stage: Stage) -> None:
    told: dict[str, Any] = {"content": "红绿灯全灭", "category": LIGHTS_OUT, "place": {**HERE, "datum": "wgs84"}}
    await stage.town.call(None, "POST", "/cases", **told)
    page = await stage.seats.open("citizen", "/report", ENGLISH_PHONE)
    await expect(page.get_by_role("heading", name="Is it the same matter?")).to_be_visible()
    assert await axe(page) == []
    assert await foreign_words(page, "en") == []
    await page.get_by_role("button", name="Yes, follow it").click()
    await expect(page.get_by_text("You follow it now")).to_be_visible()
    mine = await page.evaluate("fetch('/api/v1/me/cases').then(answer => answer.json())")
    assert len(mine["followed"]) == 1
    assert len(await cases(stage)) == 1


async def test_a_report_is_tapped_together_and_spoken(stage: Stage) -> None:
    page = await stage.seats.open("citizen", "/report?with=phrases", PHONE)
    await page.get_by_role("button", name="我听不见，请用文字联系我。").click()
    await page.get_by_role("button", name="请派民警过来。").click()
    await expect(page.get_by_label("我听不见或不能说话")).to_be_checked()
    await page.get_by_role("button", name="录音").click()
    await page.get_by_role("button", name="停止录音").wait_for()
    await page.wait_for_timeout(1_500)
    await page.get_by_role("button", name="停止录音").click()
    await expect(page.get_by_text("已上传")).to_be_visible()
    assert await axe(page) == []
    await page.get_by_role("button", name="发送报警").click()
    await expect(page.get_by_role("heading", name="警方已收到")).to_be_visible()
    [case] = await cases(stage)
    assert case["content"].splitlines() == ["我听不见，请用文字联系我。", "请派民警过来。"]
    assert len(case["evidence"]) == 1
    assert "cannot_speak" in case["case"]["flags"]


async def test_the_place_is_moved_on_the_map(stage: Stage) -> None:
    page = await stage.seats.open("citizen", "/report", PHONE)
    await expect(page.get_by_text("已取得您的位置")).to_be_visible()
    await page.get_by_role("button", name="在地图上改").click()
    canvas = page.locator(".maplibregl-canvas")
    await canvas.focus()
    await page.wait_for_timeout(1_000)
    await page.keyboard.press("ArrowRight")
    await expect(page.get_by_text("地点已改到地图上的位置")).to_be_visible()
    assert await axe(page) == []
    await page.get_by_role("button", name="改回我的位置").click()
    await expect(page.get_by_text("已取得您的位置")).to_be_visible()

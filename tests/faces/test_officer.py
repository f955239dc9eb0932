"""The officer's telephone: an order rings, mis-taps are undone, and what is done without a link arrives once and in order."""

from __future__ import annotations

import asyncio
from typing import Any

from playwright.async_api import Page, expect

from tests.dispatch.test_unit_orders import ordered, raised
from tests.dispatch.units_town import crewed
from tests.faces.browsing import axe
from tests.faces.conftest import Stage
from tests.faces.looking import NIGHT_PHONE, PHONE, foreign_words, picture

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8cfc0000003010100c9fe92ef0000000049454e44ae426082"
)
PLACE = "永和路七十七号三单元"
KEPT = """() => new Promise(done => { const asked = indexedDB.open('officer-kept', 1); asked.onsuccess = () => {
  const all = asked.result.transaction('kept').objectStore('kept').getAll()
  all.onsuccess = () => { asked.result.close(); done(JSON.stringify(all.result)) } } })"""
"""All that the telephone keeps of what it was told, as text."""


async def seated(stage: Stage, look: Any = PHONE) -> Page:
    """The crew of S1's first car at its telephone."""
    await crewed(stage.town, stage.units["S1-CAR-1"], "officer_s1")
    page = await stage.seats.open("officer", "/officer/", look, stage.town.tokens["officer_s1"])
    await page.get_by_text("目前没有任务").wait_for()
    return page


async def given(stage: Stage, **more: Any) -> tuple[str, str]:
    """An order to the car: its case and its id."""
    case = await raised(stage.town, address=PLACE, **more)
    words = {"instruction": "从后门进入", "safety": ["camera_on"], "equipment": ["shield"]}
    (placed,) = await ordered(stage.town, case, stage.units["S1-CAR-1"], **words)
    return case, placed["order"]


async def stages(stage: Stage, case: str) -> list[str]:
    """What the house has written of the order, in order."""
    page = await stage.town.call("dispatcher", "GET", f"/cases/{case}")
    return [each["stage"] for each in page["orders"][0]["row"]["stages"]]


async def reached(stage: Stage, case: str, *wanted: str) -> None:
    async def there() -> bool:
        return await stages(stage, case) == list(wanted)

    await stage.town.until(there)


def button(page: Page, name: str) -> Any:
    return page.get_by_role("button", name=name, exact=True)


async def test_an_order_arrives_by_itself_and_a_mis_tap_is_undone(stage: Stage) -> None:
    page = await seated(stage)
    case, _ = await given(stage, flags=["unsafe_to_call"])
    await page.get_by_text(PLACE).wait_for()
    await reached(stage, case, "received")
    assert await axe(page) == []
    await page.get_by_text(PLACE).click()
    for text in ("不便通话：不要打电话", "从后门进入", "全程开启执法记录仪", "门口有人打架"):
        await page.get_by_text(text).first.wait_for()
    await expect(page.locator("a[href^='tel:']")).to_have_count(0)
    assert await axe(page) == []
    assert await foreign_words(page, "zh") == []
    await picture(page, "officer-order")
    await button(page, "签收").click()
    await button(page, "撤销").click()
    await button(page, "签收").wait_for()
    await asyncio.sleep(6)
    assert await stages(stage, case) == ["received"]
    await button(page, "签收").click()
    await page.reload()
    await button(page, "撤销").wait_for()
    await reached(stage, case, "received", "accepted")
    await expect(button(page, "出动")).to_be_visible()


async def test_what_is_done_without_a_link_arrives_once_and_in_order(stage: Stage) -> None:
    page = await seated(stage, NIGHT_PHONE)
    case, _ = await given(stage)
    await page.get_by_text(PLACE).click()
    await reached(stage, case, "received")
    await page.context.set_offline(True)
    for name in ("签收", "出动", "到达现场"):
        await button(page, name).click()
        await button(page, "撤销").wait_for(state="detached")
    await button(page, "初步反馈").click()
    await page.get_by_role("textbox", name="情况说明").fill("双方已分开")
    await button(page, "提交").click()
    await expect(page.get_by_text("4 项未发送")).to_be_visible()
    await expect(page.get_by_text("网络中断")).to_be_visible()
    assert await axe(page) == []
    await picture(page, "officer-offline")
    assert await stages(stage, case) == ["received"]
    await page.context.set_offline(False)
    await reached(stage, case, "received", "accepted", "en_route", "on_scene", "reported")
    await expect(page.get_by_text("项未发送")).to_have_count(0)
    shown = await stage.town.call("dispatcher", "GET", f"/cases/{case}")
    [report] = shown["orders"][0]["row"]["reports"]
    assert (report["text"], report["final"]) == ("双方已分开", False)
    times = [each["at"] for each in shown["orders"][0]["row"]["stages"]]
    assert times == sorted(times)
    noted = [each["noted_at"] for each in shown["orders"][0]["row"]["stages"]]
    assert all(at < when for at, when in zip(times[1:], noted[1:], strict=True))


async def test_reports_with_a_photo_finish_the_order(stage: Stage) -> None:
    page = await seated(stage)
    case, order = await given(stage)
    for stage_ in ("accepted", "en_route", "on_scene"):
        await stage.town.call("officer_s1", "POST", f"/orders/{order}/stages", stage=stage_)
    await page.get_by_text(PLACE).click()
    await button(page, "初步反馈").click()
    sheet = page.get_by_role("dialog")
    await sheet.get_by_text("急救", exact=True).click()
    photo = {"name": "scene.png", "mimeType": "image/png", "buffer": PIXEL}
    await sheet.locator("input[type=file]").first.set_input_files(photo)
    await sheet.get_by_text("附件已保存在本机").wait_for()
    await sheet.get_by_role("textbox", name="情况说明").fill("一人受伤")
    await asyncio.sleep(1)
    await page.reload()
    await button(page, "初步反馈").click()
    await expect(sheet.get_by_role("textbox", name="情况说明")).to_have_value("一人受伤")
    assert await axe(page) == []
    await button(page, "提交").click()
    await reached(stage, case, "accepted", "en_route", "on_scene", "reported")
    await button(page, "最终反馈").click()
    await sheet.get_by_role("textbox", name="情况说明").fill("处置完毕")
    await sheet.get_by_text("增加 受伤").or_(sheet.get_by_role("button", name="增加 受伤")).first.click()
    assert await axe(page) == []
    await button(page, "提交并办结").click()
    await reached(stage, case, "accepted", "en_route", "on_scene", "reported", "done")
    shown = await stage.town.call("dispatcher", "GET", f"/cases/{case}")
    first, last = shown["orders"][0]["row"]["reports"]
    assert (first["asks"], len(first["evidence"])) == (["ambulance"], 1)
    assert (last["final"], last["injured"]) == (True, 1)
    assert [each["kind"] for each in shown["evidence"]] == ["photo"]


async def test_a_withdrawn_order_must_be_acknowledged(stage: Stage) -> None:
    page = await seated(stage)
    _, order = await given(stage)
    await page.get_by_text(PLACE).click()
    await stage.town.call("dispatcher", "POST", f"/orders/{order}/withdraw", reason="cancelled", note="报警人称已和解")
    await page.get_by_text("报警人称已和解").wait_for()
    await button(page, "知悉，停止前往").click()
    await expect(button(page, "知悉，停止前往")).to_have_count(0)

    async def seen() -> bool:
        mine = await stage.town.call("officer_s1", "GET", "/orders/mine")
        return mine["orders"][0]["order"]["row"]["order"]["end_seen_at"] is not None

    await stage.town.until(seen)


async def test_the_unit_tells_where_it_is_only_when_switched_on(stage: Stage) -> None:
    page = await seated(stage)
    await page.get_by_role("link", name="警组").click()
    await page.get_by_text("未共享").first.wait_for()
    assert await axe(page) == []
    assert await foreign_words(page, "zh") == []
    await page.get_by_role("switch", name="共享位置").click()
    await page.get_by_text("已上报").wait_for()
    await button(page, "巡逻").click()

    async def patrols() -> bool:
        shown = (await stage.town.call("dispatcher", "GET", f"/units/{stage.units['S1-CAR-1']}"))["unit"]
        return shown["status"] == "patrol" and shown["position"]["accuracy"] == 12

    await stage.town.until(patrols)
    for tab in ("上报", "我的"):
        await page.get_by_role("link", name=tab, exact=True).click()
        await page.wait_for_timeout(400)
        assert await axe(page) == []
        assert await foreign_words(page, "zh") == []


async def test_opened_without_a_link_it_shows_what_it_last_knew_and_sends_once(stage: Stage) -> None:
    page = await seated(stage)
    case, _ = await given(stage)
    await page.get_by_text(PLACE).wait_for()
    await reached(stage, case, "received")
    await page.evaluate("navigator.serviceWorker.ready")
    await page.reload()
    await page.get_by_text(PLACE).wait_for()
    await page.context.set_offline(True)
    await page.reload()
    await page.get_by_text(PLACE).click()
    await expect(page.get_by_text("网络中断")).to_be_visible()
    for name in ("签收", "出动"):
        await button(page, name).click()
        await button(page, "撤销").wait_for(state="detached")
    await button(page, "请求增援").click()
    await page.get_by_role("dialog").get_by_text("增援警力").click()
    assert await axe(page) == []
    await button(page, "提交").click()
    await expect(page.get_by_text("3 项未发送")).to_be_visible()
    await page.reload()
    await expect(page.get_by_text("3 项未发送")).to_be_visible()
    await expect(button(page, "到达现场")).to_be_visible()
    assert await axe(page) == []
    assert await foreign_words(page, "zh") == []
    await page.get_by_role("link", name="警组").click()
    await expect(page.get_by_role("heading", name="我的警组")).to_be_visible()
    await page.context.set_offline(False)
    await reached(stage, case, "received", "accepted", "en_route")
    await expect(page.get_by_text("项未发送")).to_have_count(0)
    shown = (await stage.town.call("dispatcher", "GET", f"/cases/{case}"))["orders"][0]["row"]
    assert (shown["order"]["state"], [each["asks"] for each in shown["reports"]]) == ("en_route", [["more_police"]])


async def test_nothing_of_an_order_stays_on_the_telephone_after_the_session(stage: Stage) -> None:
    page = await seated(stage)
    await given(stage)
    await page.get_by_text(PLACE).wait_for()
    await page.evaluate("navigator.serviceWorker.ready")

    async def kept() -> bool:
        return PLACE in await page.evaluate(KEPT)

    await stage.town.until(kept)
    await page.context.clear_cookies()
    await page.reload()
    await page.get_by_role("button", name="登录").first.wait_for()
    await page.wait_for_function(f"async () => (await ({KEPT})()) === '[]'")
    await page.context.set_offline(True)
    await page.reload()
    await expect(page.get_by_text("连接不上服务器")).to_be_visible()
    await expect(page.get_by_text(PLACE)).to_have_count(0)

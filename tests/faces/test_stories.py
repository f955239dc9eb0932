"""Stories through the real pages, everybody in a browser of their own: a silent robbery, a report without a network."""

from __future__ import annotations

from playwright.async_api import expect

from anmin.kernel.access import EVERYTHING
from tests.dispatch.units_town import crewed
from tests.faces.browsing import axe
from tests.faces.conftest import Stage
from tests.faces.looking import NIGHT_PHONE, PHONE, picture
from tests.faces.playing import (
    all_done,
    answered,
    at_desk,
    closed,
    command,
    in_the_field,
    look_at,
    on_scene,
    reported,
    serial,
    stands,
    together,
)
from tests.media.making import photo
from tests.stories.town import HERE

PLACE = "永和路 8 号门口"


async def two_crews(stage: Stage) -> None:
    """A car and a foot patrol of S1, each with somebody at its telephone."""
    await stage.town.staff("patrol_s1", "officer", "S1")
    await crewed(stage.town, stage.units["S1-CAR-1"], "officer_s1")
    await crewed(stage.town, stage.units["S1-FOOT-1"], "patrol_s1")


async def test_silent_robbery(stage: Stage) -> None:
    await two_crews(stage)
    taker, dispatcher = await at_desk(stage, "call_taker"), await at_desk(stage, "dispatcher")
    car, patrol = await in_the_field(stage, "officer_s1", NIGHT_PHONE), await in_the_field(stage, "patrol_s1")
    clerk = await stage.seats.open("citizen", "/", PHONE)
    button = clerk.get_by_role("button", name="静默报警")
    await button.hover()
    await clerk.mouse.down()
    await clerk.get_by_role("heading", name="点一下就发出").wait_for()
    await clerk.mouse.up()
    await clerk.get_by_role("button", name="抢劫").click()
    await expect(clerk.get_by_role("img", name="已同步")).to_be_visible()
    case = await answered(taker)
    await taker.get_by_text("不可致电报警人").first.wait_for()
    await look_at(dispatcher, case)
    number = await serial(stage, case)
    await command(dispatcher, f"派 {number} 永和1号车、永和步巡")
    await expect(dispatcher.locator(".command").get_by_role("status")).to_contain_text("已派")
    await clerk.context.set_geolocation({"longitude": HERE["lon"] + 0.0004, "latitude": HERE["lat"], "accuracy": 9})
    tag = "抢劫"
    await together(on_scene(car, tag), on_scene(patrol, tag))
    await picture(car, "story-robbery-officer")
    await picture(dispatcher, "story-robbery-console")
    assert await axe(dispatcher) == []
    await reported(car, "控制一名持刀男子，店员无恙")
    await together(reported(car, "嫌疑人带回，现金追回", final=True), reported(patrol, "外围警戒完毕", final=True))
    await all_done(stage, case)
    await stands(stage, case, "reported")
    await closed(dispatcher, "现场处", "嫌疑人已抓获，财物已追回。感谢您的报警。")
    await stands(stage, case, "closed")
    for betraying in ("报警", "警方", "抓获", "安民"):
        assert betraying not in await clerk.locator("body").inner_text()


async def test_text_report_with_photo_offline_then_online(stage: Stage) -> None:
    await crewed(stage.town, stage.units["S1-CAR-1"], "officer_s1")
    taker, car = await at_desk(stage, "call_taker"), await in_the_field(stage, "officer_s1")
    caller = await stage.seats.open("citizen", "/", PHONE)
    await caller.evaluate("navigator.serviceWorker.ready")
    await caller.goto("/report")
    await expect(caller.get_by_text("已取得您的位置，误差约 12 米")).to_be_visible()
    await caller.context.set_offline(True)
    await caller.get_by_label("简单说一句就可以").fill("楼下有人打架，其中一人拿着刀")
    await caller.get_by_label("地址", exact=True).fill(PLACE)
    await caller.get_by_label("从相册选").set_input_files(
        {"name": "街角.jpg", "mimeType": "image/jpeg", "buffer": photo()}
    )
    await caller.get_by_label("不要打电话给我").check()
    await caller.get_by_role("button", name="保存，联网后自动发送").click()
    await expect(caller.get_by_role("heading", name="已保存在本机")).to_be_visible()
    await expect(taker.get_by_text("这里没有警情")).to_be_visible()
    await caller.context.set_offline(False)
    case = await answered(taker)
    await taker.get_by_text("楼下有人打架").first.wait_for()
    await command(taker, f"派 {await serial(stage, case)} 永和1号车")
    await on_scene(car, PLACE)
    await expect(car.locator("a[href^='tel:']")).to_have_count(0)
    await reported(car, "双方已分开，刀已收缴")
    await reported(car, "调解完毕，双方离开", final=True)
    await all_done(stage, case)
    await closed(taker, "现场处", "双方已分开，刀已收缴，无人受伤。")
    await stands(stage, case, "closed")
    await caller.goto("/matters")
    await caller.locator(f"a[href='/matters/{case}']").first.click()
    await expect(caller.get_by_text("双方已分开，刀已收缴，无人受伤。")).to_be_visible()
    await picture(caller, "story-report-citizen")
    async with stage.town.house.db.transaction(EVERYTHING) as conn:
        assert await conn.fetchval("select count(*) from cases") == 1
        assert await conn.fetchval("select count(*) from evidence where owner = $1", f"case:{case}") == 1

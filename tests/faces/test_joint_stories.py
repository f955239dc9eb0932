"""Stories of many hands through the real pages: a gas main with five agencies, a lost elder and the stranger who met him."""

from __future__ import annotations

from playwright.async_api import Page, expect

from tests.dispatch.response_lists import set_list
from tests.dispatch.units_town import crewed
from tests.faces.browsing import axe
from tests.faces.conftest import Stage
from tests.faces.looking import NIGHT_PHONE, PHONE, WIDE, picture
from tests.faces.playing import (
    ACKNOWLEDGED,
    all_done,
    answered,
    at_desk,
    closed,
    in_the_field,
    look_at,
    on_scene,
    ordered,
    reported,
    together,
)
from tests.stories.test_gas_main import AGENCIES, GAS_MAIN
from tests.stories.town import HERE

DUG_UP = "永和路与河滨街口"
MARKET = "永和菜市场门口"


async def test_gas_main_with_five_agencies(stage: Stage) -> None:
    level = {"code": "main_1", "category": GAS_MAIN, "level": 1, "zh": "一级抢险救援", "en": "Rescue, level one"}
    told = {"instruction_zh": "立即赶赴现场，关阀、警戒、抢修"}
    await set_list(stage.town, level, *({"code": AGENCIES[code], "organisation": code} | told for code in AGENCIES))
    case = await _written_down(stage)
    commander = await at_desk(stage, "commander")
    crews = {who: await in_the_field(stage, who, NIGHT_PHONE) for who in ("gas", "road")}
    crews |= {who: await in_the_field(stage, who) for who in ("parks", "law", "safety")}
    await look_at(commander, case)
    await commander.keyboard.press("Shift+C")
    await commander.get_by_role("tab", name="派警").click()
    await commander.get_by_role("button", name="启动响应级别或预案").click()
    dialog = commander.get_by_role("dialog")
    await dialog.get_by_label("响应级别").select_option("1")
    await dialog.get_by_label("共同任务要求").fill("燃气管道破裂，严禁明火")
    await commander.keyboard.press("Control+Enter")
    await expect(commander.get_by_text("已派出 5 个")).to_be_visible()
    await together(*(on_scene(page, DUG_UP, ACKNOWLEDGED) for page in crews.values()))
    await look_at(commander, case)
    await picture(commander, "story-gas-console")
    assert await axe(commander) == []
    board = await stage.seats.open("commander", "/console/command", WIDE, stage.town.tokens["commander"])
    await expect(board.get_by_text("燃气公司").or_(board.get_by_text("华润燃气")).first).to_be_visible()
    await picture(board, "story-gas-board")
    assert await axe(board) == []
    await together(*(reported(page, "已到场，开始处置") for page in crews.values()))
    await together(*(reported(page, "处置完毕", final=True) for page in crews.values()))
    await all_done(stage, case)
    for task in await stage.town.call("commander", "GET", f"/cases/{case}/tasks"):
        reason = "与现场处置一并完成"
        await stage.town.call("call_taker", "POST", f"/tasks/{task['task']}/drop", reason=reason)
    await look_at(commander, case)
    await closed(commander, "现场处", "燃气管道已修复，安全隐患已消除。")


async def _written_down(stage: Stage) -> str:
    """The call is written by the keyboard alone; the case."""
    taker = await at_desk(stage, "call_taker")
    await taker.keyboard.press("n")
    await taker.keyboard.type(DUG_UP)
    await taker.keyboard.press("F3")
    await taker.keyboard.type("燃气管道")
    await taker.get_by_role("option").first.wait_for()
    await taker.keyboard.press("Enter")
    await taker.get_by_label("报警内容").fill("路面施工挖断燃气管道，气味很大")
    await taker.keyboard.press("Control+Enter")
    await taker.get_by_role("tablist", name="警情内容").wait_for()
    case = taker.url.rpartition("/")[2]
    await stage.town.call("dispatcher", "PUT", f"/cases/{case}/place", place=HERE, address=DUG_UP)
    await stage.town.call("call_taker", "PUT", f"/cases/{case}/category", category=GAS_MAIN)
    return case


async def _three_sent(stage: Stage, dispatcher: Page, case: str) -> None:
    """Two units and the village, ordered by name in one act."""
    await dispatcher.get_by_role("toolbar", name="办理").wait_for()
    await dispatcher.keyboard.press("2")
    panel = dispatcher.get_by_role("region", name="派警推荐")
    field = panel.get_by_role("combobox", name="加派其他警力、部门或单位")
    for name in ("永和步巡", "永和1号车", "溪口村"):
        await field.fill(name)
        await panel.get_by_role("option").first.click()
    await dispatcher.keyboard.press("Control+Enter")
    await ordered(stage, case, 3)


async def test_lost_elder(stage: Stage) -> None:
    await stage.town.staff("patrol_s1", "officer", "S1")
    await crewed(stage.town, stage.units["S1-CAR-1"], "officer_s1")
    await crewed(stage.town, stage.units["S1-FOOT-1"], "patrol_s1")
    taker, dispatcher = await at_desk(stage, "call_taker"), await at_desk(stage, "dispatcher")
    car, patrol = await in_the_field(stage, "officer_s1"), await in_the_field(stage, "patrol_s1")
    daughter = await stage.seats.open("daughter", "/report", PHONE)
    await expect(daughter.get_by_text("已取得您的位置")).to_be_visible()
    await daughter.get_by_label("简单说一句就可以").fill("我父亲走失，七十八岁，灰色外套，蓝色布鞋，有些糊涂")
    await daughter.get_by_label("地址", exact=True).fill(MARKET)
    await daughter.get_by_role("button", name="发送报警").click()
    await expect(daughter.get_by_role("heading", name="警方已收到")).to_be_visible()
    case = await answered(taker)
    await stage.town.call("call_taker", "PUT", f"/cases/{case}/category", category="050101")
    await look_at(dispatcher, case)
    await _three_sent(stage, dispatcher, case)
    await together(on_scene(car, MARKET), on_scene(patrol, MARKET))
    stranger = await stage.seats.open("stranger", "/report", NIGHT_PHONE)
    await stranger.get_by_label("简单说一句就可以").fill("路边有位老人，七十多岁，灰色外套，蓝色布鞋，说不清家在哪里")
    await stranger.get_by_label("地址", exact=True).fill("河滨街桥头")
    await stranger.get_by_role("button", name="发送报警").click()
    await expect(stranger.get_by_role("heading", name="警方已收到")).to_be_visible()
    found = await answered(taker)
    assert found != case
    await picture(dispatcher, "story-elder-console")
    await reported(patrol, "找到老人，身体无恙")
    await together(reported(patrol, "已与家属会合", final=True), reported(car, "沿河寻找结束", final=True))
    village = await stage.seats.open("village", "/officer/", PHONE, stage.town.tokens["village"])
    await on_scene(village, MARKET, ACKNOWLEDGED)
    await reported(village, "村民群已通知", final=True)
    await all_done(stage, case)
    await look_at(dispatcher, case)
    await closed(dispatcher, "现场处", "老人已找到，平安交给家人。")
    await daughter.goto(f"/matters/{case}")
    await expect(daughter.get_by_text("老人已找到，平安交给家人。")).to_be_visible()
    await picture(daughter, "story-elder-citizen")

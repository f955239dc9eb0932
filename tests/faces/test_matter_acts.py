"""What is done with a matter beyond its plain way: diverted, routed by table and turn, instructed, put right, joined, tried."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import asyncpg
import pytest
from playwright.async_api import FilePayload, Locator, Page, Route, expect

from anmin.insight.actions import IssueWeeklySheets, issue_weekly_sheets
from anmin.kernel.access import HOUSE
from anmin.kernel.ctx import Caller
from anmin.matters.registers.markets import MARKETS
from anmin.matters.registers.routes import ROUTES
from tests.faces.browsing import axe
from tests.faces.conftest import Stage
from tests.faces.looking import DAY_CONSOLE, PHONE, WIDE, foreign_words
from tests.faces.test_matter_desks import act, column, handed, pane, rows, seated, sound
from tests.insight.ground import hand_made
from tests.matters.ground import answered, planted, raised
from tests.media.making import photo
from tests.stories.town import HERE

SIMULATIONS = "**/api/v1/matters/simulations"


def shot() -> FilePayload:
    return {"name": "现场.jpg", "mimeType": "image/jpeg", "buffer": photo()}


async def done(page: Page, dialog: Locator, **fields: str) -> None:
    """Fill in what a dialog asks for, find it sound, and send it."""
    for label, value in fields.items():
        await dialog.get_by_label(label).fill(value)
    await sound(page)
    await page.keyboard.press("Control+Enter")
    await dialog.wait_for(state="detached")


async def with_proof(page: Page, dialog: Locator, **fields: str) -> None:
    await dialog.locator("input[type=file]").set_input_files(shot())
    await dialog.get_by_text("已存 1 个文件").wait_for()
    await done(page, dialog, **fields)


async def pressed(page: Page, within: Locator, name: str) -> Locator:
    """Press a button of a part of the page; the dialog it opens."""
    await within.get_by_role("button", name=name, exact=True).click()
    return page.get_by_role("dialog")


async def test_an_alarm_is_diverted_and_becomes_one_again(stage: Stage) -> None:
    case = str((await stage.town.call(None, "POST", "/cases", content="路灯不亮", place=HERE))["case"])
    await stage.town.call("call_taker", "POST", f"/cases/{case}/take")
    page = await seated(stage, "call_taker", f"/desk/{case}")
    await page.get_by_role("toolbar", name="办理", exact=True).wait_for()
    await page.keyboard.press("Shift+D")
    diverting = page.get_by_role("dialog", name="研判")
    await diverting.get_by_label("类型").select_option("service")
    await diverting.get_by_text("警情时钟随之停止").wait_for()
    await done(page, diverting)
    await expect(pane(page, "责任与时限")).to_contain_text("由 110 分流而来")
    await expect(pane(page, "责任与时限")).to_contain_text("110指挥中心")
    await sound(page)
    urgent = await act(page, "a")
    await urgent.get_by_label("类型").select_option("emergency")
    await urgent.get_by_text("将转为警情").wait_for()
    await done(page, urgent)
    await page.get_by_role("toolbar", name="诉求办理").wait_for(state="detached")
    await page.get_by_role("tab", name="概况").wait_for()
    await expect(page.get_by_role("alert")).to_have_count(0)
    await sound(page)


async def test_it_goes_by_the_table_and_by_turn(stage: Stage) -> None:
    town = stage.town
    await planted(town, ROUTES, code="parking", category="0601", area="S1", lead="LAW", supports=["PARKS"])
    for code in ("GAS", "ROAD"):
        await planted(town, MARKETS, service="locksmith", organisation=code, zh="开锁", en="Locksmith")
    first, *others = [await raised(town) for _ in range(3)]
    page = await seated(stage, "dispatcher", f"/matters/{first}")
    routing = await act(page, "d")
    await expect(routing.get_by_label("按派单规则：市执法局、市政园林局")).to_be_checked()
    await done(page, routing)
    parts = pane(page, "承办与协办")
    for said in ("市执法局", "规则 parking", "市政园林局"):
        await expect(parts).to_contain_text(said)
    turns = []
    for case in others:
        await page.goto(f"/console/matters/{case}")
        routing = await act(page, "d")
        await routing.get_by_label("市场化服务，按轮值").check()
        await routing.get_by_role("combobox", name="服务", exact=True).select_option("locksmith")
        await done(page, routing)
        await expect(parts).to_contain_text("市场")
        turns.append("华润燃气" in await parts.inner_text())
        await stage.town.passes(minutes=1)
    assert sorted(turns) == [False, True], "each of the two companies had its turn"


async def test_only_the_commander_hands_it_to_whoever_returned_it(stage: Stage) -> None:
    case = await handed(stage)
    await stage.town.call("law", "POST", f"/matters/{case}/return", reason="not_ours")
    page = await seated(stage, "commander", f"/matters/{case}")
    routing = await act(page, "d")
    await routing.get_by_role("combobox", name="主办单位").fill("LAW")
    await routing.get_by_role("option", name="市执法局").click()
    await page.keyboard.press("Control+Enter")
    await expect(routing.get_by_role("alert")).to_contain_text("市执法局")
    await sound(page)
    await routing.get_by_label("指挥长指定").check()
    await done(page, routing)
    await expect(pane(page, "责任与时限")).to_contain_text("市执法局")


@pytest.mark.parametrize(("who", "key", "asks"), [("mayor", "i", "批示内容"), ("commander", "s", "督办要求")])
async def test_what_is_demanded_from_above_is_answered_twice(stage: Stage, who: str, key: str, asks: str) -> None:
    await stage.town.staff("mayor", "leader", "CITY")
    case = await handed(stage)
    above = await seated(stage, who, f"/matters/{case}", DAY_CONSOLE)
    law = await seated(stage, "law", f"/matters/{case}")
    await done(above, await act(above, key), **{asks: "现场察看后今日内办结"})
    given, told = pane(above, "督办与批示"), pane(law, "督办与批示")
    await with_proof(law, await pressed(law, told, "回复"), 回复内容="已安排")
    await expect(given).to_contain_text("回复：已安排")
    await done(above, await pressed(above, given, "退回重办"))
    await with_proof(law, await pressed(law, told, "回复"), 回复内容="已拆除")
    await expect(given).to_contain_text("回复：已拆除")
    await done(above, await pressed(above, given, "办结"))
    await expect(told).to_contain_text("已办结")
    await done(above, await act(above, "r"))
    twice = await act(above, "r")
    await above.keyboard.press("Control+Enter")
    await twice.get_by_role("alert").wait_for()
    await sound(above)


async def test_a_rectification_is_served_checked_twice_and_printed(stage: Stage) -> None:
    case = await handed(stage)
    office, until = str(stage.town.offices["LAW"]), stage.town.clock.now() + timedelta(days=7)
    said = {"addressee": "某物业公司", "demand": "拆除地锁", "basis": "道路交通安全法"}
    await stage.town.call("law", "POST", f"/cases/{case}/rectifications", **said, office=office, deadline=f"{until:%F}")
    law, desk = await seated(stage, "law", f"/matters/{case}"), await seated(stage, "dispatcher", f"/matters/{case}")
    order = pane(law, "限期整改")
    await with_proof(law, await pressed(law, order, "送达"))
    await expect(pane(desk, "限期整改")).to_contain_text("直接送达")
    for found, note, after in (("no", "只拆了一处", "未整改"), ("yes", "都已拆除", "已整改")):
        checking = await pressed(law, order, "复查")
        await checking.get_by_label("复查结果").select_option(found)
        await with_proof(law, checking, 说明=note)
        await expect(pane(desk, "限期整改")).to_contain_text(after)
    await expect(order).to_contain_text("都已拆除")
    await sound(desk)
    async with law.context.expect_event("response", lambda each: each.url.endswith("/file")) as printed:
        await order.get_by_role("link", name="打印").click()
    assert (await printed.value).headers["content-type"] == "application/pdf"


async def test_whoever_joined_hears_the_answer_on_the_page_of_theirs(stage: Stage) -> None:
    await stage.town.citizen("second", "13800005555")
    first, second = await raised(stage.town), await raised(stage.town, who="second")
    page = await seated(stage, "call_taker", f"/matters/{second}")
    await page.get_by_role("toolbar", name="诉求办理").wait_for()
    await page.keyboard.press("4")
    await page.get_by_role("radio").first.wait_for()
    await page.keyboard.press("F2")
    await done(page, page.get_by_role("dialog"))
    await page.get_by_role("toolbar", name="诉求办理").wait_for(state="detached")
    await page.keyboard.press("0")
    await expect(pane(page, "责任与时限")).to_contain_text("已办结")
    await stage.town.call("dispatcher", "POST", f"/matters/{first}/routing", lead=str(stage.town.offices["LAW"]))
    await answered(stage.town, first, "law", "道闸已拆除。")
    phone = await stage.seats.open("second", f"/matters/{second}", PHONE, stage.town.tokens["second"])
    await phone.get_by_text("道闸已拆除。").first.wait_for()
    await phone.get_by_text("满意", exact=True).click()
    await phone.get_by_role("button", name="提交评价").click()
    await phone.get_by_text("您的评价：满意").wait_for()
    await sound(phone)
    await page.get_by_role("tabpanel").get_by_role("button", name="打开那一件").click()
    await expect(pane(page, "答复")).to_contain_text("道闸已拆除。")
    assert first in page.url
    await sound(page)


class Pieces:
    """Asks for small pieces of a simulation; the third waits until it is let go."""

    def __init__(self) -> None:
        self.asked = 0
        self.held: Route | None = None

    async def __call__(self, route: Route) -> None:
        self.asked += 1
        body = json.loads(route.request.post_data or "{}") | {"limit": 5}
        if self.asked == 3 and self.held is None:
            self.held = route
        else:
            await route.continue_(post_data=json.dumps(body))


async def test_rules_are_tried_on_past_matters_piece_by_piece(stage: Stage) -> None:
    for _ in range(12):
        await raised(stage.town)
    await stage.town.staff("sysadmin", "system_administrator", "PSB", at="PROVINCE")
    page = await stage.seats.open(
        "sysadmin", "/console/registers/matters/assess_rule", WIDE, stage.town.tokens["sysadmin"]
    )
    pieces = Pieces()
    await page.route(SIMULATIONS, pieces)
    await page.get_by_role("button", name="parking", exact=True).click()
    form = await pressed(page, page.get_by_role("complementary", name="parking"), "修改")
    await form.locator("select[name=kind]").select_option("petition")
    await form.locator("[name=to_category]").fill("")
    await form.get_by_role("button", name="试算以往诉求").click()
    trial = form.get_by_role("region", name="以往诉求试算")
    await expect(trial.get_by_role("status")).to_contain_text("已看 10 / 12 件")
    await trial.get_by_role("button", name="停止").click()
    await trial.get_by_text("已停止").wait_for()
    await expect(trial).to_contain_text("结果不同 10 件")
    assert await axe(page) == []
    assert [each for each in await foreign_words(page, "zh") if "parking" not in each] == []
    await trial.get_by_role("button", name="试算以往诉求").click()
    await expect(trial.get_by_role("status")).to_contain_text("已看 12 / 12 件")
    assert pieces.held
    await pieces.held.continue_()
    await expect(trial).to_contain_text("结果不同 12 件")
    await expect(trial.get_by_role("cell", name="投诉信访")).to_be_visible()
    await expect(trial.get_by_text("已停止")).to_have_count(0)
    kept: Any = await stage.town.call("sysadmin", "GET", "/registers/matters.assess_rule/history", code="parking")
    assert "petition" not in json.dumps(kept), "nothing was saved"


async def test_figures_lead_to_a_case_and_sheets_are_fetched(stage: Stage, superuser: asyncpg.Connection) -> None:
    await stage.town.staff("mayor", "leader", "CITY")
    now = stage.town.clock.now()
    await hand_made(stage.town, superuser, until=now - timedelta(days=now.weekday() + 1), apart=timedelta(hours=1))
    await issue_weekly_sheets.run(stage.town.house, Caller(HOUSE, channel="timer"), IssueWeeklySheets())
    since = f"{now - timedelta(days=20):%F}"
    page = await seated(stage, "mayor", f"/figures?since={since}&by=organisation", WIDE)
    table = page.get_by_role("region", name="分组").last
    await table.get_by_role("row").filter(has_text="市执法局").get_by_role("button", name="5", exact=True).first.click()
    behind = page.get_by_role("region", name="“收集”所含事项")
    await expect(behind.get_by_role("link")).to_have_count(5)
    await sound(page)
    sheet = page.get_by_role("region", name="督办周报").get_by_role("row").filter(has_text="市执法局")
    async with page.context.expect_event("response", lambda each: "format=pdf" in each.url) as printed:
        await sheet.get_by_role("link", name="PDF").click()
    assert (await printed.value).headers["content-type"] == "application/pdf"
    await behind.get_by_role("link").first.click()
    await page.get_by_role("tab", name="办理").wait_for()
    await sound(page)


async def test_a_department_begins_at_its_matters(stage: Stage) -> None:
    await handed(stage)
    law = await seated(stage, "law", "", DAY_CONSOLE)
    await expect(column(law, "待签收")).to_contain_text("1")
    await rows(law).first.wait_for()
    assert law.url.endswith("/console/matters")
    await sound(law)
    desk = await seated(stage, "call_taker", "")
    await desk.get_by_role("button", name="新接警").wait_for()
    assert desk.url.endswith("/console/desk")

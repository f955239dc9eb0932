"""The desks of matters: assessed, handed over, accepted, asked back, answered and reviewed by real clicks and keys."""

from __future__ import annotations

from typing import Any

from playwright.async_api import Locator, Page, expect

from tests.faces.browsing import axe
from tests.faces.conftest import Stage
from tests.faces.looking import CONSOLE, DAY_CONSOLE, ENGLISH, WIDE, Look, foreign_words, picture
from tests.stories.town import HERE

ASKED = "请问办理养犬登记需要什么材料？"


async def seated(stage: Stage, who: str, path: str, look: Look = CONSOLE) -> Page:
    page = await stage.seats.open(who, f"/console{path}", look, stage.town.tokens[who])
    await page.get_by_text("实时" if look is not ENGLISH else "Live", exact=True).first.wait_for()
    return page


async def matter(stage: Stage, **more: Any) -> str:
    said = {"kind": "consultation", "content": ASKED, "place": HERE, "address": "永和路七号"} | more
    return str((await stage.town.call(None, "POST", "/cases", **said))["case"])


async def handed(stage: Stage, to: str = "LAW", **more: Any) -> str:
    """A matter that was assessed and handed to this organisation."""
    case = await matter(stage, kind="service", content="小区门口私装地锁", **more)
    await stage.town.call("dispatcher", "POST", f"/matters/{case}/assessment", urgency="ordinary")
    lead = str(stage.town.offices[to])
    await stage.town.call("dispatcher", "POST", f"/matters/{case}/routing", lead=lead, instruction="请到现场核实")
    return case


def rows(page: Page) -> Locator:
    return page.get_by_role("listbox", name="诉求列表").get_by_role("option")


def column(page: Page, name: str) -> Locator:
    return page.get_by_role("tablist", name="诉求分类").get_by_role("tab", name=name)


def pane(page: Page, name: str) -> Locator:
    return page.get_by_role("tabpanel").get_by_role("region", name=name)


async def opened(page: Page) -> None:
    """Go down to the first row and open it, by keys."""
    await rows(page).first.wait_for()
    await page.keyboard.press("j")
    await page.keyboard.press("Enter")
    await page.get_by_role("toolbar", name="诉求办理").wait_for()


async def act(page: Page, key: str) -> Locator:
    """Begin an act by its two keys once it is offered; its dialog."""
    await page.get_by_role("toolbar", name="诉求办理").get_by_text(f"A {key.upper()}", exact=True).wait_for()
    await page.keyboard.press("a")
    await page.keyboard.press(key)
    return page.get_by_role("dialog")


async def sound(page: Page) -> None:
    assert await axe(page) == []
    assert await foreign_words(page, "zh") == []


async def test_a_question_goes_from_the_triage_to_its_answer(stage: Stage) -> None:
    await stage.town.citizen("asker", "13800002222")
    raised = {"kind": "consultation", "content": ASKED, "place": HERE, "category": "0703"}
    case = str((await stage.town.call("asker", "POST", "/cases", **raised))["case"])
    desk, law = await seated(stage, "dispatcher", "/matters"), await seated(stage, "law", "/matters")
    await expect(column(desk, "待研判派单")).to_contain_text("1")
    await law.get_by_text("没有待签收的诉求").wait_for()
    await _assessed_and_handed_over(desk)
    await _accepted_asked_and_answered(stage, law, desk, case)
    await _reviewed(desk)
    told = await stage.town.call("asker", "GET", f"/cases/{case}")
    assert told["outcome"] == "请带身份证、免疫证明和照片两张。"
    await picture(desk, "console-matter")


async def _assessed_and_handed_over(desk: Page) -> None:
    await opened(desk)
    assessing = await act(desk, "a")
    await assessing.get_by_label("办理时限类别").select_option("consultation")
    await sound(desk)
    await desk.keyboard.press("Control+Enter")
    await assessing.wait_for(state="detached")
    await expect(pane(desk, "责任与时限")).to_contain_text("咨询")
    routing = await act(desk, "d")
    await routing.get_by_role("combobox", name="主办单位").fill("LAW")
    await routing.get_by_role("option", name="市执法局").click()
    await routing.get_by_label("办理要求").fill("请依规答复")
    await sound(desk)
    await desk.keyboard.press("Control+Enter")
    await routing.wait_for(state="detached")
    await expect(pane(desk, "承办与协办")).to_contain_text("市执法局")


async def _accepted_asked_and_answered(stage: Stage, law: Page, desk: Page, case: str) -> None:
    await opened(law)
    await sound(law)
    await law.get_by_role("button", name="签收").click()
    await expect(column(law, "办理中")).to_contain_text("1")
    await expect(pane(law, "承办与协办")).to_contain_text("已签收")
    asking = await act(law, "q")
    await asking.get_by_label("要问什么").fill("是什么品种的狗？")
    await law.keyboard.press("Control+Enter")
    await asking.wait_for(state="detached")
    await expect(pane(law, "责任与时限")).to_contain_text("已暂停")
    await expect(pane(desk, "责任与时限")).to_contain_text("等待诉求人答复")
    await stage.town.call("asker", "POST", f"/cases/{case}/messages", body="中华田园犬")
    await expect(pane(law, "责任与时限")).not_to_contain_text("已暂停")
    answering = await act(law, "w")
    await answering.get_by_label("答复内容").fill("请带身份证、免疫证明和照片两张。")
    await answering.get_by_role("button", name="提交审核").click()
    await answering.wait_for(state="detached")
    await expect(pane(law, "答复")).to_contain_text("待审核")


async def _reviewed(desk: Page) -> None:
    await column(desk, "待审核").click()
    await expect(rows(desk)).to_contain_text("答复待审")
    reviewing = await act(desk, "v")
    await reviewing.get_by_text("请带身份证、免疫证明").wait_for()
    await sound(desk)
    await desk.keyboard.press("Control+Enter")
    await reviewing.wait_for(state="detached")
    await expect(pane(desk, "答复")).to_contain_text("已答复")
    await expect(column(desk, "已办结")).to_contain_text("1")


async def test_what_a_department_returns_waits_at_the_desk_again(stage: Stage) -> None:
    case = await handed(stage)
    law = await seated(stage, "law", f"/matters/{case}", DAY_CONSOLE)
    returning = await act(law, "b")
    await returning.get_by_label("理由").select_option("not_here")
    await returning.get_by_label("说明").fill("在邻区")
    await sound(law)
    await returning.get_by_role("button", name="退回").click()
    await returning.wait_for(state="detached")
    desk = await seated(stage, "dispatcher", "/matters?column=returned", DAY_CONSOLE)
    await expect(rows(desk)).to_contain_text("退回 1")
    await opened(desk)
    await expect(pane(desk, "承办与协办")).to_contain_text("不在本单位辖区")
    assert "column=returned" in desk.url
    await sound(desk)


async def test_a_longer_time_an_order_and_a_rectification_stand_on_the_page(stage: Stage) -> None:
    case = await handed(stage)
    await stage.town.call("law", "POST", f"/matters/{case}/acceptance")
    law = await seated(stage, "law", f"/matters/{case}")
    longer = await act(law, "e")
    await longer.get_by_label("延长多少").fill("2")
    await longer.get_by_label("理由").fill("需联合现场勘查")
    await law.keyboard.press("Control+Enter")
    await longer.wait_for(state="detached")
    order = await act(law, "c")
    await order.get_by_label("整改对象").fill("某物业公司")
    await order.get_by_label("整改要求").fill("拆除地锁")
    await order.get_by_label("法律依据").fill("道路交通安全法第三十一条")
    await order.get_by_label("整改期限").fill("2030-01-01")
    await law.keyboard.press("Control+Enter")
    await expect(order.get_by_role("alert")).to_contain_text("一年之内")
    await order.get_by_label("整改期限").fill(f"{stage.town.clock.now():%Y}-12-31")
    await law.keyboard.press("Control+Enter")
    await order.wait_for(state="detached")
    await expect(pane(law, "限期整改")).to_contain_text("已制发未送达")
    await sound(law)

    desk = await seated(stage, "dispatcher", f"/matters/{case}")
    supervising = await act(desk, "s")
    await supervising.get_by_label("督办要求").fill("今日到场")
    await desk.keyboard.press("Control+Enter")
    await supervising.wait_for(state="detached")
    await expect(pane(desk, "督办与批示")).to_contain_text("已下达")
    deciding = await act(desk, "g")
    await deciding.get_by_text("申请延长 2").wait_for()
    await desk.keyboard.press("Control+Enter")
    await deciding.wait_for(state="detached")
    await expect(pane(desk, "延期")).to_contain_text("同意")
    await pane(law, "督办与批示").get_by_role("button", name="阅知").click()
    await expect(pane(desk, "督办与批示")).to_contain_text("已阅知")
    await sound(desk)


async def test_a_reply_link_is_told_once_and_seen_on_its_way(stage: Stage) -> None:
    case = await handed(stage, "PARKS")
    desk = await seated(stage, "dispatcher", f"/matters/{case}")
    linking = await act(desk, "l")
    await desk.keyboard.press("Control+Enter")
    await linking.get_by_text("代码只显示这一次").wait_for()
    assert await axe(desk) == []
    await desk.keyboard.press("Control+Enter")
    await linking.wait_for(state="detached")
    await expect(pane(desk, "回复链接")).to_contain_text("市政园林局")


async def test_the_boards_show_lamps_and_figures_with_their_definitions(stage: Stage) -> None:
    case = await handed(stage)
    page = await seated(stage, "commander", "/supervision", WIDE)
    await page.get_by_role("region", name="各单位红黄灯").get_by_text("市执法局").wait_for()
    await sound(page)
    await page.get_by_role("region", name="最先到期").get_by_role("link").first.click()
    await page.get_by_role("toolbar", name="诉求办理").wait_for()
    assert case in page.url
    await page.get_by_role("link", name="统计").click()
    await page.get_by_role("region", name="口径").get_by_text("办结 ÷ 收集").wait_for()
    await page.get_by_role("combobox", name="分组").select_option("organisation")
    await page.get_by_role("region", name="分组").get_by_role("button", name="1", exact=True).first.click()
    await page.get_by_role("region", name="“收集”所含事项").get_by_role("link").wait_for()
    await sound(page)
    async with page.expect_download() as saved:
        await page.get_by_role("button", name="下载表格").click()
    assert (await saved.value).suggested_filename.endswith(".xlsx")
    await picture(page, "console-figures")


async def test_it_speaks_english(stage: Stage) -> None:
    case = await handed(stage)
    page = await seated(stage, "commander", f"/matters/{case}?column=with_others", ENGLISH)
    await page.get_by_role("tabpanel").get_by_role("region", name="Lead and supports").wait_for()
    assert await foreign_words(page, "en") == []
    for path, text in (
        ("/transfers", "Nothing waits for us."),
        ("/supervision", "Due first"),
        ("/figures?by=kind", "Definitions"),
    ):
        await page.goto(f"/console{path}")
        await page.get_by_text(text).wait_for()
        assert await foreign_words(page, "en") == []
        assert await axe(page) == []

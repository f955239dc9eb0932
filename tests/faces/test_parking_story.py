"""Shaowu parking through the real pages (SW-01..06): everybody in a browser of their own, from the snap to the changed verdict.

Only the people and the street office are put in place beforehand; whatever they do, they click.
"""

from __future__ import annotations

import re
from datetime import timedelta

from playwright.async_api import Locator, Page, expect

from anmin.kernel.calendar import SHANGHAI
from tests.faces.browsing import axe
from tests.faces.conftest import Stage
from tests.faces.looking import NIGHT_PHONE, PHONE, WIDE, picture
from tests.faces.test_citizen_report import street as photo_of_the_gate
from tests.faces.test_matter_desks import act, column, opened, pane, rows, seated
from tests.faces.test_matter_phone import button, sent, shot
from tests.matters.ground import facts
from tests.stories.more import founded

PARKING = "停车管理、道闸地锁"
BARRIER = "小区门口被人装了道闸，业主进不去"
AGAIN = "道闸又放下来了，请到现场看看"
ASKED = "请到现场核实，依法处理"
ON_SITE = "现场察看：今天之内依法拆除，公布结果。"
ANSWERS = ("已责令物业整改，道闸已抬起。", "已再次督促物业。", "道闸已拆除，小区道路恢复通行。")
SLOW = 60_000


async def test_shaowu_parking(stage: Stage) -> None:
    await founded(stage.town, "STREET,昭阳街道（虚构）,Zhaoyang Subdistrict,town,CITY")
    await stage.town.staff("street", "department_worker", "STREET")
    await stage.town.staff("leader", "leader", "CITY")
    await stage.town.citizen("resident", "13800003333")
    resident = await stage.seats.open("resident", "/snap", PHONE, stage.town.tokens["resident"])
    case = await _snaps(resident)
    desk = await seated(stage, "dispatcher", "/matters", WIDE)
    await opened(desk)
    await _assesses_as_suggested(desk)
    await _hands_over(desk)
    street = await stage.seats.open("street", "/officer/", NIGHT_PHONE, stage.town.tokens["street"])
    await _takes(street)
    await _visits(street, "第一次到场，物业负责人不在", 1)
    await _visits(street, "第二次到场，已约谈物业", 2)
    await _rectifies(stage, street)
    await _answers(street, ANSWERS[0])
    await _gives(desk, ANSWERS[0])

    await _rates(resident, ANSWERS[0], "不满意", "道闸又放下来了")
    commander = await seated(stage, "commander", "/matters", WIDE)
    await _takes_up(commander, 2)
    await _takes(street)
    await _answers(street, ANSWERS[1])
    await _gives(commander, ANSWERS[1])
    second = await _raises_again(resident)
    assert [each["kind"] for each in await facts(stage.town, second, "cases.Linked")] == ["urge"]
    await expect(column(commander, "待研判派单")).to_be_visible()
    await _takes_up(commander, 3)
    await _ends_on_the_spot(stage, street, commander)
    await _changes_the_verdict(resident, case)
    now = (await stage.town.call("commander", "GET", f"/matters/{case}"))["matter"]
    assert (now["rounds"], now["raised_to"], bool(now["concluded_at"])) == (3, 2, True)
    assert [each["verdict"] for each in await facts(stage.town, case, "cases.Rated")] == ["dissatisfied", "satisfied"]


async def _snaps(page: Page) -> str:
    await expect(page.get_by_text("已取得您的位置，误差约 12 米")).to_be_visible()
    await page.get_by_label("从相册选").set_input_files(photo_of_the_gate())
    await page.get_by_text(PARKING).click()
    await page.get_by_label("补一句").fill(BARRIER)
    await page.get_by_role("button", name="提交").click()
    await page.get_by_role("link", name="查看进展").click()
    await page.wait_for_url("**/matters/*")
    await expect(page.get_by_text("正在研判，之后转给负责的单位")).to_be_visible()
    return page.url.rpartition("/")[2]


async def _assesses_as_suggested(desk: Page) -> None:
    assessing = await act(desk, "a")
    await expect(assessing).to_contain_text("依据：道闸")
    await assessing.get_by_role("button", name=re.compile("^采用")).first.click()
    await desk.keyboard.press("Control+Enter")
    await assessing.wait_for(state="detached")
    await expect(pane(desk, "责任与时限")).to_contain_text("一般")


async def _hands_over(desk: Page) -> None:
    routing = await act(desk, "d")
    await routing.get_by_role("combobox", name="主办单位").fill("STREET")
    await routing.get_by_role("option", name="昭阳街道").click()
    await routing.get_by_label("办理要求").fill(ASKED)
    await desk.keyboard.press("Control+Enter")
    await routing.wait_for(state="detached")
    await expect(pane(desk, "责任与时限")).to_contain_text("昭阳街道")


async def _takes(page: Page) -> None:
    """From the list of the organisation to the matter: its time stands first, nothing speaks of units; then accepted."""
    await page.get_by_role("navigation").get_by_role("link", name="诉求").click()
    await page.get_by_role("link", name=re.compile(PARKING)).first.click(timeout=SLOW)
    asked = page.get_by_role("heading", name="诉求内容", exact=True)
    await expect(asked).to_be_visible()
    assert await _above(page.get_by_role("region", name="时限", exact=True), asked)
    await expect(page.get_by_role("banner").first).to_contain_text("昭阳街道")
    await expect(page.get_by_text(re.compile("警组|报警"))).to_have_count(0)
    await button(page, "签收").click()
    await button(page, "登记走访").wait_for()


async def _above(one: Locator, other: Locator) -> bool:
    """Whether the one ends where the other begins, or higher."""
    high, low = await one.bounding_box(), await other.bounding_box()
    return high is not None and low is not None and high["y"] + high["height"] <= low["y"]


async def _visits(page: Page, text: str, many: int) -> None:
    await button(page, "登记走访").click()
    dialog = page.get_by_role("dialog")
    await dialog.get_by_role("textbox", name="现场情况").fill(text)
    for place, name in enumerate(("前", "后")):
        await dialog.get_by_label("选照片或视频").nth(place).set_input_files(shot(name))
    await expect(dialog.get_by_text("提交时附上当前位置")).to_be_visible()
    await sent(page, "提交")
    visits = page.get_by_role("region", name="走访记录")
    await expect(visits.get_by_text(text)).to_be_visible(timeout=SLOW)
    await expect(visits.get_by_text("已记录到场位置")).to_have_count(many)


async def _rectifies(stage: Stage, page: Page) -> None:
    await button(page, "更多办理").click()
    await button(page, "限期整改").click()
    await page.get_by_label("责任单位或个人").fill("昭阳小区物业（虚构）")
    until = stage.town.clock.now().astimezone(SHANGHAI) + timedelta(days=3)
    await page.get_by_label("整改期限").fill(f"{until:%Y-%m-%d}")
    await page.get_by_label("法律依据").fill("城市道路管理条例")
    await page.get_by_role("textbox", name="整改要求").fill("自行拆除道闸")
    await sent(page, "制发")
    await button(page, "登记送达").click()
    await page.get_by_text("直接送达").click()
    await page.get_by_role("dialog").get_by_label("选照片或视频").set_input_files(shot("回证"))
    await sent(page, "提交")
    await button(page, "登记复查").click()
    await page.get_by_text("已整改到位", exact=True).click()
    await page.get_by_role("textbox", name="复查情况").fill("道闸已抬起")
    await sent(page, "提交")
    await expect(page.get_by_text("复查已整改")).to_be_visible()


async def _answers(page: Page, text: str) -> None:
    await button(page, "答复诉求人").click()
    await page.get_by_role("textbox", name="答复内容").fill(text)
    await sent(page, "提交审核")
    await expect(page.get_by_text("待审核")).to_be_visible(timeout=SLOW)


async def _gives(page: Page, text: str) -> None:
    """Whoever has the matter open reviews the answer and gives it to the citizen."""
    reviewing = await act(page, "v")
    await reviewing.get_by_text(text).wait_for()
    await page.keyboard.press("Control+Enter")
    await reviewing.wait_for(state="detached")
    await expect(pane(page, "责任与时限")).to_contain_text("已办结")


async def _rates(page: Page, answer: str, verdict: str, why: str) -> None:
    await expect(page.get_by_text(answer).first).to_be_visible(timeout=SLOW)
    await page.get_by_text(verdict, exact=True).click()
    await page.get_by_role("textbox", name="哪里不满意").fill(why)
    await page.get_by_role("button", name="提交评价").click()
    await expect(page.get_by_text("第 2 次办理")).to_be_visible(timeout=SLOW)
    await expect(page.get_by_text("已由上一级督促办理")).to_be_visible()


async def _takes_up(commander: Page, rounds: int) -> None:
    """What was taken up again stands at a desk above; it is handed to the street office once more."""
    await column(commander, "待研判派单").click()
    await rows(commander).filter(has_text=f"第 {rounds} 次").click(timeout=SLOW)
    await expect(pane(commander, "责任与时限")).to_contain_text(f"已上提 {rounds - 1} 级")
    await _hands_over(commander)


async def _raises_again(page: Page) -> str:
    """One's own second report, tied to the first by the house."""
    await expect(page.get_by_text(ANSWERS[1]).first).to_be_visible(timeout=SLOW)
    await page.get_by_role("link", name="再次反映").click()
    await expect(page.get_by_text("您在再次反映")).to_be_visible()
    said = page.get_by_label("简单说一句就可以")
    await expect(said).to_have_value(re.compile("^再次反映"))
    await said.press("End")
    await said.press_sequentially(AGAIN)
    await page.get_by_role("button", name="提交").click()
    await page.get_by_role("link", name="查看进展").click()
    await page.wait_for_url("**/matters/*")
    await expect(page.get_by_text("正在研判，之后转给负责的单位")).to_be_visible()
    return page.url.rpartition("/")[2]


async def _ends_on_the_spot(stage: Stage, street: Page, commander: Page) -> None:
    """The leader on site: an instruction, the proof of the same day, and the answer."""
    leader = await seated(stage, "leader", "/supervision", WIDE)
    first = leader.get_by_role("region", name="最先到期").get_by_role("row").filter(has_text="第 3 次")
    await first.get_by_role("link").click()
    instructing = await act(leader, "i")
    await instructing.get_by_label("批示内容").fill(ON_SITE)
    await leader.keyboard.press("Control+Enter")
    await instructing.wait_for(state="detached")
    await expect(pane(leader, "督办与批示")).to_contain_text("已下达")
    assert await axe(leader) == []
    await _takes(street)
    told = street.get_by_role("region", name="督办与批示")
    await expect(told.get_by_text(ON_SITE)).to_be_visible()
    assert await _above(told.get_by_role("button", name="阅知"), street.locator(".stepbar")), "nothing hides it"
    assert await axe(street) == []
    await picture(street, "story-parking-instructed-dark")
    await told.get_by_role("button", name="阅知").click()
    await expect(pane(leader, "督办与批示")).to_contain_text("已阅知", timeout=SLOW)
    await _visits(street, "道闸已拆除", 1)
    await told.get_by_role("button", name="回复").click()
    await street.get_by_role("textbox", name="办理情况").fill("道闸已于当天拆除，附照片。")
    await street.get_by_role("dialog").get_by_label("选照片或视频").set_input_files(shot("拆除后"))
    await sent(street, "提交")
    await _answers(street, ANSWERS[2])
    await expect(pane(leader, "督办与批示")).to_contain_text("凭证 1 件", timeout=SLOW)
    await pane(leader, "督办与批示").get_by_role("button", name="办结").click()
    await leader.keyboard.press("Control+Enter")
    await expect(pane(leader, "督办与批示")).to_contain_text("已办结")
    await picture(leader, "story-parking-leader")
    await _gives(commander, ANSWERS[2])


async def _changes_the_verdict(page: Page, case: str) -> None:
    await page.goto("/matters")
    await page.locator(f"a[href='/matters/{case}']").first.click()
    await expect(page.get_by_text(ANSWERS[2]).first).to_be_visible(timeout=SLOW)
    await page.get_by_role("button", name="修改评价").click()
    await page.get_by_text("满意", exact=True).click()
    await page.get_by_role("button", name="提交评价").click()
    await expect(page.get_by_text("您的评价：满意")).to_be_visible()
    assert await axe(page) == []
    await picture(page, "story-parking-citizen")

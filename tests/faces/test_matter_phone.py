"""A department worker's telephone: a matter from its list to the answer, put right under supervision, taken in at the door."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from playwright.async_api import FilePayload, Page, expect

from anmin.identity.actions.organisation_import import ImportOrganisations, import_organisations
from anmin.identity.terms.organisations import FileFormat
from anmin.kernel.access import HOUSE
from anmin.kernel.calendar import SHANGHAI
from anmin.kernel.ctx import Caller
from anmin.territory.service import Territory
from tests.faces.browsing import axe
from tests.faces.conftest import Stage
from tests.faces.looking import ENGLISH_PHONE, NIGHT_PHONE, PHONE, Look, foreign_words, picture
from tests.matters.ground import handed, matter, raised
from tests.media.making import photo

PLACE = "永和路七十七号小区南门"


def shot(name: str) -> FilePayload:
    return {"name": f"{name}.jpg", "mimeType": "image/jpeg", "buffer": photo()}


def button(page: Page, name: str) -> Any:
    return page.get_by_role("button", name=name, exact=True)


async def given(stage: Stage, **more: Any) -> str:
    """A citizen's matter that was handed to the enforcement bureau."""
    if "lin" not in stage.town.tokens:
        await stage.town.citizen("lin", "13812345678")
    case = await raised(stage.town, who="lin", address=PLACE, **more)
    await handed(stage.town, case, "LAW", instruction="请到现场核实，依法处理")
    return case


async def at_phone(stage: Stage, path: str = "/officer/", look: Look = PHONE) -> Page:
    return await stage.seats.open("law", path, look, stage.town.tokens["law"])


async def to_matter(page: Page, *, accepted: bool = True) -> None:
    """From the list to the matter, and taken."""
    await page.get_by_text(PLACE).first.click()
    if accepted:
        await button(page, "签收").click()
        await button(page, "登记走访").wait_for()


async def sent(page: Page, name: str) -> None:
    await page.get_by_role("dialog").get_by_role("button", name=name, exact=True).click()
    await expect(page.get_by_role("dialog")).to_have_count(0)


async def test_a_matter_is_taken_and_visited(stage: Stage) -> None:
    await given(stage)
    page = await at_phone(stage, "/officer/matters")
    await expect(page.get_by_text(PLACE)).to_be_visible()
    assert await axe(page) == []
    assert await foreign_words(page, "zh") == []
    await picture(page, "officer-matters")
    await to_matter(page, accepted=False)
    await expect(page.get_by_text("请到现场核实，依法处理")).to_be_visible()
    await expect(page.get_by_text("前答复")).to_be_visible()
    assert await axe(page) == []
    await picture(page, "officer-matter")
    await button(page, "签收").click()
    await button(page, "登记走访").click()
    dialog = page.get_by_role("dialog")
    await dialog.get_by_role("button", name="已到现场核实，情况属实。").click()
    await dialog.get_by_label("选照片或视频").nth(0).set_input_files(shot("前"))
    await dialog.get_by_label("选照片或视频").nth(1).set_input_files(shot("后"))
    assert await axe(page) == []
    await picture(page, "officer-visit")
    await sent(page, "提交")
    visits = page.get_by_role("region", name="走访记录")
    await expect(visits.get_by_text("处理前 1 张，处理后 1 张")).to_be_visible()
    await expect(visits.get_by_role("img")).to_have_count(2)


async def test_the_citizen_is_asked_and_answered(stage: Stage) -> None:
    town = stage.town
    case = await given(stage)
    page = await at_phone(stage)
    await to_matter(page)
    await button(page, "更多办理").click()
    await button(page, "申请延期").click()
    await page.get_by_role("spinbutton").fill("2")
    await page.get_by_role("textbox", name="理由").fill("需要取证")
    await sent(page, "提交申请")
    await expect(page.get_by_text("已申请延期，等派单席审批")).to_be_visible()
    await button(page, "更多办理").click()
    await button(page, "问诉求人").click()
    await page.get_by_role("textbox", name="要问的问题").fill("地锁有几个？")
    await sent(page, "发出")
    await expect(page.get_by_text("等诉求人答复，时限已暂停")).to_be_visible()
    assert await axe(page) == []
    await town.call("lin", "POST", f"/cases/{case}/messages", body="三个")
    await expect(page.get_by_text("等诉求人答复，时限已暂停")).to_have_count(0)
    await expect(page.get_by_role("region", name="问与答").get_by_text("三个", exact=True)).to_be_visible()
    await button(page, "答复诉求人").click()
    await page.get_by_role("textbox", name="答复内容").fill("地锁已拆除三个。")
    await sent(page, "提交审核")
    await expect(page.get_by_text("待审核")).to_be_visible()
    [answer] = (await town.call("law", "GET", f"/matters/{case}"))["answers"]
    back = f"/matters/{case}/answers/{answer['answer']['id']}/review"
    await town.call("dispatcher", "POST", back, give=False, reason="请写明责任人")
    await expect(page.get_by_text("审核意见：请写明责任人")).to_be_visible()


async def test_what_has_to_be_put_right_under_supervision(stage: Stage) -> None:
    town = stage.town
    case = await given(stage)
    page = await at_phone(stage, look=NIGHT_PHONE)
    await to_matter(page)
    await town.call("commander", "POST", f"/cases/{case}/supervisions", to=str(town.offices["LAW"]), text="限今日到场")
    await page.get_by_text("限今日到场").wait_for()
    await picture(page, "officer-supervised-dark")
    assert await axe(page) == []
    await button(page, "阅知").click()
    await expect(page.get_by_text("已阅知")).to_be_visible()
    await button(page, "回复").click()
    await page.get_by_role("textbox", name="办理情况").fill("已到场，正在拆除")
    await page.get_by_role("dialog").get_by_label("选照片或视频").set_input_files(shot("现场"))
    await sent(page, "提交")
    await expect(page.get_by_text("已回复")).to_be_visible()

    await button(page, "更多办理").click()
    await button(page, "限期整改").click()
    await page.get_by_label("责任单位或个人").fill("某某物业公司")
    until = (town.clock.now().astimezone(SHANGHAI) + timedelta(days=3)).strftime("%Y-%m-%d")
    await page.get_by_label("整改期限").fill(until)
    await page.get_by_label("法律依据").fill("《道路交通安全法》第三十三条")
    await page.get_by_role("textbox", name="整改要求").fill("拆除私装地锁")
    assert await axe(page) == []
    await sent(page, "制发")
    await button(page, "登记送达").click()
    await expect(page.get_by_role("dialog").get_by_role("button", name="提交")).to_be_disabled()
    await page.get_by_text("直接送达").click()
    await page.get_by_role("dialog").get_by_label("选照片或视频").set_input_files(shot("回证"))
    await sent(page, "提交")
    await button(page, "登记复查").click()
    await page.get_by_text("已整改到位", exact=True).click()
    await page.get_by_role("textbox", name="复查情况").fill("地锁已全部拆除")
    await sent(page, "提交")
    await expect(page.get_by_text("复查已整改")).to_be_visible()


async def test_it_is_handed_down_and_another_returned_without_a_network(stage: Stage) -> None:
    town = stage.town
    row = "code,name,name_en,kind,parent,valid_from,valid_to,area,phone\nLAW1,永和执法中队,Yonghe Squad,department,LAW,2020-01-01,,,\n"
    maker = Caller(HOUSE, channel="cli")
    await import_organisations.run(
        town.house, maker, ImportOrganisations(content=row, form=FileFormat.CSV, dry_run=False)
    )
    await town.house.service(Territory).load()
    case = await given(stage)
    page = await at_phone(stage)
    await to_matter(page)
    await button(page, "更多办理").click()
    await button(page, "转交下级").click()
    await page.get_by_text("永和执法中队").click()
    await page.get_by_role("textbox", name="办理要求").fill("今天到场")
    await sent(page, "转交")
    await expect(button(page, "办结协办")).to_be_visible()
    assert (await matter(town, case))["lead"] != str(town.offices["LAW"])

    other = await given(stage, content="路灯不亮")
    await page.goto("/officer/matters")
    await to_matter(page, accepted=False)
    await page.get_by_role("button", name="退回").wait_for()
    await page.context.set_offline(True)
    await page.get_by_role("button", name="退回").click()
    await page.get_by_text("不属本单位职责").click()
    await sent(page, "确认退回")
    await expect(page.get_by_text("1 项未发送")).to_be_visible()
    await page.context.set_offline(False)

    async def back() -> bool:
        return (await matter(town, other))["lead"] == str(town.offices["DESK"])

    await town.until(back, seconds=40)


async def test_an_agent_files_for_a_resident_with_their_consent(stage: Stage) -> None:
    page = await at_phone(stage, "/officer/matters")
    await page.get_by_role("link", name="代居民提交").click()
    await page.get_by_role("textbox", name="居民怎么说").fill("楼道灯不亮三天了")
    await expect(page.get_by_text("已定位，误差约")).to_be_visible()
    await page.get_by_label("姓名").fill("林某")
    await page.get_by_label("手机号").fill("13812345678")
    await expect(button(page, "提交")).to_be_disabled()
    await page.get_by_text("口头同意").click()
    assert await axe(page) == []
    assert await foreign_words(page, "zh") == []
    await picture(page, "officer-take-in")
    await button(page, "提交").click()
    await expect(page.get_by_text("已受理")).to_be_visible()
    await expect(page.get_by_text("查询码（只显示这一次）")).to_be_visible()
    assert await axe(page) == []


async def test_the_pages_speak_english(stage: Stage) -> None:
    await given(stage)
    page = await at_phone(stage, "/officer/matters", ENGLISH_PHONE)
    await page.get_by_text(PLACE).wait_for()
    assert await foreign_words(page, "en") == []
    await page.get_by_text(PLACE).click()
    await page.get_by_role("button", name="Accept", exact=True).wait_for()
    assert await foreign_words(page, "en") == []
    await page.goto("/officer/take-in")
    await page.get_by_role("textbox", name="In their words").wait_for()
    assert await foreign_words(page, "en") == []

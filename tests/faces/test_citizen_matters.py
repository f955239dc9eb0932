"""The citizen's own matters through the pages: signed in by a code, followed live, answered, rated, proven, erased."""

from __future__ import annotations

from typing import Any

import asyncpg
from playwright.async_api import Page, expect

from anmin.app.compose import signer
from anmin.kernel.seal.sealing import seal_once
from tests.dispatch.test_unit_orders import ordered
from tests.dispatch.units_town import crewed
from tests.faces.browsing import axe, settled
from tests.faces.conftest import Stage
from tests.faces.looking import ENGLISH_PHONE, NIGHT_PHONE, PHONE, foreign_words, picture
from tests.stories.town import HERE

PHONE_NUMBER = "13812345678"
ASKED = "您现在安全吗？"
ANSWERED = "我在店里，门锁着。"
OUTCOME = "当事人已和解，现场已恢复秩序。"


async def signed_in(stage: Stage, to: str) -> Page:
    """Somebody new at their telephone, with the code that a demonstration shows."""
    page = await stage.seats.open("citizen", f"/sign-in?to={to}", PHONE)
    await page.get_by_label("手机号").fill(PHONE_NUMBER)
    assert await axe(page) == []
    await page.get_by_role("button", name="获取验证码").click()
    shown = await page.get_by_text("演示环境的验证码").text_content() or ""
    await page.get_by_label("短信验证码").fill("".join(each for each in shown if each.isdigit()))
    await page.get_by_role("button", name="登录", exact=True).click()
    await page.wait_for_url(f"**{to}")
    return page


async def token_of(page: Page) -> str:
    cookies = await page.context.cookies()
    return next(each["value"] for each in cookies if each["name"] == "anmin_session")


async def raised_by(stage: Stage, page: Page, **more: Any) -> str:
    """A matter of whoever has this page; taken."""
    told = {"content": "店门口有人打架", "position": HERE, **more}
    case = await stage.town.call(await token_of(page), "POST", "/cases", **told)
    await stage.town.call("call_taker", "POST", f"/cases/{case['case']}/take")
    return str(case["case"])


async def handled(stage: Stage, case: str, order: str, *stages: str) -> None:
    for each in stages:
        await stage.town.call("officer_s1", "POST", f"/orders/{order}/stages", stage=each)


async def ended(stage: Stage, case: str, order: str) -> None:
    done = {"final": True, "category": "010401", "disposition": "handled_on_scene", "text": "处置完毕"}
    await stage.town.call("officer_s1", "POST", f"/orders/{order}/reports", **done)
    await stage.town.call("dispatcher", "POST", f"/cases/{case}/close", disposition="handled_on_scene", outcome=OUTCOME)


def button(page: Page, name: str) -> Any:
    return page.get_by_role("button", name=name, exact=True)


async def test_a_matter_is_followed_live_to_its_end_rated_and_proven(
    stage: Stage, superuser: asyncpg.Connection
) -> None:
    town = stage.town
    await crewed(town, stage.units["S1-CAR-1"], "officer_s1")
    page = await signed_in(stage, "/matters")
    await settled(page, "还没有您的报警或求助")
    case = await raised_by(stage, page)
    await page.reload()
    await page.get_by_role("link", name="已接警，正在研判").click()
    (placed,) = await ordered(town, case, stage.units["S1-CAR-1"])
    await town.call("officer_s1", "POST", f"/orders/{placed['order']}/acknowledge")
    await handled(stage, case, placed["order"], "en_route")
    await page.get_by_role("heading", name="处置力量正在赶来").wait_for()
    assert await axe(page) == []
    assert await foreign_words(page, "zh") == []
    await town.call("call_taker", "POST", f"/cases/{case}/messages", body=ASKED, awaits_answer=True)
    await settled(page, ASKED, "警方在等您回复")
    await picture(page, "citizen-matter", whole=True)
    await page.get_by_label("给警方留言").fill(ANSWERED)
    await button(page, "发送").click()
    await page.get_by_role("heading", name="处置力量正在赶来").wait_for()
    await expect(page.get_by_text("警方在等您回复")).to_have_count(0)
    thread = await town.call("call_taker", "GET", f"/cases/{case}/messages")
    assert [each["body"] for each in thread["messages"]] == [ANSWERED, ASKED]
    assert thread["messages"][1]["read_at"], "what was shown is marked as read"
    await handled(stage, case, placed["order"], "on_scene")
    await page.get_by_role("heading", name="处置力量已到场").wait_for()
    await ended(stage, case, placed["order"])
    await settled(page, OUTCOME, "您对办理结果满意吗？")
    await rates(page)
    await proves(stage, page, superuser)
    await sees_who_looked(page)
    assert await axe(page) == []


async def rates(page: Page) -> None:
    """Satisfied, and then not any more: the later verdict is the one that is shown."""
    await page.get_by_text("满意", exact=True).click()
    await button(page, "提交评价").click()
    await settled(page, "您的评价：满意")
    await button(page, "修改评价").click()
    await page.get_by_text("不满意", exact=True).click()
    await page.get_by_label("哪里不满意").fill("来得太慢")
    await button(page, "提交评价").click()
    await settled(page, "您的评价：不满意")


async def proves(stage: Stage, page: Page, superuser: asyncpg.Connection) -> None:
    """The receipt is checked on the telephone itself, kept as a file, and checked again from the file."""
    await page.get_by_text("回执", exact=True).click()
    while await seal_once(superuser, signer(stage.town.house.settings), stage.town.clock.now()):
        pass
    await button(page, "核验").click()
    await settled(page, "回执成立")
    async with page.expect_download() as kept:
        await button(page, "下载回执").click()
    file = await (await kept.value).path()
    other = await stage.seats.open("anybody", "/verify", NIGHT_PHONE)
    await other.get_by_label("选择回执文件").set_input_files(file)
    await settled(other, "回执成立")
    assert await axe(other) == []
    altered = file.read_text(encoding="utf-8").replace("cases.Raised", "cases.Closed")
    await other.get_by_label("或粘贴回执内容").fill(altered)
    await settled(other, "回执不成立")


async def sees_who_looked(page: Page) -> None:
    await page.get_by_text("谁看过我的信息").click()
    await settled(page, "110指挥中心", "用途：办理警情")


async def test_what_is_written_without_a_network_arrives_once_and_a_photo_goes_along(stage: Stage) -> None:
    page = await stage.seats.open("guest", "/", PHONE)
    case = await stage.town.call(None, "POST", "/cases", content="水管爆了", position=HERE)
    cookie = {"name": "anmin_session", "value": case["token"], "url": stage.served.address}
    await page.context.add_cookies([cookie])
    await page.goto(f"/matters/{case['case']}")
    await settled(page, "还没有消息")
    await page.context.set_offline(True)
    await page.get_by_label("给警方留言").fill("水已经漫到楼道")
    await page.get_by_label("照片或视频").set_input_files({"name": "水.png", "mimeType": "image/png", "buffer": PIXEL})
    await button(page, "发送").click()
    await settled(page, "已保存，网络恢复后自动发送", "手机没有网络")
    assert await axe(page) == []
    await page.context.set_offline(False)
    await page.get_by_role("img", name="照片").wait_for()
    thread = await stage.town.call("call_taker", "GET", f"/cases/{case['case']}/messages")
    assert [(each["body"], len(each["evidence"])) for each in thread["messages"]] == [("水已经漫到楼道", 1)]


async def test_a_name_is_given_and_everything_erased(stage: Stage) -> None:
    page = await signed_in(stage, "/me/real-name")
    await page.get_by_label("姓名").fill("欧阳娜娜")
    await page.get_by_label("证件号码").fill("11010519491231002X")
    await page.get_by_label("我已阅读并同意").check()
    assert await axe(page) == []
    await button(page, "提交").click()
    await settled(page, "证件格式与校验码相符，无人核实本人", "带上证件到派出所窗口")
    await page.get_by_label("去哪个派出所").select_option(label="永和派出所")
    await button(page, "就去这里").click()
    await settled(page, "已选定：永和派出所")
    assert await axe(page) == []
    assert await foreign_words(page, "zh") == []
    await page.goto("/me")
    await page.get_by_role("link", name="注销并删除数据").click()
    await stage.town.passes(seconds=61)
    await button(page, "获取验证码").click()
    shown = await page.get_by_text("演示环境的验证码").text_content() or ""
    await page.get_by_label("短信验证码").fill("".join(each for each in shown if each.isdigit()))
    await page.get_by_label("我明白删除后不能恢复").check()
    await button(page, "注销并删除").click()
    await settled(page, "账号已注销，个人信息已删除。")
    await page.goto("/me")
    await settled(page, "未登录")


async def test_every_page_speaks_one_language_and_is_open_to_all(stage: Stage) -> None:
    page = await stage.seats.open("reader", "/me", ENGLISH_PHONE)
    for path in (
        "/me",
        "/matters",
        "/notices",
        "/stations",
        "/responsible",
        "/near",
        "/verify",
        "/consents",
        "/privacy",
        "/me/settings",
    ):
        await page.goto(path)
        await page.get_by_role("heading", level=1).wait_for()
        assert await axe(page) == [], path
        assert await foreign_words(page, "en") == [], path


PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8cfc0000003010100c9fe92ef0000000049454e44ae426082"
)

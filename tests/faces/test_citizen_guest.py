"""Reported without an account, found again when the browser was closed, and taken along into the account."""

from __future__ import annotations

from playwright.async_api import expect

from tests.faces.browsing import axe
from tests.faces.conftest import Stage
from tests.faces.looking import PHONE, foreign_words
from tests.faces.test_citizen_matters import PHONE_NUMBER, button

WORDS = "楼道里水管爆了"


async def test_a_matter_outlives_the_browser_and_goes_into_the_account(stage: Stage) -> None:
    page = await stage.seats.open("guest", "/report", PHONE)
    await page.get_by_label("简单说一句就可以").fill(WORDS)
    await page.get_by_label("地址", exact=True).fill("永和路 8 号门口")
    await button(page, "发送报警").click()
    await expect(page.get_by_text("警方已收到").or_(page.get_by_text("已送达，编号")).first).to_be_visible()
    [cookie] = [each for each in await page.context.cookies() if each["name"] == "anmin_session"]
    assert cookie["expires"] > 0
    again = await stage.seats.open("guest again", "/", PHONE)
    await again.context.add_cookies([{"name": cookie["name"], "value": cookie["value"], "url": stage.served.address}])
    await again.goto("/sign-in?to=/matters")
    adopt = again.get_by_label("是我报的，归入我的账号")
    await adopt.uncheck()
    await expect(again.get_by_text("请先记下编号")).to_be_visible()
    await adopt.check()
    assert await axe(again) == []
    assert await foreign_words(again, "zh") == []
    await again.get_by_label("手机号").fill(PHONE_NUMBER)
    await button(again, "获取验证码").click()
    shown = await again.get_by_text("演示环境的验证码").text_content() or ""
    await again.get_by_label("短信验证码").fill("".join(each for each in shown if each.isdigit()))
    await button(again, "登录").click()
    await again.wait_for_url("**/matters")
    await again.get_by_role("link", name="已收到").first.click()
    await again.get_by_text("您报的内容").click()
    await expect(again.get_by_text(WORDS)).to_be_visible()
    await again.goto("/me/looks")
    await expect(again.get_by_role("heading", name="谁看过我的信息")).to_be_visible()

"""Administration through the pages: first sign-in, registers, people, parked jobs."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pyotp
import pytest
from playwright.async_api import Page, expect

from anmin.kernel.access import EVERYTHING
from tests.faces.browsing import axe
from tests.faces.conftest import Stage
from tests.faces.looking import CONSOLE, DAY_CONSOLE, ENGLISH, Look, foreign_words

OWN = "Moonlit-Harbour-42"
CATEGORIES = "/console/registers/cases/disposition"


async def seat(stage: Stage, role: str, path: str, look: Look = CONSOLE) -> Page:
    """The seat of somebody with this role over the whole bureau."""
    if role not in stage.town.tokens:
        await stage.town.staff(role, role, "PSB", at="PROVINCE")
    return await stage.seats.open(role, path, look, stage.town.tokens[role])


async def add_row(page: Page, code: str) -> None:
    """Fill in the form of a register's row with the keyboard alone, whatever its columns are."""
    await page.get_by_role("button", name="新增一行").focus()
    await page.keyboard.press("Enter")
    form = page.get_by_role("dialog")
    await form.wait_for()
    for field in await form.locator("input:not([type=checkbox]):not([type=datetime-local]), textarea, select").all():
        await field.focus()
        if await field.evaluate("each => each.tagName") == "SELECT":
            await page.keyboard.press("ArrowDown")
        else:
            name, figures = await field.get_attribute("name"), await field.get_attribute("inputmode")
            await page.keyboard.type(code if name == "code" else "7" if figures else "测试")
    await page.keyboard.press("Control+Enter")
    await form.wait_for(state="detached")


async def test_a_first_sign_in_sets_password_and_authenticator(stage: Stage) -> None:
    await seat(stage, "system_administrator", "/h5/leave")
    office = str(stage.town.offices["S1"])
    added = await stage.town.call(
        "system_administrator", "POST", "/staff", login="newcomer", name="林新", organisation=office
    )
    page = await stage.seats.open("newcomer", "/console/account", DAY_CONSOLE)
    await page.get_by_label("账号").fill("newcomer")
    await page.get_by_label("密码").fill(added["first_password"])
    await page.get_by_role("button", name="登录", exact=True).click()
    await page.get_by_label("新密码", exact=True).fill("short")
    await expect(page.get_by_role("button", name="保存密码")).to_be_disabled()
    await page.get_by_label("新密码", exact=True).fill(OWN)
    await page.get_by_label("再输一遍新密码").fill(OWN)
    assert await axe(page) == []
    await page.get_by_role("button", name="保存密码").click()
    await page.get_by_role("img", name="动态验证码的二维码").wait_for()
    assert await axe(page) == []
    secret = (await page.locator(".secret").inner_text()).replace(" ", "")
    await page.get_by_label("动态验证码（6 位）").fill(pyotp.TOTP(secret).at(datetime.now(UTC)))
    await page.get_by_role("button", name="确认").click()
    await expect(page.get_by_role("listitem")).to_have_count(10)
    code = await page.get_by_role("listitem").first.inner_text()
    await page.get_by_role("button", name="我已保存好，继续").click()
    await page.get_by_role("heading", name="我的账号").wait_for()
    await page.get_by_role("button", name="退出登录").click()
    await page.get_by_role("heading", name="安民工作台登录").wait_for()
    await enter_with_a_recovery_code(page, code)


async def enter_with_a_recovery_code(page: Page, code: str) -> None:
    await page.get_by_label("账号").fill("newcomer")
    await page.get_by_label("密码").fill("wrong")
    await page.get_by_role("button", name="登录", exact=True).click()
    await page.get_by_role("alert").wait_for()
    await page.get_by_label("密码").fill(OWN)
    await page.get_by_role("button", name="登录", exact=True).click()
    await page.get_by_role("button", name="验证器不在身边？用恢复码").click()
    await page.get_by_label("恢复码").fill(code)
    await page.get_by_role("button", name="确认").click()
    await page.get_by_text("此后有 1 次失败的登录尝试").wait_for()
    await page.get_by_role("button", name="进入工作台").click()
    await page.get_by_role("heading", name="我的账号").wait_for()


async def test_a_row_is_added_by_keyboard_seen_in_history_and_ended(stage: Stage) -> None:
    page = await seat(stage, "system_administrator", CATEGORIES)
    await page.get_by_role("table").wait_for()
    await add_row(page, "made_here")
    pane = page.get_by_role("complementary", name="made_here")
    await pane.get_by_text("本人 于").wait_for()
    assert await axe(page) == []
    assert await foreign_words(page, "zh") == []
    await pane.get_by_role("button", name="停用").click()
    await page.get_by_role("dialog").get_by_role("button", name=re.compile("停用")).click()
    await pane.get_by_text("此行目前不生效。").wait_for()
    await pane.get_by_text("测试").first.wait_for()


def files(exported: Path, folder: Path) -> tuple[Path, Path]:
    """Of an exported register a file with one row under another code, and one with a heading that does not exist."""
    head, first, *_ = exported.read_text(encoding="utf-8-sig").splitlines()
    good, broken = folder / "rows.csv", folder / "broken.csv"
    good.write_text(f"{head}\n{first.replace(first.split(',')[0], 'imported_row', 1)}\n", encoding="utf-8")
    broken.write_text(f"{head}x\n{first}\n", encoding="utf-8")
    return good, broken


async def test_a_file_is_looked_at_before_it_is_written(stage: Stage, tmp_path: Path) -> None:
    page = await seat(stage, "system_administrator", CATEGORIES)
    async with page.expect_download() as kept:
        await page.get_by_role("button", name="导出 CSV").click()
    good, broken = files(await (await kept.value).path(), tmp_path)
    await page.get_by_role("button", name="导入…").click()
    form = page.get_by_role("dialog")
    await form.locator("input[type=file]").set_input_files(broken)
    await form.get_by_role("button", name=re.compile("试读文件")).click()
    await form.get_by_text("处错误").wait_for()
    await form.locator("input[type=file]").set_input_files(good)
    await form.get_by_role("button", name=re.compile("试读文件")).click()
    await form.get_by_text("新增 1，修改 0").wait_for()
    await form.get_by_role("cell", name="imported_row", exact=True).wait_for()
    assert await axe(page) == []
    await form.get_by_role("button", name=re.compile("确认导入")).click()
    await form.get_by_text("已导入。").wait_for()
    await form.get_by_role("button", name=re.compile("关闭")).click()
    await page.get_by_role("button", name="imported_row").wait_for()


async def test_somebody_is_added_by_one_administrator_and_granted_a_role_by_another(stage: Stage) -> None:
    page = await seat(stage, "system_administrator", "/console/people")
    await page.get_by_role("button", name="新增人员").click()
    form = page.get_by_role("dialog")
    await form.locator("[name=name]").fill("林新")
    await form.locator("[name=login]").fill("newcomer")
    await form.get_by_role("combobox", name="单位").fill("永和")
    await page.keyboard.press("Enter")
    await form.get_by_role("button", name=re.compile("新增人员")).click()
    await page.get_by_text("只显示这一次").wait_for()
    assert await axe(page) == []
    other = await seat(stage, "security_administrator", "/console/people")
    await other.get_by_role("button", name="林新").click()
    pane = other.get_by_role("complementary", name="林新")
    await pane.get_by_role("button", name="授予角色").click()
    form = other.get_by_role("dialog")
    await form.locator("select[name=role]").select_option(label="民警")
    await form.get_by_role("combobox", name="单位").fill("永和")
    await other.keyboard.press("Enter")
    await form.get_by_role("button", name=re.compile("授予角色")).click()
    await pane.get_by_role("button", name="收回").wait_for()
    assert await axe(other) == []


async def test_a_parked_job_is_run_again(stage: Stage) -> None:
    async with stage.town.house.db.transaction(EVERYTHING) as conn:
        await conn.execute(
            "insert into timers (id, kind, name, subject, version, due, lane, attempts, parked_at, fault)"
            " values (gen_random_uuid(), 'timer', 'nothing.known', 'case:x', 1, now(), 'bell', 9, now(), 'Planted')"
        )
    page = await seat(stage, "system_administrator", "/console/ops/parked")
    await page.get_by_text("Planted").wait_for()
    assert await axe(page) == []
    await page.get_by_role("button", name="放弃").click()
    await page.get_by_role("dialog").get_by_role("button", name=re.compile("放弃")).click()
    await page.get_by_text("没有搁置的任务。").wait_for()


@pytest.mark.parametrize(
    ("role", "path"),
    [
        ("system_administrator", "/console/ops/health"),
        ("system_administrator", "/console/ops/seals"),
        ("system_administrator", "/console/organisations"),
        ("security_administrator", "/console/roles"),
        ("audit_administrator", "/console/ops/journal"),
    ],
)
async def test_the_pages_are_open_to_all_and_of_one_language(stage: Stage, role: str, path: str) -> None:
    page = await seat(stage, role, path, ENGLISH)
    await page.locator("section.page").wait_for()
    await page.wait_for_timeout(500)
    assert await axe(page) == []
    assert await foreign_words(page, "en") == []

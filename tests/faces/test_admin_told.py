"""What citizens are told, and what tells how the house is, through the pages: notices, consent texts, jobs, seals, looks."""

from __future__ import annotations

import re

import asyncpg
from playwright.async_api import Page, expect

from anmin.kernel.access import EVERYTHING, HOUSE
from anmin.kernel.care.actions import NoteBackup, note_backup
from anmin.kernel.ctx import Caller
from tests.app.test_operations import ALTER, sealed
from tests.faces.browsing import axe
from tests.faces.conftest import Stage
from tests.faces.looking import PHONE, foreign_words
from tests.faces.test_admin import seat
from tests.faces.test_admin_changes import pressed
from tests.stories.town import HERE


async def test_a_notice_is_published_seen_changed_and_withdrawn_with_its_reason(stage: Stage) -> None:
    page = await stage.seats.open("officer_s1", "/console/notices", token=stage.town.tokens["officer_s1"])
    await page.get_by_text("还没有通知。").wait_for()
    await page.get_by_role("button", name="发布通知").click()
    form = page.get_by_role("dialog")
    await form.get_by_role("combobox", name="发布单位").fill("永和")
    await page.keyboard.press("Enter")
    await form.locator("[name=title]").fill("周一停水")
    await form.locator("[name=category]").select_option("community")
    await form.locator("[name=body]").fill("永和路八点起停水。")
    assert await axe(page) == []
    await pressed(form, "发布通知")
    row = page.get_by_role("row", name="周一停水")
    await row.get_by_text("展示中").wait_for()
    citizen = await stage.seats.open("citizen", "/notices", PHONE)
    await citizen.get_by_role("link", name="周一停水").click()
    await citizen.get_by_text("永和路八点起停水。").wait_for()
    await row.get_by_role("button", name="修改").click()
    await expect(form.locator("[name=title]")).to_have_value("周一停水")
    await form.locator("[name=body]").fill("改为九点起停水。")
    await pressed(form, "修改")
    await form.wait_for(state="detached")
    await citizen.reload()
    await citizen.get_by_text("改为九点起停水。").wait_for()
    await row.get_by_role("button", name="撤回").click()
    await form.locator("[name=reason]").fill("水管已修好。")
    assert await axe(page) == []
    await pressed(form, "撤回")
    await row.get_by_text("已撤回").wait_for()
    await expect(row.get_by_role("button")).to_have_count(0)
    assert await axe(page) == []
    assert await foreign_words(page, "zh") == []
    await citizen.reload()
    await citizen.get_by_text("原因：水管已修好。").wait_for()
    await expect(citizen.get_by_text("改为九点起停水。")).to_have_count(0)
    await citizen.goto("/notices")
    await citizen.get_by_text("现在没有公告。").wait_for()


async def test_a_new_text_of_consent_takes_the_place_of_the_old_one(stage: Stage) -> None:
    page = await seat(stage, "security_administrator", "/console/consents")
    text = page.get_by_role("article").filter(has_text="隐私政策")
    await text.get_by_text("第 1 版").wait_for()
    await text.get_by_role("button", name="发布新版本").click()
    form = page.get_by_role("dialog")
    await form.locator("[name=zh]").fill("我们只为办事处理您的手机号。")
    await form.locator("[name=en]").fill("We use your phone number for your matters only.")
    assert await axe(page) == []
    await pressed(form, "发布新版本")
    await text.get_by_text("第 2 版").wait_for()
    assert await axe(page) == []
    assert await foreign_words(page, "zh") == []
    citizen = await stage.seats.open("citizen", "/consents", PHONE)
    await citizen.get_by_text("隐私政策 · 第 2 版").click()
    await citizen.get_by_text("我们只为办事处理您的手机号。").wait_for()
    assert await axe(citizen) == []


async def test_a_parked_clock_runs_when_it_is_retried(stage: Stage) -> None:
    case = (await stage.town.call(None, "POST", "/cases", content="有人打架", place=HERE))["case"]
    async with stage.town.house.db.transaction(EVERYTHING) as conn:
        await conn.execute(
            "update timers set parked_at = now(), attempts = 9, fault = 'Planted'"
            " where name = 'cases.case_clock' and subject = $1",
            f"case:{case}",
        )
    await stage.town.passes(hours=1)
    page = await seat(stage, "system_administrator", "/console/ops/parked")
    rows = page.get_by_role("row").filter(has_text=case)
    await rows.first.wait_for()
    assert "cases.ClockRanOut" not in await stage.town.events(case)
    for left in range(await rows.count() - 1, -1, -1):
        await rows.first.get_by_role("button", name="重新执行").click()
        assert await axe(page) == []
        await pressed(page.get_by_role("dialog"), "重新执行")
        await expect(rows).to_have_count(left)

    async def ran_out() -> bool:
        return "cases.ClockRanOut" in await stage.town.events(case)

    await stage.town.until(ran_out)
    await page.get_by_text("没有搁置的任务。").wait_for()


async def checked(page: Page, *texts: str) -> None:
    """All of these stand in one row of the page's table; nothing hinders whoever sees or hears it otherwise."""
    row = page.get_by_role("row")
    for text in texts:
        row = row.filter(has_text=text)
    await row.first.wait_for()
    assert await axe(page) == []


async def test_health_and_backups_show_what_is_there(stage: Stage) -> None:
    noted = NoteBackup(made=stage.town.clock.now(), rows=12_345, bytes=3_145_728, server=17)
    await note_backup.run(stage.town.house, Caller(HOUSE, channel="cli"), noted)
    page = await seat(stage, "system_administrator", "/console/ops/health")
    await checked(page, "数据库", "正常")
    await expect(page.get_by_role("row")).to_have_count(9)
    await page.get_by_role("link", name="备份").click()
    await checked(page, "12,345", "3 MiB", "17")
    assert await foreign_words(page, "zh") == []


async def test_looks_and_the_journal_are_found_by_what_they_are_about(stage: Stage) -> None:
    hua = await stage.town.citizen("hua", "13800000001")
    case = (await stage.town.call(hua, "POST", "/cases", content="有人打架", position=HERE))["case"]
    await stage.town.call("dispatcher", "GET", f"/cases/{case}")
    about = f"citizen:{stage.town.ids['hua']}"
    page = await seat(stage, "audit_administrator", "/console/ops/access")
    await page.get_by_label("对象").fill(about)
    await page.get_by_role("button", name="查询").click()
    await checked(page, about)
    await expect(page.get_by_title(f"staff:{stage.town.ids['dispatcher']}")).to_have_count(
        await page.get_by_role("row").count() - 1
    )
    await page.get_by_role("link", name="操作日志").click()
    await page.get_by_label("事件").fill("cases.Raised")
    await page.get_by_role("button", name="查询").click()
    await expect(page.get_by_role("row")).to_have_count(2)
    await checked(page, "cases.Raised", f"case:{case}")
    await page.get_by_label("事件").fill("cases.Nothing")
    await page.get_by_role("button", name="查询").click()
    await page.get_by_text("没有符合的记录。").wait_for()


async def test_seals_are_checked_and_an_altered_line_is_told(stage: Stage, superuser: asyncpg.Connection) -> None:
    await sealed(stage.town, 50)
    page = await seat(stage, "audit_administrator", "/console/ops/seals")
    await page.get_by_text("还没有核验过").wait_for()
    await expect(page.locator("code")).to_have_text(re.compile("^[0-9a-f]{64}$"))
    await page.get_by_role("button", name="核验最新 100 个封条").click()
    await expect(page.get_by_role("status").filter(has_text="未发现改动")).to_have_class(re.compile("good"))
    await page.get_by_text("，完好").wait_for()
    assert await axe(page) == []
    assert await foreign_words(page, "zh") == []
    await superuser.execute(ALTER)
    await page.get_by_role("button", name="核验最新 100 个封条").click()
    await expect(page.get_by_role("status").filter(has_text="第 3 号记录")).to_have_class(re.compile("bad"))
    await page.get_by_text("，发现改动").wait_for()
    assert await axe(page) == []

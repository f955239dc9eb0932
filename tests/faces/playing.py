"""What people do in the stories, by the words they read: on the console, on an officer's telephone."""

from __future__ import annotations

import asyncio
import re
from typing import Any

from playwright.async_api import Page, expect

from tests.faces.conftest import Stage
from tests.faces.looking import PHONE, WIDE, Look

STAGES = ("签收", "出动", "到达现场")
ACKNOWLEDGED = ("签收",)
PATIENT = 60_000


async def at_desk(stage: Stage, who: str, look: Look = WIDE) -> Page:
    """Somebody at the console, with the live link up."""
    page = await stage.seats.open(who, "/console/desk", look, stage.town.tokens[who])
    await page.get_by_text("实时", exact=True).first.wait_for()
    return page


async def in_the_field(stage: Stage, who: str, look: Look = PHONE) -> Page:
    """Somebody with the officer's page open and nothing to do."""
    page = await stage.seats.open(who, "/officer/", look, stage.town.tokens[who])
    await page.get_by_text("目前没有任务").wait_for()
    return page


async def answered(page: Page) -> str:
    """Take the topmost alarm of the queue by keys; the case."""
    rows = page.get_by_role("listbox", name="警情列表").get_by_role("option")
    await expect(rows.first).to_be_visible(timeout=PATIENT)
    await page.keyboard.press("j")
    await page.keyboard.press("Enter")
    await page.get_by_role("tablist", name="警情内容").wait_for()
    await page.keyboard.press("t")
    await expect(page.get_by_role("toolbar", name="办理").get_by_role("button", name="接警")).to_have_count(0)
    return page.url.rpartition("/")[2]


async def look_at(page: Page, case: str) -> None:
    """Go to a case whose number one was told."""
    await page.goto(f"/console/desk/{case}")
    await page.get_by_role("tablist", name="警情内容").wait_for()


async def command(page: Page, line: str) -> None:
    """One line in the command bar."""
    await page.keyboard.press("/")
    field = page.get_by_role("combobox", name="命令")
    await field.fill(line)
    await field.press("Enter")


async def serial(stage: Stage, case: str) -> str:
    """How people call a case: its serial without zeros."""
    page = await stage.town.call("dispatcher", "GET", f"/cases/{case}")
    return str(int(page["head"]["number"].rsplit("-", 1)[1]))


async def tapped(page: Page, name: str) -> None:
    """A large button: it gives way to the next one, and the moment passes in which it could still be undone."""
    button = page.get_by_role("button", name=name, exact=True)
    await button.click()
    await expect(button).to_have_count(0, timeout=PATIENT)
    await expect(page.get_by_role("button", name="撤销", exact=True)).to_have_count(0, timeout=PATIENT)


async def on_scene(page: Page, place: str, stages: tuple[str, ...] = STAGES) -> None:
    """From the list to the order, and there. A department acknowledges and then reports: `stages=ACKNOWLEDGED`."""
    await page.get_by_text(place).first.click(timeout=PATIENT)
    for stage in stages:
        await tapped(page, stage)


async def reported(page: Page, text: str, *, final: bool = False) -> None:
    """A report from the scene."""
    await page.get_by_role("button", name="最终反馈" if final else "初步反馈", exact=True).click(timeout=PATIENT)
    await page.get_by_role("textbox", name="情况说明").fill(text)
    await page.get_by_role("button", name="提交并办结" if final else "提交", exact=True).click()
    await expect(page.get_by_role("dialog")).to_have_count(0)


async def closed(page: Page, disposition: str, outcome: str) -> None:
    """Close the case that is shown."""
    await page.keyboard.press("x")
    dialog = page.get_by_role("dialog")
    await dialog.get_by_role("combobox").first.fill(disposition)
    await dialog.get_by_role("option").first.click()
    await dialog.get_by_label(re.compile("告知报警人")).fill(outcome)
    await page.keyboard.press("Control+Enter")
    await expect(dialog).to_have_count(0, timeout=PATIENT)


async def stands(stage: Stage, case: str, state: str) -> None:
    """Wait until the house says so."""

    async def so() -> bool:
        page = await stage.town.call("dispatcher", "GET", f"/cases/{case}")
        return bool(page["case"]["state"] == state)

    await stage.town.until(so, seconds=30)


async def ordered(stage: Stage, case: str, many: int) -> None:
    """Wait until so many are ordered."""

    async def so() -> bool:
        page = await stage.town.call("dispatcher", "GET", f"/cases/{case}")
        return len(page["orders"]) == many

    await stage.town.until(so, seconds=30)


async def all_done(stage: Stage, case: str) -> None:
    """Wait until every order has its final report."""

    async def so() -> bool:
        page = await stage.town.call("dispatcher", "GET", f"/cases/{case}")
        states = [each["row"]["order"]["state"] for each in page["orders"]]
        return bool(states) and all(each in ("done", "refused", "withdrawn") for each in states)

    await stage.town.until(so, seconds=40)


async def together(*doing: Any) -> None:
    """Several people at once."""
    await asyncio.gather(*doing)

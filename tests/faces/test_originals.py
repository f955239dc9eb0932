"""A sealed original is opened on purpose and shown in its place; what is refused is said on the page itself."""

from __future__ import annotations

import asyncpg
from playwright.async_api import expect

from anmin.identity.store.known_sessions import KnownSessions
from tests.faces.browsing import axe
from tests.faces.conftest import Stage
from tests.media.making import photo
from tests.stories.town import HERE


async def test_an_original_is_shown_in_its_place_and_a_refusal_is_said_there(
    stage: Stage, superuser: asyncpg.Connection
) -> None:
    town = stage.town
    case = await town.call(None, "POST", "/cases", content="门口有人打架", position=HERE)
    headers = {"Authorization": f"Bearer {case['token']}", "Content-Type": "image/jpeg"}
    sent = await town.http.post(f"/api/v1/media?kind=photo&key={'a' * 32}", content=photo(), headers=headers)
    evidence = [sent.json()["evidence"]]
    await town.call(case["token"], "POST", f"/cases/{case['case']}/messages", body="看", evidence=evidence)
    page = await stage.seats.open("commander", f"/console/desk/{case['case']}", token=town.tokens["commander"])
    await page.get_by_role("tab", name="证据").click()
    original = page.get_by_role("button", name="调阅原件")
    await original.click()
    picture = page.get_by_role("img", name="原件")
    await expect(picture).to_be_visible()
    assert await picture.evaluate("async it => (await it.decode(), it.naturalWidth)") > 0
    assert await axe(page) == []
    await page.reload()
    await page.get_by_role("tab", name="证据").click()
    lost = "update roles set permissions = array_remove(permissions, 'media.originals') where code = 'watch_commander'"
    await superuser.execute(lost)
    town.house.service(KnownSessions).changing(town.ids["commander"])
    await original.click()
    await expect(page.get_by_role("alert").get_by_text("您没有这项操作的权限")).to_be_visible()
    await expect(original).to_be_enabled()
    await expect(picture).to_have_count(0)
    assert await axe(page) == []

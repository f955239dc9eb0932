"""The recording of a call in the console: the player asks for the parts that it shows, and goes to any instant of it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import asyncpg
import pytest_asyncio
from playwright.async_api import Response, expect

from anmin.kernel.db import Where
from anmin.kernel.settings import Settings
from tests.faces.browsing import axe
from tests.faces.calling import Engine, hung_up, in_call, moves, pane, proved, until
from tests.faces.conftest import Stage

PLACE = "video => [video.currentTime, video.seekable.length ? video.seekable.end(0) : 0]"

WHOLE = "video => video.offsetHeight > 0 && video.offsetHeight <= video.parentElement.clientHeight"

PLAYED = "video => video.played.length > 0 && video.played.end(0) > video.played.start(0)"


@pytest_asyncio.fixture(autouse=True)
async def engine(settings: Settings, where: Where) -> AsyncIterator[None]:
    started = Engine(settings, where)
    await started.start()
    yield
    await started.end()


async def test_a_recording_is_played_in_parts(stage: Stage, superuser: asyncpg.Connection, tmp_path: Path) -> None:
    desk, caller, case = await in_call(stage)
    for _ in range(5):
        await moves(desk, "报警人")
    await hung_up(caller)
    await expect(pane(desk).get_by_text("通话已结束")).to_be_visible()
    await desk.keyboard.press("Alt+e")
    await expect(pane(desk)).to_have_count(0)
    await proved(stage, superuser, case, tmp_path)
    answers: list[Response] = []
    desk.on("response", lambda answer: answers.append(answer) if "/api/v1/media/" in answer.url else None)
    await desk.keyboard.press("9")
    await desk.get_by_role("link", name="回放").click()
    await expect(desk.get_by_role("button", name="播放")).to_be_enabled()
    video = desk.locator(".screen video")
    assert "/api/v1/media/" in (await video.get_attribute("src") or "")
    assert {answer.status for answer in answers} == {206}
    assert await video.evaluate(WHOLE), "no part of the picture is cut off"
    _, end = await video.evaluate(PLACE)
    assert end > 0
    line = desk.get_by_role("slider", name="通话时间线")
    begin = float(await line.input_value())
    await line.fill(f"{begin + end * 0.8:.1f}")

    async def there() -> bool:
        at, _ = await video.evaluate(PLACE)
        return bool(at > end / 2)

    await until(there)
    await desk.get_by_role("button", name="播放").click()
    await until(lambda: video.evaluate(PLAYED))
    assert await axe(desk) == []


async def test_what_cannot_be_played_says_why(stage: Stage, superuser: asyncpg.Connection, tmp_path: Path) -> None:
    desk, caller, case = await in_call(stage)
    await hung_up(caller)
    await expect(pane(desk).get_by_text("通话已结束")).to_be_visible()
    await desk.keyboard.press("Alt+e")
    await proved(stage, superuser, case, tmp_path)
    for file in (Path(stage.town.house.settings.data.dir) / "evidence").rglob("*.copy"):
        file.unlink()
    await desk.keyboard.press("9")
    await desk.get_by_role("link", name="回放").click()
    await expect(desk.get_by_role("alert").filter(has_text="证据文件缺失或校验不符")).to_be_visible()
    await expect(desk.get_by_role("button", name="播放")).to_be_disabled()

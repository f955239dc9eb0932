"""Calls without a media engine: the two pages find each other, what they record comes in pieces, and it is proved afterwards."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import asyncpg
import pytest
import pytest_asyncio
from playwright.async_api import Page, expect

from anmin.kernel.db import Where
from anmin.kernel.settings import Settings
from anmin.media.engine.engine import RECORDING
from tests.faces.browsing import axe, until
from tests.faces.calling import gaps, hung_up, in_call, moves, pane, proved, snapped
from tests.faces.conftest import Stage
from tests.faces.engine import Engine
from tests.faces.looking import foreign_words, picture

BACKUP = "线路备用：手机直连"
DIRECT = pytest.mark.parametrize("settings", ["browsers"], indirect=True)
SECONDS = 40_000
"""Bytes of some seconds of a test picture."""


@pytest_asyncio.fixture
async def engine(settings: Settings, where: Where) -> AsyncIterator[Engine]:
    """Not started yet."""
    made = Engine(settings, where)
    yield made
    if made.runs:
        await made.end()


def written(settings: Settings) -> list[int]:
    """Sizes of what pages have handed in until now, by name."""
    found = sorted((Path(settings.data.dir) / RECORDING).rglob("*.webm"))
    return [each.stat().st_size for each in found]


async def codecs(stage: Stage, file: Any, folder: Path) -> list[str]:
    """Of what plays, as ffprobe names them."""
    (folder / "plays").write_bytes(await stage.town.call("dispatcher", "GET", f"/media/{file['evidence']}"))
    command = ("ffprobe", "-v", "error", "-show_entries", "stream=codec_name", "-of", "json", folder / "plays")
    asked = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    return sorted(each["codec_name"] for each in json.loads((await asked.communicate())[0])["streams"])


def of(found: Any, role: str) -> list[Any]:
    return [file for each in found["publications"] if each["role"] == role for file in each["files"]]


async def records(page: Page) -> None:
    await expect(page.get_by_text("正在录制").first).to_be_visible()


@DIRECT
async def test_two_pages_see_each_other_without_any_engine(
    stage: Stage, superuser: asyncpg.Connection, tmp_path: Path
) -> None:
    desk, caller, case = await in_call(stage)
    await expect(caller.get_by_text(BACKUP)).to_be_visible()
    await expect(pane(desk).get_by_text(BACKUP)).to_be_visible()
    await records(caller)
    await pane(desk).get_by_role("button", name="开摄像头").click()
    await moves(caller, "接警员")
    await snapped(desk)
    assert await axe(caller) == []
    assert await axe(desk) == []
    assert await foreign_words(caller, "zh") == []
    await picture(caller, "citizen-call-direct")
    await caller.get_by_role("button", name="翻转").click()
    await moves(desk, "报警人")
    await records(caller)
    await desk.keyboard.press("Alt+h")
    await expect(caller.get_by_text("保持：")).to_be_visible()
    await expect(pane(desk).get_by_role("button", name="恢复")).to_be_visible()
    await desk.keyboard.press("Alt+h")
    await expect(caller.get_by_text("已接通")).to_be_visible()
    await moves(desk, "报警人")
    await hung_up(caller)
    found = await proved(stage, superuser, case, tmp_path)
    assert {"held", "restarted"} <= set(gaps(found))
    assert await codecs(stage, of(found, "caller")[0], tmp_path) == ["opus", "vp8"]
    assert len(of(found, "caller")) >= 2, "another camera is another file"
    assert of(found, "call_taker")


@DIRECT
async def test_a_browser_that_is_killed_leaves_what_it_had_recorded(
    stage: Stage, settings: Settings, superuser: asyncpg.Connection, tmp_path: Path
) -> None:
    desk, caller, case = await in_call(stage)
    await records(caller)

    async def recorded() -> bool:
        return max(written(settings), default=0) > SECONDS

    await until(recorded)
    had = max(written(settings))
    await caller.context.close()
    await desk.keyboard.press("Alt+e")
    await desk.keyboard.press("Alt+e")
    await expect(pane(desk).get_by_text("通话已结束")).to_be_visible()
    [file] = of(await proved(stage, superuser, case, tmp_path), "caller")
    assert file["size"] >= had
    assert await codecs(stage, file, tmp_path) == ["opus", "vp8"]


async def test_the_pages_go_on_by_themselves_until_the_engine_is_there(
    stage: Stage, engine: Engine, superuser: asyncpg.Connection, tmp_path: Path
) -> None:
    desk, caller, case = await in_call(stage)
    await expect(caller.get_by_text(BACKUP)).to_be_visible()
    await expect(pane(desk).get_by_text(BACKUP)).to_be_visible()
    await records(caller)
    await engine.start()
    await caller.reload()
    await moves(desk, "报警人")
    await records(caller)
    await expect(caller.get_by_text(BACKUP)).to_have_count(0)
    await hung_up(caller)
    found = await proved(stage, superuser, case, tmp_path)
    assert {Path(each["name"]).suffix for each in of(found, "caller")} == {".webm", ".mkv"}

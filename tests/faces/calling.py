"""What people do in a video call, by the words they read; the proof of what was recorded."""

from __future__ import annotations

import asyncio
import io
import json
from pathlib import Path
from typing import Any

import asyncpg
import msgspec
import pytest
from playwright.async_api import Locator, Page, expect

from anmin.media.model.chain import Segment, broken_at
from tests.faces.browsing import until
from tests.faces.conftest import Stage
from tests.faces.looking import CONSOLE, PHONE, Look
from tests.faces.playing import at_desk
from tests.media.calls.conftest import night
from tests.media.calls.test_recorded import original
from tests.media.engine.conftest import janus

FRAMES = """name => {
  const video = [...document.querySelectorAll('video')].find(each => each.getAttribute('aria-label') === name)
  return video ? video.getVideoPlaybackQuality().totalVideoFrames : 0
}"""
MORE = 5
ENGINES = pytest.mark.parametrize("settings", ["embedded", janus()], indirect=True)
UNSEEN = 100_000
"""Bytes of a file that ended before its first whole picture."""


async def moves(page: Page, name: str) -> None:
    """Wait until more frames of this picture are decoded than were when one began to look."""
    seen = [await page.evaluate(FRAMES, name)]

    async def more() -> bool:
        now = await page.evaluate(FRAMES, name)
        seen[0] = min(seen[0], now)  # a new connection counts anew
        return bool(now > seen[0] + MORE)

    await until(more)


async def phone(stage: Stage, path: str = "/", look: Look = PHONE) -> Page:
    """Somebody's telephone with a camera and a microphone."""
    page = await stage.seats.open("citizen", "/h5/leave", look)
    await page.context.grant_permissions(["geolocation", "camera", "microphone"], origin=stage.served.address)
    await page.goto(path)
    return page


async def calls(page: Page) -> None:
    """From the home page into a call."""
    await page.get_by_role("link", name="视频通话").click()
    await page.get_by_role("button", name="同意录制，开始呼叫").click()


def pane(page: Page) -> Locator:
    """The call at the console."""
    return page.get_by_role("complementary", name="视频通话")


async def answered(desk: Page) -> str:
    """Answer what rings, by its key; the case."""
    await expect(desk.get_by_role("alert").filter(has_text="视频呼入")).to_be_visible(timeout=30_000)
    await desk.keyboard.press("Alt+a")
    await expect(pane(desk).get_by_text("已接通")).to_be_visible(timeout=30_000)
    await desk.get_by_role("tablist", name="警情内容").wait_for()
    return desk.url.rpartition("/")[2]


async def in_call(stage: Stage, look: Look = CONSOLE) -> tuple[Page, Page, str]:
    """A console and a telephone that see each other; the case."""
    desk = await at_desk(stage, "dispatcher", look)
    caller = await phone(stage)
    await calls(caller)
    case = await answered(desk)
    await moves(desk, "报警人")
    return desk, caller, case


async def snapped(desk: Page) -> None:
    await desk.keyboard.press("Alt+s")
    await expect(pane(desk).get_by_role("img", name="截图").first).to_be_visible()


async def hung_up(caller: Page) -> None:
    await caller.get_by_role("button", name="结束").click()
    await caller.get_by_role("button", name="再点一下结束").click()
    await expect(caller.get_by_role("heading", name="通话已结束")).to_be_visible()


async def proved(stage: Stage, superuser: asyncpg.Connection, case: str, folder: Path) -> Any:
    """What was recorded of the case's call is sealed, plays, and shows a changed byte; its manifest."""
    [call] = await stage.town.call("dispatcher", "GET", "/video-calls", owner=f"case:{case}")

    async def sealed() -> Any:
        found = await stage.town.call("dispatcher", "GET", f"/video-calls/{call['call']}/manifest")
        files = [file for each in found["publications"] for file in each["files"]]
        return found if files and all(each["state"] == "sealed" for each in files) else None

    async with night(stage.town.house):
        found = await until(sealed)
    played: dict[str, set[str]] = {}
    for publication in found["publications"]:
        for file in publication["files"]:
            segments = msgspec.convert(file["segments"], list[Segment])
            whole = bytearray(await original(stage.town.house, superuser, file["evidence"]))
            assert broken_at(segments, io.BytesIO(whole)) is None
            whole[len(whole) // 2] ^= 1
            assert broken_at(segments, io.BytesIO(whole)) is not None
            if not file["copy_sha256"]:
                assert file["size"] < UNSEEN, "a file that holds a whole picture plays"
                continue
            plays = await probed(await stage.town.call("dispatcher", "GET", f"/media/{file['evidence']}"), folder)
            assert set(plays[0]) <= set(publication["kinds"])
            assert plays[1] > 0
            played.setdefault(publication["publication"], set()).update(plays[0])
    last = [each for each in found["publications"] if each["role"] == "caller"][-1]
    assert played[last["publication"]] == set(last["kinds"]), "all that was sent at the end is in an original"
    return found


def gaps(manifest: Any) -> list[str]:
    """Why something is missing in what was recorded."""
    return [gap["why"] for each in manifest["publications"] for gap in each["gaps"]]


async def probed(content: bytes, folder: Path) -> tuple[list[str], float]:
    """The kinds of the streams and the duration that ffprobe finds."""
    file = folder / "plays"
    file.write_bytes(content)
    command = ("ffprobe", "-v", "error", "-show_entries", "stream=codec_type:format=duration", "-of", "json", file)
    asked = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    said = json.loads((await asked.communicate())[0])
    return [each["codec_type"] for each in said["streams"]], float(said["format"]["duration"])

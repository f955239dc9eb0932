"""The recording of a call in the console: the player asks for the parts that it shows, and goes to any instant of it."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import asyncpg
import pytest
from playwright.async_api import Page, Response, Route, expect

from tests.faces.browsing import axe, until
from tests.faces.calling import hung_up, in_call, moves, pane, proved
from tests.faces.conftest import Stage
from tests.faces.looking import foreign_words

pytestmark = pytest.mark.usefixtures("engine")
PLACE = "video => [video.currentTime, video.seekable.length ? video.seekable.end(0) : 0]"

WHOLE = "video => video.offsetHeight > 0 && video.offsetHeight <= video.parentElement.clientHeight"

PLAYED = "video => video.played.length > 0 && video.played.end(0) > video.played.start(0)"


async def recorded(stage: Stage, superuser: asyncpg.Connection, folder: Path) -> tuple[Page, Any]:
    """A console with the case of a call of some seconds that has ended; what was recorded of it."""
    desk, caller, case = await in_call(stage)
    for _ in range(5):
        await moves(desk, "报警人")
    await hung_up(caller)
    await expect(pane(desk).get_by_text("通话已结束")).to_be_visible()
    await desk.keyboard.press("Alt+e")
    await expect(pane(desk)).to_have_count(0)
    return desk, await proved(stage, superuser, case, folder)


async def test_a_recording_is_played_in_parts(stage: Stage, superuser: asyncpg.Connection, tmp_path: Path) -> None:
    desk, _ = await recorded(stage, superuser, tmp_path)
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
    desk, _ = await recorded(stage, superuser, tmp_path)
    for file in (Path(stage.town.house.settings.data.dir) / "evidence").rglob("*.copy"):
        file.unlink()
    await desk.keyboard.press("9")
    await desk.get_by_role("link", name="回放").click()
    await expect(desk.get_by_role("alert").filter(has_text="证据文件缺失或校验不符")).to_be_visible()
    await expect(desk.get_by_role("button", name="播放")).to_be_disabled()


LOST, ERASED = 20, 5
"""Seconds: a gap, and after it a file whose evidence is no more."""


def twice(manifest: Any) -> tuple[Any, float]:
    """The call as if its caller's recording came, broke off, had a part that was erased, and came again; seconds of one."""
    [sent] = [each for each in manifest["publications"] if each["role"] == "caller"]
    [file] = [each for each in sent["files"] if each["kind"] == "video"]
    begin = datetime.fromisoformat(manifest["created_at"])
    lasts = (datetime.fromisoformat(file["ended_at"]) - datetime.fromisoformat(file["began_at"])).total_seconds()

    def lies(at: float, to: float) -> dict[str, str]:
        return {
            "began_at": (begin + timedelta(seconds=at)).isoformat(),
            "ended_at": (begin + timedelta(seconds=to)).isoformat(),
        }

    again = lasts + LOST + ERASED
    erased = {**file, "name": "erased", **lies(lasts + LOST, again), "piece": "erased", "kind": None, "sha256": None}
    files = [{**file, **lies(0, lasts)}, erased, {**file, "name": "again", **lies(again, again + lasts)}]
    gap = {"publication": sent["publication"], "why": "media_lost", **lies(lasts, lasts + LOST)}
    ended = lies(0, again + lasts)["ended_at"]
    return {**manifest, "ended_at": ended, "publications": [{**sent, "files": files, "gaps": [gap]}]}, lasts


async def test_it_plays_on_over_a_gap_and_over_what_was_erased(
    stage: Stage, superuser: asyncpg.Connection, tmp_path: Path
) -> None:
    desk, found = await recorded(stage, superuser, tmp_path)
    manifest, lasts = twice(found)

    async def told(route: Route) -> None:
        await route.fulfill(json=manifest)

    await desk.route("**/video-calls/*/manifest", told)
    await desk.keyboard.press("9")
    await desk.get_by_role("link", name="回放").click()
    play, line = desk.get_by_role("button", name="播放", exact=True), desk.get_by_role("slider", name="通话时间线")
    await expect(play).to_be_enabled()
    holes = desk.get_by_role("listitem").filter(has_text="–")
    await expect(holes).to_have_count(2)
    assert await axe(desk) == []
    assert await foreign_words(desk, "zh") == []
    video = desk.locator(".screen video")
    await play.click()
    gap = desk.get_by_role("status").filter(has_text="此刻没有录像：网络中断")
    await expect(gap).to_be_visible()
    await expect(desk.get_by_role("status").filter(has_text="这一段录像已清除")).to_be_visible()

    async def later() -> bool:
        return float(await line.input_value()) > lasts + LOST + ERASED + 0.5

    await until(later)
    await expect(video).to_be_visible()
    await expect(play).to_be_visible()
    await play.click()
    await expect(desk.get_by_role("button", name="暂停")).to_be_visible()
    assert float(await line.input_value()) < lasts
    await until(lambda: video.evaluate("video => !video.paused && video.currentTime > 0"))
    await expect(gap).to_be_visible()
    await desk.get_by_role("button", name="暂停").click()
    await expect(gap).to_be_visible()
    stands = await line.input_value()
    await play.click()

    async def goes_on() -> bool:
        return float(await line.input_value()) > float(stands) + 1

    await until(goes_on)

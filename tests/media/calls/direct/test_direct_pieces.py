"""Recordings that pages hand in in pieces: in their order, chained, no faster than time goes, sealed as they are."""

from __future__ import annotations

import asyncio
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

import asyncpg
import av
import pytest

from anmin.kernel.clock import SetClock
from anmin.kernel.house import House
from anmin.kernel.ids import new_id
from anmin.media.model import direct as rules
from anmin.media.model.chain import Segment, broken_at
from anmin.media.recording import sealing
from tests.media.calls.conftest import Line, night, tend
from tests.media.calls.direct.pages import HEAD, aged, file_of, filmed, kept, publication_of, put, refused, sent


async def test_pieces_in_their_order_and_again(line: Line, call: str, house: House) -> None:
    theirs = await sent(line, call)
    have = await kept(line, call, theirs, 0, HEAD)
    assert have == len(HEAD)
    assert await kept(line, call, theirs, have, b"first") == have + 5
    assert await kept(line, call, theirs, have, b"first") == have + 5, "the same piece again"
    assert await kept(line, call, theirs, have, b"first and") == have + 9, "merged with what came after it"
    assert await kept(line, call, theirs, 0, HEAD) == have + 9
    assert file_of(house, call, theirs).read_bytes() == HEAD + b"first and"
    assert file_of(house, call, theirs).stat().st_mode & 0o777 == 0o600
    gap = await put(line, call, theirs, have + 10, b"later")
    assert (gap.status_code, gap.json()["code"]) == (409, "recording_piece_gap")
    assert str(have + 9) in gap.json()["detail"]
    assert await refused(line, call, theirs, have, b"other") == "recording_piece_differs"
    assert await refused(line, call, theirs, have, b"first or") == "recording_piece_differs"
    assert file_of(house, call, theirs).read_bytes() == HEAD + b"first and"
    sending = await publication_of(line, call)
    assert (sending["recording"], sending["media"], sending["flows"]) == ("on", "flowing", ["audio", "video"])


async def test_hostile_pieces(line: Line, call: str, house: House) -> None:
    theirs = await sent(line, call)
    assert await refused(line, call, theirs, 0, b"GIF89a") == "recording_not_webm"
    assert await refused(line, call, theirs, 0, HEAD.replace(b"webm", b"mkv ")) == "recording_not_webm"
    assert await refused(line, call, theirs, 5, HEAD) == "recording_piece_gap"
    assert await refused(line, call, theirs, 0, b"") == "media_empty"
    assert await refused(line, call, theirs, 0, HEAD + bytes(4 << 20)) == "too_large"
    assert await refused(line, call, theirs, 0, HEAD, who=line.taker) == "publication_unknown"
    assert await refused(line, call, str(new_id()), 0, HEAD) == "publication_unknown"
    assert await refused(line, call, theirs, 0, HEAD, who=line.outside.citizen("stranger")) == "video_call_unknown"
    assert await refused(line, call, theirs, 0, HEAD, n=0) == "bad_request"
    assert await refused(line, call, theirs, -1, HEAD) == "bad_request"
    assert not file_of(house, call, theirs).exists()
    assert (await publication_of(line, call))["recording"] == "waiting"
    line.engine.fault = None
    carried = await line.published(call, line.taker)
    assert await refused(line, call, carried, 0, HEAD, who=line.taker) == "publication_unknown", "an engine records it"


async def test_no_faster_and_no_longer_than_a_page_records(
    line: Line, call: str, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rules, "AHEAD", 64)
    theirs = await sent(line, call)
    assert await refused(line, call, theirs, 0, HEAD + bytes(64)) == "too_many"
    clock.advance(timedelta(seconds=1))
    await kept(line, call, theirs, 0, HEAD + bytes(64))
    monkeypatch.setattr(rules, "MOST", 128)
    assert await refused(line, call, theirs, len(HEAD) + 64, bytes(64)) == "recording_too_long"


async def test_the_chain_grows_with_the_pieces(
    line: Line, call: str, house: House, clock: SetClock, superuser: asyncpg.Connection
) -> None:
    theirs = await sent(line, call)
    have = await kept(line, call, theirs, 0, HEAD)
    for body in (b"one", b"two"):
        clock.advance(timedelta(seconds=31))
        have = await kept(line, call, theirs, have, body)
    aged(file_of(house, call, theirs), time.time() - clock.now().timestamp())
    clock.advance(timedelta(seconds=5))
    await kept(line, call, theirs, 0, HEAD, n=2)
    assert await refused(line, call, theirs, have, b"late") == "recording_over", "a further file has begun"
    found = (await line.outside.client.get(f"/video-calls/{call}/manifest", headers=line.taker)).json()
    first, second = found["publications"][0]["files"]
    assert [first["state"], second["state"]] == ["ended", "growing"]
    segments = [Segment(**each) for each in first["segments"]]
    with file_of(house, call, theirs).open("rb") as opened:
        assert broken_at(segments, opened) is None
    assert [each.end for each in segments] == [len(HEAD) + 3, len(HEAD) + 6]
    assert [each["head"] for each in found["heads"]] == [*(each.chain for each in segments), segments[-1].chain]
    [gap] = found["publications"][0]["gaps"]
    assert gap["why"] == "restarted"
    assert gap["began_at"] < gap["ended_at"]
    assert await superuser.fetchval("select count(*) from timers where name = 'media.seal_recording'") == 1


def test_a_clock_that_was_put_back_says_nothing_of_how_fast_pieces_come() -> None:
    assert rules.too_fast(rules.AHEAD + 1, timedelta())
    assert not rules.too_fast(rules.AHEAD + 1, timedelta(hours=-1))


async def test_the_last_pieces_come_after_the_end_and_nothing_later(
    line: Line, call: str, clock: SetClock, superuser: asyncpg.Connection
) -> None:
    theirs = await sent(line, call)
    have = await kept(line, call, theirs, 0, HEAD)
    await line.good(f"/{call}/end", line.taker, reason="done")
    assert await superuser.fetchval("select count(*) from timers where name = 'media.seal_recording'") == 1
    have = await kept(line, call, theirs, have, b"the last")
    assert await refused(line, call, theirs, 0, HEAD, n=2) == "recording_over", "no further file"
    clock.advance(rules.LATE + timedelta(seconds=1))
    assert await refused(line, call, theirs, have, b"too late") == "recording_over"


async def test_held_nothing_new_is_recorded(line: Line, call: str, superuser: asyncpg.Connection) -> None:
    theirs = await sent(line, call)
    have = await kept(line, call, theirs, 0, HEAD)
    await line.good(f"/{call}/hold", line.taker, on=True)
    await kept(line, call, theirs, have, b"was on its way")
    assert await refused(line, call, theirs, 0, HEAD, n=2) == "recording_over"
    await line.good(f"/{call}/hold", line.taker, on=False)
    await kept(line, call, theirs, 0, HEAD, n=2)
    rows = await superuser.fetch("select why from recording_gaps where ended_at is not null")
    assert [row["why"] for row in rows] == ["held"]


async def test_a_page_that_was_killed_leaves_what_it_handed_in(
    line: Line, house: House, clock: SetClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def sealed() -> Any:
        found = (await line.outside.client.get(f"/video-calls/{call}/manifest", headers=line.taker)).json()
        return found if found["publications"][0]["files"][0]["state"] == "sealed" else None

    monkeypatch.setattr(sealing, "AT_REST", 0.2)
    call = await line.answered()
    theirs, film = await sent(line, call), await filmed(tmp_path)
    have = 0
    for start in range(0, len(film) * 3 // 4, 9_000):
        have = await kept(line, call, theirs, have, film[start : start + 9_000])
    for _ in range(2):
        clock.advance(timedelta(seconds=61))
        await line.show(call, line.taker)
        await tend(house, call)
    assert (await line.show(call))["reason"] == "lost"
    clock.advance(rules.SEAL_AFTER)
    async with night(house), asyncio.timeout(60):
        while not (found := await sealed()):
            await asyncio.sleep(0.1)
    [file] = found["publications"][0]["files"]
    assert (file["size"], file["kind"]) == (have, "video")
    kept_files = sorted(each.suffix for each in (Path(house.settings.data.dir) / "evidence").rglob("*.*"))
    assert kept_files == [".copy", ".original"], "sealed once, although its end was found only now"
    shown = await line.outside.client.get(f"/media/{file['evidence']}", headers=line.taker)
    (tmp_path / "shown.webm").write_bytes(shown.content)
    with av.open(tmp_path / "shown.webm") as opened:
        assert {each.type for each in opened.streams} == {"video", "audio"}
        assert opened.duration is not None
        assert opened.duration > 1_500_000
    assert not file_of(house, call, theirs).exists()

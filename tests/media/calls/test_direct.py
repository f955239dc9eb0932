"""A call from page to page: lines between pages, and recordings that come in pieces; whatever else is sent is refused by name."""

from __future__ import annotations

import asyncio
import os
import time
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import asyncpg
import av
import httpx
import pytest
import pytest_asyncio

from anmin.kernel.access import HOUSE
from anmin.kernel.clock import SetClock
from anmin.kernel.ctx import Caller
from anmin.kernel.house import House
from anmin.kernel.ids import new_id
from anmin.kernel.settings import Calls as CallSettings
from anmin.media import direct
from anmin.media.actions import recordings
from anmin.media.actions.calls_tending import TendCall, tend_call
from anmin.media.engine.engine import RECORDING, EngineAway
from anmin.media.model import direct as rules
from anmin.media.model.chain import Segment, broken_at
from anmin.media.recording import sealing
from anmin.media.switchboard import Switchboard
from tests.media.calls.conftest import Line

OFFER = (Path(__file__).parents[1] / "engine" / "offer.sdp").read_text()
HEAD = b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\xf7\x81\x01\x42\xf2\x81\x04\x42\xf3\x81\x08\x42\x82\x84webm"
BOTH = {"sdp": OFFER, "kinds": ["audio", "video"]}


@pytest.fixture(autouse=True)
def away(line: Line) -> None:
    line.engine.fault = EngineAway


@pytest_asyncio.fixture
async def call(line: Line) -> str:
    return await line.answered()


async def sent(line: Line, call: str, who: dict[str, str] | None = None) -> str:
    made = await line.good(f"/{call}/publications", who or line.caller, **BOTH)
    assert (made["direct"], made["sdp"]) == (True, "")
    return str(made["publication"])


async def put(line: Line, call: str, publication: str, at: int, body: bytes, **more: Any) -> httpx.Response:
    """`n`: of which file; `who` hands it in."""
    return await line.outside.client.post(
        f"/video-calls/{call}/publications/{publication}/pieces",
        params={"at": at, "n": more.get("n", 1)},
        content=body,
        headers={**(more.get("who") or line.caller), "content-type": "video/webm"},
    )


async def kept(line: Line, call: str, publication: str, at: int, body: bytes, **more: Any) -> int:
    answer = await put(line, call, publication, at, body, **more)
    assert answer.status_code == 200, answer.text
    return int(answer.json()["have"])


async def refused(line: Line, call: str, publication: str, at: int, body: bytes, **more: Any) -> str:
    answer = await put(line, call, publication, at, body, **more)
    assert answer.status_code >= 400, answer.text
    return str(answer.json()["code"])


async def tend(house: House, call: str) -> None:
    await tend_call.run(house, Caller(HOUSE, channel="timer"), TendCall(call=UUID(call)))


async def publication_of(line: Line, call: str) -> Any:
    return (await line.show(call))["participants"][0]["publication"]


def file_of(house: House, call: str, publication: str, n: int = 1) -> Path:
    return Path(house.settings.data.dir) / RECORDING / call / f"{publication}-{n}.webm"


def aged(path: Path, seconds: float) -> None:
    """As if nothing had been written for so long."""
    then = time.time() - seconds
    os.utime(path, (then, then))


async def lines(line: Line, call: str, who: dict[str, str]) -> list[Any]:
    return list((await line.show(call, who))["lines"])


async def test_the_pages_meet_while_the_engine_is_away_and_no_longer(
    line: Line, call: str, superuser: asyncpg.Connection
) -> None:
    await sent(line, call)
    shown = await line.show(call)
    assert (shown["engine"], shown["recording"]) == ("browsers", "waiting")
    assert shown["participants"][0]["publication"]["direct"] is True
    line.engine.fault = None
    made = await line.good(f"/{call}/publications", line.caller, **BOTH)
    assert made["direct"] is False
    assert (await line.show(call))["engine"] == "embedded"
    said = await superuser.fetch("select payload ->> 'engine' as e from journal where event = 'media.CallCarried'")
    assert [row["e"] for row in said] == ["browsers", "embedded"]


@pytest.mark.parametrize(("engine", "code"), [("browsers", None), ("off", "call_engine_away")])
async def test_as_the_setting_says(line: Line, house: House, engine: Any, code: str | None) -> None:
    line.engine.fault = None if engine == "browsers" else EngineAway
    house.offer(Switchboard(line.engine, CallSettings(engine=engine)))
    call = await line.answered()
    assert (await line.show(call))["engine"] == engine
    if code:
        assert await line.code(f"/{call}/publications", line.caller, **BOTH) == code
        assert (await line.show(call))["state"] == "answered", "the call goes on"
    else:
        await sent(line, call)
        assert "publish" not in [what for what, _ in line.engine.asked]


async def test_two_pages_find_each_other_through_the_house(
    line: Line, call: str, superuser: asyncpg.Connection
) -> None:
    theirs = await sent(line, call)
    made = await line.good(f"/{call}/listenings", line.taker, of=theirs)
    assert made["sdp"] == ""
    at = f"/{call}/listenings/{made['listening']}"
    [waiting] = await lines(line, call, line.caller)
    assert waiting == {"listening": made["listening"], "publication": theirs, "step": "asked", "sdp": None}
    assert await line.code(f"{at}/answer", line.taker, sdp=OFFER) == "call_line_step", "before there is an offer"
    assert await line.code(f"{at}/offer", line.taker, sdp=OFFER) == "publication_unknown", "a listener offers nothing"
    assert await line.code(f"{at}/offer", line.caller, sdp="garbage") == "sdp_refused"
    await line.good(f"{at}/offer", line.caller, sdp=OFFER)
    assert await line.code(f"{at}/offer", line.caller, sdp=OFFER) == "call_line_step"
    [offered] = await lines(line, call, line.taker)
    assert offered["step"] == "offered"
    assert "a=candidate:3857824403 1 udp 2122194687 192.0.2.2 50990 typ host\r\n" in offered["sdp"]
    assert [each["sdp"] for each in await lines(line, call, line.caller)] == [None], "one's own is not read back"
    assert b"ice-ufrag" not in await superuser.fetchval("select offer from listenings")
    assert await line.code(f"{at}/answer", line.caller, sdp=OFFER) == "publication_unknown"
    await line.good(f"{at}/answer", line.taker, sdp=OFFER)
    assert await line.code(f"{at}/answer", line.taker, sdp=OFFER) == "call_line_step"
    [settled] = await lines(line, call, line.caller)
    assert (settled["step"], "typ host" in settled["sdp"]) == ("answered", True)
    steps = await superuser.fetch("select payload ->> 'step' as s from journal where event = 'media.CallLine'")
    assert [row["s"] for row in steps] == ["asked", "offered", "answered"]
    await line.good(f"/{call}/end", line.taker, reason="done")
    rows = await superuser.fetch("select offer, answer from listenings")
    assert [tuple(row) for row in rows] == [(None, None)], "what the pages said to each other is forgotten"


async def test_a_line_is_seen_by_its_two_ends_alone(line: Line, call: str) -> None:
    theirs = await sent(line, call)
    officer = line.outside.staff("officer", "media.call", "media.join_calls")
    await line.good("/join", officer, call=call, role="officer")
    await line.good(f"/{call}/listenings", line.taker, of=theirs)
    assert await lines(line, call, officer) == []
    stranger = line.outside.citizen("stranger")
    assert await line.code(f"/{call}/listenings/{new_id()}/offer", stranger, sdp=OFFER) == "video_call_unknown"
    assert await line.code(f"/{call}/listenings/{new_id()}/offer", line.caller, sdp=OFFER) == "publication_unknown"


async def test_one_line_for_each_listener_and_not_too_many(
    line: Line, call: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(direct, "MOST_LISTENERS", 1)
    theirs = await sent(line, call)
    first = await line.good(f"/{call}/listenings", line.taker, of=theirs)
    again = await line.good(f"/{call}/listenings", line.taker, of=theirs)
    assert [each["listening"] for each in await lines(line, call, line.caller)] == [again["listening"]]
    at = f"/{call}/listenings/{first['listening']}/offer"
    assert await line.code(at, line.caller, sdp=OFFER) == "publication_unknown"
    officer = line.outside.staff("officer", "media.call", "media.join_calls")
    await line.good("/join", officer, call=call, role="officer")
    assert await line.code(f"/{call}/listenings", officer, of=theirs) == "call_engine_full"


async def test_what_stands_has_nothing_to_mend(line: Line, call: str) -> None:
    theirs = await sent(line, call)
    assert (await line.good(f"/{call}/restart", line.caller, connection=theirs, sdp="v=0"))["sdp"] == ""
    newer = await sent(line, call)
    assert await line.code(f"/{call}/restart", line.caller, connection=theirs, sdp="v=0") == "call_rebuild"
    assert await line.code(f"/{call}/restart", line.taker, connection=newer, sdp="v=0") == "call_rebuild"


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


async def test_a_recording_that_falls_silent_says_so(
    line: Line, call: str, house: House, superuser: asyncpg.Connection
) -> None:
    theirs = await sent(line, call)
    have = await kept(line, call, theirs, 0, HEAD)
    await tend(house, call)
    assert (await publication_of(line, call))["recording"] == "on"
    aged(file_of(house, call, theirs), 7)
    await tend(house, call)
    sending = await publication_of(line, call)
    assert (sending["recording"], sending["media"]) == ("waiting", "lost")
    await kept(line, call, theirs, have, b"more")
    assert (await publication_of(line, call))["recording"] == "on"
    [gap] = await superuser.fetch("select why, ended_at is not null as over from recording_gaps")
    assert tuple(gap) == ("media_lost", True)


async def test_a_page_that_never_records_is_an_alarm(
    line: Line, call: str, house: House, clock: SetClock, superuser: asyncpg.Connection
) -> None:
    theirs = await sent(line, call)
    for _ in range(2):
        clock.advance(timedelta(seconds=9))
        await line.show(call, line.caller)
        await line.show(call, line.taker)
        await tend(house, call)
    assert (await publication_of(line, call))["recording"] == "failed"
    alarms = await superuser.fetch("select payload ->> 'why' as why from journal where event = 'media.RecordingFailed'")
    assert [row["why"] for row in alarms] == ["not_written"]
    await kept(line, call, theirs, 0, HEAD)
    assert (await publication_of(line, call))["recording"] == "on", "late is better than never"


async def test_a_clock_that_is_set_stops_no_recording_and_hides_no_silence(
    line: Line, call: str, house: House, clock: SetClock, superuser: asyncpg.Connection
) -> None:
    theirs = await sent(line, call)
    have = await kept(line, call, theirs, 0, HEAD)
    clock.advance(timedelta(minutes=2))
    have = await kept(line, call, theirs, have, b"more")
    clock.advance(timedelta(hours=-1))
    have = await kept(line, call, theirs, have, b"and more")
    assert await superuser.fetchval("select max(to_byte) from recording_segments") == have, "cut at once"
    await line.show(call, line.caller)
    aged(file_of(house, call, theirs), -3600)
    await tend(house, call)
    assert (await publication_of(line, call))["recording"] == "waiting"
    clock.advance(timedelta(minutes=2))
    await recordings.mend_recordings.run(house, Caller(HOUSE), recordings.MendRecordings())
    assert await refused(line, call, theirs, have, b"while it is being sealed") == "recording_over"


def test_a_clock_that_was_put_back_says_nothing_of_how_fast_pieces_come() -> None:
    assert rules.too_fast(rules.AHEAD + 1, timedelta())
    assert not rules.too_fast(rules.AHEAD + 1, timedelta(hours=-1))


async def test_a_full_disk_is_an_alarm_until_there_is_room(
    line: Line, call: str, house: House, superuser: asyncpg.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = await sent(line, call)
    have = await kept(line, call, theirs, 0, HEAD)
    room = [0]
    monkeypatch.setattr(direct, "short", lambda _: room[0] == 0)
    monkeypatch.setattr("anmin.media.actions.recording_pieces.short", lambda _: room[0] == 0)
    for _ in range(2):
        assert await refused(line, call, theirs, have, b"more") == "storage_full"
    assert (await publication_of(line, call))["recording"] == "failed"
    assert await superuser.fetchval("select count(*) from journal where event = 'media.RecordingFailed'") == 1
    await tend(house, call)
    room[0] = 1
    await kept(line, call, theirs, have, b"more")
    assert (await publication_of(line, call))["recording"] == "on"
    assert file_of(house, call, theirs).read_bytes() == HEAD + b"more"
    [gap] = await superuser.fetch("select why, ended_at is not null as over from recording_gaps")
    assert tuple(gap) == ("recording_failed", True)


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


async def test_an_engine_that_comes_back_closes_nothing_of_the_pages(
    line: Line, call: str, house: House, clock: SetClock
) -> None:
    theirs = await sent(line, call)
    await kept(line, call, theirs, 0, HEAD)
    clock.advance(timedelta(seconds=2))
    mended = recordings.MendRecordings(engine_began=clock.now())
    assert await recordings.mend_recordings.run(house, Caller(HOUSE), mended) == 0
    assert (await publication_of(line, call))["publication"] == theirs


async def filmed(folder: Path) -> bytes:
    """Three seconds as a browser writes them: VP8 and Opus, no duration."""
    command = (
        *("ffmpeg", "-v", "error", "-f", "lavfi", "-i", "testsrc=size=160x120:rate=10:duration=3"),
        *("-f", "lavfi", "-i", "sine=duration=3", "-c:v", "libvpx", "-b:v", "100k", "-c:a", "libopus"),
        *("-f", "webm", "-live", "1", str(folder / "film.webm")),
    )
    made = await asyncio.create_subprocess_exec(*command)
    assert await made.wait() == 0
    return (folder / "film.webm").read_bytes()


async def test_a_page_that_was_killed_leaves_what_it_handed_in(
    line: Line, house: House, clock: SetClock, superuser: asyncpg.Connection, tmp_path: Path
) -> None:
    async def passing(door: Any, command: Any) -> Any:
        return await door.run(house, Caller(HOUSE), command)

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
    [recording] = [row["id"] for row in await superuser.fetch("select id from recordings")]
    aged(file_of(house, call, theirs), 30)
    await sealing.seal(house, recording, passing)
    found = (await line.outside.client.get(f"/video-calls/{call}/manifest", headers=line.taker)).json()
    [file] = found["publications"][0]["files"]
    assert (file["state"], file["size"], file["kind"]) == ("sealed", have, "video")
    [piece] = await superuser.fetch("select media_type, copy from evidence")
    assert tuple(piece) == ("video/webm", "made")
    shown = await line.outside.client.get(f"/media/{file['evidence']}", headers=line.taker)
    (tmp_path / "shown.webm").write_bytes(shown.content)
    with av.open(tmp_path / "shown.webm") as opened:
        assert {each.type for each in opened.streams} == {"video", "audio"}
        assert opened.duration is not None
        assert opened.duration > 1_500_000
    assert not file_of(house, call, theirs).exists()

"""What the engine's process writes down of files that grow: segments, heads, gaps, and what a killed one left behind."""

import asyncio
import errno
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import asyncpg
import pytest

from anmin.kernel.access import HOUSE
from anmin.kernel.clock import SetClock
from anmin.kernel.ctx import Caller
from anmin.kernel.house import House
from anmin.media.actions import recordings as actions
from anmin.media.engine.engine import (
    RECORDING,
    Closed,
    MediaCame,
    MediaLost,
    MediaResumed,
    RecordingBegan,
    RecordingEnded,
    RecordingFailed,
)
from anmin.media.model.chain import Segment, broken_at
from anmin.media.recording import recorder as recorders
from anmin.media.recording.recorder import Recorder
from anmin.media.recording.tails import Tail
from anmin.media.terms.engine import Kind, WhyClosed, WhyFailed
from tests.media.calls.conftest import Line

KINDS = frozenset(Kind)


async def counted(superuser: asyncpg.Connection, sql: str, more_than: int = 0) -> int:
    async with asyncio.timeout(20):
        while (found := await superuser.fetchval(f"select count(*) from {sql}")) <= more_than:
            await asyncio.sleep(0.05)
    return int(found)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recorders, "CUT_EACH", 0.3)
    monkeypatch.setattr(recorders, "READ_EACH", 0.05)


@pytest.mark.usefixtures("quick")
async def test_the_chain_grows_with_the_file(line: Line, house: House, superuser: asyncpg.Connection) -> None:
    call = await line.answered()
    sent = UUID(await line.published(call, line.caller))
    path = Path(house.settings.data.dir) / RECORDING / call / f"{sent}-1.mkv"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"first")
    async with Recorder(house, house.clock.now()).running() as hear:
        await hear(RecordingBegan(sent, (path.name,)))
        await hear(MediaCame(sent, KINDS))
        await counted(superuser, "recording_segments")
        with path.open("ab") as file:
            file.write(b" and more")
        await counted(superuser, "recording_segments", 1)
        with path.open("ab") as file:
            file.write(b", the end")
        await hear(RecordingEnded(sent, (path.name,)))
    manifest = (await line.outside.client.get(f"/video-calls/{call}/manifest", headers=line.taker)).json()
    [file] = manifest["publications"][0]["files"]
    segments = [Segment(**each) for each in file["segments"]]
    with path.open("rb") as opened:
        assert broken_at(segments, opened) is None
    assert (file["state"], file["size"], len(segments)) == ("ended", path.stat().st_size, 3)
    assert [each["head"] for each in manifest["heads"]] == [each.chain for each in segments]
    assert await counted(superuser, "timers where name = 'media.seal_recording'") == 1


@pytest.mark.usefixtures("quick")
async def test_media_that_stop_and_go_on_are_a_gap(line: Line, house: House, superuser: asyncpg.Connection) -> None:
    call = await line.answered()
    sent = UUID(await line.published(call, line.caller))
    async with Recorder(house, house.clock.now()).running() as hear:
        for told in (
            RecordingBegan(sent, ("a-1.mkv",)),
            MediaCame(sent, KINDS),
            MediaLost(sent, frozenset({Kind.VIDEO})),
        ):
            await hear(told)
        assert (await line.show(call))["participants"][0]["publication"]["flows"] == ["audio"]
        await hear(MediaLost(sent, frozenset({Kind.AUDIO})))
        assert (await line.show(call))["participants"][0]["publication"]["media"] == "lost"
        await hear(MediaResumed(sent, KINDS))
        await hear(RecordingFailed(sent, WhyFailed.DISK_FULL))
        assert (await line.show(call))["recording"] == "failed"
        await hear(Closed(sent, WhyClosed.AWAY))
    assert (await line.show(call))["participants"][0]["publication"] is None
    rows = await superuser.fetch("select why, ended_at is null as open from recording_gaps order by began_at, id")
    assert [tuple(row) for row in rows] == [("media_lost", False), ("recording_failed", True)]
    [alarm] = await superuser.fetch("select audience from journal where event = 'media.RecordingFailed'")
    assert f"office:{line.outside.office}" in alarm["audience"]


async def gaps(line: Line, call: str) -> list[tuple[str, bool]]:
    """Reason, and whether it lasts."""
    manifest = (await line.outside.client.get(f"/video-calls/{call}/manifest", headers=line.taker)).json()
    return [(gap["why"], gap["ended_at"] is None) for gap in manifest["publications"][0]["gaps"]]


async def test_what_never_was_recorded_is_a_gap_to_the_end(line: Line, house: House, clock: SetClock) -> None:
    call = await line.answered()
    sent = UUID(await line.published(call, line.caller))
    async with Recorder(house, house.clock.now()).running() as hear:
        await hear(RecordingFailed(sent, WhyFailed.DISK_FULL))  # an engine tells that before anything has come
        clock.advance(timedelta(seconds=1))
        await hear(MediaCame(sent, KINDS))
        await hear(MediaLost(sent, KINDS))
        await hear(MediaResumed(sent, KINDS))
    for on in (True, False):
        await line.good(f"/{call}/hold", line.taker, on=on)
    assert await gaps(line, call) == [("recording_failed", True)]
    assert (await line.show(call))["recording"] == "failed"
    clock.advance(timedelta(seconds=9))
    await line.good(f"/{call}/end", line.taker, reason="done")
    manifest = (await line.outside.client.get(f"/video-calls/{call}/manifest", headers=line.taker)).json()
    assert manifest["publications"][0]["gaps"][0]["ended_at"] == manifest["ended_at"]


async def test_who_takes_a_call_off_hold_ends_the_hold_alone(line: Line, house: House, clock: SetClock) -> None:
    call = await line.answered()
    sent = UUID(await line.published(call, line.caller))

    async def hold(*, on: bool) -> None:
        clock.advance(timedelta(seconds=1))
        await line.good(f"/{call}/hold", line.taker, on=on)

    async with Recorder(house, house.clock.now()).running() as hear:
        await hear(RecordingBegan(sent, ("a-1.mkv",)))
        await hear(MediaCame(sent, KINDS))
        await hear(MediaLost(sent, KINDS))
        await hold(on=True)
        await hold(on=False)
        assert await gaps(line, call) == [("media_lost", True)]
        await hear(MediaResumed(sent, KINDS))
        await hold(on=True)
        await hear(RecordingBegan(sent, ("a-2.mkv",)))  # the frames that waited for it
        assert await gaps(line, call) == [("media_lost", False), ("held", True)]
        await hear(MediaLost(sent, KINDS))
        await hold(on=False)
        assert await gaps(line, call) == [("media_lost", False), ("held", False), ("media_lost", True)]
        await hear(MediaResumed(sent, KINDS))
        await hold(on=True)
        await hear(RecordingFailed(sent, WhyFailed.DISK_FULL))
        await hold(on=False)
        assert (await gaps(line, call))[-2:] == [("held", False), ("recording_failed", True)]
        await hear(RecordingBegan(sent, ("a-3.mkv",)))  # as Janus tells late of what it has
        assert (await gaps(line, call))[-1] == ("recording_failed", True)
    assert (await line.show(call))["recording"] == "failed"


@pytest.mark.usefixtures("quick")
async def test_a_file_that_cannot_be_read_is_an_alarm_and_silences_no_other(
    line: Line, house: House, superuser: asyncpg.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    call = await line.answered()
    sent = UUID(await line.published(call, line.caller))
    folder = Path(house.settings.data.dir) / RECORDING / call
    folder.mkdir(parents=True)
    (folder / "bad-1.mkv").write_bytes(b"which the disk does not give back")
    (folder / "good-1.mkv").write_bytes(b"first")
    real, broken = Tail.read, [True]

    def read(tail: Tail) -> int:
        if broken[0] and tail.path.name.startswith("bad"):
            raise OSError(errno.EIO, "broken")
        return real(tail)

    monkeypatch.setattr(Tail, "read", read)

    async def recording(state: str) -> None:
        async with asyncio.timeout(20):
            while (await line.show(call))["recording"] != state:
                await asyncio.sleep(0.05)

    async with Recorder(house, house.clock.now()).running() as hear:
        await hear(RecordingBegan(sent, ("bad-1.mkv", "good-1.mkv")))
        await recording("failed")
        await counted(superuser, "recording_segments")
        with (folder / "good-1.mkv").open("ab") as file:
            file.write(b" and more")
        await counted(superuser, "recording_segments", 1)
        broken[0] = False
        await recording("on")
        await counted(superuser, "recording_segments", 2)
    assert await gaps(line, call) == [], "it was written all the time"
    said = await superuser.fetchval("select count(*) from journal where event = 'media.RecordingFailed'")
    assert said == 1


@pytest.mark.usefixtures("quick")
async def test_whoever_hears_next_follows_on_what_grows(
    line: Line, house: House, superuser: asyncpg.Connection
) -> None:
    began = house.clock.now()
    call = await line.answered()
    sent = UUID(await line.published(call, line.caller))
    path = Path(house.settings.data.dir) / RECORDING / call / f"{sent}-1.mkv"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"first")
    async with Recorder(house, began).running() as hear:
        await hear(RecordingBegan(sent, (path.name,)))
        await counted(superuser, "recording_segments")
    with path.open("ab") as file:
        file.write(b" and more")
    async with Recorder(house, began).running() as hear:
        await counted(superuser, "recording_segments", 1)
        await hear(RecordingEnded(sent, (path.name,)))
    manifest = (await line.outside.client.get(f"/video-calls/{call}/manifest", headers=line.taker)).json()
    [file] = manifest["publications"][0]["files"]
    with path.open("rb") as opened:
        assert broken_at([Segment(**each) for each in file["segments"]], opened) is None
    assert (file["state"], file["size"]) == ("ended", path.stat().st_size)


async def test_what_a_killed_engine_left_is_closed_and_sealed_later(
    line: Line, house: House, clock: SetClock, superuser: asyncpg.Connection
) -> None:
    call = await line.answered()
    first, other = UUID(await line.published(call, line.caller)), await line.published(call, line.taker)
    async with Recorder(house, house.clock.now()).running() as hear:
        await hear(RecordingBegan(first, ("a-1.mkv",)))
    clock.advance(timedelta(seconds=2))
    mended = actions.MendRecordings(engine_began=clock.now())
    clock.advance(timedelta(seconds=2))
    newer = await line.published(call, line.caller)  # before the house has heard of the death
    assert await actions.mend_recordings.run(house, Caller(HOUSE), mended) == 1
    sent = [each["publication"] for each in (await line.show(call))["participants"]]
    assert [each and each["publication"] for each in sent] == [newer, None], f"{other} went with the engine"
    assert await actions.mend_recordings.run(house, Caller(HOUSE), mended) == 0, "what is being sealed is left alone"
    [gap] = await superuser.fetch("select publication_id, ended_at, why from recording_gaps")
    assert tuple(gap) == (first, clock.now(), "engine_died")
    assert await counted(superuser, "timers where name = 'media.seal_recording'") == 1


async def test_an_engine_whose_program_died_leaves_a_gap_until_it_is_sent_again(line: Line, house: House) -> None:
    call = await line.answered()
    sent = UUID(await line.published(call, line.caller))
    path = Path(house.settings.data.dir) / RECORDING / call / f"{sent}-1-video.mjr"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"until it died")

    async with Recorder(house, house.clock.now()).running() as hear:
        await hear(RecordingBegan(sent, (path.name,)))
        await hear(MediaCame(sent, KINDS))
        await hear(RecordingEnded(sent, (path.name,)))
        await hear(Closed(sent, WhyClosed.ENGINE))
    assert await gaps(line, call) == [("engine_died", True)]
    await line.published(call, line.caller)
    assert await gaps(line, call) == [("engine_died", False)]


async def test_news_of_what_is_not_known_are_let_go(line: Line, house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recorders, "UNKNOWN_FOR", 0.1)
    stranger = UUID(int=7)
    async with Recorder(house, house.clock.now()).running() as hear:
        for told in (
            MediaCame(stranger, KINDS),
            RecordingBegan(stranger, ("x-1.mkv",)),
            Closed(stranger, WhyClosed.ASKED),
        ):
            await hear(told)
    assert await line.begun()

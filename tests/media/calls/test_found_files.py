"""Files that an engine wrote and the house never heard of: sealed after all, or removed when their call is gone."""

import asyncio
import os
import time
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import asyncpg
import pytest

from anmin.kernel import faults
from anmin.kernel.access import HOUSE
from anmin.kernel.clock import SetClock
from anmin.kernel.ctx import Caller
from anmin.kernel.house import House
from anmin.kernel.words import Fault
from anmin.media.actions import recordings as actions
from anmin.media.engine.engine import RECORDING, RecordingBegan
from anmin.media.recording import recorder as recorders
from anmin.media.recording import sealing
from anmin.media.recording.finding import OLD, find
from anmin.media.recording.recorder import Recorder
from tests.media.calls.conftest import Line, seal


def written(house: House, call: str, name: str, seconds_ago: float = 60) -> Path:
    path = Path(house.settings.data.dir) / RECORDING / call / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"what was said")
    then = time.time() - seconds_ago
    os.utime(path, (then, then))
    return path


async def sealed(house: House, superuser: asyncpg.Connection) -> list[tuple[Any, ...]]:
    for row in await superuser.fetch("select id from recordings where state <> 'sealed'"):
        await seal(house, row["id"])
    return [tuple(row) for row in await superuser.fetch("select name, state, segments from recordings order by name")]


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealing, "AT_REST", 0.2)


async def test_what_no_news_told_of_is_found_when_the_engine_is_back(
    line: Line, house: House, clock: SetClock, superuser: asyncpg.Connection
) -> None:
    call = await line.answered()
    sent = UUID(await line.published(call, line.caller))
    path = written(house, call, f"{sent}-1.mkv")  # the database went away, then the engine was killed
    (path.parent.parent / "not-a-call").mkdir()
    clock.advance(timedelta(seconds=5))
    async with Recorder(house, clock.now()).running():
        pass
    [gap] = await superuser.fetch("select publication_id, why from recording_gaps")
    assert tuple(gap) == (sent, "engine_died")
    assert await superuser.fetchval("select count(*) from timers where name = 'media.seal_recording'") == 1
    assert await sealed(house, superuser) == [(path.name, "sealed", 1)]
    assert not path.exists()
    said = await superuser.fetchval("select taken_at from evidence")
    assert said == await superuser.fetchval("select created_at from publications")


async def test_what_is_sent_still_is_left_to_its_engine(line: Line, house: House, clock: SetClock) -> None:
    call = await line.answered()
    began = clock.now()
    clock.advance(timedelta(seconds=1))
    written(house, call, f"{await line.published(call, line.caller)}-1.mkv")
    async with Recorder(house, began).running():
        pass
    await find(house, clock.now() + OLD)
    found = (await line.outside.client.get(f"/video-calls/{call}/manifest", headers=line.taker)).json()
    assert found["publications"][0]["files"] == []


async def test_by_night_files_are_found_and_those_of_a_call_that_is_gone_go(
    line: Line, house: House, clock: SetClock, superuser: asyncpg.Connection
) -> None:
    call = await line.answered()
    sent = await line.published(call, line.caller)
    kept = written(house, call, f"{sent}-1.mkv")
    stranger = written(house, str(uuid4()), "x-1.mkv", 25 * 3600)
    younger = written(house, str(uuid4()), "x-1.mkv", 3600)
    await line.good(f"/{call}/end", line.taker, reason="done")
    (kept.parent.parent / "not-a-call").mkdir()
    await sealing.drop_sealed(house)
    await find(house, clock.now() - OLD)
    assert await sealed(house, superuser) == [], "its news may be on their way"
    clock.advance(OLD + timedelta(seconds=1))
    await find(house, clock.now() - OLD)
    assert await sealed(house, superuser) == [(kept.name, "sealed", 1)]
    assert (kept.exists(), stranger.parent.exists(), younger.exists()) == (False, False, True)


@pytest.mark.parametrize("fault", [faults.STORAGE_FULL, faults.BUSY, faults.UNAVAILABLE])
async def test_a_database_that_can_take_nothing_in_is_waited_for(
    line: Line, house: House, superuser: asyncpg.Connection, monkeypatch: pytest.MonkeyPatch, fault: Fault
) -> None:
    class Full:
        name = actions.begin_recording.name
        real = actions.begin_recording
        asked = 0

        async def run(self, *given: Any) -> Any:
            self.asked += 1
            if self.asked == 1:
                raise fault()
            return await self.real.run(*given)

    monkeypatch.setattr(recorders.actions, "begin_recording", Full())
    monkeypatch.setattr(recorders, "UNKNOWN_FOR", 0)
    call = await line.answered()
    sent = UUID(await line.published(call, line.caller))
    async with Recorder(house, house.clock.now()).running() as hear:
        await hear(RecordingBegan(sent, (f"{sent}-1.mkv",)))
    assert await superuser.fetchval("select state from recordings") == "growing"


async def test_every_file_of_an_engine_that_died_has_its_gap(
    line: Line, house: House, clock: SetClock, superuser: asyncpg.Connection
) -> None:
    call = await line.answered()
    sent = UUID(await line.published(call, line.caller))
    await superuser.execute(
        """insert into publications (id, call_id, participant_id, epoch, kinds, media, recording, created_at, closed_at)
        select gen_random_uuid(), call_id, participant_id, n, kinds, 'closed', 'on', created_at, created_at
        from publications, generate_series(2, 131) n where id = $1""",
        sent,
    )
    await superuser.execute(
        """insert into recordings (id, call_id, publication_id, name, state, began_at, grew_at, chain)
        select gen_random_uuid(), call_id, id, id || '-1.mkv', 'growing', created_at, created_at, $1 from publications""",
        bytes(32),
    )
    clock.advance(timedelta(seconds=5))
    mended = actions.MendRecordings(engine_began=clock.now())
    assert await actions.mend_recordings.run(house, Caller(HOUSE), mended) == 131
    assert await superuser.fetchval("select count(*) from recording_gaps where why = 'engine_died'") == 131
    assert await superuser.fetchval("select count(*) from timers where name = 'media.seal_recording'") == 131


async def test_a_clock_that_is_put_back_holds_no_sealing_up(
    line: Line, house: House, clock: SetClock, superuser: asyncpg.Connection
) -> None:
    call = await line.answered()
    sent = UUID(await line.published(call, line.caller))
    path = written(house, call, f"{sent}-1.mkv", -3600)
    async with Recorder(house, clock.now()).running() as hear:
        await hear(RecordingBegan(sent, (path.name,)))
    clock.advance(timedelta(hours=-1))
    assert await actions.mend_recordings.run(house, Caller(HOUSE), actions.MendRecordings()) == 1
    async with asyncio.timeout(30):
        assert await sealed(house, superuser) == [(path.name, "sealed", 1)]


async def test_a_clock_that_is_put_forward_ends_nothing_that_grows(
    line: Line, house: House, superuser: asyncpg.Connection
) -> None:
    call = await line.answered()
    sent = UUID(await line.published(call, line.caller))
    path = written(house, call, f"{sent}-1.mkv")
    async with Recorder(house, house.clock.now()).running() as hear:
        await hear(RecordingBegan(sent, (path.name,)))

    async def grow() -> None:
        while True:
            with path.open("ab") as file:
                file.write(b", and more")
            os.utime(path, (time.time() - 3600,) * 2)
            await asyncio.sleep(0.02)

    growing = asyncio.create_task(grow())
    assert await sealed(house, superuser) == [(path.name, "growing", 0)]
    growing.cancel()

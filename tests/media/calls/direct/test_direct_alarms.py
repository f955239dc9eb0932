"""What pages should record and do not is an alarm until they do: silence, nothing at all, no room."""

from __future__ import annotations

from datetime import timedelta

import asyncpg
import pytest

from anmin.kernel.access import HOUSE
from anmin.kernel.clock import SetClock
from anmin.kernel.ctx import Caller
from anmin.kernel.house import House
from anmin.media import direct
from anmin.media.actions import recordings
from tests.media.calls.conftest import Line, tend
from tests.media.calls.direct.pages import HEAD, aged, file_of, kept, publication_of, refused, sent


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

"""What is sealed of a file that ended, and what is told of one that cannot be evidence."""

from pathlib import Path
from uuid import UUID

import asyncpg

from anmin.kernel.house import House
from anmin.media.engine.engine import RECORDING, RecordingBegan, RecordingEnded
from anmin.media.recording import sealing
from anmin.media.recording.recorder import Recorder
from tests.media.calls.conftest import Line, seal


async def test_what_cannot_be_evidence_is_an_alarm_and_what_a_fall_left_goes_by_night(
    line: Line, house: House, superuser: asyncpg.Connection
) -> None:
    call = await line.answered()
    sent = UUID(await line.published(call, line.caller))
    folder = Path(house.settings.data.dir) / RECORDING / call
    folder.mkdir(parents=True)
    (folder / f"{sent}-1.mkv").write_bytes(b"not a film, and not what its chain says")
    async with Recorder(house, house.clock.now()).running() as hear:
        for part in (1, 2):
            await hear(RecordingBegan(sent, (f"{sent}-{part}.mkv",)))
            await hear(RecordingEnded(sent, (f"{sent}-{part}.mkv",)))
    (folder / f"{sent}-1.mkv").write_bytes(b"changed before it was sealed")

    for row in await superuser.fetch("select id from recordings order by id"):
        await seal(house, row["id"])
    states = [row["state"] for row in await superuser.fetch("select state from recordings order by name")]
    assert states == ["sealed", "missing"], "what is left of it is kept all the same"
    alarms = await superuser.fetch("select payload ->> 'why' as why from journal where event = 'media.RecordingFailed'")
    assert [row["why"] for row in alarms] == ["altered"]
    [piece] = await superuser.fetch("select kind, copy from evidence")
    assert (piece["kind"], piece["copy"]) == ("video", "none")
    folder.mkdir(exist_ok=True)
    (folder / f"{sent}-1.mkv").write_bytes(b"left behind")
    await sealing.drop_sealed(house)
    assert not folder.exists()

"""In the engine's process: hears what the engine tells, and keeps the chain of every file that grows.

New bytes are hashed each second; a segment is written down every half minute and at the end. A database that is away
is waited for: what the engine writes goes on meanwhile, and nothing of it is missed.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, final
from uuid import UUID

import msgspec

from anmin.kernel import access, faults
from anmin.kernel.ctx import Caller
from anmin.kernel.door import Door
from anmin.kernel.house import House
from anmin.kernel.logs import log
from anmin.kernel.words import Problem
from anmin.media.actions import recordings as actions
from anmin.media.engine import engine as tells
from anmin.media.engine.engine import RECORDING, AnyTold
from anmin.media.model.chain import Segment
from anmin.media.queries.recordings import GrowingFiles, growing_files
from anmin.media.recording.finding import find
from anmin.media.recording.tails import Tail

CUT_EACH = 30.0
READ_EACH = 1.0
MOST_FAILURES = 5
"""Readings in a row that went wrong before it is an alarm."""
UNKNOWN_FOR = 3.0
"""Seconds in which a publication may still be on its way into the database when the engine tells of it."""
WAITED_FOR = (faults.UNAVAILABLE, faults.BUSY, faults.STORAGE_FULL)


class _File(msgspec.Struct):
    """One that grows. `unsaid`: segments that are not written down yet."""

    call: UUID
    publication: UUID
    tail: Tail
    cut_at: float
    unsaid: list[Segment] = []
    failures: int = 0
    alarm: bool = False


@final
class Recorder:
    """`hear` is awaited for one event after the other; `running` reads the files beside it."""

    def __init__(self, house: House, engine_began: datetime) -> None:
        self._house = house
        self._began = engine_began
        self._folder = Path(house.settings.data.dir) / RECORDING
        self._files: dict[str, _File] = {}
        self._turn = asyncio.Lock()

    @asynccontextmanager
    async def running(self) -> AsyncIterator[Callable[[AnyTold], Awaitable[None]]]:
        """What an engine before this one left open is closed first; what this one writes already is followed on."""
        await self._pass(actions.mend_recordings, actions.MendRecordings(engine_began=self._began))
        await find(self._house, self._began, self._pass)
        for each in await self._pass(growing_files, GrowingFiles(since=self._began)) or ():
            tail = Tail(self._folder / str(each.call) / each.name, each.size, each.segments, each.chain)
            self._files[each.name] = _File(each.call, each.publication, tail, time.monotonic() + CUT_EACH)
        reading = asyncio.create_task(self._read())
        try:
            yield self.hear
        finally:
            reading.cancel()

    async def hear(self, told: AnyTold) -> None:
        match told:
            case tells.RecordingBegan():
                await self._begin(told.publication, told.files)
            case tells.RecordingEnded():
                for name in told.files:
                    file = self._files.get(name)
                    await self._grow(name, ended=True)
                    if file is not None:
                        await self._alarm(file, on=False)
            case _:
                await self._say(told)

    async def _say(self, told: AnyTold) -> None:
        match told:
            case tells.MediaCame() | tells.MediaResumed():
                await self._known(
                    actions.hear_flow, actions.HearFlow(told.publication, tuple(sorted(told.kinds)), True)
                )
            case tells.MediaLost():
                await self._known(
                    actions.hear_flow, actions.HearFlow(told.publication, tuple(sorted(told.kinds)), False)
                )
            case tells.Closed():
                await self._pass(actions.hear_closed, actions.HearClosed(connection=told.connection, why=told.why))
            case tells.ListenerHears():
                await self._pass(actions.hear_listener, actions.HearListener(listening=told.listening))
            case tells.RecordingFailed():
                await self._known(
                    actions.fail_recording, actions.FailRecording(publication=told.publication, why=told.why)
                )

    async def _begin(self, publication: UUID, files: tuple[str, ...]) -> None:
        call = await self._known(actions.begin_recording, actions.BeginRecording(publication=publication, files=files))
        for name in files if call else ():
            file = _File(call, publication, Tail(self._folder / str(call) / name), time.monotonic() + CUT_EACH)
            self._files.setdefault(name, file)

    async def _read(self) -> None:
        while True:
            await asyncio.sleep(READ_EACH)
            for name in list(self._files):
                await self._follow(name)

    async def _follow(self, name: str) -> None:
        """A file that cannot be followed silences no other; after a while it is an alarm, until it can be again."""
        file, well = self._files.get(name), False
        if file is None:
            return
        try:
            well = await self._grow(name, ended=False)
        except Exception as error:  # noqa: BLE001 - a disk, a database: the next reading tries again
            log.warning("recording_not_followed", fault=type(error).__name__)
        file.failures = 0 if well else file.failures + 1
        try:
            await self._alarm(file, on=not well and (file.alarm or file.failures >= MOST_FAILURES))
        except Exception as error:  # noqa: BLE001 - as above
            log.warning("recording_alarm_not_told", fault=type(error).__name__)

    async def _alarm(self, file: _File, *, on: bool) -> None:
        news = actions.FollowRecording(publication=file.publication, well=not on)
        if on is not file.alarm and await self._pass(actions.follow_recording, news, patient=False):
            file.alarm = on

    async def _grow(self, name: str, *, ended: bool) -> bool:
        """Read on; write a segment down when it is time. Whether nothing is left that ought to be written down."""
        async with self._turn:
            file = self._files.get(name)
            if file is None:
                return True
            await asyncio.to_thread(file.tail.read)
            if ended or time.monotonic() >= file.cut_at:
                file.cut_at = time.monotonic() + CUT_EACH
                if segment := file.tail.cut():
                    file.unsaid.append(segment)
            if not (ended or file.unsaid):
                return True
            grown = actions.GrowRecording(call=file.call, name=name, segments=tuple(file.unsaid), ended=ended)
            done = await self._pass(actions.grow_recording, grown, patient=ended)
            if done is not None:
                file.unsaid = []
            if ended or done is False:  # it is being sealed
                self._files.pop(name)
            return done is not None

    async def _known(self, door: Door[Any, Any], command: Any) -> Any:
        """As `_pass`, waiting for a publication whose own transaction is not over yet."""
        until = time.monotonic() + UNKNOWN_FOR
        while (known := await self._pass(door, command)) is None and time.monotonic() < until:
            await asyncio.sleep(0.05)
        return known

    async def _pass(self, door: Door[Any, Any], command: Any, *, patient: bool = True) -> Any:
        """The result. A house that is out of reach is asked again, by the patient for ever; None: it does not know."""
        while True:
            try:
                return await door.run(self._house, Caller(access.HOUSE, channel="engine"), command)
            except Problem as problem:
                if problem.fault not in WAITED_FOR:
                    log.error("engine_news_refused", door=door.name, code=problem.fault.code)
                    return None
            except OSError as error:
                log.warning("engine_news_wait", door=door.name, fault=type(error).__name__)
            if not patient:
                return None
            await asyncio.sleep(0.5)

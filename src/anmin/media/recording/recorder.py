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
from anmin.media.recording.finding import find
from anmin.media.recording.tails import Tail

CUT_EACH = 30.0
READ_EACH = 1.0
UNKNOWN_FOR = 3.0
"""Seconds in which a publication may still be on its way into the database when the engine tells of it."""
WAITED_FOR = (faults.UNAVAILABLE, faults.BUSY, faults.STORAGE_FULL)


@final
class Recorder:
    """`hear` is awaited for one event after the other; `running` reads the files beside it."""

    def __init__(self, house: House, engine_began: datetime) -> None:
        self._house = house
        self._began = engine_began
        self._folder = Path(house.settings.data.dir) / RECORDING
        self._tails: dict[str, Tail] = {}
        self._unsaid: dict[str, list[Segment]] = {}
        self._call: dict[str, UUID] = {}
        self._cut_at: dict[str, float] = {}
        self._turn = asyncio.Lock()

    @asynccontextmanager
    async def running(self) -> AsyncIterator[Callable[[AnyTold], Awaitable[None]]]:
        """What an engine before this one left open is closed first."""
        await self._pass(actions.mend_recordings, actions.MendRecordings(engine_began=self._began))
        await find(self._house, self._began, self._pass)
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
                    await self._grow(name, ended=True)
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
            self._call[name] = call
            self._tails[name] = Tail(self._folder / str(call) / name)
            self._unsaid[name] = []
            self._cut_at[name] = time.monotonic() + CUT_EACH

    async def _read(self) -> None:
        while True:
            await asyncio.sleep(READ_EACH)
            for name in list(self._tails):
                await self._grow(name, ended=False)

    async def _grow(self, name: str, *, ended: bool) -> None:
        """Read on; write a segment down when it is time."""
        async with self._turn:
            tail = self._tails.get(name)
            if tail is None:
                return
            await asyncio.to_thread(tail.read)
            if not ended and time.monotonic() < self._cut_at[name]:
                return
            self._cut_at[name] = time.monotonic() + CUT_EACH
            if segment := tail.cut():
                self._unsaid[name].append(segment)
            elif not ended:
                return
            grown = actions.GrowRecording(
                call=self._call[name], name=name, segments=tuple(self._unsaid[name]), ended=ended
            )
            if await self._pass(actions.grow_recording, grown, patient=ended) is not None:
                self._unsaid[name] = []
            if ended:
                for held in (self._tails, self._unsaid, self._call, self._cut_at):
                    held.pop(name)

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

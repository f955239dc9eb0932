"""The hands of a lane: a few tasks that carry out claimed jobs and note how each ended. `settle` writes the notes down.

What an action has ended in its own transaction needs no note. Faults are noted by class and code: an exception's text
may hold anything.
"""

from __future__ import annotations

import asyncio
import random
from collections import deque
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager, suppress
from datetime import datetime
from traceback import extract_tb
from typing import final
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

from anmin.kernel import faults
from anmin.kernel.db import Connection
from anmin.kernel.house import House
from anmin.kernel.journal import Line
from anmin.kernel.lanes import jobs
from anmin.kernel.lanes.counts import JOBS, LATE
from anmin.kernel.lanes.declare import Book, Fired, Reaction
from anmin.kernel.lanes.jobs import Failure, Job
from anmin.kernel.lanes.manners import MANNERS, pause
from anmin.kernel.lanes.react import Overtaken, React
from anmin.kernel.logs import log
from anmin.kernel.timers import Lane
from anmin.kernel.troubles import AWAY
from anmin.kernel.words import Problem


class UnknownReaction(Exception):
    """No room of this program declares what the job names; a newer or older worker may."""


class Abandoned(Exception):
    """The job was begun again and again and its worker never came back to say how it ended."""


class Place(msgspec.Struct, frozen=True):
    """Where jobs are carried out: the house, its reactions, the lane, and the bureau's time zone."""

    house: House
    book: Book
    lane: Lane
    zone: ZoneInfo


@final
class Hands:
    """At most `width` jobs at once. `ring` is called whenever a hand becomes free."""

    def __init__(self, place: Place, ring: Callable[[], None]) -> None:
        self.place = place
        self.manner = MANNERS[place.lane]
        self.held: set[UUID] = set()
        """Claimed jobs whose end is not yet written."""
        self._ring = ring
        self._waiting: asyncio.Queue[Job] = asyncio.Queue()
        self._busy = 0
        self._idle = asyncio.Event()
        self._idle.set()
        self._finished: deque[Job] = deque()
        self._again: deque[tuple[Job, datetime]] = deque()
        self._failed: deque[Failure] = deque()

    @property
    def waiting(self) -> int:
        return self._waiting.qsize()

    def take(self, claimed: Iterable[Job]) -> None:
        for job in claimed:
            self.held.add(job.id)
            self._waiting.put_nowait(job)

    @asynccontextmanager
    async def working(self) -> AsyncIterator[None]:
        """The tasks at work; on leaving, whatever still runs is broken off and its transaction rolled back."""
        tasks = [asyncio.create_task(self._serve()) for _ in range(self.manner.width)]
        try:
            yield
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def lay_down(self, seconds: float) -> None:
        """Begin nothing more and give what runs this long to end."""
        while not self._waiting.empty():
            self.held.discard(self._waiting.get_nowait().id)
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._idle.wait()

    async def settle(self, conn: Connection, lease: UUID) -> None:
        """Write down how jobs ended. What cannot be written is kept for the next time."""
        if finished := list(self._finished):
            await jobs.finish(conn, lease, [job.id for job in finished])
            self._written(self._finished, finished)
        if failed := list(self._failed):
            await jobs.try_again(conn, lease, failed)
            self._written(self._failed, [failure.job for failure in failed])
        for job, again in list(self._again):
            await jobs.finish_one(conn, job, again)
            self._written(self._again, [job])

    def _written(self, notes: deque[Job] | deque[Failure] | deque[tuple[Job, datetime]], ended: list[Job]) -> None:
        for job in ended:
            notes.popleft()
            self.held.discard(job.id)

    async def _serve(self) -> None:
        while True:
            job = await self._waiting.get()
            self._busy += 1
            self._idle.clear()
            await self._carry_out(job)
            self._busy -= 1
            if not self._busy:
                self._idle.set()
            self._ring()
            # A handler that never waits would keep the other lanes from their turn.
            await asyncio.sleep(0)

    async def _carry_out(self, job: Job) -> None:
        reaction = self.place.book.find(job.kind, job.name)
        again = self._comes_again(reaction, job)
        react = React(self.place.house, job, again)
        try:
            async with asyncio.timeout(self.manner.limit):
                await self._hand_over(reaction, react, job)
        except Overtaken:
            self._ended(job, "overtaken")
        except Exception as error:  # noqa: BLE001 — whatever a room's code raises is noted, tried again and parked
            self._note_failure(job, react, error)
        else:
            self._note_end(job, react, again)

    def _comes_again(self, reaction: Reaction | None, job: Job) -> datetime | None:
        if reaction is None or reaction.schedule is None:
            return None
        return reaction.schedule.after(max(self.place.house.clock.now(), job.due), self.place.zone)

    async def _hand_over(self, reaction: Reaction | None, react: React, job: Job) -> None:
        if reaction is None:
            raise UnknownReaction(job.name)
        if job.attempts > 2 * self.manner.attempts:
            raise Abandoned(job.name)
        if job.kind == "timer":
            LATE.labels(self.place.lane).observe(max(0.0, (react.now - job.due).total_seconds()))
        await reaction.verb(react, _given(job))

    def _note_end(self, job: Job, react: React, again: datetime | None) -> None:
        if react.passed:
            self._ended(job, "acted")
            return
        JOBS.labels(self.place.lane, job.name, "finished").inc()
        if again is None:
            self._finished.append(job)
        else:
            self._again.append((job, again))

    def _note_failure(self, job: Job, react: React, error: Exception) -> None:
        failure = self._failure(job, react.now, error)
        said = {"lane": self.place.lane, "name": job.name, "job": str(job.id), "fault": failure.fault}
        if react.passed:
            log.error("reaction failed after its action", **said, at=_where(error))
            self._ended(job, "acted")
            return
        tell = log.error if failure.parked_at else log.warning
        tell("job parked" if failure.parked_at else "job failed", **said, attempts=job.attempts, at=_where(error))
        JOBS.labels(self.place.lane, job.name, "parked" if failure.parked_at else "failed").inc()
        self._failed.append(failure)

    def _failure(self, job: Job, now: datetime, error: Exception) -> Failure:
        fault = type(error).__name__ + (f":{error.fault.code}" if isinstance(error, Problem) else "")
        away = _house_was_away(error)
        parked_at = now if job.attempts >= self.manner.attempts and not away else None
        chance = random.random()  # noqa: S311 — it spreads tries, it guards nothing
        return Failure(job, now + pause(self.manner, job.attempts, chance), fault, parked_at, counted=not away)

    def _ended(self, job: Job, ended: str) -> None:
        JOBS.labels(self.place.lane, job.name, ended).inc()
        self.held.discard(job.id)


def _given(job: Job) -> Line | Fired:
    if job.kind == "reaction":
        return msgspec.json.decode(job.payload, type=Line)
    payload = msgspec.Raw(job.payload.encode())
    return Fired(job.name, job.subject, job.version, job.due, payload, job.request)


def _house_was_away(error: Exception) -> bool:
    """The database went away under the action: no fault of the job's, so it does not count. A slow statement counts."""
    gone = isinstance(error, Problem) and error.fault is faults.UNAVAILABLE
    return gone and isinstance(error.__cause__, AWAY) and not isinstance(error.__cause__, TimeoutError)


def _where(error: Exception) -> str:
    frames = extract_tb(error.__traceback__)
    return f"{frames[-1].filename}:{frames[-1].lineno}" if frames else ""

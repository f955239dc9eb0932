"""One lane at work: feeds itself from the journal, claims what is due, hands it out, writes down how it ended, rests.

It has a connection of its own, so that no other lane can keep it waiting. It sleeps until the next job is due, at most
as long as the lane's manner allows, and is woken by commits of its own process.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta
from time import monotonic
from typing import final

import asyncpg

from anmin.kernel.db import Connection
from anmin.kernel.ids import new_id
from anmin.kernel.lanes import jobs, parking
from anmin.kernel.lanes.feed import Feeder, enrol
from anmin.kernel.lanes.hands import Hands, Place
from anmin.kernel.lanes.jobs import Claims
from anmin.kernel.lanes.manners import MANNERS
from anmin.kernel.logs import log
from anmin.kernel.metrics import PARKED
from anmin.kernel.troubles import AWAY

TROUBLE = (*AWAY, asyncpg.PostgresError)
PATIENCE = 30.0
"""Seconds that the lane's own statements may take before the connection is given up."""
GRACE = 10.0
"""Seconds that running jobs have to end when the worker stops."""
ROUND = 10.0
"""Seconds between two rounds: standing timers, figures for operators."""
RETURN = 0.25
"""Seconds before the next attempt to reach a database that went away."""
SOON = 0.004
"""First pause after a line was written that was not complete yet; it doubles."""
MOST = 512
"""Jobs claimed at once, when they are short."""


@final
class LaneAtWork:
    """Run it once with `run`. Rings come from the same thread."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self.manner = MANNERS[place.lane]
        self.claims = Claims(place.lane, new_id(), timedelta(seconds=self.manner.lease))
        self.hands = Hands(place, self.ring)
        self.feeder = Feeder(place.lane, place.book.heard(place.lane))
        self._bell = asyncio.Event()
        self._newest = datetime.min.replace(tzinfo=place.zone)
        self._feed_at = self._renew_at = self._round_at = 0.0
        self._gap = self.manner.poll
        self._vain = 0
        self._away = False
        self._batch, self._claimed_at = 2 * self.manner.width, 0.0

    def ring(self) -> None:
        """Look again now."""
        self._bell.set()

    def lines_written(self) -> None:
        """A commit of this process wrote journal lines."""
        self._gap, self._feed_at = SOON, 0.0
        self.ring()

    def timers_set(self, lanes: Sequence[str]) -> None:
        """A commit of this process set timers in these lanes."""
        if self.place.lane in lanes:
            self.ring()

    async def run(self, stop: asyncio.Event) -> None:
        """Until `stop`. A database that goes away is waited for."""
        async with self.hands.working():
            while not stop.is_set():
                try:
                    await self._session(stop)
                except TROUBLE as error:
                    if not self._away:
                        log.warning("lane lost the database", lane=self.place.lane, fault=type(error).__name__)
                    self._away = True
                    await _passed(stop, RETURN)

    async def _session(self, stop: asyncio.Event) -> None:
        conn = await self.place.house.db.connect()
        try:
            await self._arrive(conn)
            while not stop.is_set():
                self._bell.clear()
                async with asyncio.timeout(PATIENCE):
                    worked = await self._turn(conn)
                if not worked:
                    await self._rest(conn)
            await self.hands.lay_down(min(GRACE, self.manner.limit))
            await self.hands.settle(conn, self.claims.lease)
            await jobs.release(conn, self.claims)
        finally:
            conn.terminate()

    async def _arrive(self, conn: Connection) -> None:
        # What the lane itself writes may be lost with the last instant before a crash: it would be done again. An action
        # commits on another connection, durably, and with it all that was written before.
        await conn.execute("set synchronous_commit = off")
        book, now = self.place.book, self.place.house.clock.now()
        await enrol(conn, book.listeners(history=False), book.listeners(history=True), now)
        await jobs.release(conn, self.claims, self.hands.held)
        await self._clock_put_back(conn, now)
        self._away = False

    async def _turn(self, conn: Connection) -> bool:
        """One turn; True when it found work and should be followed by another at once."""
        now = self.place.house.clock.now()
        if now < self._newest:
            await self._clock_put_back(conn, now)
        self._newest = now
        await self.hands.settle(conn, self.claims.lease)
        await self._keep(conn, now)
        fed = await self._feed(conn, now)
        return await self._claim(conn, now) or fed

    async def _clock_put_back(self, conn: Connection, now: datetime) -> None:
        await jobs.clock_put_back(conn, self.place.lane, now, timedelta(seconds=self.manner.longest))
        self._round_at = 0.0

    async def _keep(self, conn: Connection, now: datetime) -> None:
        """Renew leases, and now and then make the round."""
        if self.hands.held and monotonic() >= self._renew_at:
            await jobs.renew(conn, self.claims, self.hands.held)
            self._renew_at = monotonic() + self.manner.lease / 3
        if monotonic() >= self._round_at:
            await self._round(conn, now)
            self._round_at = monotonic() + ROUND

    async def _round(self, conn: Connection, now: datetime) -> None:
        lane, zone = self.place.lane, self.place.zone
        for name, schedule in self.place.book.scheduled(lane):
            first = schedule.after(now, zone)
            await jobs.stand(conn, lane, name, (first, schedule.after(first, zone)))
        await parking.hold(conn, lane)
        PARKED.labels(lane).set(await parking.count(conn, lane))

    async def _feed(self, conn: Connection, now: datetime) -> bool:
        if monotonic() < self._feed_at:
            return False
        fed = await self.feeder.feed(conn, now)
        self._gap = SOON if fed else min(self.manner.poll, self._gap * 2)
        self._feed_at = monotonic() + (0.0 if fed else self._gap)
        return fed

    async def _claim(self, conn: Connection, now: datetime) -> bool:
        if self.hands.waiting >= self.manner.width:
            return False
        claimed = await jobs.claim(conn, self.claims, now, self._batch)
        if not claimed:
            return False
        self._vain = 0
        if not self.hands.held:
            self._renew_at = monotonic() + self.manner.lease / 3
        self._suit_batch(len(claimed))
        self.hands.take(claimed)
        return True

    def _suit_batch(self, claimed: int) -> None:
        """Claim more at once while jobs are short, fewer while they are long, so that other workers get their share."""
        took, self._claimed_at = monotonic() - self._claimed_at, monotonic()
        if claimed == self._batch and took < 0.05:
            self._batch = min(MOST, self._batch * 2)
        elif took > 0.25:
            self._batch = max(2 * self.manner.width, self._batch // 2)

    async def _rest(self, conn: Connection) -> None:
        """Until rung, until the next job is due, at most until the next look."""
        longest = max(0.0, min(self.manner.poll, self._feed_at - monotonic()))
        if self.hands.waiting >= self.manner.width:
            await self._rung(longest)
            return
        now = self.place.house.clock.now()
        due = await jobs.next_due(conn, self.place.lane, now)
        # A clock that stands still would have us look at the same instant for ever: each vain look doubles the pause.
        wait = longest if due is None else max((due - now).total_seconds() + 0.0005, 0.001 * 2 ** min(self._vain, 12))
        if not await self._rung(min(wait, longest)) and wait < longest:
            self._vain += 1

    async def _rung(self, seconds: float) -> bool:
        return await _passed(self._bell, seconds)


async def _passed(event: asyncio.Event, seconds: float) -> bool:
    """Wait for the event; False when it did not come in time."""
    try:
        async with asyncio.timeout(seconds):
            await event.wait()
    except TimeoutError:
        return False
    return True

"""The fleet and the roads in every process: loaded at the start, kept by what the journal says and by the newest positions.

Units are advice only: an order looks at the row itself. A position is at most about a second old here.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from datetime import datetime
from typing import final
from uuid import UUID

from anmin.dispatch.fleet import Fleet, UnitRow, Units
from anmin.dispatch.model.capabilities import CAPABILITIES
from anmin.dispatch.roads import OwnRoads, RoadGraph, RoadTimes, StraightLine
from anmin.dispatch.store import fleet as store
from anmin.dispatch.store import positions, roads
from anmin.kernel.access import EVERYTHING, NOTHING
from anmin.kernel.house import House
from anmin.kernel.journal import Line
from anmin.kernel.logs import log
from anmin.kernel.registers import Registers
from anmin.kernel.troubles import AWAY

BEAT = 1.0
"""Seconds between two looks for new positions."""


@final
class FleetService:
    """`house.service(FleetService)`. Reads as the house; whoever answers people from it narrows by their scope."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._fleet = Fleet()
        self._stale: set[UUID] = set()
        self._edges: dict[UUID, datetime] = {}
        self._cursor = positions.FIRST
        self._woken = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    def units(self) -> Units:
        """All units as they are known now."""
        return self._fleet.snapshot()

    def find(self, unit: UUID) -> UnitRow | None:
        return self._fleet.get(unit)

    def row(self, unit: UUID) -> UnitRow:
        """Raises KeyError for a unit that is not there."""
        found = self._fleet.get(unit)
        if found is None:
            raise KeyError(unit)
        return found

    async def load(self) -> None:
        """Read everything anew."""
        async with self._house.db.transaction(EVERYTHING) as conn:
            self._cursor, _ = await positions.since(conn, self._cursor)
            loaded = await store.load(conn, self._house.clock.now(), self._capable(), None)
        self._fleet, self._edges = Fleet(), {}
        for each in loaded:
            self._take(each)

    def follow(self) -> None:
        """Keep up until the house closes."""
        self._task = asyncio.create_task(self._keep_up())

    def hear(self, line: Line) -> None:
        """A line about a unit: its row is read again."""
        self._stale.add(UUID(line.subject.partition(":")[2]))
        self._woken.set()

    def hear_level(self, line: Line) -> None:
        """A case became more or less urgent: the units on it are read again."""
        case = UUID(line.subject.partition(":")[2])
        self._stale |= {row.id for row in self._fleet.snapshot().rows if row.busy and row.busy.case == case}
        self._woken.set()

    async def _keep_up(self) -> None:
        pool = self._house.db.app
        while not pool.is_closing():
            try:
                await self._catch_up(self._house.clock.now())
            except Exception as error:  # noqa: BLE001 - nobody else would notice that the fleet stands still
                if not pool.is_closing():
                    trace = None if isinstance(error, AWAY) else error
                    log.warning("fleet_not_read", error=type(error).__name__, exc_info=trace)
            try:
                await asyncio.wait_for(self._woken.wait(), BEAT)
            except TimeoutError:
                continue

    async def _catch_up(self, now: datetime) -> None:
        self._woken.clear()
        wanted = self._stale | {unit for unit, edge in self._edges.items() if edge <= now}
        self._stale = set()
        try:
            async with self._house.db.transaction(EVERYTHING) as conn:
                if wanted:
                    self._replace(wanted, await store.load(conn, now, self._capable(), list(wanted)))
                self._cursor, moved = await positions.since(conn, self._cursor)
        except OverflowError:  # capabilities that ended are still counted: begin anew
            self._stale |= wanted
            await self.load()
            return
        except BaseException:
            self._stale |= wanted
            raise
        for each in moved:
            self._fleet.locate(each.unit, each.fix, each.mark)

    def _replace(self, wanted: set[UUID], loaded: Iterable[store.Loaded]) -> None:
        found = set()
        for each in loaded:
            self._take(each)
            found.add(each.row.id)
        for gone in wanted - found:
            self._fleet.remove(gone)
            self._edges.pop(gone, None)

    def _take(self, loaded: store.Loaded) -> None:
        row = loaded.row
        self._fleet.upsert(row)
        if row.fix is not None:
            self._fleet.locate(row.id, row.fix, loaded.mark)
        self._edges.pop(row.id, None)
        if loaded.edge is not None:
            self._edges[row.id] = loaded.edge

    def _capable(self) -> frozenset[str]:
        rows = self._house.service(Registers).rows(CAPABILITIES, self._house.clock.now())
        return frozenset(row.code for row in rows)


@final
class Roads:
    """`house.service(Roads).times`: our own network, or straight lines while there is none."""

    def __init__(self, house: House) -> None:
        self._house = house
        self.version = 0
        self.times: RoadTimes = StraightLine()

    async def load(self) -> None:
        """Take the newest network, when it is newer than the one held."""
        async with self._house.db.transaction(NOTHING) as conn:
            version = await roads.newest(conn)
            if version is None or version == self.version:
                return
            content = await roads.content(conn, version)
        if content is not None:
            graph = await asyncio.to_thread(RoadGraph.decode, content)
            self.times, self.version = OwnRoads(graph), version

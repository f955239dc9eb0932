"""Runs the lanes of one process until it is told to stop. Any number of such processes share the work."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from zoneinfo import ZoneInfo

from anmin.kernel.house import House
from anmin.kernel.lanes.declare import Book, Reaction
from anmin.kernel.lanes.hands import Place
from anmin.kernel.lanes.lane import LaneAtWork
from anmin.kernel.timers import Lane


async def run_lanes(house: House, reactions: Iterable[Reaction], lanes: Iterable[Lane], stop: asyncio.Event) -> None:
    """Carry out timers and reactions in `lanes` until `stop`; jobs at work then have ten seconds to end.

    `reactions` are those of the whole house, whichever lanes run here. Raises ValueError when two claim one name.
    """
    book, zone = Book(reactions), ZoneInfo(house.settings.bureau.zone)
    working = [LaneAtWork(Place(house, book, lane, zone)) for lane in lanes]
    house.on_lines.extend(each.lines_written for each in working)
    house.on_timers.extend(each.timers_set for each in working)
    try:
        async with asyncio.TaskGroup() as tasks:
            for each in working:
                tasks.create_task(each.run(stop))
            await stop.wait()
            for each in working:
                each.ring()
    finally:
        for each in working:
            house.on_lines.remove(each.lines_written)
            house.on_timers.remove(each.timers_set)

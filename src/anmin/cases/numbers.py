"""Case numbers `division-yyyymmdd-serial`, leased from the database for all who wait at once.

A lease commits without waiting for the disk: the case that carries the number commits after it, in the same log.
A serial that was leased and not used (a refused case, a stopped process) is left out, and never given twice.
"""

from __future__ import annotations

import asyncio
from datetime import date, datetime
from typing import final
from zoneinfo import ZoneInfo

from anmin.kernel.house import House

LEASE = """
insert into case_numbers (division, day, last) values ($1, $2, $3)
on conflict (division, day) do update set last = case_numbers.last + excluded.last
returning last, set_config('synchronous_commit', 'off', true)
"""
Key = tuple[str, date]


@final
class Numbers:
    """`house.service(Numbers)`: one lease at a time a division and day, as large as the number of those who wait."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._zone = ZoneInfo(house.settings.bureau.zone)
        self._waiting: dict[Key, list[asyncio.Future[int]]] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    async def next(self, division: str, now: datetime) -> str:
        """`320116-20261102-00017`; the day is the bureau's. Raises what the database raises when it is away."""
        key = (division, now.astimezone(self._zone).date())
        mine: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        waiting = self._waiting.get(key)
        if waiting is None:
            self._waiting[key] = [mine]
            task = asyncio.create_task(self._lease(key))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        else:
            waiting.append(mine)
        serial = await mine
        return f"{division}-{key[1]:%Y%m%d}-{serial:05d}"

    async def _lease(self, key: Key) -> None:
        """Serve those who wait, and those who came meanwhile, until nobody waits."""
        while waiting := self._waiting[key]:
            self._waiting[key] = []
            try:
                async with self._house.db.intake.acquire() as conn:
                    last = await conn.fetchval(LEASE, *key, len(waiting))
            except Exception as error:  # noqa: BLE001 - whatever it is, each one who waits is told
                _tell(waiting, error)
                continue
            for serial, each in enumerate(waiting, last - len(waiting) + 1):
                if not each.done():
                    each.set_result(serial)
        del self._waiting[key]


def _tell(waiting: list[asyncio.Future[int]], error: Exception) -> None:
    for each in waiting:
        if not each.done():
            each.set_exception(error)

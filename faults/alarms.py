"""Alarms are raised, taken, ordered to responders and answered while the house is killed: none may be lost or doubled."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from uuid import UUID

import httpx

from anmin.app.city.units import KNOWN
from bench.town import Row
from faults import books, line_books
from faults.callers import Desks, Line
from faults.kills import Kills
from faults.town import Town, town
from faults.writers import PATIENCE

CAR = next(post for post, login in KNOWN.items() if login == "officer").rpartition("-")[0]
"""The code of the unit in whose crew the demonstration's officer is."""


def measure(rounds: int = 60) -> list[Row]:
    """So many rounds on a house of its own, and `serve` itself killed once."""
    with town() as place:
        return asyncio.run(check(place, rounds, abandoned=1))


async def check(place: Town, rounds: int, abandoned: int, seed: int = 20261122) -> list[Row]:
    """`rounds` of kills under a working line, and `serve` itself killed `abandoned` times."""
    chance = random.Random(seed)
    since = await books.begin(place.dsn())
    desks = await asyncio.to_thread(furnished, place)
    line, kills = Line(place.url, desks, chance), Kills(place, chance)
    async with working(line) as work:
        await kills.run(rounds, abandoned, work)
    return [
        *kills.fallen(rounds),
        *await line_books.alarms(place.dsn(), since, line.ledger, desks),
        *await line_books.work(place.dsn(), since, line.ledger),
        *await line_books.desk(place.url, line.ledger, desks),
        *books.seals(await books.until_sealed(place), rests=False),
    ]


def furnished(place: Town) -> Desks:
    """The demonstration's own call-taker, dispatcher and officer, and the officer's car."""
    taker, dispatcher, officer = (place.enter(login) for login in ("caller", "dispatcher", "officer"))
    headers = {"authorization": f"Bearer {dispatcher.token}"}
    units = httpx.get(f"{place.url}/api/v1/units", headers=headers, timeout=10).raise_for_status().json()["units"]
    car = next(each for each in units if each["code"] == CAR)
    return Desks(
        taker=taker.token,
        dispatcher=dispatcher.token,
        officer=officer.token,
        office=place.office(officer.office),
        car=UUID(car["id"]),
        lon=car["home_lon"],
        lat=car["home_lat"],
    )


@asynccontextmanager
async def working(line: Line) -> AsyncIterator[asyncio.Task[None]]:
    """The line at work; on leaving it carries through what it has begun. A failure of its own is raised there."""
    work = asyncio.create_task(line.run())
    try:
        yield work
        line.stop()
        await asyncio.wait_for(work, 2 * PATIENCE)
    finally:
        work.cancel()

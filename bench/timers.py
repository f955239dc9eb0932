"""Measures the lanes: how fast due timers and lines are worked off, and how late a timer is that was set a little ahead.

One worker process on a durable database. Timers are set by another connection, which wakes nobody, as another process
would set them.
"""

from __future__ import annotations

import asyncio
import statistics
import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import uvloop

from anmin.app.compose import open_house
from anmin.kernel.db import Connection
from anmin.kernel.house import House
from anmin.kernel.journal import Line
from anmin.kernel.lanes import Fired, React, Reaction, due, on, run_lanes
from anmin.kernel.settings import load
from anmin.kernel.timers import LANES
from anmin.kernel.words import Event, fact
from bench.probe.actions import Note, note_alone
from bench.town import Row, Town, at_least, at_most, town

IDLE, ACTING, LINES = 100_000, 10_000, 20_000
SET, APART, AHEAD = 1000, 0.005, (0.3, 0.8)
DUE = """
insert into timers (id, lane, kind, name, subject, version, due)
select gen_random_uuid(), 'bell', 'timer', $1, 'bench:' || n, 1, now() - interval '1 minute' + n * interval '1 us'
from generate_series(1, $2::int) n
"""
AHEAD_OF_TIME = """
insert into timers (id, lane, kind, name, subject, version, due) values (gen_random_uuid(), 'bell', 'timer', $1, $2, 1, $3)
"""
WRITTEN = """
insert into journal (at, actor, channel, action, subject, version, event, payload, request)
select now(), 'system', 'bench', 'bench.write', 'bench:' || n % 2000, n / 2000, 'timers.Written', '{}', 'bench'
from generate_series(0, $1::int - 1) n
"""
LEFT = "select exists (select from timers)"
UNFED = """
select exists (select from journal j where (j.tx, j.seq) > (select tx, seq from cursors where name like 'reaction/%'))
"""


@fact("已写入", "Written")
class Written(Event, frozen=True):
    """Written only here."""


@due("bench.idle")
async def idle(react: React, fired: Fired) -> None:
    """Finds nothing to do."""


@due("bench.acting")
async def acting(react: React, fired: Fired) -> None:  # noqa: ARG001 — the action needs nothing of it
    """Passes an action: three rows and a journal line."""
    await react(note_alone, Note(text="bench", lon=100.0, lat=20.0))


@on(Written)
async def on_written(react: React, line: Line) -> None:
    """Hears a line and finds nothing to do."""


class Punctual:
    """A timer's handler that notes how late it was called, in milliseconds."""

    def __init__(self) -> None:
        self.late: list[float] = []
        self.reaction = due("bench.punctual")(self.note)

    async def note(self, react: React, fired: Fired) -> None:
        self.late.append((react.now - fired.due) / timedelta(milliseconds=1))


def measure() -> list[Row]:
    """The figures of the lanes, all in one run on one database."""
    with town() as place:
        return uvloop.run(_measure(place))


async def _measure(place: Town) -> list[Row]:
    settings = load(environment={"ANMIN_DATA_DIR": str(place.folder), "ANMIN_LOG_LEVEL": "error"})
    async with open_house(settings, place.where, packages=()) as house:
        conn = await house.db.connect()
        rows = [
            at_least("timers drained, nothing to do", await _drained(house, conn, idle, IDLE), "timers/s", 10_000),
            Row(
                "timers drained, each with an action of its own",
                round(await _drained(house, conn, acting, ACTING)),
                "timers/s",
                "",
                0,
                0,
            ),
            Row("lines heard, in order of their subject", round(await _heard(house, conn)), "lines/s", "", 0, 0),
            *await _late(house, conn),
        ]
        await conn.close()
        return rows


async def _drained(house: House, conn: Connection, reaction: Reaction, timers: int) -> float:
    await conn.execute(DUE, reaction.timer, timers)
    return timers / await _seconds(house, conn, [reaction], LEFT)


async def _heard(house: House, conn: Connection) -> float:
    await conn.execute(WRITTEN, LINES)
    return LINES / await _seconds(house, conn, [on_written], UNFED, LEFT)


async def _seconds(house: House, conn: Connection, reactions: Sequence[Reaction], *left: str) -> float:
    """How long the lanes take until none of the questions `left` is answered with yes."""
    stop, started = asyncio.Event(), time.perf_counter()
    working = asyncio.create_task(run_lanes(house, reactions, LANES, stop))
    await asyncio.sleep(0.2)
    for question in left:
        while await conn.fetchval(question):
            await asyncio.sleep(0.02)
    took = time.perf_counter() - started
    stop.set()
    await working
    return took


async def _late(house: House, conn: Connection) -> list[Row]:
    punctual, stop = Punctual(), asyncio.Event()
    working = asyncio.create_task(run_lanes(house, [punctual.reaction], LANES, stop))
    await asyncio.sleep(0.5)
    nearest, farthest = AHEAD
    for number in range(SET):
        ahead = nearest + (farthest - nearest) * (number * 7 % 100) / 100
        then = datetime.now(UTC) + timedelta(seconds=ahead)
        await conn.execute(AHEAD_OF_TIME, punctual.reaction.timer, f"bench:{number}", then)
        await asyncio.sleep(APART)
    while len(punctual.late) < SET:
        await asyncio.sleep(0.05)
    stop.set()
    await working
    late = sorted(punctual.late)
    return [
        at_most("timer set a little ahead, late by, p50", statistics.median(late), "ms", 15),
        Row("timer set a little ahead, late by, p99", round(late[len(late) * 99 // 100], 2), "ms", "", 0, 0),
    ]

"""Timers fire once, when the house's clock says so, and never for a state that moved or cancelled them meanwhile."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from msgspec.structs import replace

from anmin.kernel.clock import SetClock
from anmin.kernel.db import Where
from anmin.kernel.journal import Line
from anmin.kernel.lanes import Fired, React, due, every, on
from anmin.kernel.lanes.feed import Feeder, enrol
from anmin.kernel.lanes.manners import MANNERS
from tests.kernel.lanes.lamps.actions import SetTimer, Stroke, Switch, set_timer, stroke, switch
from tests.kernel.lanes.lamps.events import Switched
from tests.kernel.lanes.lamps.town import Town, open_town

LAMP = "lamp:1"
MINUTE = timedelta(minutes=1)


@due("lamps.dim")
async def dim(react: React, fired: Fired) -> None:
    await react(stroke, Stroke(what="dim", subject=fired.subject, version=fired.version))


async def _set(town: Town, in_: timedelta, **more: Any) -> None:
    await town.act(set_timer, SetTimer(name="lamps.dim", subject=LAMP, due=town.house.clock.now() + in_, **more))


async def test_a_timer_fires_when_it_is_due_and_carries_its_version(town: Town, clock: SetClock) -> None:
    async with town.working(dim):
        await _set(town, MINUTE, version=7)
        clock.advance(MINUTE - timedelta(milliseconds=1))
        await asyncio.sleep(0.6)
        assert await town.strokes() == []
        clock.advance(timedelta(milliseconds=1))
        await town.until(town.strokes)
    assert await town.strokes() == [("dim", LAMP, 7, "timer/lamps.dim")]
    assert await town.jobs() == []


async def test_a_timer_runs_on_the_machines_clock(live_town: Town) -> None:
    async with live_town.working(dim):
        await _set(live_town, timedelta(seconds=0.3))
        assert await live_town.strokes() == []
        await live_town.until(live_town.strokes)


async def test_a_timer_set_in_this_process_wakes_its_lane(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    rarely = {each: replace(manner, poll=600) for each, manner in MANNERS.items()}
    monkeypatch.setattr("anmin.kernel.lanes.lane.MANNERS", rarely)
    async with town.working(dim):
        await asyncio.sleep(0.3)
        await _set(town, -MINUTE)
        await town.until(town.strokes)


class Held:
    """A timer's handler that stops before its action until it is let go."""

    def __init__(self) -> None:
        self.begun, self.go = asyncio.Event(), asyncio.Event()
        self.runs = 0
        self.reaction = due("lamps.dim")(self.dim)

    async def dim(self, react: React, fired: Fired) -> None:
        self.runs += 1
        self.begun.set()
        await self.go.wait()
        await react(stroke, Stroke(what="dim", subject=fired.subject, version=fired.version))


async def test_a_timer_cancelled_while_it_runs_does_not_act(town: Town) -> None:
    held = Held()
    await _set(town, -MINUTE)
    async with town.working(held.reaction):
        await held.begun.wait()
        await town.act(stroke, Stroke(what="other", subject=LAMP, cancels="lamps.dim"))
        held.go.set()
        await asyncio.sleep(0.5)
    assert [what for what, *_ in await town.strokes()] == ["other"]
    assert await town.jobs() == []
    assert held.runs == 1


async def test_a_timer_moved_while_it_runs_acts_at_its_new_time_only(town: Town, clock: SetClock) -> None:
    held = Held()
    await _set(town, -MINUTE, version=1)
    async with town.working(held.reaction):
        await held.begun.wait()
        await _set(town, MINUTE, version=2)
        held.go.set()
        await asyncio.sleep(0.5)
        assert await town.strokes() == []
        clock.advance(MINUTE)
        await town.until(town.strokes)
    assert [version for _, _, version, _ in await town.strokes()] == [2]
    assert await town.jobs() == []


async def test_a_worker_that_stops_ends_what_runs_and_gives_back_the_rest(town: Town) -> None:
    held = Held()
    for number in range(6):
        at = town.house.clock.now() - MINUTE
        await town.act(set_timer, SetTimer(name="lamps.dim", subject=f"lamp:{number}", due=at))
    async with town.working(held.reaction):
        await town.until(lambda: town.conn.fetchval("select count(lease) = 6 from timers"))
        await held.begun.wait()
        asyncio.get_running_loop().call_later(0.3, held.go.set)
    assert len(await town.strokes()) == held.runs == 4
    assert [(job["lease"], job["attempts"]) for job in await town.jobs()] == [(None, 0)] * 2


async def test_a_job_taken_over_by_another_worker_acts_once(town: Town) -> None:
    held = Held()
    await _set(town, -MINUTE)
    async with town.working(held.reaction):
        await held.begun.wait()

        async def taken_over() -> bool:
            """The holder keeps its lease alive: it is broken until the other one has seen that."""
            await town.conn.execute("update timers set leased_until = '2020-01-01'")
            return bool(await town.strokes())

        async with town.working(dim):
            await town.until(taken_over)
        held.go.set()
        await asyncio.sleep(0.3)
    assert len(await town.strokes()) == 1


async def test_an_action_may_set_its_own_timer_anew(town: Town, clock: SetClock) -> None:
    @due("lamps.dim")
    async def again(react: React, fired: Fired) -> None:
        then = SetTimer(name="lamps.dim", subject=LAMP, due=react.now + MINUTE, version=fired.version + 1)
        await react(stroke, Stroke(what="dim", subject=LAMP, version=fired.version, sets=then))

    await _set(town, -MINUTE)
    async with town.working(again):
        for count in (1, 2, 3):
            await town.until(lambda count=count: _strokes_are(town, count))
            clock.advance(MINUTE)
        await town.until(lambda: _strokes_are(town, 4))
    assert [version for _, _, version, _ in await town.strokes()] == [1, 2, 3, 4]
    assert len(await town.jobs()) == 1


async def test_an_action_may_cancel_its_own_timer(town: Town) -> None:
    @due("lamps.dim")
    async def cancels(react: React, fired: Fired) -> None:
        await react(stroke, Stroke(what="dim", subject=LAMP, cancels="lamps.dim"))

    await _set(town, -MINUTE)
    async with town.working(cancels):
        await town.until(town.strokes)
        await asyncio.sleep(0.2)
    assert [what for what, *_ in await town.strokes()] == ["dim"]
    assert await town.jobs() == []


async def _strokes_are(town: Town, count: int) -> bool:
    return len(await town.strokes()) == count


async def test_a_clock_that_jumps_forth_and_back_neither_loses_nor_doubles(town: Town, clock: SetClock) -> None:
    for minutes in range(1, 21):
        at = clock.now() + minutes * MINUTE
        await town.act(set_timer, SetTimer(name="lamps.dim", subject=f"lamp:{minutes}", due=at, lane="siren"))
    async with town.working(dim), town.working(dim):
        for jump in (5, -4, 8, -9, 3, 12, -30, 40):
            clock.advance(jump * MINUTE)
            await asyncio.sleep(0.12)
        await town.until(lambda: _strokes_are(town, 20))
        clock.advance(-40 * MINUTE)
        await asyncio.sleep(0.2)
    assert sorted(subject for _, subject, *_ in await town.strokes()) == sorted(f"lamp:{n}" for n in range(1, 21))
    assert await town.jobs() == []


async def test_a_clock_put_back_does_not_hold_up_a_reaction(town: Town, clock: SetClock) -> None:
    @on(Switched)
    async def hears(react: React, line: Line) -> None:
        await react(stroke, Stroke(what="heard", subject=line.subject))

    await town.act(switch, Switch(UUID(int=1)))
    await enrol(town.conn, [hears.name], [], clock.now())
    await Feeder("bell", [("lamps.Switched", hears.name)]).feed(town.conn, clock.now())
    clock.advance(timedelta(hours=-1))
    async with town.working(hears):
        await town.until(town.strokes)


class Counting(SetClock):
    """A clock that counts how often it is asked."""

    asked = 0

    def now(self) -> datetime:
        self.asked += 1
        return super().now()


async def test_a_clock_that_stands_still_before_a_timer_keeps_nobody_busy(lamps: Where) -> None:
    clock = Counting(datetime(2026, 3, 1, 8, 0, tzinfo=UTC))
    async with open_town(lamps, clock) as town, town.working(dim):
        await _set(town, timedelta(milliseconds=2), lane="siren")
        await asyncio.sleep(0.3)
        clock.asked = 0
        await asyncio.sleep(1)
        assert clock.asked < 3 * 20 * 4
        assert await town.strokes() == []


class Nightly:
    """A task of half past three that counts its runs, with an action or without."""

    def __init__(self, *, acts: bool) -> None:
        self.runs: list[datetime] = []
        self.acts = acts
        self.reaction = every("03:30", lane="siren")(self.nightly)

    async def nightly(self, react: React, fired: Fired) -> None:
        self.runs.append(fired.due)
        if self.acts:
            await react(stroke, Stroke(what="nightly", subject=fired.subject))

    async def ran(self, times: int) -> bool:
        return len(self.runs) == times


@pytest.mark.parametrize("acts", [True, False])
async def test_a_daily_task_runs_once_a_day_however_many_workers_there_are(
    town: Town, clock: SetClock, acts: bool
) -> None:
    nightly = Nightly(acts=acts)
    first = datetime(2026, 11, 2, 19, 30, tzinfo=UTC)  # half past three of the third in Shanghai
    async with town.working(nightly.reaction), town.working(nightly.reaction):
        await town.until(town.jobs)
        assert [job["due"] for job in await town.jobs()] == [first]
        clock.advance(first - clock.now())
        await town.until(lambda: nightly.ran(1))
        clock.advance(timedelta(seconds=-10))
        await asyncio.sleep(0.3)
        clock.advance(timedelta(days=1, seconds=10))
        await town.until(lambda: nightly.ran(2))
        await asyncio.sleep(0.2)
    assert nightly.runs == [first, first + timedelta(days=1)]
    assert len(await town.strokes()) == (2 if acts else 0)
    (job,) = await town.jobs()
    assert (job["due"], job["attempts"], job["lease"]) == (first + timedelta(days=2), 0, None)


async def test_a_daily_task_is_made_up_for_once_after_a_standstill(town: Town, clock: SetClock) -> None:
    nightly = Nightly(acts=True)
    async with town.working(nightly.reaction):
        await town.until(town.jobs)
    clock.advance(timedelta(days=3))
    async with town.working(nightly.reaction):
        await town.until(lambda: nightly.ran(1))
        await asyncio.sleep(0.2)
    assert len(await town.strokes()) == 1


async def test_a_daily_task_comes_back_after_a_clock_that_was_a_year_ahead(town: Town, clock: SetClock) -> None:
    nightly = Nightly(acts=True)
    async with town.working(nightly.reaction):
        await town.until(town.jobs)
        clock.advance(timedelta(days=366))
        await town.until(lambda: nightly.ran(1))
        clock.advance(timedelta(days=-365))
        await town.until(lambda: _due_within_a_day(town))


async def _due_within_a_day(town: Town) -> bool:
    (job,) = await town.jobs()
    return job["due"] - town.house.clock.now() <= timedelta(days=2)

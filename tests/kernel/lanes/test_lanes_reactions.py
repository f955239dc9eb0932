"""Lines reach reactions once, in the order of their subject, and each effect happens exactly once."""

import asyncio
from uuid import UUID

import pytest
from msgspec.structs import replace

from anmin.kernel.door import Question
from anmin.kernel.journal import Line
from anmin.kernel.lanes import React, on, told
from anmin.kernel.lanes.manners import MANNERS
from anmin.kernel.timers import Lane
from anmin.kernel.words import Problem
from tests.kernel.lanes.lamps.actions import Stroke, Switch, stroke, stroke_batched, strokes, switch, wipe
from tests.kernel.lanes.lamps.events import Switched, Wiped
from tests.kernel.lanes.lamps.town import Town

LAMP, OTHER = UUID(int=1), UUID(int=2)


@on(Switched)
async def on_switched(react: React, line: Line) -> None:
    await react(stroke, Stroke(what="switched", subject=line.subject, version=line.version))


async def test_a_line_becomes_one_call_in_the_name_of_the_house(town: Town) -> None:
    await town.act(switch, Switch(LAMP))
    async with town.working(on_switched):
        await town.until_idle()
    assert await town.strokes() == [("switched", f"lamp:{LAMP}", 1, "line/1")]
    line = await town.conn.fetchrow(
        "select actor, channel, cause, request, action from journal where event = 'lamps.Stroked'"
    )
    assert tuple(line) == ("system", "reaction", "line/1", "r-1", "lamps.stroke")
    assert await town.jobs() == []


async def test_only_events_that_were_asked_for_are_heard(town: Town) -> None:
    heard = []

    @on(Wiped, lane="night")
    async def on_wiped(react: React, line: Line) -> None:
        heard.append(told(line, Wiped))

    await town.act(switch, Switch(LAMP))
    await town.act(wipe, Switch(OTHER))
    async with town.working(on_wiped):
        await town.until_idle()
    assert heard == [Wiped(OTHER)]
    assert await town.jobs() == []


async def test_each_reaction_hears_every_line(town: Town) -> None:
    @on(Switched, Wiped, lane="siren")
    async def second(react: React, line: Line) -> None:
        await react(stroke_batched, Stroke(what=line.event, subject=line.subject))

    for lamp in (LAMP, OTHER, LAMP):
        await town.act(switch, Switch(lamp))
    await town.act(wipe, Switch(LAMP))
    async with town.working(on_switched, second):
        await town.until_idle()
    what = sorted(what for what, *_ in await town.strokes())
    assert what == ["lamps.Switched"] * 3 + ["lamps.Wiped"] + ["switched"] * 3


async def test_lines_of_one_subject_come_one_after_another_and_subjects_side_by_side(town: Town) -> None:
    at_work, most, order = set(), 0, []

    @on(Switched, lane="siren")
    async def slow(react: React, line: Line) -> None:
        nonlocal most
        assert line.subject not in at_work
        at_work.add(line.subject)
        most = max(most, len(at_work))
        await asyncio.sleep(0.002)
        order.append((line.subject, line.version))
        at_work.discard(line.subject)
        if line.version % 2:
            await react(stroke, Stroke(what="slow", subject=line.subject, version=line.version))

    for number in range(40):
        await town.act(switch, Switch(UUID(int=number % 4)))
    async with town.working(slow), town.working(slow):
        await town.until_idle()
    assert len(order) == 40
    assert most > 1
    for lamp in range(4):
        assert [version for subject, version in order if subject == f"lamp:{UUID(int=lamp)}"] == list(range(1, 11))


async def test_a_reaction_that_comes_later_begins_where_the_others_stand(town: Town) -> None:
    @on(Switched)
    async def later(react: React, line: Line) -> None:
        await react(stroke, Stroke(what="later", subject=line.subject, version=line.version))

    @on(Switched, history=True)
    async def historic(react: React, line: Line) -> None:
        await react(stroke, Stroke(what="historic", subject=line.subject, version=line.version))

    await town.act(switch, Switch(LAMP))
    async with town.working(on_switched):
        await town.until_idle()
    await town.act(switch, Switch(LAMP))
    async with town.working(on_switched, later, historic):
        await town.until_idle()
    seen = sorted((what, version) for what, _, version, _ in await town.strokes())
    assert seen == [("historic", 1), ("historic", 2), ("later", 2), ("switched", 1), ("switched", 2)]


async def test_a_reaction_keeps_its_place_when_it_changes_lanes(town: Town) -> None:
    await town.act(switch, Switch(LAMP))
    async with town.working(on_switched):
        await town.until_idle()
    moved = on(Switched, lane="siren")(on_switched.verb)
    await town.act(switch, Switch(LAMP))
    async with town.working(moved):
        await town.until_idle()
    assert [version for _, _, version, _ in await town.strokes()] == [1, 2]


async def test_a_second_action_is_refused_and_the_first_stands(town: Town) -> None:
    @on(Switched)
    async def twice(react: React, line: Line) -> None:
        await react(stroke, Stroke(what="first", subject=line.subject))
        await react(stroke, Stroke(what="second", subject=line.subject))

    await town.act(switch, Switch(LAMP))
    async with town.working(twice):
        await town.until_idle()
    assert [what for what, *_ in await town.strokes()] == ["first"]


async def test_after_a_refusal_another_action_may_be_called(town: Town) -> None:
    @on(Switched)
    async def otherwise(react: React, line: Line) -> None:
        try:
            await react(stroke, Stroke(what="first", subject=line.subject, fails=True))
        except Problem:
            await react(stroke, Stroke(what="second", subject=line.subject))

    await town.act(switch, Switch(LAMP))
    async with town.working(otherwise):
        await town.until_idle()
    assert [what for what, *_ in await town.strokes()] == ["second"]


async def test_a_result_given_again_ends_the_job(town: Town) -> None:
    @on(Switched)
    async def keyed(react: React, line: Line) -> None:
        await react(stroke, Stroke(what="keyed", subject=line.subject, key="the-same-key-for-all"))

    await town.act(switch, Switch(LAMP))
    await town.act(switch, Switch(LAMP))
    async with town.working(keyed):
        await town.until_idle()
    assert [what for what, *_ in await town.strokes()] == ["keyed"]
    assert await town.jobs() == []


async def test_a_query_is_no_action(town: Town) -> None:
    @on(Switched)
    async def asks(react: React, line: Line) -> None:
        await react(strokes, Question())

    await town.act(switch, Switch(LAMP))
    async with town.working(asks):
        await town.until(lambda: town.conn.fetchval("select fault from timers"))
    assert [job["fault"] for job in await town.jobs()] == ["TypeError"]


async def test_a_job_of_an_unknown_reaction_is_tried_again(town: Town) -> None:
    await town.conn.execute(
        "insert into timers (id, lane, kind, name, subject, version, due)"
        " values (gen_random_uuid(), 'bell', 'timer', 'gone', 'x', 1, '2020-01-01')"
    )
    async with town.working(on_switched):
        await town.until(lambda: town.conn.fetchval("select fault from timers"))
    (job,) = await town.jobs()
    assert (job["fault"], job["attempts"], job["lease"]) == ("UnknownReaction", 1, None)


@pytest.mark.parametrize("lane", ["siren", "bell", "night"])
async def test_a_line_written_in_this_process_wakes_its_lane(
    town: Town, lane: Lane, monkeypatch: pytest.MonkeyPatch
) -> None:
    rarely = {each: replace(manner, poll=600) for each, manner in MANNERS.items()}
    monkeypatch.setattr("anmin.kernel.lanes.lane.MANNERS", rarely)
    async with town.working(on(Switched, lane=lane)(on_switched.verb)):
        await asyncio.sleep(0.3)
        await town.act(switch, Switch(LAMP))
        await town.until(town.strokes)

"""A caller's positions: kept in any order and marked, told to the desk now and then, seen by those on the case."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import asyncpg
from hypothesis import given
from hypothesis import strategies as st

from anmin.cases.model.positions import Fix, due_to_tell, marked
from anmin.cases.terms.orders import PositionMark
from anmin.territory.point import Point
from tests.stories.conftest import town as town  # noqa: PLC0414 - the fixture
from tests.stories.town import HERE, StoryTown

NOW = datetime(2026, 11, 2, 1, 0, tzinfo=UTC)
FIXES = st.lists(
    st.builds(
        Fix,
        st.builds(Point, st.floats(-180, 180), st.floats(-90, 90)),
        st.integers(-86_400, 86_400).map(lambda seconds: NOW + timedelta(seconds=seconds)),
        st.none() | st.floats(0, 1e6),
    ),
    max_size=30,
)


@given(FIXES)
def test_every_position_is_kept_in_order_and_none_is_of_the_future(fixes: list[Fix]) -> None:
    kept = marked(None, fixes, NOW)
    assert len(kept) == len(fixes)
    assert [each.at for each in kept] == sorted(each.at for each in kept)
    assert all(each.at <= NOW for each in kept)
    assert sorted((each.point.lon, each.point.lat) for each in kept) == sorted(
        (f.point.lon, f.point.lat) for f in fixes
    )


def test_what_a_position_is_worth() -> None:
    last = Fix(Point(117.43, 27.33), NOW - timedelta(seconds=10), 10.0)
    near, far = Point(117.431, 27.33), Point(118.43, 27.33)
    cases = (
        (Fix(near, NOW, 10.0), PositionMark.OK),
        (Fix(near, NOW + timedelta(hours=1), 10.0), PositionMark.OK),
        (Fix(near, NOW, 900.0), PositionMark.COARSE),
        (Fix(far, NOW, 10.0), PositionMark.JUMP),
        (Fix(far, NOW, 200_000.0), PositionMark.COARSE),
        (Fix(near, NOW - timedelta(minutes=3), 10.0), PositionMark.STALE),
    )
    for fix, mark in cases:
        assert marked(last, [fix], NOW)[0].mark is mark
    over = Fix(Point(-179.9999, 0), NOW - timedelta(seconds=1))
    assert marked(over, [Fix(Point(179.9999, 0), NOW)], NOW)[0].mark is PositionMark.OK


def test_one_line_in_five_seconds() -> None:
    assert due_to_tell(None, NOW)
    told = [
        second
        for second in range(1, 60)
        if due_to_tell(NOW + timedelta(seconds=second - 1), NOW + timedelta(seconds=second))
    ]
    assert told == list(range(5, 60, 5))


def at(town: StoryTown, seconds: float, **spot: Any) -> dict[str, Any]:
    return {**HERE, "at": (town.clock.now() + timedelta(seconds=seconds)).isoformat(), **spot}


async def test_positions_stream_to_the_case(town: StoryTown, superuser: asyncpg.Connection) -> None:
    raised = await town.call(None, "POST", "/cases", tag="kidnap", position=HERE)
    case, mine = raised["case"], raised["token"]
    path = f"/cases/{case}/positions"
    await town.passes(seconds=30)
    fixes = [at(town, 3600, lon=HERE["lon"] + 0.0004), at(town, -20), at(town, -600), at(town, -5, accuracy=2000)]
    assert await town.call(mine, "POST", path, fixes=fixes) == {"kept": 4, "go_on": True}
    await town.passes(seconds=1)
    await town.call(mine, "POST", path, fixes=[at(town, 0, lon=HERE["lon"] + 0.3)])
    assert (await town.events(case)).count("cases.CallerMoved") == 1
    row = await superuser.fetchrow("select caller_lon, caller_at from cases")
    assert (row["caller_lon"], row["caller_at"]) == (HERE["lon"] + 0.0004, town.clock.now() - timedelta(seconds=1))
    track = await town.call("call_taker", "GET", path)
    assert [each["mark"] for each in track] == ["jump", "ok", "coarse", "ok", "ok", "stale"]
    looks = await superuser.fetchval("select count(*) from journal where event = 'kernel.PersonalDataRead'")
    assert looks == 1
    payloads = await superuser.fetch("select payload from journal where event = 'cases.CallerMoved'")
    assert "117" not in str([row["payload"].replace(case, "") for row in payloads])
    assert len(await town.call(mine, "GET", path)) == 6
    newest = await town.call("call_taker", "GET", path, after=track[1]["at"])
    assert len(newest) == 1


async def test_only_the_caller_sends_and_only_those_on_the_case_look(town: StoryTown) -> None:
    raised = await town.call(None, "POST", "/cases", content="跟踪", position=HERE)
    stranger = await town.call(None, "POST", "/cases", content="别的事")
    path = f"/cases/{raised['case']}/positions"
    await town.call(stranger["token"], "POST", path, 404, fixes=[HERE])
    await town.call(stranger["token"], "GET", path, 404)
    await town.call("call_taker", "POST", path, 403, fixes=[HERE])
    await town.call("officer_s2", "GET", path, 404)
    await town.call(raised["token"], "POST", path, 400, fixes=[])
    await town.call(raised["token"], "POST", path, 400, fixes=[HERE] * 101)
    assert len(await town.call("officer_s1", "GET", path)) == 1

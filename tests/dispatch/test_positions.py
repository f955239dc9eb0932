"""Positions over HTTP: every one is kept with what it is worth; the newest wins; only a surprise leaves a line."""

import asyncio
from datetime import timedelta
from typing import Any

import asyncpg

from anmin.dispatch.service import FleetService
from tests.dispatch.units_town import PLACES, UNITS, add_units, known, report
from tests.stories.town import StoryTown
from tests.territory.town import spot


def fix(town: StoryTown, unit: str, seconds: float = 0.0, **more: Any) -> dict[str, Any]:
    at = town.clock.now() - timedelta(seconds=seconds)
    return {"unit": unit, "at": at.isoformat(), **PLACES["S1-CAR-1"], **more}


async def lines(conn: asyncpg.Connection) -> int:
    return int(await conn.fetchval("select count(*) from journal where action = 'dispatch.report_positions'"))


async def test_a_batch_is_marked_counted_and_the_newest_wins(town: StoryTown, superuser: asyncpg.Connection) -> None:
    ids = await add_units(town)
    unit, other = ids["S1-CAR-1"], ids["S1-CAR-2"]
    await town.passes(seconds=60)
    before = await lines(superuser)
    assert before == len(UNITS)  # each was seen for the first time
    batch = [
        fix(town, unit, 2),
        fix(town, unit, 0, speed=12.5, heading=90.0),
        fix(town, unit, 90),
        fix(town, other, 5, accuracy=800.0, **spot(4.5, 3.5)),
        fix(town, "00000000-0000-7000-8000-0000000000ff"),
    ]
    taken = await town.call("gateway", "POST", "/positions", fixes=batch)
    assert {name: many for name, many in taken.items() if many} == {"ok": 2, "late": 1, "coarse": 1, "unknown": 1}
    assert await lines(superuser) == before
    page = (await town.call("officer_s1", "GET", f"/units/{unit}"))["unit"]["position"]
    assert (page["speed"], page["heading"], page["mark"], page["stale"], page["age"]) == (12.5, 90.0, "ok", False, 0)
    assert await superuser.fetchval("select count(*) from unit_tracks where unit = $1", unit) == 4
    await town.passes(seconds=121)
    assert (await town.call("officer_s1", "GET", f"/units/{unit}"))["unit"]["position"]["stale"] is True


async def test_a_jump_and_a_return_are_kept_and_told(town: StoryTown) -> None:
    ids = await add_units(town)
    unit = ids["S1-CAR-1"]
    await town.passes(seconds=10)
    far = {"lon": 110.0, "lat": 30.0}
    taken = await town.call("gateway", "POST", "/positions", fixes=[fix(town, unit, **far)])
    assert taken["jump"] == 1
    await town.passes(minutes=10)
    taken = await town.call("gateway", "POST", "/positions", fixes=[fix(town, unit, **far)])
    assert taken["ok"] == 1
    told = await town.call("officer_s1", "GET", f"/units/{unit}/history")
    assert [each["event"] for each in told[:2]] == ["dispatch.UnitSeenAgain", "dispatch.PositionJumped"]
    assert told[0]["said"] == {"unit": unit, "seconds": 600}
    assert told[1]["said"]["metres"] > 700_000


async def test_a_report_from_the_future_is_marked_and_counts_as_now(town: StoryTown) -> None:
    unit = (await add_units(town))["S1-CAR-1"]
    taken = await town.call("gateway", "POST", "/positions", fixes=[fix(town, unit, -3_600)])
    assert taken["future"] == 1
    await town.passes(seconds=5)
    assert (await town.call("gateway", "POST", "/positions", fixes=[fix(town, unit)]))["ok"] == 1


async def test_nobody_reports_for_units_beyond_their_office(town: StoryTown, superuser: asyncpg.Connection) -> None:
    ids = await add_units(town)
    fixes = [fix(town, ids["S2-CAR-1"]), fix(town, ids["S1-CAR-1"])]
    taken = await town.call("officer_s1", "POST", "/positions", fixes=fixes)
    assert (taken["unknown"], taken["ok"]) == (1, 1)
    await town.call(None, "POST", "/positions", 401, fixes=fixes)
    await town.call("gateway", "POST", "/positions", 400, fixes=fixes * 251)


async def test_a_map_asks_for_what_is_new(town: StoryTown) -> None:
    ids = await add_units(town)
    first = await town.call("dispatcher", "GET", "/units/positions")
    assert len(first["positions"]) == len(UNITS)
    await town.passes(seconds=10)
    await town.call("gateway", "POST", "/positions", fixes=[fix(town, ids["S1-CAR-1"])])
    then = await town.call("dispatcher", "GET", "/units/positions", since=first["cursor"])
    assert ids["S1-CAR-1"] in [each["unit"] for each in then["positions"]]
    again = await town.call("dispatcher", "GET", "/units/positions", since=then["cursor"])
    assert len(again["positions"]) <= 1


async def test_every_process_hears_of_positions_statuses_and_shifts(town: StoryTown) -> None:
    ids = await add_units(town)
    fleet, unit = town.house.service(FleetService), ids["S1-CAR-1"]
    await town.passes(seconds=30)
    await report(town, ids)
    await known(town, ids)
    start = town.clock.now() + timedelta(hours=1)
    shift = {"starts": start.isoformat(), "ends": (start + timedelta(hours=8)).isoformat()}
    crew = [str(town.ids["officer_s1"])]
    await town.call("commander", "POST", f"/units/{unit}/shifts", crew=crew, skills=["negotiator"], **shift)

    async def skilled() -> bool:
        found = [row for row in fleet.units().rows if str(row.id) == unit]
        return "negotiator" in found[0].capabilities

    for _ in range(20):
        assert not await skilled()
        await asyncio.sleep(0.01)
    await town.passes(hours=1)
    await town.until(skilled)
    await town.passes(hours=8)

    async def over() -> bool:
        return not await skilled()

    await town.until(over)

"""Whom to send, over HTTP: by the needs of the case, with reasons, within one's offices; and the roads it rests on."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any
from uuid import UUID

import asyncpg
import pytest

from anmin.dispatch.covering import CoverageAreas
from anmin.dispatch.fleet import MAX_CAPABILITIES, Fleet
from anmin.dispatch.roads import RoadGraph
from anmin.dispatch.service import FleetService, Roads
from anmin.kernel.access import EVERYTHING, HOUSE
from anmin.kernel.ctx import Caller, Ctx
from anmin.territory.periods import day_of
from anmin.territory.terms import AreaKind
from tests.dispatch.city import car
from tests.dispatch.test_unit_orders import raised
from tests.dispatch.units_town import add_units, known, report, stand
from tests.stories.town import HERE, StoryTown
from tests.territory.town import SOUTH, WEST


def codes(ids: dict[str, str], units: list[Any]) -> list[str]:
    by_id = {id: code for code, id in ids.items()}
    return [by_id[each["unit"]] for each in units]


def reasons(candidate: dict[str, Any], side: str) -> list[str]:
    return [each["code"] for each in candidate[side]]


async def advice(town: StoryTown, case: str, who: str = "dispatcher", **asked: Any) -> dict[str, Any]:
    found: dict[str, Any] = await town.call(who, "GET", f"/cases/{case}/recommendation", **asked)
    return found


def lattice() -> dict[str, Any]:
    """Streets 0.005° apart over the whole town, both ways."""
    side, step = 42, 0.005
    nodes = [[WEST + step * x, SOUTH + step * y] for y in range(side) for x in range(side)]
    edges: list[list[Any]] = []
    for here in range(side * side):
        ahead = [here + 1] if here % side < side - 1 else []
        for there in ahead + ([here + side] if here + side < side * side else []):
            edges += [[here, there, 520.0, 36.0, "大街"], [there, here, 520.0, 36.0, "大街"]]
    return {"nodes": nodes, "edges": edges}


async def upload(town: StoryTown, content: bytes, status: int = 200) -> Any:
    answer = await town.http.post(
        "/api/v1/roads",
        content=content,
        headers={"Authorization": f"Bearer {town.tokens['admin']}"},
        params={"name": "t"},
    )
    assert answer.status_code == status, answer.text
    return answer.json()


async def test_the_nearest_that_serve_are_named_with_reasons(town: StoryTown) -> None:
    ids = await add_units(town)
    case = await raised(town)
    found = await advice(town, case, needs="police_car:2,traffic?,boat")
    assert codes(ids, found["candidates"]) == ["S1-CAR-1", "S1-CAR-2", "TRAFFIC-1", "S2-CAR-1"]
    first = found["candidates"][0]
    assert {"available", "soonest", "straight_time", "own_office"} <= set(reasons(first, "reasons_for"))
    assert reasons(first, "reasons_against") == ["no_roads"]
    assert (first["basis"], found["roads"]) == ("straight_line", 0)
    assert codes(ids, found["proposal"]) == ["S1-CAR-1", "S1-CAR-2", "TRAFFIC-1"]
    assert [(each["need"], each["zh"]) for each in found["missing"]] == [(2, "缺少船艇 1 个")]
    assert found["complete"] is False


async def test_a_stale_unit_is_never_the_closest(town: StoryTown) -> None:
    ids = await add_units(town)
    case = await raised(town)
    await town.passes(minutes=10)
    await report(town, {code: id for code, id in ids.items() if code != "S1-CAR-1"})

    async def heard() -> bool:
        found = await advice(town, case, needs="police_car")
        return codes(ids, found["candidates"])[0] == "S1-CAR-2"

    await town.until(heard)
    found = await advice(town, case, needs="police_car")
    stale = found["candidates"][codes(ids, found["candidates"]).index("S1-CAR-1")]
    assert "stale" in reasons(stale, "reasons_against")
    assert "soonest" not in reasons(stale, "reasons_for")
    assert codes(ids, found["proposal"])[0] != "S1-CAR-1"


async def test_only_units_of_ones_offices_are_named(town: StoryTown) -> None:
    ids = await add_units(town)
    case = await raised(town)
    assert set(codes(ids, (await advice(town, case, "officer_s1", needs="police_car"))["candidates"])) == {
        "S1-CAR-1",
        "S1-CAR-2",
    }
    await town.call("officer_s2", "GET", f"/cases/{case}/recommendation", 404)
    await town.call("dispatcher", "GET", f"/cases/{case}/recommendation", 400, needs="police_car:x")


async def test_a_busy_unit_is_named_only_for_what_is_more_urgent(town: StoryTown) -> None:
    ids = await add_units(town)
    small = await raised(town, 4)
    wanted = [{"kind": "unit", "id": ids["S1-CAR-1"]}]
    await town.call("dispatcher", "POST", f"/cases/{small}/orders", responders=wanted)
    great, like = await raised(town, 1), await raised(town, 4)

    async def heard() -> bool:
        found = await advice(town, great, needs="police_car")
        return any(each["preempts"] for each in found["candidates"])

    await town.until(heard)
    found = (await advice(town, great, needs="police_car"))["candidates"]
    assert codes(ids, found)[-1] == "S1-CAR-1"
    assert "busy" in reasons(found[-1], "reasons_against")
    assert "S1-CAR-1" not in codes(ids, (await advice(town, like, needs="police_car"))["candidates"])
    await town.call("call_taker", "PUT", f"/cases/{small}/level", level=1, reason="life")

    async def as_urgent() -> bool:
        again = (await advice(town, great, needs="police_car"))["candidates"]
        return "S1-CAR-1" not in codes(ids, again)

    await town.until(as_urgent)


async def test_a_new_case_is_told_its_nearest_units_at_once(town: StoryTown) -> None:
    ids = await add_units(town)
    case = (await town.call(None, "POST", "/cases", tag="robbery", position=HERE))["case"]

    async def proposed() -> bool:
        return "dispatch.Proposed" in await town.events(case)

    await town.until(proposed)
    async with town.house.db.app.acquire() as conn:
        said = json.loads(await conn.fetchval("select payload from journal where event = 'dispatch.Proposed'"))
    assert said["units"][0] == ids["S1-CAR-1"]
    assert said["seconds"][0] < 400
    assert said["straight"] is True
    nowhere = (await town.call(None, "POST", "/cases", content="不知道在哪里"))["case"]
    await town.call("call_taker", "POST", f"/cases/{nowhere}/take")
    await town.call("dispatcher", "GET", f"/cases/{nowhere}/recommendation", 409)


async def test_roads_are_brought_in_and_reckoned_with(town: StoryTown) -> None:
    ids = await add_units(town)
    case = await raised(town)
    await town.staff("admin", "system_administrator", "DESK", at="CITY")
    plain = lattice()
    assert (await upload(town, json.dumps(plain).encode()))["version"] == 1

    async def loaded() -> bool:
        return town.house.service(Roads).version == 1

    await town.until(loaded)
    first = (await advice(town, case, needs="police_car"))["candidates"][0]
    assert (codes(ids, [first]), first["basis"]) == (["S1-CAR-1"], "road")
    assert "road_time" in reasons(first, "reasons_for")
    assert first["seconds"] == pytest.approx(52, abs=60)
    graph = RoadGraph.make([tuple(each) for each in plain["nodes"]], [tuple(each) for each in plain["edges"]])
    assert (await upload(town, graph.encode()))["version"] == 2
    assert (await upload(town, b"PK no roads", 422))["code"] == "roads_refused"
    assert (await upload(town, b'{"nodes": [], "edges": []}', 422))["code"] == "roads_refused"
    assert (
        "第 0 条路段指向不存在的节点"
        in (await upload(town, b'{"nodes": [[117.0, 27.0]], "edges": [[0, 9, 5.0, 30.0, ""]]}', 422))["detail"]
    )


async def test_an_area_without_an_available_unit_near_is_a_gap(town: StoryTown) -> None:
    ids = await add_units(town)
    found = await town.call("dispatcher", "GET", "/coverage", kind="jurisdiction", level=2, seconds=120)
    assert [each["area_code"] for each in found] == ["A2"]
    assert await town.call("dispatcher", "GET", "/coverage", kind="jurisdiction", level=2, seconds=7200) == []
    for code in ("S1-CAR-1", "S1-CAR-2", "S1-FOOT-1"):
        await stand(town, "officer_s1", ids[code], "off_duty")

    async def open_now() -> bool:
        gaps = await town.call("officer_s1", "GET", "/coverage", kind="grid", level=1)
        return [(each["area_code"], each["reached"], each["points"]) for each in gaps] == [("G1", 0, 1)]

    await town.until(open_now)
    assert len(town.house.service(FleetService).units()) == len(ids)
    await known(town, ids)


async def test_coverage_is_asked_of_the_areas_of_the_day(town: StoryTown) -> None:
    areas = CoverageAreas()  # it hears nothing
    listed = (await town.call("dispatcher", "GET", "/areas"))["areas"]
    [ending] = [each for each in listed if each["code"] == "A2"]
    await town.staff("chief", "system_administrator", "PROVINCE")
    tomorrow = day_of(town.clock.now() + timedelta(days=1)).isoformat()
    await town.call("chief", "POST", f"/areas/{ending['id']}/end", version=ending["version"], valid_to=tomorrow)

    async def codes() -> list[str]:
        async with town.house.db.transaction(EVERYTHING) as conn:
            ctx = Ctx(town.house, Caller(HOUSE), EVERYTHING, "test.coverage", conn)
            return [each.code for each in await areas.of(ctx, AreaKind.JURISDICTION, 2)]

    assert await codes() == ["A1", "A2"]
    await town.passes(days=1)
    assert await codes() == ["A1"]


async def test_a_unit_to_be_read_again_is_not_forgotten_when_the_database_fails(
    town: StoryTown, superuser: asyncpg.Connection
) -> None:
    gas = UUID((await add_units(town))["GAS-1"])
    service = FleetService(town.house)
    service._fleet = Fleet([car(1, capabilities=tuple(map(str, range(MAX_CAPABILITIES))))])
    service._stale = {gas}
    await superuser.execute("revoke select on unit_positions from anmin_app")
    await superuser.execute("grant select (unit, at, lon, lat, accuracy, mark) on unit_positions to anmin_app")
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await service._catch_up(town.clock.now())
    await superuser.execute("grant select on unit_positions to anmin_app")
    await service._catch_up(town.clock.now())
    assert service.row(gas).capabilities == ("gas_shutoff",)

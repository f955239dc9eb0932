"""The way of a unit to a case: along the streets, or the straight line where there are none."""

from __future__ import annotations

import json
from uuid import uuid4

import pytest

from anmin.dispatch.service import Roads
from tests.dispatch.test_recommending import advice, lattice, upload
from tests.dispatch.test_unit_orders import raised
from tests.dispatch.units_town import PLACES, add_units
from tests.stories.town import HERE, StoryTown


async def test_a_route_goes_along_the_streets_and_says_what_it_rests_on(town: StoryTown) -> None:
    ids = await add_units(town)
    case = await raised(town)
    path = f"/cases/{case}/routes/{ids['S2-CAR-1']}"
    straight = await town.call("dispatcher", "GET", path)
    assert (straight["basis"], straight["roads"], len(straight["points"])) == ("straight_line", 0, 2)
    await town.staff("admin", "system_administrator", "CITY")
    await upload(town, json.dumps(lattice()).encode())
    await town.until(lambda: _loaded(town))
    route = await town.call("dispatcher", "GET", path)
    assert (route["basis"], route["roads"], route["streets"]) == ("road", 1, ["大街"])
    start, end = PLACES["S2-CAR-1"], HERE
    assert route["points"][0] == pytest.approx([start["lon"], start["lat"]], abs=1e-6)
    assert route["points"][-1] == pytest.approx([end["lon"], end["lat"]], abs=1e-6)
    # Along streets that cross at right angles every step is north or east, so it is longer than the straight line.
    assert len(route["points"]) > 10
    assert route["metres"] > straight["metres"]
    recommended = await advice(town, case, needs="police_car")
    [same] = [each for each in recommended["candidates"] if each["unit"] == ids["S2-CAR-1"]]
    assert route["seconds"] == pytest.approx(same["seconds"], rel=0.01)


async def _loaded(town: StoryTown) -> bool:
    return town.house.service(Roads).version == 1


async def test_only_routes_of_ones_own_units_are_shown(town: StoryTown) -> None:
    ids = await add_units(town)
    case = await raised(town)
    await town.call("officer_s1", "GET", f"/cases/{case}/routes/{ids['S1-CAR-1']}")
    refused = await town.call("officer_s1", "GET", f"/cases/{case}/routes/{ids['S2-CAR-1']}", 404)
    assert refused["code"] == "unit_unknown"
    await town.call("dispatcher", "GET", f"/cases/{case}/routes/{uuid4()}", 404)

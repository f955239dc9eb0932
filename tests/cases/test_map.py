"""Layers of the map: open incidents of one's offices, and cameras that open from an incident alone."""

from __future__ import annotations

from typing import Any

from anmin.cases.catalogue.cameras import CAMERAS
from anmin.kernel.access import EVERYTHING, HOUSE
from anmin.kernel.ctx import Caller
from anmin.kernel.registers import Registers
from anmin.kernel.registers.actions import set_register_row
from anmin.kernel.registers.bodies import SetRegisterRow
from tests.stories.conftest import town as town  # noqa: PLC0414 - the fixture
from tests.stories.town import HERE, StoryTown
from tests.territory.town import spot


async def raised(town: StoryTown, **given: Any) -> str:
    case = await town.call(None, "POST", "/cases", **{"content": "有人打架", "place": HERE, **given})
    return str(case["case"])


async def cameras(town: StoryTown) -> None:
    for code, lon, lat in (
        ("C-1", HERE["lon"] + 0.001, HERE["lat"]),
        ("C-2", HERE["lon"], HERE["lat"] + 0.004),
        ("C-3", 118.0, 27.0),
    ):
        row = {
            "code": code,
            "zh": "路口",
            "en": "Crossing",
            "organisation": "PSB",
            "lon": lon,
            "lat": lat,
            "stream": "secret",
        }
        await set_register_row.run(town.house, Caller(HOUSE), SetRegisterRow(register=CAMERAS.code, data=row))
    async with town.house.db.transaction(EVERYTHING) as conn:
        await town.house.service(Registers).reload(conn, CAMERAS)


async def test_the_map_shows_the_open_incidents_of_ones_offices(town: StoryTown) -> None:
    plain = await raised(town)
    silent = await raised(town, tag="robbery", content="", flags=["quiet"])
    far = await raised(town, place=spot(13, 3))
    await raised(town, place=None, content="不知在哪里")
    shown = await town.call("call_taker", "GET", "/map/incidents")
    assert [each["case"] for each in shown] == [silent, plain, far]
    assert [(each["level"], each["quiet"], each["column"]) for each in shown[:2]] == [
        (1, True, "waiting"),
        (3, False, "waiting"),
    ]
    assert (round(shown[1]["lon"], 4), round(shown[1]["lat"], 4)) == (round(HERE["lon"], 4), round(HERE["lat"], 4))
    assert [each["case"] for each in await town.call("officer_s2", "GET", "/map/incidents")] == [far]
    ending = {"disposition": "handled_on_scene", "outcome": "误会"}
    await town.call("call_taker", "POST", f"/cases/{plain}/close", **ending)
    await town.passes(days=2, hours=1)
    assert [each["case"] for each in await town.call("call_taker", "GET", "/map/incidents")] == [silent, far]


async def test_cameras_open_from_an_open_incident_near_them_and_each_look_is_noted(town: StoryTown) -> None:
    await cameras(town)
    case = await raised(town)
    shown = await town.call("dispatcher", "GET", f"/cases/{case}/cameras")
    assert [(each["code"], each["metres"] < 500) for each in shown] == [("C-1", True), ("C-2", True)]
    assert "stream" not in shown[0]
    assert [each["code"] for each in await town.call("dispatcher", "GET", f"/cases/{case}/cameras", metres=150)] == [
        "C-1"
    ]
    await town.call("dispatcher", "GET", f"/cases/{case}/cameras", 400, metres=501)
    await town.call("officer_s1", "GET", f"/cases/{case}/cameras", 403)
    assert (await town.events(case)).count("cases.CamerasLooked") == 2
    ending = {"disposition": "handled_on_scene", "outcome": "误会"}
    await town.call("call_taker", "POST", f"/cases/{case}/close", **ending)
    assert (await town.call("dispatcher", "GET", f"/cases/{case}/cameras", 409))["code"] == "case_over"
    await town.call("dispatcher", "GET", "/registers/cases.camera/rows", 403)

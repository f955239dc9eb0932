"""Units over HTTP: brought in, changed, retired, looked at; and how they stand."""

from uuid import UUID

import asyncpg

from anmin.dispatch.model.units import first_statuses
from tests.dispatch.units_town import UNITS, add_units, stand
from tests.stories.town import StoryTown


async def test_an_import_tells_first_and_changes_nothing_twice(town: StoryTown) -> None:
    units = list(UNITS)
    seen = await town.call("commander", "POST", "/units/import", units=units, dry_run=True)
    assert (seen["added"], seen["problems"]) == (len(UNITS), [])
    assert (await town.call("commander", "GET", "/units"))["units"] == []
    await town.call("commander", "POST", "/units/import", units=units)
    again = await town.call("commander", "POST", "/units/import", units=units)
    assert (again["added"], again["changed"], again["unchanged"]) == (0, 0, len(UNITS))
    units[0] = {**units[0], "call_sign": "警01", "home": {"lon": 117.4, "lat": 27.3}}
    changed = await town.call("commander", "POST", "/units/import", units=units)
    assert (changed["added"], changed["changed"]) == (0, 1)


async def test_an_import_with_problems_writes_nothing_and_names_them(town: StoryTown) -> None:
    wrong = [
        {**UNITS[0], "office": "NOWHERE"},
        {**UNITS[1], "capabilities": ["flying"]},
        {**UNITS[2], "status": "on_scene"},
        UNITS[3],
        UNITS[3],
    ]
    refused = await town.call("commander", "POST", "/units/import", 422, units=wrong)
    assert refused["code"] == "units_refused"
    found = [(each["path"], each["code"]) for each in refused["errors"]]
    assert sorted(found) == [
        ("$.units[0]", "office"),
        ("$.units[1]", "capability"),
        ("$.units[2]", "status"),
        ("$.units[3]", "code_twice"),
        ("$.units[4]", "code_twice"),
    ]
    assert (await town.call("commander", "GET", "/units"))["units"] == []


async def test_a_unit_is_added_changed_and_retired(town: StoryTown) -> None:
    said = {**UNITS[0], "code": "NEW-1"}
    unit = await town.call("commander", "POST", "/units", particulars=said)
    await town.call("commander", "POST", "/units", 409, particulars=said)
    after = {**said, "name": "新名"}
    await town.call("commander", "PUT", f"/units/{unit}", 409, version=7, particulars=after)
    assert await town.call("commander", "PUT", f"/units/{unit}", version=1, particulars=after) == 2
    assert (await town.call("officer_s1", "GET", f"/units/{unit}"))["unit"]["name"] == "新名"
    await town.call("officer_s1", "POST", f"/units/{unit}/retire", 403)
    await town.call("commander", "POST", f"/units/{unit}/retire")
    assert (await town.call("commander", "GET", "/units"))["units"] == []
    await stand(town, "commander", unit, "patrol", 409)
    told = await town.call("commander", "GET", f"/units/{unit}/history")
    assert [each["event"] for each in told] == ["dispatch.UnitRetired", "dispatch.UnitChanged", "dispatch.UnitAdded"]
    assert told[0]["zh"] == "警力已撤销"


async def test_a_status_follows_the_register_and_names_what_may_come(
    town: StoryTown, superuser: asyncpg.Connection
) -> None:
    car = (await add_units(town))["S1-CAR-1"]
    await stand(town, "officer_s1", car, "off_duty")
    refused = await stand(town, "officer_s1", car, "on_scene", 422)
    assert "待命、在所备勤、巡逻" in refused["detail"]
    await stand(town, "officer_s1", car, "asleep", 422)
    await stand(town, "officer_s1", car, "patrol")
    await stand(town, "officer_s2", car, "break", 404)
    page = await town.call("officer_s1", "GET", f"/units/{car}")
    assert page["unit"]["status"] == "patrol"
    assert "break" in page["next"]
    await superuser.execute("update units set status = 'ended' where id = $1", UUID(car))
    page = await town.call("officer_s1", "GET", f"/units/{car}")
    assert set(page["next"]) == {row.code for row in first_statuses()}


async def test_everybody_sees_the_units_of_their_offices_only(town: StoryTown) -> None:
    ids = await add_units(town)
    mine = await town.call("officer_s1", "GET", "/units")
    assert [each["code"] for each in mine["units"]] == ["S1-CAR-1", "S1-CAR-2", "S1-FOOT-1"]
    placed = await town.call("officer_s1", "GET", "/units/positions")
    assert {each["unit"] for each in placed["positions"]} == {each["id"] for each in mine["units"]}
    await town.call("officer_s1", "GET", f"/units/{ids['S2-CAR-1']}", 404)
    await town.call("officer_s1", "GET", f"/units/{ids['S2-CAR-1']}/history", 404)
    await town.call(None, "GET", "/units", 401)
    await town.call("officer_s1", "POST", "/units/import", 403, units=list(UNITS))
    all_of_them = await town.call("dispatcher", "GET", "/units")
    assert len(all_of_them["units"]) == len(UNITS)


async def test_the_list_is_narrowed_and_read_on(town: StoryTown) -> None:
    ids = await add_units(town)
    await stand(town, "officer_s1", ids["S1-CAR-2"], "break")

    async def codes(**asked: object) -> list[str]:
        return [each["code"] for each in (await town.ask("dispatcher", "GET", "/units", **asked)).json()["units"]]

    assert await codes(kind="police_car", free="true") == ["S1-CAR-1", "S2-CAR-1"]
    assert await codes(status="break") == ["S1-CAR-2"]
    assert await codes(capability="gas_shutoff") == ["GAS-1"]
    assert await codes(office=str(town.offices["S2"])) == ["S2-CAR-1"]
    first = await town.call("dispatcher", "GET", "/units", limit=2)
    assert first["next"] == "S1-CAR-1"
    assert await codes(after=first["next"], limit=2) == ["S1-CAR-2", "S1-FOOT-1"]

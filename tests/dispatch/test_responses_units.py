"""Units as parties: the nearest free ones of a kind, nobody twice, nobody taken from a case; two levels want one unit."""

import asyncio
from typing import Any

from tests.dispatch.response_lists import set_list
from tests.dispatch.units_town import add_units
from tests.stories.town import HERE, StoryTown

LEVEL = {"code": "units_1", "level": 1, "order": 0, "zh": "一级", "en": "One"}
GAS = {"code": "gas", "kind": "unit", "unit_kind": "gas"}
CARS = {"code": "cars", "kind": "unit", "unit_kind": "police_car", "count": 2}


async def a_case(town: StoryTown, **more: Any) -> str:
    raised = await town.call(None, "POST", "/cases", content="持刀抢劫", **more)
    return str(raised["case"])


async def set_level(town: StoryTown, case: str, code: str = "units_1") -> Any:
    return await town.call("commander", "POST", f"/cases/{case}/response-level", level=1, code=code)


async def test_the_nearest_free_units_are_ordered_and_nobody_twice(town: StoryTown) -> None:
    units = await add_units(town)
    await set_list(town, LEVEL, CARS, {**CARS, "code": "more"})
    case = await a_case(town, place=HERE)
    answer = await set_level(town, case)
    ordered = [(each["code"], town.names[each["placed"]["responder"]]) for each in answer["ordered"]]
    assert sorted(ordered) == [("cars", "永和1号车"), ("cars", "永和2号车"), ("more", "通泰1号车")]
    assert [(each["code"], each["reason"]) for each in answer["left_out"]] == [("more", "no_unit")]
    again = await set_level(town, case)
    assert (again["ordered"], len(again["left_out"])) == ([], 1)
    board = await town.call("commander", "GET", f"/cases/{case}/response")
    assert {each["name"]["zh"] for each in board["parties"]} == {"永和1号车", "永和2号车", "通泰1号车", "more"}
    [left] = [each for each in board["parties"] if each["responder"] is None]
    taken = {"responder": units["GAS-1"], "instruction": "代替警车封控"}
    await town.call("commander", "POST", f"/response-parties/{left['party']}/responder", **taken)
    board = await town.call("commander", "GET", f"/cases/{case}/response")
    assert all(each["standing"] == "under_way" for each in board["parties"])


async def test_several_kinds_are_sent_and_the_centre_is_informed_in_one_act(town: StoryTown) -> None:
    """JJ-03: units of different kinds and an organisation in one act, another one informed at the same time."""
    await add_units(town)
    traffic = {"code": "traffic", "kind": "unit", "unit_kind": "motorcycle"}
    station = {"code": "station", "organisation_kind": "police_station"}
    centre = {"code": "centre", "organisation": "CRIME", "role": "informed", "required": False}
    await set_list(town, LEVEL, station, CARS, traffic, centre)
    case = await a_case(town, place=HERE)
    answer = await set_level(town, case)
    assert [each["code"] for each in answer["ordered"]] == ["station", "cars", "cars", "traffic", "centre"]
    assert [each["placed"]["number"] for each in answer["ordered"]] == [1, 2, 3, 4, 5]
    orders = (await town.call("commander", "GET", f"/cases/{case}"))["orders"]
    orders = [each["row"]["order"] for each in orders]
    assert [(each["task"], each["required"]) for each in orders] == [("", True)] * 4 + [("inform", False)]
    assert len({each["ordered_at"] for each in orders}) == 1


async def test_a_unit_on_a_case_is_not_taken_away(town: StoryTown) -> None:
    units = await add_units(town)
    await set_list(town, LEVEL, GAS)
    other, case = await a_case(town, place=HERE), await a_case(town)
    responders = [{"kind": "unit", "id": units["GAS-1"]}]
    [placed] = await town.call("dispatcher", "POST", f"/cases/{other}/orders", responders=responders)
    assert [each["reason"] for each in (await set_level(town, case))["left_out"]] == ["no_unit"]
    await town.call("dispatcher", "POST", f"/orders/{placed['order']}/withdraw", reason="mistake")
    answer = await set_level(town, case)
    assert [each["placed"]["responder"] for each in answer["ordered"]] == [units["GAS-1"]]


async def test_of_two_levels_that_want_one_unit_one_gets_it_and_the_other_is_told(town: StoryTown) -> None:
    await add_units(town)
    await set_list(town, LEVEL, GAS)
    cases = [await a_case(town, place=HERE) for _ in range(4)]
    answers = await asyncio.gather(*(set_level(town, case) for case in cases))
    assert sum(len(each["ordered"]) for each in answers) == 1
    assert sum(len(each["left_out"]) for each in answers) == 3
    boards = [await town.call("commander", "GET", f"/cases/{case}/response") for case in cases]
    assert sum(bool(board["holding"]) for board in boards) == 4


async def test_the_first_list_of_a_house_orders_whom_it_finds(town: StoryTown) -> None:
    case = await a_case(town, place=HERE, category="050501")
    answer = await town.call("commander", "POST", f"/cases/{case}/response-level", level=1)
    assert answer["code"] == "gas_1"
    assert [each["code"] for each in answer["ordered"]] == ["station"]
    assert {each["code"]: each["reason"] for each in answer["left_out"]} == {
        "gas": "no_unit",
        "fire": "no_unit",
        "power": "no_unit",
        "town": "none",
    }


async def test_a_party_follows_its_unit_when_that_is_exchanged(town: StoryTown) -> None:
    units = await add_units(town)
    await set_list(town, LEVEL, CARS)
    case = await a_case(town, place=HERE)
    ordered = {
        each["placed"]["responder"]: each["placed"]["order"] for each in (await set_level(town, case))["ordered"]
    }
    first, second, other = units["S1-CAR-1"], units["S1-CAR-2"], units["S2-CAR-1"]

    async def parties() -> dict[str, str]:
        board = await town.call("commander", "GET", f"/cases/{case}/response")
        return {each["responder"]: each["standing"] for each in board["parties"]}

    placed = await town.call("dispatcher", "POST", f"/orders/{ordered[first]}/exchange", unit=other)
    assert await parties() == {other: "under_way", second: "under_way"}
    assert (await town.events(case))[-1] == "dispatch.PartyNamed"
    await town.call("dispatcher", "POST", f"/orders/{ordered[second]}/withdraw", reason="mistake")
    await town.call("dispatcher", "POST", f"/orders/{placed['order']}/exchange", unit=second)
    assert await parties() == {other: "withdrawn", second: "under_way"}  # it is a party already, and only once
    assert (await town.events(case)).count("dispatch.PartyNamed") == 1

"""What an officer in the field is shown: the orders of the units they speak for, and who else is on the case."""

from typing import Any

from tests.dispatch.test_unit_orders import ordered, raised
from tests.dispatch.units_town import add_units, crewed
from tests.stories.town import StoryTown


async def mine(town: StoryTown, who: str) -> tuple[list[str], list[str], dict[str, Any]]:
    """The units, the orders by id, and all that was answered."""
    shown = await town.call(who, "GET", "/orders/mine")
    return (
        [each["code"] for each in shown["units"]],
        [each["order"]["row"]["order"]["id"] for each in shown["orders"]],
        shown,
    )


async def test_a_crew_has_the_orders_of_its_unit_and_sees_who_else_comes(town: StoryTown) -> None:
    units = await add_units(town)
    await crewed(town, units["S1-CAR-1"], "officer_s1")
    case = await raised(town)
    words = {"instruction": "从后门进入", "safety": ["camera_on"], "equipment": ["no_such_thing"]}
    (placed,) = await ordered(town, case, units["S1-CAR-1"], **words)
    await ordered(town, case, units["TRAFFIC-1"])
    codes, orders, shown = await mine(town, "officer_s1")
    assert (codes, orders) == (["S1-CAR-1", "S1-CAR-2", "S1-FOOT-1"], [placed["order"]])
    [own] = shown["orders"]
    assert own["order"]["row"]["instruction"] == "从后门进入"
    assert own["order"]["legal"] == ["received", "accepted"]
    assert own["due_at"] > own["order"]["row"]["order"]["ordered_at"]
    assert own["equipment"] == [{"code": "no_such_thing", "zh": "no_such_thing", "en": "no_such_thing"}]
    assert own["safety"][0]["zh"] == "全程开启执法记录仪。"
    [beside] = own["beside"]
    assert (beside["name"]["zh"], beside["state"]) == ("交警大队", "ordered")

    async def there() -> bool:
        found = (await mine(town, "officer_s1"))[2]["nearby"]
        return [each["unit"] for each in found] == [units["TRAFFIC-1"]]

    await town.until(there)


async def test_nobody_has_the_orders_of_another_crew(town: StoryTown) -> None:
    units = await add_units(town)
    await town.staff("partner", "officer", "S1")
    await crewed(town, units["S1-CAR-1"], "officer_s1")
    (placed,) = await ordered(town, await raised(town), units["S1-CAR-1"])
    assert (await mine(town, "officer_s1"))[1] == [placed["order"]]
    codes, orders, _ = await mine(town, "partner")
    assert (codes, orders) == (["S1-CAR-2", "S1-FOOT-1"], [])
    assert (await mine(town, "officer_s2"))[1] == []


async def test_an_ended_order_is_shown_for_the_shift_and_its_unit_to_nobody_nearby(town: StoryTown) -> None:
    units = await add_units(town)
    await crewed(town, units["S1-CAR-1"], "officer_s1")
    case = await raised(town)
    (placed,) = await ordered(town, case, units["S1-CAR-1"])
    await ordered(town, case, units["TRAFFIC-1"])
    await town.call("dispatcher", "POST", f"/orders/{placed['order']}/withdraw", reason="not_needed")
    _, orders, shown = await mine(town, "officer_s1")
    assert orders == [placed["order"]]
    assert (shown["orders"][0]["due_at"], shown["nearby"]) == (None, [])
    await town.passes(hours=9)
    await crewed(town, units["S1-CAR-1"], "officer_s1")
    assert (await mine(town, "officer_s1"))[1] == []


async def test_an_office_that_was_ordered_itself_has_its_order(town: StoryTown) -> None:
    case = await raised(town)
    wanted = [{"kind": "organisation", "id": str(town.offices["PARKS"])}]
    (placed,) = await town.call("dispatcher", "POST", f"/cases/{case}/orders", responders=wanted)
    assert (await mine(town, "parks"))[1] == [placed["order"]]

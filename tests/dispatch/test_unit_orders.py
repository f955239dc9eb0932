"""Units as responders, over HTTP: of many orders one wins; the status follows the order; who may speak for a unit."""

import asyncio
from datetime import timedelta
from typing import Any

import asyncpg

from tests.dispatch.units_town import add_units, known, report, stand
from tests.stories.town import HERE, StoryTown


async def raised(town: StoryTown, level: int | None = None, **more: Any) -> str:
    """A case in the area of S1, taken."""
    case = await town.call(None, "POST", "/cases", content="门口有人打架", position=HERE, **more)
    await town.call("call_taker", "POST", f"/cases/{case['case']}/take")
    if level is not None:
        await town.call("call_taker", "PUT", f"/cases/{case['case']}/level", level=level, reason="misjudged")
    return str(case["case"])


async def ordered(town: StoryTown, case: str, unit: str, status: int = 200, **more: Any) -> Any:
    wanted = [{"kind": "unit", "id": unit}]
    who = more.pop("who", "dispatcher")
    return await town.call(who, "POST", f"/cases/{case}/orders", status, responders=wanted, **more)


async def doing(town: StoryTown, unit: str) -> tuple[str, str | None]:
    """How it stands, and the case it is on."""
    shown = (await town.call("dispatcher", "GET", f"/units/{unit}"))["unit"]
    return shown["status"], shown["doing"] and shown["doing"]["case"]


async def test_of_eight_orders_at_once_exactly_one_wins(town: StoryTown) -> None:
    unit = (await add_units(town))["S1-CAR-1"]
    cases = [await raised(town) for _ in range(8)]
    wanted = {"responders": [{"kind": "unit", "id": unit}]}
    answers = await asyncio.gather(
        *(town.ask("dispatcher", "POST", f"/cases/{case}/orders", **wanted) for case in cases)
    )
    told = sorted(answer.status_code for answer in answers)
    assert told == [200] + [409] * 7
    busy = [answer.json() for answer in answers if answer.status_code == 409]
    assert {each["code"] for each in busy} == {"unit_busy"}
    assert all("永和1号车正在处置" in each["detail"] and "已派警" in each["detail"] for each in busy)
    (winner,) = [case for case, answer in zip(cases, answers, strict=True) if answer.status_code == 200]
    assert await doing(town, unit) == ("dispatched", winner)


async def test_the_status_goes_with_the_order_and_back_again(town: StoryTown) -> None:
    unit = (await add_units(town))["S1-CAR-1"]
    await stand(town, "officer_s1", unit, "patrol")
    case = await raised(town)
    (placed,) = await ordered(town, case, unit)
    order = placed["order"]
    await stand(town, "officer_s1", unit, "patrol", 409)
    await town.call("officer_s1", "POST", f"/orders/{order}/acknowledge")
    assert (await doing(town, unit))[0] == "dispatched"
    await town.call("officer_s1", "POST", f"/orders/{order}/stages", stage="en_route")
    assert (await doing(town, unit))[0] == "en_route"
    await town.call("officer_s1", "POST", f"/orders/{order}/stages", stage="on_scene")
    assert await doing(town, unit) == ("on_scene", case)
    await stand(town, "officer_s1", unit, "transporting")
    await stand(town, "officer_s1", unit, "patrol", 409)
    await town.call("officer_s1", "POST", f"/orders/{order}/reports", final=True, text="处置完毕")
    assert await doing(town, unit) == ("patrol", None)
    told = await town.call("officer_s1", "GET", f"/units/{unit}/history")
    moves = [each["said"]["status"] for each in told if each["event"] == "dispatch.UnitStatusSet"]
    assert moves == ["patrol", "transporting", "on_scene", "en_route", "dispatched", "patrol"]


async def test_a_refused_or_withdrawn_order_frees_the_unit(town: StoryTown) -> None:
    unit = (await add_units(town))["S1-CAR-1"]
    case = await raised(town)
    (placed,) = await ordered(town, case, unit)
    await town.call("officer_s1", "POST", f"/orders/{placed['order']}/refuse", reason="no_crew")
    assert await doing(town, unit) == ("available", None)
    (placed,) = await ordered(town, case, unit)
    await town.call("dispatcher", "POST", f"/orders/{placed['order']}/withdraw", reason="mistake")
    assert await doing(town, unit) == ("available", None)


async def test_a_busy_unit_leaves_a_less_urgent_case_only_when_that_is_confirmed(town: StoryTown) -> None:
    unit = (await add_units(town))["S1-CAR-1"]
    small, great, same = await raised(town, 4), await raised(town, 1), await raised(town, 1)
    (placed,) = await ordered(town, small, unit)
    assert (await ordered(town, great, unit, 409))["code"] == "unit_busy"
    await ordered(town, great, unit, preempt=True)
    assert await doing(town, unit) == ("dispatched", great)
    assert "cases.Withdrawn" in await town.events(small)
    await town.call("officer_s1", "POST", f"/orders/{placed['order']}/acknowledge", 409)
    assert (await ordered(town, same, unit, 409, preempt=True))["code"] == "cannot_preempt"
    await ordered(town, same, unit, preempt=True, who="commander")
    assert await doing(town, unit) == ("dispatched", same)


async def test_who_rests_is_ordered_by_the_commander_alone(town: StoryTown) -> None:
    unit = (await add_units(town))["S1-CAR-1"]
    case = await raised(town)
    await stand(town, "officer_s1", unit, "break")
    assert (await ordered(town, case, unit, 409, preempt=True))["code"] == "responder_off"
    await ordered(town, case, unit, preempt=True, who="commander")
    assert (await doing(town, unit))[0] == "dispatched"
    await stand(town, "officer_s1", unit, "break", 422)
    await ordered(town, case, "00000000-0000-7000-8000-0000000000ff", 422)


async def test_what_a_unit_did_before_its_order_is_said(town: StoryTown) -> None:
    ids = await add_units(town)
    for code, before in (("S1-CAR-1", "on_scene"), ("S1-CAR-2", "dispatched")):
        await stand(town, "officer_s1", ids[code], before)
        await ordered(town, case := await raised(town), ids[code], preempt=True, who="commander")
        told = (await town.call("officer_s1", "GET", f"/units/{ids[code]}/history"))[0]["said"]
        assert (told["before"], told["status"], told["case"]) == (before, "dispatched", case)
        await town.call("dispatcher", "POST", f"/units/{ids[code]}/free", reason="mistake")
        assert await doing(town, ids[code]) == ("available", None)


async def test_off_duty_nobody_is_ordered(town: StoryTown) -> None:
    unit = (await add_units(town))["S1-CAR-1"]
    case = await raised(town)
    await stand(town, "officer_s1", unit, "off_duty")
    assert (await ordered(town, case, unit, 409, preempt=True, who="commander"))["code"] == "responder_off"


async def test_an_exchange_is_one_act(town: StoryTown) -> None:
    ids = await add_units(town)
    one, two = ids["S1-CAR-1"], ids["S1-CAR-2"]
    case = await raised(town)
    (placed,) = await ordered(town, case, one, instruction="注意安全")
    await stand(town, "officer_s1", two, "off_duty")
    await town.call("dispatcher", "POST", f"/orders/{placed['order']}/exchange", 409, unit=two)
    assert await doing(town, one) == ("dispatched", case)
    await stand(town, "officer_s1", two, "available")
    await town.call("dispatcher", "POST", f"/orders/{placed['order']}/exchange", unit=two)
    assert await doing(town, one) == ("available", None)
    assert await doing(town, two) == ("dispatched", case)
    await town.call("dispatcher", "POST", f"/orders/{placed['order']}/exchange", 409, unit=one)
    await town.call("dispatcher", "POST", f"/units/{two}/free", reason="not_needed")
    assert await doing(town, two) == ("available", None)
    await town.call("dispatcher", "POST", f"/units/{two}/free", 409, reason="not_needed")


async def test_the_crew_of_the_shift_speaks_for_its_unit(town: StoryTown) -> None:
    ids = await add_units(town)
    unit, now = ids["S1-CAR-1"], town.clock.now()
    await town.staff("partner_s1", "officer", "S1")
    shift = {"starts": now.isoformat(), "ends": (now + timedelta(hours=8)).isoformat()}
    crew = [str(town.ids["partner_s1"])]
    await town.call("officer_s1", "POST", f"/units/{unit}/shifts", 403, crew=crew, **shift)
    made = await town.call("commander", "POST", f"/units/{unit}/shifts", crew=crew, vehicle="闽H0001警", **shift)
    case = await raised(town)
    (placed,) = await ordered(town, case, unit)
    await town.call("officer_s1", "POST", f"/orders/{placed['order']}/acknowledge", 404)
    await town.call("partner_s1", "POST", f"/orders/{placed['order']}/acknowledge")
    await town.call("commander", "POST", f"/orders/{placed['order']}/stages", stage="en_route")
    await stand(town, "officer_s1", unit, "reporting", 403)
    other = {"crew": crew, **shift}
    taken = await town.call("commander", "POST", f"/units/{ids['S2-CAR-1']}/shifts", 409, **other)
    assert taken["code"] == "crew_taken"
    other = {"crew": [str(town.ids["officer_s1"])], **shift}
    assert (await town.call("commander", "POST", f"/units/{unit}/shifts", 409, **other))["code"] == "unit_shift_taken"
    shown = (await town.call("officer_s1", "GET", f"/units/{unit}"))["unit"]["shift"]
    assert (shown["vehicle"], [each["person"] for each in shown["crew"]]) == ("闽H0001警", crew)
    assert shown["crew"][0]["name"]
    await town.call("commander", "POST", f"/unit-shifts/{made}/cancel")
    await town.call("commander", "POST", f"/unit-shifts/{made}/cancel", 404)
    await town.call("officer_s1", "POST", f"/orders/{placed['order']}/stages", stage="on_scene")
    assert await town.call("commander", "GET", f"/units/{unit}/shifts") == []
    await town.call("commander", "POST", f"/units/{ids['S2-CAR-1']}/shifts", **{"crew": crew, **shift})


async def test_a_stage_says_how_far_its_place_can_be_trusted(town: StoryTown, superuser: asyncpg.Connection) -> None:
    ids = await add_units(town)
    unit = ids["S1-CAR-1"]
    (placed,) = await ordered(town, await raised(town), unit)
    stages = f"/orders/{placed['order']}/stages"
    await town.call("officer_s1", "POST", f"/orders/{placed['order']}/acknowledge")
    await town.passes(seconds=20)
    far = {"lon": 110.0, "lat": 30.0}
    await town.call("officer_s1", "POST", stages, stage="en_route", position=far)
    await town.passes(seconds=20)
    await report(town, ids)
    await known(town, ids)
    await town.call("officer_s1", "POST", stages, stage="on_scene", position={**HERE, "accuracy": 3_000.0})
    rows = await superuser.fetch("select stage, mark from stages order by at")
    assert [(row["stage"], row["mark"]) for row in rows] == [
        ("accepted", "none"),
        ("en_route", "jump"),
        ("on_scene", "coarse"),
    ]


async def test_a_unit_is_freed_by_somebody_who_does_not_see_it(town: StoryTown) -> None:
    unit = (await add_units(town))["S2-CAR-1"]
    await town.staff("desk_s1", "dispatcher", "S1")
    case = await raised(town)
    (placed,) = await ordered(town, case, unit)
    await town.call("desk_s1", "GET", f"/units/{unit}", 404)
    await town.call("desk_s1", "POST", f"/orders/{placed['order']}/withdraw", reason="not_needed")
    assert await doing(town, unit) == ("available", None)


async def test_a_case_is_not_closed_while_a_unit_is_at_work_on_it(town: StoryTown) -> None:
    unit = (await add_units(town))["S1-CAR-1"]
    case = await raised(town)
    (placed,) = await ordered(town, case, unit)
    closing = {"disposition": "handled_on_scene", "outcome": "已处理"}
    refused = await town.call("dispatcher", "POST", f"/cases/{case}/close", 409, **closing)
    said = {each["code"]: each["detail"] for each in refused["errors"]}
    assert said["units"] == "永和1号车仍在处置"
    await town.call("officer_s1", "POST", f"/orders/{placed['order']}/acknowledge")
    await town.call("officer_s1", "POST", f"/orders/{placed['order']}/stages", stage="en_route")
    await town.call("officer_s1", "POST", f"/orders/{placed['order']}/stages", stage="on_scene")
    await town.call("officer_s1", "POST", f"/orders/{placed['order']}/reports", final=True, text="处置完毕")
    await town.call("dispatcher", "POST", f"/cases/{case}/close", **closing)
    assert (await town.events(case)).count("cases.Closed") == 1

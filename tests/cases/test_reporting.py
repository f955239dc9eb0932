"""Reports while work goes on: each puts the next one off, and the desk hears which partners are wanted."""

from __future__ import annotations

from datetime import timedelta

import asyncpg

from tests.dispatch.units_town import add_units
from tests.stories.conftest import town as town  # noqa: PLC0414 - the fixture
from tests.stories.town import HERE, StoryTown

DUE = "select due from timers where name = 'cases.order_clock' and subject = $1"


async def test_a_further_report_puts_the_next_one_off(town: StoryTown, superuser: asyncpg.Connection) -> None:
    case = (await town.call(None, "POST", "/cases", content="路面塌陷", position=HERE))["case"]
    await town.call("call_taker", "POST", f"/cases/{case}/take")
    responders = [{"kind": "organisation", "id": str(town.offices["ROAD"])}]
    [placed] = await town.call("dispatcher", "POST", f"/cases/{case}/orders", responders=responders)
    order = placed["order"]
    await town.call("road", "POST", f"/orders/{order}/acknowledge")
    reports = f"/orders/{order}/reports"
    for minutes in (10, 29, 29):
        await town.passes(minutes=minutes)
        await town.call("road", "POST", reports, final=False, text="抢修中", asks=["utility"])
        due = await superuser.fetchval(DUE, f"order:{order}")
        assert due == town.clock.now() + timedelta(minutes=30)
    assert "cases.OrderOverdue" not in await town.events(case)
    await town.call("road", "POST", reports, final=True, text="恢复通行")
    assert await superuser.fetchval(DUE, f"order:{order}") is None
    lines = (await town.call("call_taker", "GET", f"/cases/{case}/timeline"))["lines"]
    told = [each for each in lines if each["event"] == "cases.ReportedBack"]
    asks = [detail["says"]["zh"] for each in told for detail in each["details"] if detail["field"] == "asks"]
    assert asks == ["水电气热单位"] * 3


async def test_a_unit_on_its_way_asks_for_backup_and_its_clock_runs_on(
    town: StoryTown, superuser: asyncpg.Connection
) -> None:
    units = await add_units(town)
    case = (await town.call(None, "POST", "/cases", content="持刀", position=HERE))["case"]
    await town.call("call_taker", "POST", f"/cases/{case}/take")
    responders = [{"kind": "unit", "id": units["S1-CAR-1"]}]
    [placed] = await town.call("dispatcher", "POST", f"/cases/{case}/orders", responders=responders)
    order, ahead = placed["order"], {"final": False, "asks": ["more_police"]}
    reports = f"/orders/{order}/reports"
    await town.call("officer_s1", "POST", reports, 422, **ahead)
    await town.call("officer_s1", "POST", f"/orders/{order}/acknowledge")
    due = await superuser.fetchval(DUE, f"order:{order}")
    await town.call("officer_s1", "POST", reports, 422, final=False, text="快到了")
    await town.call("officer_s1", "POST", reports, 422, final=True, asks=["more_police"])
    await town.passes(seconds=20)
    await town.call("officer_s1", "POST", reports, **ahead)
    assert await superuser.fetchval(DUE, f"order:{order}") == due
    row = (await town.call("dispatcher", "GET", f"/cases/{case}"))["orders"][0]["row"]
    assert (row["order"]["state"], row["order"]["reported_at"], row["reports"][0]["asks"]) == (
        "accepted",
        None,
        ["more_police"],
    )
    assert (await town.events(case))[-1] == "cases.ReportedBack"
    await town.call("officer_s1", "POST", f"/orders/{order}/stages", stage="en_route")

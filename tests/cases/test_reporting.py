"""Reports while work goes on: each puts the next one off, and the desk hears which partners are wanted."""

from __future__ import annotations

from datetime import timedelta

import asyncpg

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
        town.passes(minutes=minutes)
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

"""What the machine found once, told by itself: reports after the end, a refusal overridden too late, a clock put back."""

from __future__ import annotations

from datetime import timedelta

from tests.stories.conftest import town as town  # noqa: PLC0414 - the fixture
from tests.stories.town import HERE, StoryTown


async def ordered(town: StoryTown) -> tuple[str, str]:
    """A taken case, and the order of S1 in it."""
    case = str((await town.call(None, "POST", "/cases", content="有人打架", position=HERE))["case"])
    await town.call("call_taker", "POST", f"/cases/{case}/take")
    return case, await order(town, case)


async def order(town: StoryTown, case: str) -> str:
    responders = [{"kind": "organisation", "id": str(town.offices["S1"])}]
    placed = await town.call("dispatcher", "POST", f"/cases/{case}/orders", responders=responders)
    return str(placed[0]["order"])


async def close(town: StoryTown, case: str) -> None:
    path = f"/cases/{case}/close"
    await town.call("call_taker", "POST", path, disposition="handled_on_scene", outcome="已处置。")


async def test_a_final_report_is_the_last_one(town: StoryTown) -> None:
    case, given = await ordered(town)
    await town.call("officer_s1", "POST", f"/orders/{given}/acknowledge")
    await town.call("officer_s1", "POST", f"/orders/{given}/reports", final=True, text="处置完毕")
    again = await town.call("officer_s1", "POST", f"/orders/{given}/reports", 409, final=True, text="再报")
    assert again["code"] == "report_final"
    await close(town, case)
    late = await town.call("officer_s1", "POST", f"/orders/{given}/reports", 409, final=False, level=1, text="补报")
    assert late["code"] == "report_final"


async def test_a_withdrawn_order_takes_no_report(town: StoryTown) -> None:
    case, given = await ordered(town)
    await town.call("dispatcher", "POST", f"/orders/{given}/withdraw", reason="cancelled")
    await close(town, case)
    late = await town.call("officer_s1", "POST", f"/orders/{given}/reports", 409, final=False, level=1, text="补报")
    assert late["code"] == "order_ended"


async def test_a_refusal_is_not_overridden_beside_a_later_order(town: StoryTown) -> None:
    case, given = await ordered(town)
    await town.call("officer_s1", "POST", f"/orders/{given}/refuse", reason="busy")
    await order(town, case)
    refused = await town.call("commander", "POST", f"/orders/{given}/override", 409)
    assert refused["code"] == "already_ordered"


async def test_a_slower_machine_takes_the_next_stage(town: StoryTown) -> None:
    await town.passes(minutes=1)
    _, given = await ordered(town)
    town.clock.advance(timedelta(seconds=-20))
    await town.call("officer_s1", "POST", f"/orders/{given}/acknowledge")
    await town.call("officer_s1", "POST", f"/orders/{given}/stages", stage="en_route")

"""Merging and splitting through HTTP: nobody is forgotten, nothing is merged silently, and two at once make no knot."""

from __future__ import annotations

import asyncio
from typing import Any

from anmin.kernel.access import EVERYTHING
from tests.cases.test_links import links, raised
from tests.stories.conftest import town as town  # noqa: PLC0414 - the fixture
from tests.stories.town import StoryTown


async def merge(town: StoryTown, one: Any, into: Any, status: int = 200, **more: Any) -> Any:
    path = f"/cases/{one['case']}/merge"
    return await town.call("call_taker", "POST", path, status, into=into["case"], **more)


async def row(town: StoryTown, case: Any) -> dict[str, Any]:
    async with town.house.db.transaction(EVERYTHING) as conn:
        return dict(await conn.fetchrow("select * from cases where id = $1", case["case"]))


async def lines(town: StoryTown, case: Any, event: str) -> list[tuple[str, list[str]]]:
    """Payload and audience of every such line of the case."""
    async with town.house.db.transaction(EVERYTHING) as conn:
        found = await conn.fetch(
            "select payload, audience from journal where subject = $1 and event = $2 order by seq",
            *(f"case:{case['case']}", event),
        )
    return [(each["payload"], each["audience"]) for each in found]


async def test_the_joining_caller_is_told_and_both_time_lines_tell(town: StoryTown) -> None:
    lead, joining = await raised(town, None), await raised(town, None, tag="robbery", content="")
    await merge(town, joining, lead)
    await merge(town, joining, lead)
    for each in (lead, joining):
        assert (await town.events(each["case"])).count("cases.Merged") == 1
    told = await lines(town, joining, "cases.Advanced")
    assert '"joined"' in told[-1][0]
    assert [topic.partition(":")[0] for topic in told[-1][1]] == ["person"]
    merged, leading = await row(town, joining), await row(town, lead)
    assert (merged["state"], str(merged["lead"])) == ("merged", lead["case"])
    assert leading["level"] == 1, "the higher of both levels"
    assert {"quiet", "unsafe_to_call"} <= set(leading["flags"]), "what endangers one caller binds all who respond"
    assert merged["person"] != leading["person"]


async def test_no_chain_no_circle_and_nothing_into_itself(town: StoryTown) -> None:
    first, second, third = [await raised(town, None) for _ in range(3)]
    assert (await merge(town, first, first, 422))["code"] == "same_case"
    await merge(town, second, first)
    assert (await merge(town, first, second, 409))["code"] == "lead_merged"
    assert (await merge(town, third, second, 409))["code"] == "lead_merged"
    assert (await merge(town, second, third, 409))["code"] == "case_over"
    await merge(town, first, third)

    async def gathered() -> bool:
        return str((await row(town, second))["lead"]) == third["case"]

    await town.until(gathered)
    assert (await town.events(third["case"])).count("cases.Merged") == 2


async def test_a_drill_is_never_merged_with_the_real_thing(town: StoryTown) -> None:
    real, drill = await raised(town, None), await raised(town, None, flags=["drill"])
    assert (await merge(town, drill, real, 409))["code"] == "drill_apart"
    assert (await merge(town, real, drill, 409))["code"] == "drill_apart"


async def test_open_orders_are_named_and_taken_back_only_when_asked(town: StoryTown) -> None:
    lead, joining = await raised(town, None), await raised(town, None)
    who = [{"kind": "organisation", "id": str(town.offices["S2"])}]
    [order] = await town.call("dispatcher", "POST", f"/cases/{joining['case']}/orders", responders=who)
    refused = await merge(town, joining, lead, 409)
    assert (refused["code"], "1" in refused["detail"]) == ("open_orders", True)
    assert (await row(town, joining))["state"] == "ordered"
    await merge(town, joining, lead, withdraw=True)
    [(said, _)] = await lines(town, joining, "cases.Withdrawn")
    assert order["order"] in said
    assert '"merged"' in said
    assert town.offices["S2"] in (await row(town, lead))["offices"], "who took part sees the case that leads"


async def test_two_merges_at_once_make_one(town: StoryTown) -> None:
    one, other = await raised(town, None), await raised(town, None)
    answers = await asyncio.gather(
        *(
            town.ask("call_taker", "POST", f"/cases/{a['case']}/merge", into=b["case"])
            for a, b in ((one, other), (other, one)) * 3
        )
    )
    done = {each.status_code for each in answers[::2]}, {each.status_code for each in answers[1::2]}
    assert sorted(map(sorted, done)) == [[200], [409]]
    states = sorted([(await row(town, each))["state"] for each in (one, other)])
    assert states == ["merged", "received"]


async def test_two_join_one_lead_at_once(town: StoryTown) -> None:
    lead, *joining = [await raised(town, None) for _ in range(5)]
    await asyncio.gather(*(merge(town, each, lead) for each in joining))
    assert {str((await row(town, each))["lead"]) for each in joining} == {lead["case"]}
    assert (await town.events(lead["case"])).count("cases.Merged") == 4


async def test_a_merge_is_undone_with_a_clock_that_runs(town: StoryTown) -> None:
    lead, joining = await raised(town, None), await raised(town, None)
    assert (await town.call("call_taker", "POST", f"/cases/{joining['case']}/split", 409))["code"] == "not_merged"
    await merge(town, joining, lead)
    alone = await town.call("call_taker", "POST", f"/cases/{joining['case']}/split")
    assert (alone["case"], alone["number"]) == (joining["case"], joining["number"])
    back = await row(town, joining)
    assert (back["state"], back["lead"], back["closed_at"]) == ("received", None, None)
    async with town.house.db.transaction(EVERYTHING) as conn:
        clock = "select version from timers where name = 'cases.case_clock' and subject = $1"
        assert await conn.fetchval(clock, f"case:{joining['case']}") == back["epoch"]
    assert '"reopened"' in (await lines(town, joining, "cases.Advanced"))[-1][0]
    for each in (lead, joining):
        assert (await town.events(each["case"])).count("cases.Split") == 1


async def test_one_tip_for_two_jurisdictions_becomes_two_tracked_cases(town: StoryTown) -> None:
    tip = await town.call(None, "POST", "/cases", content="鹤河与白河均有人电鱼", phone="13812345678", name="李四")
    far = str(town.offices["FAR"])
    second = await town.call("call_taker", "POST", f"/cases/{tip['case']}/split", office=far)
    first, made = await row(town, tip), await row(town, second)
    assert made["person"] == first["person"]
    assert made["content"] == first["content"]
    assert (made["state"], made["office"]) == ("taken", town.offices["FAR"])
    assert {town.offices["FAR"], town.offices["DESK"]} <= set(made["offices"])
    assert second["number"] != tip["number"]
    [link] = await links(town, tip)
    assert (link["kind"], link["number"]) == ("related", second["number"])
    assert (await town.events(second["case"]))[:2] == ["cases.Raised", "cases.Split"]
    assert "cases.Split" in await town.events(tip["case"])
    assert (await lines(town, second, "cases.Advanced"))[-1][1] == [f"person:{first['person']}"]
    await town.staff("far_desk", "call_taker", "FAR")
    await town.call("far_desk", "GET", f"/cases/{second['case']}/messages")
    await town.call("far_desk", "GET", f"/cases/{tip['case']}/messages", 404)
    nowhere = "0190aaaa-0000-7000-8000-000000000000"
    await town.call("call_taker", "POST", f"/cases/{tip['case']}/split", 422, office=nowhere)


async def test_joiners_hear_when_the_lead_is_closed(town: StoryTown) -> None:
    lead, joining = await raised(town, None), await raised(town, None)
    await town.call("call_taker", "POST", f"/cases/{lead['case']}/take")
    await merge(town, joining, lead)
    await town.call(
        "call_taker", "POST", f"/cases/{lead['case']}/close", disposition="handled_on_scene", outcome="事故已处理完毕"
    )

    async def heard() -> bool:
        return '"closed"' in (await lines(town, joining, "cases.Advanced"))[-1][0]

    await town.until(heard)

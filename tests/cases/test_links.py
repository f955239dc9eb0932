"""Links between cases through HTTP: both callers keep what is theirs, and both matters tell of the other."""

from __future__ import annotations

from typing import Any

import pytest

from anmin.kernel.access import EVERYTHING
from tests.stories.conftest import town as town  # noqa: PLC0414 - the fixture
from tests.stories.town import HERE, StoryTown
from tests.territory.town import spot


async def raised(town: StoryTown, who: str | None, content: str = "两辆车相撞", **given: Any) -> Any:
    body = {"content": content, "position": HERE, **given}
    return await town.call(who, "POST", "/cases", **body)


async def call_kind(town: StoryTown, case: str) -> str:
    async with town.house.db.transaction(EVERYTHING) as conn:
        kind: str = await conn.fetchval("select call_kind from cases where id = $1", case)
    return kind


async def link(town: StoryTown, one: Any, other: Any, kind: str, status: int = 200, who: str = "call_taker") -> Any:
    path = f"/cases/{one['case']}/links"
    return await town.call(who, "POST", path, status, other=other["case"], kind=kind, note="同一事故")


async def links(town: StoryTown, case: Any) -> Any:
    return await town.call("call_taker", "GET", f"/cases/{case['case']}/links")


async def test_a_duplicate_keeps_its_caller_and_both_tell_of_it(town: StoryTown) -> None:
    first, second = await raised(town, None), await raised(town, None)
    await link(town, second, first, "duplicate")
    await link(town, second, first, "duplicate")
    assert (await town.events(first["case"])).count("cases.Linked") == 1
    assert (await town.events(second["case"])).count("cases.Linked") == 1
    [seen], [same] = await links(town, first), await links(town, second)
    assert (seen["case"], seen["other"], seen["number"]) == (second["case"], first["case"], second["number"])
    assert (same["case"], same["other"], same["number"]) == (second["case"], first["case"], first["number"])
    assert (seen["note"], seen["kind"], same["state"]) == ("同一事故", "duplicate", "received")
    assert [await call_kind(town, each["case"]) for each in (first, second)] == ["help", "duplicate"]
    thread = await town.call(second["token"], "GET", f"/cases/{second['case']}/messages")
    assert thread["messages"] == []


async def test_the_same_link_the_other_way_round_is_refused_where_it_has_a_way(town: StoryTown) -> None:
    first, second = await raised(town, None), await raised(town, None)
    await link(town, second, first, "urge")
    assert (await link(town, first, second, "urge", 409))["code"] == "linked_otherwise"
    await link(town, second, first, "related")
    await link(town, first, second, "related")
    assert [each["kind"] for each in await links(town, first)] == ["urge", "related"]
    assert (await link(town, first, first, "related", 422))["code"] == "same_case"
    nothing = {"case": "0190aaaa-0000-7000-8000-000000000000"}
    assert (await link(town, first, nothing, "related", 404))["code"] == "case_unknown"


async def test_unlinking_gives_the_call_back_what_it_was(town: StoryTown) -> None:
    first = await raised(town, None)
    second, third = await raised(town, None, call_kind="consultation"), await raised(town, None)
    await link(town, second, first, "duplicate")
    await town.passes(seconds=1)
    await link(town, second, third, "harassment")
    assert await call_kind(town, second["case"]) == "nuisance"

    async def unlink(other: Any, kind: str) -> None:
        await town.call("call_taker", "POST", f"/cases/{second['case']}/unlink", other=other["case"], kind=kind)

    await unlink(third, "harassment")
    assert await call_kind(town, second["case"]) == "duplicate"
    await unlink(first, "duplicate")
    await unlink(first, "duplicate")
    assert await call_kind(town, second["case"]) == "consultation"
    assert (await town.events(second["case"])).count("cases.Unlinked") == 2
    assert await links(town, second) == []


@pytest.mark.parametrize("who", ["officer_s2", "gas", None])
async def test_others_link_nothing_and_see_no_link(town: StoryTown, who: str | None) -> None:
    first, second = await raised(town, None), await raised(town, None)
    path = f"/cases/{first['case']}/links"
    asked = await town.ask(who, "POST", path, other=second["case"], kind="related")
    assert asked.status_code in (401, 403)
    assert (await town.ask(who, "GET", path)).status_code in (401, 403)


async def test_another_bureau_finds_neither_case(town: StoryTown) -> None:
    await town.staff("far_desk", "call_taker", "FAR")
    first, second = await raised(town, None), await raised(town, None)
    await link(town, first, second, "related", 404, who="far_desk")
    await town.call("far_desk", "GET", f"/cases/{first['case']}/links", 404)
    await town.call("far_desk", "GET", f"/cases/{first['case']}/duplicates", 404)
    assert await town.call("far_desk", "POST", "/cases/duplicates", place=HERE, text="两辆车相撞") == []


async def test_likely_duplicates_before_saving_come_with_their_reasons(town: StoryTown) -> None:
    near = await raised(town, None, "人民路口两辆小车追尾，有人受伤", category="0301")
    await raised(town, None, "楼上漏水", position=spot(3.3, 3.3))
    again = {"place": HERE, "text": "人民路口两车追尾，有人受伤了", "category": "0301"}
    [found, *_] = await town.call("call_taker", "POST", "/cases/duplicates", **again)
    assert (found["case"], found["linked"]) == (near["case"], False)
    assert {each["likeness"] for each in found["why"]} >= {"near", "time", "text", "category"}
    assert found["score"] == min(100, sum(each["points"] for each in found["why"]))
    assert found["why"][0]["zh"] == "相距约 0 米"
    assert found["why"][0]["en"] == "About 0 m apart"
    assert await town.call("call_taker", "POST", "/cases/duplicates", **again) == await town.call(
        "call_taker", "POST", "/cases/duplicates", **again
    )
    assert await town.call("call_taker", "POST", "/cases/duplicates") == []
    await town.passes(days=2)
    assert await town.call("call_taker", "POST", "/cases/duplicates", **again) == []


async def test_the_same_telephone_and_the_same_caller_are_found_without_a_place(town: StoryTown) -> None:
    first = await town.call(None, "POST", "/cases", content="找不到孩子", phone="13812345678")
    [found] = await town.call("call_taker", "POST", "/cases/duplicates", phone="138 1234 5678", text="催一下")
    assert found["case"] == first["case"]
    assert [each["likeness"] for each in found["why"]] == ["phone", "time"]
    second = await town.call(first["token"], "POST", "/cases", content="怎么还没来")
    await link(town, second, first, "urge")
    [same] = await town.call("call_taker", "GET", f"/cases/{second['case']}/duplicates")
    assert (same["case"], same["linked"], same["why"][0]["likeness"]) == (first["case"], True, "person")


async def test_a_merged_case_is_no_candidate_but_its_lead_is(town: StoryTown) -> None:
    first, second, third = [await raised(town, None) for _ in range(3)]
    await town.call("call_taker", "POST", f"/cases/{second['case']}/merge", into=first["case"])
    found = await town.call("call_taker", "GET", f"/cases/{third['case']}/duplicates")
    assert [each["case"] for each in found] == [first["case"]]


async def test_two_matters_of_one_officer_are_not_of_one_caller(town: StoryTown) -> None:
    await town.call("officer_s1", "POST", "/cases", content="巡逻中发现井盖丢失")
    second = await town.call("officer_s1", "POST", "/cases", content="有人醉倒路边")
    assert await town.call("call_taker", "GET", f"/cases/{second['case']}/duplicates") == []

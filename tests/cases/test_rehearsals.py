"""What a change of a register would have done to last week's cases; trying it changes nothing."""

from __future__ import annotations

from typing import Any

import pytest_asyncio

from tests.stories.conftest import town as town  # noqa: PLC0414 - the fixture
from tests.stories.town import HERE, StoryTown
from tests.territory.town import spot

SOURCE = {"source_zh": "试", "source_en": "Trial"}
SIX_HOURS = {"code": "trial", "metres": 300, "hours": 6, "least": 35}


@pytest_asyncio.fixture(autouse=True)
async def admin(town: StoryTown) -> None:
    await town.staff("admin", "system_administrator", "CITY")


async def tried(town: StoryTown, register: str, status: int = 200, **body: Any) -> Any:
    return await town.call("admin", "POST", f"/registers/{register}/try", status, **body)


async def raised(town: StoryTown, content: str = "有人打架", **given: Any) -> Any:
    return await town.call(None, "POST", "/cases", **{"content": content, "place": HERE, **given})


async def test_a_level_rule_is_tried_on_what_was_said_and_only_of_this_week(town: StoryTown) -> None:
    await raised(town)
    await town.passes(days=8)
    fight, silent = await raised(town), await raised(town, "", tag="robbery")
    await raised(town, "路灯坏了")
    rule = {"code": "trial", "order": 1, "level": 1, "words": ["打架"], "zh": "试", "en": "Trial"}
    shown = await tried(town, "cases.level_rule", data=rule)
    assert (shown["applied"], shown["looked"], shown["changed"], shown["more"]) == (True, 3, 1, False)
    [effect] = shown["effects"]
    assert (effect["about"], effect["id"], effect["after"]["zh"]) == (fight["number"], fight["case"], "1 级")
    assert shown["says"]["zh"] == "近七日 3 起警情中，1 起会有不同。"
    assert silent["number"] not in str(shown)
    rows = await town.call("admin", "GET", "/registers/cases.level_rule/rows", search="trial")
    assert rows["rows"] == []


async def test_a_clock_is_tried_on_how_long_it_took(town: StoryTown) -> None:
    quick, slow = await raised(town), await raised(town)
    await town.passes(seconds=20)
    await town.call("call_taker", "POST", f"/cases/{quick['case']}/take")
    await town.passes(seconds=70)
    await town.call("call_taker", "POST", f"/cases/{slow['case']}/take")
    row = {"profile": "cn_default", "clock": "unanswered", "area": "any", "step": 1, "unit": "second", **SOURCE}
    stricter = await tried(town, "cases.clock", data={**row, "amount": 10})
    assert [(each["about"], each["before"]["zh"], each["after"]["zh"]) for each in stricter["effects"]] == [
        (quick["number"], "待接警按时", "待接警超时")
    ]
    milder = await tried(town, "cases.clock", data={**row, "amount": 120})
    assert [(each["about"], each["after"]["en"]) for each in milder["effects"]] == [
        (slow["number"], "Waiting to be taken: in time")
    ]
    assert (await tried(town, "cases.clock", data={**row, "amount": 60}))["changed"] == 0


async def test_a_duplicate_rule_is_tried_on_what_lay_near(town: StoryTown) -> None:
    one, two = await raised(town), await raised(town, place={"lon": HERE["lon"] + 0.03, "lat": HERE["lat"]})
    await raised(town, "路灯坏了", place=spot(13, 3))
    same = await tried(town, "cases.duplicate_rule", data=SIX_HOURS)
    wider = await tried(town, "cases.duplicate_rule", data=SIX_HOURS | {"metres": 5_000, "hours": 12, "code": "a"})
    assert same["looked"] == wider["looked"] == 3
    assert {each["about"] for each in wider["effects"]} == {one["number"], two["number"]}
    assert all(each["before"]["zh"] == "提示 0 起" for each in wider["effects"])


async def test_codes_in_use_are_named_when_they_would_end(town: StoryTown) -> None:
    silent = await raised(town, "", tag="robbery")
    shown = await tried(town, "cases.tag", code="robbery")
    assert [(each["about"], each["after"]["en"]) for each in shown["effects"]] == [
        (silent["number"], "the code is ended")
    ]
    await town.call("call_taker", "POST", f"/cases/{silent['case']}/take")
    await town.call("call_taker", "PUT", f"/cases/{silent['case']}/category", category="01040101")
    leaf = await tried(town, "cases.category", code="01040101")
    assert [each["about"] for each in leaf["effects"]] == [silent["number"]]


async def test_other_registers_say_honestly_that_they_touch_nothing_past(town: StoryTown) -> None:
    rows = (await town.call("admin", "GET", "/registers/cases.safety_word/rows"))["rows"]
    shown = await tried(town, "cases.safety_word", code=rows[0]["code"])
    assert (shown["applied"], shown["changed"], shown["says"]["zh"]) == (
        False,
        0,
        "这张表不作用于以往警情，改动只影响今后。",
    )
    assert (await tried(town, "cases.safety_word", 404, code="nobody"))["code"] == "row_unknown"
    assert (await tried(town, "cases.tag", 422, data={"code": "x"}))["code"] == "row_refused"
    bad = {"code": "y", "parent": "nobody", "zh": "试", "en": "Trial"}
    assert (await tried(town, "cases.category", 422, data=bad))["code"] == "rows_refused"
    await town.call("call_taker", "POST", "/registers/cases.tag/try", 403, code="robbery")

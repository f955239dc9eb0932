"""Changed rules tried on what came in before: pieces add up, what people decided is counted, nothing is written."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest_asyncio

from anmin.kernel.access import EVERYTHING
from anmin.matters.registers.assess_rules import first_rules
from anmin.matters.registers.routes import ROUTES
from tests.matters.ground import answered, handed, planted, raised
from tests.stories.conftest import town as town  # noqa: PLC0414 - the fixture
from tests.stories.town import StoryTown

PARKING = msgspec.to_builtins(next(row for row in first_rules() if row.code == "parking"))


@pytest_asyncio.fixture(autouse=True)
async def administrator(town: StoryTown) -> None:
    await town.staff("sysadmin", "system_administrator", "DESK")


async def simulated(town: StoryTown, register: str, *changes: Any, status: int = 200, **more: Any) -> Any:
    body = {"register": register, "proposals": list(changes), **more}
    return await town.call("sysadmin", "POST", "/matters/simulations", status, **body)


async def test_rules_of_assessment_are_tried_in_pieces_against_what_people_said(town: StoryTown) -> None:
    for _ in range(3):
        await raised(town)
    await raised(town, content="路灯不亮")
    change = {"data": {**PARKING, "kind": "petition", "to_category": ""}}
    pieces, after = [], {}
    while True:
        piece = await simulated(town, "matters.assess_rule", change, limit=2, **after)
        pieces.append(piece)
        if piece["next"] is None:
            break
        after = {"before": piece["next"]}
    assert [each["total"] for each in pieces] == [4, None, None]
    assert sum(each["looked"] for each in pieces) == 4
    assert sum(each["changed"] for each in pieces) == 3
    assert sum(each["fits_before"] for each in pieces) - sum(each["fits_after"] for each in pieces) == 3
    [way] = {(each["before"]["zh"], each["after"]["zh"]) for piece in pieces for each in piece["changes"]}
    assert way == ("民生诉求 社会联动 › 城市管理 › 停车管理、道闸地锁", "投诉信访")
    async with town.house.db.transaction(EVERYTHING) as conn:
        assert (
            await conn.fetchval(
                "select count(*) from register_rows where data->>'kind' = 'petition' and"
                " register = 'matters.assess_rule' and code = 'parking'"
            )
            == 0
        )


async def test_a_route_is_tried_against_who_led(town: StoryTown) -> None:
    case = await raised(town)
    await handed(town, case, "LAW")
    await planted(town, ROUTES, code="parking", category="0601", lead="PARKS")
    found = await simulated(town, "matters.route", {"data": {"code": "parking", "category": "0601", "lead": "LAW"}})
    assert (found["looked"], found["fits_before"], found["fits_after"]) == (1, 0, 1)
    gone = await simulated(town, "matters.route", {"code": "parking"})
    assert gone["changes"][0]["after"]["en"] == "no rule"


async def test_a_shorter_deadline_is_tried_on_when_it_was_answered(town: StoryTown) -> None:
    case = await raised(town)
    await handed(town, case, "LAW")
    await town.call("law", "POST", f"/matters/{case}/acceptance")
    await town.passes(days=3)
    await answered(town, case, "law")
    row = {
        "urgency": "ordinary",
        "clock": "whole",
        "count": 2,
        "unit": "days",
        "source_zh": "试",
        "source_en": "try",
        "usual_for": ["service", "petition"],
    }
    found = await simulated(town, "matters.deadline", {"data": row})
    assert (found["fits_before"], found["fits_after"], found["changed"]) == (1, 0, 1)
    gap = await simulated(town, "matters.deadline", {"data": {**row, "usual_for": ["service"]}}, status=422)
    assert gap["code"] == "rows_refused"
    week = await town.call("sysadmin", "POST", "/registers/matters.deadline/try", data=row)
    assert (week["applied"], week["changed"]) == (True, 1)


async def test_what_cannot_be_tried_is_said(town: StoryTown) -> None:
    refused = await simulated(town, "matters.market", {"code": "x"}, status=422)
    assert refused["code"] == "register_not_tried"
    unknown = await simulated(town, "matters.route", {"code": "x"}, status=404)
    assert unknown["code"] == "row_unknown"
    nobody = await town.call(
        "law", "POST", "/matters/simulations", 403, register="matters.route", proposals=[{"code": "x"}]
    )
    assert nobody["code"]

"""Sub-tasks through HTTP: planned from a template or by hand, side by side, each with a clock of its own."""

from __future__ import annotations

from typing import Any

import asyncpg

from tests.stories.conftest import town as town  # noqa: PLC0414 - the fixture
from tests.stories.town import HERE, StoryTown


async def raised(town: StoryTown) -> str:
    case: str = (await town.call(None, "POST", "/cases", content="老人走失", position=HERE))["case"]
    await town.call("call_taker", "POST", f"/cases/{case}/take")
    return case


async def plan(town: StoryTown, case: str, status: int = 200, **asked: Any) -> Any:
    return await town.call("call_taker", "POST", f"/cases/{case}/tasks", status, **asked)


async def shown(town: StoryTown, case: str, who: str = "call_taker") -> dict[str, Any]:
    return {each["code"] or each["note"]: each for each in await town.call(who, "GET", f"/cases/{case}/tasks")}


async def test_a_lost_elder_is_looked_for_side_by_side(town: StoryTown) -> None:
    case = await raised(town)
    placed = await plan(town, case, template="lost_person", required=["hand_over"])
    assert await plan(town, case, template="lost_person") == []
    tasks = await shown(town, case)
    assert len(tasks) == len(placed) == 7
    assert tasks["lost_person:door_to_door"]["office"] == str(town.offices["S1"])
    assert tasks["lost_person:records"]["office"] == str(town.offices["DESK"])
    assert {name for name, each in tasks.items() if each["state"] == "waiting"} == {
        "lost_person:identify",
        "lost_person:family",
        "lost_person:hand_over",
    }
    for name in ("records", "identify", "family", "hand_over"):
        await town.passes(minutes=4)
        task = (await shown(town, case))[f"lost_person:{name}"]
        who = "officer_s1" if task["office"] == str(town.offices["S1"]) else "call_taker"
        await town.call(who, "POST", f"/tasks/{task['task']}/start")
        await town.call(who, "POST", f"/tasks/{task['task']}/finish", outcome="完成")
    tasks = await shown(town, case, "officer_s1")
    assert tasks["lost_person:hand_over"]["state"] == "done"
    assert tasks["lost_person:hand_over"]["opened_at"] == tasks["lost_person:family"]["ended_at"]
    assert tasks["lost_person:hand_over"]["outcome"] == "完成"
    assert (await town.events(case)).count("cases.TaskOpened") == 3


async def test_a_sub_task_belongs_to_an_office(town: StoryTown, superuser: asyncpg.Connection) -> None:
    case = await raised(town)
    office = str(town.offices["CRIME"])
    [placed] = await plan(town, case, tasks=[{"title": "查账户 13912345678", "minutes": 30, "office": office}])
    path = f"/tasks/{placed['task']}"
    await town.call("officer_s1", "POST", f"{path}/start", 404)
    await town.call("officer_s2", "GET", f"/cases/{case}/tasks", 404)
    await town.call("detective", "POST", f"{path}/start")
    await town.call("detective", "POST", f"{path}/start", 409)
    await town.call("detective", "POST", f"{path}/drop", 403, reason="x")
    await town.call("detective", "POST", f"{path}/finish", outcome="已冻结")
    await town.call("detective", "POST", f"{path}/finish", 409)
    stored = await superuser.fetchrow("select note, outcome, staff from tasks")
    assert stored["staff"] == town.ids["detective"]
    assert b"13912345678" not in stored["note"]
    journal = await superuser.fetch("select payload::text as said from journal")
    assert not [each for each in journal if "139123" in each["said"]]


async def test_what_cannot_be_planned(town: StoryTown) -> None:
    case = await raised(town)
    known = {"title": "走访", "minutes": 5}
    for asked, code in (
        ({"template": "no_such"}, "task_kind_unknown"),
        ({"template": "lost_person", "required": ["no_such"]}, "task_kind_unknown"),
        ({"tasks": [{"code": "lost_person:no_such"}]}, "task_kind_unknown"),
        ({"tasks": [{"title": "走访"}]}, "task_unnamed"),
        ({"tasks": [{"minutes": 5}]}, "task_unnamed"),
        ({"tasks": [known | {"office": "00000000-0000-7000-8000-000000000000"}]}, "case_office_unknown"),
    ):
        assert (await plan(town, case, 422, **asked))["code"] == code
    assert await shown(town, case) == {}
    await town.call("officer_s1", "POST", f"/cases/{case}/tasks", 403, tasks=[known])
    await town.call("call_taker", "POST", f"/cases/{case}/close", disposition="advised", outcome="已解答")
    await plan(town, case, 409, tasks=[known])


async def test_the_case_s_own_template_is_the_usual_one(town: StoryTown) -> None:
    case = await raised(town)
    assert [each["code"] for each in await plan(town, case)] == ["general:attend", "general:report"]
    [again] = await plan(town, case, tasks=[{"code": "traffic:clear", "after": "general:report"}])
    assert again["state"] == "waiting"
    tasks = await shown(town, case)
    await town.call("call_taker", "POST", f"/tasks/{tasks['general:attend']['task']}/drop", reason="电话已解决")
    tasks = await shown(town, case)
    assert (tasks["general:report"]["state"], tasks["general:attend"]["outcome"]) == ("open", "电话已解决")


async def test_each_has_its_own_clock(town: StoryTown, superuser: asyncpg.Connection) -> None:
    case = await raised(town)
    slow, quick = await plan(town, case, tasks=[{"title": "慢", "minutes": 60}, {"title": "快", "minutes": 10}])
    await town.passes(minutes=11)

    async def overdue() -> Any:
        said = await superuser.fetch(
            "select payload::jsonb->>'task' as task from journal where event = 'cases.TaskOverdue'"
        )
        return [each["task"] for each in said]

    assert await town.until(overdue) == [quick["task"]]
    tasks = await shown(town, case)
    assert (tasks["快"]["overdue"], tasks["慢"]["overdue"]) == (True, False)
    for each in (quick, slow):
        who = "officer_s1"
        await town.call(who, "POST", f"/tasks/{each['task']}/finish", outcome="完成")
    await town.passes(hours=3)
    assert await overdue() == [quick["task"]]
    assert await superuser.fetchval("select count(*) from timers where name = 'cases.task_clock'") == 0

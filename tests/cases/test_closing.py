"""Closing through HTTP: what stands in its way, the false report, force, taking up again, follow-up and the verdict."""

from __future__ import annotations

import asyncio
from typing import Any

import asyncpg

from anmin.cases.guards import Guards, Refusal, ToClose
from anmin.kernel.ctx import Ctx
from tests.stories.conftest import town as town  # noqa: PLC0414 - the fixture
from tests.stories.town import HERE, StoryTown

CRISIS = "05020101"
ENDING = {"disposition": "handled_on_scene", "outcome": "民警已到场处置完毕。"}


async def raised(town: StoryTown, who: str | None = None, **more: Any) -> dict[str, Any]:
    said = {"content": "有人抢我的包", "position": HERE} | more
    case: dict[str, Any] = await town.call(who, "POST", "/cases", **said)
    await town.call("call_taker", "POST", f"/cases/{case['case']}/take")
    return case


async def ordered(town: StoryTown, case: str, *codes: str, **more: Any) -> list[str]:
    responders = [{"kind": "organisation", "id": str(town.offices[code])} | more for code in codes]
    placed = await town.call("dispatcher", "POST", f"/cases/{case}/orders", responders=responders, instruction="速处")
    return [each["order"] for each in placed]


async def done(town: StoryTown, who: str, order: str) -> None:
    await town.call(who, "POST", f"/orders/{order}/acknowledge")
    await town.call(who, "POST", f"/orders/{order}/reports", final=True, text="处置完毕", why="电话处置")


async def close(town: StoryTown, case: str, status: int = 200, who: str = "call_taker", **more: Any) -> Any:
    return await town.call(who, "POST", f"/cases/{case}/close", status, **ENDING | more)


async def row(superuser: asyncpg.Connection, case: str) -> Any:
    return await superuser.fetchrow("select * from cases where id = $1", case)


async def test_the_guards_say_what_is_missing(town: StoryTown, superuser: asyncpg.Connection) -> None:
    case = (await raised(town))["case"]
    first, second = await ordered(town, case, "S1", "GAS")
    await town.call("gas", "POST", f"/orders/{second}/refuse", reason="not_ours")
    task = {"title": "调取监控", "minutes": 15, "required": True}
    await town.call("call_taker", "POST", f"/cases/{case}/tasks", tasks=[task])
    refused = await close(town, case, 409)
    assert refused["code"] == "cannot_close"
    assert [each["path"] for each in refused["errors"]] == ["$.orders", "$.required_orders", "$.tasks"]
    assert "派警单 1 尚未办结" in refused["detail"]
    await done(town, "officer_s1", first)
    [shown] = await town.call("officer_s1", "GET", f"/cases/{case}/tasks")
    await town.call("call_taker", "POST", f"/tasks/{shown['task']}/drop", reason="监控损坏")
    refused = await close(town, case, 409)
    assert [each["code"] for each in refused["errors"]] == ["required_orders"]
    again = await town.call("commander", "POST", f"/orders/{second}/override")
    await done(town, "gas", again["order"])
    await close(town, case)
    found = await row(superuser, case)
    assert (found["state"], found["disposition"]) == ("closed", "handled_on_scene")
    assert found["closed_at"] == town.clock.now()
    left = await superuser.fetch("select name from timers where kind = 'timer' and subject = $1", f"case:{case}")
    assert left == []
    await close(town, case, 409)


async def test_guards_from_above_are_asked(town: StoryTown) -> None:
    async def never(ctx: Ctx, closing: ToClose) -> Refusal:
        return Refusal("车辆仍在现场", "a unit is still on scene")

    town.house.service(Guards).register("somebody_above", never)
    case = (await raised(town))["case"]
    refused = await close(town, case, 409)
    assert [(each["path"], each["detail"]) for each in refused["errors"]] == [("$.somebody_above", "车辆仍在现场")]


async def test_only_the_commander_forces_and_with_a_reason(town: StoryTown, superuser: asyncpg.Connection) -> None:
    case = (await raised(town))["case"]
    [order] = await ordered(town, case, "S1")
    await town.call("call_taker", "POST", f"/cases/{case}/tasks", tasks=[{"title": "走访", "minutes": 5}])
    await close(town, case, 403, force=True, reason="误报")
    await close(town, case, 422, "commander", force=True)
    await close(town, case, who="commander", force=True, reason="误报，人员已安全")
    found = await row(superuser, case)
    assert "cleared_by_force" in found["flags"]
    assert await superuser.fetchval("select state from assignments where id = $1", order) == "withdrawn"
    assert await superuser.fetchval("select state from tasks where case_id = $1", case) == "dropped"
    assert (
        await superuser.fetchval("select count(*) from timers where name in ('cases.task_clock', 'cases.order_clock')")
        == 0
    )
    await town.call("officer_s1", "POST", f"/orders/{order}/withdrawn")


async def test_what_must_be_said(town: StoryTown) -> None:
    case = (await raised(town))["case"]
    codes = [
        ({"disposition": "nothing"}, 422, "disposition_unknown"),
        ({"disposition": "false_report"}, 422, "measure_needed"),
        ({"disposition": "false_report", "measure": "hanging"}, 422, "measure_unknown"),
        ({"outcome": ""}, 400, "bad_request"),
        ({"follow_up": "2020-01-01T00:00:00Z"}, 422, "follow_up_past"),
    ]
    for given, status, code in codes:
        assert (await close(town, case, status, **given))["code"] == code
    assert "cases.Closed" not in await town.events(case)
    await close(town, case, 403, "officer_s1")
    await close(town, case, 401, "")


async def test_a_false_report_while_drunk(town: StoryTown, superuser: asyncpg.Connection) -> None:
    """XY-05, XY-06, XY-08: parallel tasks, fifteen minutes, false report with a measure, hand-over to the railway police."""
    await town.citizen("drunk", "13800001234")
    case = (await raised(town, "drunk", content="我杀人了，你们来抓我"))["case"]
    planned = await town.call("call_taker", "POST", f"/cases/{case}/tasks", template="joint_search", required=["data"])
    by_code = {each["code"].partition(":")[2]: each for each in planned}
    assert {name for name, each in by_code.items() if each["state"] == "open"} >= {"video", "patrol", "data"}
    assert by_code["fix"]["state"] == "waiting"
    [order] = await ordered(town, case, "S1")
    await town.passes(minutes=15)
    for name in ("video", "data"):
        await town.call("call_taker", "POST", f"/tasks/{by_code[name]['task']}/finish", outcome="锁定位置")
    shown = {each["task"]: each for each in await town.call("officer_s1", "GET", f"/cases/{case}/tasks")}
    assert shown[by_code["fix"]["task"]]["state"] == "open"
    assert shown[by_code["data"]["task"]]["title"]["zh"] == "后台数据研判"
    await done(town, "officer_s1", order)
    over = await town.call(
        "dispatcher",
        "POST",
        f"/cases/{case}/hand-overs",
        agency="兰州铁路公安",
        number="兰铁公〔2026〕8",
        note="失主在车上",
    )
    refused = await close(town, case, 409, disposition="false_report", measure="detention")
    assert [each["code"] for each in refused["errors"]] == ["hand_overs"]
    await town.call("dispatcher", "POST", f"/hand-overs/{over}/answer", 409, state="done")
    await town.call("dispatcher", "POST", f"/hand-overs/{over}/answer", state="accepted", number="兰铁公〔2026〕9")
    await close(town, case, disposition="false_report", measure="detention", outcome="系酒后谎报警情，已依法处理。")
    found = await row(superuser, case)
    assert (found["measure"], "repeat_caller" in found["flags"]) == ("detention", True)
    await town.call("dispatcher", "POST", f"/hand-overs/{over}/answer", state="done")
    file = await town.call("officer_s1", "POST", f"/cases/{case}/promotions", number="安公刑立字〔2026〕1号")
    assert file == await town.call("officer_s1", "POST", f"/cases/{case}/promotions", number="安公刑立字〔2026〕1号")
    events = await town.events(case)
    assert events.count("cases.Promoted") == 1
    assert events.index("cases.HandedOver") < events.index("cases.Closed") < events.index("cases.Promoted")


async def test_a_case_is_taken_up_again_with_its_times(town: StoryTown, superuser: asyncpg.Connection) -> None:
    case = (await raised(town))["case"]
    [order] = await ordered(town, case, "S1")
    await done(town, "officer_s1", order)
    await town.call("call_taker", "POST", f"/cases/{case}/reopen", 409, reason="早")
    await close(town, case)
    before = await row(superuser, case)
    await town.passes(hours=5)
    await town.call("call_taker", "POST", f"/cases/{case}/reopen", 422, reason=" ")
    await town.call("call_taker", "POST", f"/cases/{case}/reopen", reason="又有人闹事")
    after = await row(superuser, case)
    for name in ("raised_at", "taken_at", "reported_at"):
        assert after[name] == before[name]
    assert (after["state"], after["closed_at"], after["reopened"]) == ("reported", None, 1)
    assert after["outcome"] is None
    assert (
        await superuser.fetchval("select count(*) from timers where kind = 'timer' and subject = $1", f"case:{case}")
        == 1
    )
    assert await superuser.fetchval("select state from follow_ups where case_id = $1", case) == "dropped"
    [again] = await ordered(town, case, "S1")
    await done(town, "officer_s1", again)
    await close(town, case, disposition="advised")
    kinds = await superuser.fetch("select kind, disposition from closings where case_id = $1 order by at", case)
    assert [tuple(each) for each in kinds] == [
        ("closed", "handled_on_scene"),
        ("reopened", ""),
        ("closed", "advised"),
    ]


async def test_a_crisis_is_closed_with_what_the_family_wants(town: StoryTown) -> None:
    """XY-16: where the template asks for the family's consent, somebody has recorded it."""
    case = (await raised(town, category=CRISIS, content="有人要跳桥"))["case"]
    first, second = await ordered(town, case, "S1", "S2")
    await done(town, "officer_s1", first)
    await town.call("officer_s2", "POST", f"/orders/{second}/acknowledge")
    await town.call("dispatcher", "POST", f"/orders/{second}/withdraw", reason="not_needed")
    refused = await close(town, case, 409)
    assert [each["code"] for each in refused["errors"]] == ["consent"]
    [third] = await ordered(town, case, "S2")
    await town.call("officer_s2", "POST", f"/orders/{third}/acknowledge")
    report = {"final": True, "text": "会同家属、村干部护送就医", "consent": "given", "why": "随家属车辆"}
    await town.call("officer_s2", "POST", f"/orders/{third}/reports", **report)
    await close(town, case, disposition="taken_to_hospital")


async def test_of_many_who_close_at_once_one_does(town: StoryTown, superuser: asyncpg.Connection) -> None:
    case = (await raised(town))["case"]
    asked = [town.ask("call_taker", "POST", f"/cases/{case}/close", **ENDING) for _ in range(6)]
    answers = await asyncio.gather(*asked)
    assert sorted(each.status_code for each in answers) == [200, 409, 409, 409, 409, 409]
    assert await superuser.fetchval("select count(*) from closings") == 1
    assert await superuser.fetchval("select count(*) from follow_ups") == 1


async def test_the_same_key_closes_once(town: StoryTown) -> None:
    case = (await raised(town))["case"]
    for _ in range(2):
        await close(town, case, key="k" * 20)
    assert (await town.events(case)).count("cases.Closed") == 1


async def test_nothing_of_it_is_readable_in_the_tables(town: StoryTown, superuser: asyncpg.Connection) -> None:
    case = (await raised(town))["case"]
    await close(town, case, outcome="联系人王小明 13912345678", force=True, reason="王小明要求")
    await town.call("call_taker", "POST", f"/cases/{case}/reopen", reason="王小明再报")
    for table in ("closings", "cases", "journal", "follow_ups"):
        rows = await superuser.fetch(f"select t::text as said from {table} t")
        assert rows
        assert not [each for each in rows if "王小明" in each["said"] or "王小明".encode().hex() in each["said"]]

"""The desk, the page, the time line and what callers see of it, through HTTP."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from anmin.kernel.access import EVERYTHING, Scope
from tests.stories.conftest import town as town  # noqa: PLC0414 - the fixture
from tests.stories.town import HERE, StoryTown
from tests.territory.town import spot

SECRET = "先控制后门，便衣两人"
THEIRS = spot(13, 3)


async def raised(town: StoryTown, who: str | None = None, **given: Any) -> Any:
    return await town.call(who, "POST", "/cases", **{"content": "有人打架", "place": HERE, **given})


async def desk(town: StoryTown, who: str = "call_taker", **asked: Any) -> Any:
    return await town.call(who, "GET", "/desk", **asked)


async def page(town: StoryTown, case: Any, who: str = "call_taker", status: int = 200) -> Any:
    return await town.call(who, "GET", f"/cases/{case['case']}", status)


async def order(town: StoryTown, case: Any, office: str = "S1") -> str:
    responders = [{"kind": "organisation", "id": str(town.offices[office])}]
    path = f"/cases/{case['case']}/orders"
    placed = await town.call("dispatcher", "POST", path, responders=responders, instruction=SECRET)
    return str(placed[0]["order"])


def counts(shown: Any) -> dict[str, int]:
    return {each["column"]: each["count"] for each in shown["columns"] if each["count"]}


async def test_the_queue_is_in_order_of_urgency_and_then_of_waiting(town: StoryTown) -> None:
    late = await raised(town)
    await town.passes(seconds=30)
    tag = await raised(town, tag="robbery", content="")
    await town.passes(seconds=30)
    practice = await raised(town, flags=["test"])
    shown = await desk(town)
    assert [each["case"] for each in shown["cases"]] == [tag["case"], late["case"], practice["case"]]
    first, second, third = shown["cases"]
    assert (first["level"], first["tag"]["code"], first["category"]["zh"] != "") == (1, "robbery", True)
    assert (second["age"], third["practice"], first["practice"]) == (60, True, False)
    assert (first["light"], first["orders"], first["unread"], first["mine"]) == (None, 0, 0, False)
    assert (first["clock"]["clock"], first["clock"]["overdue"], first["clock"]["step"]) == ("unanswered", False, 1)
    assert first["clock"]["since"] == first["raised_at"]
    assert first["office"]["code"] == "S1"


async def test_a_page_goes_on_where_the_last_one_ended(town: StoryTown) -> None:
    made = {(await raised(town))["case"] for _ in range(5)}
    seen, after = [], None
    for _ in range(5):
        shown = await desk(town, limit=2, **({"after": after} if after else {}))
        seen += [each["case"] for each in shown["cases"]]
        after = shown["next"]
        if after is None:
            break
    assert len(seen) == len(set(seen)) == 5
    assert set(seen) == made
    await town.call("call_taker", "GET", "/desk", 400, after="made up")


async def test_a_case_goes_from_column_to_column_and_its_light_with_it(town: StoryTown) -> None:
    case = await raised(town)
    await town.call("call_taker", "POST", f"/cases/{case['case']}/take")
    shown = await desk(town, column="in_work", mine=True)
    assert (counts(shown), shown["mine"], shown["cases"][0]["mine"]) == ({"in_work": 1}, 1, True)
    assert counts(await desk(town, "dispatcher", mine=True)) == {}
    answer = {"body": "您能说话吗？", "awaits_answer": True}
    await town.call("call_taker", "POST", f"/cases/{case['case']}/messages", **answer)
    assert counts(await desk(town)) == {"waiting_for_caller": 1}
    await town.call(case["token"], "POST", f"/cases/{case['case']}/messages", body="能")
    [line] = (await desk(town, column="in_work"))["cases"]
    assert line["unread"] == 1
    given = await order(town, case)
    for step, lit in (("", "red"), ("acknowledge", "green")):
        if step:
            await town.call("officer_s1", "POST", f"/orders/{given}/{step}")
        [line] = (await desk(town, column="in_work"))["cases"]
        assert (line["light"], line["orders"], line["open_orders"]) == (lit, 1, 1)
    await town.call("officer_s1", "POST", f"/orders/{given}/stages", stage="en_route")
    await town.call("officer_s1", "POST", f"/orders/{given}/stages", stage="on_scene")
    await town.call("officer_s1", "POST", f"/orders/{given}/reports", final=True, text="已劝离")
    [line] = (await desk(town, column="reported"))["cases"]
    assert (line["light"], line["orders"], line["open_orders"]) == ("grey", 1, 0)
    ending = {"disposition": "handled_on_scene", "outcome": "双方已和解"}
    await town.call("call_taker", "POST", f"/cases/{case['case']}/close", **ending)
    assert counts(await desk(town)) == {}
    await town.passes(days=2, hours=1)
    shown = await desk(town, column="follow_up")
    assert [each["number"] for each in shown["cases"]] == [case["number"]]
    assert (counts(shown), counts(await desk(town, level=1))) == ({"follow_up": 1}, {})


async def test_the_queue_is_narrowed(town: StoryTown) -> None:
    ordinary, silent = await raised(town), await raised(town, tag="robbery", content="")
    for asked, found in (
        ({"level": 1}, [silent]),
        ({"number": ordinary["number"][-5:]}, [ordinary]),
        ({"state": "taken"}, []),
        ({"kind": "emergency"}, [silent, ordinary]),
    ):
        shown = await desk(town, **asked)
        assert [each["case"] for each in shown["cases"]] == [each["case"] for each in found], asked
        assert counts(shown).get("waiting", 0) == len(found)


async def test_the_desk_is_for_staff_and_for_their_offices(town: StoryTown) -> None:
    case = await raised(town)
    await raised(town, place=THEIRS)
    assert [each["case"] for each in (await desk(town, "officer_s1"))["cases"]] == [case["case"]]
    assert counts(await desk(town, "gas")) == {}
    await order(town, case, "GAS")
    assert counts(await desk(town, "gas")) == {"in_work": 1}
    await town.call(None, "GET", "/desk", 401)
    await town.call(case["token"], "GET", "/desk", 403)


async def test_the_queue_and_the_policy_see_the_same_cases(town: StoryTown) -> None:
    """`anmin_desk` says in its own words what row-level security says; no scope may tell them apart."""
    made = [await raised(town), await raised(town, place=THEIRS), await raised(town, tag="fire", content="")]
    await order(town, made[0], "GAS")
    later = town.clock.now() + timedelta(days=9)
    names = ("PROVINCE", "CITY", "DESK", "S1", "S2", "GAS", "FAR")
    scopes = [frozenset({town.offices[name]}) for name in names] + [frozenset(), frozenset(town.offices.values())]
    sizes = set()
    for offices in scopes:
        async with town.house.db.transaction(Scope(everything=False, offices=offices, person=None)) as conn:
            queued = {row["id"] for row in await conn.fetch("select id from anmin_desk($1)", later)}
            seen = {row["id"] for row in await conn.fetch("select id from cases where closed_at is null")}
        assert queued == seen
        sizes.add(len(seen))
    assert sizes == {0, 1, 2, 3}
    async with town.house.db.transaction(EVERYTHING) as conn:
        assert len(await conn.fetch("select id from anmin_desk($1)", later)) == 3


async def test_staff_see_everything_of_a_case(town: StoryTown) -> None:
    await town.citizen("hua", "13812340001")
    case = await raised(
        town,
        "hua",
        content="两人打架，一人受伤",
        category="010303",
        position=HERE,
        address="永和路 8 号",
        phone="13812340001",
    )
    await town.call("call_taker", "POST", f"/cases/{case['case']}/take")
    await town.call("call_taker", "PUT", f"/cases/{case['case']}/category", category="010201")
    given = await order(town, case)
    shown = await page(town, case)
    assert (shown["view"], shown["content"]) == ("staff", "两人打架，一人受伤")
    assert (shown["first_category"]["code"], shown["head"]["category"]["code"]) == ("010303", "010201")
    assert (shown["place"]["address"], shown["head"]["place"]) == ("永和路 8 号", "永和路 8 号")
    assert shown["caller"]["lon"] == pytest.approx(HERE["lon"])
    assert shown["level_by"]["zh"] != shown["level_by"]["code"]
    [one] = shown["orders"]
    assert (one["row"]["instruction"], one["light"], one["row"]["order"]["id"]) == (SECRET, "red", given)
    assert one["legal"] == ["received", "accepted"]
    [party] = shown["parties"]
    assert (party["role"], party["phone"]) == ("caller", "138****0001")
    names = {each["id"]: each["zh"] for each in shown["names"]}
    assert names[str(town.offices["S1"])] == "永和派出所"
    assert names[str(town.ids["call_taker"])] == "X"
    assert shown["guidance"]["template"]["officer_zh"]
    assert (shown["evidence"], shown["links"], shown["letters"]) == ([], [], [])
    assert (await page(town, case, "gas", 404))["code"] == "case_unknown"
    looks = await town.call("hua", "GET", "/me/access-log")
    assert {"case_handling", "case_party"} <= {each["purpose"]["code"] for each in looks}


async def test_who_may_not_see_parties_sees_none_and_a_month_later_nobody_does(town: StoryTown) -> None:
    case = await raised(town, name="王小明", phone="13812340002")
    given = await order(town, case, "GAS")
    assert (await page(town, case, "gas"))["parties"] is None
    assert (await page(town, case))["parties"][0]["name"] == "王*"
    for step in ("acknowledge", "reports"):
        body = {"final": True, "text": "无漏气"} if step == "reports" else {}
        await town.call("gas", "POST", f"/orders/{given}/{step}", **body)
    ending = {"disposition": "handled_on_scene", "outcome": "无漏气"}
    await town.call("call_taker", "POST", f"/cases/{case['case']}/close", **ending)
    assert (await page(town, case))["parties"]
    await town.passes(days=31)
    shown = await page(town, case)
    assert (shown["parties"], shown["content"]) == (None, "有人打架")


async def test_the_caller_sees_what_was_done_and_no_tactics(town: StoryTown) -> None:
    case = await raised(town, content="门口有人砸车")
    me = case["token"]
    stages = [(await page(town, case, me))["own"]["stage"]]
    await town.call("call_taker", "POST", f"/cases/{case['case']}/take")
    stages.append((await page(town, case, me))["own"]["stage"])
    given = await order(town, case)
    await town.call("officer_s1", "POST", f"/orders/{given}/acknowledge")
    for stage in ("en_route", "on_scene"):
        await town.call("officer_s1", "POST", f"/orders/{given}/stages", stage=stage, position=HERE)
        stages.append((await page(town, case, me))["own"]["stage"])
    assert stages == ["received", "taken", "on_the_way", "on_scene"]
    shown = await page(town, case, me)
    assert (shown["view"], shown["content"], shown["can_rate"]) == ("citizen", "门口有人砸车", False)
    told = ["received", "taken", "help_ordered", "on_the_way", "on_scene"]
    assert [each["stage"] for each in shown["steps"]] == told
    assert all(each["says"]["zh"] for each in shown["steps"])
    line = await town.call(me, "GET", f"/cases/{case['case']}/timeline")
    assert (line["view"], line["steps"]) == ("citizen", shown["steps"])
    await town.call("call_taker", "POST", f"/cases/{case['case']}/messages", body="还在现场吗？", awaits_answer=True)
    assert (await page(town, case, me))["own"]["waiting_for_you"]
    await town.call(me, "POST", f"/cases/{case['case']}/messages", body="在")
    assert (await page(town, case, me))["own"]["stage"] == "on_scene", "what was answered is no stage any more"
    leaks = [
        SECRET,
        "先控制",
        "officer",
        "S1",
        "永和派出所",
        *map(str, town.offices.values()),
        *map(str, town.ids.values()),
    ]
    mine = [text for path, text in town.answers if '"view":"citizen"' in text or path == "/me/cases"]
    assert len(mine) > 5
    assert not [leak for leak in leaks for text in mine if leak in text]


async def test_a_quiet_case_tells_nothing_but_neutral_words(town: StoryTown) -> None:
    case = await raised(town, tag="robbery", content="")
    await town.call("call_taker", "POST", f"/cases/{case['case']}/take")
    await order(town, case)
    shown = await page(town, case, case["token"])
    assert (shown["own"]["stage"], shown["steps"], shown["own"]["quiet"]) == (None, [], True)
    assert shown["own"]["says"]["zh"] == case["notice"]
    [line] = (await town.call(case["token"], "GET", "/me/cases"))["cases"]
    assert (line["stage"], line["says"]["zh"]) == (None, case["notice"])
    assert (await town.call(case["token"], "GET", f"/cases/{case['case']}/timeline"))["steps"] == []


async def test_everybody_lists_their_own_cases(town: StoryTown) -> None:
    await town.citizen("hua", "13812340001")
    first = await raised(town, "hua")
    await town.passes(minutes=1)
    second, strange = await raised(town, "hua"), await raised(town)
    shown = await town.call("hua", "GET", "/me/cases", limit=1)
    assert [each["case"] for each in shown["cases"]] == [second["case"]]
    more = await town.call("hua", "GET", "/me/cases", limit=1, after=shown["next"])
    assert ([each["case"] for each in more["cases"]], more["next"]) == ([first["case"]], None)
    assert [each["case"] for each in (await town.call(strange["token"], "GET", "/me/cases"))["cases"]] == [
        strange["case"]
    ]
    assert (await page(town, first, strange["token"], 404))["code"] == "case_unknown"
    await town.call(None, "GET", "/me/cases", 401)


async def test_the_time_line_says_everything_in_words(town: StoryTown) -> None:
    case = await raised(town, category="010303")
    await town.passes(seconds=12)
    await town.call("call_taker", "POST", f"/cases/{case['case']}/take")
    await town.call("call_taker", "PUT", f"/cases/{case['case']}/level", level=4, reason="misjudged")
    given = await order(town, case)
    path = f"/cases/{case['case']}/timeline"
    lines = (await town.call("dispatcher", "GET", path))["lines"]
    assert [each["event"] for each in lines][:2] == ["cases.Raised", "cases.Taken"]
    assert [each["event"] for each in lines] == await town.events(case["case"])
    assert all(each["says"]["zh"] != each["event"] for each in lines)
    raised_line, taken = lines[:2]
    assert raised_line["actor"]["by"] == "caller"
    assert (taken["seconds"], taken["actor"]["by"], taken["actor"]["name"]) == (12, "staff", "X")
    said = {each["event"]: {d["field"]: d["says"]["zh"] for d in each["details"]} for each in lines}
    assert said["cases.LevelSet"]["reason"] == "初判不准"
    assert said["cases.Raised"]["desk"] == "110指挥中心"
    assert "›" in said["cases.Raised"]["category"]
    assert said["cases.Ordered"]["responder"] == "永和派出所"
    assert next(each["order"] for each in lines if each["event"] == "cases.Ordered") == given
    seen, after = [], 0
    while after is not None:
        part = await town.call("dispatcher", "GET", path, after=after, limit=2)
        seen += [each["seq"] for each in part["lines"]]
        after = part["next"]
    assert seen == [each["seq"] for each in lines]
    await town.call("gas", "GET", path, 404)

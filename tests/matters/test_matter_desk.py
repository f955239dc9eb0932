"""The lists of matters over HTTP: in which column one stands for whom, what narrows them, page by page."""

from typing import Any

import pytest

from anmin.kernel.access import EVERYTHING
from anmin.matters.store import desk
from tests.matters.ground import answered, handed, raised
from tests.stories.conftest import town as town  # noqa: PLC0414 - the fixture
from tests.stories.town import HERE, StoryTown


async def listed(town: StoryTown, who: str, column: str, **asked: Any) -> list[Any]:
    return list((await town.call(who, "GET", "/matters", column=column, **asked))["matters"])


async def stands(town: StoryTown, who: str) -> str:
    """The only column in which something stands."""
    columns = (await town.call(who, "GET", "/matters"))["columns"]
    [found] = [each["column"] for each in columns if each["count"]]
    assert len(await listed(town, who, found)) == 1
    return str(found)


async def test_a_matter_goes_from_column_to_column_for_each_of_them(town: StoryTown) -> None:
    case = await raised(town, assess=False)
    assert (await stands(town, "dispatcher"), await stands(town, "officer_s1")) == ("triage", "with_others")
    await town.call("dispatcher", "POST", f"/matters/{case}/assessment")
    assert await stands(town, "dispatcher") == "triage", "nobody has been handed it yet"
    assert (await town.call("law", "GET", "/matters"))["matters"] == []
    await handed(town, case, "LAW")
    assert (await stands(town, "dispatcher"), await stands(town, "law")) == ("with_others", "accept")
    [line] = await listed(town, "law", "accept")
    assert (line["part"]["role"], line["part"]["state"], line["part"]["mine"]) == ("lead", "ordered", False)
    assert (line["says"]["zh"], line["lead_name"]["zh"], line["accept_due"]) == (
        "已转交承办单位",
        "市执法局",
        line["accept_due"],
    )
    await town.call("law", "POST", f"/matters/{case}/acceptance")
    assert (await stands(town, "dispatcher"), await stands(town, "law")) == ("with_others", "handling")
    assert (await town.call("law", "GET", "/matters"))["mine"] == 1
    assert len(await listed(town, "law", "handling", mine=True)) == 1
    asked = await town.call("law", "POST", f"/matters/{case}/extensions", count=1, reason="核对")
    [line] = await listed(town, "dispatcher", "review")
    assert (line["extension"], line["answer"]) == (asked, None)
    await town.call("dispatcher", "POST", f"/matters/{case}/extensions/{asked}/decision", granted=False, words="不必")
    await town.call("law", "POST", f"/matters/{case}/return", reason="not_ours")
    assert (await stands(town, "dispatcher"), await stands(town, "law")) == ("returned", "with_others")
    await handed(town, case, "PARKS")
    await town.call("parks", "POST", f"/matters/{case}/acceptance")
    await answered(town, case, "parks")
    assert (await stands(town, "dispatcher"), await stands(town, "parks")) == ("ended", "ended")
    await town.passes(days=31)
    assert await listed(town, "parks", "ended") == []


async def test_what_narrows_a_column_and_what_its_lines_never_say(town: StoryTown) -> None:
    told = {"name": "李小华", "phone": "13812340001", "content": "路灯不亮，找李小华", "address": "永和路 8 号"}
    lamp = await raised(town, assess=False, category="060102", **told)
    asked = await raised(town, assess=False, kind="consultation", category="0703")
    alarm = (await town.call(None, "POST", "/cases", content="有人打架", place=HERE))["case"]
    both = await listed(town, "dispatcher", "triage")
    assert {each["case"] for each in both} == {lamp, asked}
    assert {each["place"] for each in both} == {told["address"], ""}
    page = town.answers[-1][1]
    assert not [each for each in ("李小华", "13812340001", "不亮") if each in page]
    for narrowed, left in (
        ({"category": "06"}, [lamp]),
        ({"kind": "consultation"}, [asked]),
        ({"urgency": "ordinary"}, []),
        ({"number": both[0]["number"]}, [both[0]["case"]]),
        ({"office": str(town.offices["S2"])}, []),
        ({"lamp": "red"}, []),
    ):
        assert [each["case"] for each in await listed(town, "dispatcher", "triage", **narrowed)] == left
    await town.passes(days=5)
    late = await listed(town, "dispatcher", "triage", overdue=True)
    assert [each["lamp"] for each in late] == ["red", "red"]
    shown = await town.call("dispatcher", "GET", "/desk")
    assert [each["case"] for each in shown["cases"]] == [alarm], "the desk of the alarms leaves matters to this one"
    shown = await town.call("dispatcher", "GET", "/desk", kind="service")
    assert [each["case"] for each in shown["cases"]] == [lamp]


async def walked(town: StoryTown, column: str) -> tuple[list[str], int]:
    """All of a column in pages of two, and its count."""
    found: list[str] = []
    after: dict[str, str] = {}
    while True:
        page = await town.call("dispatcher", "GET", "/matters", column=column, limit=2, **after)
        found += [each["case"] for each in page["matters"]]
        if page["next"] is None:
            return found, next(each["count"] for each in page["columns"] if each["column"] == column)
        after = {"after": page["next"]}


async def test_pages_follow_each_other_without_a_gap(town: StoryTown, monkeypatch: pytest.MonkeyPatch) -> None:
    made = []
    for _ in range(5):
        made.append(await raised(town))
        await town.passes(minutes=7)
    assert await walked(town, "triage") == (made, 5)
    for case in made:
        await handed(town, case, "PARKS")
        await town.call("parks", "POST", f"/matters/{case}/acceptance")
        await answered(town, case, "parks")
    assert await walked(town, "ended") == (made[::-1], 5), "those that ended in one instant stand by their ids"
    monkeypatch.setattr(desk, "ENDED_COUNTED", 3)
    assert await walked(town, "ended") == (made[::-1], 3)


async def test_the_list_sees_what_the_policy_of_cases_sees(town: StoryTown) -> None:
    for to in ("LAW", "PARKS", None):
        case = await raised(town)
        if to:
            await handed(town, case, to)
    async with town.house.db.transaction(EVERYTHING) as conn:
        rows = await conn.fetch("select m.case_id, c.offices from matters m join cases c on c.id = m.case_id")
    for who, office in (
        ("law", "LAW"),
        ("parks", "PARKS"),
        ("officer_s1", "S1"),
        ("officer_s2", "S2"),
        ("village", "VILLAGE"),
    ):
        counted = (await town.call(who, "GET", "/matters"))["columns"]
        assert sum(each["count"] for each in counted) == sum(town.offices[office] in row["offices"] for row in rows), (
            who
        )

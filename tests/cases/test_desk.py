"""Several operators at one desk: who opens a case, whose edit came first, how each narrows the queue."""

from __future__ import annotations

from typing import Any

import pytest_asyncio

from tests.stories.conftest import town as town  # noqa: PLC0414 - the fixture
from tests.stories.town import HERE, StoryTown
from tests.territory.town import spot


@pytest_asyncio.fixture
async def case(town: StoryTown) -> str:
    return (await raised(town))["case"]


async def raised(town: StoryTown, **given: Any) -> Any:
    return await town.call(None, "POST", "/cases", **{"content": "有人打架", "place": HERE, **given})


async def desk(town: StoryTown, **asked: Any) -> list[Any]:
    shown = await town.call("call_taker", "GET", "/desk", **asked)
    return list(shown["cases"])


async def test_who_opens_a_case_is_seen_and_holds_it_for_the_grace(town: StoryTown, case: str) -> None:
    await town.call("call_taker", "POST", f"/cases/{case}/claim")
    await town.passes(seconds=19)
    [line] = await desk(town)
    assert (line["claim"]["by"], line["claim"]["name"], line["claim"]["stale"]) == (
        str(town.ids["call_taker"]),
        "X",
        False,
    )
    for step in ("claim", "take"):
        refused = await town.call("dispatcher", "POST", f"/cases/{case}/{step}", 409)
        assert refused["code"] == "case_claimed"
        assert refused["detail"].startswith("X正在接这起警情（19 秒前打开）")
    await town.passes(seconds=1)
    [line] = await desk(town)
    assert line["claim"]["stale"]
    await town.call("dispatcher", "POST", f"/cases/{case}/claim")
    assert (await town.call("call_taker", "POST", f"/cases/{case}/take", 409))["code"] == "case_claimed"
    await town.call("dispatcher", "POST", f"/cases/{case}/take")
    [line] = await desk(town, column="in_work")
    assert line["claim"] is None
    assert (await town.call("call_taker", "POST", f"/cases/{case}/claim", 409))["code"] == "case_state"
    assert (await town.events(case)).count("cases.Claimed") == 2


async def test_a_claim_is_overruled_knowingly_and_said_once(town: StoryTown, case: str) -> None:
    for _ in range(2):
        await town.call("call_taker", "POST", f"/cases/{case}/claim")
    assert (await town.events(case)).count("cases.Claimed") == 1
    await town.call("dispatcher", "POST", f"/cases/{case}/take", anyway=True)
    page = await town.call("call_taker", "GET", f"/cases/{case}")
    assert page["case"]["taken_by"] == str(town.ids["dispatcher"])


async def test_an_edit_on_an_old_page_is_refused_with_both_values(town: StoryTown, case: str) -> None:
    await town.call("call_taker", "POST", f"/cases/{case}/take")
    read = (await town.call("dispatcher", "GET", f"/cases/{case}"))["case"]["version"]
    edits: dict[str, tuple[dict[str, Any], dict[str, Any], str]] = {
        "level": ({"level": 1, "reason": "scene"}, {"level": 2, "reason": "scene"}, "现为“1 级”，您填的是“2 级”"),
        "category": ({"category": "010201"}, {"category": "010303"}, "您填的是“"),
        "flags": ({"flags": ["minor"]}, {"flags": ["test", "minor"]}, "现为“未成年人”，您填的是“未成年人、测试”"),
        "place": ({"address": "永和路 8 号"}, {"address": "永和路 9 号"}, "X已于 09:00:00 更改。"),
    }
    for path, (first, second, says) in edits.items():
        await town.call("call_taker", "PUT", f"/cases/{case}/{path}", **first, version=read)
        refused = await town.call("dispatcher", "PUT", f"/cases/{case}/{path}", 409, **second, version=read)
        assert (refused["code"], refused["errors"][0]["path"]) == ("changed_meanwhile", f"$.{path}")
        assert says in refused["errors"][0]["detail"]
        assert "永和路" not in refused["errors"][0]["detail"]
        # One's own earlier edit, and the same value, are no conflict.
        await town.call("call_taker", "PUT", f"/cases/{case}/{path}", **second, version=read)
    now = (await town.call("dispatcher", "GET", f"/cases/{case}"))["case"]["version"]
    await town.call("dispatcher", "PUT", f"/cases/{case}/level", level=3, reason="scene", version=now)


async def test_an_end_a_party_and_a_letter_are_no_more_overwritten_unseen(town: StoryTown, case: str) -> None:
    await town.call("call_taker", "POST", f"/cases/{case}/take")
    known = [
        await town.call("call_taker", "POST", f"/cases/{case}/parties", role=role, name="陈阿婆")
        for role in ("victim", "witness")
    ]
    letter = await town.call("call_taker", "POST", f"/cases/{case}/letters", addressee="甲局")
    read = (await town.call("dispatcher", "GET", f"/cases/{case}"))["case"]["version"]
    ends: tuple[dict[str, Any], dict[str, Any]] = (
        {"disposition": "mediated", "outcome": "已调解"},
        {"disposition": "advised", "outcome": "已劝导"},
    )
    letters: tuple[dict[str, Any], dict[str, Any]] = (
        {"addressee": "乙局", "body": "请予协助"},
        {"addressee": "丙局", "body": "请予协助"},
    )
    edits: tuple[tuple[str, str, tuple[dict[str, Any], dict[str, Any]], str, str], ...] = (
        ("PUT", f"/parties/{known[0]}", ({"name": "陈婆婆"}, {"name": "沈阿婆"}), "party", "更改。"),
        ("PUT", f"/letters/{letter}", letters, "letter", "更改。"),
        ("POST", f"/cases/{case}/close", ends, "disposition", "现为“"),
    )
    for method, path, (first, second), field, says in edits:
        await town.call("call_taker", method, path, **first, version=read)
        refused = await town.call("dispatcher", method, path, 409, **second, version=read)
        assert (refused["code"], refused["errors"][0]["path"]) == ("changed_meanwhile", f"$.{field}")
        assert says in refused["errors"][0]["detail"]
        assert "婆" not in str(refused)
        assert "局" not in str(refused)
    # Another party is another matter, and whoever has seen it may set it all the same.
    await town.call("dispatcher", "PUT", f"/parties/{known[1]}", name="李某", version=read)
    await town.call("dispatcher", "PUT", f"/letters/{letter}", **letters[1])
    await town.call("dispatcher", "POST", f"/cases/{case}/reopen", reason="尚未办完")
    await town.call("call_taker", "POST", f"/cases/{case}/close", **ends[1], version=read)


async def test_what_else_happens_to_a_case_stands_in_no_edits_way(town: StoryTown, case: str) -> None:
    await town.call("call_taker", "POST", f"/cases/{case}/take")
    read = (await town.call("dispatcher", "GET", f"/cases/{case}"))["case"]["version"]
    responders = [{"kind": "organisation", "id": str(town.offices["S1"])}]
    await town.call("call_taker", "POST", f"/cases/{case}/orders", responders=responders, instruction="前往")
    await town.call("call_taker", "PUT", f"/cases/{case}/flags", flags=["minor"], version=read)
    await town.call("dispatcher", "PUT", f"/cases/{case}/level", level=1, reason="scene", version=read)
    moved = {"office": str(town.offices["S2"]), "reason": "named"}
    await town.call("commander", "PUT", f"/cases/{case}/jurisdiction", **moved, version=read)
    back = {"office": str(town.offices["CRIME"]), "reason": "named"}
    refused = await town.call("commander", "PUT", f"/cases/{case}/jurisdiction", **back, version=read)
    assert refused is None


async def test_the_queue_is_narrowed_by_what_an_operator_looks_for(town: StoryTown) -> None:
    plain = await raised(town, flags=["minor"])
    robbed = await raised(town, tag="robbery", content="")
    far = await raised(town, place=spot(13, 3), channel="wechat")
    category = next(each["category"]["code"] for each in await desk(town) if each["case"] == robbed["case"])
    for asked, found in (
        ({"category": category}, [robbed]),
        ({"category": category[:2]}, [robbed]),
        ({"channel": "wechat"}, [far]),
        ({"flag": "minor"}, [plain]),
        ({"office": str(town.offices["S1"])}, [robbed, plain]),
        ({"office": str(town.offices["DESK"])}, [robbed, plain, far]),
        ({"overdue": True}, []),
    ):
        assert [each["case"] for each in await desk(town, **asked)] == [each["case"] for each in found], asked
    await town.passes(minutes=2)
    assert len(await desk(town, overdue=True)) == 3
    await town.call("call_taker", "POST", f"/cases/{plain['case']}/take")
    assert await desk(town, overdue=True, column="in_work") == []


async def test_everybody_keeps_views_of_their_own(town: StoryTown) -> None:
    filters = {"column": "in_work", "level": 1, "mine": True}
    view = await town.call("call_taker", "POST", "/desk/views", name="我的一级", filters=filters, place=1)
    await town.call("call_taker", "POST", "/desk/views", name="超时", filters={"overdue": True})
    mine = await town.call("call_taker", "GET", "/desk/views")
    assert [each["name"] for each in mine] == ["超时", "我的一级"]
    assert filters.items() <= mine[1]["filters"].items()
    assert await town.call("dispatcher", "GET", "/desk/views") == []
    twice = {"name": "超时", "filters": {}, "view": view}
    assert (await town.call("call_taker", "POST", "/desk/views", 409, **twice))["code"] == "view_name_taken"
    foreign = {"name": "别人的", "filters": {}, "view": view}
    assert (await town.call("dispatcher", "POST", "/desk/views", 404, **foreign))["code"] == "view_unknown"
    await town.call("dispatcher", "POST", f"/desk/views/{view}/drop", 404)
    await town.call("call_taker", "POST", f"/desk/views/{view}/drop")
    assert [each["name"] for each in await town.call("call_taker", "GET", "/desk/views")] == ["超时"]

"""Response levels through HTTP: who is ordered, who cannot be and why, raising and lowering, naming, excusing, ending."""

from typing import Any

from tests.dispatch.response_lists import set_list
from tests.stories.town import HERE, StoryTown

LOW = {"code": "test_2", "level": 2, "order": 0, "zh": "二级", "en": "Two", "category": "0505"}
HIGH = {"code": "test_1", "level": 1, "order": 0, "zh": "一级", "en": "One", "category": "0505"}
GAS = {"code": "gas", "organisation": "GAS"}
STATION = {"code": "station", "organisation_kind": "police_station"}


async def a_case(town: StoryTown, category: str = "0505") -> str:
    raised = await town.call(None, "POST", "/cases", content="燃气味很重", category=category, place=HERE)
    town.tokens["caller"] = raised["token"]
    return str(raised["case"])


async def board_of(town: StoryTown, case: str) -> dict[str, Any]:
    board = await town.call("commander", "GET", f"/cases/{case}/response")
    return {each["code"]: each for each in board["parties"]}


async def works(town: StoryTown, who: str, order: str) -> None:
    """An office acknowledges and reports at once."""
    await town.call(who, "POST", f"/orders/{order}/acknowledge")
    await town.call(who, "POST", f"/orders/{order}/reports", final=True, text="完毕")


async def test_who_cannot_be_ordered_is_named_and_the_rest_is_ordered(town: StoryTown) -> None:
    await set_list(
        town,
        HIGH,
        GAS,
        STATION,
        {"code": "nobody", "organisation": "NO_SUCH"},
        {"code": "town", "organisation_kind": "town"},
        {"code": "any", "organisation_kind": "department", "required": False},
    )
    case = await a_case(town)
    answer = await town.call("commander", "POST", f"/cases/{case}/response-level", level=1, plan="gas_leak")
    assert [each["code"] for each in answer["ordered"]] == ["gas", "station"]
    assert [each["placed"]["number"] for each in answer["ordered"]] == [1, 2]
    left = {each["code"]: each["reason"] for each in answer["left_out"]}
    assert left == {"nobody": "unknown", "town": "none", "any": "several"}
    board = await town.call("commander", "GET", f"/cases/{case}/response")
    held = {each["code"]: (each["standing"], each["holds"], each["left_out"]) for each in board["parties"]}
    assert held == {
        "gas": ("under_way", True, None),
        "station": ("under_way", True, None),
        "nobody": ("not_ordered", True, "unknown"),
        "town": ("not_ordered", True, "none"),
        "any": ("not_ordered", False, "several"),
    }
    assert {each["zh"] for each in board["holding"]} == {"华润燃气（虚构）", "永和派出所", "nobody", "town"}
    again = await town.call("commander", "POST", f"/cases/{case}/response-level", level=1, plan="gas_leak")
    assert (again["ordered"], again["tasks"], len(again["left_out"])) == ([], [], 3)


async def test_raising_adds_and_lowering_withdraws_nobody(town: StoryTown) -> None:
    await set_list(town, LOW, GAS)
    await set_list(town, HIGH, GAS, {"code": "road", "organisation": "ROAD"}, {"code": "x", "organisation": "NO_SUCH"})
    case = await a_case(town)
    low = await town.call("commander", "POST", f"/cases/{case}/response-level", level=2)
    high = await town.call("commander", "POST", f"/cases/{case}/response-level", level=1)
    assert ([each["code"] for each in low["ordered"]], low["releasable"]) == (["gas"], [])
    assert [each["code"] for each in high["ordered"]] == ["road"]
    assert high["response"] == low["response"]
    lowered = await town.call("commander", "POST", f"/cases/{case}/response-level", level=2)
    assert (lowered["ordered"], lowered["left_out"]) == ([], [])
    assert lowered["releasable"] == [str(town.offices["ROAD"])]
    parties = await board_of(town, case)
    assert {code: each["standing"] for code, each in parties.items()} == {"gas": "under_way", "road": "under_way"}
    assert (await town.events(case)).count("cases.ResponseLevelSet") == 3


async def test_what_was_never_ordered_and_nobody_asks_for_is_gone(town: StoryTown) -> None:
    await set_list(town, LOW, GAS)
    await set_list(town, HIGH, GAS, {"code": "x", "organisation": "NO_SUCH"})
    case = await a_case(town)
    for level, parties in ((1, {"gas", "x"}), (2, {"gas"}), (1, {"gas", "x"})):
        await town.call("commander", "POST", f"/cases/{case}/response-level", level=level)
        assert set(await board_of(town, case)) == parties


async def test_a_merged_case_has_no_response_in_force(town: StoryTown) -> None:
    await set_list(town, HIGH, GAS)
    case, lead = await a_case(town), await a_case(town)
    await town.call("commander", "POST", f"/cases/{case}/response-level", level=1)
    await town.call("commander", "POST", f"/cases/{case}/merge", into=lead, withdraw=True)

    async def ended() -> bool:
        board = await town.call("commander", "GET", f"/cases/{case}/response")
        return board["ended_at"] is not None

    await town.until(ended)


async def test_a_responder_on_the_case_already_joins_without_a_second_order(town: StoryTown) -> None:
    await set_list(town, HIGH, GAS)
    case = await a_case(town)
    gas = [{"kind": "organisation", "id": str(town.offices["GAS"])}]
    [placed] = await town.call("dispatcher", "POST", f"/cases/{case}/orders", responders=gas)
    answer = await town.call("commander", "POST", f"/cases/{case}/response-level", level=1)
    assert (answer["ordered"], answer["joined"]) == ([], [str(town.offices["GAS"])])
    assert (await board_of(town, case))["gas"]["order"] == placed["order"]


async def test_a_party_is_named_anew_or_excused_and_then_the_response_ends(town: StoryTown) -> None:
    informed = {"code": "told", "organisation": "SAFETY", "role": "informed", "required": False}
    await set_list(town, HIGH, GAS, {"code": "parks", "organisation": "PARKS"}, informed)
    case = await a_case(town)
    answer = await town.call("commander", "POST", f"/cases/{case}/response-level", level=1)
    orders = {each["code"]: each["placed"]["order"] for each in answer["ordered"]}
    await town.call("parks", "POST", f"/orders/{orders['parks']}/refuse", reason="not_ours")
    parties = await board_of(town, case)
    law = str(town.offices["LAW"])
    body = {"responder": law, "instruction": "请协助"}
    other = {"responder": str(town.offices["GAS"])}
    at = f"/response-parties/{parties['parks']['party']}/responder"
    assert (await town.call("commander", "POST", at, 409, **other))["code"] == "responder_is_party"
    await town.call("dispatcher", "POST", f"/response-parties/{parties['parks']['party']}/responder", 403, **body)
    await town.call("commander", "POST", f"/response-parties/{parties['gas']['party']}/responder", 409, **body)
    named = await town.call("commander", "POST", f"/response-parties/{parties['parks']['party']}/responder", **body)
    await works(town, "law", named["order"])
    await town.call("commander", "POST", f"/cases/{case}/response/end", 409)
    await town.call("commander", "POST", f"/response-parties/{parties['gas']['party']}/excuse", note="改由他处供气")
    parties = await board_of(town, case)
    found = {code: (each["standing"], each["state"], each["holds"]) for code, each in parties.items()}
    assert found == {
        "gas": ("excused", "withdrawn", False),
        "parks": ("done", "done", False),
        "told": ("under_way", "ordered", False),
    }
    await town.call("commander", "POST", f"/cases/{case}/response/end")
    await town.call("commander", "POST", f"/cases/{case}/response/end", 404)
    said = [event for event in await town.events(case) if event.startswith("dispatch.")]
    assert said == ["dispatch.PartyNamed", "dispatch.PartyExcused"]
    board = await town.call("commander", "GET", f"/cases/{case}/response")
    assert board["ended_at"]
    assert {each["code"]: each["state"] for each in board["parties"]}["told"] == "withdrawn"
    await town.call("commander", "POST", f"/cases/{case}/close", disposition="handled_on_scene", outcome="已处置完毕。")


async def test_an_excused_refusal_does_not_hold_the_case(town: StoryTown) -> None:
    await set_list(town, HIGH, GAS)
    case = await a_case(town)
    answer = await town.call("commander", "POST", f"/cases/{case}/response-level", level=1)
    order = answer["ordered"][0]["placed"]["order"]
    await town.call("gas", "POST", f"/orders/{order}/refuse", reason="no_crew")
    end = {"disposition": "handled_on_scene", "outcome": "已处置完毕。"}
    refused = await town.call("commander", "POST", f"/cases/{case}/close", 409, **end)
    assert "response" in {each["code"] for each in refused["errors"]}
    party = (await board_of(town, case))["gas"]["party"]
    await town.call("commander", "POST", f"/response-parties/{party}/excuse")
    for task in answer["tasks"]:
        await town.call("officer_s1", "POST", f"/tasks/{task['task']}/finish", outcome="完成")
    await town.call("commander", "POST", f"/cases/{case}/close", **end)


async def test_who_sees_and_who_decides(town: StoryTown) -> None:
    await set_list(town, HIGH, GAS)
    case = await a_case(town)
    await town.staff("stranger", "officer", "FAR")
    path = f"/cases/{case}/response"
    await town.call("commander", "GET", path, 404)
    for who in ("dispatcher", "call_taker", "gas", "caller"):
        await town.call(who, "POST", f"{path}-level", 403, level=1)
        await town.call(who, "POST", f"/cases/{case}/command", 403)
        await town.call(who, "GET", "/command/board", 403)
    await town.call("commander", "POST", f"{path}-level", 422, level=3, code="test_1")
    await town.call("commander", "POST", f"{path}-level", 422, level=1, plan="no_such_plan")
    await town.call("commander", "POST", f"{path}-level", 400, level=5)
    await town.call("commander", "POST", f"{path}-level", level=1)
    await town.call("gas", "GET", path)
    await town.call("road", "GET", path, 404)
    await town.call("stranger", "GET", path, 404)
    await town.call("caller", "GET", path, 403)


async def test_command_is_taken_once_and_handed_on(town: StoryTown) -> None:
    case = await a_case(town)
    await town.staff("second", "watch_commander", "DESK", at="CITY")
    for who in ("commander", "commander", "second"):
        await town.call(who, "POST", f"/cases/{case}/command")
    assert (await town.events(case)).count("cases.CommandTaken") == 2


async def test_what_waits_stands_on_the_commanders_board(town: StoryTown) -> None:
    """Level three and taken: nothing to decide; refused twice: the commander's; overridden: no more."""
    case = await a_case(town, category="0105")
    await town.call("call_taker", "POST", f"/cases/{case}/take")

    async def concerns() -> list[str]:
        board = await town.call("commander", "GET", "/command/board")
        return [concern for each in board["cases"] if each["case"] == case for concern in each["concerns"]]

    assert await concerns() == []
    responders = [{"kind": "organisation", "id": str(town.offices[code])} for code in ("GAS", "ROAD")]
    placed = await town.call("dispatcher", "POST", f"/cases/{case}/orders", responders=responders)
    await town.call("gas", "POST", f"/orders/{placed[0]['order']}/refuse", reason="not_ours")
    assert await concerns() == []
    await town.call("road", "POST", f"/orders/{placed[1]['order']}/refuse", reason="not_ours")
    assert await concerns() == ["refused"]
    for each in placed:
        await town.call("commander", "POST", f"/orders/{each['order']}/override")
    assert await concerns() == []

"""The gas main (XM-07..10): 15:26 reported, 15:28 one order of level one to five agencies, joint closure at 16:49."""

from typing import Any

from tests.dispatch.response_lists import set_list
from tests.stories.pages import page
from tests.stories.town import HERE, StoryTown

GAS_MAIN = "05050102"
AGENCIES = {"GAS": "gas", "ROAD": "road", "PARKS": "parks", "LAW": "law", "SAFETY": "safety"}


async def test_gas_main(town: StoryTown) -> None:
    await _names_its_agencies(town)
    await town.at("15:26")
    case = (await town.call(None, "POST", "/cases", content="路面施工挖断燃气管道", category=GAS_MAIN, place=HERE))[
        "case"
    ]
    await town.at("15:26:30")
    await town.call("call_taker", "POST", f"/cases/{case}/take")
    await town.call("commander", "POST", f"/cases/{case}/command")
    await town.at("15:28")
    orders, tasks = await _ordered_in_one_act(town, case)
    await _one_refuses_and_is_overridden(town, case, orders)
    await _all_arrive(town, orders)
    await _tasks_done(town, tasks)
    await _one_is_slow(town, case, orders)
    await _joint_closure(town, case, orders)
    told = "15:26 接报，15:28 一级抢险救援指令同时下达五家单位，一家拒绝后被驳回，16:49 各单位反馈完毕后联合结案。"
    await page(town, "gas-main", "燃气管道破裂 The gas main", told, case)


async def _names_its_agencies(town: StoryTown) -> None:
    """A deployment names its own companies in the register."""
    level = {"code": "main_1", "category": GAS_MAIN, "level": 1, "zh": "一级抢险救援", "en": "Rescue, level one"}
    told = {"instruction_zh": "立即赶赴现场，关阀、警戒、抢修"}
    await set_list(town, level, *({"code": AGENCIES[code], "organisation": code} | told for code in AGENCIES))


async def _ordered_in_one_act(town: StoryTown, case: str) -> tuple[dict[str, str], list[str]]:
    await town.call("dispatcher", "POST", f"/cases/{case}/response-level", 403, level=1)
    key = "one-instruction-one-key"
    said: dict[str, Any] = {"level": 1, "instruction": "燃气管道破裂，严禁明火", "key": key}
    answer = await town.call("commander", "POST", f"/cases/{case}/response-level", **said)
    assert await town.call("commander", "POST", f"/cases/{case}/response-level", **said) == answer
    assert (answer["code"], answer["seconds"], answer["left_out"]) == ("main_1", 120, [])
    assert len(answer["tasks"]) == 4
    orders = {each["code"]: each["placed"]["order"] for each in answer["ordered"]}
    assert set(orders) == set(AGENCIES.values())
    board = await town.call("commander", "GET", f"/cases/{case}/response")
    assert (board["seconds"], board["target"], len(board["holding"])) == (120, 120, 5)
    return orders, [each["task"] for each in answer["tasks"]]


async def _one_refuses_and_is_overridden(town: StoryTown, case: str, orders: dict[str, str]) -> None:
    await town.at("15:28:20")
    await town.call("parks", "POST", f"/orders/{orders['parks']}/refuse", reason="not_ours")
    board = await town.call("commander", "GET", f"/cases/{case}/response")
    parks = next(each for each in board["parties"] if each["code"] == "parks")
    assert (parks["standing"], parks["end_why"], parks["holds"]) == ("refused", "not_ours", True)
    await town.at("15:28:40")
    again = await town.call("commander", "POST", f"/orders/{orders['parks']}/override", note="绿化带内管道由你单位配合")
    orders["parks"] = again["order"]
    await town.call("parks", "POST", f"/orders/{orders['parks']}/refuse", 422, reason="busy")


async def _all_arrive(town: StoryTown, orders: dict[str, str]) -> None:
    await town.at("15:28:50")
    for who, order in orders.items():
        await town.call(who, "POST", f"/orders/{order}/acknowledge")
    await town.at("15:29:30")
    for who, order in orders.items():
        await town.call(who, "POST", f"/orders/{order}/stages", stage="en_route")
    await town.at("15:33")
    for who, order in orders.items():
        await town.call(who, "POST", f"/orders/{order}/stages", stage="on_scene")
        await town.call(who, "POST", f"/orders/{order}/reports", final=False, text="已到场，开始处置")


async def _one_is_slow(town: StoryTown, case: str, orders: dict[str, str]) -> None:
    """Four have done at 16:00; the fifth is reminded twice, and then stands on the commander's board."""
    await town.at("16:00")
    for who in list(orders)[:4]:
        await town.call(who, "POST", f"/orders/{orders[who]}/reports", final=True, text="处置完毕")

    async def warned(times: int) -> bool:
        return (await town.events(case)).count("cases.OrderOverdue") == times

    await town.at("16:04")
    await town.until(lambda: warned(1))
    await town.at("16:35")
    await town.until(lambda: warned(2))
    board = await town.call("commander", "GET", "/command/board")
    assert [(each["case"], each["overdue"]) for each in board["cases"]] == [(case, 2)]
    assert set(board["cases"][0]["concerns"]) == {"overdue", "level_one"}


async def _joint_closure(town: StoryTown, case: str, orders: dict[str, str]) -> None:
    end: dict[str, Any] = {"disposition": "handled_on_scene", "outcome": "燃气管道已修复，安全隐患已消除。"}
    await town.at("16:49")
    refused = await town.call("commander", "POST", f"/cases/{case}/close", 409, **end)
    said = {each["code"]: each["detail"] for each in refused["errors"]}
    assert {"orders", "response"} <= said.keys()
    assert said["response"] == "响应中还有单位未反馈：市安监局"
    await town.call("commander", "POST", f"/cases/{case}/response/end", 409)
    await town.call("safety", "POST", f"/orders/{orders['safety']}/reports", final=True, text="安全隐患已消除")
    await town.call("commander", "POST", f"/cases/{case}/close", **end)

    async def ended() -> bool:
        board = await town.call("commander", "GET", f"/cases/{case}/response")
        return board["ended_at"] is not None and board["holding"] == []

    await town.until(ended)


async def _tasks_done(town: StoryTown, tasks: list[str]) -> None:
    for task in tasks:
        await town.call("officer_s1", "POST", f"/tasks/{task}/finish", outcome="完成")

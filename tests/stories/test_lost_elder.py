"""A lost elder (XY-14): found and handed over in half an hour; the report of a stranger who met him is matched."""

from typing import Any

from tests.dispatch.units_town import add_units, known, report
from tests.stories.pages import page
from tests.stories.town import HERE, StoryTown

ELDER_LOST, FOUND = "050101", "050105"
TOLD = "女儿报警，走访、查询、锁定、联系家属、移交五步各有时限；路人送来的“发现老人”与走失报警比对相符，半小时团圆。"


async def test_lost_elder(town: StoryTown) -> None:
    units = await add_units(town)
    await town.citizen("daughter", "13900004321")
    await town.at("14:00")
    await report(town, units)
    await known(town, units)
    case = await _reported(town)
    order = await _patrol_out(town, case, units)
    tasks = await _planned(town, case)
    await _neighbours_ask(town, tasks)
    found = await _a_stranger_met_him(town, case)
    await _identified(town, case, found, tasks)
    await _handed_over(town, case, order, tasks)
    await _closed(town, case)
    await page(town, "lost-elder", "走失的老人 A lost elder", TOLD, case)


async def _reported(town: StoryTown) -> str:
    """What a daughter knows: the template of the category asks for it."""
    told = "我父亲走失，七十八岁，灰色外套，蓝色布鞋，有些糊涂，最后在永和菜市场门口"
    raised = await town.call(
        "daughter", "POST", "/cases", content=told, category=ELDER_LOST, place=HERE, phone="13900004321", name="李女士"
    )
    case: str = raised["case"]
    assert raised["level"] == 2

    async def proposed() -> bool:
        return {"dispatch.Proposed", "cases.FlagsSet"} <= set(await town.events(case))

    await town.until(proposed)
    await town.passes(seconds=18)
    await town.call("call_taker", "POST", f"/cases/{case}/take")
    seen = await town.call("call_taker", "GET", f"/cases/{case}")
    asked = [each["zh"] for each in seen["guidance"]["questions"]]
    assert any("衣" in each or "穿" in each for each in asked)
    return case


async def _patrol_out(town: StoryTown, case: str, units: dict[str, str]) -> str:
    await town.passes(seconds=30)
    responders: list[dict[str, Any]] = [
        {"kind": "unit", "id": units["S1-FOOT-1"]},
        {"kind": "organisation", "id": str(town.offices["VILLAGE"]), "required": False, "instruction": "发动村民寻找"},
    ]
    placed = await town.call(
        "dispatcher", "POST", f"/cases/{case}/orders", responders=responders, instruction="沿河与市场寻找"
    )
    first, village = (each["order"] for each in placed)
    for seconds, stage in ((15, "accepted"), (40, "en_route"), (150, "on_scene")):
        await town.passes(seconds=seconds)
        await town.call("officer_s1", "POST", f"/orders/{first}/stages", stage=stage)
        if stage == "accepted":
            await town.call("village", "POST", f"/orders/{village}/acknowledge")
    await town.call("officer_s1", "POST", f"/orders/{first}/reports", final=False, text="已到市场，开始走访")
    await town.call("village", "POST", f"/orders/{village}/reports", final=True, text="已通知村民群")
    return str(first)


async def _planned(town: StoryTown, case: str) -> dict[str, str]:
    placed = await town.call("call_taker", "POST", f"/cases/{case}/tasks", required=["family", "hand_over"])
    tasks = {each["code"].rpartition(":")[2]: each for each in placed}
    waiting = {code for code, each in tasks.items() if each["state"] == "waiting"}
    assert waiting == {"identify", "family", "hand_over"}
    return {code: each["task"] for code, each in tasks.items()}


async def _neighbours_ask(town: StoryTown, tasks: dict[str, str]) -> None:
    for code, minutes in (("door_to_door", 4), ("video", 3), ("mobilise", 1)):
        await town.call("call_taker", "POST", f"/tasks/{tasks[code]}/start")
        await town.passes(minutes=minutes)
        await town.call("call_taker", "POST", f"/tasks/{tasks[code]}/finish", outcome="有人见他往溪口方向走")


async def _a_stranger_met_him(town: StoryTown, case: str) -> str:
    """A report of somebody found is held against the reports of the missing."""
    place = {**HERE, "lon": HERE["lon"] + 0.004}
    told = "路边有位老人，七十多岁，灰色外套，蓝色布鞋，说不清家在哪里"
    met = await town.call(None, "POST", "/cases", content=told, category=FOUND, place=place)
    likely = await town.call("call_taker", "GET", f"/cases/{met['case']}/duplicates")
    assert [each["case"] for each in likely] == [case]
    assert likely[0]["why"]
    await town.call("call_taker", "POST", f"/cases/{met['case']}/take")
    await town.call("call_taker", "POST", f"/cases/{met['case']}/links", other=case, kind="related")
    town.names[met["case"]] = "“发现老人”的报警"
    return str(met["case"])


async def _identified(town: StoryTown, case: str, found: str, tasks: dict[str, str]) -> None:
    for code, minutes in (("records", 2), ("identify", 2), ("family", 1)):
        await town.call("call_taker", "POST", f"/tasks/{tasks[code]}/start")
        await town.passes(minutes=minutes)
        await town.call("call_taker", "POST", f"/tasks/{tasks[code]}/finish", outcome="身份相符")
    await town.call("call_taker", "POST", f"/cases/{found}/merge", into=case)
    await town.call("call_taker", "POST", f"/cases/{case}/messages", body="您父亲找到了，民警正陪着他，请到永和桥头。")
    thread = await town.call("daughter", "GET", f"/cases/{case}/messages")
    assert "找到了" in thread["messages"][-1]["body"]


async def _handed_over(town: StoryTown, case: str, order: str, tasks: dict[str, str]) -> None:
    await town.call("call_taker", "POST", f"/tasks/{tasks['hand_over']}/start")
    await town.passes(minutes=5)
    early = await town.call(
        "dispatcher", "POST", f"/cases/{case}/close", 409, disposition="returned_to_family", outcome="已团圆"
    )
    assert early["code"] == "cannot_close"
    await town.call("call_taker", "POST", f"/tasks/{tasks['hand_over']}/finish", outcome="已交女儿")
    await town.call("officer_s1", "POST", f"/orders/{order}/reports", final=True, text="已交家属", helped=1)


async def _closed(town: StoryTown, case: str) -> None:
    await town.at("14:30")
    await town.call(
        "dispatcher", "POST", f"/cases/{case}/close", disposition="returned_to_family", outcome="老人已平安到家。"
    )
    own = await town.call("daughter", "GET", f"/cases/{case}")
    assert (own["own"]["closed"], own["outcome"]) == (True, "老人已平安到家。")
    await town.call("daughter", "POST", f"/cases/{case}/ratings", verdict="satisfied", text="谢谢！🙏")

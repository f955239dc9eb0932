"""Car windows broken in the night (JJ-03, JJ-04): units of several kinds in one act, side by side tasks, three arrests."""

from typing import Any

from tests.dispatch.units_town import PLACES, add_units, known
from tests.stories.pages import page
from tests.stories.town import HERE, StoryTown
from tests.territory.town import spot

THEFT_FROM_CAR = "01050204"
TOLD = "一次指令同时派出派出所警车、便衣、刑事技术，并通报研判；视频、巡逻、数据、现场四项子任务各有时限；三小时抓获三人，追回财物。"
CREW = {"S1-CAR-1": "officer_s1", "PLAIN-1": "detective", "TECH-1": "detective"}
MORE = (
    {"code": "PLAIN-1", "name": "便衣行动队", "name_en": "Plainclothes", "kind": "plainclothes", "office": "CRIME"},
    {"code": "TECH-1", "name": "刑事技术大队", "name_en": "Technicians", "kind": "technicians", "office": "CRIME"},
)


async def test_car_windows(town: StoryTown) -> None:
    units = await _units(town)
    await town.passes(days=1)
    await town.at("02:10")
    await _say_where(town, units)
    case = await _reported(town)
    orders = await _one_act(town, case, units)
    tasks = await _side_by_side(town, case)
    await _out(town, orders)
    await _worked(town, case, tasks, orders)
    await _second_victim_joins(town, case)
    await _closed(town, case, orders)
    await page(town, "car-windows", "车窗被砸 Car windows", TOLD, case)


async def _units(town: StoryTown) -> dict[str, str]:
    units = await add_units(town)
    await town.call("commander", "POST", "/units/import", units=[{**each, "status": "available"} for each in MORE])
    listed = (await town.call("commander", "GET", "/units"))["units"]
    town.names |= {each["id"]: each["name"] for each in listed}
    return units | {each["code"]: each["id"] for each in listed}


async def _say_where(town: StoryTown, units: dict[str, str]) -> None:
    """Every unit reports where it is tonight."""
    detectives = {code: spot(8.0, 8.0) for code in ("PLAIN-1", "TECH-1")}
    at = town.clock.now().isoformat()
    fixes = [{"unit": units[code], "at": at, "accuracy": 8.0, **place} for code, place in (PLACES | detectives).items()]
    await town.call("gateway", "POST", "/positions", fixes=fixes)
    await known(town, units)


async def _reported(town: StoryTown) -> str:
    told = {"content": "停车场三辆车的车窗被砸，包和电脑被偷", "place": HERE, "address": "永和路 8 号停车场"}
    recorded = await town.call(
        "call_taker", "POST", "/cases/recorded", category=THEFT_FROM_CAR, phone="13900001234", name="张先生", **told
    )
    case: str = recorded["case"]

    async def proposed() -> bool:
        return "dispatch.Proposed" in await town.events(case)

    await town.until(proposed)
    return case


async def _one_act(town: StoryTown, case: str, units: dict[str, str]) -> dict[str, str]:
    await town.passes(seconds=70)
    responders: list[dict[str, Any]] = [{"kind": "unit", "id": units[code]} for code in CREW]
    responders.append(
        {"kind": "organisation", "id": str(town.offices["FRAUD"]), "required": False, "instruction": "同步研判"}
    )
    key = "one-act-for-all-kinds"
    said = {"responders": responders, "instruction": "保护现场，布控出口", "key": key}
    placed = await town.call("dispatcher", "POST", f"/cases/{case}/orders", **said)
    assert await town.call("dispatcher", "POST", f"/cases/{case}/orders", **said) == placed
    names = [*CREW, "FUSION"]
    return {name: each["order"] for name, each in zip(names, placed, strict=True)}


async def _side_by_side(town: StoryTown, case: str) -> dict[str, str]:
    """The template of the category: video, patrol, data and the scene begin at once; what follows waits for them."""
    await town.passes(seconds=20)
    placed = await town.call("commander", "POST", f"/cases/{case}/tasks", required=["return"])
    states = {each["code"].partition(":")[2] or each["code"]: each for each in placed}
    assert {states[code]["state"] for code in ("video", "patrol", "data", "scene")} == {"open"}
    assert states["fix"]["state"] == "waiting"
    return {code: each["task"] for code, each in states.items()}


async def _out(town: StoryTown, orders: dict[str, str]) -> None:
    await town.call("fusion", "POST", f"/orders/{orders['FUSION']}/acknowledge")
    for seconds, stage in ((10, "accepted"), (60, "en_route"), (280, "on_scene")):
        await town.passes(seconds=seconds)
        for code, who in CREW.items():
            await town.call(who, "POST", f"/orders/{orders[code]}/stages", stage=stage)
    await town.passes(minutes=4)
    await town.call(
        "officer_s1", "POST", f"/orders/{orders['S1-CAR-1']}/reports", final=False, text="三辆车，现场已保护"
    )
    await town.call(
        "detective", "POST", f"/orders/{orders['TECH-1']}/reports", final=False, text="提取指纹", scene_examined=True
    )
    await town.call("detective", "POST", f"/orders/{orders['PLAIN-1']}/reports", final=False, text="沿监控方向布控")


async def _worked(town: StoryTown, case: str, tasks: dict[str, str], orders: dict[str, str]) -> None:
    """Each task has its own clock; they end one by one, and what waited for them begins."""
    for code, minutes in (("video", 1), ("data", 1), ("patrol", 1), ("scene", 2)):
        await town.call("commander", "POST", f"/tasks/{tasks[code]}/start")
        await town.passes(minutes=minutes)
        await town.call("commander", "POST", f"/tasks/{tasks[code]}/finish", outcome="完成")
    shown = {each["task"]: each["state"] for each in await town.call("commander", "GET", f"/cases/{case}/tasks")}
    assert shown[tasks["fix"]] == "open"
    await town.call("fusion", "POST", f"/orders/{orders['FUSION']}/reports", final=True, text="锁定三人落脚点")
    for code in ("fix", "act"):
        await town.call("commander", "POST", f"/tasks/{tasks[code]}/start")
        await town.passes(minutes=5)
        await town.call("commander", "POST", f"/tasks/{tasks[code]}/finish", outcome="完成")


async def _second_victim_joins(town: StoryTown, case: str) -> None:
    """Another owner finds a broken window: likely the same, linked, not lost."""
    place = {**HERE, "lat": HERE["lat"] + 0.0003}
    other = await town.call(
        None, "POST", "/cases", content="我的车窗也被砸了，电脑被偷", category=THEFT_FROM_CAR, place=place
    )
    town.names[other["token"]] = "第二位车主"
    likely = await town.call("call_taker", "GET", f"/cases/{other['case']}/duplicates")
    assert case in [each["case"] for each in likely]
    await town.call("call_taker", "POST", f"/cases/{other['case']}/links", other=case, kind="duplicate")
    page_ = await town.call("call_taker", "GET", f"/cases/{case}/links")
    assert [each["kind"] for each in page_] == ["duplicate"]
    town.names[other["case"]] = "第二起报警"


async def _closed(town: StoryTown, case: str, orders: dict[str, str]) -> None:
    await town.at("05:12")
    await town.until(lambda: _warned(town, case))
    last = {"final": True, "category": THEFT_FROM_CAR, "caught": 3, "loss_fen": 2_680_000, "recovered_fen": 2_680_000}
    await town.call("detective", "POST", f"/orders/{orders['PLAIN-1']}/reports", text="抓获三人，追回全部财物", **last)
    await town.call("detective", "POST", f"/orders/{orders['TECH-1']}/reports", final=True, text="勘查完毕")
    refused = await town.call(
        "dispatcher", "POST", f"/cases/{case}/close", 409, disposition="criminal_case", outcome="x"
    )
    assert refused["code"] == "cannot_close"
    await town.call("officer_s1", "POST", f"/orders/{orders['S1-CAR-1']}/reports", final=True, text="现场撤离")
    tasks = await town.call("commander", "GET", f"/cases/{case}/tasks")
    [left] = [each["task"] for each in tasks if each["state"] not in ("done", "dropped")]
    await town.call("commander", "POST", f"/tasks/{left}/start")
    await town.call("commander", "POST", f"/tasks/{left}/finish", outcome="财物已清点发还")
    await town.call("commander", "POST", f"/cases/{case}/promotions", number="安公（刑）立字〔2026〕88号")
    await town.call(
        "dispatcher",
        "POST",
        f"/cases/{case}/close",
        disposition="criminal_case",
        outcome="三名嫌疑人已抓获，财物全部追回。",
    )


async def _warned(town: StoryTown, case: str) -> bool:
    """Three units have not reported finally for two hours, and a sub-task is late: the desk has been told."""
    events = await town.events(case)
    return events.count("cases.OrderOverdue") >= len(CREW)

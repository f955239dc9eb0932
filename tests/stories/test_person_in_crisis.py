"""A person in crisis (XY-15, XY-16, XY-20): safety words, partners, the family's consent, to hospital, and a visit later."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from tests.dispatch.units_town import add_units, known, report
from tests.stories.pages import page
from tests.stories.town import HERE, StoryTown
from tests.stories.waiting import said

DRUNK, CRISIS = "020304", "050202"
AT_THE_CALL = "携带必要装备，做好自身防护，快速处置，有突发情况及时反馈"
TOLD = (
    "家属来电说儿子“喝多了在村里又喊又砸”。接警员问明病史，改按危机人员处置：派警附安全提示和装备；现场初报改变等级、请求配合；"
    "村干部、医院同到，征得家属同意后护送就医，交接有据；三日内上门回访。"
)


async def test_person_in_crisis(town: StoryTown) -> None:
    for name, office in (("cadre", "VILLAGE"), ("doctor", "HOSPITAL")):
        await town.staff(name, "department_worker", office)
    units = await add_units(town)
    await town.at("10:02")
    await report(town, units)
    await known(town, units)
    case = await _the_family_calls(town)
    words = await _asked_and_understood(town, case)
    car, foot = await _ordered_with_safety(town, case, units, words)
    tasks = await _tasks_side_by_side(town, case)
    await _on_scene(town, car, foot, tasks)
    await _first_report_changes_it(town, case, car)
    partners = await _partners_come(town, case)
    await _not_without_consent(town, case, foot)
    await _partners_work(town, partners)
    await _consent(town, case, car, tasks)
    await _to_hospital(town, case, car, partners, tasks)
    await _closed_and_visited(town, case)
    await page(town, "person-in-crisis", "危机人员 A person in crisis", TOLD, case)


async def _the_family_calls(town: StoryTown) -> str:
    told = {"content": "我儿子喝多了，在村里又喊又砸东西，拦不住", "category": DRUNK, "address": "溪口村三组"}
    saved = await town.call("call_taker", "POST", "/cases/recorded", place=HERE, phone="13800001234", **told)
    assert saved["level"] == 3
    case: str = saved["case"]
    await said(town, case, "dispatch.Proposed")
    return case


async def _asked_and_understood(town: StoryTown, case: str) -> dict[str, Any]:
    """He has drunk nothing: he is ill, and has not taken his medicine. Now the questions and words are others."""
    await town.at("10:02:40")
    await town.call("call_taker", "PUT", f"/cases/{case}/category", category=CRISIS)
    await town.call("call_taker", "PUT", f"/cases/{case}/level", level=2, reason="misjudged")
    shown = await town.call("call_taker", "GET", f"/cases/{case}")
    assert (shown["first_category"]["code"], shown["head"]["category"]["code"]) == (DRUNK, CRISIS)
    words: dict[str, Any] = shown["guidance"]["template"]
    assert (words["code"], words["consent"]) == ("person_in_crisis", True)
    assert shown["guidance"]["questions"]
    for role in ("in_crisis", "family"):
        await town.call("call_taker", "POST", f"/cases/{case}/parties", role=role)
    return words


async def _ordered_with_safety(
    town: StoryTown, case: str, units: dict[str, str], words: dict[str, Any]
) -> tuple[str, str]:
    """The warnings and the equipment of the template stand at the head of the order, and the officers read them."""
    await town.at("10:03:20")
    responders = [{"kind": "unit", "id": units[code]} for code in ("S1-CAR-1", "S1-FOOT-1")]
    safety, equipment = ["mental_crisis", "not_alone", "report_changes"], ["stab_vest", "shield", "restraint_belt"]
    assert set(safety) <= set(words["safety_words"])
    assert set(equipment) <= set(words["equipment"])
    sent: dict[str, Any] = {"instruction": AT_THE_CALL, "safety": safety, "equipment": equipment}
    car, foot = await town.call("dispatcher", "POST", f"/cases/{case}/orders", responders=responders, **sent)
    [first, _] = (await town.call("officer_s1", "GET", f"/cases/{case}"))["orders"]
    assert first["row"]["safety"] == safety
    assert (first["row"]["equipment"], first["row"]["instruction"]) == (equipment, AT_THE_CALL)
    return car["order"], foot["order"]


async def _tasks_side_by_side(town: StoryTown, case: str) -> dict[str, str]:
    """Family and cadre at once; consent when the family is found; the way to hospital after consent."""
    await town.at("10:03:40")
    station, village = str(town.offices["S1"]), str(town.offices["VILLAGE"])
    asked = [
        {"code": "person_in_crisis:family"},
        {"code": "person_in_crisis:cadre", "office": village},
        {"code": "person_in_crisis:consent", "office": station, "after": "person_in_crisis:family", "required": True},
        {"code": "person_in_crisis:escort", "office": station, "after": "person_in_crisis:consent", "required": True},
    ]
    placed = await town.call("call_taker", "POST", f"/cases/{case}/tasks", tasks=asked)
    assert [each["state"] for each in placed] == ["open", "open", "waiting", "waiting"]
    for each in await town.call("call_taker", "GET", f"/cases/{case}/tasks"):
        town.names[each["task"]] = each["title"]["zh"]
    tasks = {each["code"].partition(":")[2]: each["task"] for each in placed}
    await town.call("call_taker", "POST", f"/tasks/{tasks['family']}/start")
    return tasks


async def _on_scene(town: StoryTown, car: str, foot: str, tasks: dict[str, str]) -> None:
    """While they drive, the desk has the mother on the line."""
    await town.at("10:03:50")
    for order in (car, foot):
        await town.call("officer_s1", "POST", f"/orders/{order}/acknowledge", persons=2)
    await town.at("10:04:10")
    for order in (car, foot):
        await town.call("officer_s1", "POST", f"/orders/{order}/stages", stage="en_route")
    await town.at("10:09")
    known_now = "母亲同住，父亲在赶回途中；有病史，停药两周"
    await town.call("call_taker", "POST", f"/tasks/{tasks['family']}/finish", outcome=known_now)
    await town.at("10:11")
    for order in (car, foot):
        await town.call("officer_s1", "POST", f"/orders/{order}/stages", stage="on_scene", position=HERE)


async def _first_report_changes_it(town: StoryTown, case: str, car: str) -> None:
    """He holds a kitchen knife: the first look makes it level one and asks for partners."""
    await town.at("10:14")
    found: dict[str, Any] = {"text": "手持菜刀，情绪激动，已隔离围观人员", "level": 1, "asks": ["ambulance", "other"]}
    await town.call("officer_s1", "POST", f"/orders/{car}/reports", final=False, **found)
    shown = await town.call("dispatcher", "GET", f"/cases/{case}")
    assert (shown["first_level"], shown["head"]["level"]) == (3, 1)
    [told] = shown["orders"][0]["row"]["reports"]
    assert (told["final"], told["asks"]) == (False, ["ambulance", "other"])


async def _partners_come(town: StoryTown, case: str) -> dict[str, str]:
    """The village and the hospital, in one act."""
    await town.at("10:15")
    responders = [
        {
            "kind": "organisation",
            "id": str(town.offices["VILLAGE"]),
            "instruction": "村干部到场，配合民警和家属稳定情绪",
        },
        {"kind": "organisation", "id": str(town.offices["HOSPITAL"]), "instruction": "派救护车和医生，做好收治准备"},
    ]
    village, hospital = await town.call("dispatcher", "POST", f"/cases/{case}/orders", responders=responders)
    partners = {"cadre": village["order"], "doctor": hospital["order"]}
    await town.at("10:15:40")
    for who, order in partners.items():
        await town.call(who, "POST", f"/orders/{order}/acknowledge")
    await town.call("doctor", "POST", f"/orders/{partners['cadre']}/acknowledge", 404)
    await town.at("10:16:10")
    await town.call("doctor", "POST", f"/orders/{partners['doctor']}/stages", stage="en_route")
    return partners


async def _not_without_consent(town: StoryTown, case: str, foot: str) -> None:
    """Officers are asked whether they are safe; and nobody closes what the family has not been asked about."""
    await town.at("10:20")
    await town.call("officer_s1", "POST", f"/orders/{foot}/welfare")
    await town.at("10:23")
    await town.call("officer_s1", "POST", f"/orders/{foot}/reports", final=True, text="菜刀已收缴，围观群众散去")
    end = {"disposition": "taken_to_hospital", "outcome": "已送医"}
    refused = await town.call("dispatcher", "POST", f"/cases/{case}/close", 409, **end)
    assert {"orders", "tasks", "consent"} <= {each["code"] for each in refused["errors"]}


async def _partners_work(town: StoryTown, partners: dict[str, str]) -> None:
    await town.at("10:25")
    await town.call("doctor", "POST", f"/orders/{partners['doctor']}/stages", stage="on_scene")
    await town.at("10:27")
    for who, text in (("cadre", "已到场，陪同家属"), ("doctor", "医生到场评估，建议住院")):
        await town.call(who, "POST", f"/orders/{partners[who]}/reports", final=False, text=text)


async def _consent(town: StoryTown, case: str, car: str, tasks: dict[str, str]) -> None:
    """In writing, before the village; only then may the way to hospital begin."""
    await town.at("10:28")
    told = {"text": "父母在场，书面同意送医，村干部见证", "consent": "given"}
    await town.call("officer_s1", "POST", f"/orders/{car}/reports", final=False, **told)
    for who, task in (("cadre", "cadre"), ("officer_s1", "consent")):
        await town.call(who, "POST", f"/tasks/{tasks[task]}/finish", outcome="已完成")
    reports = (await town.call("dispatcher", "GET", f"/cases/{case}"))["orders"][0]["row"]["reports"]
    assert [each["consent"] for each in reports] == ["", "given"]
    listed = {each["code"]: each for each in await town.call("officer_s1", "GET", f"/cases/{case}/tasks")}
    assert listed["person_in_crisis:escort"]["opened_at"] == "2026-11-02T02:28:00Z"


async def _to_hospital(town: StoryTown, case: str, car: str, partners: dict[str, str], tasks: dict[str, str]) -> None:
    """Handed over with the hospital's own number; until it has answered, he is still ours."""
    await town.at("10:30")
    await town.call("officer_s1", "POST", f"/tasks/{tasks['escort']}/start")
    await town.at("10:52")
    agency = {"agency": "市精神卫生中心（虚构）", "note": "家属、村干部陪同，附用药情况"}
    given = await town.call("dispatcher", "POST", f"/cases/{case}/hand-overs", **agency)
    town.names[given] = agency["agency"]
    await town.at("10:55")
    taken = {"state": "accepted", "number": "住院 2026-1102-07（虚构）"}
    await town.call("dispatcher", "POST", f"/hand-overs/{given}/answer", **taken)
    await town.call("officer_s1", "POST", f"/tasks/{tasks['escort']}/finish", outcome="家属、村干部、民警护送，已入院")
    for who, order in {**partners, "officer_s1": car}.items():
        await town.call(who, "POST", f"/orders/{order}/reports", final=True, text="已护送入院，交接完毕")


async def _closed_and_visited(town: StoryTown, case: str) -> None:
    await town.at("11:10")
    end = {"disposition": "taken_to_hospital", "outcome": "已与家属、村干部一起送医，感谢您的信任。"}
    await town.call("dispatcher", "POST", f"/cases/{case}/close", **end)
    [[taken, *_]] = (await town.call("dispatcher", "GET", f"/cases/{case}"))["hand_overs"]
    assert (taken["state"], taken["their_number"]) == ("accepted", "住院 2026-1102-07（虚构）")
    await town.at("09:40", datetime(2026, 11, 5, 4, tzinfo=UTC))
    [due] = (await town.call("officer_s1", "GET", "/follow-ups"))["follow_ups"]
    assert (due["case"], due["way"], due["due_at"]) == (case, "call", "2026-11-05T03:10:00Z")
    seen = "与村干部上门，按时服药，家属情绪平稳，纳入关爱走访"
    await town.call(
        "officer_s1", "POST", f"/follow-ups/{due['follow_up']}/done", way="visit", verdict="satisfied", text=seen
    )

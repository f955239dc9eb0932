"""A drunk cries kidnapping (XY-05, XY-06, XY-08): found in a quarter of an hour, a false report; and somebody else's suitcase."""

from __future__ import annotations

import hashlib
import hmac
import json
from datetime import UTC, datetime
from typing import Any

from tests.channels.conftest import SECRET
from tests.channels.conftest import settings as settings  # noqa: PLC0414 - the fixture: with a telephone system
from tests.dispatch.units_town import add_units, known, report
from tests.stories.pages import page
from tests.stories.town import HERE, StoryTown

NUMBER = "13700002222"
KIDNAPPING, DRUNK, LOST_PROPERTY = "010201", "020304", "050701"
SEARCH = {"video": "dispatcher", "patrol": "officer_s1", "data": "call_taker"}
RAILWAY, THEIRS = "铁路公安处（虚构）", "铁公受字〔2026〕118号（虚构）"
TOLD = (
    "甲：两天前的一次虚假报警，训诫。乙：同一号码称“被人绑架”，视频、巡逻、数据三路并行各自计时，15 分钟找到人——酒后谎报，行政拘留。"
    "丙：他拖着的行李箱是列车失窃物，连同线索移交铁路公安，记下对方案号。丁：此号码再来电，标记多次报警人，仍照常接警。"
)


async def test_drunk_false_report(town: StoryTown) -> None:
    units = await add_units(town)
    first = await _two_days_before(town)
    await town.at("23:39:40", datetime(2026, 11, 4, 4, tzinfo=UTC))
    await report(town, units)
    await known(town, units)
    alarm = await _kidnapped(town)
    tasks = await _three_ways_at_once(town, alarm, units)
    car = await _found(town, alarm, units, tasks)
    suitcase = await _the_suitcase(town, alarm)
    await _given_to_the_railway(town, suitcase)
    await _a_false_report(town, alarm, car)
    again = await _he_calls_again(town)
    title = "酒后谎报 A drunk's false report"
    await page(town, "drunk-false-report", title, TOLD, first, alarm, suitcase, again)


async def _call(town: StoryTown, recording: str) -> str:
    """The telephone system says that it rings and, six seconds later, that it was answered."""
    ringing = {"event": "ringing", "callId": recording, "ani": NUMBER, "dnis": "110", "agent": "S07"}
    call = await _says(town, json.dumps(ringing).encode())
    await town.passes(seconds=6)
    assert await _says(town, f"event=answered&callId={recording}&agent=S07".encode()) == call
    await town.passes(seconds=14)
    return call


async def _says(town: StoryTown, body: bytes) -> str:
    proof = "sha256=" + hmac.new(SECRET.encode(), body, hashlib.sha256).hexdigest()
    heard = await town.http.post("/api/v1/channels/phone", content=body, headers={"x-anmin-signature": proof})
    assert heard.status_code == 200, heard.text
    return str(heard.json()["call"])


async def _recorded(town: StoryTown, call: str, content: str, **more: Any) -> dict[str, Any]:
    saved = await town.call("call_taker", "POST", "/cases/recorded", call=call, content=content, **more)
    return dict(saved)


async def _two_days_before(town: StoryTown) -> str:
    """The first time: a patrol finds him drunk at home; he is admonished."""
    await town.at("21:10")
    saved = await _recorded(town, await _call(town, "a-1"), "有人要冲进来打我，快来")
    case: str = saved["case"]
    assert "repeat_caller" not in saved["flags"]
    order = await _ordered(town, case, "organisation", str(town.offices["S1"]), "到住处核实")
    await town.passes(seconds=30)
    await town.call("officer_s1", "POST", f"/orders/{order}/acknowledge")
    await town.at("21:35")
    done = {"text": "独自在家，醉酒，无人打扰", "category": DRUNK}
    await town.call("officer_s1", "POST", f"/orders/{order}/reports", final=True, **done)
    await town.at("21:50")
    await _closed(town, case, "false_report", measure="admonition", outcome="经查为虚假报警，已训诫。")
    return case


async def _kidnapped(town: StoryTown) -> str:
    """He says a few words and hangs up; nobody knows where he is."""
    call = await _call(town, "b-2")
    [shown] = [each for each in await town.call("call_taker", "GET", "/calls") if each["call"] == call]
    assert (shown["seconds"], shown["state"], shown["number"]) == (6, "answered", "137****2222")
    saved = await _recorded(town, call, "我被人绑架了，关在车里，快救我", category=KIDNAPPING)
    assert saved["level"] == 1
    await _says(town, b"event=hangup&callId=b-2")
    return str(saved["case"])


async def _three_ways_at_once(town: StoryTown, case: str, units: dict[str, str]) -> dict[str, str]:
    """Video, patrol and data side by side, each with a clock of its own."""
    await town.at("23:40:40")
    offices = {"video": "DESK", "patrol": "S1", "data": "DESK"}
    asked = [
        {"code": f"joint_search:{code}", "office": str(town.offices[office]), "required": True}
        for code, office in offices.items()
    ]
    await town.call("call_taker", "POST", f"/cases/{case}/tasks", tasks=asked)
    listed = await town.call("call_taker", "GET", f"/cases/{case}/tasks")
    assert {each["due_at"] for each in listed} == {"2026-11-04T15:55:40Z"}
    town.names |= {each["task"]: each["title"]["zh"] for each in listed}
    tasks = {each["code"].partition(":")[2]: each["task"] for each in listed}
    foot = await _ordered(town, case, "unit", units["S1-FOOT-1"], "沿街巡查停放车辆", task="joint_search:patrol")
    for clock, code in (("23:40:50", "data"), ("23:41:00", "video"), ("23:41:10", "patrol")):
        await town.at(clock)
        await town.call(SEARCH[code], "POST", f"/tasks/{tasks[code]}/start")
    await town.call("officer_s1", "POST", f"/orders/{foot}/acknowledge", persons=2)
    await town.at("23:42")
    await town.call("officer_s1", "POST", f"/orders/{foot}/stages", stage="en_route")
    await town.at("23:49")
    await town.call("officer_s1", "POST", f"/orders/{foot}/stages", stage="on_scene", position=HERE)
    return tasks | {"foot": foot}


async def _found(town: StoryTown, case: str, units: dict[str, str], tasks: dict[str, str]) -> str:
    """Data gives the street, video the man, the car arrives: fifteen minutes after the call."""
    await town.at("23:50")
    await town.call("call_taker", "POST", f"/tasks/{tasks['data']}/finish", outcome="手机在永和路停车场一带")
    await town.call("call_taker", "PUT", f"/cases/{case}/place", place=HERE, address="永和路停车场")
    await town.call("commander", "PUT", f"/cases/{case}/jurisdiction", office=str(town.offices["S1"]), reason="place")
    await town.at("23:51")
    await town.call("dispatcher", "POST", f"/tasks/{tasks['video']}/finish", outcome="独自拖行李箱步入停车场，无人跟随")
    car = await _ordered(town, case, "unit", units["S1-CAR-1"], "到停车场查找，注意防护", safety=["drunk"])
    await town.at("23:51:20")
    await town.call("officer_s1", "POST", f"/orders/{car}/acknowledge", persons=2)
    await town.call("officer_s1", "POST", f"/orders/{car}/stages", stage="en_route")
    await town.at("23:54:30")
    await town.call("officer_s1", "POST", f"/orders/{car}/stages", stage="on_scene", position=HERE)
    await town.at("23:55")
    found: dict[str, Any] = {"text": "本人独自在场，醉酒，承认编造", "category": DRUNK, "level": 3}
    await town.call("officer_s1", "POST", f"/orders/{car}/reports", final=False, **found)
    await town.call("officer_s1", "POST", f"/tasks/{tasks['patrol']}/finish", outcome="人已找到")
    await town.call("officer_s1", "POST", f"/orders/{tasks['foot']}/reports", final=True, text="协助控制，无其他人")
    lines = (await town.call("call_taker", "GET", f"/cases/{case}/timeline"))["lines"]
    assert next(each["seconds"] for each in lines if each["event"] == "cases.ReportedBack") == 15 * 60
    ends = [each["ended_at"][11:16] for each in await town.call("call_taker", "GET", f"/cases/{case}/tasks")]
    assert ends == ["15:51", "15:55", "15:50"]
    return car


async def _the_suitcase(town: StoryTown, alarm: str) -> str:
    """What he drags along is not his: a matter of its own, beside this one; nobody needs to be sent."""
    await town.at("23:58")
    text = "其所拖行李箱非本人所有，内有列车票和他人证件，疑为列车失窃物"
    told = {"content": text, "category": LOST_PROPERTY, "address": "永和路停车场", "advised": True}
    case: str = (await town.call("officer_s1", "POST", "/cases/found", **told))["case"]
    await town.call("call_taker", "POST", f"/cases/{case}/links", other=alarm, kind="related")
    return case


async def _given_to_the_railway(town: StoryTown, case: str) -> None:
    """Offered with what is known of it; ours until they have taken it; then with their number (XY-08)."""
    await town.at("00:10", datetime(2026, 11, 5, 4, tzinfo=UTC))
    offered = {"agency": RAILWAY, "note": "行李箱一只随案移交；失主疑已向铁路公安报警"}
    given = await town.call("dispatcher", "POST", f"/cases/{case}/hand-overs", **offered)
    town.names[given] = RAILWAY
    end = {"disposition": "to_other_police", "outcome": "已移交铁路公安机关办理。"}
    refused = await town.call("dispatcher", "POST", f"/cases/{case}/close", 409, **end)
    assert [each["code"] for each in refused["errors"]] == ["hand_overs"]
    await town.at("00:14")
    answer = f"/hand-overs/{given}/answer"
    await town.call("dispatcher", "POST", answer, state="accepted", number=THEIRS)
    await town.call("dispatcher", "POST", f"/cases/{case}/close", **end)
    await town.at("00:15")
    await town.call("dispatcher", "POST", answer, 409, state="refused", note="不属本处管辖")
    [[taken, *_]] = (await town.call("dispatcher", "GET", f"/cases/{case}"))["hand_overs"]
    assert (taken["agency"], taken["their_number"], taken["state"]) == (RAILWAY, THEIRS, "accepted")


async def _a_false_report(town: StoryTown, case: str, car: str) -> None:
    """A false report is not closed without the legal measure; its caller is marked."""
    await town.at("00:20")
    done = {"text": "酒醒后供认谎报，移交办案", "disposition": "false_report"}
    await town.call("officer_s1", "POST", f"/orders/{car}/reports", final=True, **done)
    await town.at("00:50")
    end: dict[str, Any] = {"disposition": "false_report", "outcome": "经查为酒后谎报警情。"}
    refused = await town.call("dispatcher", "POST", f"/cases/{case}/close", 422, **end)
    assert refused["code"] == "measure_needed"
    await _closed(town, case, measure="detention", **end)
    shown = await town.call("dispatcher", "GET", f"/cases/{case}")
    assert (shown["disposition"]["code"], shown["case"]["measure"]) == ("false_report", "detention")
    assert "repeat_caller" in shown["head"]["flags"]


async def _he_calls_again(town: StoryTown) -> str:
    """The number is known, and the flag is only a hint: whoever calls is helped."""
    await town.at("09:11:40")
    saved = await _recorded(town, await _call(town, "d-4"), "我摔伤了，走不了路", address="永和路 3 号")
    assert "repeat_caller" in saved["flags"]
    order = await _ordered(town, saved["case"], "organisation", str(town.offices["S1"]), "上门查看伤情")
    await town.passes(seconds=20)
    await town.call("officer_s1", "POST", f"/orders/{order}/acknowledge")
    await town.passes(minutes=25)
    await town.call("officer_s1", "POST", f"/orders/{order}/reports", final=True, text="确有扭伤，已送医", helped=1)
    await town.passes(minutes=5)
    await _closed(town, saved["case"], "taken_to_hospital", outcome="已送医。")
    return str(saved["case"])


async def _ordered(town: StoryTown, case: str, kind: str, responder: str, instruction: str, **more: Any) -> str:
    task = {"task": more.pop("task")} if "task" in more else {}
    responders = [{"kind": kind, "id": responder, **task}]
    sent = {"responders": responders, "instruction": instruction, **more}
    [placed] = await town.call("dispatcher", "POST", f"/cases/{case}/orders", **sent)
    return str(placed["order"])


async def _closed(town: StoryTown, case: str, disposition: str, **more: Any) -> None:
    await town.call("dispatcher", "POST", f"/cases/{case}/close", disposition=disposition, **more)

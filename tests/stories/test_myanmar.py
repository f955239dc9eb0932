"""A call for help from Myanmar (NY-02, NY-05..13): a text and a picture at 11:58, silence until 17:06, home on the 18th."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from typing import Any

import pytest

from anmin.kernel.clock import SetClock
from tests.media.making import MAKER, photo
from tests.stories.pages import page
from tests.stories.town import StoryTown
from tests.stories.waiting import said

LAUKKAI = {"lon": 98.765, "lat": 23.695, "datum": "wgs84", "accuracy": 30.0}
"""In northern Myanmar, and inside the box in which China shifts its maps."""
TOLD = (
    "10 月 15 日 11:58，一名被困缅北的群众发来一段文字和一张所在地的照片，“不要打电话”。值班民警报告值班领导、发消息确认，"
    "每半小时提醒一次，一直等到 17:06 才有回音；随即转户籍地公安机关，逐级上报省、部，发出协查函；当晚获救，18 日上门回访。"
)


@pytest.fixture
def clock() -> SetClock:
    """Ten minutes to twelve in Shanghai, on the fifteenth."""
    return SetClock(datetime(2026, 10, 15, 3, 50, tzinfo=UTC))


async def test_myanmar(town: StoryTown) -> None:
    await town.staff("far", "officer", "FAR")
    await town.at("11:58")
    picture = photo((320, 240))
    sent = await _writes_and_shows(town, picture)
    case, caller = sent["case"], sent["token"]
    await _seen_abroad(town, case, picture)
    await _told_upstairs_and_asked(town, case, caller)
    await _waits(town, case)
    await _answers(town, case, caller)
    await _home_takes_part(town, case, picture)
    letter = await _goes_up(town, case)
    await _help_comes(town, case, letter)
    await _released(town, case, caller)
    await _visited(town, case)
    await _the_timeline(town, case, caller)
    await page(town, "myanmar", "境外求助：缅甸 A call for help from Myanmar", TOLD, case)


async def _writes_and_shows(town: StoryTown, picture: bytes) -> dict[str, Any]:
    """The picture first, then the place, then the words: in pieces, as the line allows; and sent twice."""
    heads = {"content-type": "image/jpeg"}
    stored = await town.http.post("/api/v1/media", params={"kind": "photo"}, content=picture, headers=heads)
    piece = {"evidence": stored.json()["evidence"], "token": stored.json()["token"]}
    kept = await town.call(None, "POST", "/drafts", evidence=[piece], position=LAUKKAI, device="phone-2")
    draft, token = kept["draft"], kept["token"]
    words = "我被骗到缅甸这边了，有人看着，不能打电话，只能这样发。照片是我现在的地方。"
    await town.call(token, "POST", "/drafts", draft=draft, content=words, flags=["unsafe_to_call"])
    sent = await town.call(token, "POST", f"/drafts/{draft}/submit")
    assert (sent["level"], sent["refused"]) == (1, [])
    assert (await town.call(token, "POST", f"/drafts/{draft}/submit"))["case"] == sent["case"]
    return dict(sent) | {"token": token}


async def _seen_abroad(town: StoryTown, case: str, picture: bytes) -> None:
    """On the desk at once, where it really is, with the picture; nobody may ring."""
    await town.at("11:58:20")
    [line] = (await town.call("call_taker", "GET", "/desk"))["cases"]
    assert {"overseas", "unsafe_to_call", "unverified"} <= set(line["flags"])
    await town.call("call_taker", "POST", f"/cases/{case}/opened")
    shown = await town.call("call_taker", "GET", f"/cases/{case}")
    place = shown["place"]
    assert place["country"] == "MM"
    assert (place["lon"], place["lat"]) == (LAUKKAI["lon"], LAUKKAI["lat"])
    [piece] = shown["evidence"]
    assert (piece["sha256"], piece["kind"]) == (hashlib.sha256(picture).hexdigest(), "photo")
    copy = await town.call("call_taker", "GET", f"/media/{piece['evidence']}")
    assert copy.startswith(b"\xff\xd8")
    assert MAKER.encode() not in copy
    await town.at("11:58:50")
    await town.call("call_taker", "POST", f"/cases/{case}/take")
    await town.call("call_taker", "PUT", f"/cases/{case}/category", category="010205")


async def _told_upstairs_and_asked(town: StoryTown, case: str, caller: str) -> None:
    """The duty officer knows; detectives check who it is; the caller is asked, without a sound."""
    await town.at("11:59:30")
    await town.call(
        "call_taker", "POST", f"/cases/{case}/escalations", step="duty_officer", note="境外求助，疑似被控制，请指示"
    )
    await town.at("12:00")
    asked = "收到了。请在安全的时候告诉我们姓名、户籍地和身边情况，我们不会给您打电话。"
    await town.call("call_taker", "POST", f"/cases/{case}/messages", body=asked, awaits_answer=True)
    await town.at("12:01")
    await _order(town, case, "CRIME", "核查求助人身份和行程，不得回拨")
    await town.at("12:01:40")
    await town.call("detective", "POST", f"/orders/{await _open_order(town, case)}/acknowledge")
    seen = str(await town.call(caller, "GET", f"/cases/{case}"))
    assert not [word for word in ("刑警", "核查", "值班领导") if word in seen]


async def _waits(town: StoryTown, case: str) -> None:
    """Five hours: the desk is reminded every half hour, and nothing closes the case."""
    await town.at("12:25")
    order = await _open_order(town, case)
    text = "号码机主为外县人，9 月出境，家属失联一周"
    await town.call("detective", "POST", f"/orders/{order}/reports", final=False, text=text)
    for times, clock in enumerate(_half_hours("12:30", "17:00"), 1):
        await town.at(clock)
        await said(town, case, "cases.StillWaiting", times)
        await said(town, case, "cases.OrderOverdue", times - 1)  # the detectives have not finished either
    [line] = (await town.call("call_taker", "GET", "/desk", column="waiting_for_caller"))["cases"]
    assert (line["case"], line["waiting_since"]) == (case, "2026-10-15T04:00:00Z")


def _half_hours(first: str, last: str) -> list[str]:
    clocks = [f"{hour}:{minute}" for hour in range(12, 18) for minute in ("00", "30")]
    return clocks[clocks.index(first) : clocks.index(last) + 1]


async def _answers(town: StoryTown, case: str, caller: str) -> None:
    await town.at("17:06")
    await town.call(
        caller, "POST", f"/cases/{case}/messages", body="刚才有人在旁边。我叫王某，外县人，在老街一个院子里。"
    )
    await town.at("17:08")
    thread = await town.call("call_taker", "GET", f"/cases/{case}/messages")
    newest, asked = thread["messages"]
    assert (newest["side"], asked["side"]) == ("caller", "staff")
    assert (thread["verified"], thread["quiet"], thread["waiting_since"]) == (False, True, None)
    await town.call("call_taker", "POST", f"/cases/{case}/messages/read", upto=newest["id"])
    await town.call("call_taker", "PUT", f"/cases/{case}/flags", flags=["overseas", "unsafe_to_call"])
    assert (await town.call("call_taker", "GET", f"/cases/{case}/messages"))["verified"]


async def _home_takes_part(town: StoryTown, case: str, picture: bytes) -> None:
    """The office of the registered residence sees the case and the picture, and goes to the family."""
    await town.call("far", "GET", f"/cases/{case}", 404)
    await town.at("17:12")
    await town.call("call_taker", "PUT", f"/cases/{case}/residence", office=str(town.offices["FAR"]))
    [piece] = (await town.call("far", "GET", f"/cases/{case}"))["evidence"]
    assert piece["sha256"] == hashlib.sha256(picture).hexdigest()
    checked = await _open_order(town, case)
    await _order(town, case, "FAR", "见面联系家属，核实出境经过，不得自行回拨求助人")
    await town.at("17:12:40")
    await town.call("far", "POST", f"/orders/{await _open_order(town, case)}/acknowledge")
    await town.at("17:15")
    await town.call(
        "detective", "POST", f"/orders/{checked}/reports", final=True, text="身份核实，转户籍地公安机关主办"
    )


async def _goes_up(town: StoryTown, case: str) -> str:
    """City, province, ministry, each with its time; and a numbered letter."""
    up = f"/cases/{case}/escalations"
    await town.call("call_taker", "POST", up, 409, step="province", note="越级")
    for clock, step, office in (("17:20", "city", "CITY"), ("17:35", "province", "PROVINCE")):
        await town.at(clock)
        note = "我市群众被困缅甸，请予协调"
        await town.call("call_taker", "POST", up, step=step, note=note, office=str(town.offices[office]))
    await town.at("17:40")
    order = await _open_order(town, case)
    await town.call("far", "POST", f"/orders/{order}/reports", final=False, text="家属确认，提供照片和护照号")
    await town.at("17:55")
    await town.call("call_taker", "POST", up, step="ministry", note="请商缅方协助解救")
    letter: str = await town.call("call_taker", "POST", f"/cases/{case}/letters", addressee="公安部国际合作局")
    [shown] = await town.call("call_taker", "GET", f"/cases/{case}/letters")
    assert shown["number"] == "公协〔2026〕1号"
    town.names[letter] = shown["number"]
    assert "缅甸境内（东经98.7650°，北纬23.6950°）" in shown["body"]
    await town.at("18:05")
    sheet = await town.call("call_taker", "GET", f"/letters/{letter}/file")
    assert sheet.startswith(b"%PDF")
    await town.call("call_taker", "POST", f"/letters/{letter}/sent")
    return letter


async def _help_comes(town: StoryTown, case: str, letter: str) -> None:
    due = (await town.events(case)).count("cases.OrderOverdue")
    await town.at("21:40")
    await said(town, case, "cases.OrderOverdue", due + 1)
    reply = "缅方警方已赶赴现场并将求助人带出"
    await town.call("call_taker", "POST", f"/letters/{letter}/answer", answer=reply)
    steps = (await town.call("call_taker", "GET", f"/cases/{case}"))["escalations"]
    for each in steps[1:]:
        await town.call("call_taker", "POST", f"/escalations/{each['id']}/answer", answer=reply)
    shown = (await town.call("call_taker", "GET", f"/cases/{case}"))["escalations"]
    assert [(each["step"], each["at"]) for each in shown] == [
        ("duty_officer", "2026-10-15T03:59:30Z"),
        ("city", "2026-10-15T09:20:00Z"),
        ("province", "2026-10-15T09:35:00Z"),
        ("ministry", "2026-10-15T09:55:00Z"),
    ]


async def _released(town: StoryTown, case: str, caller: str) -> None:
    """Said by the caller and by the home office; then a person closes the case."""
    await town.at("21:58")
    await town.call(caller, "POST", f"/cases/{case}/messages", body="我出来了，跟当地警察在一起，谢谢你们。")
    await town.at("22:05")
    order, done = await _open_order(town, case), {"rescued": 1, "disposition": "rescued"}
    await town.call("far", "POST", f"/orders/{order}/reports", final=True, text="已与本人及家属确认安全", **done)
    await town.at("22:20")
    outcome = "您已安全离开，感谢您的信任。后续事宜由户籍地公安机关协助。"
    await town.call("call_taker", "POST", f"/cases/{case}/close", disposition="rescued", outcome=outcome)


async def _visited(town: StoryTown, case: str) -> None:
    """On the eighteenth, at the door: this caller is still not to be telephoned."""
    await town.at("10:30", datetime(2026, 10, 18, 4, tzinfo=UTC))
    [due] = (await town.call("call_taker", "GET", "/follow-ups"))["follow_ups"]
    assert (due["case"], due["way"], due["due_at"]) == (case, "visit", "2026-10-18T14:20:00Z")
    done = f"/follow-ups/{due['follow_up']}/done"
    await town.call("call_taker", "POST", done, 422, way="call", verdict="satisfied")
    await town.call("call_taker", "POST", done, way="visit", verdict="satisfied", text="人已到家，向民警致谢")


async def _the_timeline(town: StoryTown, case: str, caller: str) -> None:
    """Staff read every step with its seconds; the caller reads what they were told, and no more."""
    lines = (await town.call("call_taker", "GET", f"/cases/{case}/timeline"))["lines"]
    times = {each["event"]: each["seconds"] for each in lines}
    hour = 3600
    assert times["cases.Answered"] == 5 * hour + 8 * 60
    assert times["cases.Closed"] == 10 * hour + 22 * 60
    told = await town.call(caller, "GET", f"/cases/{case}/timeline")
    assert (told["view"], told["steps"][-1]["stage"]) == ("citizen", "closed")
    assert "公安部" not in str(told)


async def _order(town: StoryTown, case: str, office: str, instruction: str) -> None:
    responders = [{"kind": "organisation", "id": str(town.offices[office])}]
    await town.call("dispatcher", "POST", f"/cases/{case}/orders", responders=responders, instruction=instruction)


async def _open_order(town: StoryTown, case: str) -> str:
    """The newest order that has not ended."""
    orders = (await town.call("call_taker", "GET", f"/cases/{case}"))["orders"]
    standing = [each["row"]["order"] for each in orders if each["legal"]]
    return str(standing[-1]["id"])

"""Shaowu parking (SW-01..06): a snapped barrier, visits, a rectification order, dissatisfied, reported again, the leader on site."""

from typing import Any

from tests.matters.ground import proof
from tests.stories.more import assessed_and_handed, founded, given, shown, visited
from tests.stories.pages import page
from tests.stories.town import HERE, StoryTown

TOLD = (
    "随手拍反映小区私装道闸停车难；街道两次到场，城建监察下达限期整改通知书；答复后市民不满意，升级重办；"
    "再次反映关联原件再升一级并计次；分管领导到现场批示，当天拆除并留照，市民改评满意。"
)


async def test_shaowu_parking(town: StoryTown) -> None:
    await founded(town, "STREET,昭阳街道（虚构）,Zhaoyang Subdistrict,town,CITY")
    await town.staff("street", "department_worker", "STREET")
    await town.staff("leader", "leader", "CITY")
    await town.citizen("resident", "13800003333")
    await town.passes(days=1)
    await town.at("09:00")
    case = await _snapped(town, "小区门口被人装了道闸，业主进不去")
    orders = await assessed_and_handed(town, case, "LAW", "STREET", kind="service", urgency="ordinary")
    for who in ("law", "street"):
        await town.call(who, "POST", f"/matters/{case}/acceptance")
    await _street_comes_twice(town, orders["STREET"])
    await _rectified(town, case)
    await town.at("16:00")
    await given(town, case, "law", "已责令物业整改，道闸已抬起。")
    [done] = (await town.call(None, "GET", "/public/matters", state="done"))["matters"]
    assert (done["report"], done["rounds"]) == (case, 1)

    await _dissatisfied(town, case)
    second = await _reported_again(town, case)
    await _leader_comes(town, case)
    await town.call("resident", "POST", f"/cases/{case}/ratings", verdict="satisfied", text="终于拆了")

    async def both_answered() -> bool:
        pages = [await town.call("resident", "GET", f"/cases/{each}") for each in (case, second)]
        return all(each["own"]["closed"] for each in pages)

    await town.until(both_answered)
    now = await shown(town, case)
    assert (now["rounds"], bool(now["concluded_at"])) == (3, True)
    rated = [each for each in await town.events(case) if each == "cases.Rated"]
    assert len(rated) == 2, "the later verdict is shown, the earlier stays"
    assert [each["verdict"] for each in (await town.call("resident", "GET", "/me/cases"))["cases"]][-1:] == [
        "satisfied"
    ]
    await page(town, "shaowu-parking", "邵武停车 Shaowu parking", TOLD, case, second)


async def _snapped(town: StoryTown, content: str) -> str:
    told = {"kind": "service", "channel": "snap", "category": "060102", "place": HERE, "content": content}
    photo = {"evidence": await proof(town, "resident")}
    kept = await town.call("resident", "POST", "/drafts", **told, evidence=[photo])
    sent = await town.call("resident", "POST", f"/drafts/{kept['draft']}/submit")
    assert sent["refused"] == []
    return str(sent["case"])


async def _street_comes_twice(town: StoryTown, order: str) -> None:
    await town.at("10:30")
    await visited(town, "street", order, "第一次到场，物业负责人不在", arrives=True)
    await town.at("14:00")
    await visited(town, "street", order, "第二次到场，已约谈物业，移交城建监察", final=True)


async def _rectified(town: StoryTown, case: str) -> None:
    """Ordered in writing, served with proof, checked by a visit; until then nothing is closed."""
    said = {"addressee": "昭阳小区物业（虚构）", "demand": "自行拆除道闸", "basis": "城市道路管理条例"}
    office = str(town.offices["LAW"])
    placed = await town.call(
        "law", "POST", f"/cases/{case}/rectifications", **said, office=office, deadline="2026-11-06"
    )
    early = await town.call("law", "POST", f"/matters/{case}/answers", text="已下达整改通知。")
    review = f"/matters/{case}/answers/{early}/review"
    assert (await town.call("dispatcher", "POST", review, 409, give=True))["code"] == "cannot_close"
    await town.call("dispatcher", "POST", review, give=False, reason="整改尚未复查")
    path = f"/rectifications/{placed['rectification']}"
    await town.call("law", "POST", f"{path}/served", how="direct", proof=[await proof(town, "law")])
    await town.passes(days=2)
    await town.at("15:00")
    await town.call("law", "POST", f"{path}/checks", done=True, note="道闸已抬起", proof=[await proof(town, "law")])
    assert (await town.call("law", "GET", f"{path}/file"))[:4] == b"%PDF"


async def _dissatisfied(town: StoryTown, case: str) -> None:
    await town.passes(days=1)
    await town.at("09:00")
    await town.call("resident", "POST", f"/cases/{case}/ratings", verdict="dissatisfied", text="道闸又放下来了")
    assert await _led(town, case, "PSB", 2)
    await assessed_and_handed(town, case, "LAW", assess=False, who="commander")
    await town.call("law", "POST", f"/matters/{case}/acceptance")
    await town.at("11:00")
    await given(town, case, "law", "已再次督促物业。", reviewer="commander")


async def _reported_again(town: StoryTown, case: str) -> str:
    """The same matter once more: whoever takes it in is shown the earlier one, and links it."""
    await town.passes(days=1)
    await town.at("09:30")
    second = await _snapped(town, "道闸的事上次反映后至今没有动静")
    near = await town.call("dispatcher", "GET", f"/cases/{second}/prior")
    assert case in [each["case"]["case"] for each in near["cases"]]
    await town.call("dispatcher", "POST", f"/cases/{second}/links", other=case, kind="duplicate")
    assert await _led(town, case, "CITY", 3)
    await town.call("dispatcher", "POST", f"/cases/{second}/merge", into=case)
    return second


async def _led(town: StoryTown, case: str, office: str, rounds: int) -> Any:
    """Taken up again, this many times, one level up."""

    async def led() -> bool:
        now = await shown(town, case)
        return (now["lead"], now["rounds"]) == (str(town.offices[office]), rounds)

    return await town.until(led)


async def _leader_comes(town: StoryTown, case: str) -> None:
    """On the spot at ten, taken down and shown by four."""
    orders = await assessed_and_handed(town, case, "LAW", "STREET", assess=False, who="commander")
    for who in ("law", "street"):
        await town.call(who, "POST", f"/matters/{case}/acceptance")
    await town.at("10:00")
    due = town.clock.now().replace(hour=10, minute=0, second=0).isoformat()
    said = {"text": "现场察看：今天之内依法拆除，公布结果。", "to": str(town.offices["LAW"]), "due": due}
    told = await town.call("leader", "POST", f"/cases/{case}/instructions", **said)
    path = f"/supervisions/{told['supervision']}"
    await town.call("law", "POST", f"{path}/seen")
    await town.at("16:20")
    await visited(town, "street", orders["STREET"], "现场秩序已维护", arrives=True, final=True)
    await visited(town, "law", orders["LAW"], "道闸已拆除", arrives=True)
    after = await proof(town, "law")
    await town.call("law", "POST", f"{path}/answer", text="道闸已于当天拆除，附照片。", proof=[after])
    await town.call("leader", "POST", f"{path}/end", satisfied=True)
    assert "matters.SupervisionEnded" in await town.events(case)
    await town.at("17:00")
    await given(town, case, "law", "道闸已拆除，小区道路恢复通行。", reviewer="commander")

"""The advert screen (BT-23): no matter of the police, taken all the same; the station answers, the partner acts, the person confirms."""

from tests.stories.more import assessed_and_handed, founded, given, shown
from tests.stories.pages import page
from tests.stories.town import HERE, StoryTown

TOLD = (
    "夜里报警称商圈广告屏扰民，不属公安管辖仍受理，转为民生诉求交辖区派出所主办、商圈管理方协办；"
    "管理方没有账号，凭链接回复已调低音量并定时关屏；所长答复，市民确认满意。"
)


async def test_advert_screen(town: StoryTown) -> None:
    await founded(town, "MALL,商圈管理公司（虚构）,Mall Management,company,CITY")
    await town.citizen("neighbour", "13800004444")
    await town.at("22:40")
    told = {"content": "商场外墙广告屏半夜还在放音乐，睡不着", "place": HERE, "category": "060302"}
    case = (await town.call("neighbour", "POST", "/cases", **told))["case"]
    await town.call("call_taker", "POST", f"/cases/{case}/take")
    await town.at("22:45")
    orders = await assessed_and_handed(town, case, "S1", "MALL", who="call_taker", kind="service", urgency="ordinary")
    now = await shown(town, case)
    assert (now["diverted"], now["kind"], now["lead"]) == ("from_emergency", "service", str(town.offices["S1"]))
    await town.call("officer_s1", "POST", f"/matters/{case}/acceptance")

    await town.passes(hours=10)
    link = await town.call("dispatcher", "POST", f"/orders/{orders['MALL']}/reply-links", way="code")
    await _partner_replies(town, link["code"])
    await town.passes(hours=1)
    await given(town, case, "officer_s1", "已与商圈管理方沟通，夜间 22 时后关屏。如再扰民请联系我所。")
    mine = await town.call("neighbour", "GET", f"/cases/{case}")
    assert mine["outcome"].startswith("已与商圈管理方沟通")
    await town.call("neighbour", "POST", f"/cases/{case}/ratings", verdict="satisfied", text="昨晚安静了")
    assert "matters.ReplyLinkAnswered" in await town.events(case)
    await page(town, "advert-screen", "广告屏扰民 The advert screen", TOLD, case)


async def _partner_replies(town: StoryTown, code: str) -> None:
    """On the page of the link: no account, no session."""
    town.http.cookies.clear()
    opened = await town.http.get("/reply", params={"code": code})
    assert opened.status_code == 200
    assert "睡不着" not in opened.text, "what the person wrote is not the partner's"
    said = {"code": code, "outcome": "done", "text": "音量已调低，22 时自动关屏"}
    answer = await town.http.post("/reply", data=said)
    assert answer.status_code == 200, answer.text

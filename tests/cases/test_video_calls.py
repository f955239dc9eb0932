"""Calls about a case: who may begin one, that a quiet case stays quiet, and who somebody is that came by the link."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from anmin.kernel.settings import Calls
from anmin.media.switchboard import Switchboard
from tests.cases.test_links import raised
from tests.media.calls.conftest import Answering, recorded
from tests.media.making import photo
from tests.stories.conftest import town as town  # noqa: PLC0414 - the fixture
from tests.stories.town import StoryTown


async def start(town: StoryTown, who: str | None, case: Any, status: int = 200, **more: Any) -> Any:
    town.house.offer(Switchboard(Answering(), Calls()))
    return await town.call(who, "POST", "/video-calls", status, owner=f"case:{case['case']}", **more)


async def joined(town: StoryTown, who: str | None, **body: Any) -> Any:
    town.http.cookies.clear()
    found = await town.call(who, "POST", "/video-calls/join", 200, **body)
    town.http.cookies.clear()
    return found


async def test_a_guest_calls_and_the_desk_of_the_case_answers(town: StoryTown) -> None:
    case = await raised(town, None, tag="robbery", content="")
    begun = await start(town, case["token"], case, agreed=True)
    assert begun["shown"]["quiet"] is True
    await town.call(case["token"], "POST", f"/video-calls/{begun['call']}/ring")
    [ringing] = await town.call("call_taker", "GET", "/video-calls/ringing")
    assert ringing["owner"] == f"case:{case['case']}"
    await town.call("call_taker", "POST", f"/video-calls/{begun['call']}/answer")
    refused = await town.call("call_taker", "POST", f"/video-calls/{begun['call']}/voice", 409, aloud=True)
    assert refused["code"] == "call_is_quiet"
    other = await raised(town, None)
    await start(town, other["token"], case, 404)


async def test_the_link_of_a_guest_s_case_is_that_guest(town: StoryTown) -> None:
    case = await raised(town, None)
    begun = await start(town, "call_taker", case)
    there = await joined(town, None, token=begun["link"]["token"], agreed=True)
    await town.call(there["token"], "POST", f"/cases/{case['case']}/messages", body="画面旁边写字")
    assert there["shown"]["state"] == "answered"


async def test_the_link_of_an_account_s_case_opens_the_call_alone(town: StoryTown) -> None:
    await town.citizen("wang", "13812345678")
    case = await raised(town, "wang")
    begun = await start(town, "call_taker", case)
    there = await joined(town, None, token=begun["link"]["token"])
    await town.call(there["token"], "GET", f"/video-calls/{begun['call']}")
    await town.call(there["token"], "GET", f"/cases/{case['case']}/messages", 404)
    assert (await joined(town, "wang", call=begun["call"]))["token"] is None, "the account itself is in it too"


async def test_whoever_comes_by_the_link_of_a_telephone_case_is_its_caller(town: StoryTown) -> None:
    case = await town.call("call_taker", "POST", "/cases/recorded", content="电话报警，说不清位置")
    begun = await start(town, "call_taker", case)
    there = await joined(town, None, token=begun["link"]["token"], agreed=True)
    await town.call(there["token"], "POST", f"/cases/{case['case']}/messages", body="我在这里")
    thread = await town.call("call_taker", "GET", f"/cases/{case['case']}/messages")
    assert UUID(thread["messages"][0]["author"])


async def test_transferred_it_rings_at_another_office_and_who_had_it_lets_go(town: StoryTown) -> None:
    case = await raised(town, None)
    begun = await start(town, case["token"], case, agreed=True)
    path = f"/video-calls/{begun['call']}"
    await town.call(case["token"], "POST", f"{path}/ring")
    await town.call("call_taker", "POST", f"{path}/answer")
    crime = town.offices["CRIME"]
    await town.staff("crime", "dispatcher", "CRIME")
    await town.call("crime", "GET", path, 404)
    await town.call("call_taker", "POST", f"{path}/transfer", to=str(crime))
    shown = await town.call("crime", "GET", path)
    assert (shown["state"], shown["office"]) == ("ringing", str(crime))
    assert [each["state"] for each in shown["participants"] if each["role"] == "call_taker"] == ["left"]
    await town.call("crime", "POST", f"{path}/answer")
    await town.call("call_taker", "POST", f"{path}/hold", 409, on=True)


async def test_the_office_a_call_goes_to_sees_what_was_kept_of_it_and_nothing_else(town: StoryTown) -> None:
    case = await raised(town, None)
    begun = await start(town, case["token"], case, agreed=True)
    path = f"/video-calls/{begun['call']}"
    await town.call(case["token"], "POST", f"{path}/ring")
    await town.call("dispatcher", "POST", f"{path}/answer")
    sent = await town.call(case["token"], "POST", f"{path}/publications", sdp="v=0", kinds=["audio", "video"])
    film = await recorded(town.house, begun["call"], sent["publication"])
    picture, beside = [
        await piece(town, where, by, **more)
        for where, by, more in (
            (f"{path}/snapshots", "dispatcher", {"publication": sent["publication"]}),
            ("/media", case["token"], {"kind": "photo"}),
        )
    ]
    note = {"body": "照片", "evidence": [beside["evidence"]]}
    await town.call(case["token"], "POST", f"/cases/{case['case']}/messages", **note)
    areas = [{"x": 0, "y": 0, "w": 1, "h": 0.5}]
    await town.call("dispatcher", "POST", f"/media/{picture['evidence']}/redactions", areas=areas, why="face")
    for office in ("CRIME", "TRAFFIC"):
        await town.staff(office, "dispatcher", office)
    await town.call("dispatcher", "POST", f"{path}/transfer", to=str(town.offices["CRIME"]))
    found = await town.call("CRIME", "GET", f"{path}/manifest")
    [file] = found["publications"][0]["files"]
    assert (file["evidence"], file["piece"]) == (str(film), "here")
    assert [each["piece"] for each in found["snapshots"]] == ["here"]
    covered = await town.call("dispatcher", "GET", f"/media/{picture['evidence']}")
    assert await town.call("CRIME", "GET", f"/media/{picture['evidence']}") == covered
    await town.call("CRIME", "GET", f"/media/{beside['evidence']}", 404)
    await town.call("TRAFFIC", "GET", f"/media/{picture['evidence']}", 404)
    await town.call("TRAFFIC", "GET", f"{path}/manifest", 404)


async def piece(town: StoryTown, path: str, who: str, **asked: str) -> Any:
    """A photo, handed in."""
    token = town.tokens.get(who, who)
    headers = {"authorization": f"Bearer {token}", "content-type": "image/jpeg"}
    answer = await town.http.post(f"/api/v1{path}", params=asked, content=photo((40, 20)), headers=headers)
    assert answer.status_code == 200, answer.text
    return answer.json()

"""The telephone: screen-pop, answered, ended; abandoned calls are called back, never those of somebody who must be silent."""

from typing import Any

import asyncpg
import pytest_asyncio

from tests.stories.conftest import town as town  # noqa: PLC0414 - the fixture
from tests.stories.town import HERE, StoryTown

NUMBER, OWNER, INSTALLED = "13812345678", "王小二", "永和路 7 号"


@pytest_asyncio.fixture
async def desk(town: StoryTown) -> StoryTown:
    """The town with the account of its telephone system."""
    await town.staff("cti", "integration", "DESK", at="CITY")
    return town


async def ring(town: StoryTown, recording: str, status: int = 200, **more: Any) -> Any:
    body = {"number": NUMBER, "owner": OWNER, "address": INSTALLED, "line": "110-3", "seat": "S07"}
    return await town.call("cti", "POST", "/calls", status, recording=recording, **{**body, **more})


async def call_events(town: StoryTown, superuser: asyncpg.Connection, call: str) -> list[str]:
    rows = await superuser.fetch("select event from journal where subject = $1 order by seq", f"call:{call}")
    return [row["event"].partition(".")[2] for row in rows]


async def test_a_call_pops_up_once_is_answered_and_recorded(desk: StoryTown, superuser: asyncpg.Connection) -> None:
    rung = await ring(desk, "rec-1")
    assert await ring(desk, "rec-1") == rung
    [line] = await superuser.fetch("select * from journal where event = 'cases.CallRang'")
    assert line["audience"] == [f"office:{desk.offices['DESK']}"]
    assert NUMBER not in line["payload"]
    call = rung["call"]
    await desk.passes(seconds=9)
    who = str(desk.ids["call_taker"])
    await desk.call("cti", "POST", f"/calls/{call}/answered", staff=who)
    await desk.call("cti", "POST", f"/calls/{call}/answered", staff=who)
    [shown] = await desk.call("call_taker", "GET", "/calls")
    assert (shown["seconds"], shown["number"], shown["owner"]) == (9, "138****5678", "王*")
    assert (await desk.call("call_taker", "GET", f"/calls/{call}/number"))["value"] == NUMBER
    saved = await desk.call("call_taker", "POST", "/cases/recorded", call=call, place=HERE, category="0504")
    assert (saved["state"], saved["desk"]) == ("taken", str(desk.offices["DESK"]))
    await desk.passes(seconds=60)
    await desk.call("cti", "POST", f"/calls/{call}/ended")
    told = ["CallRang", "CallAnswered", "PersonalDataRevealed", "CallRecorded", "CallEnded"]
    assert [each for each in told if each != "PersonalDataRevealed"] == await call_events(desk, superuser, call)
    again = await desk.call("call_taker", "POST", "/cases/recorded", 409, call=call, content="再存一次")
    assert again["code"] == "call_recorded"
    [caller] = await desk.call("call_taker", "GET", f"/cases/{saved['case']}/parties")
    assert (caller["role"], caller["phone"], caller["address"]) == ("caller", "138****5678", "***")
    party = caller["party"]
    assert (await desk.call("call_taker", "GET", f"/parties/{party}/phone"))["value"] == NUMBER
    assert (await desk.call("call_taker", "GET", f"/parties/{party}/address"))["value"] == INSTALLED


async def test_the_operator_overrides_the_place_and_the_caller_stays(
    desk: StoryTown, superuser: asyncpg.Connection
) -> None:
    rung = await ring(desk, "rec-2")
    saved = await desk.call("call_taker", "POST", "/cases/recorded", call=rung["call"])
    await desk.call("call_taker", "PUT", f"/cases/{saved['case']}/place", place=HERE, address="别处")
    [caller] = await desk.call("call_taker", "GET", f"/cases/{saved['case']}/parties")
    assert caller["phone"] == "138****5678"
    assert await superuser.fetchval("select place_state from cases") == "confirmed"


async def test_an_abandoned_call_is_called_back_or_warned_of(desk: StoryTown, superuser: asyncpg.Connection) -> None:
    call = (await ring(desk, "rec-3"))["call"]
    await desk.passes(seconds=21)
    await desk.call("cti", "POST", f"/calls/{call}/ended")
    await desk.call("cti", "POST", f"/calls/{call}/answered", staff=str(desk.ids["call_taker"]))
    assert await call_events(desk, superuser, call) == ["CallRang", "CallAbandoned"]
    await desk.passes(minutes=6)

    async def warned() -> bool:
        return "CallBackOverdue" in await call_events(desk, superuser, call)

    await desk.until(warned)
    await desk.call("call_taker", "POST", f"/calls/{call}/called-back", reached=False)
    [shown] = await desk.call("call_taker", "GET", "/calls")
    assert shown["state"] == "abandoned"
    await desk.call("call_taker", "POST", f"/calls/{call}/called-back", reached=True)
    assert await desk.call("call_taker", "GET", "/calls") == []
    done = await desk.call("call_taker", "POST", f"/calls/{call}/called-back", 409, reached=True)
    assert done["code"] == "call_not_waiting"
    assert await superuser.fetchval("select count(*) from timers where name = 'cases.call_back'") == 0


async def test_whoever_must_stay_silent_is_never_called_back(desk: StoryTown, superuser: asyncpg.Connection) -> None:
    early = (await ring(desk, "rec-4"))["call"]
    await desk.call("cti", "POST", f"/calls/{early}/ended")
    await desk.call(None, "POST", "/cases", tag="domestic_violence", phone=NUMBER, position=HERE)
    late = (await ring(desk, "rec-5"))["call"]
    await desk.call("cti", "POST", f"/calls/{late}/ended")
    [said] = await superuser.fetch(
        "select payload from journal where event = 'cases.CallAbandoned' and subject = $1", f"call:{late}"
    )
    assert '"call_back": false' in said["payload"]
    for call, code in ((early, "call_back_unsafe"), (late, "call_back_unsafe")):
        refused = await desk.call("call_taker", "POST", f"/calls/{call}/called-back", 409, reached=True)
        assert refused["code"] == code
    await desk.passes(minutes=10)
    late_timers = "select count(*) from timers where name = 'cases.call_back'"

    async def quiet() -> bool:
        return await superuser.fetchval(late_timers) == 0

    await desk.until(quiet)
    assert "CallBackOverdue" not in await call_events(desk, superuser, early)


async def test_the_silent_alarm_of_an_account_forbids_it_too_wherever_it_is_handled(
    desk: StoryTown, superuser: asyncpg.Connection
) -> None:
    await desk.staff("cti_far", "integration", "FAR")
    await desk.citizen("zhang", NUMBER)
    await desk.call("zhang", "POST", "/cases", tag="confined", position=HERE)
    far = {"number": NUMBER, "recording": "rec-far", "desk": str(desk.offices["FAR"])}
    rung = await desk.call("cti_far", "POST", "/calls", **far)
    assert rung["known"] == 0
    await desk.call("cti_far", "POST", f"/calls/{rung['call']}/ended")
    assert await superuser.fetchval("select call_back_at from calls") is None


async def test_a_number_of_nuisance_calls_is_known_as_one(desk: StoryTown) -> None:
    for n in range(3):
        rung = await ring(desk, f"rec-n{n}")
        assert (rung["known"], rung["repeat"]) == (n, False)
        saved = await desk.call(
            "call_taker", "POST", "/cases/recorded", call=rung["call"], call_kind="nuisance", content="不说话"
        )
        assert "repeat_caller" not in saved["flags"]
    rung = await ring(desk, "rec-n4")
    assert (rung["known"], rung["repeat"]) == (3, True)
    saved = await desk.call("call_taker", "POST", "/cases/recorded", call=rung["call"], content="又打来")
    assert "repeat_caller" in saved["flags"]
    await desk.passes(days=31)
    assert (await ring(desk, "rec-n5"))["repeat"] is False


async def test_calls_belong_to_their_desk(desk: StoryTown) -> None:
    call = (await ring(desk, "rec-6"))["call"]
    await desk.staff("elsewhere", "call_taker", "FAR")
    await desk.staff("cti_far", "integration", "FAR")
    assert await desk.call("elsewhere", "GET", "/calls") == []
    await desk.call("elsewhere", "GET", f"/calls/{call}/number", 404)
    await desk.call("elsewhere", "POST", "/cases/recorded", 404, call=call)
    await desk.call("cti_far", "POST", f"/calls/{call}/ended", 404)
    refused = await desk.call("cti_far", "POST", "/calls", 422, desk=str(desk.offices["DESK"]))
    assert refused["code"] == "case_office_unknown"
    await desk.call("call_taker", "POST", "/calls", 403, recording="x")
    await desk.call("cti", "GET", "/calls", 403)

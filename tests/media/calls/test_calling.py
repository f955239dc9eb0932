"""A call over HTTP from its beginning to its end: who may do what, and what everybody is shown of it."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import asyncpg
import pytest

from anmin.kernel.access import HOUSE
from anmin.kernel.clock import SetClock
from anmin.kernel.ctx import Caller, Ctx
from anmin.kernel.house import House
from anmin.kernel.ids import new_id
from anmin.media.actions.calls_tending import EraseCalls, erase_calls
from anmin.media.engine.engine import EngineFull
from anmin.media.store import calls as store
from tests.media import making
from tests.media.calls.conftest import TAKES, Line, tend


async def said(superuser: asyncpg.Connection) -> list[str]:
    rows = await superuser.fetch("select event from journal where subject like 'video_call:%' order by seq")
    return [row["event"].partition(".")[2] for row in rows]


def participants(shown: dict) -> dict[str, str]:
    return {each["role"]: each["state"] for each in shown["participants"]}


async def test_from_ring_to_end(line: Line, superuser: asyncpg.Connection) -> None:
    call = await line.begun()
    assert (await line.show(call, line.caller))["state"] == "created"
    await line.good(f"/{call}/ring", line.caller)
    listed = (await line.outside.client.get("/video-calls/ringing", headers=line.taker)).json()
    assert [each["call"] for each in listed] == [call]
    joined = await line.good(f"/{call}/answer", line.taker)
    assert joined["shown"]["state"] == "answered"
    assert joined["token"] is None
    theirs = await line.published(call, line.caller)
    offer = await line.good(f"/{call}/listenings", line.taker, of=theirs)
    await line.good(f"/{call}/listenings/{offer['listening']}/answer", line.taker, sdp="answer")
    shown = await line.show(call, line.caller)
    assert participants(shown) == {"caller": "in", "call_taker": "joining"}
    assert [each["mine"] for each in shown["participants"]] == [True, False]
    assert shown["participants"][0]["publication"]["publication"] == theirs
    await line.good(f"/{call}/end", line.taker, reason="done")
    shown = await line.show(call)
    assert (shown["state"], shown["reason"]) == ("ended", "done")
    assert participants(shown) == {"caller": "left", "call_taker": "left"}
    assert line.engine.asked[-1] == ("end", UUID(call))
    assert await said(superuser) == [
        *("CallStarted", "CallJoined", "CallPresence", "CallRang", "CallAnswered", "CallJoined", "CallMedia"),
        *("CallEnded", "CallMedia"),
    ]


async def test_one_call_about_a_matter_and_its_caller_is_always_in_it(line: Line) -> None:
    call = await line.begun()
    again = await line.good("", line.caller, owner=line.matter.owner)
    assert (again["call"], len(again["shown"]["participants"])) == (call, 1)
    assert await line.code("", line.taker, owner=line.matter.owner) == "call_stands"
    stranger = line.outside.citizen("stranger")
    assert await line.code("", stranger, owner=line.matter.owner) == "call_owner_unknown"
    assert await line.code(f"/{call}/ring", stranger) == "video_call_unknown"
    assert await line.code(f"/{call}/answer", line.caller) == "not_allowed"
    officer = line.outside.staff("officer", "media.call")
    assert await line.code("", officer, owner=line.matter.owner) == "not_allowed"


async def test_a_matter_that_is_over_takes_no_call(line: Line) -> None:
    line.matter.now(over=True)
    assert await line.code("", line.caller, owner=line.matter.owner) == "call_owner_over"
    assert await line.code("", line.caller, owner=f"matter:{new_id()}") == "call_owner_unknown"
    assert await line.code("", line.caller, owner=f"nothing:{new_id()}") == "call_owner_unknown"


async def test_one_has_it_in_hand(line: Line) -> None:
    call = await line.answered()
    other = line.outside.staff("other", *TAKES)
    assert await line.code(f"/{call}/answer", other) == "call_answered_elsewhere"
    await line.good(f"/{call}/answer", line.taker)
    assert await line.code(f"/{call}/hold", other, on=True) == "not_in_call"
    assert await line.code(f"/{call}/decline", other, reason="busy") == "call_state"


async def test_declined_with_a_reason(line: Line) -> None:
    call = await line.ringing()
    await line.good(f"/{call}/decline", line.taker, reason="by_text")
    assert (await line.show(call))["reason"] == "declined"
    assert await line.code(f"/{call}/answer", line.taker) == "video_call_over"
    assert await line.begun() != call, "and another one may begin"


async def test_held_nothing_passes(line: Line) -> None:
    call = await line.answered()
    sent = UUID(await line.published(call, line.caller))
    await line.good(f"/{call}/hold", line.taker, on=True)
    await line.good(f"/{call}/hold", line.taker, on=True)
    newer = UUID(await line.published(call, line.taker))
    await line.good(f"/{call}/hold", line.taker, on=False)
    held = [each for each in line.engine.asked if each[0] in ("hold", "go on")]
    assert held == [("hold", sent), ("hold", newer), ("go on", sent), ("go on", newer)]


async def test_no_hold_stays_when_nobody_has_the_call_in_hand(line: Line, house: House, clock: SetClock) -> None:
    call = await line.answered()
    sent = UUID(await line.published(call, line.caller))
    await line.good(f"/{call}/hold", line.taker, on=True)
    for _ in range(2):
        clock.advance(timedelta(seconds=61))
        await line.show(call, line.caller)
        await tend(house, call)
    assert (await line.show(call))["state"] == "ringing"
    assert [each for each in line.engine.asked if each[0] in ("hold", "go on")][-1] == ("go on", sent)


async def test_another_tab_takes_the_place_of_the_first(line: Line) -> None:
    call = await line.answered()
    first, second = await line.published(call, line.caller), await line.published(call, line.caller)
    sent = (await line.show(call))["participants"][0]["publication"]
    assert (sent["publication"], sent["epoch"]) == (second, 2)
    assert ("close", UUID(first)) in line.engine.asked
    assert await line.code(f"/{call}/listenings", line.taker, of=first) == "publication_unknown"


async def test_only_one_s_own_connections(line: Line) -> None:
    call = await line.answered()
    theirs = await line.published(call, line.caller)
    assert await line.code(f"/{call}/restart", line.taker, connection=theirs, sdp="v=0") == "call_rebuild"
    assert await line.code(f"/{call}/restart", line.caller, connection=theirs, sdp="v=0") == "call_rebuild"
    assert line.engine.asked[-1] == ("restart", UUID(theirs)), "the engine was asked by its owner alone"
    offer = await line.good(f"/{call}/listenings", line.taker, of=theirs)
    answer = f"/{call}/listenings/{offer['listening']}/answer"
    assert await line.code(answer, line.caller, sdp="v=0") == "publication_unknown"


async def test_the_call_goes_on_without_an_engine(line: Line) -> None:
    call = await line.answered()
    line.engine.fault = EngineFull
    assert await line.code(f"/{call}/publications", line.caller, sdp="v=0", kinds=["audio"]) == "call_engine_full"
    assert (await line.show(call))["state"] == "answered"
    await line.good(f"/{call}/step", line.caller, step="text", why="engine_away")
    assert (await line.show(call))["step"] == "text"


async def test_no_media_without_consent(line: Line) -> None:
    made = await line.good("", line.caller, owner=line.matter.owner)
    where = f"/{made['call']}/publications"
    assert await line.code(where, line.caller, sdp="v=0", kinds=["video"]) == "call_consent_needed"
    await line.good("/join", line.caller, call=made["call"], agreed=True)
    await line.published(str(made["call"]), line.caller)


async def test_a_quiet_phone_is_made_loud_on_purpose_only(line: Line, superuser: asyncpg.Connection) -> None:
    call = await line.answered()
    line.matter.now(quiet=True)
    assert await line.code(f"/{call}/voice", line.taker, aloud=True) == "call_is_quiet"
    await line.good(f"/{call}/voice", line.taker, aloud=True, sure=True)
    assert (await line.show(call))["aloud"] is True
    [fact] = await superuser.fetch("select payload from journal where event = 'media.CallVoiceChanged'")
    assert '"quiet": true' in fact["payload"]


async def test_a_phone_falls_silent_when_its_matter_becomes_quiet(line: Line, house: House) -> None:
    call = await line.answered()
    await line.good(f"/{call}/voice", line.taker, aloud=True)
    line.matter.now(quiet=True)
    await tend(house, call)
    shown = await line.show(call)
    assert (shown["quiet"], shown["aloud"]) == (True, False)


async def test_what_is_asked_of_the_caller_stands_in_the_call(line: Line) -> None:
    call = await line.answered()
    for what in ("torch", "location"):
        await line.good(f"/{call}/requests", line.taker, what=what)
    shown = await line.show(call, line.caller)
    assert [each["what"] for each in shown["asked"]] == ["torch", "location"]
    assert await line.code(f"/{call}/step", line.taker, step="text", why="chosen") == "not_in_call"


async def test_a_frame_is_evidence_of_the_matter(line: Line, clock: SetClock) -> None:
    call = await line.answered()
    sent = await line.published(call, line.caller)
    clock.advance(timedelta(seconds=7))
    picture = making.photo((64, 48))
    kept = await line.outside.client.post(
        f"/video-calls/{call}/snapshots",
        params={"publication": sent, "at_ms": 99_999},
        content=picture,
        headers={**line.taker, "content-type": "image/jpeg"},
    )
    assert kept.status_code == 200, kept.text
    assert kept.json()["at_ms"] == 7000, "a clock ahead of the house's is not believed"
    shown = await line.outside.client.get(f"/media/{kept.json()['evidence']}", headers=line.caller)
    assert (shown.status_code, shown.headers["content-type"]) == (200, "image/jpeg")
    manifest = (await line.outside.client.get(f"/video-calls/{call}/manifest", headers=line.taker)).json()
    assert [each["sha256"] for each in manifest["snapshots"]] == [kept.json()["sha256"]]


async def test_nobody_answers(line: Line, house: House, clock: SetClock, superuser: asyncpg.Connection) -> None:
    call = await line.ringing()
    for _ in range(61):
        clock.advance(timedelta(seconds=5))
        await line.show(call, line.caller)
        await tend(house, call)
    assert (await line.show(call))["reason"] == "unanswered"
    assert (await said(superuser)).count("CallUnanswered") == 1


async def test_away_for_a_minute_and_gone(line: Line, house: House, clock: SetClock) -> None:
    call = await line.answered()
    await line.show(call, line.caller)
    clock.advance(timedelta(seconds=11))
    await line.show(call, line.taker)
    await tend(house, call)
    assert participants(await line.show(call)) == {"caller": "lost", "call_taker": "in"}
    await line.show(call, line.caller)
    assert participants(await line.show(call))["caller"] == "in", "and back again"
    for _ in range(2):
        clock.advance(timedelta(seconds=61))
        await line.show(call, line.taker)
        await tend(house, call)
    assert (await line.show(call))["reason"] == "lost"


async def test_without_the_call_taker_it_rings_again(line: Line, house: House, clock: SetClock) -> None:
    call = await line.answered()
    for _ in range(2):
        clock.advance(timedelta(seconds=61))
        await line.show(call, line.caller)
        await tend(house, call)
    shown = await line.show(call, line.caller)
    assert (shown["state"], participants(shown)) == ("ringing", {"caller": "in", "call_taker": "left"})
    other = line.outside.staff("other", *TAKES)
    await line.good(f"/{call}/answer", other)


async def test_calls_go_with_their_matter(line: Line, house: House, superuser: asyncpg.Connection) -> None:
    call = await line.answered()
    await line.published(call, line.caller)
    night = Caller(HOUSE, channel="timer")
    assert await erase_calls.run(house, night, EraseCalls()) == 0
    line.matter.stands = False
    assert await erase_calls.run(house, night, EraseCalls()) == 1
    left = [await superuser.fetchval(f"select count(*) from {each}") for each in ("video_calls", "publications")]
    assert left == [0, 0]


async def test_whoever_asks_while_it_ends_is_told_of_the_end(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    call = await line.answered()
    reads = {name: getattr(store, name) for name in ("get", "parties")}

    def then_ends(read: Any) -> Any:
        async def reading(ctx: Ctx, id: UUID) -> Any:
            found = await read(ctx, id)
            for name, each in reads.items():
                monkeypatch.setattr(store, name, each)
            await line.good(f"/{call}/end", line.taker, reason="done")
            return found

        return reading

    await line.show(call, line.caller)  # noted: the next time takes no lock
    for name, read in reads.items():
        monkeypatch.setattr(store, name, then_ends(read))
    found = await line.show(call, line.caller)
    assert found["state"] == "ended", "not that the call goes on without them"

"""Who comes into a call: by link, by a resume token, by role; wrong, used, old and foreign ones do not."""

import asyncio
from datetime import timedelta

import asyncpg
import httpx
import pytest

from anmin.identity.tree import OrganisationTree
from anmin.kernel.clock import SetClock
from anmin.kernel.house import House
from anmin.kernel.ids import new_id
from tests.media.calls.conftest import TAKES, Line


async def sent(line: Line) -> tuple[str, str]:
    """A call that staff began, and its link."""
    made = await line.good("", line.taker, owner=line.matter.owner)
    return str(made["call"]), made["link"]["token"]


def roles(shown: dict) -> list[str]:
    return sorted(each["role"] for each in shown["participants"] if each["state"] != "left")


async def test_a_link_opens_once_and_answers_the_call(line: Line, superuser: asyncpg.Connection) -> None:
    line.matter.now(person=None)
    call, link = await sent(line)
    answer = await line.post("/join", None, token=link, agreed=True)
    joined = answer.json()
    assert "anmin_session" in answer.headers["set-cookie"]
    assert (joined["call"], joined["shown"]["state"], joined["shown"]["agreed"]) == (call, "answered", True)
    assert line.matter.said.person is not None, "whoever nobody knew writes in the matter from now on"
    line.outside.client.cookies.clear()
    assert await line.code("/join", None, token=link) == "call_token_used"
    stored = await superuser.fetchrow("select * from video_calls")
    assert link not in str(stored)
    assert joined["resume"] not in str(await superuser.fetch("select * from call_participants"))
    [session] = await superuser.fetch("select kind from sessions")
    assert session["kind"] == "guest"


async def test_whose_matter_it_is_keeps_their_own_session(line: Line) -> None:
    call, link = await sent(line)
    joined = await line.good("/join", line.caller, token=link)
    assert (joined["token"], joined["call"]) == (None, call)
    await line.good("/join", line.caller, token=link)
    await line.good("/join", line.caller, call=call)
    assert roles(await line.show(call)) == ["call_taker", "caller"]


async def test_a_browser_that_bears_another_session_keeps_it(line: Line) -> None:
    call, link = await sent(line)
    answer = await line.post("/join", line.outside.citizen("somebody"), token=link)
    assert (answer.json()["call"], answer.json()["token"], len(answer.json()["bearer"]) > 32) == (call, None, True)
    assert "set-cookie" not in answer.headers


async def test_wrong_old_and_foreign_tokens(line: Line, clock: SetClock) -> None:
    _, link = await sent(line)
    assert await line.code("/join", None, token="0" * 64) == "call_token_wrong"
    clock.advance(timedelta(hours=24))
    assert await line.code("/join", None, token=link) == "call_token_old"
    assert await line.code("/join", None) == "video_call_unknown"
    assert await line.code("/join", None, call=str(new_id())) == "not_signed_in"


async def test_a_resume_token_opens_in_another_browser_and_rotates(line: Line, clock: SetClock) -> None:
    made = await line.good("", line.caller, owner=line.matter.owner)
    elsewhere = await line.good("/join", None, token=made["resume"])
    assert elsewhere["participant"] == made["participant"]
    assert elsewhere["token"], "a guest of this call alone"
    line.outside.client.cookies.clear()
    assert await line.code("/join", None, token=made["resume"]) == "call_token_used"
    assert (await line.good("/join", line.caller, token=made["resume"]))["call"] == made["call"], "it is their own"
    newest = (await line.good("/join", line.caller, call=made["call"]))["resume"]
    clock.advance(timedelta(minutes=10, seconds=1))
    assert await line.code("/join", None, token=newest) == "call_token_old"


async def test_a_resume_token_that_two_show_at_once_opens_to_one(line: Line, superuser: asyncpg.Connection) -> None:
    made = await line.good("", line.caller, owner=line.matter.owner)
    waiting = "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"
    lock = superuser.transaction()
    await lock.start()
    await superuser.execute("select from video_calls for update")
    both = [asyncio.create_task(line.post("/join", None, token=made["resume"])) for _ in range(2)]
    async with asyncio.timeout(10):
        while await superuser.fetchval(waiting) < 2:
            await superuser.execute("select pg_stat_clear_snapshot()")
    await lock.rollback()
    answers = sorted([await each for each in both], key=lambda each: each.status_code)
    assert answers[0].status_code == 200
    assert answers[1].json()["code"] == "call_token_used"


async def test_a_call_taker_s_token_opens_nothing_without_them(line: Line) -> None:
    call = await line.ringing()
    joined = await line.good(f"/{call}/answer", line.taker)
    assert await line.code("/join", None, token=joined["resume"]) == "call_token_wrong"
    assert await line.code("/join", line.caller, token=joined["resume"]) == "call_token_wrong"
    await line.good("/join", line.taker, token=joined["resume"])
    await line.good(f"/{call}/end", line.taker)
    assert await line.code("/join", line.taker, call=call) == "video_call_over"


@pytest.fixture
def known(house: House, line: Line) -> Line:
    """The office stands in memory as well, where the roles of staff are looked up."""
    house.service(OrganisationTree).load([(line.outside.office, "office", None)])
    return line


async def test_officers_send_supervisors_listen_and_both_only_leave(known: Line) -> None:
    line = known
    call = await line.answered()
    officer = line.outside.staff("officer", "media.call", "media.join_calls")
    leader = line.outside.staff("leader", "media.call", "media.supervise_calls")
    assert await line.code("/join", officer, call=call, role="supervisor") == "not_allowed"
    assert await line.code("/join", leader, call=call, role="officer") == "not_allowed"
    assert await line.code("/join", officer, call=call, role="call_taker") == "not_allowed"
    assert await line.code("/join", officer, call=call) == "not_in_call"
    await line.good("/join", officer, call=call, role="officer")
    await line.good("/join", leader, call=call, role="supervisor")
    theirs = await line.published(call, line.caller)
    await line.published(call, officer)
    assert await line.code(f"/{call}/publications", leader, sdp="v=0", kinds=["audio"]) == "call_listens_only"
    await line.good(f"/{call}/listenings", leader, of=theirs)
    assert roles(await line.show(call, line.caller)) == ["call_taker", "caller", "officer", "supervisor"]
    for each in (officer, leader):
        await line.good(f"/{call}/end", each)
    shown = await line.show(call)
    assert (shown["state"], roles(shown)) == ("answered", ["call_taker", "caller"])


async def test_whoever_has_a_call_in_hand_does_not_let_go_of_it_from_a_second_tab(known: Line) -> None:
    line = known
    commander = line.outside.staff("commander", *TAKES, "media.join_calls", "media.supervise_calls")
    call = await line.ringing()
    await line.good("/join", commander, call=call, role="supervisor")
    await line.good(f"/{call}/answer", commander)
    for role in ("supervisor", "officer"):
        assert await line.code("/join", commander, call=call, role=role) == "call_in_hand"
    await line.good("/join", commander, call=call)
    shown = await line.show(call, commander)
    assert (shown["state"], roles(shown)) == ("answered", ["call_taker", "caller"])
    await line.good(f"/{call}/hold", commander, on=True)


async def test_to_other_offices_a_call_is_not_there(known: Line, superuser: asyncpg.Connection) -> None:
    line = known
    call = await line.answered()
    here, line.outside.office = line.outside.office, new_id()
    await superuser.execute("insert into scope_tree values ($1, $1, 0)", line.outside.office)
    foreign = line.outside.staff("foreign", "media.call", "media.take_calls", "media.join_calls", "media.see")
    line.outside.office = here
    for path, body in ((f"/{call}/answer", {}), ("/join", {"call": call, "role": "officer"}), (f"/{call}/end", {})):
        assert await line.code(path, foreign, **body) == "video_call_unknown"
    for path in (f"/video-calls/{call}", f"/video-calls/{call}/manifest"):
        assert (await line.outside.client.get(path, headers=foreign)).json()["code"] == "video_call_unknown"
    for path in ("/video-calls/ringing", f"/video-calls?owner={line.matter.owner}"):
        answer: httpx.Response = await line.outside.client.get(path, headers=foreign)
        assert answer.json() == []

"""The thread between a caller and the desk through HTTP: it survives hours of silence and belongs to nobody else."""

from __future__ import annotations

import asyncio
import io
from datetime import timedelta
from typing import Any

import pytest
from PIL import Image

from anmin.cases.store.messages import UNREAD
from anmin.kernel.access import EVERYTHING
from tests.cases.test_links import raised
from tests.cases.test_links_merging import lines, merge, row
from tests.stories.conftest import town as town  # noqa: PLC0414 - the fixture
from tests.stories.town import StoryTown


async def write(town: StoryTown, who: str, case: Any, body: str = "", status: int = 200, **more: Any) -> Any:
    return await town.call(who, "POST", f"/cases/{case['case']}/messages", status, body=body, **more)


async def thread(town: StoryTown, who: str, case: Any, **page: Any) -> Any:
    return await town.call(who, "GET", f"/cases/{case['case']}/messages", **page)


async def photo(town: StoryTown, token: str) -> str:
    """The id of a small picture that somebody has put in."""
    found = io.BytesIO()
    Image.new("RGB", (40, 30), (9, 99, 9)).save(found, "JPEG")
    heads = {"authorization": f"Bearer {token}", "content-type": "image/jpeg"}
    sent = await town.http.post("/api/v1/media?kind=photo", content=found.getvalue(), headers=heads)
    evidence: str = sent.json()["evidence"]
    return evidence


async def waiting_to_be_read(town: StoryTown, *cases: Any) -> dict[str, int]:
    async with town.house.db.transaction(EVERYTHING) as conn:
        rows = await conn.fetch(UNREAD, [each["case"] for each in cases])
    return {str(each["case_id"]): each["unread"] for each in rows}


async def test_both_sides_write_and_each_reads_what_is_theirs_to_know(town: StoryTown) -> None:
    case = await raised(town, None, tag="robbery", content="")
    me = case["token"]
    await write(town, "call_taker", case, "您现在安全吗？请只用文字回答")
    await town.passes(minutes=1)
    await write(town, me, case, "🤫他还在門口\n第二行")
    mine, theirs = await thread(town, me, case), await thread(town, "call_taker", case)
    assert [each["body"] for each in mine["messages"]] == ["🤫他还在門口\n第二行", "您现在安全吗？请只用文字回答"]
    assert [each["side"] for each in mine["messages"]] == ["caller", "staff"]
    assert mine["messages"][1]["author"] is None, "the police answer as one"
    assert theirs["messages"][1]["author"] == str(town.ids["call_taker"])
    assert (theirs["verified"], theirs["quiet"]) == (False, True)
    [(came, audience)] = await lines(town, case, "cases.MessageCame")
    assert '"quiet": true' in came
    assert [topic.partition(":")[0] for topic in audience] == ["person"]
    [(_, desk)] = await lines(town, case, "cases.MessageFromCaller")
    assert {topic.partition(":")[0] for topic in desk} == {"office"}


async def test_what_was_written_stands_sealed_and_who_looked_is_journaled(town: StoryTown) -> None:
    await town.citizen("wang", "13812345678")
    case = await raised(town, "wang")
    await write(town, "wang", case, "我在三楼的储藏室里")
    await thread(town, "call_taker", case)
    async with town.house.db.transaction(EVERYTHING) as conn:
        stored = await conn.fetchval("select body from messages where case_id = $1", case["case"])
        looks = await conn.fetch(
            "select payload from journal where event like '%PersonalDataRead' and subject = $1",
            f"citizen:{town.ids['wang']}",
        )
        journal = await conn.fetchval("select string_agg(payload::text, '') from journal")
    assert "储藏室".encode() not in stored
    assert "储藏室" not in journal
    assert '"case_handling"' in looks[-1]["payload"]


async def test_waiting_for_the_caller_reminds_and_never_closes(town: StoryTown) -> None:
    case = await raised(town, None)
    await write(town, "call_taker", case, "请告知具体位置", awaits_answer=True)
    assert '"waiting_for_you"' in (await lines(town, case, "cases.Advanced"))[-1][0]
    for reminded in (1, 2):
        await town.passes(minutes=31)

        async def heard(times: int = reminded) -> bool:
            return (await town.events(case["case"])).count("cases.StillWaiting") == times

        await town.until(heard)
    await town.passes(hours=4)
    assert (await row(town, case))["closed_at"] is None
    waiting = (await thread(town, "call_taker", case))["waiting_since"]
    assert waiting is not None
    await write(town, case["token"], case, "刚才不方便")
    [(answered, _)] = await lines(town, case, "cases.Answered")
    assert f'"seconds": {int(timedelta(hours=5, minutes=2).total_seconds())}' in answered
    assert (await thread(town, "call_taker", case))["waiting_since"] is None
    async with town.house.db.transaction(EVERYTHING) as conn:
        assert await conn.fetchval("select count(*) from timers where name = 'cases.waiting'") == 0


async def test_asking_again_while_waiting_keeps_one_wait(town: StoryTown) -> None:
    case = await raised(town, None)
    await write(town, "call_taker", case, "在吗", awaits_answer=True)
    first = (await thread(town, "call_taker", case))["waiting_since"]
    await town.passes(minutes=5)
    await write(town, "call_taker", case, "在吗？", awaits_answer=True)
    assert (await thread(town, "call_taker", case))["waiting_since"] == first
    assert str(await lines(town, case, "cases.Advanced")).count("waiting_for_you") == 1


async def test_nothing_is_refused_but_nothing(town: StoryTown) -> None:
    case = await raised(town, None)
    me = case["token"]
    assert (await write(town, me, case, "  \n ", 422))["code"] == "empty_message"
    long = "求助🆘" * 3_000
    await write(town, me, case, long[:10_000])
    assert (await thread(town, "call_taker", case))["messages"][0]["body"] == long[:10_000]
    assert (await town.ask(me, "POST", f"/cases/{case['case']}/messages", body="a" * 10_001)).status_code == 400
    evidence = await photo(town, me)
    await write(town, me, case, evidence=[evidence])
    [newest, *_] = (await thread(town, "call_taker", case))["messages"]
    assert (newest["body"], newest["evidence"]) == ("", [evidence])
    unknown = "0190aaaa-0000-7000-8000-000000000000"
    assert (await write(town, me, case, "x", 404, evidence=[unknown]))["code"] == "evidence_unknown"


async def test_the_same_key_writes_once_even_at_once(town: StoryTown) -> None:
    case = await raised(town, None)
    sends = [write(town, case["token"], case, "救命", key="m" * 20) for _ in range(4)]
    answers = await asyncio.gather(*sends)
    assert all(each == answers[0] for each in answers)
    assert len((await thread(town, case["token"], case))["messages"]) == 1


async def test_pages_go_back_to_the_first_message(town: StoryTown) -> None:
    case = await raised(town, None)
    for number in range(5):
        await write(town, case["token"], case, str(number))
    seen: list[str] = []
    page = await thread(town, "call_taker", case, limit=2)
    while True:
        seen += [each["body"] for each in page["messages"]]
        if page["next"] is None:
            break
        page = await thread(town, "call_taker", case, limit=2, before=page["next"])
    assert seen == ["4", "3", "2", "1", "0"]


async def test_reading_is_marked_with_who_and_when_and_counts_fall(town: StoryTown) -> None:
    case = await raised(town, None)
    me, path = case["token"], f"/cases/{case['case']}/messages/read"
    first = await write(town, me, case, "一")
    await town.passes(seconds=5)
    second = await write(town, me, case, "二")
    assert await town.call("call_taker", "POST", path, upto=first["message"]) == 1
    newest, oldest = (await thread(town, "call_taker", case))["messages"]
    assert (newest["read_at"], oldest["read_by"]) == (None, str(town.ids["call_taker"]))
    assert await town.call("call_taker", "POST", path, upto=second["message"]) == 1
    assert await town.call("call_taker", "POST", path, upto=second["message"]) == 0
    assert (await town.events(case["case"])).count("cases.MessagesRead") == 2
    assert {each["read_by"] for each in (await thread(town, me, case))["messages"]} == {None}
    answer = await write(town, "call_taker", case, "三")
    assert await town.call(me, "POST", path, upto=answer["message"]) == 1


async def test_strangers_and_other_offices_find_no_thread(town: StoryTown) -> None:
    await town.citizen("wang", "13812345678")
    await town.citizen("zhao", "13912345678")
    await town.staff("far_desk", "call_taker", "FAR")
    case, other = await raised(town, "wang"), await raised(town, None)
    await write(town, "wang", case, "只给民警看")
    for who in ("zhao", other["token"], "far_desk", "officer_s2"):
        assert (await town.ask(who, "GET", f"/cases/{case['case']}/messages")).status_code == 404
        assert (await town.ask(who, "POST", f"/cases/{case['case']}/messages", body="x")).status_code == 404
    for who in (None, "gas"):
        assert (await town.ask(who, "GET", f"/cases/{case['case']}/messages")).status_code in (401, 403)
    assert len((await thread(town, "officer_s1", case))["messages"]) == 1


async def test_the_lead_shows_what_joiners_write_and_its_desk_is_told(town: StoryTown) -> None:
    lead, joining = await raised(town, None), await raised(town, None)
    await write(town, joining["token"], joining, "并案前")
    await merge(town, joining, lead)
    await town.passes(seconds=5)
    await write(town, joining["token"], joining, "并案后")

    async def told() -> bool:
        return "cases.JoinerWrote" in await town.events(lead["case"])

    await town.until(told)
    shown = (await thread(town, "call_taker", lead))["messages"]
    assert [each["body"] for each in shown] == ["并案后", "并案前"]
    assert {each["case"] for each in shown} == {joining["case"]}
    assert (await thread(town, lead["token"], lead))["messages"] == [], "callers do not read each other"
    await write(town, "call_taker", joining, "已合并办理")
    assert (await write(town, "call_taker", joining, "?", 409, awaits_answer=True))["code"] == "case_over"
    assert await waiting_to_be_read(town, lead, joining) == {lead["case"]: 2}
    path = f"/cases/{lead['case']}/messages/read"
    assert await town.call("call_taker", "POST", path, upto=shown[0]["id"]) == 2
    assert await waiting_to_be_read(town, lead, joining) == {}


async def test_what_a_joiner_sends_is_shown_to_those_who_handle_the_lead(town: StoryTown) -> None:
    lead, joining = await raised(town, None), await raised(town, None)
    evidence = await photo(town, joining["token"])
    await write(town, joining["token"], joining, evidence=[evidence])
    who = [{"kind": "organisation", "id": str(town.offices["S2"])}]
    await town.call("dispatcher", "POST", f"/cases/{lead['case']}/orders", responders=who)
    await town.call("officer_s2", "GET", f"/media/{evidence}", 404)
    await merge(town, joining, lead)
    await town.call("officer_s2", "GET", f"/media/{evidence}")
    assert (await thread(town, "officer_s2", lead))["messages"][0]["evidence"] == [evidence]


@pytest.mark.parametrize(("days", "status"), [(29, 200), (31, 409)])
async def test_after_closing_the_caller_is_heard_for_thirty_days(town: StoryTown, days: int, status: int) -> None:
    await town.citizen("wang", "13812345678")
    case = await raised(town, "wang")
    await town.call("call_taker", "POST", f"/cases/{case['case']}/take")
    await town.call(
        "call_taker", "POST", f"/cases/{case['case']}/close", disposition="handled_on_scene", outcome="已处理"
    )
    async with town.house.db.transaction(EVERYTHING) as conn:
        await conn.execute(
            "update cases set closed_at = $2 where id = $1", case["case"], town.clock.now() - timedelta(days=days)
        )
    answer = await write(town, "wang", case, "又来了", status)
    if status == 200:
        [(said, _)] = await lines(town, case, "cases.MessageFromCaller")
        assert '"over": true' in said
    else:
        assert answer["code"] == "thread_over"

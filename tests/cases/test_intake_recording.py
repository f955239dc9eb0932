"""What staff bring in: the one-hand form, what an officer found, scheduled and advised cases, tests and drills."""

import asyncpg

from tests.stories.conftest import town as town  # noqa: PLC0414 - the fixture
from tests.stories.town import HERE, StoryTown
from tests.territory.town import spot


async def test_a_place_and_a_category_are_enough_and_so_is_less(town: StoryTown) -> None:
    saved = await town.call("call_taker", "POST", "/cases/recorded", place=HERE, category="0504")
    assert (saved["state"], saved["office"]) == ("taken", str(town.offices["S1"]))
    least = await town.call("call_taker", "POST", "/cases/recorded")
    assert least["state"] == "taken"
    await town.call("officer_s1", "POST", "/cases/recorded", 403, content="无权")


async def test_an_officer_reports_in_one_act_and_takes_part_wherever_it_was(town: StoryTown) -> None:
    elsewhere = spot(15, 5)
    found = await town.call(
        "officer_s1", "POST", "/cases/found", content="巡逻发现井盖缺失", place=elsewhere, position=HERE
    )
    assert found["office"] == str(town.offices["S2"])
    await town.call("officer_s1", "POST", f"/cases/{found['case']}/opened")
    await town.call("officer_s2", "POST", f"/cases/{found['case']}/opened")
    await town.call("traffic", "POST", f"/cases/{found['case']}/opened", 404)
    await town.call("call_taker", "POST", "/cases/found", 403, content="接警员不是民警")


async def test_a_scheduled_case_waits_for_its_time(town: StoryTown, superuser: asyncpg.Connection) -> None:
    later = (town.clock.now()).replace(hour=5)
    saved = await town.call(
        "call_taker", "POST", "/cases/recorded", content="押运", place=HERE, scheduled_for=later.isoformat()
    )
    assert saved["state"] == "scheduled"
    await town.passes(hours=3)
    assert await superuser.fetchval("select state from cases") == "scheduled"
    timers = await superuser.fetch(
        "select name from timers where kind = 'timer' and subject = $1", f"case:{saved['case']}"
    )
    assert [row["name"] for row in timers] == ["cases.appointment"]
    await town.passes(hours=1)

    async def due() -> bool:
        return bool(await superuser.fetchval("select state = 'received' from cases"))

    await town.until(due)
    assert (await town.events(saved["case"]))[-1] == "cases.CameDue"
    timers = await superuser.fetch(
        "select name from timers where kind = 'timer' and subject = $1", f"case:{saved['case']}"
    )
    assert [row["name"] for row in timers] == ["cases.case_clock"]
    await town.call("call_taker", "POST", f"/cases/{saved['case']}/take")


async def test_a_scheduled_case_taken_early_is_left_alone(town: StoryTown, superuser: asyncpg.Connection) -> None:
    later = town.clock.now().replace(hour=5)
    raised = await town.call(None, "POST", "/cases", content="下午再来", scheduled_for=later.isoformat())
    await town.call("call_taker", "POST", f"/cases/{raised['case']}/take")
    await town.passes(hours=5)

    async def gone() -> bool:
        return not await superuser.fetchval("select count(*) from timers where name = 'cases.appointment'")

    await town.until(gone)
    assert "cases.CameDue" not in await town.events(raised["case"])


async def test_what_is_only_made_known_waits_for_no_order(town: StoryTown, superuser: asyncpg.Connection) -> None:
    saved = await town.call("call_taker", "POST", "/cases/recorded", content="明早道路施工", advised=True)
    assert saved["flags"] == ["advised"]
    payload = await superuser.fetchval(
        "select payload from timers where kind = 'timer' and subject = $1", f"case:{saved['case']}"
    )
    assert "unclosed" in payload


async def test_tests_and_drills_are_marked(town: StoryTown) -> None:
    drill = await town.call("call_taker", "POST", "/cases/recorded", content="演练", flags=["drill"])
    tried = await town.call("call_taker", "POST", "/cases/recorded", content="线路测试", call_kind="test")
    assert (drill["flags"], tried["flags"]) == (["drill"], ["test"])


async def test_parties_are_masked_protected_and_every_look_is_noted(
    town: StoryTown, superuser: asyncpg.Connection
) -> None:
    saved = await town.call("call_taker", "POST", "/cases/recorded", place=HERE, content="走失")
    case = saved["case"]
    party = await town.call(
        "call_taker", "POST", f"/cases/{case}/parties", role="missing", name="陈阿婆", note="穿红色外套"
    )
    await town.call("officer_s1", "PUT", f"/parties/{party}", phone="13987654321", sex="female")
    [shown] = await town.call("officer_s1", "GET", f"/cases/{case}/parties")
    assert (shown["name"], shown["phone"], shown["note"], shown["sex"]) == ("陈*", "139****4321", "***", "female")
    assert (await town.call("officer_s1", "GET", f"/parties/{party}/note"))["value"] == "穿红色外套"
    assert (await town.call("officer_s1", "GET", f"/parties/{party}/document", 404))["code"] == "not_found"
    looks = await superuser.fetch(
        "select event, payload from journal where subject = $1 order by seq", f"citizen:{party}"
    )
    assert [row["event"] for row in looks] == ["kernel.PersonalDataRead", "kernel.PersonalDataRevealed"]
    assert "陈阿婆" not in str(await superuser.fetch("select payload from journal"))
    for who in ("officer_s2", "traffic"):
        await town.call(who, "GET", f"/parties/{party}/name", 404)
        await town.call(who, "GET", f"/cases/{case}/parties", 404)
        await town.call(who, "PUT", f"/parties/{party}", 404, name="改名")
    await town.call("gas", "GET", f"/parties/{party}/name", 403)

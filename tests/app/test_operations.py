"""The operations pages: health, backups and seals, for those who look after the house."""

from __future__ import annotations

import asyncpg

from anmin.app.compose import signer
from anmin.kernel.access import HOUSE, NOTHING
from anmin.kernel.care.actions import NoteBackup, note_backup
from anmin.kernel.ctx import Caller
from anmin.kernel.seal.sealing import seal_once
from tests.stories.conftest import town as town  # noqa: PLC0414 - the fixture
from tests.stories.town import StoryTown

ALTER = "alter table journal disable trigger all; update journal set actor = 'staff:nobody' where seq = 3;"


async def sealed(town: StoryTown, lines: int) -> None:
    async with town.house.db.app.acquire() as conn:
        while await seal_once(conn, signer(town.house.settings), town.clock.now(), lines):
            pass


async def test_health_names_what_is_wrong(town: StoryTown, superuser: asyncpg.Connection) -> None:
    await town.staff("admin", "system_administrator", "CITY")
    parts = ["database", "siren", "bell", "night", "journal", "seals", "disk", "evidence"]

    async def well() -> bool:
        shown = await town.call("admin", "GET", "/health")
        assert [each["part"] for each in shown["checks"]] == parts
        return all(each["grade"] == "good" for each in shown["checks"] if each["part"] in ("siren", "bell", "journal"))

    await town.until(well)
    await superuser.execute(
        "insert into timers (id, lane, kind, name, subject, version, due, attempts, parked_at, fault) values"
        " (gen_random_uuid(), 'bell', 'timer', 'nobody.hears', 'x:1', 1, $1, 9, $1, 'Boom')",
        town.clock.now(),
    )
    shown = await town.call("admin", "GET", "/health")
    [bell] = [each for each in shown["checks"] if each["part"] == "bell"]
    assert (bell["grade"], shown["grade"] != "good") == ("warning", True)
    assert "1 项暂停" in bell["says"]["zh"]
    await superuser.execute(
        "insert into timers (id, lane, kind, name, subject, version, due) values"
        " (gen_random_uuid(), 'night', 'timer', 'nobody.hears', 'x:2', 1, $1::timestamptz - interval '5 minutes')",
        town.clock.now(),
    )
    shown = await town.call("admin", "GET", "/health")
    assert (shown["grade"], [each["grade"] for each in shown["checks"] if each["part"] == "night"]) == ("bad", ["bad"])
    for nobody in ("commander", "call_taker"):
        await town.call(nobody, "GET", "/health", 403)


async def test_backups_are_listed_as_they_were_proved(town: StoryTown) -> None:
    await town.staff("admin", "system_administrator", "CITY")
    assert await town.call("admin", "GET", "/backups") == []
    made = town.clock.now()
    for rows in (10, 20):
        await town.passes(hours=24)
        noted = NoteBackup(made=made, rows=rows, bytes=4_096, server=17)
        await note_backup.run(town.house, Caller(HOUSE, channel="cli"), noted)
    shown = await town.call("admin", "GET", "/backups")
    assert [(each["rows"], each["bytes"], each["server"]) for each in shown] == [(20, 4_096, 17), (10, 4_096, 17)]
    assert shown[0]["made_at"] < shown[1]["proved_at"] < shown[0]["proved_at"]


async def test_seals_are_checked_by_the_auditor_and_an_altered_line_is_named(
    town: StoryTown, superuser: asyncpg.Connection
) -> None:
    await town.staff("auditor", "audit_administrator", "CITY")
    before = await town.call("auditor", "GET", "/journal/seals")
    assert (before["newest"]["n"], before["signed_by"], before["checked"]) == (0, None, None)
    assert before["tail"] > 0
    await sealed(town, 5)
    status = await town.call("auditor", "GET", "/journal/seals")
    assert status["newest"]["n"] >= 2
    assert (status["key"], status["tail"]) == (status["signed_by"], 0)
    good = await town.call("auditor", "POST", "/journal/seals/check", blocks=1)
    assert (good["holds"], good["first"], good["last"]) == (True, status["newest"]["n"], status["newest"]["n"])
    whole = await town.call("auditor", "POST", "/journal/seals/check", blocks=1_000)
    assert (whole["holds"], whole["first"], whole["last"]) == (True, 1, status["newest"]["n"])
    await superuser.execute(ALTER)
    found = await town.call("auditor", "POST", "/journal/seals/check", blocks=1_000)
    assert (found["holds"], "第 3 号记录" in found["says"]["zh"]) == (False, True)
    assert (await town.call("auditor", "POST", "/journal/seals/check", blocks=1))["holds"]
    assert (await town.call("auditor", "GET", "/journal/seals"))["checked"]["said"]["last"] == status["newest"]["n"]
    async with town.house.db.transaction(NOTHING) as conn:
        assert await conn.fetchval("select count(*) from journal where event = 'seal.SealsChecked'") == 4
    await town.call("commander", "GET", "/journal/seals", 403)

"""The weekly sheet: issued once on Monday at eight, kept as it was, as PDF and XLSX; and the table of figures as a file."""

from __future__ import annotations

import asyncio
import io
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date, datetime, timedelta
from typing import Any

import asyncpg
import msgspec
from openpyxl import load_workbook

from anmin.app.worker import reactions
from anmin.insight.actions import IssueWeeklySheets, issue_weekly_sheets
from anmin.insight.figures import FIGURES
from anmin.kernel.access import HOUSE
from anmin.kernel.calendar import SHANGHAI
from anmin.kernel.ctx import Caller
from anmin.kernel.lanes import run_lanes
from tests.cases.printed_text import text_of
from tests.insight.ground import DAY, hand_made, id_of, table
from tests.stories.conftest import town as town  # noqa: PLC0414 - the fixture
from tests.stories.town import StoryTown

SHEETS = "select organisation, year, week, number, issued_at, content from weekly_sheets order by year, week, number"
ISSUED = "select audience, payload from journal where event = 'insight.WeeklySheetIssued' order by seq"


@asynccontextmanager
async def working(town: StoryTown) -> AsyncIterator[None]:
    """The night lane at work."""
    stop = asyncio.Event()
    task = asyncio.create_task(run_lanes(town.house, reactions(), ("night",), stop))
    try:
        yield
    finally:
        stop.set()
        await task


def put(town: StoryTown, day: date, hour: int, minute: int) -> None:
    then = datetime(day.year, day.month, day.day, hour, minute, tzinfo=SHANGHAI)
    town.clock.advance(then - town.clock.now())


async def test_sheets_are_issued_on_monday_at_eight_and_once(town: StoryTown, superuser: asyncpg.Connection) -> None:
    await town.staff("mayor", "leader", "CITY")
    await hand_made(town, superuser, until=town.clock.now() + timedelta(days=2), apart=timedelta(hours=4))

    async def weeks() -> list[int]:
        return [row["week"] for row in await superuser.fetch(SHEETS)]

    async with working(town):
        await asyncio.sleep(0.5)
        put(town, date(2026, 11, 9), 7, 59)
        await town.until(weeks)
        assert await weeks() == [44, 44], "made up for after a standstill: the week before, not the one just over"
        put(town, date(2026, 11, 9), 8, 1)
        await town.until(lambda: _after(weeks, 4))
    assert await weeks() == [44, 44, 45, 45]
    async with working(town):
        put(town, date(2026, 11, 10), 8, 1)
        await asyncio.sleep(1.5)
    assert await weeks() == [44, 44, 45, 45], "neither after a restart nor the day after"
    assert await issue_weekly_sheets.run(town.house, Caller(HOUSE, channel="timer"), IssueWeeklySheets()) == 0
    told = await superuser.fetch(ISSUED)
    assert [row["audience"] for row in told] == [
        [f"office:{msgspec.json.decode(row['payload'])['organisation']}"] for row in told
    ]
    assert {row["number"] for row in await superuser.fetch(SHEETS)} == {
        f"{code}督周〔2026〕{week}号" for code in ("LAW", "PARKS") for week in (44, 45)
    }


async def _after(weeks: Any, many: int) -> bool:
    return len(await weeks()) >= many


async def test_a_sheet_stays_as_it_was_issued(town: StoryTown, superuser: asyncpg.Connection) -> None:
    await town.staff("mayor", "leader", "CITY")
    await town.staff("far", "leader", "FAR")
    put(town, date(2026, 11, 6), 12, 0)
    await hand_made(town, superuser, until=town.clock.now())
    await superuser.execute("update matters set due_at = $2 where case_id = $1", id_of(9), town.clock.now())
    put(town, date(2026, 11, 9), 8, 0)
    law, parks = str(town.offices["LAW"]), str(town.offices["PARKS"])
    place = f"/organisations/{parks}/weekly-sheet"
    assert "（未印发）" in text_of(await town.call("mayor", "GET", place))
    await issue_weekly_sheets.run(town.house, Caller(HOUSE, channel="timer"), IssueWeeklySheets())
    await superuser.execute("update cases set verdict = 'dissatisfied'")
    await superuser.execute("update matters set concluded_at = now()")
    text = text_of(await town.call("mayor", "GET", place, week="2026-W45"))
    for said in ("督办周报", "PARKS督周〔2026〕45号", "市政园林局", "80.0 %", "66.7 %", "350781-20250101-000009"):
        assert said in text, said
    assert "未印发" not in text
    listed = await town.call("mayor", "GET", "/weekly-sheets")
    by_office = {each["organisation"]: each for each in listed}
    assert set(by_office) == {law, parks}
    one = by_office[parks]
    assert (one["week"], one["collected"], one["done"], one["red"]) == ("2026-W45", 5, 4, 1)
    book = load_workbook(io.BytesIO(await town.call("mayor", "GET", place, week="2026-W45", format="xlsx")))
    lamps, figures, late = ([[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in book)
    assert ["红灯（已超时）", 1] in lamps
    assert figures[3][:4] == ["办结率", "80.0 %", 4, 5]
    assert late[1][0] == "350781-20250101-000009"
    assert await town.call("far", "GET", "/weekly-sheets") == []
    assert (await town.call("far", "GET", place, 404))["code"] == "organisation_unknown"
    for wrong in ("2026-W54", "2026-W46x", "2026-W47"):
        await town.call("mayor", "GET", place, 400 if wrong.endswith("x") else 422, week=wrong)


async def test_the_table_as_a_file_has_its_definitions_on_a_second_sheet(
    town: StoryTown, superuser: asyncpg.Connection
) -> None:
    await town.staff("mayor", "leader", "CITY")
    await hand_made(town, superuser)
    content = await town.call("mayor", "GET", "/figures/file", by="organisation", times="true", **DAY)
    counts, words = ([[cell.value for cell in row] for row in sheet] for sheet in load_workbook(io.BytesIO(content)))
    assert sorted(row[0] for row in counts) == sorted(["分组", "市执法局", "市政园林局", "合计"])
    at = counts[0].index("办结率")
    assert counts[0][at : at + 3] == ["办结率", "办结率·分子", "办结率·分母"]
    assert counts[-1][at : at + 3] == ["80.0 %", 8, 10]
    assert counts[-1][1] == 10
    assert [row[0] for row in words[1 : len(FIGURES) + 1]] == [each.code.zh for each in FIGURES]
    assert ["办结率", "办结 ÷ 收集。"] in words


async def test_a_day_is_the_bureaus_and_both_ends_count(town: StoryTown, superuser: asyncpg.Connection) -> None:
    await town.staff("mayor", "leader", "CITY")
    midnight = datetime(2026, 10, 20, tzinfo=SHANGHAI)
    await hand_made(town, superuser, until=midnight + timedelta(hours=24), apart=timedelta(hours=12))
    assert (await table(town))["collected"]["numerator"] == 2, "noon and midnight itself, not the midnight after"
    before = await table(town, since="2026-10-19", until="2026-10-19")
    assert before["collected"]["numerator"] == 2
    days = await town.call("mayor", "GET", "/figures", since="2026-10-15", until="2026-10-20", by="day")
    assert [(each["key"], each["values"][0]["numerator"]) for each in days["rows"]][-2:] == [
        ("2026-10-19", 2),
        ("2026-10-20", 2),
    ]
    wrong = await town.call("mayor", "GET", "/figures", 422, since="2026-10-20", until="2026-10-19")
    assert wrong["code"] == "period_wrong"
    await town.call("mayor", "GET", "/figures", 422, since="2024-01-01", until="2026-10-19", by="day")

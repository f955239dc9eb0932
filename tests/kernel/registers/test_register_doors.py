"""The doors: rows with their history and effective dates, permissions, the journal, and what the database itself refuses."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import asyncpg
import msgspec
import pytest

from anmin.kernel.access import EVERYTHING, PUBLIC, Scope
from anmin.kernel.clock import SetClock
from anmin.kernel.ctx import Caller
from anmin.kernel.db import Connection, Where
from anmin.kernel.house import House
from anmin.kernel.registers import Registers
from anmin.kernel.registers.actions import end_register_row, seed_register, set_register_row
from anmin.kernel.registers.bodies import EndRegisterRow, RowOutcome, SeedRegister, SetRegisterRow
from anmin.kernel.registers.calendar import DAYS
from anmin.kernel.registers.queries import (
    RegisterHistory,
    RegisterRows,
    RowsPage,
    list_registers,
    register_history,
    register_rows,
)
from anmin.kernel.registers.store import StoredRowUnfitError
from anmin.kernel.registers.terms import BEGINNING, Change
from anmin.kernel.words import Problem
from tests.kernel.registers.sample_plans import PLANS, Level, PlanRow

FLOOD: dict[str, Any] = {"code": "flood", "name": "洪水", "level": "high", "minutes": 10}
ZERO = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)


def setting(data: dict[str, Any] | None = None, **more: Any) -> SetRegisterRow:
    return SetRegisterRow(register="sample.plans", data=FLOOD if data is None else {**FLOOD, **data}, **more)


def ending(code: str = "flood", **more: Any) -> EndRegisterRow:
    return EndRegisterRow(register="sample.plans", code=code, **more)


async def page(house: House, caller: Caller, at: datetime | None = None, **more: Any) -> dict[str, int]:
    """The minutes of every plan that holds at `at`."""
    shown = await register_rows.run(house, caller, RegisterRows(register="sample.plans", at=at, **more))
    return {row.code: msgspec.json.decode(row.data)["minutes"] for row in shown.rows}


async def refusal(call: Any) -> Problem:
    with pytest.raises(Problem) as refused:
        await call
    return refused.value


@asynccontextmanager
async def look(house: House, scope: Scope = EVERYTHING) -> AsyncIterator[Connection]:
    async with house.db.transaction(scope) as conn:
        yield conn


async def test_a_change_ends_the_old_row_and_begins_a_new_one(house: House, editor: Caller, clock: SetClock) -> None:
    assert await set_register_row.run(house, editor, setting()) == RowOutcome("flood", Change.ADDED, 2)
    clock.advance(timedelta(days=1))
    assert await set_register_row.run(house, editor, setting({"minutes": 20})) == RowOutcome("flood", Change.CHANGED, 3)
    clock.advance(timedelta(days=1))
    assert await end_register_row.run(house, editor, ending()) == RowOutcome("flood", Change.ENDED, 4)
    assert await page(house, editor) == {"fire": 5}
    assert await page(house, editor, ZERO + timedelta(days=1, hours=1)) == {"fire": 5, "flood": 20}
    assert await page(house, editor, ZERO) == {"fire": 5, "flood": 10}
    assert await page(house, editor, ZERO - timedelta(seconds=1)) == {"fire": 5}
    history = await register_history.run(house, editor, RegisterHistory(register="sample.plans", code="flood"))
    assert [(row.version, row.valid_from, row.valid_to, row.replaced_at) for row in history.rows] == [
        (3, ZERO + timedelta(days=1), ZERO + timedelta(days=2), None),
        (2, ZERO, ZERO + timedelta(days=1), None),
    ]
    assert {row.recorded_by for row in history.rows} == {editor.actor.name}


async def test_a_planned_change_comes_by_itself_and_a_change_of_today_leaves_it(house: House, editor: Caller) -> None:
    await set_register_row.run(house, editor, setting())
    later = ZERO + timedelta(days=30)
    await set_register_row.run(house, editor, setting({"minutes": 30}, valid_from=later))
    await set_register_row.run(house, editor, setting({"minutes": 12}))
    assert (await page(house, editor))["flood"] == 12
    assert (await page(house, editor, later))["flood"] == 30
    await end_register_row.run(house, editor, ending())
    assert "flood" not in await page(house, editor, later)


async def test_a_row_for_a_while_gives_way_again(house: House, editor: Caller) -> None:
    await set_register_row.run(house, editor, setting())
    start, end = ZERO + timedelta(days=5), ZERO + timedelta(days=7)
    await set_register_row.run(house, editor, setting({"minutes": 99}, valid_from=start, valid_to=end))
    seen = [(await page(house, editor, at))["flood"] for at in (ZERO, start, end)]
    assert seen == [10, 99, 10]


async def test_the_past_is_changed_only_on_purpose_and_both_beliefs_are_kept(
    house: House, editor: Caller, clock: SetClock
) -> None:
    await set_register_row.run(house, editor, setting())
    clock.advance(timedelta(days=10))
    past = ZERO + timedelta(days=3)
    refused = await refusal(set_register_row.run(house, editor, setting({"minutes": 1}, valid_from=past)))
    assert refused.fault.code == "needs_correct"
    await set_register_row.run(house, editor, setting({"minutes": 1}, valid_from=past, correct=True))
    assert [(await page(house, editor, at))["flood"] for at in (ZERO, past)] == [10, 1]
    history = await register_history.run(house, editor, RegisterHistory(register="sample.plans", code="flood"))
    believed = [row for row in history.rows if row.replaced_at]
    assert [(row.version, row.valid_from, row.valid_to, row.replaced_by) for row in believed] == [(2, ZERO, None, 3)]
    assert (await refusal(end_register_row.run(house, editor, ending(at=ZERO)))).fault.code == "needs_correct"


async def test_the_same_again_is_no_change(house: House, editor: Caller, clock: SetClock) -> None:
    await set_register_row.run(house, editor, setting())
    assert await set_register_row.run(house, editor, setting({"name": " 洪水 "})) == RowOutcome("flood", None, 2)
    clock.advance(timedelta(hours=1))
    await end_register_row.run(house, editor, ending())
    assert await end_register_row.run(house, editor, ending()) == RowOutcome("flood", None, 3)
    assert (await refusal(end_register_row.run(house, editor, ending("nothing")))).fault.code == "row_unknown"


async def test_an_edit_of_a_row_that_changed_meanwhile_is_refused(house: House, editor: Caller) -> None:
    await set_register_row.run(house, editor, setting(version=0))
    for stale in (setting({"minutes": 1}, version=0), setting({"minutes": 1}, version=1), ending(version=7)):
        door: Any = set_register_row if isinstance(stale, SetRegisterRow) else end_register_row
        assert (await refusal(door.run(house, editor, stale))).fault.code == "changed_meanwhile"
    await set_register_row.run(house, editor, setting({"minutes": 1}, version=2))
    await end_register_row.run(house, editor, ending(version=3))


async def test_a_wrong_row_is_refused_field_by_field(house: House, editor: Caller) -> None:
    refused = await refusal(set_register_row.run(house, editor, setting({"minutes": -1, "level": "no", "x": 1})))
    assert (refused.fault.code, refused.fault.status) == ("row_refused", 422)
    assert [each.path for each in refused.wrong] == ["$.x", "$.level", "$.minutes"]


async def test_rows_that_contradict_each_other_are_refused_also_later(house: House, editor: Caller) -> None:
    later = ZERO + timedelta(days=9)
    await set_register_row.run(house, editor, setting({"leads": True}, valid_from=later))
    fire = {"code": "fire", "name": "火灾", "leads": True}
    refused = await refusal(set_register_row.run(house, editor, setting(fire)))
    assert refused.fault.code == "rows_refused"
    assert [(each.path, each.code) for each in refused.wrong] == [("flood", "leaders")]
    await set_register_row.run(house, editor, setting(fire, valid_to=later))


async def test_every_change_is_a_line_about_the_register(house: House, editor: Caller) -> None:
    await set_register_row.run(house, editor, setting({"note": "13812345678"}))
    async with look(house) as conn:
        lines = await conn.fetch("select * from journal where subject = 'register:sample.plans' order by seq")
    planted, changed = lines
    assert (planted["event"], planted["actor"], planted["version"]) == ("registers.RegisterImported", "system", 1)
    assert (changed["event"], changed["actor"], changed["version"]) == (
        "registers.RegisterChanged",
        editor.actor.name,
        2,
    )
    assert changed["audience"] == ["registers"]
    assert msgspec.json.decode(changed["payload"]) == {
        "register": "sample.plans", "row": "flood", "version": 2, "change": "added", "since": "2026-03-01T08:00:00Z",
    }  # fmt: skip
    assert not any("13812345678" in str(dict(line)) for line in lines)


async def test_a_repeated_call_gives_the_first_answer(house: House, editor: Caller) -> None:
    command = setting(key="0123456789abcdef")
    first = await set_register_row.run(house, editor, command)
    assert await set_register_row.run(house, editor, command) == first
    reused = set_register_row.run(house, editor, setting({"minutes": 3}, key="0123456789abcdef"))
    assert (await refusal(reused)).fault.code == "key_reused"


async def test_an_unknown_register_is_not_found(house: House, editor: Caller) -> None:
    for call in (
        register_rows.run(house, editor, RegisterRows(register="no.such")),
        set_register_row.run(house, editor, SetRegisterRow(register="no.such", data={})),
    ):
        assert (await refusal(call)).fault.code == "register_unknown"


async def test_rows_come_in_pages_and_are_searched_in_values_and_labels(house: House, editor: Caller) -> None:
    for number in range(7):
        low = number % 2 == 0
        row = {"code": f"p{number}", "name": f"预案 {number}%", "level": "low" if low else "high"}
        await set_register_row.run(house, editor, setting(row))
    codes: list[str] = []
    after: str | None = ""
    while after is not None:
        asked = RegisterRows(register="sample.plans", after=after, limit=3)
        shown: RowsPage = await register_rows.run(house, editor, asked)
        codes += [row.code for row in shown.rows]
        after = shown.next
    assert codes == ["fire", *(f"p{number}" for number in range(7))]
    assert list(await page(house, editor, search="低")) == ["p0", "p2", "p4", "p6"]
    assert list(await page(house, editor, search="6%")) == ["p6"]
    assert list(await page(house, editor, search="P3")) == ["p3"]
    assert list(await page(house, editor, search="minutes")) == []
    assert (await refusal(page(house, editor, datetime.min.replace(tzinfo=UTC)))).fault.code == "time_refused"


async def test_concurrent_changes_of_one_register_take_turns(house: House, editor: Caller) -> None:
    calls = [set_register_row.run(house, editor, setting({"minutes": number})) for number in range(1, 9)]
    outcomes = await asyncio.gather(*calls)
    assert sorted(each.version for each in outcomes) == list(range(2, 10))
    async with look(house) as conn:
        standing = await conn.fetch(
            "select version, data from register_rows where code = 'flood' and replaced_at is null"
        )
    last = max(outcomes, key=lambda each: each.version)
    assert [row["version"] for row in standing] == [last.version]


async def test_a_machine_behind_by_a_little_does_not_bury_its_own_change(
    house: House, editor: Caller, clock: SetClock
) -> None:
    await set_register_row.run(house, editor, setting())
    clock.advance(-timedelta(seconds=2))
    await set_register_row.run(house, editor, setting({"minutes": 77}))
    clock.advance(timedelta(days=1))
    assert (await page(house, editor))["flood"] == 77


async def test_memory_holds_every_instant_and_follows_the_journal(house: House, editor: Caller, reloads: Any) -> None:
    registers = house.service(Registers)
    assert [row.code for row in registers.rows(PLANS, ZERO)] == ["fire"]
    later = ZERO + timedelta(days=2)
    await set_register_row.run(house, editor, setting(valid_from=later))
    assert registers.get(PLANS, "flood", later) is None
    await reloads()
    assert registers.get(PLANS, "flood", ZERO) is None
    assert registers.get(PLANS, "flood", later) == PlanRow(code="flood", name="洪水", level=Level.HIGH, minutes=10)
    assert [row.code for row in registers.rows(PLANS, later)] == ["fire", "flood"]
    assert [row.code for row in registers.rows(PLANS, later)] == ["fire", "flood"]
    assert registers.version("sample.plans") == 2


async def test_seeds_are_planted_once_and_never_come_back(house: House, editor: Caller, the_house: Caller) -> None:
    await end_register_row.run(house, editor, ending("fire"))
    again = await seed_register.run(house, the_house, SeedRegister(register="sample.plans"))
    assert again.planted == 0
    assert await page(house, editor) == {}
    assert await page(house, editor, BEGINNING) == {"fire": 5}


async def _try(where: Where, role: Any, sql: str) -> str:
    conn = await asyncpg.connect(**where.as_role(role))
    try:
        await conn.execute(sql)
    except asyncpg.PostgresError as error:
        return type(error).__name__
    finally:
        await conn.close()
    return ""


async def test_an_overlap_that_slips_past_the_lock_is_a_refusal_and_not_a_fault(house: House) -> None:
    assert house.conflicts["register_rows_one_at_a_time"].code == "changed_meanwhile"


def test_doors_need_no_more_than_they_say() -> None:
    assert register_rows.needs == list_registers.needs == PUBLIC
    assert DAYS.reads == PUBLIC


async def test_a_stored_row_that_no_longer_fits_leaves_the_held_rows_in_force(
    house: House, editor: Caller, owner: Connection, reloads: Any
) -> None:
    await set_register_row.run(house, editor, setting())
    await owner.execute(
        "insert into register_rows (register, code, version, data, valid_from, recorded_at, recorded_by)"
        " values ('sample.plans', 'old', 2, '{\"code\": \"old\"}', now(), now(), 'staff:x')"
    )
    await reloads()
    registers = house.service(Registers)
    assert [row.code for row in registers.rows(PLANS, ZERO)] == ["fire"]
    async with look(house) as conn:
        with pytest.raises(StoredRowUnfitError, match=r"sample\.plans old"):
            await registers.reload(conn, PLANS)

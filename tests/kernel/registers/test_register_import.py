"""Import and export through their doors: what the dry run showed is what is written, all of it or nothing."""

import base64
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
import pytest

from anmin.kernel.access import EVERYTHING
from anmin.kernel.clock import SetClock
from anmin.kernel.ctx import Caller
from anmin.kernel.house import House
from anmin.kernel.registers import importing, sheets
from anmin.kernel.registers.actions import import_register, set_register_row
from anmin.kernel.registers.bodies import ImportOutcome, ImportRegister, SetRegisterRow
from anmin.kernel.registers.queries import ExportRegister, RegisterRows, export_register, register_rows
from anmin.kernel.words import Problem
from tests.kernel.registers.sample_plans import PLANS, Level, PlanRow

ZERO = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)
FIRE = PlanRow(code="fire", name="火灾", level=Level.HIGH, minutes=5)
FLOOD = PlanRow(code="flood", name="洪水", level=Level.HIGH, minutes=10)
GAS = PlanRow(code="gas", name="燃气", level=Level.LOW, minutes=15, tags=("甲", "乙"))


def csv(*rows: PlanRow) -> str:
    return sheets.to_csv(importing.lines_of(PLANS, rows, "zh")).decode("utf-8-sig")


def asked(text: str, **more: Any) -> ImportRegister:
    return ImportRegister(register="sample.plans", text=text, **more)


async def dry(house: House, caller: Caller, text: str, **more: Any) -> ImportOutcome:
    return await import_register.run(house, caller, asked(text, **more))


async def apply(house: House, caller: Caller, text: str, **more: Any) -> ImportOutcome:
    token = (await dry(house, caller, text, **more)).token
    return await import_register.run(house, caller, asked(text, dry_run=False, token=token, **more))


async def minutes(house: House, caller: Caller, at: datetime | None = None) -> dict[str, int]:
    shown = await register_rows.run(house, caller, RegisterRows(register="sample.plans", at=at))
    return {row.code: msgspec.json.decode(row.data)["minutes"] for row in shown.rows}


async def count_lines(house: House) -> int:
    async with house.db.transaction(EVERYTHING) as conn:
        found: int = await conn.fetchval("select count(*) from journal")
    return found


def counts(outcome: ImportOutcome) -> tuple[int, int, int, int]:
    return outcome.added, outcome.changed, outcome.unchanged, outcome.ended


async def refusal(call: Any) -> Problem:
    with pytest.raises(Problem) as refused:
        await call
    return refused.value


async def test_a_dry_run_writes_nothing_and_its_token_writes_just_that(house: House, editor: Caller) -> None:
    lines = await count_lines(house)
    text = csv(msgspec.structs.replace(FIRE, minutes=6), FLOOD)
    seen = await dry(house, editor, text)
    assert (counts(seen), seen.problems, seen.version) == ((1, 1, 0, 0), (), 1)
    rows = (FIRE, msgspec.structs.replace(FIRE, minutes=6), FLOOD)
    before, after, new = msgspec.json.decode(msgspec.json.encode(rows))
    assert [(each.code, each.change, each.before, each.after) for each in seen.differences] == [
        ("fire", "changed", before, after),
        ("flood", "added", None, new),
    ]
    assert (await minutes(house, editor), await count_lines(house)) == ({"fire": 5}, lines)
    done = await import_register.run(house, editor, asked(text, dry_run=False, token=seen.token))
    assert (counts(done), done.version) == ((1, 1, 0, 0), 2)
    assert await minutes(house, editor) == {"fire": 6, "flood": 10}
    assert await count_lines(house) == lines + 1


async def test_an_import_says_one_line_with_its_numbers(house: House, editor: Caller) -> None:
    await apply(house, editor, csv(FLOOD, GAS), complete=True)
    async with house.db.transaction(EVERYTHING) as conn:
        row = await conn.fetchrow("select event, version, payload from journal order by seq desc limit 1")
        versions = await conn.fetch("select code, version from register_rows where version = 2 order by code")
    assert row is not None
    assert (row["event"], row["version"]) == ("registers.RegisterImported", 2)
    assert msgspec.json.decode(row["payload"]) == {
        "register": "sample.plans", "version": 2, "added": 2, "changed": 0, "ended": 1, "since": "2026-03-01T08:00:00Z",
    }  # fmt: skip
    assert [each["code"] for each in versions] == ["flood", "gas"]


async def test_only_a_complete_file_ends_what_it_lacks(house: House, editor: Caller, clock: SetClock) -> None:
    await apply(house, editor, csv(FLOOD))
    assert await minutes(house, editor) == {"fire": 5, "flood": 10}
    clock.advance(timedelta(days=1))
    assert counts(await dry(house, editor, csv(FLOOD, GAS), complete=True)) == (1, 0, 1, 1)
    await apply(house, editor, csv(FLOOD, GAS), complete=True)
    assert await minutes(house, editor) == {"flood": 10, "gas": 15}
    assert await minutes(house, editor, ZERO) == {"fire": 5, "flood": 10}


async def test_an_import_may_begin_later_and_the_past_only_on_purpose(house: House, editor: Caller) -> None:
    later = ZERO + timedelta(days=3)
    await apply(house, editor, csv(FLOOD), valid_from=later)
    assert (await minutes(house, editor), await minutes(house, editor, later)) == (
        {"fire": 5},
        {"fire": 5, "flood": 10},
    )
    past = ZERO - timedelta(days=3)
    assert (await refusal(dry(house, editor, csv(GAS), valid_from=past))).fault.code == "needs_correct"
    await apply(house, editor, csv(GAS), valid_from=past, correct=True)
    assert "gas" in await minutes(house, editor, past)


async def test_nothing_is_written_without_a_dry_run_or_after_a_change(house: House, editor: Caller) -> None:
    text = csv(msgspec.structs.replace(FIRE, minutes=6))
    assert (await refusal(import_register.run(house, editor, asked(text, dry_run=False)))).fault.code == "dry_run_first"
    token = (await dry(house, editor, text)).token
    other = asked(csv(msgspec.structs.replace(FIRE, minutes=7)), dry_run=False, token=token)
    assert (await refusal(import_register.run(house, editor, other))).fault.code == "changed_meanwhile"
    whole = asked(text, dry_run=False, token=token, complete=True, valid_from=ZERO + timedelta(days=1))
    assert (await refusal(import_register.run(house, editor, whole))).fault.code == "changed_meanwhile"
    data = {"code": "fire", "name": "火灾", "level": "low", "minutes": 1}
    await set_register_row.run(house, editor, SetRegisterRow(register="sample.plans", data=data))
    same = asked(text, dry_run=False, token=token)
    assert (await refusal(import_register.run(house, editor, same))).fault.code == "changed_meanwhile"
    assert await minutes(house, editor) == {"fire": 1}


async def test_an_unrelated_change_does_not_spoil_the_token(house: House, editor: Caller, clock: SetClock) -> None:
    token = (await dry(house, editor, csv(FLOOD))).token
    clock.advance(timedelta(minutes=5))
    data = {"code": "gas", "name": "燃气", "level": "low", "minutes": 1}
    await set_register_row.run(house, editor, SetRegisterRow(register="sample.plans", data=data))
    done = await import_register.run(house, editor, asked(csv(FLOOD), dry_run=False, token=token))
    assert (counts(done), done.version) == ((1, 0, 0, 0), 3)


async def test_one_bad_line_keeps_all_others_out(house: House, editor: Caller) -> None:
    text = csv(FLOOD, GAS).replace("15,0.0", "viele,0.0")
    seen = await dry(house, editor, text)
    assert [(each.line, each.column, each.code) for each in seen.problems] == [(3, "minutes", "misfit")]
    assert (seen.token, seen.problem_count) == (None, 1)
    refused = await refusal(import_register.run(house, editor, asked(text, dry_run=False, token="0" * 64)))
    assert refused.fault.code == "import_refused"
    assert [(each.path, each.code) for each in refused.wrong] == [("$.file[3].minutes", "misfit")]
    assert await minutes(house, editor) == {"fire": 5}


async def test_contradictions_are_told_by_line(house: House, editor: Caller) -> None:
    leading = [msgspec.structs.replace(row, leads=True) for row in (FLOOD, GAS)]
    seen = await dry(house, editor, csv(*leading))
    assert [(each.line, each.code) for each in seen.problems] == [(3, "leaders")]


async def test_many_problems_are_counted_and_some_are_shown(house: House, editor: Caller) -> None:
    heading, line = csv(FLOOD).splitlines()
    seen = await dry(house, editor, "\n".join([heading, *(f"c{n}" + line[5:].replace("高", "?") for n in range(300))]))
    assert (seen.problem_count, len(seen.problems), seen.token) == (300, 200, None)


@pytest.mark.parametrize("given", [{}, {"text": "", "file": b""}])
async def test_a_file_or_a_text_is_needed(house: House, editor: Caller, given: dict[str, Any]) -> None:
    command = ImportRegister(register="sample.plans", **given)
    assert (await refusal(import_register.run(house, editor, command))).fault.code == "file_missing"


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("form", ["csv", "xlsx"])
async def test_what_is_exported_imports_as_no_change(house: House, editor: Caller, lang: Any, form: Any) -> None:
    await apply(house, editor, csv(FLOOD, GAS))
    caller = msgspec.structs.replace(editor, lang=lang)
    file = await export_register.run(house, caller, ExportRegister(register="sample.plans", format=form))
    assert file.name == f"sample.plans.2026-03-01.{form}"
    body = {"register": "sample.plans", "file": base64.b64encode(file.content).decode(), "complete": True}
    command = msgspec.convert(body, ImportRegister)
    seen = await import_register.run(house, editor, command)
    assert counts(seen) == (0, 0, 3, 0)
    again = msgspec.structs.replace(command, dry_run=False, token=seen.token)
    assert (await import_register.run(house, editor, again)).version == 2


async def test_an_export_shows_the_rows_of_its_instant(house: House, editor: Caller, clock: SetClock) -> None:
    clock.advance(timedelta(days=2))
    await apply(house, editor, csv(FLOOD))
    asked_for = [ExportRegister(register="sample.plans", format="csv", at=at) for at in (ZERO, None)]
    files = [await export_register.run(house, editor, each) for each in asked_for]
    assert [len(sheets.parse(file.content)) - 1 for file in files] == [1, 2]


async def test_a_large_file_goes_in_and_out_whole(house: House, editor: Caller) -> None:
    rows = [msgspec.structs.replace(FLOOD, code=f"c{number:05}") for number in range(3000)]
    done = await apply(house, editor, csv(*rows))
    assert counts(done) == (3000, 0, 0, 0)
    changed = await apply(
        house, editor, csv(*(msgspec.structs.replace(row, minutes=11) for row in rows)), complete=True
    )
    assert counts(changed) == (0, 3000, 0, 1)
    file = await export_register.run(house, editor, ExportRegister(register="sample.plans", format="csv"))
    assert len(sheets.parse(file.content)) == 3001

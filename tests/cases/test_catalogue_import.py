"""The catalogue in a house: planted, loaded, switched by effective date, and replaced by a file or refused by name."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest
import pytest_asyncio

from anmin.cases.catalogue.categories import CATEGORIES, CategoryRow
from anmin.cases.catalogue.clocks import CLOCK_PROFILES, Asked, clock_at
from anmin.cases.catalogue.declared import REGISTERS, bring_all
from anmin.cases.catalogue.terms import MANAGE_CATALOGUE, SEE_CATALOGUE, ClockName
from anmin.cases.catalogue.tree import category_tree
from anmin.kernel.access import ANONYMOUS, NOTHING, Actor
from anmin.kernel.batch import Batches
from anmin.kernel.clock import SetClock
from anmin.kernel.ctx import Caller
from anmin.kernel.db import Database, Where
from anmin.kernel.house import House
from anmin.kernel.ids import new_id
from anmin.kernel.keyring import new_keyring
from anmin.kernel.registers import Registers, importing, sheets
from anmin.kernel.registers.actions import import_register, set_register_row
from anmin.kernel.registers.bodies import ImportOutcome, ImportRegister, SetRegisterRow
from anmin.kernel.registers.install import install
from anmin.kernel.registers.queries import ExportRegister, ListRegisters, export_register, list_registers
from anmin.kernel.settings import Settings
from anmin.kernel.words import Problem


@pytest_asyncio.fixture
async def house(where: Where, clock: SetClock) -> AsyncIterator[House]:
    async with Database.open(where) as db, Batches(db.intake).running() as batches:
        house = House(Settings(), clock, new_keyring(clock.now()), db, batches)
        await install(house)
        await bring_all(house)
        yield house


@pytest.fixture
def keeper() -> Caller:
    grants = {each.code: frozenset({new_id()}) for each in (MANAGE_CATALOGUE, SEE_CATALOGUE)}
    return Caller(Actor("staff", new_id(), grants=grants), channel="test", request="r-1")


def row(code: str, parent: str = "", **more: Any) -> CategoryRow:
    return CategoryRow(code=code, parent=parent, zh=f"类{code}", en=f"Kind {code}", **more)


def asked(*rows: CategoryRow, **more: Any) -> ImportRegister:
    text = sheets.to_csv(importing.lines_of(CATEGORIES, rows, "zh")).decode("utf-8-sig")
    return ImportRegister(register=CATEGORIES.code, text=text, complete=True, **more)


async def dry(house: House, keeper: Caller, *rows: CategoryRow) -> ImportOutcome:
    return await import_register.run(house, keeper, asked(*rows))


async def reload(house: House, register: Any) -> None:
    async with house.db.transaction(NOTHING) as conn:
        await house.service(Registers).reload(conn, register)


async def test_every_register_is_planted_and_loaded(house: House, clock: SetClock) -> None:
    registers = house.service(Registers)
    for register in REGISTERS:
        assert {
            register.code_of(each) for each in registers.rows(register, clock.now())
        } == register.first_rows().keys()
    tree = category_tree(registers, clock.now())
    assert tree is category_tree(registers, clock.now() + timedelta(days=1))
    assert len(tree.leaves()) >= 100


async def test_a_bureau_replaces_the_tree_by_its_own(house: House, keeper: Caller, clock: SetClock) -> None:
    mine = [row("A"), row("A1", "A", needs="police_car:2,boat?"), row("A1x", "A1", police=False), row("A1x1", "A1x")]
    seen = await dry(house, keeper, *mine)
    assert (seen.problems, seen.added, seen.ended) == ((), 4, len(CATEGORIES.first_rows()))
    before = clock.now()
    clock.advance(timedelta(hours=1))
    await import_register.run(house, keeper, asked(*mine, dry_run=False, token=(await dry(house, keeper, *mine)).token))
    await reload(house, CATEGORIES)
    registers = house.service(Registers)
    assert [each.code for each in category_tree(registers, clock.now()).path("A1x1")] == ["A", "A1", "A1x", "A1x1"]
    assert len(category_tree(registers, before).leaves()) >= 100


@pytest.mark.parametrize(
    ("rows", "line", "code"),
    [
        ([row("A"), row("B", "Z")], 3, "parent_missing"),
        ([row("A"), row("B", "C"), row("C", "B")], 3, "parent_circle"),
        ([row("A"), row("B", "A"), row("C", "B"), row("D", "C"), row("E", "D")], 6, "too_deep"),
    ],
    ids=lambda each: str(each) if not isinstance(each, list) else "",
)
async def test_a_broken_tree_is_refused_and_its_line_named(
    house: House, keeper: Caller, rows: list[CategoryRow], line: int, code: str
) -> None:
    seen = await dry(house, keeper, *rows)
    assert seen.token is None
    assert (seen.problems[0].line, seen.problems[0].code) == (line, code)
    with pytest.raises(Problem) as refused:
        await import_register.run(house, keeper, asked(*rows, dry_run=False, token="0" * 64))
    assert refused.value.fault.code == "import_refused"
    assert (refused.value.wrong[0].path.split("]")[0], refused.value.wrong[0].code) == (f"$.file[{line}", code)


async def test_needs_that_cannot_be_read_are_refused_in_their_column(house: House, keeper: Caller) -> None:
    seen = await dry(house, keeper, row("A"), row("B", "A", needs="two cars"))
    assert [(each.line, each.column) for each in seen.problems] == [(3, "needs")]


async def test_the_profile_is_switched_by_one_row(house: House, keeper: Caller, clock: SetClock) -> None:
    registers = house.service(Registers)
    now, later = clock.now(), clock.now() + timedelta(days=1)
    data = {"use": "in_force", "profile": "nena"}
    mistyped = SetRegisterRow(register=CLOCK_PROFILES.code, data={**data, "profile": "nean"})
    with pytest.raises(Problem) as refused:
        await set_register_row.run(house, keeper, mistyped)
    assert [each.path for each in refused.value.wrong] == ["$.profile"]
    command = SetRegisterRow(register=CLOCK_PROFILES.code, data=data, valid_from=later)
    await set_register_row.run(house, keeper, command)
    await reload(house, CLOCK_PROFILES)
    shares = [found.share for at in (now, later) if (found := clock_at(registers, at, Asked(ClockName.ANSWER)))]
    assert shares == [100, 90]
    assert clock_at(registers, later, Asked(ClockName.FOLLOW_UP))


async def test_citizens_see_what_is_public_and_no_tactics(house: House, keeper: Caller) -> None:
    shown = {each.code for each in await list_registers.run(house, Caller(ANONYMOUS), ListRegisters())}
    assert {"cases.category", "cases.tag", "cases.question", "cases.quick_phrase"} <= shown
    assert not shown & {"cases.template", "cases.task", "cases.level_rule", "cases.premises", "cases.clock"}
    assert {each.code for each in REGISTERS} <= {
        each.code for each in await list_registers.run(house, keeper, ListRegisters())
    }


async def test_what_is_exported_imports_as_no_change(house: House, keeper: Caller) -> None:
    for register in REGISTERS:
        file = await export_register.run(house, keeper, ExportRegister(register=register.code, format="csv"))
        command = ImportRegister(register=register.code, file=file.content, complete=True)
        seen = await import_register.run(house, keeper, command)
        assert (seen.problems, seen.added, seen.changed, seen.ended) == ((), 0, 0, 0), register.code

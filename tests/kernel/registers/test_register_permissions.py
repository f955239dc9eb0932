"""Every door of the registers × every kind of actor: each register asks for its own permission."""

from typing import Any

from anmin.kernel.access import ANONYMOUS, HOUSE, Actor
from anmin.kernel.ctx import Caller
from anmin.kernel.house import House
from anmin.kernel.ids import new_id
from anmin.kernel.registers.actions import end_register_row, import_register, seed_register, set_register_row
from anmin.kernel.registers.bodies import EndRegisterRow, ImportRegister, SeedRegister, SetRegisterRow
from anmin.kernel.registers.queries import (
    ExportRegister,
    ListRegisters,
    RegisterHistory,
    RegisterRows,
    export_register,
    list_registers,
    register_history,
    register_rows,
)
from anmin.kernel.words import Problem
from tests.kernel.registers.sample_plans import EDIT_PLANS, PLANS, READ_PLANS

FLOOD: dict[str, Any] = {"code": "flood", "name": "洪水", "level": "high", "minutes": 10}


def _callers() -> dict[str, Caller]:
    def grants(*codes: str) -> dict[str, frozenset[Any]]:
        return {code: frozenset({new_id()}) for code in codes}

    actors = {
        "anonymous": ANONYMOUS,
        "citizen": Actor("citizen", new_id()),
        "staff": Actor("staff", new_id()),
        "reader": Actor("staff", new_id(), grants=grants(READ_PLANS.code)),
        "editor": Actor("staff", new_id(), grants=grants(EDIT_PLANS.code)),
        "editor of others": Actor("staff", new_id(), grants=grants("kernel.calendar")),
        "restricted": Actor("staff", new_id(), grants=grants(EDIT_PLANS.code, READ_PLANS.code), restricted=True),
        "house": HOUSE,
    }
    return {name: Caller(actor) for name, actor in actors.items()}


IN, UP = "not_signed_in", "not_allowed"
TABLE = {
    # who: reads rows, history, export; sets, ends, imports; seeds
    "anonymous": (IN, IN, IN, IN, IN, IN, IN),
    "citizen": (UP, UP, UP, UP, UP, UP, UP),
    "staff": (UP, UP, UP, UP, UP, UP, UP),
    "reader": ("", "", "", UP, UP, UP, UP),
    "editor": ("", "", "", "", "", "", UP),
    "editor of others": (UP, UP, UP, UP, UP, UP, UP),
    "restricted": (UP, UP, UP, UP, UP, UP, UP),
    "house": ("", "", "", "", "", "", ""),
}


async def test_each_register_asks_for_its_own_permission(house: House) -> None:
    calls: list[tuple[Any, Any]] = [
        (register_rows, RegisterRows(register="sample.plans")),
        (register_history, RegisterHistory(register="sample.plans", code="fire")),
        (export_register, ExportRegister(register="sample.plans", format="csv")),
        (set_register_row, SetRegisterRow(register="sample.plans", data=FLOOD)),
        (end_register_row, EndRegisterRow(register="sample.plans", code="flood")),
        (import_register, ImportRegister(register="sample.plans", text="")),
        (seed_register, SeedRegister(register="sample.plans")),
    ]
    answers: dict[str, list[str]] = {}
    for who, caller in _callers().items():
        for door, command in calls:
            try:
                await door.run(house, caller, command)
            except Problem as problem:
                answers.setdefault(who, []).append(problem.fault.code)
            else:
                answers.setdefault(who, []).append("")
    assert {who: tuple(given) for who, given in answers.items()} == TABLE


async def test_the_list_shows_what_the_actor_may_read_and_whether_it_may_change_it(house: House) -> None:
    shown: dict[str, dict[str, bool]] = {}
    for who, caller in _callers().items():
        listed = await list_registers.run(house, caller, ListRegisters())
        shown[who] = {each.code: each.changeable for each in listed}
    assert shown["anonymous"] == {"calendar.days": False, "sample.cells": False}
    assert shown["reader"] == {"calendar.days": False, "sample.cells": False, "sample.plans": False}
    assert shown["editor"] == {"calendar.days": False, "sample.cells": True, "sample.plans": True}
    assert shown["house"] == {"calendar.days": True, "sample.cells": True, "sample.plans": True}
    plans = next(
        each
        for each in await list_registers.run(house, _callers()["reader"], ListRegisters())
        if each.code == PLANS.code
    )
    assert (plans.key, plans.version, [column.name for column in plans.columns][:2]) == (("code",), 1, ["code", "name"])

"""Units: brought in by the hundred or one by one, changed, retired; and the status that somebody gives one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from anmin.dispatch.events.units import UnitAdded, UnitChanged, UnitRetired, UnitStatusSet
from anmin.dispatch.model.capabilities import CAPABILITIES
from anmin.dispatch.model.particulars import Around, Particulars, made
from anmin.dispatch.model.standing import Unit
from anmin.dispatch.responder import may_speak, statuses
from anmin.dispatch.store import units as store
from anmin.dispatch.terms import units as terms
from anmin.dispatch.terms.units import MANAGE_UNITS, REPORT_POSITIONS, UnitFault, UnitQuiet
from anmin.identity.within import sees
from anmin.kernel import faults
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Command, action
from anmin.kernel.fields import CodeText
from anmin.kernel.registers import Registers
from anmin.kernel.words import Problem, Wrong
from anmin.territory.periods import day_of
from anmin.territory.service import Territory

MOST = 2_000


class ImportUnits(Command, frozen=True):
    """By code: new ones are added, others changed, those not named stay as they are. `dry_run`: nothing is written."""

    units: Annotated[tuple[Particulars, ...], Meta(min_length=1, max_length=MOST)]
    dry_run: bool = False


class UnitsImported(msgspec.Struct, frozen=True):
    """`problems`: in a dry run everything that is wrong, by place in the list."""

    dry_run: bool
    added: int
    changed: int
    unchanged: int
    problems: tuple[Wrong, ...]


class AddUnit(Command, frozen=True):
    particulars: Particulars


class ChangeUnit(Command, frozen=True):
    """`version`: the one that was looked at. The code stays; `status` is not read."""

    unit: UUID
    version: int
    particulars: Particulars


class OneUnit(Command, frozen=True):
    unit: UUID


class SetUnitStatus(OneUnit, frozen=True):
    status: CodeText


ONE = (terms.OFFICE_UNKNOWN, terms.CAPABILITY_UNKNOWN, terms.UNIT_RETIRED, terms.STATUS_UNKNOWN)


@action("dispatch.import_units", needs=MANAGE_UNITS, faults=(terms.UNITS_REFUSED, terms.UNIT_CODE_TAKEN))
async def import_units(ctx: Ctx, command: ImportUnits) -> UnitsImported:
    """Add and change many units at once, all or none; the same list again changes nothing."""
    held = await store.by_code(ctx, [each.code for each in command.units])
    around, wrong = _around(ctx), _twice(command.units)
    planned: list[Unit] = []
    for place, said in enumerate(command.units):
        unit = made(said, held.get(said.code), around)
        if isinstance(unit, UnitFault):
            wrong.append(_wrong(place, unit))
        else:
            planned.append(unit)
    if wrong and not command.dry_run:
        raise terms.UNITS_REFUSED(wrong=tuple(wrong))
    standing = {each.id: each for each in held.values()}
    new = [each for each in planned if each.id not in standing]
    changed = [each for each in planned if each.id in standing and each != standing[each.id]]
    if command.dry_run or not (new or changed):
        ctx.unchanged(UnitQuiet.DRY_RUN if command.dry_run else UnitQuiet.SAME)
    else:
        await _write(ctx, new, changed)
    unchanged = len(planned) - len(new) - len(changed)
    return UnitsImported(command.dry_run, len(new), len(changed), unchanged, tuple(wrong))


@action("dispatch.add_unit", needs=MANAGE_UNITS, faults=(*ONE, terms.UNIT_CODE_TAKEN))
async def add_unit(ctx: Ctx, command: AddUnit) -> UUID:
    """Add a unit."""
    unit = _one(made(command.particulars, None, _around(ctx)), command.particulars)
    await _write(ctx, [unit], [])
    return unit.id


@action("dispatch.change_unit", needs=MANAGE_UNITS, faults=(*ONE, terms.UNIT_UNKNOWN, faults.CHANGED_MEANWHILE))
async def change_unit(ctx: Ctx, command: ChangeUnit) -> int:
    """Change what is known of a unit; the new version."""
    held = await store.get(ctx, command.unit, change=True)
    if held.version != command.version:
        raise faults.CHANGED_MEANWHILE()
    unit = _one(made(command.particulars, held, _around(ctx)), command.particulars)
    if unit == held:
        ctx.unchanged(UnitQuiet.SAME)
    else:
        await _write(ctx, [], [unit])
    return unit.version


@action("dispatch.retire_unit", needs=MANAGE_UNITS, faults=(terms.UNIT_UNKNOWN, terms.UNIT_ON_ORDER))
async def retire_unit(ctx: Ctx, command: OneUnit) -> None:
    """Take a unit out of service for good; one on a case stays."""
    unit = await store.get(ctx, command.unit, change=True)
    if unit.retired_at is not None:
        ctx.unchanged(UnitQuiet.SAME)
        return
    if unit.assignment is not None:
        raise terms.UNIT_ON_ORDER(name=unit.text)
    unit = unit.changed(retired_at=ctx.now)
    await store.save_standing(ctx, unit)
    ctx.say(UnitRetired(unit.id), about=unit.subject)


STANDING = (
    terms.UNIT_UNKNOWN,
    terms.UNIT_RETIRED,
    terms.NOT_ITS_CREW,
    terms.STATUS_UNKNOWN,
    terms.ILLEGAL_STATUS,
    terms.UNIT_ON_ORDER,
)


@action("dispatch.set_unit_status", needs=REPORT_POSITIONS, faults=STANDING)
async def set_unit_status(ctx: Ctx, command: SetUnitStatus) -> int:
    """Say how a unit stands; only what may follow is taken, and a unit on a case is never made free by hand."""
    unit = await store.get(ctx, command.unit, change=True)
    if unit.retired_at is not None:
        raise terms.UNIT_RETIRED()
    if not await may_speak(ctx, unit):
        raise terms.NOT_ITS_CREW()
    if unit.status == command.status:
        ctx.unchanged(UnitQuiet.SAME)
        return unit.version
    after = unit.stand(statuses(ctx), command.status, ctx.now)
    await store.save_standing(ctx, after)
    ctx.say(UnitStatusSet(unit.id, unit.status, after.status, unit.assignment, unit.case_id), about=after.subject)
    return after.version


async def _write(ctx: Ctx, new: Sequence[Unit], changed: Sequence[Unit]) -> None:
    if new:
        await store.add(ctx, new)
    if changed:
        await store.change(ctx, changed)
    for each in new:
        ctx.say(UnitAdded(each.id, each.code, each.kind, each.office), about=each.subject)
    for each in changed:
        ctx.say(UnitChanged(each.id, each.kind, each.office), about=each.subject)


def _around(ctx: Ctx) -> Around:
    offices, day = ctx.house.service(Territory).offices, day_of(ctx.now)
    known = ctx.house.service(Registers).rows(CAPABILITIES, ctx.now)

    def office(code: str) -> UUID | None:
        found = offices.by_code(code)
        return found if found and not offices.is_closed(found, day) and sees(ctx, found) else None

    beginnings = frozenset(row.code for row in statuses(ctx) if not row.on_event)
    return Around(office, frozenset(row.code for row in known), beginnings, ctx.now)


def _twice(units: Sequence[Particulars]) -> list[Wrong]:
    counted = Counter(each.code for each in units)
    return [_wrong(place, UnitFault.CODE_TWICE) for place, each in enumerate(units) if counted[each.code] > 1]


def _wrong(place: int, fault: UnitFault) -> Wrong:
    return Wrong(f"$.units[{place}]", fault.value, fault.zh, fault.en)


def _one(unit: Unit | UnitFault, said: Particulars) -> Unit:
    if isinstance(unit, UnitFault):
        raise _refusal(unit, said)
    return unit


def _refusal(fault: UnitFault, said: Particulars) -> Problem:
    if fault is UnitFault.OFFICE:
        return terms.OFFICE_UNKNOWN()
    if fault is UnitFault.CAPABILITY:
        return terms.CAPABILITY_UNKNOWN(codes=said.capabilities)
    return terms.UNIT_RETIRED() if fault is UnitFault.RETIRED else terms.STATUS_UNKNOWN()

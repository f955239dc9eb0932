"""The roster of units: who is on which one, from when to when, with what."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from msgspec import Meta

from anmin.dispatch.events.units import ShiftCancelled, ShiftSet
from anmin.dispatch.model.capabilities import CAPABILITIES
from anmin.dispatch.model.particulars import Beat, Codes
from anmin.dispatch.model.roster import UnitShift, check_period
from anmin.dispatch.store import roster, units
from anmin.dispatch.terms import units as terms
from anmin.dispatch.terms.units import MANAGE_ROSTER
from anmin.identity.queries.staff import all_belong
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Command, action
from anmin.kernel.fields import Instant, ShortText, check_instants
from anmin.kernel.ids import new_id
from anmin.kernel.registers import Registers


class RosterUnit(Command, frozen=True):
    """`crew`: members of staff. `skills`: capabilities this crew brings. `beat`: instead of the unit's own."""

    unit: UUID
    starts: Instant
    ends: Instant
    crew: Annotated[tuple[UUID, ...], Meta(min_length=1, max_length=30)]
    vehicle: ShortText = ""
    equipment: Codes = ()
    skills: Codes = ()
    beat: Beat = ""

    def __post_init__(self) -> None:
        check_instants(self.starts, self.ends)


class CancelUnitShift(Command, frozen=True):
    shift: UUID


ROSTER = (
    terms.UNIT_UNKNOWN,
    terms.UNIT_RETIRED,
    terms.SHIFT_PERIOD,
    terms.SHIFT_TAKEN,
    terms.CREW_TAKEN,
    terms.CREW_UNKNOWN,
    terms.CAPABILITY_UNKNOWN,
)


@action("dispatch.roster_unit", needs=MANAGE_ROSTER, faults=ROSTER)
async def roster_unit(ctx: Ctx, command: RosterUnit) -> UUID:
    """Put a crew on a unit for a time; nobody is on two units at once."""
    check_period(command.starts, command.ends, ctx.now)
    unit = await units.get(ctx, command.unit, change=True)
    if unit.retired_at is not None:
        raise terms.UNIT_RETIRED()
    await _check(ctx, command)
    shift = UnitShift(
        id=new_id(),
        unit=unit.id,
        starts=command.starts,
        ends=command.ends,
        crew=tuple(dict.fromkeys(command.crew)),
        vehicle=command.vehicle,
        equipment=command.equipment,
        skills=command.skills,
        beat=command.beat,
    )
    await roster.add(ctx, shift)
    unit = unit.changed()
    await units.save_standing(ctx, unit)
    ctx.say(ShiftSet(unit.id, shift.id, shift.starts, shift.ends, shift.crew), about=unit.subject)
    return shift.id


@action("dispatch.cancel_unit_shift", needs=MANAGE_ROSTER, faults=(terms.SHIFT_UNKNOWN,))
async def cancel_unit_shift(ctx: Ctx, command: CancelUnitShift) -> None:
    """Take a shift of a unit off the roster."""
    unit = (await units.get(ctx, await roster.cancel(ctx, command.shift), change=True)).changed()
    await units.save_standing(ctx, unit)
    ctx.say(ShiftCancelled(unit.id, command.shift), about=unit.subject)


async def _check(ctx: Ctx, command: RosterUnit) -> None:
    known = {row.code for row in ctx.house.service(Registers).rows(CAPABILITIES, ctx.now)}
    if not known.issuperset(command.skills):
        raise terms.CAPABILITY_UNKNOWN(codes=command.skills)
    if not await all_belong(ctx, frozenset(command.crew)):
        raise terms.CREW_UNKNOWN()

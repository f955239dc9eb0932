"""Units as responders: of many orders at once exactly one wins a unit, and the unit's status follows its order."""

from __future__ import annotations

from datetime import datetime
from typing import final

from anmin.cases.model.orders import Order
from anmin.cases.responders import Claim, Claimed
from anmin.cases.store.orders import Spot
from anmin.cases.terms import orders as terms
from anmin.cases.terms.orders import ENDED, OrderState, PositionMark
from anmin.dispatch.events.units import UnitStatusSet
from anmin.dispatch.model.fixes import Fix, mark
from anmin.dispatch.model.standing import BY_STAGE, SUBJECT, Unit
from anmin.dispatch.model.units import UNIT_STATUSES, UnitStatusRow
from anmin.dispatch.store import positions, roster
from anmin.dispatch.store import units as store
from anmin.dispatch.store.units import Moved
from anmin.dispatch.terms.units import MANAGE_ROSTER, Mark
from anmin.identity.within import holds
from anmin.kernel.ctx import Ctx
from anmin.kernel.journal import Subject, office
from anmin.kernel.registers import Registers
from anmin.kernel.words import Text
from anmin.territory.point import Point

MARKS = {
    Mark.OK: PositionMark.OK,
    Mark.COARSE: PositionMark.COARSE,
    Mark.JUMP: PositionMark.JUMP,
    Mark.STALE: PositionMark.STALE,
    Mark.LATE: PositionMark.STALE,
    Mark.FUTURE: PositionMark.STALE,
}


def statuses(ctx: Ctx) -> tuple[UnitStatusRow, ...]:
    """The statuses that hold now."""
    return ctx.house.service(Registers).rows(UNIT_STATUSES, ctx.now)


def status_row(ctx: Ctx, code: str) -> UnitStatusRow | None:
    return ctx.house.service(Registers).get(UNIT_STATUSES, code, ctx.now)


async def may_speak(ctx: Ctx, unit: Unit) -> bool:
    """Its crew of this shift; while it has no shift, anybody of its office; and whoever keeps its office's roster."""
    crew = await roster.crew_now(ctx, unit.id)
    return not crew or ctx.actor.id in crew or holds(ctx, MANAGE_ROSTER, unit.office)


@final
class UnitResponder:
    """The rules of `cases.responders.Kind` for a unit."""

    async def claim(self, ctx: Ctx, claim: Claim) -> Claimed:
        """Lock the unit. Raises RESPONDER_UNKNOWN, RESPONDER_OFF, UNIT_BUSY with what it is doing, CANNOT_PREEMPT."""
        unit = await store.find(ctx, claim.responder, change=True)
        if unit is None or unit.retired_at is not None:
            raise terms.RESPONDER_UNKNOWN()
        row = status_row(ctx, unit.status)
        if unit.assignment is None:
            if row is None or not (row.free or (row.on_duty and claim.preempt and claim.command)):
                raise terms.RESPONDER_OFF(name=unit.text)
            return Claimed(unit.office)
        level = await store.level_of(ctx, unit.case_id)
        if not claim.preempt:
            raise terms.UNIT_BUSY(
                name=unit.text, level=level, state=row.text if row else Text(unit.status, unit.status)
            )
        if not claim.command and (level is None or level <= claim.level):
            raise terms.CANNOT_PREEMPT(name=unit.text)
        return Claimed(unit.office, unit.assignment)

    async def reached(self, ctx: Ctx, order: Order, stage: OrderState) -> None:
        """The unit's status goes with the stage; an ended order lets it go, back to what it did before."""
        moved: Moved | None = None
        if stage is OrderState.ORDERED:
            on_event = [row.code for row in statuses(ctx) if row.on_event]
            moved = await store.bind(ctx, order, BY_STAGE[stage], on_event)
        elif stage in BY_STAGE or stage in ENDED:
            moved = await store.follow(ctx, order.id, BY_STAGE.get(stage, ""), ends=stage in ENDED)
        # A unit that stood as ordered before it was bound is said all the same: it is free no more.
        if moved is not None and (stage is OrderState.ORDERED or moved.before != moved.status):
            said = UnitStatusSet(moved.unit, moved.before, moved.status, order.id, order.case)
            ctx.say(said, about=Subject(SUBJECT, moved.unit, moved.version, (office(moved.office),)))

    async def may_answer(self, ctx: Ctx, order: Order) -> bool:
        """Whether the caller may speak for the unit."""
        unit = await store.find(ctx, order.responder)
        return unit is not None and await may_speak(ctx, unit)

    async def mark(self, ctx: Ctx, order: Order, spot: Spot, at: datetime) -> Spot:
        """Judged against where the unit was last known to be."""
        if spot.lon is None or spot.lat is None:
            return spot
        fix = Fix(Point(spot.lon, spot.lat), at, spot.accuracy)
        unit = await store.find(ctx, order.responder)
        stale_after = unit.stale_seconds if unit else 0
        worth = MARKS[mark(await positions.held(ctx, order.responder), fix, ctx.now, stale_after)]
        return Spot(spot.lon, spot.lat, spot.accuracy, worth)

"""What every step of an order does: the rows in their order of locks, the stage, the responder, the clocks, the case."""

from collections.abc import Sequence
from uuid import UUID

import msgspec

from anmin.cases.actions.assessing import settle_down
from anmin.cases.clocks import ORDER_CLOCK, order_clock
from anmin.cases.model.cases import Case
from anmin.cases.model.orders import COLUMN, Order
from anmin.cases.responders import Responders
from anmin.cases.store import cases, orders
from anmin.cases.telling import tell_stage
from anmin.cases.terms.cases import CaseState, Flag
from anmin.cases.terms.orders import ORDER_UNKNOWN, OrderState
from anmin.cases.terms.stages import PublicStage
from anmin.kernel.ctx import Ctx
from anmin.kernel.words import Event

PUBLIC = {
    OrderState.EN_ROUTE: PublicStage.ON_THE_WAY,
    OrderState.ON_SCENE: PublicStage.ON_SCENE,
}


class Held(msgspec.Struct):
    """A locked case with its locked orders, and the one that is spoken of."""

    case: Case
    orders: list[Order]
    order: Order

    def put(self, order: Order) -> None:
        self.order = order
        self.orders = [order if each.id == order.id else each for each in self.orders]


async def held(ctx: Ctx, order: UUID) -> Held:
    """For those who direct. Raises ORDER_UNKNOWN."""
    return await _locked(ctx, order, await orders.case_of(ctx, order))


async def held_own(ctx: Ctx, order: UUID) -> Held:
    """For those who carry out: their office answers for it and they may speak for the responder. Raises ORDER_UNKNOWN."""
    found = await _locked(ctx, order, await orders.case_of(ctx, order, own=True))
    if not await ctx.house.service(Responders).of(found.order.kind).may_answer(ctx, found.order):
        raise ORDER_UNKNOWN()
    return found


async def _locked(ctx: Ctx, order: UUID, case: UUID) -> Held:
    locked = await cases.get(ctx, case, change=True)
    listed = await orders.of_case(ctx, case, change=True)
    found = next((each for each in listed if each.id == order), None)
    if found is None:
        raise ORDER_UNKNOWN()
    return Held(locked, listed, found)


async def reach(ctx: Ctx, held: Held, stage: OrderState, said: Event) -> None:
    """After the order has changed: save it, tell its responder, set its clock, and let the case follow."""
    await follow(ctx, held, stage)
    first = not any(getattr(each, COLUMN[stage]) for each in held.orders if each.id != held.order.id)
    await settle(ctx, held, (said,), PUBLIC.get(stage) if first else None)


async def follow(ctx: Ctx, held: Held, stage: OrderState, note: str = "") -> None:
    """The order's own row, its responder and its clock."""
    await orders.save(ctx, held.order, note)
    await ctx.house.service(Responders).of(held.order.kind).reached(ctx, held.order, stage)
    timer = order_clock(ctx.house, held.case.kind, held.order, ctx.now)
    if timer is None:
        await ctx.cancel(ORDER_CLOCK, f"order:{held.order.id}")
    else:
        ctx.timer(timer)


async def settle(ctx: Ctx, held: Held, said: Sequence[Event], stage: PublicStage | None = None) -> None:
    """Say what happened and let the case stand where its orders put it."""
    moved = held.case.settle((each.state for each in held.orders), ctx.now)
    if moved is None:
        held.case = held.case.changed()
        await cases.save(ctx, held.case)
    else:
        held.case = moved[0]
        await settle_down(ctx, held.case)
    for event in (*said, *(moved[1:] if moved else ())):
        ctx.say(event, about=held.case.subject)
    if moved and moved[0].state is CaseState.REPORTED and Flag.OVERSEAS not in held.case.flags:
        stage = PublicStage.HANDLED  # abroad the orders of this side end while the caller is still held
    if stage is not None:
        await tell_stage(ctx, held.case, stage)

"""Those who were ordered answer: received, acknowledged, set out, arrived, reported, done; or refused with a reason."""

from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from anmin.cases.actions.assessing import warned_of
from anmin.cases.actions.moving import Held, follow, held, held_own, reach, settle
from anmin.cases.clocks import LAST, Ticking, order_clock
from anmin.cases.events.orders import EndSeen, OrderOverdue, WelfareChecked
from anmin.cases.placing import Spot
from anmin.cases.responders import Responders
from anmin.cases.store import cases, orders
from anmin.cases.store.orders import Spot as Noted
from anmin.cases.terms import orders as terms
from anmin.cases.terms.cases import Quiet
from anmin.cases.terms.orders import OrderState, RefusalReason
from anmin.kernel.access import SYSTEM
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Command, action
from anmin.kernel.fields import Instant, ShortText, check_instants

Count = Annotated[int, Meta(ge=0, le=1_000)]


class AcknowledgeOrder(Command, frozen=True):
    """`at`: when the hand acknowledged, when the terminal was out of reach; now when left out."""

    order: UUID
    at: Instant | None = None
    position: Spot | None = None
    persons: Count | None = None
    vehicles: Count | None = None
    boats: Count | None = None

    def __post_init__(self) -> None:
        check_instants(self.at)


class RefuseOrder(Command, frozen=True):
    order: UUID
    reason: RefusalReason
    note: ShortText = ""


class ReportStage(Command, frozen=True):
    """`why`: the reason when stages are left out or entered late."""

    order: UUID
    stage: OrderState
    at: Instant | None = None
    position: Spot | None = None
    why: ShortText = ""

    def __post_init__(self) -> None:
        check_instants(self.at)


class OneOrder(Command, frozen=True):
    order: UUID


class OrderRunsOut(OneOrder, frozen=True):
    ticking: Ticking


STAGES = (terms.ORDER_UNKNOWN, terms.ORDER_ENDED, terms.ILLEGAL_STAGE, terms.STAGE_TIME)
REPORTABLE = (OrderState.RECEIVED, OrderState.ACCEPTED, OrderState.EN_ROUTE, OrderState.ON_SCENE)


@action("cases.acknowledge_order", needs=terms.ANSWER_ORDERS, faults=STAGES)
async def acknowledge_order(ctx: Ctx, command: AcknowledgeOrder) -> None:
    """Acknowledge an order by hand; that the terminal received it is apart from this."""
    said = ReportStage(order=command.order, stage=OrderState.ACCEPTED, at=command.at, position=command.position)
    found = await _go_on(ctx, said)
    if found is not None:
        await ctx.conn.execute(orders.SENT, found.order.id, command.persons, command.vehicles, command.boats)


@action("cases.report_stage", needs=terms.ANSWER_ORDERS, faults=STAGES)
async def report_stage(ctx: Ctx, command: ReportStage) -> None:
    """Report the next stage: received, acknowledged, set out or arrived; reports have a door of their own."""
    if command.stage not in REPORTABLE:
        found = await held_own(ctx, command.order)
        raise terms.ILLEGAL_STAGE(state=found.order.state, legal=_by_hand(found))
    await _go_on(ctx, command)


def _by_hand(found: Held) -> tuple[OrderState, ...]:
    return tuple(each for each in found.order.legal() if each in REPORTABLE)


async def _go_on(ctx: Ctx, said: ReportStage) -> Held | None:
    found = await held_own(ctx, said.order)
    if found.order.state is said.stage:
        ctx.unchanged(Quiet.SAME)
        return None
    at = said.at or max(ctx.now, found.order.last_at)
    order, reached = found.order.reach(said.stage, at, ctx.now, said.why)
    found.put(order)
    noted = await note_stage(ctx, found, said.stage, said.position, said.why)
    await reach(ctx, found, said.stage, msgspec.structs.replace(reached, mark=noted.mark))
    return found


async def note_stage(ctx: Ctx, found: Held, stage: OrderState, spot: Spot | None, why: str = "") -> Noted:
    """Write the milestone once, with its place and how far that can be trusted."""
    noted, order = Noted(), found.order
    if spot is not None:
        point = spot.point()
        noted = Noted(point.lon, point.lat, spot.accuracy, terms.PositionMark.OK)
        noted = await ctx.house.service(Responders).of(order.kind).mark(ctx, order, noted, spot.at or order.last_at)
    orders.add_stage(ctx, order, stage, order.last_at, noted, why)
    return noted


@action("cases.refuse_order", needs=terms.ANSWER_ORDERS, faults=STAGES)
async def refuse_order(ctx: Ctx, command: RefuseOrder) -> None:
    """Refuse an order with the reason; from the second refusal of a case on the watch commander decides."""
    found = await held_own(ctx, command.order)
    times = 1 + sum(each.state is OrderState.REFUSED for each in found.orders)
    order, refused = found.order.refuse(command.reason, times, ctx.now)
    found.put(order)
    await follow(ctx, found, OrderState.REFUSED, command.note)
    await settle(ctx, found, (refused,))


@action("cases.acknowledge_end", needs=terms.ANSWER_ORDERS, faults=(terms.ORDER_UNKNOWN, terms.ORDER_STANDS))
async def acknowledge_end(ctx: Ctx, command: OneOrder) -> None:
    """Acknowledge that an order was withdrawn: a cancellation reaches every unit and is confirmed by each."""
    found = await held_own(ctx, command.order)
    if found.order.state is not OrderState.WITHDRAWN:
        raise terms.ORDER_STANDS()
    if found.order.end_seen_at is not None:
        ctx.unchanged(Quiet.SAME)
        return
    found.put(msgspec.structs.replace(found.order, end_seen_at=ctx.now, version=found.order.version + 1))
    await orders.save(ctx, found.order)
    await settle(ctx, found, (EndSeen(found.case.id, found.order.id),))


@action("cases.confirm_welfare", needs=terms.ANSWER_ORDERS, faults=(terms.ORDER_UNKNOWN, terms.NOT_ON_SCENE))
async def confirm_welfare(ctx: Ctx, command: OneOrder) -> None:
    """Answer a welfare check: all well on the scene; the next one is due after the usual time."""
    found = await held_own(ctx, command.order)
    if found.order.state is not OrderState.ON_SCENE:
        raise terms.NOT_ON_SCENE()
    found.put(msgspec.structs.replace(found.order, welfare_at=ctx.now, overdue=0, version=found.order.version + 1))
    await orders.save(ctx, found.order)
    timer = order_clock(ctx.house, found.case.kind, found.order, ctx.now)
    if timer is not None:
        ctx.timer(timer)
    await settle(ctx, found, (WelfareChecked(found.case.id, found.order.id, answered=True),))


@action("cases.order_runs_out", needs=SYSTEM, faults=(terms.ORDER_UNKNOWN,))
async def order_runs_out(ctx: Ctx, command: OrderRunsOut) -> None:
    """Warn that an order did not go on in time: the desk, then the watch commander, then the level above."""
    found = await held(ctx, command.order)
    ticking = command.ticking
    if found.order.version != ticking.epoch or found.order.ended:
        ctx.unchanged(Quiet.STALE)
        return
    timer = order_clock(ctx.house, found.case.kind, found.order, ctx.now, ticking.step + 1)
    if timer is not None:
        ctx.timer(timer)
    order = msgspec.structs.replace(found.order, overdue=ticking.step)
    await orders.save(ctx, order)
    found.put(order)
    found.case = found.case.changed()
    await cases.save(ctx, found.case)
    case, step = found.case, min(ticking.step, LAST)
    said: OrderOverdue | WelfareChecked = OrderOverdue(case.id, order.id, order.state, step)
    if order.state is OrderState.ON_SCENE:
        said = WelfareChecked(case.id, order.id, answered=False)
    ctx.say(said, about=warned_of(ctx, case, ticking.step))

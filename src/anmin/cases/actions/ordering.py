"""Ordering responders: one act for any number and kind of them; exactly one order wins a unit. And taking orders back."""

from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from anmin.cases.actions.moving import Held, follow, held, settle
from anmin.cases.clocks import order_clock
from anmin.cases.events.orders import Ordered, Overridden, Withdrawn
from anmin.cases.evidence import share_with
from anmin.cases.model.cases import Case
from anmin.cases.model.orders import Order
from anmin.cases.responders import Claim, Responders
from anmin.cases.store import cases, orders
from anmin.cases.store.orders import Placed
from anmin.cases.telling import tell_stage
from anmin.cases.terms import cases as case_terms
from anmin.cases.terms import orders as terms
from anmin.cases.terms.cases import CaseState
from anmin.cases.terms.orders import OrderState, ResponderKind, WithdrawReason
from anmin.cases.terms.stages import PublicStage
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Command, action
from anmin.kernel.fields import CodeText, LongText, ShortText
from anmin.kernel.ids import new_id
from anmin.kernel.words import Event

Codes = Annotated[tuple[CodeText, ...], Meta(max_length=50)]


class Responder(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who is ordered to what. `instruction` beside the common one; `task`: a sub-task; `required`: closing waits for it."""

    kind: ResponderKind
    id: UUID
    instruction: LongText = ""
    task: CodeText | None = None
    required: bool = True


class OrderResponders(Command, frozen=True):
    """One instruction to many. `preempt`: confirmed that busy units leave a less urgent case for this one.

    `equipment`, `safety`: codes of the registers `cases.equipment` and `cases.safety_word` (XY-15).
    """

    case: UUID
    responders: Annotated[tuple[Responder, ...], Meta(min_length=1, max_length=200)]
    instruction: LongText = ""
    equipment: Codes = ()
    safety: Codes = ()
    preempt: bool = False
    automatic: bool = False
    response: UUID | None = None


class OrderPlaced(msgspec.Struct, frozen=True):
    order: UUID
    number: int
    responder: UUID
    office: UUID


class WithdrawOrder(Command, frozen=True):
    order: UUID
    reason: WithdrawReason
    note: ShortText = ""


class OverrideRefusal(Command, frozen=True):
    """`order`: the refused one."""

    order: UUID
    note: ShortText = ""


FAULTS = (
    case_terms.CASE_UNKNOWN,
    case_terms.CASE_OVER,
    terms.RESPONDER_UNKNOWN,
    terms.RESPONDER_OFF,
    terms.UNIT_BUSY,
    terms.CANNOT_PREEMPT,
    terms.ALREADY_ORDERED,
)


@action("cases.order_responders", needs=terms.ORDER_RESPONDERS, faults=FAULTS)
async def order_responders(ctx: Ctx, command: OrderResponders) -> tuple[OrderPlaced, ...]:
    """Order any number of units, departments and companies in one act; a busy unit answers what it is doing."""
    case = await cases.get(ctx, command.case, change=True)
    case.check_open()
    listed = await orders.of_case(ctx, case.id, change=True)
    events: list[Event] = []
    if case.state in (CaseState.RECEIVED, CaseState.SCHEDULED):
        case, taken = case.take(ctx.actor.id, ctx.now)
        events.append(taken)
    _check_new(listed, command)
    placed, first = {}, len(listed) + 1
    for number, each in _in_order(command.responders):
        order = await place(ctx, _new(ctx, case, each, command, first + number), _words(ctx, each, command))
        listed.append(order)
        case = case.with_offices((order.office,))
        placed[number] = order
        events.append(_said(case, order))
    await share_with(ctx, case)
    found = Held(case, listed, placed[0])
    await settle(ctx, found, events)
    await tell_stage(ctx, found.case, PublicStage.HELP_ORDERED)
    return tuple(OrderPlaced(o.id, o.number, o.responder, o.office) for _, o in sorted(placed.items()))


def _check_new(listed: list[Order], command: OrderResponders) -> None:
    asked = [each.id for each in command.responders]
    if len(set(asked)) < len(asked) or not {each.responder for each in listed if not each.ended}.isdisjoint(asked):
        raise terms.ALREADY_ORDERED()


def _in_order(responders: tuple[Responder, ...]) -> list[tuple[int, Responder]]:
    """By responder: two acts that want the same units ask for them in the same order."""
    return sorted(enumerate(responders), key=lambda each: each[1].id)


def _new(ctx: Ctx, case: Case, each: Responder, command: OrderResponders, number: int) -> tuple[Order, Claim]:
    order = Order(
        id=new_id(),
        version=1,
        case=case.id,
        number=number,
        kind=each.kind,
        responder=each.id,
        office=case.desk,
        state=OrderState.ORDERED,
        required=each.required,
        task=each.task or "",
        response=command.response,
        parent=None,
        ordered_at=ctx.now,
    )
    claim = Claim(
        responder=each.id, order=order.id, case=case.id, matter=case.kind, level=case.level, preempt=command.preempt
    )
    return order, claim


def _words(ctx: Ctx, each: Responder, command: OrderResponders) -> Placed:
    text = "\n".join(part for part in (command.instruction, each.instruction) if part)
    by = ctx.actor.id if ctx.actor.kind == "staff" else None
    return Placed(
        instruction=text, equipment=command.equipment, safety=command.safety, automatic=command.automatic, by=by
    )


async def place(ctx: Ctx, asked: tuple[Order, Claim], words: Placed) -> Order:
    """Bind the responder and write the order with its clock. Raises as the kind of responder does."""
    order, claim = asked
    kinds = ctx.house.service(Responders)
    if order.kind not in kinds:
        raise terms.RESPONDER_UNKNOWN()
    may_command = case_terms.COMMAND_CASES.code in ctx.actor.grants
    claim = msgspec.structs.replace(claim, command=may_command)
    claimed = await kinds.of(order.kind).claim(ctx, claim)
    if claimed.preempted is not None:
        await withdraw_order(ctx, WithdrawOrder(order=claimed.preempted, reason=WithdrawReason.PREEMPTED))
    order = msgspec.structs.replace(order, office=claimed.office)
    await orders.add(ctx, order, words)
    await kinds.of(order.kind).reached(ctx, order, OrderState.ORDERED)
    timer = order_clock(ctx.house, claim.matter, order, ctx.now)
    if timer is not None:
        ctx.timer(timer)
    return order


def _said(case: Case, order: Order) -> Ordered:
    return Ordered(
        case=case.id,
        order=order.id,
        kind=order.kind,
        responder=order.responder,
        office=order.office,
        level=case.level,
        required=order.required,
    )


@action("cases.withdraw_order", needs=terms.ORDER_RESPONDERS, faults=(terms.ORDER_UNKNOWN, terms.ORDER_ENDED))
async def withdraw_order(ctx: Ctx, command: WithdrawOrder) -> None:
    """Take an order back, with the reason; its responder is told and acknowledges."""
    found = await held(ctx, command.order)
    order, withdrawn = found.order.withdraw(command.reason, ctx.now)
    found.put(order)
    await follow(ctx, found, OrderState.WITHDRAWN, command.note)
    await settle(ctx, found, (withdrawn,))


async def withdraw_all(ctx: Ctx, case: Case, listed: list[Order], reason: WithdrawReason) -> list[Withdrawn]:
    """Take every open order of a locked case back; the caller saves the case and says the facts."""
    said = []
    for each in listed:
        if not each.ended:
            order, withdrawn = each.withdraw(reason, ctx.now)
            await follow(ctx, Held(case, listed, order), OrderState.WITHDRAWN)
            said.append(withdrawn)
    return said


@action(
    "cases.override_refusal",
    needs=case_terms.COMMAND_CASES,
    faults=(*FAULTS, terms.ORDER_UNKNOWN, terms.ORDER_NOT_REFUSED),
)
async def override_refusal(ctx: Ctx, command: OverrideRefusal) -> OrderPlaced:
    """Order the same responder all the same: it cannot refuse again (JJ-12)."""
    found = await held(ctx, command.order)
    found.case.check_open()
    refused = found.order
    if refused.state is not OrderState.REFUSED:
        raise terms.ORDER_NOT_REFUSED()
    again = Responder(kind=refused.kind, id=refused.responder, task=refused.task or None, required=refused.required)
    asked = OrderResponders(case=found.case.id, responders=(again,), response=refused.response, preempt=True)
    _check_new(found.orders, asked)
    order, claim = _new(ctx, found.case, again, asked, len(found.orders) + 1)
    order = msgspec.structs.replace(order, parent=refused.id)
    words = await orders.words_of(ctx, refused.id)
    order = await place(ctx, (order, claim), words)
    found.orders.append(order)
    found.case = found.case.with_offices((order.office,))  # a unit may belong to another office by now
    await share_with(ctx, found.case)
    await settle(ctx, found, (Overridden(found.case.id, order.id), _said(found.case, order)))
    return OrderPlaced(order.id, order.number, order.responder, order.office)

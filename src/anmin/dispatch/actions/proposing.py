"""Proposals that come by themselves, and the acts of a dispatcher that take two steps at once."""

from __future__ import annotations

from uuid import UUID

from anmin.cases.actions.command import say_of_case
from anmin.cases.actions.moving import held
from anmin.cases.actions.ordering import FAULTS as ORDERING
from anmin.cases.actions.ordering import (
    OrderPlaced,
    OrderResponders,
    Responder,
    WithdrawOrder,
    order_responders,
    withdraw_order,
)
from anmin.cases.model.cases import Case
from anmin.cases.store import cases, orders
from anmin.cases.terms import orders as order_terms
from anmin.cases.terms.cases import CASE_UNKNOWN, CaseState
from anmin.cases.terms.orders import ORDER_RESPONDERS, ResponderKind, WithdrawReason
from anmin.dispatch.advising import Advice, Asked, advise, chosen
from anmin.dispatch.events.proposing import Proposed
from anmin.dispatch.events.responses import PartyNamed
from anmin.dispatch.store import responses, units
from anmin.dispatch.terms import units as terms
from anmin.dispatch.terms.roads import Basis
from anmin.dispatch.terms.units import UnitQuiet
from anmin.kernel.access import SYSTEM
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Command, action
from anmin.kernel.fields import ShortText

MOST = 10
WAITING = (CaseState.RECEIVED, CaseState.TAKEN)
"""Afterwards somebody has decided."""


class ProposeUnits(Command, frozen=True):
    case: UUID


class ExchangeUnit(Command, frozen=True):
    """`unit` takes the order over. `preempt`: confirmed that it leaves a less urgent case for this one."""

    order: UUID
    unit: UUID
    preempt: bool = False
    note: ShortText = ""


class FreeUnit(Command, frozen=True):
    """Taken off whatever it is on, with the reason."""

    unit: UUID
    reason: WithdrawReason
    note: ShortText = ""


@action("dispatch.propose_units", needs=SYSTEM, faults=(CASE_UNKNOWN,))
async def propose_units(ctx: Ctx, command: ProposeUnits) -> None:
    """Say who could be sent to a case for which nobody is ordered yet."""
    case = await cases.get(ctx, command.case)
    if case.lon is None or case.state not in WAITING:
        ctx.unchanged(UnitQuiet.OVER)
        return
    advice = advise(ctx, case, Asked())
    if not advice.proposal.chosen:
        ctx.unchanged(UnitQuiet.NOBODY)
        return
    ctx.say(_said(case, advice), about=case.subject)


def _said(case: Case, advice: Advice) -> Proposed:
    best = chosen(advice)[:MOST]
    seconds = tuple(None if each.seconds is None else round(each.seconds) for each in best)
    straight = any(each.basis is Basis.STRAIGHT_LINE for each in best)
    missing = sum(gap.missing for gap in advice.proposal.gaps)
    return Proposed(case.id, tuple(each.unit for each in best), seconds, straight, missing)


@action(
    "dispatch.exchange_unit",
    needs=ORDER_RESPONDERS,
    faults=(*ORDERING, order_terms.ORDER_UNKNOWN, order_terms.ORDER_ENDED),
)
async def exchange_unit(ctx: Ctx, command: ExchangeUnit) -> OrderPlaced:
    """Let another unit take over an order: the new one is ordered and the old one withdrawn, both or neither."""
    found = await held(ctx, command.order)
    if found.order.ended:
        raise order_terms.ORDER_ENDED(state=found.order.state)
    words, old = await orders.words_of(ctx, command.order), found.order
    instead = Responder(kind=ResponderKind.UNIT, id=command.unit, task=old.task or None, required=old.required)
    asked = OrderResponders(
        case=old.case,
        responders=(instead,),
        instruction=words.instruction,
        equipment=tuple(words.equipment),
        safety=tuple(words.safety),
        preempt=command.preempt,
        response=old.response,
    )
    (placed,) = await order_responders(ctx, asked)
    taken = WithdrawOrder(order=old.id, reason=WithdrawReason.EXCHANGED, note=command.note)
    await withdraw_order(ctx, taken)
    if party := await responses.hand_over(ctx, old.case, old.responder, command.unit):
        await say_of_case(ctx, old.case, PartyNamed(old.case, party["response"], party["id"], command.unit))
    return placed


@action(
    "dispatch.free_unit", needs=ORDER_RESPONDERS, faults=(terms.UNIT_UNKNOWN, terms.UNIT_FREE, order_terms.ORDER_ENDED)
)
async def free_unit(ctx: Ctx, command: FreeUnit) -> None:
    """Take a unit off the case it is on, with the reason; it is told and may be ordered again."""
    unit = await units.get(ctx, command.unit)
    if unit.assignment is None:
        raise terms.UNIT_FREE(name=unit.text)
    await withdraw_order(ctx, WithdrawOrder(order=unit.assignment, reason=command.reason, note=command.note))

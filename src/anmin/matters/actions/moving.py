"""An organisation is closed while it holds matters: they go to the one above it, some at a time, each journaled."""

from uuid import UUID

from anmin.cases.actions.ordering import WithdrawOrder, withdraw_order
from anmin.cases.store import orders
from anmin.cases.terms.cases import CASE_UNKNOWN
from anmin.cases.terms.orders import WithdrawReason
from anmin.identity.tree import OrganisationTree
from anmin.kernel.access import SYSTEM
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Command, action
from anmin.kernel.timers import Timer
from anmin.matters.actions.keeping import Held, held, settle
from anmin.matters.actions.routing import Chosen, accept_due, hand_over
from anmin.matters.events.matters import LeadMoved
from anmin.matters.model.matters import Part
from anmin.matters.store import matters as store
from anmin.matters.terms.matters import MatterQuiet, PartRole

MOVING = "matters.moving"
AT_ONCE = 1


class MoveMatters(Command, frozen=True):
    """`office` was closed."""

    office: UUID


@action("matters.move_matters", needs=SYSTEM, faults=(CASE_UNKNOWN,))
async def move_matters(ctx: Ctx, command: MoveMatters) -> None:
    """Give a matter that a closed organisation holds to the one above it, and go on while there are more."""
    above = ctx.house.service(OrganisationTree).ancestors(command.office)[1:2]
    left = await store.held_by(ctx, command.office, AT_ONCE + 1)
    if not above or not left:
        ctx.unchanged(MatterQuiet.STALE)
        return
    if len(left) > AT_ONCE:
        ctx.timer(Timer(MOVING, f"organisation:{command.office}", 1, ctx.now, "bell"))
    await _move(ctx, left[0], command.office, above[0])


async def _move(ctx: Ctx, case: UUID, before: UUID, after: UUID) -> None:
    found = await held(ctx, case)
    mine = await _open_parts(ctx, found, before)
    for part in mine:
        await withdraw_order(ctx, WithdrawOrder(order=part.order, reason=WithdrawReason.EXCHANGED))
    matter = found.matter.changed()
    there = {each.responder for each in await orders.of_case(ctx, case) if not each.ended}
    if mine and after not in there:
        leads = any(each.order == matter.lead_order for each in mine)
        chosen = Chosen(lead=after, supports=(), role=PartRole.LEAD if leads else PartRole.SUPPORT)
        _, parts = await hand_over(ctx, case, chosen, "")
        if leads:
            matter = found.matter.hand_to(parts[0], accept_due(ctx, matter), ctx.now)
    if matter.lead == before:  # the desk's side itself, or the one above takes part already
        order = next((each.order for each in found.parts if each.office == after and after in there), None)
        matter = matter.changed(lead=after, lead_order=order, accept_due=None)
    await settle(ctx, matter, LeadMoved(case, before, after))


async def _open_parts(ctx: Ctx, found: Held, office: UUID) -> list[Part]:
    standing = {each.id for each in await orders.of_case(ctx, found.case.id) if not each.ended}
    return [each for each in found.parts if each.office == office and each.order in standing]

"""A matter turns out to be of another kind: an alarm that is none, or a matter that has become urgent."""

from typing import Annotated

from msgspec import Meta

from anmin.cases.actions.assessing import OneCase, settle_down
from anmin.cases.catalogue.level_rules import LEVEL_RULES, Facts, propose_level
from anmin.cases.catalogue.tree import category_tree
from anmin.cases.clocks import ORDER_CLOCK, order_clock
from anmin.cases.events.cases import KindSet, LevelSet
from anmin.cases.model.cases import Case
from anmin.cases.store import cases, orders
from anmin.cases.store.mine import texts
from anmin.cases.terms.cases import CASE_OVER, CASE_UNKNOWN, TAKE_CASES, CaseKind, LevelReason, Quiet
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import action
from anmin.kernel.registers import Registers


class SetKind(OneCase, frozen=True):
    """`level`: None: by the rules when it becomes an emergency, else as it is."""

    kind: CaseKind
    level: Annotated[int, Meta(ge=1, le=4)] | None = None


@action("cases.set_kind", needs=TAKE_CASES, faults=(CASE_UNKNOWN, CASE_OVER))
async def set_kind(ctx: Ctx, command: SetKind) -> None:
    """Give a case another kind; the clocks of an emergency begin at this instant, or end."""
    case = await cases.get(ctx, command.case, change=True)
    if case.kind is command.kind:
        ctx.unchanged(Quiet.SAME)
        return
    case.check_open()
    before, level = case, command.level or case.level
    if command.level is None and command.kind is CaseKind.EMERGENCY:
        level = await _by_rules(ctx, case)
    case = case.moved(case.state, kind=command.kind, level=level)
    await ctx.conn.execute(cases.SET_KIND, case.id, case.kind.value)
    await settle_down(ctx, case)
    await _clocks_of_orders(ctx, case)
    ctx.say(KindSet(case.id, before.kind, case.kind), about=case.subject)
    if level != before.level:
        ctx.say(LevelSet(case.id, before.level, level, LevelReason.MISJUDGED), about=case.subject)


async def _by_rules(ctx: Ctx, case: Case) -> int:
    registers = ctx.house.service(Registers)
    row = category_tree(registers, ctx.now).get(case.category)
    facts = Facts(
        categories=category_tree(registers, ctx.now).codes(case.category),
        category_level=row.level if row else None,
        tag=case.tag,
        flags=case.flags,
        channel=case.channel,
        text=(await texts(ctx, case.id))[0],
    )
    return propose_level(registers.rows(LEVEL_RULES, ctx.now), facts).level


async def _clocks_of_orders(ctx: Ctx, case: Case) -> None:
    for each in await orders.of_case(ctx, case.id, change=True):
        timer = order_clock(ctx.house, case.kind, each, ctx.now)
        if timer is not None:
            ctx.timer(timer)
        else:
            await ctx.cancel(ORDER_CLOCK, f"order:{each.id}")

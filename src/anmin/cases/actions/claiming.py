"""Opening a case that waits: the colleagues see at once by whom, so that two do not begin the same call."""

from anmin.cases.actions.assessing import TakeCase
from anmin.cases.claims import check_claim, stale
from anmin.cases.store import cases
from anmin.cases.terms import cases as terms
from anmin.cases.terms.cases import Quiet
from anmin.kernel.ctx import Ctx, person_of
from anmin.kernel.door import action

FAULTS = (terms.CASE_UNKNOWN, terms.CASE_OVER, terms.CASE_STATE, terms.CASE_CLAIMED)


@action("cases.claim_case", needs=terms.TAKE_CASES, faults=FAULTS)
async def claim_case(ctx: Ctx, command: TakeCase) -> None:
    """Say that you are opening a waiting case; it is held for you until you take it or the grace is over."""
    case = await cases.get(ctx, command.case, change=True)
    case.check_waits()
    await check_claim(ctx, case, anyway=command.anyway)
    by = person_of(ctx)
    if case.claimed_by == by and case.claimed_at is not None and not stale(ctx.house, case.claimed_at, ctx.now):
        ctx.unchanged(Quiet.SAME)
        return
    case, claimed = case.claim(by, ctx.now)
    await cases.save(ctx, case)
    ctx.say(claimed, about=case.subject)

"""The citizen raises a matter once more: both are tied together by the house, and a concluded one is taken up again."""

from uuid import UUID

from anmin.cases.actions.links import LinkCases, link_cases
from anmin.cases.store import cases
from anmin.cases.terms.cases import CASE_UNKNOWN, SEE_CASES
from anmin.cases.terms.links import LINKED_OTHERWISE, SAME_CASE, LinkKind
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Command, action
from anmin.matters.store import matters as store
from anmin.matters.terms.matters import MATTER_UNKNOWN


class UrgeMatter(Command, frozen=True):
    """`case`: what was raised before; `report`: what it was raised again with. Both are the caller's own."""

    case: UUID
    report: UUID


@action(
    "matters.urge_matter",
    needs=SEE_CASES,
    elevated="whose they are is asked of both; nothing but the tie between them is written",
    faults=(CASE_UNKNOWN, MATTER_UNKNOWN, SAME_CASE, LINKED_OTHERWISE),
)
async def urge_matter(ctx: Ctx, command: UrgeMatter) -> None:
    """Tie one's new report to one's earlier matter; whoever leads hears it, and the level above when it was concluded."""
    for case in (command.case, command.report):
        if ctx.actor.id is None or (await cases.get(ctx, case)).person != ctx.actor.id:
            raise CASE_UNKNOWN()
    await store.get(ctx, command.case)
    await link_cases(ctx, LinkCases(case=command.report, other=command.case, kind=LinkKind.URGE))

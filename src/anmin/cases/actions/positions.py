"""Where a caller is while help is on its way: every position is kept, the desk hears that there is a new one."""

from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from anmin.cases.actions.noting import note
from anmin.cases.events.positions import CallerMoved
from anmin.cases.model.cases import Case
from anmin.cases.model.positions import Fix, due_to_tell, marked
from anmin.cases.placing import Spot
from anmin.cases.store import cases
from anmin.cases.store import positions as store
from anmin.cases.terms import cases as case_terms
from anmin.cases.terms import positions as terms
from anmin.cases.terms.cases import OVER, Quiet
from anmin.cases.terms.orders import PositionMark
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Command, action


class SendPositions(Command, frozen=True):
    """Up to a hundred, in any order: what was gathered without a connection comes later."""

    case: UUID
    fixes: Annotated[tuple[Spot, ...], Meta(min_length=1, max_length=100)]


class PositionsKept(msgspec.Struct, frozen=True):
    """`go_on` False: the matter is over and the phone may stop sending."""

    kept: int
    go_on: bool


@action("cases.send_positions", needs=terms.SEND_POSITIONS, faults=(case_terms.CASE_UNKNOWN,))
async def send_positions(ctx: Ctx, command: SendPositions) -> PositionsKept:
    """Say where one is, again and again; a wrong or late position is kept and marked, never refused."""
    case = await cases.get(ctx, command.case, change=True)
    if case.state in OVER:
        ctx.unchanged(Quiet.OVER)
        return PositionsKept(0, go_on=False)
    await keep_fixes(ctx, case, command.fixes)
    return PositionsKept(len(command.fixes), go_on=True)


async def keep_fixes(ctx: Ctx, case: Case, spots: tuple[Spot, ...]) -> None:
    """For a locked case: keep the positions, and tell its offices at most every five seconds."""
    fixes = marked(
        await store.last_good(ctx, case.id),
        (Fix(each.point(), each.at or ctx.now, each.accuracy) for each in spots),
        ctx.now,
    )
    for each in fixes:
        store.add(ctx, case.id, each)
    good = [each for each in fixes if each.mark in (PositionMark.OK, PositionMark.COARSE)]
    if good:
        await store.set_caller(ctx, case.id, good[-1])
    if not due_to_tell(await store.last_came(ctx, case.id), ctx.now):
        ctx.unchanged(Quiet.TOLD)
        return
    await note(ctx, case, CallerMoved(case.id, fixes[-1].mark))

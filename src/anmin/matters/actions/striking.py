"""The clock of a matter strikes: each step is said once, to everybody who takes part and all above them."""

from uuid import UUID

from anmin.cases.store import cases
from anmin.cases.terms.cases import CASE_UNKNOWN
from anmin.kernel.access import SYSTEM
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Command, action
from anmin.matters.actions.keeping import settle
from anmin.matters.store import matters as store
from anmin.matters.terms.matters import MatterQuiet, MatterStep


class StrikeClock(Command, frozen=True):
    """`version`: of the matter for which the timer was set."""

    case: UUID
    version: int
    step: MatterStep


@action("matters.strike_clock", needs=SYSTEM, faults=(CASE_UNKNOWN,))
async def strike_clock(ctx: Ctx, command: StrikeClock) -> None:
    """Say what is due; a timer of an earlier version finds another one and does nothing."""
    await cases.get(ctx, command.case, change=True)
    matter = await store.find(ctx, command.case, change=True)
    if matter is None or matter.version != command.version or matter.concluded_at or matter.paused_at:
        ctx.unchanged(MatterQuiet.STALE)
        return
    struck, said = matter.strike(command.step)
    await settle(ctx, struck, said)

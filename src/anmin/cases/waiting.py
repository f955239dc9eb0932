"""The reminder beside the clock of a case: staff waits for its caller. It is repeated, and it closes nothing."""

from datetime import datetime

import msgspec

from anmin.cases.catalogue.terms import ClockName
from anmin.cases.clocks import limit
from anmin.cases.model.cases import SUBJECT, Case
from anmin.kernel.ctx import Ctx
from anmin.kernel.timers import Timer

WAITING = "cases.waiting"


class Waiting(msgspec.Struct, frozen=True):
    """What the reminder was set for: this wait and no later one."""

    since: datetime
    step: int = 1


def go_on_waiting(ctx: Ctx, case: Case, waiting: Waiting) -> None:
    """Set the next reminder."""
    due = ctx.now + limit(ctx.house, ClockName.WAITING, ctx.now, waiting.step)
    ctx.timer(Timer(WAITING, f"{SUBJECT}:{case.id}", case.version, due, "bell", waiting))


async def stop_waiting(ctx: Ctx, case: Case) -> None:
    """Take the reminder away, if one stands."""
    await ctx.cancel(WAITING, f"{SUBJECT}:{case.id}")

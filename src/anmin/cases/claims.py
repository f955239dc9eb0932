"""Who is opening a case that nobody has taken: it is held for them a few seconds, by the clock `claim` of the register.

No timer: whether a claim still holds follows from when it was made.
"""

from datetime import datetime, timedelta

from anmin.cases.catalogue.clocks import Asked, clock_at
from anmin.cases.catalogue.terms import ClockName
from anmin.cases.model.cases import Case
from anmin.cases.names import Names
from anmin.cases.terms.cases import CASE_CLAIMED
from anmin.cases.terms.timeline import By
from anmin.kernel.ctx import Ctx
from anmin.kernel.house import House
from anmin.kernel.registers import Registers

GRACE = timedelta(seconds=20)
"""Where the register names none."""


def stale(house: House, claimed_at: datetime, now: datetime) -> bool:
    """Whether a claim binds nobody any more."""
    row = clock_at(house.service(Registers), claimed_at, Asked(ClockName.CLAIM))
    return now - claimed_at >= ((row.limit if row else None) or GRACE)


async def check_claim(ctx: Ctx, case: Case, *, anyway: bool) -> None:
    """Raises CASE_CLAIMED while somebody else is opening it, unless that was said to be known."""
    by, at = case.claimed_by, case.claimed_at
    if anyway or by is None or at is None or by == ctx.actor.id or stale(ctx.house, at, ctx.now):
        return
    who = (await ctx.house.service(Names).of(ctx, (by,))).get(by, By.STAFF.text)
    raise CASE_CLAIMED(who=who, seconds=int((ctx.now - at).total_seconds()))

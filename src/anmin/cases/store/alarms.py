"""The open case of an alarm device, which stands in the place of its caller."""

from uuid import UUID

from anmin.cases.store.cases import ONE_AT_A_TIME
from anmin.kernel.ctx import Ctx

OPEN = """
select id from cases where person = $1 and closed_at is null and ('test' = any (flags)) = $2 order by raised_at desc limit 1
"""


async def one_at_a_time(ctx: Ctx, device: UUID) -> None:
    """Two messages of one device wait for one another until the transaction ends: they must not begin two cases."""
    await ctx.conn.execute(ONE_AT_A_TIME, f"device:{device}")


async def open_case(ctx: Ctx, device: UUID, *, test: bool) -> UUID | None:
    """A test never stands in the way of an alarm, nor an alarm in that of a test."""
    found: UUID | None = await ctx.conn.fetchval(OPEN, device, test)
    return found

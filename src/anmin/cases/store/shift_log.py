"""The SQL of a shift: the cases in which an organisation took part, and what was open at the end."""

from datetime import datetime
from typing import Any
from uuid import UUID

from anmin.kernel.ctx import Ctx

OF_SHIFT = """
select id, raised_at, taken_at, taken_by, closed_at, level from cases where $1 = any (offices)
  and ((raised_at >= $2 and raised_at < $3) or (taken_at >= $2 and taken_at < $3) or (closed_at >= $2 and closed_at < $3))
  and raised_at >= $2::timestamptz - interval '62 days'
order by raised_at, id
"""
OPEN_AT = """
select id, raised_at, taken_by from cases where $1 = any (offices) and raised_at <= $2 and (closed_at is null or closed_at > $2)
order by level, raised_at, id
"""


async def of_shift(ctx: Ctx, organisation: UUID, since: datetime, until: datetime) -> list[Any]:
    """Raised, taken or closed between the two instants, oldest first; what was raised months before is left out."""
    rows: list[Any] = await ctx.conn.fetch(OF_SHIFT, organisation, since, until)
    return rows


async def open_at(ctx: Ctx, organisation: UUID, at: datetime) -> list[Any]:
    """The most urgent first."""
    rows: list[Any] = await ctx.conn.fetch(OPEN_AT, organisation, at)
    return rows

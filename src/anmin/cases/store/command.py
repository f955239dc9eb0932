"""What a commander looks at: the open cases that wait for a decision."""

from datetime import datetime
from typing import Any

from anmin.kernel.ctx import Ctx

WAITING = """
with open_cases as materialized (
  select c.id, c.number, c.level, c.state, c.category, c.response_level, c.commander, c.office, c.raised_at,
    (select count(*) from assignments a where a.case_id = c.id and a.state = 'refused') as refusals,
    exists (select 1 from assignments a where a.case_id = c.id and a.state = 'refused'
      and not exists (select 1 from assignments b where b.parent = a.id)) as refused,
    coalesce((select max(a.overdue) from assignments a where a.case_id = c.id and a.ended_at is null), 0) as overdue
  from cases c where c.closed_at is null and c.offices && $1::uuid[]
)
select * from open_cases
where level = 1 or (state = 'received' and raised_at < $2) or overdue >= 2 or (refusals >= 2 and refused)
order by level, raised_at, id limit $3
"""
BELOW = "select array_agg(descendant) from scope_tree where ancestor = any ($1::uuid[])"


async def waiting(ctx: Ctx, raised_before: datetime, most: int) -> list[Any]:
    """Open cases of the caller's offices; comparing the offices lets their index decide before the policy looks."""
    below = await ctx.conn.fetchval(BELOW, list(ctx.scope.offices))
    rows: list[Any] = await ctx.conn.fetch(WAITING, below or [], raised_before, most)
    return rows

"""The SQL of rehearsals: the cases of a week, newest first, with what a register was applied to."""

from typing import Any

from anmin.kernel.ctx import Ctx
from anmin.kernel.registers.rehearsing import WEEK

MOST = 2_000
CASES = """
select id, number, tag, first_category, category, level, level_rule, channel, flags, content, disposition, measure
from cases where raised_at >= $1 order by raised_at desc, id desc limit $2
"""
WAITS = """
with week as (select * from cases where raised_at >= $1 order by raised_at desc, id desc limit $2), spans as (
  select id, 'unanswered' as clock, coalesce(due_at, raised_at) as since, taken_at as until from week
  union all
  select id, 'unclosed', reported_at, closed_at from week where reported_at is not null
  union all
  select w.id, 'unordered', w.taken_at, (select min(a.ordered_at) from assignments a where a.case_id = w.id) from week w
    where w.taken_at is not null and not 'advised' = any (w.flags) and w.closed_at is null
  union all
  select w.id, 'unordered', w.taken_at, min(a.ordered_at) from week w join assignments a on a.case_id = w.id
    where w.taken_at is not null and w.closed_at is not null group by w.id, w.taken_at
  union all
  select a.case_id, s.clock, s.since, s.until from week w join assignments a on a.case_id = w.id, lateral (values
    ('unacknowledged', a.ordered_at, a.acknowledged_at), ('set_out', a.acknowledged_at, a.set_out_at),
    ('arrive', a.set_out_at, a.arrived_at), ('report_back', a.reported_at, a.ended_at)) as s(clock, since, until)
    where s.since is not null and (s.until is not null or a.ended_at is null)
)
select w.id, w.number, s.clock, max(extract(epoch from coalesce(s.until, $3) - s.since))::float8 as seconds
from spans s join week w using (id) where s.since <= coalesce(s.until, $3) group by w.id, w.number, s.clock
"""


async def cases(ctx: Ctx) -> list[Any]:
    """One more than is looked at, when there are more."""
    rows: list[Any] = await ctx.conn.fetch(CASES, ctx.now - WEEK, MOST + 1)
    return rows


async def waits(ctx: Ctx) -> list[Any]:
    """The longest time of each clock in each case; what still runs counts until now."""
    rows: list[Any] = await ctx.conn.fetch(WAITS, ctx.now - WEEK, MOST, ctx.now)
    return rows

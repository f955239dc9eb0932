"""The SQL of lists: which cases stand in the queue, and the lines of a page of them.

The queue is read through `anmin_desk`, which asks once for the whole scope what row-level security asks of every row.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from anmin.cases.model.desk import Mark
from anmin.cases.store.messages import unread
from anmin.cases.terms.desk import DeskColumn
from anmin.kernel.ctx import Ctx

QUEUE = """
with seen as materialized (
  select id, level, since, stands, coalesce(taken_by = $1, false) or coalesce(commander = $1, false) as mine
  from anmin_desk($2) d where (not $3 or taken_by = $1 or commander = $1) and ($4::text is null or state = $4)
    and ($5::int is null or level = $5) and (kind = $6 or ($6::text is null and (kind = 'emergency' or stands = 'follow_up'))) and strpos(number, $7) > 0
    and ($8::text[] is null or category = any ($8)) and ($9::text is null or channel = $9)
    and ($10::text is null or $10 = any (flags)) and ($11::uuid is null or $11 in (office, desk))
    and ($12::timestamptz is null or (stands = 'follow_up' and since < $12) or exists (select from timers t
      where t.kind = 'timer' and (t.due < $12 or (t.payload ->> 'step')::int > 1)
        and ((t.name = 'cases.case_clock' and t.subject = 'case:' || d.id) or (t.name = 'cases.order_clock' and t.subject in (
          select 'order:' || a.id from assignments a where a.case_id = d.id and a.ended_at is null)))))
), counted as (
  select stands, count(*) as many, count(*) filter (where mine and stands <> 'follow_up') as mine from seen group by stands
), page as (
  select id, level, since from seen where stands = $13 and ($14::int is null or (level, since, id) > ($14, $15, $16::uuid))
  order by level, since, id limit $17
)
select array(select stands from counted order by stands) as columns,
  array(select many from counted order by stands) as many,
  (select coalesce(sum(mine), 0)::bigint from counted) as mine,
  array(select id from page order by level, since, id) as ids,
  array(select level from page order by level, since, id) as levels,
  array(select since from page order by level, since, id) as instants
"""
LINES = """
select c.id, c.number, c.kind, c.state, c.call_kind, c.channel, c.level, c.category, c.tag, c.flags, c.raised_at, c.due_at,
  c.closed_at, c.lon, c.lat, c.address, c.landmark, c.office, c.taken_by, c.commander, c.claimed_by, c.claimed_at,
  c.waiting_since, c.disposition, c.reopened, o.states, t.due, t.payload
from cases c
left join lateral (select array_agg(a.state) as states, array_agg('order:' || a.id) filter (where a.ended_at is null) as open
  from assignments a where a.case_id = c.id) o on true
left join lateral (select t.due, t.payload from timers t where t.kind = 'timer' and (
    (t.name = 'cases.case_clock' and t.subject = 'case:' || c.id)
    or (t.name = 'cases.order_clock' and t.subject = any (o.open)))
  order by t.due limit 1) t on true
where c.id = any ($1::uuid[]) order by array_position($1::uuid[], c.id)
"""


class Sought(msgspec.Struct, frozen=True, kw_only=True):
    """What the queue is narrowed by; None does not narrow. `due`: follow-ups due before this instant are shown.

    `late`: only those of which a clock had run out by then.
    """

    me: UUID | None
    mine: bool
    state: str | None
    level: int | None
    kind: str | None
    number: str
    categories: Sequence[str] | None
    channel: str | None
    flag: str | None
    office: UUID | None
    late: datetime | None
    due: datetime
    column: DeskColumn
    after: Mark | None
    limit: int


class Queue(msgspec.Struct, frozen=True):
    """The places of a page in their order, how many stand in each column, and how many of all are one's own."""

    marks: tuple[Mark, ...]
    counts: dict[str, int]
    mine: int


async def queue(ctx: Ctx, sought: Sought) -> Queue:
    """The cases in scope, by level and then the longest waiting."""
    after = (sought.after.level, sought.after.at, sought.after.id) if sought.after else (None, None, None)
    narrowed = (sought.mine, sought.state, sought.level, sought.kind, sought.number, sought.categories, sought.channel)
    more = (sought.flag, sought.office, sought.late, sought.column.value)
    row = await ctx.conn.fetchrow(QUEUE, sought.me, sought.due, *narrowed, *more, *after, sought.limit)
    if row is None:
        raise RuntimeError("an aggregate always has a row")
    marks = tuple(map(Mark, row["levels"], row["instants"], row["ids"]))
    return Queue(marks, dict(zip(row["columns"], row["many"], strict=True)), row["mine"])


async def lines(ctx: Ctx, ids: Sequence[UUID]) -> list[dict[str, Any]]:
    """The rows of these cases in this order, each with the states of its orders, its next clock and unread messages."""
    if not ids:
        return []
    rows = await ctx.conn.fetch(LINES, list(ids))
    written = await unread(ctx, ids)
    return [dict(row) | {"unread": written.get(row["id"], 0)} for row in rows]

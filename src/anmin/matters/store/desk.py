"""The SQL of the lists of matters: which stand in a column, and the lines of a page of them.

Open ones are read through `anmin_matter_desk`, which asks once for the whole scope what row-level security asks of each row.
"""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from anmin.cases.model.desk import Mark
from anmin.kernel.ctx import Ctx
from anmin.matters.terms.desk import MatterColumn

OPEN = """
with seen as materialized (
  select id, stands, due_at, mine from anmin_matter_desk($1, $2, $3) d
  where (not $4 or mine) and ($5::uuid is null or $5 in (office, desk, lead)) and ($6::text is null or kind = $6)
    and ($7::text is null or urgency = $7) and ($8::text[] is null or category = any ($8)) and strpos(number, $9) > 0
    and ($10::text is null or $10 = case when due_at < coalesce(paused_at, $11) then 'red'
      when warn_at <= coalesce(paused_at, $11) then 'yellow' else 'green' end)
), counted as (select stands, count(*) as many from seen group by stands),
page as (
  select id, due_at from seen where stands = $12 and ($13::timestamptz is null or (due_at, id) > ($13, $14::uuid))
  order by due_at, id limit $15
)
select array(select stands from counted order by stands) as columns,
  array(select many from counted order by stands) as many,
  (select count(*) from seen where mine) as mine,
  array(select id from page order by due_at, id) as ids, array(select due_at from page order by due_at, id) as instants
"""
# Read under the policy of cases, the last ended first, no further than needed: there are many times more than open ones.
ENDED = """
select m.case_id as id, m.concluded_at as at from matters m join cases c on c.id = m.case_id
where m.concluded_at >= $1 and c.kind <> 'emergency' and ($2::uuid is null or $2 in (c.office, c.desk, m.lead))
  and ($3::text is null or m.kind = $3) and ($4::text is null or m.urgency = $4)
  and ($5::text[] is null or c.category = any ($5)) and strpos(c.number, $6) > 0
  and ($7::text is null or $7 = case when m.due_at < m.concluded_at then 'red' when m.warn_at <= m.concluded_at then 'yellow'
    else 'green' end)
  and ($8::timestamptz is null or (m.concluded_at, m.case_id) < ($8, $9::uuid))
order by m.concluded_at desc, m.case_id desc limit $10
"""
LINES = """
select m.case_id as "case", m.version, m.kind, m.urgency, m.lead, m.due_at, m.warn_at, m.accept_due, m.paused_at,
  m.concluded_at, m.assessed_at, m.returns, m.rounds, c.number, c.state, c.category, c.channel, c.flags, c.address, c.landmark,
  c.lon, c.lat, c.office, c.waiting_since, c.raised_at, o.id as "order", o.state as order_state, o.role, o.responsible,
  (select id from matter_answers a where a.case_id = m.case_id and a.state = 'given_in' limit 1) as answer,
  (select id from matter_extensions e where e.case_id = m.case_id and e.state = 'asked' limit 1) as extension
from matters m join cases c on c.id = m.case_id
left join lateral (select a.id, a.state, p.role, p.responsible from matter_parts p join assignments a on a.id = p.order_id
  where p.case_id = m.case_id and a.office = any ($2) and a.ended_at is null
  order by a.id = m.lead_order desc nulls last, a.id limit 1) o on true
where m.case_id = any ($1::uuid[]) order by array_position($1::uuid[], m.case_id)
"""


ENDED_COUNTED = 1000
"""So many ended ones are counted; it means: so many or more."""


class Asks(msgspec.Struct, frozen=True):
    """Who asks: the offices they act for, those they assess for, and themselves."""

    own: Collection[UUID]
    desks: Collection[UUID]
    me: UUID | None


class Sought(msgspec.Struct, frozen=True, kw_only=True):
    """What a column is narrowed by; None does not narrow. `since`: from when ended ones are shown."""

    column: MatterColumn
    since: datetime
    mine: bool
    office: UUID | None
    kind: str | None
    urgency: str | None
    categories: Sequence[str] | None
    number: str
    lamp: str | None
    after: Mark | None
    limit: int


class Listed(msgspec.Struct, frozen=True):
    """The places of a page in their order, how many stand in each column, and how many of all are one's own."""

    marks: tuple[Mark, ...]
    counts: dict[str, int]
    mine: int


async def column(ctx: Ctx, asks: Asks, sought: Sought) -> Listed:
    """The matters in scope, by when they are due; of ended ones the last first, counted as far as `ENDED_COUNTED`."""
    ended = sought.column is MatterColumn.ENDED
    narrowed = (sought.office, sought.kind, sought.urgency, sought.categories, sought.number, sought.lamp)
    after = (sought.after.at, sought.after.id) if sought.after else (None, None)
    who = (list(asks.own), list(asks.desks), asks.me, sought.mine)
    row = await ctx.conn.fetchrow(OPEN, *who, *narrowed, ctx.now, sought.column.value, *after, sought.limit)
    if row is None:
        raise RuntimeError("an aggregate always has a row")
    # Nobody is responsible any more for what has ended.
    past = [] if sought.mine else await ctx.conn.fetch(ENDED, sought.since, *narrowed, None, None, ENDED_COUNTED)
    counts = {**dict(zip(row["columns"], row["many"], strict=True)), MatterColumn.ENDED.value: len(past)}
    if ended and past and sought.after:
        past = await ctx.conn.fetch(ENDED, sought.since, *narrowed, *after, sought.limit)
    places = (
        [(each["at"], each["id"]) for each in past[: sought.limit]]
        if ended
        else zip(row["instants"], row["ids"], strict=True)
    )
    return Listed(tuple(Mark(0, at, id) for at, id in places), counts, row["mine"])


async def lines(ctx: Ctx, asks: Asks, ids: Sequence[UUID]) -> list[dict[str, Any]]:
    """The rows of these matters in this order, each with one's own part and what waits for a decision."""
    return [dict(row) for row in await ctx.conn.fetch(LINES, list(ids), list(asks.own))] if ids else []

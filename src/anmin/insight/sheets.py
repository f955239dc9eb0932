"""The SQL of the weekly sheets: lamps, late matters and supervisions by organisation, and the sheets that were issued."""

from datetime import datetime
from uuid import UUID

import msgspec

from anmin.insight.model import LateMatter, Period, SheetContent, Week
from anmin.kernel.ctx import Ctx
from anmin.kernel.writes import insert

SUPERVISED = """
select to_office as office, count(*) filter (where issued_at >= $1 and issued_at < $2) as issued,
  count(*) filter (where ended_at is null) as open
from supervisions where issued_at < $2 and ($3::uuid is null or to_office = $3) group by to_office
"""
LAMPS = "select lead, red, yellow, green from anmin_lamps($1, $2) where $2::uuid is null or lead = $2"
LATE = """
select lead, case_id as "case", number, category, due_at, rounds from (
  select m.lead, m.case_id, c.number, c.category, m.due_at, m.rounds,
    row_number() over (partition by m.lead order by m.due_at, m.case_id) as place
  from matters m join cases c on c.id = m.case_id
  where m.concluded_at is null and m.due_at < coalesce(m.paused_at, $1) and ($2::uuid is null or m.lead = $2)) each
where place <= $3 order by lead, place
"""
COLUMNS = "id, organisation, year, week, number, issued_at, content"
SHEETS = f"""
select {COLUMNS} from weekly_sheets where ($1::uuid is null or organisation = $1)
  and ($2::int is null or (year, week) = ($2, $3::int)) order by year desc, week desc, organisation limit $4
"""
ISSUED = "select exists (select 1 from weekly_sheets where year = $1 and week = $2)"
WEEKLY_SHEETS = insert(
    "weekly_sheets",
    id="uuid",
    organisation="uuid",
    year="int",
    week="int",
    number="text",
    issued_at="timestamptz",
    content="jsonb",
    on_conflict="on conflict (organisation, year, week) do nothing",
)


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """A sheet as it was issued."""

    id: UUID
    organisation: UUID
    year: int
    week: int
    number: str
    issued_at: datetime
    content: SheetContent


async def lamps(ctx: Ctx, office: UUID | None) -> dict[UUID, tuple[int, int, int]]:
    """Red, yellow and green of each lead."""
    rows = await ctx.conn.fetch(LAMPS, ctx.now, office)
    return {row["lead"]: (row["red"], row["yellow"], row["green"]) for row in rows}


async def late(ctx: Ctx, office: UUID | None, most: int) -> dict[UUID, tuple[LateMatter, ...]]:
    """By lead, the longest overdue first."""
    found: dict[UUID, tuple[LateMatter, ...]] = {}
    for row in await ctx.conn.fetch(LATE, ctx.now, office, most):
        lead, *values = row.values()
        found[lead] = (*found.get(lead, ()), LateMatter(**dict(zip(LateMatter.__struct_fields__, values, strict=True))))
    return found


async def supervised(ctx: Ctx, within: Period, office: UUID | None) -> dict[UUID, tuple[int, int]]:
    """Of each organisation: how often it was supervised in the period, and how many of these stand open."""
    rows = await ctx.conn.fetch(SUPERVISED, within.since, within.until, office)
    return {row["office"]: (row["issued"], row["open"]) for row in rows}


async def is_issued(ctx: Ctx, week: Week) -> bool:
    return bool(await ctx.conn.fetchval(ISSUED, week.year, week.week))


async def sheets(ctx: Ctx, office: UUID | None, week: Week | None, limit: int) -> list[Sheet]:
    """Those in scope, the newest first."""
    of = (week.year, week.week) if week else (None, None)
    rows = await ctx.conn.fetch(SHEETS, office, *of, limit)
    return [
        Sheet(**{**row, "content": msgspec.json.decode(row["content"], type=SheetContent)}) for row in map(dict, rows)
    ]

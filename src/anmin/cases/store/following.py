"""Who follows which case, and what of cases may be shown to people near them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from anmin.cases.earth import Cells
from anmin.cases.model.public import SHOWABLE, SHOWN_KINDS
from anmin.kernel.ctx import Ctx

ADD = "insert into followers (case_id, person, at) values ($1, $2, $3) on conflict do nothing returning person"
DROP = "delete from followers where case_id = $1 and person = $2 returning person"
ADOPT = """
insert into followers (case_id, person, at) select case_id, $2, at from followers where person = $1 on conflict do nothing
"""
DROP_ALL = "delete from followers where person = $1"
# A line of the journal bears its listeners: beyond these the late ones see it when they look.
OF_CASE = "select person from followers where case_id = $1 order by at limit 2000"
COUNT = "select count(*) from followers where case_id = $1"
FOLLOWED = "select * from anmin_followed() order by since desc limit 50"
NEAR = """
select c.id, c.kind, c.category, c.state, c.lon, c.lat, c.raised_at,
  exists (select 1 from assignments a where a.case_id = c.id and a.ended_at is null and a.arrived_at is not null) as on_scene,
  coalesce(c.person = $6, false) as yours,
  exists (select 1 from followers f where f.case_id = c.id and f.person = $6) as followed
from cases c
where c.cell_lat = any ($1::int[]) and c.cell_lon between $2 and $3 and c.closed_at is null and c.state <> 'scheduled'
  and c.kind = any ($7::text[]) and c.tag = '' and c.flags <@ $4::text[] and c.category = any ($5::text[])
order by c.raised_at desc limit 200
"""


async def add(ctx: Ctx, case: UUID, person: UUID) -> bool:
    """Whether this person did not follow it before."""
    return await ctx.conn.fetchval(ADD, case, person, ctx.now) is not None


async def drop(ctx: Ctx, case: UUID, person: UUID) -> bool:
    return await ctx.conn.fetchval(DROP, case, person) is not None


async def drop_all(ctx: Ctx, person: UUID) -> None:
    await ctx.conn.execute(DROP_ALL, person)


async def adopt(ctx: Ctx, guest: UUID, citizen: UUID) -> None:
    await ctx.conn.execute(ADOPT, guest, citizen)
    await drop_all(ctx, guest)


async def of_case(ctx: Ctx, case: UUID) -> list[UUID]:
    """The earliest first, at most 2,000."""
    return [row["person"] for row in await ctx.conn.fetch(OF_CASE, case)]


async def count(ctx: Ctx, case: UUID) -> int:
    found: int = await ctx.conn.fetchval(COUNT, case)
    return found


async def followed(ctx: Ctx) -> list[dict[str, Any]]:
    """What the person of the scope follows, the newest first, at most 50."""
    return [dict(row) for row in await ctx.conn.fetch(FOLLOWED)]


async def since(ctx: Ctx, person: UUID) -> list[tuple[UUID, datetime]]:
    """What this person follows and since when, oldest first."""
    rows = await ctx.conn.fetch("select case_id, at from followers where person = $1 order by at", person)
    return [(row["case_id"], row["at"]) for row in rows]


async def near(ctx: Ctx, within: Cells, categories: Sequence[str]) -> list[dict[str, Any]]:
    """Open cases of these categories in these cells that may be shown; `yours` and `followed` as of whoever asks."""
    asked = (
        list(within.rows),
        within.west,
        within.east,
        sorted(SHOWABLE),
        list(categories),
        ctx.actor.id,
        sorted(SHOWN_KINDS),
    )
    found = await ctx.conn.fetch(NEAR, *asked)
    return [dict(row) for row in found]

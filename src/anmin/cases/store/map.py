"""The SQL of the map: the open cases of a scope that have a place."""

from typing import Any

from anmin.kernel.ctx import Ctx

INCIDENTS = """
select id, number, lon, lat, level, state, stands, category, flags, since from anmin_desk('-infinity')
where lon is not null order by level, since, id limit $1
"""


async def incidents(ctx: Ctx, limit: int) -> list[Any]:
    """The most urgent first; no follow-up is due before all time."""
    rows: list[Any] = await ctx.conn.fetch(INCIDENTS, limit)
    return rows

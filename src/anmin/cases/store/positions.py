"""A caller's positions as rows; the newest good one stands with the case as well."""

from datetime import datetime
from typing import Any
from uuid import UUID

from anmin.cases.model.positions import Fix
from anmin.cases.store.cases import POSITIONS
from anmin.cases.terms.orders import PositionMark
from anmin.kernel.ctx import Ctx
from anmin.kernel.ids import new_id
from anmin.territory.point import Point

LAST_GOOD = """
select at, lon, lat, accuracy from case_positions where case_id = $1 and mark in ('ok', 'coarse') order by at desc limit 1
"""
LAST_CAME = "select max(received_at) from case_positions where case_id = $1"
SET_CALLER = """
update cases set caller_lon = $2, caller_lat = $3, caller_accuracy = $4, caller_at = $5
where id = $1 and (caller_at is null or caller_at < $5)
"""
TRACK = """
select at, received_at, lon, lat, accuracy, mark from case_positions where case_id = $1
  and ($2::timestamptz is null or at > $2) order by at desc limit 1000
"""


async def last_good(ctx: Ctx, case: UUID) -> Fix | None:
    row = await ctx.conn.fetchrow(LAST_GOOD, case)
    return Fix(Point(row["lon"], row["lat"]), row["at"], row["accuracy"]) if row else None


async def last_came(ctx: Ctx, case: UUID) -> datetime | None:
    """When positions of this case came in last."""
    came: datetime | None = await ctx.conn.fetchval(LAST_CAME, case)
    return came


def add(ctx: Ctx, case: UUID, fix: Fix) -> None:
    ctx.insert(
        POSITIONS,
        id=new_id(),
        case_id=case,
        at=fix.at,
        received_at=ctx.now,
        lon=fix.point.lon,
        lat=fix.point.lat,
        accuracy=fix.accuracy,
        mark=fix.mark.value,
    )


async def set_caller(ctx: Ctx, case: UUID, fix: Fix) -> None:
    await ctx.conn.execute(SET_CALLER, case, fix.point.lon, fix.point.lat, fix.accuracy, fix.at)


async def track(ctx: Ctx, case: UUID, after: datetime | None) -> list[tuple[Fix, datetime]]:
    """Newest first, at most a thousand, each with when it came in."""
    rows: list[Any] = await ctx.conn.fetch(TRACK, case, after)
    return [
        (Fix(Point(row["lon"], row["lat"]), row["at"], row["accuracy"], PositionMark(row["mark"])), row["received_at"])
        for row in rows
    ]

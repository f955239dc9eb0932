"""Positions: one statement writes a whole batch; readers ask for what is newer than their snapshot."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

import msgspec

from anmin.dispatch.model.fixes import Fix
from anmin.dispatch.model.tracking import Judged, Known
from anmin.dispatch.terms.units import Mark
from anmin.kernel.ctx import Ctx
from anmin.kernel.db import Connection
from anmin.territory.point import Point

BEFORE = """
select u.id, u.version, u.office, u.stale_seconds, p.at, p.lon, p.lat, p.accuracy
from units u left join unit_positions p on p.unit = u.id where u.id = any ($1::uuid[]) and u.retired_at is null
"""
WRITE = """
with given as (
  select * from unnest($1::uuid[], $2::timestamptz[], $3::float8[], $4::float8[], $5::real[], $6::real[], $7::real[], $8::text[])
    as g(unit, at, lon, lat, accuracy, speed, heading, mark)
), tracked as (
  insert into unit_tracks (unit, at, received_at, lon, lat, accuracy, mark, case_id)
  select g.unit, g.at, $9, g.lon, g.lat, g.accuracy, g.mark, u.case_id from given g join units u on u.id = g.unit
  on conflict do nothing
), newest as (
  select distinct on (unit) * from given where mark <> 'late' order by unit, at desc
)
insert into unit_positions (unit, tx, at, received_at, lon, lat, accuracy, speed, heading, mark)
select unit, pg_current_xact_id(), at, $9, lon, lat, accuracy, speed, heading, mark from newest order by unit
on conflict (unit) do update set tx = excluded.tx, at = excluded.at, received_at = excluded.received_at,
  lon = excluded.lon, lat = excluded.lat, accuracy = excluded.accuracy, speed = excluded.speed, heading = excluded.heading,
  mark = excluded.mark
where excluded.at >= unit_positions.at
"""
HELD = "select at, lon, lat, accuracy from unit_positions where unit = $1"
SINCE = """
select pg_snapshot_xmin(pg_current_snapshot())::text as horizon, unit, at, lon, lat, accuracy, speed, heading, mark
from unit_positions where tx >= $1::text::xid8
"""
FIRST = "0"


class Reporter(msgspec.Struct, frozen=True):
    """A unit that reports: its version and office for the line that a surprise leaves."""

    version: int
    office: UUID


class Position(msgspec.Struct, frozen=True):
    """The newest position of a unit. `speed`: metres a second; `heading`: degrees from north."""

    unit: UUID
    fix: Fix
    mark: Mark
    speed: float | None
    heading: float | None


async def before(ctx: Ctx, units: Iterable[UUID]) -> tuple[dict[UUID, Known], dict[UUID, Reporter]]:
    """What is known of the units among these that are in scope."""
    rows = await ctx.conn.fetch(BEFORE, list(units))
    known = {row["id"]: Known(row["stale_seconds"], fix_of(row)) for row in rows}
    return known, {row["id"]: Reporter(row["version"], row["office"]) for row in rows}


async def write(ctx: Ctx, batch: Sequence[Judged]) -> None:
    reports = [each.report for each in batch]
    columns = (
        [each.unit for each in reports],
        [each.fix.at for each in reports],
        [each.fix.point.lon for each in reports],
        [each.fix.point.lat for each in reports],
        [each.fix.accuracy for each in reports],
        [each.speed for each in reports],
        [each.heading for each in reports],
        [each.mark.value for each in batch],
    )
    await ctx.conn.execute(WRITE, *columns, ctx.now)


async def held(ctx: Ctx, unit: UUID) -> Fix | None:
    """Its newest position."""
    row = await ctx.conn.fetchrow(HELD, unit)
    return fix_of(row) if row else None


async def since(conn: Connection, cursor: str) -> tuple[str, list[Position]]:
    """What was written since, at least, and the cursor to go on with: nothing is left out, some may come twice."""
    rows = await conn.fetch(SINCE, cursor)
    return (rows[0]["horizon"] if rows else cursor), [_position(row) for row in rows]


def _position(row: Any) -> Position:
    fix = fix_of(row)
    assert fix is not None
    return Position(row["unit"], fix, Mark(row["mark"]), row["speed"], row["heading"])


def fix_of(row: Any) -> Fix | None:
    """None in a row that was joined without a position."""
    return Fix(Point(row["lon"], row["lat"]), row["at"], row["accuracy"]) if row["at"] else None

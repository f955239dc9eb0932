"""Shifts of units and their crews as rows. One person on two units at once is refused by the table, beyond any scope."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from anmin.dispatch.model.roster import UnitShift
from anmin.dispatch.terms.units import SHIFT_UNKNOWN
from anmin.kernel.ctx import Ctx

ADD = """
insert into unit_shifts (id, unit, starts, ends, vehicle, equipment, skills, beat) values ($1, $2, $3, $4, $5, $6, $7, $8)
"""
CREW = "insert into unit_crews (shift, person, starts, ends) select $1, p, $3, $4 from unnest($2::uuid[]) p"
NOW = """
select c.person from unit_shifts s join unit_crews c on c.shift = s.id
where s.unit = $1 and s.cancelled_at is null and s.starts <= $2 and s.ends > $2
"""
MINE = """
select u.id, coalesce(s.starts, $2::timestamptz - interval '12 hours') as since from units u
  left join unit_shifts s on s.unit = u.id and s.cancelled_at is null and s.starts <= $2 and s.ends > $2
where u.retired_at is null and case when s.id is null then u.office = any ($3::uuid[])
  else exists (select from unit_crews c where c.shift = s.id and c.person = $1) end
order by s.id is null, u.code limit 50
"""
SHIFTS = """
select s.id, s.unit, s.starts, s.ends, s.vehicle, s.equipment, s.skills, s.beat,
  array(select c.person from unit_crews c where c.shift = s.id order by c.person) as crew
from unit_shifts s where s.unit = $1 and s.cancelled_at is null and s.ends > $2 and s.starts < $3 order by s.starts limit 500
"""
CANCEL = """
update unit_shifts set cancelled_at = $2, version = version + 1 where id = $1 and cancelled_at is null returning unit
"""
LEAVE = "delete from unit_crews where shift = $1"


async def add(ctx: Ctx, shift: UnitShift) -> None:
    """Answers SHIFT_TAKEN, CREW_TAKEN by the tables' constraints."""
    lists = list(shift.equipment), list(shift.skills)
    await ctx.conn.execute(ADD, shift.id, shift.unit, shift.starts, shift.ends, shift.vehicle, *lists, shift.beat)
    await ctx.conn.execute(CREW, shift.id, list(shift.crew), shift.starts, shift.ends)


async def crew_now(ctx: Ctx, unit: UUID) -> frozenset[UUID]:
    """Who is on the unit at this instant; nobody when it has no shift."""
    return frozenset(row["person"] for row in await ctx.conn.fetch(NOW, unit, ctx.now))


async def mine(ctx: Ctx, offices: Iterable[UUID]) -> dict[UUID, datetime]:
    """Units that the caller crews now, then those of these offices that nobody crews; and since when, or half a day ago."""
    rows = await ctx.conn.fetch(MINE, ctx.actor.id, ctx.now, list(offices))
    return {row["id"]: row["since"] for row in rows}


async def shifts(ctx: Ctx, unit: UUID, since: datetime, until: datetime) -> list[UnitShift]:
    return [_shift(row) for row in await ctx.conn.fetch(SHIFTS, unit, since, until)]


async def cancel(ctx: Ctx, shift: UUID) -> UUID:
    """The unit whose shift it was. Raises SHIFT_UNKNOWN."""
    unit: UUID | None = await ctx.conn.fetchval(CANCEL, shift, ctx.now)
    if unit is None:
        raise SHIFT_UNKNOWN()
    await ctx.conn.execute(LEAVE, shift)
    return unit


def _shift(row: Any) -> UnitShift:
    lists: dict[str, Iterable[Any]] = {name: tuple(row[name]) for name in ("crew", "equipment", "skills")}
    return UnitShift(**{**dict(row), **lists})

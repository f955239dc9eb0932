"""Units as rows. What an order brings about is one statement in the order's own transaction."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import msgspec

from anmin.cases.model.orders import Order
from anmin.dispatch.model.standing import AVAILABLE, Unit
from anmin.dispatch.terms.units import UNIT_UNKNOWN, UnitKind
from anmin.kernel.ctx import Ctx
from anmin.kernel.words import Text

NAMES = Unit.__struct_fields__
COLUMNS = ", ".join(NAMES)
GET = f"select {COLUMNS} from units where id = $1"
BY_CODE = f"select {COLUMNS} from units where code = any ($1::text[]) for update"
TYPES = """id uuid, version int, code text, name text, name_en text, kind text, office uuid, call_sign text,
  capabilities text[], equipment text[], status text, status_at timestamptz, home_lon float8, home_lat float8, beat text,
  stale_seconds int, simulated boolean"""
_WRITTEN = [each.split()[0] for each in TYPES.split(",")]
ADD = f"""
insert into units ({", ".join(_WRITTEN)}) select {", ".join(_WRITTEN)} from json_to_recordset($1::json) as g({TYPES})
"""
_PARTICULARS = [name for name in _WRITTEN if name not in ("id", "code", "status", "status_at")]
CHANGE = f"""
update units u set {", ".join(f"{name} = g.{name}" for name in _PARTICULARS)}
from json_to_recordset($1::json) as g({TYPES}) where u.id = g.id
"""
STAND = "update units set version = $2, status = $3, status_at = $4, rested_at = $5, retired_at = $6 where id = $1"
BIND = f"""
update units u set version = u.version + 1, assignment = $2, case_id = $3, status = $4, status_at = $5,
  idle_status = case when held.status = any ($6::text[]) then '{AVAILABLE}' else held.status end
from (select id, status from units where id = $1 for update) held
where u.id = held.id and u.assignment is null
returning u.id as unit, u.office, u.version, held.status as before, u.status
"""
FOLLOW = "select unit, office, version, before, status from anmin_unit_follows($1, $2, $3, $4)"
LEVEL = "select level from cases where id = $1"
NAMES_ON = "select name, name_en from units where case_id = $1 order by code"


class Moved(msgspec.Struct, frozen=True):
    """What an order did to its unit."""

    unit: UUID
    office: UUID
    version: int
    before: str
    status: str


async def get(ctx: Ctx, unit: UUID, *, change: bool = False) -> Unit:
    """A unit in scope; `change` locks its row. Raises UNIT_UNKNOWN."""
    found = await find(ctx, unit, change=change)
    if found is None:
        raise UNIT_UNKNOWN()
    return found


async def find(ctx: Ctx, unit: UUID, *, change: bool = False) -> Unit | None:
    row = await ctx.conn.fetchrow(GET + (" for update" if change else ""), unit)
    return from_row(row) if row else None


async def by_code(ctx: Ctx, codes: Sequence[str]) -> dict[str, Unit]:
    """Those in scope, locked."""
    return {row["code"]: from_row(row) for row in await ctx.conn.fetch(BY_CODE, list(codes))}


async def add(ctx: Ctx, units: Sequence[Unit]) -> None:
    await ctx.conn.execute(ADD, _rows(units))


async def change(ctx: Ctx, units: Sequence[Unit]) -> None:
    """Everything but code and status."""
    await ctx.conn.execute(CHANGE, _rows(units))


async def save_standing(ctx: Ctx, unit: Unit) -> None:
    await ctx.conn.execute(STAND, unit.id, unit.version, unit.status, unit.status_at, unit.rested_at, unit.retired_at)


async def bind(ctx: Ctx, order: Order, status: str, on_event: Sequence[str]) -> Moved | None:
    """The unit belongs to the order from now on; None when another one has it."""
    row = await ctx.conn.fetchrow(BIND, order.responder, order.id, order.case, status, ctx.now, list(on_event))
    return Moved(**row) if row else None


async def follow(ctx: Ctx, order: UUID, status: str, *, ends: bool) -> Moved | None:
    """The unit that is bound to the order, in the status of its stage or free again; None when there is none."""
    row = await ctx.conn.fetchrow(FOLLOW, order, status, ends, ctx.now)
    return Moved(**row) if row else None


async def names_on(ctx: Ctx, case: UUID) -> list[Text]:
    """The units that are bound to a case."""
    return [Text(row["name"], row["name_en"] or row["name"]) for row in await ctx.conn.fetch(NAMES_ON, case)]


async def level_of(ctx: Ctx, case: UUID | None) -> int | None:
    """How urgent the case is on which a unit works."""
    level: int | None = await ctx.conn.fetchval(LEVEL, case)
    return level


def from_row(row: Any) -> Unit:
    values: dict[str, Any] = {name: row[name] for name in NAMES}
    values |= {
        "kind": UnitKind(row["kind"]),
        "capabilities": tuple(row["capabilities"]),
        "equipment": tuple(row["equipment"]),
    }
    return Unit(**values)


def _rows(units: Sequence[Unit]) -> str:
    return msgspec.json.encode(units).decode()

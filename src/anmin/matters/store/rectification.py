"""Rectification orders as rows."""

from typing import Any
from uuid import UUID

import msgspec

from anmin.cases.store.cases import opened, sealed
from anmin.kernel.ctx import Ctx
from anmin.matters.model.rectification import STANDING, Rectification
from anmin.matters.terms.rectification import RECTIFICATION_UNKNOWN

SEALED = ("addressee", "demand", "basis", "check_note", "ended_note")
COLUMNS = """id, version, number, case_id as "case", office, state, addressee, demand, basis, deadline, issued_at,
  issued_by, served_at, served_by, nullif(served_how, '') as served_how, served_proof, checked_at, checked_by, check_note,
  check_proof, ended_at, ended_note"""
GET = f"select {COLUMNS} from rectifications where id = $1"
LOCK = f"select {COLUMNS} from rectifications where id = $1 for update"
OF_CASE = f"select {COLUMNS} from rectifications where case_id = $1 order by issued_at, id"
STANDING_OF = "select number from rectifications where case_id = $1 and state = any ($2::text[]) order by issued_at, id"
ADD = """
insert into rectifications (id, version, number, case_id, office, state, deadline, issued_at, issued_by, addressee, demand,
  basis) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
"""
SAVE = """
update rectifications set version = $2, state = $3, served_at = $4, served_by = $5, served_how = $6, served_proof = $7,
  checked_at = $8, checked_by = $9, check_proof = $10, ended_at = $11, check_note = $12, ended_note = $13 where id = $1
"""


async def get(ctx: Ctx, id: UUID, *, change: bool = False) -> Rectification:
    """An order in scope; `change` locks it, after its case. Raises RECTIFICATION_UNKNOWN."""
    row = await ctx.conn.fetchrow(LOCK if change else GET, id)
    if row is None:
        raise RECTIFICATION_UNKNOWN()
    return _rectification(ctx, row)


async def of_case(ctx: Ctx, case: UUID) -> list[Rectification]:
    """Oldest first."""
    return [_rectification(ctx, row) for row in await ctx.conn.fetch(OF_CASE, case)]


async def standing(ctx: Ctx, case: UUID) -> list[str]:
    """The numbers of those of which nobody knows yet that they were met."""
    return [row["number"] for row in await ctx.conn.fetch(STANDING_OF, case, sorted(STANDING))]


async def add(ctx: Ctx, new: Rectification) -> None:
    head = (new.id, new.version, new.number, new.case, new.office, new.state.value, new.deadline)
    await ctx.conn.execute(ADD, *head, new.issued_at, new.issued_by, *(_seal(ctx, new, name) for name in SEALED[:3]))


async def save(ctx: Ctx, held: Rectification) -> None:
    served = (held.served_at, held.served_by, held.served_how or "", list(held.served_proof))
    checked = (held.checked_at, held.checked_by, list(held.check_proof), held.ended_at)
    texts = (_seal(ctx, held, name) for name in SEALED[3:])
    await ctx.conn.execute(SAVE, held.id, held.version, held.state.value, *served, *checked, *texts)


def _seal(ctx: Ctx, held: Rectification, name: str) -> bytes | None:
    return sealed(ctx, getattr(held, name), f"matters.rectifications.{name}")


def _rectification(ctx: Ctx, row: Any) -> Rectification:
    texts = {name: opened(ctx, row[name], f"matters.rectifications.{name}") for name in SEALED}
    return msgspec.convert(dict(row) | texts, Rectification)

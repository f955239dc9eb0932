"""The SQL of holds. That a held piece is not erased is the table's own rule, whoever erases."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import asyncpg
import msgspec

from anmin.kernel.ctx import Ctx
from anmin.kernel.writes import insert
from anmin.media.terms import keeping as terms

HOLD = insert(
    "evidence_holds",
    id="uuid",
    owner="text",
    evidence="uuid",
    reason="text",
    offices="uuid[]",
    placed_at="timestamptz",
    placed_by="text",
)
HELD = "select id from evidence where id = any($1::uuid[]) and anmin_held(id, derived_from, owner)"
STANDING = """
select id, owner, evidence, reason, placed_at, placed_by from evidence_holds
where released_at is null and (owner = $1 or evidence = any($2::uuid[])) order by placed_at, id
"""
STANDS = "select anmin_held(null, null, $1)"
SAME = """
select id from evidence_holds where reason = $3 and released_at is null
  and owner is not distinct from $1 and evidence is not distinct from $2
"""
GET = "select id, owner, evidence, offices, released_at from evidence_holds where id = $1 for update"
RELEASE = "update evidence_holds set released_at = $2, released_by = $3 where id = $1"


class Hold(msgspec.Struct, frozen=True):
    id: UUID
    owner: str | None
    evidence: UUID | None
    offices: list[UUID]
    released_at: datetime | None


async def held(ctx: Ctx, evidence: Sequence[UUID]) -> set[UUID]:
    """Of these pieces, those that a hold keeps."""
    return {row["id"] for row in await ctx.conn.fetch(HELD, list(evidence))}


async def standing(ctx: Ctx, owner: str, evidence: Sequence[UUID]) -> list[asyncpg.Record]:
    """The holds on this owner and on these pieces that the scope admits."""
    return await ctx.conn.fetch(STANDING, owner, list(evidence))


async def stands(ctx: Ctx, owner: str) -> bool:
    """Whether a hold is on all that the owner has."""
    return bool(await ctx.conn.fetchval(STANDS, owner))


async def same(ctx: Ctx, owner: str | None, evidence: UUID | None, reason: str) -> UUID | None:
    """The hold that stands on the same for the same reason."""
    found: UUID | None = await ctx.conn.fetchval(SAME, owner, evidence, reason)
    return found


async def get(ctx: Ctx, id: UUID) -> Hold:
    """Locked. Raises HOLD_UNKNOWN."""
    row = await ctx.conn.fetchrow(GET, id)
    if row is None:
        raise terms.HOLD_UNKNOWN()
    return Hold(*row.values())


async def release(ctx: Ctx, id: UUID) -> None:
    await ctx.conn.execute(RELEASE, id, ctx.now, ctx.actor.name)

"""Legal holds as rows, and the check that none stands in the way."""

from datetime import datetime
from uuid import UUID

from anmin.identity.terms.rights import ERASURE_HELD, HoldReason
from anmin.kernel.ctx import Ctx
from anmin.kernel.ids import new_id
from anmin.kernel.writes import insert

HOLDS = insert(
    "legal_holds",
    id="uuid",
    citizen="uuid",
    reason="text",
    until="timestamptz",
    placed_by="uuid",
    placed_at="timestamptz",
)

STANDING = """
select reason from legal_holds where citizen = $1 and lifted_at is null and until > $2 order by until desc limit 1
"""
LIFT = """
update legal_holds set lifted_at = $2, lifted_by = $3 where citizen = $1 and lifted_at is null and until > $2 returning id
"""


def place(ctx: Ctx, citizen: UUID, reason: HoldReason, until: datetime) -> None:
    ctx.insert(
        HOLDS,
        id=new_id(),
        citizen=citizen,
        reason=reason.value,
        until=until,
        placed_by=ctx.actor.id,
        placed_at=ctx.now,
    )


async def lift(ctx: Ctx, citizen: UUID) -> bool:
    """Lift every hold that stands. False when there was none."""
    return bool(await ctx.conn.fetch(LIFT, citizen, ctx.now, ctx.actor.id))


async def standing(ctx: Ctx, citizen: UUID) -> HoldReason | None:
    """Why this person's data may not be erased now, as they may hear it; asked by doors that see everything."""
    reason: str | None = await ctx.conn.fetchval(STANDING, citizen, ctx.now)
    if reason is None:
        return None
    # Whoever is being investigated must not learn it here.
    return HoldReason.OTHER if reason == HoldReason.INVESTIGATION.value else HoldReason(reason)


async def unheld(ctx: Ctx, citizen: UUID) -> None:
    """Raises ERASURE_HELD."""
    if reason := await standing(ctx, citizen):
        raise ERASURE_HELD(reason=reason)

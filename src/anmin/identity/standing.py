"""Whose a session is by now: for rooms above, where something that somebody was given outlives their call."""

from uuid import UUID

from anmin.identity.store.sessions import of_id
from anmin.kernel.access import Actor
from anmin.kernel.ctx import Ctx


async def actor_of(ctx: Ctx, session: UUID) -> Actor | None:
    """Who it stands for, with the grants of now; None once it has ended or expired. Needs a scope that sees everything."""
    found = await of_id(ctx, session)
    return found.actor if found and found.fault(ctx.now) is None else None

"""Looks at a citizen's data by staff: the ground is asked first, and a look that is refused leaves a line as well."""

from uuid import UUID

from anmin.identity.events.citizens import LookRefused
from anmin.identity.purposes import Purposes
from anmin.kernel.ctx import Ctx
from anmin.kernel.journal import Subject
from anmin.kernel.reveal import NO_GROUND
from anmin.kernel.words import Code


async def purpose_for(ctx: Ctx, citizen: UUID, purpose: str) -> Code | None:
    """The purpose, when its ground holds for this citizen; None after refusing NO_GROUND. Raises PURPOSE_UNKNOWN.

    An account that does not exist has no ground either, so that nobody learns which ids exist.
    """
    why = ctx.house.service(Purposes).named(purpose)
    if await ctx.house.grounds[why.value](ctx.conn, ctx.actor, f"citizen:{citizen}"):
        return why
    # No topic: who was refused is for the auditor, and must not reach the person's live stream.
    ctx.say(LookRefused(citizen, why.value), about=Subject("citizen", citizen, 0))
    ctx.refuse(NO_GROUND())
    return None

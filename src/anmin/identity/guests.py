"""Guests: somebody who asked for help without an account holds a session for that matter, and nothing else."""

from datetime import timedelta
from uuid import UUID

from anmin.identity.model.sessions import Lifetime
from anmin.identity.store.sessions import begin_session
from anmin.kernel.ctx import Ctx
from anmin.kernel.ids import new_id

GUEST_LIFE = Lifetime(timedelta(days=30), timedelta(days=30))
"""A matter abroad goes on for weeks, and its caller must find the thread again."""


async def begin_guest(ctx: Ctx, guest: UUID | None = None) -> tuple[UUID, str]:
    """A new guest: an id that stands for nobody, and the token of their session. Batchable."""
    guest = guest or new_id()
    return guest, await begin_session(ctx, "guest", guest, life=GUEST_LIFE)

"""What stands against closing a case on this room's side: a unit is still at work on it."""

from anmin.cases.guards import Refusal, ToClose
from anmin.cases.names import listed
from anmin.dispatch.store import units as store
from anmin.kernel.ctx import Ctx


async def nobody_at_work(ctx: Ctx, closing: ToClose) -> Refusal | None:
    """No unit is bound to the case any more."""
    names = await store.names_on(ctx, closing.case.id)
    if not names:
        return None
    at_work = listed(names)
    return Refusal(f"{at_work.zh}仍在处置", f"{at_work.en} still at work on it")

"""What stands against closing a case on this room's side: a unit is still at work on it."""

from anmin.cases.guards import Refusal
from anmin.cases.model.cases import Case
from anmin.dispatch.store import units as store
from anmin.kernel.ctx import Ctx


async def nobody_at_work(ctx: Ctx, case: Case) -> Refusal | None:
    """No unit is bound to the case any more."""
    names = await store.names_on(ctx, case.id)
    if not names:
        return None
    zh, en = "、".join(each.zh for each in names), ", ".join(each.en for each in names)
    return Refusal(f"{zh}仍在处置", f"{en} still at work on it")

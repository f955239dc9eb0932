"""What stands against closing a case on this room's side: a transfer that the other side has not answered or not ended."""

from anmin.cases.guards import Refusal, ToClose
from anmin.kernel.ctx import Ctx
from anmin.transfers import store
from anmin.transfers.model import OURS
from anmin.transfers.terms import TransferState


async def no_open_transfer(ctx: Ctx, closing: ToClose) -> Refusal | None:
    """What this desk has accepted is ended by closing its case; everything else is ended first."""
    left = [
        each
        for each in await store.of_case(ctx, closing.case.id)
        if each.ended_at is None and not (each.receiver == OURS and each.state is TransferState.ACCEPTED)
    ]
    return Refusal("移交尚未结束", "a transfer is still open") if left else None

"""What a message does: it offers a matter, moves a transfer, waits for what comes before it, or is refused."""

from __future__ import annotations

from uuid import UUID

from anmin.channels.hotline12345 import inbound, store
from anmin.channels.hotline12345.events import PeerMessageCame
from anmin.channels.hotline12345.terms import In, MessageWhy
from anmin.channels.hotline12345.wire import Information, Message
from anmin.channels.manifest import manifest_of
from anmin.kernel.ctx import Ctx
from anmin.kernel.journal import Subject
from anmin.kernel.words import Problem
from anmin.transfers import terms as transfer_terms
from anmin.transfers.actions.arriving import ArriveTransfer, PeerStep, arrive_transfer, peer_step
from anmin.transfers.model import Transfer
from anmin.transfers.queries import of_peer

MANIFEST = manifest_of("anmin.channels.hotline12345")
STANDS = tuple[In, MessageWhy | None]
WHY = {
    transfer_terms.TRANSFER_OPEN: MessageWhy.OPEN,
    transfer_terms.PING_PONG: MessageWhy.PING_PONG,
    transfer_terms.TRANSFER_STATE: MessageWhy.STATE,
    transfer_terms.NOT_YOUR_PART: MessageWhy.STATE,
}
TAKEN: STANDS = (In.TAKEN, None)


async def apply(ctx: Ctx, peer: str, message: Message) -> STANDS:
    """Do what a message says, if it can be done now. Under the lock of its transfer."""
    try:
        return await _applied(ctx, peer, message)
    except Problem as refused:
        why = WHY.get(refused.fault)
        if why is None:
            raise
        return In.REFUSED, why


async def _applied(ctx: Ctx, peer: str, message: Message) -> STANDS:
    transfer = await of_peer(ctx, peer, message.transfer)
    meant = inbound.means(message)
    if meant is None:
        return await _offered(ctx, peer, message, transfer)
    if transfer is None:
        return In.WAITING, None
    if peer not in transfer.sides_of(meant.step):
        return In.REFUSED, MessageWhy.STATE
    fits = transfer.fits(meant.step)
    if fits != "now":
        return (In.WAITING, None) if fits == "later" else (In.REFUSED, MessageWhy.STATE)
    step = PeerStep(
        peer=peer,
        transfer=transfer.id,
        step=meant.step,
        text=meant.text,
        person=meant.person,
        department=meant.department,
        verdict=meant.verdict,
        number=meant.number,
    )
    await MANIFEST.passes(ctx, peer_step, step)
    return TAKEN


async def _offered(ctx: Ctx, peer: str, message: Message, known: Transfer | None) -> STANDS:
    said = message.said
    if known is not None or not isinstance(said, Information):
        return In.REFUSED, MessageWhy.STATE
    offer = ArriveTransfer(peer=peer, ref=message.transfer, kind=said.why, reason=said.reason, package=said.package)
    await MANIFEST.passes(ctx, arrive_transfer, offer)
    return TAKEN


def say(ctx: Ctx, peer: str, message: Message, stands: STANDS, *, more: bool = False) -> None:
    state, why = stands
    came = PeerMessageCame(message.message, peer, message.kind, message.transfer, state, why, more)
    ctx.say(came, about=Subject("peer_message", message.message, 1 if state is In.WAITING else 2))


async def let_in(ctx: Ctx, peer: str, ref: UUID) -> int:
    """Take in what waited for this transfer, in whatever order it fits; how many were settled."""
    await ctx.conn.execute(store.ONE_BY_ONE, peer, str(ref))
    settled = 0
    while True:
        moved = 0
        for id, body in await store.waiting(ctx, peer, ref):
            message = inbound.read(body).message
            stands = await apply(ctx, peer, message) if message else (In.REFUSED, MessageWhy.FORM)
            if stands[0] is In.WAITING:
                continue
            await store.settle_in(ctx, peer, id, *stands)
            if message:
                say(ctx, peer, message, stands)
            moved += 1
        settled += moved
        if not moved:
            return settled

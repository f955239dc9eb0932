"""A matter is offered to another platform or desk, in one act: record, thread and evidence go along."""

from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from anmin.cases.actions.noting import note
from anmin.cases.model.cases import Case
from anmin.cases.store import cases
from anmin.cases.telling import tell_stage
from anmin.cases.terms.cases import CASE_OVER, CASE_UNKNOWN
from anmin.cases.terms.stages import PublicStage
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Command, action
from anmin.kernel.fields import CodeText, LongText
from anmin.kernel.ids import new_id
from anmin.transfers import store, taking, terms
from anmin.transfers.carriers import Told
from anmin.transfers.events import TransferOffered
from anmin.transfers.model import OURS, Transfer, check_offer
from anmin.transfers.package import packed
from anmin.transfers.peers import peer, peers
from anmin.transfers.terms import HANDLE_TRANSFERS, TransferKind, TransferStep

Reason = Annotated[LongText, Meta(min_length=1)]


class OfferTransfer(Command, frozen=True):
    """`peer`: code of the register `transfers.peer`; left out: the desk of the case. `acting_for`: the peer in whose name
    it is offered; left out: whom the caller acts for.
    """

    case: UUID
    kind: TransferKind
    reason: Reason
    peer: CodeText | None = None
    acting_for: CodeText | None = None


class Offered(msgspec.Struct, frozen=True):
    """`state` accepted: danger is taken at once."""

    transfer: UUID
    state: terms.TransferState


@action(
    "transfers.offer_transfer",
    needs=HANDLE_TRANSFERS,
    faults=(
        CASE_UNKNOWN,
        CASE_OVER,
        terms.PEER_UNKNOWN,
        terms.NOT_YOUR_PART,
        terms.SAME_PARTY,
        terms.URGENT_STAYS,
        terms.TRANSFER_OPEN,
        terms.PING_PONG,
        terms.NO_CARRIER,
    ),
)
async def offer_transfer(ctx: Ctx, command: OfferTransfer) -> Offered:
    """Offer a matter; until it is accepted it stays with whoever offers. One transfer of a matter is open at a time."""
    case = await cases.get(ctx, command.case, change=True)
    case.check_open()
    id = new_id()
    transfer = Transfer(
        id=id,
        case=case.id,
        sender=_sender(ctx, case, command),
        receiver=peer(ctx, command.peer).code if command.peer else OURS,
        ref=id,
        kind=command.kind,
        offered_at=ctx.now,
    )
    check_offer(transfer, await store.of_case(ctx, case.id))
    told = Told(step=TransferStep.OFFERED, at=ctx.now, by=ctx.actor.id, text=command.reason)
    outside = transfer.receiver != OURS and not peer(ctx, transfer.receiver).office
    if outside:
        await taking.tell(ctx, transfer, told, await packed(ctx, case))
    case = await note(
        ctx,
        await taking.let_in(ctx, case, transfer.receiver),
        TransferOffered(case.id, id, command.kind, arrived=False),
    )
    transfer = at_once(ctx, transfer)
    store.add(ctx, transfer, told)
    await tell_stage(ctx, case, PublicStage.HELP_ORDERED)
    return Offered(id, transfer.state)


def at_once(ctx: Ctx, transfer: Transfer) -> Transfer:
    """Danger does not wait for an acceptance: 110 has it from the moment it is offered."""
    urgent = transfer.kind is TransferKind.URGENT and transfer.receiver == OURS
    return msgspec.structs.replace(transfer.take(TransferStep.ACCEPTED, ctx.now), version=1) if urgent else transfer


def _sender(ctx: Ctx, case: Case, command: OfferTransfer) -> str:
    """Raises NOT_YOUR_PART, PEER_UNKNOWN."""
    if command.acting_for is not None:
        named = [peer(ctx, command.acting_for).code]
    else:
        named = [OURS, *(code for code, row in peers(ctx).items() if row.office and row.active)]
    found = next((each for each in named if taking.acts_for(ctx, case.desk, each)), None)
    if found is None:
        raise terms.NOT_YOUR_PART()
    return found

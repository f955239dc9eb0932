"""What the desks look at: the list of transfers, and of one case all of them with every step."""

from datetime import datetime, timedelta
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from anmin.cases.names import Names
from anmin.cases.store import cases
from anmin.cases.terms.cases import CASE_UNKNOWN
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Question, query
from anmin.kernel.fields import CodeText, PageSize
from anmin.kernel.words import Text
from anmin.transfers import store, taking
from anmin.transfers.carriers import Told
from anmin.transfers.model import OURS, Side, Transfer
from anmin.transfers.package import Piece, Written
from anmin.transfers.peers import peers
from anmin.transfers.terms import HANDLE_TRANSFERS, TransferKind, TransferState, TransferStep, Unanswered

OWN_DESK = Text("110 接警台", "110 desk")


class TransferDesk(Question, frozen=True):
    """`minutes`: after how many an offer that nobody answered is stuck."""

    which: Unanswered = Unanswered.OPEN
    peer: CodeText | None = None
    minutes: Annotated[int, Meta(ge=1, le=10_080)] = 30
    limit: PageSize = 100


class CaseTransfers(Question, frozen=True):
    case: UUID


class Party(msgspec.Struct, frozen=True):
    """`code` empty: the desk of the case."""

    code: str
    name: Text


class TransferShown(msgspec.Struct, frozen=True, kw_only=True):
    """`mine`: the caller may act on it now. `back`: how often the matter came back between these two."""

    transfer: UUID
    version: int
    case: UUID
    case_number: str
    sender: Party
    receiver: Party
    number: str
    kind: TransferKind
    state: TransferState
    kept: bool
    responsible: Side
    mine: bool
    back: int
    offered_at: datetime
    answered_at: datetime | None
    ended_at: datetime | None
    verdict: str


class StepShown(msgspec.Struct, frozen=True, kw_only=True):
    """`person`: who returned it, or who spoke; `by`: the colleague who noted it."""

    step: TransferStep
    at: datetime
    by: Text | None
    text: str
    person: str
    department: str
    verdict: str


class TransferWhole(msgspec.Struct, frozen=True):
    """`thread`, `evidence`: as a platform outside handed them over; what was written here stands with the case."""

    shown: TransferShown
    steps: tuple[StepShown, ...]
    thread: tuple[Written, ...]
    evidence: tuple[Piece, ...]


@query("transfers.transfer_desk", needs=HANDLE_TRANSFERS)
async def transfer_desk(ctx: Ctx, question: TransferDesk) -> list[TransferShown]:
    """Transfers that are open, wait for us, are stuck or have ended; of one peer or of all; newest first."""
    waits = ctx.now - timedelta(minutes=question.minutes)
    found = await store.desk(ctx, question.peer, question.which.value, waits, question.limit)
    shown = [_shown(ctx, each, _mine(ctx, each)) for each in found]
    return [each for each in shown if each.mine] if question.which is Unanswered.MINE else shown


@query("transfers.case_transfers", needs=HANDLE_TRANSFERS, faults=(CASE_UNKNOWN,))
async def case_transfers(ctx: Ctx, question: CaseTransfers) -> list[TransferWhole]:
    """Every transfer of a case with what was said at each step, oldest first."""
    case = await cases.get(ctx, question.case)
    whole = []
    for each in await store.of_case(ctx, case.id):
        listed = store.Listed(transfer=each, case_number=case.number, desk=case.desk, back=0)
        package = await store.package_of(ctx, each.id)
        whole.append(
            TransferWhole(
                _shown(ctx, listed, _mine(ctx, listed)),
                await _steps(ctx, await store.steps(ctx, each.id)),
                package.thread if package else (),
                package.evidence if package else (),
            )
        )
    return whole


async def of_peer(ctx: Ctx, peer: str, ref: UUID) -> Transfer | None:
    """The transfer that a peer outside calls by this id, in the scope of the caller."""
    found = await store.by_ref(ctx, peer, ref)
    return await store.locked(ctx, found) if found else None


async def named_on_wire(ctx: Ctx, transfer: UUID) -> tuple[str, UUID] | None:
    """The peer outside and the id on the wire of a transfer; None for one within the house."""
    found = await store.locked(ctx, transfer)
    outside = next((each for each in sorted(found.parties) if taking.is_outside(ctx, each)), None)
    return (outside, found.ref) if outside else None


async def _steps(ctx: Ctx, told: list[Told]) -> tuple[StepShown, ...]:
    names = await ctx.house.service(Names).of(ctx, (each.by for each in told))
    return tuple(
        StepShown(
            by=names.get(each.by) if each.by else None,
            **{name: getattr(each, name) for name in StepShown.__struct_fields__ if name != "by"},
        )
        for each in told
    )


def _mine(ctx: Ctx, listed: store.Listed) -> bool:
    """An open transfer whose next step is the caller's: the receiver's to take or end, the sender's to decide."""
    transfer = listed.transfer
    if transfer.ended_at is not None:
        return False
    sides = transfer.parties if transfer.state is TransferState.CONFERRING else {transfer.receiver}
    return any(taking.acts_for(ctx, listed.desk, each) for each in sides)


def _shown(ctx: Ctx, listed: store.Listed, mine: bool) -> TransferShown:
    transfer: Transfer = listed.transfer
    same = (
        *("version", "case", "number", "kind", "state", "kept", "responsible"),
        *("offered_at", "answered_at", "ended_at", "verdict"),
    )
    return TransferShown(
        transfer=transfer.id,
        case_number=listed.case_number,
        sender=_party(ctx, transfer.sender),
        receiver=_party(ctx, transfer.receiver),
        mine=mine,
        back=listed.back,
        **{name: getattr(transfer, name) for name in same},
    )


def _party(ctx: Ctx, code: str) -> Party:
    row = peers(ctx).get(code)
    return Party(code, OWN_DESK if code == OURS else row.text if row else Text(code, code))

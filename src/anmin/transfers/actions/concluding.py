"""What became of a case goes back to whoever offered the matter: its result when it is closed, its verdict when it is rated."""

from uuid import UUID

from anmin.cases.store import cases
from anmin.cases.store.cases import OUTCOME, opened
from anmin.cases.terms.cases import CASE_UNKNOWN, Quiet
from anmin.cases.terms.rating import Verdict
from anmin.kernel.access import SYSTEM
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Command, action
from anmin.transfers import store, taking
from anmin.transfers.carriers import Told
from anmin.transfers.model import OURS, Transfer
from anmin.transfers.terms import TransferState, TransferStep

OUTCOME_OF = "select outcome from cases where id = $1"


class ConcludeTransfer(Command, frozen=True):
    case: UUID


class PassVerdict(Command, frozen=True):
    case: UUID
    verdict: Verdict


@action("transfers.conclude_transfer", needs=SYSTEM, faults=(CASE_UNKNOWN,))
async def conclude_transfer(ctx: Ctx, command: ConcludeTransfer) -> None:
    """A case that came from another platform is closed: its outcome is the result."""
    case = await cases.get(ctx, command.case, change=True)
    found = await _from_outside(ctx, case.id, TransferState.ACCEPTED)
    if found is None or case.closed_at is None:
        ctx.unchanged(Quiet.STALE)
        return
    outcome = opened(ctx, await ctx.conn.fetchval(OUTCOME_OF, case.id), OUTCOME)
    await taking.take(ctx, case, found, Told(step=TransferStep.DONE, at=ctx.now, text=outcome))


@action("transfers.pass_verdict", needs=SYSTEM, faults=(CASE_UNKNOWN,))
async def pass_verdict(ctx: Ctx, command: PassVerdict) -> None:
    """The citizen's verdict on a case that came from another platform flows back."""
    case = await cases.get(ctx, command.case, change=True)
    found = await _from_outside(ctx, case.id, TransferState.DONE)
    if found is None or found.verdict == command.verdict.value:
        ctx.unchanged(Quiet.STALE)
        return
    await taking.take(ctx, case, found, Told(step=TransferStep.VERDICT, at=ctx.now, verdict=command.verdict.value))


async def _from_outside(ctx: Ctx, case: UUID, state: TransferState) -> Transfer | None:
    """The newest transfer by which the case came here, if it stands there."""
    came = [each for each in await store.of_case(ctx, case) if each.receiver == OURS]
    return came[-1] if came and came[-1].state is state else None

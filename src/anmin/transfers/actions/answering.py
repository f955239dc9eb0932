"""The other side answers: it takes, refuses, confers, finishes, returns; whoever took the matter first may keep it."""

from uuid import UUID

from anmin.cases.terms.closing import CANNOT_CLOSE
from anmin.cases.terms.rating import Verdict
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Command, action
from anmin.kernel.fields import LongText, Name
from anmin.transfers import taking, terms
from anmin.transfers.actions.offering import Reason
from anmin.transfers.carriers import Told
from anmin.transfers.terms import HANDLE_TRANSFERS, TransferStep


class OneTransfer(Command, frozen=True):
    transfer: UUID


class AcceptTransfer(OneTransfer, frozen=True):
    note: LongText = ""


class RefuseTransfer(OneTransfer, frozen=True):
    reason: Reason


class ConferTransfer(OneTransfer, frozen=True):
    """`speaking`: who speaks, in words: of both sides and the caller."""

    speaking: Name
    note: LongText = ""


class KeepTransfer(OneTransfer, frozen=True):
    note: LongText = ""


class CompleteTransfer(OneTransfer, frozen=True):
    result: Reason


class ReturnTransfer(OneTransfer, frozen=True):
    """`person`, `department`: who returns it."""

    reason: Reason
    person: Name
    department: Name


class NoteTransferVerdict(OneTransfer, frozen=True):
    verdict: Verdict
    text: LongText = ""


FAULTS = (terms.TRANSFER_UNKNOWN, terms.TRANSFER_STATE, terms.NOT_YOUR_PART, terms.NO_CARRIER)


async def _step(ctx: Ctx, transfer: UUID, told: Told) -> None:
    case, found = await taking.held(ctx, transfer)
    taking.check_side(ctx, case, found, told.step)
    await taking.take(ctx, case, found, told)


def _told(ctx: Ctx, step: TransferStep, text: str, person: str = "", department: str = "") -> Told:
    return Told(step=step, at=ctx.now, by=ctx.actor.id, text=text, person=person, department=department)


@action("transfers.accept_transfer", needs=HANDLE_TRANSFERS, faults=FAULTS)
async def accept_transfer(ctx: Ctx, command: AcceptTransfer) -> None:
    """Take a matter over: from now on this side is responsible."""
    await _step(ctx, command.transfer, _told(ctx, TransferStep.ACCEPTED, command.note))


@action("transfers.refuse_transfer", needs=HANDLE_TRANSFERS, faults=(*FAULTS, CANNOT_CLOSE))
async def refuse_transfer(ctx: Ctx, command: RefuseTransfer) -> None:
    """Refuse a matter, with the reason; the second time it goes to the watch commander."""
    await _step(ctx, command.transfer, _told(ctx, TransferStep.REFUSED, command.reason))


@action("transfers.confer_transfer", needs=HANDLE_TRANSFERS, faults=FAULTS)
async def confer_transfer(ctx: Ctx, command: ConferTransfer) -> None:
    """Unclear whose matter it is: both sides speak with the caller, and then agree."""
    await _step(ctx, command.transfer, _told(ctx, TransferStep.CONFERRING, command.note, command.speaking))


@action("transfers.keep_transfer", needs=HANDLE_TRANSFERS, faults=FAULTS)
async def keep_transfer(ctx: Ctx, command: KeepTransfer) -> None:
    """Still unclear, or not waiting any longer: whoever took the matter first handles it first."""
    await _step(ctx, command.transfer, _told(ctx, TransferStep.KEPT, command.note))


@action("transfers.complete_transfer", needs=HANDLE_TRANSFERS, faults=FAULTS)
async def complete_transfer(ctx: Ctx, command: CompleteTransfer) -> None:
    """Give the result back to whoever offered the matter."""
    await _step(ctx, command.transfer, _told(ctx, TransferStep.DONE, command.result))


@action("transfers.return_transfer", needs=HANDLE_TRANSFERS, faults=(*FAULTS, CANNOT_CLOSE))
async def return_transfer(ctx: Ctx, command: ReturnTransfer) -> None:
    """Return an accepted matter, with person, department and reason; the second time the watch commander decides."""
    told = _told(ctx, TransferStep.RETURNED, command.reason, command.person, command.department)
    await _step(ctx, command.transfer, told)


@action("transfers.note_transfer_verdict", needs=HANDLE_TRANSFERS, faults=FAULTS)
async def note_transfer_verdict(ctx: Ctx, command: NoteTransferVerdict) -> None:
    """Note what the citizen thinks of a finished transfer; a later verdict is shown in the place of the earlier one."""
    told = Told(
        step=TransferStep.VERDICT, at=ctx.now, by=ctx.actor.id, text=command.text, verdict=command.verdict.value
    )
    await _step(ctx, command.transfer, told)

"""The rectification order 限期整改通知书: issued, served with proof, checked by a visit, withdrawn with a reason (SW-04)."""

from datetime import date
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from anmin.cases.actions.noting import note
from anmin.cases.evidence import take_up
from anmin.cases.model.cases import Case
from anmin.cases.store import cases
from anmin.cases.terms.cases import CASE_OVER, CASE_UNKNOWN
from anmin.identity.within import sees
from anmin.kernel.access import SYSTEM
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Command, action
from anmin.kernel.fields import Instant, LongText, Name, ShortText, check_instants
from anmin.kernel.ids import new_id
from anmin.kernel.timers import Timer
from anmin.matters.model.rectification import Rectification, check_day
from anmin.matters.store import rectification as store
from anmin.matters.store.numbers import next_number
from anmin.matters.terms import rectification as terms
from anmin.matters.terms.matters import REASON_NEEDED, MatterQuiet
from anmin.matters.terms.rectification import RECTIFY, RectificationState, ServedHow
from anmin.media.terms.evidence import EVIDENCE_TAKEN, EVIDENCE_UNKNOWN

RECTIFICATION_CLOCK = "matters.rectification_clock"
Words = Annotated[LongText, Meta(min_length=1)]
Proof = Annotated[tuple[UUID, ...], Meta(max_length=50)]
FAULTS = (terms.RECTIFICATION_UNKNOWN, terms.RECTIFICATION_STATE, EVIDENCE_UNKNOWN, EVIDENCE_TAKEN)


class IssueRectification(Command, frozen=True):
    """`addressee`: whom it obliges. `basis`: the law it rests on. `deadline`: the last day. `office`: in whose name."""

    case: UUID
    office: UUID
    addressee: Name
    demand: Words
    basis: Words
    deadline: date


class RectificationPlaced(msgspec.Struct, frozen=True):
    rectification: UUID
    number: str


class OneRectification(Command, frozen=True):
    rectification: UUID


class Reminding(msgspec.Struct, frozen=True):
    """What the timer was set for."""

    late: bool


class RemindRectification(OneRectification, frozen=True):
    late: bool


class ServeRectification(OneRectification, frozen=True):
    """`at`: when it was served; now when left out. `proof`: stored evidence, such as the receipt."""

    how: ServedHow
    proof: Proof
    at: Instant | None = None

    def __post_init__(self) -> None:
        check_instants(self.at)


class CheckRectification(OneRectification, frozen=True):
    """What the visit found. `proof`: photos."""

    done: bool
    note: LongText = ""
    proof: Proof = ()


class WithdrawRectification(OneRectification, frozen=True):
    reason: ShortText


@action(
    "matters.issue_rectification",
    needs=RECTIFY,
    faults=(CASE_UNKNOWN, CASE_OVER, terms.ISSUER_WRONG, terms.RECTIFY_BY),
)
async def issue_rectification(ctx: Ctx, command: IssueRectification) -> RectificationPlaced:
    """Order somebody to put something right by a day; it has its number from now on."""
    check_day(command.deadline, ctx.now)
    case = await cases.get(ctx, command.case, change=True)
    case.check_open()
    if command.office not in case.offices or not sees(ctx, command.office):
        raise terms.ISSUER_WRONG()
    new = Rectification(
        id=new_id(),
        version=1,
        number=await next_number(ctx, case, "rectification"),
        case=case.id,
        office=command.office,
        state=RectificationState.ISSUED,
        addressee=command.addressee,
        demand=command.demand,
        basis=command.basis,
        deadline=command.deadline,
        issued_at=ctx.now,
        issued_by=ctx.actor.id,
    )
    await store.add(ctx, new)
    _remind(ctx, new, late=False)
    await note(ctx, case, new.issued())
    return RectificationPlaced(new.id, new.number)


def _remind(ctx: Ctx, order: Rectification, *, late: bool) -> None:
    subject, at = f"rectification:{order.id}", order.remind_at(late=late)
    ctx.timer(Timer(RECTIFICATION_CLOCK, subject, 1 + late, at, "bell", Reminding(late)))


@action("matters.remind_rectification", needs=SYSTEM, faults=(terms.RECTIFICATION_UNKNOWN,))
async def remind_rectification(ctx: Ctx, command: RemindRectification) -> None:
    """Say to whoever issued it that its last day is here, and once more when it has passed, until it was found done."""
    case, order = await _held(ctx, command.rectification)
    said = order.due(late=command.late)
    if said is None:
        ctx.unchanged(MatterQuiet.STALE)
        return
    if not command.late:
        _remind(ctx, order, late=True)
    await note(ctx, case, said)


async def _held(ctx: Ctx, id: UUID) -> tuple[Case, Rectification]:
    """The case is locked first; the order is one's own office's. Raises RECTIFICATION_UNKNOWN."""
    found = await store.get(ctx, id)
    if not sees(ctx, found.office):
        raise terms.RECTIFICATION_UNKNOWN()
    case = await cases.get(ctx, found.case, change=True)
    return case, await store.get(ctx, id, change=True)


@action("matters.serve_rectification", needs=RECTIFY, faults=(*FAULTS, terms.SERVED_AT, terms.PROOF_NEEDED))
async def serve_rectification(ctx: Ctx, command: ServeRectification) -> None:
    """Note how and when the order was served, with the proof."""
    case, order = await _held(ctx, command.rectification)
    served, said = order.serve(command.how, command.at or ctx.now, command.proof, ctx.now)
    await take_up(ctx, case, command.proof, for_caller=False)
    await store.save(ctx, msgspec.structs.replace(served, served_by=ctx.actor.id))
    await note(ctx, case, said)


@action("matters.check_rectification", needs=RECTIFY, faults=FAULTS)
async def check_rectification(ctx: Ctx, command: CheckRectification) -> None:
    """Note what a check visit found, with photos; not done, it is checked again or withdrawn."""
    case, order = await _held(ctx, command.rectification)
    checked, said = order.checked(command.note, command.proof, ctx.now, done=command.done)
    await take_up(ctx, case, command.proof, for_caller=False)
    await store.save(ctx, msgspec.structs.replace(checked, checked_by=ctx.actor.id))
    await note(ctx, case, said)


@action("matters.withdraw_rectification", needs=RECTIFY, faults=(*FAULTS[:2], REASON_NEEDED))
async def withdraw_rectification(ctx: Ctx, command: WithdrawRectification) -> None:
    """Withdraw an order, with the reason."""
    if not command.reason.strip():
        raise REASON_NEEDED()
    case, order = await _held(ctx, command.rectification)
    withdrawn, said = order.withdraw(command.reason, ctx.now)
    await store.save(ctx, withdrawn)
    await note(ctx, case, said)

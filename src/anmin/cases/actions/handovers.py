"""A matter is given to an agency outside the house, or becomes a criminal case; nothing is typed again."""

from typing import Annotated
from uuid import UUID

from msgspec import Meta

from anmin.cases.actions.assessing import OneCase
from anmin.cases.actions.noting import note
from anmin.cases.events.handovers import HandedOver, Promoted
from anmin.cases.model.cases import Case
from anmin.cases.model.handovers import HandOver
from anmin.cases.store import cases
from anmin.cases.store import handovers as store
from anmin.cases.terms import cases as case_terms
from anmin.cases.terms import handovers as terms
from anmin.cases.terms.cases import Quiet
from anmin.cases.terms.handovers import HandOverKind, HandOverState
from anmin.identity.terms.duty import REASON_NEEDED
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Command, action
from anmin.kernel.fields import LongText, Name
from anmin.kernel.ids import new_id
from anmin.territory.service import Territory

Number = Annotated[str, Meta(max_length=100, pattern=r"^[^\x00-\x1f\x7f]*$(?!\n)")]
"""A number of somebody else's records; it may hold any letters and brackets."""


class HandOverCase(OneCase, frozen=True):
    """`agency`: in words; it need not be in the house. `number`: of the matter there, when it is known."""

    agency: Name
    number: Number = ""
    note: LongText = ""


class HandOverAnswered(Command, frozen=True):
    """What the agency said: accepted, refused or returned (with the reason), done."""

    hand_over: UUID
    state: HandOverState
    number: Number = ""
    note: LongText = ""


class PromoteCase(OneCase, frozen=True):
    """`number`: of the criminal case file that was opened."""

    number: Annotated[Number, Meta(min_length=1)]
    note: LongText = ""


@action("cases.hand_over", needs=case_terms.CLOSE_CASES, faults=(case_terms.CASE_UNKNOWN, case_terms.CASE_OVER))
async def hand_over(ctx: Ctx, command: HandOverCase) -> UUID:
    """Offer a matter to another agency; until it has answered, the matter stays ours (XY-08)."""
    case = await cases.get(ctx, command.case, change=True)
    case.check_open()
    offered = _new(ctx, case, HandOverKind.AGENCY, command.agency, command.number)
    await store.add(ctx, offered, command.note)
    await note(ctx, case, HandedOver(case.id, offered.id))
    return offered.id


def _new(ctx: Ctx, case: Case, kind: HandOverKind, agency: str, number: str) -> HandOver:
    own = kind is HandOverKind.CASE_FILE
    return HandOver(
        id=new_id(),
        version=1,
        case=case.id,
        kind=kind,
        agency=agency,
        their_number=number,
        state=HandOverState.DONE if own else HandOverState.OFFERED,
        offered_at=ctx.now,
        by=ctx.actor.id,
        answered_at=ctx.now if own else None,
    )


@action(
    "cases.hand_over_answered",
    needs=case_terms.CLOSE_CASES,
    faults=(case_terms.CASE_UNKNOWN, terms.HAND_OVER_UNKNOWN, terms.HAND_OVER_STATE, REASON_NEEDED),
)
async def hand_over_answered(ctx: Ctx, command: HandOverAnswered) -> None:
    """Note what the agency answered; also after the case was closed."""
    case = await cases.get(ctx, await store.case_of(ctx, command.hand_over), change=True)
    found = await store.locked(ctx, command.hand_over)
    answered, said = found.answer(command.state, command.number, ctx.now)
    if answered.state in (HandOverState.REFUSED, HandOverState.RETURNED) and not command.note.strip():
        raise REASON_NEEDED()
    await store.save(ctx, answered, command.note)
    await note(ctx, case, said)


@action("cases.promote_case", needs=terms.PROMOTE_CASES, faults=(case_terms.CASE_UNKNOWN,))
async def promote_case(ctx: Ctx, command: PromoteCase) -> UUID:
    """Note that a criminal case file was opened from this matter, with its number (JJ-17); also after it was closed."""
    case = await cases.get(ctx, command.case, change=True)
    for each, *_ in await store.of_case(ctx, case.id):
        if each.kind is HandOverKind.CASE_FILE and each.their_number == command.number:
            ctx.unchanged(Quiet.SAME)
            return each.id
    office = ctx.house.service(Territory).offices.get(case.office)
    promoted = _new(ctx, case, HandOverKind.CASE_FILE, office.name if office else "", command.number)
    await store.add(ctx, promoted, command.note)
    await note(ctx, case, Promoted(case.id, promoted.id))
    return promoted.id

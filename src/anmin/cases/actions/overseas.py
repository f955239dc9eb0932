"""A matter goes up, to the duty officer or from abroad step by step, and to the office of the registered residence."""

from uuid import UUID

import msgspec

from anmin.cases.actions.assessing import OneCase
from anmin.cases.actions.noting import note
from anmin.cases.events.overseas import Escalated, EscalationAnswered, RoutedByResidence
from anmin.cases.evidence import share_with
from anmin.cases.model.overseas import check_step
from anmin.cases.store import cases
from anmin.cases.store import overseas as store
from anmin.cases.store.overseas import Escalation
from anmin.cases.terms import cases as case_terms
from anmin.cases.terms import overseas as terms
from anmin.cases.terms.cases import Flag, Quiet
from anmin.cases.terms.overseas import Step
from anmin.identity.terms.duty import REASON_NEEDED
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Command, action
from anmin.kernel.fields import LongText
from anmin.kernel.ids import new_id
from anmin.territory.service import Territory


class EscalateCase(OneCase, frozen=True):
    """`office`: that carries the step; left out, the desk for the duty officer and the topmost office otherwise, by
    which a body outside the house is reached. `note`: what is reported and why.
    """

    step: Step
    note: LongText
    office: UUID | None = None


class AnswerEscalation(Command, frozen=True):
    escalation: UUID
    answer: LongText


class RouteByResidence(OneCase, frozen=True):
    """`office`: that answers for the caller's registered residence."""

    office: UUID


@action(
    "cases.escalate_case",
    needs=case_terms.TAKE_CASES,
    faults=(
        case_terms.CASE_UNKNOWN,
        case_terms.CASE_OVER,
        case_terms.OFFICE_UNKNOWN,
        terms.STEP_TAKEN,
        terms.STEP_SKIPPED,
        terms.NOT_ABROAD,
        REASON_NEEDED,
    ),
)
async def escalate_case(ctx: Ctx, command: EscalateCase) -> UUID:
    """Report a matter to the duty officer, or from abroad to city, province and ministry in this order, each once."""
    if not command.note.strip():
        raise REASON_NEEDED()
    case = await cases.get(ctx, command.case, change=True)
    case.check_open()
    taken = [each.step for each in await store.of_case(ctx, case.id)]
    check_step(command.step, taken, abroad=Flag.OVERSEAS in case.flags)
    offices = ctx.house.service(Territory).offices
    usual = case.desk if command.step is Step.DUTY_OFFICER else offices.top
    office = offices.get(command.office or usual)
    if office is None:
        raise case_terms.OFFICE_UNKNOWN()
    said = Escalation(
        id=new_id(),
        case=case.id,
        step=command.step,
        office=office.id,
        at=ctx.now,
        by=ctx.actor.id,
        answered_at=None,
        note=command.note,
        answer="",
    )
    await store.add(ctx, said)
    fact = Escalated(case.id, said.id, said.step, office.id)
    await share_with(ctx, await note(ctx, case.with_offices((office.id,)), fact))
    return said.id


@action(
    "cases.answer_escalation",
    needs=case_terms.TAKE_CASES,
    faults=(case_terms.CASE_UNKNOWN, terms.ESCALATION_UNKNOWN, terms.ALREADY_ANSWERED),
)
async def answer_escalation(ctx: Ctx, command: AnswerEscalation) -> None:
    """Note what was answered to a report that went up; also after the case was closed."""
    case = await cases.get(ctx, await store.case_of(ctx, command.escalation), change=True)
    said = await store.locked(ctx, command.escalation)
    if said.answered_at is not None:
        raise terms.ALREADY_ANSWERED()
    await store.set_answer(ctx, said.id, command.answer)
    seconds = int((ctx.now - said.at).total_seconds())
    await note(ctx, case, EscalationAnswered(case.id, said.id, said.step, seconds))


@action(
    "cases.route_by_residence",
    needs=case_terms.TAKE_CASES,
    faults=(case_terms.CASE_UNKNOWN, case_terms.CASE_OVER, case_terms.OFFICE_UNKNOWN),
)
async def route_by_residence(ctx: Ctx, command: RouteByResidence) -> None:
    """Bring in the office of the caller's registered residence beside the one of the place (NY-11)."""
    if ctx.house.service(Territory).offices.get(command.office) is None:
        raise case_terms.OFFICE_UNKNOWN()
    case = await cases.get(ctx, command.case, change=True)
    case.check_open()
    if case.home_office == command.office:
        ctx.unchanged(Quiet.SAME)
        return
    said = RoutedByResidence(case.id, case.home_office, command.office)
    case = msgspec.structs.replace(case.with_offices((command.office,)), home_office=command.office)
    await share_with(ctx, await note(ctx, case, said))

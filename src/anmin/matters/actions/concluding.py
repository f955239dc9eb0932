"""The end of a matter: the lead answers, the desk reviews, the citizen hears it; and what takes it up again."""

from typing import Annotated
from uuid import UUID

from msgspec import Meta

from anmin.cases.actions.answering import note_stage
from anmin.cases.actions.closing import FAULTS as CLOSING
from anmin.cases.actions.closing import CloseCase, ReopenCase, close_case, reopen_case
from anmin.cases.actions.moving import held as held_order
from anmin.cases.actions.moving import reach
from anmin.cases.evidence import take_up
from anmin.cases.store import cases
from anmin.cases.terms.cases import CASE_UNKNOWN, CaseKind, CaseState
from anmin.cases.terms.orders import OrderState
from anmin.kernel.access import SYSTEM
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Command, action
from anmin.kernel.fields import CodeText, LongText
from anmin.kernel.ids import new_id
from anmin.matters.actions.keeping import Held, check_leads, desks, held, settle
from anmin.matters.events.matters import AnswerGivenIn, AnswerSentBack, Concluded
from anmin.matters.model.matters import Answer, Part
from anmin.matters.registers.deadlines import MatterClock, counting, deadline_row
from anmin.matters.store import matters as store
from anmin.matters.terms import matters as terms
from anmin.matters.terms.matters import ANSWER_MATTERS, REVIEW_MATTERS, AnswerState, MatterQuiet, Urgency
from anmin.media.terms.evidence import EVIDENCE_TAKEN, EVIDENCE_UNKNOWN

Words = Annotated[LongText, Meta(min_length=1)]
REVIEWED = "答复已审核 The answer was reviewed"
AGAIN = "诉求人不满意或再次反映 Its citizen was dissatisfied or came again"


class AnswerCase(Command, frozen=True):
    """`evidence`: files that the citizen may see too."""

    case: UUID
    text: Words
    evidence: Annotated[tuple[UUID, ...], Meta(max_length=30)] = ()


class ReviewAnswer(Command, frozen=True):
    """`give`: to the citizen; otherwise it goes back with the `reason`. `disposition`: a code of `cases.disposition`."""

    case: UUID
    answer: UUID
    give: bool
    reason: LongText = ""
    disposition: CodeText = "handled_on_scene"


class TakeUpAgain(Command, frozen=True):
    """`by_itself`: because of a verdict, which does so once. `raised`: one level up."""

    case: UUID
    by_itself: bool = False
    raised: bool = True


class NoteClosed(Command, frozen=True):
    case: UUID


FAULTS = (CASE_UNKNOWN, terms.MATTER_UNKNOWN, terms.MATTER_OVER)


@action(
    "matters.answer_case",
    needs=ANSWER_MATTERS,
    faults=(*FAULTS, terms.NOT_LEAD, terms.ANSWER_STANDS, EVIDENCE_UNKNOWN, EVIDENCE_TAKEN),
)
async def answer_case(ctx: Ctx, command: AnswerCase) -> UUID:
    """Hand in the answer of the lead; the citizen hears it once it was reviewed."""
    found = await held(ctx, command.case)
    check_leads(ctx, found)
    await take_up(ctx, found.case, command.evidence, for_caller=True)
    return await hand_in(ctx, found, command.text)


async def hand_in(ctx: Ctx, found: Held, text: str) -> UUID:
    """An answer of the lead waits for its review. Raises ANSWER_STANDS."""
    matter = found.matter
    if any(each.state is AnswerState.GIVEN_IN for each in await store.answers(ctx, matter.case)):
        raise terms.ANSWER_STANDS()
    answer = Answer(
        id=new_id(),
        version=1,
        case=matter.case,
        order=matter.lead_order,
        office=matter.lead,
        round=matter.rounds,
        state=AnswerState.GIVEN_IN,
        at=ctx.now,
        by=ctx.actor.id,
    )
    await store.add_answer(ctx, answer, text)
    await settle(ctx, matter.changed(), AnswerGivenIn(matter.case, answer.id, answer.office))
    return answer.id


@action(
    "matters.review_answer",
    needs=REVIEW_MATTERS,
    faults=(*FAULTS, *CLOSING[1:], terms.ANSWER_UNKNOWN, terms.ANSWER_REVIEWED, terms.REASON_NEEDED),
)
async def review_answer(ctx: Ctx, command: ReviewAnswer) -> None:
    """Give the answer to the citizen, which concludes the matter, or send it back to the lead with the reason."""
    if not command.give and not command.reason.strip():
        raise terms.REASON_NEEDED()
    found = await held(ctx, command.case)
    found.matter.check_open()
    listed = await store.answers(ctx, command.case)
    answer = next((each for each in listed if each.id == command.answer), None)
    if answer is None:
        raise terms.ANSWER_UNKNOWN()
    answer = answer.review(ctx.actor.id, ctx.now, give=command.give)
    await store.save_answer(ctx, answer, command.reason)
    if not command.give:
        await settle(ctx, found.matter.changed(), AnswerSentBack(command.case, answer.id))
        return
    await _give(ctx, found, answer, command.disposition)


async def _give(ctx: Ctx, found: Held, answer: Answer, disposition: str) -> None:
    """The orders of the lead and of whoever handed it down to the lead are done with it; supports must have ended."""
    case = found.case.id
    await _finish(ctx, found.matter.lead_order, found)
    words = (await store.answer_words(ctx, case))[answer.id][0]
    await store.unpause(ctx, case, ctx.now)
    await close_case(ctx, CloseCase(case=case, disposition=disposition, outcome=words))
    late = found.matter.paused_at is None and ctx.now > found.matter.due_at
    matter = found.matter.conclude(ctx.now, answered_at=ctx.now)
    await settle(ctx, matter, Concluded(case, answer.id, late))


async def _finish(ctx: Ctx, order: UUID | None, found: Held) -> None:
    part: Part | None = found.part(order)
    while part is not None:
        moving = await held_order(ctx, part.order)
        if not moving.order.ended:
            done, said = moving.order.reach(OrderState.DONE, max(ctx.now, moving.order.last_at), ctx.now, REVIEWED)
            moving.put(done)
            await note_stage(ctx, moving, OrderState.DONE, None, REVIEWED)
            await reach(ctx, moving, OrderState.DONE, said)
        part = found.part(part.passed_by)


@action("matters.take_up_again", needs=SYSTEM, faults=(CASE_UNKNOWN,))
async def take_up_again(ctx: Ctx, command: TakeUpAgain) -> None:
    """Reopen a concluded matter, with a shorter clock, and where its citizen was dissatisfied one level up."""
    case = await cases.get(ctx, command.case, change=True)
    matter = await store.find(ctx, case.id, change=True)
    emergency = case.kind is CaseKind.EMERGENCY or case.state is CaseState.MERGED
    if matter is None or matter.concluded_at is None or emergency or (command.by_itself and matter.rounds > 1):
        ctx.unchanged(MatterQuiet.STALE)
        return
    if case.state is CaseState.CLOSED:
        await reopen_case(ctx, ReopenCase(case=case.id, reason=AGAIN))
    span = deadline_row(ctx.house, ctx.now, Urgency.REOPENED, MatterClock.WHOLE).span
    plain = counting(ctx.house, ctx.now, Urgency.REOPENED)
    matter, said = matter.again(span, desks(ctx, case), command.raised, plain, ctx.now)
    await settle(ctx, matter, said)


@action("matters.note_closed", needs=SYSTEM, faults=(CASE_UNKNOWN,))
async def note_closed(ctx: Ctx, command: NoteClosed) -> None:
    """Conclude the matter of a case that was closed or merged by hand."""
    case = await cases.get(ctx, command.case, change=True)
    matter = await store.find(ctx, case.id, change=True)
    over = case.state in (CaseState.CLOSED, CaseState.MERGED)
    if matter is None or matter.concluded_at is not None or not over:
        ctx.unchanged(MatterQuiet.STALE)
        return
    await store.unpause(ctx, case.id, ctx.now)
    await settle(ctx, matter.conclude(ctx.now), Concluded(case.id, None, late=matter.due_at < ctx.now))

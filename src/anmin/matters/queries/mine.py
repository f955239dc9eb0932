"""What callers see of their own matter beyond its case: who is responsible, by when, and what they were answered. No person."""

from datetime import datetime
from uuid import UUID

import msgspec

from anmin.cases.names import Names
from anmin.cases.store import cases
from anmin.cases.terms.cases import CASE_UNKNOWN, SEE_CASES, CaseKind, Flag
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Question, query
from anmin.kernel.words import Text
from anmin.matters.store import matters as store
from anmin.matters.terms.matters import MATTER_UNKNOWN, AnswerState, Urgency


class MyMatter(Question, frozen=True):
    case: UUID


class GivenAnswer(msgspec.Struct, frozen=True):
    """`round`: 2 of the answer after the first reopening."""

    round: int
    at: datetime
    text: str


class OwnMatter(msgspec.Struct, frozen=True, kw_only=True):
    """`due_at`: as it stands; while `paused_at` is set it waits for the caller and moves on by that time. `raised_to`: how
    many levels above the desk it was taken. `longer`: how often its time was extended. `answers`: oldest first.
    """

    kind: CaseKind
    urgency: Urgency
    lead: Text | None
    handed: bool
    due_at: datetime
    paused_at: datetime | None
    concluded_at: datetime | None
    overdue: bool
    rounds: int
    raised_to: int
    longer: int
    answers: tuple[GivenAnswer, ...]


@query("matters.my_matter", needs=SEE_CASES, faults=(CASE_UNKNOWN, MATTER_UNKNOWN))
async def my_matter(ctx: Ctx, question: MyMatter) -> OwnMatter:
    """One's own matter: the organisation that is responsible, its deadline, and every answer that was given."""
    case = await cases.get(ctx, question.case)
    if case.kind is CaseKind.EMERGENCY or Flag.QUIET in case.flags:
        raise MATTER_UNKNOWN()
    matter, words = await store.get(ctx, case.id), await store.answer_words(ctx, case.id)
    given = [each for each in await store.answers(ctx, case.id) if each.state is AnswerState.ANSWERED]
    names = await ctx.house.service(Names).of(ctx, (matter.lead,))
    open_now = matter.concluded_at is None and matter.paused_at is None
    return OwnMatter(
        kind=case.kind,
        urgency=matter.urgency,
        lead=names.get(matter.lead),
        handed=matter.lead_order is not None,
        due_at=matter.due_at,
        paused_at=matter.paused_at,
        concluded_at=matter.concluded_at,
        overdue=open_now and ctx.now >= matter.due_at,
        rounds=matter.rounds,
        raised_to=matter.raised_to,
        longer=matter.extensions,
        answers=tuple(GivenAnswer(each.round, each.reviewed_at or each.at, words[each.id][0]) for each in given),
    )

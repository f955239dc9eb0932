"""What staff read of a matter: who leads, by when, what was asked and answered; and what it might be."""

from datetime import datetime
from uuid import UUID

import msgspec

from anmin.cases.catalogue.tree import category_tree
from anmin.cases.names import Names
from anmin.cases.queries.page import NamedId
from anmin.cases.store import cases
from anmin.cases.store.mine import texts
from anmin.cases.terms.cases import CASE_UNKNOWN, Channel
from anmin.cases.terms.desk import LIST_CASES
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Question, query
from anmin.kernel.fields import CodeText, LongText
from anmin.kernel.registers import Registers
from anmin.matters.model.clocks import Pause, paused_for
from anmin.matters.model.matters import Answer, Extension, Matter, Part
from anmin.matters.registers.assess_rules import Said
from anmin.matters.routes import route_of
from anmin.matters.store import matters as store
from anmin.matters.suggesting import Suggested, Suggesters
from anmin.matters.terms import matters as terms
from anmin.territory.service import Territory


class MatterPage(Question, frozen=True):
    case: UUID


class AnswerShown(msgspec.Struct, frozen=True):
    answer: Answer
    text: str
    review: str


class ExtensionShown(msgspec.Struct, frozen=True):
    extension: Extension
    reason: str
    decision: str


class MatterShown(msgspec.Struct, frozen=True, kw_only=True):
    """`paused_seconds`: of all pauses up to now. `lead`: the name of whoever is responsible; `route`: the row that holds
    for it now, empty where none does. `names`: of the staff who stand for it, asked, answered and decided.
    """

    matter: Matter
    lead: str
    overdue: bool
    paused_seconds: int
    route: str
    parts: tuple[Part, ...]
    pauses: tuple[Pause, ...]
    extensions: tuple[ExtensionShown, ...]
    answers: tuple[AnswerShown, ...]
    names: tuple[NamedId, ...]
    now: datetime


class SuggestCategory(Question, frozen=True):
    """What is known: a case, or the words of a matter that is only being written down."""

    case: UUID | None = None
    text: LongText = ""
    category: CodeText | None = None
    channel: Channel | None = None


@query("matters.matter_page", needs=LIST_CASES, faults=(CASE_UNKNOWN, terms.MATTER_UNKNOWN))
async def matter_page(ctx: Ctx, question: MatterPage) -> MatterShown:
    """A matter with its lead, its deadline and everything that was asked, granted and answered."""
    case = await cases.get(ctx, question.case)
    matter, pauses = await store.get(ctx, case.id), await store.pauses(ctx, case.id)
    given, asked = await store.answer_words(ctx, case.id), await store.extension_words(ctx, case.id)
    office, route = ctx.house.service(Territory).offices.get(matter.lead), route_of(ctx, case)
    parts = await store.parts(ctx, case.id)
    answers, extensions = await store.answers(ctx, case.id), await store.extensions(ctx, case.id)
    people = {each.responsible for each in parts} | {id for each in answers for id in (each.by, each.reviewed_by)}
    people |= {id for each in extensions for id in (each.asked_by, each.decided_by)}
    names = await ctx.house.service(Names).of(ctx, people - {None})
    return MatterShown(
        matter=matter,
        lead=office.name if office else "",
        overdue=matter.concluded_at is None and matter.paused_at is None and ctx.now >= matter.due_at,
        paused_seconds=int(paused_for(pauses, ctx.now).total_seconds()),
        route=route.code if route else "",
        parts=tuple(parts),
        pauses=tuple(pauses),
        extensions=tuple(ExtensionShown(each, *asked[each.id]) for each in extensions),
        answers=tuple(AnswerShown(each, *given[each.id]) for each in answers),
        names=tuple(NamedId(id, text.zh, text.en) for id, text in sorted(names.items())),
        now=ctx.now,
    )


@query("matters.suggest_category", needs=LIST_CASES, faults=(CASE_UNKNOWN,))
async def suggest_category(ctx: Ctx, question: SuggestCategory) -> tuple[Suggested, ...]:
    """What a matter might be, with the reasons; it decides nothing."""
    tree = category_tree(ctx.house.service(Registers), ctx.now)
    text, category, channel = question.text, question.category or "", question.channel
    if question.case is not None:
        case = await cases.get(ctx, question.case)
        text = text or (await texts(ctx, case.id))[0]
        category, channel = category or case.category, channel or case.channel
    return await ctx.house.service(Suggesters).suggest(ctx, Said(text, tree.codes(category), channel))

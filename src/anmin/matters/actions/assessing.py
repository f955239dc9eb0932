"""Assessment 研判: kind, category, level and urgency, by the suggestion of a rule or by hand; also to and from an emergency."""

from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from anmin.cases.actions.assessing import ClassifyCase, SetLevel, classify_case, set_level
from anmin.cases.actions.kinds import SetKind, set_kind
from anmin.cases.catalogue.tree import category_tree
from anmin.cases.model.cases import Case
from anmin.cases.other_kinds import Begun
from anmin.cases.store import cases
from anmin.cases.store.mine import texts
from anmin.cases.terms.cases import CASE_OVER, CASE_UNKNOWN, CATEGORY_UNKNOWN, CaseKind, LevelReason
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Command, action
from anmin.kernel.fields import CodeText
from anmin.kernel.registers import Registers
from anmin.matters.actions.keeping import counted, fresh, settle
from anmin.matters.events.matters import Assessed, Concluded
from anmin.matters.model.matters import Matter
from anmin.matters.registers.assess_rules import ASSESS_RULES, AssessRuleRow, Said, fitting
from anmin.matters.registers.deadlines import MatterClock, deadline_row, usual_urgency
from anmin.matters.routes import route_of
from anmin.matters.store import matters as store
from anmin.matters.terms import matters as terms
from anmin.matters.terms.matters import ASSESS_MATTERS, Urgency

FROM_EMERGENCY, TO_EMERGENCY = "from_emergency", "to_emergency"


class AssessCase(Command, frozen=True):
    """What is left out is taken from the rule that fits first, and where none does it stays as it is."""

    case: UUID
    kind: CaseKind | None = None
    category: CodeText | None = None
    level: Annotated[int, Meta(ge=1, le=4)] | None = None
    urgency: Urgency | None = None


@action(
    "matters.assess_case",
    needs=ASSESS_MATTERS,
    faults=(CASE_UNKNOWN, CASE_OVER, CATEGORY_UNKNOWN, terms.MATTER_UNKNOWN, terms.MATTER_OVER, terms.URGENCY_BY_HAND),
)
async def assess_case(ctx: Ctx, command: AssessCase) -> None:
    """Say what a matter is and how urgent; an alarm that is none is diverted, a matter that has become urgent is an alarm."""
    case = await cases.get(ctx, command.case, change=True)
    case.check_open()
    rule = await _rule(ctx, case, command)
    kind = command.kind or (rule.kind if rule else case.kind)
    category = command.category or (rule.to_category if rule else "")
    if category and category != case.category:
        await classify_case(ctx, ClassifyCase(case=case.id, category=category))
    level = command.level or (rule.level if rule else None)
    if kind is not case.kind:
        await set_kind(ctx, SetKind(case=case.id, kind=kind, level=level))
    elif level and level != case.level:
        await set_level(ctx, SetLevel(case=case.id, level=level, reason=LevelReason.MISJUDGED))
    if kind is CaseKind.EMERGENCY:
        await _becomes_urgent(ctx, case)
    else:
        await _assessed(ctx, case, kind, command, rule)


async def _rule(ctx: Ctx, case: Case, command: AssessCase) -> AssessRuleRow | None:
    """The rule that fits first and does not contradict what somebody says."""
    registers = ctx.house.service(Registers)
    path = category_tree(registers, ctx.now).codes(command.category or case.category)
    said = Said((await texts(ctx, case.id))[0], path, case.channel)
    fits = (each.row for each in fitting(registers.rows(ASSESS_RULES, ctx.now), said))
    return next((row for row in fits if command.kind in (None, row.kind)), None)


async def _becomes_urgent(ctx: Ctx, case: Case) -> None:
    """The clock of the matter ends; that of the alarm has begun with its kind. Raises MATTER_UNKNOWN."""
    if case.kind is CaseKind.EMERGENCY:
        raise terms.MATTER_UNKNOWN()
    matter = (await store.get(ctx, case.id, change=True)).conclude(ctx.now, diverted=TO_EMERGENCY)
    await store.unpause(ctx, case.id, ctx.now)
    await settle(ctx, matter, Concluded(case.id, None, late=matter.due_at < ctx.now))


async def _assessed(ctx: Ctx, case: Case, kind: CaseKind, command: AssessCase, rule: AssessRuleRow | None) -> None:
    before = await _begun(ctx, case, kind)
    now = await cases.get(ctx, case.id)
    route = route_of(ctx, now)
    urgency = command.urgency or (rule.urgency if rule else None) or (route.urgency if route else None)
    urgency = urgency or usual_urgency(ctx.house, ctx.now, kind)
    if urgency not in terms.BY_HAND:
        raise terms.URGENCY_BY_HAND()
    span = deadline_row(ctx.house, ctx.now, urgency, MatterClock.WHOLE).span
    matter = before.assess(kind, urgency, span, await counted(ctx, before, urgency), ctx.now)
    taken = rule is not None and {command.kind, command.category, command.level, command.urgency} == {None}
    said = Assessed(case.id, kind, urgency, rule.code if rule and taken else None, matter.due_at)
    await settle(ctx, matter, said)


async def _begun(ctx: Ctx, case: Case, kind: CaseKind) -> Matter:
    """The matter of the case; of an alarm that turns out to be none it begins now."""
    found = await store.find(ctx, case.id, change=True)
    if found is not None and case.kind is not CaseKind.EMERGENCY:
        return found
    matter = fresh(ctx, Begun(case.id, kind, case.desk, ctx.now)).changed(diverted=FROM_EMERGENCY)
    if found is None:
        await store.add(ctx, matter)
        return matter
    kept = {"version": found.version, "rounds": found.rounds, "returns": found.returns}
    return msgspec.structs.replace(matter, **kept)

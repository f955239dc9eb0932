"""One instruction, many recipients (XM-08): put a response level in force, or lower it.

Lowering a level calls nobody back; it says who could be released.
"""

from collections.abc import Mapping
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from anmin.cases.actions.assessing import OneCase
from anmin.cases.actions.command import NoteResponseLevel, note_response_level, under_command
from anmin.cases.actions.ordering import OrderPlaced, OrderResponders, Responder, order_responders
from anmin.cases.actions.tasks import PlanTasks, TaskPlaced, plan_tasks
from anmin.cases.model.cases import Case
from anmin.cases.model.orders import Order
from anmin.cases.planning import AT_THE_DESK, TaskAsked
from anmin.cases.responders import Claim, Responders
from anmin.cases.terms import cases as case_terms
from anmin.cases.terms import orders as order_terms
from anmin.cases.terms.cases import COMMAND_CASES, Quiet
from anmin.cases.terms.orders import ResponderKind
from anmin.dispatch.actions.levels import level_for, plan_for, wanted_for
from anmin.dispatch.model.levels import ResponseLevelRow, ResponsePartyRow
from anmin.dispatch.model.plans import PLAN_TASKS, PlanTaskRow, tasks_of_plan
from anmin.dispatch.model.responses import Party, Response, Wanted, nobody_asks_for
from anmin.dispatch.store import responses as store
from anmin.dispatch.terms import responses as terms
from anmin.dispatch.terms.responses import INFORM, LeftOut, PartyRole, Standing
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import action
from anmin.kernel.fields import CodeText, LongText
from anmin.kernel.ids import new_id
from anmin.kernel.registers import Registers
from anmin.kernel.words import Problem, Text


class SetResponseLevel(OneCase, frozen=True):
    """`code`, `plan`: of another list or plan than those nearest to the category. The same level again tries once more
    to order whoever was left out.
    """

    level: Annotated[int, Meta(ge=1, le=4)]
    code: CodeText | None = None
    plan: CodeText | None = None
    instruction: LongText = ""


class PartyLeftOut(msgspec.Struct, frozen=True):
    """`code`: of the row of the list. `name`: what the list calls it."""

    code: str
    name: Text
    reason: LeftOut
    text: Text


class PartyOrdered(msgspec.Struct, frozen=True):
    code: str
    name: Text
    placed: OrderPlaced


class ResponseSet(msgspec.Struct, frozen=True, kw_only=True):
    """`seconds`: from raised to this order. `joined`: parties that were on the case already. `left_out`: who could not be
    ordered, and why. `releasable`: responders whom this level does not ask for. `tasks`: planned by the plan.
    """

    response: UUID
    level: int
    code: str
    plan: str
    seconds: int
    ordered: tuple[PartyOrdered, ...]
    joined: tuple[UUID, ...]
    left_out: tuple[PartyLeftOut, ...]
    releasable: tuple[UUID, ...]
    tasks: tuple[TaskPlaced, ...]


class _Act(msgspec.Struct, kw_only=True):
    """One act of the commander: the locked case, the response before and now, its parties so far, and whom the list wants."""

    case: Case
    orders: list[Order]
    level: ResponseLevelRow
    before: Response | None
    response: Response
    parties: list[Party]
    wanted: list[Wanted]
    fresh: list[Wanted]
    """Those who are no party yet, or could not be ordered before."""

    def party_of(self, wanted: Wanted) -> Party | None:
        return next((each for each in self.parties if wanted.is_for(each)), None)

    def is_fresh(self, wanted: Wanted) -> bool:
        party = self.party_of(wanted)
        return party is None or (party.left_out is not None and party.excused_at is None)

    def on_the_case(self, wanted: Wanted) -> bool:
        return any(each.responder == wanted.responder and not each.ended for each in self.orders)

    def changes_nothing(self) -> bool:
        if self.before is None or any(each.why is None for each in self.fresh):
            return False
        return (self.before.level, self.before.code, self.before.plan) == (
            self.response.level,
            self.response.code,
            self.response.plan,
        )


FAULTS = (
    case_terms.CASE_UNKNOWN,
    case_terms.CASE_OVER,
    case_terms.OFFICE_UNKNOWN,
    order_terms.ALREADY_ORDERED,
    terms.LEVEL_UNKNOWN,
    terms.PLAN_UNKNOWN,
)
REASONS = {order_terms.RESPONDER_OFF.code: LeftOut.OFF, order_terms.RESPONDER_UNKNOWN.code: LeftOut.UNKNOWN}


@action("dispatch.set_response_level", needs=COMMAND_CASES, faults=FAULTS)
async def set_response_level(ctx: Ctx, command: SetResponseLevel) -> ResponseSet:
    """Order everybody whom a response level asks for in one act; who cannot be ordered is named and the rest is."""
    act = await _begin(ctx, command)
    if act.changes_nothing():
        ctx.unchanged(Quiet.SAME)
        return _answer(ctx, act, {}, ())
    placed = await _order(ctx, act, command.instruction)
    await _write(ctx, act)
    tasks = await _plan(ctx, act)
    noted = NoteResponseLevel(
        case=act.case.id,
        level=act.level.level,
        code=act.level.code,
        plan=act.response.plan or None,
        ordered=len(placed),
        left_out=sum(each.why is not None for each in act.fresh),
    )
    await note_response_level(ctx, noted)
    return _answer(ctx, act, placed, tasks)


async def _begin(ctx: Ctx, command: SetResponseLevel) -> _Act:
    case, orders = await under_command(ctx, command.case)
    case.check_open()
    before = await store.in_force(ctx, case.id)
    parties = await store.parties_of(ctx, before.id) if before else []
    level, plan = level_for(ctx, case, command.level, command.code), plan_for(ctx, case, command.level, command.plan)
    now = before or Response(id=new_id(), case=case.id, level=0, code="", plan="", ordered_at=ctx.now)
    response = msgspec.structs.replace(now, level=level.level, code=level.code, plan=plan.code if plan else "")
    wanted = await wanted_for(ctx, case, level, parties)
    act = _Act(
        case=case,
        orders=orders,
        level=level,
        before=before,
        response=response,
        parties=parties,
        wanted=wanted,
        fresh=[],
    )
    claimed = [await _claimed(ctx, act, each) for each in sorted(filter(act.is_fresh, wanted), key=_by_responder)]
    act.fresh = sorted(claimed, key=lambda each: (each.row.order, each.row.code, each.number))
    return act


def _by_responder(wanted: Wanted) -> str:
    """Several acts that want the same units lock them in the same order."""
    return str(wanted.responder)


async def _claimed(ctx: Ctx, act: _Act, wanted: Wanted) -> Wanted:
    """The responder locked for the order that follows, or why it cannot be ordered. A claim binds nothing yet."""
    if wanted.responder is None or act.on_the_case(wanted):
        return wanted
    kind, kinds = ResponderKind(wanted.row.kind.value), ctx.house.service(Responders)
    claim = Claim(responder=wanted.responder, order=new_id(), case=act.case.id, level=act.case.level, command=True)
    try:
        if kind not in kinds:
            raise order_terms.RESPONDER_UNKNOWN()
        await kinds.of(kind).claim(ctx, claim)
    except Problem as problem:
        why = REASONS.get(problem.fault.code, LeftOut.BUSY)
        return msgspec.structs.replace(wanted, responder=None, why=why)
    return wanted


async def _order(ctx: Ctx, act: _Act, words: str) -> Mapping[UUID, OrderPlaced]:
    """By responder."""
    ordered = [_responder(ctx, each) for each in act.fresh if each.responder and not act.on_the_case(each)]
    if not ordered:
        return {}
    instruction = "\n".join(part for part in (act.level.text.of(ctx.lang), words) if part)
    placed = await order_responders(
        ctx,
        OrderResponders(case=act.case.id, responders=tuple(ordered), instruction=instruction, response=act.response.id),
    )
    return {each.responder: each for each in placed}


def _responder(ctx: Ctx, wanted: Wanted) -> Responder:
    if wanted.responder is None:
        raise ValueError("nobody was resolved")
    return responder_of(ctx, wanted.row, wanted.responder)


def responder_of(ctx: Ctx, row: ResponsePartyRow, id: UUID) -> Responder:
    """How a party of the list is ordered."""
    return Responder(
        kind=ResponderKind(row.kind.value),
        id=id,
        instruction=row.instruction.of(ctx.lang),
        task=INFORM if row.role is PartyRole.INFORMED else None,
        required=row.required,
    )


async def _write(ctx: Ctx, act: _Act) -> None:
    """The response and its parties. A party that was never ordered and that nobody asks for any more is gone."""
    if act.before is None:
        store.add(ctx, act.response)
    else:
        await store.save(ctx, act.response)
    gone = [each.id for each in nobody_asks_for(act.parties, act.wanted) if each.left_out and not each.excused_at]
    await store.remove(ctx, gone)
    fresh = {(each.row.code, each.number): each for each in act.fresh}
    for each in act.wanted:
        party, now = act.party_of(each), fresh.get((each.row.code, each.number))
        if party is None and now is not None:
            store.add_party(ctx, act.case.id, now.as_party(act.response.id))
        elif party is not None:
            await store.save_party(ctx, now.instead_of(party) if now else each.beside(party))


async def _plan(ctx: Ctx, act: _Act) -> tuple[TaskPlaced, ...]:
    """The tasks of a plan that has just come into force."""
    plan = act.response.plan
    if act.before is not None and act.before.plan == plan:
        return ()
    asked = tuple(
        _asked(ctx, act.case, row)
        for row in tasks_of_plan(ctx.house.service(Registers).rows(PLAN_TASKS, ctx.now), plan)
    )
    return await plan_tasks(ctx, PlanTasks(case=act.case.id, tasks=asked)) if asked else ()


def _asked(ctx: Ctx, case: Case, row: PlanTaskRow) -> TaskAsked:
    office = case.desk if row.who in AT_THE_DESK else case.office
    return TaskAsked(title=row.text.of(ctx.lang), office=office, minutes=row.minutes, required=row.required)


def _answer(ctx: Ctx, act: _Act, placed: Mapping[UUID, OrderPlaced], tasks: tuple[TaskPlaced, ...]) -> ResponseSet:
    found = {each.responder: each for each in act.fresh if each.responder}
    unasked = nobody_asks_for(act.parties, act.wanted)
    return ResponseSet(
        response=act.response.id,
        level=act.level.level,
        code=act.level.code,
        plan=act.response.plan,
        seconds=max(0, int((ctx.now - act.case.raised_at).total_seconds())),
        ordered=tuple(PartyOrdered(found[id].row.code, found[id].row.text, each) for id, each in placed.items()),
        joined=tuple(id for id in found if id not in placed),
        left_out=tuple(
            PartyLeftOut(each.row.code, each.row.text, each.why, each.why.text) for each in act.fresh if each.why
        ),
        releasable=tuple(
            each.responder for each in unasked if each.responder and each.standing(act.orders) is Standing.UNDER_WAY
        ),
        tasks=tasks,
    )

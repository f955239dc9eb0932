"""Supervision 督办: orders of the office above, leaders' instructions, reminders; seen, answered with proof, ended, gone up."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from anmin.cases.actions.noting import note
from anmin.cases.evidence import share_with, take_up
from anmin.cases.model.cases import Case
from anmin.cases.store import cases, orders
from anmin.cases.terms.cases import CASE_OVER, CASE_UNKNOWN, OFFICE_UNKNOWN, OVER
from anmin.cases.terms.orders import ANSWER_ORDERS
from anmin.identity.queries.staff import office_of
from anmin.identity.tree import OrganisationTree
from anmin.identity.within import holds, sees
from anmin.kernel.access import SYSTEM
from anmin.kernel.calendar import SHANGHAI
from anmin.kernel.ctx import Ctx, person_of
from anmin.kernel.door import Command, action
from anmin.kernel.fields import Instant, LongText, check_instants
from anmin.kernel.ids import new_id
from anmin.kernel.timers import Timer
from anmin.kernel.words import Event, Permission
from anmin.matters.events.supervision import OrganisationReminded
from anmin.matters.model.supervision import WAITS, Supervision, above, check_deadline
from anmin.matters.registers.supervision import supervision_due
from anmin.matters.store import supervision as store
from anmin.matters.store.numbers import next_number
from anmin.matters.terms import supervision as terms
from anmin.matters.terms.supervision import INSTRUCT, SUPERVISE, SupervisionKind, SupervisionQuiet, SupervisionState
from anmin.media.terms.evidence import EVIDENCE_TAKEN, EVIDENCE_UNKNOWN
from anmin.territory.periods import day_of
from anmin.territory.service import Territory

SUPERVISION_CLOCK = "matters.supervision_clock"
Words = Annotated[LongText, Meta(min_length=1)]
Proof = Annotated[tuple[UUID, ...], Meta(max_length=50)]


class SuperviseCase(Command, frozen=True):
    """`to`: an organisation that leads or supports; left out, the lead. Its deadline is a row of the register."""

    case: UUID
    text: Words
    to: UUID | None = None


class InstructCase(Command, frozen=True):
    """`to`: any organisation; left out, the lead. `due`: by when it is answered."""

    case: UUID
    text: Words
    due: Instant
    to: UUID | None = None

    def __post_init__(self) -> None:
        check_instants(self.due)


class SupervisionPlaced(msgspec.Struct, frozen=True):
    supervision: UUID
    number: str


class OneSupervision(Command, frozen=True):
    supervision: UUID


class AnswerSupervision(OneSupervision, frozen=True):
    """`proof`: stored evidence, such as photos of the same day."""

    text: Words
    proof: Proof = ()


class EndSupervision(OneSupervision, frozen=True):
    """`satisfied` false: the answer is sent back and the clock of its level begins anew."""

    satisfied: bool = True


class RemindOrganisation(Command, frozen=True):
    """`office`: left out, the lead."""

    case: UUID
    office: UUID | None = None


class SupervisionRunsOut(OneSupervision, frozen=True):
    version: int


ISSUING = (CASE_UNKNOWN, CASE_OVER, terms.SUPERVISION_STANDS)


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """An order about to be given: who gives it to whom, and by when it is answered."""

    kind: SupervisionKind
    from_office: UUID
    to: UUID
    text: str
    due: datetime


@action("matters.supervise_case", needs=SUPERVISE, faults=(*ISSUING, terms.NOT_A_PART, terms.NOT_ABOVE))
async def supervise_case(ctx: Ctx, command: SuperviseCase) -> SupervisionPlaced:
    """Order the lead or a support of a matter, from one level above it, to get it done: numbered, with its own clock."""
    case = await _open_case(ctx, command.case)
    to = await _part(ctx, case, command.to)
    from_office = _above(ctx, to, 1)
    if not (holds(ctx, SUPERVISE, from_office) or holds(ctx, SUPERVISE, case.desk)):
        raise terms.NOT_ABOVE()
    due = supervision_due(ctx, 1, ctx.now).at
    asked = Asked(kind=SupervisionKind.SUPERVISION, from_office=from_office, to=to, text=command.text, due=due)
    return await issue(ctx, case, asked)


@action("matters.instruct_case", needs=INSTRUCT, faults=(*ISSUING, OFFICE_UNKNOWN, terms.DEADLINE_PAST))
async def instruct_case(ctx: Ctx, command: InstructCase) -> SupervisionPlaced:
    """Give a leader's instruction on a case: a tracked order with a deadline, answered with proof (BT-06, SW-06)."""
    check_deadline(command.due, ctx.now)
    case = await _open_case(ctx, command.case)
    to = command.to or await store.lead_of(ctx, case.id) or case.desk
    offices = ctx.house.service(Territory).offices
    if offices.get(to) is None or offices.is_closed(to, day_of(ctx.now)):
        raise OFFICE_UNKNOWN()
    own = await office_of(ctx, person_of(ctx)) or case.desk
    asked = Asked(kind=SupervisionKind.INSTRUCTION, from_office=own, to=to, text=command.text, due=command.due)
    return await issue(ctx, case, asked)


async def issue(ctx: Ctx, case: Case, asked: Asked) -> SupervisionPlaced:
    """Number and write it for a locked case, with its clock. Raises SUPERVISION_STANDS."""
    if standing := await store.standing(ctx, case.id, asked.kind, asked.to):
        raise terms.SUPERVISION_STANDS(number=standing)
    listed = await orders.of_case(ctx, case.id)
    new = Supervision(
        id=new_id(),
        version=1,
        number=await next_number(ctx, case, asked.kind.value),
        kind=asked.kind,
        case=case.id,
        from_office=asked.from_office,
        to_office=asked.to,
        order=next((each.id for each in listed if each.office == asked.to and not each.ended), None),
        state=SupervisionState.ISSUED,
        level=1,
        text=asked.text,
        issued_at=ctx.now,
        issued_by=ctx.actor.id,
        due_at=asked.due,
    )
    await store.add(ctx, new)
    _clock(ctx, new)
    await _say(ctx, case, new, new.issued())
    return SupervisionPlaced(new.id, new.number)


async def _open_case(ctx: Ctx, id: UUID) -> Case:
    case = await cases.get(ctx, id, change=True)
    case.check_open()
    return case


async def _part(ctx: Ctx, case: Case, asked: UUID | None) -> UUID:
    """The organisation meant, which leads or supports, or answers for the case. Raises NOT_A_PART."""
    lead = await store.lead_of(ctx, case.id) or case.office
    to = asked or lead
    listed = await orders.of_case(ctx, case.id)
    if to not in {lead, case.office, *(each.office for each in listed if not each.ended)}:
        raise terms.NOT_A_PART()
    return to


def _above(ctx: Ctx, office: UUID, levels: int) -> UUID:
    return above(ctx.house.service(OrganisationTree).ancestors(office), levels)


async def _say(ctx: Ctx, case: Case, held: Supervision, *said: Event) -> None:
    """Those who order and those who answer take part in the case and hear it."""
    case = case.with_offices((held.from_office, held.to_office))
    await share_with(ctx, await note(ctx, case, *said))


def _clock(ctx: Ctx, held: Supervision) -> None:
    ctx.timer(Timer(SUPERVISION_CLOCK, f"supervision:{held.id}", held.version, held.due_at))


class _Held(msgspec.Struct):
    case: Case
    supervision: Supervision


async def _held(ctx: Ctx, id: UUID) -> _Held:
    """The case is locked first. Raises SUPERVISION_UNKNOWN."""
    case = await cases.get(ctx, await store.case_of(ctx, id), change=True)
    return _Held(case, await store.locked(ctx, id))


async def _own(ctx: Ctx, id: UUID) -> _Held:
    """For those to whom it was given. Raises SUPERVISION_UNKNOWN."""
    held = await _held(ctx, id)
    if not sees(ctx, held.supervision.to_office):
        raise terms.SUPERVISION_UNKNOWN()
    return held


@action("matters.see_supervision", needs=ANSWER_ORDERS, faults=(terms.SUPERVISION_UNKNOWN,))
async def see_supervision(ctx: Ctx, command: OneSupervision) -> None:
    """Note that the organisation has read the order."""
    held = await _own(ctx, command.supervision)
    seen = held.supervision.see(ctx.now)
    if seen is None:
        ctx.unchanged(SupervisionQuiet.SAME)
        return
    await store.save(ctx, seen[0])
    _clock(ctx, seen[0])
    await note(ctx, held.case, seen[1])


@action(
    "matters.answer_supervision",
    needs=ANSWER_ORDERS,
    faults=(terms.SUPERVISION_UNKNOWN, terms.SUPERVISION_STATE, EVIDENCE_UNKNOWN, EVIDENCE_TAKEN),
)
async def answer_supervision(ctx: Ctx, command: AnswerSupervision) -> None:
    """Answer what was ordered, with the proof; whoever ordered it ends it or sends it back."""
    held = await _own(ctx, command.supervision)
    answered, said = held.supervision.answered(command.text, command.proof, ctx.actor.id, ctx.now)
    await take_up(ctx, held.case, command.proof, for_caller=False)
    await store.save(ctx, answered)
    await ctx.cancel(SUPERVISION_CLOCK, f"supervision:{answered.id}")
    await note(ctx, held.case, said)


@action(
    "matters.end_supervision",
    needs=SUPERVISE,
    faults=(terms.SUPERVISION_UNKNOWN, terms.SUPERVISION_STATE, terms.NOT_ABOVE),
)
async def end_supervision(ctx: Ctx, command: EndSupervision) -> None:
    """End an order whose answer satisfies or that is not needed any more, or send its answer back."""
    held = await _held(ctx, command.supervision)
    _check_above(ctx, held)
    after: tuple[Supervision, Event]
    if command.satisfied:
        after = held.supervision.end(ctx.actor.id, ctx.now)
        await ctx.cancel(SUPERVISION_CLOCK, f"supervision:{held.supervision.id}")
    else:
        after = held.supervision.send_back(supervision_due(ctx, held.supervision.level, ctx.now).at)
        _clock(ctx, after[0])
    await store.save(ctx, after[0])
    await note(ctx, held.case, after[1])


def _check_above(ctx: Ctx, held: _Held) -> None:
    """An instruction is ended by those who may give one. Raises NOT_ABOVE."""
    needed: Permission = INSTRUCT if held.supervision.kind is SupervisionKind.INSTRUCTION else SUPERVISE
    if not any(holds(ctx, needed, office) for office in (held.supervision.from_office, held.case.desk)):
        raise terms.NOT_ABOVE()


@action(
    "matters.remind_organisation",
    needs=SUPERVISE,
    faults=(CASE_UNKNOWN, CASE_OVER, terms.NOT_A_PART, terms.REMINDED_TODAY),
)
async def remind_organisation(ctx: Ctx, command: RemindOrganisation) -> None:
    """Remind an organisation of its part in a matter, once a day at most."""
    case = await _open_case(ctx, command.case)
    office = await _part(ctx, case, command.office)
    today = ctx.now.astimezone(SHANGHAI).replace(hour=0, minute=0, second=0, microsecond=0)
    if await store.reminded(ctx, case.id, office, today):
        raise terms.REMINDED_TODAY()
    await note(ctx, case.with_offices((office,)), OrganisationReminded(case.id, office))


@action("matters.supervision_runs_out", needs=SYSTEM, faults=(terms.SUPERVISION_UNKNOWN,))
async def supervision_runs_out(ctx: Ctx, command: SupervisionRunsOut) -> None:
    """Say that an order was not answered in time; the next office above supervises from now on, with a shorter clock."""
    held = await _held(ctx, command.supervision)
    late = held.supervision
    if late.version != command.version or late.state not in WAITS or held.case.state in OVER:
        ctx.unchanged(SupervisionQuiet.STALE)
        return
    due = supervision_due(ctx, late.level + 1, ctx.now).at
    up, risen = late.go_up(_above(ctx, late.from_office, 1), due)
    await store.save(ctx, up)
    _clock(ctx, up)
    said: tuple[Event, ...] = (late.overdue(), risen) if up.from_office != late.from_office else (late.overdue(),)
    await _say(ctx, held.case, up, *said)

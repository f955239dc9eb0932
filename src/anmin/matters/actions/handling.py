"""Whoever was handed a matter: accepts it with somebody responsible, returns it, asks the citizen."""

from collections.abc import Callable
from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from anmin.cases.actions.answering import AcknowledgeOrder, acknowledge_order
from anmin.cases.actions.messages import SendMessage, send_message
from anmin.cases.actions.ordering import WithdrawOrder, withdraw_order
from anmin.cases.model.orders import Order
from anmin.cases.store import cases, orders
from anmin.cases.terms.cases import CASE_OVER, CASE_UNKNOWN
from anmin.cases.terms.messages import NO_CALLER
from anmin.cases.terms.orders import ORDER_ENDED, ORDER_UNKNOWN, OrderState, WithdrawReason
from anmin.cases.waiting import stop_waiting
from anmin.identity.within import holds
from anmin.kernel.access import SYSTEM
from anmin.kernel.ctx import Ctx, person_of
from anmin.kernel.door import Command, action
from anmin.kernel.fields import LongText, ShortText
from anmin.matters.actions.keeping import Held, check_leads, counted, desks, held, settle
from anmin.matters.events.matters import Resumed, Returned
from anmin.matters.model.matters import Matter, Part
from anmin.matters.store import matters as store
from anmin.matters.terms import matters as terms
from anmin.matters.terms.matters import ANSWER_MATTERS, MatterQuiet, PauseWhy, ReturnReason

WAITS = (OrderState.ORDERED, OrderState.RECEIVED)


class AcceptCase(Command, frozen=True):
    """`responsible`: the member of staff who stands for it; whoever accepts when left out."""

    case: UUID
    responsible: UUID | None = None


class ReturnCase(Command, frozen=True):
    case: UUID
    reason: ReturnReason
    note: ShortText = ""


class AskCitizen(Command, frozen=True):
    case: UUID
    question: Annotated[LongText, Meta(min_length=1)]


class ResumeMatter(Command, frozen=True):
    case: UUID


class NoteAccepted(Command, frozen=True):
    """An order was acknowledged on the page of the field."""

    case: UUID
    order: UUID
    by: UUID | None


class NoteGone(Command, frozen=True):
    """An order was refused or withdrawn elsewhere."""

    case: UUID
    order: UUID
    refused: bool


class NoteAnswered(Command, frozen=True):
    """The citizen wrote at this instant."""

    case: UUID
    at: datetime


FAULTS = (CASE_UNKNOWN, terms.MATTER_UNKNOWN, terms.MATTER_OVER)


@action("matters.accept_case", needs=ANSWER_MATTERS, faults=(*FAULTS, terms.PART_UNKNOWN, ORDER_UNKNOWN, ORDER_ENDED))
async def accept_case(ctx: Ctx, command: AcceptCase) -> None:
    """Accept a matter: from now on this person is responsible for it at your organisation."""
    found = await held(ctx, command.case)
    part, order = await _own(ctx, found, lambda each: not each.ended)
    responsible = command.responsible or person_of(ctx)
    if part.responsible == responsible:
        ctx.unchanged(MatterQuiet.SAME)
        return
    if order.state in WAITS:
        await acknowledge_order(ctx, AcknowledgeOrder(order=order.id))
    await _accepted(ctx, found.matter, part, responsible)


async def _accepted(ctx: Ctx, matter: Matter, part: Part, by: UUID) -> None:
    accepted, said = matter.accept(part, by, ctx.now)
    await store.save_part(ctx, msgspec.structs.replace(part, responsible=by))
    await settle(ctx, accepted, said)


async def _own(ctx: Ctx, found: Held, fits: Callable[[Order], bool]) -> tuple[Part, Order]:
    """The part that the caller's organisation has, the lead's first. Raises PART_UNKNOWN."""
    listed = {each.id: each for each in await orders.of_case(ctx, found.case.id) if fits(each)}
    leading = sorted(found.parts, key=lambda each: each.order != found.matter.lead_order)
    for part in leading:
        if part.order in listed and holds(ctx, ANSWER_MATTERS, part.office):
            return part, listed[part.order]
    raise terms.PART_UNKNOWN()


@action("matters.return_case", needs=ANSWER_MATTERS, faults=(*FAULTS, terms.PART_UNKNOWN, ORDER_UNKNOWN))
async def return_case(ctx: Ctx, command: ReturnCase) -> None:
    """Return a matter with the reason, before or after accepting it; the second return raises it above the desk."""
    found = await held(ctx, command.case)
    found.matter.check_open()
    part, order = await _own(ctx, found, lambda each: not each.ended)
    taken_back = WithdrawOrder(order=order.id, reason=WithdrawReason.RETURNED, note=command.note)
    await withdraw_order(ctx, taken_back)
    await _gone(ctx, found, part, command.reason, command.note)


async def _gone(ctx: Ctx, found: Held, part: Part, reason: ReturnReason, note: str = "") -> None:
    listed = {each.id for each in await orders.of_case(ctx, found.case.id) if not each.ended}
    passed = found.part(part.passed_by) if part.passed_by in listed else None
    matter, said = found.matter.give_back(part, reason, passed, desks(ctx, found.case))
    gone = msgspec.structs.replace(part, returned_at=ctx.now, returned_why=reason.value)
    await store.save_part(ctx, gone, note)
    if matter.paused_at is not None:
        matter, resumed = await _running(ctx, matter, ctx.now)
        await settle(ctx, matter, said, resumed)
        return
    await settle(ctx, matter, said)


@action("matters.note_accepted", needs=SYSTEM, faults=FAULTS)
async def note_accepted(ctx: Ctx, command: NoteAccepted) -> None:
    """Let an order that was acknowledged elsewhere count as accepted."""
    matter = await _running_one(ctx, command.case)
    part = next((each for each in await store.parts(ctx, command.case) if each.order == command.order), None)
    if matter is None or part is None or part.responsible or command.by is None:
        ctx.unchanged(MatterQuiet.STALE)
        return
    await _accepted(ctx, matter, part, command.by)


@action("matters.note_gone", needs=SYSTEM, faults=FAULTS)
async def note_gone(ctx: Ctx, command: NoteGone) -> None:
    """Let somebody lead again when the lead's order ended elsewhere: refused or taken back."""
    if await _running_one(ctx, command.case) is None:
        ctx.unchanged(MatterQuiet.STALE)
        return
    found = await held(ctx, command.case)
    part = found.part(command.order)
    if part is None or part.returned_at is not None:
        ctx.unchanged(MatterQuiet.STALE)
    elif command.refused:
        await _gone(ctx, found, part, ReturnReason.REFUSED)
    elif found.matter.lead_order == part.order:
        back = found.matter.changed().back_to_desk(desks(ctx, found.case))
        said = Returned(found.case.id, part.order, part.office, ReturnReason.OTHER, back.lead, back.returns)
        await settle(ctx, back, said)
    else:
        ctx.unchanged(MatterQuiet.STALE)


async def _running_one(ctx: Ctx, case: UUID) -> Matter | None:
    """The matter of the case while it is one and not concluded; the case is locked first."""
    if await store.find(ctx, case) is None:
        return None
    await cases.get(ctx, case, change=True)
    matter = await store.find(ctx, case, change=True)
    return matter if matter is not None and matter.concluded_at is None else None


@action(
    "matters.ask_citizen",
    needs=ANSWER_MATTERS,
    faults=(*FAULTS, CASE_OVER, NO_CALLER, terms.NOT_LEAD, terms.MATTER_PAUSED),
)
async def ask_citizen(ctx: Ctx, command: AskCitizen) -> UUID:
    """Ask the citizen back in the thread; the clock rests until they answer."""
    found = await held(ctx, command.case)
    check_leads(ctx, found, or_desk=True)
    matter, paused = found.matter.pause(PauseWhy.QUESTION, ctx.now)
    sent = await send_message(ctx, SendMessage(case=command.case, body=command.question, awaits_answer=True))
    await store.pause(ctx, command.case, PauseWhy.QUESTION)
    await settle(ctx, matter, paused)
    return sent.message


@action("matters.resume_matter", needs=ANSWER_MATTERS, faults=(*FAULTS, terms.NOT_LEAD, terms.NOT_PAUSED))
async def resume_matter(ctx: Ctx, command: ResumeMatter) -> None:
    """Let the clock run again without an answer."""
    found = await held(ctx, command.case)
    check_leads(ctx, found, or_desk=True)
    matter, said = await _running(ctx, found.matter, ctx.now)
    if found.case.waiting_since is not None:
        await cases.save(ctx, found.case.changed(waiting_since=None))
        await stop_waiting(ctx, found.case)
    await settle(ctx, matter, said)


@action("matters.note_answered", needs=SYSTEM, faults=FAULTS)
async def note_answered(ctx: Ctx, command: NoteAnswered) -> None:
    """Let the clock run again from the instant at which the citizen answered."""
    matter = await _running_one(ctx, command.case)
    if matter is None or matter.paused_at is None:
        ctx.unchanged(MatterQuiet.STALE)
        return
    matter, said = await _running(ctx, matter, command.at)
    await settle(ctx, matter, said)


async def _running(ctx: Ctx, matter: Matter, at: datetime) -> tuple[Matter, Resumed]:
    await store.unpause(ctx, matter.case, at)
    return matter.resume(await counted(ctx, matter), ctx.now)

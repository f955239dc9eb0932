"""Command over a case (JJ-12): who takes it, and the response level that a room above has put in force."""

from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from anmin.cases.actions.assessing import OneCase
from anmin.cases.actions.noting import note
from anmin.cases.events.command import CommandTaken, ResponseLevelSet
from anmin.cases.model.cases import Case
from anmin.cases.model.orders import Order
from anmin.cases.store import cases, orders
from anmin.cases.terms import cases as terms
from anmin.cases.terms.cases import Quiet
from anmin.kernel.ctx import Ctx, person_of
from anmin.kernel.door import action
from anmin.kernel.fields import CodeText
from anmin.kernel.words import Event


class NoteResponseLevel(OneCase, frozen=True):
    """As `ResponseLevelSet` tells it."""

    level: Annotated[int, Meta(ge=1, le=4)] | None
    code: CodeText
    plan: CodeText | None = None
    ordered: int = 0
    left_out: int = 0


async def under_command(ctx: Ctx, case: UUID) -> tuple[Case, list[Order]]:
    """The case and its orders, locked, for a room above that directs many at once. Raises CASE_UNKNOWN."""
    locked = await cases.get(ctx, case, change=True)
    return locked, await orders.of_case(ctx, case, change=True)


async def no_longer_required(ctx: Ctx, order: Order) -> None:
    """Closing waits for this order no more; the room that decided so says it in its own fact."""
    await orders.save(ctx, msgspec.structs.replace(order, required=False, version=order.version + 1))


async def say_of_case(ctx: Ctx, case: UUID, said: Event) -> None:
    """A fact of a room above that belongs to the time line of a case it has locked."""
    await note(ctx, await cases.get(ctx, case, change=True), said)


@action("cases.take_command", needs=terms.COMMAND_CASES, faults=(terms.CASE_UNKNOWN, terms.CASE_OVER))
async def take_command(ctx: Ctx, command: OneCase) -> None:
    """Take command of a case first: whoever led it before is told."""
    case = await cases.get(ctx, command.case, change=True)
    case.check_open()
    before, commander = case.commander, person_of(ctx)
    if before == commander:
        ctx.unchanged(Quiet.SAME)
        return
    case = case.changed(commander=commander)
    await cases.save(ctx, case)
    ctx.say(CommandTaken(case.id, before, commander), about=case.subject)


@action("cases.note_response_level", needs=terms.COMMAND_CASES, faults=(terms.CASE_UNKNOWN,))
async def note_response_level(ctx: Ctx, command: NoteResponseLevel) -> None:
    """Note on the case which response level holds; the room that keeps the lists decides on it."""
    case = await cases.get(ctx, command.case, change=True)
    before = case.response_level
    case = case.changed(response_level=command.level)
    await cases.save(ctx, case)
    seconds = max(0, int((ctx.now - case.raised_at).total_seconds()))
    said = ResponseLevelSet(
        case=case.id,
        before=before,
        level=command.level,
        code=command.code,
        plan=command.plan,
        ordered=command.ordered,
        left_out=command.left_out,
        seconds=seconds,
    )
    ctx.say(said, about=case.subject)

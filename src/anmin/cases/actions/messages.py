"""The thread between a caller and those who handle the case. It survives hours of silence and the case's closing."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from anmin.cases.actions.noting import note
from anmin.cases.events.messages import (
    JoinerWrote,
    MessageCame,
    MessageFromCaller,
    MessageSent,
    MessagesRead,
    StillWaiting,
)
from anmin.cases.evidence import take_up
from anmin.cases.model import messages as model
from anmin.cases.model.cases import Case
from anmin.cases.store import cases
from anmin.cases.store import merging as merged
from anmin.cases.store import messages as store
from anmin.cases.store.messages import Message
from anmin.cases.telling import tell_caller, tell_stage
from anmin.cases.terms import messages as terms
from anmin.cases.terms.cases import CASE_OVER, CASE_UNKNOWN, OVER, CaseState, Quiet
from anmin.cases.terms.messages import WRITE, Side
from anmin.cases.terms.stages import PublicStage
from anmin.cases.waiting import Waiting, go_on_waiting, stop_waiting
from anmin.kernel.access import SYSTEM
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Command, action
from anmin.kernel.fields import LongText
from anmin.kernel.ids import new_id
from anmin.media.terms.evidence import EVIDENCE_TAKEN, EVIDENCE_UNKNOWN


class SendMessage(Command, frozen=True):
    """A text, evidence or both. `awaits_answer`: staff waits for the caller and is reminded until they write."""

    case: UUID
    body: LongText = ""
    evidence: Annotated[tuple[UUID, ...], Meta(max_length=20)] = ()
    awaits_answer: bool = False


class Sent(msgspec.Struct, frozen=True):
    message: UUID
    at: datetime


class ReadMessages(Command, frozen=True):
    """`upto`: the newest message that was seen."""

    case: UUID
    upto: UUID


class RemindWaiting(Command, frozen=True):
    case: UUID
    waiting: Waiting


class TellLead(Command, frozen=True):
    """`case` is a merged one whose caller wrote."""

    case: UUID
    message: UUID


SENDING = (
    CASE_UNKNOWN,
    CASE_OVER,
    terms.EMPTY_MESSAGE,
    terms.NO_CALLER,
    terms.THREAD_OVER,
    EVIDENCE_UNKNOWN,
    EVIDENCE_TAKEN,
)


@action("cases.send_message", needs=WRITE, faults=SENDING)
async def send_message(ctx: Ctx, command: SendMessage) -> Sent:
    """Write to the other side: callers to whoever handles the case, staff to its caller."""
    if not command.body.strip() and not command.evidence:
        raise terms.EMPTY_MESSAGE()
    case, side, message = await cases.get(ctx, command.case, change=True), model.side_of(ctx.actor), new_id()
    if side is Side.CALLER:
        await _from_caller(ctx, case, message)
    else:
        await _to_caller(ctx, case, message, awaits=command.awaits_answer)
    await take_up(ctx, case, command.evidence, for_caller=True)
    said = Message(message, case.id, ctx.now, side, ctx.actor.id, command.body, command.evidence, None, None)
    store.add(ctx, said)
    return Sent(message, ctx.now)


async def _from_caller(ctx: Ctx, before: Case, message: UUID) -> None:
    case, answered = model.hear(before, ctx.now)
    await cases.save(ctx, case)
    over, joined = case.state is CaseState.CLOSED, case.state is CaseState.MERGED
    ctx.say(MessageFromCaller(case.id, message, over, joined), about=case.subject)
    if answered is not None:
        await stop_waiting(ctx, case)
        ctx.say(answered, about=case.subject)


async def _to_caller(ctx: Ctx, before: Case, message: UUID, *, awaits: bool) -> None:
    if before.person is None:
        raise terms.NO_CALLER()
    case = model.wait(before, ctx.now) if awaits else before.changed()
    await cases.save(ctx, case)
    ctx.say(MessageSent(case.id, message, awaits), about=case.subject)
    tell_caller(ctx, case, MessageCame(case.id, message, model.quiet(case)))
    if awaits and case.waiting_since is not None:
        go_on_waiting(ctx, case, Waiting(case.waiting_since))
    if case.waiting_since != before.waiting_since:
        await tell_stage(ctx, case, PublicStage.WAITING_FOR_YOU)


@action("cases.read_messages", needs=WRITE, faults=(CASE_UNKNOWN,))
async def read_messages(ctx: Ctx, command: ReadMessages) -> int:
    """Mark what the other side wrote as read, up to a message; who read it and when is kept."""
    case, side = await cases.get(ctx, command.case, change=True), model.side_of(ctx.actor)
    others = (Side.CALLER,) if side is Side.STAFF else (Side.STAFF, Side.HOUSE)
    count = await store.read(ctx, case.id, others, command.upto)
    if not count:
        ctx.unchanged(Quiet.SAME)
        return 0
    await note(ctx, case, MessagesRead(case.id, side, count))
    return count


@action("cases.remind_waiting", needs=SYSTEM, faults=(CASE_UNKNOWN,))
async def remind_waiting(ctx: Ctx, command: RemindWaiting) -> None:
    """Remind the desk that a caller has not answered; a reminder of an earlier wait does nothing."""
    case, waiting = await cases.get(ctx, command.case, change=True), command.waiting
    if case.state in OVER or case.waiting_since != waiting.since:
        ctx.unchanged(Quiet.STALE)
        return
    case = await note(ctx, case, StillWaiting(case.id, waiting.since, waiting.step))
    go_on_waiting(ctx, case, Waiting(waiting.since, waiting.step + 1))


@action("cases.tell_lead", needs=SYSTEM, faults=(CASE_UNKNOWN,))
async def tell_lead(ctx: Ctx, command: TellLead) -> None:
    """Tell the desk of the case that leads that the caller of a merged one wrote."""
    top = await merged.root(ctx, command.case)
    if top == command.case:
        ctx.unchanged(Quiet.STALE)
        return
    await note(ctx, await cases.get(ctx, top, change=True), JoinerWrote(top, command.case, command.message))

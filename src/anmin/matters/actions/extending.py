"""A longer time: asked for by the lead before the end, decided by the desk, told to the citizen."""

from typing import Annotated
from uuid import UUID

from msgspec import Meta

from anmin.cases.actions.messages import SendMessage, send_message
from anmin.cases.terms.cases import CASE_UNKNOWN
from anmin.kernel.calendar import SHANGHAI, Span
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Command, action
from anmin.kernel.fields import LongText
from anmin.kernel.ids import new_id
from anmin.matters.actions.keeping import check_leads, counted, held, settle
from anmin.matters.events.matters import ExtensionAsked, ExtensionDecided
from anmin.matters.model.matters import Extension
from anmin.matters.store import matters as store
from anmin.matters.terms import matters as terms
from anmin.matters.terms.matters import ANSWER_MATTERS, REVIEW_MATTERS, ExtensionState

Reason = Annotated[LongText, Meta(min_length=1)]
TOLD = "办理期限已延长至 {due:%Y-%m-%d %H:%M}。\nThe time for your matter was extended to {due:%Y-%m-%d %H:%M}."


class ExtendDeadline(Command, frozen=True):
    """`count`: in the unit in which the matter is counted: minutes, days or working days."""

    case: UUID
    count: Annotated[int, Meta(ge=1, le=10_000)]
    reason: Reason


class DecideExtension(Command, frozen=True):
    case: UUID
    extension: UUID
    granted: bool
    words: LongText = ""


FAULTS = (CASE_UNKNOWN, terms.MATTER_UNKNOWN, terms.MATTER_OVER)


@action(
    "matters.extend_deadline",
    needs=ANSWER_MATTERS,
    faults=(*FAULTS, terms.NOT_LEAD, terms.EXTENSION_LATE, terms.EXTENSION_STANDS),
)
async def extend_deadline(ctx: Ctx, command: ExtendDeadline) -> UUID:
    """Ask for a longer time, before the present one is over."""
    found = await held(ctx, command.case)
    check_leads(ctx, found)
    matter = found.matter
    matter.check_extendable(ctx.now)
    if any(each.state is ExtensionState.ASKED for each in await store.extensions(ctx, command.case)):
        raise terms.EXTENSION_STANDS()
    asked = Extension(
        id=new_id(),
        version=1,
        case=command.case,
        order=matter.lead_order,
        state=ExtensionState.ASKED,
        span=Span(command.count, matter.span.unit),
        asked_at=ctx.now,
        asked_by=ctx.actor.id,
    )
    await store.add_extension(ctx, asked, command.reason)
    await settle(ctx, matter.changed(), ExtensionAsked(command.case, asked.id, command.count))
    return asked.id


@action(
    "matters.decide_extension",
    needs=REVIEW_MATTERS,
    faults=(*FAULTS, terms.EXTENSION_UNKNOWN, terms.EXTENSION_DECIDED, terms.REASON_NEEDED),
)
async def decide_extension(ctx: Ctx, command: DecideExtension) -> None:
    """Grant a longer time, which the citizen is told, or refuse it with the reason."""
    if not command.granted and not command.words.strip():
        raise terms.REASON_NEEDED()
    found = await held(ctx, command.case)
    listed = await store.extensions(ctx, command.case)
    asked = next((each for each in listed if each.id == command.extension), None)
    if asked is None:
        raise terms.EXTENSION_UNKNOWN()
    decided = asked.decide(ctx.actor.id, ctx.now, granted=command.granted)
    matter = found.matter.changed()
    if command.granted:
        matter = found.matter.extend(asked.span.count, await counted(ctx, found.matter), ctx.now)
        if found.case.person is not None and ctx.actor.kind == "staff":
            told = TOLD.format(due=matter.due_at.astimezone(SHANGHAI))
            await send_message(ctx, SendMessage(case=command.case, body=told))
    await store.save_extension(ctx, decided, command.words)
    await settle(ctx, matter, ExtensionDecided(command.case, decided.id, command.granted, matter.due_at))

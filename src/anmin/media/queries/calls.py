"""Calls as those in them are shown them: `showCall` is asked once a second, and is how the house hears of a page."""

from datetime import timedelta
from uuid import UUID

from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Question, query
from anmin.media.calls_shown import LiveCall, is_of, shown
from anmin.media.store import calls as store
from anmin.media.terms import calls as terms
from anmin.media.terms.calls import Presence
from anmin.media.terms.evidence import Owner

NOTED_EACH = timedelta(seconds=3)
"""A page that asks every second is noted so often."""


class ShowCall(Question, frozen=True):
    call: UUID


class CallsOf(Question, frozen=True):
    owner: Owner


class RingingCalls(Question, frozen=True):
    """Nothing is asked."""


@query("media.show_call", needs=terms.CALL, faults=(terms.VIDEO_CALL_UNKNOWN,))
async def show_call(ctx: Ctx, question: ShowCall) -> LiveCall:
    """Where a call stands, who is in it, what flows, what was asked; the page that asks is in the call."""
    call = await store.get(ctx, question.call)
    for each in await store.parties(ctx, call.id) if not call.ended else ():
        if each.present and is_of(ctx, call, each):
            if each.state is Presence.IN:
                await store.seen(ctx, each, ctx.now - NOTED_EACH)
                continue
            there, fact = each.seen(ctx.now)
            if fact is not None and await store.came_back(ctx, there):
                ctx.say(fact, about=call.subject)
    found = await shown(ctx, call)
    if call.ended or any(each.mine for each in found.participants):
        return found
    return await shown(ctx, await store.get(ctx, call.id))  # who left with its end was read later than the call


@query("media.calls_of", needs=terms.CALL)
async def calls_of(ctx: Ctx, question: CallsOf) -> list[LiveCall]:
    """The calls about a matter, oldest first."""
    return [await shown(ctx, each) for each in await store.of_owner(ctx, question.owner)]


@query("media.ringing_calls", needs=terms.TAKE)
async def ringing_calls(ctx: Ctx, question: RingingCalls) -> list[LiveCall]:  # noqa: ARG001 - asks nothing
    """The calls that ring at the caller's offices, the longest first."""
    return [await shown(ctx, each) for each in await store.ringing(ctx)]

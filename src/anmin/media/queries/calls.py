"""Calls as those in them are shown them: `showCall` is asked once a second, and is how the house hears of a page."""

from datetime import timedelta
from uuid import UUID

from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Question, query
from anmin.media.calls_shown import LiveCall, is_of, shown
from anmin.media.model.calls import Call, Participant
from anmin.media.store import calls as store
from anmin.media.terms import calls as terms
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
    parties = await store.parties(ctx, question.call)  # before the call, which they all leave as it ends
    call = await store.get(ctx, question.call)
    if not call.ended:
        parties = [await _heard_of(ctx, call, each) for each in parties]
    return await shown(ctx, call, parties)


async def _heard_of(ctx: Ctx, call: Call, party: Participant) -> Participant:
    """Noted now and then while the actor is this participant and in the call; whoever was away is back."""
    if not party.present or not is_of(ctx, call, party):
        return party
    there, fact = party.seen(ctx.now)
    if fact is None:
        await store.seen(ctx, party, ctx.now - NOTED_EACH)
    elif await store.came_back(ctx, there):
        ctx.say(fact, about=call.subject)
        return there
    return party


@query("media.calls_of", needs=terms.CALL)
async def calls_of(ctx: Ctx, question: CallsOf) -> list[LiveCall]:
    """The calls about a matter, oldest first."""
    return [await shown(ctx, each) for each in await store.of_owner(ctx, question.owner)]


@query("media.ringing_calls", needs=terms.TAKE)
async def ringing_calls(ctx: Ctx, question: RingingCalls) -> list[LiveCall]:  # noqa: ARG001 - asks nothing
    """The calls that ring at the caller's offices, the longest first."""
    return [await shown(ctx, each) for each in await store.ringing(ctx)]

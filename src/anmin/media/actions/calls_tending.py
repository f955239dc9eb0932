"""What time brings about in a call, and what its matter has become meanwhile; and calls whose matter is gone."""

from uuid import UUID

from anmin.kernel.access import SYSTEM
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Command, action
from anmin.kernel.journal import Subject
from anmin.media.calling import carry_out, finish, keep, leave, watch, wind_up
from anmin.media.direct import tend_pieces
from anmin.media.events.calls import CallsErased
from anmin.media.holding import take_off_hold
from anmin.media.model.calls import TALKING, Call
from anmin.media.owners import Owners
from anmin.media.recording.keeping import share
from anmin.media.store import calls as store
from anmin.media.terms import calls as terms
from anmin.media.terms.calls import CallRole, EndReason, LiveState, Presence


class TendCall(Command, frozen=True):
    call: UUID


class EraseCalls(Command, frozen=True):
    """Nothing is asked: the rooms that registered owners say what stands."""


@action("media.tend_call", needs=SYSTEM)
async def tend_call(ctx: Ctx, command: TendCall) -> None:
    """Every five seconds as long as a call stands: nobody answers, somebody is away, the matter changed."""
    ctx.unchanged(terms.CallNothing.NOTHING_DUE)
    call = await store.get(ctx, command.call, change=True)
    if call.ended:
        await carry_out(ctx, call)
        return
    about = await ctx.house.service(Owners).about(ctx, call.owner)
    if about is not None and (followed := call.follow(about)):
        call = await keep(ctx, followed) or call
        await share(ctx, call)
    call = await _absent(ctx, call)
    if (late := call.late(ctx.now)) is not None:
        call = await keep(ctx, late) or call
        if call.ended:
            await wind_up(ctx, call)
    if not call.ended:
        await carry_out(ctx, call)
        await tend_pieces(ctx, call)
        watch(ctx, call)


async def _absent(ctx: Ctx, call: Call) -> Call:
    """Away, then gone. Without its caller a call ends; without whoever had it in hand it rings again."""
    for party in await store.parties(ctx, call.id):
        late = party.late(ctx.now) if party.present else None
        if late is None:
            continue
        if late[0].state is not Presence.LEFT:
            await store.save_party(ctx, late[0])
            ctx.say(late[1], about=call.subject)
            continue
        await leave(ctx, call, party)
        if party.role is CallRole.CALLER:
            return await finish(ctx, call, EndReason.LOST) or call
        if party.role is CallRole.CALL_TAKER and call.state in TALKING:
            if call.state is LiveState.HELD:
                await take_off_hold(ctx, call)
            call = await keep(ctx, call.dropped(ctx.now)) or call
    return call


@action("media.erase_calls", needs=SYSTEM)
async def erase_calls(ctx: Ctx, command: EraseCalls) -> int:  # noqa: ARG001 - asks nothing
    """Erase calls whose matter is gone; what was recorded of them goes as evidence does."""
    erased, last = 0, ""
    while owners := await store.owners(ctx, last):
        gone = await ctx.house.service(Owners).gone(ctx.conn, owners)
        went = await store.erase(ctx, sorted(gone))
        for owner in sorted(set(went)):
            ctx.say(CallsErased(owner, went.count(owner)), about=Subject("table", "video_calls", 0))
        erased, last = erased + len(went), owners[-1]
    if not erased:
        ctx.unchanged(terms.CallNothing.NOTHING_DUE)
    return erased

"""The verbs of a call: begin, ring, answer, decline, transfer, hold, end. The server alone says where a call stands."""

from uuid import UUID

import msgspec

from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Command, action
from anmin.kernel.faults import NOT_ALLOWED
from anmin.kernel.ids import new_id
from anmin.media.calling import enter, finish, keep, leave, new_link, own, taker, watch
from anmin.media.calls_shown import Joined, joined
from anmin.media.events.calls import CallStarted
from anmin.media.holding import put_on_hold, take_off_hold
from anmin.media.model.calls import About, Call
from anmin.media.owners import Owners
from anmin.media.recording.keeping import share
from anmin.media.store import calls as store
from anmin.media.switchboard import Switchboard
from anmin.media.terms import calls as terms
from anmin.media.terms.calls import (
    CallRole,
    CallStep,
    DeclineReason,
    EndReason,
    HangUp,
    LiveState,
    Picture,
)
from anmin.media.terms.evidence import Owner
from anmin.territory.service import Territory

IN_HAND = (terms.VIDEO_CALL_UNKNOWN, terms.VIDEO_CALL_OVER, terms.CALL_STATE, terms.NOT_IN_CALL)


class StartCall(Command, frozen=True):
    """`agreed`: the caller pressed the button under the notice of recording. `to`: another office of the matter rings."""

    owner: Owner
    picture: Picture = Picture.VIDEO
    agreed: bool = False
    to: UUID | None = None


class OneCall(Command, frozen=True):
    call: UUID


class DeclineCall(OneCall, frozen=True):
    reason: DeclineReason


class TransferCall(OneCall, frozen=True):
    """`to`: the office whose console rings now."""

    to: UUID


class HoldCall(OneCall, frozen=True):
    on: bool


class EndCall(OneCall, frozen=True):
    reason: HangUp = HangUp.HUNG_UP


@action(
    "media.start_call",
    needs=terms.CALL,
    faults=(terms.CALL_OWNER_UNKNOWN, terms.CALL_OWNER_OVER, terms.CALL_STANDS, NOT_ALLOWED),
)
async def start_call(ctx: Ctx, command: StartCall) -> Joined:
    """Begin a call about a matter: its caller rings next, staff sends the link. Needs neither camera nor engine."""
    about = await ctx.house.service(Owners).about(ctx, command.owner)
    staff = ctx.actor.kind == "staff"
    if about is None or (not staff and about.person != ctx.actor.id):
        raise terms.CALL_OWNER_UNKNOWN()
    if about.over:
        raise terms.CALL_OWNER_OVER()
    if staff and terms.TAKE.code not in ctx.actor.grants:
        raise NOT_ALLOWED()
    standing = await store.living(ctx, command.owner)
    if standing is not None:
        return await _again(ctx, standing, command, staff=staff)
    call = _begun(ctx, command, about)
    await store.add(ctx, call)
    agreed = call.agreed_at is not None
    fact = CallStarted(call.id, call.owner, call.picture, call.by_desk, call.quiet, agreed)
    ctx.say(fact, about=call.subject)
    party, resume = await enter(ctx, call, CallRole.CALL_TAKER if staff else CallRole.CALLER)
    watch(ctx, call)
    link = await new_link(ctx, call) if staff else None
    return msgspec.structs.replace(await joined(ctx, call, party, resume), link=link)


async def _again(ctx: Ctx, standing: Call, command: StartCall, *, staff: bool) -> Joined:
    """The caller who begins one more time, from another page perhaps, is in the one that stands."""
    if staff:
        raise terms.CALL_STANDS()
    call = await store.get(ctx, standing.id, change=True)
    agreed = call.agree(ctx.now) if command.agreed else None
    call = (await keep(ctx, agreed) or call) if agreed else call
    party, resume = await enter(ctx, call, CallRole.CALLER)
    ctx.unchanged(terms.CallNothing.SAME)
    return await joined(ctx, call, party, resume)


def _begun(ctx: Ctx, command: StartCall, about: About) -> Call:
    staff = ctx.actor.kind == "staff"
    return Call(
        id=new_id(),
        version=1,
        owner=command.owner,
        office=command.to if command.to in about.offices else about.office,
        offices=tuple(sorted(about.offices)),
        person=about.person,
        guest=new_id(),
        by_desk=staff,
        state=LiveState.CREATED,
        picture=command.picture,
        step=CallStep(command.picture.value),
        quiet=about.quiet,
        aloud=False,
        engine=ctx.house.service(Switchboard).name,
        agreed_at=ctx.now if command.agreed and not staff else None,
        created_at=ctx.now,
    )


@action("media.ring_call", needs=terms.CALL, faults=IN_HAND)
async def ring_call(ctx: Ctx, command: OneCall) -> None:
    """Ring the console; media are not needed for it. Ringing again changes nothing."""
    call = await store.get(ctx, command.call, change=True)
    await own(ctx, call)
    if await keep(ctx, call.ring(ctx.now)):
        watch(ctx, call)


@action("media.answer_call", needs=terms.TAKE, faults=(*IN_HAND, terms.CALL_ANSWERED_ELSEWHERE))
async def answer_call(ctx: Ctx, command: OneCall) -> Joined:
    """Take a ringing call in hand; one at a time has it."""
    call = await store.get(ctx, command.call, change=True)
    if call.answered_by is None or call.answered_by != ctx.actor.id:
        call = await keep(ctx, call.answer(_staff(ctx), ctx.now)) or call
    call.check_open()
    party, resume = await enter(ctx, call, CallRole.CALL_TAKER)
    return await joined(ctx, call, party, resume)


@action("media.decline_call", needs=terms.TAKE, faults=(terms.VIDEO_CALL_UNKNOWN, terms.CALL_STATE))
async def decline_call(ctx: Ctx, command: DeclineCall) -> None:
    """Do not take a ringing call, with the reason; the matter and its thread go on."""
    call = await store.get(ctx, command.call, change=True)
    await finish(ctx, call, EndReason.DECLINED, command.reason)


@action("media.transfer_call", needs=terms.TAKE, faults=(*IN_HAND, terms.CALL_OWNER_UNKNOWN))
async def transfer_call(ctx: Ctx, command: TransferCall) -> None:
    """Let another office have the call: it rings there, and whoever had it lets go."""
    if ctx.house.service(Territory).offices.get(command.to) is None:
        raise terms.CALL_OWNER_UNKNOWN()
    call = await store.get(ctx, command.call, change=True)
    moved = await keep(ctx, call.transfer(command.to, ctx.now))
    if moved is None:
        return
    if call.state is LiveState.HELD:
        await take_off_hold(ctx, moved)
    await share(ctx, moved)
    for each in await store.parties(ctx, call.id):
        if each.present and each.role is CallRole.CALL_TAKER:
            await leave(ctx, moved, each)


@action("media.hold_call", needs=terms.TAKE, faults=(*IN_HAND, terms.CALL_STILL_HELD))
async def hold_call(ctx: Ctx, command: HoldCall) -> None:
    """Put a call on hold, or take it off: held, nobody sees or hears anybody, and nothing is recorded."""
    call = await store.get(ctx, command.call, change=True)
    await taker(ctx, call)
    if await keep(ctx, call.hold(ctx.now, on=command.on)):
        if command.on:
            await put_on_hold(ctx, call)
        elif not await take_off_hold(ctx, call):
            raise terms.CALL_STILL_HELD()


@action("media.end_call", needs=terms.CALL, faults=(terms.VIDEO_CALL_UNKNOWN, terms.NOT_IN_CALL))
async def end_call(ctx: Ctx, command: EndCall) -> None:
    """End a call for everybody; an officer or a supervisor only leaves it."""
    call = await store.get(ctx, command.call, change=True)
    if call.ended:
        ctx.unchanged(terms.CallNothing.LATE)
        return
    party = await own(ctx, call)
    if party.role in (CallRole.CALLER, CallRole.CALL_TAKER):
        await finish(ctx, call, EndReason(command.reason.value))
    else:
        await leave(ctx, call, party)


def _staff(ctx: Ctx) -> UUID:
    if ctx.actor.id is None:
        raise NOT_ALLOWED()
    return ctx.actor.id

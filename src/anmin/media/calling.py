"""What the doors of a call share: who comes in and goes, how it ends, and what is watched meanwhile."""

import secrets
from datetime import timedelta
from uuid import UUID

import msgspec

from anmin.kernel.ctx import Ctx, person_of
from anmin.kernel.ids import new_id
from anmin.kernel.timers import Timer
from anmin.kernel.words import Event
from anmin.media.calls_shown import CallLink, is_of
from anmin.media.events.calls import CallJoined
from anmin.media.model.calls import LINK_LIFE, Call, Participant
from anmin.media.model.calls_media import Published
from anmin.media.model.direct import SEAL_AFTER
from anmin.media.recording.growing import to_seal
from anmin.media.store import calls as store
from anmin.media.store import calls_media as media
from anmin.media.store import recordings
from anmin.media.switchboard import Switchboard
from anmin.media.terms import calls as terms
from anmin.media.terms.calls import CallRole, DeclineReason, EndReason, FileState, LiveState, Presence, PublicationEnd

TEND, TEND_EACH = "media.tend_call", timedelta(seconds=5)
CLOSE_AGAIN = timedelta(seconds=30)
"""An engine that was slow is told again for so long what it no longer carries."""


async def keep(ctx: Ctx, changed: tuple[Call, Event] | None) -> Call | None:
    """Save a change of a call and say it; None when there was none."""
    if changed is None:
        ctx.unchanged(terms.CallNothing.SAME)
        return None
    call, fact = changed
    await store.save(ctx, call)
    ctx.say(fact, about=call.subject)
    return call


async def own(ctx: Ctx, call: Call) -> Participant:
    """The participant who is the actor. Raises NOT_IN_CALL."""
    for each in await store.parties(ctx, call.id):
        if each.present and is_of(ctx, call, each):
            return each
    raise terms.NOT_IN_CALL()


async def taker(ctx: Ctx, call: Call) -> Participant:
    """The actor, who has the call in hand. Raises NOT_IN_CALL."""
    party = await own(ctx, call)
    if party.role is not CallRole.CALL_TAKER:
        raise terms.NOT_IN_CALL()
    return party


async def enter(ctx: Ctx, call: Call, role: CallRole, person: UUID | None = None) -> tuple[Participant, str]:
    """The actor, or this guest, in this role, with a fresh resume token. Somebody who is in comes in again.

    Raises CALL_IN_HAND when they would let go of a call that nobody else has.
    """
    who, resume = person or person_of(ctx), secrets.token_hex(32)
    actor = f"guest:{who}" if person else ctx.actor.name
    for each in await store.parties(ctx, call.id):
        if not each.present or not (each.person == who or each.role is role is CallRole.CALLER):
            continue
        if each.role is role:
            there, fact = msgspec.structs.replace(each, person=who, actor=actor).seen(ctx.now)
            await store.save_party(ctx, there)
            await store.rotate(ctx, each.id, resume)
            if fact is not None:
                ctx.say(fact, about=call.subject)
            return there, resume
        if each.role is CallRole.CALL_TAKER:
            raise terms.CALL_IN_HAND()
        await leave(ctx, call, each)
    party = Participant(
        id=new_id(),
        call=call.id,
        role=role,
        person=who,
        actor=actor,
        state=Presence.JOINING,
        joined_at=ctx.now,
        seen_at=ctx.now,
    )
    await store.add_party(ctx, party, resume)
    ctx.say(CallJoined(call.id, party.id, role), about=call.subject)
    return party, resume


async def leave(ctx: Ctx, call: Call, party: Participant) -> None:
    """Out of the call, with everything they send and hear."""
    gone, fact = party.leave(ctx.now)
    await store.save_party(ctx, gone)
    ctx.say(fact, about=call.subject)
    sent = [each for each in await media.open_of(ctx, call.id) if each.participant == party.id]
    for each in sent:
        await stop(ctx, call, each, PublicationEnd.LEFT)
    heard = await media.listenings_of(ctx, party.id)
    for listening in heard:
        await media.close_listening(ctx, listening)
    await ctx.house.service(Switchboard).close(*(each.id for each in sent), *heard)


async def stop(ctx: Ctx, call: Call, published: Published, why: str) -> None:
    """Note that a publication is no more; what its page recorded is sealed when the last of it has come."""
    closed = published.close(why, ctx.now)
    if closed is None:
        return
    await media.save(ctx, closed[0])
    ctx.say(closed[1], about=call.subject)
    for file in await recordings.of_publication(ctx, published.id) if published.direct else ():
        if file.state is FileState.GROWING:
            to_seal(ctx, file, SEAL_AFTER)


async def finish(ctx: Ctx, call: Call, reason: EndReason, declined: DeclineReason | None = None) -> Call | None:
    """End a call for everybody in it; None when it has ended."""
    ended = call.decline(declined, ctx.now) if declined else call.end(reason, ctx.now)
    over = await keep(ctx, ended)
    if over is not None:
        await wind_up(ctx, over)
    return over


async def wind_up(ctx: Ctx, call: Call) -> None:
    """What the end of a call means for everybody and everything in it."""
    for party in await store.parties(ctx, call.id):
        if party.present:
            await store.save_party(ctx, party.leave(ctx.now)[0])
    for each in await media.open_of(ctx, call.id):
        await stop(ctx, call, each, PublicationEnd.ENDED)
    await recordings.close_gaps(ctx, call.id)
    await ctx.house.service(Switchboard).end(call.id)


async def carry_out(ctx: Ctx, call: Call) -> None:
    """Tell the engine again what it may have been too slow to do: what is closed, what is held, that a call is over."""
    board = ctx.house.service(Switchboard)
    if call.ended:
        if not await board.end(call.id):
            watch(ctx, call)
        return
    await board.close(*await media.closed_since(ctx, call.id, ctx.now - CLOSE_AGAIN))
    if call.state is LiveState.HELD:
        await board.hold((each.id for each in await media.open_of(ctx, call.id) if not each.direct), on=True)


def watch(ctx: Ctx, call: Call) -> None:
    """Have the house look again at what time brings about."""
    ctx.timer(Timer(TEND, call.subject.name, call.version, ctx.now + TEND_EACH, "siren"))


async def new_link(ctx: Ctx, call: Call) -> CallLink:
    link = CallLink(secrets.token_hex(32), ctx.now + LINK_LIFE)
    await store.set_link(ctx, call.id, link.token, link.until)
    return link

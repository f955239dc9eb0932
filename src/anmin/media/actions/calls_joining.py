"""Coming into a call: by link, by a resume token, as its caller, or as staff who join or listen in."""

from uuid import UUID

import msgspec

from anmin.identity.guests import begin_guest
from anmin.identity.within import holds
from anmin.kernel.access import PUBLIC
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Command, action
from anmin.kernel.faults import NOT_ALLOWED, NOT_SIGNED_IN
from anmin.kernel.personal import Secret
from anmin.media.calling import enter, keep
from anmin.media.calls_shown import Joined, is_of, joined
from anmin.media.model.calls import RESUME_LIFE, Call, Participant
from anmin.media.owners import Owners
from anmin.media.store import calls as store
from anmin.media.terms import calls as terms
from anmin.media.terms.calls import CallRole, LiveState

PROVED = "a link or a token proves its bearer; whoever joins without one is checked against the call's own offices"
ROLES = {CallRole.OFFICER: terms.JOIN, CallRole.SUPERVISOR: terms.SUPERVISE}


class JoinCall(Command, frozen=True):
    """By `token` of a link or of a page before, or by `call`: again as who one was, or in this role."""

    token: Secret | None = None
    call: UUID | None = None
    role: CallRole | None = None
    agreed: bool = False


@action(
    "media.join_call",
    needs=PUBLIC,
    elevated=PROVED,
    faults=(
        terms.VIDEO_CALL_UNKNOWN,
        terms.VIDEO_CALL_OVER,
        terms.CALL_TOKEN_WRONG,
        terms.CALL_TOKEN_USED,
        terms.CALL_TOKEN_OLD,
        terms.NOT_IN_CALL,
        terms.CALL_IN_HAND,
        NOT_ALLOWED,
        NOT_SIGNED_IN,
    ),
)
async def join_call(ctx: Ctx, command: JoinCall) -> Joined:
    """Come into a call, or back into it; every joining is told to all who are in it."""
    if command.token is not None:
        return await _by_token(ctx, command, command.token)
    if command.call is None:
        raise terms.VIDEO_CALL_UNKNOWN()
    if ctx.actor.id is None:
        raise NOT_SIGNED_IN()
    call = await store.get(ctx, command.call, change=True)
    if call.is_caller(ctx.actor.id) and command.role in (None, CallRole.CALLER):
        return await _caller(ctx, call, command)
    role = await _role(ctx, call, command.role)
    call.check_open()
    party, resume = await enter(ctx, call, role)
    ctx.unchanged(terms.CallNothing.SAME)
    return await joined(ctx, call, party, resume)


join_call.asks = tuple(ROLES.values())


async def _role(ctx: Ctx, call: Call, role: CallRole | None) -> CallRole:
    """The role in which a member of staff comes in. To one who is not of its offices the call does not exist."""
    if role is None:
        mine = [each for each in await store.parties(ctx, call.id) if each.present and is_of(ctx, call, each)]
        if mine:
            return mine[0].role
    elif role in ROLES and any(holds(ctx, ROLES[role], each) for each in call.offices):
        return role
    if not any(holds(ctx, terms.CALL, each) for each in call.offices):
        raise terms.VIDEO_CALL_UNKNOWN()
    call.check_open()
    raise (terms.NOT_IN_CALL if role is None else NOT_ALLOWED)()


async def _by_token(ctx: Ctx, command: JoinCall, token: Secret) -> Joined:
    call = await store.by_link(ctx, token)
    if call is not None:
        known = call.is_caller(ctx.actor.id)
        if call.link_used_at is not None and not known:
            raise terms.CALL_TOKEN_USED()
        if call.link_until is None or ctx.now >= call.link_until:
            raise terms.CALL_TOKEN_OLD()
        return await _caller(ctx, msgspec.structs.replace(call, link_used_at=ctx.now), command)
    found = await store.by_resume(ctx, token)
    if found is None:
        raise terms.CALL_TOKEN_WRONG()
    call = await store.get(ctx, found[0].call, change=True)
    found = await store.by_resume(ctx, token)  # whoever had the call's lock before may have used it
    if found is None:
        raise terms.CALL_TOKEN_USED()
    return await _resumed(ctx, command, call, *found)


async def _resumed(ctx: Ctx, command: JoinCall, call: Call, party: Participant, fresh: bool) -> Joined:
    """The newest token opens once; staff show their own session beside it, wherever they come from."""
    mine = is_of(ctx, call, party)
    if party.role is not CallRole.CALLER and not mine:
        raise terms.CALL_TOKEN_WRONG()
    if not fresh and not mine:
        raise terms.CALL_TOKEN_USED()
    call.check_open()
    if ctx.now - party.seen_at > RESUME_LIFE:
        raise terms.CALL_TOKEN_OLD()
    if party.role is CallRole.CALLER:
        return await _caller(ctx, call, command)
    if not party.present:
        raise terms.NOT_IN_CALL()
    again, resume = await enter(ctx, call, party.role)
    ctx.unchanged(terms.CallNothing.SAME)
    return await joined(ctx, call, again, resume)


async def _caller(ctx: Ctx, call: Call, command: JoinCall) -> Joined:
    """The caller comes in, with a guest session where the browser's own is not theirs."""
    call.check_open()
    guest, token = None, None
    if not call.is_caller(ctx.actor.id):
        guest, token = await begin_guest(ctx, await ctx.house.service(Owners).welcome(ctx, call.owner, call.guest))
        call = msgspec.structs.replace(call, guest=guest, person=call.person or guest)
    call = call.changed()
    await store.save(ctx, call)
    call = await _met(ctx, call, command)
    party, resume = await enter(ctx, call, CallRole.CALLER, guest)
    ctx.unchanged(terms.CallNothing.SAME)
    given = {"token" if ctx.actor.kind == "anonymous" else "bearer": token}
    return msgspec.structs.replace(await joined(ctx, call, party, resume), **given)


async def _met(ctx: Ctx, call: Call, command: JoinCall) -> Call:
    """They may have agreed by now; and where staff began the call, it is answered as soon as they are there."""
    if command.agreed and (agreed := call.agree(ctx.now)):
        call = await keep(ctx, agreed) or call
    if call.by_desk and call.state is LiveState.CREATED:
        has = [each for each in await store.parties(ctx, call.id) if each.present and each.role is CallRole.CALL_TAKER]
        met = call.answer(has[0].person, ctx.now) if has else call.ring(ctx.now)
        call = await keep(ctx, met) or call
    return call

"""Signing in with a code on the phone, and out again. The first sign-in opens the account."""

from datetime import timedelta
from uuid import UUID

import msgspec

from anmin.identity.actions.codes import Device, Given, redeem
from anmin.identity.events.citizens import CitizenRegistered, GuestAdopted
from anmin.identity.model.citizens import about
from anmin.identity.model.sessions import Lifetime
from anmin.identity.rights import Rights
from anmin.identity.store import citizens
from anmin.identity.store import codes as store
from anmin.identity.store.codes import Addressee
from anmin.identity.store.sessions import begin_session, end_session, end_sessions
from anmin.identity.terms.citizens import CitizenQuiet
from anmin.identity.terms.codes import CODE_WRONG, CodePurpose
from anmin.identity.terms.sessions import SessionEnd
from anmin.kernel.access import OWN, PUBLIC
from anmin.kernel.ctx import Ctx, person_of
from anmin.kernel.door import Command, action
from anmin.kernel.personal import Phone, Secret

LIFE = Lifetime(idle=timedelta(days=7), lasts=timedelta(days=30))


class SignInWithCode(Command, frozen=True):
    """`adopt`: whether what a guest asked for on this browser is theirs; on somebody else's telephone it is not."""

    phone: Phone
    code: Secret
    device: Device
    adopt: bool = True


class CitizenSession(msgspec.Struct, frozen=True):
    """`new`: the account was opened just now."""

    citizen: UUID
    token: str
    new: bool


class SignOutCitizen(Command, frozen=True):
    everywhere: bool = False


@action(
    "identity.sign_in_with_code", needs=PUBLIC, elevated="nobody has a scope before signing in", faults=(CODE_WRONG,)
)
async def sign_in_with_code(ctx: Ctx, command: SignInWithCode) -> CitizenSession | None:
    """Sign in with the code that was sent. It works once, on the device that asked for it, and for five tries.

    The session lasts 30 days, and ends after 7 days without use.
    """
    await store.lock(ctx, command.phone, command.device)
    to = Addressee(command.phone, command.device, CodePurpose.SIGN_IN)
    if not await redeem(ctx, Given(to, command.code)):
        return None
    known = await citizens.by_phone(ctx, command.phone)
    citizen = known or _registered(ctx, command.phone)
    if command.adopt and ctx.actor.kind == "guest":
        await _adopt(ctx, person_of(ctx), citizen)
    return CitizenSession(citizen, await begin_session(ctx, "citizen", citizen, life=LIFE), known is None)


@action("identity.sign_out_citizen", needs=OWN)
async def sign_out_citizen(ctx: Ctx, command: SignOutCitizen) -> None:
    """End this session, or every session of the account."""
    if command.everywhere:
        await end_sessions(ctx, person_of(ctx), SessionEnd.SIGNED_OUT)
    else:
        await end_session(ctx, SessionEnd.SIGNED_OUT)
    if not ctx.work.said:
        ctx.unchanged(CitizenQuiet.NO_SESSION)


async def _adopt(ctx: Ctx, guest: UUID, citizen: UUID) -> None:
    for part in ctx.house.service(Rights).parts:
        await part.adopt(ctx, guest, citizen)
    ctx.say(GuestAdopted(citizen, guest), about=about(citizen, 0))
    await end_sessions(ctx, guest, SessionEnd.SIGNED_OUT)


def _registered(ctx: Ctx, phone: Phone) -> UUID:
    citizen = citizens.register(ctx, phone)
    ctx.say(CitizenRegistered(citizen), about=about(citizen, 1))
    return citizen

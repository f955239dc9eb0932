"""Codes on the phone: requested, sent once, used once. Whether a phone is known is neither looked at nor told."""

from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from anmin.identity.events.codes import CodeMissed, CodeRequested, CodeSent, CodeUsed
from anmin.identity.limits import code_limits
from anmin.identity.model.codes import LIFE
from anmin.identity.phone_codes import fits, new_code
from anmin.identity.senders import CodeChannel
from anmin.identity.store import codes as store
from anmin.identity.store.codes import Addressee
from anmin.identity.terms.citizens import CitizenQuiet
from anmin.identity.terms.codes import CODE_WRONG, CODES_TOO_OFTEN, NO_CODE_CHANNEL, CodePurpose
from anmin.kernel.access import PUBLIC, SYSTEM
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Command, action
from anmin.kernel.journal import Subject
from anmin.kernel.personal import Phone, Secret

Device = Annotated[str, Meta(min_length=16, max_length=64, pattern=r"^[A-Za-z0-9_-]+$(?!\n)")]
"""A random name that the client makes once and keeps; a code works only on the device that asked for it."""

ISSUE_FAULTS = (CODES_TOO_OFTEN, NO_CODE_CHANNEL)


class RequestCode(Command, frozen=True):
    phone: Phone
    device: Device


class CodeOnItsWay(msgspec.Struct, frozen=True):
    """The same for every phone, known or not."""

    valid_seconds: int
    again_in_seconds: int


class NoteCodeSent(Command, frozen=True):
    code: UUID


class Given(msgspec.Struct, frozen=True):
    """A code that somebody typed, and whose it would have to be."""

    to: Addressee
    code: Secret


@action("identity.request_code", needs=PUBLIC, elevated="nobody has a scope before signing in", faults=ISSUE_FAULTS)
async def request_code(ctx: Ctx, command: RequestCode) -> CodeOnItsWay:
    """Ask for a sign-in code on this phone.

    The answer is the same whether the phone is known or not. Only the newest code works, on this device, for 5 minutes.
    """
    return await issue(ctx, Addressee(command.phone, command.device, CodePurpose.SIGN_IN))


@action("identity.note_code_sent", needs=SYSTEM)
async def note_code_sent(ctx: Ctx, command: NoteCodeSent) -> None:
    """Note that a code has been handed to its channel, and forget it; a demonstration keeps it for the developer."""
    version = await store.sent(ctx, command.code, keep=ctx.house.settings.demo.on)
    if version is None:
        ctx.unchanged(CitizenQuiet.SAME)
    else:
        ctx.say(CodeSent(command.code), about=Subject("code", command.code, version))


async def issue(ctx: Ctx, to: Addressee) -> CodeOnItsWay:
    """Make a code; a reaction sends it after the commit. Raises CODES_TOO_OFTEN, NO_CODE_CHANNEL."""
    if ctx.house.service(CodeChannel).sender is None:
        raise NO_CODE_CHANNEL()
    await store.lock(ctx, to.phone, to.device)
    limits = code_limits(ctx.house, ctx.now)
    seconds = max([await store.wait(ctx, limit, to) for limit in limits], default=0)
    if seconds:
        raise CODES_TOO_OFTEN(seconds=seconds)
    code = store.make(ctx, to, new_code())
    ctx.say(CodeRequested(code, to.purpose), about=Subject("code", code, 1))
    return CodeOnItsWay(int(LIFE.total_seconds()), min((each.seconds for each in limits), default=0))


async def redeem(ctx: Ctx, *given: Given) -> bool:
    """Use these codes, all or none. False when one is wrong: then the try was counted and `ctx` refuses CODE_WRONG.

    Raises CODE_WRONG when there is no code to try, with the same answer.
    """
    kept = [(each, await store.newest(ctx, each.to)) for each in given]
    alive = [(each, code) for each, code in kept if code and code.is_alive(ctx.now)]
    missed = [(each, code) for each, code in alive if not fits(ctx.house.keyring, code.id, each.code, code.code_hash)]
    for _, code in missed:
        await store.count_try(ctx, code)
        ctx.say(CodeMissed(code.id, code.tries + 1), about=Subject("code", code.id, code.version + 1))
    if missed:
        ctx.refuse(CODE_WRONG())
        return False
    if len(alive) < len(given):
        raise CODE_WRONG()
    for each, code in alive:
        await store.use(ctx, code)
        ctx.say(CodeUsed(code.id, each.to.purpose), about=Subject("code", code.id, code.version + 1))
    return True

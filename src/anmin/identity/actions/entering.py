"""What every way of signing in shares: a failure is counted and committed, a success begins the one session."""

from uuid import UUID

import msgspec

from anmin.identity.events.sign_in import AccountActivated, AccountLocked, SignedIn, SignInFailed
from anmin.identity.model.sign_in import Account, LastSignIn
from anmin.identity.store import credentials, sessions, staff
from anmin.identity.terms.sessions import SessionEnd
from anmin.identity.terms.sign_in import STAFF_LOCKED, Failure, NextStep
from anmin.identity.terms.staff import StaffState
from anmin.kernel.ctx import Ctx
from anmin.kernel.words import Problem


class SignInAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """What comes next. `challenge` goes back with the second factor; `token` opens doors from now on.

    `failed_since`: attempts that failed since the sign-in before. The two `must_…` are why a session is restricted.
    """

    next: NextStep
    challenge: str | None = None
    token: str | None = None
    last: LastSignIn | None = None
    failed_since: int = 0
    must_change_password: bool = False
    must_set_second_factor: bool = False
    recovery_codes_left: int = 0


async def failed(ctx: Ctx, account: Account, why: Failure, problem: Problem) -> None:
    """Count a failure and refuse after the commit; whoever knew the password already is told of a lock."""
    after = await credentials.save(ctx, account.fail(ctx.now, await credentials.policy(ctx)))
    ctx.say(SignInFailed(account.staff, why), about=credentials.about(after))
    if after.locked_until and after.locked(ctx.now) and not account.locked(ctx.now):
        ctx.say(AccountLocked(account.staff, after.locked_until), about=credentials.about(after))
    ctx.refuse(problem)


async def failed_inside(ctx: Ctx, account: Account, why: Failure, problem: Problem) -> None:
    """The same for somebody who proved the password before: a lock is named with its end."""
    ahead = account.fail(ctx.now, await credentials.policy(ctx))
    locked = STAFF_LOCKED(until=ahead.locked_until) if ahead.locked(ctx.now) else problem
    await failed(ctx, account, why, locked)


async def enter(
    ctx: Ctx, account: Account, *, restricted: bool, recovery: bool = False, oidc: bool = False
) -> SignInAnswer:
    """Begin the session of somebody who has proved enough."""
    entered = await credentials.save(ctx, account.succeed(ctx.now, ctx.caller.channel))
    token = await sessions.begin_session(ctx, "staff", account.staff, restricted)
    ctx.say(SignedIn(account.staff, restricted, recovery, oidc), about=credentials.about(entered))
    return SignInAnswer(
        next=NextStep.SET_UP if restricted else NextStep.DONE,
        token=token,
        last=account.last,
        failed_since=account.failed_since,
        must_change_password=account.must_change,
        must_set_second_factor=account.seed is None,
        recovery_codes_left=len(account.recovery),
    )


async def renew(ctx: Ctx, account: Account) -> str:
    """A new token after a change of password or second factor, full when nothing is left to set up."""
    await sessions.end_sessions(ctx, account.staff, SessionEnd.RENEWED)
    if account.state == StaffState.INVITED and not account.restricted:
        await _activate(ctx, account.staff)
    return await sessions.begin_session(ctx, "staff", account.staff, account.restricted)


async def _activate(ctx: Ctx, who: UUID) -> None:
    member = await staff.save(ctx, (await staff.get(ctx, who, lock=True)).activate())
    ctx.say(AccountActivated(who), about=staff.about(member))

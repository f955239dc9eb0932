"""Signing in by password and second factor. Unknown, wrong, locked and closed take the same time and get one answer."""

from typing import Annotated

from msgspec import Meta

from anmin.identity.actions.entering import SignInAnswer, enter, failed, failed_inside
from anmin.identity.events.sign_in import PasswordAccepted, SignInFailed
from anmin.identity.model.second_factor import prove
from anmin.identity.model.sessions import new_token
from anmin.identity.model.sign_in import Account
from anmin.identity.password_checks import PasswordChecks
from anmin.identity.store import credentials
from anmin.identity.terms import sign_in as terms
from anmin.identity.terms.sign_in import Failure, NextStep
from anmin.kernel import faults
from anmin.kernel.access import PUBLIC
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Command, action
from anmin.kernel.ids import new_id
from anmin.kernel.journal import Subject
from anmin.kernel.personal import Secret

Typed = Annotated[str, Meta(min_length=1, max_length=64, pattern=r"^[^\x00-\x1f\x7f]*$(?!\n)")]
Token = Annotated[str, Meta(min_length=20, max_length=200, pattern=r"^[A-Za-z0-9_-]+$(?!\n)")]

BEFORE = "Nobody is signed in yet: the account is found by what is typed."


class SignIn(Command, frozen=True):
    """`login` as it is typed: capitals and spaces around it do not matter."""

    login: Typed
    password: Secret


class ConfirmSecondFactor(Command, frozen=True):
    """`code`: six digits of the authenticator, or a recovery code."""

    challenge: Token
    code: Secret


@action("identity.sign_in", needs=PUBLIC, elevated=BEFORE, faults=(terms.SIGN_IN_REFUSED, faults.TOO_MANY))
async def sign_in(ctx: Ctx, command: SignIn) -> SignInAnswer | None:
    """First step: login and password. Says what comes next; null never reaches a caller, a refusal does."""
    checks = ctx.house.service(PasswordChecks)
    async with checks.slot():
        account = await credentials.by_login(ctx, command.login.strip().lower())
        fits = await checks.fits(account.password if account else None, command.password)
    if account is None:
        ctx.say(SignInFailed(None, Failure.UNKNOWN_LOGIN), about=Subject("sign_in", new_id(), 1))
        ctx.refuse(terms.SIGN_IN_REFUSED())
        return None
    why = account.obstacle(ctx.now) or (None if fits else Failure.WRONG_PASSWORD)
    if why:
        await failed(ctx, account, why, terms.SIGN_IN_REFUSED())
        return None
    return await second_step(ctx, account)


@action(
    "identity.confirm_second_factor",
    needs=PUBLIC,
    elevated=BEFORE,
    faults=(terms.CHALLENGE_GONE, terms.CODE_REFUSED, terms.STAFF_LOCKED, terms.SIGN_IN_REFUSED),
)
async def confirm_second_factor(ctx: Ctx, command: ConfirmSecondFactor) -> SignInAnswer | None:
    """Second step: the code. Each works once; a failure counts like a wrong password."""
    challenged = await credentials.challenged(ctx, command.challenge)
    account = await credentials.by_staff(ctx, challenged[1]) if challenged else None
    if challenged is None or account is None:
        raise terms.CHALLENGE_GONE()
    why = account.obstacle(ctx.now)
    if why:
        await failed_inside(ctx, account, why, terms.SIGN_IN_REFUSED())
        return None
    proof = prove(account, command.code, ctx.now)
    if proof is None:
        await failed_inside(ctx, account, Failure.WRONG_CODE, terms.CODE_REFUSED())
        return None
    await credentials.use_challenge(ctx, challenged[0])
    return await enter(ctx, proof.account, restricted=account.restricted, recovery=proof.recovery)


async def second_step(ctx: Ctx, account: Account) -> SignInAnswer:
    """The first factor is proved: ask for the second, or let the person in to set it up and nothing else."""
    if account.seed is None:
        return await enter(ctx, account, restricted=True)
    token = new_token()
    await credentials.challenge(ctx, account.staff, token)
    ctx.say(PasswordAccepted(account.staff), about=credentials.about(account))
    return SignInAnswer(next=NextStep.SECOND_FACTOR, challenge=token)

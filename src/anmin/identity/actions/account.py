"""One's own account: first set-up, password, second factor, signing out. Open even while a session is restricted."""

import msgspec

from anmin.identity.actions.entering import failed_inside, renew
from anmin.identity.events.sign_in import PasswordChanged, SecondFactorOffered, SecondFactorSet
from anmin.identity.model.sign_in import Account, check_strength
from anmin.identity.password_checks import PasswordChecks
from anmin.identity.showing import once
from anmin.identity.store import credentials, sessions
from anmin.identity.terms import sign_in as terms
from anmin.identity.terms.sessions import SessionEnd
from anmin.identity.terms.sign_in import Failure, SignInQuiet
from anmin.identity.totp import accepted_step, new_recovery_codes, new_seed, provisioning_uri
from anmin.kernel import faults
from anmin.kernel.access import OWN_ACCOUNT
from anmin.kernel.ctx import Ctx, person_of
from anmin.kernel.door import Command, action
from anmin.kernel.personal import Secret


class ChangePassword(Command, frozen=True):
    password: Secret
    new: Secret


class SetUpSecondFactor(Command, frozen=True):
    """The password again: an unattended screen must not be enough to take an account over."""

    password: Secret


class ConfirmSetUp(Command, frozen=True):
    code: Secret


class SignOut(Command, frozen=True):
    """Ends the session it comes with."""


class FactorOffered(msgspec.Struct, frozen=True):
    """The secret of the authenticator, shown this once: as text, and as the address of its QR code."""

    secret: str
    uri: str


class Renewed(msgspec.Struct, frozen=True):
    """The token that replaces the one of this session; `restricted` while something is left to set up."""

    token: str
    restricted: bool


class FactorSet(msgspec.Struct, frozen=True):
    """As `Renewed`, with ten recovery codes that are shown this once."""

    token: str
    restricted: bool
    recovery_codes: tuple[str, ...]


TRIED = (terms.STAFF_LOCKED, terms.SIGN_IN_REFUSED)


@action(
    "identity.change_password",
    needs=OWN_ACCOUNT,
    faults=(*TRIED, terms.PASSWORD_REFUSED, terms.PASSWORD_WEAK, terms.PASSWORD_SAME, faults.TOO_MANY),
)
async def change_password(ctx: Ctx, command: ChangePassword) -> Renewed | None:
    """Change the password; every session ends and this one goes on under a new token."""
    checks = ctx.house.service(PasswordChecks)
    async with checks.slot():
        account = await _own(ctx)
        check_strength(command.new, account.login)
        if not await _password_fits(ctx, account, command.password):
            return None
        if await checks.fits(account.password, command.new):
            raise terms.PASSWORD_SAME()
        changed = account.with_password(await checks.hashed(command.new), first=False)
    saved = await credentials.save(ctx, changed)
    ctx.say(PasswordChanged(account.staff), about=credentials.about(saved))
    return Renewed(await renew(ctx, saved), saved.restricted)


@action("identity.set_up_second_factor", needs=OWN_ACCOUNT, faults=(*TRIED, terms.PASSWORD_REFUSED, faults.TOO_MANY))
async def set_up_second_factor(ctx: Ctx, command: SetUpSecondFactor) -> FactorOffered | None:
    """Get a new secret for the authenticator; it counts once a code of it is confirmed, the old one works until then."""
    async with ctx.house.service(PasswordChecks).slot():
        account = await _own(ctx)
        if not await _password_fits(ctx, account, command.password):
            return None
    seed = new_seed()
    saved = await credentials.save(ctx, account.offer_factor(seed))
    ctx.say(SecondFactorOffered(account.staff), about=credentials.about(saved))
    return FactorOffered(once(seed), once(provisioning_uri(seed, account.login)))


@action("identity.confirm_set_up", needs=OWN_ACCOUNT, faults=(*TRIED, terms.CODE_REFUSED, terms.NO_FACTOR_PENDING))
async def confirm_set_up(ctx: Ctx, command: ConfirmSetUp) -> FactorSet | None:
    """Prove the new second factor with one of its codes; recovery codes are given once."""
    account = await _own(ctx)
    if account.new_seed is None:
        raise terms.NO_FACTOR_PENDING()
    step = accepted_step(account.new_seed, command.code, ctx.now, None)
    if account.obstacle(ctx.now) or step is None:
        await failed_inside(ctx, account, account.obstacle(ctx.now) or Failure.WRONG_CODE, terms.CODE_REFUSED())
        return None
    codes, hashes = new_recovery_codes()
    saved = await credentials.save(ctx, account.set_factor(step, hashes))
    ctx.say(SecondFactorSet(account.staff), about=credentials.about(saved))
    return FactorSet(await renew(ctx, saved), saved.restricted, tuple(once(code) for code in codes))


@action("identity.sign_out", needs=OWN_ACCOUNT)
async def sign_out(ctx: Ctx, command: SignOut) -> None:  # noqa: ARG001 - the session says whose
    """End this session."""
    if not await sessions.end_session(ctx, SessionEnd.SIGNED_OUT):
        ctx.unchanged(SignInQuiet.NO_SESSION)


async def _own(ctx: Ctx) -> Account:
    account = await credentials.by_staff(ctx, person_of(ctx))
    if account is None:
        raise faults.NOT_SIGNED_IN()
    return account


async def _password_fits(ctx: Ctx, account: Account, password: Secret) -> bool:
    """Whether the present password is right; a wrong one is counted, and a lock holds here too."""
    fits = await ctx.house.service(PasswordChecks).fits(account.password, password)
    why = account.obstacle(ctx.now) or (None if fits else Failure.WRONG_PASSWORD)
    if why:
        await failed_inside(ctx, account, why, terms.PASSWORD_REFUSED())
    return why is None

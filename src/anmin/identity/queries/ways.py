"""What the page of signing in offers before anybody is known: the provider, and in a demonstration its accounts."""

import asyncio

import msgspec
import pyotp

from anmin.identity.demonstration import kept
from anmin.kernel.access import PUBLIC
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Question, query
from anmin.kernel.faults import NOT_FOUND


class SignInWays(Question, frozen=True):
    """How staff may sign in here."""


class DevelopmentAccounts(Question, frozen=True):
    """The accounts anybody may try."""


class Ways(msgspec.Struct, frozen=True):
    """`oidc`: by an identity provider; `demonstration`: with the accounts of `development_accounts`."""

    oidc: bool
    demonstration: bool


class DevelopmentAccount(msgspec.Struct, frozen=True):
    """`code`: what its authenticator shows now, for `seconds` more."""

    role: str
    login: str
    password: str
    office: str
    code: str
    seconds: int


@query("identity.sign_in_ways", needs=PUBLIC)
async def sign_in_ways(ctx: Ctx, question: SignInWays) -> Ways:  # noqa: ARG001 - the door's shape
    """Which ways of signing in the page offers."""
    settings = ctx.house.settings
    return Ways(bool(settings.oidc.issuer), settings.demo.on)


@query("identity.development_accounts", needs=PUBLIC)
async def development_accounts(ctx: Ctx, question: DevelopmentAccounts) -> tuple[DevelopmentAccount, ...]:  # noqa: ARG001 - the door's shape
    """The accounts of a demonstration as they are printed, with their codes of now. Elsewhere: nothing is found here."""
    if not ctx.house.settings.demo.on:
        raise NOT_FOUND()
    seconds = 30 - int(ctx.now.timestamp()) % 30
    return tuple(
        DevelopmentAccount(
            each.role, each.login, each.password, each.office, pyotp.TOTP(each.totp).at(ctx.now), seconds
        )
        for each in await asyncio.to_thread(kept, ctx.house.settings.data.dir)
    )

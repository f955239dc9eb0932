"""Log-in of staff by an OpenID provider: it proves the first factor, and the second only when the policy believes it.

Accounts are never made by the provider: the system administrator binds an identity to an account that exists.
"""

from secrets import compare_digest
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from anmin.identity.actions.entering import SignInAnswer, enter, failed
from anmin.identity.actions.sign_in import BEFORE, Token, second_step
from anmin.identity.events.oidc import OidcBound, OidcFailed, OidcStarted, OidcUnbound
from anmin.identity.model.administrators import check_other
from anmin.identity.model.oidc import Identity, Start, TokenRefusedError, address, believe, new_start
from anmin.identity.model.sessions import new_token
from anmin.identity.model.sign_in import Account
from anmin.identity.oidc_client import ExchangeRefusedError, OidcClient
from anmin.identity.store import credentials, oidc, roles, staff
from anmin.identity.store.known_sessions import KnownSessions
from anmin.identity.terms import administrators
from anmin.identity.terms import oidc as terms
from anmin.identity.terms import sign_in as sign_in_terms
from anmin.identity.terms import staff as staff_terms
from anmin.identity.terms.administrators import MANAGE_STAFF
from anmin.identity.terms.oidc import OidcFailure, OidcQuiet
from anmin.kernel import faults
from anmin.kernel.access import PUBLIC
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Command, action
from anmin.kernel.ids import new_id
from anmin.kernel.journal import Subject

BACK = "/console/sign-in"

Returned = Annotated[str, Meta(min_length=1, max_length=2000, pattern=r"^[\x21-\x7e]*$(?!\n)")]


class StartOidc(Command, frozen=True):
    """Begin a log-in at the identity provider."""


class FinishOidc(Command, frozen=True):
    """`ticket` from the beginning, which stayed in the browser; `state` and `code` as the provider sent them back."""

    ticket: Token
    state: Returned
    code: Returned


class BindOidc(Command, frozen=True):
    """`subject`: how the provider names this person (`sub`), exactly."""

    staff: UUID
    subject: Annotated[str, Meta(min_length=1, max_length=255, pattern=r"^[\x21-\x7e]*$(?!\n)")]


class UnbindOidc(Command, frozen=True):
    staff: UUID


class OidcJourney(msgspec.Struct, frozen=True):
    """`url`: where the browser goes. `ticket`: kept by the page and given back, so that nobody finishes for another."""

    url: str
    ticket: str


@action("identity.start_oidc", needs=PUBLIC, elevated=BEFORE, faults=(terms.OIDC_OFF, terms.OIDC_AWAY, faults.TOO_MANY))
async def start_oidc(ctx: Ctx, command: StartOidc) -> OidcJourney:  # noqa: ARG001 - it asks nothing
    """Where to go to log in, with fresh state, nonce and PKCE challenge."""
    client = _client(ctx)
    async with client.slot():
        provider = await client.provider()
    start, ticket = new_start(), new_token()
    await oidc.remember(ctx, ticket, start)
    ctx.say(OidcStarted(), about=Subject("sign_in", new_id(), 1))
    return OidcJourney(address(provider, client.settings.client_id, _back(ctx), start), ticket)


@action(
    "identity.finish_oidc",
    needs=PUBLIC,
    elevated=BEFORE,
    faults=(
        terms.OIDC_OFF,
        terms.OIDC_AWAY,
        terms.OIDC_GONE,
        terms.OIDC_REFUSED,
        sign_in_terms.SIGN_IN_REFUSED,
        faults.TOO_MANY,
    ),
)
async def finish_oidc(ctx: Ctx, command: FinishOidc) -> SignInAnswer | None:
    """Come back from the provider. The second factor is asked for unless the policy believes the provider's."""
    client = _client(ctx)
    async with client.slot():
        start = await oidc.use(ctx, command.ticket)
        if start is None:
            raise terms.OIDC_GONE()
        found = await _identity(ctx, client, start, command)
    account = await _bound(ctx, found) if isinstance(found, Identity) else None
    if isinstance(found, OidcFailure) or account is None:
        _refuse(ctx, found if isinstance(found, OidcFailure) else OidcFailure.UNBOUND)
        return None
    why = account.obstacle(ctx.now)
    if why:
        await failed(ctx, account, why, sign_in_terms.SIGN_IN_REFUSED())
        return None
    policy = await credentials.policy(ctx)
    if found.second_factor and policy.oidc_second_factor:
        return await enter(ctx, account, restricted=False, oidc=True)
    return await second_step(ctx, account)


@action(
    "identity.bind_oidc",
    needs=MANAGE_STAFF,
    faults=(
        terms.OIDC_OFF,
        terms.OIDC_BOUND,
        staff_terms.STAFF_UNKNOWN,
        staff_terms.STAFF_STATE,
        administrators.NOT_TO_ONESELF,
    ),
)
async def bind_oidc(ctx: Ctx, command: BindOidc) -> int:
    """Let an identity of the provider sign in to somebody else's account; the version.

    An administrator's grants then rest until a security administrator confirms the person, as after a reset.
    """
    check_other(ctx.actor.id, command.staff)
    issuer = _client(ctx).settings.issuer
    member = await staff.get(ctx, command.staff, lock=True)
    member.check_here()
    held = await roles.administration_of(ctx, member.id) is not None
    await oidc.bind(ctx, issuer, command.subject, member.id)
    saved = await staff.save(ctx, msgspec.structs.replace(member, held=member.held or held))
    ctx.house.service(KnownSessions).changing(member.id)
    ctx.say(OidcBound(member.id, saved.held), about=staff.about(saved))
    return saved.version


@action("identity.unbind_oidc", needs=MANAGE_STAFF, faults=(staff_terms.STAFF_UNKNOWN, administrators.NOT_TO_ONESELF))
async def unbind_oidc(ctx: Ctx, command: UnbindOidc) -> int:
    """Take the binding of somebody else's account away; the version."""
    check_other(ctx.actor.id, command.staff)
    member = await staff.get(ctx, command.staff, lock=True)
    if not await oidc.unbind(ctx, member.id):
        ctx.unchanged(OidcQuiet.NOT_BOUND)
        return member.version
    saved = await staff.save(ctx, member)
    ctx.say(OidcUnbound(member.id), about=staff.about(saved))
    return saved.version


async def _identity(ctx: Ctx, client: OidcClient, start: Start, command: FinishOidc) -> Identity | OidcFailure:
    """Who has signed in at the provider, or why that is not believed."""
    if not compare_digest(start.state.encode(), command.state.encode()):
        return OidcFailure.STATE
    expected = (client.settings.issuer, client.settings.client_id, start.nonce)
    try:
        token = await client.exchange(command.code, start.verifier, _back(ctx))
        try:
            return believe(token, await client.keys(), expected, ctx.now)
        except TokenRefusedError:  # the provider may have changed its keys
            return believe(token, await client.keys(fresh=True), expected, ctx.now)
    except ExchangeRefusedError:
        return OidcFailure.EXCHANGE
    except TokenRefusedError:
        return OidcFailure.TOKEN


async def _bound(ctx: Ctx, identity: Identity) -> Account | None:
    who = await oidc.bound(ctx, identity.issuer, identity.subject)
    return await credentials.by_staff(ctx, who) if who else None


def _refuse(ctx: Ctx, why: OidcFailure) -> None:
    """The journey is used up whatever comes of it, and the journal knows why."""
    ctx.say(OidcFailed(why), about=Subject("sign_in", new_id(), 1))
    ctx.refuse(terms.OIDC_REFUSED())


def _client(ctx: Ctx) -> OidcClient:
    client = ctx.house.service(OidcClient)
    if not client.settings.issuer:
        raise terms.OIDC_OFF()
    return client


def _back(ctx: Ctx) -> str:
    return ctx.house.settings.http.front + BACK

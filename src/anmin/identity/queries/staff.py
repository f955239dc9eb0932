"""Staff as their colleagues see them, and one's own account. Names in clear, phones masked."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from anmin.identity.model.sign_in import LastSignIn, SignInPolicy
from anmin.identity.model.staff import Login, StaffMember, shown_state
from anmin.identity.showing import colleague
from anmin.identity.store import credentials, organisations
from anmin.identity.store import staff as store
from anmin.identity.store.powers import powers
from anmin.identity.terms.roles import SEE_GRANTS
from anmin.identity.terms.staff import SEE_STAFF, STAFF_UNKNOWN, StaffState
from anmin.kernel import faults
from anmin.kernel.access import OWN_ACCOUNT
from anmin.kernel.ctx import Ctx, person_of
from anmin.kernel.door import Question, query
from anmin.kernel.fields import PageSize
from anmin.kernel.personal import RealName


class StaffPage(Question, frozen=True):
    staff: UUID


class ListStaff(Question, frozen=True, kw_only=True):
    """`name`: the whole name; `login`: its beginning; `organisation`: with all below it; `after`: the last id shown."""

    name: RealName | None = None
    login: Login | None = None
    organisation: UUID | None = None
    left: bool = False
    after: UUID | None = None
    limit: PageSize = 50


class MyAccount(Question, frozen=True):
    """Who am I?"""


class StaffShown(msgspec.Struct, frozen=True, kw_only=True):
    """One account for colleagues. `phone` is masked."""

    id: UUID
    login: str
    name: str
    name_public: bool
    badge: str | None
    phone: str | None
    organisation: UUID
    state: StaffState
    held: bool
    version: int
    made_at: datetime
    left_at: datetime | None


class StaffPageShown(msgspec.Struct, frozen=True):
    """`second_factor`: whether one is set up. `last`: the last sign-in."""

    staff: StaffShown
    organisation_name: str
    locked_until: datetime | None
    second_factor: bool
    last: LastSignIn | None


class StaffListed(msgspec.Struct, frozen=True):
    """Accounts in the order they were made; `next` is given back as `after` while there are more."""

    staff: tuple[StaffShown, ...]
    next: UUID | None


class PermissionHeld(msgspec.Struct, frozen=True):
    code: str
    zh: str
    en: str
    offices: tuple[UUID, ...]


class MyAccountShown(msgspec.Struct, frozen=True, kw_only=True):
    """One's own account; while `restricted`, the two `must_…` say what is to be done first."""

    staff: StaffShown
    organisation_name: str
    permissions: tuple[PermissionHeld, ...]
    restricted: bool
    must_change_password: bool
    must_set_second_factor: bool
    recovery_codes_left: int
    last: LastSignIn | None


@query("identity.staff_page", needs=SEE_STAFF, faults=(STAFF_UNKNOWN,))
async def staff_page(ctx: Ctx, question: StaffPage) -> StaffPageShown:
    """One member of staff within the caller's part of the house."""
    member = await store.get(ctx, question.staff)
    account = await credentials.seen(ctx, member.id)
    organisation = await organisations.get(ctx, member.organisation)
    if account is None:
        raise STAFF_UNKNOWN()
    locked = account.locked_until if account.locked(ctx.now) else None
    shown = _shown(member, locked, ctx.now)
    return StaffPageShown(shown, organisation.particulars.name, locked, account.seed is not None, account.last)


@query("identity.list_staff", needs=SEE_STAFF)
async def list_staff(ctx: Ctx, question: ListStaff) -> StaffListed:
    """Find staff by whole name, beginning of the login, or organisation. Sent as a body: a name stands in no address."""
    fields: dict[str, Any] = msgspec.structs.asdict(question)
    found = await store.search(ctx, store.Search(**{**fields, "limit": question.limit + 1}))
    shown = tuple(_shown(member, locked, ctx.now) for member, locked in found[: question.limit])
    return StaffListed(shown, shown[-1].id if len(found) > question.limit else None)


async def colleagues(ctx: Ctx, staff: Iterable[UUID]) -> dict[UUID, str]:
    """For rooms above: the names of those among them whom the caller, a member of staff, may see."""
    if ctx.actor.kind != "staff":
        return {}
    return {id: colleague(name) for id, name in (await store.names(ctx, list(staff))).items()}


async def office_of(ctx: Ctx, staff: UUID) -> UUID | None:
    """For rooms above: the organisation of an active member of staff in the caller's scope."""
    return await store.office_of(ctx, staff)


async def all_belong(ctx: Ctx, staff: Collection[UUID]) -> bool:
    """For rooms above: whether all of them work here within the caller's scope; a new colleague has never signed in."""
    return await store.all_belong(ctx, staff)


@query("identity.my_account", needs=OWN_ACCOUNT)
async def my_account(ctx: Ctx, question: MyAccount) -> MyAccountShown:  # noqa: ARG001 - the session says whose
    """Who is signed in, what they may do, and when the account was used last."""
    member = await store.get(ctx, person_of(ctx))
    account = await credentials.seen(ctx, member.id)
    if account is None:
        raise faults.NOT_SIGNED_IN()
    known = powers(ctx.house).known
    held = [(known[code], offices) for code, offices in sorted(ctx.actor.grants.items()) if code in known]
    organisation = await organisations.get(ctx, member.organisation)
    return MyAccountShown(
        staff=_shown(member, account.locked_until, ctx.now),
        organisation_name=organisation.particulars.name,
        permissions=tuple(PermissionHeld(each.code, each.zh, each.en, tuple(sorted(at))) for each, at in held),
        restricted=ctx.actor.restricted,
        must_change_password=account.must_change,
        must_set_second_factor=account.seed is None,
        recovery_codes_left=len(account.recovery),
        last=account.last,
    )


class ShowSignInPolicy(Question, frozen=True):
    """The limits of signing in."""


@query("identity.sign_in_policy", needs=SEE_GRANTS)
async def sign_in_policy(ctx: Ctx, question: ShowSignInPolicy) -> SignInPolicy:  # noqa: ARG001 - it asks nothing
    """The limits of signing in as they stand."""
    return await credentials.policy(ctx)


def _shown(member: StaffMember, locked_until: datetime | None, now: datetime) -> StaffShown:
    fields = msgspec.structs.asdict(member)
    fields |= {"name": colleague(member.name), "phone": member.phone and str(member.phone)}
    fields["state"] = shown_state(member.state, locked_until, now)
    return StaffShown(**fields)

"""The first three accounts of an empty house: one for each administration. Never a way in once anybody has an account."""

from typing import Any
from uuid import UUID

import msgspec

from anmin.identity.actions.organisations import about
from anmin.identity.actions.roles import give
from anmin.identity.events.organisations import OrganisationAdded
from anmin.identity.events.staff import StaffAdded
from anmin.identity.model.organisations import Organisation, particulars
from anmin.identity.model.roles import Grant
from anmin.identity.model.staff import StaffMember, first_password
from anmin.identity.password_checks import PasswordChecks
from anmin.identity.showing import once
from anmin.identity.store import credentials, organisations, roles, staff
from anmin.identity.terms.administrators import Administrator
from anmin.identity.terms.organisations import OrganisationKind
from anmin.identity.terms.staff import StaffQuiet, StaffState
from anmin.identity.totp import new_seed
from anmin.kernel.access import HOUSE, SYSTEM
from anmin.kernel.ctx import Caller, Ctx
from anmin.kernel.door import Command, action
from anmin.kernel.house import House
from anmin.kernel.ids import new_id
from anmin.kernel.personal import RealName, Secret

LOGINS = {
    Administrator.SYSTEM: "sysadmin",
    Administrator.SECURITY: "secadmin",
    Administrator.AUDIT: "auditor",
}


class CreateFirstAdministrators(Command, frozen=True):
    """`must_change`: whether the printed passwords are first passwords; a demonstration keeps them."""

    must_change: bool = True


class FirstAccount(msgspec.Struct, frozen=True):
    """Printed once: login, password and the secret of the second factor."""

    login: str
    first_password: str
    totp_secret: str


@action("identity.create_first_administrators", needs=SYSTEM)
async def create_first(ctx: Ctx, command: CreateFirstAdministrators) -> tuple[FirstAccount, ...]:
    """Make one system, one security and one audit administrator; nothing when there is any account already."""
    await organisations.lock(ctx)
    if await staff.anybody(ctx):
        ctx.unchanged(StaffQuiet.SAME)
        return ()
    top = await _top(ctx)
    held = {role.administers: role for role in reversed(await roles.all_roles(ctx)) if role.administers}
    return tuple(
        [await _account(ctx, top, held[administrator].id, administrator, command) for administrator in Administrator]
    )


async def create_first_administrators(house: House, *, must_change: bool = True) -> list[tuple[str, str, str]]:
    """(login, first password, TOTP secret) of the three administrators; empty when the house has staff already."""
    made = await create_first.run(
        house, Caller(HOUSE, channel="cli"), CreateFirstAdministrators(must_change=must_change)
    )
    return [(each.login, each.first_password, each.totp_secret) for each in made]


async def _top(ctx: Ctx) -> UUID:
    """The organisation at the top; in an empty house the bureau of the settings, to be named properly later."""
    top = next((each.id for each in await organisations.every(ctx) if each.parent is None), None)
    if top:
        return top
    fields: dict[str, Any] = {"code": "TOP", "name": ctx.house.settings.bureau.name, "kind": OrganisationKind.CITY}
    made = Organisation(
        id=new_id(), parent=None, version=1, particulars=particulars(**fields, valid_from=organisations.today(ctx))
    )
    await organisations.add(ctx, made)
    ctx.say(OrganisationAdded(made.id, "TOP", OrganisationKind.CITY, None), about=about(made.id, 1))
    return made.id


async def _account(
    ctx: Ctx, top: UUID, role: UUID, administers: Administrator, command: CreateFirstAdministrators
) -> FirstAccount:
    password, seed = first_password(), new_seed()
    member = StaffMember(
        id=new_id(),
        login=LOGINS[administers],
        name=RealName(administers.zh),
        name_public=False,
        badge=None,
        phone=None,
        organisation=top,
        state=StaffState.INVITED if command.must_change else StaffState.ACTIVE,
        held=False,
        version=1,
        made_at=ctx.now,
    )
    await staff.add(ctx, member)
    hashed = await ctx.house.service(PasswordChecks).hashed(Secret(password))
    await credentials.add(ctx, member.id, hashed, first=command.must_change, seed=seed)
    ctx.say(StaffAdded(member.id, top), about=staff.about(member))
    await give(ctx, _grant(ctx, member.id, role, top, administers))
    return FirstAccount(member.login, password, once(seed))


def _grant(ctx: Ctx, member: UUID, role: UUID, top: UUID, administers: Administrator) -> Grant:
    return Grant(
        id=new_id(),
        staff=member,
        role=role,
        organisation=top,
        administers=administers,
        valid_from=ctx.now,
        valid_to=None,
        version=1,
    )

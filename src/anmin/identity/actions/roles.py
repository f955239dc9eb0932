"""The verbs of roles and grants, for the security administrator. Nobody makes a powerful account alone, nobody their own."""

from uuid import UUID

import msgspec

from anmin.identity.events.roles import RoleAdded, RoleChanged, RoleGranted, RoleRevoked
from anmin.identity.events.staff import StaffReleased
from anmin.identity.model.administrators import check_other, check_remaining
from anmin.identity.model.roles import Grant, Permissions, Role, RoleCode, check_known, check_period
from anmin.identity.store import organisations, staff
from anmin.identity.store import roles as store
from anmin.identity.store.known_sessions import KnownSessions
from anmin.identity.store.powers import powers
from anmin.identity.terms import administrators
from anmin.identity.terms import organisations as tree_terms
from anmin.identity.terms import roles as terms
from anmin.identity.terms import staff as staff_terms
from anmin.identity.terms.administrators import MANAGE_GRANTS
from anmin.identity.terms.roles import RoleQuiet
from anmin.identity.terms.staff import StaffQuiet
from anmin.kernel import faults
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Command, action
from anmin.kernel.fields import Instant, Name, check_instants
from anmin.kernel.ids import new_id
from anmin.kernel.journal import Subject, office, person


class AddRole(Command, frozen=True):
    code: RoleCode
    name: Name
    name_en: Name
    permissions: Permissions


class ChangeRole(Command, frozen=True):
    """`version` is the one that was read."""

    role: UUID
    version: int
    name: Name
    name_en: Name
    permissions: Permissions


class GrantRole(Command, frozen=True):
    """`valid_from` None means now, `valid_to` None until it is revoked."""

    staff: UUID
    role: UUID
    organisation: UUID
    valid_from: Instant | None = None
    valid_to: Instant | None = None

    def __post_init__(self) -> None:
        check_instants(self.valid_from, self.valid_to)


class RevokeRole(Command, frozen=True):
    grant: UUID


class ReleaseStaff(Command, frozen=True):
    staff: UUID


POWERS = (administrators.MIXED_ADMINISTRATIONS, administrators.AUDIT_CHANGES_NOTHING)
ROLE = (terms.ROLE_UNKNOWN, terms.PERMISSION_UNKNOWN, administrators.NOT_TO_ONESELF)


@action("identity.add_role", needs=MANAGE_GRANTS, faults=(*POWERS, terms.PERMISSION_UNKNOWN, terms.ROLE_CODE_TAKEN))
async def add_role(ctx: Ctx, command: AddRole) -> UUID:
    """Make a role of permissions that doors of this house need; those of two administrators never meet in it."""
    await organisations.check_whole(ctx)
    known = powers(ctx.house)
    permissions = check_known(known, command.permissions)
    role = Role(
        id=new_id(),
        code=command.code,
        name=command.name,
        name_en=command.name_en,
        permissions=permissions,
        administers=known.administers(permissions),
        version=1,
    )
    await store.add_role(ctx, role)
    ctx.say(RoleAdded(role.id, tuple(sorted(permissions))), about=Subject("role", role.id, 1))
    return role.id


@action(
    "identity.change_role", needs=MANAGE_GRANTS, faults=(*POWERS, *ROLE, terms.ROLE_FIXED, faults.CHANGED_MEANWHILE)
)
async def change_role(ctx: Ctx, command: ChangeRole) -> int:
    """Change names and permissions of a role for everybody who holds it; the new version."""
    await organisations.check_whole(ctx)
    role = await store.role(ctx, command.role, lock="for update")
    if role.version != command.version:
        raise faults.CHANGED_MEANWHILE()
    known = powers(ctx.house)
    changed = role.change(known, command.name, command.name_en, check_known(known, command.permissions))
    if changed == role:
        ctx.unchanged(RoleQuiet.SAME)
        return role.version
    gained, lost = changed.permissions - role.permissions, role.permissions - changed.permissions
    version = await store.change_role(ctx, changed)
    for holder in await store.holders(ctx, role.id):
        if gained:
            check_other(ctx.actor.id, holder)
            known.check_account(await store.held_by(ctx, holder))
    ctx.house.service(KnownSessions).changing()
    ctx.say(RoleChanged(role.id, tuple(sorted(gained)), tuple(sorted(lost))), about=Subject("role", role.id, version))
    return version


@action(
    "identity.grant_role",
    needs=MANAGE_GRANTS,
    faults=(
        *POWERS,
        *ROLE,
        staff_terms.STAFF_UNKNOWN,
        staff_terms.STAFF_STATE,
        tree_terms.ORGANISATION_UNKNOWN,
        tree_terms.ORGANISATION_CLOSED,
        terms.GRANT_EXISTS,
        terms.GRANT_PERIOD,
    ),
)
async def grant_role(ctx: Ctx, command: GrantRole) -> UUID:
    """Give somebody else a role for an organisation and everything below it."""
    check_other(ctx.actor.id, command.staff)
    begins = command.valid_from or ctx.now
    check_period(begins, command.valid_to, ctx.now)
    member = await staff.get(ctx, command.staff, lock=True)
    member.check_here()
    await organisations.own_open(ctx, command.organisation)
    role = await store.role(ctx, command.role, lock="for share")
    powers(ctx.house).check_account([role.permissions, *await store.held_by(ctx, member.id)])
    grant = Grant(
        id=new_id(),
        staff=member.id,
        role=role.id,
        organisation=command.organisation,
        administers=role.administers,
        valid_from=begins,
        valid_to=command.valid_to,
        version=1,
    )
    await give(ctx, grant)
    return grant.id


@action(
    "identity.revoke_role",
    needs=MANAGE_GRANTS,
    faults=(terms.GRANT_UNKNOWN, administrators.NOT_TO_ONESELF, administrators.LAST_ADMINISTRATOR),
)
async def revoke_role(ctx: Ctx, command: RevokeRole) -> UUID:
    """Take a role back from somebody else, at once; the id of the grant."""
    grant = await store.grant(ctx, command.grant)
    check_other(ctx.actor.id, grant.staff)
    if grant.administers and not await _holds_another(ctx, grant):
        check_remaining(grant.administers, await store.other_administrators(ctx, grant.administers, grant.staff))
    await take_back(ctx, grant)
    return grant.id


@action(
    "identity.release_staff", needs=MANAGE_GRANTS, faults=(staff_terms.STAFF_UNKNOWN, administrators.NOT_TO_ONESELF)
)
async def release_staff(ctx: Ctx, command: ReleaseStaff) -> int:
    """Confirm that a reset administrator's account is in the right hands: its grants hold again; the version."""
    check_other(ctx.actor.id, command.staff)
    member = await staff.get(ctx, command.staff, lock=True)
    if not member.held:
        ctx.unchanged(StaffQuiet.NOT_HELD)
        return member.version
    saved = await staff.save(ctx, member.release())
    ctx.house.service(KnownSessions).changing(member.id)
    ctx.say(StaffReleased(member.id), about=staff.about(saved))
    return saved.version


async def give(ctx: Ctx, grant: Grant) -> None:
    """Write a grant that was found to be right."""
    await store.add_grant(ctx, grant, ctx.actor.id)
    ctx.house.service(KnownSessions).changing(grant.staff)
    ctx.say(
        RoleGranted(grant.id, grant.staff, grant.role, grant.organisation, grant.valid_from, grant.valid_to),
        about=_about(grant),
    )


async def take_back(ctx: Ctx, grant: Grant) -> None:
    """Revoke a grant that may be revoked."""
    await store.revoke(ctx, grant, ctx.actor.id)
    ctx.house.service(KnownSessions).changing(grant.staff)
    revoked = msgspec.structs.replace(grant, version=grant.version + 1)
    ctx.say(RoleRevoked(grant.id, grant.staff, grant.role, grant.organisation), about=_about(revoked))


async def _holds_another(ctx: Ctx, grant: Grant) -> bool:
    """Whether the account keeps its administration through another grant that does not end."""
    grants = await store.grants_of(ctx, grant.staff)
    return any(each.id != grant.id and each.administers and each.valid_to is None for each in grants)


def _about(grant: Grant) -> Subject:
    return Subject("grant", grant.id, grant.version, (person(grant.staff), office(grant.organisation)))

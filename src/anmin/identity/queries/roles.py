"""Roles, permissions and who holds what."""

from datetime import datetime
from uuid import UUID

import msgspec

from anmin.identity.model.roles import Role
from anmin.identity.store import roles as store
from anmin.identity.store import staff
from anmin.identity.store.powers import powers
from anmin.identity.terms.administrators import Administrator
from anmin.identity.terms.roles import SEE_GRANTS
from anmin.identity.terms.staff import STAFF_UNKNOWN
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Question, query


class Everything(Question, frozen=True):
    """A question without a choice."""


class RoleShown(msgspec.Struct, frozen=True):
    """A role with its permissions; `administers` says whose powers they are, if an administrator's."""

    id: UUID
    code: str
    name: str
    name_en: str
    permissions: tuple[str, ...]
    administers: Administrator | None
    version: int


class PermissionShown(msgspec.Struct, frozen=True):
    """A permission that a role may hold. `writes`: it opens a door that changes something."""

    code: str
    zh: str
    en: str
    writes: bool
    administrator: Administrator | None


class StaffGrants(Question, frozen=True):
    staff: UUID


class GrantShown(msgspec.Struct, frozen=True):
    """A grant that stands, whether it has begun or ended by itself is told by its period."""

    id: UUID
    role: UUID
    role_code: str
    role_name: str
    organisation: UUID
    valid_from: datetime
    valid_to: datetime | None


class GrantsShown(msgspec.Struct, frozen=True):
    """`held`: all grants rest until a security administrator confirms the person after a reset."""

    staff: UUID
    held: bool
    grants: tuple[GrantShown, ...]


@query("identity.list_roles", needs=SEE_GRANTS)
async def list_roles(ctx: Ctx, question: Everything) -> tuple[RoleShown, ...]:  # noqa: ARG001 - it asks nothing
    """Every role by its code."""
    return tuple(_shown(role) for role in await store.all_roles(ctx))


@query("identity.list_permissions", needs=SEE_GRANTS)
async def list_permissions(ctx: Ctx, question: Everything) -> tuple[PermissionShown, ...]:  # noqa: ARG001 - it asks nothing
    """Every permission that a door of this house needs."""
    known = powers(ctx.house)
    return tuple(
        PermissionShown(code, each.zh, each.en, code in known.writing, known.reserved.get(code))
        for code, each in sorted(known.known.items())
    )


@query("identity.staff_grants", needs=SEE_GRANTS, faults=(STAFF_UNKNOWN,))
async def staff_grants(ctx: Ctx, question: StaffGrants) -> GrantsShown:
    """The roles somebody holds, for which organisations and how long."""
    member = await staff.get(ctx, question.staff)
    roles = {role.id: role for role in await store.all_roles(ctx)}
    grants = tuple(
        GrantShown(
            id=each.id,
            role=each.role,
            role_code=roles[each.role].code,
            role_name=roles[each.role].name,
            organisation=each.organisation,
            valid_from=each.valid_from,
            valid_to=each.valid_to,
        )
        for each in await store.grants_of(ctx, member.id)
    )
    return GrantsShown(member.id, member.held, grants)


def _shown(role: Role) -> RoleShown:
    return RoleShown(
        id=role.id,
        code=role.code,
        name=role.name,
        name_en=role.name_en,
        permissions=tuple(sorted(role.permissions)),
        administers=role.administers,
        version=role.version,
    )

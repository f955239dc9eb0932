"""Roles and grants as rows."""

from typing import Any
from uuid import UUID

from anmin.identity.model.roles import Grant, Role
from anmin.identity.terms import roles as terms
from anmin.identity.terms.administrators import Administrator
from anmin.kernel.ctx import Ctx

ROLE = "id, code, name, name_en, permissions, administers, version"

INSERT_ROLE = """
insert into roles (id, code, name, name_en, permissions, administers, version) values ($1, $2, $3, $4, $5, $6, $7)
"""

UPDATE_ROLE = """
update roles set name = $2, name_en = $3, permissions = $4, version = version + 1 where id = $1 returning version
"""

GRANT = "id, staff, role, organisation, administers, valid_from, valid_to, version"

INSERT_GRANT = """
insert into grants (id, staff, role, organisation, administers, valid_from, valid_to, granted_by, granted_at, version)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1)
"""

ADMINISTER = "insert into administrators (staff, administers) values ($1, $2) on conflict (staff) do nothing"

REVOKE = """
update grants set revoked_at = $2, revoked_by = $3, administers = null, version = version + 1 where id = $1
"""

NO_LONGER = """
delete from administrators a where staff = $1
  and not exists (select 1 from grants g where g.staff = a.staff and g.administers is not null)
"""

HELD = """
select r.permissions from grants g join roles r on r.id = g.role where g.staff = $1 and g.revoked_at is null
"""

HOLDERS = "select distinct staff from grants where role = $1 and revoked_at is null"

LOCK_ADMINISTRATORS = "select staff from administrators where administers = $1 order by staff for update"

OTHERS = """
select count(*) from administrators a join staff m on m.id = a.staff
where a.administers = $1 and a.staff <> $2 and m.state in ('invited', 'active') and not m.held
  and exists (select 1 from grants g where g.staff = a.staff and g.administers = $1 and g.valid_to is null)
"""

GRANTS_OF = f"select {GRANT} from grants where staff = $1 and revoked_at is null order by valid_from, id"


async def all_roles(ctx: Ctx) -> list[Role]:
    return [_role(row) for row in await ctx.conn.fetch(f"select {ROLE} from roles order by code")]


async def role(ctx: Ctx, role: UUID, *, lock: str = "") -> Role:
    """`lock`: `for update` to change it, `for share` while granting it. Raises ROLE_UNKNOWN."""
    row = await ctx.conn.fetchrow(f"select {ROLE} from roles where id = $1 {lock}", role)
    if row is None:
        raise terms.ROLE_UNKNOWN()
    return _role(row)


async def add_role(ctx: Ctx, role: Role) -> None:
    await ctx.conn.execute(
        INSERT_ROLE,
        role.id,
        role.code,
        role.name,
        role.name_en,
        sorted(role.permissions),
        role.administers and role.administers.value,
        role.version,
    )


async def change_role(ctx: Ctx, role: Role) -> int:
    """The new version."""
    values = (role.id, role.name, role.name_en, sorted(role.permissions))
    return int(await ctx.conn.fetchval(UPDATE_ROLE, *values))


async def grant(ctx: Ctx, grant: UUID) -> Grant:
    """A grant that stands, locked. Raises GRANT_UNKNOWN."""
    row = await ctx.conn.fetchrow(f"select {GRANT} from grants where id = $1 and revoked_at is null for update", grant)
    if row is None:
        raise terms.GRANT_UNKNOWN()
    return _grant(row)


async def grants_of(ctx: Ctx, staff: UUID) -> list[Grant]:
    """The grants of this account that stand, begun or not, ended or not."""
    return [_grant(row) for row in await ctx.conn.fetch(GRANTS_OF, staff)]


async def add_grant(ctx: Ctx, grant: Grant, by: UUID | None) -> None:
    administers = grant.administers and grant.administers.value
    if administers:
        await ctx.conn.execute(ADMINISTER, grant.staff, administers)
    await ctx.conn.execute(
        INSERT_GRANT,
        grant.id,
        grant.staff,
        grant.role,
        grant.organisation,
        administers,
        grant.valid_from,
        grant.valid_to,
        by,
        ctx.now,
    )


async def revoke(ctx: Ctx, grant: Grant, by: UUID | None) -> None:
    await ctx.conn.execute(REVOKE, grant.id, ctx.now, by)
    await ctx.conn.execute(NO_LONGER, grant.staff)


async def held_by(ctx: Ctx, staff: UUID) -> list[frozenset[str]]:
    """The permissions of each role this account holds."""
    return [frozenset(row["permissions"]) for row in await ctx.conn.fetch(HELD, staff)]


async def holders(ctx: Ctx, role: UUID) -> list[UUID]:
    return [row["staff"] for row in await ctx.conn.fetch(HOLDERS, role)]


async def administration_of(ctx: Ctx, staff: UUID) -> Administrator | None:
    code = await ctx.conn.fetchval("select administers from administrators where staff = $1", staff)
    return Administrator(code) if code else None


async def other_administrators(ctx: Ctx, administrator: Administrator, than: UUID) -> int:
    """How many others hold this administration for good. Locks them: two who leave at once are counted in turn."""
    await ctx.conn.fetch(LOCK_ADMINISTRATORS, administrator.value)
    return int(await ctx.conn.fetchval(OTHERS, administrator.value, than))


def _role(row: Any) -> Role:
    administers = Administrator(row["administers"]) if row["administers"] else None
    return Role(**{**row, "permissions": frozenset(row["permissions"]), "administers": administers})


def _grant(row: Any) -> Grant:
    return Grant(**{**row, "administers": Administrator(row["administers"]) if row["administers"] else None})

"""The database roles and the database itself: made when missing, the same way on our own server and on another's.

`anmin_owner` owns tables and migrates, `anmin_app` works under row-level security, `anmin_intake` may insert only.
No passwords: our own server knows people by their system account; on another server the login of the address must be
a member of these roles, so that `set role` works.
"""

import asyncpg

from anmin.kernel.postgres import faults
from anmin.kernel.postgres.connect import connected

OWNER, APP, INTAKE = "anmin_owner", "anmin_app", "anmin_intake"
ROLES = (OWNER, APP, INTAKE)
LOGINS = (*ROLES, "postgres")
DATABASE = "anmin"
# Every server has it; a database cannot be made or renamed from inside itself.
MAINTENANCE = "postgres"

MAKE_ROLE = "create role {role} login nosuperuser nocreatedb nocreaterole nobypassrls"
JOIN_ROLE = "grant {role} to {login}"
MAKE_DATABASE = "create database {database} owner anmin_owner encoding 'UTF8' template template0"
GIVE_DATABASE = "alter database {database} owner to anmin_owner"

ONE_AT_A_TIME = "select pg_advisory_xact_lock(hashtext('anmin roles'))"
MISSING = "select r from unnest($1::text[]) r where to_regrole(r) is null"
# From PostgreSQL 16 on, membership alone does not allow `set role`.
APART = """
select r from unnest($1::text[]) r
where not pg_has_role(r, case when current_setting('server_version_num')::int < 160000 then 'MEMBER' else 'SET' end)
"""
TOO_STRONG = """
select rolname from pg_roles
where rolname = any($1) and (rolsuper or rolbypassrls or pg_has_role(oid, 'anmin_owner', 'MEMBER'))
"""
DATABASE_OWNER = "select pg_get_userbyid(datdba) from pg_database where datname = $1"


async def prepare(admin: str, database: str = DATABASE) -> None:
    """Roles and database on the server of the DSN `admin`. Idempotent.

    Raises `postgres.unreachable`, `postgres.roles_refused`, `postgres.role_too_strong`.
    """
    async with connected(admin, MAINTENANCE) as conn:
        await ensure_roles(conn)
        await ensure_database(conn, database)


async def ensure_roles(conn: asyncpg.Connection) -> None:
    try:
        async with conn.transaction():
            await conn.execute(ONE_AT_A_TIME)
            for row in await conn.fetch(MISSING, ROLES):
                await conn.execute(MAKE_ROLE.format(role=row["r"]))
            for row in await conn.fetch(APART, ROLES):
                await conn.execute(JOIN_ROLE.format(role=row["r"], login="current_user"))
    except asyncpg.InsufficientPrivilegeError as error:
        login = await conn.fetchval("select quote_ident(current_user)")
        wanted = [text.format(role=role, login=login) for role in ROLES for text in (MAKE_ROLE, JOIN_ROLE)]
        raise faults.ROLES_REFUSED(login=login, sql="; ".join(wanted)) from error
    for row in await conn.fetch(TOO_STRONG, (APP, INTAKE)):
        raise faults.ROLE_TOO_STRONG(role=row["rolname"])


async def ensure_database(conn: asyncpg.Connection, database: str = DATABASE) -> None:
    """The database exists and belongs to `anmin_owner`, who may then create tables in it."""
    name = await conn.fetchval("select quote_ident($1)", database)
    owner = await conn.fetchval(DATABASE_OWNER, database)
    wanted = (MAKE_DATABASE if owner is None else GIVE_DATABASE).format(database=name)
    if owner == OWNER:
        return
    try:
        await conn.execute(wanted)
    except (asyncpg.DuplicateDatabaseError, asyncpg.UniqueViolationError):
        return
    except asyncpg.InsufficientPrivilegeError as error:
        login = await conn.fetchval("select current_user")
        raise faults.ROLES_REFUSED(login=login, sql=wanted) from error

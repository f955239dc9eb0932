"""Takes a dump of one database and loads it into another, by PostgreSQL's own tools; two jobs at a time."""

from pathlib import Path

import asyncpg

from anmin.kernel.postgres import faults, roles, tools
from anmin.kernel.postgres.binaries import Binaries
from anmin.kernel.postgres.connect import connected
from anmin.kernel.postgres.manifest import DUMP

MENTIONED_ROLES = """
select distinct r.rolname::text from pg_shdepend d join pg_roles r on r.oid = d.refobjid
where d.refclassid = 'pg_authid'::regclass
  and d.dbid = (select oid from pg_database where datname = current_database())
order by 1
"""
# Tools of 17 and later set this for their own session; an older server does not know it and needs it not.
UNKNOWN_BEFORE_17 = 'unrecognized configuration parameter "transaction_timeout"'
STRANGERS = "select quote_ident(r) from unnest($1::text[]) r where to_regrole(quote_ident(r)) is null"


async def server_major(conn: asyncpg.Connection) -> int:
    return int(await conn.fetchval("select current_setting('server_version_num')::int / 10000"))


async def mentioned_roles(conn: asyncpg.Connection) -> list[str]:
    """Roles that own something here or have been granted something."""
    return [row["rolname"] for row in await conn.fetch(MENTIONED_ROLES)]


def new_enough(binaries: Binaries, tool: str, need: int) -> None:
    if binaries.major < need:
        raise faults.TOOL_TOO_OLD(tool=tool, have=binaries.major, need=need)


async def take(binaries: Binaries, dsn: str, folder: Path, snapshot: str) -> None:
    arguments = ("--format=directory", f"--file={folder / DUMP}", f"--snapshot={snapshot}", "--jobs=2")
    await tools.run(binaries, "pg_dump", dsn, *arguments)


async def load(binaries: Binaries, dsn: str, folder: Path, database: str) -> None:
    """Into a database that `create` made."""
    target = tools.at(dsn, database)
    await tools.run(binaries, "pg_restore", target, "--jobs=2", str(folder / DUMP), forgiven=UNKNOWN_BEFORE_17)


async def create(dsn: str, manifest_roles: list[str], database: str) -> None:
    """An empty database, and every role that the data mentions: those that are not ours may not log in."""
    await roles.prepare(dsn, database)
    async with connected(dsn, roles.MAINTENANCE) as conn:
        for (name,) in await conn.fetch(STRANGERS, manifest_roles):
            await conn.execute(f"create role {name} nologin")


async def drop(dsn: str, database: str) -> None:
    async with connected(dsn, roles.MAINTENANCE) as conn:
        name = await conn.fetchval("select quote_ident($1)", database)
        await conn.execute(f"drop database if exists {name} with (force)")

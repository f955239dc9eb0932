"""The roles and the database: on our own server, and on one where the login is no superuser."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

import asyncpg
import pytest

from anmin.kernel.postgres import Embedded, PostgresFault, ensure_database, ensure_roles, prepare

pytestmark = pytest.mark.asyncio

FORGET = """
drop database if exists anmin with (force);
drop role if exists anmin_owner, anmin_app, anmin_intake
"""


@asynccontextmanager
async def admin(server: Embedded, role: str | None = None) -> AsyncGenerator[asyncpg.Connection, None]:
    """The superuser, or the superuser acting as a weaker login."""
    conn = await asyncpg.connect(server.dsn("postgres", "postgres"))
    if role:
        await conn.execute(f"set session authorization {role}")
    yield conn
    await conn.close()


async def forget(server: Embedded) -> None:
    async with admin(server) as conn:
        for command in FORGET.split(";"):
            await conn.execute(command)


async def made(server: Embedded) -> tuple[set[str], str | None]:
    async with admin(server) as conn:
        rows = await conn.fetch(
            "select rolname from pg_roles where rolname ~ '^anmin' and not rolsuper and rolcanlogin"
        )
        owner = await conn.fetchval("select pg_get_userbyid(datdba) from pg_database where datname = 'anmin'")
    return {row["rolname"] for row in rows}, owner


async def test_again_and_at_the_same_time_makes_the_same(server: Embedded) -> None:
    await forget(server)
    await asyncio.gather(*(prepare(server.dsn("postgres", "postgres")) for _ in range(5)))
    await prepare(server.dsn("postgres", "postgres"))
    assert await made(server) == ({"anmin_owner", "anmin_app", "anmin_intake"}, "anmin_owner")
    owner = await asyncpg.connect(server.dsn("anmin_owner"))
    assert await owner.fetchval("show server_encoding") == "UTF8"
    await owner.execute("create table owned (); drop table owned")
    await owner.close()
    app = await asyncpg.connect(server.dsn("anmin_app"))
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await app.execute("create table not_owned ()")
    await app.close()


async def test_a_login_that_may_make_roles_becomes_able_to_act_as_each(server: Embedded) -> None:
    await forget(server)
    async with admin(server) as conn:
        await conn.execute("create role builder login createrole createdb")
    async with admin(server, "builder") as conn:
        await ensure_roles(conn)
        await ensure_database(conn)
        await ensure_roles(conn)
        for role in ("anmin_owner", "anmin_app", "anmin_intake"):
            await conn.execute(f"set role {role}")
            assert await conn.fetchval("select current_user") == role
            await conn.execute("reset role")
    await forget(server)
    async with admin(server) as conn:
        await conn.execute("drop role builder")


async def test_a_login_that_may_not_is_told_what_to_ask_for(server: Embedded) -> None:
    await forget(server)
    async with admin(server) as conn:
        await conn.execute("create role guest login")
    async with admin(server, "guest") as conn:
        with pytest.raises(PostgresFault) as caught:
            await ensure_roles(conn)
    assert caught.value.code == "postgres.roles_refused"
    async with admin(server) as conn:
        await conn.execute(caught.value.en.partition("run: ")[2].rstrip("."))
    async with admin(server, "guest") as conn:
        await ensure_roles(conn)
        with pytest.raises(PostgresFault, match="create database anmin"):
            await ensure_database(conn)
    await forget(server)
    async with admin(server) as conn:
        await conn.execute("drop role guest")


@pytest.mark.parametrize("strength", ["alter role anmin_app bypassrls", "grant anmin_owner to anmin_app"])
async def test_an_application_role_that_passes_row_security_is_refused(server: Embedded, strength: str) -> None:
    await forget(server)
    async with admin(server) as conn:
        await ensure_roles(conn)
        await conn.execute(strength)
        with pytest.raises(PostgresFault) as caught:
            await ensure_roles(conn)
    assert caught.value.code == "postgres.role_too_strong"
    await forget(server)


async def test_a_database_of_another_owner_is_handed_over(server: Embedded) -> None:
    await forget(server)
    async with admin(server) as conn:
        await conn.execute("create database anmin")
        await ensure_roles(conn)
        await ensure_database(conn)
    assert (await made(server))[1] == "anmin_owner"


async def test_no_server_at_the_address_is_one_clear_sentence() -> None:
    with pytest.raises(PostgresFault) as caught:
        await prepare("postgresql://someone:secret@/x?host=/nowhere")
    assert caught.value.code == "postgres.unreachable"
    assert "secret" not in str(caught.value)

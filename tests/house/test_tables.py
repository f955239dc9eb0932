"""Every table is declared with scope and retention, as the migrated schema has it; no scope sees no row."""

from datetime import timedelta

import asyncpg
import pytest

from anmin.app.compose import declared_tables
from anmin.kernel.access import HOUSE, NOTHING, Scope
from anmin.kernel.care.actions import EraseExpired, erase_expired
from anmin.kernel.clock import SetClock
from anmin.kernel.ctx import Caller
from anmin.kernel.db import Where, scope_sql
from anmin.kernel.house import House
from anmin.kernel.ids import new_id
from anmin.kernel.tables import Retention, Table
from tests.house.peopling import SECRETS, Peopled

TABLES = {table.name: table for table in declared_tables()}


async def standing(conn: asyncpg.Connection) -> dict[str, bool]:
    """Every table of the schema and whether row-level security is on; partitions stand under their parent."""
    rows = await conn.fetch(
        "select relname, relrowsecurity from pg_class c where relnamespace = 'public'::regnamespace"
        " and relkind in ('r', 'p') and not relispartition"
    )
    return {row["relname"]: row["relrowsecurity"] for row in rows}


async def complaints(conn: asyncpg.Connection) -> list[str]:
    """Where declaration and schema differ."""
    schema = await standing(conn)
    found = [f"{name} is not declared" for name in schema.keys() - TABLES.keys()]
    found += [f"{name} does not stand in the schema" for name in TABLES.keys() - schema.keys()]
    for name in schema.keys() & TABLES.keys():
        table = TABLES[name]
        if (table.sees == "scope") != schema[name]:
            found.append(f"{name}: declared {table.sees}, row-level security {schema[name]}")
        columns = {
            row["attname"]
            for row in await conn.fetch(
                "select attname from pg_attribute where attrelid = $1::text::regclass and attnum > 0", name
            )
        }
        named = {column for sealed in table.personal for column in (sealed.column, sealed.search) if column}
        named |= {table.retention.since} if table.retention.since else set()
        found += [f"{name} has no column {column}" for column in named - columns]
        if table.personal and table.sees != "scope":
            found.append(f"{name} holds personal data and is not scoped")
    return found


async def test_the_declarations_match_the_schema(superuser: asyncpg.Connection) -> None:
    assert await complaints(superuser) == []


async def test_an_undeclared_table_is_found(superuser: asyncpg.Connection) -> None:
    await superuser.execute("create table planted (id uuid)")
    assert await complaints(superuser) == ["planted is not declared"]


def test_a_table_without_retention_cannot_be_declared() -> None:
    with pytest.raises(TypeError):
        Table(name="planted", sees="house")  # type: ignore[call-arg]
    with pytest.raises(ValueError, match="belong together"):
        Retention("why", days=3)


async def test_the_application_roles_own_nothing(superuser: asyncpg.Connection) -> None:
    owners = await superuser.fetch("select distinct tableowner from pg_tables where schemaname = 'public'")
    assert [row["tableowner"] for row in owners] == ["anmin_owner"]
    may = await superuser.fetchval(
        "select bool_or(has_schema_privilege(r, 'public', 'create')) from unnest(array['anmin_app', 'anmin_intake']) r"
    )
    assert may is False


@pytest.mark.parametrize("statement", ["update journal set actor = 'x'", "delete from journal", "truncate journal"])
@pytest.mark.parametrize("role", ["anmin_app", "anmin_intake", "anmin_owner", "postgres"])
async def test_the_journal_refuses_change(
    where: Where, superuser: asyncpg.Connection, role: str, statement: str
) -> None:
    await superuser.execute(
        "insert into journal (at, actor, channel, action, subject, version, event, payload, request)"
        " values (now(), 'system', 'test', 'test', 'x:1', 1, 'x', '{}', '')"
    )
    conn = await asyncpg.connect(**{**where, "user": role})
    try:
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await conn.execute(statement)
    finally:
        await conn.close()


async def test_no_scope_and_a_foreign_scope_see_no_row(
    where: Where, superuser: asyncpg.Connection, peopled: Peopled
) -> None:
    foreign = Scope(everything=False, offices=frozenset({new_id()}), person=new_id())
    conn = await asyncpg.connect(**where.as_role("anmin_app"))
    try:
        for name in (name for name, table in TABLES.items() if table.sees == "scope"):
            assert await superuser.fetchval(f"select count(*) from {name}") > 0, f"the town must people {name}"
            assert await conn.fetchval(f"select count(*) from {name}") == 0, name
            for scope in (NOTHING, foreign):
                async with conn.transaction():
                    await conn.execute(scope_sql(scope))
                    assert await conn.fetchval(f"select count(*) from {name}") == 0, name
    finally:
        await conn.close()


async def test_nothing_personal_stands_readable_in_the_database(
    superuser: asyncpg.Connection, peopled: Peopled
) -> None:
    for name in await standing(superuser):
        for row in await superuser.fetch(f"select t::text as row from {name} t"):
            assert not [secret for secret in SECRETS if secret in row["row"]], name


async def test_the_nights_work_goes_through_a_peopled_town(
    house: House, clock: SetClock, superuser: asyncpg.Connection, peopled: Peopled
) -> None:
    clock.advance(timedelta(days=3650))
    await erase_expired.run(house, Caller(HOUSE, channel="timer"), EraseExpired())
    for name, table in TABLES.items():
        if table.retention.days is not None:
            over = f"select count(*) from {name} where {table.retention.since} < $1"
            assert await superuser.fetchval(over, clock.now() - timedelta(days=table.retention.days)) == 0, name


async def test_the_nights_work_may_erase_what_is_declared_to_end(superuser: asyncpg.Connection) -> None:
    ending = [table.name for table in TABLES.values() if table.retention.days is not None]
    refused = [
        name
        for name in ending
        if not await superuser.fetchval("select has_table_privilege('anmin_app', $1, 'delete')", name)
    ]
    assert refused == []

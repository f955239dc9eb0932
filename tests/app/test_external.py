"""An external server, reached by an address: the same migrations, the same roles, the same row-level security."""

import asyncpg
import pytest

from anmin.app.compose import open_house
from anmin.app.migrate import migrate
from anmin.app.schema import is_current, newest
from anmin.kernel.access import NOTHING
from anmin.kernel.db import Where
from anmin.kernel.postgres import Embedded, prepare
from anmin.kernel.settings import Settings

DATABASE = "house_external"


@pytest.fixture
async def external(server: Embedded) -> Where:
    """A new database behind an address whose login is an administrator of the server."""
    await prepare(server.dsn("postgres", "postgres"), DATABASE)
    return Where(dsn=server.dsn("postgres", DATABASE))


async def test_an_external_database_is_migrated_and_served(external: Where, settings: Settings) -> None:
    assert await migrate(external) == newest()
    assert await migrate(external) == newest()
    async with open_house(settings, external) as house, house.db.transaction(NOTHING) as conn:
        assert await conn.fetchval("select current_user") == "anmin_app"
        assert await is_current(conn)
        assert await conn.fetchval("select count(*) from staff") == 0
    owner = await asyncpg.connect(external["dsn"])
    try:
        owners = await owner.fetch("select distinct tableowner from pg_tables where schemaname = 'public'")
        assert [row["tableowner"] for row in owners] == ["anmin_owner"]
    finally:
        await owner.close()

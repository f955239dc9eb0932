"""Every SQL statement prepares against the migrated schema, under the role that runs it."""

from pathlib import Path

import asyncpg
import pytest

from anmin.app import vocabulary
from anmin.kernel.db import Where
from anmin.kernel.writes import Insert, statement
from tests.house import rules

OUTSIDE = ("migrations", "postgres", "peer12345")
"""Folders whose statements run as owner or superuser, on catalogues, on other servers or in a file of their own."""
PIECES = rules.SRC / "kernel" / "writes.py"
"""Builds its one statement from parts; the statement itself is prepared below, for every declared insert."""
FILES = [path for path in rules.python_files(rules.SRC) if not set(path.parts) & set(OUTSIDE) and path != PIECES]
PARAMETERISED = "{"
"""A statement that is a `str.format` template is prepared where it is filled in: by the room's own tests."""


async def unprepared(conn: asyncpg.Connection, found: list[tuple[str, str]]) -> list[str]:
    """The statements that PostgreSQL refuses, with its reason."""
    wrong = []
    for place, sql in found:
        if PARAMETERISED in sql:
            continue
        try:
            await conn.prepare(sql)
        except asyncpg.PostgresError as error:
            wrong.append(f"{place}: {error}")
    return wrong


async def test_every_statement_prepares(where: Where) -> None:
    found = [each for path in FILES for each in rules.sql_in(path)]
    assert len(found) > 50
    conn = await asyncpg.connect(**where.as_role("anmin_app"))
    try:
        assert await unprepared(conn, found) == []
    finally:
        await conn.close()


async def test_every_deferred_insert_prepares(where: Where) -> None:
    inserts = [value for module in vocabulary.modules() for value in vars(module).values() if isinstance(value, Insert)]
    assert len(inserts) > 10
    conn = await asyncpg.connect(**where.as_role("anmin_app"))
    try:
        assert await unprepared(conn, [(each.table, statement([each])) for each in inserts]) == []
    finally:
        await conn.close()


async def test_a_statement_that_does_not_prepare_is_found(where: Where, tmp_path: Path) -> None:
    planted = tmp_path / "store.py"
    planted.write_text('"""Planted."""\nSQL = "select no_such_column from journal"\n')
    conn = await asyncpg.connect(**where.as_role("anmin_app"))
    try:
        [complaint] = await unprepared(conn, rules.sql_in(planted))
        assert "no_such_column" in complaint
    finally:
        await conn.close()


@pytest.mark.parametrize("sql", ["select 1", "with x as (select 1) select * from x"])
def test_the_reader_sees_statements(tmp_path: Path, sql: str) -> None:
    planted = tmp_path / "store.py"
    planted.write_text(f'"""Planted."""\nSQL = "{sql}"\n')
    assert [found for _, found in rules.sql_in(planted)] == [sql]

"""Which schema this program knows, and whether a database has it. Knows no migration tool: every process asks this."""

from __future__ import annotations

from pathlib import Path

import asyncpg

from anmin.kernel.db import Connection

VERSIONS = Path(__file__).parent / "migrations" / "versions"


def newest() -> str:
    """The newest revision this program knows; revisions are named in their order."""
    return max(file.stem for file in VERSIONS.glob("[0-9]*.py"))


async def is_current(conn: Connection) -> bool:
    """Whether the database stands at the newest revision."""
    try:
        return bool(await conn.fetchval("select version_num from alembic_version") == newest())
    except asyncpg.UndefinedTableError:
        return False

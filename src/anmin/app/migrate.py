"""Brings a database to the newest schema, and tells whether it is there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import asyncpg
from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection as Engine
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from anmin.kernel.db import Connection, Where

LOCK = 0x416E6D696E  # «Anmin»: two processes that migrate at once take turns


async def migrate(where: Where) -> str:
    """Run what is missing under a lock; returns the revision reached. Safe to call at every start."""
    engine = create_async_engine("postgresql+asyncpg://", poolclass=NullPool, async_creator=lambda: _connect(where))
    try:
        async with engine.connect() as connection:
            await connection.execute(text(f"select pg_advisory_lock({LOCK})"))
            await connection.commit()
            await connection.run_sync(_upgrade)
            await connection.commit()
            return await connection.run_sync(_current)
    finally:
        await engine.dispose()


async def is_current(conn: Connection) -> bool:
    """Whether the database stands at the newest revision this program knows."""
    try:
        return bool(await conn.fetchval("select version_num from alembic_version") == newest())
    except asyncpg.UndefinedTableError:
        return False


def newest() -> str:
    """The newest revision this program knows."""
    return ScriptDirectory.from_config(_config()).get_current_head() or ""


async def _connect(where: Where) -> Any:
    return await asyncpg.connect(**where.as_role("anmin_owner"))


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    return config


def _upgrade(connection: Engine) -> None:
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _current(connection: Engine) -> str:
    return MigrationContext.configure(connection).get_current_revision() or ""

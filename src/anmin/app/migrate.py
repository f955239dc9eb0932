"""Brings a database to the newest schema."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import asyncpg
from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import Connection as Engine
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from anmin.kernel.db import Where

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

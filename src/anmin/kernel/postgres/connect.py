"""Opens a connection for administration, and turns every way that can fail into one clear sentence.

Not the application's pool. The address may hold a password, so it never becomes part of a text.
"""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

import asyncpg

from anmin.kernel.postgres import faults

# An administrative session may hold a snapshot for as long as a dump takes.
PATIENT = {"idle_in_transaction_session_timeout": "0", "statement_timeout": "0", "lock_timeout": "0"}


@asynccontextmanager
async def connected(dsn: str, database: str | None = None) -> AsyncGenerator[asyncpg.Connection, None]:
    """A connection to the DSN, or to another database of the same server. Raises `postgres.unreachable`."""
    try:
        conn = await asyncpg.connect(dsn, database=database, server_settings=PATIENT, timeout=30)
    except (OSError, ValueError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
        raise faults.UNREACHABLE(reason=type(error).__name__) from error
    try:
        yield conn
    finally:
        await conn.close()

"""Connections: one pool for the application role, a small one for micro-batches, both under least privilege.

The roles own nothing. `anmin_app` reads and writes under row-level security; `anmin_intake` may only insert.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any, Literal, TypeAlias

import asyncpg

from anmin.kernel.access import Scope

Role = Literal["anmin_app", "anmin_intake", "anmin_owner"]
Connection: TypeAlias = "asyncpg.Connection[asyncpg.Record] | asyncpg.pool.PoolConnectionProxy[asyncpg.Record]"
Pool: TypeAlias = "asyncpg.Pool[asyncpg.Record]"


class Plain(asyncpg.Connection):
    """asyncpg's connection without the reset round trip on release: every setting of ours ends with its transaction."""

    def get_reset_query(self) -> str:
        return ""


class Where(dict[str, Any]):
    """How to reach the server: asyncpg's `connect` arguments. `as_role` says under which role a connection works."""

    def as_role(self, role: Role) -> Mapping[str, Any]:
        """Embedded: log in as the role itself (peer). External: log in by DSN and take the role for the session."""
        shared = {"application_name": "anmin", "timezone": "UTC", "jit": "off"}
        if "dsn" in self:
            return {**self, "server_settings": {**shared, "role": role}}
        return {**self, "user": role, "server_settings": shared}


class Database:
    """The pools of one process. Open with `async with Database.open(where)`."""

    def __init__(self, where: Where, app: Pool, intake: Pool) -> None:
        self.where = where
        self.app = app
        self.intake = intake

    @classmethod
    @asynccontextmanager
    async def open(cls, where: Where, *, connections: int = 10, intake: int = 3) -> AsyncIterator[Database]:
        """Raises what asyncpg raises when the server cannot be reached."""
        async with (
            _pool(where, "anmin_app", connections) as app,
            _pool(where, "anmin_intake", intake) as batches,
        ):
            yield cls(where, app, batches)

    @asynccontextmanager
    async def transaction(self, scope: Scope) -> AsyncIterator[Connection]:
        """A transaction of the application role that sees the rows of `scope`; one round trip opens it."""
        async with self.app.acquire() as conn:
            await conn.execute("begin; " + scope_sql(scope))
            try:
                yield conn
            except BaseException:
                if not conn.is_closed():
                    await conn.execute("rollback")
                raise
            await conn.execute("commit")

    async def connect(self, role: Role = "anmin_app") -> Connection:
        """A connection of one's own, for a reader that stays (the live hub, a lane)."""
        return await asyncpg.connect(**self.where.as_role(role), connection_class=Plain)


def scope_sql(scope: Scope) -> str:
    """The scope as transaction-local settings. The values are UUIDs and `on`, made by us: nothing needs escaping."""
    everything, offices, person = scope.settings()
    return (
        f"select set_config('anmin.everything', '{everything}', true),"
        f" set_config('anmin.offices', '{offices}', true), set_config('anmin.person', '{person}', true)"
    )


def _pool(where: Where, role: Role, size: int) -> Pool:
    return asyncpg.create_pool(
        **where.as_role(role),
        min_size=min(2, size),
        max_size=size,
        connection_class=Plain,
        max_inactive_connection_lifetime=0,
        command_timeout=30,
    )

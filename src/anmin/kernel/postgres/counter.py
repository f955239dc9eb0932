"""Keeps transaction numbers growing across a restore.

The journal stores the number of the transaction that wrote each line, and readers go by its order. A fresh server
counts from the start again, so its new lines would sort before the restored ones and be missed for ever.
"""

from collections.abc import Callable

import asyncpg

from anmin.kernel.postgres import faults

NEXT = "select pg_snapshot_xmax(pg_current_snapshot())::text"
# Empty transactions: about 500,000 a second. A number is used up by being assigned.
USE_UP = "do $$ begin for i in 1..{many} loop perform pg_current_xact_id(); commit; end loop; end $$"
STEP = 1_000_000
# Half of the distance at which PostgreSQL begins to freeze every table.
FARTHEST = 100_000_000


async def next_number(conn: asyncpg.Connection) -> int:
    return int(await conn.fetchval(NEXT))


async def catch_up(conn: asyncpg.Connection, goal: int, tell: Callable[[str], None]) -> None:
    """Use up numbers until `goal`; for servers whose counter nobody can set. Raises `postgres.counter_behind`."""
    while (missing := goal - await next_number(conn)) > 0:
        if missing > FARTHEST:
            raise faults.COUNTER_BEHIND(epoch=(goal >> 32) + 1)
        tell(f"推进事务计数，还差 {missing} · Advancing the transaction counter, {missing} to go")
        await conn.execute(USE_UP.format(many=min(missing, STEP)))

"""Seals every encrypted column again after a rotation, a few hundred rows at a time, beside a running house."""

from __future__ import annotations

from collections.abc import Sequence

import asyncpg

from anmin.kernel.db import Connection, Where
from anmin.kernel.keyring import Keyring
from anmin.kernel.tables import Sealed, Table

ROWS = 500


async def reseal(where: Where, ring: Keyring, tables: Sequence[Table]) -> list[tuple[str, int]]:
    """Rows sealed again, table by table. Columns whose key is already the newest are left alone."""
    # The owner: what is written once may be sealed again and nothing else.
    conn = await asyncpg.connect(**where.as_role("anmin_owner"))
    try:
        return [
            (f"{table.name}.{sealed.column}", await _column(conn, ring, table, sealed))
            for table in tables
            for sealed in table.personal
        ]
    finally:
        await conn.close()


async def _column(conn: Connection, ring: Keyring, table: Table, sealed: Sealed) -> int:
    done, last = 0, None
    while True:
        async with conn.transaction():
            rows = await conn.fetch(
                f"select ({table.key})::text as id, ctid as place, {sealed.column} as value from {table.name}"
                f" where {sealed.column} is not null and ($1::text is null or ({table.key})::text > $1)"
                f" order by ({table.key})::text limit {ROWS} for update",
                last,
            )
            for row in rows:
                if not ring.is_current(row["value"]):
                    await _row(conn, ring, table, sealed, row)
                    done += 1
        if not rows:
            return done
        last = rows[-1]["id"]


async def _row(conn: Connection, ring: Keyring, table: Table, sealed: Sealed, row: asyncpg.Record) -> None:
    clear = ring.decrypt(row["value"], sealed.context)
    again = ring.encrypt(clear, sealed.context)
    if sealed.search is None:
        await conn.execute(f"update {table.name} set {sealed.column} = $2 where ctid = $1", row["place"], again)
        return
    await conn.execute(
        f"update {table.name} set {sealed.column} = $2, {sealed.search} = $3 where ctid = $1",
        row["place"],
        again,
        ring.search_hash(clear.decode(), sealed.context),
    )

"""The SQL of the operations pages: how the lanes stand, how large the house is, which backups were proved."""

from datetime import datetime
from typing import Any

from anmin.kernel.care.events import BackupProved
from anmin.kernel.db import Connection

LANES = """
select lane, count(*) filter (where parked_at is null and due <= $1) as waiting,
  coalesce(extract(epoch from $1 - min(due) filter (where parked_at is null and due <= $1 and lease is null)), 0)::float8 as oldest,
  count(*) filter (where parked_at < 'infinity') as parked
from timers group by lane order by lane
"""
UNREAD = """
select count(*) from (select from journal where (tx, seq) > (
    select tx, seq from cursors where starts_with(name, 'reaction/') order by tx, seq limit 1)
  and tx < pg_snapshot_xmin(pg_current_snapshot()) limit $1) unread
"""
DATABASE = """
select pg_database_size(current_database()) as bytes, current_setting('server_version') as version,
  (select count(*) from pg_stat_activity where application_name = 'anmin') as connections
"""
BACKUPS = "select at, payload from journal where event = $1 order by journal.tx desc, seq desc limit $2"


async def lanes(conn: Connection, now: datetime) -> list[Any]:
    """`oldest`: for how many seconds the longest waiting job of a lane has been due with nobody at it."""
    rows: list[Any] = await conn.fetch(LANES, now)
    return rows


async def unread(conn: Connection, most: int) -> int:
    """Lines that the slowest reaction has not read, counted up to `most`."""
    return int(await conn.fetchval(UNREAD, most))


async def database(conn: Connection) -> Any:
    return await conn.fetchrow(DATABASE)


async def backups(conn: Connection, limit: int) -> list[Any]:
    rows: list[Any] = await conn.fetch(BACKUPS, BackupProved.fact_name(), limit)
    return rows

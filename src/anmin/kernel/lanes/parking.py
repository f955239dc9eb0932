"""Parked jobs: what failed too often waits here for an operator, who has it run again or skips it.

A parked reaction keeps all later lines of its subject from that reaction, because they must come in order; other
subjects and other reactions go on. A parked timer that comes again and again stands still until then.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import asyncpg
import msgspec

from anmin.kernel.db import Connection
from anmin.kernel.timers import Lane

# `parked_at` infinity: not parked itself, but held behind a parked line of its subject, out of the way of every claim.
PARKED = """
select id, lane, kind, name, subject, version, line, attempts, fault, parked_at,
  (select count(*) from timers b where b.kind = 'reaction' and p.kind = 'reaction' and b.name = p.name
    and b.subject = p.subject and (b.version, b.line) > (p.version, p.line)) as behind
from timers p where parked_at < 'infinity' and ($1::text is null or lane = $1) order by parked_at, id limit $2
"""
COUNT = "select count(*) from timers where parked_at < 'infinity' and lane = $1"
# The lock makes an operator's door wait, which lets go what is held; a job under such a door is passed over.
HOLD = """
with p as materialized (
  select name, subject, version, line from timers
  where lane = $1 and kind = 'reaction' and parked_at < 'infinity' for share skip locked)
update timers t set parked_at = 'infinity' from p
where t.kind = 'reaction' and t.name = p.name and t.subject = p.subject and (t.version, t.line) > (p.version, p.line)
  and t.parked_at is null and t.lease is null
"""
LET_GO = """
update timers set parked_at = null, due = least(due, $3)
where kind = 'reaction' and name = $1 and subject = $2 and parked_at = 'infinity'
"""
RERUN = """
update timers set parked_at = null, fault = null, attempts = 0, due = $2 where id = $1 and parked_at < 'infinity'
returning lane, kind, name, subject
"""
SKIP = "delete from timers where id = $1 and parked_at < 'infinity' returning lane, kind, name, subject"


class Parked(msgspec.Struct, frozen=True):
    """`fault`: class of the last exception and, for a declared refusal, its code. `behind`: lines that wait for this one."""

    id: UUID
    lane: Lane
    kind: str
    name: str
    subject: str
    version: int
    line: int | None
    attempts: int
    fault: str
    parked_at: datetime
    behind: int


class Named(msgspec.Struct, frozen=True):
    """Which job it was."""

    lane: Lane
    kind: str
    name: str
    subject: str


async def parked(conn: Connection, lane: Lane | None = None, limit: int = 200) -> list[Parked]:
    """Parked jobs of one lane or of all, longest parked first."""
    return [Parked(**row) for row in await conn.fetch(PARKED, lane, limit)]


async def count(conn: Connection, lane: Lane) -> int:
    found: int = await conn.fetchval(COUNT, lane)
    return found


async def hold(conn: Connection, lane: Lane) -> None:
    """Take out of the way what waits behind parked lines, so that claims need not look at it again and again."""
    await conn.execute(HOLD, lane)


async def rerun(conn: Connection, job: UUID, now: datetime) -> Named | None:
    """Have a parked job run now, with all its attempts before it; None when it is not parked. Needs a transaction."""
    return await _let_go(conn, await conn.fetchrow(RERUN, job, now), now)


async def skip(conn: Connection, job: UUID, now: datetime) -> Named | None:
    """Give a parked job up for good; None when it is not parked. Needs a transaction.

    A timer that comes again and again stands again by itself.
    """
    return await _let_go(conn, await conn.fetchrow(SKIP, job), now)


async def _let_go(conn: Connection, row: asyncpg.Record | None, now: datetime) -> Named | None:
    if row is None:
        return None
    named = Named(**row)
    await conn.execute(LET_GO, named.name, named.subject, now)
    return named

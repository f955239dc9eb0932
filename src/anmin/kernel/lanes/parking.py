"""Parked jobs: what failed too often waits here for an operator, who has it run again or skips it.

A parked reaction keeps all later lines of its subject from that reaction, because they must come in order; other
subjects and other reactions go on. A parked timer that comes again and again stands still until then.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import msgspec

from anmin.kernel.db import Connection
from anmin.kernel.timers import Lane

PARKED = """
select id, lane, kind, name, subject, version, line, attempts, fault, parked_at from timers
where parked_at is not null and ($1::text is null or lane = $1) order by parked_at, id limit $2
"""
COUNT = "select count(*) from timers where parked_at is not null and lane = $1"
RERUN = """
update timers set parked_at = null, fault = null, attempts = 0, due = $2 where id = $1 and parked_at is not null
returning lane, kind, name
"""
SKIP = "delete from timers where id = $1 and parked_at is not null returning lane, kind, name"


class Parked(msgspec.Struct, frozen=True):
    """`fault` is the class of the last exception and, for a declared refusal, its code. `line` is the journal's."""

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


class Named(msgspec.Struct, frozen=True):
    """Which job it was."""

    lane: Lane
    kind: str
    name: str


async def parked(conn: Connection, lane: Lane | None = None, limit: int = 200) -> list[Parked]:
    """Parked jobs of one lane or of all, longest parked first."""
    return [Parked(**row) for row in await conn.fetch(PARKED, lane, limit)]


async def count(conn: Connection, lane: Lane) -> int:
    found: int = await conn.fetchval(COUNT, lane)
    return found


async def rerun(conn: Connection, id: UUID, now: datetime) -> Named | None:
    """Have a parked job run now, with all its attempts before it; None when it is not parked."""
    row = await conn.fetchrow(RERUN, id, now)
    return Named(**row) if row else None


async def skip(conn: Connection, id: UUID) -> Named | None:
    """Give a parked job up for good; None when it is not parked. A timer that comes again stands again by itself."""
    row = await conn.fetchrow(SKIP, id)
    return Named(**row) if row else None

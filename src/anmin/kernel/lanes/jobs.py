"""Every statement about jobs: rows of `timers` that are claimed under a lease, carried out, tried again or parked.

A job ends by deleting its row by id *and lease*: whoever finds it gone has been overtaken and must undo what it did.
Due times are the house's clock, leases the database's, so that a clock put right neither frees nor freezes a job.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

import msgspec

from anmin.kernel.db import Connection
from anmin.kernel.ids import new_id
from anmin.kernel.timers import Lane

STANDING = "house"
"""The subject of timers that come again and again."""

# A lease that ends later than any could was given by a database whose clock has since been put back.
# A line waits for every earlier line of its subject, also for one that waits for another try or is parked.
CLAIM = """
with picked as (
  select id from timers t
  where lane = $1 and parked_at is null and due <= $2
    and (lease is null or leased_until < now() or leased_until > now() + 2 * $4::interval)
    and (kind = 'timer' or not exists (
      select from timers e where e.kind = 'reaction' and e.name = t.name and e.subject = t.subject
        and e.version <= t.version and (e.version, e.line) < (t.version, t.line)))
  order by due limit $5 for update skip locked)
update timers t set lease = $3, leased_until = now() + $4::interval, attempts = attempts + 1
from picked where t.id = picked.id
returning t.id, t.kind, t.name, t.subject, t.version, t.due, t.payload, t.line, t.request, t.attempts
"""
NEXT_DUE = "select due from timers where lane = $1 and parked_at is null and due > $2 order by due limit 1"
RENEW = """
update timers set leased_until = now() + $2::interval
where id in (select id from timers where id = any($3) and lease = $1 for update skip locked)
"""
RELEASE = """
update timers set lease = null, leased_until = null, attempts = attempts - 1
where lane = $1 and lease = $2 and id <> all($3::uuid[])
"""
FINISH = "delete from timers where id = any($1::uuid[]) and lease = $2"
FINISH_ONE = "delete from timers where id = $1 and lease = $2 returning id"
COME_AGAIN = """
update timers set id = $3, due = $4, lease = null, leased_until = null, attempts = 0, fault = null
where id = $1 and lease = $2 returning id
"""
TRY_AGAIN = """
update timers t set lease = null, leased_until = null, due = f.due, fault = f.fault, parked_at = f.parked_at,
  attempts = t.attempts - f.uncounted
from unnest($1::uuid[], $2::timestamptz[], $3::text[], $4::timestamptz[], $5::int[])
  as f(id, due, fault, parked_at, uncounted)
where t.id = f.id and t.lease = $6
"""
# Nothing that has been due may become not due because the clock was put back; timers not yet tried keep their instant.
CLOCK_PUT_BACK = """
update timers set due = $2 where lane = $1 and parked_at is null and lease is null and due > $2
  and ((kind = 'reaction' and attempts = 0) or (attempts > 0 and due > $2 + $3::interval))
"""
STAND = """
insert into timers (id, lane, kind, name, subject, version, due) values ($1, $2, 'timer', $3, $4, 0, $5)
on conflict (name, subject) where kind = 'timer' do update set
  lane = excluded.lane, due = case when timers.due > $6 then excluded.due else timers.due end
where timers.lease is null and (timers.lane <> excluded.lane or timers.due > $6)
"""


class Job(msgspec.Struct, frozen=True):
    """A claimed row. `payload` is JSON: the journal's line, or what the timer was given. `attempts` counts this one."""

    id: UUID
    kind: str
    name: str
    subject: str
    version: int
    due: datetime
    payload: str
    line: int | None
    request: str
    attempts: int
    lease: UUID

    @property
    def cause(self) -> str:
        return f"line/{self.line}" if self.kind == "reaction" else f"timer/{self.name}"


class Failure(msgspec.Struct, frozen=True):
    """`fault`: class of the exception and declared code, nothing else. `counted`: False when the house was at fault."""

    job: Job
    due: datetime
    fault: str
    parked_at: datetime | None = None
    counted: bool = True


class Claims(NamedTuple):
    """In whose name jobs are claimed: one worker's lane, its lease, and how long the lease holds without renewal."""

    lane: Lane
    lease: UUID
    holds: timedelta


async def claim(conn: Connection, claims: Claims, now: datetime, most: int) -> list[Job]:
    """Take up to `most` jobs that are due, oldest first, none whose subject has an unfinished earlier line."""
    rows = await conn.fetch(CLAIM, claims.lane, now, claims.lease, claims.holds, most)
    return sorted((Job(**row, lease=claims.lease) for row in rows), key=lambda job: job.due)


async def next_due(conn: Connection, lane: Lane, now: datetime) -> datetime | None:
    """When the next job of the lane falls due that is not due yet."""
    found: datetime | None = await conn.fetchval(NEXT_DUE, lane, now)
    return found


async def renew(conn: Connection, claims: Claims, ids: Collection[UUID]) -> None:
    """Keep jobs that are still at work. Rows that an action is just deleting are passed over."""
    await conn.execute(RENEW, claims.lease, claims.holds, list(ids))


async def release(conn: Connection, claims: Claims, but: Collection[UUID] = ()) -> None:
    """Give back what was claimed and not begun, as if it had never been claimed."""
    await conn.execute(RELEASE, claims.lane, claims.lease, list(but))


async def finish(conn: Connection, lease: UUID, ids: Sequence[UUID]) -> None:
    """End jobs that called no action."""
    await conn.execute(FINISH, ids, lease)


async def finish_one(conn: Connection, job: Job, again: datetime | None) -> bool:
    """End a job, or have it come again, in the open transaction; False when it is no longer this worker's."""
    if again is None:
        return await conn.fetchval(FINISH_ONE, job.id, job.lease) is not None
    return await conn.fetchval(COME_AGAIN, job.id, job.lease, new_id(), again) is not None


async def try_again(conn: Connection, lease: UUID, failures: Sequence[Failure]) -> None:
    """Put failed jobs back for another try, or park them."""
    rows = [(f.job.id, f.due, f.fault, f.parked_at, 0 if f.counted else 1) for f in failures]
    await conn.execute(TRY_AGAIN, *map(list, zip(*rows, strict=True)), lease)


async def clock_put_back(conn: Connection, lane: Lane, now: datetime, longest: timedelta) -> None:
    """Make due again what only the old clock called due. `longest`: the longest pause between two tries."""
    await conn.execute(CLOCK_PUT_BACK, lane, now, longest)


async def stand(conn: Connection, lane: Lane, name: str, following: tuple[datetime, datetime]) -> None:
    """See that a timer which comes again stands, no later than the second of its two `following` instants."""
    first, second = following
    await conn.execute(STAND, new_id(), lane, name, STANDING, first, second)

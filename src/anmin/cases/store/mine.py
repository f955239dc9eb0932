"""What callers read of their own cases: the rows that are about them, and what they were told."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from anmin.cases.events.cases import Advanced, Raised
from anmin.cases.store.cases import CONTENT, OUTCOME, opened
from anmin.cases.terms.cases import CASE_UNKNOWN
from anmin.cases.terms.stages import PublicStage
from anmin.kernel.access import Actor
from anmin.kernel.ctx import Ctx
from anmin.kernel.db import Connection
from anmin.kernel.journal import Line

IS_OWN = "select exists (select 1 from cases where id = $1 and person = $2)"
# The journal is parted by month: `at` keeps the look-up out of the months before the case.
TOLD = f"""
select seq, at, coalesce(payload ->> 'stage', 'received') as stage from journal
where subject = $1 and at >= $2 and event in ('{Raised.fact_name()}', '{Advanced.fact_name()}') order by seq
"""
# Whether it waits for the caller stands in the case: what was asked and answered is no stage any more.
OWN = f"""
select c.id, c.number, c.kind, c.state, c.flags, c.tag, c.raised_at, c.waiting_since, c.verdict, c.closed_at,
  coalesce(told.stage, 'received') as stage, coalesce(told.at, c.raised_at) as stage_at,
  (select count(*) from messages m where m.case_id = c.id and m.side <> 'caller' and m.read_at is null) as unread
from cases c
left join lateral (select j.payload ->> 'stage' as stage, j.at from journal j where j.subject = 'case:' || c.id
  and j.at >= c.raised_at and j.event = '{Advanced.fact_name()}' and j.payload ->> 'stage' <> '{PublicStage.WAITING_FOR_YOU}'
  order by j.seq desc limit 1) told on true
where c.person = $1 and ($2::timestamptz is null or (c.raised_at, c.id) < ($2, $3::uuid)) and ($5::uuid is null or c.id = $5)
order by c.raised_at desc, c.id desc limit $4
"""
TEXTS = "select content, outcome from cases where id = $1"
Own = Mapping[str, Any]


async def is_own_beginning(conn: Connection, actor: Actor, line: Line) -> bool:
    """Whether the line says that a case of this caller was raised: of all lines of a case its receipt tells no tactics."""
    if line.event != Raised.fact_name() or actor.kind not in ("citizen", "guest"):
        return False
    return bool(await conn.fetchval(IS_OWN, UUID(line.subject.partition(":")[2]), actor.id))


async def told(ctx: Ctx, case: UUID, since: datetime) -> list[Own]:
    """`seq, at, stage` of everything the caller of a case was told, oldest first."""
    return [dict(row) for row in await ctx.conn.fetch(TOLD, f"case:{case}", since)]


async def own(
    ctx: Ctx, person: UUID | None, after: tuple[datetime, UUID] | None, limit: int, case: UUID | None = None
) -> list[Own]:
    """The cases of this person, newest first, or this one of them."""
    at, id = after or (None, None)
    return [dict(row) for row in await ctx.conn.fetch(OWN, person, at, id, limit, case)]


async def texts(ctx: Ctx, case: UUID) -> tuple[str, str]:
    """What the caller wrote, and what they are told came of it. Raises CASE_UNKNOWN."""
    row = await ctx.conn.fetchrow(TEXTS, case)
    if row is None:
        raise CASE_UNKNOWN()
    return opened(ctx, row["content"], CONTENT), opened(ctx, row["outcome"], OUTCOME)

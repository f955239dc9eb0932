"""What the journal tells of pieces of evidence: who opened originals, what was done to them, and which were erased."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import asyncpg

from anmin.kernel.ctx import Ctx
from anmin.media.events.evidence import EvidenceErased, EvidencePlayed, OriginalOpened
from anmin.media.events.keeping import EvidenceExpired

MOST = 500
OPENINGS = """
select subject, at, actor, payload ->> 'purpose' as purpose from journal
where subject = any($1::text[]) and event = $2 order by seq desc limit $3
"""
ERASED = "select subject from journal where subject = any($1::text[]) and event = any($2)"
PLAYED = "select exists (select from journal where subject = $1 and event = $2 and actor = $3 and at > $4)"
ONE_BY_ONE = "select pg_advisory_xact_lock(hashtextextended($1::text, 0))"
LINES = "select seq from journal where subject = any($1::text[]) order by seq"


async def openings(ctx: Ctx, evidence: Sequence[UUID]) -> list[asyncpg.Record]:
    """The newest openings of these pieces."""
    return await ctx.conn.fetch(OPENINGS, _subjects(evidence), OriginalOpened.fact_name(), MOST)


async def played(ctx: Ctx, evidence: UUID, since: datetime) -> bool:
    """Whether the actor's look at a recording was noted since then. Of looks at one instant the second waits for the first."""
    told = (f"evidence:{evidence}", EvidencePlayed.fact_name(), ctx.actor.name)
    if not await ctx.conn.fetchval(PLAYED, *told, since):
        await ctx.conn.execute(ONE_BY_ONE, " ".join(told))
    return bool(await ctx.conn.fetchval(PLAYED, *told, since))


async def lines(ctx: Ctx, evidence: Sequence[UUID]) -> list[int]:
    """The numbers of all lines about these pieces."""
    return [row["seq"] for row in await ctx.conn.fetch(LINES, _subjects(evidence))]


async def erased(ctx: Ctx, evidence: Sequence[UUID]) -> set[UUID]:
    """Those of these that went with their matter, or when their time was over."""
    facts = [EvidenceErased.fact_name(), EvidenceExpired.fact_name()]
    rows = await ctx.conn.fetch(ERASED, _subjects(evidence), facts)
    return {UUID(row["subject"].partition(":")[2]) for row in rows}


def _subjects(evidence: Sequence[UUID]) -> list[str]:
    return [f"evidence:{each}" for each in evidence]

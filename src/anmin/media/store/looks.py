"""What the journal tells of pieces of evidence: who opened originals, and what was done to them."""

from collections.abc import Sequence
from uuid import UUID

import asyncpg

from anmin.kernel.ctx import Ctx
from anmin.media.events.evidence import OriginalOpened

MOST = 500
OPENINGS = """
select subject, at, actor, payload ->> 'purpose' as purpose from journal
where subject = any($1::text[]) and event = $2 order by seq desc limit $3
"""
LINES = "select seq from journal where subject = any($1::text[]) order by seq"


async def openings(ctx: Ctx, evidence: Sequence[UUID]) -> list[asyncpg.Record]:
    """The newest openings of these pieces."""
    return await ctx.conn.fetch(OPENINGS, _subjects(evidence), OriginalOpened.fact_name(), MOST)


async def lines(ctx: Ctx, evidence: Sequence[UUID]) -> list[int]:
    """The numbers of all lines about these pieces."""
    return [row["seq"] for row in await ctx.conn.fetch(LINES, _subjects(evidence))]


def _subjects(evidence: Sequence[UUID]) -> list[str]:
    return [f"evidence:{each}" for each in evidence]

"""Verdicts as rows: a later one is shown, every one stays."""

from datetime import datetime
from uuid import UUID

import msgspec

from anmin.cases.store import cases
from anmin.cases.terms.rating import Verdict
from anmin.kernel.ctx import Ctx
from anmin.kernel.ids import new_id
from anmin.kernel.writes import insert

NOTE = "cases.ratings.note"
RATINGS = insert("ratings", id="uuid", case_id="uuid", at="timestamptz", by="uuid", verdict="text", note="bytea")
OF_CASE = "select at, by, verdict, note from ratings where case_id = $1 order by at"


class Rating(msgspec.Struct, frozen=True):
    """`by` is the caller, or the member of staff who noted it in a follow-up."""

    at: datetime
    by: UUID | None
    verdict: Verdict
    note: str


def add(ctx: Ctx, case: UUID, verdict: Verdict, note: str) -> None:
    """Deferred."""
    sealed = cases.sealed(ctx, note, NOTE)
    ctx.insert(RATINGS, id=new_id(), case_id=case, at=ctx.now, by=ctx.actor.id, verdict=verdict, note=sealed)


async def of_case(ctx: Ctx, case: UUID) -> list[Rating]:
    """Oldest first; the last one is shown."""
    rows = await ctx.conn.fetch(OF_CASE, case)
    return [Rating(row["at"], row["by"], Verdict(row["verdict"]), cases.opened(ctx, row["note"], NOTE)) for row in rows]

"""Merged cases, and the copy of a case that becomes a second one."""

from typing import Any
from uuid import UUID

from anmin.cases.store.cases import CASES, PARTIES
from anmin.kernel.ctx import Ctx

FRESH = (
    "id",
    "number",
    "version",
    "epoch",
    "state",
    "desk",
    "first_office",
    "office",
    "home_office",
    "offices",
    "raised_at",
    "due_at",
    "opened_at",
    "opened_by",
    "taken_at",
    "taken_by",
)
"""What a second case does not take over from the first."""
_TYPES = dict(CASES.columns)
_KEPT = ", ".join(name for name in _TYPES if name not in FRESH)
_GIVEN = ", ".join(f"${number}::{_TYPES[name]}" for number, name in enumerate(FRESH, 2))
COPY = f"insert into cases ({_KEPT}, {', '.join(FRESH)}) select {_KEPT}, {_GIVEN} from cases where id = $1"
_PARTY = ", ".join(name for name, _ in PARTIES.columns if name not in ("id", "case_id"))
COPY_PARTIES = f"insert into parties (id, case_id, {_PARTY}) select gen_random_uuid(), $2, {_PARTY} from parties where case_id = $1"
JOINED = "select id from cases where lead = $1 order by id"
# What came of an everyday matter is the answer to everybody who brought it.
SAME_OUTCOME = """
update cases c set outcome = l.outcome, disposition = l.disposition
from cases l where c.id = $1 and l.id = $2 and c.kind <> 'emergency'
"""
LEAD_OF = "select lead from cases where id = $1"


async def joined(ctx: Ctx, lead: UUID) -> list[UUID]:
    """The cases that were merged into this one."""
    return [row["id"] for row in await ctx.conn.fetch(JOINED, lead)]


async def root(ctx: Ctx, case: UUID) -> UUID:
    """The case that leads at last; itself when it was not merged."""
    while (lead := await ctx.conn.fetchval(LEAD_OF, case)) is not None:
        case = lead
    return case


async def copy(ctx: Ctx, case: UUID, fresh: dict[str, Any]) -> None:
    """Write a second case with the content and the people of this one at once; what is sealed stays sealed."""
    await ctx.conn.execute(COPY, case, *(fresh[name] for name in FRESH))
    await ctx.conn.execute(COPY_PARTIES, case, fresh["id"])

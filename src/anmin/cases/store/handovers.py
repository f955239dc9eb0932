"""Hand-overs and promotions as rows."""

from typing import Any
from uuid import UUID

from anmin.cases.model.handovers import HandOver
from anmin.cases.store import cases
from anmin.cases.terms.handovers import HAND_OVER_UNKNOWN, HandOverKind, HandOverState
from anmin.kernel.ctx import Ctx

NOTE = "cases.case_handovers.note"
ANSWER = "cases.case_handovers.answer"
COLUMNS = "id, version, case_id, kind, agency, their_number, state, offered_at, by, answered_at"
OF_CASE = f"select {COLUMNS}, note, answer from case_handovers where case_id = $1 order by offered_at, id"
UNANSWERED = "select count(*) from case_handovers where case_id = $1 and state = 'offered'"
LOCK = f"select {COLUMNS} from case_handovers where id = $1 for update"
CASE_OF = "select case_id from case_handovers where id = $1"
ADD = """
insert into case_handovers (id, version, case_id, kind, agency, their_number, state, offered_at, by, answered_at, note)
values ($1, 1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
"""
SAVE = """
update case_handovers set version = $2, their_number = $3, state = $4, answered_at = $5, answer = coalesce($6, answer)
where id = $1
"""


async def of_case(ctx: Ctx, case: UUID) -> list[tuple[HandOver, str, str]]:
    """Oldest first, each with its note and the newest answer."""
    return [
        (_hand_over(row), cases.opened(ctx, row["note"], NOTE), cases.opened(ctx, row["answer"], ANSWER))
        for row in await ctx.conn.fetch(OF_CASE, case)
    ]


async def unanswered(ctx: Ctx, case: UUID) -> int:
    """How many were offered and not answered."""
    count: int = await ctx.conn.fetchval(UNANSWERED, case)
    return count


async def case_of(ctx: Ctx, hand_over: UUID) -> UUID:
    """Raises HAND_OVER_UNKNOWN."""
    found: UUID | None = await ctx.conn.fetchval(CASE_OF, hand_over)
    if found is None:
        raise HAND_OVER_UNKNOWN()
    return found


async def locked(ctx: Ctx, hand_over: UUID) -> HandOver:
    """Raises HAND_OVER_UNKNOWN."""
    row = await ctx.conn.fetchrow(LOCK, hand_over)
    if row is None:
        raise HAND_OVER_UNKNOWN()
    return _hand_over(row)


async def add(ctx: Ctx, hand_over: HandOver, note: str) -> None:
    await ctx.conn.execute(
        ADD,
        hand_over.id,
        hand_over.case,
        hand_over.kind.value,
        hand_over.agency,
        hand_over.their_number,
        hand_over.state.value,
        hand_over.offered_at,
        hand_over.by,
        hand_over.answered_at,
        cases.sealed(ctx, note, NOTE),
    )


async def save(ctx: Ctx, hand_over: HandOver, answer: str) -> None:
    await ctx.conn.execute(
        SAVE,
        hand_over.id,
        hand_over.version,
        hand_over.their_number,
        hand_over.state.value,
        hand_over.answered_at,
        cases.sealed(ctx, answer, ANSWER),
    )


def _hand_over(row: Any) -> HandOver:
    values = {name: row[name] for name in HandOver.__struct_fields__ if name != "case"}
    kinds = {"kind": HandOverKind(row["kind"]), "state": HandOverState(row["state"])}
    return HandOver(**values | kinds | {"case": row["case_id"]})

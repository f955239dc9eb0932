"""Escalations as rows: each step once per case."""

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from anmin.cases.store import cases
from anmin.cases.terms.overseas import ESCALATION_UNKNOWN, Step
from anmin.kernel.ctx import Ctx

NOTE = "cases.escalations.note"
ANSWER = "cases.escalations.answer"
COLUMNS = "id, case_id, step, office, at, by, answered_at, note, answer"
OF_CASE = f"select {COLUMNS} from escalations where case_id = $1 order by at, id"
LOCK = f"select {COLUMNS} from escalations where id = $1 for update"
CASE_OF = "select case_id from escalations where id = $1"
ADD = "insert into escalations (id, case_id, step, office, at, by, note) values ($1, $2, $3, $4, $5, $6, $7)"
SET_ANSWER = "update escalations set answered_at = $2, answer = $3 where id = $1"


class Escalation(msgspec.Struct, frozen=True, kw_only=True):
    id: UUID
    case: UUID
    step: Step
    office: UUID
    at: datetime
    by: UUID | None
    answered_at: datetime | None
    note: str
    answer: str


async def of_case(ctx: Ctx, case: UUID) -> list[Escalation]:
    """In the order in which they went up."""
    return [_escalation(ctx, row) for row in await ctx.conn.fetch(OF_CASE, case)]


async def case_of(ctx: Ctx, escalation: UUID) -> UUID:
    """Raises ESCALATION_UNKNOWN."""
    found: UUID | None = await ctx.conn.fetchval(CASE_OF, escalation)
    if found is None:
        raise ESCALATION_UNKNOWN()
    return found


async def locked(ctx: Ctx, escalation: UUID) -> Escalation:
    """Raises ESCALATION_UNKNOWN."""
    row = await ctx.conn.fetchrow(LOCK, escalation)
    if row is None:
        raise ESCALATION_UNKNOWN()
    return _escalation(ctx, row)


async def add(ctx: Ctx, said: Escalation) -> None:
    note = cases.sealed(ctx, said.note, NOTE)
    await ctx.conn.execute(ADD, said.id, said.case, said.step.value, said.office, said.at, said.by, note)


async def set_answer(ctx: Ctx, escalation: UUID, text: str) -> None:
    await ctx.conn.execute(SET_ANSWER, escalation, ctx.now, cases.sealed(ctx, text, ANSWER))


def _escalation(ctx: Ctx, row: Any) -> Escalation:
    values = dict(row)
    values["case"] = values.pop("case_id")
    words = {"note": cases.opened(ctx, row["note"], NOTE), "answer": cases.opened(ctx, row["answer"], ANSWER)}
    return Escalation(**values | words | {"step": Step(row["step"])})

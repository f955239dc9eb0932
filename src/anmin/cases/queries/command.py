"""What a watch commander looks at: cases that wait for a decision. And the orders of a case, for rooms above."""

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from anmin.cases.catalogue.terms import ClockName
from anmin.cases.clocks import limit
from anmin.cases.model.orders import Order
from anmin.cases.store import command as store
from anmin.cases.terms.cases import COMMAND_CASES, CaseState
from anmin.cases.terms.command import Concern
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Question, query
from anmin.kernel.fields import PageSize

MANY = 2
"""Refusals and steps of a warning from which on the watch commander decides."""


class CommanderBoard(Question, frozen=True):
    limit: PageSize = 100


class Waiting(msgspec.Struct, frozen=True, kw_only=True):
    """A case and why it stands on the board. `overdue`: the highest step of a warning of its open orders."""

    case: UUID
    number: str
    level: int
    state: CaseState
    category: str
    office: UUID
    raised_at: datetime
    response_level: int | None
    commander: UUID | None
    refusals: int
    overdue: int
    concerns: tuple[Concern, ...]


class Board(msgspec.Struct, frozen=True):
    """The most urgent first; `more`: there are others."""

    cases: tuple[Waiting, ...]
    more: bool


async def orders_of(ctx: Ctx, case: UUID) -> list[Order]:
    """All orders of a case in scope by number, none of them locked."""
    return await store.orders_of(ctx, case)


@query("cases.commander_board", needs=COMMAND_CASES)
async def commander_board(ctx: Ctx, question: CommanderBoard) -> Board:
    """Open cases that wait for the watch commander: refused twice, overdue, of level one, or taken by nobody."""
    late = limit(ctx.house, ClockName.UNANSWERED, ctx.now)
    rows = await store.waiting(ctx, ctx.now - late, question.limit + 1)
    shown = tuple(_waiting(row, ctx.now - late) for row in rows[: question.limit])
    return Board(shown, more=len(rows) > question.limit)


def _waiting(row: Any, raised_before: datetime) -> Waiting:
    found = {
        Concern.REFUSED: row["refusals"] >= MANY and row["refused"],
        Concern.OVERDUE: row["overdue"] >= MANY,
        Concern.UNANSWERED: row["state"] == CaseState.RECEIVED and row["raised_at"] < raised_before,
        Concern.LEVEL_ONE: row["level"] == 1,
    }
    values = {name: row[name] for name in Waiting.__struct_fields__ if name not in ("case", "concerns", "state")}
    concerns = tuple(concern for concern, holds in found.items() if holds)
    return Waiting(case=row["id"], state=CaseState(row["state"]), concerns=concerns, **values)

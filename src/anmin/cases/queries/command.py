"""What a watch commander looks at: cases that wait for a decision."""

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from anmin.cases.catalogue.terms import ClockName
from anmin.cases.clocks import limit
from anmin.cases.model.desk import Named
from anmin.cases.names import Names
from anmin.cases.queries.desk import category_named, office_named
from anmin.cases.store import command as store
from anmin.cases.terms.cases import COMMAND_CASES, CaseState
from anmin.cases.terms.command import Concern
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Question, query
from anmin.kernel.fields import PageSize
from anmin.kernel.words import Text

MANY = 2
"""Refusals and steps of a warning from which on the watch commander decides."""
AS_KEPT = ("number", "level", "raised_at", "response_level", "refusals", "overdue")


class CommanderBoard(Question, frozen=True):
    limit: PageSize = 100


class Waiting(msgspec.Struct, frozen=True, kw_only=True):
    """A case and why it stands on the board. `overdue`: the highest step of a warning of its open orders."""

    case: UUID
    number: str
    level: int
    state: CaseState
    category: Named | None
    office: Named | None
    raised_at: datetime
    response_level: int | None
    commander: Text | None
    refusals: int
    overdue: int
    concerns: tuple[Concern, ...]


class Board(msgspec.Struct, frozen=True):
    """The most urgent first; `more`: there are others."""

    cases: tuple[Waiting, ...]
    more: bool


@query("cases.commander_board", needs=COMMAND_CASES)
async def commander_board(ctx: Ctx, question: CommanderBoard) -> Board:
    """Open cases that wait for the watch commander: refused twice, overdue, of level one, or taken by nobody."""
    late = limit(ctx.house, ClockName.UNANSWERED, ctx.now)
    rows = await store.waiting(ctx, ctx.now - late, question.limit + 1)
    names = await ctx.house.service(Names).of(ctx, [row["commander"] for row in rows])
    shown = tuple(_waiting(ctx, row, ctx.now - late, names.get(row["commander"])) for row in rows[: question.limit])
    return Board(shown, more=len(rows) > question.limit)


def _waiting(ctx: Ctx, row: Any, raised_before: datetime, commander: Text | None) -> Waiting:
    found = {
        Concern.REFUSED: row["refusals"] >= MANY and row["refused"],
        Concern.OVERDUE: row["overdue"] >= MANY,
        Concern.UNANSWERED: row["state"] == CaseState.RECEIVED and row["raised_at"] < raised_before,
        Concern.LEVEL_ONE: row["level"] == 1,
    }
    return Waiting(
        **{name: row[name] for name in AS_KEPT},
        case=row["id"],
        state=CaseState(row["state"]),
        category=category_named(ctx, row["category"]),
        office=office_named(ctx, row["office"]),
        commander=commander,
        concerns=tuple(concern for concern, holds in found.items() if holds),
    )

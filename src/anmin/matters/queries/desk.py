"""The lists of matters: what waits for the caller's offices, column by column, and what others have of them.

A list shows no person: who came with it stands on the page of the case, where every look is noted.
"""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec

from anmin.cases.model.desk import After, Mark, Named
from anmin.cases.model.public import stage_of
from anmin.cases.names import Names
from anmin.cases.queries.desk import PartOfNumber, below, category_named, office_named
from anmin.cases.store.cases import ADDRESS, LANDMARK, opened
from anmin.cases.terms.cases import OUT_OF_FIGURES, CaseKind, CaseState, Channel
from anmin.cases.terms.desk import LIST_CASES
from anmin.cases.terms.orders import OrderState
from anmin.cases.terms.stages import PublicStage, says
from anmin.identity.queries.staff import office_of
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Question, query
from anmin.kernel.fields import CodeText, PageSize
from anmin.kernel.words import Text
from anmin.matters.model.supervision import lamp
from anmin.matters.store import desk as store
from anmin.matters.store.desk import Asks, Sought
from anmin.matters.terms.desk import MatterColumn
from anmin.matters.terms.matters import ANSWER_MATTERS, ASSESS_MATTERS, PartRole, Urgency
from anmin.matters.terms.supervision import Lamp

ENDED_SHOWN = timedelta(days=30)


class MatterDesk(Question, frozen=True, kw_only=True):
    """`mine`: only what the caller is responsible for. `office`: its jurisdiction, its desk or its lead. `category`: with all
    below it. `number`: a part of the number. `overdue`: as the red lamp; of ended ones, those that ended late. `after`: `next` of the
    page before.
    """

    column: MatterColumn = MatterColumn.TRIAGE
    mine: bool = False
    office: UUID | None = None
    kind: CaseKind | None = None
    urgency: Urgency | None = None
    category: CodeText | None = None
    lamp: Lamp | None = None
    overdue: bool = False
    number: PartOfNumber = ""
    after: After | None = None
    limit: PageSize = 50


class OwnPart(msgspec.Struct, frozen=True):
    """The order that one's own office has in it and that has not ended. `mine`: the caller is responsible for it."""

    order: UUID
    role: PartRole
    state: OrderState
    mine: bool


class MatterLine(msgspec.Struct, frozen=True, kw_only=True):
    """A matter in a list. `says`: how far it is, as its citizen is told; `place`: in words; `accept_due`: until when the lead
    accepts. `answer`, `extension`: what waits for a decision. `returns`: how often a lead gave it back; `rounds`: 2 with the
    first reopening. `lamp`: a pause holds it; of an ended one, how it ended. `practice`: left out of every figure. `version`:
    of the matter.
    """

    case: UUID
    number: str
    kind: CaseKind
    urgency: Urgency
    category: Named | None
    channel: Channel
    place: str
    lon: float | None
    lat: float | None
    office: Named | None
    says: Text
    lead: UUID
    lead_name: Text | None
    part: OwnPart | None
    due_at: datetime
    warn_at: datetime
    accept_due: datetime | None
    lamp: Lamp
    paused: bool
    assessed: bool
    returns: int
    rounds: int
    answer: UUID | None
    extension: UUID | None
    raised_at: datetime
    concluded_at: datetime | None
    practice: bool
    version: int


class MattersInColumn(msgspec.Struct, frozen=True):
    column: MatterColumn
    zh: str
    en: str
    count: int


class MattersListed(msgspec.Struct, frozen=True):
    """A page of one column, the first due first, of ended ones the last ended first. The counts keep to the filters; of
    ended ones 1,000 means so many or more. `mine` counts over the open ones of all columns.
    """

    matters: tuple[MatterLine, ...]
    columns: tuple[MattersInColumn, ...]
    mine: int
    next: str | None


@query("matters.matter_desk", needs=LIST_CASES)
async def matter_desk(ctx: Ctx, question: MatterDesk) -> MattersListed:
    """The matters of the caller's scope, one column of them, with the counts of all."""
    asks = await _asks(ctx)
    found = await store.column(ctx, asks, _sought(ctx, question))
    shown = found.marks[: question.limit]
    counted = (MattersInColumn(each, each.zh, each.en, found.counts.get(each.value, 0)) for each in MatterColumn)
    more = str(shown[-1]) if len(found.marks) > question.limit else None
    rows = await store.lines(ctx, asks, [each.id for each in shown])
    names = await ctx.house.service(Names).of(ctx, {row["lead"] for row in rows})
    return MattersListed(tuple(_line(ctx, row, names) for row in rows), tuple(counted), found.mine, more)


async def _asks(ctx: Ctx) -> Asks:
    """Whom the caller acts for: their own office and those they were given, without what lies below."""
    me = ctx.actor.id
    office = await office_of(ctx, me) if me else None
    own = ctx.actor.grants.get(ANSWER_MATTERS.code, frozenset()) | ({office} if office else set())
    return Asks(own, ctx.actor.grants.get(ASSESS_MATTERS.code, frozenset()), me)


def _sought(ctx: Ctx, asked: MatterDesk) -> Sought:
    taken = {name: getattr(asked, name) for name in ("column", "mine", "office", "kind", "urgency", "number")}
    return Sought(
        **taken,
        since=ctx.now - ENDED_SHOWN,
        categories=below(ctx, asked.category) if asked.category else None,
        lamp=Lamp.RED if asked.overdue else asked.lamp,
        after=Mark.parse(asked.after) if asked.after else None,
        limit=asked.limit + 1,
    )


def _line(ctx: Ctx, row: dict[str, Any], names: dict[UUID, Text]) -> MatterLine:
    values = {name: row[name] for name in MatterLine.__struct_fields__ if name in row}
    waits = row["waiting_since"] is not None and row["concluded_at"] is None
    stage = PublicStage.WAITING_FOR_YOU if waits else stage_of(CaseState(row["state"]), on_scene=False)
    values |= {
        "category": category_named(ctx, row["category"]),
        "place": opened(ctx, row["address"], ADDRESS.context) or opened(ctx, row["landmark"], LANDMARK.context),
        "office": office_named(ctx, row["office"]),
        "says": says(stage, row["kind"]),
        "lead_name": names.get(row["lead"]),
        "part": _part(ctx, row),
        "lamp": lamp(row["due_at"], row["warn_at"], row["concluded_at"] or row["paused_at"] or ctx.now),
        "paused": row["paused_at"] is not None,
        "assessed": row["assessed_at"] is not None,
        "practice": not OUT_OF_FIGURES.isdisjoint(row["flags"]),
    }
    return msgspec.convert(values, MatterLine, from_attributes=True)


def _part(ctx: Ctx, row: dict[str, Any]) -> OwnPart | None:
    if row["order"] is None:
        return None
    mine = ctx.actor.id is not None and row["responsible"] == ctx.actor.id
    return OwnPart(row["order"], PartRole(row["role"]), OrderState(row["order_state"]), mine)

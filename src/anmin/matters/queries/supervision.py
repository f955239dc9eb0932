"""What supervision looks at: the orders and instructions of a case or of a scope, and the board of red and yellow lamps."""

from datetime import datetime
from uuid import UUID

import msgspec

from anmin.cases.model.desk import Named
from anmin.cases.names import Names
from anmin.cases.queries.desk import category_named
from anmin.cases.store import cases
from anmin.cases.terms.cases import CASE_UNKNOWN, CaseKind
from anmin.cases.terms.desk import LIST_CASES
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Question, query
from anmin.kernel.fields import PageSize
from anmin.kernel.words import Text
from anmin.matters.model.supervision import Supervision, lamp
from anmin.matters.store import supervision as store
from anmin.matters.store.supervision import Lamps, Lit
from anmin.matters.terms.matters import Urgency
from anmin.matters.terms.supervision import SUPERVISE, Lamp


class ListSupervisions(Question, frozen=True):
    """`case`: all of this case, the newest first; without it the open ones in scope, the longest due first."""

    case: UUID | None = None
    limit: PageSize = 100


class SupervisionShown(msgspec.Struct, frozen=True):
    """`overdue`: its deadline has passed without an answer."""

    supervision: Supervision
    from_name: Text | None
    to_name: Text | None
    overdue: bool


@query("matters.list_supervisions", needs=LIST_CASES, faults=(CASE_UNKNOWN,))
async def list_supervisions(ctx: Ctx, question: ListSupervisions) -> list[SupervisionShown]:
    """Supervision orders and instructions with what was ordered and answered."""
    if question.case is None:
        found = await store.open_ones(ctx, question.limit)
    else:
        await cases.get(ctx, question.case)
        found = (await store.of_case(ctx, question.case))[: question.limit]
    names = await ctx.house.service(Names).of(ctx, {id for each in found for id in (each.from_office, each.to_office)})
    return [_shown(each, names, ctx.now) for each in found]


def _shown(each: Supervision, names: dict[UUID, Text], now: datetime) -> SupervisionShown:
    late = each.ended_at is None and each.due_at < (each.answered_at or now)
    return SupervisionShown(each, names.get(each.from_office), names.get(each.to_office), late)


class SupervisionBoard(Question, frozen=True):
    """`office`: with all below it; without it the whole scope. `lamp`: only these among the first `limit` matters."""

    office: UUID | None = None
    lamp: Lamp | None = None
    limit: PageSize = 50


class OrganisationLamps(msgspec.Struct, frozen=True):
    office: UUID
    name: Text | None
    red: int
    yellow: int
    green: int


class MatterLit(msgspec.Struct, frozen=True, kw_only=True):
    """An open matter under its lamp. `step`: how far its warnings went; `rounds`: how often it was taken up."""

    case: UUID
    number: str
    kind: CaseKind
    category: Named | None
    lead: UUID
    lead_name: Text | None
    urgency: Urgency
    lamp: Lamp
    due_at: datetime
    paused: bool
    step: int
    rounds: int


class Board(msgspec.Struct, frozen=True):
    """The counts are of all open matters asked for; `first` those that are due or overdue the longest."""

    red: int
    yellow: int
    green: int
    organisations: tuple[OrganisationLamps, ...]
    first: tuple[MatterLit, ...]


@query("matters.supervision_board", needs=SUPERVISE)
async def supervision_board(ctx: Ctx, question: SupervisionBoard) -> Board:
    """Open matters by lamp and by the organisation that leads: red overdue, yellow with a quarter of the time left."""
    counted = await store.lamps(ctx, question.office)
    leads = [each.lead for each in counted]
    found = await store.first(ctx, leads, question.lamp, question.limit)
    names = await ctx.house.service(Names).of(ctx, leads)
    ordered = sorted(counted, key=lambda each: (-each.red, -each.yellow, str(each.lead)))
    return Board(
        sum(each.red for each in counted),
        sum(each.yellow for each in counted),
        sum(each.green for each in counted),
        tuple(_lamps(each, names) for each in ordered),
        tuple(_lit(ctx, each, names) for each in found),
    )


def _lamps(each: Lamps, names: dict[UUID, Text]) -> OrganisationLamps:
    return OrganisationLamps(each.lead, names.get(each.lead), each.red, each.yellow, each.green)


def _lit(ctx: Ctx, each: Lit, names: dict[UUID, Text]) -> MatterLit:
    return MatterLit(
        case=each.case,
        number=each.number,
        kind=CaseKind(each.kind),
        category=category_named(ctx, each.category),
        lead=each.lead,
        lead_name=names.get(each.lead),
        urgency=Urgency(each.urgency),
        lamp=lamp(each.due_at, each.warn_at, each.paused_at or ctx.now),
        due_at=each.due_at,
        paused=each.paused_at is not None,
        step=each.step,
        rounds=each.rounds,
    )

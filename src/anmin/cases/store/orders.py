"""Orders, their stages and reports as rows. The case's row is locked first, then the order's, then the responder's."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from anmin.cases.model.orders import Order
from anmin.cases.terms.orders import ORDER_UNKNOWN, OrderState, PositionMark
from anmin.kernel.ctx import Ctx
from anmin.kernel.ids import new_id
from anmin.kernel.writes import insert

INSTRUCTION = "cases.assignments.instruction"
END_NOTE = "cases.assignments.end_note"
STAGE_WHY = "cases.stages.why"
REPORT_TEXT = "cases.reports.text"

COLUMNS = """id, version, case_id as "case", number, responder_kind as kind, responder, office, state, required, task, response, parent,
  ordered_at, received_at, acknowledged_at, set_out_at, arrived_at, reported_at, ended_at, end_why, end_seen_at, overdue,
  welfare_at"""
OF_CASE = f"select {COLUMNS} from assignments where case_id = $1 order by number"
CASE_OF = "select case_id from assignments where id = $1"
CASE_OF_OWN = "select case_id from assignments where id = $1 and (anmin_everything() or anmin_sees_office(office))"
ADD = """
insert into assignments (id, version, case_id, number, responder_kind, responder, office, state, required, task, response,
  parent, automatic, instruction, equipment, safety, ordered_at, ordered_by)
values ($1, 1, $2, $3, $4, $5, $6, 'ordered', $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
"""
SAVE = """
update assignments set version = $2, state = $3, received_at = $4, acknowledged_at = $5, set_out_at = $6,
  arrived_at = $7, reported_at = $8, ended_at = $9, end_why = $10, end_note = coalesce($11, end_note),
  end_seen_at = $12, overdue = $13, welfare_at = $14, required = $15 where id = $1
"""
SENT = """
update assignments set persons = coalesce($2, persons), vehicles = coalesce($3, vehicles), boats = coalesce($4, boats)
where id = $1
"""
STAGES = insert(
    "stages",
    id="uuid",
    assignment="uuid",
    case_id="uuid",
    stage="text",
    at="timestamptz",
    noted_at="timestamptz",
    actor="text",
    lon="float8",
    lat="float8",
    accuracy="real",
    mark="text",
    why="bytea",
)
REPORTS = insert(
    "reports",
    id="uuid",
    assignment="uuid",
    case_id="uuid",
    final="boolean",
    at="timestamptz",
    by="uuid",
    category="text",
    level="int",
    happened_at="timestamptz",
    lon="float8",
    lat="float8",
    text="bytea",
    measures="text[]",
    asks="text[]",
    helped="int",
    rescued="int",
    injured="int",
    dead="int",
    caught="int",
    loss_fen="bigint",
    recovered_fen="bigint",
    prevented_fen="bigint",
    dangerous_goods="boolean",
    scene_examined="boolean",
    consent="text",
    disposition="text",
    evidence="uuid[]",
)

REPORTED = (
    "final",
    "level",
    "happened_at",
    "measures",
    "asks",
    "helped",
    "rescued",
    "injured",
    "dead",
    "caught",
    "loss_fen",
    "recovered_fen",
    "prevented_fen",
    "dangerous_goods",
    "scene_examined",
    "evidence",
)
"""The fields of a report that are stored as they are given."""


class Placed(msgspec.Struct, frozen=True, kw_only=True):
    """What a new order carries beside its state."""

    instruction: str
    equipment: Sequence[str]
    safety: Sequence[str]
    automatic: bool
    by: UUID | None


class Spot(msgspec.Struct, frozen=True):
    """Where a stage was said from, WGS-84, and how far that can be trusted."""

    lon: float | None = None
    lat: float | None = None
    accuracy: float | None = None
    mark: PositionMark = PositionMark.NONE


async def of_case(ctx: Ctx, case: UUID, *, change: bool = False) -> list[Order]:
    """All orders of a case by number; `change` locks them, after the case."""
    return [from_row(row) for row in await ctx.conn.fetch(OF_CASE + (" for update" if change else ""), case)]


async def case_of(ctx: Ctx, order: UUID, *, own: bool = False) -> UUID:
    """The case of an order in scope; `own`: one that the caller's offices are to answer. Raises ORDER_UNKNOWN."""
    found: UUID | None = await ctx.conn.fetchval(CASE_OF_OWN if own else CASE_OF, order)
    if found is None:
        raise ORDER_UNKNOWN()
    return found


async def add(ctx: Ctx, order: Order, placed: Placed) -> None:
    text = placed.instruction
    await ctx.conn.execute(
        ADD,
        order.id,
        order.case,
        order.number,
        order.kind.value,
        order.responder,
        order.office,
        order.required,
        order.task,
        order.response,
        order.parent,
        placed.automatic,
        ctx.house.keyring.encrypt(text.encode(), INSTRUCTION) if text else None,
        list(placed.equipment),
        list(placed.safety),
        order.ordered_at,
        placed.by,
    )


async def save(ctx: Ctx, order: Order, note: str = "") -> None:
    await ctx.conn.execute(
        SAVE,
        order.id,
        order.version,
        order.state.value,
        order.received_at,
        order.acknowledged_at,
        order.set_out_at,
        order.arrived_at,
        order.reported_at,
        order.ended_at,
        order.end_why,
        ctx.house.keyring.encrypt(note.encode(), END_NOTE) if note else None,
        order.end_seen_at,
        order.overdue,
        order.welfare_at,
        order.required,
    )


WORDS = "select instruction, equipment, safety from assignments where id = $1"


async def words_of(ctx: Ctx, order: UUID) -> Placed:
    """What an order said, to say it again."""
    row = await ctx.conn.fetchrow(WORDS, order)
    if row is None:
        raise ORDER_UNKNOWN()
    text = ctx.house.keyring.decrypt(row["instruction"], INSTRUCTION).decode() if row["instruction"] else ""
    by = ctx.actor.id if ctx.actor.kind == "staff" else None
    return Placed(instruction=text, equipment=row["equipment"], safety=row["safety"], automatic=False, by=by)


def add_stage(ctx: Ctx, order: Order, stage: OrderState, at: datetime, spot: Spot, why: str = "") -> None:
    """Deferred; a stage is written once."""
    ctx.insert(
        STAGES,
        id=new_id(),
        assignment=order.id,
        case_id=order.case,
        stage=stage.value,
        at=at,
        noted_at=ctx.now,
        actor=ctx.actor.name,
        lon=spot.lon,
        lat=spot.lat,
        accuracy=spot.accuracy,
        mark=spot.mark.value,
        why=ctx.house.keyring.encrypt(why.encode(), STAGE_WHY) if why else None,
    )


OWN = """
select a.id, a.case_id, t.due from unnest($1::uuid[], $2::timestamptz[]) m(responder, since)
  join lateral (select id, case_id, ordered_at, ended_at from assignments where responder = m.responder and ended_at is null
    union all select id, case_id, ordered_at, ended_at from assignments where responder = m.responder and ended_at >= m.since
  ) a on true
  left join timers t on t.kind = 'timer' and t.name = 'cases.order_clock' and t.subject = 'order:' || a.id
order by a.ended_at is not null, a.ordered_at desc limit 50
"""


async def own(ctx: Ctx, since: Mapping[UUID, datetime]) -> dict[UUID, tuple[UUID, datetime | None]]:
    """The case and the running clock of each order of these responders that is open or ended since, the open ones first."""
    rows = await ctx.conn.fetch(OWN, list(since), list(since.values()))
    return {row["id"]: (row["case_id"], row["due"]) for row in rows}


def from_row(row: Any) -> Order:
    """A row that has COLUMNS."""
    return msgspec.convert(dict(row), Order)

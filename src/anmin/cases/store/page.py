"""The SQL of the page of a case: its row, its orders with their stages and reports. Nothing here is locked."""

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from anmin.cases.model.orders import Order
from anmin.cases.store.cases import CONTENT, OUTCOME, opened
from anmin.cases.store.orders import COLUMNS, END_NOTE, INSTRUCTION, REPORT_TEXT, STAGE_WHY, from_row
from anmin.cases.terms.cases import CASE_UNKNOWN
from anmin.cases.terms.orders import OrderState, PositionMark
from anmin.kernel.ctx import Ctx

REST = """
select call_kind, first_level, level_rule, content, outcome, address, landmark, country, place_state, accuracy, datum,
  raw_lon, raw_lat, caller_lon, caller_lat, caller_accuracy, caller_at, raised_by from cases where id = $1
"""
ORDERS = f"""
select {COLUMNS}, automatic, instruction, equipment, safety, ordered_by, end_note, persons, vehicles, boats
from assignments where case_id = $1 order by number
"""
STAGES = """
select assignment, stage, at, noted_at, actor, lon, lat, accuracy, mark, why from stages where case_id = $1 order by at, id
"""
REPORTS = """
select id, assignment, final, at, by, category, level, happened_at, lon, lat, text, measures, asks, helped, rescued, injured,
  dead, caught, loss_fen, recovered_fen, prevented_fen, dangerous_goods, scene_examined, consent, disposition, evidence
from reports where case_id = $1 order by at, id
"""


class StageLine(msgspec.Struct, frozen=True, kw_only=True):
    """A milestone: when it was, when it was noted, by whom, where, and how far the position can be trusted."""

    stage: OrderState
    at: datetime
    noted_at: datetime
    actor: str
    lon: float | None
    lat: float | None
    accuracy: float | None
    mark: PositionMark
    why: str


class ReportLine(msgspec.Struct, frozen=True, kw_only=True):
    """A report from the scene as it was given; money in fen."""

    id: UUID
    final: bool
    at: datetime
    by: UUID | None
    category: str
    level: int | None
    happened_at: datetime | None
    lon: float | None
    lat: float | None
    text: str
    measures: tuple[str, ...]
    asks: tuple[str, ...]
    helped: int
    rescued: int
    injured: int
    dead: int
    caught: int
    loss_fen: int
    recovered_fen: int
    prevented_fen: int
    dangerous_goods: bool
    scene_examined: bool
    consent: str
    disposition: str
    evidence: tuple[UUID, ...]


class OrderRow(msgspec.Struct, frozen=True, kw_only=True):
    """An order with its words, what was sent, and what came back."""

    order: Order
    automatic: bool
    instruction: str
    equipment: tuple[str, ...]
    safety: tuple[str, ...]
    ordered_by: UUID | None
    end_note: str
    persons: int | None
    vehicles: int | None
    boats: int | None
    stages: tuple[StageLine, ...]
    reports: tuple[ReportLine, ...]


async def rest(ctx: Ctx, case: UUID) -> dict[str, Any]:
    """What actions do not need of a case, its texts opened; address and landmark stay sealed. Raises CASE_UNKNOWN."""
    row = await ctx.conn.fetchrow(REST, case)
    if row is None:
        raise CASE_UNKNOWN()
    texts = {"content": opened(ctx, row["content"], CONTENT), "outcome": opened(ctx, row["outcome"], OUTCOME)}
    return dict(row) | texts


async def orders(ctx: Ctx, case: UUID) -> list[OrderRow]:
    """The orders of a case by number."""
    stages = await ctx.conn.fetch(STAGES, case)
    reports = await ctx.conn.fetch(REPORTS, case)
    found = []
    for row in await ctx.conn.fetch(ORDERS, case):
        values = dict(row) | {
            "order": from_row(row),
            "instruction": opened(ctx, row["instruction"], INSTRUCTION),
            "end_note": opened(ctx, row["end_note"], END_NOTE),
            "stages": [_stage(ctx, each) for each in stages if each["assignment"] == row["id"]],
            "reports": [_report(ctx, each) for each in reports if each["assignment"] == row["id"]],
        }
        found.append(msgspec.convert(values, OrderRow))
    return found


def _stage(ctx: Ctx, row: Any) -> StageLine:
    return msgspec.convert(dict(row) | {"why": opened(ctx, row["why"], STAGE_WHY)}, StageLine)


def _report(ctx: Ctx, row: Any) -> ReportLine:
    return msgspec.convert(dict(row) | {"text": opened(ctx, row["text"], REPORT_TEXT)}, ReportLine)

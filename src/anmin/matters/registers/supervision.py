"""The register of clocks of supervision 督办时限: how long an answer may take, by how often the order has gone up.

Each level is shorter than the one before; whoever edits it says where the limit comes from.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise
from typing import Annotated

from anmin.cases.catalogue.terms import KEPT, SEE_CATALOGUE
from anmin.kernel.calendar import Due, Span, SpanUnit
from anmin.kernel.ctx import Ctx
from anmin.kernel.registers import Register, Registers, Row, label
from anmin.kernel.registers.calendar import DAYS, working_calendar
from anmin.kernel.registers.terms import Complaint
from anmin.kernel.words import Wrong
from anmin.matters.terms.matters import MANAGE_MATTERS

LEVELS_MISSING = Complaint("supervision_levels", "督办层级须从 1 起连续。", "The levels must run from 1 without a gap.")
NOT_SHORTER = Complaint("supervision_not_shorter", "上一级的时限须更短。", "A further level must have a shorter limit.")
_MINUTES = {SpanUnit.MINUTES: 1, SpanUnit.WORKING_MINUTES: 1, SpanUnit.DAYS: 1440, SpanUnit.WORKING_DAYS: 480}
"""Roughly, to compare two limits: a working day has eight hours."""


class SupervisionClockRow(Row, frozen=True):
    level: Annotated[int, label("层级", "Level", ge=1, le=9)]
    count: Annotated[int, label("数值", "Amount", ge=1, le=9_999)]
    unit: Annotated[SpanUnit, label("单位", "Unit")]
    source_zh: Annotated[str, label("依据", "Source in Chinese", min_length=1, max_length=200)]
    source_en: Annotated[str, label("英文依据", "Source in English", min_length=1, max_length=300)]


def _first() -> Sequence[SupervisionClockRow]:
    zh, en = "本系统默认，由本地核定", "Default of this house; to be confirmed locally"
    days = ((1, 3), (2, 2), (3, 1))
    return [SupervisionClockRow(level, count, SpanUnit.WORKING_DAYS, zh, en) for level, count in days]


def _checks(rows: Sequence[SupervisionClockRow]) -> list[Wrong]:
    """No level is left without a limit, and none is longer than the one below it."""
    ordered = sorted(rows, key=lambda row: row.level)
    wrong = [LEVELS_MISSING.at(str(row.level)) for place, row in enumerate(ordered, start=1) if row.level != place]
    longer = [b for a, b in pairwise(ordered) if a.unit == b.unit and b.count >= a.count]
    longer += [b for a, b in pairwise(ordered) if a.unit != b.unit and _rough(b) >= _rough(a)]
    return wrong + [NOT_SHORTER.at(str(row.level)) for row in longer]


def _rough(row: SupervisionClockRow) -> int:
    return row.count * _MINUTES[row.unit]


SUPERVISION_CLOCKS: Register[SupervisionClockRow] = Register(
    code="matters.supervision_clock",
    zh="督办时限",
    en="Clocks of supervision",
    row=SupervisionClockRow,
    key="level",
    needs=MANAGE_MATTERS,
    reads=SEE_CATALOGUE,
    retention=KEPT,
    seed=_first,
    checks=_checks,
)


def supervision_due(ctx: Ctx, level: int, since: datetime) -> Due:
    """When an order of this level that begins at `since` is to be answered; a level without a row has the last one's."""
    registers = ctx.house.service(Registers)
    rows = sorted(registers.rows(SUPERVISION_CLOCKS, since), key=lambda row: row.level)
    found = next((row for row in reversed(rows) if row.level <= level), None)
    span = Span(found.count, found.unit) if found else Span(1, SpanUnit.WORKING_DAYS)
    return working_calendar(registers.rows(DAYS, since)).due(since, span)

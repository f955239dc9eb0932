"""The register of what makes a repeat caller: so many nuisance calls or false reports within so many days."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Annotated

from anmin.cases.catalogue.terms import KEPT, MANAGE_CATALOGUE, SEE_CATALOGUE
from anmin.cases.terms.calls import RepeatBy
from anmin.kernel.registers import Register, Registers, Row, label


class CallerRuleRow(Row, frozen=True):
    by: Annotated[RepeatBy, label("计数对象", "Counted by")]
    least: Annotated[int, label("至少次数", "At least", ge=1, le=1000)]
    days: Annotated[int, label("回溯天数", "Looking back days", ge=1, le=3650)]


def first_rules() -> Sequence[CallerRuleRow]:
    return [
        CallerRuleRow(by=RepeatBy.NUISANCE, least=3, days=30),
        CallerRuleRow(by=RepeatBy.FALSE_REPORT, least=2, days=365),
    ]


CALLER_RULES = Register(
    code="cases.caller_rule",
    zh="多次报警人认定",
    en="Rules on repeat callers",
    row=CallerRuleRow,
    key="by",
    needs=MANAGE_CATALOGUE,
    reads=SEE_CATALOGUE,
    retention=KEPT,
    seed=first_rules,
)


def is_repeat(registers: Registers, earlier: Iterable[tuple[RepeatBy, datetime]], now: datetime) -> bool:
    """Whether what came of the earlier calls makes this caller one, by the rules of today."""
    listed = list(earlier)
    return any(
        sum(by is row.by and at > now - timedelta(days=row.days) for by, at in listed) >= row.least
        for row in registers.rows(CALLER_RULES, now)
    )


def look_back(registers: Registers, now: datetime) -> datetime:
    """How far back the longest rule looks."""
    return now - timedelta(days=max((row.days for row in registers.rows(CALLER_RULES, now)), default=1))

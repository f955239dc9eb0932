"""The register of who answers where no area does, and how far away an area still answers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from anmin.kernel.access import PUBLIC
from anmin.kernel.registers import Register, Registers, Row, label
from anmin.kernel.words import Text
from anmin.territory.areas import Fallback
from anmin.territory.offices import Offices
from anmin.territory.periods import day_of
from anmin.territory.terms import MANAGE_FALLBACKS, FallbackCase


class FallbackRow(Row, frozen=True):
    """An organisation that is left empty, not known or closed means the topmost one: somebody always answers."""

    case: Annotated[FallbackCase, label("情形", "Case")]
    organisation: Annotated[str, label("单位代码", "Organisation code", max_length=30)] = ""
    nearest: Annotated[int, label("就近距离（米）", "Nearest area within metres", ge=0, le=20_000)] = 0


def first_fallbacks() -> Sequence[FallbackRow]:
    return [FallbackRow(case=FallbackCase.OUTSIDE, nearest=500), FallbackRow(case=FallbackCase.OVERSEAS)]


FALLBACKS = Register(
    code="territory.fallback",
    zh="兜底单位",
    en="Fallback organisations",
    row=FallbackRow,
    key="case",
    needs=MANAGE_FALLBACKS,
    reads=PUBLIC,
    retention=Text(
        "长期保存：警情为何归某单位须能说明。", "Kept for good: why an organisation answered must stay explainable."
    ),
    seed=first_fallbacks,
)


def fallback_at(registers: Registers, offices: Offices, at: datetime) -> Fallback:
    """Who answers outside every area at this instant."""
    outside = registers.get(FALLBACKS, FallbackCase.OUTSIDE.value, at)
    overseas = registers.get(FALLBACKS, FallbackCase.OVERSEAS.value, at)
    return Fallback(
        organisation=_office(outside, offices, day_of(at)),
        overseas=_office(overseas, offices, day_of(at)),
        nearest_m=float(outside.nearest) if outside else 0.0,
    )


def _office(row: FallbackRow | None, offices: Offices, day: date) -> UUID | None:
    named = offices.by_code(row.organisation) if row else None
    return named if named and not offices.is_closed(named, day) else offices.top

"""The register of calendar days: public holidays and make-up workdays, and the working calendar made of them.

Known years come from the published arrangements; for some years after them only the days that the law fixes are planted,
marked as guessed. A year counts as known when it has rows and none of them is guessed.
Source of the fixed days: 全国年节及纪念日放假办法, in force since 2025-01-01, article 2.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import count
from typing import Annotated

from anmin.kernel.access import PUBLIC
from anmin.kernel.calendar import DayKind, WorkingCalendar, seed_days
from anmin.kernel.registers.columns import Row, label
from anmin.kernel.registers.declare import Register
from anmin.kernel.words import Permission, Text

MAINTAIN_CALENDAR = Permission("kernel.calendar", "维护工作日历", "Maintain the working calendar")

FIRST_YEAR = 2020
_GUESSED_YEARS = 5
_FIXED = (
    (1, 1, "元旦", "New Year's Day"),
    (5, 1, "劳动节", "Labour Day"),
    (5, 2, "劳动节", "Labour Day"),
    (10, 1, "国庆节", "National Day"),
    (10, 2, "国庆节", "National Day"),
    (10, 3, "国庆节", "National Day"),
)


class DayRow(Row, frozen=True):
    """A day that is not what its weekday says, or that has a name."""

    day: Annotated[date, label("日期", "Date")]
    kind: Annotated[DayKind, label("类别", "Kind")]
    zh: Annotated[str, label("中文名称", "Chinese name", min_length=1, max_length=60)]
    en: Annotated[str, label("英文名称", "English name", max_length=60)] = ""
    guessed: Annotated[bool, label("尚未公布", "Not announced yet")] = False


def first_days() -> Sequence[DayRow]:
    """The published days since 2020 as far as they are known, then the fixed days of five more years."""
    rows: list[DayRow] = []
    for year in count(FIRST_YEAR):
        seed = seed_days(year)
        if seed.guessed:
            return [*rows, *_guessed(range(year, year + _GUESSED_YEARS))]
        rows.extend(DayRow(day=each.day, kind=each.kind, zh=each.zh, en=each.en) for each in seed.rows)
    return rows


def _guessed(years: Iterable[int]) -> Iterable[DayRow]:
    for year in years:
        for month, day, zh, en in _FIXED:
            yield DayRow(day=date(year, month, day), kind=DayKind.OFF, zh=zh, en=en, guessed=True)


DAYS = Register(
    code="calendar.days",
    zh="工作日历",
    en="Working calendar",
    row=DayRow,
    key="day",
    needs=MAINTAIN_CALENDAR,
    reads=PUBLIC,
    retention=Text(
        "长期保存：期限的计算须能重现。", "Kept for good: how a deadline was counted must stay explainable."
    ),
    seed=first_days,
)


def working_calendar(rows: Iterable[DayRow]) -> WorkingCalendar:
    """The calendar of these rows; years without rows, or with guessed ones, give answers that say they are guessed."""
    rows = tuple(rows)
    guessed = {row.day.year for row in rows if row.guessed}
    return WorkingCalendar({row.day: row.kind for row in rows}, {row.day.year for row in rows} - guessed)

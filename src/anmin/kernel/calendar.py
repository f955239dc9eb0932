"""The working calendar: which days and hours count, when a deadline falls, how much of it is spent.

Pure: holidays and make-up workdays are handed in from an editable register. For a year that the register does not know
only weekends are free, and every answer that touches such a year says that it is guessed. Knows no deadline of its own.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import accumulate, pairwise
from typing import NamedTuple
from zoneinfo import ZoneInfo

import chinese_calendar
import msgspec

from anmin.kernel.words import Code

SHANGHAI = ZoneInfo("Asia/Shanghai")
OFFICE_HOURS = ((time(8, 30), time(12)), (time(13, 30), time(17, 30)))

_MICROSECOND = timedelta(microseconds=1)
_DAY = timedelta(days=1) // _MICROSECOND
_FIRST_DAY_OF_WEEKEND = 5

_MOST = 1_000_000

Pauses = Iterable[tuple[datetime, datetime]]
"""Stretches that do not count, in any order, overlapping or not; one that still runs is given with `now` as its end."""


class DayKind(Code):
    OFF = "off", "放假", "Day off"
    WORK = "work", "上班", "Working day"


class CalendarDay(msgspec.Struct, frozen=True):
    """A day that is not what its weekday says, or that has a name: one row of the register."""

    day: date
    kind: DayKind
    zh: str
    en: str


class SpanUnit(Code):
    MINUTES = "minutes", "分钟", "Minutes"
    DAYS = "days", "日", "Days"
    WORKING_MINUTES = "working_minutes", "工作分钟", "Working minutes"
    WORKING_DAYS = "working_days", "个工作日", "Working days"


class Span(msgspec.Struct, frozen=True):
    """The length of a deadline as a register keeps it: `Span(1, SpanUnit.WORKING_DAYS)`. Days are of 24 hours."""

    count: int
    unit: SpanUnit

    def __post_init__(self) -> None:
        if not 1 <= self.count <= _MOST:
            raise ValueError(f"a span is 1 to {_MOST}")


class Due(NamedTuple):
    """An instant in UTC, and whether a year without known holidays lay on the way to it."""

    at: datetime
    guessed: bool


class Seed(NamedTuple):
    """Rows for one year; `guessed` when the year's arrangement is not known and there are none."""

    rows: tuple[CalendarDay, ...]
    guessed: bool


class _Meter(NamedTuple):
    """A way to count time: natural, or the calendar's."""

    between: Callable[[datetime, datetime], timedelta]
    add: Callable[[datetime, timedelta], datetime]

    def spent(self, start: datetime, end: datetime, pauses: Pauses) -> timedelta:
        total = timedelta()
        for pause_start, pause_end in _in_order(pauses):
            if pause_start >= end:
                break
            if pause_start > start:
                total += self.between(start, pause_start)
            start = max(start, min(pause_end, end))
        return total + self.between(start, end)

    def reached(self, start: datetime, amount: timedelta, pauses: Pauses) -> datetime:
        if amount < timedelta():
            raise ValueError("time is added, not taken away")
        for pause_start, pause_end in _in_order(pauses):
            if pause_start > start:
                counted = self.between(start, pause_start)
                if counted >= amount:
                    break
                amount -= counted
            start = max(start, pause_end)
        return self.add(start, amount)


def _in_order(pauses: Pauses) -> list[tuple[datetime, datetime]]:
    ordered = sorted(pauses)
    if any(end < start for start, end in ordered):
        raise ValueError("a pause that ends before it starts")
    return ordered


_NATURAL = _Meter(lambda start, end: end - start, lambda start, amount: start + amount)


class WorkingCalendar:
    """Every answer takes O(log n) in the rows, however long the span.

    `days`: exceptions to Monday–Friday. `known_years`: the years whose arrangement the register holds whole.
    `hours`: local wall-clock stretches in order; an end of 00:00 is midnight. Raises `ValueError` for hours that
    overlap, naive instants, negative amounts and pauses that end before they start.
    """

    def __init__(
        self,
        days: Mapping[date, DayKind],
        known_years: AbstractSet[int],
        hours: tuple[tuple[time, time], ...] = OFFICE_HOURS,
        zone: tzinfo = SHANGHAI,
    ) -> None:
        self._known = frozenset(known_years)
        self._zone = zone
        self._shifts = _shifts(hours)
        self._full = sum(end - start for start, end in self._shifts)
        odd = sorted((day.toordinal(), kind) for day, kind in days.items() if (kind is DayKind.WORK) is _weekend(day))
        self._odd = [ordinal for ordinal, _ in odd]
        self._correction = [0, *accumulate(1 if kind is DayKind.WORK else -1 for _, kind in odd)]
        self._meter = _Meter(self._between, self._add)

    def is_workday(self, day: date) -> bool:
        ordinal = day.toordinal()
        return self._workdays_before(ordinal + 1) > self._workdays_before(ordinal)

    def is_working(self, instant: datetime) -> bool:
        local = self._local(instant)
        at = _into_day(local)
        return self.is_workday(local.date()) and any(start <= at < end for start, end in self._shifts)

    def working_between(self, start: datetime, end: datetime, pauses: Pauses = ()) -> timedelta:
        """Working time from `start` to `end`, less the pauses; negative when `end` is earlier."""
        if end < start:
            return -self.working_between(end, start, pauses)
        return self._meter.spent(start, end, pauses)

    def add_working(self, start: datetime, amount: timedelta, pauses: Pauses = ()) -> Due:
        """The first instant by which `amount` of working time has passed: a full day ends at closing time."""
        return self._due(start, self._meter.reached(start, amount, pauses))

    def add_working_days(self, start: datetime, count: int) -> Due:
        """Closing time of the `count`-th working day after the day of `start`, which does not count itself.

        Civil Code of the PRC, articles 201 and 203: the first day is not counted; business hours end the last one.
        """
        if count < 1:
            raise ValueError("at least one working day")
        today = self._local(start).toordinal()
        last = self._workday(self._workdays_before(today + 1) + count - 1)
        return self._due(start, self._at(last, self._shifts[-1][1]))

    def due(self, start: datetime, span: Span, pauses: Pauses = (), share: float = 1) -> Due:
        """When `share` of the span is spent: 1 for the deadline, 0.75 for its warning. Pauses push it back."""
        meter, budget = self._budget(start, span)
        due = self._due(start, meter.reached(start, budget * share, pauses))
        return due._replace(guessed=due.guessed and meter is self._meter)

    def fraction_elapsed(self, start: datetime, span: Span, now: datetime, pauses: Pauses = ()) -> float:
        """How much of the span is spent at `now`: 0 at the start, 1 at the deadline, more when overdue."""
        meter, budget = self._budget(start, span)
        return meter.spent(start, max(start, now), pauses) / budget

    def is_guess(self, start: datetime, end: datetime) -> bool:
        """Whether a year without known holidays lies between them."""
        return not self._known.issuperset(range(self._local(start).year, self._local(end).year + 1))

    def _budget(self, start: datetime, span: Span) -> tuple[_Meter, timedelta]:
        match span.unit:
            case SpanUnit.MINUTES:
                return _NATURAL, timedelta(minutes=span.count)
            case SpanUnit.DAYS:
                return _NATURAL, timedelta(days=span.count)
            case SpanUnit.WORKING_MINUTES:
                return self._meter, timedelta(minutes=span.count)
            case SpanUnit.WORKING_DAYS:
                return self._meter, self._between(start, self.add_working_days(start, span.count).at)

    def _due(self, start: datetime, at: datetime) -> Due:
        return Due(at.astimezone(UTC), self.is_guess(start, at))

    def _between(self, start: datetime, end: datetime) -> timedelta:
        return (self._worked_until(end) - self._worked_until(start)) * _MICROSECOND

    def _add(self, start: datetime, amount: timedelta) -> datetime:
        if not amount:
            return start
        full_days, rest = divmod(self._worked_until(start) + amount // _MICROSECOND - 1, self._full)
        left = rest + 1
        for opens, closes in self._shifts:
            if left <= closes - opens:
                break
            left -= closes - opens
        return self._at(self._workday(full_days), opens + left)

    def _worked_until(self, instant: datetime) -> int:
        """Microseconds of working time since the year 1: every other measure is a difference of two of these."""
        local = self._local(instant)
        full_days = self._workdays_before(local.toordinal()) * self._full
        if not self.is_workday(local.date()):
            return full_days
        at = _into_day(local)
        return full_days + sum(min(max(at - start, 0), end - start) for start, end in self._shifts)

    def _workdays_before(self, ordinal: int) -> int:
        # Day 1 of the proleptic calendar is a Monday.
        weeks, rest = divmod(ordinal - 1, 7)
        return 5 * weeks + min(rest, 5) + self._correction[bisect_left(self._odd, ordinal)]

    def _workday(self, earlier: int) -> int:
        """The ordinal of the working day that has `earlier` working days before it."""
        return bisect_right(range(1, date.max.toordinal() + 1), earlier, key=self._workdays_before)

    def _at(self, ordinal: int, microseconds: int) -> datetime:
        midnight = datetime.combine(date.fromordinal(ordinal), time.min, self._zone)
        return (midnight + microseconds * _MICROSECOND).astimezone(UTC)

    def _local(self, instant: datetime) -> datetime:
        if instant.tzinfo is None:
            raise ValueError("an instant without a time zone")
        return instant.astimezone(self._zone)


def seed_days(year: int) -> Seed:
    """The published arrangement of public holidays and make-up workdays, as far as `chinesecalendar` knows the year."""
    first = date(year, 1, 1).toordinal()
    days = [date.fromordinal(ordinal) for ordinal in range(first, date(year + 1, 1, 1).toordinal())]
    try:
        named = [(day, *chinese_calendar.get_holiday_detail(day)) for day in days]
    except NotImplementedError:
        return Seed((), guessed=True)
    return Seed(tuple(_row(day, off=off, name=name) for day, off, name in named if name), guessed=False)


def _row(day: date, *, off: bool, name: str) -> CalendarDay:
    zh: str = chinese_calendar.Holiday(name).chinese
    if off:
        return CalendarDay(day, DayKind.OFF, zh, name)
    return CalendarDay(day, DayKind.WORK, f"{zh}（补班）", f"{name} (make-up working day)")


def _shifts(hours: tuple[tuple[time, time], ...]) -> tuple[tuple[int, int], ...]:
    """Microseconds into the day."""
    shifts = tuple((_clock(start), _clock(end) or _DAY) for start, end in hours)
    marks = [mark for shift in shifts for mark in shift]
    if not shifts or any(start >= end for start, end in shifts) or any(a > b for a, b in pairwise(marks)):
        raise ValueError("working hours must be stretches in order that do not overlap")
    return shifts


def _clock(at: time) -> int:
    return ((at.hour * 60 + at.minute) * 60 + at.second) * 1_000_000 + at.microsecond


def _into_day(local: datetime) -> int:
    return _clock(local.time())


def _weekend(day: date) -> bool:
    return day.weekday() >= _FIRST_DAY_OF_WEEKEND

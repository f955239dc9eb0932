"""Working time: days, hours, deadlines, pauses, and when an answer is a guess."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from anmin.kernel.calendar import OFFICE_HOURS, SHANGHAI, DayKind, Span, SpanUnit, WorkingCalendar, seed_days

KNOWN = (2024, 2025, 2026)
DAYS = {row.day: row.kind for year in KNOWN for row in seed_days(year).rows}
CALENDAR = WorkingCalendar(DAYS, frozenset(KNOWN))
FULL_DAY = timedelta(hours=7.5)

instants = st.integers(0, 5 * 365 * 86_400_000_000).map(
    lambda microseconds: datetime(2023, 6, 1, tzinfo=UTC) + timedelta(microseconds=microseconds)
)
amounts = st.timedeltas(timedelta(), timedelta(days=120))
pauses = st.lists(
    st.tuples(instants, st.timedeltas(timedelta(), timedelta(days=30))).map(lambda pair: (pair[0], pair[0] + pair[1])),
    max_size=4,
)


def at(text: str) -> datetime:
    """Shanghai wall-clock time."""
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI).astimezone(UTC)


@pytest.mark.parametrize(
    ("day", "works"),
    [
        ("2026-09-30", True),
        ("2026-10-01", False),
        ("2026-10-07", False),
        ("2026-10-08", True),
        ("2026-10-10", True),  # a Saturday worked in exchange
        ("2026-10-11", False),
        ("2026-02-14", True),
        ("2027-10-01", True),  # not known: only weekends are free
        ("2027-10-02", False),
    ],
)
def test_days(day: str, works: bool) -> None:
    assert CALENDAR.is_workday(date.fromisoformat(day)) is works


@pytest.mark.parametrize(
    ("moment", "works"),
    [
        ("2026-10-08T08:29:59", False),
        ("2026-10-08T08:30:00", True),
        ("2026-10-08T12:00:00", False),
        ("2026-10-08T13:30:00", True),
        ("2026-10-08T17:29:59", True),
        ("2026-10-08T17:30:00", False),
        ("2026-10-07T10:00:00", False),
    ],
)
def test_hours(moment: str, works: bool) -> None:
    assert CALENDAR.is_working(at(moment)) is works


@pytest.mark.parametrize(
    ("start", "hours", "end"),
    [
        ("2026-09-30T10:00", 1, "2026-09-30T11:00"),
        ("2026-09-30T11:30", 1, "2026-09-30T14:00"),
        ("2026-09-30T10:00", 7.5, "2026-10-08T10:00"),
        ("2026-10-03T10:00", 7.5, "2026-10-08T17:30"),
        ("2026-10-03T10:00", 15, "2026-10-09T17:30"),
        ("2026-10-09T17:30", 1, "2026-10-10T09:30"),
    ],
)
def test_adding_hours(start: str, hours: float, end: str) -> None:
    due = CALENDAR.add_working(at(start), timedelta(hours=hours))
    assert due == (at(end), False)
    assert due.at.tzinfo is UTC


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        ("2026-09-30T10:00", 1, "2026-10-08T17:30"),
        ("2026-09-30T23:59", 1, "2026-10-08T17:30"),
        ("2026-10-01T00:00", 1, "2026-10-08T17:30"),
        ("2026-10-08T00:00", 1, "2026-10-09T17:30"),
        ("2026-10-08T10:00", 3, "2026-10-12T17:30"),
    ],
)
def test_adding_days_does_not_count_the_first(start: str, count: int, end: str) -> None:
    assert CALENDAR.add_working_days(at(start), count) == (at(end), False)
    assert CALENDAR.due(at(start), Span(count, SpanUnit.WORKING_DAYS)) == (at(end), False)


def test_an_answer_that_touches_an_unknown_year_says_that_it_guesses() -> None:
    assert not CALENDAR.add_working(at("2026-12-30T10:00"), FULL_DAY).guessed
    assert CALENDAR.add_working(at("2026-12-31T10:00"), FULL_DAY).guessed
    assert CALENDAR.add_working_days(at("2023-12-29T10:00"), 1).guessed
    assert CALENDAR.due(at("2026-12-31T10:00"), Span(7, SpanUnit.WORKING_DAYS)).guessed
    assert not CALENDAR.due(at("2026-12-31T10:00"), Span(7, SpanUnit.DAYS)).guessed
    assert not CALENDAR.is_guess(at("2024-01-01T00:00"), at("2026-12-31T23:59"))
    assert CALENDAR.is_guess(at("2023-12-31T23:59"), at("2024-01-01T00:00"))


@pytest.mark.parametrize(
    ("span", "end", "warning"),
    [
        (Span(120, SpanUnit.MINUTES), "2026-09-30T12:00", "2026-09-30T11:30"),
        (Span(7, SpanUnit.DAYS), "2026-10-07T10:00", "2026-10-05T16:00"),
        (Span(450, SpanUnit.WORKING_MINUTES), "2026-10-08T10:00", "2026-09-30T17:07:30"),
        (Span(1, SpanUnit.WORKING_DAYS), "2026-10-08T17:30", "2026-10-08T14:07:30"),
    ],
)
def test_deadlines_and_their_warnings(span: Span, end: str, warning: str) -> None:
    start = at("2026-09-30T10:00")
    assert CALENDAR.due(start, span).at == at(end)
    assert CALENDAR.due(start, span, share=0.75).at == at(warning)
    assert CALENDAR.fraction_elapsed(start, span, at(warning)) == pytest.approx(0.75)
    assert CALENDAR.fraction_elapsed(start, span, at(end)) == 1
    assert CALENDAR.fraction_elapsed(start, span, start) == 0
    assert CALENDAR.fraction_elapsed(start, span, start - timedelta(days=9)) == 0
    assert CALENDAR.fraction_elapsed(start, span, at(end) + timedelta(days=30)) > 1


def test_a_pause_pushes_the_deadline_back() -> None:
    start = at("2026-10-08T09:00")
    waiting = [(at("2026-10-08T10:00"), at("2026-10-09T10:00")), (at("2026-10-09T09:00"), at("2026-10-09T11:00"))]
    assert CALENDAR.add_working(start, timedelta(hours=2), waiting).at == at("2026-10-09T12:00")
    assert CALENDAR.working_between(start, at("2026-10-09T12:00"), waiting) == timedelta(hours=2)
    two_days = Span(2, SpanUnit.DAYS)
    assert CALENDAR.due(start, two_days, waiting).at == at("2026-10-11T10:00")
    assert CALENDAR.fraction_elapsed(start, two_days, at("2026-10-09T11:00"), waiting) == pytest.approx(1 / 48)


@given(instants, amounts, pauses)
def test_adding_and_measuring_are_inverse(
    start: datetime, amount: timedelta, paused: list[tuple[datetime, datetime]]
) -> None:
    due = CALENDAR.add_working(start, amount, paused)
    assert due.at >= start
    assert CALENDAR.working_between(start, due.at, paused) == amount
    if amount:
        assert CALENDAR.working_between(start, due.at - timedelta(microseconds=1), paused) < amount


@given(instants, instants, instants, pauses)
def test_measuring_is_additive_and_monotone(
    a: datetime, b: datetime, c: datetime, paused: list[tuple[datetime, datetime]]
) -> None:
    a, b, c = sorted((a, b, c))
    left, right = CALENDAR.working_between(a, b, paused), CALENDAR.working_between(b, c, paused)
    whole = CALENDAR.working_between(a, c, paused)
    assert left + right == whole
    assert timedelta() <= left <= whole <= c - a
    assert CALENDAR.working_between(c, a, paused) == -whole
    assert whole <= CALENDAR.working_between(a, c)


@given(instants, amounts, amounts)
def test_adding_is_additive_and_monotone(start: datetime, first: timedelta, second: timedelta) -> None:
    assume(first)
    assume(second)
    once = CALENDAR.add_working(start, first + second)
    twice = CALENDAR.add_working(CALENDAR.add_working(start, first).at, second)
    assert once.at == twice.at
    assert CALENDAR.add_working(start, first).at < once.at
    assert CALENDAR.add_working(start, first).at <= CALENDAR.add_working(start + timedelta(hours=1), first).at


@given(instants, st.integers(1, 400))
def test_working_days_agree_with_a_plain_count(start: datetime, count: int) -> None:
    day = start.astimezone(SHANGHAI).date()
    left = count
    while left:
        day += timedelta(days=1)
        left -= CALENDAR.is_workday(day)
    assert CALENDAR.add_working_days(start, count).at == datetime.combine(day, time(17, 30), SHANGHAI)


@given(st.dates(date(2023, 1, 1), date(2028, 12, 31)))
def test_a_day_is_what_the_register_says_or_its_weekday(day: date) -> None:
    expected = DAYS[day] is DayKind.WORK if day in DAYS else day.weekday() < 5
    assert CALENDAR.is_workday(day) is expected


def test_a_calendar_without_a_night_is_natural_time() -> None:
    every_day = {date(2026, 1, 1) + timedelta(days=n): DayKind.WORK for n in range(365)}
    always = WorkingCalendar(every_day, {2026}, ((time(), time()),))
    start = at("2026-03-01T03:00")
    assert always.add_working(start, timedelta(days=100, hours=5)).at == start + timedelta(days=100, hours=5)


@pytest.mark.parametrize(
    "hours",
    [
        (),
        ((time(12), time(9)),),
        ((time(9), time(9)),),
        ((time(9), time(12)), (time(11), time(17))),
        ((time(13), time(17)), (time(9), time(12))),
    ],
)
def test_impossible_hours_are_refused(hours: tuple[tuple[time, time], ...]) -> None:
    with pytest.raises(ValueError, match="hours"):
        WorkingCalendar({}, frozenset(), hours)


def test_impossible_questions_are_refused() -> None:
    start = at("2026-10-08T10:00")
    with pytest.raises(ValueError, match="time zone"):
        CALENDAR.is_working(start.replace(tzinfo=None))
    with pytest.raises(ValueError, match="taken away"):
        CALENDAR.add_working(start, -FULL_DAY)
    with pytest.raises(ValueError, match="working day"):
        CALENDAR.add_working_days(start, 0)
    with pytest.raises(ValueError, match="before it starts"):
        CALENDAR.add_working(start, FULL_DAY, [(start, start - FULL_DAY)])
    for count in (0, -1, 1_000_001):
        with pytest.raises(ValueError, match="span"):
            Span(count, SpanUnit.DAYS)


def test_seeding_knows_what_it_does_not_know() -> None:
    seed = seed_days(2026)
    rows = {row.day: row for row in seed.rows}
    assert not seed.guessed
    assert (rows[date(2026, 10, 1)].kind, rows[date(2026, 10, 1)].zh) == (DayKind.OFF, "国庆节")
    assert (rows[date(2026, 10, 10)].kind, rows[date(2026, 10, 10)].zh) == (DayKind.WORK, "国庆节（补班）")
    assert date(2026, 10, 17) not in rows
    assert seed_days(2099) == ((), True)
    assert seed_days(1999) == ((), True)


def test_a_local_closure_counts() -> None:
    closed = WorkingCalendar(DAYS | {date(2026, 10, 9): DayKind.OFF}, frozenset(KNOWN), OFFICE_HOURS)
    assert closed.add_working_days(at("2026-10-08T10:00"), 1).at == at("2026-10-10T17:30")

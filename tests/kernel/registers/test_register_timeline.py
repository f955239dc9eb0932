"""The algebra of stretches of time: against a model that knows only instants, and its promises about the past."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Annotated

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anmin.kernel.registers import Row, label, model
from anmin.kernel.registers.model import Edit, Laid, Span, Stretch, Timeline
from anmin.kernel.registers.terms import BEGINNING, LATEST, Change
from anmin.kernel.words import Problem

DAYS = 12
ZERO = datetime(2026, 1, 1, tzinfo=UTC)


class Threshold(Row, frozen=True):
    value: Annotated[int, label("值", "Value")]


def day(number: int) -> datetime:
    return ZERO + timedelta(days=number)


def instants() -> list[datetime]:
    """One inside each day, and the day's own beginning."""
    return [day(number) + offset for number in range(DAYS + 1) for offset in (timedelta(), timedelta(hours=12))]


def values(timeline: Timeline[Threshold]) -> dict[datetime, int | None]:
    found = {at: model.standing_at(timeline, at) for at in instants()}
    return {at: each.row.value if each else None for at, each in found.items()}


@st.composite
def changes(draw: st.DrawFn) -> tuple[Threshold | None, Span, int]:
    start = draw(st.integers(0, DAYS - 1))
    end = draw(st.none() | st.integers(start + 1, DAYS))
    row = draw(st.none() | st.builds(Threshold, value=st.integers(0, 3)))
    return row, Span(day(start), None if end is None else day(end)), draw(st.integers(0, DAYS))


def laid_one_after_another(
    made: list[tuple[Threshold | None, Span, int]],
) -> list[tuple[Timeline[Threshold], Laid[Threshold] | None]]:
    timeline: Timeline[Threshold] = ()
    steps = []
    for version, (row, span, now) in enumerate(made, 1):
        laid = model.lay(timeline, row, span, now=day(now), version=version)
        timeline = laid.timeline if laid else timeline
        steps.append((timeline, laid))
    return steps


@given(st.lists(changes(), max_size=8))
def test_after_every_change_each_instant_holds_what_was_last_said_of_it(
    made: list[tuple[Threshold | None, Span, int]],
) -> None:
    expected: dict[datetime, int | None] = dict.fromkeys(instants())
    for (row, span, _), (timeline, _) in zip(made, laid_one_after_another(made), strict=True):
        expected |= {at: row.value if row else None for at in instants() if span.holds(at)}
        assert values(timeline) == expected


@given(st.lists(changes(), max_size=8))
def test_standing_stretches_are_in_order_and_never_overlap(made: list[tuple[Threshold | None, Span, int]]) -> None:
    for timeline, _ in laid_one_after_another(made):
        for earlier, later in pairwise(timeline):
            assert earlier.span.end is not None
            assert earlier.span.end <= later.span.start
            assert not earlier.span.meets(later.span)


@given(st.lists(changes(), max_size=8))
def test_nothing_recorded_is_ever_lost(made: list[tuple[Threshold | None, Span, int]]) -> None:
    """What a database keeps: rows are only added, an open end is set once, and a row is replaced once."""
    recorded: dict[tuple[int, datetime], Stretch[Threshold]] = {}
    replaced: set[tuple[int, datetime]] = set()
    for timeline, laid in laid_one_after_another(made):
        if laid:
            for each in laid.ended:
                name = (each.version, each.span.start)
                assert recorded[name] == each
                assert each.span.end is None
                recorded[name] = Stretch(each.row, Span(each.span.start, laid.span.start), each.version)
            names = {(each.version, each.span.start) for each in laid.replaced}
            assert names <= recorded.keys() - replaced
            replaced |= names
            fresh = {(each.version, each.span.start): each for each in laid.added}
            assert not fresh.keys() & recorded.keys()
            recorded |= fresh
        standing = {name: each for name, each in recorded.items() if name not in replaced}
        assert sorted(standing.values(), key=lambda each: each.span.start) == list(timeline)


@given(st.lists(changes(), max_size=8))
def test_saying_the_same_again_changes_nothing(made: list[tuple[Threshold | None, Span, int]]) -> None:
    timeline: Timeline[Threshold] = ()
    for version, (row, span, now) in enumerate(made, 1):
        laid = model.lay(timeline, row, span, now=day(now), version=version)
        timeline = laid.timeline if laid else timeline
        assert model.lay(timeline, row, span, now=day(now), version=version + 100) is None


@given(st.lists(changes(), max_size=6), st.integers(0, DAYS - 1))
def test_a_row_holds_until_what_is_planned_next_and_leaves_it_alone(
    made: list[tuple[Threshold | None, Span, int]], start: int
) -> None:
    timeline = laid_one_after_another(made)[-1][0] if made else ()
    end = model.until_planned(timeline, day(start))
    laid = model.lay(timeline, Threshold(value=99), Span(day(start), end), now=day(start), version=100)
    assert laid is not None
    before, after = values(timeline), values(laid.timeline)
    for at in instants():
        inside = day(start) <= at and (end is None or at < end)
        assert after[at] == (99 if inside else before[at])


def test_a_change_of_now_ends_the_old_row_and_a_correction_keeps_it_whole() -> None:
    old = Stretch(Threshold(value=1), Span(day(0)), 1)
    now = model.lay([old], Threshold(value=2), Span(day(5)), now=day(5), version=2)
    assert now is not None
    assert (now.ended, now.replaced, now.change) == ((old,), (), Change.CHANGED)
    past = model.lay([old], Threshold(value=2), Span(day(3)), now=day(5), version=2)
    assert past is not None
    assert (past.ended, past.replaced) == ((), (old,))
    assert [(each.row.value, each.span, each.version) for each in past.timeline] == [
        (1, Span(day(0), day(3)), 2),
        (2, Span(day(3)), 2),
    ]


def test_a_temporary_row_gives_way_to_the_old_one_again() -> None:
    old = Stretch(Threshold(value=1), Span(day(0)), 1)
    laid = model.lay([old], Threshold(value=2), Span(day(5), day(7)), now=day(4), version=2)
    assert laid is not None
    assert [(each.row.value, each.span) for each in laid.timeline] == [
        (1, Span(day(0), day(5))),
        (2, Span(day(5), day(7))),
        (1, Span(day(7))),
    ]


def test_contradictions_are_looked_for_at_every_later_change() -> None:
    late = {"a": (Stretch(Threshold(value=1), Span(day(8)), 1),)}
    made = model.plan(late, [Edit("b", Threshold(value=1), Span(day(2)))], now=day(1), version=2)
    assert made.instants() == [day(2), day(8)]
    seen: list[int] = []
    model.contradictions(lambda rows: seen.append(len(rows)) or [], made)  # type: ignore[func-returns-value]
    assert seen == [1, 2]


@pytest.mark.parametrize(
    ("start", "end", "code"),
    [
        (day(1), None, "needs_correct"),
        (BEGINNING - timedelta(microseconds=1), None, "time_refused"),
        (LATEST, None, "time_refused"),
        (day(3), day(3), "time_refused"),
        (day(3), LATEST, "time_refused"),
        (datetime.max.replace(tzinfo=UTC), None, "time_refused"),
    ],
)
def test_times_that_are_refused(start: datetime, end: datetime | None, code: str) -> None:
    with pytest.raises(Problem) as refused:
        model.span_from(start, end, now=day(2), correct=False)
    assert refused.value.fault.code == code


def test_a_machine_whose_clock_is_a_little_behind_begins_after_the_last_change() -> None:
    later = day(1) + timedelta(seconds=2)
    assert model.moment(day(1), later) == later
    assert model.moment(day(1), day(2)) == day(1)
    assert model.moment(day(1), day(0)) == day(1)
    assert model.moment(day(1), None) == day(1)


def test_a_full_register_takes_no_further_code_but_ended_codes_do_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("anmin.kernel.registers.terms.MAX_ROWS", 2)
    standing = {
        "a": (Stretch(Threshold(value=1), Span(day(0)), 1),),
        "b": (Stretch(Threshold(value=1), Span(day(0), day(1)), 1),),
    }
    fits = [Edit("c", Threshold(value=1), Span(day(2)))]
    assert model.plan(standing, fits, now=day(2), version=2).count(Change.ADDED) == 1
    with pytest.raises(Problem, match="register_full"):
        model.plan(standing, [*fits, Edit("d", Threshold(value=1), Span(day(2)))], now=day(2), version=2)

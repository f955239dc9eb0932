"""The rules of a matter without a house: clocks, pauses, one lead, deadlines without gaps, routes, fair turns."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid5

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from anmin.cases.other_kinds import Begun
from anmin.cases.terms.cases import CaseKind, Channel
from anmin.kernel.calendar import Span, SpanUnit
from anmin.kernel.registers.calendar import first_days, working_calendar
from anmin.kernel.words import Problem
from anmin.matters.model.clocks import Counting, Pause, ended, paused_for
from anmin.matters.model.matters import Matter, Part, begun
from anmin.matters.registers.assess_rules import Said, first_rules, fitting, rule_faults
from anmin.matters.registers.deadlines import MatterClock, deadline_faults, first_deadlines
from anmin.matters.registers.markets import next_turn
from anmin.matters.registers.routes import Place, RouteRow, route_for
from anmin.matters.terms.matters import MatterStep, PartRole, PauseWhy, ReturnReason, Urgency

CALENDAR = working_calendar(first_days())
COUNTING = Counting(calendar=CALENDAR, remind=Span(1, SpanUnit.DAYS), name=Span(5, SpanUnit.WORKING_DAYS))
START = datetime(2026, 9, 28, 1, 0, tzinfo=UTC)
"""The Monday before the National Day holidays."""
IDS = [uuid5(UUID(int=0), str(number)) for number in range(9)]
CASE, DESK, ABOVE, LAW, TOWN, VILLAGE = IDS[:6]
DESKS = (DESK, ABOVE)
SPANS = st.builds(Span, st.integers(1, 20), st.sampled_from([SpanUnit.DAYS, SpanUnit.WORKING_DAYS]))


WEEK = Span(7, SpanUnit.DAYS)


def matter(span: Span = WEEK) -> Matter:
    return begun(Begun(CASE, CaseKind.SERVICE, DESK, START), Span(120, SpanUnit.MINUTES), COUNTING).assess(
        CaseKind.SERVICE, Urgency.ORDINARY, span, COUNTING, START
    )


def part(office: UUID, order: UUID, passed_by: UUID | None = None) -> Part:
    return Part(order=order, case=CASE, role=PartRole.LEAD, office=office, placed_at=START, passed_by=passed_by)


def with_pauses(pauses: list[tuple[datetime, datetime]]) -> Counting:
    return msgspec.structs.replace(COUNTING, pauses=tuple(pauses))


STRETCHES = st.lists(st.tuples(st.integers(0, 400), st.integers(0, 200)), max_size=6)
"""Hours after the one before, and hours long."""


def stretches(drawn: list[tuple[int, int]]) -> list[tuple[datetime, datetime]]:
    found, at = [], START
    for wait, hours in drawn:
        since = at + timedelta(hours=wait)
        at = since + timedelta(hours=hours)
        found.append((since, at))
    return found


@given(SPANS, STRETCHES)
def test_a_clock_never_runs_backwards_and_pauses_count_for_nothing(span: Span, drawn: list[tuple[int, int]]) -> None:
    before = due = matter(span)
    listed: list[tuple[datetime, datetime]] = []
    for since, until in stretches(drawn):
        if since >= due.due_at:
            break
        paused, _ = due.pause(PauseWhy.QUESTION, since)
        listed.append((since, until))
        resumed, said = paused.resume(with_pauses(listed), until)
        assert resumed.due_at >= due.due_at
        assert said.due == resumed.due_at
        due = resumed
    counting = with_pauses(listed)
    whole = CALENDAR.fraction_elapsed(before.begun_at, span, before.due_at)
    assert CALENDAR.fraction_elapsed(due.begun_at, span, due.due_at, counting.pauses) == pytest.approx(whole)
    assert due.begun_at <= due.warn_at <= due.due_at


@given(SPANS, STRETCHES, st.integers(0, 2_000))
def test_pauses_sum_up_across_holidays(span: Span, drawn: list[tuple[int, int]], hours: int) -> None:
    listed = [Pause(since=since, until=until, why=PauseWhy.QUESTION) for since, until in stretches(drawn)]
    assert paused_for(listed, START) == sum((each.until - each.since for each in listed if each.until), timedelta())
    running = Pause(since=START, until=None, why=PauseWhy.QUESTION)
    now = START + timedelta(hours=hours)
    assert paused_for([running], now) == timedelta(hours=hours)
    assert ended([running]) == ()
    natural = Span(span.count, SpanUnit.DAYS)
    first = stretches(drawn)[:1]
    if first and first[0][0] < START + timedelta(days=natural.count):
        due = matter(natural).timed(natural, with_pauses(first), START).due_at
        assert due == START + timedelta(days=natural.count) + (first[0][1] - first[0][0])


MOVES = st.lists(st.sampled_from(["hand", "down", "return", "accept", "again"]), max_size=12)


@given(MOVES)
def test_somebody_always_leads_and_exactly_one(moves: list[str]) -> None:
    now, it, parts = START, matter(), {}
    for number, move in enumerate(moves):
        now += timedelta(hours=1)
        order = uuid5(CASE, str(number))
        if move in ("hand", "down"):
            passed = it.lead_order if move == "down" else None
            parts[order] = part(VILLAGE if passed else LAW, order, passed)
            it = it.hand_to(parts[order], now + timedelta(hours=8), now)
        elif it.lead_order and move == "accept":
            it, _ = it.accept(parts[it.lead_order], IDS[8], now)
        elif it.lead_order and move == "return":
            gone = parts[it.lead_order]
            to = parts.get(gone.passed_by) if gone.passed_by else None
            it, said = it.give_back(gone, ReturnReason.NOT_OURS, to, DESKS)
            assert said.to == it.lead
        elif move == "again":
            it, _ = it.conclude(now).again(Span(3, SpanUnit.DAYS), DESKS, True, COUNTING, now)
        led_by = parts[it.lead_order].office if it.lead_order else DESKS[it.raised_to]
        assert it.lead == led_by


def test_the_second_return_raises_it_above_the_desk() -> None:
    handed = matter().hand_to(part(LAW, IDS[7]), START, START)
    back, first = handed.give_back(part(LAW, IDS[7]), ReturnReason.NOT_OURS, None, DESKS)
    assert (back.lead, first.times) == (DESK, 1)
    again = back.hand_to(part(TOWN, IDS[8]), START, START)
    raised, second = again.give_back(part(TOWN, IDS[8]), ReturnReason.NOT_HERE, None, DESKS)
    assert (raised.lead, second.times, second.to) == (ABOVE, 2, ABOVE)


def test_the_clock_says_each_step_once() -> None:
    it, said = matter(), []
    while (tick := it.tick(COUNTING)) is not None:
        it, struck = it.strike(tick.step)
        said.append((tick.step, tick.at))
        assert struck.step is tick.step
    assert [step for step, _ in said] == [MatterStep.WARNED, MatterStep.OVERDUE, MatterStep.REMINDED, MatterStep.NAMED]
    assert [at for _, at in said] == sorted(at for _, at in said)
    assert said[1][1] == START + timedelta(days=7)
    # Monday 5 October 2026 is the due day; the holidays last until the 7th, so five working days end on the 14th.
    assert said[3][1] > said[2][1] + timedelta(days=5)


def test_an_extension_is_asked_for_before_the_end() -> None:
    it = matter()
    longer = it.extend(3, COUNTING, START)
    assert longer.due_at == it.due_at + timedelta(days=3)
    with pytest.raises(Problem, match="matter_extension_late"):
        it.check_extendable(it.due_at)


def test_deadlines_may_leave_no_gap_and_no_overlap() -> None:
    rows = list(first_deadlines())
    assert deadline_faults(rows) == []
    gone = [row for row in rows if (row.urgency, row.clock) != (Urgency.COMPLEX, MatterClock.WHOLE)]
    [gap] = deadline_faults(gone)
    assert (gap.path, gap.code) == ("complex:whole", "deadline_gap")
    twice = [
        msgspec.structs.replace(row, usual_for=("consultation",)) if row.urgency is Urgency.COMPLEX else row
        for row in rows
    ]
    assert {each.code for each in deadline_faults(twice)} == {"deadline_kind_overlap"}
    bare = [msgspec.structs.replace(row, usual_for=()) for row in rows]
    assert [each.code for each in deadline_faults(bare)] == ["deadline_kind_gap"] * 3
    odd = [msgspec.structs.replace(rows[2], usual_for=("emergency",)), *rows[:2], *rows[3:]]
    assert [each.code for each in deadline_faults(odd)] == ["deadline_kind_unknown"]


def test_the_most_specific_route_wins() -> None:
    rows = [
        RouteRow(code="all", lead="A"),
        RouteRow(code="area", area="S1", lead="B"),
        RouteRow(code="city", category="06", lead="C"),
        RouteRow(code="parking", category="0601", area="S1", lead="D"),
        RouteRow(code="petition", category="0601", area="S1", kind=CaseKind.PETITION, lead="E"),
    ]
    place = Place(CaseKind.SERVICE, ("06", "0601"), ("G1", "S1"))
    assert route_for(rows, place).code == "parking"  # type: ignore[union-attr]
    assert route_for(rows, Place(CaseKind.PETITION, ("06", "0601"), ("S1",))).code == "petition"  # type: ignore[union-attr]
    assert route_for(rows, Place(CaseKind.SERVICE, ("06",), ("S2",))).code == "city"  # type: ignore[union-attr]
    assert route_for(rows[1:2], Place(CaseKind.SERVICE, (), ("S2",))) is None


def test_turns_are_fair() -> None:
    companies, last = IDS[:3], {}
    for hour in range(9):
        turn = next_turn(companies, last)
        assert turn is not None
        last[turn] = START + timedelta(hours=hour)
    order = sorted(last, key=lambda each: last[each])
    assert len(order) == 3
    assert next_turn(companies, last) == order[0]
    assert next_turn([], last) is None


def test_rules_suggest_with_a_reason() -> None:
    rows = list(first_rules())
    assert rule_faults(rows) == []
    first = fitting(rows, Said("小区门口有人私装道闸，堵门收费", ("06",), Channel.APP))
    assert first[0].row.code == "parking"
    assert first[0].words == ("道闸", "堵门")
    assert fitting(rows, Said("有人落水"))[0].row.kind is CaseKind.EMERGENCY
    assert [each.row.code for each in fitting(rows, Said("别的事"))] == []

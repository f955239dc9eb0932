"""Duty without a database: gaps against counting minute by minute, collisions, who hands over to whom."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from uuid import UUID

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from anmin.identity.model.duty import (
    Handover,
    Shift,
    check_free,
    check_period,
    check_range,
    check_writer,
    gaps,
    obstacle_to_acknowledge,
)
from anmin.identity.terms.duty import DutyPost
from anmin.kernel.words import Problem

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
minutes = st.integers(0, 60)


def at(minute: int) -> datetime:
    return NOW + timedelta(minutes=minute)


def shift(starts: int = 0, ends: int = 60, **fields: object) -> Shift:
    usual = {
        "id": UUID(int=1),
        "organisation": UUID(int=10),
        "post": DutyPost.DISPATCHER,
        "seat": "",
        "staff": UUID(int=20),
        "starts": at(starts),
        "ends": at(ends),
        "version": 1,
    }
    return Shift(**{**usual, **fields})  # type: ignore[arg-type]


@given(st.lists(st.tuples(minutes, minutes), max_size=8), minutes, minutes)
def test_gaps_are_the_minutes_that_nobody_covers(covers: list[tuple[int, int]], one: int, other: int) -> None:
    since, until = min(one, other), max(one, other)
    found = list(gaps(at(since), at(until), ((at(a), at(b)) for a, b in covers if a < b)))
    empty = {m for m in range(since, until) if not any(a <= m < b for a, b in covers)}
    told = {m for m in range(since, until) if any(gap.starts <= at(m) < gap.ends for gap in found)}
    assert told == empty
    assert all(gap.starts < gap.ends for gap in found)
    assert all(first.ends < second.starts for first, second in pairwise(found))


@given(minutes, minutes, minutes, minutes)
def test_overlap_is_the_same_from_both_sides(a: int, b: int, c: int, d: int) -> None:
    one, other = shift(a, max(b, a + 1)), shift(c, max(d, c + 1), id=UUID(int=2))
    together = set(range(a, max(b, a + 1))) & set(range(c, max(d, c + 1)))
    assert one.overlaps(other) == other.overlaps(one) == bool(together)


def test_two_posts_at_once_need_force_and_a_reason() -> None:
    new, other = shift(0, 60), shift(30, 90, id=UUID(int=2))
    with pytest.raises(Problem, match="shift_overlaps"):
        check_free(new, [other], forced=False, reason="short of people")
    for reason in ("", "   "):
        with pytest.raises(Problem, match="reason_needed"):
            check_free(new, [other], forced=True, reason=reason)
    assert check_free(new, [other], forced=True, reason="short of people")
    assert not check_free(new, [msgspec.structs.replace(other, staff=UUID(int=21))], forced=False, reason="")
    assert not check_free(new, [new, shift(60, 90, id=UUID(int=3))], forced=True, reason="")


@pytest.mark.parametrize(
    ("starts", "ends"),
    [
        (0, 0),
        (1, 0),
        (0, 72 * 60 + 1),
        (-31 * 1440 - 1, 0),
        (400 * 1440 + 1, 400 * 1440 + 2),
        (-32 * 1440, -32 * 1440 + 9),
    ],
)
def test_absurd_shifts(starts: int, ends: int) -> None:
    with pytest.raises(Problem, match="shift_period"):
        check_period(at(starts), at(ends), NOW)


def test_the_ends_of_what_is_allowed() -> None:
    check_period(NOW, at(72 * 60), NOW)
    check_range(NOW, NOW + timedelta(days=62))
    for since, until in ((NOW, NOW), (at(1), NOW), (NOW, NOW + timedelta(days=62, seconds=1))):
        with pytest.raises(Problem, match="range_too_long"):
            check_range(since, until)


@pytest.mark.parametrize(
    ("minute", "allowed"), [(-1, False), (0, True), (59, True), (60 + 719, True), (60 + 720, False)]
)
def test_who_stands_the_shift_writes_its_handover_in_time(minute: int, allowed: bool) -> None:
    if allowed:
        check_writer(shift(), UUID(int=20), at(minute))
    else:
        with pytest.raises(Problem, match="not_your_shift"):
            check_writer(shift(), UUID(int=20), at(minute))
    with pytest.raises(Problem, match="not_your_shift"):
        check_writer(shift(), UUID(int=21), at(0))


HANDOVER = Handover(
    id=UUID(int=3),
    shift=UUID(int=1),
    organisation=UUID(int=10),
    post=DutyPost.DISPATCHER,
    written_by=UUID(int=20),
    written_at=NOW,
    acknowledged_by=None,
    acknowledged_at=None,
    version=1,
)
NEXT = UUID(int=21)


@pytest.mark.parametrize(
    ("who", "own", "code"),
    [
        (NEXT, [shift(0, 60)], None),
        (NEXT, [shift(120, 600)], None),
        (NEXT, [shift(121, 600)], "not_the_next"),
        (NEXT, [shift(-60, 0)], "not_the_next"),
        (NEXT, [], "not_the_next"),
        (NEXT, [shift(organisation=UUID(int=11))], "not_the_next"),
        (NEXT, [shift(post=DutyPost.PATROL)], "not_the_next"),
        (UUID(int=20), [shift(0, 60)], "not_the_next"),
    ],
)
def test_who_may_take_over(who: UUID, own: list[Shift], code: str | None) -> None:
    fault = obstacle_to_acknowledge(HANDOVER, who, own, NOW)
    assert (fault and fault.code) == code


def test_what_is_acknowledged_stays_so() -> None:
    done = msgspec.structs.replace(HANDOVER, acknowledged_by=NEXT, acknowledged_at=NOW)
    fault = obstacle_to_acknowledge(done, UUID(int=22), [shift()], NOW)
    assert fault is not None
    assert fault.code == "handover_done"

"""The history of an area: whatever is changed or ended, periods never overlap and the past stays as it was."""

from datetime import date, timedelta
from uuid import UUID

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from anmin.territory.periods import Cut, Known, Particulars, Period
from anmin.territory.terms import AreaKind, Datum

ORIGIN = date(2026, 1, 1)
PLAIN = Particulars(
    name="甲",
    kind=AreaKind.JURISDICTION,
    level=2,
    parent=None,
    organisation=None,
    officer=None,
    outline=b"1" * 32,
    source_datum=Datum.WGS84,
)
DAYS = st.integers(0, 30).map(lambda n: ORIGIN + timedelta(n))


def named(name: str) -> Particulars:
    return msgspec.structs.replace(PLAIN, name=name)


def laid(known: Known, cut: Cut | None) -> Known:
    """What stands after the cut is written."""
    if cut is None:
        return known
    ends = dict(cut.ended)
    kept = [msgspec.structs.replace(each, valid_to=ends.get(each.version, each.valid_to)) for each in known.periods]
    return Known(known.id, known.code, known.version + 1, (*kept, cut.added) if cut.added else tuple(kept))


def name_on(known: Known, day: date) -> str | None:
    period = known.on(day)
    return period.particulars.name if period else None


NEW = Known(UUID(int=1), "A1", 0)


def test_a_change_ends_what_held_and_holds_from_its_day() -> None:
    first = laid(NEW, NEW.change(ORIGIN, named("甲")))
    later = ORIGIN + timedelta(10)
    second = laid(first, first.change(later, named("乙")))
    assert [name_on(second, ORIGIN + timedelta(n)) for n in (-1, 0, 9, 10, 99)] == [None, "甲", "甲", "乙", "乙"]
    assert first.change(later, named("甲")) is None


def test_a_change_keeps_what_is_planned_for_later() -> None:
    planned = laid(NEW, NEW.change(ORIGIN + timedelta(20), named("将来")))
    now = laid(planned, planned.change(ORIGIN, named("现在")))
    again = laid(now, now.change(ORIGIN + timedelta(5), named("更正")))
    assert [name_on(again, ORIGIN + timedelta(n)) for n in (0, 5, 19, 20)] == ["现在", "更正", "更正", "将来"]


def test_a_change_on_the_first_day_leaves_an_empty_period_behind() -> None:
    first = laid(NEW, NEW.change(ORIGIN, named("甲")))
    second = laid(first, first.change(ORIGIN, named("乙")))
    assert second.periods[0].valid_to == second.periods[0].valid_from == ORIGIN
    assert name_on(second, ORIGIN) == "乙"


def test_an_end_withdraws_what_is_planned() -> None:
    planned = laid(NEW, NEW.change(ORIGIN + timedelta(20), named("将来")))
    now = laid(planned, planned.change(ORIGIN, named("现在")))
    over = laid(now, now.end(ORIGIN + timedelta(5)))
    assert [name_on(over, ORIGIN + timedelta(n)) for n in (4, 5, 20)] == ["现在", None, None]
    assert over.end(ORIGIN + timedelta(5)) is None


STEPS = st.tuples(st.sampled_from("abc"), DAYS, st.none() | st.integers(1, 10))


@given(st.lists(STEPS | DAYS, max_size=8))
def test_periods_never_overlap_and_the_past_stays(steps: list[tuple[str, date, int | None] | date]) -> None:
    known = NEW
    for step in steps:
        before = known
        if isinstance(step, date):
            day, expected = step, None
            known = laid(known, known.end(step))
        else:
            expected, day, length = step
            known = laid(known, known.change(day, named(expected), day + timedelta(length) if length else None))
        assert name_on(known, day) == expected
        for n in range(45):
            at = ORIGIN + timedelta(n)
            assert sum(period.holds(at) for period in known.periods) <= 1
            assert at >= day or name_on(known, at) == name_on(before, at)
        written = {each.version: (each.valid_from, each.particulars) for each in before.periods}
        assert written.items() <= {each.version: (each.valid_from, each.particulars) for each in known.periods}.items()


def test_a_period_is_valid_from_its_first_to_before_its_last_day() -> None:
    period = Period(1, ORIGIN, ORIGIN + timedelta(1), PLAIN)
    assert [period.holds(ORIGIN + timedelta(n)) for n in (-1, 0, 1)] == [False, True, False]

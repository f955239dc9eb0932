"""The fleet in memory, and what position reports are worth."""

from datetime import datetime, timedelta
from uuid import UUID

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anmin.dispatch.fleet import MAX_CAPABILITIES, Fleet
from anmin.dispatch.model.fixes import Fix
from anmin.dispatch.model.tracking import Known, Report, judged
from anmin.dispatch.terms.units import Mark
from tests.dispatch.city import NOW, busy, car, spot

UNIT = UUID(int=1)


def fix(seconds_ago: float, east: float = 0.0, accuracy: float | None = 10.0) -> Fix:
    return Fix(spot(east, 0), NOW - timedelta(seconds=seconds_ago), accuracy)


def reported(fleet: Fleet, fix: Fix, now: datetime = NOW) -> Mark:
    """Judged as the door does against what the fleet holds, and noted."""
    row = fleet.get(UNIT)
    assert row is not None
    [each] = judged([Report(UNIT, fix)], {UNIT: Known(row.stale_after, row.fix)}, now)
    fleet.locate(UNIT, each.report.fix, each.mark)
    return each.mark


@pytest.mark.parametrize(
    ("report", "worth"),
    [
        (fix(5), Mark.OK),
        (fix(10), Mark.OK),  # the same one again
        (fix(5, east=340), Mark.OK),  # 68 m/s, less what the accuracies explain
        (fix(5, east=380), Mark.JUMP),
        (fix(5, east=10_000), Mark.JUMP),
        (fix(5, east=10_000, accuracy=20_000), Mark.COARSE),
        (fix(5, accuracy=500), Mark.OK),
        (fix(5, accuracy=501), Mark.COARSE),
        (fix(5, accuracy=None), Mark.OK),
        (fix(11, east=100), Mark.LATE),
        (fix(-30), Mark.OK),
        (fix(-31), Mark.FUTURE),
        (fix(-86_400, east=90_000), Mark.FUTURE),
    ],
)
def test_a_report_is_marked_and_accepted_unless_it_is_late(report: Fix, worth: Mark) -> None:
    fleet = Fleet([car(1)])
    assert reported(fleet, report) is worth
    held = fleet.get(UNIT)
    assert held is not None
    assert held.fix is not None
    assert held.fix == (fix(10) if worth is Mark.LATE else Fix(report.point, min(report.at, NOW), report.accuracy))


def test_an_old_first_report_is_marked_and_accepted() -> None:
    fleet = Fleet([car(1, None)])
    assert reported(fleet, fix(121)) is Mark.STALE
    assert fleet.snapshot().columns["lon"][0] == spot(0, 0).lon


def test_a_report_from_the_future_does_not_keep_out_the_next() -> None:
    fleet = Fleet([car(1)])
    assert reported(fleet, fix(-86_400)) is Mark.FUTURE
    assert reported(fleet, fix(-20, east=30), NOW + timedelta(seconds=20)) is Mark.OK


def test_a_report_of_a_unit_that_is_not_there() -> None:
    fleet = Fleet()
    fleet.locate(UNIT, fix(1), Mark.OK)
    assert UNIT not in fleet


def test_a_changed_row_keeps_the_newer_position_and_its_mark() -> None:
    fleet = Fleet([car(1, 0)])
    reported(fleet, fix(5, east=10_000))
    fleet.upsert(car(1, None, status="break"))
    fleet.upsert(car(1, 200, status="available", age=60))
    units = fleet.snapshot()
    assert (units.rows[0].status, units.rows[0].fix) == ("available", fix(5, east=10_000))
    assert (units.columns["lon"][0], len(units)) == (spot(10_000, 0).lon, 1)
    jumped = units.columns["mark"][0]
    fleet.upsert(car(1, 300, age=0))
    assert fleet.snapshot().columns["lon"][0] == spot(300, 0).lon
    assert fleet.snapshot().columns["mark"][0] != jumped


def test_a_snapshot_is_not_touched_by_later_changes() -> None:
    fleet = Fleet([car(1), car(2)])
    before = fleet.snapshot()
    kept = before.columns.copy()
    reported(fleet, fix(1, east=100))
    fleet.upsert(car(2, 500, **busy(3)))
    fleet.upsert(car(3))
    fleet.remove(UNIT)
    assert np.array_equal(before.columns.view(np.uint8), kept.view(np.uint8))
    assert [row.id.int for row in before.rows] == [1, 2]


def test_more_capabilities_than_fit_are_refused_and_change_nothing() -> None:
    fleet = Fleet([car(1, capabilities=tuple(f"skill_{number}" for number in range(MAX_CAPABILITIES)))])
    with pytest.raises(OverflowError):
        fleet.upsert(car(2, capabilities=("one_more",)))
    assert len(fleet) == 1
    assert UUID(int=2) not in fleet
    fleet.upsert(car(2, capabilities=("skill_63",)))
    assert fleet.snapshot().columns["capabilities"].tolist() == [2**64 - 1, 2**63]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 9), st.booleans(), st.floats(0, 9_000)), max_size=60))
def test_rows_columns_and_order_agree_whatever_comes_and_goes(changes: list[tuple[int, bool, float]]) -> None:
    fleet, expected = Fleet(), {}
    for number, stays, east in changes:
        if stays:
            expected[number] = car(number, east, age=0)
            fleet.upsert(expected[number])
        else:
            expected.pop(number, None)
            fleet.remove(UUID(int=number))
    units = fleet.snapshot()
    assert {row.id.int: row for row in units.rows} == expected
    assert units.columns["lon"].tolist() == [row.fix.point.lon for row in units.rows if row.fix]
    assert [row.id.int for row in sorted(units.rows, key=lambda row: units.order[units.rows.index(row)])] == sorted(
        expected
    )
    assert all(fleet.get(row.id) == row for row in units.rows)


def test_there_is_room_for_a_large_house() -> None:
    fleet = Fleet(car(number, number) for number in range(1, 5_001))
    fleet.remove(UNIT)
    units = fleet.snapshot()
    assert len(units) == len(fleet) == 4_999
    assert units.columns["lon"].tolist() == [spot(row.id.int, 0).lon for row in units.rows]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 400), st.floats(0, 50_000)), min_size=1, max_size=20))
def test_the_newest_report_is_held_in_whatever_order_they_come(reports: list[tuple[int, float]]) -> None:
    fleet = Fleet([msgspec.structs.replace(car(1), fix=None)])
    for seconds_ago, east in reports:
        reported(fleet, fix(seconds_ago, east))
    held = fleet.get(UNIT)
    assert held is not None
    assert held.fix is not None
    assert held.fix.at == NOW - timedelta(seconds=min(seconds_ago for seconds_ago, _ in reports))

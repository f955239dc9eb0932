"""The pure parts of reading: lights, the place where a page ends, cells around a point, distances."""

import math
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anmin.cases.earth import cell, cells, metres_between
from anmin.cases.model.desk import Mark, light
from anmin.cases.terms.desk import SeatLight
from anmin.cases.terms.orders import OrderState
from anmin.kernel.words import Problem
from anmin.territory.point import METRES_A_DEGREE, Point

POINTS = st.builds(Point, st.floats(-170, 170), st.floats(-80, 80))
INSTANTS = st.integers(0, 7 * 10**15).map(
    lambda micros: datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=micros)
)


@pytest.mark.parametrize(
    ("states", "shown"),
    [
        ((), None),
        (("refused", "withdrawn"), None),
        (("received",), SeatLight.RED),
        (("done", "accepted", "ordered"), SeatLight.RED),
        (("done", "on_scene", "refused"), SeatLight.GREEN),
        (("done", "reported"), SeatLight.GREY),
    ],
)
def test_the_light_is_that_of_the_order_furthest_behind(states: tuple[str, ...], shown: SeatLight | None) -> None:
    assert light(map(OrderState, states)) is shown


@given(st.integers(0, 4), INSTANTS, st.uuids())
def test_a_mark_is_read_back_as_it_was(level: int, at: datetime, id: UUID) -> None:
    assert Mark.parse(str(Mark(level, at, id))) == Mark(level, at, id)


@pytest.mark.parametrize("text", ["", "1", "1.2.3", "1.999999999999999999." + "0" * 32, "x.1." + "0" * 32])
def test_a_mark_that_was_made_up_is_refused(text: str) -> None:
    with pytest.raises(Problem):
        Mark.parse(text)


@given(POINTS, st.floats(10, 5_000), st.floats(0, 2 * math.pi), st.floats(0, 1))
def test_whatever_is_within_reach_lies_in_the_cells(here: Point, metres: float, turn: float, share: float) -> None:
    tall = metres * share * 0.999 / METRES_A_DEGREE
    lat = here.lat + tall * math.sin(turn)
    lon = here.lon + tall * math.cos(turn) / math.cos(math.radians(max(abs(here.lat), abs(lat))))
    if metres_between(here, Point(lon, lat)) > metres:
        return
    found = cells(here, metres)
    assert cell(lat) in found.rows
    assert cell(lon) in found.columns


@given(POINTS, POINTS)
def test_distances_are_the_same_both_ways(one: Point, other: Point) -> None:
    there = metres_between(one, other)
    assert there == pytest.approx(metres_between(other, one))
    assert there <= 180 * METRES_A_DEGREE + 1


def test_a_degree_of_latitude_is_111_kilometres_and_the_date_line_is_no_seam() -> None:
    assert metres_between(Point(117, 27), Point(117, 28)) == pytest.approx(111_195)
    assert metres_between(Point(117, 27), Point(117, 27)) == 0
    assert metres_between(Point(179.999, 0), Point(-179.999, 0)) == pytest.approx(222.4, abs=0.1)

"""The pure parts of reading: lights, the place where a page ends, cells around a point, distances."""

import math
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anmin.cases.model.desk import CELLS_A_DEGREE, METRES_A_DEGREE, Mark, cells, light, metres_between
from anmin.cases.terms.desk import SeatLight
from anmin.cases.terms.orders import OrderState
from anmin.kernel.words import Problem

LON, LAT = st.floats(-170, 170), st.floats(-80, 80)
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


@given(LON, LAT, st.floats(10, 5_000), st.floats(0, 2 * math.pi), st.floats(0, 1))
def test_whatever_is_within_reach_lies_in_the_cells(
    lon: float, lat: float, metres: float, turn: float, share: float
) -> None:
    tall = metres * share * 0.999 / METRES_A_DEGREE
    other_lat = lat + tall * math.sin(turn)
    other_lon = lon + tall * math.cos(turn) / math.cos(math.radians(max(abs(lat), abs(other_lat))))
    if metres_between(lon, lat, other_lon, other_lat) > metres:
        return
    found = cells(lon, lat, metres)
    assert found.south <= math.floor(other_lat * CELLS_A_DEGREE) <= found.north
    assert found.west <= math.floor(other_lon * CELLS_A_DEGREE) <= found.east


@given(LON, LAT, LON, LAT)
def test_distances_are_the_same_both_ways(lon: float, lat: float, other_lon: float, other_lat: float) -> None:
    there = metres_between(lon, lat, other_lon, other_lat)
    assert there == pytest.approx(metres_between(other_lon, other_lat, lon, lat))
    assert there <= 180 * METRES_A_DEGREE + 1


def test_a_degree_of_latitude_is_111_kilometres() -> None:
    assert metres_between(117, 27, 117, 28) == pytest.approx(111_195)
    assert metres_between(117, 27, 117, 27) == 0

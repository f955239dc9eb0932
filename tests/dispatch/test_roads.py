"""Roads in use: the nearest node, one-way streets, rivers, times and what they rest on, the way."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anmin.dispatch.roads import Edge, Node, OwnRoads, Places, RoadGraph, StraightLine
from anmin.dispatch.roads.graph import NO_ROAD_M, NOWHERE
from anmin.dispatch.roads.times import BASES
from anmin.dispatch.terms.roads import Basis
from anmin.territory.point import METRES_A_DEGREE, Point
from tests.dispatch.city import HERE, KMH, STEP, THERE, WEST, both_ways, lattice, spot


def places(*points: Point) -> Places:
    return Places(np.array([point.lon for point in points]), np.array([point.lat for point in points]))


def test_the_nearest_node_and_no_road_far_away() -> None:
    graph = lattice(3, 3)
    assert graph.nearest(spot(510, 20)) == (1, pytest.approx(np.hypot(10, 20), rel=1e-6))
    assert graph.nearest(spot(-NO_ROAD_M + 1, 0)) is not None
    assert graph.nearest(spot(-NO_ROAD_M - 1, 0)) is None
    assert graph.seconds_from(spot(-9_000, 0)) is None
    assert graph.snap(np.array([np.nan, WEST]), np.array([0.0, 0.0])).node.tolist() == [NOWHERE, 0]


def test_nodes_are_found_across_the_date_line() -> None:
    graph = RoadGraph.make([Node(179.9999, 50), Node(-179.99, 50)], both_ways(0, 1))
    found = graph.nearest(Point(-179.9999, 50))
    assert found is not None
    assert found[0] == 0
    assert found[1] < 20


def test_of_parallel_edges_the_fastest_counts() -> None:
    graph = RoadGraph.make([HERE, THERE], [Edge(0, 1, 1000, 10), Edge(0, 1, 1200, 60), Edge(0, 1, 1000, 20, "慢")])
    seconds = graph.seconds_from(Point(*THERE))
    assert seconds is not None
    assert seconds[0] == pytest.approx(72)
    assert graph._inward.nnz == 1  # a sparse matrix may add up what stands twice
    route = graph.route(Point(*HERE), Point(*THERE))
    assert route is not None
    assert (route.metres, route.streets) == (pytest.approx(1200), ())


def test_units_travel_towards_the_scene_also_on_a_one_way_street() -> None:
    graph = RoadGraph.make(
        [Node(*place) for place in ((117.0, 0.0), (117.005, 0.0), (117.005, 0.005))],
        [Edge(0, 1, 500, KMH), Edge(1, 2, 500, KMH), Edge(2, 0, 5000, KMH)],
    )
    towards_the_end, towards_the_start = graph.seconds_from(Point(117.005, 0.0)), graph.seconds_from(Point(117.0, 0.0))
    assert towards_the_end is not None
    assert towards_the_start is not None
    assert towards_the_end[0] == pytest.approx(50)
    assert towards_the_start[1] == pytest.approx(550)


def test_a_river_without_a_bridge_keeps_the_other_bank_far() -> None:
    bank, opposite = spot(0, STEP), spot(0, 2 * STEP)
    without, with_far_bridge = OwnRoads(lattice(river=1)), OwnRoads(lattice(river=1, bridges=(20,)))
    there = places(opposite)
    assert BASES[without.to(bank, there, 1800).basis[0]] is Basis.BEYOND
    assert np.isinf(without.to(bank, there, 1800).seconds[0])
    assert with_far_bridge.to(bank, there, 3600).seconds[0] == pytest.approx(41 * 50)
    assert StraightLine().to(bank, there, 1800).seconds[0] == pytest.approx(STEP * 1.4 * 3.6 / 40, rel=1e-6)
    assert without.graph.route(bank, opposite) is None


def test_the_limit_bounds_the_search() -> None:
    seconds = lattice().seconds_from(spot(0, 0), 600)
    assert seconds is not None
    assert np.isfinite(seconds).sum() == sum(x + y <= 12 for x in range(21) for y in range(5))


def test_what_a_time_rests_on_is_said() -> None:
    roads = OwnRoads(lattice())
    asked = Places(np.array([WEST, WEST - 5_000 / METRES_A_DEGREE, np.nan]), np.zeros(3))
    assert [BASES[each] for each in roads.to(spot(0, 0), asked, 1800).basis] == [
        Basis.ROAD,
        Basis.STRAIGHT_LINE,
        Basis.NO_PLACE,
    ]
    off_road = roads.to(spot(-9_000, 0), asked, 1800)
    assert [BASES[each] for each in off_road.basis] == [Basis.STRAIGHT_LINE, Basis.STRAIGHT_LINE, Basis.NO_PLACE]


def test_places_that_move_are_found_anew() -> None:
    roads, scene = OwnRoads(lattice()), spot(0, 0)
    asked = Places(np.full(2, WEST), np.zeros(2))
    assert roads.to(scene, asked, 1800).seconds.tolist() == [0, 0]
    asked.lon[1] = spot(1000, 0).lon
    assert roads.to(scene, asked, 1800).seconds == pytest.approx([0, 100], abs=0.01)
    assert roads.to(scene, places(spot(500, 0)), 1800).seconds == pytest.approx([50], abs=0.01)


def test_the_way_runs_along_streets() -> None:
    route = lattice().route(spot(0, 0), spot(1000, 500))
    assert route is not None
    assert route.seconds[-1] == pytest.approx(150, abs=0.01)
    assert route.metres == pytest.approx(1500, abs=0.1)
    assert list(route.seconds) == sorted(route.seconds)
    assert len(route.points) == len(route.seconds) == 4 + 2
    assert {name[-1] for name in route.streets} == {"街", "巷"}
    assert route.at(0) == spot(0, 0)
    assert route.at(9999) == spot(1000, 500)
    halfway = route.at(25)
    assert (halfway.lon - WEST) * METRES_A_DEGREE + halfway.lat * METRES_A_DEGREE == pytest.approx(250, abs=1)


def test_the_way_to_where_one_is() -> None:
    route = lattice().route(spot(3, 0), spot(3, 0))
    assert route is not None
    assert (len(route.points), route.metres, route.streets) == (3, pytest.approx(6, abs=0.01), ())


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_the_route_takes_as_long_as_the_search_says(data: st.DataObject) -> None:
    count = data.draw(st.integers(2, 12))
    node = st.integers(0, count - 1)
    edges = data.draw(st.lists(st.tuples(node, node, st.floats(1, 900), st.floats(5, 90), st.just("")), max_size=40))
    graph = RoadGraph.make([spot_of(number) for number in range(count)], edges)
    start, end = (Point(*spot_of(data.draw(node))) for _ in range(2))
    seconds = graph.seconds_from(end, 6 * 3600)
    route = graph.route(start, end)
    found = graph.nearest(start)
    assert seconds is not None
    assert found is not None
    if route is None:
        assert np.isinf(seconds[found[0]])
    else:
        assert route.seconds[-1] == pytest.approx(seconds[found[0]] + found[1] / (15 / 3.6), abs=1e-3)


def spot_of(number: int) -> tuple[float, float]:
    return 117 + number / 500, 26.5


def test_soonest_is_the_least_of_all_ways() -> None:
    graph = lattice(river=1, bridges=(20,))
    starts, ends = places(spot(100, 0), spot(4_000, 900)), places(spot(0, 0), spot(2_600, 1_300), spot(9_900, 2_010))
    soonest = OwnRoads(graph).soonest(starts, ends, 3_600)
    each = [
        OwnRoads(graph).to(Point(lon, lat), starts, 3_600).seconds.min()
        for lon, lat in zip(ends.lon, ends.lat, strict=True)
    ]
    assert soonest == pytest.approx(each, abs=1e-3)
    straight = StraightLine().soonest(starts, ends, 3_600)
    each = [
        StraightLine().to(Point(lon, lat), starts, 3_600).seconds.min()
        for lon, lat in zip(ends.lon, ends.lat, strict=True)
    ]
    assert straight == pytest.approx(each, abs=1e-3)


def test_nobody_is_soonest_nowhere() -> None:
    nobody, ends = places(), places(spot(0, 0))
    assert np.isinf(OwnRoads(lattice()).soonest(nobody, ends, 600)).all()
    assert np.isinf(StraightLine().soonest(nobody, ends, 600)).all()

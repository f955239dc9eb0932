"""Roads: files that are refused, the nearest node, one-way streets, rivers, the way."""

import io
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anmin.dispatch.roads import Edge, Node, OwnRoads, Places, RoadGraph, RoadSheet, StraightLine
from anmin.dispatch.roads.graph import NO_ROAD_M, NOWHERE
from anmin.dispatch.roads.sheet import MAX_NAME
from anmin.dispatch.roads.times import BASES
from anmin.dispatch.terms.roads import ROADS_REFUSED, Basis, RoadFault
from anmin.kernel.words import Problem
from anmin.territory.point import METRES_A_DEGREE, Point
from tests.dispatch.city import KMH, STEP, WEST, both_ways, lattice, spot

HERE, THERE = Node(117.0, 0.0), Node(117.01, 0.0)
NAN = float("nan")


def places(*points: Point) -> Places:
    return Places(np.array([point.lon for point in points]), np.array([point.lat for point in points]))


def refusal(problem: pytest.ExceptionInfo[Problem]) -> object:
    assert problem.value.fault is ROADS_REFUSED
    return problem.value.values["why"]


@pytest.mark.parametrize(
    ("nodes", "edges", "why"),
    [
        ([], [], RoadFault.EMPTY.at(0)),
        ([HERE, Node(NAN, 0)], [], RoadFault.NODE_PLACE.at(1)),
        ([HERE, Node(0, 91)], [], RoadFault.NODE_PLACE.at(1)),
        ([HERE, THERE], [Edge(0, 1, 5, 5), Edge(0, 2, 5, 5)], RoadFault.EDGE_NODE.at(1)),
        ([HERE, THERE], [Edge(-1, 1, 5, 5)], RoadFault.EDGE_NODE.at(0)),
        ([HERE, THERE], [Edge(0, 2**40, 5, 5)], RoadFault.EDGE_NODE.at(0)),
        ([HERE, THERE], [Edge(0, 1, 0, 5)], RoadFault.EDGE_LENGTH.at(0)),
        ([HERE, THERE], [Edge(0, 1, NAN, 5)], RoadFault.EDGE_LENGTH.at(0)),
        ([HERE, THERE], [Edge(0, 1, 5, 0)], RoadFault.EDGE_SPEED.at(0)),
        ([HERE, THERE], [Edge(0, 1, 5, NAN)], RoadFault.EDGE_SPEED.at(0)),
        ([HERE, THERE], [Edge(0, 1, 5, 5, "长" * (MAX_NAME + 1))], RoadFault.EDGE_NAME.at(0)),
    ],
)
def test_roads_that_cannot_be_are_refused_and_named(nodes: list[Node], edges: list[Edge], why: object) -> None:
    with pytest.raises(Problem) as problem:
        RoadGraph.make(nodes, edges)
    assert refusal(problem) == why


def test_a_road_file_reads_back_as_it_was_written() -> None:
    graph = lattice(river=1, bridges=(3,))
    again = RoadGraph.decode(graph.encode())
    for name in ("lon", "lat", "source", "target", "metres", "kmh", "name"):
        assert np.array_equal(getattr(graph.sheet, name), getattr(again.sheet, name))
    assert again.sheet.names == graph.sheet.names
    assert again.route(spot(0, 0), spot(900, 0)) == graph.route(spot(0, 0), spot(900, 0))


def altered(**columns: object) -> bytes:
    with np.load(io.BytesIO(lattice(3, 3).encode())) as stored:
        kept = {name: stored[name] for name in stored.files} | columns
    packed = io.BytesIO()
    np.savez_compressed(packed, **{name: value for name, value in kept.items() if value is not None})
    return packed.getvalue()


@pytest.mark.parametrize(
    ("stored", "why"),
    [
        (b"", RoadFault.UNREADABLE.at(0)),
        (b"PK\x03\x04 but no more", RoadFault.UNREADABLE.at(0)),
        (lattice(3, 3).encode()[:-30], RoadFault.UNREADABLE.at(0)),
        (altered(kmh=None), RoadFault.UNREADABLE.at(0)),
        (altered(extra=np.zeros(1)), RoadFault.UNREADABLE.at(0)),
        (altered(source=np.zeros(24, np.float64)), RoadFault.UNREADABLE.at(0)),
        (altered(names=np.array([{"a": object}], object)), RoadFault.UNREADABLE.at(0)),
        (altered(names=np.frombuffer(b'"abc"', np.uint8)), RoadFault.UNREADABLE.at(0)),
        (altered(version=np.int32(9)), RoadFault.VERSION.at(9)),
        (altered(metres=np.ones(3, np.float32)), RoadFault.LENGTHS.at(0)),
        (altered(name=np.full(24, 99, np.int32)), RoadFault.EDGE_NAME.at(0)),
    ],
)
def test_a_file_that_is_no_road_file_is_refused(stored: bytes, why: object) -> None:
    with pytest.raises(Problem) as problem:
        RoadSheet.decode(stored)
    assert refusal(problem) == why


def test_a_file_that_unpacks_too_large_is_refused_before_unpacking(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("anmin.dispatch.roads.sheet.MAX_UNPACKED", 1000)
    with pytest.raises(Problem) as problem:
        RoadSheet.decode(lattice(9, 9).encode())
    assert "12000000" in str(refusal(problem))


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=40), st.integers(0, 2000))
def test_a_damaged_file_never_gives_an_unsound_graph(junk: bytes, place: int) -> None:
    stored = lattice(3, 3).encode()
    place %= len(stored)
    try:
        RoadSheet.decode(stored[:place] + junk + stored[place + len(junk) :]).checked()
    except Problem as problem:
        assert problem.fault is ROADS_REFUSED


def test_the_nearest_node_and_no_road_far_away() -> None:
    graph = lattice(3, 3)
    assert graph.nearest(spot(510, 20)) == (1, pytest.approx(np.hypot(10, 20), rel=1e-6))
    assert graph.nearest(spot(-NO_ROAD_M + 1, 0)) is not None
    assert graph.nearest(spot(-NO_ROAD_M - 1, 0)) is None
    assert graph.seconds_from(spot(-9_000, 0)) is None
    assert graph.snap(np.array([NAN, WEST]), np.array([0.0, 0.0])).node.tolist() == [NOWHERE, 0]


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
    asked = Places(np.array([WEST, WEST - 5_000 / METRES_A_DEGREE, NAN]), np.zeros(3))
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


OSM = """<?xml version="1.0"?>
<osm version="0.6">
 <node id="1" version="1" lat="0.0" lon="117.000"/><node id="2" version="1" lat="0.0" lon="117.005"/>
 <node id="3" version="1" lat="0.0" lon="117.010"/><node id="4" version="1" lat="0.005" lon="117.005"/>
 <way id="10" version="1"><nd ref="1"/><nd ref="2"/><nd ref="3"/>
  <tag k="highway" v="primary"/><tag k="name" v="演示大道"/><tag k="maxspeed" v="60"/></way>
 <way id="11" version="1"><nd ref="2"/><nd ref="4"/><tag k="highway" v="residential"/><tag k="oneway" v="yes"/></way>
 <way id="12" version="1"><nd ref="4"/><nd ref="1"/><tag k="highway" v="footway"/></way>
 <way id="13" version="1"><nd ref="4"/><nd ref="3"/><tag k="highway" v="service"/><tag k="access" v="private"/></way>
 <way id="14" version="1"><nd ref="4"/><nd ref="99"/><tag k="highway" v="tertiary"/></way>
</osm>
"""


def test_an_osm_file_becomes_roads(tmp_path: Path) -> None:
    osmium = pytest.importorskip("osmium")
    from anmin.dispatch.roads.osm import read_osm

    source, packed = tmp_path / "town.osm", tmp_path / "town.osm.pbf"
    source.write_text(OSM)
    with osmium.SimpleWriter(str(packed)) as writer:
        for each in osmium.FileProcessor(str(source)):
            writer.add(each)
    for path in (source, packed):
        graph = read_osm(path)
        assert (len(graph), len(graph.sheet.source)) == (4, 5)
        assert graph.sheet.names == ("演示大道",)
        back = graph.seconds_from(Point(117.0, 0.0))
        assert back is not None
        assert back[2] == pytest.approx(0.01 * METRES_A_DEGREE * 3.6 / (60 * 0.85), rel=1e-4)
        assert np.isinf(back[3])
    source.write_text(OSM.replace("highway", "waterway"))
    with pytest.raises(Problem) as problem:
        read_osm(source)
    assert refusal(problem) == RoadFault.EMPTY.at(0)
    with pytest.raises(Problem) as problem:
        read_osm(tmp_path / "none.pbf")
    assert refusal(problem) == RoadFault.UNREADABLE.at(0)


def test_tags_of_osm_say_speed_and_direction() -> None:
    from anmin.dispatch.roads.osm import KMH as USUAL
    from anmin.dispatch.roads.osm import directions, speed

    assert speed({"highway": "primary_link"}) == pytest.approx(USUAL["primary"] * 2 / 3)
    assert speed({"highway": "primary", "maxspeed": "30 mph"}) == pytest.approx(30 * 1.609344 * 0.85)
    assert speed({"highway": "primary", "maxspeed": "0"}) == speed({"highway": "primary", "maxspeed": "CN:urban"})
    assert speed({"highway": "service", "access": "private", "emergency": "yes"}) == USUAL["service"]
    assert speed({"highway": "steps"}) is None
    assert directions({"oneway": "-1"}) == (False, True)
    assert directions({"junction": "roundabout"}) == directions({"highway": "motorway"}) == (True, False)
    assert directions({"highway": "motorway", "oneway": "no"}) == directions({}) == (True, True)

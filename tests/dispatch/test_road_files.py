"""Roads as they come in: what is refused, what reads back, and what a file of OpenStreetMap becomes."""

import io
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anmin.dispatch.roads import Edge, Node, RoadGraph, RoadSheet
from anmin.dispatch.roads.sheet import MAX_NAME
from anmin.dispatch.terms.roads import ROADS_REFUSED, RoadFault
from anmin.kernel.words import Problem
from anmin.territory.point import METRES_A_DEGREE, Point
from tests.dispatch.city import HERE, THERE, lattice, spot


def refusal(problem: pytest.ExceptionInfo[Problem]) -> object:
    assert problem.value.fault is ROADS_REFUSED
    return problem.value.values["why"]


@pytest.mark.parametrize(
    ("nodes", "edges", "why"),
    [
        ([], [], RoadFault.EMPTY.at(0)),
        ([HERE, Node(np.nan, 0)], [], RoadFault.NODE_PLACE.at(1)),
        ([HERE, Node(0, 91)], [], RoadFault.NODE_PLACE.at(1)),
        ([HERE, THERE], [Edge(0, 1, 5, 5), Edge(0, 2, 5, 5)], RoadFault.EDGE_NODE.at(1)),
        ([HERE, THERE], [Edge(-1, 1, 5, 5)], RoadFault.EDGE_NODE.at(0)),
        ([HERE, THERE], [Edge(0, 2**40, 5, 5)], RoadFault.EDGE_NODE.at(0)),
        ([HERE, THERE], [Edge(0, 1, 0, 5)], RoadFault.EDGE_LENGTH.at(0)),
        ([HERE, THERE], [Edge(0, 1, np.nan, 5)], RoadFault.EDGE_LENGTH.at(0)),
        ([HERE, THERE], [Edge(0, 1, 5, 0)], RoadFault.EDGE_SPEED.at(0)),
        ([HERE, THERE], [Edge(0, 1, 5, np.nan)], RoadFault.EDGE_SPEED.at(0)),
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

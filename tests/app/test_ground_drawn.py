"""What the map's ground is drawn from: the simulated city and OpenStreetMap extracts."""

import json
from collections import Counter
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import Point, STRtree
from shapely.geometry import shape

from anmin.app.city.design import design
from anmin.app.city.plan import Order, Size
from anmin.app.ground import osm
from anmin.app.ground.city import features
from anmin.app.ground.feature import ROAD_ZOOMS, Feature
from anmin.kernel.words import Problem

SAMPLE = Path(__file__).with_name("ground_sample.osm")
CITY = design(Order(Size.SMALL, 1))
DRAWN = list(features(CITY))


def of(layer: str, kind: str = "", among: list[Feature] | None = None) -> list[Any]:
    every = DRAWN if among is None else among
    found = [each for each in every if each.layer == layer and kind in {"", each.said.get("kind")}]
    return [shape(json.loads(each.shape)) for each in found]


def test_the_same_city_gives_the_same_ground_and_another_one_another() -> None:
    lines = [each.line() for each in DRAWN]
    assert lines == [each.line() for each in features(design(Order(Size.SMALL, 1)))]
    assert lines != [each.line() for each in features(design(Order(Size.SMALL, 2)))]


def test_every_layer_is_drawn() -> None:
    assert set(Counter(each.layer for each in DRAWN)) == {
        "water",
        "green",
        "built",
        "roads",
        "rails",
        "places",
        "borders",
    }


def test_every_street_is_drawn_where_the_house_has_it() -> None:
    drawn = STRtree(of("roads"))
    nodes, names = CITY.streets.nodes, {name.zh for name in CITY.streets.names}
    for edge in CITY.streets.edges:
        (east, north), (east_2, north_2) = nodes[edge.source], nodes[edge.target]
        assert drawn.query_nearest(Point((east + east_2) / 2, (north + north_2) / 2), max_distance=1e-5).size
    assert {each.said["zh"] for each in DRAWN if each.layer == "roads"} <= names


def test_roads_carry_a_class_that_the_style_knows_and_both_names() -> None:
    for each in DRAWN:
        if each.layer == "roads":
            assert each.said["class"] in ROAD_ZOOMS
            assert each.said["zh"]
            assert each.said["en"]


@settings(max_examples=5, deadline=None)
@given(st.integers(0, 999_999))
def test_nobody_lives_in_the_water_in_a_park_or_on_a_street(seed: int) -> None:
    city = design(Order(Size.SMALL, seed))
    drawn = list(features(city))
    houses = of("built", "house", drawn)
    assert len(houses) > 500
    tree = STRtree(houses)
    taken = [
        *(each for each in of("water", "", drawn) if each.area),
        *of("green", "park", drawn),
        *of("rails", "", drawn),
    ]
    assert not any(tree.query(each, "intersects").size for each in taken)
    ways = [each for each in drawn if each.layer == "roads" and each.said["class"] not in {"road", "highway"}]
    on_streets = sum(tree.query(shape(json.loads(each.shape)), "intersects").size for each in ways)
    assert on_streets < len(houses) / 50  # at sharp corners


def test_places_are_the_offices_of_the_city_and_say_that_they_are_made_up() -> None:
    places = [each.said for each in DRAWN if each.layer == "places"]
    assert Counter(each["rank"] for each in places) == {1: 1, 2: 2, 3: 6}
    assert all("（演示）" in str(each["zh"]) and "(demo)" in str(each["en"]) for each in places)
    assert not any(word in str(each["zh"]) for each in places for word in ("政府", "办事处"))


def test_no_border_lies_on_another() -> None:
    city, towns = of("borders")
    assert city.intersection(towns).length == 0
    assert city.is_ring


def test_an_extract_is_read() -> None:
    read = list(osm.features(SAMPLE))
    assert Counter((each.layer, each.said.get("kind") or each.said.get("class")) for each in read) == {
        ("roads", "arterial"): 1,
        ("water", "lake"): 1,
        ("built", "house"): 1,
        ("rails", "rail"): 1,
        ("green", "park"): 1,
        ("places", None): 1,
        ("borders", None): 1,
    }
    said = {each.layer: each.said for each in read}
    assert said["places"] == {"zh": "样镇", "en": "Sample Town", "rank": 2}
    assert said["roads"] == {"class": "arterial", "zh": "样大道", "en": "样大道", "bridge": 1}
    assert shape(json.loads(next(each.shape for each in read if each.layer == "water"))).area == pytest.approx(0.0004)


def test_borders_of_the_country_are_not_taken_from_an_extract() -> None:
    assert [each.said["level"] for each in osm.features(SAMPLE) if each.layer == "borders"] == [1]


@pytest.mark.parametrize(("content", "name"), list(product((b"", b"not a map"), ("a.osm.pbf", "a.osm"))))
def test_what_is_no_extract_is_refused(content: bytes, name: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    with pytest.raises(Problem) as refused:
        list(osm.features(file))
    assert refused.value.fault == osm.UNREADABLE


def test_an_absent_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Problem) as refused:
        list(osm.features(tmp_path / "absent.osm.pbf"))
    assert refused.value.fault == osm.UNREADABLE

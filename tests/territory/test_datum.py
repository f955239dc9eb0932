"""Shifts are undone to a micro-degree inside China, and never applied outside its outline."""

from __future__ import annotations

import json
import math
from pathlib import Path

import msgspec
import pytest
import shapely
from hypothesis import assume, given
from hypothesis import strategies as st

from anmin.territory.countries import on_mainland
from anmin.territory.datum import StoredPoint, from_wgs84, received, to_wgs84
from anmin.territory.point import Point, metres_to
from anmin.territory.terms import Datum

VECTORS = Path(__file__).parents[3] / "shared/data/vectors/gm_id_coords.json"
SHIFTED = (Datum.GCJ02, Datum.BD09)
MICRO = 1e-6
IN_THE_BOX_BUT_NOT_CHINA = {
    "木姐": (97.905, 23.985), "老街（果敢）": (98.765, 23.695), "琅勃拉邦": (102.14, 19.88), "河内": (105.85, 21.03),
    "乌兰巴托": (106.92, 47.92), "首尔": (126.98, 37.57), "平壤": (125.75, 39.03), "加德满都": (85.32, 27.71),
    "东京湾外": (136.0, 34.0), "香港": (114.158, 22.282), "澳门": (113.545, 22.19), "台北": (121.56, 25.04),
}  # fmt: skip
CHINA = st.builds(Point, st.floats(73, 136), st.floats(17, 54))
ANYWHERE = st.builds(Point, st.floats(-180, 180), st.floats(-90, 90))


def apart(a: Point, b: Point) -> float:
    return max(abs(a.lon - b.lon), abs(a.lat - b.lat))


@pytest.mark.parametrize("datum", SHIFTED)
@given(point=CHINA)
def test_the_round_trip_inside_china_is_exact_to_a_micro_degree(datum: Datum, point: Point) -> None:
    assume(on_mainland(point))
    shown = from_wgs84(point, datum)
    assert apart(shown, point) > 1e-4
    assert apart(to_wgs84(shown, datum), point) <= MICRO


@pytest.mark.parametrize("datum", list(Datum))
@given(point=ANYWHERE)
def test_a_point_outside_china_is_never_shifted_on_the_way_out(datum: Datum, point: Point) -> None:
    assume(not on_mainland(point))
    assert from_wgs84(point, datum) == point


@pytest.mark.parametrize("datum", list(Datum))
@given(point=ANYWHERE)
def test_what_comes_in_moves_only_into_china_and_never_far(datum: Datum, point: Point) -> None:
    stored = to_wgs84(point, datum)
    assert stored == point or (on_mainland(stored) and apart(stored, point) < 0.03)


@pytest.mark.parametrize("datum", SHIFTED)
@pytest.mark.parametrize(("lon", "lat"), IN_THE_BOX_BUT_NOT_CHINA.values(), ids=IN_THE_BOX_BUT_NOT_CHINA.keys())
def test_the_usual_box_does_not_decide(datum: Datum, lon: float, lat: float) -> None:
    point = Point(lon, lat)
    assert from_wgs84(point, datum) == point
    assert to_wgs84(point, datum) == point


def test_known_pair_shanghai() -> None:
    wgs = Point(121.5272106, 31.1774276)
    gcj = Point(121.531541859215, 31.17530398364597)
    assert apart(from_wgs84(wgs, Datum.GCJ02), gcj) <= MICRO
    assert apart(to_wgs84(gcj, Datum.GCJ02), wgs) <= MICRO


@pytest.mark.skipif(not VECTORS.exists(), reason="the shared vectors are not here")
def test_the_shared_vectors() -> None:
    pairs = json.loads(VECTORS.read_text("utf-8"))["wgs84_to_gcj02"]
    assert pairs
    for pair in pairs:
        wgs, gcj = Point(*pair["wgs84"]), Point(*pair["gcj02"])
        assert apart(from_wgs84(wgs, Datum.GCJ02), gcj) <= MICRO
        assert apart(to_wgs84(gcj, Datum.GCJ02), wgs) <= MICRO


def test_what_was_received_is_kept_beside_what_is_stored() -> None:
    stored = received(Point(121.531541859215, 31.17530398364597), Datum.GCJ02, 12.5)
    assert (stored.raw_lon, stored.raw_lat, stored.source_datum) == (121.531541859215, 31.17530398364597, Datum.GCJ02)
    assert stored.accuracy_m == 12.5
    assert apart(stored.point, Point(121.5272106, 31.1774276)) <= MICRO
    assert msgspec.json.decode(msgspec.json.encode(stored), type=StoredPoint) == stored


@pytest.mark.parametrize("lon", [math.nan, math.inf, -math.inf, 180.000001, -181, 1e308])
def test_a_point_that_is_not_on_earth_is_refused(lon: float) -> None:
    with pytest.raises(ValueError, match="longitude"):
        Point(lon, 0)
    with pytest.raises(ValueError, match="longitude"):
        Point(0, lon)
    with pytest.raises(ValueError, match="longitude"):
        StoredPoint(0, 0, Datum.WGS84, lon, 0)


@pytest.mark.parametrize("accuracy", [math.nan, math.inf, -1.0, 1e308])
def test_an_impossible_accuracy_is_refused(accuracy: float) -> None:
    with pytest.raises(ValueError, match="accuracy"):
        StoredPoint(0, 0, Datum.WGS84, 0, 0, accuracy)


@pytest.mark.parametrize("body", [b'{"lon":181,"lat":0}', b'{"lon":"1","lat":0}', b'{"lon":NaN,"lat":0}', b'{"lon":1}'])
def test_a_decoder_refuses_a_wrong_point(body: bytes) -> None:
    with pytest.raises(msgspec.DecodeError):
        msgspec.json.decode(body, type=Point)


def test_an_unknown_datum_is_refused() -> None:
    with pytest.raises(ValueError, match="sogou"):
        Datum("sogou")


@given(point=st.builds(Point, st.floats(-179, 179), st.floats(-60, 60)), east=st.floats(-0.3, 0.3))
def test_metres_agree_with_the_sphere(point: Point, east: float) -> None:
    other = shapely.Point(point.lon + east, point.lat)
    half = math.sin(math.radians(east) / 2) * math.cos(math.radians(point.lat))
    sphere = 2 * 6_371_008.8 * math.asin(abs(half))
    assert metres_to(point, [other])[0] == pytest.approx(sphere, rel=0.01, abs=0.01)

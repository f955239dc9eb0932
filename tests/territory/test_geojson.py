"""A file of areas is read whole or not at all, and says what to mend; a hostile file costs little."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from anmin.territory import geojson, outline
from anmin.territory.datum import from_wgs84
from anmin.territory.geojson import AreaRow, Reading, Stated, parse
from anmin.territory.point import Point
from anmin.territory.terms import AreaKind, Datum, FileFault

SEEDS = Path(__file__).parents[3] / "shared/data/geo/seed_districts.geojson"
SQUARE = [[117.4, 27.3], [117.5, 27.3], [117.5, 27.4], [117.4, 27.4], [117.4, 27.3]]
HOLE = [[117.42, 27.32], [117.42, 27.34], [117.44, 27.34], [117.44, 27.32], [117.42, 27.32]]


def feature(rings: Any = None, **more: Any) -> dict[str, Any]:
    properties = {"code": "S1", "name": "通泰所", "kind": "jurisdiction", "level": 2, **more}
    geometry = {"type": "Polygon", "coordinates": [SQUARE] if rings is None else rings}
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def packed(*features: Any, **more: Any) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": features, **more}).encode()


def faults(reading: Reading) -> list[tuple[FileFault, int]]:
    assert reading.areas == ()
    assert all(problem.zh and problem.en for problem in reading.problems)
    return [(problem.code, problem.feature) for problem in reading.problems]


def test_a_good_file_gives_its_areas() -> None:
    grid = feature(
        [SQUARE, HOLE], code="S1-01", kind="grid", level=1, parent="S1", organisation="350781", officer="P007"
    )
    many = feature(code="S2", valid_from="2026-01-01", valid_to="2027-01-01", extra={"kept": False})
    many["geometry"] = {"type": "MultiPolygon", "coordinates": [[SQUARE], [[[x + 1, y, 20.0] for x, y in SQUARE]]]}
    reading = parse(packed(feature(), grid, many, name="layer", crs=None))
    assert reading.problems == ()
    first, second, third = reading.areas
    assert first == AreaRow(1, "S1", "通泰所", AreaKind.JURISDICTION, 2, shapely.Polygon(SQUARE))
    assert (second.parent, second.organisation, second.officer) == ("S1", "350781", "P007")
    assert second.geometry.equals(shapely.Polygon(SQUARE, [HOLE]))
    assert third.geometry.geom_type == "MultiPolygon"
    assert not third.geometry.has_z
    assert (third.valid_from, third.valid_to) == (date(2026, 1, 1), date(2027, 1, 1))
    assert parse(b"\xef\xbb\xbf" + packed(feature())).areas == (first,)


def test_one_bad_feature_and_no_area_is_returned() -> None:
    reading = parse(packed(feature(), feature(code="S2", level="two"), feature(code="S3", kind="grid", level=3)))
    assert faults(reading) == [(FileFault.WRONG_FEATURE, 2), (FileFault.WRONG_LEVEL, 3)]
    assert reading.problems[0].zh == "第 2 个要素：“properties.level”的类型或格式不正确。"
    assert reading.problems[0].en.startswith("Feature 2: “properties.level”")


def test_kind_and_level_may_be_stated_for_the_whole_file() -> None:
    plain = feature()
    del plain["properties"]["kind"], plain["properties"]["level"]
    grid = feature(code="S2", kind="grid", level=2)
    stated = Stated(kind=AreaKind.JURISDICTION, level=3)
    rows = parse(packed(plain, grid), stated).areas
    assert [(row.kind, row.level) for row in rows] == [(AreaKind.JURISDICTION, 3), (AreaKind.GRID, 2)]
    assert faults(parse(packed(plain))) == [(FileFault.WRONG_FEATURE, 1)]
    assert faults(parse(packed(plain), Stated(kind=AreaKind.GRID, level=3))) == [(FileFault.WRONG_LEVEL, 1)]


FAR = [[1e308, 0], [1, 0], [1, 1], [1e308, 0]]
BOWTIE = [[117.4, 27.3], [117.5, 27.4], [117.5, 27.3], [117.4, 27.4], [117.4, 27.3]]
KNOT = [*SQUARE[:3], [117.45, 27.4], [117.45001, 27.40001], [117.45001, 27.4], *SQUARE[3:]]
OUTSIDE_HOLE = [[x + 1, y] for x, y in HOLE]


@pytest.mark.parametrize(
    ("wrong", "fault"),
    [
        (feature([FAR]), FileFault.OUT_OF_RANGE),
        (feature([[[27.3, 117.4], [27.3, 117.5], [27.4, 117.5], [27.3, 117.4]]]), FileFault.OUT_OF_RANGE),
        (feature([SQUARE[:-1]]), FileFault.OPEN_RING),
        (feature([SQUARE[:2] + SQUARE[:1]]), FileFault.OPEN_RING),
        (feature([[]]), FileFault.OPEN_RING),
        (feature([]), FileFault.WRONG_FEATURE),
        (feature([BOWTIE]), FileFault.CROSSING),
        (feature([SQUARE, OUTSIDE_HOLE]), FileFault.CROSSING),
        (feature([[[1, 1], [2, 2], [1, 1], [1, 1]]]), FileFault.NO_AREA),
        (feature([[["1", 2]]]), FileFault.WRONG_FEATURE),
        (feature([[[True, 2]]]), FileFault.WRONG_FEATURE),
        (feature([[[None, 2]]]), FileFault.WRONG_FEATURE),
        (feature([[[1]]]), FileFault.WRONG_FEATURE),
        (feature([[[1, 2, 3, 4, 5]]]), FileFault.WRONG_FEATURE),
        (feature("POLYGON"), FileFault.WRONG_FEATURE),
        (feature({"x": 1}), FileFault.WRONG_FEATURE),
        (feature(code=""), FileFault.WRONG_FEATURE),
        (feature(code="a b"), FileFault.WRONG_FEATURE),
        (feature(code="S1\n"), FileFault.WRONG_FEATURE),
        (feature(code="x" * 65), FileFault.WRONG_FEATURE),
        (feature(name="名" * 201), FileFault.WRONG_FEATURE),
        (feature(name="a\u0000b"), FileFault.WRONG_FEATURE),
        (feature(name="a\n"), FileFault.WRONG_FEATURE),
        (feature(kind="planet"), FileFault.WRONG_FEATURE),
        (feature(level=0), FileFault.WRONG_FEATURE),
        (feature(valid_from="2026-02-30"), FileFault.WRONG_FEATURE),
        (feature(valid_from="2026-02-02", valid_to="2026-02-02"), FileFault.WRONG_DATES),
        ({**feature(), "geometry": None}, FileFault.WRONG_FEATURE),
        ({**feature(), "geometry": {"type": "Polygon"}}, FileFault.WRONG_FEATURE),
        ({**feature(), "geometry": {"type": "Point", "coordinates": [1, 2]}}, FileFault.WRONG_KIND),
        ({**feature(), "geometry": {"type": "GeometryCollection", "geometries": []}}, FileFault.WRONG_FEATURE),
        ({**feature(), "properties": None}, FileFault.WRONG_FEATURE),
        ({**feature(), "type": "Polygon"}, FileFault.WRONG_FEATURE),
        ({**feature(), "bbox": [117.4, 27.3, 117.45, 27.4]}, FileFault.WRONG_BBOX),
        ({**feature(), "bbox": [117.4, 27.3, 0, 117.5, 27.4]}, FileFault.WRONG_BBOX),
        ({**feature(), "bbox": ["a"] * 4}, FileFault.WRONG_FEATURE),
        (None, FileFault.WRONG_FEATURE),
        ([], FileFault.WRONG_FEATURE),
        (17, FileFault.WRONG_FEATURE),
    ],
)
def test_a_wrong_feature_is_named(wrong: Any, fault: FileFault) -> None:
    assert faults(parse(packed(feature(code="S0"), wrong))) == [(fault, 2)]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", FileFault.NOT_GEOJSON),
        (b"\x00\xff\xfe", FileFault.NOT_GEOJSON),
        (b"[]", FileFault.NOT_GEOJSON),
        (b'{"type":"Feature","features":[]}', FileFault.NOT_GEOJSON),
        (b'{"type":"FeatureCollection"}', FileFault.NOT_GEOJSON),
        (packed(feature())[:-1], FileFault.NOT_GEOJSON),
        (packed(feature()).replace(b"117.5", b"NaN"), FileFault.NOT_GEOJSON),
        (packed(feature()).replace(b"117.5", b"Infinity"), FileFault.NOT_GEOJSON),
        (packed(), FileFault.EMPTY),
        (packed(feature(), crs={"type": "name", "properties": {"name": "EPSG:3857"}}), FileFault.UNKNOWN_DATUM),
        (packed(feature(), crs={"type": "link"}), FileFault.UNKNOWN_DATUM),
        (packed(feature(), crs={"properties": [1]}), FileFault.UNKNOWN_DATUM),
    ],
)
def test_a_wrong_file_is_refused_whole(content: bytes, fault: FileFault) -> None:
    assert faults(parse(content)) == [(fault, 0)]


def test_the_bbox_of_the_file_holds_every_feature() -> None:
    assert parse(packed(feature(), bbox=[117, 27, 118, 28])).problems == ()
    assert faults(parse(packed(feature(), bbox=[117.45, 27, 118, 28]))) == [(FileFault.WRONG_BBOX, 1)]


@pytest.mark.parametrize("name", ["urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4326", "urn:ogc:def:crs:EPSG::4490"])
def test_degrees_of_wgs84_and_cgcs2000_are_known(name: str) -> None:
    assert len(parse(packed(feature(), crs={"type": "name", "properties": {"name": name}})).areas) == 1


@pytest.mark.parametrize(("good", "bad"), [(b"117.5", b"1e400"), (b'"S1"', b'"\xff"')])
def test_a_number_or_text_that_cannot_be_kept_is_refused(good: bytes, bad: bytes) -> None:
    assert faults(parse(packed(feature()).replace(good, bad))) == [(FileFault.WRONG_FEATURE, 1)]


def test_a_small_crossing_is_mended_and_marked() -> None:
    reading = parse(packed(feature([KNOT])))
    assert reading.problems == ()
    assert reading.areas[0].mended
    assert reading.areas[0].geometry.is_valid
    assert reading.areas[0].geometry.area == pytest.approx(0.01, rel=1e-3)


def test_a_crossing_that_cannot_be_mended_says_where() -> None:
    assert "117.45000, 27.35000" in parse(packed(feature([BOWTIE]))).problems[0].zh


def test_codes_are_unique_and_parents_coarser() -> None:
    grid = feature(code="G1", kind="grid", level=1, parent="S1")
    assert faults(parse(packed(feature(), grid, feature()))) == [(FileFault.SAME_CODE, 3)]
    assert faults(parse(packed(feature(parent="G1"), grid))) == [(FileFault.WRONG_PARENT, 1)]
    assert faults(parse(packed(feature(parent="S1")))) == [(FileFault.WRONG_PARENT, 1)]
    assert parse(packed(feature(parent="elsewhere"))).problems == ()


@pytest.mark.parametrize("datum", [Datum.GCJ02, Datum.BD09])
def test_shifted_coordinates_are_converted(datum: Datum) -> None:
    shown = [from_wgs84(Point(lon, lat), datum) for lon, lat in SQUARE]
    row = parse(packed(feature([[[point.lon, point.lat] for point in shown]])), Stated(datum)).areas[0]
    assert row.geometry.equals_exact(shapely.Polygon(SQUARE), tolerance=1e-6)


# --- hostile files ------------------------------------------------------------


def test_ten_million_vertices_are_refused_before_they_are_unpacked() -> None:
    content = b'{"type":"FeatureCollection","features":[{"c":[[' + b"[1,2]," * 10_000_000 + b"[1,2]]]}]}"
    assert faults(parse(content)) == [(FileFault.TOO_MANY_VERTICES, 0)]


def test_too_many_bytes_features_or_vertices(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(geojson, "MAX_BYTES", 3000)
    assert faults(parse(b" " * 3001)) == [(FileFault.TOO_BIG, 0)]
    monkeypatch.setattr(geojson, "MAX_FEATURES", 2)
    assert faults(parse(packed(1, 2, 3))) == [(FileFault.TOO_MANY_FEATURES, 0)]
    monkeypatch.setattr(geojson, "MAX_VERTICES", 10)
    assert faults(parse(packed(feature(), feature([SQUARE, HOLE], code="S2")))) == [(FileFault.TOO_MANY_VERTICES, 2)]


@pytest.mark.parametrize(("opening", "closing"), [(b"[", b"]"), (b'{"a":', b"}")])
@pytest.mark.parametrize("depth", [5_000, 900_000])
def test_deep_nesting_is_refused(opening: bytes, closing: bytes, depth: int) -> None:
    nest = opening * depth + b"1" + closing * depth
    for content in (
        nest,
        b'{"type":"FeatureCollection","features":[' + nest + b"]}",
        packed(feature("?")).replace(b'"?"', nest),
    ):
        assert faults(parse(content))[0][0] in {
            FileFault.NOT_GEOJSON,
            FileFault.TOO_MANY_VERTICES,
            FileFault.WRONG_FEATURE,
        }


def test_tangles_are_refused_untouched() -> None:
    tangle = [[117 + (i * 7919 % 4001) / 4001, 27 + (i * 104_729 % 3989) / 3989] for i in range(3000)]
    reading = parse(packed(*(feature([[*tangle, tangle[0]]], code=f"S{number}") for number in range(30))))
    assert faults(reading) == [(FileFault.CROSSING, number) for number in range(1, 31)]


def test_the_work_of_mending_is_limited_for_the_whole_file(monkeypatch: pytest.MonkeyPatch) -> None:
    knots = packed(*(feature([KNOT], code=f"S{number}") for number in range(4)))
    assert len(parse(knots).areas) == 4
    monkeypatch.setattr(outline, "MENDING_WORK", 2 * len(KNOT) ** 2)
    assert faults(parse(knots)) == [(FileFault.CROSSING, 3), (FileFault.CROSSING, 4)]


def test_a_long_list_of_problems_is_cut() -> None:
    reading = parse(packed(*([1] * 1000)))
    assert len(reading.problems) == geojson.MAX_PROBLEMS + 1
    assert reading.problems[-1].code is FileFault.MORE


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=12,
)


@given(JSON, JSON, JSON)
def test_any_json_is_answered_and_never_raises(coordinates: Any, properties: Any, bbox: Any) -> None:
    hostile = {**feature(), "bbox": bbox, "geometry": {"type": "Polygon", "coordinates": coordinates}}
    for content in (packed(hostile), packed({**feature(), "properties": properties}), json.dumps(properties).encode()):
        reading = parse(content)
        assert bool(reading.areas) != bool(reading.problems)


@given(st.binary(max_size=200))
def test_any_bytes_are_answered(content: bytes) -> None:
    assert parse(content).problems


@pytest.mark.skipif(not SEEDS.exists(), reason="the shared outlines are not here")
def test_the_districts_of_the_model_cities_are_read() -> None:
    collection = json.loads(SEEDS.read_text("utf-8"))
    for found in collection["features"]:
        seed = found["properties"]
        found["properties"] = {"code": str(seed["adcode"]), "name": seed["name"], "kind": "jurisdiction", "level": 1}
    reading = parse(json.dumps(collection).encode())
    assert reading.problems == ()
    assert len(reading.areas) == len(collection["features"]) == 85

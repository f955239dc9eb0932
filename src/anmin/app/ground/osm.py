"""Reads the ground out of an OpenStreetMap extract (.osm.pbf, .osm). It needs the extra `anmin[osm]`.

It reads a local file and fetches nothing. Borders of countries and provinces are left out: those are drawn as the law
has them, not as an extract does. Data: © OpenStreetMap contributors, ODbL; the map says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from anmin.app.ground.feature import BUILDINGS_ZOOM, PLACE_ZOOMS, ROAD_ZOOMS, Feature, Layer
from anmin.dispatch.terms.roads import ROADS_READER_MISSING
from anmin.kernel.words import Fault

ATTRIBUTION = "© OpenStreetMap contributors"
UNREADABLE = Fault("map_file_unreadable", 422, "无法读取地图文件。", "The map file cannot be read.")

Meaning = tuple[Layer, str, int]
"""The layer, the class or kind in it, and from which zoom it is drawn."""
ROADS: Mapping[str, str] = {
    "highway": "motorway trunk motorway_link trunk_link",
    "arterial": "primary secondary primary_link secondary_link",
    "road": "tertiary tertiary_link unclassified road",
    "street": "residential living_street",
    "lane": "service track",
    "path": "pedestrian footway cycleway path steps",
}
LINES: Mapping[Meaning, str] = {
    ("water", "river", 8): "waterway=river waterway=canal",
    ("water", "stream", 12): "waterway=stream waterway=drain",
    ("rails", "rail", 8): "railway=rail railway=light_rail",
    **{("roads", name, ROAD_ZOOMS[name]): f"highway={' highway='.join(ROADS[name].split())}" for name in ROADS},
}
AREAS: Mapping[Meaning, str] = {
    ("water", "lake", 6): "natural=water waterway=riverbank landuse=reservoir",
    ("water", "pond", 11): "landuse=basin landuse=salt_pond",
    ("green", "wood", 8): "landuse=forest natural=wood natural=scrub natural=grassland",
    ("green", "park", 11): "leisure=park leisure=garden landuse=grass landuse=meadow landuse=cemetery",
    ("built", "quarter", 8): "landuse=residential landuse=commercial landuse=retail landuse=industrial",
}
HOUSE: Meaning = ("built", "house", BUILDINGS_ZOOM)
RANKS = {"city": 1, "town": 2, "suburb": 3, "village": 3, "quarter": 3, "neighbourhood": 3}
BORDERS = {"5": (1, 5), "6": (1, 5), "7": (2, 9), "8": (2, 9)}
"""Prefectures and counties, then towns, by `admin_level`: our level, and from which zoom."""
KEYS = ("highway", "waterway", "railway", "natural", "landuse", "leisure", "building", "boundary", "place")

_LINES = {tag: meaning for meaning, tags in LINES.items() for tag in tags.split()}
_AREAS = {tag: meaning for meaning, tags in AREAS.items() for tag in tags.split()}
Tags = Mapping[str, str]


def features(path: Path) -> Iterator[Feature]:
    """Raises ROADS_READER_MISSING without the extra and UNREADABLE."""
    try:
        import osmium  # the extra is optional
    except ImportError as error:
        raise ROADS_READER_MISSING() from error
    shapes = osmium.geom.GeoJSONFactory()
    try:
        each: Any
        for each in osmium.FileProcessor(str(path)).with_areas().with_filter(osmium.filter.KeyFilter(*KEYS)):
            tags = {tag.k: tag.v for tag in each.tags}
            if each.is_node():
                yield from _drawn(_place(tags), shapes.create_point, each)
            elif each.is_way():
                yield from _drawn(_line(tags), _known, each)
            elif each.is_area():
                yield from _drawn(_area(tags), shapes.create_multipolygon, each)
    except (RuntimeError, OSError) as error:  # all that osmium raises for a file it cannot read
        raise UNREADABLE() from error


def _drawn(feature: Feature | None, shape: Callable[[Any], str], of: Any) -> Iterator[Feature]:
    """Nothing for what the house does not draw."""
    if feature is not None and (outline := shape(of)):
        yield Feature(feature.layer, outline, feature.zoom, feature.said)


def _known(way: Any) -> str:
    """The part of a way whose nodes are in the extract; "" when that is no line."""
    line = [(each.lon, each.lat) for each in way.nodes if each.location.valid()]
    return msgspec.json.encode({"type": "LineString", "coordinates": line}).decode() if len(line) > 1 else ""


def _place(tags: Tags) -> Feature | None:
    rank = RANKS.get(tags.get("place", ""))
    if rank is None or "name" not in tags:
        return None
    return Feature("places", "", PLACE_ZOOMS[rank], {**_names(tags), "rank": rank})


def _line(tags: Tags) -> Feature | None:
    if tags.get("boundary") == "administrative":
        level, zoom = BORDERS.get(tags.get("admin_level", ""), (0, 0))
        return Feature("borders", "", zoom, {"level": level}) if level else None
    if tags.get("area") == "yes":
        return None
    return _meant(_LINES, tags, {"bridge": int(tags.get("bridge", "no") != "no")})


def _area(tags: Tags) -> Feature | None:
    if tags.get("building", "no") != "no":
        return Feature(HOUSE[0], "", HOUSE[2], {"kind": HOUSE[1]})
    return _meant(_AREAS, tags, {})


def _meant(meanings: Mapping[str, Meaning], tags: Tags, more: dict[str, str | int]) -> Feature | None:
    meaning = next((meanings[tag] for tag in map("=".join, tags.items()) if tag in meanings), None)
    if meaning is None:
        return None
    layer, name, zoom = meaning
    return Feature(layer, "", zoom, {"class" if layer == "roads" else "kind": name, **_names(tags), **more})


def _names(tags: Tags) -> dict[str, str | int]:
    """What is written on the spot stands for the language that has no name."""
    return {"zh": tags.get("name:zh", tags.get("name", "")), "en": tags.get("name:en", tags.get("name", ""))}

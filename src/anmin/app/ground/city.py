"""Draws the ground of a simulated city from its streets, areas and offices, with scenery between them.

It draws what the house works with at the very place where the house has it.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator

import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry as Shape

from anmin.app.city.design import City
from anmin.app.city.ground import metres
from anmin.app.city.organisations import Office
from anmin.app.city.road_net import WayKind
from anmin.app.city.streets import Edge
from anmin.app.ground.feature import PLACE_ZOOMS, ROAD_ZOOMS, Feature
from anmin.app.ground.scenery import Scenery, in_degrees
from anmin.identity.terms.organisations import OrganisationKind as Kind

CLASSES = {
    WayKind.HIGHWAY: "highway",
    WayKind.ARTERIAL: "arterial",
    WayKind.COUNTRY_ROAD: "road",
    WayKind.STREET: "street",
    WayKind.LANE: "lane",
}
_HOUSES = {WayKind.LANE, WayKind.STREET, WayKind.ARTERIAL}
_RANKS = {Kind.CITY: 1, Kind.TOWN: 2, Kind.VILLAGE: 3}
_OFFICES = ("人民政府", "办事处", " Government", " Office")
_BORDER_ZOOMS = (5, 9)


def features(city: City) -> Iterator[Feature]:
    """The same city gives the same ground."""
    ways = _ways(city)
    fronts = [line for edge, line in ways if edge.kmh in _HOUSES and not edge.bridge]
    outlines = _outlines(city.areas)
    scenery = Scenery(city.order, city.streets.river, fronts, outlines[1][0])
    yield from scenery.features()
    yield from _roads(city, ways)
    yield from _borders(outlines)
    yield from (_place(office) for office in city.offices if office.kind in _RANKS)


def _ways(city: City) -> list[tuple[Edge, Shape]]:
    """Both directions of a street are one way; in metres."""
    plane = [metres(node) for node in city.streets.nodes]
    both = {frozenset((edge.source, edge.target)): edge for edge in city.streets.edges}.values()
    return [(edge, shapely.LineString((plane[edge.source], plane[edge.target]))) for edge in both]


def _roads(city: City, ways: Iterable[tuple[Edge, Shape]]) -> Iterator[Feature]:
    """All of one name hang together, so that it can be written along them."""
    found: dict[tuple[int, WayKind, bool], list[Shape]] = defaultdict(list)
    for edge, line in ways:
        found[edge.name, WayKind(int(edge.kmh)), edge.bridge].append(line)
    for (number, kind, bridge), lines in found.items():
        name, among = city.streets.names[number], CLASSES[kind]
        whole = shapely.line_merge(shapely.union_all(lines))
        said: dict[str, str | int] = {"class": among, "zh": name.zh, "en": name.en, "bridge": int(bridge)}
        yield Feature("roads", in_degrees(whole), ROAD_ZOOMS[among], said)


def _outlines(areas: str) -> dict[int, list[Shape]]:
    """The jurisdictions by level, in degrees."""
    found = defaultdict(list)
    for each in json.loads(areas)["features"]:
        if each["properties"]["kind"] == "jurisdiction":
            found[each["properties"]["level"]].append(shape(each["geometry"]))
    return found


def _borders(outlines: dict[int, list[Shape]]) -> Iterator[Feature]:
    """Each line once, at its highest level: two dashed lines on each other would be none."""
    drawn: Shape = shapely.MultiLineString()
    for level, zoom in enumerate(_BORDER_ZOOMS, start=1):
        lines = shapely.union_all([each.boundary for each in outlines[level]])
        fresh = shapely.line_merge(lines.difference(drawn))
        drawn = lines.union(drawn)
        yield Feature("borders", shapely.to_geojson(fresh), zoom, {"level": level})


def _place(office: Office) -> Feature:
    rank, zh, en = _RANKS[office.kind], office.name.zh, office.name.en
    for word in _OFFICES:
        zh, en = zh.replace(word, ""), en.replace(word, "")
    where = shapely.Point(office.address.lon, office.address.lat)
    return Feature("places", shapely.to_geojson(where), PLACE_ZOOMS[rank], {"zh": zh, "en": en, "rank": rank})

"""Reads the road network out of an OpenStreetMap extract (.osm.pbf, .osm): which ways are driven, which way, how fast.

It needs the extra `anmin[osm]`. It reads a local file and fetches nothing; turn restrictions are not read, since a
unit on an emergency call may turn. Data: © OpenStreetMap contributors, ODbL; whoever shows it says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

from anmin.cases.earth import metres_between
from anmin.dispatch.roads.graph import RoadGraph
from anmin.dispatch.roads.sheet import MAX_KMH, MAX_NAME, Edge, Node, refused
from anmin.dispatch.terms.roads import ROADS_READER_MISSING, RoadFault
from anmin.territory.point import Point

KMH: Mapping[str, float] = {
    "motorway": 90,
    "trunk": 65,
    "primary": 50,
    "secondary": 40,
    "tertiary": 35,
    "unclassified": 30,
    "residential": 25,
    "living_street": 12,
    "service": 15,
    "track": 15,
    "road": 25,
}
"""What a car makes on an ordinary day where no limit is stated. Links of a class are two thirds as fast."""
LINK = 2 / 3
OF_LIMIT = 0.85
"""What is made of a stated limit over a whole stretch."""
KMH_A_MPH = 1.609344
CLOSED = frozenset({"no", "private"})
OPEN = frozenset({"yes", "designated", "permissive", "emergency"})
ONE_WAY = frozenset({"yes", "true", "1"})
BACKWARDS = frozenset({"-1", "reverse"})
SHORTEST_M = 0.1
_LIMIT = re.compile(r"(\d{1,3}(?:\.\d+)?)\s*(mph|km/h)?")

Tags = Mapping[str, str]


def read_osm(path: Path) -> RoadGraph:
    """Raises ROADS_READER_MISSING without the extra, ROADS_REFUSED when the file holds no road or cannot be read."""
    builder = _Builder()
    try:
        for way in _ways(path):
            builder.add(way.tags, [(each.ref, each.lon, each.lat) for each in way.nodes if each.location.valid()])
    except (RuntimeError, OSError) as error:  # all that osmium raises for a file it cannot read
        raise refused(RoadFault.UNREADABLE) from error
    return RoadGraph.make(builder.nodes, builder.edges)


def _ways(path: Path) -> Iterator[Any]:
    try:
        import osmium  # the extra is optional
    except ImportError as error:
        raise ROADS_READER_MISSING() from error
    read = osmium.FileProcessor(str(path), osmium.osm.NODE | osmium.osm.WAY).with_locations()
    ways = osmium.filter.EntityFilter(osmium.osm.WAY)
    yield from read.with_filter(ways).with_filter(osmium.filter.KeyFilter("highway"))


class _Builder:
    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self.edges: list[Edge] = []
        self._known: dict[int, int] = {}

    def add(self, tags: Tags, line: list[tuple[int, float, float]]) -> None:
        kmh = speed(tags)
        if kmh is None:
            return
        forth, back = directions(tags)
        name = tags.get("name", tags.get("ref", ""))[:MAX_NAME]
        for (ref, *start), (next_ref, *end) in pairwise(line):
            metres = max(metres_between(Point(*start), Point(*end)), SHORTEST_M)
            here, there = self._node(ref, *start), self._node(next_ref, *end)
            self.edges += [Edge(here, there, metres, kmh, name)] if forth else []
            self.edges += [Edge(there, here, metres, kmh, name)] if back else []

    def _node(self, ref: int, lon: float, lat: float) -> int:
        number = self._known.setdefault(ref, len(self.nodes))
        if number == len(self.nodes):
            self.nodes.append(Node(lon, lat))
        return number


def speed(tags: Tags) -> float | None:
    """Kilometres an hour on a way; None: a car of the service does not drive it."""
    kind = tags.get("highway", "")
    usual = KMH.get(kind.removesuffix("_link"))
    access = tags.get("motor_vehicle", tags.get("vehicle", tags.get("access", "yes")))
    if usual is None or (access in CLOSED and tags.get("emergency") not in OPEN) or tags.get("area") == "yes":
        return None
    limit = _LIMIT.fullmatch(tags.get("maxspeed", ""))
    if limit and float(limit[1]) >= 1:
        stated = float(limit[1]) * (KMH_A_MPH if limit[2] == "mph" else 1.0)
        return min(max(stated * OF_LIMIT, 1.0), MAX_KMH)
    return usual * (LINK if kind.endswith("_link") else 1.0)


def directions(tags: Tags) -> tuple[bool, bool]:
    """Whether the way is driven as drawn, and against it. Roundabouts and motorways are one-way unless they say no."""
    said = tags.get("oneway", "")
    if said in BACKWARDS:
        return False, True
    implied = tags.get("junction") in {"roundabout", "circular"} or tags.get("highway") in {"motorway", "motorway_link"}
    return True, not (said in ONE_WAY or (implied and said != "no"))

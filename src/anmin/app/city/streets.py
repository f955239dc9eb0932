"""The streets of a simulated city as a road graph: a main town on both banks, towns and villages, roads between them.

Only a bridge leads over the river. Every crossing can be reached from every other. It is pure; who drives along it is
the house's matter.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from random import Random

import msgspec

from anmin.app.city.areas import Land
from anmin.app.city.ground import BANK, Degrees, Metres, River, degrees, river
from anmin.app.city.names import Called, places
from anmin.app.city.plan import Order
from anmin.app.city.road_net import Groups, RoadNet, Way, WayKind
from anmin.app.city.settlements import Settlement, Site, settle, span

_STEP = 220.0
"""Metres between the bends of a road."""
_BLOCK = 105.0


class Edge(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """One direction: numbers of two nodes, metres, km/h, the number of a name, and whether it is a bridge."""

    source: int
    target: int
    metres: float
    kmh: float
    name: int
    bridge: bool


class Streets(msgspec.Struct, frozen=True):
    """`nodes`: longitude and latitude. `towns`: the node in the middle of each town of the land, in its order."""

    nodes: tuple[Degrees, ...]
    edges: tuple[Edge, ...]
    names: tuple[Called, ...]
    towns: tuple[int, ...]
    river: River

    def named_edges(self) -> Iterator[tuple[int, int, float, float, str]]:
        """As a road graph is made of them: source, target, metres, km/h, name."""
        return ((edge.source, edge.target, edge.metres, edge.kmh, self.names[edge.name].zh) for edge in self.edges)


def streets(order: Order, land: Land) -> Streets:
    """The network of this city over the towns and villages of its land."""
    drawing = _Drawing(order, land)
    drawing.main_town()
    drawing.countryside()
    drawing.roads()
    drawing.country_bridges()
    return drawing.finished()


class _Drawing:
    def __init__(self, order: Order, land: Land) -> None:
        self.order = order
        self.land = land
        self.dice: Random = order.dice("streets")
        self.net = RoadNet()
        columns, rows = order.shape.streets
        self.river: River = river(self.dice, order.shape.half, rows * _BLOCK)
        self.names: list[Called] = []
        self._fresh = places(order.dice("street names"))
        self.site = Site((0.0, 0.0), columns, rows, _BLOCK, self.dice.uniform(-0.12, 0.12), across=True)
        self.gates: dict[bool, list[int]] = {True: [], False: []}
        self.hubs: list[Settlement] = []

    def name(self, kind: WayKind) -> int:
        called = next(self._fresh, None) or Called(f"第{len(self.names)}", f"No. {len(self.names)}")
        self.names.append(called.followed(*_TITLES[kind]))
        return len(self.names) - 1

    def main_town(self) -> None:
        """On both banks; its arterials end in gates, at which the roads from outside arrive."""
        town = settle(self.net, self.site, self.river, self.dice, self.name)
        span(self.net, town, self.river, self.order.shape.bridges[0], self.name)
        last = (self.site.columns - 1, self.site.rows - 1)
        for (column, row), node in town.crossings.items():
            if (column in (0, last[0]) or row in (0, last[1])) and (column % 5 == 0 or row % 5 == 0):
                self.gates[self.river.is_north(self.net.places[node])].append(node)

    def countryside(self) -> None:
        """A settlement for every town and village that does not lie in the main town or beside another one."""
        for town in self.land.towns:
            self._settle(self.land.middle(town.box), (self.dice.randint(8, 13), self.dice.randint(6, 9)), 95.0)
            for village in town.villages:
                self._settle(self.land.middle(village.box), (self.dice.randint(3, 5), self.dice.randint(2, 4)), 70.0)

    def _settle(self, middle: Metres, size: tuple[int, int], apart: float) -> None:
        near = max(size) * apart
        north = self.river.is_north(middle)
        middle = self.river.ashore(middle, north=north, away=BANK + near / 2)
        if any(math.dist(middle, other.site.middle) < near + other.site.reach for other in self.hubs):
            return
        columns, rows = self.site.columns * _BLOCK / 2 + near, self.site.rows * _BLOCK / 2 + near
        if abs(middle[0]) < columns and abs(middle[1]) < rows:
            return
        site = Site(middle, *size, apart, self.dice.uniform(-0.6, 0.6))
        self.hubs.append(settle(self.net, site, self.river, self.dice, self.name))

    def roads(self) -> None:
        """On each bank the shortest roads that join everything to the gates, and some more."""
        for north in (True, False):
            hubs = [hub for hub in self.hubs if self.river.is_north(hub.site.middle) == north and hub.crossings]
            self._join(hubs, north=north)

    def _join(self, hubs: list[Settlement], *, north: bool) -> None:
        pairs = sorted(
            (math.dist(one.site.middle, other.site.middle), i, j)
            for i, one in enumerate(hubs)
            for j, other in enumerate(hubs[:i])
        )
        gates = [self.net.nearest(hub.site.middle, self.gates[north]) for hub in hubs]
        to_town = [
            (math.dist(hub.site.middle, self.net.places[gate]), i, -1)
            for i, (hub, gate) in enumerate(zip(hubs, gates, strict=True))
        ]
        groups, spare = Groups(len(hubs) + 1), len(hubs) // 3
        for _, i, j in sorted([*pairs, *to_town]):
            if groups.join(i + 1, j + 1):
                self._road(hubs[i].members, hubs[j].members if j >= 0 else [gates[i]])
            elif spare and self.dice.random() < 0.08:
                spare -= 1
                self._road(hubs[i].members, hubs[j].members if j >= 0 else [gates[i]])

    def _road(self, here: list[int], there: list[int]) -> None:
        """Between the nearest crossings of two places, with bends; along the bank where the water is in the way."""
        net, goal = self.net, self.net.places[there[len(there) // 2]]
        start = net.nearest(goal, here)
        end = net.nearest(net.places[start], there)
        long = net.away(start, end)
        kind = WayKind.HIGHWAY if long > 3_000 else WayKind.COUNTRY_ROAD
        bent, number = self.dice.uniform(-0.08, 0.08) * long, self.name(kind)
        (east, north), (east_2, north_2) = net.places[start], net.places[end]
        before, steps = start, max(1, round(long / _STEP))
        for step in range(1, steps):
            along, aside = step / steps, bent * math.sin(math.pi * step / steps) / long
            place = (
                east + along * (east_2 - east) - aside * (north_2 - north),
                north + along * (north_2 - north) + aside * (east_2 - east),
            )
            node = net.crossing(self.river.ashore(place, north=self.river.is_north(net.places[start])))
            net.ways.append(Way(before, node, kind, number))
            before = node
        net.ways.append(Way(before, end, kind, number))

    def country_bridges(self) -> None:
        """Far from the main town, alternately west and east of it."""
        half = self.order.shape.half
        for number in range(self.order.shape.bridges[1]):
            east = (0.62 + 0.1 * number) * half * (-1 if number % 2 else 1)
            bank = self.river.north_at(east)
            south, north = (self.net.crossing((east, bank + side * BANK)) for side in (-1.0, 1.0))
            self.net.ways.append(Way(south, north, WayKind.COUNTRY_ROAD, self.name(WayKind.COUNTRY_ROAD), bridge=True))
            for node, up in ((south, False), (north, True)):
                self._road([node], self._nearest_settlement(node, north=up).members)

    def _nearest_settlement(self, node: int, *, north: bool) -> Settlement:
        hubs = [hub for hub in self.hubs if self.river.is_north(hub.site.middle) == north and hub.crossings]
        return min(hubs, key=lambda hub: math.dist(hub.site.middle, self.net.places[node]))

    def finished(self) -> Streets:
        self.net.thinned(self.dice)
        self.net.joined(self.gates[True][0])
        net = self.net
        everywhere = range(len(net.places))
        towns = tuple(net.nearest(self.land.middle(town.box), everywhere) for town in self.land.towns)
        edges = [edge for way in net.ways for edge in _edges(net, way)]
        nodes = tuple(degrees(place) for place in net.places)
        return Streets(nodes, tuple(sorted(edges, key=_ends)), tuple(self.names), towns, self.river)


_TITLES = {
    WayKind.LANE: ("巷", "Lane"),
    WayKind.STREET: ("街", "Street"),
    WayKind.ARTERIAL: ("大道", "Avenue"),
    WayKind.COUNTRY_ROAD: ("路", "Road"),
    WayKind.HIGHWAY: ("公路", "Highway"),
}


def _edges(net: RoadNet, way: Way) -> list[Edge]:
    """At least a metre each, so that nothing takes no time."""
    long = max(1.0, round(net.away(way.a, way.b), 1))
    there = Edge(way.a, way.b, long, float(way.kind), way.name, way.bridge)
    return [there] if way.one_way else [there, msgspec.structs.replace(there, source=way.b, target=way.a)]


def _ends(edge: Edge) -> tuple[int, int]:
    return edge.source, edge.target

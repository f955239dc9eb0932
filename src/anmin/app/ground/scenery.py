"""What makes a simulated city look like one: river, ponds, woods, parks, blocks, houses and a railway, from its seed.

Nothing in the house knows of them, and they stand in nobody's way.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry as Shape

from anmin.app.city.ground import BANK, Metres, River, degrees, metres
from anmin.app.city.names import places
from anmin.app.city.plan import Order
from anmin.app.ground.feature import BUILDINGS_ZOOM, Feature

_SHORE = 52.0
"""Metres from the middle of the river to its edge; nothing stands before `BANK`."""
_CORNER, _FRONT = 22.0, 9.0
"""Metres that houses keep from a crossing and from the middle of the street."""
_BEYOND = 800
"""Metres that river and railway go on behind the border."""
_PARKS, _WOODS = 0.07, 130
"""The share of blocks that are parks; metres of the city's half for each wood."""


def in_degrees(drawn: Shape) -> str:
    """GeoJSON of what was drawn in metres around the middle."""
    return shapely.to_geojson(_moved(drawn, degrees))


class Scenery:
    """`fronts`: the streets that houses stand at, in metres; `outline`: the border of the land, in degrees."""

    def __init__(self, order: Order, river: River, fronts: Sequence[Shape], outline: Shape) -> None:
        self.order, self.dice, self.fronts = order, order.dice("ground"), fronts
        self.land = _moved(outline, metres)
        north = order.shape.streets[1] * 52.5 + 400
        self.stream = self._across(river.north_at)
        self.rail = self._across(lambda east: north + 200 * math.sin(east / 2_500))
        self.bed = self.stream.buffer(_SHORE)
        near = shapely.union_all(shapely.buffer(fronts, 90, quad_segs=2))
        self.town = near.buffer(-45).difference(self.stream.buffer(BANK))

    def features(self) -> Iterator[Feature]:
        """Woods and ponds lie in the country, parks are blocks of the town, houses stand where nothing else is."""
        name = next(places(self.order.dice("river name"))).followed("江", "River").marked()
        country = self.land.difference(self.town.buffer(60)).difference(self.stream.buffer(2 * BANK))
        parks = [*self._parks(), self.stream.buffer(BANK).difference(self.bed).intersection(self.town.buffer(90))]
        yield Feature("water", in_degrees(self.bed), said={"kind": "river"})
        yield Feature("water", in_degrees(self.stream), said={"kind": "river", "zh": name.zh, "en": name.en})
        yield from (Feature("green", in_degrees(each), 8, {"kind": "wood"}) for each in self._round(country, 150, 600))
        ponds = list(self._round(country, 25, 70))
        yield from (Feature("water", in_degrees(each), 11, {"kind": "pond"}) for each in ponds)
        yield from (Feature("green", in_degrees(each), 11, {"kind": "park"}) for each in parks if not each.is_empty)
        yield Feature("built", in_degrees(self.town.simplify(4)), 8, {"kind": "quarter"})
        yield from self._houses(shapely.union_all([*parks, *ponds, self.bed, self.rail.buffer(25)]).buffer(1))
        yield Feature("rails", in_degrees(self.rail), 8, {"kind": "rail"})

    def _across(self, north_at: Callable[[float], float]) -> Shape:
        """A line from west to east, a little longer than the land is wide."""
        reach = int(1.6 * self.order.shape.half)
        line = shapely.LineString([(east, north_at(east)) for east in range(-reach, reach, 60)])
        return line.intersection(self.land.buffer(_BEYOND))

    def _round(self, country: Shape, low: float, high: float) -> Iterator[Shape]:
        """Uneven circles with radii between the two, and what of them lies in the country."""
        for _ in range(int(self.order.shape.half / _WOODS)):
            middle = [self.dice.uniform(*ends) for ends in zip(self.land.bounds[:2], self.land.bounds[2:], strict=True)]
            size, phase = self.dice.uniform(low, high), self.dice.uniform(0, math.tau)
            ring = [_around(middle, size, turn / 24 * math.tau, phase) for turn in range(24)]
            left = shapely.Polygon(ring).intersection(country)
            if left.area > low * low:
                yield left

    def _parks(self) -> list[Shape]:
        blocks = [each for each in shapely.polygonize(list(self.fronts)).geoms if 4_000 < each.area < 40_000]
        return [each.buffer(-8) for each in self.dice.sample(blocks, int(len(blocks) * _PARKS))]

    def _houses(self, elsewhere: Shape) -> Iterator[Feature]:
        houses = shapely.polygons([ring for line in self.fronts for ring in self._row(*line.coords)])
        shapely.prepare(elsewhere)
        for house in houses[~shapely.intersects(elsewhere, houses)]:
            yield Feature("built", in_degrees(house), BUILDINGS_ZOOM, {"kind": "house"})

    def _row(self, start: Metres, end: Metres) -> Iterator[list[Metres]]:
        """Houses on both sides of one street, as rings of four corners."""
        long = math.dist(start, end)
        east, north = (end[0] - start[0]) / long, (end[1] - start[1]) / long
        for side in (-1, 1):
            along = _CORNER
            while (wide := self.dice.uniform(9, 24)) + along < long - _CORNER:
                deep = _FRONT + self.dice.uniform(8, 12)
                corners = ((along, _FRONT), (along + wide, _FRONT), (along + wide, deep), (along, deep))
                yield [
                    (start[0] + x * east - side * y * north, start[1] + x * north + side * y * east)
                    for x, y in (*corners, corners[0])
                ]
                along += wide + self.dice.uniform(2, 7)


def _around(middle: Sequence[float], size: float, turn: float, phase: float) -> Metres:
    away = size * (1 + 0.25 * math.sin(2 * turn + phase) + 0.12 * math.sin(5 * turn - phase))
    return middle[0] + away * math.cos(turn), middle[1] + away * math.sin(turn)


def _moved(drawn: Shape, way: Callable[[Metres], Metres]) -> Shape:
    return shapely.transform(drawn, lambda corners: np.array([way((x, y)) for x, y in corners]))

"""A settlement: a grid of streets, turned, shaken and cut by the river, with arterials every few blocks."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from itertools import pairwise
from random import Random

import msgspec

from anmin.app.city.ground import BANK, Metres, River
from anmin.app.city.road_net import RoadNet, Way, WayKind

BLOCKS = 5
"""From one arterial to the next."""
_SHAKE = 0.16

Name = Callable[[WayKind], int]
"""The number of a new name for a street of this kind."""


class Site(msgspec.Struct, frozen=True):
    """`apart`: metres between crossings. `across`: the settlement stands on both banks; else on the middle's alone."""

    middle: Metres
    columns: int
    rows: int
    apart: float
    turned: float
    across: bool = False

    def place(self, column: float, row: float) -> Metres:
        east, north = (column - (self.columns - 1) / 2) * self.apart, (row - (self.rows - 1) / 2) * self.apart
        cos, sin = math.cos(self.turned), math.sin(self.turned)
        return (self.middle[0] + east * cos - north * sin, self.middle[1] + east * sin + north * cos)

    @property
    def reach(self) -> float:
        """Metres from the middle to the nearer edge."""
        return min(self.columns, self.rows) * self.apart / 2


class Settlement(msgspec.Struct, frozen=True):
    """`crossings` by column and row, those in the water missing."""

    site: Site
    crossings: dict[tuple[int, int], int]

    @property
    def members(self) -> list[int]:
        return list(self.crossings.values())


def settle(net: RoadNet, site: Site, river: River, dice: Random, name: Name) -> Settlement:
    """Draw the crossings and the ways between neighbours on the same bank."""
    north = river.is_north(site.middle)
    crossings = {}
    for column in range(site.columns):
        for row in range(site.rows):
            place = site.place(column + dice.uniform(-_SHAKE, _SHAKE), row + dice.uniform(-_SHAKE, _SHAKE))
            if river.on_land(place) and (site.across or river.is_north(place) == north):
                crossings[column, row] = net.crossing(place)
    made = Settlement(site, crossings)
    for line in _lines(site):
        kind = _kind(site, line)
        number = name(kind)
        for here, there in pairwise(line):
            a, b = crossings.get(here), crossings.get(there)
            if a is not None and b is not None and river.is_north(net.places[a]) == river.is_north(net.places[b]):
                net.ways.append(Way(a, b, kind, number))
    return made


def span(net: RoadNet, town: Settlement, river: River, many: int, name: Name) -> None:
    """Build bridges on arterials, evenly from west to east; fewer when the river passes fewer arterials."""
    over = [pair for column in range(0, town.site.columns, BLOCKS) if (pair := _banks(net, town, river, column))]
    many = min(many, len(over))
    for number in range(many):
        a, b = over[(2 * number + 1) * len(over) // (2 * many)]
        net.ways.append(Way(a, b, WayKind.ARTERIAL, name(WayKind.ARTERIAL), bridge=True))


def _banks(net: RoadNet, town: Settlement, river: River, column: int) -> tuple[int, int] | None:
    """The last crossing before the water and the first behind it, if they are not further than a bridge reaches."""
    line = [town.crossings[column, row] for row in range(town.site.rows) if (column, row) in town.crossings]
    for a, b in pairwise(line):
        if river.is_north(net.places[a]) != river.is_north(net.places[b]) and net.away(a, b) < 6 * BANK:
            return a, b
    return None


def _lines(site: Site) -> Iterator[list[tuple[int, int]]]:
    for column in range(site.columns):
        yield [(column, row) for row in range(site.rows)]
    for row in range(site.rows):
        yield [(column, row) for column in range(site.columns)]


def _kind(site: Site, line: list[tuple[int, int]]) -> WayKind:
    if not site.across:
        return WayKind.LANE if min(site.columns, site.rows) < BLOCKS else WayKind.STREET
    number = line[0][0] if line[0][0] == line[-1][0] else line[0][1]
    if number % BLOCKS == 0:
        return WayKind.ARTERIAL
    return WayKind.STREET if number % 2 else WayKind.LANE

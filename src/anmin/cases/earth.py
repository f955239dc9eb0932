"""Metres between two points, and the cells in which cases and premises are looked up. Pure; a circle never reaches around
the earth.
"""

import math

import msgspec

from anmin.territory.point import METRES_A_DEGREE, Point

CELLS_A_DEGREE = 100


class Cells(msgspec.Struct, frozen=True):
    """The cells of about 1.1 km that a circle reaches into, both ends included."""

    south: int
    north: int
    west: int
    east: int

    @property
    def rows(self) -> range:
        return range(self.south, self.north + 1)

    @property
    def columns(self) -> range:
        return range(self.west, self.east + 1)


def cell(degrees: float) -> int:
    return math.floor(degrees * CELLS_A_DEGREE)


def cells(middle: Point, metres: float) -> Cells:
    tall = metres / METRES_A_DEGREE
    wide = tall / max(0.01, math.cos(math.radians(min(90.0, abs(middle.lat) + tall))))
    edges = (middle.lat - tall, middle.lat + tall, middle.lon - wide, middle.lon + wide)
    return Cells(*map(cell, edges))


def metres_between(one: Point, other: Point) -> float:
    """Along the great circle of the mean sphere."""
    here, there = math.radians(one.lat), math.radians(other.lat)
    turn = math.radians(other.lon - one.lon)
    half = math.sin((there - here) / 2) ** 2 + math.cos(here) * math.cos(there) * math.sin(turn / 2) ** 2
    return 2 * METRES_A_DEGREE * math.degrees(math.asin(min(1.0, math.sqrt(half))))

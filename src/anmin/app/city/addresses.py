"""Addresses along the streets of a simulated city: a street, a number and a point at the side of the road."""

from __future__ import annotations

import math
from collections.abc import Iterable
from random import Random

import msgspec
import numpy as np

from anmin.app.city.ground import Degrees, degrees, metres
from anmin.app.city.names import Called
from anmin.app.city.road_net import WayKind
from anmin.app.city.streets import Edge, Streets

_FRONT = 12.0
"""Metres from the middle of the road to a door."""


class Address(msgspec.Struct, frozen=True):
    """Marked as a demonstration in both languages; the point is WGS-84."""

    zh: str
    en: str
    lon: float
    lat: float


class Addresses:
    """Houses stand on lanes, streets and arterials, not on bridges and not on roads through the country."""

    def __init__(self, streets: Streets) -> None:
        self._streets = streets
        self._built = [edge for edge in streets.edges if edge.source < edge.target and _built(edge)]
        self._plane = [metres(node) for node in streets.nodes]
        self._fronts = np.array([self._plane[edge.source] for edge in self._built])

    def anywhere(self, dice: Random) -> Address:
        return self._on(dice.choice(self._built), dice)

    def near(self, place: Degrees, dice: Random, within: float = 400.0) -> Address:
        """One within so many metres, or else the nearest."""
        east, north = (self._fronts - metres(place)).T
        away = np.hypot(east, north)
        close = np.flatnonzero(away <= within).tolist()
        return self._on(self._built[dice.choice(close) if close else int(away.argmin())], dice)

    def towns(self, dice: Random) -> Iterable[Address]:
        """One in the middle of each town."""
        return [self.near(self._streets.nodes[node], dice) for node in self._streets.towns]

    def _on(self, edge: Edge, dice: Random) -> Address:
        (east, north), (east_2, north_2) = self._plane[edge.source], self._plane[edge.target]
        along, side = dice.uniform(0.1, 0.9), dice.choice((-1, 1))
        right = side * _FRONT / max(1.0, math.dist((east, north), (east_2, north_2)))
        lon, lat = degrees(
            (
                east + along * (east_2 - east) + right * (north_2 - north),
                north + along * (north_2 - north) - right * (east_2 - east),
            )
        )
        street, number = self._streets.names[edge.name], 1 + (edge.source * 7 + int(along * 100)) % 398
        named = Called(f"{street.zh}{number}号", f"{number} {street.en}").marked()
        return Address(named.zh, named.en, lon, lat)


def _built(edge: Edge) -> bool:
    return not edge.bridge and edge.kmh in (WayKind.LANE, WayKind.STREET, WayKind.ARTERIAL)

"""The drawing board of a street network: crossings on the plane and ways between them, until the network is whole.

It decides which lanes are left out and which are one-way, never so that a crossing cannot be reached or left.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from enum import IntEnum
from random import Random

import msgspec

from anmin.app.city.ground import Metres


class WayKind(IntEnum):
    """The value is the usual speed in km/h."""

    LANE = 20
    STREET = 30
    COUNTRY_ROAD = 45
    ARTERIAL = 50
    HIGHWAY = 65


class Way(msgspec.Struct, frozen=True, gc=False):
    """Between two crossings; `name` is a number. A one-way leads from `a` to `b`."""

    a: int
    b: int
    kind: WayKind
    name: int
    bridge: bool = False
    one_way: bool = False


class Groups:
    """Crossings that hang together, by the ways joined so far."""

    def __init__(self, many: int) -> None:
        self._above = list(range(many))

    def of(self, member: int) -> int:
        above = self._above
        while above[member] != member:
            above[member] = above[above[member]]
            member = above[member]
        return member

    def join(self, a: int, b: int) -> bool:
        """Whether the two hung apart until now."""
        a, b = self.of(a), self.of(b)
        self._above[max(a, b)] = min(a, b)
        return a != b


class RoadNet:
    """Grows by `crossing` and `way`; `thinned` and `joined` give its last form."""

    def __init__(self) -> None:
        self.places: list[Metres] = []
        self.ways: list[Way] = []

    def crossing(self, place: Metres) -> int:
        self.places.append(place)
        return len(self.places) - 1

    def away(self, a: int, b: int) -> float:
        return math.dist(self.places[a], self.places[b])

    def nearest(self, place: Metres, among: Sequence[int]) -> int:
        return min(among, key=lambda each: (math.dist(self.places[each], place), each))

    def thinned(self, dice: Random, missing: float = 0.12, one_way: float = 0.2) -> None:
        """Leave out some lanes and make some one-way: only those whose ends hang together by other, two-way ways.

        The lanes of one name all lead the same way.
        """
        groups = Groups(len(self.places))
        kept = [way for way in self.ways if way.kind > WayKind.STREET]
        for way in kept:
            groups.join(way.a, way.b)
        lanes = [way for way in self.ways if way.kind <= WayKind.STREET]
        for way in dice.sample(lanes, len(lanes)):
            luck = 1.0 if groups.join(way.a, way.b) else dice.random()
            if luck >= missing + one_way:
                kept.append(way)
            elif luck >= missing:
                a, b = (way.a, way.b) if way.name % 2 else (way.b, way.a)
                kept.append(msgspec.structs.replace(way, a=a, b=b, one_way=True))
        self.ways = kept

    def joined(self, start: int) -> None:
        """Drop everything that does not hang together with `start`."""
        groups = Groups(len(self.places))
        for way in self.ways:
            groups.join(way.a, way.b)
        whole = groups.of(start)
        old = [each for each in range(len(self.places)) if groups.of(each) == whole]
        new = {each: number for number, each in enumerate(old)}
        self.places = [self.places[each] for each in old]
        self.ways = [
            msgspec.structs.replace(way, a=new[way.a], b=new[way.b]) for way in self.ways if groups.of(way.a) == whole
        ]

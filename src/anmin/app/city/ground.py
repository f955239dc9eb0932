"""The ground of a simulated city: a plane in metres around its middle, a river from west to east, and degrees.

It lies somewhere inside China, so that the house treats its points as it treats real ones; no real place is meant.
"""

from __future__ import annotations

import math
from random import Random

import msgspec

from anmin.territory.point import METRES_A_DEGREE

MIDDLE = (117.45, 27.35)
"""Degrees of the middle, WGS-84."""
BANK = 75.0
"""Metres from the middle of the river within which nothing stands."""

Metres = tuple[float, float]
"""East and north of the middle."""
Degrees = tuple[float, float]
"""Longitude and latitude, WGS-84, to a tenth of a metre."""


def degrees(place: Metres) -> Degrees:
    """Flat at the middle's latitude: 0.3 % too narrow or too wide 27 km to the north or south."""
    return (
        round(MIDDLE[0] + place[0] / (METRES_A_DEGREE * math.cos(math.radians(MIDDLE[1]))), 6),
        round(MIDDLE[1] + place[1] / METRES_A_DEGREE, 6),
    )


def metres(place: Degrees) -> Metres:
    """The opposite of `degrees`, to a tenth of a metre."""
    return (
        (place[0] - MIDDLE[0]) * METRES_A_DEGREE * math.cos(math.radians(MIDDLE[1])),
        (place[1] - MIDDLE[1]) * METRES_A_DEGREE,
    )


class Wave(msgspec.Struct, frozen=True):
    """`high` and `long` in metres, `phase` in radians."""

    high: float
    long: float
    phase: float

    def at(self, along: float) -> float:
        return self.high * math.sin(math.tau * along / self.long + self.phase)


class River(msgspec.Struct, frozen=True):
    """It passes a little south of the middle and never turns back, so that every place is north or south of it."""

    waves: tuple[Wave, ...]
    south: float

    def north_at(self, east: float) -> float:
        return sum(wave.at(east) - wave.at(0) for wave in self.waves) - self.south

    def is_north(self, place: Metres) -> bool:
        return place[1] > self.north_at(place[0])

    def on_land(self, place: Metres) -> bool:
        return abs(place[1] - self.north_at(place[0])) >= BANK

    def ashore(self, place: Metres, *, north: bool, away: float = BANK) -> Metres:
        """The place, moved north or south where it is not `away` metres up that bank."""
        bank = self.north_at(place[0])
        return (place[0], max(place[1], bank + away) if north else min(place[1], bank - away))


def river(dice: Random, half: float, span: float) -> River:
    """`half`: half of the city's width; `span`: metres from north to south of the main town, which it divides."""
    waves = (
        Wave(0.10 * half, 1.9 * half, dice.uniform(0, math.tau)),
        Wave(0.02 * half, 0.5 * half, dice.uniform(0, math.tau)),
    )
    return River(waves, dice.uniform(0.10, 0.2) * span)

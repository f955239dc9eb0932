"""Distances on the earth for many points at once, as chords through the mean sphere.

A chord is shorter than the arc by less than 3 mm at 10 km and 3 m at 100 km; there is no seam at ±180 degrees and no
projection to choose.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from anmin.territory.point import METRES_A_DEGREE, Point

Floats = NDArray[np.float64]
RADIUS = METRES_A_DEGREE * 180 / math.pi  # metres


def on_earth(lon: Floats, lat: Floats) -> Floats:
    """Degrees to metres from the earth's centre, shape (n, 3)."""
    east, north = np.radians(lon), np.radians(lat)
    level = np.cos(north)
    return RADIUS * np.stack((level * np.cos(east), level * np.sin(east), np.sin(north)), axis=-1)


def spot(point: Point) -> Floats:
    """One point, shape (3,)."""
    return on_earth(np.float64(point.lon), np.float64(point.lat))  # type: ignore[arg-type]


def metres_from(point: Point, lon: Floats, lat: Floats) -> Floats:
    """Straight-line metres from the point to each place; NaN where the place is NaN."""
    away = on_earth(lon, lat) - spot(point)
    metres: Floats = np.sqrt(np.einsum("ij,ij->i", away, away))
    return metres

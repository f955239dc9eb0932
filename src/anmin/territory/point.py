"""A point on the earth, and distances short enough to be flat. It knows no country, no area and no datum."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Annotated

import msgspec
import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

_ORIGIN = shapely.Point(0, 0)
METRES_A_DEGREE = 111_195.0  # of latitude, on the mean sphere of 6,371,008.8 m

Geometries = Sequence[BaseGeometry] | NDArray[np.object_]
Longitude = Annotated[float, msgspec.Meta(ge=-180, le=180)]
Latitude = Annotated[float, msgspec.Meta(ge=-90, le=90)]


class Point(msgspec.Struct, frozen=True):
    """Degrees. Raises ValueError when not a finite number in range; a decoder turns that into a field error."""

    lon: Longitude
    lat: Latitude

    def __post_init__(self) -> None:
        if not (-180 <= self.lon <= 180 and -90 <= self.lat <= 90):  # also refuses NaN
            raise ValueError("longitude must be within ±180 and latitude within ±90 degrees")


def box_around(point: Point, metres: float) -> BaseGeometry:
    """A box of degrees that holds everything within `metres`; it may reach past ±180."""
    tall = metres / METRES_A_DEGREE
    wide = tall / max(_shrink(abs(point.lat) + tall), 1e-3)
    return shapely.box(point.lon - wide, point.lat - tall, point.lon + wide, point.lat + tall)


def metres_to(point: Point, geometries: Geometries, turn: float = 0.0) -> NDArray[np.float64]:
    """Distance to each geometry, moved east by `turn` degrees: flat around the point, within 1 % up to 50 km away."""
    scale = np.array([METRES_A_DEGREE * _shrink(point.lat), METRES_A_DEGREE])
    middle = np.array([point.lon - turn, point.lat])
    flat = shapely.transform(np.asarray(geometries, dtype=object), lambda degrees: (degrees - middle) * scale)
    distances: NDArray[np.float64] = shapely.distance(flat, _ORIGIN)
    return distances


def _shrink(latitude: float) -> float:
    return math.cos(math.radians(latitude))

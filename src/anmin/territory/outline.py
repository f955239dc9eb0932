"""One outline: GeoJSON coordinates to a valid polygon in WGS-84, or a refusal that says what to mend.

A crossing is mended only when that leaves the area as it was. Mending a tangle takes time with the square of its
vertices, so there is a limit to it; beyond, the outline is refused with the place of its first crossing.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from typing import Annotated

import msgspec
import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import MultiPolygon, Polygon

from anmin.territory.datum import to_wgs84
from anmin.territory.point import Point
from anmin.territory.terms import Datum, FileFault

MENDED_SHARE = 1e-3  # mending may change an area by a thousandth of its size
MENDING_WORK = 5_000_000  # squares of the vertices, added up: 5 tangles of 1,000 vertices cost about 20 s
BBOX_SLACK = 1e-6  # degrees
CLOSED_RING = 4  # positions

_Position = Annotated[list[float], msgspec.Meta(min_length=2, max_length=4)]
_Ring = list[_Position]
_Rings = Annotated[list[_Ring], msgspec.Meta(min_length=1)]
Bbox = Annotated[list[float], msgspec.Meta(min_length=4, max_length=6)]
Shape = Polygon | MultiPolygon


class Refused(Exception):
    """One feature, or the whole file, cannot be accepted."""

    def __init__(self, fault: FileFault, **values: object) -> None:
        super().__init__(fault.value)
        self.fault = fault
        self.values = values


class Mending:
    """How much work may still go into mending the outlines of one file."""

    def __init__(self) -> None:
        self._left = MENDING_WORK

    def mended(self, shape: Shape) -> Shape:
        """Raises Refused(CROSSING) when it is too much work or would change the area."""
        crossing = Refused(FileFault.CROSSING, place=_place(shape))
        work = int(shapely.get_num_coordinates(shape)) ** 2
        if work > self._left:
            raise crossing
        self._left -= work
        whole = shape.buffer(0)  # unlike make_valid it is quick, never invalid, and drops a knot's small loop
        if not isinstance(whole, Shape) or abs(whole.area - shape.area) > MENDED_SHARE * shape.area:
            raise crossing
        return whole


class StoredOutline(msgspec.Struct, frozen=True):
    """An outline as it is kept: well-known binary in one normal form, named by its SHA-256, with its box of degrees."""

    hash: bytes
    geometry: bytes
    west: float
    south: float
    east: float
    north: float


def stored(shape: Shape) -> StoredOutline:
    """The same outline drawn from another corner or the other way round gives the same."""
    geometry = shapely.to_wkb(shapely.normalize(shape))
    return StoredOutline(hashlib.sha256(geometry).digest(), geometry, *shape.bounds)


def loaded(geometry: bytes) -> Shape:
    """The shape of a stored outline."""
    shape = shapely.from_wkb(geometry)
    assert isinstance(shape, Shape)
    return shape


def outline(kind: str, coordinates: msgspec.Raw, datum: Datum, boxes: Iterable[Bbox | None]) -> Shape:
    """The shape in WGS-84, not yet known to be valid. Raises Refused, msgspec.DecodeError or RecursionError."""
    if kind == "Polygon":
        polygons = [msgspec.json.decode(coordinates, type=_Rings)]
    elif kind == "MultiPolygon":
        polygons = msgspec.json.decode(coordinates, type=Annotated[list[_Rings], msgspec.Meta(min_length=1)])
    else:
        raise Refused(FileFault.WRONG_KIND)
    rings = [[_ring(ring) for ring in polygon] for polygon in polygons]
    for bbox in filter(None, boxes):
        _check_bbox(bbox, np.concatenate([ring for polygon in rings for ring in polygon]))
    parts = [Polygon(shell, holes) for shell, *holes in ([_in_wgs84(r, datum) for r in rings_] for rings_ in rings)]
    return parts[0] if len(parts) == 1 else MultiPolygon(parts)


def _ring(positions: _Ring) -> NDArray[np.float64]:
    ring = np.array([position[:2] for position in positions], dtype=np.float64)
    if len(ring) < CLOSED_RING or (ring[0] != ring[-1]).any():
        raise Refused(FileFault.OPEN_RING)
    if not (np.abs(ring) <= (180, 90)).all():
        raise Refused(FileFault.OUT_OF_RANGE)
    return ring


def _in_wgs84(ring: NDArray[np.float64], datum: Datum) -> NDArray[np.float64]:
    if datum in (Datum.WGS84, Datum.CGCS2000):
        return ring
    points = (to_wgs84(Point(lon, lat), datum) for lon, lat in ring.tolist())
    return np.array([(point.lon, point.lat) for point in points])


def _check_bbox(bbox: Bbox, positions: NDArray[np.float64]) -> None:
    corner = len(bbox) // 2
    low, high = np.array(bbox[:2]), np.array(bbox[corner : corner + 2])
    if len(bbox) % 2 or (positions < low - BBOX_SLACK).any() or (positions > high + BBOX_SLACK).any():
        raise Refused(FileFault.WRONG_BBOX)


def _place(shape: Shape) -> str:
    """`lon, lat` of the first crossing."""
    found = re.search(r"\[(\S+) (\S+)\]", shapely.is_valid_reason(shape))
    return ", ".join(f"{float(number):.5f}" for number in found.groups()) if found else "?"

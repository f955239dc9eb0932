"""Which country a point lies in, offline, named in Chinese and English.

The data (`data/README.md`: origin, licence, accuracy) follows the Chinese standard map: 香港, 澳门 and 台湾 are China
and carry names of their own. It tells where a person is, so that help can be sent; it is no statement of law.
At sea no country is given; the country of the nearest coast within 24 nautical miles is (the contiguous zone, UN
Convention on the Law of the Sea, article 33). Loaded when first asked.
"""

from __future__ import annotations

import csv
import importlib.resources
import io
import lzma
import math
from functools import cache

import msgspec
import numpy as np
import shapely
from numpy.typing import NDArray

from anmin.territory.point import Point, box_around, metres_to

COASTAL_METRES = 24 * 1852.0
BORDER_METRES = 3000.0  # twice the worst error of a land border seen in the data
_CELL = 0.05
"""Degrees: about five kilometres."""
_MOST_CELLS = 100_000
_MAINLAND = 0  # the first row of countries.tsv
_GRID = 1e-4  # degrees a step; scripts/make_countries.py


class Country(msgspec.Struct, frozen=True):
    """`code` is ISO 3166-1 alpha-2; `CN` is the mainland, beside it `HK`, `MO` and `TW`, whose names say China."""

    code: str
    zh: str
    en: str

    @property
    def mainland(self) -> bool:
        return self.code == "CN"


class Place(msgspec.Struct, frozen=True):
    """`country` on land. At sea `coast` is the nearest country and `metres` the way to it; far from any coast nothing.

    `border` names the other countries within 3 km: so near, the data may err and a person should ask.
    """

    country: Country | None = None
    coast: Country | None = None
    metres: float | None = None
    border: tuple[Country, ...] = ()

    @property
    def nearest(self) -> Country | None:
        return self.country or self.coast


def place_of(point: Point) -> Place:
    """Never raises. Exactly on a border the first of the list answers: China, then by code."""
    return _world().place_of(point)


def on_mainland(point: Point) -> bool:
    """On the Chinese mainland or its islands, or at sea with that coast the nearest and within 24 nautical miles."""
    owner, _ = _world().owner_at(point)
    return owner == _MAINLAND


class _World:
    """All land, cut into cells of four degrees, so that a look-up walks few vertices."""

    def __init__(self, countries: tuple[Country, ...], pieces: NDArray[np.object_], owners: NDArray[np.int16]) -> None:
        self.countries = countries
        self.owners = owners
        self.tree = shapely.STRtree(pieces)
        self._inland: dict[tuple[int, int], int | None] = {}

    def place_of(self, point: Point) -> Place:
        inland = self._inland_of(point)
        if inland is not None:
            return Place(self.countries[inland])
        owner, metres = self.owner_at(point)
        if owner is None:
            return Place()
        if metres > 0:
            return Place(coast=self.countries[owner], metres=metres)
        others = {near for away, near in self._around(point, BORDER_METRES) if away <= BORDER_METRES} - {owner}
        return Place(self.countries[owner], border=tuple(self.countries[other] for other in sorted(others)))

    def owner_at(self, point: Point) -> tuple[int | None, float]:
        """The number of the country, and the metres to its coast: 0 on land."""
        inland = self._inland_of(point)
        if inland is not None:
            return inland, 0.0
        on = self.tree.query(shapely.points(point.lon, point.lat), predicate="intersects")
        if on.size:
            return int(self.owners[on].min()), 0.0
        metres, owner = min(self._around(point, COASTAL_METRES), default=(math.inf, 0))
        return (owner, metres) if metres <= COASTAL_METRES else (None, math.inf)

    def _inland_of(self, point: Point) -> int | None:
        """The country whose land holds the whole cell of the point and 3 km around it; None where one must look closely.

        Almost every call comes from such a cell: it costs a look into a dictionary instead of half a millisecond.
        """
        cell = (math.floor(point.lon / _CELL), math.floor(point.lat / _CELL))
        if cell not in self._inland:
            if len(self._inland) >= _MOST_CELLS:
                self._inland.clear()
            self._inland[cell] = self._whole(cell)
        return self._inland[cell]

    def _whole(self, cell: tuple[int, int]) -> int | None:
        west, south = cell[0] * _CELL, cell[1] * _CELL
        corners = (
            Point(max(-180.0, west), max(-90.0, south)),
            Point(min(180.0, west + _CELL), min(90.0, south + _CELL)),
        )
        wide = shapely.box(*shapely.total_bounds([box_around(corner, BORDER_METRES) for corner in corners]))
        near = self.tree.query(wide, predicate="intersects")
        owners = set(self.owners[near].tolist())
        if len(owners) != 1 or not shapely.covers(self.tree.geometries[near], wide).any():
            return None
        return int(owners.pop())

    def _around(self, point: Point, metres: float) -> list[tuple[float, int]]:
        box = shapely.bounds(box_around(point, metres))
        turns = (0.0,) if box[0] >= -180 and box[2] <= 180 else (-360.0, 0.0, 360.0)  # across the 180th meridian
        near: list[tuple[float, int]] = []
        for turn in turns:
            found = self.tree.query(shapely.box(box[0] - turn, box[1], box[2] - turn, box[3]))
            pieces = self.tree.geometries[found]
            turned = metres_to(point, pieces, turn)
            near += zip(turned.tolist(), self.owners[found].tolist(), strict=True)
        return near


@cache
def _countries() -> tuple[Country, ...]:
    text = _data().joinpath("countries.tsv").read_text("utf-8")
    return tuple(Country(**row) for row in csv.DictReader(text.splitlines(), delimiter="\t"))


@cache
def _world() -> _World:
    packed = lzma.decompress(_data().joinpath("countries.npz.xz").read_bytes())
    with np.load(io.BytesIO(packed), allow_pickle=False) as kept:
        steps = np.stack([kept["steps_x"], kept["steps_y"]], axis=1)
        offsets = (kept["rings"], kept["parts"])
        owners = kept["owners"]
    degrees = np.cumsum(steps, axis=0) * _GRID
    pieces = shapely.from_ragged_array(shapely.GeometryType.POLYGON, degrees, offsets)
    return _World(_countries(), pieces, owners)


def _data() -> importlib.resources.abc.Traversable:
    return importlib.resources.files(__package__).joinpath("data")

"""The areas of a simulated city: the bureau's, one for each town, in them grid cells of level 1 and in those of level 2.

They tile: all borders follow one lattice, and two neighbours share every corner of theirs. Nothing is cut or mended
afterwards. It writes GeoJSON and knows no house.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from random import Random
from typing import Any

import msgspec

from anmin.app.city.ground import Degrees, Metres, Wave, degrees
from anmin.app.city.plan import Order, Shape, shares


class Box(msgspec.Struct, frozen=True):
    """Squares of the lattice, from west and south up to before east and north."""

    west: int
    south: int
    east: int
    north: int

    @property
    def squares(self) -> int:
        return (self.east - self.west) * (self.north - self.south)

    @property
    def middle(self) -> tuple[float, float]:
        return ((self.west + self.east) / 2, (self.south + self.north) / 2)

    def halves(self, share: float) -> tuple[Box, Box]:
        """Cut across the longer side."""
        wide, tall = self.east - self.west, self.north - self.south
        if wide >= tall:
            cut = self.west + min(wide - 1, max(1, round(wide * share)))
            return Box(self.west, self.south, cut, self.north), Box(cut, self.south, self.east, self.north)
        cut = self.south + min(tall - 1, max(1, round(tall * share)))
        return Box(self.west, self.south, self.east, cut), Box(self.west, cut, self.east, self.north)


class Village(msgspec.Struct, frozen=True):
    """A grid cell of level 1 and those of level 2 inside it."""

    box: Box
    cells: tuple[Box, ...]


class Town(msgspec.Struct, frozen=True):
    box: Box
    villages: tuple[Village, ...]


class Land(msgspec.Struct, frozen=True):
    """Which squares belong to what, and where the corners of the lattice lie, by column and row. Nearest towns first."""

    whole: Box
    corners: tuple[tuple[Metres, ...], ...]
    towns: tuple[Town, ...]

    def middle(self, box: Box) -> Metres:
        east, north = box.middle
        column, row = int(east), int(north)
        near = [self.corners[column + i][row + j] for i in range(2) for j in range(2)]
        weights = [(1 - abs(east - column - i)) * (1 - abs(north - row - j)) for i in range(2) for j in range(2)]
        return (
            sum(weight * place[0] for weight, place in zip(weights, near, strict=True)),
            sum(weight * place[1] for weight, place in zip(weights, near, strict=True)),
        )

    def ring(self, box: Box) -> list[Degrees]:
        """Every corner of the lattice on the border, anticlockwise and closed."""
        way = [(column, box.south) for column in range(box.west, box.east)]
        way += [(box.east, row) for row in range(box.south, box.north)]
        way += [(column, box.north) for column in range(box.east, box.west, -1)]
        way += [(box.west, row) for row in range(box.north, box.south, -1)]
        return [degrees(self.corners[column][row]) for column, row in (*way, way[0])]


def land(order: Order) -> Land:
    """Borders thrown anew for each seed; the counts are the size's."""
    shape, dice = order.shape, order.dice("areas")
    whole = Box(0, 0, shape.lattice, shape.lattice)
    villages = shares(dice, shape.villages, shape.towns)
    cells = shares(dice, shape.cells, shape.villages)
    counts = []
    for many in villages:
        counts.append(cells[:many])
        cells = cells[many:]
    found = Land(whole, _corners(dice, shape), ())
    towns = [_town(box, each) for box, each in zip(_cut(whole, [sum(each) for each in counts]), counts, strict=True)]
    towns.sort(key=lambda town: math.hypot(*found.middle(town.box)))
    return msgspec.structs.replace(found, towns=tuple(towns))


def _town(box: Box, counts: Sequence[int]) -> Town:
    boxes = zip(_cut(box, counts), counts, strict=True)
    return Town(box, tuple(Village(part, tuple(_cut(part, [1] * many))) for part, many in boxes))


def _cut(box: Box, weights: Sequence[int]) -> list[Box]:
    """One part for each weight. Raises ValueError when a part would have fewer squares than its weight."""
    if box.squares < sum(weights):
        raise ValueError("the lattice is too coarse")
    if len(weights) == 1:
        return [box]
    half = len(weights) // 2
    first, second = box.halves(sum(weights[:half]) / sum(weights))
    return [*_cut(first, weights[:half]), *_cut(second, weights[half:])]


def _corners(dice: Random, shape: Shape) -> tuple[tuple[Metres, ...], ...]:
    """Squares are smaller near the middle, bent by two waves and shaken: each step keeps neighbours neighbours."""
    steps, half = shape.lattice, shape.half
    bends = [Wave(0.06 * half, 1.7 * half, dice.uniform(0, math.tau)) for _ in range(2)]

    def place(column: int, row: int) -> Metres:
        shaken = [each + dice.uniform(-0.28, 0.28) for each in (column, row)]
        east, north = (half * _denser(2 * each / steps - 1) for each in shaken)
        east += bends[0].at(north)
        return (east, north + bends[1].at(east))

    return tuple(tuple(place(column, row) for row in range(steps + 1)) for column in range(steps + 1))


def _denser(part: float) -> float:
    """From -1..1 to -1..1, close together in the middle."""
    return 0.4 * part + 0.6 * part * abs(part)


BUREAU_AREA = "P"


def town_code(town: int) -> str:
    return f"P{town + 1:02}"


def village_code(town: int, village: int) -> str:
    return f"{town_code(town)}-{village + 1:02}"


class Answering(msgspec.Struct, frozen=True):
    """Who answers for an area: its name, the code of the organisation, and perhaps an officer's login."""

    name: str
    organisation: str
    officer: str = ""


def geojson(land: Land, answering: Mapping[str, Answering]) -> str:
    """A FeatureCollection as the house imports it. `answering`: by code, for the bureau (P), towns and villages."""
    features = [
        _feature(code, box, land, parent, answering.get(code) or _within(code, answering))
        for code, box, parent in _all(land)
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False)


def _all(land: Land) -> Iterator[tuple[str, Box, str]]:
    yield BUREAU_AREA, land.whole, ""
    for number, town in enumerate(land.towns):
        yield town_code(number), town.box, BUREAU_AREA
        for place, village in enumerate(town.villages):
            code = village_code(number, place)
            yield code, village.box, town_code(number)
            for cell, box in enumerate(village.cells):
                yield f"{code}-{cell + 1:02}", box, code


def _within(code: str, answering: Mapping[str, Answering]) -> Answering:
    """A cell of level 2 answers as its village does."""
    above, _, number = code.rpartition("-")
    village = answering[above]
    name = village.name.removesuffix("（演示）")
    return msgspec.structs.replace(village, name=f"{name}第{int(number)}网格（演示）")


_KINDS = {0: ("jurisdiction", 2), 1: ("grid", 1), 2: ("grid", 2)}


def _feature(code: str, box: Box, land: Land, parent: str, by: Answering) -> dict[str, Any]:
    kind, level = _KINDS[code.count("-")] if parent else ("jurisdiction", 1)
    said = {"code": code, "name": by.name, "kind": kind, "level": level, "organisation": by.organisation}
    said |= {"parent": parent} if parent else {}
    said |= {"officer": by.officer} if by.officer else {}
    geometry = {"type": "Polygon", "coordinates": [land.ring(box)]}
    return {"type": "Feature", "properties": said, "geometry": geometry}

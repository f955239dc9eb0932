"""Who answers for a point: the areas that hold it, the organisation and officer they name, and the rule that decided.

An `AreaIndex` is made from all areas of all times and never changes; a reload makes a new one. It is pure: it reads no
table, knows no door, and guesses nobody: where no area answers it says which fallback does, and why.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from uuid import UUID

import msgspec
import numpy as np
import shapely
from shapely.geometry import MultiPolygon, Polygon

from anmin.kernel.calendar import SHANGHAI
from anmin.kernel.words import Text
from anmin.territory.countries import Country, place_of
from anmin.territory.point import METRES_A_DEGREE, Point, box_around, metres_to
from anmin.territory.terms import AreaKind, Rule


class Area(msgspec.Struct, frozen=True):
    """One outline in WGS-84 during one period; a redrawn area is a new one.

    `level` grows finer: jurisdiction 1 bureau, 2 station, 3 beat; grid 1 and 2. Any grid cell is finer than any
    jurisdiction. Valid from the start of the day `valid_from` in Asia/Shanghai to before the day `valid_to`.
    `parent` is the id of a coarser area; it wins over what the outlines say.
    """

    id: UUID
    code: str
    name: str
    kind: AreaKind
    level: int
    geometry: Polygon | MultiPolygon
    valid_from: date
    valid_to: date | None = None
    parent: UUID | None = None
    organisation: UUID | None = None
    officer: UUID | None = None

    @property
    def fineness(self) -> tuple[bool, int]:
        return self.kind is AreaKind.GRID, self.level

    def in_force(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)


class AreaName(msgspec.Struct, frozen=True):
    """An area without its outline, as it is shown."""

    id: UUID
    code: str
    name: str
    kind: AreaKind
    level: int


class Fallback(msgspec.Struct, frozen=True):
    """Who answers where no area does. An area at most `nearest_m` metres away still answers; 0 turns that off."""

    organisation: UUID
    overseas: UUID
    nearest_m: float = 500.0


class Answer(msgspec.Struct, frozen=True):
    """`chain` runs from the finest area up (grid 2, grid 1, jurisdiction); the finest that names somebody decides.

    `country` is given only where no area answers; `metres` is the way to the area when the rule is `NEAREST`.
    """

    rule: Rule
    organisation: UUID
    officer: UUID | None = None
    chain: tuple[AreaName, ...] = ()
    country: Country | None = None
    metres: float | None = None

    @property
    def reason(self) -> Text:
        area = self.chain[0].name if self.chain else ""
        metres = round(self.metres or 0)
        zh, en = (self.country.zh, self.country.en) if self.country else ("", "")
        return Text(
            self.rule.zh.format(area=area, metres=metres, country=zh),
            self.rule.en.format(area=area, metres=metres, country=en),
        )


class AreaIndex:
    """Look-ups by point and instant. The same areas in any order give the same answers."""

    def __init__(self, areas: Iterable[Area], fallback: Fallback) -> None:
        self._areas = sorted(areas, key=_precedence)
        self._by_id = {area.id: area for area in self._areas}
        self._fallback = fallback
        self._shapes = np.array([area.geometry for area in self._areas], dtype=object)
        shapely.prepare(self._shapes)
        self._tree = shapely.STRtree(self._shapes)

    def __len__(self) -> int:
        return len(self._areas)

    def responsible(self, point: Point, at: datetime) -> Answer:
        """Raises ValueError when `at` has no time zone.

        A border belongs to every area it touches. Among areas of the finest kind and level found there, the smallest
        decides, then the first by code. Where none holds the point: abroad the overseas fallback, never a near area;
        else the nearest area, else the fallback.
        """
        if at.tzinfo is None:
            raise ValueError("an instant needs a time zone")
        day = at.astimezone(SHANGHAI).date()
        holding = self._holding(point, day)
        return self._answer(_decided(holding), holding, day) if holding else self._outside(point, day)

    def _holding(self, point: Point, day: date) -> list[Area]:
        hits = self._tree.query(shapely.Point(point.lon, point.lat))
        inside = hits[shapely.intersects_xy(self._shapes[hits], point.lon, point.lat)]
        return self._in_force(inside, day)

    def _in_force(self, numbers: Iterable[int], day: date) -> list[Area]:
        """In order of precedence, which is the order of the numbers."""
        return [area for number in sorted(numbers) if (area := self._areas[number]).in_force(day)]

    def _outside(self, point: Point, day: date) -> Answer:
        country = place_of(point).nearest
        if country and not country.mainland:
            return Answer(Rule.ABROAD, self._fallback.overseas, country=country)
        metres, nearest = self._nearest(point, day)
        if nearest:
            return self._answer(Rule.NEAREST, nearest, day, metres)
        return Answer(Rule.FALLBACK, self._fallback.organisation, country=country)

    def _nearest(self, point: Point, day: date) -> tuple[float, list[Area]]:
        """All areas that are equally near, to the decimetre."""
        limit = self._fallback.nearest_m
        areas = self._in_force(self._tree.query(box_around(point, limit)), day)
        if not areas:
            return math.inf, []
        away = np.round(metres_to(point, [area.geometry for area in areas]), 1)
        shortest = float(away.min())
        return shortest, [area for area, far in zip(areas, away, strict=True) if far == shortest <= limit]

    def _answer(self, rule: Rule, found: list[Area], day: date, metres: float | None = None) -> Answer:
        chain = self._chain(found, day)
        organisation = next((area.organisation for area in chain if area.organisation), None)
        return Answer(
            rule if organisation else Rule.UNASSIGNED,
            organisation or self._fallback.organisation,
            next((area.officer for area in chain if area.officer), None),
            tuple(AreaName(area.id, area.code, area.name, area.kind, area.level) for area in chain),
            metres=metres,
        )

    def _chain(self, found: Sequence[Area], day: date) -> list[Area]:
        chain = [found[0]]
        while above := self._above(chain[-1], found, day):
            chain.append(above)
        return chain

    def _above(self, area: Area, found: Sequence[Area], day: date) -> Area | None:
        """Strictly coarser, so that wrong parents can never make a circle."""
        parent = self._by_id.get(area.parent) if area.parent else None
        if parent and parent.in_force(day) and parent.fineness < area.fineness:
            return parent
        return next((other for other in found if other.fineness < area.fineness), None)


def _decided(holding: Sequence[Area]) -> Rule:
    rivals = [area for area in holding[:2] if area.fineness == holding[0].fineness]
    if len(rivals) == 1:
        return Rule.INSIDE
    return Rule.FIRST_CODE if square_metres(rivals[0]) == square_metres(rivals[1]) else Rule.SMALLEST


def _precedence(area: Area) -> tuple[bool, int, int, str, UUID]:
    return area.kind is not AreaKind.GRID, -area.level, square_metres(area), area.code, area.id


def square_metres(area: Area) -> int:
    """Whole square metres, flat at the middle latitude of the outline: enough to compare neighbours."""
    _, south, _, north = area.geometry.bounds
    return round(area.geometry.area * METRES_A_DEGREE**2 * math.cos(math.radians((south + north) / 2)))

"""Who answers for a point: the areas that hold it, the organisation and officer they name, and the rule that decided.

An `AreaIndex` is made from all areas of all times and never changes; a reload makes a new one. It is pure: it reads no
table, knows no door, and guesses nobody: where no area answers it says which fallback does, and why.
An outline that several periods share is held once: a change of officer costs no look-up anything.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from types import MappingProxyType
from uuid import UUID

import msgspec
import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import MultiPolygon, Polygon

from anmin.kernel.calendar import SHANGHAI
from anmin.kernel.words import Text
from anmin.territory.countries import Country, place_of
from anmin.territory.point import METRES_A_DEGREE, Point, box_around, metres_to
from anmin.territory.terms import AreaKind, Rule


class Area(msgspec.Struct, frozen=True):
    """One area during one period, outline in WGS-84; a changed area has another period under the same id.

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
    """Who answers where no area does. An area at most `nearest_m` metres away still answers; 0 turns that off.

    None: nobody, because the house has no organisation yet.
    """

    organisation: UUID | None
    overseas: UUID | None
    nearest_m: float = 500.0


class Answer(msgspec.Struct, frozen=True):
    """`chain` runs from the finest area up (grid 2, grid 1, jurisdiction); the finest that names somebody decides.

    `country` is given only where no area answers; `metres` is the way to the area when the rule is `NEAREST`.
    """

    rule: Rule
    organisation: UUID | None
    officer: UUID | None = None
    chain: tuple[AreaName, ...] = ()
    country: Country | None = None
    metres: float | None = None
    jurisdiction: UUID | None = None
    """Who answers by the jurisdictions alone: grid cells are the villages', alarms are the police's."""

    @property
    def reason(self) -> Text:
        area = self.chain[0].name if self.chain else ""
        metres = round(self.metres or 0)
        zh, en = (self.country.zh, self.country.en) if self.country else ("", "")
        return Text(
            self.rule.zh.format(area=area, metres=metres, country=zh),
            self.rule.en.format(area=area, metres=metres, country=en),
        )


class _Held(msgspec.Struct, frozen=True):
    """An area with what every look-up would compute again."""

    area: Area
    name: AreaName
    fineness: int
    size: int


class AreaIndex:
    """Look-ups by point and instant. The same areas in any order give the same answers.

    `closed`: the last day of organisations that have one; from then on the next coarser area's answers.
    """

    def __init__(self, areas: Iterable[Area], closed: Mapping[UUID, date] = MappingProxyType({})) -> None:
        self._held = sorted((_held(area) for area in areas), key=_precedence)
        self._closed = closed
        self._by_id: dict[UUID, list[_Held]] = {}
        drawn: dict[Polygon | MultiPolygon, list[int]] = {}
        for number, held in enumerate(self._held):
            self._by_id.setdefault(held.area.id, []).append(held)
            drawn.setdefault(held.area.geometry, []).append(number)
        self._drawn = list(drawn.values())
        self._shapes = np.array(list(drawn), dtype=object)
        shapely.prepare(self._shapes)
        _warm(self._shapes)
        self._tree = shapely.STRtree(self._shapes)

    def __len__(self) -> int:
        return len(self._held)

    def responsible(self, point: Point, at: datetime, fallback: Fallback) -> Answer:
        """Raises ValueError when `at` has no time zone.

        A border belongs to every area it touches. Among areas of the finest kind and level found there, the smallest
        decides, then the first by code. Where none holds the point: abroad the overseas fallback, never a near area;
        else the nearest area, else the fallback.
        """
        if at.tzinfo is None:
            raise ValueError("an instant needs a time zone")
        day = at.astimezone(SHANGHAI).date()
        holding = self._holding(point, day)
        if holding:
            return self._answer(_decided(holding), holding, day, fallback)
        return self._outside(point, day, fallback)

    def _holding(self, point: Point, day: date) -> list[_Held]:
        hits = self._tree.query(shapely.Point(point.lon, point.lat))
        inside = hits[shapely.intersects_xy(self._shapes[hits], point.lon, point.lat)]
        return self._in_force(inside, day)

    def _in_force(self, shapes: NDArray[np.int64], day: date) -> list[_Held]:
        """In order of precedence, which is the order of the numbers."""
        numbers = sorted([number for shape in shapes.tolist() for number in self._drawn[shape]])
        return [held for number in numbers if (held := self._held[number]).area.in_force(day)]

    def _outside(self, point: Point, day: date, fallback: Fallback) -> Answer:
        country = place_of(point).nearest
        if country and not country.mainland:
            return Answer(Rule.ABROAD, fallback.overseas, country=country)
        metres, nearest = self._nearest(point, day, fallback.nearest_m)
        if nearest:
            near = self._answer(Rule.NEAREST, nearest, day, fallback)
            return msgspec.structs.replace(near, metres=metres)
        return Answer(Rule.FALLBACK, fallback.organisation, country=country)

    def _nearest(self, point: Point, day: date, limit: float) -> tuple[float, list[_Held]]:
        """All areas that are equally near, to the decimetre."""
        near = self._in_force(self._tree.query(box_around(point, limit)), day)
        if not near:
            return math.inf, []
        away = np.round(metres_to(point, [held.area.geometry for held in near]), 1)
        shortest = float(away.min())
        return shortest, [held for held, far in zip(near, away, strict=True) if far == shortest <= limit]

    def _answer(self, rule: Rule, found: list[_Held], day: date, fallback: Fallback) -> Answer:
        chain = self._chain(found, day)
        answering = [held.area for held in chain if self._answers(held.area, day)]
        organisation = answering[0].organisation if answering else None
        return Answer(
            rule if organisation else Rule.UNASSIGNED,
            organisation or fallback.organisation,
            next((held.area.officer for held in chain if held.area.officer), None),
            tuple([held.name for held in chain]),
            jurisdiction=next((area.organisation for area in answering if area.kind is AreaKind.JURISDICTION), None),
        )

    def _answers(self, area: Area, day: date) -> bool:
        if area.organisation is None:
            return False
        last = self._closed.get(area.organisation)
        return last is None or day <= last

    def _chain(self, found: Sequence[_Held], day: date) -> list[_Held]:
        chain = [found[0]]
        while above := self._above(chain[-1], found, day):
            chain.append(above)
        return chain

    def _above(self, held: _Held, found: Sequence[_Held], day: date) -> _Held | None:
        """Strictly coarser, so that wrong parents can never make a circle."""
        for parent in self._by_id.get(held.area.parent, ()) if held.area.parent else ():
            if parent.fineness < held.fineness and parent.area.in_force(day):
                return parent
        return next((other for other in found if other.fineness < held.fineness), None)


def _decided(holding: Sequence[_Held]) -> Rule:
    if len(holding) == 1 or holding[1].fineness < holding[0].fineness:
        return Rule.INSIDE
    return Rule.FIRST_CODE if holding[0].size == holding[1].size else Rule.SMALLEST


def _warm(shapes: NDArray[np.object_]) -> None:
    """The library finishes preparing at the first question; nobody who raises an alarm should wait for that."""
    west, south, east, north = shapely.bounds(shapes).T
    shapely.intersects_xy(shapes, (west + east) / 2, (south + north) / 2)


def _held(area: Area) -> _Held:
    name = AreaName(area.id, area.code, area.name, area.kind, area.level)
    return _Held(area, name, area.kind.fineness(area.level), square_metres(area.geometry))


def _precedence(held: _Held) -> tuple[int, int, str, UUID, date]:
    return -held.fineness, held.size, held.area.code, held.area.id, held.area.valid_from


def square_metres(shape: Polygon | MultiPolygon) -> int:
    """Whole square metres, flat at the middle latitude of the shape: enough to compare neighbours."""
    _, south, _, north = shape.bounds
    return round(shape.area * METRES_A_DEGREE**2 * math.cos(math.radians((south + north) / 2)))

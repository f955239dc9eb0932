"""The areas that coverage is asked of, with the points in each that are to be reached; kept until areas change or the day ends."""

from __future__ import annotations

from datetime import date
from typing import final
from uuid import UUID

import msgspec
import shapely

from anmin.dispatch.model.coverage import Watched
from anmin.kernel.ctx import Ctx
from anmin.kernel.journal import Line
from anmin.territory.periods import day_of
from anmin.territory.point import Point
from anmin.territory.queries import Areas, AreaShown, areas
from anmin.territory.terms import AreaKind

_PAGE = 200
Key = tuple[AreaKind, int]


class CoverageArea(msgspec.Struct, frozen=True):
    """`organisation`: who answers for it, by its own word or that of the nearest area above."""

    watched: Watched
    code: str
    name: str
    organisation: UUID | None


@final
class CoverageAreas:
    """`house.service(CoverageAreas)`. An area is its finest cells, each by a point inside it; without cells, its own."""

    def __init__(self) -> None:
        self._held: dict[Key, tuple[CoverageArea, ...]] = {}
        self._day: date | None = None

    def hear(self, line: Line) -> None:  # noqa: ARG002 - whatever it says, areas are read again
        self._held = {}

    async def of(self, ctx: Ctx, kind: AreaKind, level: int) -> tuple[CoverageArea, ...]:
        """Read through territory's door when they are not held."""
        if self._day != (day := day_of(ctx.now)):
            self._held, self._day = {}, day
        held = self._held
        if (kind, level) not in held:
            held[kind, level] = _made(await _every(ctx), kind, level)
        return held[kind, level]


async def _every(ctx: Ctx) -> list[AreaShown]:
    found: list[AreaShown] = []
    after = ""
    while True:
        page = await areas(ctx, Areas(outlines=True, after=after, limit=_PAGE))
        found += page.areas
        if page.next is None:
            return found
        after = page.next


def _made(every: list[AreaShown], kind: AreaKind, level: int) -> tuple[CoverageArea, ...]:
    by_id = {each.id: each for each in every}
    inside: dict[UUID, list[AreaShown]] = {}
    for each in every:
        if each.parent and each.kind is AreaKind.GRID:
            inside.setdefault(each.parent, []).append(each)
    return tuple(
        CoverageArea(
            Watched(each.id, tuple(_point(cell) for cell in inside.get(each.id, [each]))),
            each.code,
            each.name,
            _organisation(each, by_id),
        )
        for each in every
        if each.kind is kind and each.level == level
    )


def _organisation(area: AreaShown, by_id: dict[UUID, AreaShown]) -> UUID | None:
    climbed: set[UUID] = set()
    at: AreaShown | None = area
    while at is not None and at.id not in climbed:
        if at.organisation:
            return at.organisation
        climbed.add(at.id)
        at = by_id.get(at.parent) if at.parent else None
    return None


def _point(area: AreaShown) -> Point:
    inside = shapely.point_on_surface(shapely.from_geojson(bytes(area.geometry)))
    return Point(inside.x, inside.y)

"""The coverage gap: areas that no available unit would reach within the target. Pure; it moves nobody."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import msgspec
import numpy as np

from anmin.dispatch.fleet import Units
from anmin.dispatch.model.units import UnitStatusRow
from anmin.dispatch.model.weighing import is_fresh, places, standing, within
from anmin.dispatch.roads.times import Places, RoadTimes
from anmin.territory.point import Point


class Watched(msgspec.Struct, frozen=True):
    """An area and the points in it that are to be reached, at least one."""

    area: UUID
    points: tuple[Point, ...]


class Uncovered(msgspec.Struct, frozen=True):
    """`reached` of `points` are reached within the target, fewer than all."""

    area: UUID
    reached: int
    points: int


class Target(msgspec.Struct, frozen=True):
    """Within how many seconds at this instant, what the statuses mean, and of which offices; None: of all."""

    seconds: float
    at: datetime
    statuses: tuple[UnitStatusRow, ...]
    within: frozenset[UUID] | None = None


def coverage(units: Units, areas: Sequence[Watched], roads: RoadTimes, target: Target) -> tuple[Uncovered, ...]:
    """The areas with a gap, in the order given."""
    if not areas:
        return ()
    available, _ = standing(units, target.statuses)
    available &= within(units, target.within)
    where = places(units, is_fresh(units, target.at.timestamp()))
    points = [point for area in areas for point in area.points]
    ends = Places(np.array([each.lon for each in points]), np.array([each.lat for each in points]))
    seconds = roads.soonest(Places(where.lon[available], where.lat[available]), ends, target.seconds)
    edges = np.cumsum([len(area.points) for area in areas])[:-1]
    counts = [int(np.isfinite(part).sum()) for part in np.split(seconds, edges)]
    return tuple(
        Uncovered(area.area, reached, len(area.points))
        for area, reached in zip(areas, counts, strict=True)
        if reached < len(area.points)
    )

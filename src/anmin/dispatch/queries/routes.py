"""The way of a unit to a case, for the map: by our own roads, else the straight line, and it says which."""

from __future__ import annotations

import asyncio
import math
from uuid import UUID

import msgspec
import numpy as np

from anmin.cases.store import cases
from anmin.cases.terms.cases import CASE_UNKNOWN
from anmin.dispatch.roads import OwnRoads, StraightLine
from anmin.dispatch.roads.times import Places
from anmin.dispatch.service import FleetService, Roads
from anmin.dispatch.terms.roads import Basis
from anmin.dispatch.terms.units import NO_PLACE, SEE_UNITS, UNIT_UNKNOWN, UNIT_UNPLACED
from anmin.identity.within import sees
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Question, query
from anmin.territory.point import Point

DIGITS = 6
"""Of a degree: about a decimetre."""


class UnitRoute(Question, frozen=True):
    case: UUID
    unit: UUID


class RouteShown(msgspec.Struct, frozen=True):
    """`points`: longitude and latitude in WGS-84, from the unit to the case. `roads`: the version of the network."""

    points: tuple[tuple[float, float], ...]
    metres: float
    seconds: float
    streets: tuple[str, ...]
    basis: Basis
    roads: int


@query("dispatch.unit_route", needs=SEE_UNITS, faults=(CASE_UNKNOWN, UNIT_UNKNOWN, UNIT_UNPLACED, NO_PLACE))
async def unit_route(ctx: Ctx, question: UnitRoute) -> RouteShown:
    """The fastest way of a unit to a case on free roads."""
    case = await cases.get(ctx, question.case)
    if case.lon is None or case.lat is None:
        raise NO_PLACE()
    start, end = _stands(ctx, question.unit), Point(case.lon, case.lat)
    roads = ctx.house.service(Roads)
    times, version = roads.times, roads.version
    route = await asyncio.to_thread(times.graph.route, start, end) if isinstance(times, OwnRoads) else None
    if route is None:
        line = StraightLine().to(end, Places(np.array([start.lon]), np.array([start.lat])), math.inf)
        ends = (_pair(start), _pair(end))
        return RouteShown(ends, float(line.metres[0]), float(line.seconds[0]), (), Basis.STRAIGHT_LINE, version)
    points = tuple(map(_pair, route.points))
    return RouteShown(points, route.metres, route.seconds[-1], route.streets, Basis.ROAD, version)


def _stands(ctx: Ctx, unit: UUID) -> Point:
    """Where a unit of the caller's scope is, or else belongs. Raises UNIT_UNKNOWN, UNIT_UNPLACED."""
    try:
        row = ctx.house.service(FleetService).row(unit)
    except KeyError:
        raise UNIT_UNKNOWN() from None
    if not sees(ctx, row.office):
        raise UNIT_UNKNOWN()
    place = row.fix.point if row.fix else row.home
    if place is None:
        raise UNIT_UNPLACED()
    return place


def _pair(point: Point) -> tuple[float, float]:
    return round(point.lon, DIGITS), round(point.lat, DIGITS)
